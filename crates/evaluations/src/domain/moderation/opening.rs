//! What opens a case: what the ratings of a school set off, or somebody with a reason.

use std::collections::BTreeSet;

use super::{CaseError, CaseNode};
use crate::domain::result::{Method, Said};
use crate::domain::scores::{Consensus, Score, Trigger, Triggers};
use crate::domain::statistics::{Categories, PairTable};

/// What a case begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What opened it; nothing where somebody did.
    pub triggers: BTreeSet<Trigger>,
    /// Why somebody opened it.
    pub reason: String,
    /// The nodes that it is about.
    pub nodes: Vec<CaseNode>,
}

/// What ratings of a school set off; None where raters are near enough. Two levels that are far apart open a case about their nodes; too
/// little agreement on the whole opens one about every node on which levels differ. Nodes on which the raters have to talk come with either.
pub fn look(said: &[Said], method: &Method, triggers: &Triggers) -> Option<Opened> {
    let nodes: Vec<CaseNode> = rated(method).filter_map(|code| node(said, method, code)).collect();
    let set_off: BTreeSet<Trigger> = tables(said, method).iter().flat_map(|table| triggers.of(table)).collect();
    let on_the_whole = set_off.iter().any(|trigger| matches!(trigger, Trigger::LowExactAgreement | Trigger::LowKappa));
    let about = |node: &CaseNode| {
        let consensus = consensus(node, method);
        consensus.discrepant || (on_the_whole && consensus.range.is_some_and(|(lowest, highest)| lowest < highest))
    };
    let nodes: Vec<CaseNode> = nodes.into_iter().filter(about).collect();
    (!nodes.is_empty()).then(|| Opened { triggers: set_off, reason: String::new(), nodes })
}

/// The nodes that somebody opens a case about, in the order given.
pub fn of_nodes(said: &[Said], method: &Method, codes: &[String], why: &str) -> Result<Opened, CaseError> {
    let reason = chassis::kernel::reason(why).map_err(|_| CaseError::ReasonRequired)?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = codes.iter().find(|code| !seen.insert(code.as_str())) {
        return Err(CaseError::NodeTwice(twice.clone()));
    }
    let found = codes.iter().map(|code| node(said, method, code).ok_or_else(|| CaseError::NotRated(code.clone())));
    Ok(Opened { triggers: BTreeSet::new(), reason, nodes: found.collect::<Result<_, _>>()? })
}

fn rated(method: &Method) -> impl Iterator<Item = &str> {
    method.scoring().tree().nodes().iter().filter(|node| node.scale.is_some()).map(|node| node.code.as_str())
}

/// A node with what counts of what was said about it; None where nothing was.
fn node(said: &[Said], method: &Method, code: &str) -> Option<CaseNode> {
    method.top(code)?;
    let counting = said.iter().filter(|one| method.counts(one.role));
    let mut given: Vec<_> = counting.filter_map(|one| one.scores.get(code).map(|score| (one.role, *score))).collect();
    given.sort_unstable();
    let scores: Vec<Score> = given.iter().map(|(_, score)| *score).collect();
    let agreed = Consensus::of(&scores, method.scoring().rules().consensus).agreed;
    (!given.is_empty()).then(|| CaseNode { code: code.to_owned(), said: given, agreed, moderated: None })
}

fn consensus(node: &CaseNode, method: &Method) -> Consensus {
    let scores: Vec<Score> = node.said.iter().map(|(_, score)| *score).collect();
    Consensus::of(&scores, method.scoring().rules().consensus)
}

/// Pairs of levels of every two raters, a table for each length of scale.
fn tables(said: &[Said], method: &Method) -> Vec<PairTable> {
    let counting: Vec<&Said> = said.iter().filter(|one| method.counts(one.role)).collect();
    let tops: BTreeSet<u8> = rated(method).filter_map(|code| method.top(code)).collect();
    let mut tables = Vec::new();
    for top in tops {
        let Ok(categories) = Categories::levels(top) else { continue };
        let mut table = PairTable::new(categories);
        let codes: Vec<&str> = rated(method).filter(|code| method.top(code) == Some(top)).collect();
        let level = |one: &Said, code: &str| one.scores.get(code).and_then(|score| score.level()).map(i32::from);
        for (at, first) in counting.iter().enumerate() {
            for second in &counting[at + 1..] {
                for (one, other) in codes.iter().filter_map(|code| level(first, code).zip(level(second, code))) {
                    // A level beyond the scale was refused when it was saved; here it would only not be counted.
                    let _counted = table.count(one, other);
                }
            }
        }
        tables.push(table);
    }
    tables
}
