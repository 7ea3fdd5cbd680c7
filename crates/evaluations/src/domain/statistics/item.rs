//! Items and those who judge them: congruence by experts, and consistency of items with one another.

use thiserror::Error;

use super::confidence::{Confidence, Interval, Method};
use super::icc::MeanSquares;
use super::quantity::{count, real, squares};
use super::ratings::RatingTable;
use super::statistic::{Computed, Statistic, Undefined, Variant};
use crate::domain::scores::{Decimal, Rounding};

/// Index of item-objective congruence of one item: the mean of experts' −1 (does not measure it), 0 (unsure), 1 (measures it). Rovinelli &
/// Hambleton (1977), Tijdschrift voor Onderwijsresearch 2, 49–60, in the form in which it is used for items with one objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ioc {
    experts: u64,
    sum: i64,
}

/// A judgement that is none of −1, 0, 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("judgement {0} is none of -1, 0, 1")]
pub struct IocError(pub usize);

impl Ioc {
    /// The judgements of the experts on one item; [`IocError`] names the first that is none of −1, 0, 1.
    pub fn of(judgements: &[i8]) -> Result<Self, IocError> {
        match judgements.iter().position(|judgement| !(-1..=1).contains(judgement)) {
            Some(at) => Err(IocError(at)),
            None => Ok(Self { experts: count(judgements), sum: judgements.iter().copied().map(i64::from).sum() }),
        }
    }

    /// How many experts judged.
    pub fn experts(self) -> u64 {
        self.experts
    }

    /// The index with its circumstances; [`Undefined::NoData`] without experts.
    pub fn statistic(self) -> Statistic {
        let pairs = self.experts * self.experts.saturating_sub(1) / 2;
        let sum = real(self.sum.unsigned_abs()) * if self.sum < 0 { -1.0 } else { 1.0 };
        let value = if self.experts == 0 { Err(Undefined::NoData) } else { Ok(sum / real(self.experts)) };
        let categories = super::Categories::try_new(-1..=1).ok();
        Statistic { variant: Variant::Ioc, n: 1, pairs, categories, value, interval: Err(Undefined::NoFormula) }
    }

    /// The index in decimals, for a threshold: two of three experts are 0.6667, and 0.67 after rounding to two places.
    pub fn decimal(self, places: u32, rounding: Rounding) -> Computed<Decimal> {
        let quotient = Decimal::ratio(i128::from(self.sum), i128::from(self.experts), places, rounding);
        quotient.map_err(|_| Undefined::NoData)
    }
}

impl RatingTable {
    /// Cronbach's alpha of the columns as items over the rows as persons: k / (k − 1) · (1 − Σ s²ᵢ / s²ₜ), Cronbach (1951), Psychometrika
    /// 16, 297–334. Interval from F after Feldt (1965).
    ///
    /// [`Undefined::NoData`], [`Undefined::TooFew`] and [`Undefined::NoVariation`] as for [`MeanSquares`]; [`Undefined::ZeroSpread`] where
    /// everybody has the same sum.
    pub fn cronbach(&self, confidence: Confidence) -> Statistic {
        let whole = MeanSquares::of(self);
        let value = whole.and_then(|_| self.cronbach_value());
        let interval = value.and(whole).and_then(|whole| feldt(&whole, confidence));
        Statistic { variant: Variant::CronbachAlpha, n: self.targets(), pairs: self.pairs(), categories: None, value, interval }
    }

    fn cronbach_value(&self) -> Computed<f64> {
        let of_sums = squares(&self.rows().iter().map(|row| row.iter().sum()).collect::<Vec<f64>>());
        if of_sums <= 0.0 {
            return Err(Undefined::ZeroSpread);
        }
        let of_items: f64 = self.columns().map(|column| squares(&column)).sum();
        let items = real(self.raters());
        Ok(items / (items - 1.0) * (1.0 - of_items / of_sums))
    }
}

/// 1 − 1/F at both ends of F: what is true of the mean of k raters is true of the sum of k items.
fn feldt(whole: &MeanSquares, confidence: Confidence) -> Computed<Interval> {
    let (low, high) = whole.two_way(confidence)?;
    if low <= 0.0 {
        return Err(Undefined::NotEstimable);
    }
    Ok(Interval { lower: 1.0 - 1.0 / low, upper: 1.0 - 1.0 / high, confidence, method: Method::Feldt })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_judgement_is_minus_one_nought_or_one() {
        assert_eq!(Ioc::of(&[1, 0, 2]), Err(IocError(2)));
        let none = Ioc::of(&[]).unwrap();
        assert_eq!((none.statistic().value, none.decimal(2, Rounding::HalfUp)), (Err(Undefined::NoData), Err(Undefined::NoData)));
        assert_eq!(Ioc::of(&[-1, -1, 0]).unwrap().statistic().value, Ok(-2.0 / 3.0));
    }

    #[test]
    fn two_of_three_experts_are_enough_for_two_thirds_only_where_the_rule_rounds() {
        let ioc = Ioc::of(&[1, 1, 0]).unwrap();
        let threshold: Decimal = "0.67".parse().unwrap();
        assert!(ioc.decimal(4, Rounding::HalfUp).unwrap() < threshold);
        assert!(ioc.decimal(2, Rounding::HalfUp).unwrap() >= threshold);
    }

    /// Cronbach's alpha is the intraclass correlation of the third form for the mean of all: `McGraw` & Wong (1996).
    #[test]
    fn cronbachs_alpha_is_the_third_form_of_the_mean() {
        let rows = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];
        let table = RatingTable::try_new(rows.iter().map(|row| row.iter().copied().map(f64::from).collect()).collect()).unwrap();
        let (alpha, icc) = (table.cronbach(Confidence::NINETY_FIVE), table.icc(super::super::IccForm::ThreeMean, Confidence::NINETY_FIVE));
        assert!((alpha.value.unwrap() - icc.value.unwrap()).abs() < 1e-12);
        assert!((alpha.interval.unwrap().lower - icc.interval.unwrap().lower).abs() < 1e-12);
    }

    #[test]
    fn items_that_cancel_each_other_out_have_no_alpha() {
        let table = RatingTable::try_new(vec![vec![1.0, 3.0], vec![3.0, 1.0], vec![2.0, 2.0]]).unwrap();
        assert_eq!(table.cronbach(Confidence::NINETY_FIVE).value, Err(Undefined::ZeroSpread));
        let same = RatingTable::try_new(vec![vec![2.0, 2.0]; 3]).unwrap();
        assert_eq!(same.cronbach(Confidence::NINETY_FIVE).value, Err(Undefined::NoVariation));
    }
}
