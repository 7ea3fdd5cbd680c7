//! Intraclass correlation: six forms from one analysis of variance.

use chassis::kernel::words;

use super::confidence::{Confidence, Interval, Method};
use super::quantity::{ROUNDING, mean, real, squares};
use super::ratings::RatingTable;
use super::statistic::{Computed, Statistic, Undefined, Variant};

words! {
    /// Which intraclass correlation: Shrout & Fleiss (1979), with `MSR`, `MSC`, `MSE` and `MSW` the mean squares of rows (targets), columns
    /// (raters), error and within rows, n targets and k raters.
    pub enum IccForm {
        /// (MSR − MSW) / (MSR + (k − 1) MSW): every target has other raters.
        OneSingle = "ICC_1_1",
        /// (MSR − MSE) / (MSR + (k − 1) MSE + k (MSC − MSE) / n): the same raters, drawn from many; agreement.
        TwoSingle = "ICC_2_1",
        /// (MSR − MSE) / (MSR + (k − 1) MSE): these raters; consistency.
        ThreeSingle = "ICC_3_1",
        /// (MSR − MSW) / MSR: the first, of the mean of k.
        OneMean = "ICC_1_K",
        /// (MSR − MSE) / (MSR + (MSC − MSE) / n): the second, of the mean of k.
        TwoMean = "ICC_2_K",
        /// (MSR − MSE) / MSR: the third, of the mean of k.
        ThreeMean = "ICC_3_K",
    }
}

/// Mean squares of a table of targets and raters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanSquares {
    /// Targets.
    pub targets: u64,
    /// Raters.
    pub raters: u64,
    /// Between targets.
    pub rows: f64,
    /// Between raters.
    pub columns: f64,
    /// What neither explains.
    pub error: f64,
    /// Within targets.
    pub within: f64,
}

impl MeanSquares {
    /// Two-way analysis of variance without repetition.
    ///
    /// [`Undefined::NoData`] without ratings; [`Undefined::TooFew`] below two targets or two raters; [`Undefined::NoVariation`] where all
    /// ratings are equal.
    pub fn of(table: &RatingTable) -> Computed<Self> {
        let (targets, raters) = (table.targets(), table.raters());
        if targets * raters == 0 {
            return Err(Undefined::NoData);
        }
        if targets < 2 || raters < 2 {
            return Err(Undefined::TooFew);
        }
        let (n, k) = (real(targets), real(raters));
        let total = squares(&table.all().collect::<Vec<f64>>());
        if total <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let of_means = |means: Vec<f64>| squares(&means);
        let between_rows = k * of_means(table.rows().iter().filter_map(|row| mean(row)).collect());
        let between_columns = n * of_means(table.columns().filter_map(|column| mean(&column)).collect());
        // What is left over is none where it is no more than the rounding of the whole.
        let left = |explained: f64| if total - explained <= total * ROUNDING { 0.0 } else { total - explained };
        Ok(Self {
            targets,
            raters,
            rows: between_rows / (n - 1.0),
            columns: between_columns / (k - 1.0),
            error: left(between_rows + between_columns) / ((n - 1.0) * (k - 1.0)),
            within: left(between_rows) / (n * (k - 1.0)),
        })
    }

    /// The correlation of this form.
    ///
    /// [`Undefined::NotEstimable`] where what it divides by is not positive: the terms of the second forms can cancel each other, and what
    /// rounding leaves of them then is nothing.
    pub fn icc(&self, form: IccForm) -> Computed<f64> {
        let (n, k) = (real(self.targets), real(self.raters));
        let (explained, whole) = match form {
            IccForm::OneSingle => (self.rows - self.within, self.rows + (k - 1.0) * self.within),
            IccForm::TwoSingle => (self.rows - self.error, self.rows + (k - 1.0) * self.error + k * (self.columns - self.error) / n),
            IccForm::ThreeSingle => (self.rows - self.error, self.rows + (k - 1.0) * self.error),
            IccForm::OneMean => (self.rows - self.within, self.rows),
            IccForm::TwoMean => (self.rows - self.error, self.rows + (self.columns - self.error) / n),
            IccForm::ThreeMean => (self.rows - self.error, self.rows),
        };
        let rounding = ROUNDING * (self.rows + self.columns + self.error + self.within);
        if whole > rounding { Ok(explained / whole) } else { Err(Undefined::NotEstimable) }
    }

    /// Interval from F after Shrout & Fleiss (1979); for the second form with Satterthwaite's degrees of freedom. The same stand in table 7
    /// of `McGraw` & Wong (1996).
    ///
    /// [`Undefined::AtBoundary`] where nothing is left unexplained; [`Undefined::NotEstimable`] where F has no quantile, or the interval of
    /// one rating reaches so far below nought that the mean of k has no lower end.
    pub fn interval(&self, form: IccForm, confidence: Confidence) -> Computed<Interval> {
        let k = real(self.raters);
        let (lower, upper) = match form {
            IccForm::OneSingle => self.one_way(confidence).map(|ends| single(ends, k)),
            IccForm::OneMean => self.one_way(confidence).map(averaged),
            IccForm::ThreeSingle => self.two_way(confidence).map(|ends| single(ends, k)),
            IccForm::ThreeMean => self.two_way(confidence).map(averaged),
            IccForm::TwoSingle => self.random(confidence),
            IccForm::TwoMean => self.random(confidence).and_then(|(lower, upper)| Ok((stepped(lower, k)?, stepped(upper, k)?))),
        }?;
        // Where targets do not differ at all, both ends are one number, and rounding may have put them the wrong way round.
        let ordered = lower - upper <= ROUNDING * (lower.abs() + upper.abs());
        if lower.is_finite() && upper.is_finite() && ordered {
            Ok(Interval { lower: lower.min(upper), upper, confidence, method: Method::ShroutFleiss })
        } else {
            Err(Undefined::NotEstimable)
        }
    }

    fn one_way(&self, confidence: Confidence) -> Computed<(f64, f64)> {
        let (n, k) = (real(self.targets), real(self.raters));
        f_ends(self.rows, self.within, (n - 1.0, n * (k - 1.0)), confidence)
    }

    pub(super) fn two_way(&self, confidence: Confidence) -> Computed<(f64, f64)> {
        let (n, k) = (real(self.targets), real(self.raters));
        f_ends(self.rows, self.error, (n - 1.0, (n - 1.0) * (k - 1.0)), confidence)
    }

    fn random(&self, confidence: Confidence) -> Computed<(f64, f64)> {
        if self.error <= 0.0 {
            return Err(Undefined::AtBoundary);
        }
        let (n, k) = (real(self.targets), real(self.raters));
        let icc = self.icc(IccForm::TwoSingle)?;
        let (rater, rest) = (k * icc * (self.columns / self.error), n * (1.0 + (k - 1.0) * icc) - k * icc);
        let freedom = (k - 1.0) * (n - 1.0) * (rater + rest).powi(2) / ((n - 1.0) * rater.powi(2) + rest.powi(2));
        let high = confidence.f(n - 1.0, freedom)?;
        let low = confidence.f(freedom, n - 1.0)?;
        let raters = k * self.columns + (k * n - k - n) * self.error;
        let lower = n * (self.rows - high * self.error) / (high * raters + n * self.rows);
        let upper = n * (low * self.rows - self.error) / (raters + n * low * self.rows);
        Ok((lower, upper))
    }
}

/// Ends of the ratio of two mean squares.
fn f_ends(between: f64, within: f64, (of, over): (f64, f64), confidence: Confidence) -> Computed<(f64, f64)> {
    if within <= 0.0 {
        return Err(Undefined::AtBoundary);
    }
    let ratio = between / within;
    let high = confidence.f(of, over)?;
    let low = confidence.f(over, of)?;
    Ok((ratio / high, ratio * low))
}

fn single((lower, upper): (f64, f64), k: f64) -> (f64, f64) {
    let of = |f: f64| (f - 1.0) / (f + k - 1.0);
    (of(lower), of(upper))
}

fn averaged((lower, upper): (f64, f64)) -> (f64, f64) {
    (1.0 - 1.0 / lower, 1.0 - 1.0 / upper)
}

/// Spearman and Brown's step from one rating to the mean of k. It has a pole at −1 / (k − 1): at and below it there is no mean of k.
fn stepped(end: f64, k: f64) -> Computed<f64> {
    let whole = 1.0 + (k - 1.0) * end;
    if whole > ROUNDING { Ok(k * end / whole) } else { Err(Undefined::NotEstimable) }
}

impl IccForm {
    /// Which statistic it makes.
    pub const fn variant(self) -> Variant {
        match self {
            Self::OneSingle => Variant::Icc11,
            Self::TwoSingle => Variant::Icc21,
            Self::ThreeSingle => Variant::Icc31,
            Self::OneMean => Variant::Icc1K,
            Self::TwoMean => Variant::Icc2K,
            Self::ThreeMean => Variant::Icc3K,
        }
    }
}

impl RatingTable {
    /// Intraclass correlation of this form, with its interval.
    pub fn icc(&self, form: IccForm, confidence: Confidence) -> Statistic {
        let squares = MeanSquares::of(self);
        let value = squares.and_then(|squares| squares.icc(form));
        let interval = value.and(squares).and_then(|squares| squares.interval(form, confidence));
        Statistic { variant: form.variant(), n: self.targets(), pairs: self.pairs(), categories: None, value, interval }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ratings of Shrout & Fleiss (1979), table 2; intervals as `ICC` of the R package psych prints them for the same ratings.
    #[test]
    fn the_intervals_of_the_example_of_shrout_and_fleiss_are_those_that_are_printed() {
        let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        let table = RatingTable::try_new(rows.iter().map(|row| row.iter().copied().map(f64::from).collect()).collect()).unwrap();
        let printed = [(-0.133, 0.72), (0.019, 0.76), (0.342, 0.95), (-0.884, 0.91), (0.071, 0.93), (0.676, 0.99)];
        for (form, (lower, upper)) in IccForm::ALL.iter().zip(printed) {
            let found = table.icc(*form, Confidence::NINETY_FIVE).interval.unwrap();
            assert!((found.lower - lower).abs() < 5.1e-4 && (found.upper - upper).abs() < 5.1e-3, "{form}: {found:?}");
        }
    }

    #[test]
    fn a_table_that_is_too_small_or_says_always_the_same_has_no_correlation() {
        let icc = |rows: &[&[f64]]| {
            let table = RatingTable::try_new(rows.iter().map(|row| row.to_vec()).collect()).unwrap();
            IccForm::ALL.iter().map(|form| table.icc(*form, Confidence::NINETY_FIVE).value).collect::<Vec<_>>()
        };
        assert_eq!(icc(&[]), vec![Err(Undefined::NoData); 6]);
        assert_eq!(icc(&[&[1.0, 2.0]]), vec![Err(Undefined::TooFew); 6]);
        assert_eq!(icc(&[&[1.0], &[2.0]]), vec![Err(Undefined::TooFew); 6]);
        assert_eq!(icc(&[&[0.1, 0.1], &[0.1, 0.1], &[0.1, 0.1]]), vec![Err(Undefined::NoVariation); 6]);
        // Raters differ, targets do not: nothing of the spread is between targets.
        let flat = icc(&[&[1.0, 3.0], &[1.0, 3.0], &[1.0, 3.0]]);
        assert_eq!(flat[1], Ok(0.0));
        assert_eq!((flat[3], flat[5]), (Err(Undefined::NotEstimable), Err(Undefined::NotEstimable)));
    }

    #[test]
    fn what_rounding_leaves_of_terms_that_cancel_each_other_is_no_correlation() {
        // Mean squares: rows 2/3, columns 0, error 2; of the second form for the mean of k 2/3 + (0 − 2) / 3 = 0 is left.
        let table = |rows: [[f64; 2]; 3]| RatingTable::try_new(rows.iter().map(|row| row.to_vec()).collect()).unwrap();
        for rows in [[[3.0, 5.0], [3.0, 3.0], [4.0, 2.0]], [[2.0, 4.0], [3.0, 3.0], [5.0, 3.0]]] {
            let found = table(rows).icc(IccForm::TwoMean, Confidence::NINETY_FIVE);
            assert_eq!((found.value, found.interval), (Err(Undefined::NotEstimable), Err(Undefined::NotEstimable)));
        }
    }

    #[test]
    fn perfect_consistency_is_one_and_its_interval_without_width_is_none() {
        let rows = [[1.0, 1.3], [2.0, 2.3], [4.0, 4.3]];
        let table = RatingTable::try_new(rows.iter().map(|row| row.to_vec()).collect()).unwrap();
        let found = table.icc(IccForm::ThreeSingle, Confidence::NINETY_FIVE);
        assert_eq!((found.value, found.interval), (Ok(1.0), Err(Undefined::AtBoundary)));
        assert!(table.icc(IccForm::TwoSingle, Confidence::NINETY_FIVE).value.is_ok_and(|value| value < 1.0));
    }
}
