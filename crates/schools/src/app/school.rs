//! What people do with schools.

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::event::Fact;
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::area::{AreaKind, Hierarchy};
use crate::domain::code::spelling;
use crate::domain::enrolment::Enrolment;
use crate::domain::school::{Affiliation, Agency, GradeRange, Location, NewSchool, School, SchoolEvent, ServiceArea, Status};
use crate::domain::{AreaId, Code, SchoolId};
use crate::error::{Error, scheme_required};
use crate::store;
use crate::store::school::{Conflict, Filter};

/// A school, and the snapshot that its size on the day follows from.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) school: School,
    pub(crate) counted: Option<Enrolment>,
    pub(crate) day: Date,
}

/// What a caller says about a new school; areas by their ids.
#[derive(Debug)]
pub(crate) struct Register {
    pub(crate) id: Option<Uuid>,
    pub(crate) codes: Vec<Code>,
    pub(crate) name: chassis::kernel::LocalizedText,
    pub(crate) agency: Agency,
    pub(crate) service_area: Option<Uuid>,
    pub(crate) location: Location,
    pub(crate) centre: Option<Uuid>,
    pub(crate) grades: GradeRange,
    pub(crate) established_on: Option<Date>,
    pub(crate) tags: Vec<String>,
    pub(crate) from: Option<Date>,
}

/// Records a school.
pub(crate) async fn register(uow: &mut Uow, who: &Caller, cmd: Register) -> Result<School, Error> {
    let today = uow.today();
    let day = cmd.from.unwrap_or(today);
    let affiliation = affiliation(uow.db(), cmd.agency, cmd.service_area, "school.service_area_id").await?;
    must_lie_somewhere(uow.db(), &cmd.location, day, "school.location.subdistrict_code").await?;
    let centre = cmd.centre.map(AreaId);
    if let Some(centre) = centre {
        must_lie_in(uow.db(), centre, &affiliation, day, "school.centre_id").await?;
    }
    let id = SchoolId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let Register { codes, name, location, grades, established_on, tags, from, .. } = cmd;
    let new = NewSchool { codes, name, affiliation, location, centre, grades, established_on, tags, from };
    let (school, events) = School::register(id, new, uow.now())?;
    who.must_reach_new(&school.places_on(day))?;
    insert(uow, std::slice::from_ref(&school)).await?;
    tell(uow, &school, &events, None);
    Ok(school)
}

/// Changes a school: `apply` is the decision.
pub(crate) async fn change(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    apply: impl AsyncFnOnce(&mut Uow, &mut School) -> Result<Vec<SchoolEvent>, Error>,
) -> Result<School, Error> {
    let mut school = store::school::lock(uow.db(), &[at.id]).await?.remove(&SchoolId(at.id)).ok_or_else(Failure::not_found)?;
    who.must_reach(&school.places_on(uow.today()))?;
    at.check(school.record().version, school.record().updated_at)?;
    let events = apply(uow, &mut school).await?;
    if !events.is_empty() {
        save(uow, std::slice::from_ref(&school)).await?;
        let why = school.record().statuses.last().map(|status| status.reason.clone()).filter(|why| !why.is_empty());
        let told = events.iter().any(|event| matches!(event, SchoolEvent::StatusChanged | SchoolEvent::Merged(_)));
        tell(uow, &school, &events, why.filter(|_| told));
    }
    Ok(school)
}

/// Another place from a day on.
pub(crate) async fn relocate(uow: &mut Uow, school: &mut School, (location, from): (Location, Date)) -> Result<Vec<SchoolEvent>, Error> {
    must_lie_somewhere(uow.db(), &location, from, "location.subdistrict_code").await?;
    Ok(school.relocate(location, from, uow.now())?)
}

/// Another agency or service area from a day on. Its network centre stays where that lies in the new service area.
pub(crate) async fn affiliate(
    uow: &mut Uow,
    school: &mut School,
    (agency, area, from): (Agency, Option<Uuid>, Date),
) -> Result<Vec<SchoolEvent>, Error> {
    let affiliation = affiliation(uow.db(), agency, area, "service_area_id").await?;
    let kept = match school.record().centres.last().copied() {
        Some(centre) if must_lie_in(uow.db(), centre, &affiliation, from, "centre_id").await.is_ok() => Some(centre),
        _ => None,
    };
    Ok(school.affiliate(affiliation, kept, from, uow.now())?)
}

/// Another network centre from a day on, or none.
pub(crate) async fn join_centre(
    uow: &mut Uow,
    school: &mut School,
    (centre, from): (Option<Uuid>, Date),
) -> Result<Vec<SchoolEvent>, Error> {
    let centre = centre.map(AreaId);
    if let (Some(centre), Some(affiliation)) = (centre, school.record().affiliations.on(from)) {
        must_lie_in(uow.db(), centre, affiliation, from, "centre_id").await?;
    }
    Ok(school.join_centre(centre, from, uow.now())?)
}

/// Another status from a day on.
pub(crate) async fn become_(
    uow: &mut Uow,
    who: &Caller,
    school: &mut School,
    (status, from): (Status, Date),
) -> Result<Vec<SchoolEvent>, Error> {
    if let Some(host) = status.other {
        let host = one(uow.db(), host.0).await?.filter(|host| who.reaches(&host.places_on(from)));
        host.ok_or_else(|| Failure::no_such("host_school_id"))?;
    }
    Ok(school.become_(status, from, uow.now())?)
}

/// Keeps schools from everybody else until the end, in the order of their ids: two calls that name one another's school wait, and do not
/// wait for each other.
pub(crate) async fn hold(uow: &mut Uow, schools: [Uuid; 2]) -> Result<(), Error> {
    store::school::lock(uow.db(), &schools).await?;
    Ok(())
}

/// Merged into another school on a day. Both are held: neither may become something else meanwhile.
pub(crate) async fn merge(
    uow: &mut Uow,
    who: &Caller,
    school: &mut School,
    (into, why, from): (Uuid, String, Date),
) -> Result<Vec<SchoolEvent>, Error> {
    let into = one(uow.db(), into).await?.filter(|into| who.reaches(&into.places_on(from)));
    let into = into.ok_or_else(|| Failure::no_such("into_school_id"))?;
    Ok(school.merge_into(&into, &why, from, uow.now())?)
}

/// Schools as they were on days: those that there are among these.
pub(crate) async fn on_days(db: &mut PgConnection, wanted: &[(Uuid, Date)]) -> Result<HashMap<(Uuid, Date), Seen>, Error> {
    let mut days: HashMap<Date, Vec<Uuid>> = HashMap::new();
    for (id, day) in wanted {
        days.entry(*day).or_default().push(*id);
    }
    let mut found = HashMap::with_capacity(wanted.len());
    for (day, ids) in days {
        let schools = store::school::find(db, &ids).await?;
        found.extend(seen(db, schools, day).await?.into_iter().map(|seen| ((seen.school.record().id.0, day), seen)));
    }
    Ok(found)
}

/// One school as it was on a day; who sees it is decided by where it belonged on that day.
pub(crate) fn visible<'a>(who: &Caller, found: Option<&'a Seen>) -> Result<&'a Seen, Error> {
    let seen = found.ok_or_else(Failure::not_found)?;
    who.must_reach(&seen.school.places_on(seen.day))?;
    Ok(seen)
}

/// The school that has a code on a day. Eight digits may be codes of two schemes: where they name two schools within reach, the answer is
/// a question.
pub(crate) async fn resolve(
    db: &mut PgConnection,
    who: &Caller,
    (value, scheme): (&str, Option<&str>),
    day: Date,
) -> Result<(Seen, Code), Error> {
    let value = spelling(value);
    let found = store::school::by_code(db, &value, scheme, day).await?;
    let ids: Vec<Uuid> = found.iter().map(|(id, _)| id.0).collect();
    let mut schools = store::school::find(db, &ids).await?;
    schools.retain(|school| who.reaches(&school.places_on(day)));
    let schemes = |of: &[School]| -> Vec<String> {
        let seen = |id: SchoolId| of.iter().any(|school| school.record().id == id);
        found.iter().filter(|(id, _)| seen(*id)).map(|(_, scheme)| scheme.clone()).collect()
    };
    if schools.iter().any(|school| school.record().id != schools[0].record().id) {
        return Err(scheme_required(&value, &schemes(&schools)).into());
    }
    let school = schools.into_iter().next().ok_or_else(Failure::not_found)?;
    let scheme = schemes(std::slice::from_ref(&school)).into_iter().next().unwrap_or_default();
    Ok((seen(db, vec![school], day).await?.remove(0), Code::restore(scheme, value)))
}

/// A page of schools in Thai order.
pub(crate) async fn list(
    db: &mut PgConnection,
    mut filter: Filter,
    area: Option<Uuid>,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Seen>, String), Error> {
    if let Some(area) = area {
        let stored = store::area::find(db, &[area]).await?.remove(&AreaId(area)).ok_or_else(|| Failure::no_such("area_id"))?;
        filter.area = vec![place(stored.area.record().kind, stored.area.record().id, &stored.area.record().code)?];
    }
    let day = filter.day;
    let (schools, next) = store::school::list(db, &filter, reach, page).await?;
    Ok((seen(db, schools, day).await?, next))
}

/// What schools in an area are found by.
pub(super) fn place(kind: AreaKind, id: AreaId, code: &Code) -> Result<String, Error> {
    let value = code.value();
    Ok(match kind {
        AreaKind::Province => format!("province:{value}"),
        AreaKind::District => format!("district:{value}"),
        AreaKind::Subdistrict => format!("subdistrict:{value}"),
        AreaKind::Esao => format!("esao:{value}"),
        AreaKind::NetworkCentre => format!("centre:{id}"),
        AreaKind::Country | AreaKind::PeoJurisdiction | AreaKind::Eia | AreaKind::ProgrammeZone => {
            return Err(Failure::no_such("area_id").into());
        }
    })
}

async fn one(db: &mut PgConnection, id: Uuid) -> Result<Option<School>, Error> {
    Ok(store::school::find(db, &[id]).await?.pop())
}

async fn seen(db: &mut PgConnection, schools: Vec<School>, day: Date) -> Result<Vec<Seen>, Error> {
    let ids: Vec<Uuid> = schools.iter().map(|school| school.record().id.0).collect();
    let mut counted: HashMap<SchoolId, Enrolment> = store::enrolment::deciding(db, &ids, day).await?;
    Ok(schools.into_iter().map(|school| Seen { counted: counted.remove(&school.record().id), school, day }).collect())
}

/// The affiliation, with the code of the service area.
async fn affiliation(db: &mut PgConnection, agency: Agency, area: Option<Uuid>, field: &str) -> Result<Affiliation, Error> {
    let Some(id) = area.map(AreaId) else { return Ok(Affiliation { agency, service_area: None }) };
    let stored = store::area::find(db, &[id.0]).await?.remove(&id).filter(|stored| stored.area.record().kind == AreaKind::Esao);
    let stored = stored.ok_or_else(|| Failure::no_such(field))?;
    Ok(Affiliation { agency, service_area: Some(ServiceArea { id, code: stored.area.record().code.value().to_owned() }) })
}

/// The district of a subdistrict is registered: what schools lie in can be asked for.
async fn must_lie_somewhere(db: &mut PgConnection, location: &Location, day: Date, field: &str) -> Result<(), Error> {
    let code = Code::restore("TIS1099".to_owned(), location.district().to_owned());
    let district = store::area::by_code(db, &code, day).await?;
    district.map(|_| ()).ok_or_else(|| Failure::no_such(field).into())
}

/// A network centre lies in the service area of its schools.
async fn must_lie_in(db: &mut PgConnection, centre: AreaId, of: &Affiliation, day: Date, field: &str) -> Result<(), Error> {
    let stored = store::area::find(db, &[centre.0]).await?.remove(&centre);
    let stored = stored.filter(|stored| stored.area.record().kind == AreaKind::NetworkCentre).ok_or_else(|| Failure::no_such(field))?;
    let inside = stored.area.parents_on(day, Hierarchy::Service).any(|esao| of.service_area.as_ref().is_some_and(|area| area.id == esao));
    if inside { Ok(()) } else { Err(crate::domain::school::SchoolError::CentreOutsideServiceArea.into()) }
}

/// Writes new schools.
pub(super) async fn insert(uow: &mut Uow, schools: &[School]) -> Result<(), Error> {
    let today = uow.today();
    store::school::insert(uow.db(), schools, today).await.map_err(|e| conflict(e, "school.codes"))
}

/// Writes schools over the versions that were locked. None cost nothing.
pub(super) async fn save(uow: &mut Uow, schools: &[School]) -> Result<(), Error> {
    if schools.is_empty() {
        return Ok(());
    }
    let today = uow.today();
    store::school::save(uow.db(), schools, today).await.map_err(|e| conflict(e, "code"))
}

pub(super) fn tell(uow: &mut Uow, school: &School, events: &[SchoolEvent], reason: Option<String>) {
    let (facts, audit) = told(school, events, (uow.today(), reason));
    for fact in facts {
        uow.emit(fact);
    }
    uow.audit(audit);
}

/// What is told and put on record about a school.
pub(super) fn told(school: &School, events: &[SchoolEvent], (today, reason): (Date, Option<String>)) -> (Vec<Fact>, AuditEntry) {
    let record = school.record();
    let audit = AuditEntry { aggregate: "school", id: Some(record.id.0), version: Some(record.version), reason };
    (facts::school(school, events, today), audit)
}

pub(super) fn conflict(conflict: Conflict, codes: &str) -> Error {
    match conflict {
        Conflict::IdTaken => Failure::taken("id").into(),
        Conflict::CodeTaken => Failure::taken(codes).into(),
        Conflict::Sql(error) => error.into(),
    }
}
