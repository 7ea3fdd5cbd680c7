//! What the stream holds, compared with the table. The table is the log; the stream's last message says how much of it arrived.

use sqlx::{Connection as _, PgConnection};

use super::rows::{self, State};
use super::{Flow, Mark};
use crate::bus::{BusError, Last, NatsBus};
use crate::event::Event;

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Publish from here on. `lost` events that had been published are gone and go out once more.
    Resume { mark: Mark, lost: i64 },
    /// Not now.
    Wait(Flow, String),
}

/// Reads the stream's last message, finds it in the table and puts the watermark there.
pub(crate) async fn reconcile(db: &mut PgConnection, bus: &NatsBus, source: &str, provision_missing: bool) -> Result<Verdict, sqlx::Error> {
    // The lock keeps a relay that still believes to lead from moving the watermark meanwhile; NATS answers within seconds or not at all.
    let mut tx = db.begin().await?;
    let state = rows::lock_state(&mut tx).await?;
    let last = match look(bus, source, provision_missing).await {
        Ok(last) => last,
        Err(BusError::NoStream(stream)) => return Ok(Verdict::Wait(Flow::Missing, BusError::NoStream(stream).to_string())),
        Err(error @ BusError::Unavailable(_)) => return Ok(Verdict::Wait(Flow::Unreachable, error.to_string())),
        Err(error @ (BusError::Refused { .. } | BusError::Config(_))) => return Ok(Verdict::Wait(Flow::Refused, error.to_string())),
    };
    let mark = match place(&mut tx, &state, last).await? {
        Ok(mark) => mark,
        Err(why) => return Ok(Verdict::Wait(Flow::Diverged, why)),
    };
    if mark != state.published {
        rows::set_mark(&mut tx, mark).await?;
    }
    tx.commit().await?;
    Ok(Verdict::Resume { mark, lost: (state.published.position - mark.position).max(0) })
}

async fn look(bus: &NatsBus, source: &str, provision_missing: bool) -> Result<Last, BusError> {
    match bus.last(source).await {
        Err(BusError::NoStream(_)) if provision_missing => {
            bus.create_stream(source).await?;
            tracing::info!(source, "the stream was missing and has been created");
            bus.last(source).await
        }
        answer => answer,
    }
}

/// The place in the log of the stream's last message, or why it has none.
async fn place(db: &mut PgConnection, state: &State, last: Last) -> Result<Result<Mark, String>, sqlx::Error> {
    let (sequence, event) = match last {
        Last::Empty { last } => return Ok(Ok(Mark { epoch: state.epoch, position: 0, sequence: last })),
        Last::Hole { sequence } => return Ok(Err(format!("the stream's last message, {sequence}, was deleted"))),
        Last::Message { sequence, event: Err(error) } => {
            return Ok(Err(format!("the stream's last message, {sequence}, is not an event of ours: {error}")));
        }
        Last::Message { sequence, event: Ok(event) } => (sequence, event),
    };
    if let Some(why) = stranger(state, &event) {
        return Ok(Err(why));
    }
    if rows::event_id_at(db, event.position).await? != Some(event.id) {
        return Ok(Err(format!("position {} is another event in the stream than in the database", event.position)));
    }
    Ok(Ok(Mark { epoch: state.epoch, position: event.position, sequence }))
}

fn stranger(state: &State, event: &Event) -> Option<String> {
    if event.epoch != state.epoch {
        return Some(format!("the stream belongs to epoch {}, the database to epoch {}", event.epoch, state.epoch));
    }
    let given = state.next_position - 1;
    (event.position > given).then(|| format!("the stream is at position {}, ahead of the database at {given}", event.position))
}
