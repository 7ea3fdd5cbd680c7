//! Two devices of one assessor, each for a while without a network.

use api::evaluations::v1 as pb;
use testkit::Refusal;

use crate::assessing::{assessor, assign, enough, level, made_up, opened, save, saving, submit, submitting, whole, world};
use crate::given::Client;

async fn resolve(client: &mut Client, of: &pb::Assessment, score: pb::NodeScore) -> Result<pb::Assessment, tonic::Status> {
    let request =
        pb::DecideAssessmentConflictRequest { id: of.id.clone(), expected_version: of.version, score: Some(score), ..Default::default() };
    client.decide_assessment_conflict(request).await.map(|reply| reply.into_inner().assessment.expect("in the reply"))
}

#[tokio::test]
async fn what_both_changed_is_shown_beside_one_another_until_it_is_decided_and_the_rest_is_put_together() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    save(&mut own, saving(&task, 1, 0, vec![level("A.1", 1)])).await.expect("begun");
    save(&mut own, saving(&task, 1, 1, vec![level("A.1", 2)])).await.expect("the tablet");
    let merged = save(&mut own, saving(&task, 1, 1, vec![level("A.1", 3), level("B.1", 3)])).await.expect("the telephone");
    assert_eq!((merged.version, merged.conflict_node_codes.as_slice()), (3, &["A.1".to_owned()][..]));
    assert_eq!(merged.progress, Some(pb::AssessmentProgress { nodes: 3, levels: 2, specials: 0, conflicts: 1 }));
    let seen = whole(&mut own, &merged.id).await.expect("one's own");
    let conflict = pb::ScoreConflict { node_code: "A.1".to_owned(), kept: Some(level("A.1", 2)), others: vec![level("A.1", 3)] };
    assert_eq!((seen.scores, seen.conflicts), (vec![level("A.1", 2), level("B.1", 3)], vec![conflict]));

    let early = Refusal::expect(submit(&mut own, submitting(&merged, Vec::new())).await);
    assert_eq!((early.code, early.reason.as_str()), (tonic::Code::FailedPrecondition, "CONFLICTS_UNRESOLVED"));
    assert_eq!(early.metadata.get("nodes").map(String::as_str), Some("A.1"));
    let nothing = Refusal::expect(resolve(&mut own, &merged, level("B.1", 3)).await);
    assert_eq!((nothing.reason.as_str(), nothing.field_reasons()), ("NO_CONFLICT", vec![("score.node_code", "NO_CONFLICT")]));
    for (wrong, at) in [(level("A.1", 6), ("score.level", "LEVEL_UNKNOWN")), (level("A", 1), ("score.node_code", "CODE_UNKNOWN"))] {
        assert_eq!(Refusal::expect(resolve(&mut own, &merged, wrong).await).field_reasons(), [at]);
    }
    let stale = pb::Assessment { version: 2, ..merged.clone() };
    assert_eq!(Refusal::expect(resolve(&mut own, &stale, level("A.1", 3)).await).reason, "VERSION_CONFLICT");
    let decided = resolve(&mut own, &merged, level("A.1", 3)).await.expect("decided");
    assert_eq!((decided.version, decided.conflict_node_codes.len()), (4, 0));
    submit(&mut own, submitting(&decided, Vec::new())).await.expect("submitted");
}

#[tokio::test]
async fn a_device_that_began_by_itself_goes_on_with_what_the_other_has_begun() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    save(&mut own, saving(&task, 1, 0, vec![level("A.1", 2)])).await.expect("the first");
    let apart = saving(&task, 2, 0, vec![level("B.1", 3)]);
    let known = Refusal::expect(save(&mut own, apart.clone()).await).metadata.get("assessment_id").cloned().expect("told");
    let merged = save(&mut own, pb::SaveAssessmentScoresRequest { id: known, ..apart }).await.expect("the second");
    assert_eq!((merged.id.as_str(), merged.conflict_node_codes.len()), (made_up(1).as_str(), 0));
    submit(&mut own, submitting(&merged, Vec::new())).await.expect("both together are enough");
}

#[tokio::test]
async fn saying_the_same_again_is_no_change_and_a_device_never_differs_from_itself() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let device = |scores| pb::SaveAssessmentScoresRequest { device_id: made_up(90), ..saving(&task, 1, 0, scores) };
    let begun = save(&mut own, device(enough())).await.expect("begun");
    assert_eq!(save(&mut own, device(enough())).await.expect("the same"), begun);
    let later = save(&mut own, device(vec![level("A.1", 4)])).await.expect("it has not heard of its own first call");
    assert_eq!((later.version, later.conflict_node_codes.len()), (2, 0));
    let other = pb::SaveAssessmentScoresRequest { device_id: made_up(91), ..device(vec![level("A.1", 5)]) };
    assert_eq!(save(&mut own, other).await.expect("kept").conflict_node_codes, ["A.1"]);
}
