//! How far a finalisation has come, while nobody sees anything else of it.

use std::time::Duration;

use api::evaluations::v1 as pb;
use sqlx::{PgPool, Postgres, Transaction};
use testkit::{World, bounded};

use crate::cycle;
use crate::given::Client;
use crate::rating::{CYCLE, OFFICER, collected, coordinator, published, rated, rows, sql, world};

/// More than are computed in one part.
const SCHOOLS: u32 = 40;

async fn seen(client: &mut Client) -> pb::GetCycleResponse {
    client.get_cycle(pb::GetCycleRequest { id: CYCLE.to_owned() }).await.expect("everybody sees it").into_inner()
}

/// Nobody can write a result as long as this is held.
#[expect(clippy::disallowed_methods, reason = "a lock that somebody else holds is no transaction of the service")]
async fn held_up(pool: &PgPool) -> Transaction<'static, Postgres> {
    let mut holder = pool.begin().await.expect("begun");
    sqlx::query("lock table evaluations.result_version in share mode").execute(&mut *holder).await.expect("locked");
    holder
}

/// Waits until the first part is computed.
async fn under_way(world: &World) -> pb::FinalisationProgress {
    let mut client = coordinator(world);
    bounded("a word of the finalisation", Duration::from_secs(30), async {
        loop {
            if let Some(found) = seen(&mut client).await.finalisation.filter(|found| found.done_count > 0) {
                return found;
            }
        }
    })
    .await
}

#[tokio::test]
async fn a_running_finalisation_says_how_far_it_is_and_nothing_says_so_when_it_has_ended() {
    let world = world().await;
    let pool = world.db("evaluations").pool().clone();
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &(1..=SCHOOLS).collect::<Vec<_>>()).await;
    rated(&world, CYCLE, 1, (11, "SUPERVISOR"), [4, 3, 5]).await;
    cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    // What was left behind by a process that was killed.
    sql(&world, format!("insert into evaluations.cycle_progress values ('{CYCLE}', 7, {SCHOOLS}, now())")).await;
    assert_eq!(seen(&mut client).await.finalisation, None, "nobody is at work");
    sql(&world, "delete from evaluations.cycle_progress".to_owned()).await;

    let (mut other, holder) = (coordinator(&world), held_up(&pool).await);
    let watching = async {
        let found = under_way(&world).await;
        assert_eq!((found.done_count, found.school_count, found.start_time.is_some()), (32, 40, true));
        assert_eq!(seen(&mut crate::given::client(&world, OFFICER)).await.finalisation, None, "who runs it sees it");
        let killed = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                      where datname = current_database() and wait_event_type = 'Lock' and query like '%result_version%'";
        bounded("a killed process", Duration::from_secs(30), async {
            while sqlx::query_scalar::<_, i64>(killed).fetch_one(&pool).await.expect("asked") == 0 {}
        })
        .await;
    };
    let (broken, ()) = tokio::join!(async { cycle!(world, other, finalise_cycle, FinaliseCycleRequest, CYCLE) }, watching);
    assert!(broken.is_err());
    let after = seen(&mut client).await;
    assert_eq!((after.finalisation, after.cycle.expect("in the reply").status()), (None, pb::CycleStatus::Moderation));
    holder.rollback().await.expect("let go");

    let holder = held_up(&pool).await;
    let watching = async {
        under_way(&world).await;
        holder.rollback().await.expect("let go");
    };
    let (done, ()) = tokio::join!(async { cycle!(world, other, finalise_cycle, FinaliseCycleRequest, CYCLE) }, watching);
    assert_eq!(done.expect("nothing is in its way").found, 1);
    let after = seen(&mut client).await;
    assert_eq!((after.finalisation, after.cycle.expect("in the reply").status()), (None, pb::CycleStatus::Finalised));
    assert_eq!(rows(&world, "cycle_progress", "true").await, 0);
}
