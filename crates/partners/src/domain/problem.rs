//! What is wrong with a field of what a caller says. All problems are found at once, each with the path of its field.

use std::fmt;

use thiserror::Error;

/// A problem and the field that has it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}: {problem}")]
pub struct FieldProblem {
    /// Path in the input message of the contract: `objectives[2].seq`.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

impl FieldProblem {
    pub(crate) fn new(path: impl Into<String>, problem: Problem) -> Self {
        Self { path: path.into(), problem }
    }
}

/// What can be wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Required,
    /// Items are not numbered from 1 without gaps; this number was expected.
    NumberExpected(i32),
    /// The same entry stands there twice.
    Twice(String),
    /// A concept that the agreement does not list.
    UnknownConcept(String),
    /// A number outside these bounds, both included.
    OutOfRange(i32, i32),
    /// A code of another form.
    NotACode(String),
    /// Two official names in one language, or two names of one person, for the same day.
    NamesOverlap,
    /// No official Thai name is valid today.
    NoOfficialThaiName,
    /// An organisation above itself.
    OwnParent,
    /// The words of the title say another kind of holding than the one given.
    TitleSaysOtherwise(&'static str),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required => f.write_str("is required"),
            Self::NumberExpected(number) => write!(f, "must be numbered from 1 without gaps, expected {number}"),
            Self::Twice(value) => write!(f, "{value} is given twice"),
            Self::UnknownConcept(code) => write!(f, "{code} is not among the concepts"),
            Self::OutOfRange(min, max) => write!(f, "must be between {min} and {max}"),
            Self::NotACode(value) => write!(f, "{value} does not have the form of such a code"),
            Self::NamesOverlap => f.write_str("two such names are valid on the same day"),
            Self::NoOfficialThaiName => f.write_str("needs an official Thai name valid today"),
            Self::OwnParent => f.write_str("an organisation cannot be above itself"),
            Self::TitleSaysOtherwise(kind) => write!(f, "the title says {kind}"),
        }
    }
}

/// The values that stand more than once, each with its place, the first place left out.
pub(crate) fn repeated<'a>(values: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = (usize, &'a str)> {
    let mut seen = std::collections::HashSet::new();
    values.into_iter().enumerate().filter(move |(_, value)| !seen.insert(*value))
}
