//! How far a finalisation has come that is under way: numbers that are written beside its transaction, and a lock of that transaction, by which
//! everybody knows whether they still mean something.

use chassis::db::Instant;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

/// How far a finalisation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Finalising {
    /// Schools whose results are made.
    pub(crate) done: i32,
    /// All schools.
    pub(crate) schools: i32,
    /// When it began.
    pub(crate) started_at: Timestamp,
}

/// Shows that the transaction finalises a cycle, until it ends. Whoever asks has locked the cycle, so nobody else holds this.
pub(crate) async fn hold(db: &mut PgConnection, cycle: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!(r#"select pg_try_advisory_xact_lock(hashtextextended('finalise ' || $1::uuid::text, 0)) as "held!""#, cycle)
        .fetch_one(db)
        .await
        .map(|_: bool| ())
}

/// Writes how far it is.
pub(crate) async fn write(db: &mut PgConnection, cycle: Uuid, at: Finalising) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into cycle_progress (cycle_id, done, schools, started_at) values ($1, $2, $3, $4)
         on conflict (cycle_id) do update set done = excluded.done, schools = excluded.schools, started_at = excluded.started_at",
        cycle,
        at.done,
        at.schools,
        Instant(at.started_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Forgets it.
pub(crate) async fn clear(db: &mut PgConnection, cycle: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from cycle_progress where cycle_id = $1", cycle).execute(db).await?;
    Ok(())
}

/// How far a finalisation has come whose transaction still lives; None where there is none. What another one has left behind says nothing.
pub(crate) async fn find(db: &mut PgConnection, cycle: Uuid) -> Result<Option<Finalising>, sqlx::Error> {
    let row = sqlx::query!(
        r#"
        select p.done, p.schools, p.started_at as "started_at: Instant" from cycle_progress p
        where p.cycle_id = $1 and exists (
            select from pg_locks l
            where l.locktype = 'advisory' and l.objsubid = 1 and l.granted
              and l.database = (select oid from pg_database where datname = current_database())
              and (l.classid::bigint << 32) | l.objid::bigint = hashtextextended('finalise ' || p.cycle_id::text, 0)
        )
        "#,
        cycle
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Finalising { done: row.done, schools: row.schools, started_at: row.started_at.0 }))
}
