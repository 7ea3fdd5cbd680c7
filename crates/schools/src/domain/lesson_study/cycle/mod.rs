//! One cycle: a research lesson that a team plans, teaches and watches, and reflects on.

mod error;
mod event;
mod fields;
#[cfg(test)]
mod tests;

use chassis::kernel::{LocalizedText, reason};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

pub use error::CycleError;
pub use event::CycleEvent;
pub use fields::{Artefact, ArtefactKind, Held, Idea, OpenApproach, Part, Participant, Phase, PhaseRecord, Recorded, State};

use crate::domain::{LessonStudyCycleId, LessonStudyTeamId, SchoolId};

/// What is kept of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleRecord {
    /// Id.
    pub id: LessonStudyCycleId,
    /// Raised by one with every event.
    pub version: i64,
    /// The team.
    pub team: LessonStudyTeamId,
    /// The schools of the team when the cycle was planned.
    pub schools: Vec<SchoolId>,
    /// The Monday of its week.
    pub week: Date,
    /// Topic of the lesson.
    pub topic: LocalizedText,
    /// How far it has come.
    pub state: State,
    /// PLAN, DO and SEE.
    pub phases: [PhaseRecord; 3],
    /// The steps of the Open Approach, where recorded.
    pub open_approach: Option<OpenApproach>,
    /// Ideas of pupils that emerged.
    pub ideas: Vec<Idea>,
    /// What the team does next; may be empty.
    pub next_action: String,
    /// The cycle whose lesson this one revises.
    pub revision_of: Option<LessonStudyCycleId>,
    /// Why it was cancelled; empty otherwise.
    pub cancel_reason: String,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle {
    record: CycleRecord,
}

/// A cycle that is to be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCycle {
    /// A day of its week.
    pub week: Date,
    /// Topic of the lesson.
    pub topic: LocalizedText,
    /// For which days PLAN, DO and SEE are planned, where said.
    pub planned_on: [Option<Date>; 3],
    /// The cycle whose lesson this one revises.
    pub revision_of: Option<LessonStudyCycleId>,
}

impl Cycle {
    /// Plans a cycle of a team with these schools.
    pub fn plan(
        id: LessonStudyCycleId,
        (team, schools): (LessonStudyTeamId, Vec<SchoolId>),
        new: NewCycle,
        now: Timestamp,
    ) -> Result<(Self, Vec<CycleEvent>), CycleError> {
        if new.topic.lacks_thai() {
            return Err(CycleError::NoTopic);
        }
        must_be_in_order(new.planned_on)?;
        let record = CycleRecord {
            id,
            version: 1,
            team,
            schools,
            week: monday(new.week),
            topic: new.topic,
            state: State::Planned,
            phases: new.planned_on.map(|planned_on| PhaseRecord { planned_on, held: None }),
            open_approach: None,
            ideas: Vec::new(),
            next_action: String::new(),
            revision_of: new.revision_of,
            cancel_reason: String::new(),
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![CycleEvent::Planned]))
    }

    /// What was kept.
    pub fn restore(record: CycleRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &CycleRecord {
        &self.record
    }

    /// A phase and its record.
    pub fn phase(&self, phase: Phase) -> &PhaseRecord {
        &self.record.phases[phase.place()]
    }

    /// A phase was held. It may be recorded anew until the next one is; the same again is no change.
    pub fn record_phase(&mut self, recorded: Recorded, (today, now): (Date, Timestamp)) -> Result<Vec<CycleEvent>, CycleError> {
        let phase = recorded.phase();
        let state = self.record.state;
        if state != phase.before() && state != phase.after() {
            return Err(CycleError::StateNotAllowed { state });
        }
        if phase == Phase::See && !self.was_observed() {
            return Err(CycleError::ObserverRequired);
        }
        recorded.must_be_possible(today)?;
        self.must_follow(phase, recorded.held().done_on)?;
        if self.says(&recorded) {
            return Ok(Vec::new());
        }
        self.take(recorded);
        self.record.state = phase.after();
        Ok(self.happened(CycleEvent::of(phase), now))
    }

    /// Nothing more is to come.
    pub fn close(&mut self, now: Timestamp) -> Result<Vec<CycleEvent>, CycleError> {
        match self.record.state {
            State::Reflected => {
                self.record.state = State::Closed;
                Ok(self.happened(CycleEvent::Closed, now))
            }
            state @ (State::Planned | State::PlanDone | State::Taught | State::Closed | State::Cancelled) => {
                Err(CycleError::StateNotAllowed { state })
            }
        }
    }

    /// It counts no more; also a closed one that was recorded by mistake.
    pub fn cancel(&mut self, why: &str, now: Timestamp) -> Result<Vec<CycleEvent>, CycleError> {
        let why = reason(why)?;
        match self.record.state {
            State::Cancelled => Err(CycleError::StateNotAllowed { state: State::Cancelled }),
            State::Planned | State::PlanDone | State::Taught | State::Reflected | State::Closed => {
                self.record.state = State::Cancelled;
                self.record.cancel_reason = why;
                Ok(self.happened(CycleEvent::Cancelled, now))
            }
        }
    }

    /// Somebody watched the lesson.
    fn was_observed(&self) -> bool {
        self.phase(Phase::Do).held.as_ref().is_some_and(|held| held.observers() > 0)
    }

    /// No phase is done before the one that it follows.
    fn must_follow(&self, phase: Phase, done_on: Date) -> Result<(), CycleError> {
        let earlier = self.record.phases[..phase.place()].iter().filter_map(|before| before.held.as_ref()).map(|held| held.done_on);
        match earlier.max() {
            Some(before) if done_on < before => Err(CycleError::OutOfOrder { phase, before }),
            _ => Ok(()),
        }
    }

    /// Whether it says this already.
    fn says(&self, recorded: &Recorded) -> bool {
        let record = &self.record;
        let same = self.phase(recorded.phase()).held.as_ref() == Some(recorded.held());
        same && match recorded {
            Recorded::Plan(_) => true,
            Recorded::Do { open_approach, ideas, .. } => (record.open_approach, &record.ideas) == (*open_approach, ideas),
            Recorded::See { next_action, .. } => record.next_action == *next_action,
        }
    }

    fn take(&mut self, recorded: Recorded) {
        let at = recorded.phase().place();
        let held = match recorded {
            Recorded::Plan(held) => held,
            Recorded::Do { held, open_approach, ideas } => {
                (self.record.open_approach, self.record.ideas) = (open_approach, ideas);
                held
            }
            Recorded::See { held, next_action } => {
                self.record.next_action = next_action;
                held
            }
        };
        self.record.phases[at].held = Some(held);
    }

    fn happened(&mut self, event: CycleEvent, now: Timestamp) -> Vec<CycleEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

/// The Monday of the week that a day lies in.
fn monday(day: Date) -> Date {
    let since = day.weekday().to_monday_zero_offset();
    day.checked_sub(i32::from(since).days()).unwrap_or(day)
}

/// Days that are planned come one after the other, or fall together.
fn must_be_in_order(planned_on: [Option<Date>; 3]) -> Result<(), CycleError> {
    let mut before: Option<Date> = None;
    for (phase, day) in Phase::ALL.iter().zip(planned_on) {
        let Some(day) = day else { continue };
        if let Some(before) = before.filter(|before| day < *before) {
            return Err(CycleError::PlannedOutOfOrder { phase: *phase, before });
        }
        before = Some(day);
    }
    Ok(())
}
