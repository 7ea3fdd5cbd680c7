//! What people do with positions.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, agreement};
use crate::convert::facts;
use crate::domain::position::{NewPosition, Position, PositionError, PositionEvent};
use crate::domain::{OrganisationId, PositionId};
use crate::error::{Error, end_before_start, under};
use crate::store;
use crate::store::position::{Conflict, Filter};

/// Records that a person holds a position. Whoever reaches the organisation may.
pub(crate) async fn assign(uow: &mut Uow, who: &Caller, (id, new): (Option<Uuid>, NewPosition)) -> Result<Position, Error> {
    let scopes = scopes_of(uow.db(), new.organisation, "organisation_id").await?;
    who.must_reach(&scopes).map_err(|_| Error::NoSuch { field: "organisation_id".to_owned() })?;
    let id = PositionId(id.unwrap_or_else(|| uow.new_id()));
    let (position, events) = Position::assign(id, new, uow.now())?;
    store::position::insert(uow.db(), &position).await?;
    tell(uow, &position, &events, &scopes);
    Ok(position)
}

/// Ends a position. Agreements that are still open and signed in it are judged anew in the same transaction.
pub(crate) async fn end(uow: &mut Uow, who: &Caller, at: Change, valid_to: Date) -> Result<Position, Error> {
    let mut position = store::position::lock(uow.db(), PositionId(at.id)).await?.ok_or(Error::NotFound)?;
    let scopes = scopes_of(uow.db(), position.record().organisation, "id").await?;
    who.must_reach(&scopes)?;
    at.check(position.record().version, position.record().updated_at)?;
    let events = position.end(valid_to, uow.now())?;
    if events.is_empty() {
        return Ok(position);
    }
    // Read while the position still is what they were judged by.
    let signed_in_it = agreement::open_with(uow, position.record().id).await?;
    store::position::save(uow.db(), &position).await?;
    tell(uow, &position, &events, &scopes);
    agreement::reassess(uow, signed_in_it, &position.for_signing()).await?;
    Ok(position)
}

/// One position.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Position, Error> {
    let position = store::position::find(db, PositionId(id)).await?.ok_or(Error::NotFound)?;
    who.must_reach(&scopes_of(db, position.record().organisation, "id").await?)?;
    Ok(position)
}

/// A page of positions.
pub(crate) async fn list(db: &mut PgConnection, filter: Filter, reach: &Reach, page: &Page) -> Result<(Vec<Position>, String), Error> {
    Ok(store::position::list(db, filter, reach, page).await?)
}

async fn scopes_of(db: &mut PgConnection, organisation: OrganisationId, field: &str) -> Result<Vec<String>, Error> {
    store::organisation::scopes(db, organisation).await?.ok_or_else(|| Error::NoSuch { field: field.to_owned() })
}

fn tell(uow: &mut Uow, position: &Position, events: &[PositionEvent], scopes: &[String]) {
    for fact in facts::position(position, events, scopes) {
        uow.emit(fact);
    }
    let record = position.record();
    uow.audit(AuditEntry { aggregate: "position", id: Some(record.id.0), version: Some(record.version), reason: None });
}

impl From<PositionError> for Error {
    fn from(error: PositionError) -> Self {
        Self::Failure(match error {
            PositionError::Invalid(problems) => under("", problems),
            PositionError::EndBeforeStart(_) => end_before_start("valid_to"),
        })
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Self::Taken { field: "id" },
            Conflict::NoSuchPerson => Self::NoSuch { field: "person_id".to_owned() },
            Conflict::NoSuchOrganisation => Self::NoSuch { field: "organisation_id".to_owned() },
            Conflict::Sql(error) => error.into(),
        }
    }
}
