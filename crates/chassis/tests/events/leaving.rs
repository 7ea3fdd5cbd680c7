//! Who leaves at the wrong moment: a caller, or the server.

use std::net::TcpListener;
use std::time::Duration;

use chassis::db::{Database, DatabaseConfig};
use chassis::failure::{Failure, Kind};
use chassis::kernel::{Clock, Ids};
use futures_util::FutureExt as _;
use sqlx::Row as _;

use super::world::{World, story, story_on_one_thread};

#[test]
fn a_caller_who_leaves_while_a_transaction_begins_leaves_none_behind() {
    // On several threads the answer may be there before anybody can leave.
    story_on_one_thread(async {
        let world = World::new().await;
        let begin = async || world.source.begin(Some(Duration::from_secs(5)), world.clock.now(), world.ids.clone()).await;
        // A connection stands ready, so that the next word on it is BEGIN.
        drop(begin().await.unwrap());
        for _ in 0..50 {
            while world.source.pool().num_idle() == 0 {
                tokio::task::yield_now().await;
            }
            assert!(begin().now_or_never().is_none(), "everybody leaves before the answer");
        }
        // Every connection is back in the pool, and none of them is in a transaction.
        while world.source.pool().num_idle() < usize::try_from(world.source.pool().size()).unwrap() {
            tokio::task::yield_now().await;
        }
        let mut all = Vec::new();
        while let Some(connection) = world.source.pool().try_acquire() {
            all.push(connection);
        }
        assert!(!all.is_empty());
        let open = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'";
        let open: i64 = sqlx::query(open).fetch_one(&mut world.writer().await).await.unwrap().get(0);
        assert_eq!(open, 0, "transactions that nobody knows of");
    });
}

#[test]
fn a_server_that_ends_while_it_greets_is_away_for_a_while_and_no_fault_of_ours() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("postgres://sala@{}/sala", listener.local_addr().unwrap());
    // Hangs up on everybody.
    std::thread::spawn(move || listener.incoming().for_each(drop));
    story(async {
        let config = DatabaseConfig { url, acquire_timeout_seconds: 1, ..DatabaseConfig::default() };
        let database = Database::open(&config, "partners").unwrap();
        let error = database.begin(Some(Duration::from_secs(2)), Clock::system().now(), Ids::random()).await.unwrap_err();
        let failure = Failure::from(error);
        assert_eq!(failure.kind(), Kind::Unavailable, "{failure}");
    });
}
