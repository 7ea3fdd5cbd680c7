//! An assignment: who judges which school in a cycle. What becomes of the assessment itself is not decided here.

mod distribute;
mod error;
#[cfg(test)]
mod tests;

use chassis::kernel::{reason, words};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub use distribute::{Candidate, Given, Need, Unfilled, WhyNot, distribute};
pub use error::AssignmentError;

use super::cycle::{CycleRecord, CycleStatus, Windows};
use super::framework::FrameworkKind;
use super::{AssessorRole, AssignmentId, CycleId};

words! {
    /// Where an assignment stands.
    pub enum AssignmentStatus {
        /// Somebody is to judge.
        Assigned = "ASSIGNED",
        /// Declined for a conflict of interest. Final.
        Declined = "DECLINED",
        /// Never begun until after the collection.
        Lapsed = "LAPSED",
        /// Taken back. Final.
        Withdrawn = "WITHDRAWN",
    }
}

impl AssignmentStatus {
    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Assigned => "มอบหมายแล้ว",
            Self::Declined => "ขอไม่รับ",
            Self::Lapsed => "หมดสิทธิ์",
            Self::Withdrawn => "ยกเลิกการมอบหมาย",
        }
    }
}

words! {
    /// What happened to an assignment; the word is its name on the wire.
    pub enum AssignmentEvent {
        /// It was given.
        Created = "created",
        /// It was declined.
        Declined = "declined",
        /// It lapsed.
        Lapsed = "lapsed",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It may be submitted late.
        LateGranted = "late_granted",
    }
}

/// Why something may be submitted late, and until when (E14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Until when.
    pub until: Timestamp,
    /// Why.
    pub reason: String,
    /// The version of the results for which the school is judged again although moderation has begun; none where it is only late.
    pub again_n: Option<i32>,
}

/// What is kept of an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRecord {
    /// Id.
    pub id: AssignmentId,
    /// Raised by one with every event.
    pub version: i64,
    /// The cycle.
    pub cycle: CycleId,
    /// The school.
    pub school: Uuid,
    /// Who judges: the person, opaque.
    pub assessor: Uuid,
    /// As what.
    pub role: AssessorRole,
    /// Where it stands.
    pub status: AssignmentStatus,
    /// The last day.
    pub due: Date,
    /// Whether it may be submitted late.
    pub late: Option<Late>,
    /// When its assessment was begun.
    pub started_at: Option<Timestamp>,
    /// The conflict of interest that was declared; empty where none was.
    pub conflict: String,
    /// Why it was taken back; empty where it was not.
    pub withdraw_reason: String,
    /// Whose grants reach it.
    pub scopes: Vec<String>,
    /// When it was given.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    record: AssignmentRecord,
}

/// Who is to judge which school, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Giving {
    /// The school.
    pub school: Uuid,
    /// Whose grants reach the school in this cycle.
    pub scopes: Vec<String>,
    /// The person.
    pub assessor: Uuid,
    /// As what.
    pub role: AssessorRole,
    /// The last day.
    pub due: Date,
}

type Told = Result<Vec<AssignmentEvent>, AssignmentError>;

/// Refuses what nobody is assigned in this cycle. Gives the last day: that of the collection where none was asked for, and be it over: a cycle
/// that is still open takes in what was judged on paper.
pub fn must_be_assignable(cycle: &CycleRecord, role: AssessorRole, due: Option<Date>, today: Date) -> Result<Date, AssignmentError> {
    if cycle.status != CycleStatus::Open {
        return Err(AssignmentError::CycleNotOpen(cycle.status));
    }
    if !cycle.plan.policy.roles.contains(&role) {
        return Err(AssignmentError::RoleNotOfCycle(role));
    }
    let last = cycle.plan.windows.collect_to;
    let Some(due) = due else { return Ok(last) };
    if due > last || due < today { Err(AssignmentError::DueOutside { from: today, to: last }) } else { Ok(due) }
}

/// Refuses a school that would be the only one to judge itself where others are to judge (E4).
pub fn must_not_be_alone(kind: FrameworkKind, role: AssessorRole, has_others: bool) -> Result<(), AssignmentError> {
    let alone = kind == FrameworkKind::SchoolExternal && role == AssessorRole::SelfAssessment && !has_others;
    if alone { Err(AssignmentError::SelfNotEnough) } else { Ok(()) }
}

impl Assignment {
    /// Gives a school to somebody. Whether it may be given was asked before.
    pub fn give(id: AssignmentId, cycle: CycleId, giving: Giving, now: Timestamp) -> (Self, Vec<AssignmentEvent>) {
        let Giving { school, mut scopes, assessor, role, due } = giving;
        scopes.push(format!("person:{assessor}"));
        let record = AssignmentRecord {
            id,
            version: 1,
            cycle,
            school,
            assessor,
            role,
            status: AssignmentStatus::Assigned,
            due,
            late: None,
            started_at: None,
            conflict: String::new(),
            withdraw_reason: String::new(),
            scopes,
            created_at: now,
            updated_at: now,
        };
        (Self { record }, vec![AssignmentEvent::Created])
    }

    /// What was kept.
    pub fn restore(record: AssignmentRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &AssignmentRecord {
        &self.record
    }

    /// The scope of the person who judges.
    pub fn person_scope(&self) -> String {
        format!("person:{}", self.record.assessor)
    }

    /// Declines it for a conflict of interest, before anything was judged.
    pub fn decline(&mut self, conflict: &str, now: Timestamp) -> Told {
        self.must_be_unbegun()?;
        self.record.conflict = reason(conflict).map_err(|_| AssignmentError::ConflictRequired)?;
        self.record.status = AssignmentStatus::Declined;
        Ok(self.happened(AssignmentEvent::Declined, now))
    }

    /// Takes it back, before anything was judged.
    pub fn withdraw(&mut self, why: &str, now: Timestamp) -> Told {
        self.must_be_unbegun()?;
        self.record.withdraw_reason = reason(why)?;
        self.record.status = AssignmentStatus::Withdrawn;
        Ok(self.happened(AssignmentEvent::Withdrawn, now))
    }

    /// Lets it be submitted late: once its last day is over and as long as ratings are not looked into, or where a panel wants the school to be
    /// looked at again, for the version of the results that is `again_n`. What has lapsed is assigned again.
    pub fn grant_late(
        &mut self,
        (cycle, windows, again_n): (CycleStatus, Windows, Option<i32>),
        (until, why): (Timestamp, &str),
        now: Timestamp,
    ) -> Told {
        let again_n = match (cycle, again_n) {
            (CycleStatus::CollectionClosed, _) => None,
            // Nobody has closed it; what comes now is late all the same.
            (CycleStatus::Open, _) if windows.are_over(now) => None,
            (CycleStatus::Moderation, Some(n)) => Some(n),
            _ => return Err(AssignmentError::CycleNotClosed(cycle)),
        };
        if !matches!(self.record.status, AssignmentStatus::Assigned | AssignmentStatus::Lapsed) {
            return Err(AssignmentError::StatusNotAllowed(self.record.status));
        }
        if until <= now {
            return Err(AssignmentError::LateInThePast);
        }
        self.record.late = Some(Late { until, reason: reason(why)?, again_n });
        self.record.status = AssignmentStatus::Assigned;
        Ok(self.happened(AssignmentEvent::LateGranted, now))
    }

    /// Lets it lapse: the collection has ended, and nobody has begun. Nothing happens as long as it may be submitted late.
    pub fn lapse(&mut self, cycle: CycleStatus, now: Timestamp) -> Vec<AssignmentEvent> {
        let collecting = matches!(cycle, CycleStatus::Planned | CycleStatus::Open);
        let late = self.record.late.as_ref().is_some_and(|late| late.until > now);
        if collecting || late || self.must_be_unbegun().is_err() {
            return Vec::new();
        }
        self.record.status = AssignmentStatus::Lapsed;
        self.happened(AssignmentEvent::Lapsed, now)
    }

    fn must_be_unbegun(&self) -> Result<(), AssignmentError> {
        match (self.record.status, self.record.started_at) {
            (AssignmentStatus::Assigned, None) => Ok(()),
            (AssignmentStatus::Assigned, Some(_)) => Err(AssignmentError::Begun),
            (status, _) => Err(AssignmentError::StatusNotAllowed(status)),
        }
    }

    fn happened(&mut self, event: AssignmentEvent, now: Timestamp) -> Vec<AssignmentEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}
