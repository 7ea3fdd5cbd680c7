//! What a version of a framework asks an assessor: which nodes, on which scales, with how much evidence, and how much of it must be spoken
//! of before it is submitted.

use std::collections::{BTreeMap, HashSet};

use super::error::{AssessmentError, Evidence, Misplaced, NotReady, ScoreProblem};
use super::score::{Entry, NodeScore};
use crate::domain::framework::{Content, EvidenceRule, Node};
use crate::domain::scores::Score;

/// The whole as it is shared out among nodes. A share that does not divide is off by less than a billionth.
const WHOLE: u128 = 1_000_000_000_000_000;
const BILLION: u128 = 1_000_000_000;

/// The number of the rules by which an assessment is found ready to be submitted. What was found by others is found anew.
pub const RULES: i16 = 1;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    items: BTreeMap<String, Item>,
    least_said_e4: i32,
}

/// A node that is rated.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    levels: u8,
    na_allowed: bool,
    evidence: Option<EvidenceRule>,
    /// Nodes and their levels on which it hangs whether this one is asked for: it, and everything that it lies in.
    only_if: Vec<(String, u8)>,
    /// Its part of [`WHOLE`]; none where it does not count.
    share: u128,
}

/// What stands about the nodes of an assessment, by their codes.
pub type Entries = BTreeMap<String, Entry>;
/// What other devices said instead, by the codes of the nodes, in the order in which it came.
pub type Conflicts = BTreeMap<String, Vec<NodeScore>>;

impl Sheet {
    /// What this version asks.
    pub fn of(content: &Content) -> Self {
        let shares = shares(content);
        let item = |node: &Node| {
            let scale = content.scale(&node.scale)?;
            let item = Item {
                levels: u8::try_from(scale.highest()).unwrap_or(u8::MAX),
                na_allowed: node.na_allowed,
                evidence: node.evidence.or(content.evidence),
                only_if: conditions(content, node),
                share: if node.scored { shares.get(node.code.as_str()).copied().unwrap_or_default() } else { 0 },
            };
            Some((node.code.clone(), item))
        };
        Self { items: content.nodes.iter().filter_map(item).collect(), least_said_e4: content.aggregation.min_rated_e4 }
    }

    /// How many nodes it asks for, whether they count or not.
    pub fn nodes(&self) -> usize {
        self.items.len()
    }

    /// Everything that is wrong with these scores, by their places.
    pub(super) fn check(&self, scores: &[(String, NodeScore)]) -> Result<(), AssessmentError> {
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (at, (code, said)) in scores.iter().enumerate() {
            let problem = if seen.insert(code.as_str()) { self.problem(code, said) } else { Some(ScoreProblem::Twice(code.clone())) };
            found.extend(problem.map(|problem| Misplaced { at: Some(at), problem }));
        }
        if found.is_empty() { Ok(()) } else { Err(AssessmentError::Unsound(found)) }
    }

    /// The same of a single score.
    pub(super) fn check_one(&self, code: &str, said: &NodeScore) -> Result<(), AssessmentError> {
        let found = self.problem(code, said).map(|problem| Misplaced { at: None, problem });
        found.map_or(Ok(()), |found| Err(AssessmentError::Unsound(vec![found])))
    }

    fn problem(&self, code: &str, said: &NodeScore) -> Option<ScoreProblem> {
        let Some(item) = self.items.get(code) else { return Some(ScoreProblem::Unknown(code.to_owned())) };
        match said.score {
            Score::Level(level) if !(1..=item.levels).contains(&level) => Some(ScoreProblem::NoSuchLevel { levels: item.levels }),
            Score::NotApplicable if !item.na_allowed => Some(ScoreProblem::AlwaysApplies(code.to_owned())),
            Score::Level(_) | Score::NotApplicable | Score::NotObserved | Score::InsufficientEvidence | Score::NotYetRated => None,
        }
    }

    /// Whether enough is said to be submitted, by the [`RULES`] of now: whoever changes an answer of this raises their number. A node of which
    /// nothing is said may be left out as far as the framework lets weight be missing; where it says nothing about that, nothing is left out.
    /// What could not be seen is said: whether it is too much of that is for the result to see (E8).
    pub(super) fn must_be_complete(&self, entries: &Entries) -> Result<(), NotReady> {
        let unasked = self.unasked(entries);
        if !unasked.is_empty() {
            return Err(NotReady::NotAsked(unasked));
        }
        let counting = self.items.iter().filter(|(_, item)| item.share > 0 && is_asked(item, entries));
        let (missing, given): (Vec<_>, Vec<_>) = counting.partition(|(code, _)| said(entries, code).is_none());
        if self.least_said_e4 == 0 && !missing.is_empty() {
            return Err(NotReady::Incomplete(missing.into_iter().map(|(code, _)| code.clone()).collect()));
        }
        let sum = |items: &[(&String, &Item)]| items.iter().map(|(_, item)| item.share).sum::<u128>();
        let given = sum(&given);
        let (all, least) = (given + sum(&missing), u128::from(self.least_said_e4.unsigned_abs()));
        if (given + all / BILLION) * 10_000 < least * all {
            let said_e4 = i32::try_from(given * 10_000 / all.max(1)).unwrap_or_default();
            return Err(NotReady::TooLittleSaid { said_e4, least_e4: self.least_said_e4 });
        }
        self.must_be_shown(entries)
    }

    /// Nodes of which something is said although the level of another one leaves them out.
    fn unasked(&self, entries: &Entries) -> Vec<String> {
        let out = |(code, item): &(&String, &Item)| !is_asked(item, entries) && said(entries, code).is_some();
        self.items.iter().filter(out).map(|(code, _)| code.clone()).collect()
    }

    /// Levels that need evidence have it (E9).
    fn must_be_shown(&self, entries: &Entries) -> Result<(), NotReady> {
        let lacking = |(code, item): (&String, &Item)| {
            let (rule, said) = (item.evidence?, said(entries, code)?);
            let level = said.score.level()?;
            let enough = i32::from(level) < rule.from_rank || i32::try_from(said.evidence.len()).unwrap_or(i32::MAX) >= rule.min_per_item;
            (!enough).then(|| Evidence { node: code.clone(), least: rule.min_per_item })
        };
        let found: Vec<Evidence> = self.items.iter().filter_map(lacking).collect();
        if found.is_empty() { Ok(()) } else { Err(NotReady::EvidenceMissing(found)) }
    }
}

/// What is said of a node, if anything is.
fn said<'a>(entries: &'a Entries, code: &str) -> Option<&'a NodeScore> {
    entries.get(code).map(|entry| &entry.said).filter(|said| said.is_said())
}

/// Whether it is asked for, as far as others are rated.
fn is_asked(item: &Item, entries: &Entries) -> bool {
    item.only_if.iter().all(|(node, level)| said(entries, node).is_some_and(|said| said.score.level() == Some(*level)))
}

/// What must hold for a node to be asked for.
fn conditions(content: &Content, node: &Node) -> Vec<(String, u8)> {
    // What a node lies in stands before it, so this ends at the top.
    let around = std::iter::successors(Some(node), |node| content.node(&node.parent));
    around.filter_map(|node| content.condition(node)).map(|(of, level)| (of.to_owned(), level)).collect()
}

/// The part of the whole that each node has: what its parent has, shared out by weights, or evenly where there are none.
fn shares(content: &Content) -> BTreeMap<&str, u128> {
    let mut shares: BTreeMap<&str, u128> = BTreeMap::new();
    // What lies in a node stands after it.
    for parent in std::iter::once("").chain(content.nodes.iter().map(|node| node.code.as_str())) {
        let of_parent = if parent.is_empty() { WHOLE } else { shares.get(parent).copied().unwrap_or_default() };
        let weight = |node: &Node| u128::from(node.weight_e4.unsigned_abs());
        let sum: u128 = content.children(parent).map(weight).sum();
        let count = content.children(parent).count() as u128;
        for child in content.children(parent) {
            let share = (of_parent * weight(child)).checked_div(sum).unwrap_or_else(|| of_parent / count.max(1));
            shares.insert(&child.code, share);
        }
    }
    shares
}
