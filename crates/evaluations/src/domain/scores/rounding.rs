//! Quotients of whole numbers, rounded as declared.

use chassis::kernel::words;

words! {
    /// How a number that lies between two is rounded.
    #[derive(Default)]
    pub enum Rounding {
        /// To the nearer one, a half away from zero: how Thai schools and offices round, and what holds unless something else is declared.
        #[default]
        HalfUp = "HALF_UP",
        /// To the nearer one, a half to the even digit (banker's rounding): only where a framework declares it.
        HalfEven = "HALF_EVEN",
        /// Towards zero.
        Down = "DOWN",
    }
}

impl Rounding {
    /// `numerator / denominator` as a whole number; None where the denominator is 0.
    pub(super) fn quotient(self, numerator: i128, denominator: i128) -> Option<i128> {
        let (whole, rest) = (numerator.checked_div(denominator)?, numerator.checked_rem(denominator)?);
        let away = numerator.signum() * denominator.signum();
        // Twice the rest against the denominator, without doubling anything.
        let (rest, size) = (rest.unsigned_abs(), denominator.unsigned_abs());
        let half = rest.cmp(&(size - rest));
        let up = match self {
            Self::HalfUp => half.is_ge() && rest > 0,
            Self::HalfEven => half.is_gt() || (half.is_eq() && whole % 2 != 0),
            Self::Down => false,
        };
        Some(whole + if up { away } else { 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_goes_away_from_zero_unless_declared_otherwise() {
        let of =
            |rounding: Rounding| [(5, 2), (7, 2), (-5, 2), (5, -2), (9, 4), (11, 4), (4, 2)].map(|(n, d)| rounding.quotient(n, d).unwrap());
        assert_eq!(of(Rounding::default()), [3, 4, -3, -3, 2, 3, 2]);
        assert_eq!(of(Rounding::HalfEven), [2, 4, -2, -2, 2, 3, 2]);
        assert_eq!(of(Rounding::Down), [2, 3, -2, -2, 2, 2, 2]);
    }

    #[test]
    fn the_ends_of_what_can_be_counted_are_no_trouble() {
        assert_eq!(Rounding::HalfUp.quotient(1, 0), None);
        assert_eq!(Rounding::HalfUp.quotient(i128::MIN, -1), None);
        assert_eq!(Rounding::HalfUp.quotient(i128::MAX, i128::MAX - 1), Some(1));
        assert_eq!(Rounding::HalfUp.quotient(i128::MAX - 1, i128::MAX), Some(1));
    }
}
