//! What people do with statutory pilot designations. Whoever reaches the school sees its designation.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Stepped;
use crate::convert::facts;
use crate::domain::area::{Area, AreaError, AreaKind};
use crate::domain::pilot::{AutonomyItem, Ground, Pilot, PilotEvent, Told};
use crate::domain::school::School;
use crate::domain::{AreaId, Code, PilotId, Resolution, SchoolId, When};
use crate::error::{Error, already_designated};
use crate::store;
use crate::store::pilot::{Conflict, Filter};

/// A school that asks.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) id: Option<Uuid>,
    pub(crate) school: SchoolId,
    pub(crate) area: AreaId,
    pub(crate) autonomy: Vec<AutonomyItem>,
    pub(crate) on: Option<Date>,
}

/// A school asks to be a pilot school.
pub(crate) async fn request(uow: &mut Uow, who: &Caller, cmd: Ask) -> Result<Pilot, Error> {
    let when = super::when(cmd.on, uow);
    let school = store::school::find(uow.db(), &[cmd.school.0]).await?.pop().filter(|school| who.reaches(&school.places_on(when.today)));
    let school = school.ok_or_else(|| Failure::no_such("school_id"))?;
    let area = store::area::hold(uow.db(), cmd.area).await?.ok_or_else(|| Failure::no_such("area_id"))?;
    if area.record().kind != AreaKind::Eia {
        return Err(AreaError::NotAnInnovationArea.into());
    }
    let ground = ground(uow.db(), &area, &school, when.on).await?;
    let id = PilotId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (pilot, events) = Pilot::request(id, (cmd.school, cmd.area), cmd.autonomy, ground, when)?;
    // One whose time has run out does not stand in the way.
    store::pilot::settle(uow.db(), cmd.school, when.today).await?;
    store::pilot::insert(uow.db(), &pilot).await.map_err(refusal)?;
    tell(uow, &pilot, &events, &school.places_on(when.today));
    Ok(pilot)
}

/// The school meets the criteria of the area.
pub(crate) async fn confirm_criteria(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, findings| pilot.confirm_criteria(&findings, then.when)).await
}

/// The steering committee approves.
pub(crate) async fn resolve(uow: &mut Uow, who: &Caller, cmd: Stepped<(Resolution, Vec<AutonomyItem>)>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, (resolution, autonomy)| pilot.resolve(resolution, autonomy, then.ground, then.when)).await
}

/// It is announced.
pub(crate) async fn announce(uow: &mut Uow, who: &Caller, cmd: Stepped<Resolution>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, announcement| pilot.announce(announcement, then.ground, then.when)).await
}

/// It is in effect from a day on.
pub(crate) async fn bring_into_effect(uow: &mut Uow, who: &Caller, cmd: Stepped<Option<Date>>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, until| pilot.bring_into_effect(until, then.ground, then.when)).await
}

/// It is renewed.
pub(crate) async fn renew(uow: &mut Uow, who: &Caller, cmd: Stepped<(Resolution, Option<Date>)>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, (resolution, until)| pilot.renew(resolution, until, then.ground, then.when)).await
}

/// The committee revokes it.
pub(crate) async fn revoke(uow: &mut Uow, who: &Caller, cmd: Stepped<(String, Option<Resolution>)>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, (why, resolution)| pilot.revoke(&why, resolution, then.when)).await
}

/// The school gives it up, or takes its request back.
pub(crate) async fn relinquish(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, why| pilot.relinquish(&why, then.when)).await
}

/// It ends with its area.
pub(crate) async fn end_with_area(uow: &mut Uow, who: &Caller, cmd: Stepped<()>) -> Result<Pilot, Error> {
    step(uow, who, cmd, |pilot, then, ()| pilot.end_with_area(then.ground, then.when)).await
}

/// One designation.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Pilot, Error> {
    let pilot = store::pilot::find(db, PilotId(id)).await?.ok_or_else(Failure::not_found)?;
    let school = school_of(db, &pilot).await?;
    who.must_reach(&school.places_on(pilot.over_since(today).unwrap_or(today)))?;
    Ok(pilot)
}

/// A page of designations in Thai order of the schools.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Pilot>, String), Error> {
    Ok(store::pilot::list(db, filter, reach, page).await?)
}

/// What holds when a step is made.
struct Then {
    ground: Ground,
    when: When,
}

async fn step<T>(uow: &mut Uow, who: &Caller, cmd: Stepped<T>, decide: impl FnOnce(&mut Pilot, Then, T) -> Told) -> Result<Pilot, Error> {
    let mut pilot = store::pilot::lock(uow.db(), PilotId(cmd.at.id)).await?.ok_or_else(Failure::not_found)?;
    let school = school_of(uow.db(), &pilot).await?;
    let when = cmd.when(uow);
    let scopes = school.places_on(pilot.over_since(when.today).unwrap_or(when.today));
    who.must_reach(&scopes)?;
    cmd.at.check(pilot.record().version, pilot.record().updated_at)?;
    let area = store::area::hold(uow.db(), pilot.record().area).await?.ok_or_else(Failure::not_found)?;
    let ground = ground(uow.db(), &area, &school, when.on).await?;
    let events = decide(&mut pilot, Then { ground, when }, cmd.what)?;
    store::pilot::save(uow.db(), &pilot).await.map_err(refusal)?;
    tell(uow, &pilot, &events, &scopes);
    Ok(pilot)
}

async fn school_of(db: &mut PgConnection, pilot: &Pilot) -> Result<School, Error> {
    Ok(store::school::find(db, &[pilot.record().school.0]).await?.pop().ok_or_else(Failure::not_found)?)
}

/// What the designation stands on, on a day: the standing of the area, and whether the province, the district or the service area of the
/// school lies in it.
async fn ground(db: &mut PgConnection, area: &Area, school: &School, day: Date) -> Result<Ground, Error> {
    let record = area.record();
    let standing = record.innovation.on(day).filter(|_| record.period.contains(day)).map(|status| status.standing);
    let mut codes = Vec::new();
    if let Some(place) = school.record().locations.on(day) {
        codes.extend([place.province(), place.district()].map(|code| Code::restore("TIS1099".to_owned(), code.to_owned())));
    }
    codes.extend(school.service_area_on(day).map(|area| Code::restore("ESAO".to_owned(), area.code.clone())));
    let school_lies_in_it = store::pilot::lies_in(db, record.id, &codes, day).await?;
    Ok(Ground { standing, school_lies_in_it, school_is_there: school.is_there_on(day) })
}

fn refusal(conflict: Conflict) -> Error {
    match conflict {
        Conflict::IdTaken => Failure::taken("id").into(),
        Conflict::Twice => already_designated().into(),
        Conflict::Sql(error) => error.into(),
    }
}

fn tell(uow: &mut Uow, pilot: &Pilot, events: &[PilotEvent], scopes: &[String]) {
    for fact in facts::programme::pilot(pilot, events, scopes, uow.today()) {
        uow.emit(fact);
    }
    let record = pilot.record();
    let reason = Some(record.steps.last().reason.clone()).filter(|reason| !reason.is_empty());
    uow.audit(AuditEntry { aggregate: "pilot", id: Some(record.id.0), version: Some(record.version), reason });
}
