//! What people do with teachers and their postings. A teacher is seen by whoever reached the school of one of the postings on a day of it, and
//! of the postings each sees those; what is decided is decided by whoever reaches the school on the day from which it holds.

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, places};
use crate::convert::teacher as convert;
use crate::domain::school::{GradeRange, School};
use crate::domain::teacher::{NewPosting, Posting, Teacher, TeacherError, TeacherEvent};
use crate::domain::term::AcademicTerm;
use crate::domain::{SchoolId, TeacherId};
use crate::error::Error;
use crate::store;
use crate::store::teacher::{Conflict, Filter};

/// What a caller says about a new teacher.
#[derive(Debug)]
pub(crate) struct Create {
    pub(crate) id: Option<Uuid>,
    pub(crate) person: Uuid,
    pub(crate) posting: NewPosting,
}

/// A teacher as one caller sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) teacher: Teacher,
    /// Numbers of the postings within reach.
    pub(crate) postings: Vec<i32>,
}

/// Records a teacher with the first post.
pub(crate) async fn create(uow: &mut Uow, who: &Caller, cmd: Create) -> Result<Seen, Error> {
    let school = school_of(uow.db(), who, &cmd.posting).await?;
    let id = TeacherId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (teacher, events) = Teacher::create(id, cmd.person, (cmd.posting, school.record().grades), uow.now())?;
    store::teacher::insert(uow.db(), &teacher).await?;
    finish(uow, who, teacher, &events).await
}

/// A post, beside no other one.
pub(crate) async fn post(uow: &mut Uow, who: &Caller, at: Change, new: NewPosting) -> Result<Seen, Error> {
    begin(uow, who, at, new, Teacher::post).await
}

/// Lent to another school.
pub(crate) async fn second(uow: &mut Uow, who: &Caller, at: Change, new: NewPosting) -> Result<Seen, Error> {
    begin(uow, who, at, new, Teacher::second).await
}

/// Another post in place of the one that lasts; whoever decides it reaches both schools.
pub(crate) async fn move_to(uow: &mut Uow, who: &Caller, at: Change, new: NewPosting) -> Result<Seen, Error> {
    let teacher = locked(uow, who, at).await?;
    let on = new.from;
    if let Some(left) = teacher.post_over(on).map(|post| post.school) {
        let schools = store::school::find(uow.db(), &[left.0]).await?;
        who.must_reach_new(&schools.first().map(|school| school.places_on(last_day(on))).unwrap_or_default())?;
    }
    begun(uow, who, teacher, new, Teacher::move_to).await
}

/// A posting ends: `to` is the first day no longer. Whoever decides it reaches the school on the last day.
pub(crate) async fn end(uow: &mut Uow, who: &Caller, at: Change, (no, to): (i32, Date)) -> Result<Seen, Error> {
    let mut teacher = locked(uow, who, at).await?;
    let school = teacher.posting(no).map(|posting| posting.school).ok_or(TeacherError::NoSuchPosting)?;
    let schools = store::school::find(uow.db(), &[school.0]).await?;
    let reached = schools.first().is_some_and(|school| who.reaches(&school.places_on(last_day(to))));
    // Out of reach and not there must read alike.
    if !reached {
        return Err(TeacherError::NoSuchPosting.into());
    }
    let events = teacher.end(no, to, uow.now())?;
    changed(uow, who, teacher, &events).await
}

/// Hours of professional development; recorded by whoever reaches the teacher today.
pub(crate) async fn record_pd_hours(uow: &mut Uow, who: &Caller, at: Change, (year, hours_e2): (AcademicTerm, u32)) -> Result<Seen, Error> {
    let mut teacher = locked(uow, who, at).await?;
    let today = uow.today();
    let schools = schools(uow.db(), std::slice::from_ref(&teacher)).await?;
    let held = teacher.record().postings.iter().filter(|posting| posting.period.contains(today));
    let places: Vec<String> = held.filter_map(|posting| schools.get(&posting.school)).flat_map(|school| school.places_on(today)).collect();
    who.must_reach_new(&places)?;
    let events = teacher.record_pd_hours(year, hours_e2, uow.now());
    changed(uow, who, teacher, &events).await
}

/// One teacher; the read is put on record.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Seen, Error> {
    let teacher = store::teacher::find(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    let seen = seen(uow.db(), who, vec![teacher]).await?.pop().ok_or_else(Failure::not_found)?;
    read(uow, &seen);
    Ok(seen)
}

/// A page of the teachers of a school on a day, in the order of their ids; each of them is put on record.
pub(crate) async fn list(uow: &mut Uow, who: &Caller, filter: &Filter, page: &Page) -> Result<(Vec<Seen>, String), Error> {
    places::school(uow.db(), who, filter.school, filter.day, "school_id").await?;
    let reach: Reach = who.reach();
    let (found, next) = store::teacher::list(uow.db(), filter, &reach, page).await?;
    let seen = seen(uow.db(), who, found).await?;
    for one in &seen {
        read(uow, one);
    }
    Ok((seen, next))
}

async fn begin(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    new: NewPosting,
    decide: impl FnOnce(&mut Teacher, (NewPosting, GradeRange), Timestamp) -> Result<Vec<TeacherEvent>, TeacherError>,
) -> Result<Seen, Error> {
    let teacher = locked(uow, who, at).await?;
    begun(uow, who, teacher, new, decide).await
}

async fn begun(
    uow: &mut Uow,
    who: &Caller,
    mut teacher: Teacher,
    new: NewPosting,
    decide: impl FnOnce(&mut Teacher, (NewPosting, GradeRange), Timestamp) -> Result<Vec<TeacherEvent>, TeacherError>,
) -> Result<Seen, Error> {
    let school = school_of(uow.db(), who, &new).await?;
    let events = decide(&mut teacher, (new, school.record().grades), uow.now())?;
    changed(uow, who, teacher, &events).await
}

/// The teacher, locked, when the caller sees it and its version.
async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<Teacher, Error> {
    let teacher = store::teacher::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let seen = seen(uow.db(), who, vec![teacher]).await?.pop().ok_or_else(Failure::not_found)?;
    at.check(seen.teacher.record().version, seen.teacher.record().updated_at)?;
    Ok(seen.teacher)
}

/// The school of a posting, when it lies within reach on the first day.
async fn school_of(db: &mut PgConnection, who: &Caller, new: &NewPosting) -> Result<School, Error> {
    places::school(db, who, new.school.0, new.from, "posting.school_id").await
}

async fn changed(uow: &mut Uow, who: &Caller, teacher: Teacher, events: &[TeacherEvent]) -> Result<Seen, Error> {
    if !events.is_empty() {
        let touched: Vec<&Posting> = events.iter().flat_map(|event| event.postings()).filter_map(|no| teacher.posting(no)).collect();
        store::teacher::save(uow.db(), &teacher, &touched).await?;
    }
    finish(uow, who, teacher, events).await
}

async fn finish(uow: &mut Uow, who: &Caller, teacher: Teacher, events: &[TeacherEvent]) -> Result<Seen, Error> {
    let schools = schools(uow.db(), std::slice::from_ref(&teacher)).await?;
    for fact in convert::facts(&teacher, events, &scopes(&teacher, events, &schools)) {
        uow.emit(fact);
    }
    if !events.is_empty() {
        let record = teacher.record();
        uow.audit(AuditEntry { aggregate: "teacher", id: Some(record.id.0), version: Some(record.version), reason: None });
    }
    let postings = within_reach(&teacher, &schools, who);
    Ok(Seen { teacher, postings })
}

fn read(uow: &mut Uow, seen: &Seen) {
    let record = seen.teacher.record();
    uow.audit(AuditEntry { aggregate: "teacher", id: Some(record.id.0), version: Some(record.version), reason: None });
}

/// What the schools of the postings that an event is about belonged to on the days on which these began; of all of them where it is about none.
fn scopes(teacher: &Teacher, events: &[TeacherEvent], schools: &HashMap<SchoolId, School>) -> Vec<String> {
    let about: Vec<i32> = events.iter().flat_map(|event| event.postings()).collect();
    let postings = teacher.record().postings.iter().filter(|posting| about.is_empty() || about.contains(&posting.no));
    let scopes = postings.filter_map(|posting| {
        let school = schools.get(&posting.school)?;
        Some(places::scopes(std::slice::from_ref(school), posting.period.from()?))
    });
    let mut scopes: Vec<String> = scopes.flatten().collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

/// Those of the teachers whom the caller sees, in their order.
async fn seen(db: &mut PgConnection, who: &Caller, teachers: Vec<Teacher>) -> Result<Vec<Seen>, Error> {
    let schools = schools(db, &teachers).await?;
    let seen = teachers.into_iter().map(|teacher| Seen { postings: within_reach(&teacher, &schools, who), teacher });
    Ok(seen.filter(|seen| !seen.postings.is_empty()).collect())
}

/// Numbers of the postings whose school lay within reach on a day of them.
fn within_reach(teacher: &Teacher, schools: &HashMap<SchoolId, School>, who: &Caller) -> Vec<i32> {
    let reached = |posting: &&Posting| {
        let places = schools.get(&posting.school).map(School::places).unwrap_or_default();
        let on_a_day: Vec<String> =
            places.into_iter().filter(|(_, period)| period.overlaps(posting.period)).map(|(place, _)| place).collect();
        who.reaches(&on_a_day)
    };
    teacher.record().postings.iter().filter(reached).map(|posting| posting.no).collect()
}

async fn schools(db: &mut PgConnection, teachers: &[Teacher]) -> Result<HashMap<SchoolId, School>, Error> {
    let mut ids: Vec<Uuid> = teachers.iter().flat_map(|t| &t.record().postings).map(|posting| posting.school.0).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::school::find(db, &ids).await?.into_iter().map(|school| (school.record().id, school)).collect())
}

/// The day before the first day no longer.
fn last_day(to: Date) -> Date {
    to.checked_sub(1.day()).unwrap_or(Date::MIN)
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::PersonTaken => Failure::taken("person_ref").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
