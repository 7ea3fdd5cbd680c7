//! What several raters together say about one node.

use chassis::kernel::words;

use super::decimal::Decimal;
use super::rounding::Rounding;
use super::score::Score;

words! {
    /// What becomes of two levels next to each other.
    #[derive(Default)]
    pub enum OneApart {
        /// The lower.
        #[default]
        Lower = "LOWER",
        /// The middle: an index between two levels.
        Mean = "MEAN",
        /// The raters talk first.
        Discuss = "DISCUSS",
    }
}

words! {
    /// The median of an even number of levels, where the two in the middle differ.
    #[derive(Default)]
    pub enum EvenMedian {
        /// The lower: half of the raters gave at least that.
        #[default]
        Lower = "LOWER",
        /// The middle: an index between two levels.
        Mean = "MEAN",
    }
}

words! {
    /// Why raters have not agreed.
    pub enum Opening {
        /// Two are one level apart, and the framework has them talk.
        Discuss = "DISCUSS",
        /// Two are further apart than that.
        Moderate = "MODERATE",
        /// Some rated what as many others called not applicable.
        Applicability = "APPLICABILITY",
        /// No rule makes it of others: people judge it.
        Judgement = "JUDGEMENT",
    }
}

/// How a framework makes one value of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsensusRules {
    /// Two raters, one level apart.
    pub one_apart: OneApart,
    /// Three or more raters, an even number.
    pub even_median: EvenMedian,
    /// From how many levels on ratings are discrepant.
    pub far_apart: u8,
}

impl Default for ConsensusRules {
    fn default() -> Self {
        Self { one_apart: OneApart::default(), even_median: EvenMedian::default(), far_apart: 2 }
    }
}

/// What raters agreed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// A level, or an index between two where the rules make one.
    Index(Decimal),
    /// Nobody gave a level, and this is why; never [`Score::Level`].
    Special(Score),
    /// Not yet.
    Open(Opening),
}

/// What raters said and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consensus {
    /// How many gave a level.
    pub raters: usize,
    /// The lowest and the highest level; None where nobody gave one.
    pub range: Option<(u8, u8)>,
    /// Whether they lie so far apart that somebody must look at it, whatever was agreed.
    pub discrepant: bool,
    /// What follows.
    pub agreed: Agreed,
}

impl Consensus {
    /// Three or more levels give their median; two give their level if equal, what the rules say if one apart, and nothing if further
    /// apart; one gives itself. Levels count against "not applicable" by majority; what was not seen, judged or rated is left out where
    /// others have said something.
    pub fn of(scores: &[Score], rules: ConsensusRules) -> Self {
        let mut levels: Vec<u8> = scores.iter().filter_map(|score| score.level()).collect();
        levels.sort_unstable();
        let inapplicable = scores.iter().filter(|score| **score == Score::NotApplicable).count();
        let range = levels.first().copied().zip(levels.last().copied());
        let apart = range.map_or(0, |(lowest, highest)| highest - lowest);
        let agreed = match levels.len().cmp(&inapplicable) {
            std::cmp::Ordering::Greater => settle(&levels, apart, rules),
            std::cmp::Ordering::Less => Agreed::Special(Score::NotApplicable),
            std::cmp::Ordering::Equal if levels.is_empty() => Agreed::Special(missing(scores)),
            std::cmp::Ordering::Equal => Agreed::Open(Opening::Applicability),
        };
        Self { raters: levels.len(), range, discrepant: apart >= rules.far_apart || matches!(agreed, Agreed::Open(_)), agreed }
    }
}

/// Sorted levels, at least one.
fn settle(levels: &[u8], apart: u8, rules: ConsensusRules) -> Agreed {
    let exactly = |level: u8| Agreed::Index(Decimal::whole(i32::from(level)));
    let middle = |low: u8, high: u8| match Decimal::ratio(i128::from(low) + i128::from(high), 2, Decimal::PLACES, Rounding::HalfUp) {
        Ok(index) => Agreed::Index(index),
        Err(_) => exactly(low),
    };
    match levels {
        [] => Agreed::Special(Score::NotYetRated),
        [only] => exactly(*only),
        [low, high] => match (apart, rules.one_apart) {
            (0, _) | (1, OneApart::Lower) => exactly(*low),
            (1, OneApart::Mean) => middle(*low, *high),
            (1, OneApart::Discuss) => Agreed::Open(Opening::Discuss),
            (_, _) => Agreed::Open(Opening::Moderate),
        },
        many => {
            let (low, high) = (many[(many.len() - 1) / 2], many[many.len() / 2]);
            match rules.even_median {
                EvenMedian::Mean => middle(low, high),
                EvenMedian::Lower => exactly(low),
            }
        }
    }
}

/// The level that an index is; None where it lies between two.
pub fn whole_level(index: Decimal) -> Option<u8> {
    let units = Decimal::ONE.units();
    (index.units() % units == 0).then(|| u8::try_from(index.units() / units).ok()).flatten()
}

/// Why nobody gave a level: the strongest reason that somebody had.
fn missing(scores: &[Score]) -> Score {
    let reasons = [Score::InsufficientEvidence, Score::NotObserved];
    reasons.into_iter().find(|reason| scores.contains(reason)).unwrap_or(Score::NotYetRated)
}

#[cfg(test)]
mod tests {
    use super::Score::{InsufficientEvidence, Level, NotApplicable, NotObserved, NotYetRated};
    use super::*;

    fn of(scores: &[Score], one_apart: OneApart) -> Agreed {
        Consensus::of(scores, ConsensusRules { one_apart, ..ConsensusRules::default() }).agreed
    }

    fn index(text: &str) -> Agreed {
        Agreed::Index(text.parse().unwrap())
    }

    #[test]
    fn two_agree_compromise_talk_or_are_moderated() {
        for rule in OneApart::ALL {
            assert_eq!(of(&[Level(4), Level(4)], *rule), index("4"));
            assert_eq!(of(&[Level(2), Level(4)], *rule), Agreed::Open(Opening::Moderate));
        }
        let one_apart = |rule| of(&[Level(4), Level(3)], rule);
        assert_eq!(one_apart(OneApart::Lower), index("3"));
        assert_eq!(one_apart(OneApart::Mean), index("3.5"));
        assert_eq!(one_apart(OneApart::Discuss), Agreed::Open(Opening::Discuss));
    }

    #[test]
    fn three_and_more_give_their_median() {
        assert_eq!(of(&[Level(5), Level(1), Level(4)], OneApart::Discuss), index("4"));
        let four = [Level(5), Level(2), Level(4), Level(1)];
        assert_eq!(of(&four, OneApart::Lower), index("2"));
        let mean = Consensus::of(&four, ConsensusRules { even_median: EvenMedian::Mean, ..ConsensusRules::default() });
        assert_eq!((mean.agreed, mean.raters, mean.range, mean.discrepant), (index("3"), 4, Some((1, 5)), true));
    }

    #[test]
    fn what_is_no_level_never_becomes_one() {
        assert_eq!(of(&[Level(4), NotYetRated, InsufficientEvidence], OneApart::Lower), index("4"));
        assert_eq!(of(&[NotApplicable, NotApplicable, Level(4)], OneApart::Lower), Agreed::Special(NotApplicable));
        assert_eq!(of(&[NotApplicable, Level(4), Level(4)], OneApart::Lower), index("4"));
        assert_eq!(of(&[NotApplicable, Level(4)], OneApart::Lower), Agreed::Open(Opening::Applicability));
        assert_eq!(of(&[NotYetRated, NotObserved, InsufficientEvidence], OneApart::Lower), Agreed::Special(InsufficientEvidence));
        assert_eq!(of(&[NotYetRated, NotObserved], OneApart::Lower), Agreed::Special(NotObserved));
        assert_eq!(of(&[], OneApart::Lower), Agreed::Special(NotYetRated));
    }
}
