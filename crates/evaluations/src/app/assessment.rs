//! What assessors do with their assessments. They are their own: a grant that names the assessor, or the school where it judges itself, and no
//! grant for everything, lets somebody write one. Whoever reaches the area sees how far they are, and gives submitted ones back.

mod read;
mod sheets;

use std::collections::BTreeSet;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::event::Fact;
use chassis::failure::Failure;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::assessment_facts;
use crate::domain::AssessmentId;
use crate::domain::assessment::{Assessment, AssessmentError, AssessmentEvent, NodeScore, Sent, Sheet, Task};
use crate::domain::assessor::days_that_count;
use crate::domain::assignment::AssignmentError;
use crate::error::Error;
use crate::store;
use crate::store::assessment::{Conflict, HeldCycle, Stored};

pub(crate) use read::{Submitted, get, get_with_scores, list, list_doubtful, submission};
pub(crate) use sheets::Sheets;

/// Writing one's own assessments.
const WRITE: &str = "evaluations.assessment.write";
/// Seeing those of others in one's area, and their ratings once they are submitted.
const REVIEW: &str = "evaluations.assessment.review";

/// What a device of an assessor sends.
#[derive(Debug)]
pub(crate) struct Save {
    pub(crate) id: Uuid,
    pub(crate) assignment: Uuid,
    pub(crate) sent: Sent,
}

/// What an assessor decides where two devices differ.
#[derive(Debug)]
pub(crate) struct Decide {
    pub(crate) at: Change,
    pub(crate) score: (String, NodeScore),
}

/// What an assessor submits.
#[derive(Debug)]
pub(crate) struct Submit {
    pub(crate) at: Change,
    pub(crate) scores: Vec<(String, NodeScore)>,
}

/// An assessment that somebody submits; several callers may stand in one slice.
#[derive(Debug)]
pub(crate) struct Submitting<'a> {
    pub(crate) who: &'a Caller,
    pub(crate) what: &'a Submit,
}

/// Why an assessment is given back.
#[derive(Debug)]
pub(crate) struct GiveBack {
    pub(crate) at: Change,
    pub(crate) reason: String,
}

/// An assessment after a command, and what is told and noted about it; nothing when nothing changed.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) assessment: Assessment,
    pub(crate) facts: Vec<Fact>,
    pub(crate) audit: Option<AuditEntry>,
}

/// Puts what a device sends to what stands; the first time begins the assessment.
pub(crate) async fn save(uow: &mut Uow, who: &Caller, sheets: &Sheets, cmd: Save) -> Result<Assessment, Error> {
    let cycle = store::assessment::hold_cycle_of(uow.db(), cmd.assignment).await?.ok_or_else(|| Failure::no_such("assignment_id"))?;
    let sheet = sheets.of(uow.db(), cycle.framework, cycle.n).await?;
    let known = lock(uow, cmd.id).await?.filter(|stored| stored.assessment.record().task.assignment == cmd.assignment);
    if let Some(stored) = known {
        return merge(uow, who, (&sheet, &cycle), stored, cmd.sent).await;
    }
    let begun = store::assessment::lock_assignment(uow.db(), cmd.assignment).await?.filter(|begun| is_own(who, &begun.task));
    let begun = begun.ok_or_else(|| Failure::no_such("assignment_id"))?;
    match store::assessment::of_assignment(uow.db(), cmd.assignment).await? {
        // Another call has begun it since.
        Some(id) if id == cmd.id => {
            let stored = lock(uow, id).await?.ok_or_else(Failure::not_found)?;
            return merge(uow, who, (&sheet, &cycle), stored, cmd.sent).await;
        }
        Some(other) => return Err(Failure::taken("id").with("assessment_id", other.to_string()).into()),
        None => {}
    }
    let ground = begun.ground(&cycle);
    let (assessment, events) = Assessment::start(AssessmentId(cmd.id), begun.task, (&sheet, ground), cmd.sent, uow.now())?;
    must_be_from_outside(uow, &assessment.record().task).await?;
    store::assessment::insert(uow.db(), &assessment, &begun.scopes).await?;
    Ok(tell(uow, Told::of(assessment, &events, (&begun.scopes, None))))
}

/// Refuses to begin what was given to somebody who has come to work at the school since (E5). What was begun may be ended: a submission is
/// the hot call, and asks for nothing that another one has asked.
async fn must_be_from_outside(uow: &mut Uow, task: &Task) -> Result<(), Error> {
    if !task.role.is_independent() {
        return Ok(());
    }
    let listed = store::assessor::of_persons(uow.db(), &[task.assessor]).await?.pop();
    let (Some(assessor), Some(cycle)) = (listed, store::cycle::find(uow.db(), task.cycle).await?) else { return Ok(()) };
    let today = uow.today();
    let counts = days_that_count(today, today, cycle.record().plan.policy.independence_months);
    let register = store::posting::register(uow.db(), &[task.assessor], &[task.school], counts).await?;
    Ok(assessor.must_be_from_outside(task.role, task.school, &register, counts).map_err(AssignmentError::from)?)
}

async fn merge(
    uow: &mut Uow,
    who: &Caller,
    (sheet, cycle): (&Sheet, &HeldCycle),
    mut stored: Stored,
    sent: Sent,
) -> Result<Assessment, Error> {
    if !is_own(who, &stored.assessment.record().task) {
        return Err(Failure::no_such("assignment_id").into());
    }
    let now = uow.now();
    let ground = stored.ground(cycle);
    let told = stored.decide(|assessment| assessment.save((sheet, ground), sent, now), None)?;
    finish(uow, told).await
}

/// Decides where two devices differ.
pub(crate) async fn decide(uow: &mut Uow, who: &Caller, sheets: &Sheets, cmd: Decide) -> Result<Assessment, Error> {
    let (mut stored, cycle) = lock_with_cycle(uow, cmd.at.id).await?;
    must_be_own(who, &stored, cmd.at)?;
    let sheet = sheets.of(uow.db(), cycle.framework, cycle.n).await?;
    let (now, ground) = (uow.now(), stored.ground(&cycle));
    let told = stored.decide(|assessment| assessment.decide((&sheet, ground), cmd.score, now), None)?;
    finish(uow, told).await
}

/// Submits any number of assessments: loads them with one statement each for cycles and assessments, of those that say nothing more and are
/// known to be ready only what they come to, decides each by itself under the rights of its own caller, writes with one statement. A refusal is
/// the answer of its own call, which has written nothing; two calls on one assessment are decided one after the other. Telling is left to the
/// lane, which tells for each call its own.
pub(crate) async fn submit_all(
    db: &mut PgConnection,
    sheets: &Sheets,
    now: Timestamp,
    asked: &[Submitting<'_>],
) -> Result<Vec<Result<Told, Error>>, Error> {
    let ids: Vec<Uuid> = asked.iter().map(|one| one.what.at.id).collect::<BTreeSet<_>>().into_iter().collect();
    let cycles = store::assessment::hold_cycles(db, &ids).await?;
    let says_more: BTreeSet<Uuid> = asked.iter().filter(|one| !one.what.scores.is_empty()).map(|one| one.what.at.id).collect();
    let briefly: Vec<Uuid> = ids.iter().filter(|id| !says_more.contains(id)).copied().collect();
    let mut held = store::assessment::lock(db, &ids, &briefly).await?;
    let mut changed = BTreeSet::new();
    let mut answers = Vec::with_capacity(asked.len());
    for one in asked {
        let answer = match held.get_mut(&one.what.at.id) {
            Some(stored) => match cycles.get(&stored.assessment.record().task.cycle) {
                Some(cycle) => submit(stored, cycle, &*sheets.of(db, cycle.framework, cycle.n).await?, one, now),
                None => Err(Failure::not_found().into()),
            },
            None => Err(Failure::not_found().into()),
        };
        answers.push(answer.inspect(|_| {
            changed.insert(one.what.at.id);
        }));
    }
    let saved: Vec<&Assessment> = changed.iter().filter_map(|id| held.get(id)).map(|stored| &stored.assessment).collect();
    if !saved.is_empty() {
        store::assessment::save(db, &saved).await?;
    }
    Ok(answers)
}

fn submit(stored: &mut Stored, cycle: &HeldCycle, sheet: &Sheet, one: &Submitting<'_>, now: Timestamp) -> Result<Told, Error> {
    must_be_own(one.who, stored, one.what.at)?;
    let ground = stored.ground(cycle);
    stored.decide(|assessment| assessment.submit((sheet, ground), one.what.scores.clone(), now), None)
}

/// Gives a submitted assessment back to its assessor.
pub(crate) async fn give_back(uow: &mut Uow, who: &Caller, cmd: GiveBack) -> Result<Assessment, Error> {
    let (mut stored, cycle) = lock_with_cycle(uow, cmd.at.id).await?;
    who.must_reach(&stored.scopes)?;
    let record = stored.assessment.record();
    cmd.at.check(record.version, record.updated_at)?;
    let (now, ground) = (uow.now(), stored.ground(&cycle));
    let told = stored.decide(|assessment| assessment.give_back(ground, &cmd.reason, now), Some(&cmd.reason))?;
    finish(uow, told).await
}

/// Whether the caller is whose it is.
fn is_own(who: &Caller, task: &Task) -> bool {
    let own = task.own_scopes();
    who.named(WRITE).any(|scope| own.iter().any(|own| own == scope.as_str()))
}

/// What is somebody else's answers like what does not exist.
fn must_be_own(who: &Caller, stored: &Stored, at: Change) -> Result<(), Error> {
    let record = stored.assessment.record();
    if !is_own(who, &record.task) {
        return Err(Failure::not_found().into());
    }
    Ok(at.check(record.version, record.updated_at)?)
}

async fn lock(uow: &mut Uow, id: Uuid) -> Result<Option<Stored>, Error> {
    Ok(store::assessment::lock(uow.db(), &[id], &[]).await?.remove(&id))
}

async fn lock_with_cycle(uow: &mut Uow, id: Uuid) -> Result<(Stored, HeldCycle), Error> {
    let cycles = store::assessment::hold_cycles(uow.db(), &[id]).await?;
    let stored = lock(uow, id).await?.ok_or_else(Failure::not_found)?;
    let cycle = cycles.get(&stored.assessment.record().task.cycle).copied().ok_or_else(Failure::not_found)?;
    Ok((stored, cycle))
}

impl Stored {
    /// One decision on a locked assessment; a refused one leaves it as it was.
    fn decide(
        &mut self,
        how: impl FnOnce(&mut Assessment) -> Result<Vec<AssessmentEvent>, AssessmentError>,
        reason: Option<&str>,
    ) -> Result<Told, Error> {
        let events = how(&mut self.assessment)?;
        Ok(Told::of(self.assessment.clone(), &events, (&self.scopes, reason)))
    }
}

impl Told {
    fn of(assessment: Assessment, events: &[AssessmentEvent], (scopes, reason): (&[String], Option<&str>)) -> Self {
        let record = assessment.record();
        let (id, version, reason) = (Some(record.id.0), Some(record.version), reason.map(str::to_owned));
        let audit = AuditEntry { aggregate: "assessment", id, version, reason };
        Self { facts: assessment_facts::of(&assessment, events, scopes), audit: (!events.is_empty()).then_some(audit), assessment }
    }
}

async fn finish(uow: &mut Uow, told: Told) -> Result<Assessment, Error> {
    if !told.facts.is_empty() {
        store::assessment::save(uow.db(), &[&told.assessment]).await?;
    }
    Ok(tell(uow, told))
}

fn tell(uow: &mut Uow, told: Told) -> Assessment {
    for fact in told.facts {
        uow.emit(fact);
    }
    if let Some(audit) = told.audit {
        uow.audit(audit);
    }
    told.assessment
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
