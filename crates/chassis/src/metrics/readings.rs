//! What only the database knows. Asked when somebody looks, at most every other second, and never for longer than a second, so that
//! watching a sick database does not make it worse.

use std::time::Duration;

use futures_util::future::join_all;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};

use super::Kept;
use crate::db::{self, Applied, Database, MigrateError};
use crate::kernel::Clock;
use crate::outbox::{self, Pending};
use crate::project::{SourceFreshness, freshness};

/// How long an answer is good.
const GOOD_FOR: Duration = Duration::from_secs(2);
/// How long a database may take.
const PATIENCE: Duration = Duration::from_secs(1);
/// A pool whose connections are all at work is a busy one, not a dead one, as long as it has answered so recently.
const BUSY_FOR: Duration = Duration::from_secs(10);

/// What the database of one service says.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// Whether it answers.
    pub(super) up: bool,
    pub(super) applied: Vec<Applied>,
    pub(super) pending: Option<Pending>,
    pub(super) freshness: Vec<SourceFreshness>,
}

/// A reading, and when its database last answered.
type Answer = (Reading, Instant);

/// The last answers of all databases, and when they were asked for.
#[derive(Debug, Default)]
pub(super) struct Readings(Mutex<Option<(Instant, Vec<Answer>)>>);

impl Readings {
    /// A reading for each of `kept`, in order. Whoever comes while somebody asks waits for the same answers.
    pub(super) async fn of(&self, kept: &[Kept]) -> Vec<Reading> {
        let mut last = self.0.lock().await;
        if last.as_ref().is_none_or(|(asked_at, _)| asked_at.elapsed() >= GOOD_FOR) {
            let before = last.take().map(|(_, answers)| answers).unwrap_or_default();
            let asked = kept.iter().enumerate().map(|(number, one)| ask(one, before.get(number)));
            *last = Some((Instant::now(), join_all(asked).await));
        }
        last.iter().flat_map(|(_, answers)| answers).map(|(reading, _)| reading.clone()).collect()
    }
}

async fn ask(kept: &Kept, before: Option<&Answer>) -> Answer {
    // What waits in the outbox is asked for beside the rest: a log that is locked does not make the service unready.
    let (state, pending) = tokio::join!(in_time(kept, state(kept)), in_time(kept, pending(kept)));
    let pending = pending.flatten();
    match (state, before) {
        (Some((applied, freshness)), _) => (Reading { up: true, applied, pending, freshness }, Instant::now()),
        (None, Some((reading, at))) if reading.up && is_busy(&kept.db) && at.elapsed() < BUSY_FOR => {
            (Reading { pending, ..reading.clone() }, *at)
        }
        (None, _) => (Reading { pending, ..Reading::default() }, Instant::now()),
    }
}

async fn in_time<T>(kept: &Kept, asked: impl Future<Output = Result<T, MigrateError>>) -> Option<T> {
    let why = match timeout(PATIENCE, asked).await {
        Ok(Ok(answer)) => return Some(answer),
        Ok(Err(error)) => error.to_string(),
        Err(_) => "no answer in time".to_owned(),
    };
    tracing::debug!(service = kept.service.name, why, "the database could not be looked at");
    None
}

async fn state(kept: &Kept) -> Result<(Vec<Applied>, Vec<SourceFreshness>), MigrateError> {
    let mut db = kept.db.begin_read(PATIENCE).await?;
    let applied = db::applied(&mut db, kept.db.schema(), &kept.service.migrations).await?;
    let reads = kept.service.migrations.reader;
    Ok((applied, if reads { freshness(&mut db, Clock::system().now()).await? } else { Vec::new() }))
}

async fn pending(kept: &Kept) -> Result<Option<Pending>, MigrateError> {
    if !kept.service.is_source() {
        return Ok(None);
    }
    let mut db = kept.relay_db.begin_read(PATIENCE).await?;
    Ok(Some(outbox::pending_on(&mut db, Clock::system().now()).await?))
}

fn is_busy(db: &Database) -> bool {
    let pool = db.pool();
    pool.num_idle() == 0 && pool.size() >= pool.options().get_max_connections()
}
