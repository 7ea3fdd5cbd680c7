//! One table: what can go wrong here → kind · reason · public text. Reasons may be added, never changed.

mod assessment;
mod assignment;
mod calibration;
mod certification;
mod cycle;
mod exchange;
mod framework;
mod observation;
mod observation_record;
mod results;
mod violation;

use chassis::failure::{Failure, Kind};

use crate::domain::appeal::AppealError;
use crate::domain::assessment::AssessmentError;
use crate::domain::assignment::AssignmentError;
use crate::domain::calibration::CalibrationError;
use crate::domain::certification::CertificationError;
use crate::domain::cycle::CycleError;
use crate::domain::exchange::ExchangeError;
use crate::domain::framework::FrameworkError;
use crate::domain::growth::GrowthError;
use crate::domain::moderation::CaseError;
use crate::domain::result::ResultError;

use crate::domain::observation::{InstrumentError, ObservationError, PairError};
pub(crate) use exchange::problems;
pub(crate) use results::OpenAlready;

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
    /// The domain refuses a command on an assessment.
    #[error(transparent)]
    Assessment(#[from] AssessmentError),
    /// Results are not made or not published.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// The domain refuses a command on a moderation case.
    #[error(transparent)]
    Case(#[from] CaseError),
    /// Two cycles have no growth.
    #[error(transparent)]
    Growth(#[from] GrowthError),
    /// The domain refuses a command on an appeal.
    #[error(transparent)]
    Appeal(#[from] AppealError),
    /// Something is open that there is one of at a time.
    #[error(transparent)]
    Open(#[from] OpenAlready),
    /// The domain refuses a command on an assignment.
    #[error(transparent)]
    Assignment(#[from] AssignmentError),
    /// Nothing is written to files of the national standard, or taken from them.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    // Observations.
    /// A framework is no instrument for this.
    #[error(transparent)]
    Instrument(#[from] InstrumentError),
    /// The domain refuses a command on a certification.
    #[error(transparent)]
    Certification(#[from] CertificationError),
    /// The domain refuses a command on an observation.
    #[error(transparent)]
    Observation(#[from] ObservationError),
    /// The domain refuses a command on a pair of observations.
    #[error(transparent)]
    Pair(#[from] PairError),
    /// The domain refuses a round of calibration.
    #[error(transparent)]
    Calibration(#[from] CalibrationError),
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
            Error::Assessment(error) => assessment::failure(error),
            Error::Result(error) => results::result(error),
            Error::Case(error) => results::case(error),
            Error::Growth(error) => results::growth(error),
            Error::Appeal(error) => results::appeal(error),
            Error::Open(open) => results::open_already(open),
            Error::Assignment(error) => assignment::failure(&error),
            Error::Exchange(error) => exchange::failure(error),
            Error::Instrument(error) => observation::instrument(error),
            Error::Certification(error) => certification::failure(error),
            Error::Observation(error) => observation::failure(error),
            Error::Pair(error) => observation::pair(error),
            Error::Calibration(error) => calibration::failure(error),
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
