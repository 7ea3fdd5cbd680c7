//! The outbox is the log: what a command tells is a row written by its own transaction. The relay gives committed rows their
//! public, gap-free positions and copies them to the stream. Answered writes wait here while NATS is away.
//!
//! Why positions are given afterwards: ids are taken before commit, so a cursor over ids loses rows that commit late; a
//! transaction horizon stalls on any long transaction; a lock around the insert costs most of the write throughput.

mod backoff;
mod chain;
mod cycle;
mod leader;
mod nudge;
mod number;
mod operate;
mod publish;
mod reconcile;
mod relay;
mod rows;
mod state;
mod trail;
mod travel;
mod verify;

pub use chain::{GENESIS, Link, canonical, link};
pub use nudge::Nudge;
pub use operate::{NewEpoch, Pending, RepublishError, Republished, bump_epoch, pending, republish};
pub use relay::{Relay, RelayConfig};
pub use state::{Finding, Flow, RelayState};
pub use verify::{Fault, Verified, verify};

pub(crate) use backoff::Backoff;
pub(crate) use operate::pending_on;
pub(crate) use rows::{after, epoch, event_id_at, head, state, unnumbered_count, versions_at};
pub(crate) use trail::{TrailEntry, TrailFilter, list as trail};

/// How far the log has been copied: everything up to `position` is in the stream, the last of it under `sequence`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) epoch: i64,
    pub(crate) position: i64,
    pub(crate) sequence: u64,
}
