//! From agreed levels of items to the values of the nodes above them.

use chassis::kernel::words;

use super::consensus::Agreed;
use super::decimal::Decimal;
use super::fraction::Fraction;
use super::rounding::Rounding;
use super::score::Score;
use super::tree::{Scale, Tree};

words! {
    /// What a level is worth in a mean. Of levels 4, 3, 5 of 5 with weights 50, 30, 20, `LEVEL_OVER_MAX` makes 78.0 and `LEVEL_MINUS_ONE`
    /// 72.5: a percentage without its form says nothing.
    pub enum Form {
        /// l / L · 100.
        LevelOverMax = "LEVEL_OVER_MAX",
        /// (l − 1) / (L − 1) · 100.
        LevelMinusOne = "LEVEL_MINUS_ONE",
        /// The points of the level; between two levels, between their points.
        Points = "POINTS",
        /// The level itself, as an index.
        Level = "LEVEL",
    }
}

words! {
    /// How a node follows from the items below it; the words are those of the frameworks' files.
    pub enum Aggregation {
        /// Mean by weights of what levels are worth, in the form of the framework.
        WeightedPoints = "WEIGHTED_POINTS",
        /// Mean of levels by weights, of which the whole level is what counts.
        MeanFloor = "MEAN_FLOOR",
        /// Mean of levels by weights, rounded half up.
        MeanRoundHalfUp = "MEAN_ROUND_HALF_UP",
        /// The lowest level.
        Min = "MIN",
        /// The most frequent level, for a panel to start from.
        ModeThenPanel = "MODE_OF_ITEMS_THEN_PANEL",
        /// Not at all: whoever rates the node does so as a whole.
        Holistic = "HOLISTIC_FROM_BEHAVIOURS",
    }
}

words! {
    /// Of what the rated weight is a part.
    #[derive(Default)]
    pub enum CoverageBase {
        /// Of all weight: what is not applicable is not rated, so that a result cannot rest on the few nodes that suit it.
        #[default]
        AllWeight = "ALL_WEIGHT",
        /// Of the weight that applies.
        ApplicableWeight = "APPLICABLE_WEIGHT",
    }
}

impl Form {
    /// What an index on this scale is worth; None where the scale has no points for it, or one level only for [`Form::LevelMinusOne`].
    pub(super) fn worth(self, index: Decimal, scale: &Scale) -> Option<Fraction> {
        let (index, top) = (Fraction::from(index), i128::from(scale.top()));
        let hundred = Fraction::new(100, 1)?;
        match self {
            Self::LevelOverMax => index.times(hundred)?.over(Fraction::new(top, 1)?),
            Self::LevelMinusOne => index.plus(Fraction::new(-1, 1)?)?.times(hundred)?.over(Fraction::new(top - 1, 1)?),
            Self::Points => {
                let whole = usize::try_from(index.floor()).ok()?;
                let part = index.plus(Fraction::new(-index.floor(), 1)?)?;
                let points = |level: usize| scale.points.get(level.checked_sub(1)?).copied().flatten().map(Fraction::from);
                let below = points(whole)?;
                if part == Fraction::ZERO {
                    return Some(below);
                }
                let step = points(whole + 1)?.plus(below.times(Fraction::new(-1, 1)?)?)?;
                below.plus(step.times(part)?)
            }
            Self::Level => Some(index),
        }
    }
}

/// A node after aggregation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Its value, exact; None where nothing below it has one, or its children are not counted together.
    pub(super) value: Option<Fraction>,
    /// The part of its weight that is rated, 0 to 1.
    pub(super) rated: Fraction,
    /// The part of its weight that is not "not applicable", 0 to 1.
    pub(super) applicable: Fraction,
    /// The part of its weight that is asked for at all, 0 to 1.
    pub(super) asked: Fraction,
}

impl Part {
    /// Nothing is known and everything might be.
    const MISSING: Self = Self { value: None, rated: Fraction::ZERO, applicable: Fraction::ONE, asked: Fraction::ONE };
    /// Nobody was to be asked: it counts nowhere.
    const UNASKED: Self = Self { value: None, rated: Fraction::ZERO, applicable: Fraction::ZERO, asked: Fraction::ZERO };

    /// The rated part of what counts; 0 where nothing applies or is asked for.
    pub(super) fn coverage(&self, base: CoverageBase) -> Option<Fraction> {
        match base {
            CoverageBase::AllWeight if self.asked == Fraction::ZERO => Some(Fraction::ZERO),
            CoverageBase::AllWeight => self.rated.over(self.asked),
            CoverageBase::ApplicableWeight if self.applicable == Fraction::ZERO => Some(Fraction::ZERO),
            CoverageBase::ApplicableWeight => self.rated.over(self.applicable),
        }
    }
}

/// Every node in the order of the tree, and the whole. None where fractions do not fit, which weights of a [`Tree`] exclude.
///
/// `agreed` is what holds of each item, by its place, and `asked` whether anybody was to be asked for it.
pub(super) fn aggregate(
    tree: &Tree,
    agreed: impl Fn(usize) -> Option<Agreed>,
    asked: impl Fn(usize) -> bool,
    form: Form,
) -> Option<(Vec<Part>, Part)> {
    let mut parts = vec![Part::MISSING; tree.nodes().len()];
    // Parents come before their children, so that backwards every child is known before its parent.
    for at in (0..parts.len()).rev() {
        parts[at] = if !tree.is_item(at) {
            group(tree, Some(at), &parts)?
        } else if asked(at) {
            item(tree.scale(at)?, agreed(at), form)
        } else {
            Part::UNASKED
        };
    }
    let whole = group(tree, None, &parts)?;
    Some((parts, whole))
}

fn item(scale: &Scale, agreed: Option<Agreed>, form: Form) -> Part {
    match agreed {
        Some(Agreed::Index(index)) => Part { value: form.worth(index, scale), rated: Fraction::ONE, ..Part::MISSING },
        Some(Agreed::Special(Score::NotApplicable)) => Part { applicable: Fraction::ZERO, ..Part::MISSING },
        Some(Agreed::Special(_) | Agreed::Open(_)) | None => Part::MISSING,
    }
}

/// Σ w·v / Σ w over the children that have a value: those that have none are taken out and the rest counts as the whole. Children without
/// weights have no value together, and cover the node by equal parts.
fn group(tree: &Tree, of: Option<usize>, parts: &[Part]) -> Option<Part> {
    let children = tree.children(of);
    if children.is_empty() {
        return Some(Part::MISSING);
    }
    let weight = |at: usize| tree.weight(at).map_or(Fraction::ONE, Fraction::from);
    let counted = || children.iter().filter_map(|at| Some((Fraction::from(tree.weight(*at)?), parts[*at].value?)));
    let value = if counted().next().is_some() { Some(mean(counted())?) } else { None };
    let rated = mean(children.iter().map(|at| (weight(*at), parts[*at].rated)))?;
    let applicable = mean(children.iter().map(|at| (weight(*at), parts[*at].applicable)))?;
    let asked = mean(children.iter().map(|at| (weight(*at), parts[*at].asked)))?;
    Some(Part { value, rated, applicable, asked })
}

/// Mean by weights; None of nothing.
fn mean(weighted: impl Iterator<Item = (Fraction, Fraction)>) -> Option<Fraction> {
    let (mut sum, mut weights) = (Fraction::ZERO, Fraction::ZERO);
    for (weight, value) in weighted {
        sum = sum.plus(weight.times(value)?)?;
        weights = weights.plus(weight)?;
    }
    sum.over(weights)
}

/// The level that a node has by a rule of levels, from what its items are worth as levels; None where there is none, or for
/// [`Aggregation::ModeThenPanel`] several.
pub(super) fn level(rule: Aggregation, mean: Option<Fraction>, items: &[Decimal]) -> Option<u8> {
    let whole = |number: i128| u8::try_from(number).ok();
    let rounded =
        |rounding: Rounding| mean.and_then(|mean| mean.decimal(0, rounding).ok()).and_then(|level| whole(Fraction::from(level).floor()));
    match rule {
        Aggregation::MeanFloor => mean.and_then(|mean| whole(mean.floor())),
        Aggregation::MeanRoundHalfUp => rounded(Rounding::HalfUp),
        Aggregation::Min => items.iter().min().and_then(|lowest| whole(Fraction::from(*lowest).floor())),
        Aggregation::ModeThenPanel => {
            let mut counts = std::collections::BTreeMap::<Decimal, usize>::new();
            for item in items {
                *counts.entry(*item).or_default() += 1;
            }
            let most = counts.values().max()?;
            let mut modes = counts.iter().filter(|(_, count)| *count == most).map(|(level, _)| *level);
            modes.next().filter(|_| modes.next().is_none()).and_then(|level| whole(Fraction::from(level).floor()))
        }
        Aggregation::WeightedPoints | Aggregation::Holistic => None,
    }
}
