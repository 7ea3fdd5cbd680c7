//! What stands in an assessment, summed up beside it: a sum counts only for the version that it was made of.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};

use crate::assessing::{
    CYCLE, assessor, assign, cycle_is, enough, head, level, opened, save, saving, special, submission, submit, submitting, whole, world,
};
use crate::cycle;
use crate::given::{COORDINATOR, client};

async fn begun(world: &World, by: u32, scores: Vec<pb::NodeScore>) -> pb::Assessment {
    let task = assign(world, 1, by, "PEER").await;
    save(&mut assessor(world, by), saving(&task, by, 0, scores)).await.expect("begun")
}

/// One row written past the service.
async fn told(world: &World, update: &str) {
    let text = format!("begin; set local sala.reach = '*'; {update}; commit");
    let done = sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(world.db("evaluations").pool()).await.expect("written");
    assert_eq!(done.rows_affected(), 1);
}

/// What a release that knows of no sums does to an assessment.
async fn written_by_an_older_release(world: &World, of: &pb::Assessment, scores: &str) {
    told(world, &format!("update evaluations.assessment set version = version + 1, scores = '{scores}' where id = '{}'", of.id)).await;
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

#[tokio::test]
async fn what_other_rules_found_to_be_enough_is_looked_at_again() {
    let world = world().await;
    opened(&world).await;
    let short = begun(&world, 1, vec![level("A.1", 2)]).await;
    told(&world, &format!("update evaluations.assessment set ready = 32767 where id = '{}' and summed = version", short.id)).await;
    let refused = submit(&mut assessor(&world, 1), submitting(&short, Vec::new())).await;
    assert_eq!(Refusal::expect(refused).reason, "COVERAGE_BELOW_THRESHOLD");
}

#[tokio::test]
async fn a_sum_goes_along_when_what_was_submitted_is_locked() {
    let world = world().await;
    opened(&world).await;
    let (kept, plain) = (begun(&world, 1, enough()).await, begun(&world, 2, enough()).await);
    told(&world, &format!("update evaluations.assessment set summed = null where id = '{}'", plain.id)).await;
    for (by, one) in [(1, &kept), (2, &plain)] {
        submit(&mut assessor(&world, by), submitting(one, Vec::new())).await.expect("submitted");
    }
    cycle_is(&world, "COLLECTION_CLOSED").await;
    cycle!(world, client(&world, COORDINATOR), start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("begun");
    let summed = "select count(*) from evaluations.assessment where status = 'LOCKED' and summed = version and levels = 2 and ready > 0";
    let mut seeing = world.db("evaluations").pool().acquire().await.expect("a connection");
    sqlx::raw_sql("begin; set local sala.reach = '*'").execute(&mut *seeing).await.expect("set");
    assert_eq!(sqlx::query_scalar::<_, i64>(summed).fetch_one(&mut *seeing).await.expect("counted"), 2);
    sqlx::raw_sql("rollback").execute(&mut *seeing).await.expect("let go");
}
