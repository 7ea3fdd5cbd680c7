//! How far the raters of a cycle agree: statistics of what was submitted, node by node and on the whole. No rating and no rater is in them.
//!
//! Schools have raters of their own, so that there is no first and second observer as in a study. A pair is ordered by role (the school itself,
//! peers, supervisors, outsiders, experts), then by assignment; where order must not matter, Krippendorff's alpha says the same of any number
//! of raters, and ICC(1,1) where three or more have judged. The category set is that of the scale, whatever was seen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::AssessorRole;
use super::result::{Method, Said};
use super::statistics::{Categories, Confidence, IccForm, Metric, PairTable, RatingTable, Reliability, Statistic, Variant, Weights};

/// Statistics of one node, or of all nodes with scales of the same length.
#[derive(Debug, Clone, PartialEq)]
pub struct NodeAgreement {
    /// Code; empty for all nodes of this length of scale together.
    pub code: String,
    /// The highest level.
    pub top: u8,
    /// What was found.
    pub statistics: Vec<Statistic>,
}

/// What is kept of a run. It never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Id.
    pub id: Uuid,
    /// The cycle.
    pub cycle: Uuid,
    /// Whose ratings were compared; everybody's when empty.
    pub roles: Vec<AssessorRole>,
    /// Schools with at least two of them.
    pub schools: u64,
    /// Assessments that were compared.
    pub assessments: u64,
    /// Node by node in the order of the framework, then everything together.
    pub nodes: Vec<NodeAgreement>,
    /// When it was computed.
    pub computed_at: Timestamp,
}

impl Run {
    /// Compares what was said about each school by those in these roles.
    pub fn of(id: Uuid, cycle: Uuid, roles: Vec<AssessorRole>, said: &[Vec<Said>], method: &Method, now: Timestamp) -> Self {
        let wanted = |one: &&Said| roles.is_empty() || roles.contains(&one.role);
        let mut compared: Vec<Vec<&Said>> = said.iter().map(|school| school.iter().filter(wanted).collect()).collect();
        compared.retain(|school| school.len() > 1);
        for school in &mut compared {
            school.sort_unstable_by_key(|one| (one.role, one.assignment));
        }
        let rated: Vec<(&str, u8)> =
            method.scoring().tree().nodes().iter().filter_map(|node| Some((node.code.as_str(), method.top(&node.code)?))).collect();
        let mut nodes: Vec<NodeAgreement> = rated.iter().map(|(code, top)| agreement(code, &[*code], *top, &compared)).collect();
        let tops: BTreeSet<u8> = rated.iter().map(|(_, top)| *top).collect();
        nodes.extend(tops.into_iter().map(|top| {
            let codes: Vec<&str> = rated.iter().filter(|(_, other)| *other == top).map(|(code, _)| *code).collect();
            agreement("", &codes, top, &compared)
        }));
        let (schools, assessments) = (count(&compared), compared.iter().map(|school| count(school)).sum());
        Self { id, cycle, roles, schools, assessments, nodes, computed_at: now }
    }
}

/// Statistics of these nodes, each with each school a thing that was rated.
fn agreement(code: &str, codes: &[&str], top: u8, schools: &[Vec<&Said>]) -> NodeAgreement {
    let level = |one: &Said, code: &str| one.scores.get(code).and_then(|score| score.level());
    let things = schools.iter().flat_map(|school| codes.iter().map(move |code| (school, *code)));
    let levels: Vec<Vec<u8>> = things.map(|(school, code)| school.iter().filter_map(|one| level(one, code)).collect()).collect();
    let code = code.to_owned();
    let Ok(categories) = Categories::levels(top) else { return NodeAgreement { code, top, statistics: Vec::new() } };
    let mut pairs = PairTable::new(categories.clone());
    for given in &levels {
        for (at, first) in given.iter().enumerate() {
            for second in &given[at + 1..] {
                // A level beyond the scale was refused when it was saved; here it would only not be counted.
                let _counted = pairs.count(i32::from(*first), i32::from(*second));
            }
        }
    }
    let real: Vec<Vec<f64>> = levels.iter().map(|given| given.iter().copied().map(f64::from).collect()).collect();
    let alpha = Reliability::by_unit(&real, Some(categories.clone())).map(|units| units.alpha(Metric::Ordinal));
    let undefined = |reason| Statistic {
        variant: Variant::AlphaOrdinal,
        n: 0,
        pairs: 0,
        categories: Some(categories),
        value: Err(reason),
        interval: Err(reason),
    };
    let confidence = Confidence::NINETY_FIVE;
    let mut statistics = vec![
        pairs.exact(confidence),
        pairs.adjacent(confidence),
        pairs.kappa(Weights::Unweighted, confidence),
        pairs.kappa(Weights::Linear, confidence),
        pairs.kappa(Weights::Quadratic, confidence),
        alpha.unwrap_or_else(undefined),
    ];
    statistics.extend(many_raters(real).map(|table| table.icc(IccForm::OneSingle, confidence)));
    NodeAgreement { code, top, statistics }
}

/// The things that were rated by the most usual number of raters, where that is three or more.
fn many_raters(things: Vec<Vec<f64>>) -> Option<RatingTable> {
    let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
    things.iter().filter(|given| given.len() > 2).for_each(|given| *sizes.entry(given.len()).or_default() += 1);
    let usual = sizes.into_iter().max_by_key(|(_, times)| *times)?.0;
    RatingTable::try_new(things.into_iter().filter(|given| given.len() == usual).collect()).ok()
}

fn count<T>(of: &[T]) -> u64 {
    u64::try_from(of.len()).unwrap_or(u64::MAX)
}
