//! How the server of a service is set up, as far as the service itself can see, for `sala doctor`.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sqlx::{Connection as _, PgConnection, Row as _};

use super::{Database, Instant, even_schema};
use crate::kernel::Clock;

/// What a database says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what Postgres says of a role, each thing for itself")]
pub struct Examined {
    /// `150008` is 15.8.
    pub version: i32,
    /// Encoding of the database.
    pub encoding: String,
    /// Settings that decide whether an answered write survives a crash, with their values.
    pub durability: [(&'static str, String); 3],
    /// Connections that the server takes from ordinary roles.
    pub max_connections: i64,
    /// Its clock less ours; exact to half of `round_trip`.
    pub clock_ahead: SignedDuration,
    /// How long the question was on its way, there and back.
    pub round_trip: Duration,
    /// The role that we are.
    pub role: String,
    /// Whether that role may do everything.
    pub superuser: bool,
    /// Whether row-level security, the second wall, is nothing to that role.
    pub bypasses_wall: bool,
    /// Whether that role owns the schema.
    pub owns_schema: bool,
    /// Tables of the service that the role owns, or that a role owns of which it is one: it could take the second wall down.
    pub owned_tables: Vec<String>,
    /// Whether that role may change or delete events.
    pub may_rewrite_log: bool,
}

const QUESTION: &str = "
    select current_setting('server_version_num')::int as version,
           (select pg_encoding_to_char(encoding)::text from pg_database where datname = current_database()) as encoding,
           current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
           current_setting('synchronous_commit') as synchronous_commit,
           current_setting('max_connections')::bigint - current_setting('superuser_reserved_connections')::bigint
               - coalesce(nullif(current_setting('reserved_connections', true), '')::bigint, 0) as max_connections,
           clock_timestamp() as clock, current_user::text as role,
           (select rolsuper from pg_roles where rolname = current_user) as superuser,
           (select rolbypassrls from pg_roles where rolname = current_user) as bypasses_wall,
           (select coalesce(array_agg(c.relname::text order by c.relname), '{}')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where (n.nspname = $1 or n.nspname = $2) and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'usage'))
               as owned_tables,
           coalesce((select pg_has_role(current_user, nspowner, 'usage') from pg_namespace where nspname = $1), false) as owns_schema,
           coalesce(has_table_privilege(to_regclass('outbox'), 'update') or has_table_privilege(to_regclass('outbox'), 'delete'), false)
               as may_rewrite_log";

/// Asks, on a connection of its own.
pub async fn examine(db: &Database) -> Result<Examined, sqlx::Error> {
    let mut connection = PgConnection::connect_with(db.connect_options()).await?;
    let before = Clock::system().now();
    let row = sqlx::query(QUESTION).bind(db.schema()).bind(even_schema(db.schema())).fetch_one(&mut connection).await?;
    let after = Clock::system().now();
    connection.close().await?;
    let clock: Timestamp = row.try_get::<Instant, _>("clock")?.0;
    let round_trip = after.duration_since(before);
    let middle = before.checked_add(round_trip / 2).unwrap_or(before);
    Ok(Examined {
        version: row.try_get("version")?,
        encoding: row.try_get("encoding")?,
        durability: [
            ("fsync", row.try_get("fsync")?),
            ("synchronous_commit", row.try_get("synchronous_commit")?),
            ("full_page_writes", row.try_get("full_page_writes")?),
        ],
        max_connections: row.try_get("max_connections")?,
        clock_ahead: clock.duration_since(middle),
        round_trip: round_trip.try_into().unwrap_or_default(),
        role: row.try_get("role")?,
        superuser: row.try_get("superuser")?,
        bypasses_wall: row.try_get("bypasses_wall")?,
        owns_schema: row.try_get("owns_schema")?,
        owned_tables: row.try_get("owned_tables")?,
        may_rewrite_log: row.try_get("may_rewrite_log")?,
    })
}
