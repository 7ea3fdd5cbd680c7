//! Why a command on an assignment is refused.

use chassis::kernel::ReasonRequired;
use jiff::civil::Date;
use thiserror::Error;

use super::AssignmentStatus;
use crate::domain::AssessorRole;
use crate::domain::assessor::Unfit;
use crate::domain::cycle::CycleStatus;

/// Why a command on an assignment is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AssignmentError {
    /// Nothing is assigned before a cycle is opened or after its collection.
    #[error("the cycle is {0}")]
    CycleNotOpen(CycleStatus),
    /// A late submission is granted between the collection and the moderation.
    #[error("the cycle is {0}")]
    CycleNotClosed(CycleStatus),
    /// Nobody judges in this role in the cycle.
    #[error("nobody judges as {0} in this cycle")]
    RoleNotOfCycle(AssessorRole),
    /// In this role schools are given one by one.
    #[error("{0} is given one by one")]
    RoleOneByOne(AssessorRole),
    /// The last day does not lie between today and the end of the collection.
    #[error("due between {from} and {to}")]
    DueOutside {
        /// Today.
        from: Date,
        /// The last day of the collection.
        to: Date,
    },
    /// Whoever is to judge does not fit.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// Others are to judge, and nobody else does (E4).
    #[error("a school cannot be the only one to judge itself in this kind of framework")]
    SelfNotEnough,
    /// The same person has or had the school in this role.
    #[error("the school was assigned to this assessor before")]
    AlreadyAssigned,
    /// More schools than one call gives.
    #[error("{0} schools at most")]
    TooManySchools(usize),
    /// Not possible as far as the assignment has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(AssignmentStatus),
    /// Something was judged already.
    #[error("the assessment was begun")]
    Begun,
    /// Late is later than now.
    #[error("late_until is not in the future")]
    LateInThePast,
    /// Nothing says which conflict.
    #[error("a conflict is required")]
    ConflictRequired,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}
