//! A pool for one service, bound to its schema.

use std::io::ErrorKind;
use std::str::FromStr as _;
use std::time::Duration;

use jiff::Timestamp;
use serde::Deserialize;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{AssertSqlSafe, PgConnection, PgPool, Postgres, SqlSafeStr as _, Transaction};

use crate::auth::Caller;
use crate::kernel::Ids;

use super::{Migrations, Sight, Uow};

/// Where a service keeps its data.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseConfig {
    /// Connection URL, `postgres://user:password@host:port/database` (or `database_url_file`).
    pub url: String,
    /// Connections at most; 16 serve two cores well, more only queue inside Postgres.
    pub max_connections: u32,
    /// Seconds to wait for a free connection before a call is answered `TEMPORARILY_UNAVAILABLE`.
    pub acquire_timeout_seconds: u64,
}

impl Default for DatabaseConfig {
    fn default() -> Self {
        Self { url: String::new(), max_connections: 16, acquire_timeout_seconds: 5 }
    }
}

/// The database of one service: a pool and the schema in which all its statements run.
#[derive(Debug, Clone)]
pub struct Database {
    pool: PgPool,
    schema: &'static str,
    options: PgConnectOptions,
    /// Whether the schema holds read models, which are kept in generations.
    reads: bool,
    /// Whether tables of persons stand behind the second wall.
    walled: bool,
}

impl Database {
    /// A pool that connects when it is first used.
    pub fn open(config: &DatabaseConfig, schema: &'static str) -> Result<Self, sqlx::Error> {
        let options = PgConnectOptions::from_str(&config.url)?
            .application_name(&format!("sala-{schema}"))
            .options([("search_path", schema), ("timezone", "UTC")]);
        let pool = PgPoolOptions::new()
            .max_connections(config.max_connections)
            .acquire_timeout(Duration::from_secs(config.acquire_timeout_seconds))
            // The liveness ping would be one more round trip on every call; a broken connection shows at BEGIN.
            .test_before_acquire(false)
            .connect_lazy_with(options.clone());
        Ok(Self { pool, schema, options, reads: false, walled: false })
    }

    /// The database of a service with these tables. Where it follows events, every question sees the generation of read models that is live;
    /// where it keeps persons, every transaction says how far it sees.
    #[must_use]
    pub fn with_tables(self, migrations: &Migrations) -> Self {
        Self { reads: migrations.reader, walled: migrations.have_a_wall(), ..self }
    }

    /// The schema of the service.
    pub fn schema(&self) -> &'static str {
        self.schema
    }

    /// The pool, for the chassis and for tests. Services use `ctx.command` and `ctx.query`.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Whether both take their connections from one pool.
    pub fn shares_pool_with(&self, other: &Self) -> bool {
        std::sync::Arc::ptr_eq(&self.pool.connect_options(), &other.pool.connect_options())
    }

    /// Options of a connection of its own (leadership, listening), outside the pool.
    pub fn connect_options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// Begins a unit of work of nobody's, with one message to the server. It sees nothing of what stands behind the wall.
    pub async fn begin(&self, time_left: Option<Duration>, now: Timestamp, ids: Ids) -> Result<Uow, sqlx::Error> {
        Ok(Uow::new(self.transaction("BEGIN", time_left, &self.live_path()).await?, now, ids))
    }

    /// Begins a unit of work on one generation of the read models. They are written by key: a plan that was made while a table was small
    /// must not read all of it for the same key when it has grown, as it does in the first minute of a new generation. Nor is what a
    /// forbidden plan seems to cost a reason to compile it.
    pub(crate) async fn begin_on(&self, generation: i64, time_left: Duration, now: Timestamp, ids: Ids) -> Result<Uow, sqlx::Error> {
        let path = search_path(self.schema, generation);
        let path = format!("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL search_path = {path}");
        Ok(Uow::new(self.transaction("BEGIN", Some(time_left), &path).await?, now, ids))
    }

    /// Begins a read-only transaction of nobody's, with one message to the server. It sees nothing of what stands behind the wall.
    pub(crate) async fn begin_read(&self, time_left: Duration) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        self.begin_read_for(&Sight::default(), time_left).await
    }

    /// Begins a read-only transaction of callers, still with one message to the server.
    pub(crate) async fn begin_read_for(&self, sight: &Sight, time_left: Duration) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        let rest = self.live_path() + sight.text();
        self.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Some(time_left), &rest).await
    }

    /// Begins a unit of work of callers, still with one message to the server.
    pub(crate) async fn begin_for(&self, sight: &Sight, time_left: Duration, now: Timestamp, ids: Ids) -> Result<Uow, sqlx::Error> {
        let rest = self.live_path() + sight.text();
        Ok(Uow::new(self.transaction("BEGIN", Some(time_left), &rest).await?, now, ids))
    }

    /// Lets the rest of a transaction see one generation of the read models.
    pub(crate) async fn look_at(&self, db: &mut PgConnection, generation: i64) -> Result<(), sqlx::Error> {
        let path = format!("SET LOCAL search_path = {}", search_path(self.schema, generation));
        sqlx::raw_sql(AssertSqlSafe(path)).execute(db).await?;
        Ok(())
    }

    /// Begins a transaction of nobody's that writes, beside another one.
    pub(crate) async fn begin_aside(&self, time_left: Duration) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        self.transaction("BEGIN", Some(time_left), &self.live_path()).await
    }

    /// The schema is set here too: behind a connection pooler the startup options of the session may be lost. Which generation is
    /// live is asked in the same message and, where the transaction has a snapshot, in the snapshot of all its questions.
    fn live_path(&self) -> String {
        let schema = self.schema;
        if !self.reads {
            return format!("SET LOCAL search_path = {schema}");
        }
        format!(
            "SELECT set_config('search_path', CASE generation % 2 WHEN 0 THEN '{}' ELSE '{}' END, true) \
             FROM {schema}.projection_generation WHERE status = 'LIVE'",
            search_path(schema, 2),
            search_path(schema, 1)
        )
    }

    /// How far a transaction of these callers sees: what any of them reaches. Without a wall nothing is said about it, and BEGIN costs what
    /// it cost.
    pub(crate) fn sight<'a>(&self, callers: impl IntoIterator<Item = &'a Caller>) -> Sight {
        if self.walled { Sight::of(callers) } else { Sight::default() }
    }

    async fn transaction(
        &self,
        begin: &str,
        time_left: Option<Duration>,
        rest: &str,
    ) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        let timeout = time_left.map_or(0, |left| left.as_millis().max(1));
        let text = format!("{begin}; SET LOCAL statement_timeout = {timeout}; {rest}");
        // A connection that the server has closed meanwhile is noticed here, before anything was done: take another.
        let mut attempts = 0;
        loop {
            match self.begin_with(text.clone()).await {
                Err(sqlx::Error::Io(_)) if attempts < self.pool.options().get_max_connections() => attempts += 1,
                outcome => return outcome,
            }
        }
    }

    /// Begins in a task of its own. A caller who leaves while BEGIN is on its way would otherwise give back a connection in a
    /// transaction that the pool knows nothing of: idle for ever, or for the next one to write in, read-only as it may be.
    #[expect(clippy::disallowed_methods, reason = "one round trip, which has to end whether or not anybody waits for it")]
    pub(crate) async fn begin_with(&self, text: String) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        let connection = self.pool.acquire().await.map_err(gone)?;
        let begun = tokio::spawn(async move { Transaction::begin(connection, Some(AssertSqlSafe(text).into_sql_str())).await });
        begun.await.unwrap_or(Err(sqlx::Error::WorkerCrashed))
    }
}

/// Nothing of ours has been said before a connection is made: a greeting that cannot be read is the end of a server that stops.
fn gone(error: sqlx::Error) -> sqlx::Error {
    if let sqlx::Error::Protocol(heard) = error { sqlx::Error::Io(std::io::Error::new(ErrorKind::ConnectionAborted, heard)) } else { error }
}

/// Where the second set of read models lies.
pub(crate) fn even_schema(schema: &str) -> String {
    format!("{schema}_even")
}

/// The schemas in which statements on a generation find their tables: odd generations live in the schema of the service, even ones
/// beside it. What is not a read model (offsets, parked events) is in the schema of the service for both.
fn search_path(schema: &str, generation: i64) -> String {
    if generation % 2 == 0 { format!("{}, {schema}", even_schema(schema)) } else { schema.to_owned() }
}
