//! Events that could not be applied, kept with the later events of their aggregates until somebody decides.

use std::collections::HashSet;

use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::GENERATION;
use crate::db::Instant;
use crate::event::Event;

/// A parked event, without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Number of the entry.
    pub id: i64,
    /// The source that told it.
    pub source: String,
    /// Its place in the log.
    pub position: i64,
    /// Id of the event.
    pub event_id: Uuid,
    /// Kind of the aggregate.
    pub aggregate: String,
    /// Id of the aggregate.
    pub aggregate_id: Uuid,
    /// Version of the aggregate after it.
    pub aggregate_version: i64,
    /// Name of the event.
    pub event: String,
    /// Why it is here.
    pub reason: String,
    /// Since when.
    pub parked_at: Timestamp,
}

/// Parked events in the order of their logs, at most `limit`.
pub async fn list(db: &mut PgConnection, limit: i64) -> Result<Vec<Parked>, sqlx::Error> {
    let rows = sqlx::query!(
        "
        select id, source, position, event_id, aggregate_type, aggregate_id, aggregate_version, type as event, reason, parked_at
        from projection_parked where generation = $1 order by source, position limit $2
        ",
        GENERATION,
        limit
    )
    .fetch_all(db)
    .await?;
    let parked = rows.into_iter().map(|row| Parked {
        id: row.id,
        source: row.source,
        position: row.position,
        event_id: row.event_id,
        aggregate: row.aggregate_type,
        aggregate_id: row.aggregate_id,
        aggregate_version: row.aggregate_version,
        event: row.event,
        reason: row.reason,
        parked_at: row.parked_at.0,
    });
    Ok(parked.collect())
}

/// Which of the aggregates of these events have parked events. Ids are unique over kinds, so the id says it all.
pub(crate) async fn aggregates<'a>(
    db: &mut PgConnection,
    source: &str,
    events: impl Iterator<Item = &'a Event>,
) -> Result<HashSet<Uuid>, sqlx::Error> {
    let ids: Vec<Uuid> = events.map(|event| event.aggregate_id).collect();
    let rows = sqlx::query_scalar!(
        "select distinct aggregate_id from projection_parked where generation = $1 and source = $2 and aggregate_id = any($3)",
        GENERATION,
        source,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Keeps an event as it came, bytes and all.
pub(crate) async fn keep(db: &mut PgConnection, event: &Event, reason: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into projection_parked (generation, source, epoch, position, event_id, aggregate_type, aggregate_id, aggregate_version, type,
                                       scope, traceparent, occurred_at, chain, payload, reason, parked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict on constraint projection_parked_once do nothing
        ",
        GENERATION,
        event.source,
        event.epoch,
        event.position,
        event.id,
        event.aggregate,
        event.aggregate_id,
        event.aggregate_version,
        event.event,
        event.scope,
        event.traceparent,
        Instant(event.occurred_at) as Instant,
        event.chain,
        &event.payload[..],
        reason,
        Instant(now) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
