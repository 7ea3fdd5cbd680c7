//! outbox (being written)
use std::sync::Arc;
/// Rings the relay.
#[derive(Debug, Clone, Default)]
pub struct Nudge(Arc<tokio::sync::Notify>);
impl Nudge {
    /// Rings.
    pub fn ring(&self) { self.0.notify_one(); }
}
