//! What a relay is doing, for gauges and for the operator.

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU8, AtomicU64, Ordering};

use tokio::sync::Notify;

/// How events flow from the outbox to the stream. Writers go on in every state: the outbox takes what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Flow {
    /// Not leading, or not yet compared with the stream.
    Waiting,
    /// Everything that is committed goes out.
    Flowing,
    /// Held before publishing, by configuration.
    Held,
    /// NATS does not answer.
    Unreachable,
    /// The stream does not exist.
    Missing,
    /// The stream has no room left.
    Full,
    /// NATS refuses an event, for its size or for a setting of the stream.
    Refused,
    /// The stream is ahead of the database or holds something else: nothing is published until an operator decides.
    Diverged,
}

impl Flow {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Waiting, Self::Flowing, Self::Held, Self::Unreachable, Self::Missing, Self::Full, Self::Refused, Self::Diverged];

    /// The word for logs and tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Flowing => "flowing",
            Self::Held => "held",
            Self::Unreachable => "unreachable",
            Self::Missing => "missing",
            Self::Full => "full",
            Self::Refused => "refused",
            Self::Diverged => "diverged",
        }
    }
}

/// What a comparison of the stream with the table came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Finding {
    /// The stream holds what it should.
    Whole,
    /// The stream has lost its tail, which goes out once more.
    LostTail,
    /// NATS did not answer.
    Unreachable,
    /// There is no stream.
    Missing,
    /// NATS refused to say.
    Refused,
    /// The stream holds something else.
    Diverged,
}

impl Finding {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Whole, Self::LostTail, Self::Unreachable, Self::Missing, Self::Refused, Self::Diverged];

    /// The word for gauges.
    pub fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::LostTail => "lost_tail",
            Self::Unreachable => "unreachable",
            Self::Missing => "missing",
            Self::Refused => "refused",
            Self::Diverged => "diverged",
        }
    }
}

impl From<Flow> for Finding {
    fn from(flow: Flow) -> Self {
        match flow {
            Flow::Missing => Self::Missing,
            Flow::Refused | Flow::Full => Self::Refused,
            Flow::Diverged => Self::Diverged,
            Flow::Waiting | Flow::Flowing | Flow::Held | Flow::Unreachable => Self::Unreachable,
        }
    }
}

/// Shared with whoever shows gauges.
#[derive(Debug, Default)]
pub struct RelayState {
    leader: AtomicBool,
    flow: AtomicU8,
    numbered: AtomicI64,
    published: AtomicI64,
    republished: AtomicU64,
    reconciled: [AtomicU64; Finding::ALL.len()],
    lost: AtomicU64,
    changed: Notify,
}

impl RelayState {
    /// Whether this replica leads.
    pub fn leader(&self) -> bool {
        self.leader.load(Ordering::Relaxed)
    }

    /// How events flow.
    pub fn flow(&self) -> Flow {
        Flow::ALL.get(usize::from(self.flow.load(Ordering::Relaxed))).copied().unwrap_or(Flow::Waiting)
    }

    /// Newest position that this replica has given.
    pub fn numbered(&self) -> i64 {
        self.numbered.load(Ordering::Relaxed)
    }

    /// Newest position that this replica knows to be in the stream.
    pub fn published(&self) -> i64 {
        self.published.load(Ordering::Relaxed)
    }

    /// Events sent once more because the stream had lost them.
    pub fn republished(&self) -> u64 {
        self.republished.load(Ordering::Relaxed)
    }

    /// Comparisons of the stream with the table that came to this.
    pub fn reconciled(&self, finding: Finding) -> u64 {
        self.reconciled[finding as usize].load(Ordering::Relaxed)
    }

    /// How often the relay gave up its database connection, for whatever reason, and made another.
    pub fn lost(&self) -> u64 {
        self.lost.load(Ordering::Relaxed)
    }

    /// Waits until `enough` holds.
    pub async fn until(&self, enough: impl Fn(&Self) -> bool) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Listen first, look then: a change in between is not missed.
            changed.as_mut().enable();
            if enough(self) {
                return;
            }
            changed.await;
        }
    }

    pub(crate) fn set_leader(&self, source: &str, leader: bool) {
        if self.leader.swap(leader, Ordering::Relaxed) != leader {
            tracing::info!(source, leader, "leadership of the relay changed");
            self.changed.notify_waiters();
        }
    }

    pub(crate) fn set_numbered(&self, position: i64) {
        self.numbered.store(position, Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    pub(crate) fn set_published(&self, position: i64) {
        self.published.store(position, Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    pub(crate) fn add_republished(&self, events: i64) {
        self.republished.fetch_add(events.unsigned_abs(), Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    pub(crate) fn add_reconciled(&self, finding: Finding) {
        self.reconciled[finding as usize].fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn add_lost(&self) {
        self.lost.fetch_add(1, Ordering::Relaxed);
        self.changed.notify_waiters();
    }

    /// Changes the flow; a change is logged once, however often it is found again.
    pub(crate) fn set_flow(&self, source: &str, flow: Flow, why: &str) {
        let before = self.flow.swap(flow as u8, Ordering::Relaxed);
        if before == flow as u8 {
            return;
        }
        self.changed.notify_waiters();
        match flow {
            Flow::Waiting | Flow::Flowing | Flow::Held => tracing::info!(source, flow = flow.word(), why, "the relay"),
            Flow::Unreachable | Flow::Missing | Flow::Full => {
                tracing::warn!(source, flow = flow.word(), why, "the relay waits; writers go on");
            }
            Flow::Refused | Flow::Diverged => {
                tracing::error!(source, flow = flow.word(), why, "the relay has stopped publishing; writers go on");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flow_is_found_again_under_its_number() {
        let state = RelayState::default();
        assert_eq!(state.flow(), Flow::Waiting);
        for flow in Flow::ALL {
            state.set_flow("partners", flow, "");
            assert_eq!(state.flow(), flow);
        }
    }
}
