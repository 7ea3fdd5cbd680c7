//! What people do with areas. What lies where is public knowledge: whoever may read areas reads all of them; who may change one is decided by
//! where it lies.

use std::collections::HashMap;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::kernel::LocalizedText;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::area::{Area, AreaEvent, AreaKind, Edge, Hierarchy, InnovationStatus, NewArea};
use crate::domain::{AreaId, Code, Timeline};
use crate::error::Error;
use crate::store;
use crate::store::area::{Conflict, Filter, Stored};

/// What a caller says about a new area.
#[derive(Debug)]
pub(crate) struct Register {
    pub(crate) id: Option<Uuid>,
    pub(crate) kind: AreaKind,
    pub(crate) code: Code,
    pub(crate) names: Timeline<LocalizedText>,
    pub(crate) edges: Vec<Edge>,
    pub(crate) from: Option<Date>,
}

/// Which area is asked for.
#[derive(Debug)]
pub(crate) enum Which {
    Id(Uuid),
    Code(Code),
}

/// Records an area.
pub(crate) async fn register(uow: &mut Uow, who: &Caller, cmd: Register) -> Result<Area, Error> {
    let id = AreaId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let parents: Vec<Uuid> = cmd.edges.iter().map(|edge| edge.parent.0).collect();
    let found = store::area::find(uow.db(), &parents).await?;
    let mut edges = Vec::with_capacity(cmd.edges.len());
    for (at, edge) in cmd.edges.into_iter().enumerate() {
        let parent = found.get(&edge.parent).ok_or_else(|| Failure::no_such(format!("parents[{at}].parent_id")))?;
        edges.push((edge, parent.area.record().kind));
    }
    let new = NewArea { kind: cmd.kind, code: cmd.code, names: cmd.names, edges, from: cmd.from };
    let today = uow.today();
    let (area, events) = Area::register(id, new, today, uow.now())?;
    let scopes = scopes(&area, &found, today);
    who.must_reach_new(&scopes)?;
    store::area::insert(uow.db(), &area, &scopes, today).await?;
    tell(uow, &area, &events, &scopes);
    Ok(area)
}

/// A new name from a day on.
pub(crate) async fn rename(uow: &mut Uow, who: &Caller, at: Change, (name, from): (LocalizedText, Date)) -> Result<Area, Error> {
    let mut stored = locked(uow, who, at).await?;
    let events = stored.area.rename(name, from, uow.now())?;
    save(uow, &stored.area, &events, &stored.scopes).await?;
    Ok(stored.area)
}

/// A new standing as an innovation area from a day on.
pub(crate) async fn stand(uow: &mut Uow, who: &Caller, at: Change, (status, from): (InnovationStatus, Date)) -> Result<Area, Error> {
    let mut stored = locked(uow, who, at).await?;
    let events = stored.area.stand(status, from, uow.now())?;
    save(uow, &stored.area, &events, &stored.scopes).await?;
    Ok(stored.area)
}

/// One area.
pub(crate) async fn get(db: &mut PgConnection, which: Which, day: Date) -> Result<Area, Error> {
    let stored = match which {
        Which::Id(id) => store::area::find(db, &[id]).await?.into_values().next(),
        Which::Code(code) => store::area::by_code(db, &code, day).await?,
    };
    Ok(stored.ok_or_else(Failure::not_found)?.area)
}

/// A page of areas in Thai order.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, page: &Page) -> Result<(Vec<Area>, String), Error> {
    Ok(store::area::list(db, filter, page).await?)
}

async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<Stored, Error> {
    let stored = store::area::lock(uow.db(), &[at.id]).await?.into_values().next().ok_or_else(Failure::not_found)?;
    who.must_reach_new(&stored.scopes)?;
    at.check(stored.area.record().version, stored.area.record().updated_at)?;
    Ok(stored)
}

/// Writes and tells what happened, if anything did.
pub(super) async fn save(uow: &mut Uow, area: &Area, events: &[AreaEvent], scopes: &[String]) -> Result<(), Error> {
    if events.is_empty() {
        return Ok(());
    }
    let today = uow.today();
    store::area::save(uow.db(), area, scopes, today).await?;
    tell(uow, area, events, scopes);
    Ok(())
}

/// Who may change the area: whoever reaches it, or what it lies in on the day.
pub(super) fn scopes(area: &Area, parents: &HashMap<AreaId, Stored>, day: Date) -> Vec<String> {
    let record = area.record();
    let own = match record.kind {
        AreaKind::Esao => Some(format!("esao:{}", record.code.value())),
        // The codes of innovation areas are those of their provinces.
        AreaKind::Province | AreaKind::Eia => Some(format!("province:{}", record.code.value())),
        AreaKind::NetworkCentre => Some(format!("centre:{}", record.id)),
        AreaKind::Country | AreaKind::District | AreaKind::Subdistrict | AreaKind::PeoJurisdiction | AreaKind::ProgrammeZone => None,
    };
    let above = [Hierarchy::Administrative, Hierarchy::Service].into_iter().flat_map(|hierarchy| area.parents_on(day, hierarchy));
    let mut scopes: Vec<String> =
        own.into_iter().chain(above.filter_map(|id| parents.get(&id)).flat_map(|stored| stored.scopes.clone())).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

fn tell(uow: &mut Uow, area: &Area, events: &[AreaEvent], scopes: &[String]) {
    let today = uow.today();
    for fact in facts::area(area, events, scopes, today) {
        uow.emit(fact);
    }
    let record = area.record();
    let reason =
        events.iter().find_map(|event| if let AreaEvent::BoundaryChanged { reason, .. } = event { Some(reason.clone()) } else { None });
    uow.audit(AuditEntry { aggregate: "area", id: Some(record.id.0), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::CodeTaken => Failure::taken("code").into(),
            Conflict::NoSuchParent => Failure::no_such("parents").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
