//! How often each level was given: what is looked at before any mean.

use std::collections::BTreeMap;

use super::consensus::EvenMedian;
use super::decimal::Decimal;
use super::rounding::Rounding;
use super::score::Score;

/// Levels of one node over schools or lessons, and what was no level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    /// How often each score was given; what nobody gave is not in it.
    counts: BTreeMap<Score, u64>,
}

impl Distribution {
    /// The distribution of these scores.
    pub fn of(scores: impl IntoIterator<Item = Score>) -> Self {
        let mut counts = BTreeMap::new();
        for score in scores {
            *counts.entry(score).or_default() += 1;
        }
        Self { counts }
    }

    /// How often a score was given.
    pub fn times(&self, score: Score) -> u64 {
        self.counts.get(&score).copied().unwrap_or_default()
    }

    /// How many levels were given, whichever.
    pub fn levels(&self) -> u64 {
        self.counts.iter().filter(|(score, _)| score.level().is_some()).map(|(_, times)| times).sum()
    }

    /// The median level; of an even number whose middle two differ, as declared. None without levels.
    pub fn median(&self, even: EvenMedian) -> Option<Decimal> {
        let levels = self.levels();
        let (low, high) = (self.nth(levels.checked_sub(1)? / 2)?, self.nth(levels / 2)?);
        match even {
            EvenMedian::Lower => Some(Decimal::whole(i32::from(low))),
            EvenMedian::Mean => Decimal::ratio(i128::from(low) + i128::from(high), 2, Decimal::PLACES, Rounding::HalfUp).ok(),
        }
    }

    /// Percent of the levels that are this one or higher, to two places, rounded half up; None without levels.
    pub fn percent_from(&self, level: u8) -> Option<Decimal> {
        let higher = self.counts.iter().filter(|(score, _)| score.level().is_some_and(|given| given >= level));
        let higher: u64 = higher.map(|(_, times)| times).sum();
        Decimal::ratio(i128::from(higher) * 100, i128::from(self.levels()), 2, Rounding::HalfUp).ok()
    }

    /// The level at this place in ascending order, from 0.
    fn nth(&self, place: u64) -> Option<u8> {
        let mut before = 0;
        let levels = self.counts.iter().filter_map(|(score, times)| score.level().map(|level| (level, times)));
        for (level, times) in levels {
            before += times;
            if place < before {
                return Some(level);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Score::{Level, NotApplicable, NotObserved};
    use super::*;

    #[test]
    fn the_median_is_a_level_and_what_is_no_level_does_not_move_it() {
        let of = |scores: &[Score]| Distribution::of(scores.iter().copied());
        let odd = of(&[Level(5), NotApplicable, Level(2), Level(3), NotObserved]);
        assert_eq!((odd.median(EvenMedian::Mean), odd.levels(), odd.times(NotApplicable)), (Some(Decimal::whole(3)), 3, 1));
        let even = of(&[Level(5), Level(2), Level(3), Level(1)]);
        assert_eq!(
            [EvenMedian::Lower, EvenMedian::Mean].map(|even_median| even.median(even_median)),
            [Some(Decimal::whole(2)), "2.5".parse().ok()]
        );
        assert_eq!(even.percent_from(2), Some(Decimal::whole(75)));
        assert_eq!(odd.percent_from(3).map(|percent| percent.to_string()), Some("66.67".to_owned()));
        let none = of(&[NotApplicable]);
        assert_eq!((none.median(EvenMedian::Lower), none.percent_from(1)), (None, None));
    }
}
