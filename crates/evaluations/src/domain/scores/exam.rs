//! Whether an observer may rate: ratings of a recorded lesson against its master codes.

use super::decimal::Decimal;
use super::fraction::Fraction;

/// What an instrument asks of its observers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exam {
    /// How many levels a rating may be off the master code.
    pub within_levels: u8,
    /// The part of the ratings, 0 to 1, that must not be off by more.
    pub share: Decimal,
}

/// How an observer did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExamResult {
    /// Ratings that are near enough.
    pub within: u64,
    /// Ratings compared.
    pub of: u64,
    /// Whether they are enough; nobody passes without ratings.
    pub passed: bool,
}

impl Exam {
    /// Judges pairs (given, master). The share is compared exactly: 80 % of nine ratings are 7.2, so eight are needed.
    pub fn judge(&self, ratings: &[(u8, u8)]) -> ExamResult {
        let within = ratings.iter().filter(|(given, master)| given.abs_diff(*master) <= self.within_levels).count();
        let (within, of) = (u64::try_from(within).unwrap_or(u64::MAX), u64::try_from(ratings.len()).unwrap_or(u64::MAX));
        let share = Fraction::new(i128::from(within), i128::from(of));
        ExamResult { within, of, passed: share.is_some_and(|share| share >= Fraction::from(self.share)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_fifths_within_one_level_pass() {
        let exam = Exam { within_levels: 1, share: "0.8".parse().unwrap() };
        let of = |good: usize, bad: usize| {
            let ratings: Vec<(u8, u8)> = std::iter::repeat_n((3, 4), good).chain(std::iter::repeat_n((1, 3), bad)).collect();
            exam.judge(&ratings)
        };
        assert_eq!(of(8, 2), ExamResult { within: 8, of: 10, passed: true });
        assert_eq!(of(7, 2), ExamResult { within: 7, of: 9, passed: false });
        assert!(of(8, 1).passed);
        assert_eq!(of(0, 0), ExamResult { within: 0, of: 0, passed: false });
    }
}
