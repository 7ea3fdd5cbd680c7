//! Programmes: opened, extended by cohorts, closed; read by all and changed by who runs them.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{COORDINATOR, Client, client, day, text, world};
use crate::step;
use crate::taking_part::{NOTHING, OWNER, REQUEST, cohort, new_programme, programme, tsqp};

async fn read(client: &mut Client, id: &str) -> Result<pb::Programme, tonic::Status> {
    let request = pb::GetProgrammeRequest { id: id.to_owned() };
    client.get_programme(request).await.map(|reply| reply.into_inner().programme.expect("in the reply"))
}

async fn told(world: &World) -> Vec<(String, i64)> {
    world.told("schools").await.into_iter().map(|event| (event.name(), event.aggregate_version)).collect()
}

#[tokio::test]
async fn a_programme_keeps_who_runs_it_who_pays_and_its_cohorts_in_the_order_of_their_numbers() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let second = pb::Cohort { name: text("กลุ่มที่ 2"), valid_from: day(2020, 11, 24), ..cohort(2) };
    let input = pb::ProgrammeInput {
        funder: " กองทุนตัวอย่าง  (ข้อมูลสมมติ) ".to_owned(),
        agreement_ids: vec![NOTHING.to_owned()],
        eligibility: text("โรงเรียนขนาดเล็กและขนาดกลาง\nสมัครใจเข้าร่วม"),
        cohorts: vec![second.clone(), cohort(1)],
        valid_from: day(2019, 10, 1),
        ..new_programme(pb::ProgrammeKind::Tsqp, "โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)")
    };
    let opened = programme(&mut client, input).await;
    assert_eq!(opened.funder, "กองทุนตัวอย่าง (ข้อมูลสมมติ)");
    assert_eq!((opened.status(), opened.version, opened.owner_organisation_id.as_str()), (pb::ProgrammeStatus::Open, 1, OWNER));
    assert_eq!(opened.eligibility, text("โรงเรียนขนาดเล็กและขนาดกลาง\nสมัครใจเข้าร่วม"));
    assert_eq!(read(&mut client, &opened.id).await.expect("there"), opened);

    let third = step!(client, programme, add_cohort, AddCohortRequest, opened, cohort: Some(cohort(3))).expect("added");
    assert_eq!(third.cohorts.iter().map(|cohort| cohort.cohort_no).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(third.cohorts[1].name, second.name);
    let reason = "สิ้นสุดโครงการ".to_owned();
    let closed = step!(client, programme, close_programme, CloseProgrammeRequest, third, reason: reason.clone(), on: day(2021, 12, 1));
    let closed = closed.expect("closed");
    assert_eq!((closed.status(), closed.version, &closed.close_reason), (pb::ProgrammeStatus::Closed, 3, &reason));
    assert_eq!(closed.closed_on.as_ref().map(|day| day.be_text.as_str()), Some("1 ธันวาคม 2564"));
    assert_eq!(read(&mut client, &opened.id).await.expect("there"), closed);

    let events = [("opened", 1), ("cohort_added", 2), ("closed", 3)];
    assert_eq!(told(&world).await, events.map(|(event, version)| (format!("schools.programme.{event}"), version)));
    let last: pb::ProgrammeClosed = world.told("schools").await.last().expect("told").decode().expect("readable");
    assert_eq!(last.programme, Some(closed.clone()));

    for refusal in [
        Refusal::expect(step!(client, programme, add_cohort, AddCohortRequest, closed, cohort: Some(cohort(4)))),
        Refusal::expect(step!(client, programme, close_programme, CloseProgrammeRequest, closed, reason: reason.clone())),
    ] {
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "PROGRAMME_CLOSED"));
        assert_eq!(refusal.metadata.get("closed_on").map(String::as_str), Some("2021-12-01"));
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_programme_is_said_with_its_field() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let good = || new_programme(pb::ProgrammeKind::Other, "โครงการตัวอย่าง (ข้อมูลสมมติ)");
    let (taken, before) = (programme(&mut client, good()).await, Counts::of(world.db("schools")).await);
    let backwards = pb::Cohort { valid_from: day(2021, 2, 1), valid_to: day(2021, 1, 1), ..cohort(1) };
    let wrong = [
        (pb::ProgrammeInput { name: text(" "), ..good() }, "NAME_REQUIRED", "programme.name"),
        (pb::ProgrammeInput { kind: 0, ..good() }, "FIELD_REQUIRED", "programme.kind"),
        (pb::ProgrammeInput { owner_organisation_id: String::new(), ..good() }, "FIELD_REQUIRED", "programme.owner_organisation_id"),
        (pb::ProgrammeInput { agreement_ids: vec![NOTHING.to_owned(); 2], ..good() }, "GIVEN_TWICE", "programme.agreement_ids"),
        (pb::ProgrammeInput { cohorts: vec![cohort(1), cohort(1)], ..good() }, "ALREADY_EXISTS", "cohort.cohort_no"),
        (pb::ProgrammeInput { cohorts: vec![cohort(101)], ..good() }, "VALUE_OUT_OF_RANGE", "programme.cohorts[0].cohort_no"),
        (pb::ProgrammeInput { cohorts: vec![backwards], ..good() }, "END_BEFORE_START", "programme.cohorts[0].valid_to"),
        (pb::ProgrammeInput { valid_from: day(2564, 1, 1), ..good() }, "CE_YEAR_EXPECTED", "programme.valid_from"),
    ];
    for (input, reason, field) in wrong {
        let request = pb::OpenProgrammeRequest { programme: Some(input), ..Default::default() };
        assert_eq!(Refusal::expect(client.open_programme(request).await).field_reasons(), [(field, reason)]);
    }
    let again = pb::OpenProgrammeRequest { id: taken.id.clone(), programme: Some(good()), ..Default::default() };
    assert_eq!(Refusal::expect(client.open_programme(again).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    let twice = Refusal::expect(step!(client, programme, add_cohort, AddCohortRequest, taken, cohort: Some(cohort(2))));
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::AlreadyExists, vec![("cohort.cohort_no", "ALREADY_EXISTS")]));
    let close = |reason: &str, on| pb::CloseProgrammeRequest {
        id: taken.id.clone(),
        expected_version: 1,
        reason: reason.to_owned(),
        on,
        ..Default::default()
    };
    let unexplained = Refusal::expect(client.close_programme(close("\n", None)).await);
    assert_eq!(unexplained.field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let tomorrow = Refusal::expect(client.close_programme(close("สิ้นสุด", day(2021, 12, 21))).await);
    assert_eq!(tomorrow.field_reasons(), [("on", "DATE_IN_FUTURE")]);
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn programmes_are_listed_page_by_page_in_thai_order_by_kind_status_and_owner() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let other = pb::ProgrammeInput {
        owner_organisation_id: NOTHING.to_owned(), ..new_programme(pb::ProgrammeKind::Tsqa, "เมืองการเรียนรู้")
    };
    for input in [new_programme(pb::ProgrammeKind::Tsqp, "โรงเรียนพัฒนาตนเอง"), other, new_programme(pb::ProgrammeKind::Tsqp, "กลุ่มนำร่อง")]
    {
        programme(&mut client, input).await;
    }
    let listed = async |client: &mut Client, request: pb::ListProgrammesRequest| {
        let page = client.list_programmes(request).await.expect("a page").into_inner();
        let names: Vec<String> = page.programmes.iter().map(|p| p.name.clone().unwrap_or_default().th).collect();
        (names, page.next_page_token)
    };
    let (first, token) = listed(&mut client, pb::ListProgrammesRequest { page_size: 2, ..Default::default() }).await;
    let (rest, end) =
        listed(&mut client, pb::ListProgrammesRequest { page_size: 2, page_token: token.clone(), ..Default::default() }).await;
    assert_eq!(
        (first, rest, end.as_str()),
        (vec!["กลุ่มนำร่อง".to_owned(), "เมืองการเรียนรู้".to_owned()], vec!["โรงเรียนพัฒนาตนเอง".to_owned()], "")
    );
    let kinds = vec![pb::ProgrammeKind::Tsqp.into()];
    let by_kind = listed(&mut client, pb::ListProgrammesRequest { kinds: kinds.clone(), ..Default::default() }).await.0;
    assert_eq!(by_kind, ["กลุ่มนำร่อง", "โรงเรียนพัฒนาตนเอง"]);
    let owner_organisation_id = NOTHING.to_owned();
    let by_owner = listed(&mut client, pb::ListProgrammesRequest { owner_organisation_id, ..Default::default() }).await.0;
    assert_eq!(by_owner, ["เมืองการเรียนรู้"]);
    let statuses = vec![pb::ProgrammeStatus::Closed.into()];
    assert!(listed(&mut client, pb::ListProgrammesRequest { statuses, ..Default::default() }).await.0.is_empty());
    let foreign = pb::ListProgrammesRequest { page_size: 2, page_token: token, kinds, ..Default::default() };
    assert_eq!(Refusal::expect(client.list_programmes(foreign).await).field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
}

#[tokio::test]
async fn a_programme_is_read_by_all_and_changed_by_who_runs_it() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let opened = tsqp(&mut coordinator).await;
    let mut teacher = client(&world, &format!("teacher@school:{NOTHING}"));
    assert_eq!(read(&mut teacher, &opened.id).await.expect("public"), opened);
    let missing = Refusal::expect(read(&mut teacher, NOTHING).await);
    assert_eq!((missing.code, missing.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));
    let before = Counts::of(world.db("schools")).await;
    for grants in ["institute_coordinator@province:40", "area_director@global"] {
        let mut other = client(&world, grants);
        let refusal = Refusal::expect(step!(other, programme, add_cohort, AddCohortRequest, opened, cohort: Some(cohort(3))));
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::PermissionDenied, "PERMISSION_DENIED"), "{grants}");
        let input = Some(new_programme(pb::ProgrammeKind::Other, "โครงการตัวอย่าง (ข้อมูลสมมติ)"));
        let refusal = Refusal::expect(other.open_programme(pb::OpenProgrammeRequest { programme: input, ..Default::default() }).await);
        assert_eq!(refusal.code, tonic::Code::PermissionDenied, "{grants}");
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let mut owner = client(&world, &format!("institute_coordinator@organisation:{OWNER}"));
    let changed = step!(owner, programme, add_cohort, AddCohortRequest, opened, cohort: Some(cohort(3))).expect("it is theirs");
    let mut own = client(&world, &format!("institute_coordinator@programme:{}", opened.id));
    step!(own, programme, add_cohort, AddCohortRequest, changed, cohort: Some(cohort(4))).expect("it is theirs");
    let absent = pb::Programme { id: NOTHING.to_owned(), version: 1, ..Default::default() };
    let refusal = Refusal::expect(step!(own, programme, add_cohort, AddCohortRequest, absent, cohort: Some(cohort(4))));
    assert_eq!(refusal.code, tonic::Code::NotFound);
}

#[tokio::test]
async fn a_stale_change_is_refused_a_repeated_one_replayed_and_a_dry_run_keeps_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let input = || Some(new_programme(pb::ProgrammeKind::WsaPilot, "โครงการตัวอย่าง (ข้อมูลสมมติ)"));
    let before = Counts::of(world.db("schools")).await;
    let dry = pb::OpenProgrammeRequest { validate_only: true, programme: input(), ..Default::default() };
    assert_eq!(client.open_programme(dry).await.expect("possible").into_inner().programme.map(|p| p.version), Some(1));
    assert_eq!(Counts::of(world.db("schools")).await, before);

    let open = pb::OpenProgrammeRequest { request_id: REQUEST.to_owned(), programme: input(), ..Default::default() };
    let first = client.open_programme(open.clone()).await.expect("opened").into_inner();
    assert_eq!(client.open_programme(open.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::OpenProgrammeRequest { id: NOTHING.to_owned(), ..open };
    assert_eq!(Refusal::expect(client.open_programme(other).await).reason, "REQUEST_ID_REUSED");
    assert_eq!(told(&world).await.len(), 1);

    let opened = first.programme.expect("in the reply");
    let changed = step!(client, programme, add_cohort, AddCohortRequest, opened, cohort: Some(cohort(3))).expect("added");
    let stale = Refusal::expect(step!(client, programme, add_cohort, AddCohortRequest, opened, cohort: Some(cohort(4))));
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version"), Some(&changed.version.to_string()));
}
