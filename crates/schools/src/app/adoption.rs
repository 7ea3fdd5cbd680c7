//! What people do with adoptions. Each belongs to the school that takes something up, wherever it has it from.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, innovation, term};
use crate::convert::adoption as convert;
use crate::domain::AdoptionId;
use crate::domain::adoption::{Adoption, AdoptionEvent, Advance, NewAdoption};
use crate::domain::innovation::Innovation;
use crate::domain::school::School;
use crate::error::Error;
use crate::store;
use crate::store::adoption::{Conflict, Counted, Filter};

/// What a caller says about a new adoption.
#[derive(Debug)]
pub(crate) struct Express {
    pub(crate) id: Option<Uuid>,
    pub(crate) innovation: Uuid,
    pub(crate) school: Uuid,
    pub(crate) source: Option<Uuid>,
    /// Today where it is not said.
    pub(crate) on: Option<Date>,
    pub(crate) notes: String,
}

/// One step further; today where no day is said.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) on: Option<Date>,
    /// Its day is not yet the one that counts.
    pub(crate) advance: Advance,
}

/// A school is interested. The innovation is locked, so that its lineage stands still: of two schools that would have it from one another
/// the second is refused. The school that it comes from needs not be within reach: adopting is how things come from elsewhere.
pub(crate) async fn express(uow: &mut Uow, who: &Caller, cmd: Express) -> Result<Adoption, Error> {
    let (today, now) = (uow.today(), uow.now());
    let innovation = open_to(uow.db(), who, cmd.innovation, today).await?;
    let school = within_reach(uow.db(), who, cmd.school, today).await?.ok_or_else(|| Failure::no_such("school_id"))?;
    let source = match cmd.source {
        Some(id) => Some(store::school::find(uow.db(), &[id]).await?.pop().ok_or_else(|| Failure::no_such("source_school_id"))?),
        None => None,
    };
    let source = source.map(|source| source.record().id);
    let circular = match source {
        Some(source) => store::adoption::descends_from(uow.db(), innovation.record().id, source, school.record().id).await?,
        None => false,
    };
    let new = NewAdoption { school: school.record().id, source, on: cmd.on.unwrap_or(today), notes: cmd.notes };
    let id = AdoptionId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (adoption, event) = Adoption::begin(id, &innovation, new, circular, (today, now))?;
    store::adoption::insert(uow.db(), &adoption).await?;
    tell(uow, &adoption, event, &school);
    Ok(adoption)
}

/// One step further, with what shows it.
pub(crate) async fn advance(uow: &mut Uow, who: &Caller, at: Change, step: Step) -> Result<Adoption, Error> {
    let (today, now) = (uow.today(), uow.now());
    let (mut adoption, school) = locked(uow, who, at).await?;
    let advance = Advance { on: step.on.unwrap_or(today), ..step.advance };
    let terms_begun = match adoption.span_to_prove(&advance) {
        Some(span) => {
            let areas = term::areas_of(uow.db(), &school, today).await?;
            store::term::begun_between(uow.db(), school.record().id, &areas, span).await?
        }
        None => 0,
    };
    let event = adoption.advance(advance, terms_begun, (today, now))?;
    finish(uow, adoption, event, &school).await
}

/// Given up.
pub(crate) async fn stop(uow: &mut Uow, who: &Caller, at: Change, (reason, on): (String, Option<Date>)) -> Result<Adoption, Error> {
    let (today, now) = (uow.today(), uow.now());
    let (mut adoption, school) = locked(uow, who, at).await?;
    let event = adoption.stop(&reason, on.unwrap_or(today), (today, now))?;
    finish(uow, adoption, event, &school).await
}

/// One adoption.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Adoption, Error> {
    let adoption = store::adoption::find(db, id).await?.ok_or_else(Failure::not_found)?;
    within_reach(db, who, adoption.record().school.0, today).await?.ok_or_else(Failure::not_found)?;
    Ok(adoption)
}

/// A page of adoptions.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    at: (&Reach, Date),
    page: &Page,
) -> Result<(Vec<Adoption>, String), Error> {
    Ok(store::adoption::list(db, filter, at, page).await?)
}

/// How far an innovation has reached, counted from the adoptions within reach.
pub(crate) async fn reach(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Counted, Error> {
    let innovation = innovation::get(db, who, id, today).await?;
    Ok(store::adoption::reach(db, innovation.record().id, (&who.reach(), today)).await?)
}

/// The innovation, locked, when the caller may read it.
async fn open_to(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Innovation, Error> {
    let unknown = || Failure::no_such("innovation_id");
    let found = store::innovation::lock(db, id).await?.ok_or_else(unknown)?;
    if innovation::is_seen(db, who, &found, today).await? { Ok(found) } else { Err(unknown().into()) }
}

async fn locked(uow: &mut Uow, who: &Caller, at: Change) -> Result<(Adoption, School), Error> {
    let today = uow.today();
    let adoption = store::adoption::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    let school = within_reach(uow.db(), who, adoption.record().school.0, today).await?.ok_or_else(Failure::not_found)?;
    at.check(adoption.record().version, adoption.record().updated_at)?;
    Ok((adoption, school))
}

async fn finish(uow: &mut Uow, adoption: Adoption, event: AdoptionEvent, school: &School) -> Result<Adoption, Error> {
    store::adoption::save(uow.db(), &adoption).await?;
    tell(uow, &adoption, event, school);
    Ok(adoption)
}

async fn within_reach(db: &mut PgConnection, who: &Caller, id: Uuid, day: Date) -> Result<Option<School>, Error> {
    let school = store::school::find(db, &[id]).await?.pop();
    Ok(school.filter(|school| who.reaches(&school.places_on(day))))
}

fn tell(uow: &mut Uow, adoption: &Adoption, event: AdoptionEvent, school: &School) {
    for fact in convert::facts(adoption, event, &school.places_on(uow.today())) {
        uow.emit(fact);
    }
    let record = adoption.record();
    let reason = Some(record.stop_reason.clone()).filter(|reason| !reason.is_empty());
    uow.audit(AuditEntry { aggregate: "adoption", id: Some(record.id.0), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::AdoptedAlready => Failure::taken("school_id").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
