//! Waiting longer and longer, up to a limit.

use std::time::Duration;

/// A wait that doubles up to a limit.
#[derive(Debug)]
pub(crate) struct Backoff {
    first: Duration,
    next: Duration,
    limit: Duration,
}

impl Backoff {
    pub(crate) fn new(first: Duration, limit: Duration) -> Self {
        Self { first, next: first, limit }
    }

    pub(crate) fn next(&mut self) -> Duration {
        let now = self.next;
        self.next = (now * 2).min(self.limit);
        now
    }

    pub(crate) fn reset(&mut self) {
        self.next = self.first;
    }
}
