//! What opens a case: what the ratings of a school set off, or somebody with a reason.

use std::collections::{BTreeMap, BTreeSet};

use super::{CaseError, CaseNode};
use crate::domain::result::{Method, Said};
use crate::domain::scores::{Agreed, Consensus, Decimal, Opening, Score, Trigger, Triggers, WHOLE};
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

/// The nodes that somebody opens a case about, in the order given: what was rated, and what people judge that is made from it. `decided` is
/// what panels decided before.
pub fn of_nodes(
    (said, decided): (&[Said], &BTreeMap<String, Score>),
    method: &Method,
    codes: &[String],
    why: &str,
) -> Result<Opened, CaseError> {
    let reason = chassis::kernel::reason(why).map_err(|_| CaseError::ReasonRequired)?;
    let mut seen = BTreeSet::new();
    if let Some(twice) = codes.iter().find(|code| !seen.insert(code.as_str())) {
        return Err(CaseError::NodeTwice(twice.clone()));
    }
    let found = codes.iter().map(|code| {
        let found = node(said, method, code).or_else(|| judged((said, decided), method, code));
        found.ok_or_else(|| if code == WHOLE && method.judged(code).is_none() { CaseError::WholeIsComputed } else { not_rated(code) })
    });
    Ok(Opened { triggers: BTreeSet::new(), reason, nodes: found.collect::<Result<_, _>>()? })
}

fn not_rated(code: &str) -> CaseError {
    CaseError::NotRated(code.to_owned())
}

/// What people judge, with what the rule of the framework suggests; None where a rule computes it, or nothing in it was rated.
fn judged((said, decided): (&[Said], &BTreeMap<String, Score>), method: &Method, code: &str) -> Option<CaseNode> {
    method.judged(code)?;
    let others = decided.iter().filter(|(node, _)| *node != code).map(|(node, score)| (node.clone(), *score)).collect();
    let result = method.result(said, &others).ok()?;
    let (value, coverage) = match result.node(code) {
        Some(node) => (node.value.as_ref(), node.coverage),
        None => (result.overall.as_ref().ok(), result.coverage),
    };
    let level = value.and_then(|value| value.level).map(|level| Agreed::Index(Decimal::whole(level.into())));
    let agreed = level.unwrap_or(Agreed::Open(Opening::Judgement));
    (coverage > Decimal::ZERO).then(|| CaseNode { code: code.to_owned(), said: Vec::new(), agreed, moderated: None })
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
