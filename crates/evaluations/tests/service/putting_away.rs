//! A cycle is put away for good, so nothing is left by then that a school could bring about.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::cycle;
use crate::rating::{CYCLE, collected, coordinator, decided, finalised, principal, published, rated, reopened, school, world};

/// The day of the publication is 20 December in Bangkok, so appeals end with 4 January.
const LAST_MOMENT: &str = "2022-01-04T16:59:59Z";
const AFTERWARDS: &str = "2022-01-04T17:00:00Z";

/// A cycle of three schools that is published.
async fn three() -> World {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2, 3]).await;
    for of in [1, 2, 3] {
        rated(&world, CYCLE, of, (of, "SUPERVISOR"), [3, 3, 3]).await;
    }
    finalised(&world, CYCLE).await;
    cycle!(world, coordinator(&world), publish_cycle, PublishCycleRequest, CYCLE).expect("it has results");
    world
}

async fn put_away(world: &World) -> Result<pb::ArchiveCycleResponse, tonic::Status> {
    cycle!(*world, coordinator(world), archive_cycle, ArchiveCycleRequest, CYCLE)
}

async fn appealed(world: &World, of: u32) -> Result<pb::Appeal, tonic::Status> {
    let request = pb::FileAppealRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(of),
        grounds: "หลักฐานไม่ถูกพิจารณา".to_owned(),
        ..Default::default()
    };
    principal(world, of).file_appeal(request).await.map(|reply| reply.into_inner().appeal.expect("in the reply"))
}

async fn judged(world: &World, appeal: &pb::Appeal, decision: pb::AppealStatus) {
    let request = pb::DecideAppealRequest {
        id: appeal.id.clone(),
        expected_version: appeal.version,
        decision: decision.into(),
        rationale: "ตรวจหลักฐานแล้ว".to_owned(),
        ..Default::default()
    };
    coordinator(world).decide_appeal(request).await.expect("decided");
}

fn at(world: &World, instant: &str) {
    world.clock.set(instant.parse().expect("an instant"));
}

#[tokio::test]
async fn a_cycle_waits_until_the_last_day_for_appeals_is_over_in_bangkok() {
    let world = three().await;
    at(&world, LAST_MOMENT);
    let early = Refusal::expect(put_away(&world).await);
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "APPEAL_DAYS_RUN"));
    assert_eq!(early.metadata.get("last_day").map(String::as_str), Some("2022-01-04"));
    assert!(Refusal::is_thai(&early.text));
    at(&world, AFTERWARDS);
    let done = put_away(&world).await.expect("nothing is owed").cycle.expect("in the reply");
    assert_eq!(done.status(), pb::CycleStatus::Archived);
}

#[tokio::test]
async fn an_appeal_that_is_not_decided_keeps_a_cycle_from_being_put_away() {
    let world = three().await;
    let filed = appealed(&world, 2).await.expect("in time");
    at(&world, AFTERWARDS);
    let open = Refusal::expect(put_away(&world).await);
    assert_eq!((open.code, open.reason.as_str()), (Code::FailedPrecondition, "APPEALS_OPEN"));
    assert_eq!(open.metadata.get("appeal_ids"), Some(&filed.id));
    judged(&world, &filed, pb::AppealStatus::Rejected).await;
    assert!(put_away(&world).await.is_ok(), "it was not right");
}

#[tokio::test]
async fn an_appeal_that_was_right_is_followed_by_new_results_before_a_cycle_is_put_away() {
    let world = three().await;
    let filed = appealed(&world, 2).await.expect("in time");
    at(&world, "2022-01-06T03:00:00Z");
    judged(&world, &filed, pb::AppealStatus::Upheld).await;
    let owed = Refusal::expect(put_away(&world).await);
    assert_eq!((owed.code, owed.reason.as_str()), (Code::FailedPrecondition, "APPEALS_NOT_FOLLOWED"));
    assert_eq!(owed.metadata.get("appeal_ids"), Some(&filed.id));
    at(&world, "2022-01-07T03:00:00Z");
    reopened(&world).await;
    assert_eq!(Refusal::expect(put_away(&world).await).reason, "STATE_NOT_ALLOWED");
    decided(&world, 2, &[("A.1", 4)]).await;
    cycle!(world, coordinator(&world), finalise_cycle, FinaliseCycleRequest, CYCLE).expect("decided");
    cycle!(world, coordinator(&world), publish_cycle, PublishCycleRequest, CYCLE).expect("it has results");
    let again = Refusal::expect(put_away(&world).await);
    assert_eq!(again.reason, "APPEAL_DAYS_RUN", "the new results may be appealed against too");
    assert_eq!(again.metadata.get("last_day").map(String::as_str), Some("2022-01-22"));
    at(&world, "2022-01-22T17:00:00Z");
    assert!(put_away(&world).await.is_ok());
}

#[tokio::test]
async fn nobody_appeals_against_what_was_put_away() {
    let world = three().await;
    at(&world, AFTERWARDS);
    put_away(&world).await.expect("nothing is owed");
    let late = Refusal::expect(appealed(&world, 1).await);
    assert_eq!((late.code, late.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!(late.metadata.get("state").map(String::as_str), Some("ARCHIVED"));
    let foreign = pb::FileAppealRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(2),
        grounds: "ไม่ใช่โรงเรียนของตน".to_owned(),
        ..Default::default()
    };
    let unseen = Refusal::expect(principal(&world, 1).file_appeal(foreign).await);
    assert_eq!(unseen.field_reasons(), [("school_id", "NOT_FOUND")], "what is out of reach is not there");
}
