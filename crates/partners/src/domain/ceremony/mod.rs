//! The ceremony at which agreements are signed: one or several, programme and attendance. Attendees (สักขีพยาน) never count as
//! signing witnesses (พยาน): nothing leads from an attendance to a signature or a witness place.

mod attendance;
mod event;
mod programme;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use thiserror::Error;

pub use self::attendance::{Attendance, AttendeeCategory};
pub use self::event::CeremonyEvent;
pub use self::programme::{CeremonyPlan, ParticipationMode, Performer, ProgrammeItem, ProgrammeItemKind, ProgrammePerformer};
use super::problem::FieldProblem;
use super::{AgreementId, CeremonyId, EndBeforeStart, ReasonRequired};
use chassis::kernel::reason as required;
use chassis::kernel::words;

words! {
    /// Where a ceremony stands.
    pub enum CeremonyStatus {
        /// Planned.
        Planned = "PLANNED",
        /// Held. Final.
        Held = "HELD",
        /// Postponed without a new day.
        Postponed = "POSTPONED",
        /// Cancelled. Final.
        Cancelled = "CANCELLED",
    }
}

impl CeremonyStatus {
    /// The status as people say it in Thai.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Planned => "กำหนดแล้ว",
            Self::Held => "จัดแล้ว",
            Self::Postponed => "เลื่อน",
            Self::Cancelled => "ยกเลิก",
        }
    }

    /// The status in English words.
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// All that is known of a ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeremonyRecord {
    /// Id.
    pub id: CeremonyId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// The agreements signed there, in the order in which they joined: at least one, at most [`Ceremony::MOST_AGREEMENTS`].
    pub agreements: Vec<AgreementId>,
    /// Where it stands.
    pub status: CeremonyStatus,
    /// When, where and how.
    pub plan: CeremonyPlan,
    /// Who attended, once held.
    pub attendance: Vec<Attendance>,
    /// Why it was postponed or cancelled; empty otherwise.
    pub reason: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Why a command on a ceremony is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CeremonyError {
    /// Fields of what the caller says; at least one.
    #[error("fields are not as they must be")]
    Invalid(Vec<FieldProblem>),
    /// It would end before it started.
    #[error(transparent)]
    EndBeforeStart(#[from] EndBeforeStart),
    /// It needs a reason.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
    /// Not possible where the ceremony stands.
    #[error("not possible while the ceremony is {status}")]
    StatusNotAllowed {
        /// Where it stands.
        status: CeremonyStatus,
    },
    /// As many agreements are signed there as one ceremony can hold.
    #[error("{} agreements are signed there already", Ceremony::MOST_AGREEMENTS)]
    TooManyAgreements,
}

/// What a command on a ceremony tells: one event for each step of the version.
pub type Told = Result<Vec<CeremonyEvent>, CeremonyError>;

/// A ceremony with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    record: CeremonyRecord,
}

impl Ceremony {
    /// Most agreements that are signed at one ceremony.
    pub const MOST_AGREEMENTS: usize = 50;

    /// Plans the ceremony of an agreement. Its version is 1.
    pub fn plan(
        id: CeremonyId,
        agreement: AgreementId,
        plan: CeremonyPlan,
        now: Timestamp,
    ) -> Result<(Self, Vec<CeremonyEvent>), CeremonyError> {
        plan.check()?;
        let record = CeremonyRecord {
            id,
            version: 1,
            agreements: vec![agreement],
            status: CeremonyStatus::Planned,
            plan,
            attendance: Vec::new(),
            reason: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![CeremonyEvent::Planned]))
    }

    /// The ceremony that was recorded.
    pub const fn restore(record: CeremonyRecord) -> Self {
        Self { record }
    }

    /// All that is known of it.
    pub const fn record(&self) -> &CeremonyRecord {
        &self.record
    }

    /// Gives a postponed ceremony its new day.
    pub fn plan_anew(&mut self, plan: CeremonyPlan, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Postponed])?;
        plan.check()?;
        self.record.plan = plan;
        self.record.reason.clear();
        self.become_(CeremonyStatus::Planned, CeremonyEvent::Planned, now)
    }

    /// Records that it was held, who attended as stated, and when it ended, where known.
    pub fn hold(&mut self, attendance: Vec<Attendance>, ends_at: Option<Timestamp>, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Planned])?;
        attendance::check(&attendance)?;
        let ends_at = ends_at.or(self.record.plan.ends_at);
        programme::check_end(self.record.plan.starts_at, ends_at)?;
        self.record.attendance = attendance;
        self.record.plan.ends_at = ends_at;
        self.become_(CeremonyStatus::Held, CeremonyEvent::Held, now)
    }

    /// Postpones it without a new day.
    pub fn postpone(&mut self, reason: &str, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Planned])?;
        self.record.reason = required(reason)?;
        self.become_(CeremonyStatus::Postponed, CeremonyEvent::Postponed, now)
    }

    /// Cancels it.
    pub fn cancel(&mut self, reason: &str, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Planned, CeremonyStatus::Postponed])?;
        self.record.reason = required(reason)?;
        self.become_(CeremonyStatus::Cancelled, CeremonyEvent::Cancelled, now)
    }

    /// Lets another agreement be signed there too.
    pub fn join(&mut self, agreement: AgreementId, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Planned])?;
        if self.record.agreements.contains(&agreement) {
            return Ok(Vec::new());
        }
        if self.record.agreements.len() >= Self::MOST_AGREEMENTS {
            return Err(CeremonyError::TooManyAgreements);
        }
        self.record.agreements.push(agreement);
        self.become_(CeremonyStatus::Planned, CeremonyEvent::AgreementJoined(agreement), now)
    }

    /// Whether it is still to come and has others to sign when this agreement is given up.
    pub fn goes_on_without(&self, agreement: AgreementId) -> bool {
        self.is_to_come() && self.record.agreements.iter().any(|other| *other != agreement)
    }

    /// What it means that one of its agreements was given up, for this reason: a ceremony that has others to sign goes on
    /// without it, one that has none is cancelled with it. One that was held or cancelled stays as it was.
    pub fn lose(&mut self, agreement: AgreementId, reason: &str, now: Timestamp) -> Told {
        if !self.is_to_come() || !self.record.agreements.contains(&agreement) {
            return Ok(Vec::new());
        }
        if !self.goes_on_without(agreement) {
            return self.cancel(reason, now);
        }
        self.record.agreements.retain(|other| *other != agreement);
        self.become_(self.record.status, CeremonyEvent::AgreementLeft(agreement), now)
    }

    /// When it starts. A ceremony that was postponed or cancelled has no day, whatever had been planned.
    pub fn starts_at(&self) -> Option<Timestamp> {
        let has_a_day = matches!(self.record.status, CeremonyStatus::Planned | CeremonyStatus::Held);
        has_a_day.then_some(self.record.plan.starts_at)
    }

    const fn is_to_come(&self) -> bool {
        matches!(self.record.status, CeremonyStatus::Planned | CeremonyStatus::Postponed)
    }

    fn must_be(&self, possible: &[CeremonyStatus]) -> Result<(), CeremonyError> {
        let status = self.record.status;
        if possible.contains(&status) { Ok(()) } else { Err(CeremonyError::StatusNotAllowed { status }) }
    }

    #[expect(clippy::unnecessary_wraps, reason = "the last step of every command")]
    fn become_(&mut self, status: CeremonyStatus, event: CeremonyEvent, now: Timestamp) -> Told {
        self.record.status = status;
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![event])
    }
}
