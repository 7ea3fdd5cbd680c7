//! The same request twice, a dry run, and what is told.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, client, map, primary, text, world};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000bb";

#[tokio::test]
async fn a_repeated_request_gives_the_same_school_and_another_body_is_refused() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let request = pb::RegisterSchoolRequest { request_id: REQUEST.to_owned(), school: Some(primary(&map, 1)), ..Default::default() };
    let first = client.register_school(request.clone()).await.expect("recorded").into_inner();
    let before = Counts::of(world.db("schools")).await;
    assert_eq!(client.register_school(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::RegisterSchoolRequest {
        school: Some(pb::SchoolInput {
            name: text("โรงเรียนอื่น (ข้อมูลสมมติ)"), ..primary(&map, 1)
        }),
        ..request
    };
    let refusal = Refusal::expect(client.register_school(other).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::AlreadyExists, "REQUEST_ID_REUSED"));
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_dry_run_does_everything_and_keeps_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let before = Counts::of(world.db("schools")).await;
    let request = pb::RegisterSchoolRequest { validate_only: true, school: Some(primary(&map, 1)), ..Default::default() };
    assert_eq!(client.register_school(request.clone()).await.expect("possible").into_inner().school.map(|s| s.version), Some(1));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    client.register_school(pb::RegisterSchoolRequest { validate_only: false, ..request }).await.expect("still free");
}

#[tokio::test]
async fn every_event_carries_the_scope_and_the_version_of_its_aggregate() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    crate::given::school(&mut client, primary(&map, 1)).await;
    let events = world.told("schools").await;
    assert_eq!(events.len(), 8, "seven areas and a school");
    let last = events.last().expect("told");
    assert_eq!(
        (last.name().as_str(), last.aggregate_version, last.scope.as_deref()),
        ("schools.school.registered", 1, Some("province:40"))
    );
    let told: pb::SchoolRegistered = last.decode().expect("readable");
    assert_eq!(told.school.and_then(|s| s.school).map(|s| s.version), Some(1));
}
