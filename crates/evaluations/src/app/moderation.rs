//! Moderation: begun for a whole cycle by whoever runs it; single cases by whoever reaches the school.

use std::collections::BTreeMap;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::cycle::OfCycle;
use super::method::{ResultRules, method, stepped};
use super::{Change, claimed};
use crate::convert::moderation::facts;
use crate::domain::AssessorRole;
use crate::domain::cycle::{Cycle, CycleError, CycleStatus};
use crate::domain::moderation::{Case, CaseError, CaseEvent, Decision, Place, look, of_nodes};
use crate::domain::scores::{Doubt, Plausibility, Score, Triggers};
use crate::error::{Error, OpenAlready};
use crate::store;
use crate::store::moderation::{Conflict, Filter};
use crate::store::rated::Counting;

/// What came of the beginning of moderation.
#[derive(Debug)]
pub(crate) struct Started {
    pub(crate) cycle: Cycle,
    pub(crate) locked: usize,
    pub(crate) opened: usize,
}

/// A case that somebody opens.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) id: Option<Uuid>,
    pub(crate) cycle: Uuid,
    pub(crate) school: Uuid,
    /// Codes; that of the whole where it is about that.
    pub(crate) nodes: Vec<String>,
    pub(crate) reason: String,
}

/// Who decides a case.
#[derive(Debug)]
pub(crate) struct Assign {
    pub(crate) at: Change,
    pub(crate) panel: Vec<Uuid>,
}

/// What a panel decides.
#[derive(Debug)]
pub(crate) struct Decide {
    pub(crate) at: Change,
    pub(crate) decision: Decision,
    pub(crate) changes: BTreeMap<String, Score>,
    pub(crate) rationale: String,
}

/// Begins moderation: what was submitted is locked, and a case is opened for every school whose raters lie apart.
pub(crate) async fn start(uow: &mut Uow, who: &Caller, cmd: OfCycle<()>, rules: &ResultRules) -> Result<Started, Error> {
    let mut cycle = super::cycle::lock(uow, who, cmd.at).await?;
    let id = cmd.at.id;
    let events = cycle.start_moderation(uow.now())?;
    let (_, method) = method(uow.db(), &cycle, rules).await?;
    let locked = super::locking::lock(uow, id).await?;
    let said = store::rated::said(uow.db(), (id, None), Counting::Locked).await?;
    // What is discrepant is what the results of the cycle are made by.
    let triggers = Triggers { far_apart: method.scoring().rules().consensus.far_apart, ..rules.triggers };
    let mut cases = Vec::new();
    for school in store::result::population(uow.db(), id, None).await? {
        let opened = said.get(&school.school).and_then(|said| look(said, &method, &triggers));
        let place = |scopes| Place { cycle: id, school: school.school, result_n: cycle.record().result_n + 1, scopes };
        cases.extend(opened.map(|opened| Case::open(uow.new_id(), place(school.scopes.clone()), opened, uow.now())));
    }
    let opened: Vec<Case> = cases.iter().map(|(case, _)| case.clone()).collect();
    store::moderation::insert(uow.db(), &opened).await?;
    stepped(uow, &cycle, &events, None).await?;
    for (case, events) in &cases {
        for fact in facts(case, events) {
            uow.emit(fact);
        }
    }
    Ok(Started { cycle, locked, opened: cases.len() })
}

/// Opens a case about a school of a cycle that is being moderated. What was submitted since a panel wanted it to be looked at again is locked now,
/// and stands in the new case; what was said and decided before stands in the one before.
pub(crate) async fn open(uow: &mut Uow, who: &Caller, cmd: Open, rules: &ResultRules) -> Result<Case, Error> {
    // Held, not locked: no result is made meanwhile, and other cases are opened at the same time.
    let cycle = store::cycle::hold(uow.db(), cmd.cycle).await?.ok_or_else(|| Failure::no_such("cycle_id"))?;
    let school = store::result::population(uow.db(), cmd.cycle, Some(cmd.school)).await?.pop();
    let school = school.filter(|school| who.reaches(&school.scopes)).ok_or_else(|| Failure::no_such("school_id"))?;
    if cycle.record().status != CycleStatus::Moderation {
        return Err(CycleError::StatusNotAllowed(cycle.record().status).into());
    }
    let (_, method) = method(uow.db(), &cycle, rules).await?;
    super::locking::lock_of_school(uow, cmd.cycle, cmd.school).await?;
    let said = store::rated::said(uow.db(), (cmd.cycle, Some(cmd.school)), Counting::Locked).await?;
    let said = said.get(&cmd.school).map(Vec::as_slice).unwrap_or_default();
    let earlier = if cmd.nodes.iter().any(|code| method.judged(code).is_some()) {
        store::moderation::decisions(uow.db(), cmd.cycle).await?.remove(&cmd.school).unwrap_or_default()
    } else {
        BTreeMap::new()
    };
    let opened = of_nodes((said, &earlier), &method, &cmd.nodes, &cmd.reason)?;
    let id = cmd.id.unwrap_or_else(|| uow.new_id());
    let place = Place { cycle: cmd.cycle, school: cmd.school, result_n: cycle.record().result_n + 1, scopes: school.scopes };
    let (case, events) = Case::open(id, place, opened, uow.now());
    store::moderation::insert(uow.db(), std::slice::from_ref(&case)).await?;
    tell(uow, &case, &events, Some(&cmd.reason));
    Ok(case)
}

/// Gives a case its panel.
pub(crate) async fn assign(uow: &mut Uow, who: &Caller, cmd: Assign) -> Result<Case, Error> {
    let mut case = lock(uow, who, cmd.at).await?;
    let raters = store::rated::raters(uow.db(), case.record().cycle, case.record().school).await?;
    let events = case.assign(cmd.panel, &raters, uow.now())?;
    save(uow, case, &events, None).await
}

/// Records what a panel decides. Whoever has rated the school records nothing about it, whoever is on the panel (E10).
pub(crate) async fn decide(uow: &mut Uow, who: &Caller, cmd: Decide, rules: &ResultRules) -> Result<Case, Error> {
    let found = store::moderation::find(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&found.record().scopes)?;
    // The cycle before the case, in the same order as a finalisation: no decision comes in while results are made.
    let cycle = store::cycle::hold(uow.db(), found.record().cycle).await?.ok_or_else(Failure::not_found)?;
    let mut case = lock(uow, who, cmd.at).await?;
    if store::rated::has_rated(uow.db(), (case.record().cycle, case.record().school), &claimed(who)).await? {
        return Err(CaseError::DeciderHasRated.into());
    }
    if cycle.record().status != CycleStatus::Moderation {
        return Err(CycleError::StatusNotAllowed(cycle.record().status).into());
    }
    let (_, method) = method(uow.db(), &cycle, rules).await?;
    let events = case.decide(cmd.decision, &cmd.changes, &cmd.rationale, &method, uow.now())?;
    save(uow, case, &events, Some(&cmd.rationale)).await
}

/// A submission that is doubtful: as what somebody judged, and what looks as if nobody had.
pub(crate) type Doubtful = (AssessorRole, Vec<Doubt>);

/// A case with what was said and which submissions about the school are doubtful, in an order that says nothing of who they are of. The read is
/// put on record.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, rule: &Plausibility, id: Uuid) -> Result<(Case, Vec<Doubtful>), Error> {
    let case = store::moderation::find(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&case.record().scopes)?;
    let handed = store::doubtful::of_school(uow.db(), case.record().cycle, case.record().school).await?;
    let mut doubtful: Vec<Doubtful> = handed.into_iter().map(|(role, handed)| (role, handed.doubts(rule))).collect();
    doubtful.retain(|(_, doubts)| !doubts.is_empty());
    doubtful.sort_unstable();
    uow.audit(AuditEntry { aggregate: "moderation", id: Some(id), version: Some(case.record().version), reason: None });
    Ok((case, doubtful))
}

/// A page of cases within reach.
pub(crate) async fn list(db: &mut PgConnection, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<Case>, String), Error> {
    Ok(store::moderation::list(db, filter, &who.reach(), page).await?)
}

async fn lock(uow: &mut Uow, who: &Caller, at: Change) -> Result<Case, Error> {
    let case = store::moderation::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&case.record().scopes)?;
    at.check(case.record().version, case.record().updated_at)?;
    Ok(case)
}

async fn save(uow: &mut Uow, case: Case, events: &[CaseEvent], reason: Option<&str>) -> Result<Case, Error> {
    if !events.is_empty() {
        store::moderation::save(uow.db(), &case).await?;
        tell(uow, &case, events, reason);
    }
    Ok(case)
}

fn tell(uow: &mut Uow, case: &Case, events: &[CaseEvent], reason: Option<&str>) {
    for fact in facts(case, events) {
        uow.emit(fact);
    }
    let record = case.record();
    let reason = reason.map(str::to_owned);
    uow.audit(AuditEntry { aggregate: "moderation", id: Some(record.id), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Open => OpenAlready::Case.into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
