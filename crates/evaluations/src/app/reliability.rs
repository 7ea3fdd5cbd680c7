//! How far raters of a cycle agree: computed by whoever runs it, read by whoever reaches it.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::method::{ResultRules, method};
use crate::convert::reliability::fact;
use crate::domain::AssessorRole;
use crate::domain::cycle::{CycleError, CycleStatus};
use crate::domain::reliability::Run;
use crate::domain::result::Said;
use crate::error::Error;
use crate::store;
use crate::store::rated::Counting;

/// Which ratings are compared.
#[derive(Debug)]
pub(crate) struct Compute {
    pub(crate) id: Option<Uuid>,
    pub(crate) cycle: Uuid,
    pub(crate) roles: Vec<AssessorRole>,
}

/// Compares what was submitted in a cycle whose collection has ended.
pub(crate) async fn compute(uow: &mut Uow, who: &Caller, cmd: Compute, rules: &ResultRules) -> Result<Run, Error> {
    let cycle = store::cycle::hold(uow.db(), cmd.cycle).await?.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let (status, scopes) = (cycle.record().status, cycle.record().plan.scopes());
    if cycle.is_public() {
        who.must_reach_new(&scopes)?;
    } else if !who.reaches(&scopes) {
        return Err(Failure::no_such("cycle_id").into());
    }
    if matches!(status, CycleStatus::Planned | CycleStatus::Open) {
        return Err(CycleError::StatusNotAllowed(status).into());
    }
    let (_, method) = method(uow.db(), &cycle, rules).await?;
    let said = store::rated::said(uow.db(), (cmd.cycle, None), Counting::Submitted).await?;
    let said: Vec<Vec<Said>> = said.into_values().collect();
    let raters = store::rated::assessors(uow.db(), cmd.cycle).await?;
    let id = cmd.id.unwrap_or_else(|| uow.new_id());
    let run = Run::of((id, cmd.cycle), cmd.roles, (&said, &raters), &method, uow.now());
    if !store::reliability::insert(uow.db(), &run, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(fact(&run));
    uow.audit(AuditEntry { aggregate: "reliability", id: Some(run.id), version: Some(1), reason: None });
    Ok(run)
}

/// One run.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Run, Error> {
    let (run, scopes) = store::reliability::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&scopes)?;
    Ok(run)
}

/// A page of runs of a cycle within reach.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, cycle: Uuid, page: &Page) -> Result<(Vec<Run>, String), Error> {
    Ok(store::reliability::list(db, cycle, &who.reach(), page).await?)
}
