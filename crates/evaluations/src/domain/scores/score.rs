//! What a rater says about a node.

use std::fmt;

/// A level, or why there is none. Only levels enter means; nothing else is ever counted as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Score {
    /// A level of the scale, from 1.
    Level(u8),
    /// The node does not apply to this school: taken out of the denominator.
    NotApplicable,
    /// Could not be seen: missing.
    NotObserved,
    /// Not enough to judge by: missing.
    InsufficientEvidence,
    /// Nothing said so far: missing.
    NotYetRated,
}

impl Score {
    /// The level, where it is one.
    pub fn level(self) -> Option<u8> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotApplicable | Self::NotObserved | Self::InsufficientEvidence | Self::NotYetRated => None,
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Level(level) => level.fmt(f),
            Self::NotApplicable => f.write_str("NOT_APPLICABLE"),
            Self::NotObserved => f.write_str("NOT_OBSERVED"),
            Self::InsufficientEvidence => f.write_str("INSUFFICIENT_EVIDENCE"),
            Self::NotYetRated => f.write_str("NOT_YET_RATED"),
        }
    }
}
