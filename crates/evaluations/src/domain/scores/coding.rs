//! Interval coding: which codes were marked in which interval of a lesson. A second shape of data, with no level anywhere.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::decimal::Decimal;
use super::rounding::Rounding;
use crate::domain::statistics::{Categories, Computed, Confidence, PairTable, Statistic, Undefined, Weights};

/// A sparse matrix of intervals (from 0) and codes; a cell is marked or not, and several codes may be marked in one interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    intervals: u32,
    codes: BTreeSet<String>,
    marks: BTreeMap<String, BTreeSet<u32>>,
}

/// Why a mark or a comparison is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CodingError {
    /// The lesson has no such interval.
    #[error("there is no interval {0}")]
    NoInterval(u32),
    /// The instrument has no such code.
    #[error("there is no code {0}")]
    NoCode(String),
    /// Two records of different lengths or codes.
    #[error("the records have different intervals or codes")]
    OtherShape,
}

/// How far two observers of a lesson agree.
#[derive(Debug, Clone, PartialEq)]
pub struct CodingAgreement {
    /// Kappa over all cells.
    pub overall: Statistic,
    /// Kappa of each code over the intervals.
    pub by_code: BTreeMap<String, Statistic>,
}

impl Coding {
    /// An empty record of a lesson with so many intervals and of an instrument with these codes.
    pub fn new(intervals: u32, codes: impl IntoIterator<Item = String>) -> Self {
        Self { intervals, codes: codes.into_iter().collect(), marks: BTreeMap::new() }
    }

    /// Marks a code in an interval; marking it again changes nothing.
    pub fn mark(&mut self, interval: u32, code: &str) -> Result<(), CodingError> {
        if interval >= self.intervals {
            return Err(CodingError::NoInterval(interval));
        }
        if !self.codes.contains(code) {
            return Err(CodingError::NoCode(code.to_owned()));
        }
        self.marks.entry(code.to_owned()).or_default().insert(interval);
        Ok(())
    }

    /// Percent of the intervals in which each code was marked, to four places, rounded half up; [`Undefined::NoData`] without intervals.
    /// The percentages of all codes do not add up to 100.
    pub fn percent_by_code(&self) -> BTreeMap<&str, Computed<Decimal>> {
        let percent = |code: &str| {
            let marked = i128::from(self.times(code));
            Decimal::ratio(marked * 100, i128::from(self.intervals), Decimal::PLACES, Rounding::HalfUp).map_err(|_| Undefined::NoData)
        };
        self.codes.iter().map(|code| (code.as_str(), percent(code))).collect()
    }

    /// Cohen's kappa of two observers of the same lesson, of marked against not marked.
    pub fn agreement(&self, other: &Self, confidence: Confidence) -> Result<CodingAgreement, CodingError> {
        if self.intervals != other.intervals || self.codes != other.codes {
            return Err(CodingError::OtherShape);
        }
        let mut overall = PairTable::new(Categories::marks());
        let mut by_code = BTreeMap::new();
        for code in &self.codes {
            let table = self.table(other, code).ok_or(CodingError::OtherShape)?;
            overall.add(&table).map_err(|_| CodingError::OtherShape)?;
            by_code.insert(code.clone(), table.kappa(Weights::Unweighted, confidence));
        }
        Ok(CodingAgreement { overall: overall.kappa(Weights::Unweighted, confidence), by_code })
    }

    fn times(&self, code: &str) -> u64 {
        self.marks.get(code).map_or(0, |intervals| u64::try_from(intervals.len()).unwrap_or(u64::MAX))
    }

    /// Counts of the four cells from the marks alone: what nobody marked is what is left.
    fn table(&self, other: &Self, code: &str) -> Option<PairTable> {
        let both = match (self.marks.get(code), other.marks.get(code)) {
            (Some(mine), Some(theirs)) => u64::try_from(mine.intersection(theirs).count()).ok()?,
            (None, _) | (_, None) => 0,
        };
        let (mine, theirs) = (self.times(code) - both, other.times(code) - both);
        let neither = u64::from(self.intervals) - both - mine - theirs;
        let mut table = PairTable::new(Categories::marks());
        for (first, second, times) in [(1, 1, both), (1, 0, mine), (0, 1, theirs), (0, 0, neither)] {
            table.count_times(first, second, times).ok()?;
        }
        Some(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coded(intervals: u32, marks: &[(u32, &str)]) -> Coding {
        let mut coding = Coding::new(intervals, ["LECTURE", "QUESTION", "GROUP"].map(str::to_owned));
        for (interval, code) in marks {
            coding.mark(*interval, code).unwrap();
        }
        coding
    }

    #[test]
    fn a_code_has_a_share_of_the_intervals() {
        let coding = coded(3, &[(0, "LECTURE"), (1, "LECTURE"), (1, "QUESTION"), (1, "LECTURE")]);
        let percent = coding.percent_by_code();
        assert_eq!(percent["LECTURE"].map(|p| p.to_string()), Ok("66.6667".to_owned()));
        assert_eq!((percent["QUESTION"].map(|p| p.to_string()), percent["GROUP"]), (Ok("33.3333".to_owned()), Ok(Decimal::ZERO)));
        assert_eq!(coded(0, &[]).percent_by_code()["GROUP"], Err(Undefined::NoData));
    }

    #[test]
    fn marks_outside_the_record_are_refused() {
        let mut coding = coded(3, &[]);
        assert_eq!(coding.mark(3, "LECTURE"), Err(CodingError::NoInterval(3)));
        assert_eq!(coding.mark(0, "SLEEP"), Err(CodingError::NoCode("SLEEP".to_owned())));
        assert_eq!(coding.agreement(&coded(4, &[]), Confidence::NINETY_FIVE), Err(CodingError::OtherShape));
    }

    #[test]
    fn observers_are_compared_cell_by_cell() {
        let first = coded(4, &[(0, "LECTURE"), (1, "LECTURE"), (2, "QUESTION"), (3, "QUESTION")]);
        let second = coded(4, &[(0, "LECTURE"), (1, "LECTURE"), (2, "QUESTION"), (3, "LECTURE")]);
        let found = first.agreement(&second, Confidence::NINETY_FIVE).unwrap();
        // Of 12 cells 3 are marked by both, 1 by each alone: 10/12 seen, (4·4 + 8·8)/144 by chance.
        assert!(found.overall.value.is_ok_and(|kappa| (kappa - 0.625).abs() < 1e-12));
        assert_eq!((found.overall.n, found.by_code["LECTURE"].n), (12, 4));
        assert_eq!(found.by_code["LECTURE"].value, Ok(0.5));
        assert_eq!(found.by_code["GROUP"].value, Err(Undefined::NoVariation));
        assert_eq!(first.agreement(&first, Confidence::NINETY_FIVE).unwrap().overall.value, Ok(1.0));
    }
}
