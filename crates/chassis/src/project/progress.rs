//! How far this process has read, for gauges and for whoever waits for an event to be visible.

use std::collections::BTreeMap;
use std::sync::Arc;

use tokio::sync::watch;

use super::Stop;

/// How far one source has been read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// The last position applied or parked.
    pub position: i64,
    /// The newest position known to exist.
    pub head: i64,
    /// Why it is not read any further.
    pub stopped: Option<Stop>,
    /// Events parked by this process.
    pub parked: u64,
    /// How often reading stopped because an event was missing.
    pub gaps: u64,
}

/// Shared between a projector and those who watch it. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<watch::Sender<BTreeMap<&'static str, Standing>>>);

impl Progress {
    /// How far `source` has been read; zeros when it is not followed or not yet opened.
    pub fn of(&self, source: &str) -> Standing {
        self.0.borrow().get(source).copied().unwrap_or_default()
    }

    /// Waits until `source` has been read up to `position`.
    pub async fn reached(&self, source: &str, position: i64) {
        self.until(source, |standing| standing.position >= position).await;
    }

    /// Waits until `enough` holds of how far `source` has been read.
    pub async fn until(&self, source: &str, enough: impl Fn(&Standing) -> bool) {
        let mut changes = self.0.subscribe();
        // The sender lives in `self`, so the wait can only end with what it waits for.
        let _held = changes.wait_for(|all| enough(&all.get(source).copied().unwrap_or_default())).await;
    }

    /// A bell that rings whenever any source is read further.
    pub(crate) fn moves(&self) -> watch::Receiver<BTreeMap<&'static str, Standing>> {
        self.0.subscribe()
    }

    pub(crate) fn change(&self, source: &'static str, change: impl FnOnce(&mut Standing)) {
        self.0.send_if_modified(|all| {
            let standing = all.entry(source).or_default();
            let before = *standing;
            change(standing);
            *standing != before
        });
    }
}
