//! Ratings that look as if nobody had judged. A doubt is a question to ask, not a verdict.

use std::collections::{BTreeMap, BTreeSet};

use chassis::kernel::words;

use super::decimal::Decimal;
use super::fraction::Fraction;
use super::score::Score;

words! {
    /// What is doubtful.
    pub enum Doubt {
        /// (Nearly) everything has the same level.
        StraightLining = "STRAIGHT_LINING",
        /// Less time than reading takes.
        TooFast = "TOO_FAST",
        /// More time than the thing itself can have taken.
        TooSlow = "TOO_SLOW",
        /// It ended before it began.
        EndsBeforeStart = "ENDS_BEFORE_START",
    }
}

/// What a rater handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work<'a> {
    /// What was said about each node.
    pub scores: &'a [Score],
    /// From beginning to end in seconds; None where not known.
    pub seconds: Option<i64>,
}

/// When something is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plausibility {
    /// From how many levels on equal ones are remarkable; below that they are not.
    pub least_levels: u32,
    /// Which part of them, 0 to 1, may be equal at most; 1 allows everything.
    pub most_equal: Decimal,
    /// The least time for a node that got any score, in seconds.
    pub least_seconds_each: u32,
    /// The least time for the whole, in seconds: that of the lesson's segments, where it is a lesson.
    pub least_seconds: u32,
    /// The most time for the whole, in seconds.
    pub most_seconds: u32,
}

impl Plausibility {
    /// Everything doubtful about what was handed in.
    pub fn doubts(&self, work: Work<'_>) -> BTreeSet<Doubt> {
        let mut doubts = BTreeSet::new();
        if self.straight(work.scores) {
            doubts.insert(Doubt::StraightLining);
        }
        if let Some(seconds) = work.seconds {
            let said = work.scores.iter().filter(|score| **score != Score::NotYetRated).count();
            let each = i64::from(self.least_seconds_each).saturating_mul(i64::try_from(said).unwrap_or(i64::MAX));
            if seconds < 0 {
                doubts.insert(Doubt::EndsBeforeStart);
            } else if seconds < each.max(i64::from(self.least_seconds)) {
                doubts.insert(Doubt::TooFast);
            } else if seconds > i64::from(self.most_seconds) {
                doubts.insert(Doubt::TooSlow);
            }
        }
        doubts
    }

    fn straight(&self, scores: &[Score]) -> bool {
        let mut times: BTreeMap<u8, i128> = BTreeMap::new();
        scores.iter().filter_map(|score| score.level()).for_each(|level| *times.entry(level).or_default() += 1);
        let (levels, most) = (times.values().sum::<i128>(), times.values().max().copied().unwrap_or_default());
        let share = Fraction::new(most, levels);
        levels >= i128::from(self.least_levels.max(1)) && share.is_some_and(|share| share > Fraction::from(self.most_equal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> Plausibility {
        Plausibility {
            least_levels: 10,
            most_equal: "0.9".parse().unwrap(),
            least_seconds_each: 5,
            least_seconds: 30,
            most_seconds: 6 * 3600,
        }
    }

    fn doubts(equal: usize, other: usize, seconds: Option<i64>) -> Vec<Doubt> {
        let scores: Vec<Score> = std::iter::repeat_n(Score::Level(4), equal).chain(std::iter::repeat_n(Score::Level(2), other)).collect();
        rule().doubts(Work { scores: &scores, seconds }).into_iter().collect()
    }

    #[test]
    fn one_level_for_nearly_everything_is_doubtful_where_there_is_enough_of_it() {
        assert_eq!(doubts(10, 0, None), [Doubt::StraightLining]);
        assert_eq!(doubts(18, 2, None), []);
        assert_eq!(doubts(19, 2, None), [Doubt::StraightLining]);
        assert_eq!(doubts(9, 0, None), []);
        let none = rule().doubts(Work { scores: &[Score::NotApplicable; 20], seconds: None });
        assert!(none.is_empty());
    }

    #[test]
    fn nobody_rates_faster_than_they_read_or_before_they_begin() {
        assert_eq!(doubts(10, 5, Some(74)), [Doubt::TooFast]);
        assert_eq!(doubts(10, 5, Some(75)), []);
        assert_eq!(doubts(1, 0, Some(29)), [Doubt::TooFast]);
        assert_eq!(doubts(10, 5, Some(-1)), [Doubt::EndsBeforeStart]);
        assert_eq!(doubts(10, 5, Some(6 * 3600)), []);
        assert_eq!(doubts(10, 5, Some(6 * 3600 + 1)), [Doubt::TooSlow]);
    }
}
