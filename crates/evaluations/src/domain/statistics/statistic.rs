//! What a statistic says of itself, with a value or without.

use chassis::kernel::words;

use super::categories::Categories;
use super::confidence::Interval;

words! {
    /// Why a statistic has no value.
    pub enum Undefined {
        /// There is nothing to compute from.
        NoData = "NO_DATA",
        /// Nothing was rated by two.
        NoPairs = "NO_PAIRS",
        /// Everything is in one category or of one value: agreement and chance cannot be told apart.
        NoVariation = "NO_VARIATION",
        /// The formula needs more targets, raters or pairs.
        TooFew = "TOO_FEW",
        /// The spread to divide by is none.
        ZeroSpread = "ZERO_SPREAD",
        /// What is at the top of the scale before cannot gain.
        PreAtMaximum = "PRE_AT_MAXIMUM",
        /// A value lies outside what the formula takes.
        OutOfRange = "OUT_OF_RANGE",
        /// The estimated variance to divide by is not positive.
        NotEstimable = "NOT_ESTIMABLE",
        /// At this value the formula of the interval gives no width, which says nothing about certainty.
        AtBoundary = "AT_BOUNDARY",
        /// No interval is defined for this statistic.
        NoFormula = "NO_FORMULA",
        /// Not everybody rated everything once, and the formula is of the same raters for all.
        NotCrossed = "NOT_CROSSED",
        /// The scale does not begin at nothing, so that no value is so many times another.
        NoTrueZero = "NO_TRUE_ZERO",
    }
}

impl std::error::Error for Undefined {}

/// A number, or why there is none.
pub type Computed<T> = Result<T, Undefined>;

words! {
    /// Which statistic it is, to the variant: two variants are two statistics.
    pub enum Variant {
        /// Share of pairs with equal ratings.
        ExactAgreement = "EXACT_AGREEMENT",
        /// Share of pairs at most one category apart.
        AdjacentAgreement = "ADJACENT_AGREEMENT",
        /// Cohen's kappa.
        Kappa = "KAPPA",
        /// Cohen's kappa, disagreement weighted by distance.
        KappaLinear = "KAPPA_LINEAR",
        /// Cohen's kappa, disagreement weighted by squared distance.
        KappaQuadratic = "KAPPA_QUADRATIC",
        /// Krippendorff's alpha of names.
        AlphaNominal = "ALPHA_NOMINAL",
        /// Krippendorff's alpha of ranks.
        AlphaOrdinal = "ALPHA_ORDINAL",
        /// Krippendorff's alpha of distances.
        AlphaInterval = "ALPHA_INTERVAL",
        /// Krippendorff's alpha of ratios.
        AlphaRatio = "ALPHA_RATIO",
        /// Other raters for every target; one rating.
        Icc11 = "ICC_1_1",
        /// Raters drawn at random, the same for all; one rating.
        Icc21 = "ICC_2_1",
        /// These raters and no others; one rating.
        Icc31 = "ICC_3_1",
        /// Other raters for every target; the mean of all.
        Icc1K = "ICC_1_K",
        /// Raters drawn at random, the same for all; the mean of all.
        Icc2K = "ICC_2_K",
        /// These raters and no others; the mean of all.
        Icc3K = "ICC_3_K",
        /// Cronbach's alpha.
        CronbachAlpha = "CRONBACH_ALPHA",
        /// Index of item-objective congruence.
        Ioc = "IOC",
    }
}

/// A statistic and what it was computed from.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistic {
    /// Which.
    pub variant: Variant,
    /// Things that count: what was rated by two or more, or the rows of a table.
    pub n: u64,
    /// Pairs of ratings of the same thing.
    pub pairs: u64,
    /// Categories of the scale, whether seen or not; None where values are continuous.
    pub categories: Option<Categories>,
    /// The value, without unit.
    pub value: Computed<f64>,
    /// How certain it is.
    pub interval: Computed<Interval>,
}
