//! Intervals and the quantiles that they need.

use cdflib::{ContinuousCdf as _, FisherSnedecor, Normal, StudentsT};
use chassis::kernel::words;

use super::statistic::{Computed, Undefined};

words! {
    /// Where the formula of an interval comes from.
    pub enum Method {
        /// Wilson, E. B. (1927), JASA 22, 209–212: score interval of a proportion.
        Wilson = "WILSON_1927",
        /// Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72, 323–327: large-sample standard error of (weighted) kappa.
        FleissCohenEveritt = "FLEISS_COHEN_EVERITT_1969",
        /// Shrout & Fleiss (1979), Psychological Bulletin 86, 420–428: intervals from F; the same as in McGraw & Wong (1996), table 7.
        ShroutFleiss = "SHROUT_FLEISS_1979",
        /// Feldt (1965), Psychometrika 30, 357–370: Cronbach's alpha from F.
        Feldt = "FELDT_1965",
        /// Student (1908), Biometrika 6, 1–25: mean from t.
        Student = "STUDENT_1908",
    }
}

/// How often intervals made like this hold the true value; more than 0 and less than 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %.
    pub const NINETY_FIVE: Self = Self(0.95);

    /// A level between 0 and 1, both excluded.
    pub fn try_new(level: f64) -> Option<Self> {
        (level > 0.0 && Self(level).upper() < 1.0).then_some(Self(level))
    }

    /// The level, 0.95.
    pub fn level(self) -> f64 {
        self.0
    }

    /// Probability below the upper end, 0.975 for 95 %.
    fn upper(self) -> f64 {
        f64::midpoint(1.0, self.0)
    }

    /// Quantile of the standard normal distribution.
    pub(super) fn z(self) -> Computed<f64> {
        finite(Normal::standard().inverse_cdf(self.upper()))
    }

    /// Quantile of Student's t with so many degrees of freedom; [`Undefined::NotEstimable`] where they are not above 0.
    pub(super) fn t(self, freedom: f64) -> Computed<f64> {
        finite(StudentsT::try_new(freedom).and_then(|t| t.inverse_cdf(self.upper())))
    }

    /// Quantile of Fisher's F with so many degrees of freedom of numerator and denominator; [`Undefined::NotEstimable`] likewise.
    pub(super) fn f(self, numerator: f64, denominator: f64) -> Computed<f64> {
        finite(FisherSnedecor::try_new(numerator, denominator).and_then(|f| f.inverse_cdf(self.upper())))
    }
}

fn finite<E>(quantile: Result<f64, E>) -> Computed<f64> {
    quantile.ok().filter(|quantile| quantile.is_finite()).ok_or(Undefined::NotEstimable)
}

/// A confidence interval, two-sided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub lower: f64,
    /// Upper end.
    pub upper: f64,
    /// At which confidence.
    pub confidence: Confidence,
    /// By which formula.
    pub method: Method,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Computed<f64>, tabled: f64, tolerance: f64) {
        let found = found.expect("a quantile");
        assert!((found - tabled).abs() < tolerance, "{found} is not {tabled}");
    }

    #[test]
    fn quantiles_are_those_of_the_printed_tables() {
        near(Confidence::NINETY_FIVE.z(), 1.959_963_984_540_054, 1e-12);
        near(Confidence::NINETY_FIVE.t(7.0), 2.3646, 5e-5);
        near(Confidence::NINETY_FIVE.t(1.0), 12.7062, 5e-5);
        // Upper 2.5 % points of F.
        near(Confidence::NINETY_FIVE.f(5.0, 15.0), 3.58, 5e-3);
        near(Confidence::NINETY_FIVE.f(15.0, 5.0), 6.43, 5e-3);
        near(Confidence::NINETY_FIVE.f(1.0, 1.0), 647.8, 5e-2);
        near(Confidence::NINETY_FIVE.f(60.0, 120.0), 1.53, 5e-3);
    }

    #[test]
    fn nothing_is_held_always_or_never() {
        assert_eq!([0.0, 1.0, -0.1, 1.1, f64::NAN, 1.0 - f64::EPSILON / 2.0].map(Confidence::try_new), [None; 6]);
        assert_eq!(Confidence::try_new(0.95), Some(Confidence::NINETY_FIVE));
        assert_eq!(
            (Confidence::NINETY_FIVE.f(0.0, 3.0), Confidence::NINETY_FIVE.t(0.0)),
            (Err(Undefined::NotEstimable), Err(Undefined::NotEstimable))
        );
    }
}
