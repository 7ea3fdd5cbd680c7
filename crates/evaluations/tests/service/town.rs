//! What cycles are about: a province with two offices, schools that belong to them, and a programme that some of them take part in, as the schools
//! service would tell it. Everything in it is made up.

use api::common::v1::{LocalDate, LocalizedText};
use api::evaluations::v1 as pb;
use api::schools::v1 as told;
use chassis::event::Event;
use chassis::project::{apply_events, apply_slices};
use jiff::{SignedDuration, Timestamp};
use prost::Message;
use testkit::World;
use uuid::Uuid;

use crate::given::{Client, OWNER, client, published, text, world};

pub(crate) const PROVINCE: u128 = 400;
pub(crate) const OFFICE_1: u128 = 401;
pub(crate) const OFFICE_5: u128 = 405;
pub(crate) const CENTRE_5: u128 = 415;
pub(crate) const PROGRAMME: u128 = 900;
/// Whoever runs the cycles.
pub(crate) const RUNS: &str = "institute_coordinator@organisation:0197f0a0-0000-7000-8000-0000000000f1";
pub(crate) const ELSEWHERE: &str = "institute_coordinator@organisation:0197f0a0-0000-7000-8000-0000000000f9";

/// An id that reads well in a failing test.
pub(crate) fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
pub(crate) fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, ..Default::default() })
}

fn event(aggregate: &str, n: u128, version: i64, name: &str, message: &impl Message) -> Event {
    let begin: Timestamp = "2021-12-01T02:00:00Z".parse().expect("an instant");
    Event {
        source: "schools".to_owned(),
        epoch: 1,
        position: version,
        id: Uuid::from_u128(n * 1_000 + u128::try_from(version).expect("positive")),
        aggregate: aggregate.to_owned(),
        aggregate_id: Uuid::from_u128(n),
        aggregate_version: version,
        event: name.to_owned(),
        scope: None,
        traceparent: None,
        occurred_at: begin + SignedDuration::from_mins(version),
        chain: None,
        payload: message.encode_to_vec().into(),
    }
}

pub(crate) fn area(n: u128, version: i64, kind: told::AreaKind, code: &str) -> Event {
    let code = Some(told::Code { scheme: "ESAO".to_owned(), value: code.to_owned() });
    let area = told::Area { id: id(n), version, kind: kind.into(), code, ..Default::default() };
    event("area", n, version, "registered", &told::AreaRegistered { area: Some(area) })
}

/// A school of an office and of the centre of office 5.
pub(crate) fn school(n: u128, office: u128) -> told::School {
    let centres =
        if office == OFFICE_5 { vec![told::CentreMembership { centre_id: id(CENTRE_5), ..Default::default() }] } else { Vec::new() };
    let code = Some(told::Code { scheme: "MOE8".to_owned(), value: format!("4005{n:04}") });
    told::School {
        id: id(n),
        version: 1,
        identifiers: vec![told::SchoolIdentifier { code, ..Default::default() }],
        names: vec![told::DatedName {
            name: text(&format!("โรงเรียนตัวอย่างที่ {n} (ข้อมูลสมมติ)")), ..Default::default()
        }],
        affiliations: vec![told::Affiliation { agency: told::Agency::Obec.into(), service_area_id: id(office), ..Default::default() }],
        locations: vec![told::Location { subdistrict_code: "400501".to_owned(), ..Default::default() }],
        centres,
        statuses: vec![told::StatusPeriod { status: told::SchoolStatus::Open.into(), ..Default::default() }],
        ..Default::default()
    }
}

/// The same school after it moved to another office on a day.
pub(crate) fn moved(mut school: told::School, office: u128, on: Option<&LocalDate>) -> told::School {
    school.version += 1;
    if let Some(held) = school.affiliations.last_mut() {
        held.valid_to = on.cloned();
    }
    let agency = told::Agency::Obec.into();
    school.affiliations.push(told::Affiliation { agency, service_area_id: id(office), valid_from: on.cloned(), ..Default::default() });
    school
}

/// The same school after it was merged into another on a day.
pub(crate) fn merged(mut school: told::School, into: u128, on: Option<&LocalDate>) -> told::School {
    school.version += 1;
    if let Some(held) = school.statuses.last_mut() {
        held.valid_to = on.cloned();
    }
    let status = told::SchoolStatus::MergedInto.into();
    school.statuses.push(told::StatusPeriod { status, other_school_id: id(into), valid_from: on.cloned(), ..Default::default() });
    school
}

pub(crate) fn school_told(school: told::School) -> Event {
    let (n, version) = (Uuid::parse_str(&school.id).expect("an id").as_u128(), school.version);
    event("school", n, version, "changed", &told::SchoolRenamed { school: Some(told::SchoolSnapshot { school: Some(school) }) })
}

/// That a school takes part in the programme, after these steps.
pub(crate) fn participation(school: u128, steps: &[(told::ParticipationStatus, Option<LocalDate>)]) -> Event {
    let step = |(status, on): &(told::ParticipationStatus, Option<LocalDate>)| told::ParticipationStep {
        status: (*status).into(),
        on: on.clone(),
        ..Default::default()
    };
    let (n, version) = (1_000_000 + school, i64::try_from(steps.len()).expect("few"));
    let participation = told::Participation {
        id: id(n),
        version,
        programme_id: id(PROGRAMME),
        cohort_no: 1,
        school_id: id(school),
        steps: steps.iter().map(step).collect(),
        ..Default::default()
    };
    event("participation", n, version, "activated", &told::ParticipationActivated { participation: Some(participation) })
}

/// Where somebody is posted, after this many changes: schools, each from a day on and until another.
pub(crate) fn teacher(n: u32, version: i64, postings: &[(u128, Option<LocalDate>, Option<LocalDate>)]) -> Event {
    let posting = |(no, (school, from, to)): (i32, &(u128, Option<LocalDate>, Option<LocalDate>))| told::PostingSnapshot {
        posting_no: no,
        school_id: id(*school),
        role: told::TeacherRole::Teacher.into(),
        kind: told::PostingKind::Posted.into(),
        valid_from: from.clone(),
        valid_to: to.clone(),
    };
    let own = 2_000_000 + u128::from(n);
    let teacher = told::TeacherSnapshot {
        id: id(own),
        version,
        person_ref: person(n),
        postings: (1..).zip(postings).map(posting).collect(),
        scopes: Vec::new(),
    };
    event("teacher", own, version, "posted", &told::TeacherPosted { teacher: Some(teacher), posting_no: 1 })
}

/// The areas, schools 1 to 3 of office 5 and schools 4 and 5 of office 1; 1 and 4 take part in the programme from June 2564 on.
pub(crate) fn town() -> Vec<Event> {
    use told::AreaKind;
    use told::ParticipationStatus::{Active, Approved};
    let part = |n| participation(n, &[(Approved, day(2021, 5, 1)), (Active, day(2021, 6, 1))]);
    let mut events = vec![
        area(PROVINCE, 1, AreaKind::Province, "40"),
        area(OFFICE_1, 1, AreaKind::Esao, "4001"),
        area(OFFICE_5, 1, AreaKind::Esao, "4005"),
        area(CENTRE_5, 1, AreaKind::NetworkCentre, "501"),
    ];
    events.extend((1..=3).map(|n| school_told(school(n, OFFICE_5))));
    events.extend((4..=5).map(|n| school_told(school(n, OFFICE_1))));
    events.extend([part(1), part(4)]);
    events
}

/// Lets evaluations hear what the schools service tells.
pub(crate) async fn hear(world: &World, events: &[Event]) {
    let (db, models) = (world.db("evaluations"), world.projections("evaluations"));
    apply_events(db, models, events, &world.clock, &world.ids).await.expect("the events can be applied");
}

/// The same in slices.
pub(crate) async fn hear_cut<'a>(world: &World, slices: impl IntoIterator<Item = &'a [Event]>) {
    let (db, models) = (world.db("evaluations"), world.projections("evaluations"));
    apply_slices(db, models, slices, &world.clock, &world.ids).await.expect("the events can be applied");
}

/// A world that knows the town, and a framework that is in use.
pub(crate) async fn settled() -> (World, pb::Framework) {
    let world = world().await;
    hear(&world, &town()).await;
    let framework = published(&mut client(&world, RUNS), "WSA-TEST", "เกณฑ์").await;
    (world, framework)
}

/// A cycle of office 5 that collects over the turn of the year.
pub(crate) fn plan(framework: &pb::Framework) -> pb::CyclePlan {
    pb::CyclePlan {
        owner_organisation_id: OWNER.to_owned(),
        name: Some(LocalizedText {
            th: "รอบพื้นฐาน (ข้อมูลสมมติ)".to_owned(), en: "Baseline".to_owned()
        }),
        framework_id: framework.id.clone(),
        framework_n: 1,
        is_trial: false,
        term: Some(told::AcademicTerm { be_year: 2564, semester: 2 }),
        round: pb::CycleRound::Baseline.into(),
        population: Some(pb::CyclePopulation { area_ids: vec![id(OFFICE_5)], programme_ids: Vec::new(), as_of: day(2021, 12, 1) }),
        windows: Some(pb::CycleWindows {
            collect_from: day(2021, 12, 15),
            collect_to: day(2022, 1, 31),
            moderate_to: day(2022, 2, 15),
            publish_on: day(2022, 3, 1),
        }),
        policy: Some(pb::AssessorPolicy {
            roles: [pb::AssessorRole::Self_, pb::AssessorRole::Supervisor, pb::AssessorRole::External].map(Into::into).to_vec(),
            min_raters: 2,
            independence_months: 0,
        }),
    }
}

pub(crate) async fn planned(client: &mut Client, plan: pb::CyclePlan) -> pb::Cycle {
    let request = pb::CreateCycleRequest { plan: Some(plan), ..Default::default() };
    client.create_cycle(request).await.expect("planned").into_inner().cycle.expect("in the reply")
}

/// A step of a cycle: `cycle_step!(client, open_cycle, OpenCycleRequest, cycle, …)`.
#[macro_export]
macro_rules! cycle_step {
    ($client:expr, $method:ident, $request:ident, $cycle:expr $(, $field:ident: $value:expr)*) => {{
        let cycle = &$cycle;
        let request = pb::$request { id: cycle.id.clone(), expected_version: cycle.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().cycle.expect("in the reply"))
    }};
}

pub(crate) async fn opened(client: &mut Client, plan: pb::CyclePlan) -> pb::Cycle {
    let planned = planned(client, plan).await;
    cycle_step!(client, open_cycle, OpenCycleRequest, planned).expect("opened")
}

/// Which schools of a cycle somebody sees, in their order.
pub(crate) async fn schools_of(client: &mut Client, cycle: &pb::Cycle) -> Vec<String> {
    let request = pb::ListCycleSchoolsRequest { id: cycle.id.clone(), ..Default::default() };
    let page = client.list_cycle_schools(request).await.expect("a page").into_inner();
    page.schools.into_iter().map(|school| school.school_id).collect()
}

/// Id of a person who does not exist.
pub(crate) fn person(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000a{n:04}")
}

pub(crate) fn profile(roles: &[pb::AssessorRole], school: Option<u128>) -> pb::AssessorProfile {
    let works = |n| pb::AssessorAffiliation { school_id: id(n), valid_from: day(2019, 5, 16), ..Default::default() };
    pb::AssessorProfile {
        roles: roles.iter().map(|role| (*role).into()).collect(),
        service_area_ids: vec![id(OFFICE_5)],
        affiliations: school.map(works).into_iter().collect(),
    }
}

/// An external assessor and supervisor of office 5, who works at a school or at none.
pub(crate) async fn listed(client: &mut Client, n: u32, school: Option<u128>) -> pb::Assessor {
    let request = pb::RegisterAssessorRequest {
        person_ref: person(n),
        owner_organisation_id: OWNER.to_owned(),
        profile: Some(profile(&[pb::AssessorRole::External, pb::AssessorRole::Supervisor], school)),
        ..Default::default()
    };
    client.register_assessor(request).await.expect("listed").into_inner().assessor.expect("in the reply")
}

/// Asks somebody to judge a school.
pub(crate) fn asks(cycle: &pb::Cycle, school: u128, person_ref: String, role: pb::AssessorRole) -> pb::CreateAssignmentRequest {
    pb::CreateAssignmentRequest {
        cycle_id: cycle.id.clone(),
        school_id: id(school),
        assessor_ref: person_ref,
        role: role.into(),
        ..Default::default()
    }
}

pub(crate) async fn assigned(client: &mut Client, request: pb::CreateAssignmentRequest) -> pb::Assignment {
    client.create_assignment(request).await.expect("assigned").into_inner().assignment.expect("in the reply")
}

/// A step of an assignment: `assignment_step!(client, decline_assignment, DeclineAssignmentRequest, assignment, conflict: …)`.
#[macro_export]
macro_rules! assignment_step {
    ($client:expr, $method:ident, $request:ident, $assignment:expr $(, $field:ident: $value:expr)*) => {{
        let assignment = &$assignment;
        let request = pb::$request {
            id: assignment.id.clone(), expected_version: assignment.version, $($field: $value,)* ..Default::default()
        };
        $client.$method(request).await.map(|reply| reply.into_inner().assignment.expect("in the reply"))
    }};
}
