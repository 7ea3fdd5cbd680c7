//! The ceremony of an agreement: programme and attendance. Attendees (สักขีพยาน) never count as signing witnesses (พยาน):
//! nothing leads from an attendance to a signature or a witness place.

use jiff::Timestamp;
use thiserror::Error;

use super::problem::{FieldProblem, Problem, repeated};
use super::text::reason as required;
use super::words::words;
use super::{AgreementId, BoundedQuantity, CeremonyId, EndBeforeStart, PersonId, ReasonRequired};

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

words! {
    /// What happens in an item of the programme.
    pub enum ProgrammeItemKind {
        /// Opening address (กล่าวเปิด).
        OpeningAddress = "OPENING_ADDRESS",
        /// Report (กล่าวรายงาน).
        Report = "REPORT",
        /// Signing (ลงนาม).
        Signing = "SIGNING",
        /// Witnesses sign (ลงนามเป็นพยาน).
        WitnessSigning = "WITNESS_SIGNING",
        /// Presiding (ประธานในพิธี).
        Presiding = "PRESIDING",
        /// Hosting (พิธีกร).
        Hosting = "HOSTING",
        /// Anything else.
        Other = "OTHER",
    }
}

words! {
    /// Who performs an item of the programme, as a word.
    pub enum ProgrammePerformer {
        /// One person.
        Person = "PERSON",
        /// All signatories, in the order of the parties.
        AllSignatoriesInPartyOrder = "ALL_SIGNATORIES_IN_PARTY_ORDER",
        /// Staff of each party.
        StaffOfEachParty = "STAFF_OF_EACH_PARTY",
        /// The source does not say.
        NotStated = "NOT_STATED",
    }
}

words! {
    /// How people take part.
    pub enum ParticipationMode {
        /// On site.
        OnSite = "ON_SITE",
        /// Online.
        Online = "ONLINE",
    }
}

/// Who performs an item of the programme. A person is entered for the item, never derived from an organisation chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Performer {
    /// This person.
    Person(PersonId),
    /// All signatories, in the order of the parties.
    AllSignatoriesInPartyOrder,
    /// Staff of each party.
    StaffOfEachParty,
    /// The source does not say.
    NotStated,
}

impl Performer {
    /// A person exactly where the word says so; nothing for any other combination.
    pub fn from_parts(word: ProgrammePerformer, person: Option<PersonId>) -> Option<Self> {
        match (word, person) {
            (ProgrammePerformer::Person, Some(person)) => Some(Self::Person(person)),
            (ProgrammePerformer::AllSignatoriesInPartyOrder, None) => Some(Self::AllSignatoriesInPartyOrder),
            (ProgrammePerformer::StaffOfEachParty, None) => Some(Self::StaffOfEachParty),
            (ProgrammePerformer::NotStated, None) => Some(Self::NotStated),
            _ => None,
        }
    }

    /// The word for it.
    pub const fn word(self) -> ProgrammePerformer {
        match self {
            Self::Person(_) => ProgrammePerformer::Person,
            Self::AllSignatoriesInPartyOrder => ProgrammePerformer::AllSignatoriesInPartyOrder,
            Self::StaffOfEachParty => ProgrammePerformer::StaffOfEachParty,
            Self::NotStated => ProgrammePerformer::NotStated,
        }
    }

    /// The person, where it is one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::AllSignatoriesInPartyOrder | Self::StaffOfEachParty | Self::NotStated => None,
        }
    }
}

/// One item of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeItem {
    /// Number, from 1 without gaps.
    pub seq: i32,
    /// What happens.
    pub kind: ProgrammeItemKind,
    /// Words of the source; may be empty.
    pub text: String,
    /// Who performs it.
    pub performer: Performer,
}

/// People who attended as honorific witnesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// How they took part.
    pub mode: ParticipationMode,
    /// Words of the source for their role; may be empty.
    pub role_text: String,
    /// How many, where stated.
    pub quantity: Option<BoundedQuantity>,
    /// Words of the source for the number; may be empty.
    pub quantity_text: String,
    /// Who they were.
    pub categories: Vec<AttendeeCategory>,
}

/// A group among the attendees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendeeCategory {
    /// Code, an upper-case word.
    pub code: String,
    /// Words of the source.
    pub text: String,
    /// How many; nothing when not stated.
    pub quantity: Option<BoundedQuantity>,
}

/// When, where and how a ceremony is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeremonyPlan {
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends, where stated; not before the start.
    pub ends_at: Option<Timestamp>,
    /// Venue; empty when not stated.
    pub venue: String,
    /// Modes of taking part that are stated, each once.
    pub modes_stated: Vec<ParticipationMode>,
    /// Programme in order.
    pub programme: Vec<ProgrammeItem>,
}

/// All that is known of a ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeremonyRecord {
    /// Id.
    pub id: CeremonyId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// The agreement signed there.
    pub agreement: AgreementId,
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

/// What a command on a ceremony tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CeremonyEvent {
    /// It is planned, or has a new day.
    Planned,
    /// It was held.
    Held,
    /// It was postponed.
    Postponed,
    /// It was cancelled.
    Cancelled,
}

impl CeremonyEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "partners.ceremony.planned",
            Self::Held => "partners.ceremony.held",
            Self::Postponed => "partners.ceremony.postponed",
            Self::Cancelled => "partners.ceremony.cancelled",
        }
    }

    /// The last word of the name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }
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
}

/// What a command on a ceremony tells: one event for each step of the version.
pub type Told = Result<Vec<CeremonyEvent>, CeremonyError>;

/// A ceremony with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    record: CeremonyRecord,
}

impl Ceremony {
    /// Plans the ceremony of an agreement. Its version is 1.
    pub fn plan(
        id: CeremonyId,
        agreement: AgreementId,
        plan: CeremonyPlan,
        now: Timestamp,
    ) -> Result<(Self, Vec<CeremonyEvent>), CeremonyError> {
        check_plan(&plan)?;
        let record = CeremonyRecord {
            id,
            version: 1,
            agreement,
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
        check_plan(&plan)?;
        self.record.plan = plan;
        self.record.reason.clear();
        self.become_(CeremonyStatus::Planned, CeremonyEvent::Planned, now)
    }

    /// Records that it was held, who attended as stated, and when it ended, where known.
    pub fn hold(&mut self, attendance: Vec<Attendance>, ends_at: Option<Timestamp>, now: Timestamp) -> Told {
        self.must_be(&[CeremonyStatus::Planned])?;
        check_attendance(&attendance)?;
        let ends_at = ends_at.or(self.record.plan.ends_at);
        check_end(self.record.plan.starts_at, ends_at)?;
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

fn check_plan(plan: &CeremonyPlan) -> Result<(), CeremonyError> {
    check_end(plan.starts_at, plan.ends_at)?;
    let mut problems = Vec::new();
    for ((at, item), expected) in plan.programme.iter().enumerate().zip(1..) {
        if item.seq != expected {
            problems.push(FieldProblem::new(format!("programme[{at}].seq"), Problem::NumberExpected(expected)));
        }
    }
    for (at, mode) in repeated(plan.modes_stated.iter().map(|mode| mode.word())) {
        problems.push(FieldProblem::new(format!("modes_stated[{at}]"), Problem::Twice(mode.to_owned())));
    }
    if problems.is_empty() { Ok(()) } else { Err(CeremonyError::Invalid(problems)) }
}

fn check_attendance(attendance: &[Attendance]) -> Result<(), CeremonyError> {
    let mut problems = Vec::new();
    for (at, group) in attendance.iter().enumerate() {
        for (index, code) in repeated(group.categories.iter().map(|category| category.code.as_str())) {
            problems.push(FieldProblem::new(format!("attendance[{at}].categories[{index}].code"), Problem::Twice(code.to_owned())));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(CeremonyError::Invalid(problems)) }
}

fn check_end(starts_at: Timestamp, ends_at: Option<Timestamp>) -> Result<(), EndBeforeStart> {
    if ends_at.is_some_and(|end| end < starts_at) { Err(EndBeforeStart) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
