//! What a service tidies up while it runs.

use std::convert::Infallible;
use std::time::Duration;

use anyhow::Result;
use chassis::ctx::sweep;
use chassis::db::Database;
use chassis::kernel::Clock;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

const EVERY: Duration = Duration::from_mins(10);
/// What one round removes at most; the next round goes on.
const ROUNDS: usize = 100;

/// Removes stored replies that are older than they are promised. A database that is away meanwhile is no reason to go down.
pub(super) async fn forget_old_replies(db: Database, stop: CancellationToken) -> Result<(), Infallible> {
    while stop.run_until_cancelled(sleep(EVERY)).await.is_some() {
        match round(&db).await {
            Ok(0) => {}
            Ok(gone) => tracing::info!(schema = db.schema(), gone, "old stored replies removed"),
            Err(error) => tracing::warn!(schema = db.schema(), %error, "old stored replies were not removed"),
        }
    }
    Ok(())
}

async fn round(db: &Database) -> Result<u64> {
    let mut gone = 0;
    for _ in 0..ROUNDS {
        // One connection a step: calls that wait for one come first.
        let mut connection = db.pool().acquire().await?;
        match sweep(&mut connection, Clock::system().now()).await? {
            0 => break,
            removed => gone += removed,
        }
    }
    Ok(gone)
}
