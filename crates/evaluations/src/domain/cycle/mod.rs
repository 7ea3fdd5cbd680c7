//! A cycle: which schools are judged by which version of a framework, when and by whom, and how far that has come.
//!
//! Until it is opened it is a plan. Opening freezes which schools are in it; whatever becomes of them afterwards, coverage is counted against
//! them. Its results have versions: a reopening leads to the next one, and never overwrites what was (E3).

mod error;
mod event;
mod plan;
mod status;
#[cfg(test)]
mod tests;

use chassis::kernel::reason;
use chassis::thai::calendar::bangkok_date;
use jiff::Timestamp;

pub use error::CycleError;
pub use event::CycleEvent;
pub use plan::{AssessorPolicy, CollectionStanding, CycleRound, Instrument, Plan, Population, Windows};
pub use status::{CycleStatus, Step};

use super::CycleId;
use super::appeal::Owed;
use super::framework::{ConsensusRule, VersionStatus};

/// Schools that a cycle has at most: all of the country's.
pub const MOST_SCHOOLS: usize = 60_000;
/// Schools that one event names at most: it has to fit into a message.
pub const TOLD_AT_ONCE: usize = 1_000;

/// Why results are made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reopening {
    /// Why.
    pub reason: String,
    /// On what it rests: who approved it, by which resolution or order. No person's name.
    pub approval: String,
    /// The version of the results that is revised.
    pub result_n: i32,
    /// When.
    pub at: Timestamp,
}

/// What is kept of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CycleRecord {
    /// Id.
    pub id: CycleId,
    /// Raised by one with every event.
    pub version: i64,
    /// What it is planned to be.
    pub plan: Plan,
    /// How far it has come.
    pub status: CycleStatus,
    /// Schools in it; 0 before it is opened.
    pub schools: i32,
    /// Number of the newest version of its results; 0 before the first.
    pub result_n: i32,
    /// Why results were made anew, in the order of time.
    pub reopenings: Vec<Reopening>,
    /// Who gave the results that were taken over from files; empty where schools are judged here.
    pub imported_from: String,
    /// What becomes of ratings that differ, since it was opened; None before, where no schools are judged by levels, and in a cycle of an
    /// earlier release.
    pub consensus: Option<ConsensusRule>,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// When its collection ended.
    pub closed_at: Option<Timestamp>,
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

type Told = Result<Vec<CycleEvent>, CycleError>;

impl Cycle {
    /// Plans a cycle.
    pub fn plan(id: CycleId, plan: Plan, by: Instrument, now: Timestamp) -> Result<(Self, Vec<CycleEvent>), CycleError> {
        plan.check(by)?;
        let record = CycleRecord {
            id,
            version: 1,
            plan,
            status: CycleStatus::Planned,
            schools: 0,
            result_n: 0,
            reopenings: Vec::new(),
            imported_from: String::new(),
            consensus: None,
            opened_at: None,
            closed_at: None,
            created_at: now,
            updated_at: now,
        };
        Ok((Self { record }, vec![CycleEvent::Planned]))
    }

    /// Takes a cycle over that was judged elsewhere, with so many schools and with its results: it has them from the beginning, and nobody ever
    /// judged in it here. Who gave them is said with it.
    pub fn import(
        id: CycleId,
        (plan, schools): (Plan, usize),
        (from, by): (&str, Instrument),
        now: Timestamp,
    ) -> Result<(Self, Vec<CycleEvent>), CycleError> {
        if plan.name.lacks_thai() {
            return Err(CycleError::NoName);
        }
        if by.status != VersionStatus::Published {
            return Err(CycleError::FrameworkNotUsable(by.status));
        }
        let record = CycleRecord {
            id,
            version: 1,
            plan,
            status: CycleStatus::Finalised,
            schools: counted(schools)?,
            result_n: 1,
            reopenings: Vec::new(),
            imported_from: reason(from)?,
            consensus: None,
            opened_at: Some(now),
            closed_at: Some(now),
            created_at: now,
            updated_at: now,
        };
        let mut cycle = Self { record };
        let mut events = vec![CycleEvent::Imported];
        for _ in 0..schools.div_ceil(TOLD_AT_ONCE) {
            events.extend(cycle.happened(CycleEvent::PopulationFrozen, now));
        }
        Ok((cycle, events))
    }

    /// What was kept.
    pub fn restore(record: CycleRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &CycleRecord {
        &self.record
    }

    /// Whether everybody may read it: it was opened.
    pub fn is_public(&self) -> bool {
        self.record.opened_at.is_some()
    }

    /// The same as those see it whose grants do not reach whoever runs it: which schools are in it is another question.
    #[must_use]
    pub fn for_everybody(mut self) -> Self {
        self.record.schools = 0;
        self.record.reopenings.clear();
        self
    }

    /// Plans it otherwise. Saying the same again is no change.
    pub fn update(&mut self, plan: Plan, by: Instrument, now: Timestamp) -> Told {
        self.must_allow(Step::Update)?;
        plan.check(by)?;
        if plan == self.record.plan {
            return Ok(Vec::new());
        }
        self.record.plan = plan;
        Ok(self.happened(CycleEvent::Updated, now))
    }

    /// Opens it with so many schools, which are frozen now and told, each in one of the events that follow. The version that it judges by
    /// is looked at once more, and what becomes of ratings that differ is settled for all versions of its results.
    pub fn open(&mut self, schools: usize, (by, consensus): (Instrument, Option<ConsensusRule>), now: Timestamp) -> Told {
        self.must_allow(Step::Open)?;
        self.record.plan.must_be_usable(by)?;
        if schools == 0 {
            return Err(CycleError::PopulationEmpty);
        }
        self.record.schools = counted(schools)?;
        self.record.consensus = consensus;
        self.record.status = CycleStatus::Open;
        self.record.opened_at = Some(now);
        let mut events = self.happened(CycleEvent::Opened, now);
        for _ in 0..schools.div_ceil(TOLD_AT_ONCE) {
            events.extend(self.happened(CycleEvent::PopulationFrozen, now));
        }
        Ok(events)
    }

    /// Lets a school in late, and gives the reason as it is kept. Whether it is in already is for the caller to see.
    pub fn add_school(&mut self, why: &str, now: Timestamp) -> Result<(String, Vec<CycleEvent>), CycleError> {
        self.must_allow(Step::AddSchool)?;
        let why = reason(why)?;
        self.record.schools = counted(usize::try_from(self.record.schools).unwrap_or(MOST_SCHOOLS) + 1)?;
        Ok((why, self.happened(CycleEvent::SchoolAdded, now)))
    }

    /// Ends the collection.
    pub fn close_collection(&mut self, now: Timestamp) -> Told {
        self.step(Step::CloseCollection, CycleStatus::CollectionClosed, CycleEvent::Closed, now).inspect(|_| {
            self.record.closed_at = Some(now);
        })
    }

    /// Begins to look into ratings that differ.
    pub fn start_moderation(&mut self, now: Timestamp) -> Told {
        self.step(Step::StartModeration, CycleStatus::Moderation, CycleEvent::ModerationStarted, now)
    }

    /// Makes the next version of its results. Its number is in the record afterwards.
    pub fn finalise(&mut self, now: Timestamp) -> Told {
        self.must_allow(Step::Finalise)?;
        self.record.result_n += 1;
        self.step(Step::Finalise, CycleStatus::Finalised, CycleEvent::Finalised, now)
    }

    /// Publishes its results. Whether they may be published (E12, E13) is for the caller to see.
    pub fn publish(&mut self, now: Timestamp) -> Told {
        self.step(Step::Publish, CycleStatus::Published, CycleEvent::Published, now)
    }

    /// Has its results made anew: the next version follows, and those that are there stay.
    pub fn reopen(&mut self, why: &str, approval: &str, now: Timestamp) -> Told {
        self.must_allow(Step::Reopen)?;
        if !self.record.imported_from.is_empty() {
            return Err(CycleError::Imported);
        }
        let (why, approval) = (reason(why)?, reason(approval).map_err(|_| CycleError::ApprovalRequired)?);
        self.record.reopenings.push(Reopening { reason: why, approval, result_n: self.record.result_n, at: now });
        self.step(Step::Reopen, CycleStatus::Moderation, CycleEvent::Reopened, now)
    }

    /// Refuses an appeal against what was put away: nothing could follow from it.
    pub fn must_take_appeals(&self) -> Result<(), CycleError> {
        let status = self.record.status;
        if status == CycleStatus::Archived { Err(CycleError::StatusNotAllowed(status)) } else { Ok(()) }
    }

    /// Puts it away. It is never opened again, so nothing may be left that a school could bring about: no appeal to decide or to file, and none
    /// that was right and changed nothing yet. Results from elsewhere are corrected where they come from, so nothing follows here.
    pub fn archive(&mut self, owed: &Owed, now: Timestamp) -> Told {
        self.must_allow(Step::Archive)?;
        if !owed.filed.is_empty() {
            return Err(CycleError::AppealsOpen(owed.filed.clone()));
        }
        if !owed.upheld.is_empty() && self.record.imported_from.is_empty() {
            return Err(CycleError::AppealsNotFollowed(owed.upheld.clone()));
        }
        if let Some(last) = owed.last_day.filter(|last| bangkok_date(now) <= *last) {
            return Err(CycleError::AppealDaysRun(last));
        }
        self.step(Step::Archive, CycleStatus::Archived, CycleEvent::Archived, now)
    }

    fn step(&mut self, step: Step, next: CycleStatus, event: CycleEvent, now: Timestamp) -> Told {
        self.must_allow(step)?;
        self.record.status = next;
        Ok(self.happened(event, now))
    }

    fn must_allow(&self, step: Step) -> Result<(), CycleError> {
        let status = self.record.status;
        if status.allows(step) { Ok(()) } else { Err(CycleError::StatusNotAllowed(status)) }
    }

    fn happened(&mut self, event: CycleEvent, now: Timestamp) -> Vec<CycleEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}

fn counted(schools: usize) -> Result<i32, CycleError> {
    let fits = i32::try_from(schools).ok().filter(|_| schools <= MOST_SCHOOLS);
    fits.ok_or(CycleError::TooManySchools(MOST_SCHOOLS))
}
