//! A version of a framework.

use jiff::Timestamp;

use super::canonical::ContentHash;
use super::congruence::{self, CongruenceRule, ExpertRatings, ItemCongruence};
use super::content::Content;
use super::{Action, FrameworkError, VersionStatus};

/// A version in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionHead {
    /// Its number, from 1.
    pub n: i32,
    /// How far it has come.
    pub status: VersionStatus,
    /// The academic year from which it holds, Buddhist era.
    pub effective_year: Option<i16>,
    /// The version that it was copied from.
    pub copied_from: Option<i32>,
    /// The hash of what it says; none before it is published.
    pub content_hash: Option<ContentHash>,
    /// Experts who have said what they think of its items.
    pub experts: i32,
    /// Why it is retired; empty otherwise.
    pub retire_reason: String,
    /// When it was published.
    pub published_at: Option<Timestamp>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl VersionHead {
    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        self.published_at.is_some()
    }

    /// Refuses what is not possible as far as it has come.
    pub(super) fn must_allow(&self, action: Action) -> Result<(), FrameworkError> {
        if self.status.allows(action) { Ok(()) } else { Err(FrameworkError::StatusNotAllowed(self.status)) }
    }
}

/// A version, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameworkVersion {
    /// The version in short.
    pub head: VersionHead,
    /// What it says.
    pub content: Content,
    /// What experts say, each once, in the order in which they spoke first.
    pub ratings: Vec<ExpertRatings>,
}

impl FrameworkVersion {
    /// What experts think of its items.
    pub fn congruence(&self) -> Vec<ItemCongruence> {
        congruence::by_item(&self.content, &self.ratings)
    }

    /// Refuses when too few experts have spoken, or when an item does not fit its objective in their eyes.
    pub(super) fn must_be_congruent(&self, rule: CongruenceRule) -> Result<(), FrameworkError> {
        if self.head.experts < rule.experts {
            return Err(FrameworkError::TooFewExperts { have: self.head.experts, need: rule.experts });
        }
        let low: Vec<ItemCongruence> = self.congruence().into_iter().filter(|item| !item.is_enough(rule)).collect();
        if low.is_empty() { Ok(()) } else { Err(FrameworkError::CongruenceTooLow { items: low, need_e4: rule.mean_e4 }) }
    }
}
