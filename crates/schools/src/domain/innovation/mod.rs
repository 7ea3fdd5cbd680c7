//! An innovation: what it is, who made it, how far it has come. How far it has reached is counted from adoptions.

mod content;
mod state;
#[cfg(test)]
mod tests;

use chassis::kernel::{ReasonRequired, reason};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use content::{Content, Creator, EvidenceLevel, InnovationKind, Maker, TargetLevel, WHOLE};
pub use state::Maturity;

use super::{InnovationId, SchoolId};

/// What is kept of an innovation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InnovationRecord {
    /// Id.
    pub id: InnovationId,
    /// Raised by one with every event.
    pub version: i64,
    /// The school where it began, if it began in one.
    pub origin: Option<SchoolId>,
    /// What is said about it.
    pub content: Content,
    /// How far it has come.
    pub maturity: Maturity,
    /// The day on which it was published.
    pub published_on: Option<Date>,
    /// Why it is retired; empty otherwise.
    pub retire_reason: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An innovation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Innovation {
    record: InnovationRecord,
}

/// What happened to an innovation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InnovationEvent {
    /// It was recorded.
    Registered,
    /// What is said about it has changed.
    Changed,
    /// It has come a step further.
    StateChanged,
    /// It was published.
    Published,
    /// It is not recommended any more.
    Retired,
}

impl InnovationEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Changed => "changed",
            Self::StateChanged => "state_changed",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }
}

/// Why a command on an innovation is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InnovationError {
    /// It has no Thai name.
    #[error("an innovation needs a Thai name")]
    NoName,
    /// A creator stands twice.
    #[error("creator {0} stands twice")]
    CreatorTwice(usize),
    /// No share, or more than all.
    #[error("the share of creator {0} is not between 1 and 10000")]
    ShareOutOfRange(usize),
    /// The shares of all creators are not all of it.
    #[error("the shares add up to {sum}, not to 10000")]
    SharesNotWhole {
        /// Their sum, in hundredths of a percent.
        sum: i64,
    },
    /// Not possible as far as it has come.
    #[error("not possible while {0}")]
    StateNotAllowed(Maturity),
    /// What only those tell who did it is no evidence.
    #[error("{0} needs more than anecdotal evidence")]
    EvidenceTooWeak(Maturity),
    /// Others use it.
    #[error("{0} needs a licence")]
    LicenceRequired(Maturity),
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

type Told = Result<Vec<InnovationEvent>, InnovationError>;

impl Innovation {
    /// Records an innovation as an idea.
    pub fn register(
        id: InnovationId,
        origin: Option<SchoolId>,
        content: Content,
        now: Timestamp,
    ) -> Result<(Self, Vec<InnovationEvent>), InnovationError> {
        content.check()?;
        let record = InnovationRecord {
            id,
            version: 1,
            origin,
            content,
            maturity: Maturity::Idea,
            published_on: None,
            retire_reason: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![InnovationEvent::Registered]))
    }

    /// What was kept.
    pub fn restore(record: InnovationRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &InnovationRecord {
        &self.record
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        self.record.published_on.is_some()
    }

    /// Refuses when schools cannot take it up any more.
    pub fn must_be_open(&self) -> Result<(), InnovationError> {
        let maturity = self.record.maturity;
        if maturity == Maturity::Retired { Err(InnovationError::StateNotAllowed(maturity)) } else { Ok(()) }
    }

    /// Refuses when it is not yet, or not any more, something to be carried to other schools.
    pub fn must_be_carried(&self) -> Result<(), InnovationError> {
        let maturity = self.record.maturity;
        if maturity.needs_licence() { Ok(()) } else { Err(InnovationError::StateNotAllowed(maturity)) }
    }

    /// Says something else about it.
    pub fn change(&mut self, content: Content, now: Timestamp) -> Told {
        self.must_be_open()?;
        content.check()?;
        fits(&content, self.record.maturity)?;
        if self.record.content == content {
            return Ok(Vec::new());
        }
        self.record.content = content;
        Ok(self.happened(InnovationEvent::Changed, now))
    }

    /// One step further.
    pub fn advance(&mut self, to: Maturity, today: Date, now: Timestamp) -> Told {
        if self.record.maturity.next() != Some(to) {
            return Err(InnovationError::StateNotAllowed(self.record.maturity));
        }
        fits(&self.record.content, to)?;
        self.record.maturity = to;
        if to == Maturity::Published {
            self.record.published_on = Some(today);
            return Ok(self.happened(InnovationEvent::Published, now));
        }
        Ok(self.happened(InnovationEvent::StateChanged, now))
    }

    /// Not recommended any more.
    pub fn retire(&mut self, why: &str, now: Timestamp) -> Told {
        self.must_be_open()?;
        self.record.retire_reason = reason(why)?;
        self.record.maturity = Maturity::Retired;
        Ok(self.happened(InnovationEvent::Retired, now))
    }

    fn happened(&mut self, event: InnovationEvent, now: Timestamp) -> Vec<InnovationEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

/// Whether what is said bears how far it has come.
fn fits(content: &Content, maturity: Maturity) -> Result<(), InnovationError> {
    if maturity.needs_evidence() && content.evidence_level == EvidenceLevel::Anecdotal {
        return Err(InnovationError::EvidenceTooWeak(maturity));
    }
    if maturity.needs_licence() && content.licence.is_empty() {
        return Err(InnovationError::LicenceRequired(maturity));
    }
    Ok(())
}
