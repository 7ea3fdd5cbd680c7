//! Decimals with four places in whole numbers: what weights, points, cut-offs and results are.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::rounding::Rounding;

/// A number with four decimal places, from about −922 to 922 million million. Nothing rounds by itself: whatever may, names its rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i64);

/// Why there is no decimal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// No number in digits, with a point and a minus at most.
    #[error("not a decimal number")]
    Malformed,
    /// More than four decimal places.
    #[error("more than four decimal places")]
    TooFine,
    /// Too large.
    #[error("the number is too large")]
    TooLarge,
    /// Divided by zero.
    #[error("divided by zero")]
    ByZero,
}

/// Parts of one.
const UNIT: i64 = 10_000;

impl Decimal {
    /// Decimal places.
    pub const PLACES: u32 = 4;
    /// 0.
    pub const ZERO: Self = Self(0);
    /// 1.
    pub const ONE: Self = Self(UNIT);

    /// A whole number.
    pub fn whole(number: i32) -> Self {
        Self(i64::from(number) * UNIT)
    }

    /// So many ten-thousandths.
    pub const fn of_units(units: i64) -> Self {
        Self(units)
    }

    /// In ten-thousandths.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// A quotient rounded to so many places, at most four.
    pub fn ratio(numerator: i128, denominator: i128, places: u32, rounding: Rounding) -> Result<Self, DecimalError> {
        if denominator == 0 {
            return Err(DecimalError::ByZero);
        }
        let places = places.min(Self::PLACES);
        let scaled = numerator.checked_mul(10_i128.pow(places)).ok_or(DecimalError::TooLarge)?;
        let rounded = rounding.quotient(scaled, denominator).ok_or(DecimalError::TooLarge)?;
        rounded.checked_mul(10_i128.pow(Self::PLACES - places)).ok_or(DecimalError::TooLarge).and_then(Self::fitting)
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self, DecimalError> {
        self.0.checked_add(other.0).map(Self).ok_or(DecimalError::TooLarge)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self, DecimalError> {
        self.0.checked_sub(other.0).map(Self).ok_or(DecimalError::TooLarge)
    }

    /// The product, rounded to four places.
    pub fn times(self, other: Self, rounding: Rounding) -> Result<Self, DecimalError> {
        let product = i128::from(self.0) * i128::from(other.0);
        rounding.quotient(product, i128::from(UNIT)).ok_or(DecimalError::TooLarge).and_then(Self::fitting)
    }

    /// The quotient, rounded to four places.
    pub fn over(self, other: Self, rounding: Rounding) -> Result<Self, DecimalError> {
        Self::ratio(i128::from(self.0), i128::from(other.0), Self::PLACES, rounding)
    }

    /// Rounded to so many places; four and more leave it as it is.
    pub fn round(self, places: u32, rounding: Rounding) -> Result<Self, DecimalError> {
        Self::ratio(i128::from(self.0), i128::from(UNIT), places, rounding)
    }

    /// With so many decimal places in writing, at most four, rounded half up: `44.00`.
    pub fn written(self, places: u32) -> String {
        let places = places.min(Self::PLACES);
        let parts = 10_i128.pow(places);
        let units = Rounding::HalfUp.quotient(i128::from(self.0) * parts, i128::from(UNIT)).unwrap_or_default();
        let (sign, units) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let (whole, rest) = (units / parts.unsigned_abs(), units % parts.unsigned_abs());
        if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0wide$}", wide = places as usize) }
    }

    /// As a real number, for statistics.
    #[expect(clippy::cast_precision_loss, reason = "statistics are computed in real numbers; results stay far below 2^53")]
    pub fn real(self) -> f64 {
        self.0 as f64 / UNIT as f64
    }

    fn fitting(units: i128) -> Result<Self, DecimalError> {
        i64::try_from(units).map(Self).map_err(|_| DecimalError::TooLarge)
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
        let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let numeric = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !numeric(whole) || rest.is_some_and(|rest| !numeric(rest)) {
            return Err(DecimalError::Malformed);
        }
        let rest = rest.unwrap_or_default().trim_end_matches('0');
        if rest.len() > Self::PLACES as usize {
            return Err(DecimalError::TooFine);
        }
        // The sign goes in before the end of the range is looked for: it reaches one further below zero.
        let units = format!("{whole}{rest:0<wide$}", wide = Self::PLACES as usize).parse::<i128>().map_err(|_| DecimalError::TooLarge)?;
        Self::fitting(sign * units)
    }
}

impl fmt::Display for Decimal {
    /// Without zeros at the end: `43.995`, `44`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = self.written(Self::PLACES);
        f.write_str(written.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_decimal_is_refused() {
        let refused = |text: &str| text.parse::<Decimal>().unwrap_err();
        for text in ["", "-", ".5", "5.", "1e3", "+1", "1,5", "๕", " 1", "1.5.2", "NaN"] {
            assert_eq!(refused(text), DecimalError::Malformed, "{text}");
        }
        assert_eq!(refused("1.00001"), DecimalError::TooFine);
        assert_eq!("1.50000".parse(), Ok(Decimal::of_units(15_000)));
        assert_eq!(refused("922337203685477.5808"), DecimalError::TooLarge);
        assert_eq!("-922337203685477.5808".parse(), Ok(Decimal::of_units(i64::MIN)));
        assert_eq!(refused("99999999999999999999999999999999999999999"), DecimalError::TooLarge);
    }

    #[test]
    fn a_half_is_a_half() {
        let decimal = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(decimal("43.995").written(2), "44.00");
        assert_eq!(decimal("43.995").round(2, Rounding::HalfEven), Ok(decimal("44")));
        assert_eq!(decimal("43.985").round(2, Rounding::HalfEven), Ok(decimal("43.98")));
        assert_eq!(decimal("43.985").round(2, Rounding::HalfUp), Ok(decimal("43.99")));
        assert_eq!((decimal("-0.5").written(0), decimal("-0.04").written(1)), ("-1".to_owned(), "0.0".to_owned()));
        assert_eq!((decimal("-0.5").to_string(), decimal("70").to_string()), ("-0.5".to_owned(), "70".to_owned()));
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_no_other_number() {
        let most = Decimal::of_units(i64::MAX);
        assert_eq!(most.plus(Decimal::of_units(1)), Err(DecimalError::TooLarge));
        assert_eq!(Decimal::of_units(i64::MIN).minus(Decimal::of_units(1)), Err(DecimalError::TooLarge));
        assert_eq!(most.times(most, Rounding::HalfUp), Err(DecimalError::TooLarge));
        assert_eq!(most.round(0, Rounding::HalfUp), Err(DecimalError::TooLarge));
        assert_eq!(most.over(Decimal::ZERO, Rounding::HalfUp), Err(DecimalError::ByZero));
        assert_eq!(Decimal::ratio(i128::MAX, 1, 4, Rounding::HalfUp), Err(DecimalError::TooLarge));
    }

    fn decimal() -> impl Strategy<Value = Decimal> {
        (-1_000_000_000_000..1_000_000_000_000_i64).prop_map(Decimal::of_units)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(decimal in any::<i64>().prop_map(Decimal::of_units)) {
            prop_assert_eq!(decimal.to_string().parse(), Ok(decimal));
            prop_assert_eq!(decimal.written(4).parse(), Ok(decimal));
        }

        #[test]
        fn sums_can_be_taken_apart_and_turned_round(a in decimal(), b in decimal()) {
            prop_assert_eq!(a.plus(b), b.plus(a));
            prop_assert_eq!(a.plus(b).and_then(|sum| sum.minus(b)), Ok(a));
            prop_assert_eq!(a.cmp(&b), a.minus(b).unwrap().cmp(&Decimal::ZERO));
        }

        #[test]
        fn one_changes_no_product_and_zero_is_one(a in decimal(), rounding in prop::sample::select(Rounding::ALL)) {
            prop_assert_eq!(a.times(Decimal::ONE, rounding), Ok(a));
            prop_assert_eq!(a.over(Decimal::ONE, rounding), Ok(a));
            prop_assert_eq!(a.times(Decimal::ZERO, rounding), Ok(Decimal::ZERO));
        }

        #[test]
        fn rounding_goes_to_the_nearest_and_stays_there(
            a in decimal(),
            places in 0..=4_u32,
            rounding in prop::sample::select(Rounding::ALL),
        ) {
            let rounded = a.round(places, rounding).unwrap();
            let step = 10_i64.pow(4 - places);
            prop_assert_eq!(rounded.units() % step, 0);
            prop_assert_eq!(rounded.round(places, rounding), Ok(rounded));
            let off = (rounded.units() - a.units()).abs();
            let towards_zero = off < step && rounded.units().abs() <= a.units().abs();
            let near = if rounding == Rounding::Down { towards_zero } else { off * 2 <= step };
            prop_assert!(near, "{} is {}", a, rounded);
        }
    }
}
