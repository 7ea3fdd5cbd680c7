//! The bell between a command and the relay of its service.

use std::sync::Arc;

use tokio::sync::Notify;

/// Rung after a commit so that the relay does not wait for its next look. Cheap to clone; ringing never waits.
#[derive(Debug, Clone, Default)]
pub struct Nudge(Arc<Notify>);

impl Nudge {
    /// A bell.
    pub fn new() -> Self {
        Self::default()
    }

    /// Something was committed. Many rings before the relay looks are one.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    pub(crate) async fn rung(&self) {
        self.0.notified().await;
    }
}
