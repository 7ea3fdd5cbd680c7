//! What people do with programmes. Which programmes there are is public knowledge: whoever may read any reads all of them; who may change
//! one is decided by who runs it.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, Stepped};
use crate::convert::facts;
use crate::domain::ProgrammeId;
use crate::domain::programme::{Cohort, NewProgramme, Programme, ProgrammeEvent};
use crate::error::Error;
use crate::store;
use crate::store::programme::Filter;

/// Opens a programme.
pub(crate) async fn open(uow: &mut Uow, who: &Caller, (id, about): (Option<Uuid>, NewProgramme)) -> Result<Programme, Error> {
    let id = ProgrammeId(id.unwrap_or_else(|| uow.new_id()));
    let (programme, events) = Programme::open(id, about, uow.now())?;
    who.must_reach_new(&programme.run_by())?;
    if !store::programme::insert(uow.db(), &programme).await? {
        return Err(Failure::taken("id").into());
    }
    tell(uow, &programme, &events);
    Ok(programme)
}

/// Adds a cohort.
pub(crate) async fn add_cohort(uow: &mut Uow, who: &Caller, at: Change, cohort: Cohort) -> Result<Programme, Error> {
    let mut programme = locked(uow, who, at).await?;
    let events = programme.add_cohort(cohort, uow.now())?;
    save(uow, programme, &events).await
}

/// Closes a programme.
pub(crate) async fn close(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Programme, Error> {
    let mut programme = locked(uow, who, cmd.at).await?;
    let when = cmd.when(uow);
    let events = programme.close(&cmd.what, when)?;
    save(uow, programme, &events).await
}

/// One programme.
pub(crate) async fn get(db: &mut PgConnection, id: Uuid) -> Result<Programme, Error> {
    Ok(store::programme::find(db, ProgrammeId(id)).await?.ok_or_else(Failure::not_found)?)
}

/// A page of programmes in Thai order.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, page: &Page) -> Result<(Vec<Programme>, String), Error> {
    Ok(store::programme::list(db, filter, page).await?)
}

async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<Programme, Error> {
    let programme = store::programme::lock(uow.db(), ProgrammeId(at.id)).await?.ok_or_else(Failure::not_found)?;
    who.must_reach_new(&programme.run_by())?;
    at.check(programme.record().version, programme.record().updated_at)?;
    Ok(programme)
}

async fn save(uow: &mut Uow, programme: Programme, events: &[ProgrammeEvent]) -> Result<Programme, Error> {
    store::programme::save(uow.db(), &programme).await?;
    tell(uow, &programme, events);
    Ok(programme)
}

fn tell(uow: &mut Uow, programme: &Programme, events: &[ProgrammeEvent]) {
    for fact in facts::programme::programme(programme, events) {
        uow.emit(fact);
    }
    let record = programme.record();
    let reason = record.closing.as_ref().map(|closing| closing.reason.clone());
    uow.audit(AuditEntry { aggregate: "programme", id: Some(record.id.0), version: Some(record.version), reason });
}
