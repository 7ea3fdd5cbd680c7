//! What people do with the pupils of a school on a day.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::enrolment::{Counted, Enrolment, EnrolmentEvent};
use crate::domain::school::School;
use crate::domain::{EnrolmentId, SchoolId};
use crate::error::Error;
use crate::store;
use crate::store::enrolment::Conflict;

/// What a caller says about the pupils of a school.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) id: Option<Uuid>,
    pub(crate) school: Uuid,
    pub(crate) as_of: Date,
    pub(crate) counted: Counted,
}

/// A snapshot with its school.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) enrolment: Enrolment,
    pub(crate) school: School,
}

/// Records the snapshot of a school and day.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, cmd: Record) -> Result<Seen, Error> {
    let (today, now) = (uow.today(), uow.now());
    let school = within_reach(uow.db(), who, SchoolId(cmd.school), cmd.as_of).await?.ok_or_else(|| Failure::no_such("school_id"))?;
    let id = EnrolmentId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let of = (school.record().id, school.record().grades);
    let (enrolment, events) = Enrolment::record_counts(id, of, cmd.as_of, cmd.counted, (today, now))?;
    store::enrolment::insert(uow.db(), &enrolment).await?;
    tell(uow, &enrolment, &school, &events);
    Ok(Seen { enrolment, school })
}

/// Puts other numbers in place of provisional ones.
pub(crate) async fn correct(uow: &mut Uow, who: &Caller, at: Change, counted: Counted) -> Result<Seen, Error> {
    let (mut enrolment, school) = locked(uow, who, at).await?;
    let events = enrolment.correct(counted, school.record().grades, uow.now())?;
    if !events.is_empty() {
        store::enrolment::save(uow.db(), &enrolment).await?;
    }
    tell(uow, &enrolment, &school, &events);
    Ok(Seen { enrolment, school })
}

/// Confirms a snapshot.
pub(crate) async fn confirm(uow: &mut Uow, who: &Caller, at: Change) -> Result<Seen, Error> {
    let (mut enrolment, school) = locked(uow, who, at).await?;
    let events = enrolment.confirm(uow.now())?;
    store::enrolment::save(uow.db(), &enrolment).await?;
    tell(uow, &enrolment, &school, &events);
    Ok(Seen { enrolment, school })
}

/// One snapshot.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Seen, Error> {
    let enrolment = store::enrolment::find(db, id).await?.ok_or_else(Failure::not_found)?;
    let school = of(db, who, &enrolment).await?;
    Ok(Seen { enrolment, school })
}

/// A page of the snapshots of a school, newest first: those of days on which the school lay within reach.
pub(crate) async fn list(
    db: &mut PgConnection,
    who: &Caller,
    school: Uuid,
    before: Option<Date>,
    page: &Page,
) -> Result<(Vec<Seen>, String), Error> {
    let school = store::school::find(db, &[school]).await?.pop();
    let ever = |school: &School| school.places().iter().any(|(place, _)| who.reaches(std::slice::from_ref(place)));
    let school = school.filter(ever).ok_or_else(|| Failure::no_such("school_id"))?;
    let (found, next) = store::enrolment::list(db, school.record().id, before, page).await?;
    let seen = found.into_iter().filter(|enrolment| who.reaches(&school.places_on(enrolment.record().as_of)));
    Ok((seen.map(|enrolment| Seen { enrolment, school: school.clone() }).collect(), next))
}

async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<(Enrolment, School), Error> {
    let enrolment = store::enrolment::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let school = of(uow.db(), who, &enrolment).await?;
    at.check(enrolment.record().version, enrolment.record().updated_at)?;
    Ok((enrolment, school))
}

/// The school of a snapshot, when it lay within reach on the day of the count.
async fn of(db: &mut PgConnection, who: &Caller, enrolment: &Enrolment) -> Result<School, Error> {
    let found = within_reach(db, who, enrolment.record().school, enrolment.record().as_of).await?;
    found.ok_or_else(|| Failure::not_found().into())
}

async fn within_reach(db: &mut PgConnection, who: &Caller, id: SchoolId, day: Date) -> Result<Option<School>, Error> {
    let school = store::school::find(db, &[id.0]).await?.pop();
    Ok(school.filter(|school| who.reaches(&school.places_on(day))))
}

pub(super) fn tell(uow: &mut Uow, enrolment: &Enrolment, school: &School, events: &[EnrolmentEvent]) {
    if events.is_empty() {
        return;
    }
    for fact in facts::enrolment(enrolment, school, events) {
        uow.emit(fact);
    }
    let record = enrolment.record();
    uow.audit(AuditEntry { aggregate: "enrolment", id: Some(record.id.0), version: Some(record.version), reason: None });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::DayTaken => Failure::taken("as_of").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
