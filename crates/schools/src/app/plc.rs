//! What people do with meetings of professional learning communities.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::places;
use crate::convert::lesson_facts;
use crate::domain::PlcMeetingId;
use crate::domain::plc::{Met, PlcMeeting};
use crate::error::Error;
use crate::store;

/// Records a meeting of a school that lay within reach on the day.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, (id, said): (Option<Uuid>, Met)) -> Result<PlcMeeting, Error> {
    let day = said.met_on;
    let school = places::school(uow.db(), who, said.school.0, day, "school_id").await?;
    let id = PlcMeetingId(id.unwrap_or_else(|| uow.new_id()));
    let meeting = PlcMeeting::record(id, said, (uow.today(), uow.now()))?;
    let scopes = places::scopes(&[school], day);
    if !store::plc::insert(uow.db(), &meeting, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(lesson_facts::meeting(&meeting, &scopes));
    uow.audit(AuditEntry { aggregate: "plc", id: Some(id.0), version: Some(1), reason: None });
    Ok(meeting)
}

/// A page of meetings, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    school: Option<Uuid>,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<PlcMeeting>, String), Error> {
    Ok(store::plc::list(db, school, reach, after, page).await?)
}
