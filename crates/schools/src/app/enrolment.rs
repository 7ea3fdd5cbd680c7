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
    /// 0 for a new snapshot.
    pub(crate) expected_version: i64,
    pub(crate) school: Uuid,
    pub(crate) counted: Counted,
}

/// A snapshot with its school.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) enrolment: Enrolment,
    pub(crate) school: School,
}

/// Records the snapshot of a school and day, or replaces it while it is provisional.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, cmd: Record) -> Result<Seen, Error> {
    let (today, now) = (uow.today(), uow.now());
    let school =
        within_reach(uow.db(), who, SchoolId(cmd.school), cmd.counted.as_of).await?.ok_or_else(|| Failure::no_such("school_id"))?;
    let grades = school.record().grades;
    let held = match cmd.expected_version {
        0 => None,
        _ => store::enrolment::lock_of_day(uow.db(), school.record().id, cmd.counted.as_of).await?,
    };
    let (enrolment, events) = match held {
        Some(mut enrolment) => {
            let at = Change { id: enrolment.record().id.0, expected_version: cmd.expected_version };
            at.check(enrolment.record().version, enrolment.record().updated_at)?;
            let events = enrolment.replace(cmd.counted, grades, (today, now))?;
            if !events.is_empty() {
                store::enrolment::save(uow.db(), &enrolment).await?;
            }
            (enrolment, events)
        }
        None if cmd.expected_version > 0 => return Err(Failure::not_found().into()),
        None => {
            let id = EnrolmentId(cmd.id.unwrap_or_else(|| uow.new_id()));
            let (enrolment, events) = Enrolment::record_counts(id, (school.record().id, grades), cmd.counted, (today, now))?;
            store::enrolment::insert(uow.db(), &enrolment).await?;
            (enrolment, events)
        }
    };
    tell(uow, &enrolment, &school, &events);
    Ok(Seen { enrolment, school })
}

/// Confirms a snapshot.
pub(crate) async fn confirm(uow: &mut Uow, who: &Caller, at: Change) -> Result<Seen, Error> {
    let mut enrolment = store::enrolment::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let school = of(uow.db(), who, &enrolment).await?;
    at.check(enrolment.record().version, enrolment.record().updated_at)?;
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

/// The school of a snapshot, when it lay within reach on the day of the count.
async fn of(db: &mut PgConnection, who: &Caller, enrolment: &Enrolment) -> Result<School, Error> {
    let found = within_reach(db, who, enrolment.record().school, enrolment.record().as_of).await?;
    found.ok_or_else(|| Failure::not_found().into())
}

async fn within_reach(db: &mut PgConnection, who: &Caller, id: SchoolId, day: Date) -> Result<Option<School>, Error> {
    let school = store::school::find(db, &[id.0]).await?.pop();
    Ok(school.filter(|school| who.reaches(&school.places_on(day))))
}

fn tell(uow: &mut Uow, enrolment: &Enrolment, school: &School, events: &[EnrolmentEvent]) {
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
