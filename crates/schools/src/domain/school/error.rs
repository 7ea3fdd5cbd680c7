//! Why a command on a school is refused.

use chassis::kernel::ReasonRequired;
use thiserror::Error;

use super::SchoolStatus;
use crate::domain::NotAfterLastChange;

/// Why a command on a school is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SchoolError {
    /// It has no Thai name.
    #[error("a school needs a Thai name")]
    NoName,
    /// Two codes of one scheme for the same days.
    #[error("two codes of the scheme {0} for the same days")]
    SchemeTwice(String),
    /// Schools of other agencies are in no service area.
    #[error("only schools under OBEC are in a service area")]
    ServiceAreaNotAllowed,
    /// A network centre lies in the service area of its schools.
    #[error("the network centre does not lie in the service area of the school")]
    CentreOutsideServiceArea,
    /// The change does not lie after the last one.
    #[error(transparent)]
    NotAfterLastChange(#[from] NotAfterLastChange),
    /// A status does not follow the one before.
    #[error("{next} does not follow {now}")]
    StatusNotAllowed {
        /// The status now.
        now: SchoolStatus,
        /// The one that was to follow.
        next: SchoolStatus,
    },
    /// Joint learning needs a host, and only joint learning has one.
    #[error("joint learning needs a host, and only joint learning has one")]
    HostRequired,
    /// A transfer needs an agency, and only a transfer has one.
    #[error("a transfer needs an agency, and only a transfer has one")]
    AgencyRequired,
    /// Transferred to the agency that it belongs to.
    #[error("the school belongs to that agency")]
    OwnAgency,
    /// Merged into itself.
    #[error("a school is not its own successor")]
    OwnSuccessor,
    /// Merged into a school that does not teach.
    #[error("the successor does not teach on that day")]
    SuccessorNotOpen,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}
