//! What people do with organisations.

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::alias::{self, AliasError, Phrase};
use crate::domain::organisation::{Organisation, OrganisationError, OrganisationEvent, OrganisationFields};
use crate::domain::{AgreementId, OrganisationId};
use crate::error::{Error, organisation_refusal};
use crate::store;
use crate::store::organisation::{Conflict, Filter, Stored};

/// Records an organisation.
pub(crate) async fn register(uow: &mut Uow, who: &Caller, id: Option<Uuid>, fields: OrganisationFields) -> Result<Organisation, Error> {
    let id = OrganisationId(id.unwrap_or_else(|| uow.new_id()));
    let (organisation, events) = Organisation::register(id, fields, uow.now())?;
    let scopes = scopes(&organisation);
    who.must_reach_new(&scopes)?;
    let today = uow.today();
    store::organisation::insert(uow.db(), &organisation, &scopes, today).await?;
    tell(uow, &organisation, &events, &scopes);
    Ok(organisation)
}

/// Changes an organisation. `apply` lays the new values over what is known.
pub(crate) async fn change(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    apply: impl FnOnce(OrganisationFields) -> OrganisationFields,
) -> Result<Organisation, Error> {
    let stored = store::organisation::lock(uow.db(), OrganisationId(at.id)).await?.ok_or(Error::NotFound)?;
    who.must_reach(&stored.scopes)?;
    let mut organisation = stored.organisation;
    at.check(organisation.record().version, organisation.record().updated_at)?;
    let fields = apply(organisation.record().fields.clone());
    let events = organisation.change(fields, uow.now())?;
    if events.is_empty() {
        return Ok(organisation);
    }
    let scopes = scopes(&organisation);
    who.must_reach_new(&scopes)?;
    let today = uow.today();
    store::organisation::save(uow.db(), &organisation, &scopes, today).await?;
    tell(uow, &organisation, &events, &scopes);
    Ok(organisation)
}

/// An organisation as it was found, before anybody asked who may see it.
pub(crate) type Found = Stored;

/// The organisations that there are among these, by id.
pub(crate) async fn among(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Found>, Error> {
    let found = store::organisation::find(db, ids).await?;
    Ok(found.into_iter().map(|stored| (stored.organisation.record().id.0, stored)).collect())
}

/// What was found, for whoever may see it.
pub(crate) fn shown<'a>(who: &Caller, found: Option<&'a Found>) -> Result<&'a Organisation, Error> {
    let stored = found.ok_or(Error::NotFound)?;
    who.must_reach(&stored.scopes)?;
    Ok(&stored.organisation)
}

/// A page of organisations in Thai order.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Organisation>, String), Error> {
    let (stored, next) = store::organisation::list(db, filter, reach, page).await?;
    Ok((stored.into_iter().map(|stored| stored.organisation).collect(), next))
}

/// The organisations that a phrase means on a day; an agreement gives the context for names that need one.
pub(crate) async fn resolve(
    db: &mut PgConnection,
    who: &Caller,
    text: &str,
    agreement: Option<Uuid>,
    day: Date,
) -> Result<Vec<Organisation>, Error> {
    let context = match agreement {
        Some(id) => parties(db, who, id).await?,
        None => Vec::new(),
    };
    let matches = match alias::read(text) {
        Phrase::Keys(keys) => store::organisation::named(db, &keys, day, &who.reach()).await?,
        Phrase::BareCode(_) | Phrase::NamesNobody => Vec::new(),
    };
    let meant: Vec<Uuid> = alias::resolve(text, &matches, &context)?.into_iter().map(|id| id.0).collect();
    let found = store::organisation::find(db, &meant).await?;
    Ok(found.into_iter().map(|stored| stored.organisation).collect())
}

async fn parties(db: &mut PgConnection, who: &Caller, agreement: Uuid) -> Result<Vec<OrganisationId>, Error> {
    let unknown = || Error::NoSuch { field: "agreement_id".to_owned() };
    let stored = store::agreement::find(db, AgreementId(agreement)).await?.ok_or_else(unknown)?;
    if !who.reaches(&stored.scopes) {
        return Err(unknown());
    }
    Ok(stored.agreement.record().parties.iter().flat_map(|party| party.members().chain(party.legal_entity)).collect())
}

/// Who may see the organisation: itself, its office code, its province.
fn scopes(organisation: &Organisation) -> Vec<String> {
    let record = organisation.record();
    let mut scopes = vec![format!("organisation:{}", record.id)];
    scopes.extend(record.fields.codes.iter().filter(|code| code.scheme == "ESAO").map(|code| format!("esao:{}", code.value)));
    if !record.fields.province_code.is_empty() {
        scopes.push(format!("province:{}", record.fields.province_code));
    }
    scopes
}

fn tell(uow: &mut Uow, organisation: &Organisation, events: &[OrganisationEvent], scopes: &[String]) {
    let today = uow.today();
    for fact in facts::organisation(organisation, events, scopes, today) {
        uow.emit(fact);
    }
    let record = organisation.record();
    uow.audit(AuditEntry { aggregate: "organisation", id: Some(record.id.0), version: Some(record.version), reason: None });
}

impl From<OrganisationError> for Error {
    fn from(error: OrganisationError) -> Self {
        Self::Failure(organisation_refusal(error))
    }
}

impl From<AliasError> for Error {
    fn from(error: AliasError) -> Self {
        Self::Failure(crate::error::alias_refusal(&error))
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Self::Taken { field: "id" },
            Conflict::CodeTaken => Self::Taken { field: "organisation.codes" },
            Conflict::NoSuchParent => Self::NoSuch { field: "organisation.parent_id".to_owned() },
            Conflict::NoSuchLegalEntity => Self::NoSuch { field: "organisation.legal_entity_id".to_owned() },
            Conflict::Sql(error) => error.into(),
        }
    }
}
