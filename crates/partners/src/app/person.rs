//! What people do with persons. Every read of names is put on record.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::PersonId;
use crate::domain::names::PersonName;
use crate::domain::person::{Person, PersonError, PersonEvent, Romanisation};
use crate::error::{Error, not_a_person_name, under};
use crate::store;

/// Names of a person as the caller gives them.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) names: Vec<PersonName>,
    pub(crate) romanisation: Option<Romanisation>,
}

/// Records a person. A person belongs to nobody's area until a position says so, hence anybody with the permission may.
pub(crate) async fn register(uow: &mut Uow, id: Option<Uuid>, named: Named) -> Result<Person, Error> {
    let id = PersonId(id.unwrap_or_else(|| uow.new_id()));
    let (person, events) = Person::register(id, named.names, named.romanisation, uow.now())?;
    let today = uow.today();
    if !store::person::insert(uow.db(), &person, today).await? {
        return Err(Error::Taken { field: "id" });
    }
    tell(uow, &person, &events);
    Ok(person)
}

/// Replaces the names of a person.
pub(crate) async fn rename(uow: &mut Uow, who: &Caller, at: Change, named: Named) -> Result<Person, Error> {
    let mut person = store::person::lock(uow.db(), PersonId(at.id)).await?.ok_or(Error::NotFound)?;
    must_reach(uow.db(), who, &person).await?;
    at.check(person.record().version, person.record().updated_at)?;
    let events = person.rename(named.names, named.romanisation, uow.now())?;
    if !events.is_empty() {
        let today = uow.today();
        store::person::save(uow.db(), &person, today).await?;
        tell(uow, &person, &events);
    }
    Ok(person)
}

/// One person, for a reply that is read again.
pub(crate) async fn show(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Person, Error> {
    let person = store::person::find(db, PersonId(id)).await?.ok_or(Error::NotFound)?;
    must_reach(db, who, &person).await?;
    Ok(person)
}

/// One person; the read is put on record.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Person, Error> {
    let person = show(uow.db(), who, id).await?;
    uow.audit(AuditEntry { aggregate: "person", id: Some(id), version: Some(person.record().version), reason: None });
    Ok(person)
}

/// A page of persons; the read is put on record.
pub(crate) async fn list(uow: &mut Uow, organisation: Option<Uuid>, reach: &Reach, page: &Page) -> Result<(Vec<Person>, String), Error> {
    let (persons, next) = store::person::list(uow.db(), organisation, reach, page).await?;
    for person in &persons {
        uow.audit(AuditEntry { aggregate: "person", id: Some(person.record().id.0), version: Some(person.record().version), reason: None });
    }
    Ok((persons, next))
}

/// Refuses persons whom a request names, each with its field, when they do not exist or are out of reach: both read alike.
pub(crate) async fn must_know(db: &mut PgConnection, who: &Caller, named: &[(PersonId, String)]) -> Result<(), Error> {
    if named.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = named.iter().map(|(person, _)| person.0).collect();
    let known = store::person::within_reach(db, &ids, &who.reach()).await?;
    match named.iter().find(|(person, _)| !known.contains(&person.0)) {
        Some((_, field)) => Err(Error::NoSuch { field: field.clone() }),
        None => Ok(()),
    }
}

/// A person without any position is seen by those who see everything, and by nobody's area.
async fn must_reach(db: &mut PgConnection, who: &Caller, person: &Person) -> Result<(), Error> {
    if who.reach() == Reach::All {
        return Ok(());
    }
    Ok(who.must_reach(&store::person::scopes(db, person.record().id).await?)?)
}

fn tell(uow: &mut Uow, person: &Person, events: &[PersonEvent]) {
    for fact in facts::person(person, events) {
        uow.emit(fact);
    }
    let record = person.record();
    uow.audit(AuditEntry { aggregate: "person", id: Some(record.id.0), version: Some(record.version), reason: None });
}

impl From<PersonError> for Error {
    fn from(error: PersonError) -> Self {
        Self::Failure(match error {
            PersonError::Invalid(problems) => under("", problems),
            PersonError::NotAPersonName(_) => not_a_person_name().at("names"),
        })
    }
}
