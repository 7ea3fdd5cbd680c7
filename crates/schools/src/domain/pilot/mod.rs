//! Statutory pilot schools. A designation is no participation in a programme: it needs an innovation area that is designated on the day,
//! and the school must lie in it.

mod status;
#[cfg(test)]
mod tests;

use chassis::kernel::{EndBeforeStart, Period};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use status::{AutonomyItem, PilotStatus};

use crate::domain::area::Standing;
use crate::domain::programme::twice;
use crate::domain::{AreaId, PilotId, Resolution, SchoolId, Step, StepError, Steps, When};

/// What a designation stands on, on the day of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The standing of the innovation area; nothing where it has none.
    pub standing: Option<Standing>,
    /// Whether the school lies in the area.
    pub school_lies_in_it: bool,
    /// Whether the school is neither merged nor dissolved.
    pub school_is_there: bool,
}

impl Ground {
    /// Refuses what is not designated, a school that is no more and one that lies elsewhere.
    fn must_carry(self) -> Result<(), PilotError> {
        if !self.school_is_there {
            return Err(PilotError::SchoolGone);
        }
        if !self.is_designated() {
            return Err(PilotError::AreaNotDesignated(self.standing));
        }
        if self.school_lies_in_it { Ok(()) } else { Err(PilotError::SchoolOutsideArea) }
    }

    fn is_designated(self) -> bool {
        self.standing.is_some_and(Standing::is_designated)
    }
}

/// What is kept of a designation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PilotRecord {
    /// Id.
    pub id: PilotId,
    /// Raised by one with every event.
    pub version: i64,
    /// The school.
    pub school: SchoolId,
    /// The innovation area.
    pub area: AreaId,
    /// What was done.
    pub steps: Steps<PilotStatus>,
    /// What the school may decide by itself, or asks for.
    pub autonomy: Vec<AutonomyItem>,
    /// The first day no longer in effect, as announced.
    pub until: Option<Date>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What happened to a designation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PilotEvent {
    /// A school asked for it.
    Requested,
    /// It meets the criteria.
    CriteriaChecked,
    /// The committee approved.
    Resolved,
    /// It was announced.
    Announced,
    /// It is in effect.
    InEffect,
    /// It was renewed.
    Renewed,
    /// It was revoked.
    Revoked,
    /// The school gave it up.
    Relinquished,
    /// It ended with its area.
    AreaEnded,
}

impl PilotEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::CriteriaChecked => "criteria_checked",
            Self::Resolved => "resolved",
            Self::Announced => "announced",
            Self::InEffect => "in_effect",
            Self::Renewed => "renewed",
            Self::Revoked => "revoked",
            Self::Relinquished => "relinquished",
            Self::AreaEnded => "area_ended",
        }
    }
}

/// Why a command on a designation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PilotError {
    /// Not possible where it stands.
    #[error("not possible while the designation is {0}")]
    StatusNotAllowed(PilotStatus),
    /// The step does not follow the others.
    #[error(transparent)]
    Step(#[from] StepError),
    /// The area is no designated innovation area on the day.
    #[error("the area is not designated on that day")]
    AreaNotDesignated(Option<Standing>),
    /// The area is still designated on the day.
    #[error("the area is still designated on that day")]
    AreaStillDesignated,
    /// The school does not lie in the area on the day.
    #[error("the school does not lie in the area on that day")]
    SchoolOutsideArea,
    /// The school is merged or dissolved.
    #[error("the school is no more on that day")]
    SchoolGone,
    /// A freedom named twice.
    #[error("{0} stands twice")]
    AutonomyTwice(AutonomyItem),
    /// It would end before it is in effect, or a renewal would shorten it.
    #[error(transparent)]
    EndBeforeStart(#[from] EndBeforeStart),
}

/// What a command on a designation tells.
pub type Told = Result<Vec<PilotEvent>, PilotError>;

/// A designation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pilot {
    record: PilotRecord,
}

impl Pilot {
    /// A school asks to be a pilot school.
    pub fn request(
        id: PilotId,
        (school, area): (SchoolId, AreaId),
        autonomy: Vec<AutonomyItem>,
        ground: Ground,
        when: When,
    ) -> Result<(Self, Vec<PilotEvent>), PilotError> {
        must_differ(&autonomy)?;
        ground.must_carry()?;
        let steps = Steps::begin(Step::plain(PilotStatus::Requested, when), when.today)?;
        let record = PilotRecord { id, version: 1, school, area, steps, autonomy, until: None, created_at: when.now, updated_at: when.now };
        Ok((Self { record }, vec![PilotEvent::Requested]))
    }

    /// What was kept.
    pub fn restore(record: PilotRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &PilotRecord {
        &self.record
    }

    /// Where its last step led.
    pub fn status(&self) -> PilotStatus {
        self.record.steps.last().status
    }

    /// Where it stands on a day that is not before its last step: what is in effect stands there until its time runs out.
    pub fn status_on(&self, day: Date) -> PilotStatus {
        let status = self.status();
        let in_effect = matches!(status, PilotStatus::InEffect | PilotStatus::Renewed);
        if in_effect && self.record.until.is_some_and(|until| until <= day) { PilotStatus::Expired } else { status }
    }

    /// Since when it is over, if it is over today.
    pub fn over_since(&self, today: Date) -> Option<Date> {
        self.ended_on().or_else(|| self.record.until.filter(|_| self.status_on(today) == PilotStatus::Expired))
    }

    /// The day of its final step.
    pub fn ended_on(&self) -> Option<Date> {
        let last = self.record.steps.last();
        last.status.is_final().then_some(last.on)
    }

    /// The days on which it is in effect; nothing before it ever was.
    pub fn in_effect(&self) -> Option<Period> {
        let from = self.record.steps.first_to(PilotStatus::InEffect)?.on;
        let to = [self.record.until, self.ended_on()].into_iter().flatten().min();
        // Whatever ends it lies after its first day: steps go forward, and an end before the start was refused.
        Some(Period::try_new(Some(from), to).unwrap_or_default())
    }

    /// The school meets the criteria of the area.
    pub fn confirm_criteria(&mut self, findings: &str, when: When) -> Told {
        self.step(Step::plain(PilotStatus::CriteriaChecked, when).because(findings)?, PilotEvent::CriteriaChecked, when)
    }

    /// The committee approves, with what the school may decide by itself; as it asked when nothing is said.
    pub fn resolve(&mut self, resolution: Resolution, autonomy: Vec<AutonomyItem>, ground: Ground, when: When) -> Told {
        must_differ(&autonomy)?;
        let step = Step::plain(PilotStatus::CommitteeResolved, when).resting_on(Some(resolution));
        let told = self.step_on(ground, step, PilotEvent::Resolved, when)?;
        if !autonomy.is_empty() {
            self.record.autonomy = autonomy;
        }
        Ok(told)
    }

    /// It is announced.
    pub fn announce(&mut self, announcement: Resolution, ground: Ground, when: When) -> Told {
        let step = Step::plain(PilotStatus::Announced, when).resting_on(Some(announcement));
        self.step_on(ground, step, PilotEvent::Announced, when)
    }

    /// It is in effect from the day on, until another one where that is announced.
    pub fn bring_into_effect(&mut self, until: Option<Date>, ground: Ground, when: When) -> Told {
        self.must_become(PilotStatus::InEffect, when.on)?;
        Period::try_new(Some(when.on), until)?;
        let told = self.step_on(ground, Step::plain(PilotStatus::InEffect, when), PilotEvent::InEffect, when)?;
        self.record.until = until;
        Ok(told)
    }

    /// It is renewed before its time has run out, never to an earlier day.
    pub fn renew(&mut self, resolution: Resolution, until: Option<Date>, ground: Ground, when: When) -> Told {
        self.must_become(PilotStatus::Renewed, when.on)?;
        Period::try_new(self.record.until.max(Some(when.on)), until)?;
        let step = Step::plain(PilotStatus::Renewed, when).resting_on(Some(resolution));
        let told = self.step_on(ground, step, PilotEvent::Renewed, when)?;
        self.record.until = until;
        Ok(told)
    }

    /// The committee revokes it.
    pub fn revoke(&mut self, why: &str, resolution: Option<Resolution>, when: When) -> Told {
        let step = Step::plain(PilotStatus::Revoked, when).resting_on(resolution).because(why)?;
        self.step(step, PilotEvent::Revoked, when)
    }

    /// The school gives it up, or takes its request back.
    pub fn relinquish(&mut self, why: &str, when: When) -> Told {
        self.step(Step::plain(PilotStatus::Relinquished, when).because(why)?, PilotEvent::Relinquished, when)
    }

    /// It ends because its area is designated no more.
    pub fn end_with_area(&mut self, ground: Ground, when: When) -> Told {
        self.must_become(PilotStatus::AreaEnded, when.on)?;
        if ground.is_designated() {
            return Err(PilotError::AreaStillDesignated);
        }
        self.step(Step::plain(PilotStatus::AreaEnded, when), PilotEvent::AreaEnded, when)
    }

    fn must_become(&self, next: PilotStatus, on: Date) -> Result<(), PilotError> {
        let now = self.status_on(on);
        if now.may_become(next) { Ok(()) } else { Err(PilotError::StatusNotAllowed(now)) }
    }

    fn step_on(&mut self, ground: Ground, step: Step<PilotStatus>, event: PilotEvent, when: When) -> Told {
        self.must_become(step.status, step.on)?;
        ground.must_carry()?;
        self.step(step, event, when)
    }

    fn step(&mut self, step: Step<PilotStatus>, event: PilotEvent, when: When) -> Told {
        self.must_become(step.status, step.on)?;
        self.record.steps.add(step, when.today)?;
        self.record.version += 1;
        self.record.updated_at = when.now;
        Ok(vec![event])
    }
}

fn must_differ(autonomy: &[AutonomyItem]) -> Result<(), PilotError> {
    twice(autonomy.iter().copied()).map_or(Ok(()), |item| Err(PilotError::AutonomyTwice(item)))
}
