//! What experts think of the items of a version: index of item–objective congruence, IOC (Rovinelli and Hambleton 1977), the mean of −1, 0
//! and 1 over the experts. How many experts and which mean are enough is a setting of the service.

use std::collections::BTreeSet;

use chassis::kernel::words;
use jiff::Timestamp;
use uuid::Uuid;

use super::check::{Problem, Violation};
use super::content::Content;

words! {
    /// What an expert says about an item.
    pub enum Congruence {
        /// It does not fit its objective.
        NotCongruent = "NOT_CONGRUENT",
        /// Unsure.
        Unsure = "UNSURE",
        /// It fits.
        Congruent = "CONGRUENT",
    }
}

impl Congruence {
    /// −1, 0 or 1.
    pub const fn value(self) -> i32 {
        match self {
            Self::NotCongruent => -1,
            Self::Unsure => 0,
            Self::Congruent => 1,
        }
    }
}

/// What one expert says about the items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertRatings {
    /// The expert, an opaque reference.
    pub expert: Uuid,
    /// Item and rating.
    pub ratings: Vec<(String, Congruence)>,
    /// When it was recorded.
    pub at: Timestamp,
}

/// How many experts are enough, and which mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CongruenceRule {
    /// Experts, at least.
    pub experts: i32,
    /// The mean, at least, in ten-thousandths.
    pub mean_e4: i32,
}

/// What experts think of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemCongruence {
    /// The item.
    pub code: String,
    /// Experts who have said something.
    pub experts: i32,
    /// The sum of what they said.
    pub sum: i32,
}

impl ItemCongruence {
    /// The mean in ten-thousandths, halves rounded away from zero.
    pub fn mean_e4(&self) -> i32 {
        if self.experts == 0 {
            return 0;
        }
        let (doubled, half) = (self.sum * 20_000, self.experts * self.sum.signum());
        (doubled + half) / (2 * self.experts)
    }

    /// Whether it is enough. The mean is compared exactly, never as it is shown.
    pub fn is_enough(&self, rule: CongruenceRule) -> bool {
        self.experts >= rule.experts && self.sum * 10_000 >= rule.mean_e4 * self.experts
    }
}

/// What experts think, item by item in the order of the items; nothing as long as nobody has said anything.
pub(super) fn by_item(content: &Content, ratings: &[ExpertRatings]) -> Vec<ItemCongruence> {
    if ratings.is_empty() {
        return Vec::new();
    }
    let all = || ratings.iter().flat_map(|expert| &expert.ratings);
    let of = |code: &str| {
        let said: Vec<i32> = all().filter(|(item, _)| item == code).map(|(_, congruence)| congruence.value()).collect();
        let experts = i32::try_from(said.len()).unwrap_or(i32::MAX);
        ItemCongruence { code: code.to_owned(), experts, sum: said.iter().sum() }
    };
    content.items().into_iter().map(of).collect()
}

/// What is wrong with what an expert says: items that are not there, stand twice, or were left out.
pub(super) fn check(content: &Content, ratings: &[(String, Congruence)]) -> Result<(), RatingsRefused> {
    let items: BTreeSet<&str> = content.items().into_iter().collect();
    let (mut found, mut rated) = (Vec::new(), BTreeSet::new());
    for (at, (code, _)) in ratings.iter().enumerate() {
        let path = format!("ratings[{at}].code");
        if !items.contains(code.as_str()) {
            found.push(Violation { path, problem: Problem::Unknown(code.clone()) });
        } else if !rated.insert(code.as_str()) {
            found.push(Violation { path, problem: Problem::Twice(code.clone()) });
        }
    }
    if !found.is_empty() {
        return Err(RatingsRefused::Unsound(found));
    }
    let missing: Vec<String> = items.difference(&rated).map(ToString::to_string).collect();
    if missing.is_empty() { Ok(()) } else { Err(RatingsRefused::Missing(missing)) }
}

/// Why ratings are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RatingsRefused {
    Unsound(Vec<Violation>),
    Missing(Vec<String>),
}
