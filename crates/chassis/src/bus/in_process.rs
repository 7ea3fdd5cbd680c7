//! The bus of one process: readers read the outbox tables by position, and are woken when there is more.

use std::collections::HashMap;
use std::sync::Arc;

use tokio::sync::watch;

use crate::db::Database;

/// The logs of this process's sources.
#[derive(Debug, Clone, Default)]
pub struct InProcessBus {
    logs: Arc<watch::Sender<HashMap<String, Log>>>,
}

/// One source's outbox, and the newest position in it.
#[derive(Debug, Clone)]
struct Log {
    db: Database,
    head: watch::Sender<i64>,
}

impl InProcessBus {
    /// A bus without sources.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the outbox of `source` readable; its relay does this when it starts.
    pub fn attach(&self, source: &str, db: Database) {
        self.logs.send_if_modified(|logs| {
            let known = logs.contains_key(source);
            logs.entry(source.to_owned()).or_insert_with(|| Log { db, head: watch::Sender::new(0) });
            !known
        });
    }

    /// Wakes the readers of `source`: everything up to `head` has its position.
    pub(crate) fn announce(&self, source: &str, head: i64) {
        if let Some(log) = self.logs.borrow().get(source) {
            log.head.send_replace(head);
        }
    }

    /// The outbox of `source` and its bell, as soon as its relay has started.
    pub(crate) async fn log(&self, source: &str) -> Option<(Database, watch::Receiver<i64>)> {
        let mut logs = self.logs.subscribe();
        let logs = logs.wait_for(|logs| logs.contains_key(source)).await.ok()?;
        logs.get(source).map(|log| (log.db.clone(), log.head.subscribe()))
    }
}
