//! Tasks that belong to the process: a task that dies takes the process down, and a drain is bounded.

use std::fmt::Display;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// Starts tasks, tells them to stop, waits for them.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    tasks: TaskTracker,
    draining: CancellationToken,
    death: Arc<Mutex<Option<String>>>,
}

impl Lifecycle {
    /// Starts a task. It ends well when draining; when it ends with an error or a panic, the whole process drains and fails.
    #[expect(clippy::disallowed_methods, reason = "the one place that spawns: the task is tracked and its death noticed")]
    pub fn spawn<E: Display>(&self, name: &'static str, task: impl Future<Output = Result<(), E>> + Send + 'static) {
        let this = self.clone();
        let watched = async move {
            let reason = match AssertUnwindSafe(task).catch_unwind().await {
                Ok(Ok(())) => return,
                Ok(Err(error)) => format!("{name}: {error}"),
                Err(_) => format!("{name}: panicked"),
            };
            tracing::error!(task = name, reason, "a task died; the process goes down");
            this.death.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(reason);
            this.draining.cancel();
        };
        drop(tokio::spawn(self.tasks.track_future(watched)));
    }

    /// Cancelled when the process is to stop.
    pub fn draining(&self) -> &CancellationToken {
        &self.draining
    }

    /// Tells every task to stop.
    pub fn drain(&self) {
        self.draining.cancel();
    }

    /// Waits until every task has ended, at most `within`. Err says which task died, or that some did not stop.
    pub async fn ended(&self, within: Duration) -> Result<(), String> {
        self.tasks.close();
        let in_time = tokio::time::timeout(within, self.tasks.wait()).await.is_ok();
        let death = self.death.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match death {
            Some(reason) => Err(reason),
            None if in_time => Ok(()),
            None => Err(format!("{} tasks did not stop within {} s", self.tasks.len(), within.as_secs())),
        }
    }
}
