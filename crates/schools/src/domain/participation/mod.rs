//! Participation of a school in a cohort of a programme.

mod status;
#[cfg(test)]
mod tests;

use chassis::kernel::words;
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

pub use status::ParticipationStatus;

use crate::domain::programme::twice;
use crate::domain::{ParticipationId, ProgrammeId, Resolution, SchoolId, Step, StepError, Steps, When};

words! {
    /// Who endorses that a school takes part.
    pub enum EndorsingBody {
        /// The school board.
        SchoolBoard = "SCHOOL_BOARD",
        /// The service area.
        Esao = "ESAO",
    }
}

/// Which school takes part in which cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The programme.
    pub programme: ProgrammeId,
    /// The cohort.
    pub cohort: i32,
    /// The school.
    pub school: SchoolId,
}

/// What is kept of a participation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationRecord {
    /// Id.
    pub id: ParticipationId,
    /// Raised by one with every event.
    pub version: i64,
    /// Which school takes part in what.
    pub place: Place,
    /// What was done.
    pub steps: Steps<ParticipationStatus>,
    /// Opaque references to the persons who coach the school.
    pub coaches: Vec<Uuid>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What happened to a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParticipationEvent {
    /// A school was named.
    Nominated,
    /// It applied.
    Applied,
    /// It was found eligible, or not.
    Judged,
    /// The school board or the service area endorsed.
    Endorsed,
    /// Whoever runs the programme approved.
    Approved,
    /// The school takes part.
    Activated,
    /// Others coach it.
    CoachesAssigned,
    /// It takes part no more for the time being.
    Suspended,
    /// It takes part again.
    Resumed,
    /// It has finished.
    Completed,
    /// It took itself out.
    Withdrawn,
    /// It was taken out.
    Removed,
    /// It never began.
    Lapsed,
}

impl ParticipationEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nominated => "nominated",
            Self::Applied => "applied",
            Self::Judged => "judged",
            Self::Endorsed => "endorsed",
            Self::Approved => "approved",
            Self::Activated => "activated",
            Self::CoachesAssigned => "coaches_assigned",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Completed => "completed",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
            Self::Lapsed => "lapsed",
        }
    }
}

/// Why a command on a participation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParticipationError {
    /// Not possible where it stands.
    #[error("not possible while the participation is {0}")]
    StatusNotAllowed(ParticipationStatus),
    /// The step does not follow the others.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The school is merged or dissolved.
    #[error("the school is no more on that day")]
    SchoolGone,
    /// The school is in no service area.
    #[error("the school is in no service area on that day")]
    NoServiceArea,
    /// A coach named twice.
    #[error("a coach stands twice")]
    CoachTwice,
}

/// What a command on a participation tells.
pub type Told = Result<Vec<ParticipationEvent>, ParticipationError>;

/// What the school is on the day of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SchoolThen {
    /// Neither merged nor dissolved.
    pub there: bool,
    /// In a service area.
    pub in_service_area: bool,
}

impl SchoolThen {
    /// What a merged or dissolved school did stays with it (S7) and goes on nowhere else: its participation may only end. Whoever takes it in
    /// takes part when it is named itself.
    pub fn must_allow(self, next: ParticipationStatus) -> Result<(), ParticipationError> {
        if self.there || next.is_final() { Ok(()) } else { Err(ParticipationError::SchoolGone) }
    }
}

/// The participation of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participation {
    record: ParticipationRecord,
}

impl Participation {
    /// Names a school for a cohort.
    pub fn nominate(
        id: ParticipationId,
        place: Place,
        school: SchoolThen,
        when: When,
    ) -> Result<(Self, Vec<ParticipationEvent>), ParticipationError> {
        if !school.there {
            return Err(ParticipationError::SchoolGone);
        }
        let steps = Steps::begin(Step::plain(ParticipationStatus::Nominated, when), when.today)?;
        let record = ParticipationRecord { id, version: 1, place, steps, coaches: Vec::new(), created_at: when.now, updated_at: when.now };
        Ok((Self { record }, vec![ParticipationEvent::Nominated]))
    }

    /// What was kept.
    pub fn restore(record: ParticipationRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &ParticipationRecord {
        &self.record
    }

    /// Where it stands.
    pub fn status(&self) -> ParticipationStatus {
        self.record.steps.last().status
    }

    /// The first day on which the school took part.
    pub fn active_from(&self) -> Option<Date> {
        self.record.steps.first_to(ParticipationStatus::Active).map(|step| step.on)
    }

    /// The day of its final status.
    pub fn ended_on(&self) -> Option<Date> {
        let last = self.record.steps.last();
        last.status.is_final().then_some(last.on)
    }

    /// The school applies.
    pub fn apply(&mut self, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Applied, when), ParticipationEvent::Applied, when)
    }

    /// The school is eligible, or is not for a reason.
    pub fn judge(&mut self, eligible: bool, why: &str, when: When) -> Told {
        let step = if eligible {
            Step { reason: why.trim().to_owned(), ..Step::plain(ParticipationStatus::Eligible, when) }
        } else {
            Step::plain(ParticipationStatus::Ineligible, when).because(why)?
        };
        self.step(step, ParticipationEvent::Judged, when)
    }

    /// The school board endorses, and after it the service area of the school.
    pub fn endorse(&mut self, body: EndorsingBody, resolution: Resolution, school: SchoolThen, when: When) -> Told {
        let status = match body {
            EndorsingBody::SchoolBoard => ParticipationStatus::SchoolBoardEndorsed,
            EndorsingBody::Esao if !school.in_service_area => return Err(ParticipationError::NoServiceArea),
            EndorsingBody::Esao => ParticipationStatus::EsaoEndorsed,
        };
        self.step(Step::plain(status, when).resting_on(Some(resolution)), ParticipationEvent::Endorsed, when)
    }

    /// Whoever runs the programme approves. A school in no service area needs no endorsement but that of its board.
    pub fn approve(&mut self, resolution: Option<Resolution>, school: SchoolThen, when: When) -> Told {
        let now = self.status();
        if now == ParticipationStatus::SchoolBoardEndorsed && school.in_service_area {
            return Err(ParticipationError::StatusNotAllowed(now));
        }
        self.step(Step::plain(ParticipationStatus::Approved, when).resting_on(resolution), ParticipationEvent::Approved, when)
    }

    /// The school takes part.
    pub fn activate(&mut self, coaches: Vec<Uuid>, school: SchoolThen, when: When) -> Told {
        self.must_be(&[ParticipationStatus::Approved])?;
        must_differ(&coaches)?;
        if !school.there {
            return Err(ParticipationError::SchoolGone);
        }
        let told = self.step(Step::plain(ParticipationStatus::Active, when), ParticipationEvent::Activated, when)?;
        self.record.coaches = coaches;
        Ok(told)
    }

    /// These persons coach the school from now on.
    pub fn assign_coaches(&mut self, coaches: Vec<Uuid>, now: Timestamp) -> Told {
        self.must_be(&[ParticipationStatus::Approved, ParticipationStatus::Active, ParticipationStatus::Suspended])?;
        must_differ(&coaches)?;
        if self.record.coaches == coaches {
            return Ok(Vec::new());
        }
        self.record.coaches = coaches;
        Ok(self.happened(ParticipationEvent::CoachesAssigned, now))
    }

    /// The school takes part no more for the time being.
    pub fn suspend(&mut self, why: &str, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Suspended, when).because(why)?, ParticipationEvent::Suspended, when)
    }

    /// A suspended school takes part again.
    pub fn resume(&mut self, when: When) -> Told {
        self.must_be(&[ParticipationStatus::Suspended])?;
        self.step(Step::plain(ParticipationStatus::Active, when), ParticipationEvent::Resumed, when)
    }

    /// The school has finished.
    pub fn complete(&mut self, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Completed, when), ParticipationEvent::Completed, when)
    }

    /// The school takes itself out.
    pub fn withdraw(&mut self, why: &str, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Withdrawn, when).because(why)?, ParticipationEvent::Withdrawn, when)
    }

    /// Whoever runs the programme takes the school out.
    pub fn remove(&mut self, why: &str, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Removed, when).because(why)?, ParticipationEvent::Removed, when)
    }

    /// The school was approved, never began and no longer can.
    pub fn lapse(&mut self, why: &str, when: When) -> Told {
        self.step(Step::plain(ParticipationStatus::Lapsed, when).because(why)?, ParticipationEvent::Lapsed, when)
    }

    fn must_be(&self, possible: &[ParticipationStatus]) -> Result<(), ParticipationError> {
        let now = self.status();
        if possible.contains(&now) { Ok(()) } else { Err(ParticipationError::StatusNotAllowed(now)) }
    }

    fn step(&mut self, step: Step<ParticipationStatus>, event: ParticipationEvent, when: When) -> Told {
        let now = self.status();
        if !now.may_become(step.status) {
            return Err(ParticipationError::StatusNotAllowed(now));
        }
        self.record.steps.add(step, when.today)?;
        Ok(self.happened(event, when.now))
    }

    fn happened(&mut self, event: ParticipationEvent, now: Timestamp) -> Vec<ParticipationEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn must_differ(coaches: &[Uuid]) -> Result<(), ParticipationError> {
    if twice(coaches.iter()).is_some() { Err(ParticipationError::CoachTwice) } else { Ok(()) }
}
