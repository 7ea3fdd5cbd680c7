//! Why a command on a case is refused.

use thiserror::Error;

use super::CaseStatus;

/// Why a command on a case is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CaseError {
    /// Not possible as far as the case has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(CaseStatus),
    /// Nobody says why it is opened.
    #[error("a case that somebody opens needs a reason")]
    ReasonRequired,
    /// Nobody has rated the node, or it is none that counts.
    #[error("{0} has no ratings")]
    NotRated(String),
    /// A rule of the framework computes the whole.
    #[error("the framework computes the whole")]
    WholeIsComputed,
    /// The node is named twice.
    #[error("{0} is named twice")]
    NodeTwice(String),
    /// More members than a panel has.
    #[error("a panel has {0} members at most")]
    PanelTooLarge(usize),
    /// A member is named twice.
    #[error("panelist {0} is named twice")]
    PanelistTwice(usize),
    /// A member rates the school.
    #[error("panelist {0} has an assignment for the school")]
    PanelistHasRated(usize),
    /// Whoever decides rates the school.
    #[error("whoever decides has an assignment for the school")]
    DeciderHasRated,
    /// A decision rests on something.
    #[error("a decision needs a rationale")]
    RationaleRequired,
    /// Only a change changes something, and it does.
    #[error("changes go with the decision to change, and with no other")]
    ChangesGoWithChange,
    /// The case is not about this node.
    #[error("the case is not about {0}")]
    NotOfTheCase(String),
    /// The scale of the node has no such level.
    #[error("{code} has levels 1 to {top}")]
    NoSuchLevel {
        /// Code of the node.
        code: String,
        /// Its highest level.
        top: u8,
    },
    /// The framework does not let this node be "not applicable".
    #[error("{0} always applies")]
    AlwaysApplies(String),
    /// The raters have agreed on no level of this node.
    #[error("the raters have agreed on nothing about {0}")]
    NothingToUphold(String),
}
