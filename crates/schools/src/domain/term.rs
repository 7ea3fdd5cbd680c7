//! Terms: rows with dates, for everybody or for one area or school that differs. Never computed from a date.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::{AreaId, SchoolId, TermId};

/// A term of an academic year in the Buddhist era; semester 3 is summer, 0 the whole year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AcademicTerm {
    be_year: i16,
    semester: i16,
}

impl AcademicTerm {
    /// The first of all: the year in which the year began to begin in January.
    pub const FIRST: Self = Self { be_year: 2484, semester: 0 };

    /// Years from 2484, when the year began to begin in January; semesters from 0 to 3.
    pub fn try_new(be_year: i32, semester: i32) -> Option<Self> {
        let fits = (2484..=2942).contains(&be_year) && (0..=3).contains(&semester);
        let (be_year, semester) = (i16::try_from(be_year).ok()?, i16::try_from(semester).ok()?);
        fits.then_some(Self { be_year, semester })
    }

    /// The academic year, Buddhist era.
    pub fn be_year(self) -> i16 {
        self.be_year
    }

    /// 1 or 2; 3 is summer, 0 the whole year.
    pub fn semester(self) -> i16 {
        self.semester
    }
}

/// For whom the dates of a term hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermScope {
    /// Everybody for whom nothing else is said.
    Everybody,
    /// The schools of an area.
    Area(AreaId),
    /// One school.
    School(SchoolId),
}

/// What is kept of a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRecord {
    /// Id.
    pub id: TermId,
    /// Raised by one with every event.
    pub version: i64,
    /// Which term.
    pub term: AcademicTerm,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// For whom.
    pub scope: TermScope,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    record: TermRecord,
}

/// Why a command on a term is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TermError {
    /// The last day lies before the first.
    #[error("a term ends after it begins")]
    EndBeforeStart,
    /// Longer than any academic year.
    #[error("a term is no longer than 400 days")]
    TooLong,
}

impl Term {
    /// Records a term.
    pub fn define(
        id: TermId,
        (term, scope): (AcademicTerm, TermScope),
        (starts_on, ends_on): (Date, Date),
        now: Timestamp,
    ) -> Result<Self, TermError> {
        must_be_possible(starts_on, ends_on)?;
        Ok(Self { record: TermRecord { id, version: 1, term, starts_on, ends_on, scope, created_at: now, updated_at: now } })
    }

    /// What was kept.
    pub fn restore(record: TermRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &TermRecord {
        &self.record
    }

    /// Other dates. Says whether anything changed.
    pub fn change(&mut self, (starts_on, ends_on): (Date, Date), now: Timestamp) -> Result<bool, TermError> {
        must_be_possible(starts_on, ends_on)?;
        if (self.record.starts_on, self.record.ends_on) == (starts_on, ends_on) {
            return Ok(false);
        }
        (self.record.starts_on, self.record.ends_on) = (starts_on, ends_on);
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(true)
    }
}

fn must_be_possible(starts_on: Date, ends_on: Date) -> Result<(), TermError> {
    if ends_on < starts_on {
        return Err(TermError::EndBeforeStart);
    }
    let days = starts_on.until(ends_on).map_or(i32::MAX, |span| span.get_days());
    if days > 400 { Err(TermError::TooLong) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_term_has_a_buddhist_year_and_one_of_four_semesters() {
        assert!(AcademicTerm::try_new(2564, 0).is_some() && AcademicTerm::try_new(2564, 3).is_some());
        for (year, semester) in [(2021, 1), (2564, 4), (2564, -1), (2483, 1), (2943, 1)] {
            assert_eq!(AcademicTerm::try_new(year, semester), None);
        }
    }

    #[test]
    fn a_term_of_the_year_of_the_epidemic_begins_when_it_begins() {
        let term = AcademicTerm::try_new(2563, 1).expect("a term");
        let define = |from, to| Term::define(TermId(Uuid::nil()), (term, TermScope::Everybody), (from, to), Timestamp::UNIX_EPOCH);
        let mut kept = define(date(2020, 7, 1), date(2020, 11, 13)).expect("dates are data");
        assert_eq!(define(date(2020, 7, 2), date(2020, 7, 1)), Err(TermError::EndBeforeStart));
        assert_eq!(define(date(2020, 7, 2), date(2022, 7, 1)), Err(TermError::TooLong));
        assert_eq!(kept.change((date(2020, 7, 1), date(2020, 11, 13)), Timestamp::UNIX_EPOCH), Ok(false));
        assert_eq!(kept.change((date(2020, 7, 1), date(2020, 11, 14)), Timestamp::UNIX_EPOCH), Ok(true));
        assert_eq!(kept.record().version, 2);
    }
}
