//! A development plan of a school, over three to five academic years. What the board approves is a revision, kept whole.

mod content;
mod state;
#[cfg(test)]
mod tests;

use chassis::kernel::{ReasonRequired, reason, words};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use content::{Action, ActionStatus, Baseline, BaselineSource, Content, ContentError, Goal, Owner, Target, Years};
pub use state::{PlanState, Step};

use super::term::AcademicTerm;
use super::{PlanId, SchoolId};

words! {
    /// Who approved a plan.
    pub enum Approver {
        /// The school board.
        SchoolBoard = "SCHOOL_BOARD",
        /// The service area.
        ServiceArea = "SERVICE_AREA",
    }
}

/// That somebody approved a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who.
    pub approver: Approver,
    /// On which day.
    pub on: Date,
    /// Resolution or document.
    pub reference: String,
    /// Which revision.
    pub revision: i32,
}

/// What a term showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The term.
    pub term: AcademicTerm,
    /// What was found.
    pub finding: String,
    /// What was decided.
    pub decision: String,
}

/// What is kept of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRecord {
    /// Id.
    pub id: PlanId,
    /// Raised by one with every event.
    pub version: i64,
    /// The school.
    pub school: SchoolId,
    /// What it says.
    pub content: Content,
    /// Where it stands.
    pub state: PlanState,
    /// How often the board has approved it.
    pub revision: i32,
    /// Who approved it, in the order of time.
    pub approvals: Vec<Approval>,
    /// What each term showed.
    pub reviews: Vec<Review>,
    /// Why it was given back; empty once it is approved again.
    pub return_reason: String,
    /// What is said at its end; empty before.
    pub closing_note: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    record: PlanRecord,
}

/// What happened to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanEvent {
    /// It was begun.
    Drafted,
    /// It says something else.
    Changed,
    /// The board approved it.
    BoardApproved,
    /// It was put before the service area.
    Submitted,
    /// It was given back.
    Returned,
    /// It was acknowledged.
    Acknowledged,
    /// It is carried out.
    Started,
    /// A term was reviewed.
    Reviewed,
    /// It ended.
    Closed,
}

impl PlanEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Drafted => "drafted",
            Self::Changed => "changed",
            Self::BoardApproved => "board_approved",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Acknowledged => "acknowledged",
            Self::Started => "started",
            Self::Reviewed => "reviewed",
            Self::Closed => "closed",
        }
    }
}

/// Why a command on a plan is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PlanError {
    /// What it says cannot be.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// Not possible where it stands.
    #[error("not possible while {0}")]
    StateNotAllowed(PlanState),
    /// Nothing to approve yet.
    #[error("a plan needs a goal, a target for each, and an action")]
    Incomplete,
    /// An approval of a day to come.
    #[error("an approval of a day to come has not been given")]
    ApprovalInFuture,
    /// A term outside the plan.
    #[error("the term lies outside the plan")]
    TermOutsideYears,
    /// A term is reviewed once.
    #[error("the term is reviewed already")]
    TermReviewed,
    /// A review must find and decide something.
    #[error("a review needs a finding and a decision")]
    EmptyReview,
    /// Progress of an action that is not there.
    #[error("progress {0} is of no action")]
    NoSuchAction(usize),
    /// A reason is required.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

type Told = Result<Vec<PlanEvent>, PlanError>;

impl Plan {
    /// Begins a plan.
    pub fn draft(id: PlanId, school: SchoolId, content: Content, now: Timestamp) -> Result<(Self, Vec<PlanEvent>), PlanError> {
        content.check()?;
        let record = PlanRecord {
            id,
            version: 1,
            school,
            content,
            state: PlanState::Draft,
            revision: 0,
            approvals: Vec::new(),
            reviews: Vec::new(),
            return_reason: String::new(),
            closing_note: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![PlanEvent::Drafted]))
    }

    /// What was kept.
    pub fn restore(record: PlanRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &PlanRecord {
        &self.record
    }

    /// Says something else.
    pub fn change(&mut self, content: Content, now: Timestamp) -> Told {
        self.must_allow(Step::Change)?;
        content.check()?;
        if self.record.content == content {
            return Ok(Vec::new());
        }
        self.record.content = content;
        Ok(self.happened(PlanEvent::Changed, now))
    }

    /// The board approves it: a revision, to be kept whole.
    pub fn approve(&mut self, on: Date, reference: String, (today, now): (Date, Timestamp)) -> Told {
        self.must_allow(Step::Approve)?;
        if !self.record.content.is_complete() {
            return Err(PlanError::Incomplete);
        }
        if on > today {
            return Err(PlanError::ApprovalInFuture);
        }
        self.record.revision += 1;
        self.record.return_reason.clear();
        self.approved_by(Approver::SchoolBoard, on, reference);
        Ok(self.moved(PlanState::BoardApproved, PlanEvent::BoardApproved, now))
    }

    /// Put before the service area.
    pub fn submit(&mut self, now: Timestamp) -> Told {
        self.must_allow(Step::Submit)?;
        Ok(self.moved(PlanState::Submitted, PlanEvent::Submitted, now))
    }

    /// The service area gives it back.
    pub fn give_back(&mut self, why: &str, now: Timestamp) -> Told {
        self.must_allow(Step::Return)?;
        self.record.return_reason = reason(why)?;
        Ok(self.moved(PlanState::Returned, PlanEvent::Returned, now))
    }

    /// The service area acknowledges it.
    pub fn acknowledge(&mut self, on: Date, reference: String, (today, now): (Date, Timestamp)) -> Told {
        self.must_allow(Step::Acknowledge)?;
        if on > today {
            return Err(PlanError::ApprovalInFuture);
        }
        self.approved_by(Approver::ServiceArea, on, reference);
        Ok(self.moved(PlanState::Acknowledged, PlanEvent::Acknowledged, now))
    }

    /// Carried out from now on.
    pub fn start(&mut self, now: Timestamp) -> Told {
        self.must_allow(Step::Start)?;
        Ok(self.moved(PlanState::InProgress, PlanEvent::Started, now))
    }

    /// What a term showed, and where actions stand by now: each by its number from 1.
    pub fn review(&mut self, review: Review, progress: &[(usize, ActionStatus)], now: Timestamp) -> Told {
        self.must_allow(Step::Review)?;
        if review.finding.is_empty() || review.decision.is_empty() {
            return Err(PlanError::EmptyReview);
        }
        if !self.record.content.years.contains(review.term.be_year()) {
            return Err(PlanError::TermOutsideYears);
        }
        if self.record.reviews.iter().any(|held| held.term == review.term) {
            return Err(PlanError::TermReviewed);
        }
        let actions = self.record.content.actions.len();
        if let Some(at) = progress.iter().position(|(action_no, _)| !(1..=actions).contains(action_no)) {
            return Err(PlanError::NoSuchAction(at));
        }
        for (action_no, status) in progress {
            self.record.content.actions[action_no - 1].status = *status;
        }
        self.record.reviews.push(review);
        Ok(self.moved(PlanState::TermReviewed, PlanEvent::Reviewed, now))
    }

    /// Ends it.
    pub fn close(&mut self, note: &str, now: Timestamp) -> Told {
        self.must_allow(Step::Close)?;
        self.record.closing_note = reason(note)?;
        Ok(self.moved(PlanState::Closed, PlanEvent::Closed, now))
    }

    fn must_allow(&self, step: Step) -> Result<(), PlanError> {
        let state = self.record.state;
        if state.allows(step) { Ok(()) } else { Err(PlanError::StateNotAllowed(state)) }
    }

    fn approved_by(&mut self, approver: Approver, on: Date, reference: String) {
        let revision = self.record.revision;
        self.record.approvals.push(Approval { approver, on, reference, revision });
    }

    fn moved(&mut self, state: PlanState, event: PlanEvent, now: Timestamp) -> Vec<PlanEvent> {
        self.record.state = state;
        self.happened(event, now)
    }

    fn happened(&mut self, event: PlanEvent, now: Timestamp) -> Vec<PlanEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}
