//! How a framework version computes.

use thiserror::Error;

use super::aggregate::{Aggregation, CoverageBase, Form};
use super::canon::Canon;
use super::consensus::ConsensusRules;
use super::cut_off::{Compare, CutOffs};
use super::decimal::Decimal;
use super::tree::Tree;

/// How a framework version computes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// How nodes follow from items.
    pub aggregation: Aggregation,
    /// What a level is worth in a weighted mean; not looked at otherwise.
    pub form: Form,
    /// The part of the weight, 0 to 1, that must be rated for an overall value; None where nothing is asked for.
    pub least_coverage: Option<Decimal>,
    /// Of what it is a part.
    pub coverage_of: CoverageBase,
    /// Levels of the whole.
    pub cut_offs: Option<CutOffs>,
    /// From which value the whole passes, compared as the cut-offs are.
    pub pass_from: Option<Decimal>,
    /// One value of several raters.
    pub consensus: ConsensusRules,
    /// Whether ratings of uncertified raters are left out.
    pub certified_only: bool,
}

/// Why rules cannot be applied to a tree.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ScoringError {
    /// A level of this scale has no points, and results are made of points.
    #[error("a level of scale {0} has no points")]
    NoPoints(String),
    /// A scale of one level has no distance to divide by.
    #[error("scale {0} has one level only")]
    OneLevel(String),
    /// The part of the weight that must be rated is not between 0 and 1.
    #[error("the least coverage is not between 0 and 1")]
    LeastCoverage,
}

impl Rules {
    /// Whether a tree has what these rules need.
    pub(super) fn check(&self, tree: &Tree) -> Result<(), ScoringError> {
        if self.least_coverage.is_some_and(|least| least < Decimal::ZERO || least > Decimal::ONE) {
            return Err(ScoringError::LeastCoverage);
        }
        if self.aggregation == Aggregation::WeightedPoints {
            for scale in tree.items(None).into_iter().filter_map(|at| tree.scale(at)) {
                match self.form {
                    Form::Points if scale.points.iter().any(Option::is_none) => return Err(ScoringError::NoPoints(scale.code.clone())),
                    Form::LevelMinusOne if scale.top() < 2 => return Err(ScoringError::OneLevel(scale.code.clone())),
                    Form::Points | Form::LevelMinusOne | Form::LevelOverMax | Form::Level => {}
                }
            }
        }
        Ok(())
    }

    /// Writes all of it.
    pub(super) fn write(&self, canon: &mut Canon) {
        let compared = |compare: Compare| match compare {
            Compare::Unrounded => "UNROUNDED".to_owned(),
            Compare::Rounded { places, rounding } => format!("{places} {rounding}"),
        };
        canon.text(self.aggregation.word());
        canon.text(self.form.word());
        canon.maybe(self.least_coverage);
        canon.text(self.coverage_of.word());
        canon.maybe(self.cut_offs.as_ref().map(|cut_offs| compared(cut_offs.compare())));
        for band in self.cut_offs.iter().flat_map(CutOffs::bands) {
            canon.text(&band.label);
            canon.maybe(band.level);
            canon.maybe(band.from);
        }
        canon.maybe(self.pass_from);
        canon.text(self.consensus.one_apart.word());
        canon.text(self.consensus.even_median.word());
        canon.count(usize::from(self.consensus.far_apart));
        canon.count(usize::from(self.certified_only));
    }
}
