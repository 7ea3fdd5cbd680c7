//! The demo, recorded through gRPC in a test world: what it must come to, and that it may stop anywhere. The synthetic province is in
//! `province.rs`, what it is judged to be in `cycles.rs`, lessons that are watched in `lessons.rs`, the rubrics in `frameworks.rs`.

mod cycles;
mod frameworks;
mod lessons;
mod province;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};

use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use api::schools::v1::{AreaKind, ListAreasRequest};
use chassis::peer::Peer;
use sala::demo::{self, Outcome};
use testkit::{Counts, World};
use tonic::body::Body;
use tonic::codegen::Service;

const COORDINATOR: &str = "institute_coordinator@global";

/// A world of today, because nobody can sign on a day to come.
async fn world() -> World {
    let world = World::start([partners::service()]).await;
    world.clock.set("2026-01-15T03:00:00Z".parse().expect("an instant"));
    world
}

async fn agreement(world: &World) -> pb::Agreement {
    let mut client = PartnersServiceClient::new(world.as_(COORDINATOR));
    let request = pb::GetAgreementRequest { id: demo::agreement_id(), with_names: false };
    client.get_agreement(request).await.expect("the demo is there").into_inner().agreement.expect("a reply has it")
}

#[tokio::test]
async fn the_demo_ends_with_seven_signatures_and_eleven_defects() {
    let world = world().await;
    let loaded = demo::load(world.peer().clone(), &world.token(COORDINATOR)).await.expect("loads");
    let agreement = agreement(&world).await;
    assert_eq!((loaded.outcome, loaded.version), (Outcome::Loaded, agreement.version));
    assert_eq!((agreement.signatures_recorded, agreement.parties_count), (7, 7));
    assert_eq!(agreement.state(), pb::AgreementState::PartiallySigned);
    assert_eq!(agreement.validity(), pb::Validity::Defective);
    let parties_with =
        |reason: pb::DefectReason| agreement.defects.iter().filter(|d| d.reason() == reason).map(|d| d.party_no).collect::<Vec<_>>();
    assert_eq!(parties_with(pb::DefectReason::WitnessIncomplete), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(parties_with(pb::DefectReason::DelegationMissing), [2, 4, 6, 7]);
    assert_eq!(agreement.defects.len(), 11);
}

#[tokio::test]
async fn a_second_load_finds_the_first_and_stores_nothing() {
    let world = world().await;
    let token = world.token(COORDINATOR);
    let first = demo::load(world.peer().clone(), &token).await.expect("loads");
    let before = Counts::of(world.db("partners")).await;
    let second = demo::load(world.peer().clone(), &token).await.expect("finds it");
    assert_eq!((second.outcome, second.version), (Outcome::AlreadyThere, first.version));
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn a_load_that_is_cut_off_again_and_again_comes_to_the_same() {
    let whole = world().await;
    demo::load(whole.peer().clone(), &whole.token(COORDINATOR)).await.expect("loads");

    let world = world().await;
    let token = world.token(COORDINATOR);
    let mut cut_off = 0;
    // Each run gets as many calls as the ones before needed, and seven more: it replays what is done and gets a little further.
    while demo::load(tired(world.peer(), 10 + cut_off * 7), &token).await.is_err() {
        cut_off += 1;
        assert!(cut_off < 20, "no run gets any further");
    }
    assert!(cut_off > 3, "the load was hardly interrupted: {cut_off}");
    assert_eq!(Counts::of(world.db("partners")).await.tables, Counts::of(whole.db("partners")).await.tables);
    assert_eq!(agreement(&world).await.defects.len(), 11);
}

#[tokio::test]
async fn a_database_with_other_data_is_left_alone() {
    let world = world().await;
    let name = pb::OrganisationName {
        kind: pb::NameKind::Official.into(),
        language: "th".to_owned(),
        text: "สำนักงานตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
        ..pb::OrganisationName::default()
    };
    let organisation =
        pb::OrganisationInput { kind: pb::OrganisationKind::Foundation.into(), names: vec![name], ..pb::OrganisationInput::default() };
    let request = pb::CreateOrganisationRequest { organisation: Some(organisation), ..pb::CreateOrganisationRequest::default() };
    PartnersServiceClient::new(world.as_(COORDINATOR)).create_organisation(request).await.expect("is recorded");
    let before = Counts::of(world.db("partners")).await;
    let loaded = demo::load(world.peer().clone(), &world.token(COORDINATOR)).await.expect("looks");
    assert_eq!(loaded.outcome, Outcome::NotEmpty);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn the_map_of_khon_kaen_is_recorded_once_and_read_in_thai_order() {
    let world = World::start([schools::service()]).await;
    let token = world.token(COORDINATOR);
    assert_eq!(demo::map::load(world.peer().clone(), &token).await.expect("loads"), (32, true));
    let before = Counts::of(world.db("schools")).await;
    assert_eq!(demo::map::load(world.peer().clone(), &token).await.expect("finds it"), (32, false));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let mut client = SchoolsServiceClient::new(world.as_("teacher@province:40"));
    let request = ListAreasRequest { kinds: vec![AreaKind::District.into()], ..ListAreasRequest::default() };
    let districts = client.list_areas(request).await.expect("a page").into_inner().areas;
    let names: Vec<String> = districts.into_iter().filter_map(|area| area.display_name).map(|name| name.th).collect();
    assert_eq!(
        (names.len(), names[0].as_str(), names[1].as_str()),
        (26, "กระนวน", "เขาสวนกวาง"),
        "a vowel that is written first is not read first"
    );
}

/// A peer that breaks down after so many calls.
fn tired(peer: &Peer, calls: u32) -> Peer {
    Peer::in_process(Tired { peer: peer.clone(), left: Arc::new(AtomicU32::new(calls)) })
}

#[derive(Clone)]
struct Tired {
    peer: Peer,
    left: Arc<AtomicU32>,
}

impl Service<http::Request<Body>> for Tired {
    type Response = http::Response<Body>;
    type Error = Box<dyn std::error::Error + Send + Sync>;
    type Future = <Peer as Service<http::Request<Body>>>::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.peer.poll_ready(cx)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        let left = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        if left.is_err() {
            return Box::pin(std::future::ready(Err("cut off".into())));
        }
        self.peer.call(request)
    }
}
