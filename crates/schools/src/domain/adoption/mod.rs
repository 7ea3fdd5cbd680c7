//! That a school takes up an innovation, from which school it has it, and what came of it.

mod state;
#[cfg(test)]
mod tests;

use chassis::kernel::{ReasonRequired, reason};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use state::{AdoptionStatus, Fidelity};

use super::innovation::{Innovation, InnovationError};
use super::{AdoptionId, InnovationId, SchoolId};

/// How many terms after it was agreed an adoption counts as sustained.
pub const SUSTAINED_AFTER_TERMS: i64 = 2;
/// Most pieces of evidence of one adoption.
pub const MOST_EVIDENCE: usize = 200;

/// What shows how an adoption goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The day that it is of.
    pub on: Date,
    /// Reference to a document, data or an evaluation.
    pub reference: String,
    /// What it shows; may be empty.
    pub finding: String,
}

/// A status and its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The status.
    pub status: AdoptionStatus,
    /// Its first day.
    pub on: Date,
}

/// What is kept of an adoption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdoptionRecord {
    /// Id.
    pub id: AdoptionId,
    /// Raised by one with every event.
    pub version: i64,
    /// The innovation.
    pub innovation: InnovationId,
    /// The school that takes it up.
    pub school: SchoolId,
    /// The school that it has it from; none when straight from its creators.
    pub source: Option<SchoolId>,
    /// How far it has come.
    pub status: AdoptionStatus,
    /// Every status so far, in the order of time.
    pub steps: Vec<Step>,
    /// What the school does otherwise; may be empty.
    pub notes: String,
    /// How close it stays to what was made elsewhere, where known.
    pub fidelity: Option<Fidelity>,
    /// What shows how it goes.
    pub evidence: Vec<Evidence>,
    /// Why it was stopped; empty otherwise.
    pub stop_reason: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An adoption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    record: AdoptionRecord,
}

/// An adoption that is to begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAdoption {
    /// The school that takes it up.
    pub school: SchoolId,
    /// The school that it has it from.
    pub source: Option<SchoolId>,
    /// Since when.
    pub on: Date,
    /// What the school means to do otherwise.
    pub notes: String,
}

/// One step further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advance {
    /// The next status.
    pub to: AdoptionStatus,
    /// Since when.
    pub on: Date,
    /// What shows it, added to what is there.
    pub evidence: Vec<Evidence>,
    /// What the school does otherwise; as before when empty.
    pub notes: String,
    /// How close it stays; as before when not given.
    pub fidelity: Option<Fidelity>,
}

/// What happened to an adoption: it has a new status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdoptionEvent(pub AdoptionStatus);

impl AdoptionEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self.0 {
            AdoptionStatus::Interested => "interested",
            AdoptionStatus::Agreed => "agreed",
            AdoptionStatus::Trying => "trying",
            AdoptionStatus::Adapted => "adapted",
            AdoptionStatus::Sustained => "sustained",
            AdoptionStatus::Stopped => "stopped",
        }
    }
}

/// Why a command on an adoption is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AdoptionError {
    /// The innovation cannot be taken up.
    #[error(transparent)]
    Innovation(#[from] InnovationError),
    /// A school has nothing from itself.
    #[error("a school does not have an innovation from itself")]
    SameSchool,
    /// It began there.
    #[error("the innovation began in this school")]
    OriginAdopts,
    /// The source has it from this school.
    #[error("the source has the innovation from this school")]
    LineageCycle,
    /// Not possible as far as it has come.
    #[error("not possible while {0}")]
    StatusNotAllowed(AdoptionStatus),
    /// A step of a day to come.
    #[error("a step of a day to come has not been taken")]
    StepInFuture,
    /// Evidence of a day to come.
    #[error("evidence {0} is of a day to come")]
    EvidenceInFuture(usize),
    /// A step lies before the last one.
    #[error("the last step was on {0}")]
    BeforeLastStep(Date),
    /// No evidence of enough terms later.
    #[error("evidence of {begun} terms later, {SUSTAINED_AFTER_TERMS} are needed")]
    TooFewTerms {
        /// Terms that began after it was agreed, up to the last evidence.
        begun: i64,
    },
    /// More evidence than one adoption holds.
    #[error("more than {MOST_EVIDENCE} pieces of evidence")]
    TooMuchEvidence,
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

type Told = Result<AdoptionEvent, AdoptionError>;

impl Adoption {
    /// A school is interested. The caller knows whether the source has the innovation, over any number of schools, from this one.
    pub fn begin(
        id: AdoptionId,
        innovation: &Innovation,
        new: NewAdoption,
        source_descends_from_school: bool,
        (today, now): (Date, Timestamp),
    ) -> Result<(Self, AdoptionEvent), AdoptionError> {
        innovation.must_be_open()?;
        let NewAdoption { school, source, on, notes } = new;
        if source == Some(school) {
            return Err(AdoptionError::SameSchool);
        }
        if innovation.record().origin == Some(school) {
            return Err(AdoptionError::OriginAdopts);
        }
        if source_descends_from_school {
            return Err(AdoptionError::LineageCycle);
        }
        if on > today {
            return Err(AdoptionError::StepInFuture);
        }
        let status = AdoptionStatus::Interested;
        let record = AdoptionRecord {
            id,
            version: 1,
            innovation: innovation.record().id,
            school,
            source,
            status,
            steps: vec![Step { status, on }],
            notes,
            fidelity: None,
            evidence: Vec::new(),
            stop_reason: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, AdoptionEvent(status)))
    }

    /// What was kept.
    pub fn restore(record: AdoptionRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &AdoptionRecord {
        &self.record
    }

    /// The day on which it was agreed, if it was.
    pub fn agreed_on(&self) -> Option<Date> {
        self.record.steps.iter().find(|step| step.status == AdoptionStatus::Agreed).map(|step| step.on)
    }

    /// Between which days terms have to begin for the step to be taken: after the first, up to the second. None where the step needs none.
    pub fn span_to_prove(&self, advance: &Advance) -> Option<(Date, Date)> {
        let last = self.record.evidence.iter().chain(&advance.evidence).map(|evidence| evidence.on).max();
        self.agreed_on().zip(last).filter(|_| advance.to == AdoptionStatus::Sustained)
    }

    /// One step further. `terms_begun` are the terms that began within [`Adoption::span_to_prove`].
    pub fn advance(&mut self, advance: Advance, terms_begun: i64, (today, now): (Date, Timestamp)) -> Told {
        let Advance { to, on, evidence, notes, fidelity } = advance;
        if self.record.status.next() != Some(to) {
            return Err(AdoptionError::StatusNotAllowed(self.record.status));
        }
        self.may_step(on, today)?;
        if let Some(at) = evidence.iter().position(|evidence| evidence.on > today) {
            return Err(AdoptionError::EvidenceInFuture(at));
        }
        if self.record.evidence.len() + evidence.len() > MOST_EVIDENCE {
            return Err(AdoptionError::TooMuchEvidence);
        }
        if to == AdoptionStatus::Sustained && terms_begun < SUSTAINED_AFTER_TERMS {
            return Err(AdoptionError::TooFewTerms { begun: terms_begun });
        }
        self.record.evidence.extend(evidence);
        if !notes.is_empty() {
            self.record.notes = notes;
        }
        self.record.fidelity = fidelity.or(self.record.fidelity);
        Ok(self.step(to, on, now))
    }

    /// Given up.
    pub fn stop(&mut self, why: &str, on: Date, (today, now): (Date, Timestamp)) -> Told {
        if self.record.status == AdoptionStatus::Stopped {
            return Err(AdoptionError::StatusNotAllowed(self.record.status));
        }
        let why = reason(why)?;
        self.may_step(on, today)?;
        self.record.stop_reason = why;
        Ok(self.step(AdoptionStatus::Stopped, on, now))
    }

    fn may_step(&self, on: Date, today: Date) -> Result<(), AdoptionError> {
        if on > today {
            return Err(AdoptionError::StepInFuture);
        }
        match self.record.steps.last() {
            Some(last) if on < last.on => Err(AdoptionError::BeforeLastStep(last.on)),
            _ => Ok(()),
        }
    }

    fn step(&mut self, status: AdoptionStatus, on: Date, now: Timestamp) -> AdoptionEvent {
        self.record.status = status;
        self.record.steps.push(Step { status, on });
        self.record.version += 1;
        self.record.updated_at = now;
        AdoptionEvent(status)
    }
}
