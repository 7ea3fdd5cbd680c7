//! One table: what can go wrong here → kind · reason · public text. Reasons may be added, never changed.

mod cycle;
mod framework;
mod violation;

use chassis::failure::{Failure, Kind};

use crate::domain::cycle::CycleError;
use crate::domain::framework::FrameworkError;

/// Why a use case of evaluations refuses.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The domain refuses a command on a framework.
    #[error(transparent)]
    Framework(#[from] FrameworkError),
    /// The domain refuses a command on a cycle.
    #[error(transparent)]
    Cycle(#[from] CycleError),
    /// A school is let in that is in already.
    #[error("the school is in the cycle already")]
    AlreadyInCycle,
    /// Already in public form.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The database.
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Framework(error) => framework::failure(error),
            Error::Cycle(error) => cycle::failure(&error),
            Error::AlreadyInCycle => cycle::already_in(),
            Error::Failure(failure) => failure,
            Error::Sql(error) => error.into(),
        }
    }
}

/// A request that is wrong in itself.
fn invalid(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Invalid, reason, th, en)
}

/// A refusal because of the state of things.
fn refused(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Refused, reason, th, en)
}
