//! The audit trail of a source: who did what, and who read whose data.

use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::db::Instant;

/// Which entries.
#[derive(Debug, Clone, Default)]
pub(crate) struct TrailFilter {
    pub(crate) aggregate_id: Option<Uuid>,
    pub(crate) method: Option<String>,
    pub(crate) from: Option<Timestamp>,
    pub(crate) to: Option<Timestamp>,
}

/// One entry.
#[derive(Debug)]
pub(crate) struct TrailEntry {
    pub(crate) id: i64,
    pub(crate) at: Instant,
    pub(crate) actor: String,
    pub(crate) used_grant: String,
    pub(crate) method: String,
    pub(crate) aggregate_type: String,
    pub(crate) aggregate_id: Option<Uuid>,
    pub(crate) aggregate_version: Option<i64>,
    pub(crate) reason: Option<String>,
    pub(crate) request_id: Option<Uuid>,
}

/// Entries before `before`, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &TrailFilter,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<TrailEntry>, sqlx::Error> {
    sqlx::query_as!(
        TrailEntry,
        "
        select id, at, actor, used_grant, method, aggregate_type, aggregate_id, aggregate_version, reason, request_id
        from audit
        where ($1::bigint is null or id < $1) and ($2::uuid is null or aggregate_id = $2) and ($3::text is null or method = $3)
          and ($4::timestamptz is null or at >= $4) and ($5::timestamptz is null or at < $5)
        order by id desc limit $6
        ",
        before,
        filter.aggregate_id,
        filter.method.as_deref(),
        filter.from.map(Instant) as Option<Instant>,
        filter.to.map(Instant) as Option<Instant>,
        limit
    )
    .fetch_all(db)
    .await
}
