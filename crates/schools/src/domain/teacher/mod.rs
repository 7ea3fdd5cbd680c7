//! Teachers: who teaches at which school, when and as what. A teacher is a reference to a person that says nothing; the name is kept elsewhere.
//! Nothing here says how well somebody teaches, and no field could hold it.

mod fields;
#[cfg(test)]
mod tests;

use chassis::kernel::Period;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use super::TeacherId;
use super::term::AcademicTerm;
use crate::domain::school::{Grade, GradeRange};

pub use fields::{NewPosting, Posting, PostingKind, TeacherRole};

/// Postings of one teacher at most: more than a working life has.
pub const MOST_POSTINGS: usize = 200;

/// What is kept of a teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeacherRecord {
    /// Id.
    pub id: TeacherId,
    /// Raised by one with every event.
    pub version: i64,
    /// Opaque reference to the person.
    pub person: Uuid,
    /// Every posting, in the order in which they were recorded.
    pub postings: Vec<Posting>,
    /// Hours of professional development in hundredths, by academic year in the order of time.
    pub pd_hours: Vec<(AcademicTerm, u32)>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A teacher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Teacher {
    record: TeacherRecord,
}

/// What happened to a teacher; postings by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeacherEvent {
    /// A posting was recorded.
    Posted(i32),
    /// One post was changed for another.
    Moved {
        /// The one that ended.
        from: i32,
        /// The one that began.
        to: i32,
    },
    /// A posting ended.
    Left(i32),
    /// Hours of professional development were recorded for an academic year.
    PdHoursRecorded(AcademicTerm),
}

impl TeacherEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Posted(_) => "posted",
            Self::Moved { .. } => "moved",
            Self::Left(_) => "left",
            Self::PdHoursRecorded(_) => "pd_hours_recorded",
        }
    }

    /// Numbers of the postings that are new or have another end.
    pub fn postings(self) -> impl Iterator<Item = i32> {
        let (one, other) = match self {
            Self::Posted(no) | Self::Left(no) => (Some(no), None),
            Self::Moved { from, to } => (Some(from), Some(to)),
            Self::PdHoursRecorded(_) => (None, None),
        };
        one.into_iter().chain(other)
    }
}

/// Why a command on a teacher is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TeacherError {
    /// A new posting on no day.
    #[error("a posting has a day")]
    NoDay,
    /// A posting that would end on its first day or before it.
    #[error("a posting does not end before it has begun")]
    EndBeforeStart,
    /// A subject stands twice.
    #[error("subject {0} stands twice")]
    SubjectTwice(usize),
    /// A grade stands twice.
    #[error("grade {0} stands twice")]
    GradeTwice(usize),
    /// The school does not offer the grade.
    #[error("grade {at}, {grade}, is not offered")]
    GradeNotOffered {
        /// Where it stands.
        at: usize,
        /// The grade.
        grade: Grade,
    },
    /// S14: a teacher holds one post at a time, and is at one school in one way at a time.
    #[error("another posting lies on some of these days")]
    Overlap,
    /// There is no post that lasts over the first day.
    #[error("no post on {on}")]
    NotPosted {
        /// The first day.
        on: Date,
    },
    /// There is no posting of this number.
    #[error("no such posting")]
    NoSuchPosting,
    /// It ends on that day already, or before it.
    #[error("it ends on {on} already")]
    EndedAlready {
        /// Its end.
        on: Date,
    },
    /// As many postings as there can be.
    #[error("too many postings")]
    TooMany,
}

impl Teacher {
    /// Records a teacher with the first post; `offered` are the grades of the school.
    pub fn create(
        id: TeacherId,
        person: Uuid,
        (first, offered): (NewPosting, GradeRange),
        now: Timestamp,
    ) -> Result<(Self, Vec<TeacherEvent>), TeacherError> {
        let record = TeacherRecord { id, version: 0, person, postings: Vec::new(), pd_hours: Vec::new(), created_at: now, updated_at: now };
        let mut teacher = Self { record };
        let events = teacher.post((first, offered), now)?;
        Ok((teacher, events))
    }

    /// What was kept.
    pub fn restore(record: TeacherRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &TeacherRecord {
        &self.record
    }

    /// The posting of this number.
    pub fn posting(&self, no: i32) -> Option<&Posting> {
        self.record.postings.iter().find(|posting| posting.no == no)
    }

    /// The post that lasts over a day: begun before it and not ended on it.
    pub fn post_over(&self, day: Date) -> Option<&Posting> {
        let lasts = |p: &&Posting| p.kind == PostingKind::Posted && p.period.contains(day) && p.period.from() < Some(day);
        self.record.postings.iter().find(lasts)
    }

    /// A post, beside no other one.
    pub fn post(&mut self, (new, offered): (NewPosting, GradeRange), now: Timestamp) -> Result<Vec<TeacherEvent>, TeacherError> {
        let posting = self.possible(PostingKind::Posted, new, offered)?;
        self.must_be_apart(&posting, None)?;
        let event = TeacherEvent::Posted(posting.no);
        self.record.postings.push(posting);
        Ok(self.happened(event, now))
    }

    /// Lent to another school. On the first day the teacher holds a post; whatever becomes of that later, the secondment lasts as it says.
    pub fn second(&mut self, (new, offered): (NewPosting, GradeRange), now: Timestamp) -> Result<Vec<TeacherEvent>, TeacherError> {
        let posting = self.possible(PostingKind::Seconded, new, offered)?;
        let on = posting.period.from().unwrap_or(Date::MIN);
        let holds = |p: &Posting| p.kind == PostingKind::Posted && p.period.contains(on);
        if !self.record.postings.iter().any(holds) {
            return Err(TeacherError::NotPosted { on });
        }
        self.must_be_apart(&posting, None)?;
        let event = TeacherEvent::Posted(posting.no);
        self.record.postings.push(posting);
        Ok(self.happened(event, now))
    }

    /// Another post: the one that lasts ends on the day on which the new one begins.
    pub fn move_to(&mut self, (new, offered): (NewPosting, GradeRange), now: Timestamp) -> Result<Vec<TeacherEvent>, TeacherError> {
        let on = new.from;
        let posting = self.possible(PostingKind::Posted, new, offered)?;
        let from = self.post_over(on).ok_or(TeacherError::NotPosted { on })?.no;
        self.must_be_apart(&posting, Some(from))?;
        self.shorten(from, on)?;
        let event = TeacherEvent::Moved { from, to: posting.no };
        self.record.postings.push(posting);
        Ok(self.happened(event, now))
    }

    /// A posting ends: `to` is the first day no longer.
    pub fn end(&mut self, no: i32, to: Date, now: Timestamp) -> Result<Vec<TeacherEvent>, TeacherError> {
        self.shorten(no, to)?;
        Ok(self.happened(TeacherEvent::Left(no), now))
    }

    /// Hours of professional development of an academic year; a later word replaces an earlier one.
    pub fn record_pd_hours(&mut self, year: AcademicTerm, hours_e2: u32, now: Timestamp) -> Vec<TeacherEvent> {
        let hours = &mut self.record.pd_hours;
        match hours.binary_search_by_key(&year, |(year, _)| *year) {
            Ok(at) if hours[at].1 == hours_e2 => return Vec::new(),
            Ok(at) => hours[at].1 = hours_e2,
            Err(at) => hours.insert(at, (year, hours_e2)),
        }
        self.happened(TeacherEvent::PdHoursRecorded(year), now)
    }

    fn possible(&self, kind: PostingKind, new: NewPosting, offered: GradeRange) -> Result<Posting, TeacherError> {
        if self.record.postings.len() >= MOST_POSTINGS {
            return Err(TeacherError::TooMany);
        }
        if let Some(at) = repeated(&new.subjects) {
            return Err(TeacherError::SubjectTwice(at));
        }
        if let Some(at) = repeated(&new.grades) {
            return Err(TeacherError::GradeTwice(at));
        }
        if let Some((at, grade)) = new.grades.iter().enumerate().find(|(_, grade)| !offered.contains(**grade)) {
            return Err(TeacherError::GradeNotOffered { at, grade: *grade });
        }
        let period = Period::try_new(Some(new.from), new.to).ok().filter(|period| period.contains(new.from));
        let period = period.ok_or(TeacherError::NoDay)?;
        let no = i32::try_from(self.record.postings.len() + 1).map_err(|_| TeacherError::TooMany)?;
        Ok(Posting { no, kind, school: new.school, role: new.role, subjects: new.subjects, grades: new.grades, period })
    }

    /// S14: posts lie apart, and so do postings at one school. The one that ends where the new one begins does not count.
    fn must_be_apart(&self, new: &Posting, ending: Option<i32>) -> Result<(), TeacherError> {
        let in_the_way = |held: &&Posting| {
            let both_posts = held.kind == PostingKind::Posted && new.kind == PostingKind::Posted;
            let until = new.period.from().filter(|_| ending == Some(held.no));
            let period = until.map_or(Ok(held.period), |until| held.period.ending(until));
            (both_posts || held.school == new.school) && period.is_ok_and(|period| period.overlaps(new.period))
        };
        if self.record.postings.iter().any(|held| in_the_way(&held)) { Err(TeacherError::Overlap) } else { Ok(()) }
    }

    fn shorten(&mut self, no: i32, to: Date) -> Result<(), TeacherError> {
        let posting = self.record.postings.iter_mut().find(|posting| posting.no == no).ok_or(TeacherError::NoSuchPosting)?;
        if let Some(on) = posting.period.to().filter(|end| *end <= to) {
            return Err(TeacherError::EndedAlready { on });
        }
        let period = posting.period.ending(to).ok().filter(|period| period.from() < Some(to));
        posting.period = period.ok_or(TeacherError::EndBeforeStart)?;
        Ok(())
    }

    fn happened(&mut self, event: TeacherEvent, now: Timestamp) -> Vec<TeacherEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn repeated<T: PartialEq>(values: &[T]) -> Option<usize> {
    values.iter().enumerate().position(|(at, value)| values[..at].contains(value))
}
