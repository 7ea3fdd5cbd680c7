//! A database that is not there yet is waited for; nothing starts in order in a cluster.

use std::time::Duration;

use anyhow::{Result, anyhow, bail};
use chassis::db::{self, MigrateError};
use tokio::time::{Instant, sleep, timeout};

use super::Room;

const FIRST_RETRY: Duration = Duration::from_millis(100);
const LAST_RETRY: Duration = Duration::from_secs(2);
/// A host that swallows packets must not use up the whole wait with one attempt.
const ATTEMPT: Duration = Duration::from_secs(5);

pub(super) async fn migrated(room: &Room, within: Duration) -> Result<()> {
    let name = room.service.name;
    match pending(room, within).await? {
        0 => Ok(()),
        n => bail!("{n} migration{} pending in the schema {name}: run `sala migrate {name}` first", if n == 1 { " is" } else { "s are" }),
    }
}

pub(super) async fn migrate(room: &Room, within: Duration) -> Result<()> {
    // Whoever counts has connected: from here on an error is an error.
    pending(room, within).await?;
    db::run(&room.db, &room.service.migrations).await.map_err(|e| anyhow!("migrations of {}: {e}", room.service.name))
}

pub(super) async fn pending(room: &Room, within: Duration) -> Result<usize> {
    let name = room.service.name;
    let deadline = Instant::now() + within;
    let mut wait = FIRST_RETRY;
    loop {
        let why = match timeout(ATTEMPT, db::pending(&room.db, &room.service.migrations)).await {
            Ok(Ok(pending)) => return Ok(pending),
            Ok(Err(MigrateError::Database(error))) => error.to_string(),
            Ok(Err(error)) => return Err(anyhow!("migrations of {name}: {error}")),
            Err(_) => format!("no answer for {} s", ATTEMPT.as_secs()),
        };
        if Instant::now() + wait > deadline {
            bail!("the database of {name} did not answer within {} s: {why}", within.as_secs());
        }
        tracing::warn!(service = name, why, "waiting for the database");
        sleep(wait).await;
        wait = (wait * 2).min(LAST_RETRY);
    }
}
