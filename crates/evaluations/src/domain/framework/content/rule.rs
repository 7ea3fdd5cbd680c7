//! Rules: weights, aggregation, cut-offs, evidence, how a lesson is observed.

use chassis::kernel::{LocalizedText, words};

use crate::domain::scores::{ConsensusRules, OneApart};

words! {
    /// How siblings count against each other.
    pub enum WeightingRule {
        /// Nothing has a weight.
        None = "NONE",
        /// Every item below one standard counts the same.
        EqualWithinStandard = "EQUAL_WITHIN_STANDARD",
        /// As declared, node by node.
        Declared = "DECLARED",
    }
}

words! {
    /// How one result is made of many.
    pub enum AggregationRule {
        /// The mean of the points, by weight.
        WeightedPoints = "WEIGHTED_POINTS",
        /// The most frequent level of the items, then a panel judges.
        ModeOfItemsThenPanel = "MODE_OF_ITEMS_THEN_PANEL",
        /// The mean of the levels, rounded down.
        MeanFloor = "MEAN_FLOOR",
        /// The mean of the levels, halves rounded up.
        MeanRoundHalfUp = "MEAN_ROUND_HALF_UP",
        /// The lowest level.
        Min = "MIN",
        /// The observer sets the level of an element from its behaviours.
        HolisticFromBehaviours = "HOLISTIC_FROM_BEHAVIOURS",
        /// The share of intervals in which a code was marked.
        ShareOfIntervals = "SHARE_OF_INTERVALS",
        /// Nothing is aggregated.
        None = "NONE",
    }
}

words! {
    /// How a level becomes a percentage.
    pub enum PercentFormula {
        /// Level by highest level: l / L.
        LevelOfHighest = "LEVEL_OF_HIGHEST",
        /// Steps above the lowest level: (l − 1) / (L − 1).
        LevelMinusOne = "LEVEL_MINUS_ONE",
    }
}

impl PercentFormula {
    /// The percentage of a rank among so many, in ten-thousandths, halves rounded up; none of a scale of one level where steps are counted.
    pub fn percent_e4(self, rank: i32, levels: i32) -> Option<i64> {
        let (part, whole) = match self {
            Self::LevelOfHighest => (i64::from(rank), i64::from(levels)),
            Self::LevelMinusOne => (i64::from(rank) - 1, i64::from(levels) - 1),
        };
        (whole > 0).then(|| (part * 2_000_000 + whole) / (2 * whole))
    }
}

words! {
    /// What becomes of items that do not apply.
    pub enum NaHandling {
        /// They are left out and the remaining weights count for all.
        RemoveAndRenormalise = "REMOVE_AND_RENORMALISE",
        /// They are left out; there are no weights to adjust.
        Remove = "REMOVE",
    }
}

words! {
    /// Who judges, and on what.
    pub enum Judgement {
        /// Item by item.
        PerIndicator = "PER_INDICATOR",
        /// As a whole, by a board or panel.
        Holistic = "HOLISTIC",
        /// Each element as a whole.
        HolisticPerElement = "HOLISTIC_PER_ELEMENT",
    }
}

words! {
    /// At which point of a year something is measured.
    pub enum Round {
        /// At the beginning.
        Baseline = "BASELINE",
        /// In the middle.
        Midline = "MIDLINE",
        /// At the end.
        Endline = "ENDLINE",
        /// First wave.
        Wave1 = "WAVE1",
        /// Second wave.
        Wave2 = "WAVE2",
    }
}

words! {
    /// What a cut-off table is about.
    pub enum CutOffScope {
        /// The overall result.
        Overall = "OVERALL",
        /// One node.
        Node = "NODE",
    }
}

words! {
    /// What is compared with the bands of a cut-off table.
    pub enum CutOffUnit {
        /// A percentage.
        Percent = "PERCENT",
        /// A mean of levels or points.
        Mean = "MEAN",
    }
}

/// How many are made of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregation {
    /// The rule.
    pub rule: AggregationRule,
    /// Rules that are in use elsewhere.
    pub alternatives: Vec<AggregationRule>,
    /// How a level becomes a percentage.
    pub percent_formula: Option<PercentFormula>,
    /// What becomes of items that do not apply.
    pub na_handling: Option<NaHandling>,
    /// The share of the weight that must be rated; none when 0.
    pub min_rated_e4: i32,
    /// What is reported of it.
    pub measures: Vec<String>,
}

/// What becomes of ratings of one school that differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsensusRule {
    /// Two raters, one level apart.
    pub one_apart: OneApart,
    /// From how many levels on ratings are discrepant.
    pub far_apart: u8,
}

impl ConsensusRule {
    /// As results are computed by it.
    pub fn rules(self) -> ConsensusRules {
        ConsensusRules { one_apart: self.one_apart, far_apart: self.far_apart, ..ConsensusRules::default() }
    }
}

impl From<ConsensusRules> for ConsensusRule {
    fn from(rules: ConsensusRules) -> Self {
        Self { one_apart: rules.one_apart, far_apart: rules.far_apart }
    }
}

/// How much evidence a level needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvidenceRule {
    /// Pieces of evidence for an item, at least.
    pub min_per_item: i32,
    /// From which rank on; from the lowest when 0.
    pub from_rank: i32,
}

/// A band of a cut-off table: from here up to the next one, the last without an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// Rank of the level.
    pub rank: i32,
    /// The lowest value in it.
    pub from_e4: i64,
    /// As people read it, where that differs from the scale.
    pub label: LocalizedText,
}

/// Which value means which level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CutOffTable {
    /// Its code, unique within the version.
    pub code: String,
    /// What it is about.
    pub scope: CutOffScope,
    /// The node, where it is about one; empty otherwise.
    pub node: String,
    /// The academic year that it holds for, Buddhist era.
    pub year: Option<i16>,
    /// What is compared.
    pub unit: CutOffUnit,
    /// To how many places the value is rounded first; exact when none.
    pub rounded_to: Option<i32>,
    /// The bands, the lowest first.
    pub bands: Vec<Band>,
}

/// How a lesson is observed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    /// Segments of a lesson.
    pub segments: i32,
    /// Minutes of a segment.
    pub segment_minutes: i32,
    /// Minutes of a segment at which a snapshot is taken.
    pub snapshot_minutes: Vec<i32>,
    /// Share of ratings of an examination that must lie near the master code; no examination when 0.
    pub exam_share_e4: i32,
    /// How near: levels apart, at most.
    pub exam_within_levels: i32,
    /// Months for which an observer is certified.
    pub certified_months: i32,
    /// Share of lessons that two observers see.
    pub double_coded_e4: i32,
}

#[cfg(test)]
mod tests {
    use super::PercentFormula::{LevelMinusOne, LevelOfHighest};

    #[test]
    fn the_two_percentages_of_one_level_differ() {
        // Levels 4, 3, 5 of 5 with weights 50, 30, 20 give 78.0 and 72.5.
        let by = |formula: super::PercentFormula| {
            let percents = [4, 3, 5].map(|level| formula.percent_e4(level, 5).expect("five levels"));
            percents.iter().zip([50, 30, 20]).map(|(percent, weight)| percent * weight).sum::<i64>() / 100
        };
        assert_eq!((by(LevelOfHighest), by(LevelMinusOne)), (780_000, 725_000));
        assert_eq!(LevelMinusOne.percent_e4(2, 4), Some(333_333));
        assert_eq!(LevelMinusOne.percent_e4(3, 4), Some(666_667), "halves and more are rounded up");
        assert_eq!(LevelMinusOne.percent_e4(1, 1), None);
    }
}
