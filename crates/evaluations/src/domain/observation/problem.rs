//! What can be wrong with one place of what was recorded.

use thiserror::Error;

use crate::domain::framework::check::Problem;

/// A problem and the place that has it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {problem}")]
pub struct Violation {
    /// Path of the field: `record.segments[0].marks[3].code`.
    pub path: String,
    /// What is wrong.
    pub problem: RecordProblem,
}

/// What can be wrong with one place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RecordProblem {
    /// What can be wrong with codes and levels anywhere.
    #[error(transparent)]
    Code(#[from] Problem),
    /// A segment begins before the one before it has ended (E16).
    #[error("begins before the segment before it has ended")]
    SegmentsOverlap,
    /// A snapshot lies in no segment (E16).
    #[error("lies in no segment")]
    OutsideSegment,
    /// More segments than a lesson has by the instrument.
    #[error("a lesson has {0} segments")]
    TooManySegments(i32),
    /// The instrument does not let it not apply.
    #[error("always applies")]
    AlwaysApplies,
    /// The code is marked elsewhere.
    #[error("is marked elsewhere")]
    MarkedElsewhere,
    /// It is asked for only when another code has a certain level.
    #[error("is asked for by {0} only")]
    NotAskedFor(String),
    /// More intervals than were watched.
    #[error("{watched} intervals were watched")]
    NoSuchInterval {
        /// How many.
        watched: i32,
    },
    /// The instrument has one code an interval.
    #[error("one code an interval")]
    OneCodeAnInterval,
    /// Too few segments, snapshots or intervals.
    #[error("{have} of {need}")]
    TooFew {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// Codes that are not marked.
    #[error("not marked: {0:?}")]
    NotMarked(Vec<String>),
    /// The two observers saw the same.
    #[error("both saw the same")]
    SeenAlike,
}

/// Everything that was found so far.
#[derive(Debug, Default)]
pub(crate) struct Found(pub(crate) Vec<Violation>);

impl Found {
    pub(crate) fn at(&mut self, path: impl Into<String>, problem: impl Into<RecordProblem>) {
        self.0.push(Violation { path: path.into(), problem: problem.into() });
    }
}
