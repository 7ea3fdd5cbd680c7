//! Two measurements of the same: gain, and effect sizes by their names.

use cdflib::special::gamma_log;
use chassis::kernel::words;

use super::confidence::{Confidence, Interval, Method};
use super::quantity::{count, deviation, mean, real};
use super::statistic::{Computed, Undefined};

words! {
    /// A standardised difference. Variants differ in what they divide the gain by, so that a number without its variant says nothing.
    ///
    /// J corrects for few pairs: approximately 1 − 3 / (4 df − 1), exactly Γ(df/2) / (√(df/2) Γ((df − 1)/2)); Hedges (1981), Journal of
    /// Educational Statistics 6, 107–128.
    pub enum Effect {
        /// gain / √((s²_pre + s²_post) / 2): Cumming (2012), *Understanding the New Statistics*, ch. 11.
        DAv = "D_AV",
        /// gain / s of the differences: Cohen (1988), p. 48; Lakens (2013), Frontiers in Psychology 4:863.
        DZ = "D_Z",
        /// gain / `s_pre`: Glass (1976), Educational Researcher 5, 3–8.
        GlassDeltaPre = "GLASS_DELTA_PRE",
        /// J(n − 1) · `d_av`, J approximated.
        HedgesGAvDfNMinus1 = "HEDGES_G_AV_DF_N_MINUS_1",
        /// J(2n − 2) · `d_av`, J approximated.
        HedgesGAvDf2NMinus2 = "HEDGES_G_AV_DF_2N_MINUS_2",
        /// J(n − 1) · `d_av`, J exact.
        HedgesGAvDfNMinus1Exact = "HEDGES_G_AV_DF_N_MINUS_1_EXACT",
        /// J(2n − 2) · `d_av`, J exact.
        HedgesGAvDf2NMinus2Exact = "HEDGES_G_AV_DF_2N_MINUS_2_EXACT",
    }
}

/// Matched pairs of a value before and a value after, in the unit of the scale. At least one pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    pre: Vec<f64>,
    post: Vec<f64>,
    differences: Vec<f64>,
}

/// The average of single normalised gains, and of how many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AverageOfGains {
    /// The average.
    pub value: f64,
    /// Of how many.
    pub n: u64,
    /// Left out because they were at the maximum before.
    pub at_maximum: u64,
}

impl Growth {
    /// Pairs (before, after). [`Undefined::NoPairs`] of none, [`Undefined::OutOfRange`] where a value is no finite number.
    pub fn of(pairs: &[(f64, f64)]) -> Computed<Self> {
        if pairs.is_empty() {
            return Err(Undefined::NoPairs);
        }
        if pairs.iter().any(|(pre, post)| !pre.is_finite() || !post.is_finite()) {
            return Err(Undefined::OutOfRange);
        }
        let (pre, post) = pairs.iter().copied().unzip();
        Ok(Self { pre, post, differences: pairs.iter().map(|(pre, post)| post - pre).collect() })
    }

    /// Number of pairs.
    pub fn n(&self) -> u64 {
        count(&self.pre)
    }

    /// Mean before.
    pub fn mean_pre(&self) -> f64 {
        mean(&self.pre).unwrap_or_default()
    }

    /// Mean after.
    pub fn mean_post(&self) -> f64 {
        mean(&self.post).unwrap_or_default()
    }

    /// Mean after less mean before.
    pub fn gain(&self) -> f64 {
        mean(&self.differences).unwrap_or_default()
    }

    /// Standard deviation before, denominator n − 1; [`Undefined::TooFew`] below two pairs.
    pub fn sd_pre(&self) -> Computed<f64> {
        deviation(&self.pre).ok_or(Undefined::TooFew)
    }

    /// Standard deviation after, as before.
    pub fn sd_post(&self) -> Computed<f64> {
        deviation(&self.post).ok_or(Undefined::TooFew)
    }

    /// Standard deviation of the differences, likewise.
    pub fn sd_difference(&self) -> Computed<f64> {
        deviation(&self.differences).ok_or(Undefined::TooFew)
    }

    /// Interval of the gain: gain ± t(n − 1) · s of the differences / √n, Student (1908).
    ///
    /// [`Undefined::TooFew`] below two pairs; [`Undefined::AtBoundary`] where all differences are equal.
    pub fn gain_interval(&self, confidence: Confidence) -> Computed<Interval> {
        mean_interval(&self.differences, confidence)
    }

    /// The effect size of this name, in standard deviations.
    ///
    /// [`Undefined::TooFew`] below two pairs, for Hedges' g with n − 1 degrees of freedom below three; [`Undefined::ZeroSpread`] where what
    /// it divides by is 0.
    pub fn effect(&self, effect: Effect) -> Computed<f64> {
        let n = real(self.n());
        match effect {
            Effect::DAv => {
                let of = f64::midpoint(self.sd_pre()?.powi(2), self.sd_post()?.powi(2)).sqrt();
                self.in_units_of(of)
            }
            Effect::DZ => self.in_units_of(self.sd_difference()?),
            Effect::GlassDeltaPre => self.in_units_of(self.sd_pre()?),
            Effect::HedgesGAvDfNMinus1 => Ok(approximate_j(n - 1.0)? * self.effect(Effect::DAv)?),
            Effect::HedgesGAvDf2NMinus2 => Ok(approximate_j(2.0 * n - 2.0)? * self.effect(Effect::DAv)?),
            Effect::HedgesGAvDfNMinus1Exact => Ok(exact_j(n - 1.0)? * self.effect(Effect::DAv)?),
            Effect::HedgesGAvDf2NMinus2Exact => Ok(exact_j(2.0 * n - 2.0)? * self.effect(Effect::DAv)?),
        }
    }

    /// Normalised gain of averages, (mean after − mean before) / (max − mean before): Hake (1998). How much of what was possible was
    /// gained.
    ///
    /// [`Undefined::PreAtMaximum`] where nothing was possible.
    pub fn gain_of_averages(&self, max: f64) -> Computed<f64> {
        normalised(self.mean_pre(), self.gain(), max).ok_or(Undefined::PreAtMaximum)
    }

    /// Average of the single normalised gains, over those that were below the maximum before: another number than
    /// [`Self::gain_of_averages`].
    ///
    /// [`Undefined::PreAtMaximum`] where none was.
    pub fn average_of_gains(&self, max: f64) -> Computed<AverageOfGains> {
        let gains: Vec<f64> =
            self.pre.iter().zip(&self.differences).filter_map(|(pre, difference)| normalised(*pre, *difference, max)).collect();
        let value = mean(&gains).ok_or(Undefined::PreAtMaximum)?;
        Ok(AverageOfGains { value, n: count(&gains), at_maximum: self.n() - count(&gains) })
    }

    fn in_units_of(&self, deviation: f64) -> Computed<f64> {
        if deviation > 0.0 { Ok(self.gain() / deviation) } else { Err(Undefined::ZeroSpread) }
    }
}

/// Mean ± t(n − 1) · s / √n.
pub(super) fn mean_interval(values: &[f64], confidence: Confidence) -> Computed<Interval> {
    let (Some(mean), Some(deviation)) = (mean(values), deviation(values)) else { return Err(Undefined::TooFew) };
    if deviation <= 0.0 {
        return Err(Undefined::AtBoundary);
    }
    let n = real(count(values));
    let half = confidence.t(n - 1.0)? * deviation / n.sqrt();
    Ok(Interval { lower: mean - half, upper: mean + half, confidence, method: Method::Student })
}

/// Gain as a part of what was possible; None where nothing was.
fn normalised(pre: f64, gain: f64, max: f64) -> Option<f64> {
    (pre < max).then(|| gain / (max - pre))
}

/// Below two degrees of freedom both forms of J are 0, which is no correction.
fn enough(freedom: f64) -> Computed<f64> {
    if freedom < 2.0 { Err(Undefined::TooFew) } else { Ok(freedom) }
}

fn approximate_j(freedom: f64) -> Computed<f64> {
    Ok(1.0 - 3.0 / (4.0 * enough(freedom)? - 1.0))
}

fn exact_j(freedom: f64) -> Computed<f64> {
    let half = enough(freedom)? / 2.0;
    Ok((gamma_log(half) - gamma_log(half - 0.5)).exp() / half.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pair_has_a_gain_and_no_spread() {
        let growth = Growth::of(&[(2.0, 3.0)]).unwrap();
        assert_eq!((growth.n(), growth.gain(), growth.gain_of_averages(5.0)), (1, 1.0, Ok(1.0 / 3.0)));
        assert!(Effect::ALL.iter().all(|effect| growth.effect(*effect) == Err(Undefined::TooFew)));
        assert_eq!(growth.gain_interval(Confidence::NINETY_FIVE), Err(Undefined::TooFew));
        assert_eq!(Growth::of(&[]), Err(Undefined::NoPairs));
        assert_eq!(Growth::of(&[(f64::NAN, 1.0)]), Err(Undefined::OutOfRange));
    }

    #[test]
    fn who_was_at_the_maximum_is_left_out_of_the_average_and_counted() {
        let growth = Growth::of(&[(5.0, 5.0), (3.0, 4.0), (4.0, 4.0)]).unwrap();
        assert_eq!(growth.average_of_gains(5.0), Ok(AverageOfGains { value: 0.25, n: 2, at_maximum: 1 }));
    }

    #[test]
    fn equal_differences_have_a_gain_without_a_spread_to_measure_it_by() {
        let growth = Growth::of(&[(1.1, 1.4), (2.1, 2.4), (3.1, 3.4)]).unwrap();
        assert_eq!(growth.effect(Effect::DZ), Err(Undefined::ZeroSpread));
        assert_eq!(growth.gain_interval(Confidence::NINETY_FIVE), Err(Undefined::AtBoundary));
        assert!(growth.effect(Effect::DAv).is_ok());
    }

    /// Differences 0.8, 0.4, 0.4, 0.6, 0.3, 0.7, 0.1, 0.9 have a mean of 0.525 and s = 0.2712; t(7) = 2.3646.
    #[test]
    fn the_interval_of_a_gain_is_students() {
        let pairs = [(2.1, 2.9), (2.4, 2.8), (1.9, 2.3), (2.8, 3.4), (3.0, 3.3), (2.2, 2.9), (2.6, 2.7), (2.0, 2.9)];
        let found = Growth::of(&pairs).unwrap().gain_interval(Confidence::NINETY_FIVE).unwrap();
        assert!((found.lower - 0.2982).abs() < 1e-4 && (found.upper - 0.7518).abs() < 1e-4, "{found:?}");
    }
}
