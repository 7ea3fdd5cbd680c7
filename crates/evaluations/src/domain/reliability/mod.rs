//! How far the raters of a cycle agree: statistics of what was submitted, node by node and on the whole. No rating and no rater is in them.
//!
//! Schools have raters of their own, so that there is no first and second observer as in a study. A pair is ordered by role (the school itself,
//! peers, supervisors, outsiders, experts), then by assignment; where order must not matter, Krippendorff's alpha says the same of any number
//! of raters, by four measures of distance. Of the intraclass correlations, those that take every thing to have raters of its own are of
//! the things that the most usual number has rated; those of the same raters for all need that everybody has rated everything. The category
//! set is that of the scale, whatever was seen.

mod agreement;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use self::agreement::{Thing, statistics};
use super::AssessorRole;
use super::result::{Method, Said};
use super::scores::Decimal;
use super::statistics::{Categories, Statistic};

/// Who has judged: references to persons by their assignments. They decide who is the same rater, and are in no result.
pub type Raters = BTreeMap<Uuid, Uuid>;

/// What one rater said about a school.
type Rating<'a> = (Uuid, &'a Said);

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
    pub fn of(
        (id, cycle): (Uuid, Uuid),
        roles: Vec<AssessorRole>,
        (said, raters): (&[Vec<Said>], &Raters),
        method: &Method,
        now: Timestamp,
    ) -> Self {
        let wanted = |one: &&Said| roles.is_empty() || roles.contains(&one.role);
        let mut compared: Vec<Vec<&Said>> = said.iter().map(|school| school.iter().filter(wanted).collect()).collect();
        compared.retain(|school| school.len() > 1);
        for school in &mut compared {
            school.sort_unstable_by_key(|one| (one.role, one.assignment));
        }
        // Whoever is not known is somebody of their own.
        let by = |one: &Said| raters.get(&one.assignment).copied().unwrap_or(one.assignment);
        let compared: Vec<Vec<Rating<'_>>> =
            compared.into_iter().map(|school| school.into_iter().map(|one| (by(one), one)).collect()).collect();
        let rated: Vec<(&str, u8)> =
            method.scoring().tree().nodes().iter().filter_map(|node| Some((node.code.as_str(), method.top(&node.code)?))).collect();
        let mut nodes: Vec<NodeAgreement> = rated.iter().map(|(code, top)| agreement(code, &[*code], *top, method, &compared)).collect();
        let tops: BTreeSet<u8> = rated.iter().map(|(_, top)| *top).collect();
        nodes.extend(tops.into_iter().map(|top| {
            let codes: Vec<&str> = rated.iter().filter(|(_, other)| *other == top).map(|(code, _)| *code).collect();
            agreement("", &codes, top, method, &compared)
        }));
        let (schools, assessments) = (count(&compared), compared.iter().map(|school| count(school)).sum());
        Self { id, cycle, roles, schools, assessments, nodes, computed_at: now }
    }
}

/// Statistics of these nodes, each with each school a thing that was rated.
fn agreement(code: &str, codes: &[&str], top: u8, method: &Method, schools: &[Vec<Rating<'_>>]) -> NodeAgreement {
    let level = |said: &Said, code: &str| said.scores.get(code).and_then(|score| score.level());
    let things = schools.iter().flat_map(|school| codes.iter().map(move |code| (school, *code)));
    let given = |(school, code): (&Vec<Rating<'_>>, &str)| -> Thing {
        school.iter().filter_map(|(rater, said)| Some((*rater, level(said, code)?))).collect()
    };
    let things: Vec<Thing> = things.map(given).collect();
    let statistics = match Categories::levels(top) {
        Ok(categories) => statistics(&things, &categories, points(codes, method).as_deref()),
        Err(_) => Vec::new(),
    };
    NodeAgreement { code: code.to_owned(), top, statistics }
}

/// What levels are worth, where every one of these nodes has the same worth for them and the lowest level is worth nothing: amounts with a
/// true zero, of which one can be twice another.
fn points(codes: &[&str], method: &Method) -> Option<Vec<f64>> {
    let mut worth = codes.iter().map(|code| method.points(code));
    let first = worth.next()??;
    let amounts = first.first().is_some_and(|lowest| *lowest == Decimal::ZERO) && first.is_sorted_by(|low, high| low < high);
    (amounts && worth.all(|other| other.as_ref() == Some(&first))).then(|| first.iter().map(|points| points.real()).collect())
}

fn count<T>(of: &[T]) -> u64 {
    u64::try_from(of.len()).unwrap_or(u64::MAX)
}
