//! How a version of a framework makes results: what it says, as the arithmetic of [`crate::domain::scores`] reads it.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::Finding;
use crate::domain::AssessorRole;
use crate::domain::framework::{
    About, AggregationRule, ConsensusRule, Content, CutOffScope, CutOffTable, CutOffUnit, FrameworkKind, Node, PercentFormula, Unit,
};
use crate::domain::scores::{
    self, Aggregation, Agreed, Band, Compare, Consensus, ConsensusRules, CoverageBase, CutOffs, CutOffsError, Decimal, Form, Rating,
    RatingError, Rounding, Rules, SchoolResult, Score, Scoring, ScoringError, Tree, TreeError, whole_level,
};

/// What one assessor said about a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The assignment that it was said for: one rater, and no person.
    pub assignment: uuid::Uuid,
    /// As what.
    pub role: AssessorRole,
    /// Node by node.
    pub scores: BTreeMap<String, Score>,
}

/// How a version of a framework makes the results of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    scoring: Scoring,
    kind: FrameworkKind,
    conditions: Vec<Condition>,
}

/// When a node is asked for. What it hangs on stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Condition {
    code: String,
    parent: String,
    /// Another node, and the level that it must have; None where it is asked for whenever its parent is.
    only_if: Option<(String, u8)>,
}

/// Why a version of a framework makes no results of schools.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NoMethod {
    /// It judges something else than schools, or has no levels.
    #[error("the framework judges no schools by levels")]
    NotOfSchools,
    /// Its nodes and weights make no tree that can be computed with.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// Its rules do not fit its nodes.
    #[error(transparent)]
    Rules(#[from] ScoringError),
    /// Its cut-offs are no table.
    #[error(transparent)]
    CutOffs(#[from] CutOffsError),
}

impl Method {
    /// The method of version `n` in an academic year of the Buddhist era: cut-offs may differ by year. `consensus` holds
    /// where the version says nothing of it.
    pub fn of(about: &About, (n, content): (i32, &Content), year: i16, consensus: ConsensusRules) -> Result<Self, NoMethod> {
        if about.unit != Unit::School {
            return Err(NoMethod::NotOfSchools);
        }
        let rule = &content.aggregation;
        let aggregation = aggregation(rule.rule).ok_or(NoMethod::NotOfSchools)?;
        let rules = Rules {
            aggregation,
            form: form(aggregation, rule.percent_formula),
            least_coverage: (rule.min_rated_e4 > 0).then(|| Decimal::of_units(rule.min_rated_e4.into())),
            coverage_of: CoverageBase::default(),
            cut_offs: table(content, aggregation, year).map(|table| cut_offs(content, table)).transpose()?,
            pass_from: (content.pass_percent_e4 > 0).then(|| Decimal::of_units(content.pass_percent_e4)),
            consensus: content.consensus.map_or(consensus, ConsensusRule::rules),
            certified_only: false,
        };
        let scoring = Scoring::try_new(format!("{}/{n}", about.code), tree(content)?, rules)?;
        Ok(Self { scoring, kind: about.kind, conditions: conditions(content) })
    }

    /// Nodes, scales and rules.
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// The highest level that a panel can judge a node with that is made from others, or the whole; None where a rule computes it.
    pub fn judged(&self, code: &str) -> Option<u8> {
        self.scoring.judged(code)
    }

    /// Codes of what stands at the top, where the framework makes no whole of it.
    pub fn apart(&self) -> Vec<&str> {
        let top = self.scoring.tree().nodes().iter().filter(|node| node.parent.is_none()).map(|node| node.code.as_str());
        if self.scoring.makes_a_whole() { Vec::new() } else { top.collect() }
    }

    /// Of what kind values are: percent, points, or an index between levels.
    pub fn form(&self) -> Form {
        let rules = self.scoring.rules();
        if rules.aggregation == Aggregation::WeightedPoints { rules.form } else { Form::Level }
    }

    /// The highest value that there is.
    pub fn highest(&self) -> Decimal {
        let scales = || self.scoring.tree().nodes().iter().filter_map(|node| node.scale.as_deref());
        let scale = |code: &str| self.scoring.tree().scales().iter().find(|scale| scale.code == code);
        let found = || scales().filter_map(scale);
        match self.form() {
            Form::LevelOverMax | Form::LevelMinusOne => Decimal::whole(100),
            Form::Points => found().flat_map(|scale| scale.points.iter().copied().flatten()).max().unwrap_or_default(),
            Form::Level => found().map(|scale| Decimal::whole(scale.top().into())).max().unwrap_or_default(),
        }
    }

    /// The highest level that a node is rated with; None where nobody rates it.
    pub fn top(&self, code: &str) -> Option<u8> {
        let node = self.scoring.tree().node(code)?;
        let scale = node.scale.as_deref()?;
        self.scoring.tree().scales().iter().find(|known| known.code == scale).map(scores::Scale::top)
    }

    /// What the levels of a node are worth, from the lowest; None where nobody rates it, or a level is worth nothing that can be counted.
    pub fn points(&self, code: &str) -> Option<Vec<Decimal>> {
        let scale = self.scoring.tree().node(code)?.scale.as_deref()?;
        self.scoring.tree().scales().iter().find(|known| known.code == scale)?.points.iter().copied().collect()
    }

    /// Whether what is said in this role counts. Where others judge a school, what it says about itself is heard and does not count (E4).
    pub fn counts(&self, role: AssessorRole) -> bool {
        role != AssessorRole::SelfAssessment || self.kind != FrameworkKind::SchoolExternal
    }

    /// What counts of what was said, as ratings. What was said about nodes that do not count is left out.
    pub fn ratings(&self, said: &[Said]) -> Vec<Rating> {
        let mut ratings = Vec::new();
        for one in said.iter().filter(|one| self.counts(one.role)) {
            for (node, score) in one.scores.iter().filter(|(node, _)| self.top(node).is_some()) {
                ratings.push(Rating { node: node.clone(), rater: one.assignment, score: *score, certified: true });
            }
        }
        ratings
    }

    /// The result of a school from what was said about it and what panels decided, node by node.
    pub fn result(&self, said: &[Said], moderated: &BTreeMap<String, Score>) -> Result<SchoolResult, RatingError> {
        self.scoring.compute_without(&self.unasked(said, moderated), &self.ratings(said), moderated)
    }

    /// Nodes that count and for which nobody was to be asked, as others are rated.
    fn unasked(&self, said: &[Said], moderated: &BTreeMap<String, Score>) -> BTreeSet<String> {
        let mut unasked = BTreeSet::new();
        for Condition { code, parent, only_if } in &self.conditions {
            let met = |(of, level): &(String, u8)| !unasked.contains(of) && self.has(of, *level, said, moderated);
            if unasked.contains(parent) || !only_if.as_ref().is_none_or(met) {
                unasked.insert(code.clone());
            }
        }
        unasked.retain(|code| self.scoring.tree().node(code).is_some());
        unasked
    }

    /// Whether a node has a level: by decision, else by what raters agree on. Where they have not agreed on one, whoever gave that level
    /// was asked for what hangs on it.
    fn has(&self, code: &str, level: u8, said: &[Said], moderated: &BTreeMap<String, Score>) -> bool {
        if let Some(decided) = moderated.get(code) {
            return decided.level() == Some(level);
        }
        let counting = said.iter().filter(|one| self.counts(one.role));
        let given: Vec<Score> = counting.filter_map(|one| one.scores.get(code).copied()).collect();
        let agreed = match Consensus::of(&given, self.scoring.rules().consensus).agreed {
            Agreed::Index(index) => whole_level(index),
            Agreed::Special(_) => return false,
            Agreed::Open(_) => None,
        };
        agreed.map_or_else(|| given.contains(&Score::Level(level)), |agreed| agreed == level)
    }

    /// What is found about a school whose levels were settled elsewhere: by the same arithmetic, with no raters and no panel.
    pub fn found_elsewhere(&self, settled: &BTreeMap<String, Score>) -> Result<Finding, RatingError> {
        let computed = self.scoring.compute(&[], settled)?;
        let mut finding = Finding::of(&computed, self.form());
        finding.nodes.iter_mut().for_each(|node| node.moderated = false);
        Ok(finding)
    }
}

fn aggregation(rule: AggregationRule) -> Option<Aggregation> {
    match rule {
        AggregationRule::WeightedPoints => Some(Aggregation::WeightedPoints),
        AggregationRule::ModeOfItemsThenPanel => Some(Aggregation::ModeThenPanel),
        AggregationRule::MeanFloor => Some(Aggregation::MeanFloor),
        AggregationRule::MeanRoundHalfUp => Some(Aggregation::MeanRoundHalfUp),
        AggregationRule::Min => Some(Aggregation::Min),
        AggregationRule::HolisticFromBehaviours | AggregationRule::None => Some(Aggregation::Holistic),
        AggregationRule::ShareOfIntervals => None,
    }
}

fn form(aggregation: Aggregation, formula: Option<PercentFormula>) -> Form {
    match (aggregation, formula) {
        (Aggregation::WeightedPoints, Some(PercentFormula::LevelOfHighest)) => Form::LevelOverMax,
        (Aggregation::WeightedPoints, Some(PercentFormula::LevelMinusOne)) => Form::LevelMinusOne,
        (Aggregation::WeightedPoints, None) => Form::Points,
        (
            Aggregation::MeanFloor | Aggregation::MeanRoundHalfUp | Aggregation::Min | Aggregation::ModeThenPanel | Aggregation::Holistic,
            _,
        ) => Form::Level,
    }
}

/// Everything that counts, and what it lies in. An element whose behaviours are marked and not scored is itself what is rated.
fn tree(content: &Content) -> Result<Tree, TreeError> {
    let counts = |code: &str| content.nodes.iter().any(|node| node.scored && lies_in(content, node, code));
    let weighed = |node: &Node| (node.weight_e4 > 0).then(|| Decimal::of_units(node.weight_e4));
    let rated = |node: &Node| (node.scored && !node.scale.is_empty()).then(|| node.scale.clone());
    let nodes = content.nodes.iter().filter(|node| counts(&node.code)).map(|node| scores::Node {
        code: node.code.clone(),
        parent: (!node.parent.is_empty()).then(|| node.parent.clone()),
        weight: weighed(node),
        scale: rated(node),
        na_allowed: node.na_allowed,
    });
    let nodes: Vec<scores::Node> = nodes.collect();
    let used = |code: &str| nodes.iter().any(|node| node.scale.as_deref() == Some(code));
    let points = |level: &crate::domain::framework::Level| Some(Decimal::of_units(level.points_e4));
    let scales = content.scales.iter().filter(|scale| used(&scale.code));
    let scales =
        scales.map(|scale| scores::Scale { code: scale.code.clone(), points: scale.levels.iter().map(points).collect() }).collect();
    Tree::try_new(scales, nodes)
}

/// When nodes are asked for; nothing where all of them always are.
fn conditions(content: &Content) -> Vec<Condition> {
    if content.nodes.iter().all(|node| node.only_if.is_none()) {
        return Vec::new();
    }
    let condition = |node: &Node| {
        let only_if = content.condition(node).map(|(of, level)| (of.to_owned(), level));
        Condition { code: node.code.clone(), parent: node.parent.clone(), only_if }
    };
    content.nodes.iter().map(condition).collect()
}

/// Whether a node is another one or lies in it, however deep.
fn lies_in(content: &Content, node: &Node, code: &str) -> bool {
    node.code == code || (!node.parent.is_empty() && content.node(&node.parent).is_some_and(|parent| lies_in(content, parent, code)))
}

/// The table of the whole that holds in a year: its own, else the newest before it, else the one for every year.
fn table(content: &Content, aggregation: Aggregation, year: i16) -> Option<&CutOffTable> {
    let form = form(aggregation, content.aggregation.percent_formula);
    let speaks_of = |unit: CutOffUnit| match unit {
        CutOffUnit::Percent => form != Form::Level,
        CutOffUnit::Mean => matches!(form, Form::Points | Form::Level),
    };
    let fits =
        |table: &&CutOffTable| table.scope == CutOffScope::Overall && speaks_of(table.unit) && table.year.is_none_or(|first| first <= year);
    content.cut_offs.iter().filter(fits).max_by_key(|table| table.year)
}

fn cut_offs(content: &Content, table: &CutOffTable) -> Result<CutOffs, CutOffsError> {
    let of_scale = |rank: i32| {
        let at = usize::try_from(rank).ok()?.checked_sub(1)?;
        content.scales.iter().find_map(|scale| scale.levels.get(at)).map(|level| level.label.th.clone())
    };
    let band = |band: &crate::domain::framework::Band| Band {
        label: if band.label.th.is_empty() { of_scale(band.rank).unwrap_or_default() } else { band.label.th.clone() },
        level: u8::try_from(band.rank).ok(),
        from: Some(Decimal::of_units(band.from_e4)),
    };
    let rounded = |places: i32| Compare::Rounded { places: places.unsigned_abs(), rounding: Rounding::HalfUp };
    CutOffs::try_new(table.bands.iter().map(band).collect(), table.rounded_to.map_or(Compare::Unrounded, rounded))
}
