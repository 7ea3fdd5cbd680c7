//! What people do with cycles. Whoever reaches the organisation that runs a cycle decides about it; once it was opened everybody sees it, so
//! that changing it out of reach is denied openly.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::method::{ResultRules, consensus};
use super::{Change, read};
use crate::convert::facts;
use crate::domain::CycleId;
use crate::domain::cycle::{Cycle, CycleError, CycleEvent, CycleStatus, Instrument, Plan, Population};
use crate::domain::known::{GONE, TAKING_PART};
use crate::error::Error;
use crate::store;
use crate::store::cycle::{Conflict, Filter, InCycle, SchoolFilter};
use crate::store::known::{Asked, SchoolOfDay};
use crate::store::progress::Finalising;

/// What a caller says about a new cycle.
#[derive(Debug)]
pub(crate) struct Create {
    pub(crate) id: Option<Uuid>,
    pub(crate) plan: Plan,
}

/// A cycle, and what is done with it.
#[derive(Debug)]
pub(crate) struct OfCycle<T> {
    pub(crate) at: Change,
    pub(crate) what: T,
}

/// A school that is let in late.
#[derive(Debug)]
pub(crate) struct Late {
    pub(crate) school: Uuid,
    pub(crate) reason: String,
}

/// Plans a cycle.
pub(crate) async fn create(uow: &mut Uow, who: &Caller, cmd: Create) -> Result<Cycle, Error> {
    who.must_reach_new(&cmd.plan.scopes())?;
    let by = instrument(uow.db(), who, &cmd.plan).await?;
    places(uow.db(), &cmd.plan.population, "plan.population").await?;
    let id = CycleId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (cycle, events) = Cycle::plan(id, cmd.plan, by, uow.now())?;
    store::cycle::insert(uow.db(), &cycle).await?;
    tell(uow, &cycle, &events, &[], None);
    Ok(cycle)
}

/// Plans a cycle otherwise. Who gives it away reaches whoever gets it.
pub(crate) async fn update(uow: &mut Uow, who: &Caller, cmd: OfCycle<Plan>) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let by = instrument(uow.db(), who, &cmd.what).await?;
    places(uow.db(), &cmd.what.population, "plan.population").await?;
    let events = cycle.update(cmd.what, by, uow.now())?;
    who.must_reach_new(&cycle.record().plan.scopes())?;
    save(uow, cycle, &events, &[], None).await
}

/// Opens a cycle. The schools that are known at this moment to lie in its population are frozen.
pub(crate) async fn open(uow: &mut Uow, who: &Caller, cmd: OfCycle<()>, rules: &ResultRules) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let plan = cycle.record().plan.clone();
    let by = instrument(uow.db(), who, &plan).await?;
    let schools = population(uow.db(), &plan.population, "plan.population").await?;
    let consensus = consensus(uow.db(), &plan, rules).await?;
    let events = cycle.open(schools.len(), (by, consensus), uow.now())?;
    let now = uow.now();
    store::cycle::let_in(uow.db(), (cycle.record().id, &plan.scopes().concat()), &schools, ("", now)).await?;
    save(uow, cycle, &events, &schools, None).await
}

/// Lets a school in late, one that was there on the day of the population.
pub(crate) async fn add_school(uow: &mut Uow, who: &Caller, cmd: OfCycle<Late>) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let Late { school, reason } = cmd.what;
    let (reason, events) = cycle.add_school(&reason, uow.now())?;
    let (id, plan) = (cycle.record().id, cycle.record().plan.clone());
    if store::cycle::has_school(uow.db(), id, school).await? {
        return Err(Error::AlreadyInCycle);
    }
    let wanted = [school];
    let asked = Asked { schools: Some(&wanted), places: None, programmes: None, ..of_day(&plan.population) };
    let found = store::known::schools_of_day(uow.db(), asked).await?;
    if found.is_empty() {
        return Err(Failure::no_such("school_id").into());
    }
    let now = uow.now();
    store::cycle::let_in(uow.db(), (id, &plan.scopes().concat()), &found, (&reason, now)).await?;
    save(uow, cycle, &events, &found, Some(reason)).await
}

/// Ends the collection.
pub(crate) async fn close_collection(uow: &mut Uow, who: &Caller, cmd: OfCycle<()>) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let events = cycle.close_collection(uow.now())?;
    save(uow, cycle, &events, &[], None).await
}

/// Puts a cycle away. Locked, no appeal is filed meanwhile.
pub(crate) async fn archive(uow: &mut Uow, who: &Caller, cmd: OfCycle<()>, rules: &ResultRules) -> Result<Cycle, Error> {
    let mut cycle = lock(uow, who, cmd.at).await?;
    let owed = store::appeal::owed(uow.db(), cmd.at.id, rules.appeal_days).await?;
    let events = cycle.archive(&owed, uow.now())?;
    save(uow, cycle, &events, &[], None).await
}

/// The schools of a population, as far as they are known, and until when everything is known that was told.
pub(crate) async fn preview(db: &mut PgConnection, population: &Population) -> Result<(Vec<SchoolOfDay>, Option<Timestamp>), Error> {
    if population.areas.is_empty() && population.programmes.is_empty() {
        return Err(CycleError::PopulationUnbounded.into());
    }
    let schools = self::population(db, population, "population").await?;
    // What the reader says of itself is asked of no clock: only how far it has read.
    let read = chassis::project::freshness(db, Timestamp::UNIX_EPOCH).await?;
    Ok((schools, read.iter().find_map(|source| source.as_of)))
}

/// One cycle, as far as the caller may see it.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Cycle, Error> {
    let found = store::cycle::find(db, id).await?.ok_or_else(Failure::not_found)?;
    seen(who, found).ok_or_else(|| Failure::not_found().into())
}

/// How far the finalisation of a cycle has come that is under way, for whoever reaches the one that runs the cycle.
pub(crate) async fn finalising(db: &mut PgConnection, who: &Caller, cycle: &Cycle) -> Result<Option<Finalising>, Error> {
    let record = cycle.record();
    if record.status != CycleStatus::Moderation || !who.reaches(&record.plan.scopes()) {
        return Ok(None);
    }
    Ok(store::progress::find(db, record.id.0).await?)
}

/// A page of cycles, the newest first, each as far as the caller may see it.
pub(crate) async fn list(
    db: &mut PgConnection,
    who: &Caller,
    (filter, reach): (&Filter, &Reach),
    page: &Page,
) -> Result<(Vec<Cycle>, String), Error> {
    let (found, next) = store::cycle::list(db, filter, reach, page).await?;
    Ok((found.into_iter().filter_map(|cycle| seen(who, cycle)).collect(), next))
}

/// A page of the schools of a cycle within reach.
pub(crate) async fn schools(
    db: &mut PgConnection,
    who: &Caller,
    (id, filter): (Uuid, SchoolFilter),
    page: &Page,
) -> Result<(Vec<InCycle>, String), Error> {
    let cycle = get(db, who, id).await?;
    Ok(store::cycle::schools(db, (cycle.record().id, filter), &who.reach(), page).await?)
}

/// The cycle, as far as the caller may see it.
pub(super) fn seen(who: &Caller, cycle: Cycle) -> Option<Cycle> {
    if who.reaches(&cycle.record().plan.scopes()) {
        return Some(cycle);
    }
    cycle.is_public().then(|| cycle.for_everybody())
}

/// The cycle, locked, if the caller may decide about it and has seen what it is.
pub(super) async fn lock(uow: &mut Uow, who: &Caller, at: Change) -> Result<Cycle, Error> {
    let cycle = store::cycle::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let record = cycle.record();
    if cycle.is_public() {
        who.must_reach_new(&record.plan.scopes())?;
    } else {
        who.must_reach(&record.plan.scopes())?;
    }
    at.check(record.version, record.updated_at)?;
    Ok(cycle)
}

/// What the plan judges by, as far as the caller may see it.
async fn instrument(db: &mut PgConnection, who: &Caller, plan: &Plan) -> Result<Instrument, Error> {
    let found = store::framework::find(db, plan.framework.0).await?.and_then(|framework| read::seen(who, framework));
    let seen = found.ok_or_else(|| Failure::no_such("plan.framework_id"))?;
    let record = seen.framework.record();
    let head = record.versions.iter().find(|head| head.n == plan.framework_n).ok_or_else(|| Failure::no_such("plan.framework_n"))?;
    Ok(Instrument { kind: record.about.kind, status: head.status })
}

/// What schools in the areas of a population are found by. `field` is where the population stands in the request.
async fn places(db: &mut PgConnection, population: &Population, field: &str) -> Result<Vec<String>, Error> {
    let known = store::known::places(db, &population.areas).await?;
    let place = |(at, area): (usize, &Uuid)| {
        let place = known.iter().find(|(id, _)| id == area).and_then(|(_, place)| place.clone());
        place.ok_or_else(|| Failure::no_such(format!("{field}.area_ids[{at}]")).into())
    };
    population.areas.iter().enumerate().map(place).collect()
}

async fn population(db: &mut PgConnection, population: &Population, field: &str) -> Result<Vec<SchoolOfDay>, Error> {
    let places = places(db, population, field).await?;
    let given = |asked: bool| asked.then_some(());
    let asked = Asked {
        places: given(!population.areas.is_empty()).map(|()| places.as_slice()),
        programmes: given(!population.programmes.is_empty()).map(|()| population.programmes.as_slice()),
        ..of_day(population)
    };
    Ok(store::known::schools_of_day(db, asked).await?)
}

/// Whoever was there on the day of the population.
fn of_day(population: &Population) -> Asked<'_> {
    Asked { schools: None, places: None, programmes: None, day: population.as_of, gone: &GONE, taking_part: &TAKING_PART }
}

async fn save(uow: &mut Uow, cycle: Cycle, events: &[CycleEvent], schools: &[SchoolOfDay], reason: Option<String>) -> Result<Cycle, Error> {
    if !events.is_empty() {
        store::cycle::save(uow.db(), &cycle).await?;
        tell(uow, &cycle, events, schools, reason);
    }
    Ok(cycle)
}

/// Tells what happened to a cycle, and puts it on record. `schools` are those that were frozen, or the one that was let in late.
pub(super) fn tell(uow: &mut Uow, cycle: &Cycle, events: &[CycleEvent], schools: &[SchoolOfDay], reason: Option<String>) {
    for fact in facts::of_cycle(cycle, events, schools) {
        uow.emit(fact);
    }
    let record = cycle.record();
    uow.audit(AuditEntry { aggregate: "cycle", id: Some(record.id.0), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
