//! Two people at the same framework at the same time.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};

use crate::given::{COORDINATOR, begin, client, content, create, drafted, version, world};
use crate::step;

/// Lets two calls run into one another: whoever comes is held at the row of the framework until both are there.
async fn collide<A, B>(world: &World, framework: &pb::Framework, one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    const WAITING: &str = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let pool = world.db("evaluations").pool();
    let mut gate = pool.acquire().await.expect("a connection");
    let lock = format!("begin; select from framework where id = '{}' for update", framework.id);
    sqlx::raw_sql(sqlx::AssertSqlSafe(lock)).execute(&mut *gate).await.expect("held");
    let both_there = async {
        while sqlx::query_scalar::<_, i64>(WAITING).fetch_one(pool).await.expect("answered") < 2 {
            tokio::task::yield_now().await;
        }
        sqlx::raw_sql("commit").execute(&mut *gate).await.expect("released");
    };
    let (one, other, ()) = tokio::join!(one, other, both_there);
    (one, other)
}

#[tokio::test]
async fn two_versions_that_are_begun_at_once_get_two_numbers() {
    let world = world().await;
    let (mut first, mut second) = (client(&world, COORDINATOR), client(&world, COORDINATOR));
    let made = create(&mut first, "WSA-TEST", "เกณฑ์").await;
    let (one, other) = Box::pin(collide(
        &world,
        &made,
        first.create_framework_version(begin(&made, content())),
        second.create_framework_version(begin(&made, content())),
    ))
    .await;
    let mut numbers = [one, other].map(|reply| reply.expect("begun").into_inner().n);
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2]);
}

#[tokio::test]
async fn of_two_who_change_a_draft_at_once_one_learns_of_the_other() {
    let world = world().await;
    let (mut first, mut second) = (client(&world, COORDINATOR), client(&world, COORDINATOR));
    let made = create(&mut first, "WSA-TEST", "เกณฑ์").await;
    let draft = drafted(&mut first, &made, content()).await;
    let passing = |percent: i64| pb::FrameworkContent { pass_percent_e4: percent, ..content() };
    let (one, other) = Box::pin(collide(
        &world,
        &draft,
        async { step!(first, update_framework_version, UpdateFrameworkVersionRequest, draft, 1, content: Some(passing(500_000))) },
        async { step!(second, update_framework_version, UpdateFrameworkVersionRequest, draft, 1, content: Some(passing(700_000))) },
    ))
    .await;
    let (kept, percent) = if one.is_ok() { (one.as_ref(), 500_000) } else { (other.as_ref(), 700_000) };
    let kept = kept.expect("one of them").clone();
    let refused = if percent == 500_000 { other } else { one };
    assert_eq!(Refusal::expect(refused).reason, "VERSION_CONFLICT");
    let (now, read) = version(&mut client(&world, COORDINATOR), &draft, 1).await.expect("there");
    assert_eq!((now, read.content.map(|content| content.pass_percent_e4)), (kept, Some(percent)));
}
