//! Programmes: who runs them, in which cohorts, and whether schools still get in.

use chassis::kernel::{LocalizedText, Period, ReasonRequired, reason, words};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use crate::domain::{ProgrammeId, When};

words! {
    /// What a programme is for.
    pub enum ProgrammeKind {
        /// Teacher and School Quality Program (โรงเรียนพัฒนาตนเอง).
        Tsqp = "TSQP",
        /// Teacher and School Quality Area.
        Tsqa = "TSQA",
        /// Pilot of the Whole School Approach.
        WsaPilot = "WSA_PILOT",
        /// Pilot on the way to an education innovation area; no statutory designation.
        EiaPilot = "EIA_PILOT",
        /// Another programme.
        Other = "OTHER",
    }
}

words! {
    /// Whether schools still get in.
    pub enum ProgrammeStatus {
        /// Schools get in.
        Open = "OPEN",
        /// No school gets in any more. Final.
        Closed = "CLOSED",
    }
}

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    /// Its number, from 1.
    pub no: i32,
    /// Its name; empty where it has none.
    pub name: LocalizedText,
    /// Its days.
    pub period: Period,
}

/// Who pays; both may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funder {
    /// In words; may be empty.
    pub text: String,
    /// The organisation, where it is registered.
    pub organisation: Option<Uuid>,
}

/// What a caller says about a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProgramme {
    /// Its name; Thai is required.
    pub name: LocalizedText,
    /// What it is for.
    pub kind: ProgrammeKind,
    /// The organisation that runs it.
    pub owner: Uuid,
    /// Who pays.
    pub funder: Funder,
    /// The agreements that it rests on.
    pub agreements: Vec<Uuid>,
    /// Which schools are eligible, in words; may be empty.
    pub eligibility: LocalizedText,
    /// Its first cohorts.
    pub cohorts: Vec<Cohort>,
    /// Its days, as planned.
    pub period: Period,
}

/// The end of entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Its day.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// What is kept of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeRecord {
    /// Id.
    pub id: ProgrammeId,
    /// Raised by one with every event.
    pub version: i64,
    /// What was said when it was opened; its cohorts in the order of their numbers, later ones too.
    pub about: NewProgramme,
    /// When and why it was closed; nothing while open.
    pub closing: Option<Closing>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What happened to a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgrammeEvent {
    /// It was opened.
    Opened,
    /// It has another cohort, of this number.
    CohortAdded(i32),
    /// No school gets in any more.
    Closed,
}

impl ProgrammeEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::CohortAdded(_) => "cohort_added",
            Self::Closed => "closed",
        }
    }
}

/// Why a command on a programme is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProgrammeError {
    /// It has no Thai name.
    #[error("a programme needs a Thai name")]
    NoName,
    /// Two cohorts of one number.
    #[error("cohort {0} is there already")]
    CohortTwice(i32),
    /// One agreement named twice.
    #[error("an agreement stands twice")]
    AgreementTwice,
    /// No school gets in any more, and nothing changes.
    #[error("the programme was closed on {0}")]
    Closed(Date),
    /// A day to come.
    #[error("a day to come cannot be on record")]
    InFuture,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

/// A programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    record: ProgrammeRecord,
}

impl Programme {
    /// Opens a programme.
    pub fn open(id: ProgrammeId, mut about: NewProgramme, now: Timestamp) -> Result<(Self, Vec<ProgrammeEvent>), ProgrammeError> {
        if about.name.lacks_thai() {
            return Err(ProgrammeError::NoName);
        }
        if let Some(no) = twice(about.cohorts.iter().map(|cohort| cohort.no)) {
            return Err(ProgrammeError::CohortTwice(no));
        }
        if twice(about.agreements.iter()).is_some() {
            return Err(ProgrammeError::AgreementTwice);
        }
        about.cohorts.sort_by_key(|cohort| cohort.no);
        let record = ProgrammeRecord { id, version: 1, about, closing: None, created_at: now, updated_at: now };
        Ok((Self { record }, vec![ProgrammeEvent::Opened]))
    }

    /// What was kept.
    pub fn restore(record: ProgrammeRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &ProgrammeRecord {
        &self.record
    }

    /// Whether schools still get in.
    pub fn status(&self) -> ProgrammeStatus {
        if self.record.closing.is_some() { ProgrammeStatus::Closed } else { ProgrammeStatus::Open }
    }

    /// The cohort of a number.
    pub fn cohort(&self, no: i32) -> Option<&Cohort> {
        self.record.about.cohorts.iter().find(|cohort| cohort.no == no)
    }

    /// Who runs it: grants for the programme, and for the organisation that owns it.
    pub fn run_by(&self) -> Vec<String> {
        vec![format!("programme:{}", self.record.id), format!("organisation:{}", self.record.about.owner)]
    }

    /// Refuses when no school gets in any more.
    pub fn must_be_open(&self) -> Result<(), ProgrammeError> {
        match &self.record.closing {
            Some(closing) => Err(ProgrammeError::Closed(closing.on)),
            None => Ok(()),
        }
    }

    /// Another cohort.
    pub fn add_cohort(&mut self, cohort: Cohort, now: Timestamp) -> Result<Vec<ProgrammeEvent>, ProgrammeError> {
        self.must_be_open()?;
        let no = cohort.no;
        if self.cohort(no).is_some() {
            return Err(ProgrammeError::CohortTwice(no));
        }
        let cohorts = &mut self.record.about.cohorts;
        cohorts.push(cohort);
        cohorts.sort_by_key(|cohort| cohort.no);
        Ok(self.happened(ProgrammeEvent::CohortAdded(no), now))
    }

    /// No school gets in any more.
    pub fn close(&mut self, why: &str, when: When) -> Result<Vec<ProgrammeEvent>, ProgrammeError> {
        self.must_be_open()?;
        if when.on > when.today {
            return Err(ProgrammeError::InFuture);
        }
        self.record.closing = Some(Closing { on: when.on, reason: reason(why)? });
        Ok(self.happened(ProgrammeEvent::Closed, when.now))
    }

    fn happened(&mut self, event: ProgrammeEvent, now: Timestamp) -> Vec<ProgrammeEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

/// The first value that stands twice.
pub(super) fn twice<T: PartialEq + Copy>(values: impl Iterator<Item = T>) -> Option<T> {
    let values: Vec<T> = values.collect();
    values.iter().enumerate().find(|(at, value)| values[..*at].contains(value)).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const TODAY: Date = date(2021, 12, 20);

    fn cohort(no: i32) -> Cohort {
        Cohort { no, name: LocalizedText::default(), period: Period::ALWAYS }
    }

    fn new(cohorts: &[i32]) -> NewProgramme {
        NewProgramme {
            name: LocalizedText::thai("โครงการตัวอย่าง"),
            kind: ProgrammeKind::Tsqp,
            owner: Uuid::from_u128(1),
            funder: Funder::default(),
            agreements: Vec::new(),
            eligibility: LocalizedText::default(),
            cohorts: cohorts.iter().map(|no| cohort(*no)).collect(),
            period: Period::ALWAYS,
        }
    }

    fn open(cohorts: &[i32]) -> Programme {
        Programme::open(ProgrammeId(Uuid::from_u128(2)), new(cohorts), NOW).expect("opened").0
    }

    fn when(on: Date) -> When {
        When { on, today: TODAY, now: NOW }
    }

    #[test]
    fn cohorts_stand_in_the_order_of_their_numbers_and_each_number_once() {
        let mut programme = open(&[3, 1]);
        assert_eq!(programme.add_cohort(cohort(2), NOW), Ok(vec![ProgrammeEvent::CohortAdded(2)]));
        assert_eq!(programme.record().about.cohorts.iter().map(|cohort| cohort.no).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(programme.record().version, 2);
        let before = programme.clone();
        assert_eq!(programme.add_cohort(cohort(2), NOW), Err(ProgrammeError::CohortTwice(2)));
        assert_eq!(programme, before);
        let opened = Programme::open(ProgrammeId(Uuid::from_u128(2)), new(&[1, 2, 1]), NOW);
        assert_eq!(opened.map(|_| ()), Err(ProgrammeError::CohortTwice(1)));
    }

    #[test]
    fn a_programme_needs_a_thai_name_and_names_an_agreement_once() {
        let id = ProgrammeId(Uuid::from_u128(2));
        let english = NewProgramme { name: LocalizedText::new("", "A programme"), ..new(&[]) };
        assert_eq!(Programme::open(id, english, NOW).map(|_| ()), Err(ProgrammeError::NoName));
        let twice = NewProgramme { agreements: vec![Uuid::from_u128(7), Uuid::from_u128(7)], ..new(&[]) };
        assert_eq!(Programme::open(id, twice, NOW).map(|_| ()), Err(ProgrammeError::AgreementTwice));
    }

    #[test]
    fn a_closed_programme_stays_closed_and_gets_no_cohort() {
        let mut programme = open(&[1]);
        let before = programme.clone();
        assert_eq!(programme.close("สิ้นสุดโครงการ", when(date(2021, 12, 21))), Err(ProgrammeError::InFuture));
        assert_eq!(programme.close(" ", when(TODAY)), Err(ProgrammeError::ReasonRequired(ReasonRequired)));
        assert_eq!(programme, before);
        assert_eq!(programme.close("สิ้นสุดโครงการ", when(TODAY)), Ok(vec![ProgrammeEvent::Closed]));
        assert_eq!((programme.status(), programme.record().version), (ProgrammeStatus::Closed, 2));
        let closed = programme.clone();
        assert_eq!(programme.add_cohort(cohort(2), NOW), Err(ProgrammeError::Closed(TODAY)));
        assert_eq!(programme.close("อีกครั้ง", when(TODAY)), Err(ProgrammeError::Closed(TODAY)));
        assert_eq!(programme, closed);
    }
}
