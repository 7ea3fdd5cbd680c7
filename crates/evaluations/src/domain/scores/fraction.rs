//! Exact quotients, so that a mean can be compared with a cut-off before anybody rounds it.

use std::cmp::Ordering;
use std::fmt;

use super::decimal::{Decimal, DecimalError};
use super::rounding::Rounding;

/// A quotient of whole numbers in lowest terms. Operations that would not fit give None; a [`super::Tree`] accepts only weights with which
/// that cannot happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    /// Always positive.
    denominator: i128,
}

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self { numerator: 0, denominator: 1 };
    /// 1.
    pub const ONE: Self = Self { numerator: 1, denominator: 1 };

    /// The quotient; None where the denominator is 0.
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        let shared = i128::try_from(greatest_common(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        if denominator == 0 {
            return None;
        }
        let sign = denominator.signum();
        Some(Self { numerator: (numerator / shared).checked_mul(sign)?, denominator: (denominator / shared).checked_mul(sign)? })
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        let shared = i128::try_from(greatest_common(self.denominator.unsigned_abs(), other.denominator.unsigned_abs())).ok()?;
        let (mine, theirs) = (other.denominator / shared, self.denominator / shared);
        let numerator = self.numerator.checked_mul(mine)?.checked_add(other.numerator.checked_mul(theirs)?)?;
        Self::new(numerator, self.denominator.checked_mul(mine)?)
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        // Crosswise in lowest terms first, so that nothing grows without need.
        let (left, right) = (Self::new(self.numerator, other.denominator)?, Self::new(other.numerator, self.denominator)?);
        Self::new(left.numerator.checked_mul(right.numerator)?, left.denominator.checked_mul(right.denominator)?)
    }

    /// The quotient; None where the other is 0.
    pub fn over(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// The greatest whole number that is not above it.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// Rounded to so many places, at most four.
    pub fn decimal(self, places: u32, rounding: Rounding) -> Result<Decimal, DecimalError> {
        Decimal::ratio(self.numerator, self.denominator, places, rounding)
    }
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Self {
        Self::new(i128::from(decimal.units()), i128::from(Decimal::ONE.units())).unwrap_or(Self::ZERO)
    }
}

impl fmt::Display for Fraction {
    /// `350/9`, `65`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.denominator == 1 { self.numerator.fmt(f) } else { write!(f, "{}/{}", self.numerator, self.denominator) }
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    /// By whole parts, then by what is left turned upside down: exact, and nothing is multiplied.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut turned) = (*self, *other, false);
        loop {
            let (whole_a, whole_b) = (a.floor(), b.floor());
            let (rest_a, rest_b) = (a.numerator.rem_euclid(a.denominator), b.numerator.rem_euclid(b.denominator));
            let here = whole_a.cmp(&whole_b);
            let found = match (here, rest_a, rest_b) {
                (Ordering::Less | Ordering::Greater, _, _) => here,
                (Ordering::Equal, 0, 0) => return Ordering::Equal,
                (Ordering::Equal, 0, _) => Ordering::Less,
                (Ordering::Equal, _, 0) => Ordering::Greater,
                (Ordering::Equal, _, _) => {
                    a = Self { numerator: a.denominator, denominator: rest_a };
                    b = Self { numerator: b.denominator, denominator: rest_b };
                    turned = !turned;
                    continue;
                }
            };
            return if turned { found.reverse() } else { found };
        }
    }
}

/// Greatest common divisor, at least 1.
fn greatest_common(mut a: u128, mut b: u128) -> u128 {
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fraction() -> impl Strategy<Value = Fraction> {
        (-1_000_000..1_000_000_i128, 1..100_000_i128).prop_map(|(n, d)| Fraction::new(n, d).unwrap())
    }

    #[test]
    fn what_is_just_below_a_cut_off_is_below_it_and_rounds_to_it() {
        let cut = Fraction::from(Decimal::whole(44));
        let below = Fraction::new(43_999_999, 1_000_000).unwrap();
        assert!(below < cut);
        assert_eq!(below.decimal(4, Rounding::HalfUp), Ok(Decimal::whole(44)));
    }

    #[test]
    fn numbers_too_large_to_multiply_are_compared_all_the_same() {
        let (a, b) = (Fraction::new(i128::MAX, i128::MAX - 1).unwrap(), Fraction::new(i128::MAX - 1, i128::MAX - 2).unwrap());
        assert_eq!((a.cmp(&b), b.cmp(&a), a.cmp(&a)), (Ordering::Less, Ordering::Greater, Ordering::Equal));
        assert_eq!(a.plus(b), None);
        assert_eq!((Fraction::new(1, 0), Fraction::ONE.over(Fraction::ZERO)), (None, None));
    }

    proptest! {
        #[test]
        fn order_is_that_of_cross_products(a in fraction(), b in fraction()) {
            prop_assert_eq!(a.cmp(&b), (a.numerator * b.denominator).cmp(&(b.numerator * a.denominator)));
        }

        #[test]
        fn sums_and_products_can_be_taken_apart(a in fraction(), b in fraction(), c in fraction()) {
            let minus = Fraction::new(-b.numerator, b.denominator).unwrap();
            prop_assert_eq!(a.plus(b).unwrap().plus(minus), Some(a));
            prop_assert_eq!(a.times(b).unwrap().plus(a.times(c).unwrap()), a.times(b.plus(c).unwrap()));
            if b != Fraction::ZERO {
                prop_assert_eq!(a.times(b).unwrap().over(b), Some(a));
            }
        }

        #[test]
        fn rounding_is_off_by_half_a_step_at_most(a in fraction(), places in 0..=4_u32) {
            let rounded = Fraction::from(a.decimal(places, Rounding::HalfUp).unwrap());
            let off = rounded.plus(Fraction::new(-a.numerator, a.denominator).unwrap()).unwrap();
            let half = Fraction::new(1, 2 * 10_i128.pow(places)).unwrap();
            prop_assert!(off.numerator.abs() * half.denominator <= half.numerator * off.denominator);
        }
    }
}
