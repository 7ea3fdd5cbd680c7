//! A caller who leaves at the wrong moment.

use std::time::Duration;

use futures_util::FutureExt as _;
use sqlx::Row as _;

use super::world::{World, story};

#[test]
fn a_caller_who_leaves_while_a_transaction_begins_leaves_none_behind() {
    story(async {
        let world = World::new().await;
        let begin = async || world.source.begin(Some(Duration::from_secs(5)), world.clock.now(), world.ids.clone()).await;
        // A connection stands ready, so that the next word on it is BEGIN.
        drop(begin().await.unwrap());
        let mut left = 0;
        for _ in 0..50 {
            while world.source.pool().num_idle() == 0 {
                tokio::task::yield_now().await;
            }
            left += u32::from(begin().now_or_never().is_none());
        }
        assert!(left > 0, "somebody left before the answer");
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
