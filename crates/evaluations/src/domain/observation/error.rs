//! Why a command on an observation or a pair is refused, and what is accepted with a doubt.

use chassis::kernel::ReasonRequired;
use jiff::civil::Date;
use thiserror::Error;

use super::problem::Violation;
use super::status::{ObservationStatus, PairStatus};
use crate::domain::framework::{FrameworkKind, VersionStatus};

/// Why a framework is no instrument for this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum InstrumentError {
    /// The framework is not for this.
    #[error("{0} is not for this")]
    OfAnotherKind(FrameworkKind),
    /// The version is not in use: given up, or tried out and not for practice.
    #[error("not possible while the version is {0}")]
    NotInUse(VersionStatus),
}

/// Why a command on an observation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ObservationError {
    /// The framework is no instrument for it.
    #[error(transparent)]
    Instrument(#[from] InstrumentError),
    /// Nobody observes the own lesson.
    #[error("the observer is the teacher")]
    ObserverIsTeacher,
    /// Nothing can have been seen of a lesson to come.
    #[error("the lesson is on {0}")]
    LessonToCome(Date),
    /// Not possible as far as the observation has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(ObservationStatus),
    /// The record says what none can say; every place is named.
    #[error("{} places of the record are wrong", .0.len())]
    Unsound(Vec<Violation>),
    /// Something is missing in the record; every place is named.
    #[error("{} places of the record are incomplete", .0.len())]
    Incomplete(Vec<Violation>),
    /// The other observer has not agreed yet.
    #[error("the pair is not reconciled")]
    PairNotReconciled,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

/// Why a command on a pair is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PairError {
    /// The two are not of one lesson, with one version of one instrument and by two observers.
    #[error("the two are not of one lesson by two observers")]
    NotOneLesson,
    /// One of the two is a half of a pair.
    #[error("{field} is a half of a pair")]
    AlreadyPaired {
        /// Which field names it.
        field: &'static str,
    },
    /// Not possible as far as one of the two has come.
    #[error("not possible while one of the two is {0}")]
    ObservationNotAllowed(ObservationStatus),
    /// Not possible as far as the pair has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(PairStatus),
    /// One of the two is not submitted.
    #[error("not submitted by both")]
    NotSubmittedByBoth,
    /// What is agreed on says what it cannot say; every place is named.
    #[error("{} places of what is agreed on are wrong", .0.len())]
    Unsound(Vec<Violation>),
    /// Elements in which the two differ and of which nothing is said, as segment and code.
    #[error("nothing is said of {0:?}")]
    Incomplete(Vec<String>),
}

/// What is accepted with a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObservationWarning {
    /// The observer is not certified on the day of the lesson (E7).
    NotCertified,
}

impl ObservationWarning {
    /// The reason code of the warning.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::NotCertified => "OBSERVER_NOT_CERTIFIED",
        }
    }
}
