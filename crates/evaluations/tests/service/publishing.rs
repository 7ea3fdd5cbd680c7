//! What is published, to whom, and what a school can say against it.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::cycle;
use crate::given::{Client, NOTHING, OWNER, client, told};
use crate::rating::{
    CYCLE, DIRECTOR, OFFICER, collected, coordinator, decided, finalised, person, principal, published, rated, reopened, result, school,
    world,
};

/// Six schools of one service area and three of another, finalised; school 1 is at the top, school 2 at the bottom.
async fn nine() -> World {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    let schools = [1, 2, 3, 4, 5, 6, 101, 102, 103];
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &schools).await;
    for (at, of) in (0..).zip(schools) {
        let levels = [[5, 5, 5], [1, 1, 1], [3, 3, 3]].into_iter().nth(at.min(2)).expect("one of three");
        rated(&world, CYCLE, of, (of, "SUPERVISOR"), levels).await;
    }
    finalised(&world, CYCLE).await;
    world
}

async fn published_now(world: &World) -> pb::Publication {
    let reply = cycle!(*world, coordinator(world), publish_cycle, PublishCycleRequest, CYCLE).expect("it has results");
    reply.publication.expect("in the reply")
}

async fn publication(client: &mut Client, n: i32) -> Result<pb::GetPublicationResponse, tonic::Status> {
    let request = pb::GetPublicationRequest { cycle_id: CYCLE.to_owned(), n };
    client.get_publication(request).await.map(tonic::Response::into_inner)
}

#[tokio::test]
async fn everybody_reads_counts_and_nobody_can_work_out_a_small_area() {
    let world = nine().await;
    let mut provincial = client(&world, "provincial_officer@province:40");
    assert_eq!(Refusal::expect(publication(&mut provincial, 0).await).code, Code::NotFound, "not published yet");
    let made = published_now(&world).await;
    assert_eq!((made.n, made.population, made.results, made.coverage_e4, made.least), (1, 9, 9, 10_000, 5));
    let areas: Vec<(&str, bool, i32)> = made.areas.iter().map(|area| (area.scope.as_str(), area.suppressed, area.schools)).collect();
    // The three of 4001 would follow from the whole less 4005.
    assert_eq!(areas, [("", false, 9), ("esao:4001", true, 0), ("esao:4005", true, 0)]);
    let levels: Vec<(i32, i32)> = made.areas[0].levels.iter().map(|level| (level.level, level.schools)).collect();
    assert_eq!((levels, made.areas[0].passed), (vec![(1, 1), (3, 7), (5, 1)], Some(1)));
    assert!(made.areas[1..].iter().all(|area| area.levels.is_empty() && area.passed.is_none()));
    let read = publication(&mut provincial, 0).await.expect("public");
    assert_eq!(read.publication.as_ref(), Some(&made));
    assert!(read.framework.and_then(|framework| framework.licence).is_some(), "its licence goes with every copy");
    let again = Refusal::expect(cycle!(world, coordinator(&world), publish_cycle, PublishCycleRequest, CYCLE));
    assert_eq!((again.code, again.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
}

#[tokio::test]
async fn a_school_reads_its_own_result_once_it_is_published_and_no_other() {
    let world = nine().await;
    let mut own = principal(&world, 1);
    assert_eq!(Refusal::expect(result(&mut own, 1, 0).await).code, Code::NotFound);
    assert!(result(&mut client(&world, OFFICER), 1, 0).await.is_ok(), "whoever reviews results sees them before");
    published_now(&world).await;
    let read = result(&mut own, 1, 0).await.expect("published");
    assert_eq!((read.n, read.published_n, read.overall.as_ref().map(|value| value.level)), (1, 1, Some(5)));
    for of in [2, 101] {
        assert_eq!(Refusal::expect(result(&mut own, of, 0).await).code, Code::NotFound);
    }
    assert_eq!(Refusal::expect(result(&mut client(&world, OFFICER), 101, 0).await).code, Code::NotFound, "of another area");
    let listing = pb::ListResultsRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    assert_eq!(Refusal::expect(own.list_results(listing).await).code, Code::PermissionDenied);
    let names = told(&world).await;
    assert_eq!(names.iter().filter(|name| *name == "evaluations.result.published").count(), 9);
}

/// A14: what was published stays readable as it was.
#[tokio::test]
async fn an_older_edition_stays_what_it_was_when_a_school_is_revised() {
    let world = nine().await;
    let first = published_now(&world).await;
    let before = result(&mut principal(&world, 2), 2, 0).await.expect("published");
    reopened(&world).await;
    decided(&world, 2, &[("A.1", 3), ("A.2", 3), ("B.1", 3)]).await;
    cycle!(world, coordinator(&world), finalise_cycle, FinaliseCycleRequest, CYCLE).expect("decided");
    let still = result(&mut principal(&world, 2), 2, 0).await.expect("published");
    assert_eq!((still.n, &still.overall), (1, &before.overall), "what was found since is not published");
    assert_eq!(publication(&mut principal(&world, 2), 0).await.expect("there").publication, Some(first.clone()));
    let second = published_now(&world).await;
    assert_eq!((second.n, second.areas[0].passed, second.hash == first.hash), (2, Some(1), false));
    let now = result(&mut principal(&world, 2), 2, 0).await.expect("published");
    assert_eq!((now.n, now.published_n, now.overall.map(|value| value.level)), (2, 2, Some(3)));
    assert_eq!(publication(&mut principal(&world, 2), 1).await.expect("there").publication, Some(first));
    assert_eq!(result(&mut principal(&world, 2), 2, 1).await.expect("there").overall, before.overall);
    assert_eq!(Refusal::expect(result(&mut principal(&world, 2), 2, 3).await).code, Code::NotFound);
    let other = result(&mut principal(&world, 3), 3, 0).await.expect("there");
    assert_eq!((other.n, other.version), (1, 2), "a school that was not revised has one version, published once");
}

#[tokio::test]
async fn results_are_listed_in_thai_order_by_level_flag_and_in_pages() {
    let world = nine().await;
    let mut officer = client(&world, OFFICER);
    let all = pb::ListResultsRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    let page = officer.list_results(pb::ListResultsRequest { page_size: 4, ..all.clone() }).await.expect("a page").into_inner();
    let next = pb::ListResultsRequest { page_size: 4, page_token: page.next_page_token, ..all.clone() };
    let rest = officer.list_results(next).await.expect("a page").into_inner();
    let schools: Vec<String> = page.results.iter().chain(&rest.results).map(|found| found.school_id.clone()).collect();
    assert_eq!(schools, (1..=6).map(school).collect::<Vec<_>>(), "of the own area");
    assert!(page.results.iter().all(|found| found.nodes.is_empty() && found.school_name.is_some()));
    let of =
        async |request: pb::ListResultsRequest| coordinator(&world).list_results(request).await.expect("a page").into_inner().results.len();
    assert_eq!(of(pb::ListResultsRequest { levels: vec![1, 5], ..all.clone() }).await, 2);
    assert_eq!(of(pb::ListResultsRequest { flags: vec![pb::ResultFlag::SingleRater.into()], ..all.clone() }).await, 9);
    assert_eq!(of(pb::ListResultsRequest { flags: vec![pb::ResultFlag::LowCoverage.into()], ..all.clone() }).await, 0);
    assert_eq!(of(pb::ListResultsRequest { without_value: true, ..all.clone() }).await, 0);
    let wrong = pb::ListResultsRequest { page_token: "x".to_owned(), ..all };
    assert_eq!(Refusal::expect(officer.list_results(wrong).await).reason, "PAGE_TOKEN_INVALID");
}

fn appealing(of: u32) -> pb::FileAppealRequest {
    pb::FileAppealRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(of),
        node_codes: vec!["A.2".to_owned()],
        grounds: "หลักฐานไม่ถูกพิจารณา".to_owned(),
        ..Default::default()
    }
}

#[tokio::test]
async fn a_school_appeals_within_fifteen_days_and_somebody_else_decides() {
    let world = nine().await;
    let mut own = principal(&world, 1);
    let early = Refusal::expect(own.file_appeal(appealing(1)).await);
    assert_eq!((early.code, early.field_reasons()), (Code::NotFound, vec![("cycle_id", "NOT_FOUND")]), "nothing is published");
    published_now(&world).await;
    let filed = own.file_appeal(appealing(1)).await.expect("in time").into_inner().appeal.expect("in the reply");
    assert_eq!((filed.status(), filed.result_n, filed.version), (pb::AppealStatus::Filed, 1, 1));
    assert_eq!(Refusal::expect(own.file_appeal(appealing(1)).await).reason, "APPEAL_OPEN");
    let foreign = Refusal::expect(own.file_appeal(appealing(2)).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (Code::NotFound, vec![("school_id", "NOT_FOUND")]));
    let unknown = pb::FileAppealRequest { node_codes: vec!["X".to_owned()], ..appealing(1) };
    assert_eq!(Refusal::expect(own.file_appeal(unknown).await).field_reasons(), [("node_codes", "CODE_UNKNOWN")]);
    let deciding = |decision: pb::AppealStatus| pb::DecideAppealRequest {
        id: filed.id.clone(),
        expected_version: filed.version,
        decision: decision.into(),
        rationale: "ตรวจหลักฐานแล้ว".to_owned(),
        ..Default::default()
    };
    assert_eq!(Refusal::expect(own.decide_appeal(deciding(pb::AppealStatus::Upheld)).await).code, Code::PermissionDenied);
    let mut coordinator = coordinator(&world);
    let neither = Refusal::expect(coordinator.decide_appeal(deciding(pb::AppealStatus::Filed)).await);
    assert_eq!(neither.field_reasons(), [("decision", "NOT_A_DECISION")]);
    let done = coordinator.decide_appeal(deciding(pb::AppealStatus::Rejected)).await.expect("decided").into_inner().appeal;
    assert_eq!(done.as_ref().map(|appeal| (appeal.status(), appeal.version)), Some((pb::AppealStatus::Rejected, 2)));
    let late = Refusal::expect(coordinator.decide_appeal(deciding(pb::AppealStatus::Upheld)).await);
    assert_eq!(late.reason, "VERSION_CONFLICT");
    let again = pb::DecideAppealRequest { expected_version: 2, ..deciding(pb::AppealStatus::Upheld) };
    assert_eq!(Refusal::expect(coordinator.decide_appeal(again).await).reason, "STATE_NOT_ALLOWED");
    let listing = pb::ListAppealsRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    let seen = async |mut client: Client| client.list_appeals(listing.clone()).await.expect("a page").into_inner().appeals.len();
    assert_eq!((seen(client(&world, DIRECTOR)).await, seen(principal(&world, 2)).await), (1, 0));
    world.clock.set("2022-01-05T00:00:00Z".parse().expect("an instant"));
    let late = Refusal::expect(own.file_appeal(appealing(1)).await);
    assert_eq!((late.code, late.reason.as_str()), (Code::FailedPrecondition, "APPEAL_TOO_LATE"));
    assert_eq!(late.metadata.get("last_day").map(String::as_str), Some("2022-01-04"));
    let events = world.told("evaluations").await;
    let grounds = "หลักฐานไม่ถูกพิจารณา".as_bytes();
    assert!(!events.iter().any(|event| event.payload.windows(grounds.len()).any(|part| part == grounds)), "grounds are told to nobody");
}

#[tokio::test]
async fn whoever_has_rated_the_school_does_not_decide_its_appeal_with_another_role_in_hand() {
    let world = nine().await;
    published_now(&world).await;
    let filed = principal(&world, 1).file_appeal(appealing(1)).await.expect("in time").into_inner().appeal.expect("in the reply");
    let deciding = pb::DecideAppealRequest {
        id: filed.id,
        expected_version: filed.version,
        decision: pb::AppealStatus::Upheld.into(),
        rationale: "ตรวจหลักฐานแล้ว".to_owned(),
        ..Default::default()
    };
    let runs = format!("institute_coordinator@organisation:{OWNER}");
    let with = |n: u32| client(&world, &format!("{runs} assessor@person:{}", person(n)));
    let refused = Refusal::expect(with(1).decide_appeal(deciding.clone()).await);
    assert_eq!((refused.code, refused.reason.as_str()), (Code::InvalidArgument, "PANELIST_HAS_RATED"));
    let dry = pb::DecideAppealRequest { validate_only: true, ..deciding.clone() };
    with(2).decide_appeal(dry).await.expect("who rated another school");
    client(&world, &runs).decide_appeal(deciding).await.expect("who has rated nothing");
}

#[tokio::test]
async fn a_reopening_says_why_and_who_approved_it() {
    let world = nine().await;
    let mut client = coordinator(&world);
    let text = str::to_owned;
    for (reason, approval, field) in [(" ", "มติ", "reason"), ("พบข้อมูลผิด", " ", "approval")] {
        let refused =
            Refusal::expect(cycle!(world, client, reopen_cycle, ReopenCycleRequest, CYCLE, reason: text(reason), approval: text(approval)));
        assert_eq!((refused.code, refused.fields[0].path.as_str()), (Code::InvalidArgument, field));
    }
    reopened(&world).await;
    let early = Refusal::expect(cycle!(world, client, publish_cycle, PublishCycleRequest, CYCLE));
    assert_eq!(early.reason, "STATE_NOT_ALLOWED");
    let mut elsewhere = crate::given::client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    let denied = cycle!(world, elsewhere, publish_cycle, PublishCycleRequest, CYCLE);
    assert_eq!(Refusal::expect(denied).code, Code::PermissionDenied);
}
