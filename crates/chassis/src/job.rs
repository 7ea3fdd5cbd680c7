//! What a service does by itself, now and then: in steps, each one transaction, told and put on record as a command is. Who acts is the
//! service.

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::ctx::Shell;
use crate::db::{Commit, Kept, Uow};
use crate::failure::Failure;

/// Steps of one round at most; the next round goes on.
const STEPS: usize = 1_000;
/// How long a statement of a step may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a step gives back, in time: whether it did anything. One that did nothing has nothing to commit and ends the round.
pub type Step<'a> = Pin<Box<dyn Future<Output = Result<bool, Failure>> + Send + 'a>>;

/// A job of a service.
#[derive(Clone)]
pub struct Job {
    name: &'static str,
    every: Duration,
    step: Arc<Taking>,
}

type Taking = dyn for<'a> Fn(&'a mut Uow) -> Step<'a> + Send + Sync;

impl Job {
    /// A job that is looked after so often. `step` does a little of it: `|uow| Box::pin(app::tidy(uow))`. Two processes may take a step at
    /// the same time, so it takes what it works on with `for update skip locked`.
    pub fn new(name: &'static str, every: Duration, step: impl for<'a> Fn(&'a mut Uow) -> Step<'a> + Send + Sync + 'static) -> Self {
        Self { name, every, step: Arc::new(step) }
    }

    /// Its name, under which it stands in the audit trail.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Takes steps until one finds nothing to do. Says how many did something.
    pub async fn round(&self, shell: &Shell) -> Result<usize, Failure> {
        for taken in 0..STEPS {
            if !self.once(shell).await? {
                return Ok(taken);
            }
        }
        Ok(STEPS)
    }

    /// Looks after it until the process drains. A database that is away meanwhile is no reason to go down.
    pub async fn run(self, shell: Shell, stop: CancellationToken) -> Result<(), Infallible> {
        let schema = shell.db.schema();
        while stop.run_until_cancelled(sleep(self.every)).await.is_some() {
            match self.round(&shell).await {
                Ok(0) => {}
                Ok(steps) => tracing::info!(schema, job = self.name, steps, "done"),
                Err(failure) => {
                    let cause = std::error::Error::source(&failure).map(ToString::to_string);
                    tracing::warn!(schema, job = self.name, error = cause.unwrap_or_else(|| failure.to_string()), "not done");
                }
            }
        }
        Ok(())
    }

    async fn once(&self, shell: &Shell) -> Result<bool, Failure> {
        let mut uow = shell.db.begin(Some(PATIENCE), shell.clock.now(), shell.ids.clone()).await?;
        if !(self.step)(&mut uow).await? {
            return Ok(false);
        }
        let commit = Commit {
            actor: &format!("service:{}", shell.db.schema()),
            grant: String::new(),
            method: self.name,
            traceparent: None,
            request_id: None,
            body_hash: &[],
            kept: &Kept::default(),
        };
        commit.write(&mut uow).await?;
        uow.tx.commit().await?;
        if let Some(nudge) = &shell.nudge {
            nudge.ring();
        }
        Ok(true)
    }
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").field("name", &self.name).field("every", &self.every).finish_non_exhaustive()
    }
}
