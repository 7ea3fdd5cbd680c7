//! What was handed in, as far as it takes to see whether it looks as if nobody had judged.

use jiff::Timestamp;

use crate::domain::scores::{Doubt, Plausibility, Score, Time, Work};

/// What stands with the first save.
const FIRST: i64 = 1;

/// A submission without words: which scores, since when, and how long it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Which submission of its assessment, from 1.
    pub n: i32,
    /// Scores, each with the version of the assessment that said it first, where that is known.
    pub scores: Vec<(Score, Option<i64>)>,
    /// When the first save came.
    pub started_at: Timestamp,
    /// When it was submitted.
    pub submitted_at: Timestamp,
}

impl HandedIn {
    /// What is doubtful about it.
    pub fn doubts(&self, rule: &Plausibility) -> Vec<Doubt> {
        let scores: Vec<Score> = self.scores.iter().map(|(score, _)| *score).collect();
        rule.doubts(Work { scores: &scores, time: self.time() })
    }

    /// How long its assessor was seen to judge. What came with the first save was judged before, on paper or on a device without a network;
    /// what was given back lay with others in between, so its time says nothing.
    fn time(&self) -> Option<Time> {
        let later = self.scores.iter().filter(|(_, since)| since.is_some_and(|since| since > FIRST));
        let seconds = self.submitted_at.as_second() - self.started_at.as_second();
        (self.n == 1).then(|| Time { seconds, nodes: later.count() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scores::DoubtKind;

    fn kinds(n: i32, since: Option<i64>, seconds: i64) -> Vec<DoubtKind> {
        let rule = Plausibility { fewest: 4, most_equal: "0.9".parse().unwrap(), least_seconds_each: 5, most_seconds: 86_400 };
        let started_at: Timestamp = "2021-12-20T02:00:00Z".parse().unwrap();
        let submitted_at = started_at + jiff::SignedDuration::from_secs(seconds);
        let scores = [1, 2, 3, 4].map(|level| (Score::Level(level), since)).to_vec();
        let handed = HandedIn { n, scores, started_at, submitted_at };
        handed.doubts(&rule).into_iter().map(|doubt| doubt.kind).collect()
    }

    #[test]
    fn what_came_with_the_first_save_was_not_judged_since() {
        assert_eq!(kinds(1, Some(2), 19), [DoubtKind::TooFast]);
        assert_eq!(kinds(1, Some(2), 20), []);
        assert_eq!(kinds(1, Some(1), 0), []);
        assert_eq!(kinds(1, None, 0), []);
    }

    #[test]
    fn what_was_given_back_lay_with_others_in_between() {
        assert_eq!(kinds(1, Some(1), 86_401), [DoubtKind::TooSlow]);
        assert_eq!(kinds(2, Some(1), 86_401), []);
        assert_eq!(kinds(2, Some(5), 3), []);
    }
}
