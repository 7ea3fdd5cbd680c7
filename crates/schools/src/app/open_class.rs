//! What people do with open classes.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::places;
use crate::convert::lesson_facts;
use crate::domain::OpenClassId;
use crate::domain::open_class::{OpenClass, Opened};
use crate::error::Error;
use crate::store;
use crate::store::open_class::Filter;

/// Records an open class of a school that lay within reach on the day; so does the cycle whose lesson was opened.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, (id, said): (Option<Uuid>, Opened)) -> Result<OpenClass, Error> {
    let day = said.held_on;
    let school = places::school(uow.db(), who, said.school.0, day, "school_id").await?;
    let cycle = match said.cycle {
        Some(cycle) => {
            let found = store::lesson_study::cycle::find(uow.db(), cycle.0).await?.filter(|stored| who.reaches(&stored.scopes));
            Some(found.ok_or_else(|| Failure::no_such("cycle_id"))?.cycle)
        }
        None => None,
    };
    let of = cycle.as_ref().map(|cycle| cycle.record().schools.as_slice());
    let id = OpenClassId(id.unwrap_or_else(|| uow.new_id()));
    let class = OpenClass::record(id, said, of, (uow.today(), uow.now()))?;
    let scopes = places::scopes(&[school], day);
    if !store::open_class::insert(uow.db(), &class, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(lesson_facts::open_class(&class, &scopes));
    uow.audit(AuditEntry { aggregate: "open_class", id: Some(id.0), version: Some(1), reason: None });
    Ok(class)
}

/// A page of open classes, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<OpenClass>, String), Error> {
    Ok(store::open_class::list(db, filter, reach, after, page).await?)
}
