//! From ratings of a school to its result.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;
use uuid::Uuid;

use super::aggregate::{Aggregation, Form, Part, aggregate, level};
use super::canon::Canon;
use super::consensus::{Agreed, Consensus};
use super::cut_off::{Compare, CutOffs};
use super::decimal::Decimal;
use super::fraction::Fraction;
use super::result::{Flag, NoValue, NodeResult, SchoolResult, Value};
use super::rounding::Rounding;
use super::rules::{Rules, ScoringError};
use super::score::Score;
use super::tree::{Scale, Tree};

/// The whole, among codes of nodes.
pub const WHOLE: &str = "";

/// What one rater said about one node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating {
    /// Code of the node.
    pub node: String,
    /// Opaque reference to the rater.
    pub rater: Uuid,
    /// What was said.
    pub score: Score,
    /// Whether the rater was certified for the instrument on the day.
    pub certified: bool,
}

/// Why ratings are refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RatingError {
    /// No such node, or none that is rated.
    #[error("{0} is no node that is rated")]
    NotRated(String),
    /// The scale of the node has no such level.
    #[error("level {level} is outside the scale of {node}")]
    Outside {
        /// Code of the node.
        node: String,
        /// The level.
        level: u8,
    },
    /// The framework does not let this node be "not applicable".
    #[error("{0} cannot be not applicable")]
    AlwaysApplies(String),
    /// A rater rated a node twice.
    #[error("{0} is rated twice by the same rater")]
    Twice(String),
    /// A number that the framework's own weights exclude.
    #[error("a number is too large to compute with exactly")]
    TooLarge,
}

/// A framework version, ready to compute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    version: String,
    tree: Tree,
    rules: Rules,
}

impl Scoring {
    /// Rules on a tree. `version` names the framework version in the hash of results.
    pub fn try_new(version: String, tree: Tree, rules: Rules) -> Result<Self, ScoringError> {
        rules.check(&tree)?;
        Ok(Self { version, tree, rules })
    }

    /// The tree.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The rules.
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Whether the framework makes a whole of its nodes by a rule: where those at the top are not weighed against each other, or all is
    /// judged as a whole, nobody computes one.
    pub fn makes_a_whole(&self) -> bool {
        let weighted = self.tree.children(None).iter().all(|at| self.tree.weight(*at).is_some());
        weighted && self.rules.aggregation != Aggregation::Holistic
    }

    /// The highest level that people can judge a node with that is made from others, or the [`WHOLE`]; None where a rule computes it, or
    /// scales below it differ.
    pub fn judged(&self, code: &str) -> Option<u8> {
        let of = if code == WHOLE { None } else { Some(self.tree.place(code)?) };
        let by_people = match self.rules.aggregation {
            Aggregation::ModeThenPanel | Aggregation::Holistic => !of.is_some_and(|at| self.tree.is_item(at)),
            Aggregation::WeightedPoints | Aggregation::MeanFloor | Aggregation::MeanRoundHalfUp | Aggregation::Min => {
                of.is_none() && !self.makes_a_whole()
            }
        };
        let top = |at: usize| self.tree.scale(at).map(Scale::top);
        let below = || self.tree.items(of).into_iter().filter_map(top).collect::<BTreeSet<u8>>();
        let own = of.and_then(top);
        own.or_else(|| Some(below()).filter(|tops| tops.len() == 1).and_then(|tops| tops.first().copied())).filter(|_| by_people)
    }

    /// The result of these ratings, in whatever order they come, and of what panels decided about nodes by their code. Ratings stay what
    /// they are: a decision stands beside them.
    pub fn compute(&self, ratings: &[Rating], moderated: &BTreeMap<String, Score>) -> Result<SchoolResult, RatingError> {
        self.compute_without(&BTreeSet::new(), ratings, moderated)
    }

    /// The same where nobody was to be asked for some nodes, by their codes. They do not apply, whatever was said of them, and unlike what
    /// a rater calls not applicable they are missing nowhere: the rest is the whole.
    pub fn compute_without(
        &self,
        unasked: &BTreeSet<String>,
        ratings: &[Rating],
        moderated: &BTreeMap<String, Score>,
    ) -> Result<SchoolResult, RatingError> {
        let mut ratings: Vec<&Rating> = ratings.iter().collect();
        ratings.sort_unstable();
        self.check(&ratings, moderated)?;
        let counts = |rating: &&Rating| (rating.certified || !self.rules.certified_only) && !unasked.contains(&rating.node);
        let counting: Vec<&Rating> = ratings.iter().copied().filter(counts).collect();
        let said = self.said(&counting, moderated, unasked);
        let form = if self.rules.aggregation == Aggregation::WeightedPoints { self.rules.form } else { Form::Level };
        let settled = |at: usize| said[at].2;
        let asked = |at: usize| !unasked.contains(&self.tree.nodes()[at].code);
        let (parts, whole) = aggregate(&self.tree, settled, asked, form).ok_or(RatingError::TooLarge)?;
        let nodes: Vec<NodeResult> = (0..parts.len()).map(|at| self.node(at, &parts[at], &said)).collect::<Result<_, _>>()?;
        let gave_levels = counting.iter().filter(|rating| rating.score.level().is_some());
        let raters = gave_levels.map(|rating| rating.rater).collect::<BTreeSet<Uuid>>().len();
        let computed = self.overall(&whole, settled)?;
        let judged = moderated.get(WHOLE).map(|score| self.judged_whole(*score, &computed, &whole)).transpose()?;
        let (overall, computed) = judged.map_or_else(|| (computed.clone(), None), |judged| (judged, Some(computed.clone())));
        let mut result = SchoolResult {
            overall,
            computed,
            raters,
            coverage: self.coverage(&whole)?.1,
            weight_rated: self.weight_rated(&whole)?,
            flags: BTreeSet::new(),
            hash: String::new(),
            nodes,
        };
        result.flags = self.flags(&result, ratings.iter().any(|rating| !rating.certified));
        let mut canon = Canon::new("sala.result/1");
        self.write(&mut canon, &ratings, moderated);
        if !unasked.is_empty() {
            canon.text("without");
            canon.count(unasked.len());
            for code in unasked {
                canon.text(code);
            }
        }
        result.write(&mut canon);
        result.hash = canon.end();
        Ok(result)
    }

    fn check(&self, sorted: &[&Rating], moderated: &BTreeMap<String, Score>) -> Result<(), RatingError> {
        let rated = |node: &str| self.tree.place(node).and_then(|at| self.tree.scale(at)).map(Scale::top);
        for rating in sorted {
            self.possible(&rating.node, rating.score, rated(&rating.node))?;
        }
        for (node, score) in moderated {
            self.possible(node, *score, rated(node).or_else(|| self.judged(node)))?;
        }
        match sorted.windows(2).find(|pair| (&pair[0].node, pair[0].rater) == (&pair[1].node, pair[1].rater)) {
            Some(pair) => Err(RatingError::Twice(pair[0].node.clone())),
            None => Ok(()),
        }
    }

    /// Whether a node of so many levels can have a score.
    fn possible(&self, node: &str, score: Score, top: Option<u8>) -> Result<(), RatingError> {
        let top = top.ok_or_else(|| RatingError::NotRated(node.to_owned()))?;
        if let Some(level) = score.level().filter(|level| !(1..=top).contains(level)) {
            return Err(RatingError::Outside { node: node.to_owned(), level });
        }
        if score == Score::NotApplicable && !self.tree.node(node).is_some_and(|node| node.na_allowed) {
            return Err(RatingError::AlwaysApplies(node.to_owned()));
        }
        Ok(())
    }

    /// Per node: what raters together say, what was decided, and what counts.
    fn said(
        &self,
        counting: &[&Rating],
        moderated: &BTreeMap<String, Score>,
        unasked: &BTreeSet<String>,
    ) -> Vec<(Option<Consensus>, Option<Score>, Option<Agreed>)> {
        let mut scores: BTreeMap<&str, Vec<Score>> = BTreeMap::new();
        for rating in counting {
            scores.entry(&rating.node).or_default().push(rating.score);
        }
        let said = |(at, node): (usize, &super::Node)| {
            let given = scores.get(node.code.as_str()).map_or(&[][..], Vec::as_slice);
            let consensus = self.tree.scale(at).map(|_| Consensus::of(given, self.rules.consensus));
            let moderated = moderated.get(&node.code).copied();
            if unasked.contains(&node.code) {
                return (consensus, moderated, consensus.map(|_| Agreed::Special(Score::NotApplicable)));
            }
            let decided = moderated.map(|score| match score.level() {
                Some(level) => Agreed::Index(Decimal::whole(i32::from(level))),
                None => Agreed::Special(score),
            });
            (consensus, moderated, decided.or(consensus.map(|consensus| consensus.agreed)))
        };
        self.tree.nodes().iter().enumerate().map(said).collect()
    }

    fn node(&self, at: usize, part: &Part, said: &[(Option<Consensus>, Option<Score>, Option<Agreed>)]) -> Result<NodeResult, RatingError> {
        let (consensus, moderated, settled) = said[at];
        let (low_coverage, coverage) = self.coverage(part)?;
        Ok(NodeResult {
            code: self.tree.nodes()[at].code.clone(),
            consensus,
            moderated,
            settled,
            value: self.value(Some(at), part, |at| said[at].2)?,
            coverage,
            low_coverage: low_coverage && !self.tree.is_item(at),
        })
    }

    /// The value of a node by the rules, without cut-offs; None where there is none.
    fn value(&self, of: Option<usize>, part: &Part, settled: impl Fn(usize) -> Option<Agreed>) -> Result<Option<Value>, RatingError> {
        let rule = self.rules.aggregation;
        let items: Vec<Decimal> = self
            .tree
            .items(of)
            .into_iter()
            .filter_map(|at| match settled(at)? {
                Agreed::Index(index) => Some(index),
                Agreed::Special(_) | Agreed::Open(_) => None,
            })
            .collect();
        let exact = match rule {
            Aggregation::WeightedPoints | Aggregation::MeanFloor | Aggregation::MeanRoundHalfUp => part.value,
            Aggregation::Min | Aggregation::ModeThenPanel | Aggregation::Holistic => None,
        };
        let level = level(rule, exact, &items);
        if exact.is_none() && level.is_none() {
            return Ok(None);
        }
        let rounded = exact.map(|exact| exact.decimal(Decimal::PLACES, Rounding::HalfUp)).transpose().map_err(|_| RatingError::TooLarge)?;
        Ok(Some(Value { exact, rounded, level, label: None, passed: None }))
    }

    fn overall(&self, whole: &Part, settled: impl Fn(usize) -> Option<Agreed>) -> Result<Result<Value, NoValue>, RatingError> {
        if !self.makes_a_whole() {
            return Ok(Err(NoValue::NotAggregated));
        }
        if whole.rated == Fraction::ZERO {
            return Ok(Err(NoValue::NothingRated));
        }
        if self.coverage(whole)?.0 {
            return Ok(Err(NoValue::CoverageBelowThreshold));
        }
        let Some(mut value) = self.value(None, whole, settled)? else { return Ok(Err(NoValue::Undecided)) };
        let compare = self.rules.cut_offs.as_ref().map_or(Compare::Unrounded, CutOffs::compare);
        if let Some(exact) = value.exact {
            let band = self.rules.cut_offs.as_ref().map(|cut_offs| cut_offs.band(exact)).transpose().map_err(|_| RatingError::TooLarge)?;
            if let Some(band) = band.flatten() {
                value.level = band.level;
                value.label = Some(band.label.clone());
            }
            let passed = self.rules.pass_from.map(|from| compare.reaches(exact, from)).transpose();
            value.passed = passed.map_err(|_| RatingError::TooLarge)?;
        }
        Ok(Ok(value))
    }

    /// The whole as a panel judged it. That rests on as much as a computed one would; where the panel found nothing to judge by there is none.
    fn judged_whole(&self, score: Score, computed: &Result<Value, NoValue>, whole: &Part) -> Result<Result<Value, NoValue>, RatingError> {
        if whole.rated == Fraction::ZERO {
            return Ok(Err(NoValue::NothingRated));
        }
        if self.coverage(whole)?.0 {
            return Ok(Err(NoValue::CoverageBelowThreshold));
        }
        let none = computed.as_ref().err().copied().unwrap_or(NoValue::Undecided);
        let level = |level| Value { exact: None, rounded: None, level: Some(level), label: None, passed: None };
        Ok(score.level().map(level).ok_or(none))
    }

    /// Whether coverage is below what is asked for, and coverage itself.
    fn coverage(&self, part: &Part) -> Result<(bool, Decimal), RatingError> {
        let exact = part.coverage(self.rules.coverage_of).ok_or(RatingError::TooLarge)?;
        let low = part.asked > Fraction::ZERO && self.rules.least_coverage.is_some_and(|least| exact < Fraction::from(least));
        let coverage = exact.decimal(Decimal::PLACES, Rounding::HalfUp).map_err(|_| RatingError::TooLarge)?;
        Ok((low, coverage))
    }

    fn weight_rated(&self, whole: &Part) -> Result<Option<Decimal>, RatingError> {
        let weights: Option<Vec<Decimal>> = self.tree.children(None).iter().map(|at| self.tree.weight(*at)).collect();
        let Some(weights) = weights else { return Ok(None) };
        let sum = weights.into_iter().try_fold(Decimal::ZERO, Decimal::plus).map_err(|_| RatingError::TooLarge)?;
        let rated = whole.rated.times(Fraction::from(sum)).ok_or(RatingError::TooLarge)?;
        rated.decimal(Decimal::PLACES, Rounding::HalfUp).map(Some).map_err(|_| RatingError::TooLarge)
    }

    fn flags(&self, result: &SchoolResult, uncertified: bool) -> BTreeSet<Flag> {
        let open = |node: &NodeResult| node.moderated.is_none() && node.consensus.is_some_and(|consensus| consensus.discrepant);
        let low = result.nodes.iter().any(|node| node.low_coverage)
            || self.rules.least_coverage.is_some_and(|_| result.overall == Err(NoValue::CoverageBelowThreshold));
        let flags = [
            (Flag::LowCoverage, low),
            (Flag::SingleRater, result.raters == 1),
            (Flag::UnmoderatedDiscrepancy, result.nodes.iter().any(open)),
            (Flag::Uncertified, self.rules.certified_only && uncertified),
        ];
        flags.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect()
    }

    /// Everything that the result follows from.
    fn write(&self, canon: &mut Canon, sorted: &[&Rating], moderated: &BTreeMap<String, Score>) {
        canon.text(&self.version);
        self.tree.write(canon);
        self.rules.write(canon);
        canon.count(sorted.len());
        for rating in sorted {
            canon.text(&rating.node);
            canon.text(&rating.rater.to_string());
            canon.text(&rating.score.to_string());
            canon.count(usize::from(rating.certified));
        }
        canon.count(moderated.len());
        for (node, score) in moderated {
            canon.text(node);
            canon.text(&score.to_string());
        }
    }
}
