//! Every reply says how far it has read.

use api::common::v1::{Completeness, Freshness, SourceFreshness};
use api::reporting::v1::GetPartnershipRequest;
use chassis::db::Instant;
use testkit::World;

use crate::story::{agreement, agreement_told, client, event, id, listed, minute, tell, world};

async fn freshness(world: &World) -> (SourceFreshness, Completeness) {
    let shown: Freshness = listed(world, "operator@global").await.freshness.expect("every reply carries it");
    let [partners] = shown.sources.as_slice() else { panic!("one source, found {:?}", shown.sources) };
    assert_eq!(partners.source, "partners");
    (partners.clone(), shown.completeness())
}

#[tokio::test]
async fn a_board_that_nobody_has_begun_to_read_does_not_claim_to_be_complete() {
    let world = world().await;
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.position, partners.head_position, partners.as_of), (0, 0, None));
    assert_eq!(completeness, Completeness::Behind);
}

#[tokio::test]
async fn a_board_that_has_read_everything_says_so_with_the_time_of_the_last_event() {
    let world = world().await;
    tell(&world, &[agreement_told(agreement(&id(1), 1, &[&id(101)]), minute(1)), agreement_told(agreement(&id(2), 1, &[]), minute(5))])
        .await;
    world.settle().await;
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.position, partners.head_position, partners.lag_events, partners.parked_events), (2, 2, 0, 0));
    assert!(partners.lag_seconds.abs() < f64::EPSILON);
    assert_eq!(partners.as_of, Some(chassis::wire::timestamp(minute(5))));
    assert_eq!(completeness, Completeness::Complete);

    let one = client(&world, "operator@global")
        .get_partnership(GetPartnershipRequest { agreement_id: id(1), ..Default::default() })
        .await
        .unwrap();
    assert_eq!(one.into_inner().freshness, listed(&world, "operator@global").await.freshness);
}

#[tokio::test]
async fn a_source_that_has_told_nothing_yet_is_read_to_its_end_once_somebody_reads_it() {
    let world = world().await;
    // What a reader writes when the source says that its log is empty.
    let heard = "insert into projection_offset (generation, source, current_at) values (1, 'partners', $1)";
    sqlx::query(heard).bind(Instant(world.clock.now())).execute(world.db("reporting").pool()).await.unwrap();
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.position, partners.head_position, partners.as_of), (0, 0, None));
    assert_eq!(completeness, Completeness::Complete);
}

#[tokio::test]
async fn a_board_whose_source_has_gone_silent_does_not_claim_to_be_complete() {
    let world = world().await;
    tell(&world, &[agreement_told(agreement(&id(1), 1, &[]), minute(1))]).await;
    world.settle().await;
    assert_eq!(freshness(&world).await.1, Completeness::Complete);
    world.clock.set(world.clock.now() + jiff::SignedDuration::from_secs(90));
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.lag_events, completeness), (0, Completeness::Behind));
    assert!((partners.lag_seconds - 90.0).abs() < f64::EPSILON, "{}", partners.lag_seconds);
}

#[tokio::test]
async fn events_that_the_board_passes_over_still_count_as_read() {
    let world = world().await;
    let assigned = api::partners::v1::PositionAssigned { position: None };
    tell(&world, &[event("position", &id(7), 1, "assigned", minute(3), &assigned)]).await;
    world.settle().await;
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.position, completeness), (1, Completeness::Complete));
    assert_eq!(partners.as_of, Some(chassis::wire::timestamp(minute(3))));
}

#[tokio::test]
async fn a_board_that_is_behind_says_by_how_many_events_and_since_when() {
    let world = world().await;
    tell(&world, &[agreement_told(agreement(&id(1), 1, &[]), minute(1))]).await;
    world.settle().await;
    world.clock.set(minute(60));
    // What a reader writes when it hears of events that it does not have yet.
    sqlx::query("update projection_offset set head_position = 4, behind_since = $1, current_at = $1")
        .bind(Instant(minute(59)))
        .execute(world.db("reporting").pool())
        .await
        .unwrap();
    let (partners, completeness) = freshness(&world).await;
    assert_eq!((partners.position, partners.head_position, partners.lag_events), (1, 4, 3));
    assert!((partners.lag_seconds - 60.0).abs() < f64::EPSILON, "{}", partners.lag_seconds);
    assert_eq!(completeness, Completeness::Behind);
}
