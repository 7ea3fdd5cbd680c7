//! Many schools to many assessors at once.

use std::collections::{HashMap, HashSet};

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::failure::Failure;
use jiff::civil::Date;
use uuid::Uuid;

use super::assignment::{by_person, listed, tell};
use super::cycle::seen;
use crate::domain::assessor::{Unfit, days_that_count};
use crate::domain::assignment::{Assignment, AssignmentError, Candidate, Giving, Need, Unfilled, distribute, must_be_assignable};
use crate::domain::cycle::Cycle;
use crate::domain::{AssessorRole, AssignmentId};
use crate::error::Error;
use crate::store;

/// Schools that one call gives at most.
const MOST_SCHOOLS: usize = 1_000;

/// Many schools, many assessors.
#[derive(Debug)]
pub(crate) struct Assign {
    pub(crate) cycle: Uuid,
    pub(crate) role: AssessorRole,
    /// All within reach when empty.
    pub(crate) schools: Vec<Uuid>,
    pub(crate) assessors: Vec<Uuid>,
    pub(crate) per_school: usize,
    pub(crate) most: Option<usize>,
    pub(crate) due: Option<Date>,
}

/// What was given, and what was not.
#[derive(Debug)]
pub(crate) struct Assigned {
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) unfilled: Vec<Unfilled>,
    pub(crate) loads: Vec<Candidate>,
}

/// Gives schools to assessors, so that each gets about as many as the others.
pub(crate) async fn assign(uow: &mut Uow, who: &Caller, cmd: Assign) -> Result<Assigned, Error> {
    if !cmd.role.is_independent() {
        return Err(AssignmentError::RoleOneByOne(cmd.role).into());
    }
    // Two who give the schools of one cycle at the same time would give them twice.
    let cycle = store::cycle::lock(uow.db(), cmd.cycle).await?.and_then(|cycle| seen(who, cycle));
    let cycle = cycle.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let due = must_be_assignable(cycle.record(), cmd.role, cmd.due, uow.today())?;
    let schools = schools(uow, who, (&cycle, &cmd.schools)).await?;
    let assessors = by_person(listed(uow.db(), who, &cmd.assessors).await?);
    if let Some(at) = cmd.assessors.iter().position(|person| !assessors.contains_key(person)) {
        return Err(Failure::no_such(format!("assessor_refs[{at}]")).into());
    }
    let ids: Vec<Uuid> = schools.iter().map(|(school, _)| *school).collect();
    let of_role = (cycle.record().id, cmd.role);
    let needs = needs(&ids, cmd.per_school, &store::assignment::of_schools(uow.db(), of_role, &ids).await?);
    let loads: HashMap<Uuid, i64> = store::assignment::loads(uow.db(), of_role, &cmd.assessors).await?.into_iter().collect();
    let load = |person: &Uuid| usize::try_from(loads.get(person).copied().unwrap_or_default()).unwrap_or(usize::MAX);
    let mut loads: Vec<Candidate> = cmd.assessors.iter().map(|person| Candidate { person: *person, load: load(person) }).collect();
    let counts = days_that_count(uow.today(), due, cycle.record().plan.policy.independence_months);
    let register = store::posting::register(uow.db(), &cmd.assessors, &ids, counts).await?;
    let fits =
        |person, school| assessors.get(&person).map_or(Err(Unfit::NotInRole), |one| one.must_fit(cmd.role, school, &register, counts));
    let (given, unfilled) = distribute(&needs, &mut loads, cmd.most, fits);
    let scopes: HashMap<Uuid, Vec<String>> = schools.into_iter().collect();
    let mut assignments = Vec::new();
    for one in given {
        let id = AssignmentId(uow.new_id());
        let scopes = scopes.get(&one.school).cloned().unwrap_or_default();
        let giving = Giving { school: one.school, scopes, assessor: one.person, role: cmd.role, due };
        assignments.push(Assignment::give(id, cycle.record().id, giving, uow.now()));
    }
    store::assignment::insert(uow.db(), &assignments.iter().map(|(assignment, _)| assignment.clone()).collect::<Vec<_>>()).await?;
    for (assignment, events) in &assignments {
        tell(uow, assignment, events, None);
    }
    Ok(Assigned { assignments: assignments.into_iter().map(|(assignment, _)| assignment).collect(), unfilled, loads })
}

/// The schools that are asked for, each with its scopes, in Thai order. All of them are in the cycle and within reach.
async fn schools(uow: &mut Uow, who: &Caller, (cycle, wanted): (&Cycle, &[Uuid])) -> Result<Vec<(Uuid, Vec<String>)>, Error> {
    let asked = Some(wanted).filter(|wanted| !wanted.is_empty());
    let one_more = i64::try_from(MOST_SCHOOLS + 1).unwrap_or(i64::MAX);
    let found = store::cycle::scopes_of_schools(uow.db(), (cycle.record().id, asked), &who.reach(), one_more).await?;
    if found.len() > MOST_SCHOOLS {
        return Err(AssignmentError::TooManySchools(MOST_SCHOOLS).into());
    }
    let there: HashSet<Uuid> = found.iter().map(|(school, _)| *school).collect();
    match wanted.iter().position(|school| !there.contains(school)) {
        Some(at) => Err(Failure::no_such(format!("school_ids[{at}]")).into()),
        None => Ok(found),
    }
}

/// What each school lacks, beside what it has.
fn needs(schools: &[Uuid], per_school: usize, given: &[(Uuid, Uuid, bool)]) -> Vec<Need> {
    let mut needs: HashMap<Uuid, Need> = HashMap::new();
    for (school, person, has) in given {
        let need = needs.entry(*school).or_insert_with(|| Need { school: *school, missing: per_school, had_by: HashSet::new() });
        need.had_by.insert(*person);
        need.missing = need.missing.saturating_sub(usize::from(*has));
    }
    let none = |school: &Uuid| Need { school: *school, missing: per_school, had_by: HashSet::new() };
    schools.iter().map(|school| needs.remove(school).unwrap_or_else(|| none(school))).collect()
}
