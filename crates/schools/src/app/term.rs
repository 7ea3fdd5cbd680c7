//! What people do with terms. When a term begins and ends is public knowledge: whoever may read terms reads all of them.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Change;
use crate::convert::facts;
use crate::domain::area::AreaKind;
use crate::domain::school::School;
use crate::domain::term::{AcademicTerm, Term, TermScope};
use crate::domain::{Code, SchoolId, TermId};
use crate::error::{Error, terms_overlap};
use crate::store;
use crate::store::term::Conflict;

/// What a caller says about a term.
#[derive(Debug)]
pub(crate) struct Define {
    pub(crate) id: Option<Uuid>,
    pub(crate) term: AcademicTerm,
    pub(crate) days: (Date, Date),
    pub(crate) scope: TermScope,
}

/// Records a term. The dates for everybody are for whoever reaches everything.
pub(crate) async fn define(uow: &mut Uow, who: &Caller, cmd: Define) -> Result<Term, Error> {
    who.must_reach_new(&scopes(uow.db(), cmd.scope, cmd.days.0).await?)?;
    let id = TermId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let term = Term::define(id, (cmd.term, cmd.scope), cmd.days, uow.now())?;
    store::term::insert(uow.db(), &term).await.map_err(|conflict| refusal(conflict, cmd.days))?;
    tell(uow, &term);
    Ok(term)
}

/// Other dates for a term.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, at: Change, days: (Date, Date)) -> Result<Term, Error> {
    let mut term = store::term::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach_new(&scopes(uow.db(), term.record().scope, term.record().starts_on).await?)?;
    at.check(term.record().version, term.record().updated_at)?;
    if term.change(days, uow.now())? {
        store::term::save(uow.db(), &term).await.map_err(|conflict| refusal(conflict, days))?;
        tell(uow, &term);
    }
    Ok(term)
}

fn tell(uow: &mut Uow, term: &Term) {
    uow.emit(facts::term(term));
    let record = term.record();
    uow.audit(AuditEntry { aggregate: "term", id: Some(record.id.0), version: Some(record.version), reason: None });
}

fn refusal(conflict: Conflict, days: (Date, Date)) -> Error {
    match conflict {
        Conflict::IdTaken => Failure::taken("id").into(),
        Conflict::Taken => Failure::taken("term").into(),
        Conflict::Overlaps => terms_overlap(days.0, days.1).into(),
        Conflict::Sql(error) => error.into(),
    }
}

/// A page of terms, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    be_year: Option<i16>,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Term>, String), Error> {
    Ok(store::term::list(db, be_year, after, page).await?)
}

/// The term that a day lies in: for a school its own dates win over those of its centre, its service area, its province, and everybody.
pub(crate) async fn resolve(db: &mut PgConnection, who: &Caller, day: Date, school: Option<Uuid>) -> Result<Option<Term>, Error> {
    let Some(id) = school else { return Ok(store::term::on(db, day, None, &[]).await?) };
    let school = store::school::find(db, &[id]).await?.pop().filter(|school| who.reaches(&school.places_on(day)));
    let school = school.ok_or_else(|| Failure::no_such("school_id"))?;
    let areas = areas_of(db, &school, day).await?;
    Ok(store::term::on(db, day, Some(SchoolId(id)), &areas).await?)
}

/// The areas whose dates of terms hold for a school on a day, the nearest first: its centre, its service area, its district, its province.
pub(super) async fn areas_of(db: &mut PgConnection, school: &School, day: Date) -> Result<Vec<Uuid>, Error> {
    let record = school.record();
    let mut areas: Vec<Uuid> = record.centres.on(day).map(|centre| centre.0).into_iter().collect();
    areas.extend(record.affiliations.on(day).and_then(|held| held.service_area.as_ref()).map(|area| area.id.0));
    if let Some(place) = record.locations.on(day) {
        for code in [place.district(), place.province()] {
            let code = Code::restore("TIS1099".to_owned(), code.to_owned());
            areas.extend(store::area::by_code(db, &code, day).await?.map(|stored| stored.area.record().id.0));
        }
    }
    Ok(areas)
}

/// What the scope of a term lies in; nothing for everybody's.
async fn scopes(db: &mut PgConnection, scope: TermScope, day: Date) -> Result<Vec<String>, Error> {
    match scope {
        TermScope::Everybody => Ok(Vec::new()),
        TermScope::Area(id) => {
            let stored = store::area::find(db, &[id.0]).await?.remove(&id);
            let stored = stored.filter(|stored| stored.area.record().kind != AreaKind::Eia);
            Ok(stored.ok_or_else(|| Failure::no_such("area_id"))?.scopes)
        }
        TermScope::School(id) => {
            let school = store::school::find(db, &[id.0]).await?.pop().ok_or_else(|| Failure::no_such("school_id"))?;
            Ok(school.places_on(day))
        }
    }
}
