//! What carries events from a source to its readers.
//!
//! [`Bus::Nats`] is the real one: a `JetStream` stream per source, a copy of the source's outbox that can be made anew at any
//! time. [`Bus::InProcess`] is the fallback of `sala up` where no nats-server is installed: readers then read the outbox tables
//! by position. Positions, offsets and checks are the same in both.

mod examine;
mod heartbeat;
mod in_process;
mod nats;
mod provision;
mod wire;

pub use examine::StreamExamined;
pub use in_process::InProcessBus;
pub use nats::{BusHealth, NatsBus, NatsConfig};
pub use provision::{Provisioned, Provisioning};

pub(crate) use heartbeat::Heartbeat;
pub(crate) use nats::{Glance, Last};
pub(crate) use wire::{WireError, decode, headers};

/// What carries events.
#[derive(Debug, Clone)]
pub enum Bus {
    /// `JetStream`.
    Nats(NatsBus),
    /// Nothing but this process: readers look into the outbox tables.
    InProcess(InProcessBus),
}

/// Why the bus did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BusError {
    /// The stream has not been provisioned, or was deleted.
    #[error("the stream {0} does not exist: `sala events provision` creates it")]
    NoStream(String),
    /// No answer, or not now. A missing permission looks like this too: NATS drops the request and only tells the connection.
    #[error("NATS does not answer: {0}")]
    Unavailable(String),
    /// NATS answered no.
    #[error("NATS refused: {text} ({code})")]
    Refused {
        /// `JetStream` error code.
        code: u64,
        /// In the server's words.
        text: String,
    },
    /// The configuration cannot be used.
    #[error("{0}")]
    Config(String),
}

/// Name of the stream of a source: `SALA_PARTNERS`.
pub fn stream_name(source: &str) -> String {
    format!("SALA_{}", source.to_uppercase())
}

/// Subjects of a source: `sala.v1.partners.>`.
pub fn subjects(source: &str) -> String {
    format!("sala.v1.{source}.>")
}

/// Where a replica that does not lead tells the leader that something was committed. May be lost: the leader polls as well.
pub(crate) fn nudge_subject(source: &str) -> String {
    format!("sala.nudge.{source}")
}
