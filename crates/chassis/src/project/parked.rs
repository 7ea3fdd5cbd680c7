//! Events that could not be applied, kept with the later events of their aggregates until somebody decides.

use std::collections::HashSet;

use bytes::Bytes;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::offset::Of;
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

/// Parked events of the live read models in the order of their logs, at most `limit`. Those that were given up are not among them.
pub async fn list(db: &mut PgConnection, limit: i64) -> Result<Vec<Parked>, sqlx::Error> {
    let rows = sqlx::query_as!(
        ParkedRow,
        "
        select p.id, p.source, p.position, p.event_id, p.aggregate_type, p.aggregate_id, p.aggregate_version, p.type as event, p.reason, p.parked_at
        from projection_parked p join projection_generation g on g.generation = p.generation and g.status = 'LIVE'
        where p.dropped_at is null order by p.source, p.position limit $1
        ",
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Parked::from).collect())
}

struct ParkedRow {
    id: i64,
    source: String,
    position: i64,
    event_id: Uuid,
    aggregate_type: String,
    aggregate_id: Uuid,
    aggregate_version: i64,
    event: String,
    reason: String,
    parked_at: Instant,
}

impl From<ParkedRow> for Parked {
    fn from(row: ParkedRow) -> Self {
        Self {
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
        }
    }
}

/// Where an entry belongs: what a person's work on it has to lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) generation: i64,
    pub(crate) source: String,
    pub(crate) aggregate_id: Uuid,
}

/// The place of an entry that waits.
pub(crate) async fn place(db: &mut PgConnection, id: i64) -> Result<Option<Place>, sqlx::Error> {
    sqlx::query_as!(Place, "select generation, source, aggregate_id from projection_parked where id = $1 and dropped_at is null", id)
        .fetch_optional(db)
        .await
}

/// The events of an aggregate that wait, in order, each with the number of its entry.
pub(crate) async fn waiting(db: &mut PgConnection, place: &Place) -> Result<Vec<(i64, Event)>, sqlx::Error> {
    let ids = sqlx::query_scalar!(
        "
        select id from projection_parked
        where generation = $1 and source = $2 and aggregate_id = $3 and dropped_at is null order by position
        ",
        place.generation,
        place.source,
        place.aggregate_id
    )
    .fetch_all(&mut *db)
    .await?;
    let mut events = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(entry) = find(db, id).await? {
            events.push((id, entry.event));
        }
    }
    Ok(events)
}

/// A parked event with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event as it came.
    pub event: Event,
    /// Why it is here.
    pub reason: String,
    /// Since when.
    pub parked_at: Timestamp,
    /// When and why it was given up.
    pub dropped: Option<(Timestamp, String)>,
}

/// One entry, whether it waits or was given up.
pub async fn find(db: &mut PgConnection, id: i64) -> Result<Option<Entry>, sqlx::Error> {
    let row = sqlx::query!(
        "
        select source, epoch, position, event_id, aggregate_type, aggregate_id, aggregate_version, type as event, scope, traceparent,
               occurred_at, chain, payload, reason, parked_at, dropped_at, drop_reason
        from projection_parked where id = $1
        ",
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Entry {
        event: Event {
            source: row.source,
            epoch: row.epoch,
            position: row.position,
            id: row.event_id,
            aggregate: row.aggregate_type,
            aggregate_id: row.aggregate_id,
            aggregate_version: row.aggregate_version,
            event: row.event,
            scope: row.scope,
            traceparent: row.traceparent,
            occurred_at: row.occurred_at.0,
            chain: row.chain,
            payload: Bytes::from(row.payload),
        },
        reason: row.reason,
        parked_at: row.parked_at.0,
        dropped: row.dropped_at.map(|at| at.0).zip(row.drop_reason),
    }))
}

/// Removes an entry whose event has been applied.
pub(crate) async fn remove(db: &mut PgConnection, id: i64) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from projection_parked where id = $1", id).execute(db).await?;
    Ok(())
}

/// Gives an entry up: it stays on record with the reason, and holds its aggregate back no more.
pub(crate) async fn drop_one(db: &mut PgConnection, id: i64, reason: &str, now: Timestamp) -> Result<bool, sqlx::Error> {
    let done = sqlx::query!(
        "update projection_parked set dropped_at = $2, drop_reason = $3 where id = $1 and dropped_at is null",
        id,
        Instant(now) as Instant,
        reason
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Which of the aggregates of these events have parked events. Ids are unique over kinds, so the id says it all.
pub(crate) async fn aggregates<'a>(
    db: &mut PgConnection,
    of: Of<'_>,
    events: impl Iterator<Item = &'a Event>,
) -> Result<HashSet<Uuid>, sqlx::Error> {
    let ids: Vec<Uuid> = events.map(|event| event.aggregate_id).collect();
    let rows = sqlx::query_scalar!(
        "select distinct aggregate_id from projection_parked where generation = $1 and source = $2 and aggregate_id = any($3) and dropped_at is null",
        of.generation,
        of.source,
        &ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().collect())
}

/// Keeps an event as it came, bytes and all.
pub(crate) async fn keep(db: &mut PgConnection, generation: i64, event: &Event, reason: &str, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into projection_parked (generation, source, epoch, position, event_id, aggregate_type, aggregate_id, aggregate_version, type,
                                       scope, traceparent, occurred_at, chain, payload, reason, parked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        on conflict on constraint projection_parked_once do nothing
        ",
        generation,
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
