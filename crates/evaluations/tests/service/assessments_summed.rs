//! What stands in an assessment, summed up beside it: a sum counts only for the version that it was made of.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};

use crate::assessing::{
    assessor, assign, enough, head, level, opened, save, saving, special, submission, submit, submitting, whole, world,
};
use crate::given::{COORDINATOR, client};

async fn begun(world: &World, by: u32, scores: Vec<pb::NodeScore>) -> pb::Assessment {
    let task = assign(world, 1, by, "PEER").await;
    save(&mut assessor(world, by), saving(&task, by, 0, scores)).await.expect("begun")
}

/// What a release that knows of no sums does to an assessment.
async fn written_by_an_older_release(world: &World, of: &pb::Assessment, scores: &str) {
    let update = format!("update evaluations.assessment set version = version + 1, scores = '{scores}' where id = '{}'", of.id);
    let text = format!("begin; set local sala.reach = '*'; {update}; commit");
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(world.db("evaluations").pool()).await.expect("written");
    assert_eq!(done.rows_affected(), 1);
}

async fn listed(world: &World, id: &str) -> pb::Assessment {
    let page = client(world, COORDINATOR).list_assessments(pb::ListAssessmentsRequest::default()).await.expect("a page").into_inner();
    page.assessments.into_iter().find(|one| one.id == id).expect("listed")
}

#[tokio::test]
async fn what_an_older_release_wrote_is_judged_and_shown_by_what_stands() {
    let world = world().await;
    opened(&world).await;
    let mut ready = begun(&world, 1, enough()).await;
    written_by_an_older_release(&world, &ready, r#"{"A.1": {"score": "2", "since": 2}}"#).await;
    ready.version += 1;
    let shown = listed(&world, &ready.id).await;
    assert_eq!(shown.progress.map(|so_far| (so_far.levels, so_far.specials)), Some((1, 0)));
    let mut assessor = assessor(&world, 1);
    let refused = submit(&mut assessor, submitting(&ready, Vec::new())).await;
    assert_eq!(Refusal::expect(refused).reason, "COVERAGE_BELOW_THRESHOLD");
    let sent = submit(&mut assessor, submitting(&ready, vec![level("B.1", 3)])).await.expect("submitted");
    assert_eq!(submission(&mut client(&world, COORDINATOR), &sent.id, 1).await.expect("kept").scores, enough());
}

#[tokio::test]
async fn what_is_shown_briefly_is_what_is_shown_with_all_that_stands() {
    let world = world().await;
    opened(&world).await;
    let said = vec![level("A.1", 2), special("B.1", pb::ScoreKind::NotObserved)];
    let now = begun(&world, 1, said).await;
    let in_full = whole(&mut assessor(&world, 1), &now.id).await.expect("one's own").assessment.expect("in the reply");
    assert_eq!(listed(&world, &now.id).await, in_full);
    assert_eq!(head(&mut assessor(&world, 1), &now.id).await.expect("one's own"), in_full);
}

#[tokio::test]
async fn what_says_nothing_is_not_submitted_along_with_what_stands() {
    let world = world().await;
    opened(&world).await;
    let unsaid = special("A.2", pb::ScoreKind::NotYetRated);
    let now = begun(&world, 1, [enough(), vec![unsaid]].concat()).await;
    let sent = submit(&mut assessor(&world, 1), submitting(&now, Vec::new())).await.expect("submitted");
    assert_eq!(submission(&mut client(&world, COORDINATOR), &sent.id, 1).await.expect("kept").scores, enough());
}
