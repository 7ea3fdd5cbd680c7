//! A lesson that is observed: agreed on, recorded as far as it has come, submitted complete, released to its teacher. What was submitted does
//! not change any more; two observers of one lesson may agree on something else beside it ([`Pair`]), and what does not count is void.
//!
//! Which version of which instrument says what is marked is given to each decision as an [`Instrument`].

mod agreement;
mod check;
mod error;
mod event;
#[cfg(test)]
pub(crate) mod given;
mod instrument;
mod pair;
pub(crate) mod problem;
mod record;
mod status;
mod summary;
#[cfg(test)]
mod tests;

use chassis::kernel::reason;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub use agreement::{Agreement, differing, of_levels, shares};
pub use error::{InstrumentError, ObservationError, ObservationWarning, PairError};
pub use event::{ObservationEvent, PairEvent};
pub use instrument::{Instrument, Place};
pub use pair::{Pair, PairRecord, Reconciled};
pub use problem::{RecordProblem, Violation};
pub use record::{Absence, Extent, Interval, Mark, Record, Seen, Segment, SegmentMark, Snapshot};
pub use status::{Action, ObservationStatus, PairStatus, Purpose};
pub use summary::{Coded, Least, Levels, Summary, Watched};

use super::framework::{FrameworkKind, VersionStatus};
use super::{CertificationId, FrameworkId, ObservationId, PairId};

/// Which lesson is observed, by whom and with what. It never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The instrument.
    pub framework: FrameworkId,
    /// The version of it.
    pub framework_n: i32,
    /// The school.
    pub school: Uuid,
    /// Opaque reference to the observer.
    pub observer: Uuid,
    /// Opaque reference to the teacher.
    pub teacher: Uuid,
    /// The day.
    pub on: Date,
    /// The lesson of the day, from 1.
    pub period: i16,
    /// The class, as the school calls it.
    pub class_name: String,
    /// The subject.
    pub subject: String,
    /// What it is for.
    pub purpose: Purpose,
    /// When the teacher was told, where said.
    pub teacher_notified_at: Option<Timestamp>,
}

impl Lesson {
    /// Whether two observers watch the same lesson with the same version of an instrument.
    pub fn is_shared_with(&self, other: &Self) -> bool {
        let what = |lesson: &Self| (lesson.framework, lesson.framework_n, lesson.school, lesson.teacher, lesson.on, lesson.period);
        what(self) == what(other) && self.observer != other.observer
    }
}

/// What is kept of an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObservationRecord {
    /// Id.
    pub id: ObservationId,
    /// Raised by one with every event.
    pub version: i64,
    /// Which lesson.
    pub lesson: Lesson,
    /// How far it has come.
    pub status: ObservationStatus,
    /// Whether it is practice and does not count (E7); known once submitted.
    pub training: bool,
    /// The certification that it rests on.
    pub certification: Option<CertificationId>,
    /// The pair of which it is a half. It belongs to the pair, whose events tell of it, and raises no version here.
    pub pair: Option<PairId>,
    /// What was seen.
    pub record: Record,
    /// What the observer says to the teacher; empty before it is released.
    pub feedback: String,
    /// Why it does not count; empty otherwise.
    pub void_reason: String,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// When it was released.
    pub released_at: Option<Timestamp>,
    /// When it was agreed on.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    record: ObservationRecord,
}

type Told = Result<Vec<ObservationEvent>, ObservationError>;

/// Refuses a framework that is no instrument for this purpose: another kind, or a version that is not in use; what is tried out is for practice.
pub fn must_be_usable(kind: FrameworkKind, status: VersionStatus, purpose: Purpose) -> Result<(), InstrumentError> {
    if !matches!(kind, FrameworkKind::ClassroomObservation | FrameworkKind::IntervalCoding) {
        return Err(InstrumentError::OfAnotherKind(kind));
    }
    match status {
        VersionStatus::Published => Ok(()),
        VersionStatus::Trial if purpose == Purpose::Practice => Ok(()),
        VersionStatus::Draft | VersionStatus::ExpertReview | VersionStatus::Trial | VersionStatus::Retired => {
            Err(InstrumentError::NotInUse(status))
        }
    }
}

impl Observation {
    /// Agrees on an observation; whether its instrument may be used was found before, by [`must_be_usable`].
    pub fn schedule(id: ObservationId, lesson: Lesson, now: Timestamp) -> Result<(Self, Vec<ObservationEvent>), ObservationError> {
        if lesson.observer == lesson.teacher {
            return Err(ObservationError::ObserverIsTeacher);
        }
        let record = ObservationRecord {
            id,
            version: 1,
            lesson,
            status: ObservationStatus::Scheduled,
            training: false,
            certification: None,
            pair: None,
            record: Record::default(),
            feedback: String::new(),
            void_reason: String::new(),
            submitted_at: None,
            released_at: None,
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![ObservationEvent::Scheduled]))
    }

    /// What was kept.
    pub fn restore(record: ObservationRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &ObservationRecord {
        &self.record
    }

    /// Records what was seen, all of it; saying the same again is no change.
    pub fn take_down(&mut self, instrument: Instrument<'_>, seen: Record, (today, now): (Date, Timestamp)) -> Told {
        self.must_allow(Action::Record)?;
        if self.record.lesson.on > today {
            return Err(ObservationError::LessonToCome(self.record.lesson.on));
        }
        let found = check::sound(instrument, &seen);
        if !found.is_empty() {
            return Err(ObservationError::Unsound(found));
        }
        if self.record.status == ObservationStatus::InProgress && self.record.record == seen {
            return Ok(Vec::new());
        }
        self.record.record = seen;
        self.record.status = ObservationStatus::InProgress;
        Ok(self.happened(ObservationEvent::Recorded, now))
    }

    /// Submits it. Without a certification of the observer that holds on the day of the lesson it is practice (E7).
    pub fn submit(&mut self, instrument: Instrument<'_>, certification: Option<CertificationId>, now: Timestamp) -> Told {
        self.must_allow(Action::Submit)?;
        let found = check::complete(instrument, &self.record.record);
        if !found.is_empty() {
            return Err(ObservationError::Incomplete(found));
        }
        self.record.certification = certification;
        self.record.training = certification.is_none() || self.record.lesson.purpose == Purpose::Practice;
        self.record.submitted_at = Some(now);
        self.record.status = ObservationStatus::Submitted;
        Ok(self.happened(ObservationEvent::Submitted, now))
    }

    /// What was accepted with a doubt when it was submitted.
    pub fn warnings(&self) -> Vec<ObservationWarning> {
        let doubtful =
            self.record.submitted_at.is_some() && self.record.certification.is_none() && self.record.lesson.purpose != Purpose::Practice;
        doubtful.then_some(ObservationWarning::NotCertified).into_iter().collect()
    }

    /// Lets the teacher read it, with what the observer says about it. Two observers agree first.
    pub fn release(&mut self, feedback: String, now: Timestamp) -> Told {
        self.must_allow(Action::Release)?;
        if self.record.pair.is_some() && self.record.status != ObservationStatus::Reconciled {
            return Err(ObservationError::PairNotReconciled);
        }
        self.record.feedback = feedback;
        self.record.released_at = Some(now);
        self.record.status = ObservationStatus::Released;
        Ok(self.happened(ObservationEvent::Released, now))
    }

    /// Says that it does not count.
    pub fn void(&mut self, why: &str, now: Timestamp) -> Told {
        self.must_allow(Action::Void)?;
        self.record.void_reason = reason(why)?;
        self.record.status = ObservationStatus::Void;
        Ok(self.happened(ObservationEvent::Voided, now))
    }

    /// The two observers have agreed; a pair decides that.
    fn reconcile(&mut self, now: Timestamp) -> Vec<ObservationEvent> {
        self.record.status = ObservationStatus::Reconciled;
        self.happened(ObservationEvent::Reconciled, now)
    }

    /// It is a half of this pair, or of none any more; a pair decides that.
    pub(super) fn belong_to(&mut self, pair: Option<PairId>) {
        self.record.pair = pair;
    }

    fn must_allow(&self, action: Action) -> Result<(), ObservationError> {
        let status = self.record.status;
        if status.allows(action) { Ok(()) } else { Err(ObservationError::StatusNotAllowed(status)) }
    }

    fn happened(&mut self, event: ObservationEvent, now: Timestamp) -> Vec<ObservationEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}
