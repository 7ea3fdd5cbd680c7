//! How far the read models have read: every reply of a reader says it.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sqlx::{PgConnection, Postgres, Transaction};

use crate::db::{Database, Instant};

use super::generation::EPOCH;

/// Sources say every five seconds where their logs end. After three times that without a word nobody knows what we lack.
const SILENT: SignedDuration = SignedDuration::from_secs(15);

/// How long a command may look at the read models.
const LOOKING: Duration = Duration::from_mins(10);

/// How fresh the read models are with regard to one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFreshness {
    /// The source.
    pub source: String,
    /// The last position that the read models contain (or have parked).
    pub position: i64,
    /// The newest position known to exist.
    pub head_position: i64,
    /// When the newest event that they contain happened; None before the first one.
    pub as_of: Option<Timestamp>,
    /// Events known and not yet contained.
    pub lag_events: i64,
    /// Seconds for which something has been unread, or for which the source has been silent; 0 when everything is known to be read.
    pub lag_seconds: i64,
    /// Whether it is unknown where the log ends now: the source, or what carries its events, has not been heard of lately.
    pub silent: bool,
    /// Events that could not be applied.
    pub parked: i64,
    /// Why the source is not read any further: `GAP`, `DIVERGED` or `EPOCH`.
    pub stopped: Option<String>,
    /// Whether the read models are being built anew because the source has begun another epoch: what is shown is of the old one.
    pub rebuilding: bool,
}

/// How fresh the read models are, by source. One statement: in the snapshot of a query it belongs to the rows read there.
pub async fn freshness(db: &mut PgConnection, now: Timestamp) -> Result<Vec<SourceFreshness>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select o.source, o.position, o.head_position, o.as_of, o.behind_since, o.current_at, o.stopped,
               (select count(*) from projection_parked p where p.generation = o.generation and p.source = o.source and p.dropped_at is null)
                   as "parked!",
               exists (select from projection_generation b where b.status = 'BUILDING' and b.reason = $1) as "rebuilding!"
        from projection_offset o join projection_generation g on g.generation = o.generation and g.status = 'LIVE'
        order by o.source
        "#,
        EPOCH
    )
    .fetch_all(db)
    .await?;
    let since = |at: Option<Instant>| at.map_or(SignedDuration::ZERO, |at| now.duration_since(at.0));
    let fresh = rows.into_iter().map(|row| {
        let quiet = since(row.current_at);
        let silent = row.current_at.is_none() || quiet > SILENT;
        let unread = since(row.behind_since);
        SourceFreshness {
            lag_events: row.head_position - row.position,
            lag_seconds: unread.max(if silent { quiet } else { SignedDuration::ZERO }).as_secs().max(0),
            silent,
            source: row.source,
            position: row.position,
            head_position: row.head_position,
            as_of: row.as_of.map(|at| at.0),
            parked: row.parked,
            rebuilding: row.rebuilding,
            stopped: row.stopped,
        }
    });
    Ok(fresh.collect())
}

/// The last position that the live read models have read of every source.
pub async fn positions(db: &mut PgConnection) -> Result<Vec<(String, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        "
        select o.source, o.position
        from projection_offset o join projection_generation g on g.generation = o.generation and g.status = 'LIVE' order by o.source
        "
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.source, row.position)).collect())
}

/// How far a generation has read: source, position, newest position known.
pub async fn read_so_far(db: &mut PgConnection, generation: i64) -> Result<Vec<(String, i64, i64)>, sqlx::Error> {
    let rows =
        sqlx::query!("select source, position, head_position from projection_offset where generation = $1 order by source", generation)
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|row| (row.source, row.position, row.head_position)).collect())
}

/// One snapshot of the live read models and of how far they have read, for commands that compare them.
pub async fn look(db: &Database) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
    db.begin_read(LOOKING).await
}
