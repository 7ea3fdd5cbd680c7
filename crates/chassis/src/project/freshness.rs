//! How far the read models have read: every reply of a reader says it.

use jiff::Timestamp;
use sqlx::PgConnection;

use super::GENERATION;

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
    /// Seconds for which something has been unread; 0 when everything known is read.
    pub lag_seconds: i64,
    /// Events that could not be applied.
    pub parked: i64,
    /// Why the source is not read any further: `GAP`, `DIVERGED` or `EPOCH`.
    pub stopped: Option<String>,
}

/// How fresh the read models are, by source. One statement: in the snapshot of a query it belongs to the rows read there.
pub async fn freshness(db: &mut PgConnection, now: Timestamp) -> Result<Vec<SourceFreshness>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select source, position, head_position, as_of, behind_since, stopped,
               (select count(*) from projection_parked p where p.generation = o.generation and p.source = o.source) as "parked!"
        from projection_offset o where generation = $1 order by source
        "#,
        GENERATION
    )
    .fetch_all(db)
    .await?;
    let fresh = rows.into_iter().map(|row| SourceFreshness {
        lag_events: row.head_position - row.position,
        lag_seconds: row.behind_since.map_or(0, |since| now.duration_since(since.0).as_secs().max(0)),
        source: row.source,
        position: row.position,
        head_position: row.head_position,
        as_of: row.as_of.map(|at| at.0),
        parked: row.parked,
        stopped: row.stopped,
    });
    Ok(fresh.collect())
}

/// The last position read of every source.
pub async fn positions(db: &mut PgConnection) -> Result<Vec<(String, i64)>, sqlx::Error> {
    let rows = sqlx::query!("select source, position from projection_offset where generation = $1 order by source", GENERATION)
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.source, row.position)).collect())
}
