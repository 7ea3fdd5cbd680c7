//! An assessment: what one assessor says about one school, saved bit by bit, submitted as a whole.
//!
//! It is written on devices that are without a network for days. What a device sends says on which version it builds; each node knows since
//! which version it stands as it does. A node that nobody else has changed since takes what is sent; a node about which somebody else has
//! said something different since keeps it, and what was sent is put beside it until the assessor decides. So nothing is lost, and nothing is
//! put right by the clock of a device. A device that tells which it is never differs from itself.

mod error;
mod event;
mod handed;
mod score;
mod sheet;
mod status;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use chassis::kernel::reason;
use jiff::Timestamp;
use uuid::Uuid;

pub use error::{AssessmentError, Evidence, Misplaced, NotReady, ScoreProblem};
pub use event::AssessmentEvent;
pub use handed::HandedIn;
pub use score::{Confidence, Entry, NodeScore};
pub use sheet::{Conflicts, Entries, RULES, Sheet};
pub use status::{Action, AssessmentStatus};

use super::assignment::AssignmentStatus;
use super::cycle::CycleStatus;
use super::{AssessmentId, AssessorRole};

/// What devices said about one node beside what stands there, at most.
pub const MOST_OTHERS: usize = 20;
/// Submissions of one assessment at most.
pub const MOST_SUBMISSIONS: i32 = 1_000;

/// What is kept of an assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRecord {
    /// Id, made by a device of the assessor.
    pub id: AssessmentId,
    /// Raised by one with every event.
    pub version: i64,
    /// Whose task it is.
    pub task: Task,
    /// How far it has come.
    pub status: AssessmentStatus,
    /// How often it was submitted.
    pub revision: i32,
    /// Nodes on which the framework asks for a rating.
    pub nodes: i32,
    /// What stands about them, shared with whoever was shown the assessment before it changed; none where only the sum of it was loaded.
    pub entries: Option<Arc<Entries>>,
    /// What that comes to, where it is known.
    pub sum: Option<Sum>,
    /// What other devices said instead.
    pub conflicts: Conflicts,
    /// Why it was last returned; empty when it never was.
    pub return_reason: String,
    /// When it was begun.
    pub started_at: Timestamp,
    /// When it was last submitted.
    pub submitted_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// Whose task an assessment is: the assignment that it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Task {
    /// The assignment.
    pub assignment: Uuid,
    /// The cycle.
    pub cycle: Uuid,
    /// The school.
    pub school: Uuid,
    /// As what the assessor judges.
    pub role: AssessorRole,
    /// Opaque reference to the assessor.
    pub assessor: Uuid,
}

impl Task {
    /// The scopes of whoever it belongs to: the assessor, and the school where it judges itself. Whoever reaches a school or an area reaches
    /// what assessors do there in another way, and none of it before it is submitted.
    pub fn own_scopes(&self) -> Vec<String> {
        let person = format!("person:{}", self.assessor);
        match self.role {
            AssessorRole::SelfAssessment => vec![person, format!("school:{}", self.school)],
            AssessorRole::Peer | AssessorRole::Supervisor | AssessorRole::External | AssessorRole::Expert => vec![person],
        }
    }
}

/// What an assessment stands on: how far its cycle and its assignment have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The cycle.
    pub cycle: CycleStatus,
    /// The assignment.
    pub assignment: AssignmentStatus,
    /// Until when it may be late (E14).
    pub late_until: Option<Timestamp>,
    /// Whether a panel wants the school to be looked at again, for the results that are being made.
    pub again: bool,
}

impl Ground {
    /// Refuses what comes before the cycle was opened, after its collection has ended, or from somebody whose task it is no more. The days of
    /// the collection refuse nothing: what comes on others while the cycle is open is marked where it is read
    /// ([`super::cycle::Windows::standing`]), as it may have been judged in time.
    fn must_hold(self, now: Timestamp) -> Result<(), AssessmentError> {
        if self.assignment != AssignmentStatus::Assigned {
            return Err(AssessmentError::NotAssigned(self.assignment));
        }
        match self.cycle {
            CycleStatus::Open => Ok(()),
            CycleStatus::Planned => Err(AssessmentError::NotOpen(self.cycle)),
            CycleStatus::CollectionClosed if self.late_until.is_some_and(|until| now <= until) => Ok(()),
            CycleStatus::Moderation if self.again && self.late_until.is_some_and(|until| now <= until) => Ok(()),
            CycleStatus::CollectionClosed
            | CycleStatus::Moderation
            | CycleStatus::Finalised
            | CycleStatus::Published
            | CycleStatus::Archived => Err(AssessmentError::CollectionClosed),
        }
    }
}

/// An assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    record: AssessmentRecord,
    said_anew: bool,
}

/// What stands, summed up: enough to show how far an assessment is, and to submit it as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    /// How much is said.
    pub progress: Progress,
    /// Whether it can be submitted as it stands: enough is said, and nothing stands there that says nothing.
    pub ready: bool,
}

impl Sum {
    fn of(entries: &Entries, sheet: &Sheet) -> Self {
        let ready = entries.values().all(|entry| entry.said.is_said()) && sheet.must_be_complete(entries).is_ok();
        Self { progress: Progress::of(entries), ready }
    }
}

/// How much is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Nodes with a level.
    pub levels: usize,
    /// Nodes of which something else is said.
    pub specials: usize,
}

impl Progress {
    fn of(entries: &Entries) -> Self {
        entries.values().filter(|entry| entry.said.is_said()).fold(Self::default(), |so_far, entry| {
            let is_level = usize::from(entry.said.score.level().is_some());
            Self { levels: so_far.levels + is_level, specials: so_far.specials + 1 - is_level }
        })
    }
}

/// What a device sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The version that it builds on; 0 for none.
    pub base: i64,
    /// Which device it is, where it tells.
    pub by: Option<Uuid>,
    /// What is said, by the codes of nodes.
    pub scores: Vec<(String, NodeScore)>,
}

type Told = Result<Vec<AssessmentEvent>, AssessmentError>;

impl Assessment {
    /// Begins an assessment with what a device sends.
    pub fn start(
        id: AssessmentId,
        task: Task,
        (sheet, ground): (&Sheet, Ground),
        sent: Sent,
        now: Timestamp,
    ) -> Result<(Self, Vec<AssessmentEvent>), AssessmentError> {
        ground.must_hold(now)?;
        if sent.base != 0 {
            return Err(AssessmentError::BaseUnknown { version: 0 });
        }
        sheet.check(&sent.scores)?;
        let entry = |(code, said)| (code, Entry { said, since: 1, by: sent.by });
        let entries: Entries = sent.scores.into_iter().map(entry).collect();
        let record = AssessmentRecord {
            id,
            version: 1,
            task,
            status: AssessmentStatus::InProgress,
            revision: 0,
            nodes: i32::try_from(sheet.nodes()).unwrap_or(i32::MAX),
            sum: Some(Sum::of(&entries, sheet)),
            entries: Some(Arc::new(entries)),
            conflicts: Conflicts::new(),
            return_reason: String::new(),
            started_at: now,
            submitted_at: None,
            updated_at: now,
        };
        Ok((Self { record, said_anew: true }, vec![AssessmentEvent::Started]))
    }

    /// What was kept.
    pub fn restore(record: AssessmentRecord) -> Self {
        Self { record, said_anew: false }
    }

    /// What is kept of it.
    pub fn record(&self) -> &AssessmentRecord {
        &self.record
    }

    /// Whether something stands or differs otherwise than when it was restored.
    pub fn is_said_anew(&self) -> bool {
        self.said_anew
    }

    /// How much is said.
    pub fn progress(&self) -> Progress {
        let counted = || self.record.entries.as_deref().map(Progress::of);
        self.record.sum.map(|sum| sum.progress).or_else(counted).unwrap_or_default()
    }

    /// Puts what a device sends to what stands. Saying what stands already is no change.
    pub fn save(&mut self, (sheet, ground): (&Sheet, Ground), sent: Sent, now: Timestamp) -> Told {
        self.must_allow(Action::Save)?;
        ground.must_hold(now)?;
        if sent.base > self.record.version {
            return Err(AssessmentError::BaseUnknown { version: self.record.version });
        }
        sheet.check(&sent.scores)?;
        let Some(merged) = self.merged(sent)? else { return Ok(Vec::new()) };
        self.stand(sheet, merged);
        self.record.status = AssessmentStatus::InProgress;
        Ok(self.happened(AssessmentEvent::Saved, now))
    }

    /// Decides where two devices differ.
    pub fn decide(&mut self, (sheet, ground): (&Sheet, Ground), (code, said): (String, NodeScore), now: Timestamp) -> Told {
        self.must_allow(Action::Decide)?;
        ground.must_hold(now)?;
        sheet.check_one(&code, &said)?;
        let mut conflicts = self.record.conflicts.clone();
        if conflicts.remove(&code).is_none() {
            return Err(AssessmentError::NoConflict(code));
        }
        let mut entries = self.entries()?.clone();
        entries.insert(code, Entry { said, since: self.record.version + 1, by: None });
        self.stand(sheet, (entries, conflicts));
        Ok(self.happened(AssessmentEvent::ConflictDecided, now))
    }

    /// Submits it, with what is sent along. Whoever submits has seen the version of now, so nothing can differ.
    pub fn submit(&mut self, (sheet, ground): (&Sheet, Ground), scores: Vec<(String, NodeScore)>, now: Timestamp) -> Told {
        self.must_allow(Action::Submit)?;
        ground.must_hold(now)?;
        sheet.check(&scores)?;
        if !self.record.conflicts.is_empty() {
            return Err(NotReady::ConflictsOpen(self.record.conflicts.keys().cloned().collect()).into());
        }
        if self.record.revision >= MOST_SUBMISSIONS {
            return Err(NotReady::TooManySubmissions(MOST_SUBMISSIONS).into());
        }
        let merged = self.merged(Sent { base: self.record.version, by: None, scores })?;
        match merged {
            Some((entries, conflicts)) => {
                sheet.must_be_complete(&entries)?;
                self.stand(sheet, (entries, conflicts));
            }
            None if self.record.sum.is_some_and(|sum| sum.ready) => {}
            None => {
                let entries = self.entries()?;
                sheet.must_be_complete(entries)?;
                let sum = Sum::of(entries, sheet);
                self.record.sum = Some(sum);
            }
        }
        self.record.status = AssessmentStatus::Submitted;
        self.record.revision += 1;
        self.record.submitted_at = Some(now);
        Ok(self.happened(AssessmentEvent::Submitted, now))
    }

    /// Gives it back to its assessor, as long as it can be submitted anew; what is to be looked at again also after it was locked.
    pub fn give_back(&mut self, ground: Ground, why: &str, now: Timestamp) -> Told {
        self.must_allow(if ground.again { Action::LookAgain } else { Action::Return })?;
        ground.must_hold(now)?;
        self.record.return_reason = reason(why)?;
        self.record.status = AssessmentStatus::Returned;
        Ok(self.happened(AssessmentEvent::Returned, now))
    }

    /// Lets nothing of it change any more.
    pub fn lock(&mut self, now: Timestamp) -> Told {
        self.must_allow(Action::Lock)?;
        self.record.status = AssessmentStatus::Locked;
        Ok(self.happened(AssessmentEvent::Locked, now))
    }

    /// Lets it go into the result.
    pub fn confirm(&mut self, now: Timestamp) -> Told {
        self.must_allow(Action::Confirm)?;
        self.record.status = AssessmentStatus::Confirmed;
        Ok(self.happened(AssessmentEvent::Confirmed, now))
    }

    /// What stands and what differs after something was sent; None when that changes nothing.
    fn merged(&self, sent: Sent) -> Result<Option<(Entries, Conflicts)>, AssessmentError> {
        if sent.scores.is_empty() {
            return Ok(None);
        }
        let (mut entries, mut conflicts) = (self.entries()?.clone(), self.record.conflicts.clone());
        let since = self.record.version + 1;
        let mut changed = false;
        for (code, said) in sent.scores {
            match entries.get(&code) {
                Some(entry) if entry.said == said => {}
                Some(entry) if entry.since > sent.base && !(entry.by.is_some() && entry.by == sent.by) => {
                    let others = conflicts.entry(code.clone()).or_default();
                    if others.contains(&said) {
                        continue;
                    }
                    if others.len() == MOST_OTHERS {
                        return Err(AssessmentError::TooManyConflicts(code));
                    }
                    others.push(said);
                    changed = true;
                }
                Some(_) | None => {
                    entries.insert(code, Entry { said, since, by: sent.by });
                    changed = true;
                }
            }
        }
        Ok(changed.then_some((entries, conflicts)))
    }

    /// All that stands. Where only its sum was loaded there is nothing to put something to.
    fn entries(&self) -> Result<&Entries, AssessmentError> {
        self.record.entries.as_deref().ok_or(AssessmentError::OnlySum)
    }

    fn stand(&mut self, sheet: &Sheet, (entries, conflicts): (Entries, Conflicts)) {
        self.record.sum = Some(Sum::of(&entries, sheet));
        self.record.entries = Some(Arc::new(entries));
        self.record.conflicts = conflicts;
        self.said_anew = true;
    }

    fn must_allow(&self, action: Action) -> Result<(), AssessmentError> {
        let status = self.record.status;
        if status.allows(action) { Ok(()) } else { Err(AssessmentError::StatusNotAllowed(status)) }
    }

    fn happened(&mut self, event: AssessmentEvent, now: Timestamp) -> Vec<AssessmentEvent> {
        self.record.version += 1;
        self.record.updated_at = now;
        vec![event]
    }
}
