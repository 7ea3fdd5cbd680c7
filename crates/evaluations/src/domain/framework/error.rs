//! Why a command on a framework is refused.

use chassis::kernel::ReasonRequired;
use thiserror::Error;

use super::check::Violation;
use super::congruence::ItemCongruence;
use super::{Purpose, VersionStatus};

/// Why a command on a framework is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FrameworkError {
    /// It has no Thai name.
    #[error("a framework needs a Thai name")]
    NoName,
    /// Not capital letters, digits and hyphens.
    #[error("{field} is no code")]
    CodeMalformed {
        /// Which field.
        field: &'static str,
    },
    /// Results may rest on it: why it is judged stays what it was (E13).
    #[error("it stays for {0}")]
    PurposeFrozen(Purpose),
    /// A version says what none can say; every place is named.
    #[error("{} places of the content are wrong", .0.len())]
    Unsound(Vec<Violation>),
    /// Something is missing or does not add up; every place is named.
    #[error("{} places of the content are incomplete", .0.len())]
    Incomplete(Vec<Violation>),
    /// More versions than a framework can have.
    #[error("a framework has {0} versions at most")]
    TooManyVersions(i32),
    /// Not possible as far as the version has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(VersionStatus),
    /// An expert says something about what is no item, or twice about one.
    #[error("{} ratings are wrong", .0.len())]
    RatingsUnsound(Vec<Violation>),
    /// An expert has left items out.
    #[error("no rating of {0:?}")]
    RatingsIncomplete(Vec<String>),
    /// More experts than a version can have.
    #[error("{0} experts at most")]
    TooManyExperts(usize),
    /// Too few experts have spoken.
    #[error("{have} of {need} experts have spoken")]
    TooFewExperts {
        /// Who have spoken.
        have: i32,
        /// How many are needed.
        need: i32,
    },
    /// Items that do not fit their objective in the eyes of the experts.
    #[error("{} items lie below {need_e4}", items.len())]
    CongruenceTooLow {
        /// The items.
        items: Vec<ItemCongruence>,
        /// The mean that is needed, in ten-thousandths.
        need_e4: i32,
    },
    /// The version to compare was never published.
    #[error("version {n} was never published")]
    NotPublished {
        /// Which version.
        n: i32,
        /// Which field names it.
        field: &'static str,
    },
    /// Results are compared from an older version to a newer one.
    #[error("the newer version has the higher number")]
    NotLater,
    /// Rows of an equating are wrong; every place is named.
    #[error("{} rows of the equating are wrong", .0.len())]
    EquatingUnsound(Vec<Violation>),
    /// Nothing says on what an equating rests.
    #[error("an equating needs a rationale")]
    RationaleRequired,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}
