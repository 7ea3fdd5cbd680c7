//! How strict a rater is, and whether that changes.

use std::collections::BTreeMap;

use chassis::kernel::words;

use super::confidence::{Confidence, Interval};
use super::growth::mean_interval;
use super::quantity::{count, mean, real};
use super::statistic::{Computed, Undefined};

words! {
    /// What a rater's severity amounts to.
    pub enum Standing {
        /// Too few ratings to say.
        TooFew = "TOO_FEW",
        /// As strict as what it is compared with, as far as can be told.
        Even = "EVEN",
        /// Rates lower.
        Severe = "SEVERE",
        /// Rates higher.
        Lenient = "LENIENT",
    }
}

/// Mean deviation of a rater in levels: below 0 severe, above 0 lenient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Severity {
    /// Ratings compared.
    pub n: u64,
    /// Mean deviation; [`Undefined::NoData`] of none.
    pub mean: Computed<f64>,
    /// Its interval from t.
    pub interval: Computed<Interval>,
}

/// When a deviation counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeverityRule {
    /// From how many ratings on.
    pub least: u64,
    /// From how many levels on.
    pub levels: f64,
}

impl Severity {
    /// Deviations from master codes: pairs (given, master).
    pub fn from_master(pairs: &[(f64, f64)], confidence: Confidence) -> Self {
        Self::of(&pairs.iter().map(|(given, master)| given - master).collect::<Vec<f64>>(), confidence)
    }

    /// Deviations from peers: of each rating of a thing from the mean of what the others gave it. A thing that one rater rated says
    /// nothing. Raters that share nothing with anybody have no row.
    pub fn from_peers<R: Ord + Copy, T: Ord>(ratings: impl IntoIterator<Item = (R, T, f64)>, confidence: Confidence) -> BTreeMap<R, Self> {
        let mut things: BTreeMap<T, Vec<(R, f64)>> = BTreeMap::new();
        for (rater, thing, given) in ratings {
            things.entry(thing).or_default().push((rater, given));
        }
        let mut deviations: BTreeMap<R, Vec<f64>> = BTreeMap::new();
        for mut ratings in things.into_values().filter(|ratings| ratings.len() > 1) {
            // Sums of real numbers depend on their order; the order of raters is always the same.
            ratings.sort_by(|(first, a), (second, b)| first.cmp(second).then(a.total_cmp(b)));
            let (sum, others) = (ratings.iter().map(|(_, given)| given).sum::<f64>(), real(count(&ratings)) - 1.0);
            for (rater, given) in ratings {
                deviations.entry(rater).or_default().push(given - (sum - given) / others);
            }
        }
        deviations.into_iter().map(|(rater, deviations)| (rater, Self::of(&deviations, confidence))).collect()
    }

    /// What it amounts to: counts only where it is far enough and its interval leaves out 0. Where all deviations are equal there is no
    /// interval, and the mean decides alone.
    pub fn standing(&self, rule: SeverityRule) -> Standing {
        let Ok(mean) = self.mean else { return Standing::TooFew };
        if self.n < rule.least {
            return Standing::TooFew;
        }
        let beyond_chance = match self.interval {
            Ok(interval) => interval.lower > 0.0 || interval.upper < 0.0,
            Err(reason) => reason == Undefined::AtBoundary,
        };
        if mean.abs() < rule.levels || !beyond_chance {
            Standing::Even
        } else if mean < 0.0 {
            Standing::Severe
        } else {
            Standing::Lenient
        }
    }

    /// How far severity has moved since an earlier wave, in levels; below 0 it has become stricter.
    pub fn drift_since(&self, earlier: &Self) -> Computed<f64> {
        Ok(self.mean? - earlier.mean?)
    }

    /// What the move amounts to: counts where both waves have enough ratings and it is far enough. A reason to look, not a test.
    pub fn drifted_since(&self, earlier: &Self, rule: SeverityRule) -> Standing {
        match self.drift_since(earlier) {
            Ok(moved) if self.n.min(earlier.n) >= rule.least => {
                if moved.abs() < rule.levels {
                    Standing::Even
                } else if moved < 0.0 {
                    Standing::Severe
                } else {
                    Standing::Lenient
                }
            }
            Ok(_) | Err(_) => Standing::TooFew,
        }
    }

    fn of(deviations: &[f64], confidence: Confidence) -> Self {
        let mean = mean(deviations).ok_or(Undefined::NoData);
        Self { n: count(deviations), mean, interval: mean.and_then(|_| mean_interval(deviations, confidence)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: SeverityRule = SeverityRule { least: 4, levels: 0.5 };

    #[test]
    fn a_rater_below_the_master_codes_is_severe_when_it_is_enough_and_no_chance() {
        let severity = |given: &[f64]| {
            let pairs: Vec<(f64, f64)> = given.iter().map(|given| (*given, 3.0)).collect();
            Severity::from_master(&pairs, Confidence::NINETY_FIVE).standing(RULE)
        };
        assert_eq!(severity(&[2.0, 2.0, 2.0, 3.0, 2.0]), Standing::Severe);
        assert_eq!(severity(&[4.0, 4.0, 4.0, 4.0]), Standing::Lenient);
        assert_eq!(severity(&[1.0, 5.0, 1.0, 2.0]), Standing::Even);
        assert_eq!(severity(&[3.0, 3.0, 3.0, 2.0]), Standing::Even);
        assert_eq!(severity(&[1.0, 1.0, 1.0]), Standing::TooFew);
        assert_eq!(severity(&[]), Standing::TooFew);
    }

    #[test]
    fn peers_are_compared_on_what_they_share() {
        let ratings = [("a", 1, 4.0), ("b", 1, 2.0), ("c", 1, 3.0), ("a", 2, 5.0), ("b", 2, 3.0), ("d", 3, 1.0)];
        let found = Severity::from_peers(ratings, Confidence::NINETY_FIVE);
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!((found["a"].n, found["a"].mean), (2, Ok(1.75)));
        assert_eq!((found["b"].mean, found["c"].mean), (Ok(-1.75), Ok(0.0)));
    }

    #[test]
    fn drift_is_the_change_of_severity() {
        let wave = |given: &[f64]| Severity::from_master(&given.iter().map(|g| (*g, 3.0)).collect::<Vec<_>>(), Confidence::NINETY_FIVE);
        assert_eq!(wave(&[2.0, 2.0]).drift_since(&wave(&[3.0, 4.0])), Ok(-1.5));
        assert_eq!(wave(&[2.0]).drift_since(&wave(&[])), Err(Undefined::NoData));
        let drifted = |later: &[f64]| wave(later).drifted_since(&wave(&[3.0, 3.0, 4.0, 4.0]), RULE);
        assert_eq!(drifted(&[3.0, 3.0, 3.0, 3.0]), Standing::Severe);
        assert_eq!(drifted(&[4.0, 4.0, 4.0, 4.0]), Standing::Lenient);
        assert_eq!(drifted(&[3.0, 4.0, 4.0, 4.0]), Standing::Even);
        assert_eq!((drifted(&[1.0, 1.0, 1.0]), drifted(&[])), (Standing::TooFew, Standing::TooFew));
    }
}
