//! What people do with innovations. One that was published is read by everybody; it is changed by whoever reaches the school where it began,
//! and one that began outside a school by whoever reaches everything.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::innovation as convert;
use crate::domain::innovation::{Content, Innovation, InnovationError, InnovationEvent, Maturity};
use crate::domain::{InnovationId, SchoolId};
use crate::error::Error;
use crate::store;
use crate::store::innovation::Filter;

/// What a caller says about a new innovation.
#[derive(Debug)]
pub(crate) struct Register {
    pub(crate) id: Option<Uuid>,
    pub(crate) origin: Option<Uuid>,
    pub(crate) content: Content,
}

/// Records an innovation as an idea.
pub(crate) async fn register(uow: &mut Uow, who: &Caller, cmd: Register) -> Result<Innovation, Error> {
    let origin = cmd.origin.map(SchoolId);
    let scopes = scopes(uow, origin).await?;
    match origin {
        // Out of reach and not there must read alike.
        Some(_) if scopes.is_empty() || !who.reaches(&scopes) => return Err(Failure::no_such("origin_school_id").into()),
        Some(_) => {}
        None => who.must_reach_new(&scopes)?,
    }
    let id = InnovationId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (innovation, events) = Innovation::register(id, origin, cmd.content, uow.now())?;
    if !store::innovation::insert(uow.db(), &innovation).await? {
        return Err(Failure::taken("id").into());
    }
    tell(uow, &innovation, &events, &scopes);
    Ok(innovation)
}

/// Says something else about it.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, at: Change, content: Content) -> Result<Innovation, Error> {
    decide(uow, who, at, |innovation, _, now| innovation.change(content, now)).await
}

/// One step further.
pub(crate) async fn advance(uow: &mut Uow, who: &Caller, at: Change, to: Maturity) -> Result<Innovation, Error> {
    decide(uow, who, at, |innovation, today, now| innovation.advance(to, today, now)).await
}

/// Not recommended any more.
pub(crate) async fn retire(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Innovation, Error> {
    decide(uow, who, at, |innovation, _, now| innovation.retire(reason, now)).await
}

/// One innovation.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Innovation, Error> {
    let found = store::innovation::find(db, id).await?.ok_or_else(Failure::not_found)?;
    if is_seen(db, who, &found, today).await? { Ok(found) } else { Err(Failure::not_found().into()) }
}

/// A page of innovations in Thai order.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    at: (&Reach, Date),
    page: &Page,
) -> Result<(Vec<Innovation>, String), Error> {
    Ok(store::innovation::list(db, filter, at, page).await?)
}

/// Whether the caller may read it.
pub(super) async fn is_seen(db: &mut PgConnection, who: &Caller, innovation: &Innovation, today: Date) -> Result<bool, Error> {
    Ok(innovation.is_public() || who.reaches(&places(db, innovation.record().origin, today).await?))
}

/// What a school lies in and belongs to on a day; nothing where there is none.
pub(super) async fn places(db: &mut PgConnection, school: Option<SchoolId>, day: Date) -> Result<Vec<String>, Error> {
    let Some(id) = school else { return Ok(Vec::new()) };
    Ok(store::school::find(db, &[id.0]).await?.pop().map(|school| school.places_on(day)).unwrap_or_default())
}

async fn scopes(uow: &mut Uow, origin: Option<SchoolId>) -> Result<Vec<String>, Error> {
    let today = uow.today();
    places(uow.db(), origin, today).await
}

async fn decide(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    decide: impl FnOnce(&mut Innovation, Date, Timestamp) -> Result<Vec<InnovationEvent>, InnovationError>,
) -> Result<Innovation, Error> {
    let mut innovation = store::innovation::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let scopes = scopes(uow, innovation.record().origin).await?;
    if innovation.is_public() {
        who.must_reach_new(&scopes)?;
    } else {
        who.must_reach(&scopes)?;
    }
    at.check(innovation.record().version, innovation.record().updated_at)?;
    let events = decide(&mut innovation, uow.today(), uow.now())?;
    if !events.is_empty() {
        store::innovation::save(uow.db(), &innovation).await?;
        tell(uow, &innovation, &events, &scopes);
    }
    Ok(innovation)
}

fn tell(uow: &mut Uow, innovation: &Innovation, events: &[InnovationEvent], scopes: &[String]) {
    for fact in convert::facts(innovation, events, scopes) {
        uow.emit(fact);
    }
    let record = innovation.record();
    let reason = events.contains(&InnovationEvent::Retired).then(|| record.retire_reason.clone());
    uow.audit(AuditEntry { aggregate: "innovation", id: Some(record.id.0), version: Some(record.version), reason });
}
