//! Leadership among the replicas of a source: a session lock on a connection of its own, gone when the connection is gone.
//!
//! For efficiency only. Two leaders would do no harm: positions are given under the lock of `outbox_state`, and the stream takes
//! an event only after the one that it follows.

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::db::Database;

/// A statement of the relay that takes longer than this has lost its server.
pub(crate) const STATEMENT_SECONDS: u64 = 30;

/// The relay's own connection: commands that use up the pool do not hold it up.
pub(crate) async fn connect(db: &Database, source: &str) -> Result<PgConnection, sqlx::Error> {
    let options = db.connect_options().clone().application_name(&format!("sala-relay-{source}"));
    let mut connection = PgConnection::connect_with(&options).await?;
    let limits =
        format!("set statement_timeout = '{STATEMENT_SECONDS}s'; set idle_in_transaction_session_timeout = '{STATEMENT_SECONDS}s'");
    sqlx::raw_sql(AssertSqlSafe(limits)).execute(&mut connection).await?;
    Ok(connection)
}

/// Takes the lead if nobody has it. Held until [`resign`] or until the connection ends.
pub(crate) async fn try_lead(db: &mut PgConnection, source: &str) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select pg_try_advisory_lock(hashtextextended('sala.relay.' || $1, 0)) as "leads!""#, source).fetch_one(db).await
}

/// Gives the lead back, so that another replica need not wait for the connection to end.
pub(crate) async fn resign(db: &mut PgConnection, source: &str) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!("select pg_advisory_unlock(hashtextextended('sala.relay.' || $1, 0))", source).fetch_one(db).await?;
    Ok(())
}
