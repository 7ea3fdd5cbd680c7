//! Schools: what is recorded, found, listed and changed.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::change;
use crate::given::{COORDINATOR, Client, as_of, client, code, collide, day, map, on_day, primary, private, school, text, world};

async fn resolved(client: &mut Client, scheme: &str, value: &str) -> Result<(String, String), tonic::Status> {
    let request = pb::ResolveSchoolCodeRequest { value: value.to_owned(), scheme: scheme.to_owned(), as_of: None };
    let reply = client.resolve_school_code(request).await?.into_inner();
    Ok((reply.school.expect("in the reply").id, reply.code.expect("in the reply").scheme))
}

#[tokio::test]
async fn what_was_recorded_is_what_is_read() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let mut input = primary(&map, 1);
    input.highest_grade = pb::Grade::M3.into();
    input.established_on = day(1950, 5, 17);
    input.tags = vec!["TSQP".to_owned()];
    let made = school(&mut client, input.clone()).await;
    let read = as_of(&mut client, &made, None).await.expect("there");
    assert_eq!(read, made);
    assert!(read.opportunity_expansion, "primary and lower secondary grades");
    let today = on_day(&read);
    assert_eq!((today.agency(), today.status()), (pb::Agency::Obec, pb::SchoolStatus::Open));
    assert_eq!((&today.service_area_id, &today.centre_id), (&map.offices[1].id, &map.centres[1].id));
    assert_eq!((today.subdistrict_code.as_str(), today.district_code.as_str(), today.province_code.as_str()), ("400501", "4005", "40"));
    assert_eq!((today.pupils, today.sizes.len()), (0, 0), "nobody was counted yet");
    assert_eq!(read.identifiers[0].code, Some(input.codes[0].clone()));
}

#[tokio::test]
async fn every_wrong_field_of_a_school_is_named_at_once() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let mut input = primary(&map, 1);
    input.codes = vec![code("OBEC10", "12345")];
    input.name = None;
    input.highest_grade = pb::Grade::K1.into();
    input.location = Some(pb::LocationInput { subdistrict_code: "4005".to_owned(), ..Default::default() });
    input.established_on = day(2564, 5, 17);
    let request = pb::RegisterSchoolRequest { school: Some(input), ..Default::default() };
    let refusal = Refusal::expect(client.register_school(request).await);
    assert_eq!(refusal.code, tonic::Code::InvalidArgument);
    assert_eq!(refusal.field_reasons(), [("school.name", "FIELD_REQUIRED")], "what bounds can say is said first");
    let mut input = primary(&map, 1);
    input.codes = vec![code("OBEC10", "12345")];
    input.highest_grade = pb::Grade::K1.into();
    input.location = Some(pb::LocationInput { subdistrict_code: "4005".to_owned(), ..Default::default() });
    let request = pb::RegisterSchoolRequest { school: Some(input), ..Default::default() };
    let refusal = Refusal::expect(client.register_school(request).await);
    let mut reasons = refusal.field_reasons();
    reasons.sort_unstable();
    assert_eq!(
        reasons,
        [
            ("school.codes[0].value", "CODE_MALFORMED"),
            ("school.highest_grade", "GRADES_REVERSED"),
            ("school.location.subdistrict_code", "CODE_MALFORMED"),
        ]
    );
}

#[tokio::test]
async fn a_school_lies_and_belongs_where_that_is_possible() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let elsewhere = pb::LocationInput { subdistrict_code: "990101".to_owned(), ..Default::default() };
    let wrong = [
        (pb::SchoolInput { service_area_id: map.offices[0].id.clone(), ..private(1) }, "SERVICE_AREA_NOT_ALLOWED"),
        (pb::SchoolInput { service_area_id: map.districts[0].id.clone(), ..primary(&map, 1) }, "NOT_FOUND"),
        (pb::SchoolInput { centre_id: map.centres[0].id.clone(), ..primary(&map, 1) }, "CENTRE_OUTSIDE_SERVICE_AREA"),
        (pb::SchoolInput { location: Some(elsewhere), ..primary(&map, 1) }, "NOT_FOUND"),
    ];
    for (input, reason) in wrong {
        let request = pb::RegisterSchoolRequest { school: Some(input), ..Default::default() };
        assert_eq!(Refusal::expect(client.register_school(request).await).reason, reason);
    }
    assert_eq!(world.told("schools").await.iter().filter(|event| event.aggregate == "school").count(), 0);
}

#[tokio::test]
async fn eight_digits_without_a_scheme_that_name_two_schools_are_answered_with_a_question() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let coded = |number, scheme: &str, value: &str| pb::SchoolInput { codes: vec![code(scheme, value)], ..primary(&map, number) };
    let first = school(&mut client, coded(1, "SMIS8", "40050001")).await;
    let second = school(&mut client, coded(2, "MOE8", "40050001")).await;
    let refusal = Refusal::expect(resolved(&mut client, "", "40050001").await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::InvalidArgument, vec![("scheme", "CODE_SCHEME_REQUIRED")]));
    assert!(refusal.text.contains("MOE8, SMIS8"), "{}", refusal.text);
    assert_eq!(resolved(&mut client, "SMIS8", "๔๐๐๕ ๐๐๐๑").await.expect("one"), (first.id, "SMIS8".to_owned()));
    assert_eq!(resolved(&mut client, "MOE8", "40050001").await.expect("one"), (second.id, "MOE8".to_owned()));
    assert_eq!(Refusal::expect(resolved(&mut client, "", "40059999").await).code, tonic::Code::NotFound);
}

#[tokio::test]
async fn a_code_belongs_to_one_school_on_each_day_and_to_another_after_it_was_given_up() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let first = school(&mut client, primary(&map, 1)).await;
    let twice = pb::SchoolInput { codes: primary(&map, 1).codes, ..primary(&map, 2) };
    let request = pb::RegisterSchoolRequest { school: Some(twice.clone()), ..Default::default() };
    let refusal = Refusal::expect(client.register_school(request).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::AlreadyExists, vec![("school.codes", "ALREADY_EXISTS")]));
    let other = Some(code("OBEC10", "9990000099"));
    change!(client, add_school_identifier, AddSchoolIdentifierRequest, first, code: other, valid_from: day(2021, 6, 1)).expect("given");
    let later = pb::SchoolInput { valid_from: day(2021, 6, 1), ..twice };
    let second = school(&mut client, later).await;
    let mut on = async |as_of| {
        let request = pb::ResolveSchoolCodeRequest { value: "9990000001".to_owned(), as_of, ..Default::default() };
        client.resolve_school_code(request).await.expect("one").into_inner().school.expect("in the reply").id
    };
    assert_eq!((on(day(2021, 5, 31)).await, on(day(2021, 6, 1)).await), (first.id, second.id));
}

#[tokio::test]
async fn schools_are_listed_in_thai_order_by_area_agency_and_status() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    for number in [10, 2, 1] {
        school(&mut client, primary(&map, number)).await;
    }
    let one = school(&mut client, private(1)).await;
    let mut listed = async |request: pb::ListSchoolsRequest| {
        let (mut names, mut token) = (Vec::new(), String::new());
        loop {
            let request = pb::ListSchoolsRequest { page_size: 2, page_token: token, ..request.clone() };
            let page = client.list_schools(request).await.expect("a page").into_inner();
            names.extend(page.schools.iter().map(|school| on_day(school).display_name.clone().expect("a name").th));
            token = page.next_page_token;
            if token.is_empty() {
                return names;
            }
        }
    };
    let primaries = ["โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)", "โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)", "โรงเรียนตัวอย่างที่ 10 (ข้อมูลสมมติ)"];
    let privates = ["โรงเรียนเอกชนตัวอย่างที่ 1 (ข้อมูลสมมติ)"];
    assert_eq!(listed(pb::ListSchoolsRequest::default()).await, [&primaries[..], &privates].concat());
    for area in [&map.offices[1], &map.centres[1], &map.districts[1]] {
        assert_eq!(listed(pb::ListSchoolsRequest { area_id: area.id.clone(), ..Default::default() }).await, primaries);
    }
    assert_eq!(listed(pb::ListSchoolsRequest { area_id: map.districts[0].id.clone(), ..Default::default() }).await, privates);
    assert_eq!(listed(pb::ListSchoolsRequest { agencies: vec![pb::Agency::Opec.into()], ..Default::default() }).await, privates);
    let reason = "คำสั่งตัวอย่าง".to_owned();
    let mut closing = crate::given::client(&world, COORDINATOR);
    change!(closing, change_school_status, ChangeSchoolStatusRequest, one, status: pb::SchoolStatus::Dissolved.into(), reason: reason, valid_from: day(2021, 12, 1))
        .expect("dissolved");
    let open = pb::ListSchoolsRequest { statuses: vec![pb::SchoolStatus::Open.into()], ..Default::default() };
    assert_eq!(listed(open.clone()).await, primaries);
    assert_eq!(listed(pb::ListSchoolsRequest { as_of: day(2021, 11, 30), ..open }).await.len(), 4, "it taught the day before");
}

#[tokio::test]
async fn a_school_is_shown_as_it_was() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let renamed =
        change!(client, rename_school, RenameSchoolRequest, made, name: text("โรงเรียนชื่อใหม่ (ข้อมูลสมมติ)"), valid_from: day(2021, 6, 1))
            .expect("renamed");
    let place = Some(pb::LocationInput { subdistrict_code: "400102".to_owned(), ..Default::default() });
    let relocated =
        change!(client, relocate_school, RelocateSchoolRequest, renamed, location: place, valid_from: day(2021, 7, 1)).expect("relocated");
    let head = "0197f0a0-0000-7000-8000-0000000000aa".to_owned();
    let headed =
        change!(client, assign_head, AssignHeadRequest, relocated, person_ref: head.clone(), acting: true, valid_from: day(2021, 10, 1))
            .expect("headed");
    assert_eq!((headed.version, headed.heads[0].person_ref.as_str()), (4, head.as_str()));
    let before = as_of(&mut client, &made, day(2021, 5, 31)).await.expect("there");
    assert_eq!(on_day(&before).display_name, text("โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)"));
    assert_eq!((before.names.len(), before.locations.len(), before.heads.len()), (1, 1, 0), "what began later is left out");
    let after = as_of(&mut client, &made, day(2021, 7, 1)).await.expect("there");
    assert_eq!((on_day(&after).display_name.clone(), on_day(&after).district_code.as_str()), (text("โรงเรียนชื่อใหม่ (ข้อมูลสมมติ)"), "4001"));
}

#[tokio::test]
async fn a_change_that_reaches_behind_the_last_one_is_refused_with_its_day() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let renamed =
        change!(client, rename_school, RenameSchoolRequest, made, name: text("โรงเรียนชื่อใหม่ (ข้อมูลสมมติ)"), valid_from: day(2021, 6, 1))
            .expect("renamed");
    let refusal = Refusal::expect(
        change!(client, rename_school, RenameSchoolRequest, renamed, name: text("โรงเรียนอื่น (ข้อมูลสมมติ)"), valid_from: day(2021, 6, 1)),
    );
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::FailedPrecondition, vec![("valid_from", "NOT_AFTER_LAST_CHANGE")]));
    assert!(refusal.text.contains("1 มิถุนายน 2564"), "{}", refusal.text);
    let stale = Refusal::expect(
        change!(client, rename_school, RenameSchoolRequest, made, name: text("โรงเรียนอื่น (ข้อมูลสมมติ)"), valid_from: day(2021, 8, 1)),
    );
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
}

#[tokio::test]
async fn a_merged_school_names_its_successor_and_its_past_stays_its_own() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (small, host) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let reason = "ประกาศตัวอย่าง".to_owned();
    let merged = change!(client, merge_school, MergeSchoolRequest, small, into_school_id: host.id.clone(), reason: reason.clone(), valid_from: day(2021, 5, 17)).expect("merged");
    assert_eq!(on_day(&merged).status(), pb::SchoolStatus::MergedInto);
    assert_eq!(merged.statuses[1].other_school_id, host.id);
    assert_eq!(on_day(&as_of(&mut client, &small, day(2021, 5, 16)).await.expect("there")).status(), pb::SchoolStatus::Open);
    let again = Refusal::expect(
        change!(client, change_school_status, ChangeSchoolStatusRequest, merged, status: pb::SchoolStatus::Open.into(), reason: reason.clone(), valid_from: day(2021, 6, 1)),
    );
    assert_eq!((again.code, again.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    let into_it = Refusal::expect(
        change!(client, merge_school, MergeSchoolRequest, host, into_school_id: small.id.clone(), reason: reason, valid_from: day(2021, 6, 1)),
    );
    assert_eq!(into_it.reason, "SUCCESSOR_NOT_OPEN");
    let events: Vec<String> = world.told("schools").await.iter().filter(|e| e.aggregate == "school").map(|e| e.event.clone()).collect();
    assert_eq!(events, ["registered", "registered", "merged"]);
}

#[tokio::test]
async fn of_two_schools_that_would_be_merged_into_one_another_at_once_exactly_one_is() {
    let world = world().await;
    let (mut one, mut two) = (client(&world, COORDINATOR), client(&world, "institute_coordinator@global principal@global"));
    let map = map(&mut one).await;
    let (first, second) = (school(&mut one, primary(&map, 1)).await, school(&mut one, primary(&map, 2)).await);
    let schools = format!("select from school where id in ('{}', '{}') order by id for update", first.id, second.id);
    let forth = async {
        change!(one, merge_school, MergeSchoolRequest, first, into_school_id: second.id.clone(), reason: "ตัวอย่าง".to_owned(), valid_from: day(2021, 5, 17))
    };
    let back = async {
        change!(two, merge_school, MergeSchoolRequest, second, into_school_id: first.id.clone(), reason: "ตัวอย่าง".to_owned(), valid_from: day(2021, 5, 17))
    };
    let (forth, back) = collide(&world, schools, forth, back).await;
    let (done, refused): (Vec<_>, Vec<_>) = [forth, back].into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), refused.len()), (1, 1));
    let refusal = Refusal::expect(refused.into_iter().next().expect("one"));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "SUCCESSOR_NOT_OPEN"));
}

#[tokio::test]
async fn a_school_that_is_transferred_leaves_its_office() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let (transferred, dla) = (pb::SchoolStatus::TransferredTo.into(), pb::Agency::Dla.into());
    let reason = "มติคณะกรรมการตัวอย่าง".to_owned();
    let nowhere = Refusal::expect(
        change!(client, change_school_status, ChangeSchoolStatusRequest, made, status: transferred, reason: reason.clone(), valid_from: day(2021, 10, 1)),
    );
    assert_eq!(nowhere.field_reasons(), [("to_agency", "AGENCY_REQUIRED")]);
    let gone = change!(client, change_school_status, ChangeSchoolStatusRequest, made, status: transferred, to_agency: dla, reason: reason, valid_from: day(2021, 10, 1)).expect("transferred");
    assert_eq!((on_day(&gone).agency(), on_day(&gone).service_area_id.as_str()), (pb::Agency::Dla, ""));
    assert_eq!(gone.version, 4, "status, affiliation and centre changed");
}

#[tokio::test]
async fn only_what_the_mask_names_is_changed() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let mask = |paths: &[&str]| Some(prost_types::FieldMask { paths: paths.iter().map(|path| (*path).to_owned()).collect() });
    let profile = pb::SchoolProfile { highest_grade: pb::Grade::M3.into(), tags: vec!["TSQP".to_owned()], ..Default::default() };
    let changed = change!(client, update_school_profile, UpdateSchoolProfileRequest, made, profile: Some(profile.clone()), update_mask: mask(&["highest_grade"])).expect("changed");
    assert_eq!((changed.lowest_grade(), changed.highest_grade(), changed.tags.len()), (pb::Grade::K2, pb::Grade::M3, 0));
    let unknown = Refusal::expect(
        change!(client, update_school_profile, UpdateSchoolProfileRequest, changed, profile: Some(profile), update_mask: mask(&["name"])),
    );
    assert_eq!(unknown.field_reasons(), [("update_mask.paths[0]", "UNKNOWN_CHOICE")]);
}
