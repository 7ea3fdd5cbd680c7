//! What people do with files of schools and of their pupils.
//!
//! A file is read once and becomes a plan: rows that were read and cleaned, and what each would do. Applying and undoing take the next rows of
//! it, at most a thousand in one transaction: a transaction of thirty thousand would outlast the deadline of a call, keep the relay from
//! numbering what others tell meanwhile, and lose everything at its last row. What was done is remembered with the rows, so a caller who
//! crashed in between asks how far it has come and goes on.

mod applying;
mod areas;
mod deciding;
mod planning;
mod undoing;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, move_schools, school as schools};
use crate::convert::imports::fact;
use crate::domain::AreaId;
use crate::domain::import::{Act, Import, ImportEvent, ImportKind, ImportRow};
use crate::domain::school::School;
use crate::domain::term::AcademicTerm;
use crate::error::Error;
use crate::store;
use crate::store::import::RowFilter;

pub(crate) use applying::apply;
pub(crate) use planning::plan;
pub(crate) use undoing::undo;

/// A file that is to be planned.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) id: Option<Uuid>,
    pub(crate) kind: ImportKind,
    /// From when changes hold, or on which day pupils were counted where the row does not say.
    pub(crate) day: Date,
    /// There in files of pupils.
    pub(crate) term: Option<AcademicTerm>,
}

/// A plan, and the first of its rows that have issues.
#[derive(Debug)]
pub(crate) struct Planned {
    pub(crate) import: Import,
    pub(crate) with_issues: Vec<ImportRow>,
}

/// The next rows of an import.
#[derive(Debug)]
pub(crate) struct Advance {
    pub(crate) at: Change,
    pub(crate) most: i64,
}

/// The next rows of an import, to be put back, and why.
#[derive(Debug)]
pub(crate) struct Undo {
    pub(crate) at: Advance,
    pub(crate) why: String,
}

/// Throws a plan away.
pub(crate) async fn discard(uow: &mut Uow, who: &Caller, at: Change) -> Result<Import, Error> {
    let mut import = locked(uow, who, at, Act::Discard).await?;
    let event = import.advance(Act::Discard, [], uow.now())?;
    store::import::clear(uow.db(), import.record().id).await?;
    saved(uow, &import, event, None).await?;
    Ok(import)
}

/// Throws the plan away that nothing was applied of for the longest time, where that is so many days; whether there was one. What an import
/// has changed is kept with it as long as it may be undone.
pub(crate) async fn discard_forgotten(uow: &mut Uow, days: i64) -> Result<bool, Error> {
    let before = uow.now().checked_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
    let Some(mut import) = store::import::forgotten(uow.db(), before).await? else { return Ok(false) };
    let event = import.advance(Act::Discard, [], uow.now())?;
    store::import::clear(uow.db(), import.record().id).await?;
    saved(uow, &import, event, Some(format!("nothing was applied of it for {days} days"))).await?;
    Ok(true)
}

/// One import.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Import, Error> {
    let found = store::import::find(db, id).await?.filter(|import| is_seen(who, import));
    found.ok_or_else(|| Failure::not_found().into())
}

/// A page of imports.
pub(crate) async fn list(
    db: &mut PgConnection,
    kind: Option<ImportKind>,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Import>, String), Error> {
    Ok(store::import::list(db, kind, reach, page).await?)
}

/// A page of the rows of an import.
pub(crate) async fn rows(
    db: &mut PgConnection,
    who: &Caller,
    id: Uuid,
    (filter, after): (RowFilter, Option<i32>),
    page: &Page,
) -> Result<(Vec<ImportRow>, String), Error> {
    let import = get(db, who, id).await?;
    let of = (import.record().id, import.record().kind);
    Ok(store::import::rows(db, of, filter, after, page).await?)
}

/// The schools of an area on a day, within reach, in Thai order, and the code of the area: what a template is filled with. An area in which
/// nothing lies within reach is not known.
pub(crate) async fn to_fill_in(db: &mut PgConnection, who: &Caller, area: Uuid, day: Date) -> Result<(Vec<School>, String), Error> {
    let unknown = || Failure::no_such("area_id");
    let stored = store::area::find(db, &[area]).await?.remove(&AreaId(area)).ok_or_else(unknown)?;
    let record = stored.area.record();
    let place = schools::place(record.kind, record.id, &record.code)?;
    let most = move_schools::MOST;
    let found = store::school::in_place(db, &place, day, &who.reach(), i64::try_from(most + 1).unwrap_or(i64::MAX)).await?;
    if found.is_empty() {
        return Err(unknown().into());
    }
    if found.len() > most { Err(move_schools::too_many().into()) } else { Ok((found, record.code.value().to_owned())) }
}

/// Whoever reaches all of its schools sees an import, and whoever holds all the scopes with which it was planned.
fn is_seen(who: &Caller, import: &Import) -> bool {
    let record = import.record();
    let within = |tags: &[String]| record.planned_within.as_ref().is_some_and(|planned| planned.iter().all(|scope| tags.contains(scope)));
    match who.reach() {
        Reach::All => true,
        Reach::Within(tags) => who.reaches(&record.scopes) || within(&tags),
    }
}

async fn locked(uow: &mut Uow, who: &Caller, at: Change, act: Act) -> Result<Import, Error> {
    let import = store::import::lock(uow.db(), at.id).await?.filter(|import| is_seen(who, import)).ok_or_else(Failure::not_found)?;
    at.check(import.record().version, import.record().updated_at)?;
    import.must_allow(act)?;
    Ok(import)
}

async fn saved(uow: &mut Uow, import: &Import, event: ImportEvent, reason: Option<String>) -> Result<(), Error> {
    store::import::save(uow.db(), import).await?;
    for fact in fact(import, event) {
        uow.emit(fact);
    }
    let record = import.record();
    uow.audit(AuditEntry { aggregate: "import", id: Some(record.id.0), version: Some(record.version), reason });
    Ok(())
}
