//! How far schools have come from one cycle to another: computed by whoever runs the later one, read by whoever reaches it or the area.

use std::collections::BTreeSet;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::method::{ResultRules, method};
use crate::convert::growth::fact;
use crate::domain::cycle::{Cycle, CycleStatus};
use crate::domain::growth::{Attribution, GrowthError, GrowthRecord, Question, Side, related};
use crate::domain::scores::Decimal;
use crate::error::Error;
use crate::store;
use crate::store::growth::Filter;

/// What is compared.
#[derive(Debug)]
pub(crate) struct Compute {
    pub(crate) id: Option<Uuid>,
    pub(crate) baseline: Uuid,
    pub(crate) endline: Uuid,
    pub(crate) node: String,
    pub(crate) area: String,
    pub(crate) attribution: Attribution,
    pub(crate) same: Decimal,
}

/// Compares the results of two cycles.
pub(crate) async fn compute(uow: &mut Uow, who: &Caller, cmd: Compute, rules: &ResultRules) -> Result<GrowthRecord, Error> {
    let baseline = held(uow, who, cmd.baseline, "baseline_cycle_id").await?;
    let endline = held(uow, who, cmd.endline, "endline_cycle_id").await?;
    let (before, after) = (baseline.record(), endline.record());
    if before.plan.population.as_of >= after.plan.population.as_of {
        return Err(GrowthError::NotLater.into());
    }
    let versions = [before, after].map(|record| (record.plan.framework.0, record.plan.framework_n));
    let (framework, method) = method(uow.db(), &endline, rules).await?;
    if !cmd.node.is_empty() && method.scoring().tree().node(&cmd.node).is_none() {
        return Err(GrowthError::NoSuchNode(cmd.node).into());
    }
    let equating = store::equating::find(uow.db(), framework.record().id, (versions[0].1, versions[1].1)).await?;
    let found = related(versions[0], versions[1], &cmd.node, equating.as_ref());
    let (from, relation) = found.ok_or(GrowthError::NotComparable)?;
    let sides = (side(uow.db(), &baseline, &from).await?, side(uow.db(), &endline, &cmd.node).await?);
    let schools: Vec<Uuid> = sides.0.results.iter().map(|(school, _, _)| *school).collect();
    let days = (before.plan.population.as_of, after.plan.population.as_of);
    let closed: BTreeSet<Uuid> = store::growth::gone(uow.db(), &schools, days).await?;
    let question = Question {
        node: cmd.node,
        area: cmd.area,
        attribution: cmd.attribution,
        same: cmd.same,
        highest: method.highest(),
        form: method.form(),
    };
    let growth = GrowthRecord::of(cmd.id.unwrap_or_else(|| uow.new_id()), sides, question, (&closed, relation), uow.now())?;
    let mut scopes = after.plan.scopes();
    scopes.extend(Some(growth.question.area.clone()).filter(|area| !area.is_empty()));
    if !store::growth::insert(uow.db(), &growth, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(fact(&growth));
    uow.audit(AuditEntry { aggregate: "growth", id: Some(growth.id), version: Some(1), reason: None });
    Ok(growth)
}

/// One computation.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<GrowthRecord, Error> {
    let (growth, scopes) = store::growth::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&scopes)?;
    Ok(growth)
}

/// A page of computations within reach.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<GrowthRecord>, String), Error> {
    Ok(store::growth::list(db, filter, &who.reach(), page).await?)
}

/// A cycle with results that are final, held so that it is not opened again meanwhile.
async fn held(uow: &mut Uow, who: &Caller, id: Uuid, field: &'static str) -> Result<Cycle, Error> {
    let cycle = store::cycle::hold(uow.db(), id).await?.ok_or_else(|| Failure::no_such(field))?;
    let scopes = cycle.record().plan.scopes();
    if cycle.is_public() {
        who.must_reach_new(&scopes)?;
    } else if !who.reaches(&scopes) {
        return Err(Failure::no_such(field).into());
    }
    match cycle.record().status {
        CycleStatus::Finalised | CycleStatus::Published | CycleStatus::Archived => Ok(cycle),
        CycleStatus::Planned | CycleStatus::Open | CycleStatus::CollectionClosed | CycleStatus::Moderation => {
            Err(GrowthError::NotFinalised { field }.into())
        }
    }
}

/// The newest results of a cycle for a node.
async fn side(db: &mut PgConnection, cycle: &Cycle, node: &str) -> Result<Side, Error> {
    let record = cycle.record();
    let results = store::result::newest(db, record.id.0).await?;
    let mut results: Vec<_> = results.into_values().map(|result| (result.school, result.scopes, result.finding.number(node))).collect();
    results.sort_unstable_by_key(|(school, _, _)| *school);
    Ok(Side { cycle: record.id.0, n: record.result_n, version: (record.plan.framework.0, record.plan.framework_n), results })
}
