//! Why a command on a cycle is refused.

use chassis::kernel::ReasonRequired;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use super::CycleStatus;
use crate::domain::framework::VersionStatus;

/// Why a command on a cycle is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CycleError {
    /// It has no Thai name.
    #[error("a cycle needs a Thai name")]
    NoName,
    /// A window ends before it begins, or begins before the one before it ends.
    #[error("{field} is too early")]
    OutOfOrder {
        /// Which field.
        field: &'static str,
    },
    /// Neither areas nor programmes say who is judged.
    #[error("a population needs an area or a programme")]
    PopulationUnbounded,
    /// Others judge in this kind of framework, and only the school itself is to judge (E4).
    #[error("a school cannot be the only one to judge itself in this kind of framework")]
    SelfNotEnough,
    /// The version of the framework is not in use, and not tried out by this cycle.
    #[error("the version is {0}")]
    FrameworkNotUsable(VersionStatus),
    /// No school lies in the population.
    #[error("no school lies in the population")]
    PopulationEmpty,
    /// More schools than a cycle can have.
    #[error("{0} schools at most")]
    TooManySchools(usize),
    /// Not possible as far as the cycle has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(CycleStatus),
    /// Nobody judged in it here, so nothing can be judged anew.
    #[error("the results were taken over from files")]
    Imported,
    /// Appeals against its results are not decided.
    #[error("{} appeals are not decided", .0.len())]
    AppealsOpen(Vec<Uuid>),
    /// Appeals were right, and no results were made since.
    #[error("{} appeals were right, and no results were made since", .0.len())]
    AppealsNotFollowed(Vec<Uuid>),
    /// Its results may still be appealed against.
    #[error("appeals are filed until {0}")]
    AppealDaysRun(Date),
    /// Nothing says on what a reopening rests.
    #[error("a reopening needs an approval")]
    ApprovalRequired,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}
