//! What people do with the register of assessors. Whoever reaches the organisation that lists somebody says what is said of the person; events
//! tell neither who it is nor where the person works.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::assessor::{Affiliation, Assessor, AssessorEvent, Profile, Workplace};
use crate::domain::{AssessorId, AssessorRole};
use crate::error::Error;
use crate::store;
use crate::store::assessor::{Conflict, Filter};

/// What a caller says of an assessor.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) roles: Vec<AssessorRole>,
    pub(crate) service_areas: Vec<Uuid>,
    pub(crate) affiliations: Vec<Affiliation>,
}

/// A person who is listed.
#[derive(Debug)]
pub(crate) struct Register {
    pub(crate) id: Option<Uuid>,
    pub(crate) person: Uuid,
    pub(crate) owner: Uuid,
    pub(crate) said: Said,
}

/// What is said anew of an assessor.
#[derive(Debug)]
pub(crate) struct Update {
    pub(crate) at: Change,
    pub(crate) said: Said,
    pub(crate) is_active: bool,
}

/// Lists a person.
pub(crate) async fn register(uow: &mut Uow, who: &Caller, cmd: Register) -> Result<Assessor, Error> {
    who.must_reach_new(&[format!("organisation:{}", cmd.owner)])?;
    let profile = profile(uow.db(), cmd.said).await?;
    let id = AssessorId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (assessor, events) = Assessor::register(id, (cmd.person, cmd.owner), profile, uow.now());
    store::assessor::insert(uow.db(), &assessor).await?;
    tell(uow, &assessor, &events);
    Ok(assessor)
}

/// Says something else of an assessor.
pub(crate) async fn update(uow: &mut Uow, who: &Caller, cmd: Update) -> Result<Assessor, Error> {
    let mut assessor = store::assessor::lock(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&[format!("organisation:{}", assessor.record().owner)])?;
    cmd.at.check(assessor.record().version, assessor.record().updated_at)?;
    let profile = profile(uow.db(), cmd.said).await?;
    let events = assessor.update(profile, cmd.is_active, uow.now());
    if !events.is_empty() {
        store::assessor::save(uow.db(), &assessor).await?;
        tell(uow, &assessor, &events);
    }
    Ok(assessor)
}

/// One assessor.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Assessor, Error> {
    let assessor = store::assessor::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&assessor.scopes())?;
    Ok(assessor)
}

/// A page of assessors within reach.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Assessor>, String), Error> {
    Ok(store::assessor::list(db, filter, reach, page).await?)
}

/// What is said, with the scopes of the service areas; areas and schools that nobody knows are refused.
async fn profile(db: &mut PgConnection, said: Said) -> Result<Profile, Error> {
    let Said { roles, service_areas, affiliations } = said;
    let known = store::known::places(db, &service_areas).await?;
    let scope = |(at, area): (usize, &Uuid)| {
        let place = known.iter().find(|(id, _)| id == area).and_then(|(_, place)| place.clone()).filter(|place| place.starts_with("esao:"));
        place.map(|place| (*area, place)).ok_or_else(|| Failure::no_such(format!("profile.service_area_ids[{at}]")))
    };
    let service_areas = service_areas.iter().enumerate().map(scope).collect::<Result<Vec<_>, _>>()?;
    let schools = |held: &Affiliation| if let Workplace::School(id) = held.at { Some(id) } else { None };
    let there = store::known::known(db, &affiliations.iter().filter_map(schools).collect::<Vec<_>>()).await?;
    let missing = affiliations.iter().position(|held| schools(held).is_some_and(|id| !there.contains(&id)));
    if let Some(at) = missing {
        return Err(Failure::no_such(format!("profile.affiliations[{at}].school_id")).into());
    }
    Ok(Profile { roles, service_areas, affiliations })
}

fn tell(uow: &mut Uow, assessor: &Assessor, events: &[AssessorEvent]) {
    for fact in facts::of_assessor(assessor, events) {
        uow.emit(fact);
    }
    let record = assessor.record();
    uow.audit(AuditEntry { aggregate: "assessor", id: Some(record.id.0), version: Some(record.version), reason: None });
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
