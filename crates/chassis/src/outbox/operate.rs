//! What an operator asks of a log: what waits, and to copy it once more.

use std::time::Duration;

use jiff::Timestamp;
use sqlx::PgConnection;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::cycle::{Course, Turn};
use super::relay::in_time;
use super::{Flow, RelayConfig, RelayState, leader, rows};
use crate::bus::{Bus, BusError, Last, NatsBus};
use crate::db::Database;

/// How long a republication may stand still before it is given up.
const STANDSTILL: Duration = Duration::from_secs(20);
const LOOK: Duration = Duration::from_millis(100);

/// What has been told but has not arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Committed without a position yet.
    pub unnumbered: i64,
    /// Numbered, but not known to be in the stream.
    pub unpublished: i64,
    /// Age of the oldest of both; None when nothing waits.
    pub oldest_age: Option<Duration>,
    /// The position that the next event gets.
    pub next_position: i64,
    /// The last position known to be in the stream.
    pub published_position: i64,
    /// Epoch of the log.
    pub epoch: i64,
}

/// Why a log was not copied again.
#[derive(Debug, thiserror::Error)]
pub enum RepublishError {
    /// The bus did not do its part.
    #[error(transparent)]
    Bus(#[from] BusError),
    /// The database did not do its part.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
    /// The stream is a copy of the log of another epoch. No relay adds to it, and none takes away from it.
    #[error("the stream belongs to epoch {stream} and the log to epoch {log}, so the relay stands still: {}", way_out(service, *stream, *log))]
    OtherEpoch {
        /// Whose log it is.
        service: &'static str,
        /// Epoch of the stream's last event.
        stream: i64,
        /// Epoch of the log.
        log: i64,
    },
    /// Nothing moved for twenty seconds.
    #[error("nothing more was published after position {position} of {head}: the relay is {}", flow.word())]
    Stuck {
        /// Where the stream ends.
        position: i64,
        /// Where the log ends.
        head: i64,
        /// What the relay was doing; `waiting` when it is another process.
        flow: Flow,
    },
}

/// What helps against a stream of another epoch. A newer one was read already, so filling it under the log's own would stop its readers.
fn way_out(service: &str, stream: i64, log: i64) -> String {
    if stream > log {
        return format!(
            "the database is older than what was read; `sala events epoch bump {service}` begins an epoch that is newer than both"
        );
    }
    format!("`sala events republish --from-scratch {service}` makes the stream anew")
}

/// A log that was copied again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Republished {
    /// Where the stream ended before.
    pub from: i64,
    /// Where it ends now.
    pub to: i64,
    /// Whether a running relay did it; else it was done here.
    pub by_running_relay: bool,
}

/// Counts what waits. One statement, so that the numbers belong together.
pub async fn pending(db: &Database, now: Timestamp) -> Result<Pending, sqlx::Error> {
    pending_on(&mut *db.pool().acquire().await?, now).await
}

/// The same on a connection of the caller's.
pub(crate) async fn pending_on(db: &mut PgConnection, now: Timestamp) -> Result<Pending, sqlx::Error> {
    let row = sqlx::query!(
        r#"
        select epoch, next_position, published_position,
               (select count(*) from outbox where position is null) as "unnumbered!",
               least((select min(occurred_at) from outbox where position is null),
                     (select occurred_at from outbox where position > published_position order by position limit 1)) as oldest
        from outbox_state
        "#
    )
    .fetch_one(db)
    .await?;
    Ok(Pending {
        unnumbered: row.unnumbered,
        unpublished: row.next_position - 1 - row.published_position,
        oldest_age: row.oldest.map(|oldest| now.duration_since(oldest.0).try_into().unwrap_or_default()),
        next_position: row.next_position,
        published_position: row.published_position,
        epoch: row.epoch,
    })
}

/// Copies what the stream lacks. `from_scratch` deletes the stream, makes it anew and copies the whole log from position 1.
///
/// Where a relay runs it does the copying, and this waits for it; where none runs, this takes the lead for as long as it takes. A stream of
/// another epoch is made anew or left as it is, and of a newer one never touched: [`bump_epoch`] is for that.
pub async fn republish(db: &Database, bus: &NatsBus, source: &'static str, from_scratch: bool) -> Result<Republished, RepublishError> {
    let from = match bus.last(source).await {
        Ok(last) => {
            let log = rows::state(&mut *db.pool().acquire().await?).await?.epoch;
            match epoch_of(&last) {
                Some(stream) if stream > log || (stream < log && !from_scratch) => {
                    return Err(RepublishError::OtherEpoch { service: source, stream, log });
                }
                Some(_) | None => position_of(&last),
            }
        }
        Err(BusError::NoStream(_)) if from_scratch => 0,
        Err(error) => return Err(error.into()),
    };
    if from_scratch {
        insist(async || bus.delete_stream(source).await).await?;
        insist(async || bus.create_stream(source).await).await?;
    }
    let mut connection = leader::connect(db, source).await?;
    let by_running_relay = !leader::try_lead(&mut connection, source).await?;
    let to = if by_running_relay { watch(&mut connection, bus, source).await? } else { copy(&mut connection, bus, source).await? };
    Ok(Republished { from, to, by_running_relay })
}

/// A log that has begun a new epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewEpoch {
    /// The epoch now.
    pub epoch: i64,
    /// The newest position; the next event gets the one after it.
    pub head: i64,
}

/// Begins a new epoch, after the database was restored to an older point: readers may have seen events that did not happen, so they
/// read everything anew. The stream is deleted, made anew and filled again, by the running relay or by this.
///
/// It is newer than that of the stream too: the database may be from before an epoch that readers know. The epoch is in the database first.
/// Whoever is interrupted here repeats the republication, not the epoch.
pub async fn bump_epoch(db: &Database, bus: &NatsBus, source: &'static str) -> Result<NewEpoch, RepublishError> {
    let read = match insist(async || bus.last(source).await).await {
        Ok(last) => epoch_of(&last).unwrap_or_default(),
        Err(BusError::NoStream(_)) => 0,
        Err(error) => return Err(error.into()),
    };
    let begun = rows::begin_epoch(&mut *db.pool().acquire().await?, read).await?;
    tracing::info!(source, epoch = begun.epoch, head = begun.head, "a new epoch has begun");
    republish(db, bus, source, true).await?;
    Ok(begun)
}

/// A busy server may not answer at once, and may not let a name be taken again while it still clears the folder of a deleted
/// stream. What is asked here can be asked again.
async fn insist<T>(ask: impl AsyncFn() -> Result<T, BusError>) -> Result<T, BusError> {
    let began = Instant::now();
    loop {
        match ask().await {
            Err(error @ (BusError::Unavailable(_) | BusError::Refused { .. })) if began.elapsed() < STANDSTILL => {
                tracing::debug!(%error, "asking again");
                sleep(LOOK).await;
            }
            answer => return answer,
        }
    }
}

/// Takes turns until everything is in the stream.
async fn copy(db: &mut PgConnection, bus: &NatsBus, source: &'static str) -> Result<i64, RepublishError> {
    let (bus, config, state) = (Bus::Nats(bus.clone()), RelayConfig::default(), RelayState::default());
    let mut course = Course::new(source, &bus, &config, &state);
    let mut moved = Instant::now();
    loop {
        match in_time(course.turn(db)).await? {
            Turn::Busy | Turn::Done => moved = Instant::now(),
            Turn::Idle => return Ok(state.published()),
            // Nobody but an operator can change a divergence; everything else may pass.
            Turn::Blocked if state.flow() == Flow::Diverged || moved.elapsed() > STANDSTILL => {
                return Err(RepublishError::Stuck { position: state.published(), head: rows::head(db).await?, flow: state.flow() });
            }
            Turn::Blocked => sleep(LOOK).await,
        }
    }
}

/// Waits until the stream, by its own account, holds everything that is numbered.
async fn watch(db: &mut PgConnection, bus: &NatsBus, source: &'static str) -> Result<i64, RepublishError> {
    let (mut before, mut moved) = (-1, Instant::now());
    loop {
        let last = insist(async || bus.last(source).await).await?;
        let state = rows::state(db).await?;
        let (position, head) = (position_of(&last), state.next_position - 1);
        // The same events under another epoch are no copy: positions and ids alone would not tell.
        if let Some(stream) = epoch_of(&last).filter(|stream| *stream != state.epoch) {
            return Err(RepublishError::OtherEpoch { service: source, stream, log: state.epoch });
        }
        if position > head || (position > 0 && rows::event_id_at(db, position).await? != id_of(&last)) {
            return Err(RepublishError::Stuck { position, head, flow: Flow::Diverged });
        }
        if position == head && !rows::any_unnumbered(db).await? {
            return Ok(position);
        }
        if position != before {
            (before, moved) = (position, Instant::now());
        } else if moved.elapsed() > STANDSTILL {
            return Err(RepublishError::Stuck { position, head, flow: Flow::Waiting });
        }
        sleep(LOOK).await;
    }
}

/// The position of the stream's last event; 0 when there is none.
fn position_of(last: &Last) -> i64 {
    match last {
        Last::Message { event: Ok(event), .. } => event.position,
        Last::Message { event: Err(_), .. } | Last::Empty { .. } | Last::Hole { .. } => 0,
    }
}

/// The epoch of the stream's last event; None when there is none.
fn epoch_of(last: &Last) -> Option<i64> {
    match last {
        Last::Message { event: Ok(event), .. } => Some(event.epoch),
        Last::Message { event: Err(_), .. } | Last::Empty { .. } | Last::Hole { .. } => None,
    }
}

fn id_of(last: &Last) -> Option<Uuid> {
    match last {
        Last::Message { event: Ok(event), .. } => Some(event.id),
        Last::Message { event: Err(_), .. } | Last::Empty { .. } | Last::Hole { .. } => None,
    }
}
