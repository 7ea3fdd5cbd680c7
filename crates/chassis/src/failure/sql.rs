//! What the database says, in the words of the house. Constraint violations that a service expects are caught at the query.

use sqlx::postgres::{PgDatabaseError, PgSeverity};

use super::{Failure, Kind};

impl From<sqlx::Error> for Failure {
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else a driver says is our fault")]
    fn from(error: sqlx::Error) -> Self {
        let failure = match &error {
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::BeginFailed => {
                Self::unavailable()
            }
            sqlx::Error::Database(inner) => match inner.code().as_deref() {
                // query_canceled: the statement_timeout that carries the caller's deadline.
                Some("57014") => Self::timed_out(),
                // Deadlock, serialisation failure, shutdown, starting up, too many connections, read-only, disk full.
                Some("40001" | "40P01" | "57P01" | "57P02" | "57P03" | "53300" | "25006" | "53100") => Self::unavailable(),
                // A reference to something that is not there, which no service has named more precisely.
                Some("23503") => Self::new(Kind::NotFound, "NOT_FOUND", "ไม่พบข้อมูลที่อ้างถึง", "Something referred to does not exist"),
                _ => return Self::internal(error),
            },
            _ => return Self::internal(error),
        };
        failure.because(error)
    }
}

impl Failure {
    /// Whether the database was not there to be asked, which no call has caused and every other call would meet too.
    pub(crate) fn is_without_database(&self) -> bool {
        use sqlx::Error::{BeginFailed, Io, PoolClosed, PoolTimedOut, Protocol, Tls, WorkerCrashed};
        let cause = self.0.source.as_deref().and_then(|source| source.downcast_ref::<sqlx::Error>());
        cause.is_some_and(|cause| matches!(cause, BeginFailed | Io(_) | PoolClosed | PoolTimedOut | Protocol(_) | Tls(_) | WorkerCrashed))
    }
}

/// Whether a COMMIT that was answered with this has certainly not happened: the server says why it did not, and goes on. When it ends
/// the connection, or says nothing, the transaction may have been committed.
pub(crate) fn is_undone(error: &sqlx::Error) -> bool {
    let said = error.as_database_error().and_then(|inner| inner.try_downcast_ref::<PgDatabaseError>());
    said.is_some_and(|said| said.severity() == PgSeverity::Error)
}
