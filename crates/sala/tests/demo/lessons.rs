//! Lessons of the synthetic province that are watched, recorded through gRPC: each as far as the recipe says, by observers who were examined; what
//! they add up to; a load that stops anywhere goes on, and what somebody has done with a lesson since is left alone.

use std::collections::{BTreeMap, HashSet};

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use chassis::peer::Peer;
use sala::demo::Outcome;
use sala::demo::frameworks::framework_id;
use sala::demo::province::{MARK, Province, SEED, cycles};
use testkit::{Counts, World};

use super::cycles::{client, province, tables, with_schools};
use super::{COORDINATOR, tired};

async fn load(world: &World, peer: Peer, province: &Province) -> anyhow::Result<Outcome> {
    let mint = |grant: &str| anyhow::Ok(world.token(grant));
    cycles::observe(peer, (&world.token(COORDINATOR), &mint), province, &|_, _| {}).await
}

async fn observations(world: &World, province: &Province) -> Vec<pb::Observation> {
    let framework_id = framework_id(&province.recipe.observing.cycle.framework);
    let asked = pb::ListObservationsRequest { page_size: 1_000, framework_id, ..Default::default() };
    client(world).list_observations(asked).await.expect("a page").into_inner().observations
}

async fn opened(world: &World, id: &str) -> pb::GetObservationResponse {
    client(world).get_observation(pb::GetObservationRequest { id: id.to_owned() }).await.expect("it is there").into_inner()
}

#[tokio::test]
async fn forty_lessons_of_twenty_schools_are_watched_by_certified_observers_and_add_up_for_their_office() {
    use pb::ObservationStatus::{InProgress, Released, Scheduled, Submitted, Void};
    let province = province(SEED, true);
    let world = with_schools(&province).await;
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("loads"), Outcome::Loaded);

    let found = observations(&world, &province).await;
    let mut statuses: BTreeMap<i32, usize> = BTreeMap::new();
    for observation in &found {
        *statuses.entry(observation.status).or_default() += 1;
    }
    let expected = [(Scheduled, 3), (InProgress, 1), (Submitted, 8), (Released, 33), (Void, 1)];
    assert_eq!(statuses, expected.map(|(status, many)| (i32::from(status), many)).into());
    assert!(found.iter().all(|one| !one.training && (one.submitted_at.is_none() || !one.certification_id.is_empty())), "{found:?}");
    assert!(found.iter().filter(|one| one.status() == Void).all(|one| one.void_reason.contains(MARK)));
    assert_eq!(found.iter().map(|one| &one.school_id).collect::<HashSet<_>>().len(), 20);
    assert_eq!(found.iter().filter(|one| !one.pair_id.is_empty()).count(), 12, "six lessons were watched by two");
    is_read_by_its_teacher(&world, found.iter().find(|one| one.status() == Released).expect("some are released")).await;
    add_up(&world, &province).await;
}

/// Marked as made up, as everything is that anybody might read.
async fn is_read_by_its_teacher(world: &World, observation: &pb::Observation) {
    let whole = opened(world, &observation.id).await;
    let teacher = whole.observation.expect("in the reply").teacher_ref;
    let mut own = EvaluationsServiceClient::new(world.as_(&format!("teacher@person:{teacher}")));
    let asked = pb::GetObservationFeedbackRequest { id: observation.id.clone() };
    let told = own.get_observation_feedback(asked).await.expect("the own lesson").into_inner();
    assert!(told.text.contains(MARK) && whole.record.expect("submitted").notes.contains(MARK), "{}", told.text);
    assert_eq!(told.record.expect("released").segments.len(), 2);
}

/// Those that count, in the eyes of the office: six of thirty-five were watched by two, where the instrument asks for 15 %.
async fn add_up(world: &World, province: &Province) {
    let mut office = EvaluationsServiceClient::new(world.as_("area_director@esao:4005"));
    let cycle_id = cycles::cycle_id(province.seed, &province.recipe.observing.cycle);
    for area_scope in ["esao:4005", "province:40", ""] {
        let asked = pb::GetObservationSummaryRequest { cycle_id: cycle_id.clone(), area_scope: area_scope.to_owned() };
        let summary = office.get_observation_summary(asked).await.expect("answered").into_inner();
        let counts = (summary.lesson_count, summary.double_coded_count, summary.double_coded_e4, summary.double_coded_least_e4);
        assert_eq!((summary.suppressed, counts), (false, (35, 6, 1_714, 1_500)), "{area_scope}");
        assert!((15..=20).contains(&summary.school_count) && summary.codes.len() == 43, "{area_scope}: {summary:?}");
        let of = |code: &str| summary.codes.iter().find(|one| one.code == code).expect("a code of the instrument");
        assert!((1..=9).all(|element| of(&element.to_string()).median_e4.is_some_and(|median| (20_000..=40_000).contains(&median))));
        assert!(of("T1").levels[1].percent_e4 > 700_000, "time on learning: {:?}", of("T1"));
    }
}

#[tokio::test]
async fn a_load_of_lessons_that_is_cut_off_again_and_again_comes_to_the_same_and_what_somebody_does_with_one_is_left_alone() {
    let province = province(3, false);
    let whole = with_schools(&province).await;
    load(&whole, whole.peer().clone(), &province).await.expect("loads");

    let world = with_schools(&province).await;
    let mut cut_off = 0;
    while load(&world, tired(world.peer(), 14 + cut_off * 3), &province).await.is_err() {
        cut_off += 1;
        assert!(cut_off < 40, "no run gets any further");
    }
    assert!(cut_off > 3, "the load was hardly interrupted: {cut_off}");
    assert_eq!(tables(&world).await, tables(&whole).await);
    let (found, undisturbed) = (observations(&world, &province).await, observations(&whole, &province).await);
    let stand = |all: &[pb::Observation]| all.iter().map(|one| (one.id.clone(), one.version, one.status)).collect::<Vec<_>>();
    assert_eq!(stand(&found), stand(&undisturbed));
    for (one, other) in found.iter().zip(&undisturbed) {
        let (one, other) = (opened(&world, &one.id).await, opened(&whole, &other.id).await);
        assert_eq!((one.record, one.agreed, one.feedback), (other.record, other.agreed, other.feedback));
    }
    let before = Counts::of(world.db("evaluations")).await;
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("finds them"), Outcome::AlreadyThere);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);

    let next = found.iter().find(|one| one.status() == pb::ObservationStatus::Scheduled).expect("some are agreed on");
    let (id, expected_version, reason) = (next.id.clone(), next.version, "ครูย้ายโรงเรียน (ข้อมูลสมมติ)".to_owned());
    let request = pb::VoidObservationRequest { id, expected_version, reason, ..Default::default() };
    client(&world).void_observation(request).await.expect("called off");
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("looks"), Outcome::AlreadyThere);
}
