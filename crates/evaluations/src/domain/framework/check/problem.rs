//! What can be wrong with one place of what a version says.

use thiserror::Error;

use crate::domain::framework::FrameworkKind;

/// A problem and the place that has it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {problem}")]
pub struct Violation {
    /// Path below what the version says: `nodes[3].weight_e4`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with one place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// The same code stands there twice.
    #[error("{0} stands there twice")]
    Twice(String),
    /// Nothing has this code.
    #[error("nothing has the code {0}")]
    Unknown(String),
    /// It stands after what needs it.
    #[error("{0} must stand before it")]
    StandsLater(String),
    /// Values do not rise from one to the next.
    #[error("must be more than the one before")]
    NotRising,
    /// The scale has no such level.
    #[error("the scale has {levels} levels")]
    NoSuchLevel {
        /// How many it has.
        levels: i32,
    },
    /// Not for a framework of this kind, or missing in it.
    #[error("does not fit the kind {0}")]
    OfAnotherKind(FrameworkKind),
    /// More than fits into one message.
    #[error("takes {bytes} bytes")]
    TooLarge {
        /// What it takes.
        bytes: usize,
    },
    /// Something that only goes together with something else.
    #[error("goes together with {0}")]
    GoesWith(&'static str),
    /// Nothing was given.
    #[error("is required")]
    Required,
    /// The canonical language is missing.
    #[error("needs Thai text")]
    ThaiMissing,
    /// Nothing in it is judged.
    #[error("nothing is judged")]
    NoItems,
    /// It is neither judged nor does anything lie in it.
    #[error("nothing lies in it")]
    Childless,
    /// Levels without a description (E1).
    #[error("levels without a description: {0:?}")]
    DescriptorsMissing(Vec<i32>),
    /// Descriptions of another scale.
    #[error("describes the scale {0}")]
    DescribesAnotherScale(String),
    /// A weight or points that do not fit.
    #[error(transparent)]
    Number(#[from] NumberProblem),
}

/// What can be wrong with weights and points.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NumberProblem {
    /// The weights of siblings are not what was declared (E1).
    #[error("the weights add up to {sum}, declared are {declared}")]
    WeightsOff {
        /// What they add up to, in ten-thousandths.
        sum: i64,
        /// What was declared, in ten-thousandths.
        declared: i64,
    },
    /// A weight where the rule knows none.
    #[error("has a weight although nothing is weighted")]
    WeightNotExpected,
    /// No weight although its siblings count by weight.
    #[error("needs a weight")]
    WeightMissing,
    /// Another weight than the other items of its standard.
    #[error("has another weight than the other items")]
    WeightDiffers,
    /// The points are not what the formula makes of the rank.
    #[error("the formula makes {expected} of it")]
    PointsDiffer {
        /// What the formula makes of it, in ten-thousandths.
        expected: i64,
    },
}
