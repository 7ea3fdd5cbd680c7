//! The statements on `outbox` and `outbox_state` that more than one part of the relay needs.

use bytes::Bytes;
use sqlx::{Connection as _, PgConnection};
use uuid::Uuid;

use super::{Mark, NewEpoch};
use crate::db::Instant;
use crate::event::Event;

/// The one row of `outbox_state`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct State {
    pub(crate) epoch: i64,
    pub(crate) next_position: i64,
    pub(crate) published: Mark,
    pub(crate) chain_head: Vec<u8>,
}

/// Reads the state, and locks nothing.
pub(crate) async fn state(db: &mut PgConnection) -> Result<State, sqlx::Error> {
    let row =
        sqlx::query_as!(StateRow, "select epoch, next_position, published_position, published_stream_seq, chain_head from outbox_state")
            .fetch_one(db)
            .await?;
    Ok(row.into())
}

/// Reads the state and keeps other relays from it until the transaction ends. Writers never touch it, so they never wait.
pub(crate) async fn lock_state(db: &mut PgConnection) -> Result<State, sqlx::Error> {
    let row = sqlx::query_as!(
        StateRow,
        "select epoch, next_position, published_position, published_stream_seq, chain_head from outbox_state for update"
    )
    .fetch_one(db)
    .await?;
    Ok(row.into())
}

struct StateRow {
    epoch: i64,
    next_position: i64,
    published_position: i64,
    published_stream_seq: i64,
    chain_head: Vec<u8>,
}

impl From<StateRow> for State {
    fn from(row: StateRow) -> Self {
        let published = Mark { epoch: row.epoch, position: row.published_position, sequence: row.published_stream_seq.unsigned_abs() };
        Self { epoch: row.epoch, next_position: row.next_position, published, chain_head: row.chain_head }
    }
}

/// Whether anything committed has no position yet. Looked at twice a second when nothing happens, so it locks nothing.
pub(crate) async fn any_unnumbered(db: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists(select from outbox where position is null) as "any!""#).fetch_one(db).await
}

/// The newest position given.
pub(crate) async fn head(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select next_position - 1 as "head!" from outbox_state"#).fetch_one(db).await
}

/// The epoch of the log.
pub(crate) async fn epoch(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!("select epoch from outbox_state").fetch_one(db).await
}

/// A numbered row.
#[derive(Debug)]
struct Numbered {
    epoch: i64,
    position: i64,
    event_id: Uuid,
    aggregate_type: String,
    aggregate_id: Uuid,
    aggregate_version: i64,
    event: String,
    scope: Option<String>,
    traceparent: Option<String>,
    occurred_at: Instant,
    chain: Option<Vec<u8>>,
    payload: Vec<u8>,
}

impl Numbered {
    fn told_by(self, source: &str) -> Event {
        Event {
            source: source.to_owned(),
            epoch: self.epoch,
            position: self.position,
            id: self.event_id,
            aggregate: self.aggregate_type,
            aggregate_id: self.aggregate_id,
            aggregate_version: self.aggregate_version,
            event: self.event,
            scope: self.scope,
            traceparent: self.traceparent,
            occurred_at: self.occurred_at.0,
            chain: self.chain,
            payload: Bytes::from(self.payload),
        }
    }
}

/// Events after a position, in order. Their epoch is the log's present one: a copy of the log belongs to one epoch as a whole.
pub(crate) async fn after(db: &mut PgConnection, source: &str, position: i64, limit: i64) -> Result<Vec<Event>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Numbered,
        r#"
        select s.epoch, o.position as "position!", o.event_id, o.aggregate_type, o.aggregate_id, o.aggregate_version, o.type as event,
               o.scope, o.traceparent, o.occurred_at, o.chain, o.payload
        from outbox o cross join outbox_state s
        where o.position > $1 order by o.position limit $2
        "#,
        position,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.told_by(source)).collect())
}

/// Id of the event at a position.
pub(crate) async fn event_id_at(db: &mut PgConnection, position: i64) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar!("select event_id from outbox where position = $1", position).fetch_optional(db).await
}

/// Moves the watermark from where this relay left it. False: it is elsewhere by now, so another relay is at work or the epoch
/// has changed.
///
/// Nobody waits for the disk here: a watermark that a crash of the database takes back is behind the stream, where a relay that
/// connects again looks first.
pub(crate) async fn move_mark(db: &mut PgConnection, from: i64, to: Mark) -> Result<bool, sqlx::Error> {
    let moved = sqlx::query!(
        "
        update outbox_state set published_position = $1, published_stream_seq = $2
        from (select set_config('synchronous_commit', 'off', true)) as hurried
        where published_position = $3 and epoch = $4
        ",
        to.position,
        stored(to.sequence),
        from,
        to.epoch
    )
    .execute(db)
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Puts the watermark where the stream says it is; the caller holds the lock of [`lock_state`].
pub(crate) async fn set_mark(db: &mut PgConnection, to: Mark) -> Result<(), sqlx::Error> {
    sqlx::query!("update outbox_state set published_position = $1, published_stream_seq = $2", to.position, stored(to.sequence))
        .execute(db)
        .await?;
    Ok(())
}

/// Begins a new epoch, newer than the one that was `read`, behind everything that has a position. Waits for a relay that is numbering.
///
/// Lock first, as in `number`: one statement alone would look for the newest position before it waits, and would give the positions
/// of the relay that it waited for a second time.
pub(crate) async fn begin_epoch(db: &mut PgConnection, read: i64) -> Result<NewEpoch, sqlx::Error> {
    let mut tx = db.begin().await?;
    lock_state(&mut tx).await?;
    let begun = sqlx::query_as!(
        NewEpoch,
        r#"
        update outbox_state set epoch = greatest(epoch, $1) + 1, published_position = 0, published_stream_seq = 0,
               next_position = coalesce((select max(position) from outbox), 0) + 1,
               chain_head = coalesce((select chain from outbox where position is not null order by position desc limit 1), chain_head)
        returning epoch, next_position - 1 as "head!"
        "#,
        read
    )
    .fetch_one(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(begun)
}

/// Marks everything numbered as published, where readers read the table itself, and gives the newest position.
pub(crate) async fn publish_all(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        with moved as (
            update outbox_state set published_position = next_position - 1, published_stream_seq = next_position - 1
            where published_position <> next_position - 1
        )
        select next_position - 1 as "head!" from outbox_state
        "#
    )
    .fetch_one(db)
    .await
}

fn stored(sequence: u64) -> i64 {
    i64::try_from(sequence).unwrap_or(i64::MAX)
}

/// A committed row that waits for its position.
#[derive(Debug)]
pub(crate) struct Unnumbered {
    pub(crate) id: i64,
    pub(crate) event_id: Uuid,
    pub(crate) aggregate_type: String,
    pub(crate) aggregate_id: Uuid,
    pub(crate) aggregate_version: i64,
    pub(crate) event: String,
    pub(crate) payload: Vec<u8>,
    pub(crate) actor: String,
    pub(crate) scope: Option<String>,
    pub(crate) traceparent: Option<String>,
    pub(crate) occurred_at: Instant,
}

/// Committed rows without a position, in id order.
pub(crate) async fn unnumbered(db: &mut PgConnection, limit: i64) -> Result<Vec<Unnumbered>, sqlx::Error> {
    sqlx::query_as!(
        Unnumbered,
        r#"
        select id, event_id, aggregate_type, aggregate_id, aggregate_version, type as event, payload, actor, scope, traceparent, occurred_at
        from outbox where position is null order by id limit $1
        "#,
        limit
    )
    .fetch_all(db)
    .await
}

/// A numbered row with everything that its link vouches for.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) epoch: i64,
    pub(crate) position: i64,
    pub(crate) event_id: Uuid,
    pub(crate) aggregate_type: String,
    pub(crate) aggregate_id: Uuid,
    pub(crate) aggregate_version: i64,
    pub(crate) event: String,
    pub(crate) actor: String,
    pub(crate) scope: Option<String>,
    pub(crate) occurred_at: Instant,
    pub(crate) payload: Vec<u8>,
    pub(crate) chain: Option<Vec<u8>>,
}

/// Numbered rows after a position, in order, each with the epoch in which it got its position.
pub(crate) async fn entries_after(db: &mut PgConnection, position: i64, limit: i64) -> Result<Vec<Entry>, sqlx::Error> {
    sqlx::query_as!(
        Entry,
        r#"
        select coalesce(epoch, 0) as "epoch!", position as "position!", event_id, aggregate_type, aggregate_id, aggregate_version,
               type as event, actor, scope, occurred_at, payload, chain
        from outbox where position > $1 order by position limit $2
        "#,
        position,
        limit
    )
    .fetch_all(db)
    .await
}

/// Numbered events whose version does not follow the one before of the same aggregate.
pub(crate) async fn versions_out_of_step(db: &mut PgConnection, limit: usize) -> Result<Vec<(i64, String, Uuid, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select position as "position!", aggregate_type, aggregate_id, aggregate_version
        from (select position, aggregate_type, aggregate_id, aggregate_version,
                     lag(aggregate_version, 1, 0::bigint) over (partition by aggregate_type, aggregate_id order by position) as before
              from outbox where position is not null) as o
        where aggregate_version <> before + 1 order by position limit $1
        "#,
        i64::try_from(limit).unwrap_or(i64::MAX)
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.position, row.aggregate_type, row.aggregate_id, row.aggregate_version)).collect())
}

/// Every aggregate of the log with its version after a position, in the order of kinds and ids.
pub(crate) async fn versions_at(db: &mut PgConnection, position: i64) -> Result<Vec<(String, Uuid, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select aggregate_type, aggregate_id, max(aggregate_version) as "version!"
        from outbox where position <= $1 group by aggregate_type, aggregate_id order by aggregate_type, aggregate_id
        "#,
        position
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.aggregate_type, row.aggregate_id, row.version)).collect())
}

/// How many committed events have no position yet.
pub(crate) async fn unnumbered_count(db: &mut PgConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from outbox where position is null"#).fetch_one(db).await
}
