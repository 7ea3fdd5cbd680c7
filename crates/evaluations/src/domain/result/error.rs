//! Why results are not made or not published.

use thiserror::Error;
use uuid::Uuid;

use super::NoMethod;
use crate::domain::scores::RatingError;

/// Why results are not made or not published.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ResultError {
    /// The framework makes no results of schools.
    #[error(transparent)]
    NoMethod(#[from] NoMethod),
    /// Ratings of a school are none that its framework can have.
    #[error("ratings of {school}: {error}")]
    Ratings {
        /// The school.
        school: Uuid,
        /// What is wrong.
        error: RatingError,
    },
    /// Panels have not decided yet.
    #[error("{0} cases are not decided")]
    ModerationPending(usize),
    /// Nobody has rated anything.
    #[error("nothing was rated")]
    NothingRated,
    /// What is judged to find something out is never published (E13).
    #[error("the framework is for research")]
    ResearchIsNotPublished,
}
