//! Who judges which school. Whoever reaches the school as it was on the day of the cycle's population gives it to somebody, and whoever runs the
//! cycle; only the assessor declines. What is out of reach is not there: the tables stand behind the second wall.

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use super::cycle::seen;
use crate::convert::facts;
use crate::domain::assessor::{Assessor, days_that_count};
use crate::domain::assignment::{Assignment, AssignmentError, AssignmentEvent, Giving, must_be_assignable, must_not_be_alone};
use crate::domain::cycle::{Cycle, CycleStatus};
use crate::domain::moderation::is_to_be_looked_at_again;
use crate::domain::{AssessorRole, AssignmentId};
use crate::error::Error;
use crate::store;
use crate::store::assignment::{Conflict, Filter};

/// Assignments that lapse in one step of the job.
const LAPSE_AT_ONCE: i64 = 500;

/// One school for one assessor.
#[derive(Debug)]
pub(crate) struct Create {
    pub(crate) id: Option<Uuid>,
    pub(crate) cycle: Uuid,
    pub(crate) school: Uuid,
    pub(crate) assessor: Uuid,
    pub(crate) role: AssessorRole,
    pub(crate) due: Option<Date>,
}

/// An assignment, and what is done with it.
#[derive(Debug)]
pub(crate) struct OfAssignment<T> {
    pub(crate) at: Change,
    pub(crate) what: T,
}

/// The conflict of interest that an assessor declares.
#[derive(Debug)]
pub(crate) struct Declined(pub(crate) String);

/// Why an assignment is taken back.
#[derive(Debug)]
pub(crate) struct Withdrawn(pub(crate) String);

/// Until when something may be submitted late, and why.
#[derive(Debug)]
pub(crate) struct GrantedLate {
    pub(crate) until: Timestamp,
    pub(crate) reason: String,
}

/// Gives one school to one assessor.
pub(crate) async fn create(uow: &mut Uow, who: &Caller, cmd: Create) -> Result<Assignment, Error> {
    let cycle = store::cycle::hold(uow.db(), cmd.cycle).await?.and_then(|cycle| seen(who, cycle));
    let cycle = cycle.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let due = must_be_assignable(cycle.record(), cmd.role, cmd.due, uow.today())?;
    let wanted = [cmd.school];
    let of_cycle = (cycle.record().id, Some(wanted.as_slice()));
    let found = store::cycle::scopes_of_schools(uow.db(), of_cycle, &who.reach(), 1).await?.into_iter().next();
    let (school, scopes) = found.ok_or_else(|| Failure::no_such("school_id"))?;
    if cmd.role.is_independent() {
        let assessor = listed(uow.db(), who, &[cmd.assessor]).await?.into_iter().next().ok_or_else(|| Failure::no_such("assessor_ref"))?;
        let counts = days_that_count(uow.today(), due, cycle.record().plan.policy.independence_months);
        let register = store::posting::register(uow.db(), &[cmd.assessor], &[school], counts).await?;
        assessor.must_fit(cmd.role, school, &register, counts).map_err(AssignmentError::from)?;
    }
    must_have_others(uow.db(), &cycle, (school, cmd.role)).await?;
    let id = AssignmentId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let giving = Giving { school, scopes, assessor: cmd.assessor, role: cmd.role, due };
    let (assignment, events) = Assignment::give(id, cycle.record().id, giving, uow.now());
    store::assignment::insert(uow.db(), std::slice::from_ref(&assignment)).await?;
    tell(uow, &assignment, &events, None);
    Ok(assignment)
}

/// Where others are to judge, a school is not the only one to judge itself (E4).
async fn must_have_others(db: &mut PgConnection, cycle: &Cycle, (school, role): (Uuid, AssessorRole)) -> Result<(), Error> {
    if role != AssessorRole::SelfAssessment {
        return Ok(());
    }
    let record = cycle.record();
    let framework = store::framework::find(db, record.plan.framework.0).await?.ok_or_else(Failure::not_found)?;
    let has_others = store::assignment::has_others(db, record.id, school).await?;
    Ok(must_not_be_alone(framework.record().about.kind, role, has_others)?)
}

/// These persons, as far as they are listed and within reach.
pub(super) async fn listed(db: &mut PgConnection, who: &Caller, persons: &[Uuid]) -> Result<Vec<Assessor>, Error> {
    let mut found = store::assessor::of_persons(db, persons).await?;
    found.retain(|assessor| who.reaches(&assessor.scopes()));
    Ok(found)
}

/// Declines it for a conflict of interest.
pub(crate) async fn decline(uow: &mut Uow, who: &Caller, cmd: OfAssignment<Declined>) -> Result<Assignment, Error> {
    let mut assignment = store::assignment::lock(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&[assignment.person_scope()])?;
    let Declined(conflict) = cmd.what;
    cmd.at.check(assignment.record().version, assignment.record().updated_at)?;
    let events = assignment.decline(&conflict, uow.now())?;
    save(uow, assignment, &events, conflict).await
}

/// Takes it back.
pub(crate) async fn withdraw(uow: &mut Uow, who: &Caller, cmd: OfAssignment<Withdrawn>) -> Result<Assignment, Error> {
    let mut assignment = lock(uow, who, cmd.at).await?;
    let Withdrawn(reason) = cmd.what;
    let events = assignment.withdraw(&reason, uow.now())?;
    save(uow, assignment, &events, reason).await
}

/// Lets it be submitted late (E14), or again where a panel wants the school to be looked at again.
pub(crate) async fn grant_late(uow: &mut Uow, who: &Caller, cmd: OfAssignment<GrantedLate>) -> Result<Assignment, Error> {
    // The cycle is locked before what lies in it, as everywhere.
    let found = get(uow.db(), who, cmd.at.id).await?;
    let cycle = store::cycle::hold(uow.db(), found.record().cycle.0).await?.ok_or_else(Failure::not_found)?;
    let (status, next_n) = (cycle.record().status, cycle.record().result_n + 1);
    let again_n = if status == CycleStatus::Moderation {
        let cases = store::moderation::of_school(uow.db(), cycle.record().id.0, found.record().school).await?;
        is_to_be_looked_at_again(&cases).then_some(next_n)
    } else {
        None
    };
    let mut assignment = lock(uow, who, cmd.at).await?;
    let GrantedLate { until, reason } = cmd.what;
    let ground = (status, cycle.record().plan.windows, again_n);
    let events = assignment.grant_late(ground, (until, &reason), uow.now())?;
    save(uow, assignment, &events, reason).await
}

/// Lets some assignments lapse that were never begun until after the collection. False: there are none.
pub(crate) async fn lapse(uow: &mut Uow) -> Result<bool, Error> {
    let now = uow.now();
    store::assignment::look_over_the_wall(uow.db()).await?;
    let mut lapsed = false;
    for mut assignment in store::assignment::that_may_lapse(uow.db(), now, LAPSE_AT_ONCE).await? {
        let cycle = store::cycle::find(uow.db(), assignment.record().cycle.0).await?.ok_or_else(Failure::not_found)?;
        let events = assignment.lapse(cycle.record().status, now);
        if !events.is_empty() {
            lapsed = true;
            store::assignment::save(uow.db(), &assignment).await?;
            tell(uow, &assignment, &events, None);
        }
    }
    Ok(lapsed)
}

/// One assignment.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Assignment, Error> {
    let assignment = store::assignment::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&assignment.record().scopes)?;
    Ok(assignment)
}

/// A page of assignments within reach.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Assignment>, String), Error> {
    Ok(store::assignment::list(db, filter, reach, page).await?)
}

/// The assignment, locked, if it is within reach and the caller has seen what it is.
async fn lock(uow: &mut Uow, who: &Caller, at: Change) -> Result<Assignment, Error> {
    let assignment = store::assignment::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&assignment.record().scopes)?;
    at.check(assignment.record().version, assignment.record().updated_at)?;
    Ok(assignment)
}

async fn save(uow: &mut Uow, assignment: Assignment, events: &[AssignmentEvent], reason: String) -> Result<Assignment, Error> {
    store::assignment::save(uow.db(), &assignment).await?;
    tell(uow, &assignment, events, Some(reason));
    Ok(assignment)
}

pub(super) fn tell(uow: &mut Uow, assignment: &Assignment, events: &[AssignmentEvent], reason: Option<String>) {
    for fact in facts::of_assignment(assignment, events) {
        uow.emit(fact);
    }
    let record = assignment.record();
    uow.audit(AuditEntry { aggregate: "assignment", id: Some(record.id.0), version: Some(record.version), reason });
}

/// By person.
pub(super) fn by_person(assessors: Vec<Assessor>) -> HashMap<Uuid, Assessor> {
    assessors.into_iter().map(|assessor| (assessor.record().person, assessor)).collect()
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Twice => AssignmentError::AlreadyAssigned.into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
