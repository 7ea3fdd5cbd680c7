//! What people do with development plans. A plan belongs to its school: the school writes it and carries it out, its service area acknowledges
//! it or gives it back.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, innovation};
use crate::convert::plan as convert;
use crate::domain::plan::{ActionStatus, Content, Plan, PlanError, PlanEvent, Review};
use crate::domain::{PlanId, SchoolId};
use crate::error::{Error, years_taken};
use crate::store;
use crate::store::plan::{Conflict, Filter};

/// What a caller says about a new plan.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) id: Option<Uuid>,
    pub(crate) school: Uuid,
    pub(crate) content: Content,
}

/// That somebody approved it: on which day, by which document.
#[derive(Debug)]
pub(crate) struct Approved {
    pub(crate) on: Date,
    pub(crate) reference: String,
}

/// What a term showed, and where actions stand by now.
#[derive(Debug)]
pub(crate) struct Reviewed {
    pub(crate) review: Review,
    pub(crate) progress: Vec<(usize, ActionStatus)>,
}

/// Begins a plan.
pub(crate) async fn draft(uow: &mut Uow, who: &Caller, cmd: Draft) -> Result<Plan, Error> {
    let (today, now) = (uow.today(), uow.now());
    let school = SchoolId(cmd.school);
    let scopes = innovation::places(uow.db(), Some(school), today).await?;
    // Out of reach and not there must read alike.
    if scopes.is_empty() || !who.reaches(&scopes) {
        return Err(Failure::no_such("school_id").into());
    }
    let (plan, events) = Plan::draft(PlanId(cmd.id.unwrap_or_else(|| uow.new_id())), school, cmd.content, now)?;
    store::plan::insert(uow.db(), &plan).await?;
    tell(uow, &plan, &events, &scopes, None);
    Ok(plan)
}

/// Says something else.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, at: Change, content: Content) -> Result<Plan, Error> {
    decide(uow, who, at, None, |plan, (_, now)| plan.change(content, now)).await
}

/// The board approved it: it is kept whole as it is then.
pub(crate) async fn approve(uow: &mut Uow, who: &Caller, at: Change, approved: Approved) -> Result<Plan, Error> {
    let plan = decide(uow, who, at, None, |plan, at| plan.approve(approved.on, approved.reference, at)).await?;
    store::plan::keep(uow.db(), &plan).await?;
    Ok(plan)
}

/// Put before the service area.
pub(crate) async fn submit(uow: &mut Uow, who: &Caller, at: Change) -> Result<Plan, Error> {
    decide(uow, who, at, None, |plan, (_, now)| plan.submit(now)).await
}

/// Given back by the service area.
pub(crate) async fn give_back(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Plan, Error> {
    decide(uow, who, at, Some(reason), |plan, (_, now)| plan.give_back(reason, now)).await
}

/// Acknowledged by the service area.
pub(crate) async fn acknowledge(uow: &mut Uow, who: &Caller, at: Change, approved: Approved) -> Result<Plan, Error> {
    decide(uow, who, at, None, |plan, at| plan.acknowledge(approved.on, approved.reference, at)).await
}

/// Carried out from now on.
pub(crate) async fn start(uow: &mut Uow, who: &Caller, at: Change) -> Result<Plan, Error> {
    decide(uow, who, at, None, |plan, (_, now)| plan.start(now)).await
}

/// What a term showed.
pub(crate) async fn review(uow: &mut Uow, who: &Caller, at: Change, reviewed: Reviewed) -> Result<Plan, Error> {
    decide(uow, who, at, None, |plan, (_, now)| plan.review(reviewed.review, &reviewed.progress, now)).await
}

/// Ends it.
pub(crate) async fn close(uow: &mut Uow, who: &Caller, at: Change, note: &str) -> Result<Plan, Error> {
    decide(uow, who, at, Some(note), |plan, (_, now)| plan.close(note, now)).await
}

/// One plan, as it is or as the board approved it for the nth time.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, (id, revision): (Uuid, i32), today: Date) -> Result<Plan, Error> {
    let plan = store::plan::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&innovation::places(db, Some(plan.record().school), today).await?)?;
    if revision == 0 {
        return Ok(plan);
    }
    let kept = store::plan::find_revision(db, plan.record().id, revision).await?;
    kept.ok_or_else(|| Failure::no_such("revision").into())
}

/// A page of plans.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, at: (&Reach, Date), page: &Page) -> Result<(Vec<Plan>, String), Error> {
    Ok(store::plan::list(db, filter, at, page).await?)
}

async fn decide(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    reason: Option<&str>,
    decide: impl FnOnce(&mut Plan, (Date, Timestamp)) -> Result<Vec<PlanEvent>, PlanError>,
) -> Result<Plan, Error> {
    let (today, now) = (uow.today(), uow.now());
    let mut plan = store::plan::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let scopes = innovation::places(uow.db(), Some(plan.record().school), today).await?;
    who.must_reach(&scopes)?;
    at.check(plan.record().version, plan.record().updated_at)?;
    let events = decide(&mut plan, (today, now))?;
    if !events.is_empty() {
        store::plan::save(uow.db(), &plan).await?;
        tell(uow, &plan, &events, &scopes, reason);
    }
    Ok(plan)
}

fn tell(uow: &mut Uow, plan: &Plan, events: &[PlanEvent], scopes: &[String], reason: Option<&str>) {
    for fact in convert::facts(plan, events, scopes) {
        uow.emit(fact);
    }
    let record = plan.record();
    uow.audit(AuditEntry { aggregate: "plan", id: Some(record.id.0), version: Some(record.version), reason: reason.map(str::to_owned) });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::YearsTaken => years_taken().into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
