//! What an operator decides about parked events: try them again, or give them up.

use jiff::Timestamp;
use sqlx::PgConnection;

use super::offset::Of;
use super::parked::{self, Place};
use super::{ApplyError, Projection, seen};
use crate::db::{Database, Uow};
use crate::kernel::{Clock, Ids};

/// Why a parked event stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum ResolveError {
    /// There is no such entry, or it has been dealt with.
    #[error("no event is parked under the number {0}")]
    NotParked(i64),
    /// It still cannot be applied.
    #[error("position {position} still cannot be applied: {error}")]
    StillBad {
        /// Its place in the log.
        position: i64,
        /// Why.
        error: ApplyError,
    },
    /// The database did not do its part.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
}

/// Applies a parked event and the later ones of its aggregate that wait behind it, in order and in one transaction. All or none:
/// gives how many were applied.
pub async fn retry(db: &Database, projections: &[Projection], id: i64, clock: &Clock, ids: &Ids) -> Result<usize, ResolveError> {
    let place = find(db, id).await?;
    let within = std::time::Duration::from_secs(30);
    let mut uow = db.begin_on(place.generation, within, clock.now(), ids.clone()).await?;
    hold(uow.db(), &place).await?;
    let waiting = parked::waiting(uow.db(), &place).await?;
    if !waiting.iter().any(|(entry, _)| *entry == id) {
        return Err(ResolveError::NotParked(id));
    }
    for (entry, event) in &waiting {
        for projection in projections.iter().filter(|projection| projection.follows(&place.source)) {
            projection.apply(&mut uow, &[event]).await.map_err(|error| ResolveError::StillBad { position: event.position, error })?;
        }
        parked::remove(uow.db(), *entry).await?;
    }
    let of = Of { generation: place.generation, source: &place.source };
    seen::note(uow.db(), of, waiting.iter().map(|(_, event)| event)).await?;
    let Uow { tx, .. } = uow;
    tx.commit().await?;
    Ok(waiting.len())
}

/// Gives a parked event up, with a reason that stays on record. What waits behind it is not given up with it: the next of them can
/// then be tried, and a later snapshot of the aggregate makes good what was lost.
pub async fn give_up(db: &Database, id: i64, reason: &str, now: Timestamp) -> Result<(), ResolveError> {
    let place = find(db, id).await?;
    let mut tx = db.begin_with("BEGIN".to_owned()).await?;
    hold(&mut tx, &place).await?;
    if !parked::drop_one(&mut tx, id, reason, now).await? {
        return Err(ResolveError::NotParked(id));
    }
    tx.commit().await?;
    Ok(())
}

async fn find(db: &Database, id: i64) -> Result<Place, ResolveError> {
    let mut connection = db.pool().acquire().await?;
    parked::place(&mut connection, id).await?.ok_or(ResolveError::NotParked(id))
}

/// Keeps the projector from parking more events behind this one, or applying past it, until we are done: it moves this row first.
async fn hold(db: &mut PgConnection, place: &Place) -> Result<(), sqlx::Error> {
    super::offset::hold(db, Of { generation: place.generation, source: &place.source }).await
}
