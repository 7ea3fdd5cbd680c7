//! How far schools have come from one cycle to another: those that have a value in both, and no others (E11). Which are left out and why is
//! counted; every effect size goes by its name, because variants differ in what they divide by.

use std::collections::{BTreeMap, BTreeSet};

use chassis::kernel::words;
use jiff::Timestamp;
use thiserror::Error;
use uuid::Uuid;

use super::framework;
use super::scores::{Decimal, Dropped, Equating, Form, MatchError, Matched, Measured, Moves, Relation, RoundResults};
use super::statistics::{AverageOfGains, Bands, Computed, Confidence, Effect, Growth, Interval};

words! {
    /// To which area a school is counted that has moved between two cycles.
    pub enum Attribution {
        /// Where it lay in the later one.
        AtEndline = "AT_ENDLINE",
        /// Where it lay in each: one that has moved is left out.
        AtEach = "AT_EACH",
    }
}

/// A framework version, by framework and number.
pub type VersionKey = (Uuid, i32);

/// A cycle's results, as growth needs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The cycle.
    pub cycle: Uuid,
    /// Which version of its results.
    pub n: i32,
    /// By which version of which framework.
    pub version: VersionKey,
    /// School, where it lay, and its value; None where it has none.
    pub results: Vec<(Uuid, Vec<String>, Option<Decimal>)>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Code of the node in the later version; empty for the whole.
    pub node: String,
    /// Only schools of this area, as a scope; empty for all.
    pub area: String,
    /// Where a school is counted that has moved.
    pub attribution: Attribution,
    /// How much more or less counts as the same.
    pub same: Decimal,
    /// The highest value that there is.
    pub highest: Decimal,
    /// Of what kind values are.
    pub form: Form,
}

/// Statistics of the pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Measures {
    /// Mean before.
    pub mean_before: f64,
    /// Mean after.
    pub mean_after: f64,
    /// The difference.
    pub gain: f64,
    /// Its interval.
    pub gain_interval: Computed<Interval>,
    /// Standard deviation before, denominator n − 1.
    pub sd_before: Computed<f64>,
    /// The same after.
    pub sd_after: Computed<f64>,
    /// The same of the differences.
    pub sd_difference: Computed<f64>,
    /// Every effect size, by its name.
    pub effects: Vec<(Effect, Computed<f64>)>,
    /// Normalised gain of averages.
    pub gain_of_averages: Computed<f64>,
    /// Average of the normalised gains of single schools.
    pub average_of_gains: Computed<AverageOfGains>,
}

/// What is kept of a computation. It never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthRecord {
    /// Id.
    pub id: Uuid,
    /// The earlier cycle, and the version of its results.
    pub baseline: (Uuid, i32),
    /// The later one.
    pub endline: (Uuid, i32),
    /// What was asked.
    pub question: Question,
    /// Schools with a value in both.
    pub matched: u64,
    /// Schools that are left out, by reason.
    pub dropped: BTreeMap<Dropped, u64>,
    /// How many went which way.
    pub moves: Moves,
    /// Statistics of the pairs, or why there are none.
    pub measures: Computed<Measures>,
    /// When it was computed.
    pub computed_at: Timestamp,
}

/// Why two cycles have no growth.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum GrowthError {
    /// They are judged by different versions, and nothing says how those compare.
    #[error("results of the two are not comparable")]
    NotComparable,
    /// They are the same cycle, or the later one comes first.
    #[error("the endline is not later")]
    NotLater,
    /// The framework has no such node.
    #[error("there is no node {0}")]
    NoSuchNode(String),
    /// A cycle has no results yet, or is being looked into again.
    #[error("{field} is not finalised")]
    NotFinalised {
        /// Which.
        field: &'static str,
    },
    /// Values that do not fit.
    #[error("a value is too large")]
    TooLarge,
}

impl GrowthRecord {
    /// What `baseline` and `endline` show. `closed` are schools that closed or merged in between, `relation` how the older version's values
    /// become the newer one's.
    pub fn of(
        id: Uuid,
        (baseline, endline): (Side, Side),
        question: Question,
        (closed, relation): (&BTreeSet<Uuid>, Relation),
        now: Timestamp,
    ) -> Result<Self, GrowthError> {
        let rows = [Equating { from: baseline.version, to: endline.version, relation }];
        let (before, after) = of_area(&baseline, &endline, &question);
        let matched = Matched::of(&before, &after, closed, &rows).map_err(|error| match error {
            MatchError::NotComparable => GrowthError::NotComparable,
            MatchError::Twice(_) | MatchError::TooLarge => GrowthError::TooLarge,
        })?;
        Ok(Self {
            id,
            baseline: (baseline.cycle, baseline.n),
            endline: (endline.cycle, endline.n),
            matched: u64::try_from(matched.pairs.len()).unwrap_or(u64::MAX),
            dropped: matched.dropped_by_reason(),
            moves: matched.moves(question.same),
            measures: matched.growth().map(|growth| measures(&growth, question.highest.real())),
            question,
            computed_at: now,
        })
    }

    /// What Hake calls the normalised gain of averages; empty where there is none.
    pub fn hake(&self) -> String {
        let gain = self.measures.as_ref().ok().and_then(|measures| measures.gain_of_averages.ok());
        gain.and_then(|gain| Bands::hake().word(gain).map(str::to_owned)).unwrap_or_default()
    }
}

/// How results of a node of the later version come from the older one: its code there, and how values change. Versions of one framework only.
pub fn related(from: VersionKey, to: VersionKey, node: &str, equating: Option<&framework::Equating>) -> Option<(String, Relation)> {
    if from == to {
        return Some((node.to_owned(), Relation::Identical));
    }
    if from.0 != to.0 {
        return None;
    }
    let speaks = |row: &&framework::EquatingRow| row.to == node && row.relation != framework::Relation::NotComparable;
    let row = equating?.rows.iter().find(speaks)?;
    let relation = match row.relation {
        framework::Relation::Identical => Relation::Identical,
        framework::Relation::Rescaled => {
            Relation::Rescaled { factor: Decimal::of_units(row.multiply_e4), offset: Decimal::of_units(row.add_e4) }
        }
        framework::Relation::NotComparable => return None,
    };
    Some((row.from.clone(), relation))
}

type Round = RoundResults<Uuid, VersionKey>;

/// The schools of the area, each where the question counts it.
fn of_area(baseline: &Side, endline: &Side, question: &Question) -> (Round, Round) {
    let lies = |scopes: &[String]| question.area.is_empty() || scopes.contains(&question.area);
    let later: BTreeMap<Uuid, bool> = endline.results.iter().map(|(school, scopes, _)| (*school, lies(scopes))).collect();
    let counted = |school: &Uuid, scopes: &[String]| match question.attribution {
        Attribution::AtEach => lies(scopes),
        Attribution::AtEndline => later.get(school).copied().unwrap_or_else(|| lies(scopes)),
    };
    let round = |side: &Side, counted: &dyn Fn(&Uuid, &[String]) -> bool| RoundResults {
        version: side.version,
        results: side
            .results
            .iter()
            .filter(|(school, scopes, _)| counted(school, scopes))
            .map(|(school, _, value)| Measured { school: *school, version: side.version, finalised: true, value: *value })
            .collect(),
    };
    (round(baseline, &counted), round(endline, &|_, scopes| lies(scopes)))
}

fn measures(growth: &Growth, highest: f64) -> Measures {
    Measures {
        mean_before: growth.mean_pre(),
        mean_after: growth.mean_post(),
        gain: growth.gain(),
        gain_interval: growth.gain_interval(Confidence::NINETY_FIVE),
        sd_before: growth.sd_pre(),
        sd_after: growth.sd_post(),
        sd_difference: growth.sd_difference(),
        effects: Effect::ALL.iter().map(|effect| (*effect, growth.effect(*effect))).collect(),
        gain_of_averages: growth.gain_of_averages(highest),
        average_of_gains: growth.average_of_gains(highest),
    }
}
