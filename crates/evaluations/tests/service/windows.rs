//! Days of a collection: what comes on others while the cycle is open is taken and marked, and nothing is lost.

use api::evaluations::v1 as pb;
use pb::CollectionStanding::{Early, Late, LateAsGranted, Within};
use testkit::{Refusal, World};

use crate::assessing::{
    CYCLE, OFFICER, assessor, assign, enough, listed, made_up, opened, save, saving, submission, submit, submitted, submitting, world,
};
use crate::given::{COORDINATOR, client};

fn at(world: &World, instant: &str) {
    world.clock.set(instant.parse().expect("an instant"));
}

async fn standing(world: &World, id: &str) -> pb::CollectionStanding {
    submission(&mut client(world, OFFICER), id, 0).await.expect("submitted").standing()
}

/// The collection goes from 15 December to 31 January, and Bangkok is seven hours ahead.
#[tokio::test]
async fn what_comes_before_or_after_the_days_of_the_collection_is_taken_and_marked_by_midnight_in_bangkok() {
    let world = world().await;
    opened(&world).await;
    let edges = [
        ("2021-12-14T16:59:59Z", Early),
        ("2021-12-14T17:00:00Z", Within),
        ("2022-01-31T16:59:59Z", Within),
        ("2022-01-31T17:00:00Z", Late),
    ];
    for (by, (instant, expected)) in (1..).zip(edges) {
        at(&world, instant);
        let sent = submitted(&world, 1, by).await;
        assert_eq!(standing(&world, &sent.id).await, expected, "{instant}");
    }
    let outside = pb::ListAssessmentsRequest { cycle_id: CYCLE.to_owned(), outside_collection_only: true, ..Default::default() };
    assert_eq!(listed(&mut client(&world, OFFICER), outside.clone()).await, [made_up(1), made_up(4)]);
    let doubtful = pb::ListAssessmentsRequest { doubtful_only: true, ..outside };
    assert_eq!(listed(&mut client(&world, OFFICER), doubtful).await, Vec::<String>::new());
}

#[tokio::test]
async fn once_the_last_day_is_over_late_is_granted_although_nobody_has_closed_the_collection() {
    let world = world().await;
    opened(&world).await;
    let (task, other) = (assign(&world, 1, 1, "PEER").await, assign(&world, 1, 2, "PEER").await);
    let until = "2022-02-03T03:00:00Z".parse().expect("an instant");
    let grant = pb::GrantLateSubmissionRequest {
        id: task.clone(),
        expected_version: 1,
        late_until_time: Some(chassis::wire::timestamp(until)),
        reason: "น้ำท่วม".to_owned(),
        ..Default::default()
    };
    let mut coordinator = client(&world, COORDINATOR);
    at(&world, "2022-01-31T16:59:59Z");
    let early = Refusal::expect(coordinator.grant_late_submission(grant.clone()).await);
    assert_eq!((early.reason.as_str(), early.metadata["state"].as_str()), ("STATE_NOT_ALLOWED", "OPEN"));
    at(&world, "2022-01-31T17:00:00Z");
    coordinator.grant_late_submission(grant).await.expect("its last day is over");
    let mut sent = Vec::new();
    for (by, task) in [(1, &task), (2, &other)] {
        let mut own = assessor(&world, by);
        let begun = save(&mut own, saving(task, by, 0, enough())).await.expect("begun");
        sent.push(submit(&mut own, submitting(&begun, Vec::new())).await.expect("submitted").id);
    }
    assert_eq!((standing(&world, &sent[0]).await, standing(&world, &sent[1]).await), (LateAsGranted, Late));
}
