//! Replies of earlier requests, kept for seven days.

use jiff::{SignedDuration, Timestamp};
use prost::Message;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::db::Instant;
use crate::failure::{Failure, Kind};

const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// A reply of an earlier request with the same id.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(super) body_hash: Vec<u8>,
    reply: Option<Vec<u8>>,
    subject_id: Option<Uuid>,
    sala_after: Option<String>,
}

impl Stored {
    /// The reply as it was.
    pub(crate) fn message<R: Message + Default>(&self) -> Result<R, Failure> {
        let bytes = self.reply.as_deref().ok_or_else(|| Failure::internal("a stored reply has no bytes"))?;
        R::decode(bytes).map_err(Failure::internal)
    }

    /// What the reply told its caller to wait for; None when an earlier release stored it.
    pub(crate) fn after(&self) -> Option<&str> {
        self.sala_after.as_deref()
    }

    /// The id of what the reply showed.
    pub(super) fn subject(&self) -> Result<Uuid, Failure> {
        self.subject_id.ok_or_else(|| Failure::internal("a stored reply names nothing to read again"))
    }
}

/// Whether a command may have failed because it was done before. Otherwise it could not even be asked.
pub(crate) fn may_be_repeated(failure: &Failure) -> bool {
    !matches!(failure.kind(), Kind::TimedOut | Kind::Unavailable | Kind::Unauthenticated)
}

pub(super) async fn find(db: &mut PgConnection, caller: &str, method: &str, request_id: Uuid) -> Result<Option<Stored>, sqlx::Error> {
    sqlx::query_as!(
        Stored,
        "select body_hash, reply, subject_id, sala_after from request where caller = $1 and method = $2 and request_id = $3",
        caller,
        method,
        request_id
    )
    .fetch_optional(db)
    .await
}

/// Which calls a list of replies is asked for: callers, methods and request ids, side by side.
#[derive(Debug, Default)]
pub(crate) struct Asked<'a> {
    pub(crate) callers: Vec<&'a str>,
    pub(crate) methods: Vec<&'a str>,
    pub(crate) request_ids: Vec<Uuid>,
}

/// Replies of many earlier requests, each with the place in the list where it was asked for.
pub(crate) async fn find_many(db: &mut PgConnection, asked: &Asked<'_>) -> Result<Vec<(usize, Stored)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"
        select a.n as "n!", r.body_hash, r.reply, r.subject_id, r.sala_after
        from unnest($1::text[], $2::text[], $3::uuid[]) with ordinality as a(caller, method, request_id, n)
        join request r on r.caller = a.caller and r.method = a.method and r.request_id = a.request_id
        "#,
        &asked.callers as &[&str],
        &asked.methods as &[&str],
        &asked.request_ids
    )
    .fetch_all(db)
    .await?;
    let stored = rows.into_iter().map(|row| {
        let place = usize::try_from(row.n - 1).unwrap_or(usize::MAX);
        (place, Stored { body_hash: row.body_hash, reply: row.reply, subject_id: row.subject_id, sala_after: row.sala_after })
    });
    Ok(stored.collect())
}

/// Removes replies older than seven days, a thousand at a time, so that no lock is held for long. Returns how many went.
pub async fn sweep(db: &mut PgConnection, now: Timestamp) -> Result<u64, sqlx::Error> {
    let before = Instant(now.checked_sub(KEPT).unwrap_or(Timestamp::MIN));
    let gone = sqlx::query!(
        "delete from request where ctid = any(array(select ctid from request where created_at < $1 limit 1000))",
        before as Instant
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected())
}
