//! Where innovations are to be carried. A plan belongs to its area; the school from which the others learn may lie elsewhere.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::innovation;
use crate::convert::innovation as convert;
use crate::domain::ScaleOutId;
use crate::domain::scale_out::{NewScaleOut, ScaleOut};
use crate::error::Error;
use crate::store;

/// What a caller says about a new plan.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) id: Option<Uuid>,
    pub(crate) new: NewScaleOut,
}

/// Plans it, for an innovation that was published.
pub(crate) async fn plan(uow: &mut Uow, who: &Caller, Plan { id, new }: Plan) -> Result<ScaleOut, Error> {
    let (today, now) = (uow.today(), uow.now());
    let area = store::area::find(uow.db(), &[new.area.0]).await?.remove(&new.area);
    let area = area.filter(|area| who.reaches(&area.scopes)).ok_or_else(|| Failure::no_such("area_id"))?;
    let unknown = || Failure::no_such("innovation_id");
    let carried = store::innovation::find(uow.db(), new.innovation.0).await?.ok_or_else(unknown)?;
    if !innovation::is_seen(uow.db(), who, &carried, today).await? {
        return Err(unknown().into());
    }
    if store::school::find(uow.db(), &[new.node.0]).await?.is_empty() {
        return Err(Failure::no_such("node_school_id").into());
    }
    carried.must_be_carried()?;
    let planned = ScaleOut::plan(ScaleOutId(id.unwrap_or_else(|| uow.new_id())), new, now)?;
    if !store::scale_out::insert(uow.db(), &planned).await? {
        return Err(Failure::taken("id").into());
    }
    for fact in convert::planned(&planned, &area.scopes) {
        uow.emit(fact);
    }
    let record = planned.record();
    uow.audit(AuditEntry { aggregate: "scale_out", id: Some(record.id.0), version: Some(record.version), reason: None });
    Ok(planned)
}

/// A page of plans.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: (Option<Uuid>, Option<Uuid>),
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<ScaleOut>, String), Error> {
    Ok(store::scale_out::list(db, filter, reach, page).await?)
}
