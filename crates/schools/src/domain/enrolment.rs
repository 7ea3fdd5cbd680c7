//! Pupils of a school on one day. Only counts, never pupils.

use std::collections::BTreeMap;

use chassis::kernel::words;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::school::{Grade, GradeRange};
use super::term::AcademicTerm;
use super::{EnrolmentId, SchoolId};

words! {
    /// Where the numbers come from.
    pub enum EnrolmentSource {
        /// The data management centre of OBEC.
        Dmc = "DMC",
        /// Typed in.
        Manual = "MANUAL",
        /// A file.
        Import = "IMPORT",
    }
}

words! {
    /// Whether the numbers are sure.
    pub enum EnrolmentStatus {
        /// May still change.
        Provisional = "PROVISIONAL",
        /// Does not change any more.
        Confirmed = "CONFIRMED",
    }
}

/// Boys and girls of one grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pupils {
    /// Boys.
    pub male: u32,
    /// Girls.
    pub female: u32,
}

/// What is counted beside the grades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Others {
    /// Classes.
    pub classes: u32,
    /// Teachers.
    pub teachers: u32,
    /// Pupils with special needs.
    pub special_needs: u32,
    /// Pupils from poor families.
    pub poor: u32,
}

/// The numbers of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    grades: BTreeMap<Grade, Pupils>,
    others: Others,
}

/// What is wrong with the numbers of a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CountError {
    /// A grade stands twice.
    #[error("{0} stands twice")]
    GradeTwice(Grade),
    /// The stated sum is another than the sum of the grades.
    #[error("the sum of the grades is {sum}, stated is {stated}")]
    TotalDiffers {
        /// Sum of the grades.
        sum: u32,
        /// As stated.
        stated: u32,
    },
    /// More pupils of a kind than pupils.
    #[error("more pupils of a kind ({0}) than pupils")]
    MoreThanAll(&'static str),
}

impl Counts {
    /// Numbers by grade; a stated sum must be theirs.
    pub fn try_new(grades: impl IntoIterator<Item = (Grade, Pupils)>, stated: Option<u32>, others: Others) -> Result<Self, CountError> {
        let mut counts = Self { grades: BTreeMap::new(), others };
        for (grade, pupils) in grades {
            if counts.grades.insert(grade, pupils).is_some() {
                return Err(CountError::GradeTwice(grade));
            }
        }
        let sum = counts.pupils();
        match stated {
            Some(stated) if stated != sum => Err(CountError::TotalDiffers { sum, stated }),
            _ if others.special_needs > sum => Err(CountError::MoreThanAll("special_needs")),
            _ if others.poor > sum => Err(CountError::MoreThanAll("poor")),
            _ => Ok(counts),
        }
    }

    /// By grade.
    pub fn grades(&self) -> impl Iterator<Item = (Grade, Pupils)> {
        self.grades.iter().map(|(grade, pupils)| (*grade, *pupils))
    }

    /// What is counted beside them.
    pub fn others(&self) -> Others {
        self.others
    }

    /// All pupils.
    pub fn pupils(&self) -> u32 {
        self.grades.values().map(|p| p.male + p.female).sum()
    }
}

/// What is kept of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolmentRecord {
    /// Id.
    pub id: EnrolmentId,
    /// Raised by one with every event.
    pub version: i64,
    /// The school.
    pub school: SchoolId,
    /// The day of the count.
    pub as_of: Date,
    /// The term.
    pub term: AcademicTerm,
    /// Where the numbers come from.
    pub source: EnrolmentSource,
    /// The numbers.
    pub counts: Counts,
    /// Whether they are sure.
    pub status: EnrolmentStatus,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    record: EnrolmentRecord,
}

/// What a caller says about the pupils of a school on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The term.
    pub term: AcademicTerm,
    /// Where the numbers come from.
    pub source: EnrolmentSource,
    /// The numbers.
    pub counts: Counts,
}

/// What happened to a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnrolmentEvent {
    /// It was recorded, or replaced.
    Recorded,
    /// It was confirmed.
    Confirmed,
    /// It was recorded by an import that was undone.
    Withdrawn,
}

impl EnrolmentEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recorded => "snapshot_recorded",
            Self::Confirmed => "snapshot_confirmed",
            Self::Withdrawn => "snapshot_withdrawn",
        }
    }
}

/// Why a command on a snapshot is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EnrolmentError {
    /// A confirmed snapshot does not change.
    #[error("the snapshot is confirmed")]
    Confirmed,
    /// Pupils in a grade that the school does not offer.
    #[error("the school does not offer {0}")]
    GradeNotOffered(Grade),
    /// A count of a day to come.
    #[error("a day to come cannot have been counted")]
    InFuture,
}

impl Enrolment {
    /// Records the pupils of a school.
    pub fn record_counts(
        id: EnrolmentId,
        (school, grades): (SchoolId, GradeRange),
        as_of: Date,
        counted: Counted,
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, Vec<EnrolmentEvent>), EnrolmentError> {
        if as_of > today {
            return Err(EnrolmentError::InFuture);
        }
        must_be_offered(&counted, grades)?;
        let Counted { term, source, counts } = counted;
        let status = EnrolmentStatus::Provisional;
        let record = EnrolmentRecord { id, version: 1, school, as_of, term, source, counts, status, created_at: now, updated_at: now };
        Ok((Self { record }, vec![EnrolmentEvent::Recorded]))
    }

    /// What was kept.
    pub fn restore(record: EnrolmentRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &EnrolmentRecord {
        &self.record
    }

    /// Other numbers for the same day, while they are provisional.
    pub fn correct(&mut self, counted: Counted, grades: GradeRange, now: Timestamp) -> Result<Vec<EnrolmentEvent>, EnrolmentError> {
        let same = (self.record.term, self.record.source, &self.record.counts) == (counted.term, counted.source, &counted.counts);
        if same {
            return Ok(Vec::new());
        }
        if self.record.status == EnrolmentStatus::Confirmed {
            return Err(EnrolmentError::Confirmed);
        }
        must_be_offered(&counted, grades)?;
        (self.record.term, self.record.source, self.record.counts) = (counted.term, counted.source, counted.counts);
        Ok(self.happened(EnrolmentEvent::Recorded, now))
    }

    /// The numbers are sure.
    pub fn confirm(&mut self, now: Timestamp) -> Result<Vec<EnrolmentEvent>, EnrolmentError> {
        if self.record.status == EnrolmentStatus::Confirmed {
            return Err(EnrolmentError::Confirmed);
        }
        self.record.status = EnrolmentStatus::Confirmed;
        Ok(self.happened(EnrolmentEvent::Confirmed, now))
    }

    /// The numbers that it had before an import. The caller knows that nothing has changed since.
    pub fn restore_to(&mut self, before: Counted, now: Timestamp) -> Vec<EnrolmentEvent> {
        (self.record.term, self.record.source, self.record.counts) = (before.term, before.source, before.counts);
        self.happened(EnrolmentEvent::Recorded, now)
    }

    /// It is no more, and its day may be counted again.
    pub fn withdraw(&mut self, now: Timestamp) -> Vec<EnrolmentEvent> {
        self.happened(EnrolmentEvent::Withdrawn, now)
    }

    /// Term, source and numbers.
    pub fn counted(&self) -> Counted {
        Counted { term: self.record.term, source: self.record.source, counts: self.record.counts.clone() }
    }

    fn happened(&mut self, event: EnrolmentEvent, now: Timestamp) -> Vec<EnrolmentEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn must_be_offered(counted: &Counted, grades: GradeRange) -> Result<(), EnrolmentError> {
    let taught = |pupils: Pupils| pupils.male + pupils.female > 0;
    match counted.counts.grades().find(|(grade, pupils)| taught(*pupils) && !grades.contains(*grade)) {
        Some((grade, _)) => Err(EnrolmentError::GradeNotOffered(grade)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const TODAY: Date = date(2022, 7, 1);

    fn pupils(male: u32, female: u32) -> Pupils {
        Pupils { male, female }
    }

    fn counted(counts: Counts) -> Counted {
        let term = AcademicTerm::try_new(2565, 1).expect("a term");
        Counted { term, source: EnrolmentSource::Dmc, counts }
    }

    fn counts(grades: &[(Grade, Pupils)], stated: Option<u32>) -> Result<Counts, CountError> {
        Counts::try_new(grades.iter().copied(), stated, Others::default())
    }

    fn range() -> GradeRange {
        GradeRange::try_new(Grade::K2, Grade::P6).expect("in order")
    }

    fn recorded(counts: Counts) -> Result<Enrolment, EnrolmentError> {
        let (id, school) = (EnrolmentId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2)));
        Enrolment::record_counts(id, (school, range()), date(2022, 6, 10), counted(counts), (TODAY, NOW)).map(|(enrolment, _)| enrolment)
    }

    #[test]
    fn the_sum_of_the_grades_is_the_sum() {
        let grades = [(Grade::P1, pupils(10, 12)), (Grade::P2, pupils(0, 3))];
        assert_eq!(counts(&grades, Some(25)).map(|c| c.pupils()), Ok(25));
        assert_eq!(counts(&grades, Some(24)), Err(CountError::TotalDiffers { sum: 25, stated: 24 }));
        let twice = [(Grade::P1, pupils(1, 0)), (Grade::P1, pupils(1, 0))];
        assert_eq!(counts(&twice, None), Err(CountError::GradeTwice(Grade::P1)));
        let poor = Counts::try_new(grades, None, Others { poor: 26, ..Others::default() });
        assert_eq!(poor, Err(CountError::MoreThanAll("poor")));
    }

    #[test]
    fn a_school_without_pupils_is_counted_too() {
        let enrolment = recorded(counts(&[], Some(0)).expect("no pupils")).expect("recorded");
        assert_eq!(enrolment.record().counts.pupils(), 0);
        assert!(recorded(counts(&[(Grade::M1, pupils(0, 0))], None).expect("fits")).is_ok(), "an empty grade says nothing");
    }

    #[test]
    fn pupils_of_a_grade_that_is_not_offered_and_of_a_day_to_come_are_refused() {
        let outside = recorded(counts(&[(Grade::M1, pupils(1, 0))], None).expect("fits"));
        assert_eq!(outside, Err(EnrolmentError::GradeNotOffered(Grade::M1)));
        let (id, school) = (EnrolmentId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2)));
        let early = Enrolment::record_counts(id, (school, range()), date(2022, 6, 10), counted(Counts::default()), (date(2022, 6, 9), NOW));
        assert_eq!(early.map(|_| ()), Err(EnrolmentError::InFuture));
    }

    #[test]
    fn confirmed_numbers_do_not_change() {
        let mut enrolment = recorded(Counts::default()).expect("recorded");
        let more = counted(counts(&[(Grade::P1, pupils(1, 1))], None).expect("fits"));
        assert_eq!(enrolment.correct(more.clone(), range(), NOW), Ok(vec![EnrolmentEvent::Recorded]));
        assert_eq!(enrolment.confirm(NOW), Ok(vec![EnrolmentEvent::Confirmed]));
        assert_eq!(enrolment.record().version, 3);
        let before = enrolment.clone();
        assert_eq!(enrolment.correct(counted(Counts::default()), range(), NOW), Err(EnrolmentError::Confirmed));
        assert_eq!(enrolment.correct(more, range(), NOW), Ok(Vec::new()), "saying the same again is no change");
        assert_eq!(enrolment.confirm(NOW), Err(EnrolmentError::Confirmed));
        assert_eq!(enrolment, before);
    }
}
