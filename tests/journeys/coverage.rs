//! Schools of a programme, told by the schools service itself and counted by reporting: a new order of areas, a school outside the
//! province, a merger, and the two services compared.

use api::common::v1::GetEventLogRequest;
use api::common::v1::event_log_service_client::EventLogServiceClient;
use api::contract::METHODS;
use api::reporting::v1 as reporting;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use prost_reflect::{DescriptorPool, DynamicMessage, MethodDescriptor, SerializeOptions};
use serde_json::{Value, json};
use testkit::{Caller, World};

pub(super) const EVERYBODY: &str = "institute_coordinator@global";
pub(super) const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000b1";

/// Somebody who records things.
pub(crate) struct Clerk {
    caller: Caller,
    pool: DescriptorPool,
}

impl Clerk {
    pub(crate) fn of(world: &World) -> Self {
        Self { caller: world.as_(EVERYBODY), pool: DescriptorPool::decode(api::DESCRIPTORS).expect("descriptors") }
    }

    /// Makes a call, with JSON for its messages.
    pub(crate) async fn call(&self, rpc: &str, body: Value) -> Value {
        let method = METHODS.iter().find(|method| method.name == rpc).unwrap_or_else(|| panic!("there is no {rpc}"));
        let named = |service: prost_reflect::ServiceDescriptor| service.methods().find(|one| one.name() == rpc);
        let described: MethodDescriptor = self.pool.services().find_map(named).expect("the contract has it");
        let request = DynamicMessage::deserialize(described.input(), body).unwrap_or_else(|e| panic!("{rpc}: {e}"));
        let reply = self.caller.call(method.path, &request).await.unwrap_or_else(|status| panic!("{rpc}: {}", status.message()));
        let reply = DynamicMessage::decode(described.output(), reply).expect("a reply is of its own type");
        let options = SerializeOptions::new().use_proto_field_name(true);
        reply.serialize_with_options(serde_json::value::Serializer, &options).expect("JSON")
    }

    /// The id of what a call made.
    pub(super) async fn made(&self, rpc: &str, thing: &str, body: Value) -> String {
        let reply = self.call(rpc, body).await;
        reply[thing]["id"].as_str().unwrap_or_else(|| panic!("{rpc}: {reply}")).to_owned()
    }

    pub(super) async fn area(&self, kind: &str, (scheme, code): (&str, &str), parents: &[(&str, &str)]) -> String {
        let parents: Vec<Value> =
            parents.iter().map(|(hierarchy, id)| json!({ "hierarchy": format!("HIERARCHY_{hierarchy}"), "parent_id": id })).collect();
        let name = format!("พื้นที่ตัวอย่าง {scheme} {code} (ข้อมูลสมมติ)");
        let area = json!({
            "kind": format!("AREA_KIND_{kind}"),
            "code": { "scheme": scheme, "value": code },
            "names": [{ "name": { "th": name } }],
            "parents": parents,
        });
        self.made("RegisterArea", "area", area).await
    }

    pub(super) async fn school(&self, number: u32, more: Value) -> String {
        let mut school = json!({
            "codes": [{ "scheme": "OBEC10", "value": format!("99900000{number:02}") }],
            "name": { "th": format!("โรงเรียนตัวอย่างที่ {number} (ข้อมูลสมมติ)") },
            "lowest_grade": "GRADE_K2",
            "highest_grade": "GRADE_P6",
        });
        for (field, value) in more.as_object().expect("an object") {
            school[field] = value.clone();
        }
        self.made("RegisterSchool", "school", json!({ "school": school })).await
    }

    /// A school that takes part in cohort 2 from today on.
    async fn joined(&self, programme: &str, school: &str, in_service_area: bool) {
        let named = json!({ "programme_id": programme, "cohort_no": 2, "school_id": school });
        let id = self.made("NominateSchool", "participation", named).await;
        let paper = json!({ "number": "1/2564", "on": { "year": 2021, "month": 12, "day": 1 } });
        let endorsed =
            |body: &str| ("EndorseParticipation", json!({ "body": format!("ENDORSING_BODY_{body}"), "resolution": paper.clone() }));
        let mut steps = vec![
            ("ApplyForProgramme", json!({})),
            ("JudgeEligibility", json!({ "eligible": true })),
            endorsed("SCHOOL_BOARD"),
            ("ApproveParticipation", json!({})),
            ("ActivateParticipation", json!({})),
        ];
        if in_service_area {
            steps.insert(3, endorsed("ESAO"));
        }
        for ((rpc, mut body), version) in steps.into_iter().zip(1..) {
            (body["id"], body["expected_version"]) = (json!(id), json!(version));
            self.call(rpc, body).await;
        }
    }
}

/// Ids of what the story is about.
pub(crate) struct Town {
    pub(crate) world: World,
    clerk: Clerk,
    province: String,
    offices: [String; 2],
    centre: String,
    programme: String,
    schools: Vec<String>,
}

/// Three schools in a centre of the fifth office and one in another province, all in cohort 2; the first has confirmed its numbers.
pub(crate) async fn town() -> Town {
    let world = World::start([schools::service(), ::reporting::service()]).await;
    let clerk = Clerk::of(&world);
    let province = clerk.area("PROVINCE", ("TIS1099", "40"), &[]).await;
    let elsewhere = clerk.area("PROVINCE", ("TIS1099", "60"), &[]).await;
    let first = clerk.area("ESAO", ("ESAO", "4001"), &[("SERVICE", &province)]).await;
    let fifth = clerk.area("ESAO", ("ESAO", "4005"), &[("SERVICE", &province)]).await;
    clerk.area("DISTRICT", ("TIS1099", "4005"), &[("ADMINISTRATIVE", &province), ("SERVICE", &fifth)]).await;
    clerk.area("DISTRICT", ("TIS1099", "6001"), &[("ADMINISTRATIVE", &elsewhere)]).await;
    let centre = clerk.area("NETWORK_CENTRE", ("CENTRE", "501"), &[("SERVICE", &fifth)]).await;
    let mut schools = Vec::new();
    for number in 1..=3 {
        let at = json!({ "subdistrict_code": "400501" });
        let school = json!({ "agency": "AGENCY_OBEC", "service_area_id": fifth, "centre_id": centre, "location": at });
        schools.push(clerk.school(number, school).await);
    }
    schools.push(clerk.school(4, json!({ "agency": "AGENCY_OPEC", "location": { "subdistrict_code": "600101" } })).await);
    let programme = json!({
        "name": { "th": "โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)" },
        "kind": "PROGRAMME_KIND_TSQP",
        "owner_organisation_id": OWNER,
        "cohorts": [{ "cohort_no": 1 }, { "cohort_no": 2 }],
    });
    let programme = clerk.made("OpenProgramme", "programme", json!({ "programme": programme })).await;
    for (school, number) in schools.iter().zip(1..) {
        clerk.joined(&programme, school, number < 4).await;
    }
    let counts = json!({ "grades": [{ "grade": "GRADE_P1", "male": 10, "female": 12 }] });
    let numbers = json!({
        "school_id": schools[0],
        "as_of": { "year": 2021, "month": 6, "day": 10 },
        "term": { "be_year": 2564, "semester": 1 },
        "source": "ENROLMENT_SOURCE_DMC",
        "counts": counts,
    });
    let snapshot = clerk.made("RecordEnrolment", "snapshot", numbers).await;
    clerk.call("ConfirmEnrolment", json!({ "id": snapshot, "expected_version": 1 })).await;
    world.settle().await;
    Town { world, clerk, province, offices: [first, fifth], centre, programme, schools }
}

impl Town {
    async fn coverage(&self, area: &str, on: Option<(i32, i32)>, basis: reporting::AreaBasis) -> reporting::ParticipationCoverage {
        let day = |(month, day)| api::common::v1::LocalDate { year: 2022, month, day, ..Default::default() };
        let asked = reporting::GetParticipationCoverageRequest {
            programme_id: self.programme.clone(),
            cohort_no: 2,
            area_id: area.to_owned(),
            as_of: on.map(day),
            basis: basis.into(),
            ..Default::default()
        };
        let mut client = ReportingServiceClient::new(self.world.as_(EVERYBODY));
        let reply = client.get_participation_coverage(asked).await.expect("it is there").into_inner();
        reply.coverage.expect("in the reply")
    }

    async fn expected(&self, area: &str, on: (i32, i32), basis: reporting::AreaBasis) -> i32 {
        self.coverage(area, Some(on), basis).await.schools_expected
    }

    async fn reorganised(&self) {
        let mut order = json!({
            "on": { "year": 2022, "month": 5, "day": 16 },
            "hierarchy": "HIERARCHY_SERVICE",
            "moves": [{ "area_ids": [self.centre], "to_area_id": self.offices[0] }],
            "reason": "ประกาศตัวอย่าง",
        });
        let mut preview = order.clone();
        preview["validate_only"] = json!(true);
        order["plan_hash"] = self.clerk.call("ReorganiseAreas", preview).await["plan_hash"].clone();
        self.clerk.call("ReorganiseAreas", order).await;
        self.world.settle().await;
    }
}

#[tokio::test]
async fn a_school_in_another_province_is_in_the_report_of_its_programme_and_not_in_that_of_this_province() {
    let town = town().await;
    let whole = town.coverage("", None, reporting::AreaBasis::AsWas).await;
    assert_eq!((whole.schools_expected, whole.schools_confirmed, whole.schools_missing), (4, 1, 3));
    let of_province = town.coverage(&town.province, None, reporting::AreaBasis::AsWas).await;
    let share = of_province.confirmed_share.expect("schools are expected");
    assert_eq!((share.numerator, share.denominator, share.percent_text.as_str()), (1, 3, "33.33"));
}

#[tokio::test]
async fn after_a_new_order_of_areas_schools_count_where_they_were_or_where_they_are() {
    use reporting::AreaBasis::{AsNow, AsWas};
    let town = town().await;
    town.world.clock.set("2022-06-01T02:00:00Z".parse().expect("an instant"));
    town.reorganised().await;
    let [first, fifth] = &town.offices;
    let (before, after) = ((5, 15), (5, 16));
    assert_eq!((town.expected(first, before, AsWas).await, town.expected(fifth, before, AsWas).await), (0, 3));
    assert_eq!((town.expected(first, before, AsNow).await, town.expected(fifth, before, AsNow).await), (3, 0));
    assert_eq!((town.expected(first, after, AsWas).await, town.expected(fifth, after, AsWas).await), (3, 0));
    assert_eq!(
        town.expected(&town.centre, before, AsWas).await,
        town.expected(&town.centre, after, AsWas).await,
        "they went with their centre"
    );
}

#[tokio::test]
async fn a_merged_school_keeps_what_it_did_under_its_own_id() {
    let town = town().await;
    let merge = json!({
        "id": town.schools[1],
        "expected_version": 1,
        "into_school_id": town.schools[0],
        "reason": "ประกาศตัวอย่าง",
        "valid_from": { "year": 2021, "month": 12, "day": 20 },
    });
    town.clerk.call("MergeSchool", merge).await;
    town.world.settle().await;
    let whole = town.coverage("", None, reporting::AreaBasis::AsWas).await;
    assert_eq!((whole.schools_in_cohort, whole.schools_expected, whole.schools_closed), (4, 3, 1));
    let mut client = ReportingServiceClient::new(town.world.as_("area_officer@esao:4005"));
    let asked = reporting::GetSchoolProfileRequest { school_id: town.schools[1].clone(), ..Default::default() };
    let profile = client.get_school_profile(asked).await.expect("it is there").into_inner().profile.expect("in the reply");
    assert_eq!((profile.programmes.len(), profile.statuses.last().map(|status| &status.other_school_id)), (1, Some(&town.schools[0])));
}

#[tokio::test]
async fn what_reporting_holds_of_schools_is_what_the_schools_service_has() {
    let town = town().await;
    town.world.clock.set("2022-06-01T02:00:00Z".parse().expect("an instant"));
    town.reorganised().await;
    let db = town.world.db("reporting");
    let mut connection = db.pool().acquire().await.expect("a connection");
    let positions = chassis::project::positions(&mut connection).await.expect("read");
    let (_, position) = positions.iter().find(|(source, _)| source == "schools").expect("it is followed");
    let mut holdings = Vec::new();
    for projection in town.world.projections("reporting") {
        holdings.extend((projection.held)(&mut connection).await.expect("listed"));
    }
    let mut log = EventLogServiceClient::new(town.world.as_("operator@global"));
    let asked = GetEventLogRequest { source: "schools".to_owned(), tally_at_position: *position };
    let there = log.get_event_log(asked).await.expect("an operator may ask").into_inner().tallies;
    let here = chassis::project::tallies(&holdings, "schools");
    assert_eq!(here.len(), 5, "areas, schools, enrolments, programmes and participations: {here:?}");
    for tally in here {
        let other = there.iter().find(|other| other.aggregate == tally.aggregate).expect("the service has it");
        assert_eq!((other.count, &other.digest), (tally.count, &tally.digest), "{}", tally.aggregate);
    }
}
