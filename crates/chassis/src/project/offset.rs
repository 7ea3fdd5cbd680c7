//! `projection_offset`: how far a source has been read, moved only together with the effects.

use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Stop;
use crate::db::Instant;
use crate::event::Event;

/// How far a source has been read, as the database knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offset {
    pub(crate) epoch: i64,
    pub(crate) position: i64,
    pub(crate) sequence: u64,
    pub(crate) event_id: Option<Uuid>,
    pub(crate) as_of: Option<Timestamp>,
    pub(crate) stopped: bool,
}

impl Offset {
    /// The offset once `event`, found under `sequence`, has been dealt with.
    pub(crate) fn after(event: &Event, sequence: u64) -> Self {
        Self {
            epoch: event.epoch,
            position: event.position,
            sequence,
            event_id: Some(event.id),
            as_of: Some(event.occurred_at),
            stopped: false,
        }
    }
}

/// Whose offset it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Of<'a> {
    /// The generation of read models.
    pub(crate) generation: i64,
    /// The source that it reads.
    pub(crate) source: &'a str,
}

/// What is known of the end of a source's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// The newest position.
    pub(crate) position: i64,
    /// The latest instant at which that was so, by the log's own word. A stream is only a copy: it never says.
    pub(crate) at: Option<Timestamp>,
}

/// Reads the offset of a source; a source that was never read begins at position 0. Nothing is begun in a generation that was given up:
/// another may live in its home already.
pub(crate) async fn load(db: &mut PgConnection, of: Of<'_>) -> Result<Offset, sqlx::Error> {
    let Of { generation, source } = of;
    sqlx::query!(
        "
        insert into projection_offset (generation, source)
        select generation, $2 from projection_generation where generation = $1 and status in ('BUILDING', 'LIVE')
        on conflict do nothing
        ",
        generation,
        source
    )
    .execute(&mut *db)
    .await?;
    let row = sqlx::query!(
        "select epoch, position, stream_seq, event_id, as_of, stopped from projection_offset where generation = $1 and source = $2",
        generation,
        source
    )
    .fetch_one(db)
    .await?;
    Ok(Offset {
        epoch: row.epoch,
        position: row.position,
        sequence: row.stream_seq.unsigned_abs(),
        event_id: row.event_id,
        as_of: row.as_of.map(|at| at.0),
        stopped: row.stopped.is_some(),
    })
}

/// Moves the offset, first statement of the transaction of the effects. False: another reader was here; roll back.
pub(crate) async fn advance(
    db: &mut PgConnection,
    of: Of<'_>,
    from: i64,
    to: &Offset,
    head: Head,
    now: Timestamp,
) -> Result<bool, sqlx::Error> {
    let moved = sqlx::query!(
        "
        update projection_offset
        set epoch = $4, position = $5, stream_seq = $6, event_id = $7, as_of = $8, stopped = null, head_position = greatest($9::bigint, $5),
            behind_since = case when $9 > $5 then coalesce(behind_since, $10) end,
            current_at = case when $9 > $5 then current_at else greatest(current_at, $11) end
        where generation = $1 and source = $2 and position = $3
        ",
        of.generation,
        of.source,
        from,
        to.epoch,
        to.position,
        i64::try_from(to.sequence).unwrap_or(i64::MAX),
        to.event_id,
        to.as_of.map(Instant) as Option<Instant>,
        head.position,
        Instant(now) as Instant,
        head.at.map(Instant) as Option<Instant>
    )
    .execute(db)
    .await?;
    Ok(moved.rows_affected() == 1)
}

/// Notes where the log ends without anything having been read: a log that ends where we are is read to its end as of then.
pub(crate) async fn heard(db: &mut PgConnection, of: Of<'_>, head: Head, now: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        update projection_offset
        set head_position = greatest($3::bigint, position), behind_since = case when $3 > position then coalesce(behind_since, $4) end,
            current_at = case when $3 > position then current_at else greatest(current_at, $5) end
        where generation = $1 and source = $2
        ",
        of.generation,
        of.source,
        head.position,
        Instant(now) as Instant,
        head.at.map(Instant) as Option<Instant>
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Says why the source is not read any further, or (None) that it is read again, and how far it could be read.
pub(crate) async fn set_stopped(
    db: &mut PgConnection,
    of: Of<'_>,
    stop: Option<Stop>,
    head: i64,
    now: Timestamp,
) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        update projection_offset
        set stopped = $3, head_position = greatest($4::bigint, position), behind_since = case when $4 > position then coalesce(behind_since, $5) end
        where generation = $1 and source = $2
        ",
        of.generation,
        of.source,
        stop.map(Stop::word),
        head,
        Instant(now) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps everybody else from moving the offset until the transaction ends.
pub(crate) async fn hold(db: &mut PgConnection, of: Of<'_>) -> Result<(), sqlx::Error> {
    sqlx::query!("select position from projection_offset where generation = $1 and source = $2 for update", of.generation, of.source)
        .fetch_optional(db)
        .await?;
    Ok(())
}
