//! What long work says of itself while it goes on. One transaction shows nothing before it commits, so this is said in small transactions of
//! their own, beside it.
//!
//! It is help for whoever waits, not a promise: a word is said where a connection is free soon, and left out where none is. The work neither
//! waits for it nor fails by it, and what was said may outlive work that was killed, so whoever shows it must know by other means whether the
//! work still goes on: by a lock that its transaction holds.

use std::time::Duration;

use sqlx::PgConnection;
use tokio::time::timeout;

use crate::ctx::Shell;
use crate::db::Database;

/// How long a word may take, from waiting for a connection to its commit.
const PATIENCE: Duration = Duration::from_millis(250);

/// Where words are said.
#[derive(Debug, Clone)]
pub struct Beside(Database);

impl Beside {
    /// Beside the transactions of this service.
    pub fn new(shell: &Shell) -> Self {
        Self(shell.db.clone())
    }

    /// Says one thing in a transaction of nobody's: it sees nothing of what stands behind the wall, and nothing of it is told or on record.
    pub async fn say(&self, what: impl AsyncFnOnce(&mut PgConnection) -> Result<(), sqlx::Error>) {
        let saying = async {
            let mut tx = self.0.begin_aside(PATIENCE).await?;
            what(&mut tx).await?;
            tx.commit().await
        };
        match timeout(PATIENCE, saying).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::debug!(schema = self.0.schema(), %error, "a word beside long work was not said"),
            Err(_) => tracing::debug!(schema = self.0.schema(), "a word beside long work was left out"),
        }
    }
}
