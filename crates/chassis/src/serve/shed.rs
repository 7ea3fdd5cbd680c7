//! Refusals for the load: the same answer wherever a queue is full, and one line in the log a second at most. Under overload a line
//! each would be the next overload.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use crate::failure::Failure;

/// Counts the calls that one place refuses.
#[derive(Debug)]
pub(crate) struct Shed {
    began: Instant,
    calls: AtomicU64,
    /// In nanoseconds since the beginning.
    told_at: AtomicU64,
}

impl Default for Shed {
    fn default() -> Self {
        Self { began: Instant::now(), calls: AtomicU64::new(0), told_at: AtomicU64::new(0) }
    }
}

impl Shed {
    /// The refusal of one more call at `place`, which holds `limit` of them.
    pub(crate) fn refuse(&self, place: &'static str, limit: usize) -> Failure {
        let now = u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let shed = self.calls.fetch_add(1, Ordering::Relaxed);
        let told_at = self.told_at.load(Ordering::Relaxed);
        let due = told_at == 0 || now.saturating_sub(told_at) >= 1_000_000_000;
        if due && self.told_at.compare_exchange(told_at, now.max(1), Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            let calls = self.calls.swap(0, Ordering::Relaxed);
            tracing::warn!(place, calls, limit, "overloaded: calls are refused");
        }
        // Spread over a second, so that those who come back do not come back together.
        Failure::overloaded(Duration::from_millis(1_000 + shed % 8 * 125))
    }
}
