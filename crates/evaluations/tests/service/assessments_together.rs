//! Assessments that are submitted at the same time, through the lane.

use std::time::Duration;

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};
use tonic::Code;

use crate::assessing::{CYCLE, assessor, assign, cycle_is, enough, level, opened, save, saving, submission, submit, submitting, world};
use crate::given::{COORDINATOR, client};

const PATIENCE: Duration = Duration::from_secs(30);

/// Holds the cycle, lets calls run into that until `waiting` of them do, and ends with `then`.
async fn held<T>(world: &World, waiting: i64, then: &str, calls: impl Future<Output = T>) -> T {
    const WAITING: &str = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let pool = world.db("evaluations").pool();
    let mut gate = pool.acquire().await.expect("a connection");
    let lock = format!("begin; select from evaluations.cycle where id = '{CYCLE}' for update");
    sqlx::raw_sql(sqlx::AssertSqlSafe(lock)).execute(&mut *gate).await.expect("held");
    let release = async {
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(pool).await.expect("answered") < waiting {
            tokio::task::yield_now().await;
        }
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("{then}; commit"))).execute(&mut *gate).await.expect("released");
    };
    let (answers, ()) =
        testkit::bounded("calls that stand before the cycle", PATIENCE, Box::pin(async { tokio::join!(calls, release) })).await;
    answers
}

async fn begun(world: &World, by: u32, scores: Vec<pb::NodeScore>) -> pb::Assessment {
    let task = assign(world, 1, by, "PEER").await;
    save(&mut assessor(world, by), saving(&task, by, 0, scores)).await.expect("begun")
}

#[tokio::test]
async fn of_many_that_come_at_once_each_is_submitted_or_refused_by_itself() {
    let world = world().await;
    opened(&world).await;
    let (first, second) = (begun(&world, 1, enough()).await, begun(&world, 2, enough()).await);
    let (short, fourth) = (begun(&world, 3, vec![level("A.1", 2)]).await, begun(&world, 4, enough()).await);
    let (mut a, mut b, mut c, mut d, mut thief) =
        (assessor(&world, 1), assessor(&world, 2), assessor(&world, 3), assessor(&world, 4), assessor(&world, 1));
    // Whoever comes first stands before the cycle; behind the wall a batch sees all of what its callers reach.
    let answers = Box::pin(held(&world, 1, "select 1", async {
        tokio::join!(
            submit(&mut a, submitting(&first, Vec::new())),
            submit(&mut b, submitting(&second, Vec::new())),
            submit(&mut c, submitting(&short, Vec::new())),
            submit(&mut d, submitting(&fourth, Vec::new())),
            submit(&mut thief, submitting(&fourth, Vec::new())),
        )
    }))
    .await;
    for sent in [&answers.0, &answers.1, &answers.3] {
        assert_eq!(sent.as_ref().map(pb::Assessment::status).expect("submitted"), pb::AssessmentStatus::Submitted);
    }
    assert_eq!(Refusal::expect(answers.2).reason, "COVERAGE_BELOW_THRESHOLD");
    assert_eq!(Refusal::expect(answers.4).code, Code::NotFound, "a batch sees what each of its callers reaches, and judges each alone");
    let mut reviewer = client(&world, COORDINATOR);
    for (of, n) in [(&first, 1), (&second, 2), (&fourth, 4)] {
        assert_eq!(submission(&mut reviewer, &of.id, 1).await.expect("kept").scores, enough(), "{n}");
    }
    let told = world.told("evaluations").await;
    let of: Vec<_> =
        told.iter().filter(|event| event.name() == "evaluations.assessment.submitted").map(|event| event.aggregate_id).collect();
    assert_eq!(of.len(), 3);
}

#[tokio::test]
async fn of_two_calls_on_one_assessment_one_learns_of_the_other() {
    let world = world().await;
    opened(&world).await;
    let now = begun(&world, 1, enough()).await;
    let (mut a, mut b) = (assessor(&world, 1), assessor(&world, 1));
    let (one, other) = Box::pin(held(&world, 1, "select 1", async {
        tokio::join!(submit(&mut a, submitting(&now, Vec::new())), submit(&mut b, submitting(&now, vec![level("A.1", 1)])))
    }))
    .await;
    let (sent, refused) = if one.is_ok() { (one, other) } else { (other, one) };
    assert_eq!(sent.expect("submitted").revision, 1);
    assert_eq!(Refusal::expect(refused).reason, "VERSION_CONFLICT");
}

#[tokio::test]
async fn what_comes_while_a_collection_ends_waits_for_that_and_is_too_late() {
    // Moderation is beyond what a cycle is held for: what was looked at when it was open must not count as open.
    for next in ["COLLECTION_CLOSED", "MODERATION"] {
        let world = world().await;
        opened(&world).await;
        let (now, task) = (begun(&world, 1, enough()).await, assign(&world, 2, 2, "PEER").await);
        let (mut a, mut b) = (assessor(&world, 1), assessor(&world, 2));
        let close = format!("update evaluations.cycle set status = '{next}' where id = '{CYCLE}'");
        let (sent, saved) = Box::pin(held(&world, 2, &close, async {
            tokio::join!(submit(&mut a, submitting(&now, Vec::new())), save(&mut b, saving(&task, 2, 0, enough())))
        }))
        .await;
        assert_eq!([Refusal::expect(sent).reason, Refusal::expect(saved).reason], ["COLLECTION_CLOSED", "COLLECTION_CLOSED"], "{next}");
    }
}

#[tokio::test]
async fn what_comes_to_a_cycle_that_is_being_finalised_is_refused_without_waiting_for_its_results() {
    let world = world().await;
    opened(&world).await;
    let (now, task) = (begun(&world, 1, enough()).await, assign(&world, 2, 2, "PEER").await);
    cycle_is(&world, "MODERATION").await;
    let mut gate = world.db("evaluations").pool().acquire().await.expect("a connection");
    let lock = format!("begin; select from evaluations.cycle where id = '{CYCLE}' for update");
    sqlx::raw_sql(sqlx::AssertSqlSafe(lock)).execute(&mut *gate).await.expect("held");
    let (mut a, mut b) = (assessor(&world, 1), assessor(&world, 2));
    let calls = async { tokio::join!(submit(&mut a, submitting(&now, Vec::new())), save(&mut b, saving(&task, 2, 0, enough()))) };
    let (sent, saved) = testkit::bounded("what can only be refused", PATIENCE, Box::pin(calls)).await;
    assert_eq!([Refusal::expect(sent).reason, Refusal::expect(saved).reason], ["COLLECTION_CLOSED", "COLLECTION_CLOSED"]);
    sqlx::raw_sql("rollback").execute(&mut *gate).await.expect("let go");
}

#[tokio::test]
async fn two_devices_that_begin_at_once_begin_one_assessment() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let (mut a, mut b, mut c) = (assessor(&world, 1), assessor(&world, 1), assessor(&world, 1));
    let (one, other, third) = Box::pin(held(&world, 3, "select 1", async {
        tokio::join!(
            save(&mut a, saving(&task, 1, 0, vec![level("A.1", 2)])),
            save(&mut b, saving(&task, 1, 0, vec![level("B.1", 3)])),
            save(&mut c, saving(&task, 2, 0, vec![level("B.1", 3)])),
        )
    }))
    .await;
    let ended = [one, other, third];
    let rows: Vec<(String, i64)> = sqlx::query_as("select id::text, version from evaluations.assessment")
        .fetch_all(world.db("evaluations").pool())
        .await
        .expect("counted");
    let [(id, version)] = rows.as_slice() else { panic!("{rows:?}") };
    let taken = ended.iter().filter_map(|end| end.as_ref().ok()).filter(|made| made.id == *id).count();
    assert_eq!(
        i64::try_from(taken).expect("few"),
        *version,
        "whoever named its id was put together, whoever named another was told: {ended:?}"
    );
    for refused in ended.into_iter().filter(Result::is_err) {
        assert_eq!(Refusal::expect(refused).metadata.get("assessment_id"), Some(id));
    }
}
