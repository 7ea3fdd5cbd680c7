//! Why a command on an assessment is refused. Nothing here tells what was said: refusals are logged and shown.

use chassis::kernel::ReasonRequired;
use thiserror::Error;

use super::AssessmentStatus;
use crate::domain::assignment::AssignmentStatus;
use crate::domain::cycle::CycleStatus;

/// Why a command on an assessment is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssessmentError {
    /// Not possible as far as the assessment has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(AssessmentStatus),
    /// The assignment is nobody's task any more.
    #[error("the assignment is {0}")]
    NotAssigned(AssignmentStatus),
    /// The cycle has not been opened yet.
    #[error("the cycle is {0}")]
    NotOpen(CycleStatus),
    /// The cycle takes nothing any more, and nobody has let this one be late (E14).
    #[error("collection has ended")]
    CollectionClosed,
    /// The device builds on a version that does not exist.
    #[error("there are {version} versions")]
    BaseUnknown {
        /// The version now.
        version: i64,
    },
    /// What is said cannot be said; every place is named.
    #[error("{} scores are wrong", .0.len())]
    Unsound(Vec<Misplaced>),
    /// More devices differ about a node than are kept.
    #[error("too many devices differ about {0}")]
    TooManyConflicts(String),
    /// Nothing differs about this node.
    #[error("nothing differs about {0}")]
    NoConflict(String),
    /// It cannot be submitted yet.
    #[error(transparent)]
    NotReady(#[from] NotReady),
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
    /// All that stands is needed, and only the sum of it was loaded; never the caller's fault.
    #[error("only the sum of what stands was loaded")]
    OnlySum,
}

/// What keeps an assessment from being submitted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotReady {
    /// Devices differ about these nodes.
    #[error("devices differ about {0:?}")]
    ConflictsOpen(Vec<String>),
    /// Nothing is said about these nodes.
    #[error("nothing is said about {0:?}")]
    Incomplete(Vec<String>),
    /// Too little of the weight is spoken of.
    #[error("{said_e4} of {least_e4} ten-thousandths of the weight are spoken of")]
    TooLittleSaid {
        /// The share that is spoken of, in ten-thousandths.
        said_e4: i32,
        /// The share that must be.
        least_e4: i32,
    },
    /// Levels of these nodes need more evidence (E9).
    #[error("{} nodes need more evidence", .0.len())]
    EvidenceMissing(Vec<Evidence>),
    /// Something is said about nodes that are not asked for, as far as others are rated.
    #[error("{0:?} are not asked for")]
    NotAsked(Vec<String>),
    /// It was submitted as often as it can be.
    #[error("submitted {0} times")]
    TooManySubmissions(i32),
}

/// A node that needs evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its code.
    pub node: String,
    /// How many pieces, at least.
    pub least: i32,
}

/// A score that cannot be said, by its place in the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// Which of the scores, from 0; None where there is only one.
    pub at: Option<usize>,
    /// What is wrong with it.
    pub problem: ScoreProblem,
}

/// What is wrong with a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreProblem {
    /// The node stands there twice.
    Twice(String),
    /// The framework has no such node, or does not ask for a rating of it.
    Unknown(String),
    /// The scale has no such level.
    NoSuchLevel {
        /// How many it has.
        levels: u8,
    },
    /// The framework does not let this node be "not applicable".
    AlwaysApplies(String),
}
