//! Ratings that look as if nobody had judged. A doubt is a question to ask, not a verdict.

use std::collections::BTreeMap;

use chassis::kernel::words;

use super::decimal::Decimal;
use super::fraction::Fraction;
use super::rounding::Rounding;
use super::score::Score;

words! {
    /// What is doubtful.
    pub enum DoubtKind {
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

/// What is doubtful, with what it follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Doubt {
    /// What.
    pub kind: DoubtKind,
    /// How many it is about: levels, or what was judged in too little time; 0 where it is about the whole.
    pub count: usize,
    /// The part of the levels that is the same one, to four places; 0 where it is about the time.
    pub equal: Decimal,
    /// The time from beginning to end in seconds; None where it is about the levels.
    pub seconds: Option<i64>,
}

/// What a rater handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work<'a> {
    /// What was said about each node.
    pub scores: &'a [Score],
    /// How long it took; None where not known.
    pub time: Option<Time>,
}

/// How long somebody was seen to judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// From beginning to end in seconds.
    pub seconds: i64,
    /// How many nodes were judged in it. What was there when it began had taken its time before.
    pub nodes: usize,
}

/// When something is doubtful.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plausibility {
    /// From how many nodes on equal levels, or haste, are remarkable; below that they are not.
    pub fewest: u32,
    /// Which part of the levels, 0 to 1, may be equal at most; 1 allows everything.
    pub most_equal: Decimal,
    /// The least time for a node, in seconds.
    pub least_seconds_each: u32,
    /// The most time for the whole, in seconds.
    pub most_seconds: i64,
}

impl Plausibility {
    /// Everything doubtful about what was handed in, each kind once.
    pub fn doubts(&self, work: Work<'_>) -> Vec<Doubt> {
        self.straight(work.scores).into_iter().chain(work.time.and_then(|time| self.of_time(time))).collect()
    }

    fn of_time(&self, time: Time) -> Option<Doubt> {
        let Time { seconds, nodes } = time;
        let least = i64::from(self.least_seconds_each).saturating_mul(i64::try_from(nodes).unwrap_or(i64::MAX));
        let (kind, count) = if seconds < 0 {
            (DoubtKind::EndsBeforeStart, 0)
        } else if seconds < least && self.is_enough(nodes) {
            (DoubtKind::TooFast, nodes)
        } else if seconds > self.most_seconds {
            (DoubtKind::TooSlow, 0)
        } else {
            return None;
        };
        Some(Doubt { kind, count, equal: Decimal::ZERO, seconds: Some(seconds) })
    }

    fn straight(&self, scores: &[Score]) -> Option<Doubt> {
        let mut times: BTreeMap<u8, usize> = BTreeMap::new();
        scores.iter().filter_map(|score| score.level()).for_each(|level| *times.entry(level).or_default() += 1);
        let count = times.values().sum();
        let most = times.values().max().copied().unwrap_or_default();
        let share = Fraction::new(i128::try_from(most).ok()?, i128::try_from(count).ok()?)?;
        let straight = self.is_enough(count) && share > Fraction::from(self.most_equal);
        let equal = share.decimal(Decimal::PLACES, Rounding::HalfUp).ok()?;
        straight.then_some(Doubt { kind: DoubtKind::StraightLining, count, equal, seconds: None })
    }

    fn is_enough(&self, nodes: usize) -> bool {
        nodes >= usize::try_from(self.fewest.max(1)).unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3600;

    fn rule() -> Plausibility {
        Plausibility { fewest: 10, most_equal: "0.9".parse().unwrap(), least_seconds_each: 5, most_seconds: 60 * DAY }
    }

    fn straight(equal: usize, other: usize) -> Vec<(DoubtKind, usize, String)> {
        let scores: Vec<Score> = std::iter::repeat_n(Score::Level(4), equal).chain(std::iter::repeat_n(Score::Level(2), other)).collect();
        let doubts = rule().doubts(Work { scores: &scores, time: None });
        doubts.into_iter().map(|doubt| (doubt.kind, doubt.count, doubt.equal.to_string())).collect()
    }

    fn timed(nodes: usize, seconds: i64) -> Vec<(DoubtKind, usize, Option<i64>)> {
        let doubts = rule().doubts(Work { scores: &[Score::Level(1), Score::Level(2)], time: Some(Time { seconds, nodes }) });
        doubts.into_iter().map(|doubt| (doubt.kind, doubt.count, doubt.seconds)).collect()
    }

    #[test]
    fn one_level_for_nearly_everything_is_doubtful_where_there_is_enough_of_it() {
        assert_eq!(straight(10, 0), [(DoubtKind::StraightLining, 10, "1".to_owned())]);
        assert_eq!(straight(18, 2), []);
        assert_eq!(straight(19, 2), [(DoubtKind::StraightLining, 21, "0.9048".to_owned())]);
        assert_eq!(straight(9, 0), []);
        let none = rule().doubts(Work { scores: &[Score::NotApplicable; 20], time: None });
        assert!(none.is_empty());
    }

    #[test]
    fn nobody_rates_faster_than_they_read_or_before_they_begin() {
        assert_eq!(timed(15, 74), [(DoubtKind::TooFast, 15, Some(74))]);
        assert_eq!(timed(15, 75), []);
        assert_eq!(timed(9, 1), [], "a few are put right quickly");
        assert_eq!(timed(0, 0), [], "what was there at the beginning was judged before");
        assert_eq!(timed(15, -1), [(DoubtKind::EndsBeforeStart, 0, Some(-1))]);
        assert_eq!(timed(15, 60 * DAY), []);
        assert_eq!(timed(0, 60 * DAY + 1), [(DoubtKind::TooSlow, 0, Some(60 * DAY + 1))]);
    }
}
