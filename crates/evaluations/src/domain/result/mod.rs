//! Results of schools: what is computed from ratings and decisions, kept version by version (E3).
//!
//! [`Method`] reads a version of a framework as arithmetic, [`Finding`] is what that finds about one school, [`SchoolRecord`] is what is kept
//! of it. A school whose finding has not changed keeps the version that it has: equal hashes are equal inputs and equal results (E17).
//! [`Edition`] is what everybody may know of a cycle.

mod edition;
mod error;
mod finding;
mod method;
#[cfg(test)]
pub(super) mod tests;

use std::collections::BTreeSet;

use chassis::kernel::LocalizedText;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub use edition::{AreaCounts, Edition, Named, NodeCounts};
pub use error::ResultError;
pub use finding::{Finding, FoundNode, Valued};
pub use method::{Method, NoMethod, Said};

use crate::domain::scores::Flag;

/// What is kept of the result of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolRecord {
    /// Id of the result, whatever its version.
    pub id: Uuid,
    /// Raised by one with every event.
    pub version: i64,
    /// The cycle.
    pub cycle: Uuid,
    /// The framework and the number of the version that is judged by.
    pub framework: (Uuid, i32),
    /// The school.
    pub school: Uuid,
    /// Its name on the cycle's day.
    pub school_name: LocalizedText,
    /// How often the cycle had been finalised when this was found.
    pub n: i32,
    /// The version that was published last; 0 before.
    pub published_n: i32,
    /// Where it lies: the school's areas on the cycle's day, and whoever owns the cycle.
    pub scopes: Vec<String>,
    /// Raters that the cycle asks for; 0 where nobody was judged here.
    pub asked: i32,
    /// What was found.
    pub finding: Finding,
    /// When it was found.
    pub finalised_at: Timestamp,
}

/// What happened to a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultEvent {
    /// It was found for the first time.
    Finalised,
    /// It was found to be another one.
    Revised,
    /// It was published.
    Published,
}

impl ResultEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Finalised => "finalised",
            Self::Revised => "revised",
            Self::Published => "published",
        }
    }
}

impl SchoolRecord {
    /// What a reader must know: what the computation found, and whether fewer have rated than the cycle asks for. That is no part of what was
    /// computed: neither value nor hash follows from it, and results of earlier releases say it too without being made anew (E17).
    pub fn flags(&self) -> BTreeSet<Flag> {
        let asked = usize::try_from(self.asked).unwrap_or_default();
        let too_few = (self.finding.raters < asked).then_some(Flag::TooFewRaters);
        self.finding.flags.iter().copied().chain(too_few).collect()
    }

    /// The same school with another finding, in the cycle's nth finalisation. None where nothing has changed.
    #[must_use]
    pub fn revised(&self, finding: Finding, n: i32, now: Timestamp) -> Option<Self> {
        let changed = self.finding.hash != finding.hash;
        changed.then(|| Self { version: self.version + 1, n, finding, finalised_at: now, ..self.clone() })
    }
}

/// The hash of a whole finalisation: over schools and the hashes of their results, in the order of the schools' ids.
pub fn hash_of_all(results: &mut [(Uuid, [u8; 32])]) -> [u8; 32] {
    results.sort_unstable();
    let hasher = results.iter().fold(Sha256::new_with_prefix("sala.finalisation/1"), |hasher, (school, hash)| {
        hasher.chain_update(school.as_bytes()).chain_update(hash)
    });
    hasher.finalize().into()
}
