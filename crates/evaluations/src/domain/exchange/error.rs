//! Why nothing is written to files, or taken from them.

use thiserror::Error;

use super::{Problem, TemplateProblem};

/// Why nothing is written to files, or taken from them.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExchangeError {
    /// The version has no tree: an interval record judges nobody.
    #[error("the version has no criteria")]
    NoCriteria,
    /// The id of a criterion is longer than the standard allows.
    #[error("{0} is too long for the id of a criterion")]
    IdTooLong(String),
    /// There are more files than a call can carry.
    #[error("{0} bytes are too many for one call")]
    TooLarge(usize),
    /// Files are wrong; every place is named.
    #[error("{} places of the files are wrong", .0.len())]
    Files(Vec<Problem>),
    /// Templates are wrong; every place is named.
    #[error("{} places of the templates are wrong", .0.len())]
    Templates(Vec<TemplateProblem>),
    /// Neither the files nor the caller say which measuring of several it is.
    #[error("nothing says which round it is")]
    RoundUnknown,
}
