//! What an assessor says about a node, and what becomes of it when two devices say it.

use chassis::kernel::words;
use uuid::Uuid;

use crate::domain::scores::Score;

words! {
    /// How sure an assessor is.
    pub enum Confidence {
        /// Not sure.
        Low = "LOW",
        /// Fairly sure.
        Medium = "MEDIUM",
        /// Sure.
        High = "HIGH",
    }
}

/// What an assessor says about a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeScore {
    /// A level, or why there is none.
    pub score: Score,
    /// Why; may be empty.
    pub comment: String,
    /// Ids of pieces of evidence.
    pub evidence: Vec<String>,
    /// How sure the assessor is, where said.
    pub confidence: Option<Confidence>,
}

impl NodeScore {
    /// Whether anything is said of the node: a level, or why there is none.
    pub fn is_said(&self) -> bool {
        self.score != Score::NotYetRated
    }
}

/// What stands about a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is said.
    pub said: NodeScore,
    /// The version of the assessment that said it first.
    pub since: i64,
    /// The device that said it, where it has told which it is.
    pub by: Option<Uuid>,
}
