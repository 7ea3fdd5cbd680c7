//! Why a command on a cycle is refused.

use chassis::kernel::ReasonRequired;
use jiff::civil::Date;
use thiserror::Error;

use super::{Phase, State};

/// Why a command on a cycle is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CycleError {
    /// The lesson has no Thai topic.
    #[error("a lesson needs a Thai topic")]
    NoTopic,
    /// Not in this state: no phase is skipped.
    #[error("not possible while it is {state}")]
    StateNotAllowed {
        /// The state now.
        state: State,
    },
    /// Nobody watched the lesson that is to be reflected on.
    #[error("nobody observed the lesson")]
    ObserverRequired,
    /// A phase before the one that it follows.
    #[error("{phase} lies before {before}, the day of an earlier phase")]
    OutOfOrder {
        /// The phase.
        phase: Phase,
        /// The day of an earlier phase.
        before: Date,
    },
    /// A phase is planned for a day before the one that it follows.
    #[error("{phase} is planned before {before}, the day of an earlier phase")]
    PlannedOutOfOrder {
        /// The phase.
        phase: Phase,
        /// The day of an earlier phase.
        before: Date,
    },
    /// A day to come.
    #[error("a phase was not held on a day to come")]
    InFuture,
    /// A phase without anybody.
    #[error("somebody takes part in a phase")]
    NobodyThere,
    /// A person stands twice.
    #[error("participant {0} stands twice")]
    ParticipantTwice(usize),
    /// One teaches or observes in DO, and takes part in PLAN and SEE.
    #[error("participant {0} did what one does in another phase")]
    PartOfAnotherPhase(usize),
    /// A lesson that nobody taught.
    #[error("somebody teaches the lesson")]
    NobodyTaught,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}
