//! What people do with coaching visits.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::places;
use crate::convert::lesson_facts;
use crate::domain::CoachingVisitId;
use crate::domain::coaching::{CoachingVisit, Visited};
use crate::error::Error;
use crate::store;
use crate::store::coaching::Filter;

/// Records a visit to a school that lay within reach on the day.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, (id, said): (Option<Uuid>, Visited)) -> Result<CoachingVisit, Error> {
    let day = said.visited_on;
    let school = places::school(uow.db(), who, said.school.0, day, "school_id").await?;
    let id = CoachingVisitId(id.unwrap_or_else(|| uow.new_id()));
    let visit = CoachingVisit::record(id, said, (uow.today(), uow.now()))?;
    let scopes = places::scopes(&[school], day);
    if !store::coaching::insert(uow.db(), &visit, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(lesson_facts::visit(&visit, &scopes));
    uow.audit(AuditEntry { aggregate: "coaching", id: Some(id.0), version: Some(1), reason: None });
    Ok(visit)
}

/// A page of visits, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<CoachingVisit>, String), Error> {
    Ok(store::coaching::list(db, filter, reach, after, page).await?)
}

/// A page of visits with what people wrote; the read is put on record.
pub(crate) async fn list_with_texts(
    uow: &mut Uow,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<CoachingVisit>, String), Error> {
    let (visits, next) = list(uow.db(), filter, reach, after, page).await?;
    for visit in &visits {
        uow.audit(AuditEntry { aggregate: "coaching", id: Some(visit.id.0), version: Some(1), reason: None });
    }
    Ok((visits, next))
}
