//! What people do with lesson study teams.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::app::{Change, places};
use crate::convert::lesson_facts;
use crate::domain::lesson_study::{Makeup, Summary, Team, TeamEvent};
use crate::domain::school::{GradeRange, School};
use crate::domain::term::AcademicTerm;
use crate::domain::{LessonStudyTeamId, SchoolId};
use crate::error::Error;
use crate::store;
use crate::store::lesson_study::team::Filter;

/// What a caller says about a new team.
#[derive(Debug)]
pub(crate) struct Form {
    pub(crate) id: Option<Uuid>,
    pub(crate) makeup: Makeup,
    pub(crate) term: AcademicTerm,
    /// Today where not said.
    pub(crate) formed_on: Option<Date>,
}

/// Records a team. Each of its schools lies within reach.
pub(crate) async fn form(uow: &mut Uow, who: &Caller, cmd: Form) -> Result<Team, Error> {
    let formed_on = cmd.formed_on.unwrap_or(uow.today());
    let schools = schools(uow.db(), &cmd.makeup.schools).await?;
    let named: Vec<SchoolId> = cmd.makeup.schools.clone();
    must_reach(&schools, who, formed_on, &named, &named)?;
    let id = LessonStudyTeamId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (today, now) = (uow.today(), uow.now());
    let (team, events) = Team::form(id, (cmd.term, formed_on), cmd.makeup, &offered(&schools), (today, now))?;
    let scopes = places::scopes(&schools, formed_on);
    store::lesson_study::team::insert(uow.db(), &team, &scopes).await?;
    tell(uow, &team, &events, &scopes);
    Ok(team)
}

/// Changes a team; `apply` lays the new values over what is known. Schools that join or leave lie within reach.
pub(crate) async fn change(uow: &mut Uow, who: &Caller, at: Change, apply: impl FnOnce(Makeup) -> Makeup) -> Result<Team, Error> {
    let stored = store::lesson_study::team::lock(uow.db(), at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&stored.scopes)?;
    let mut team = stored.team;
    at.check(team.record().version, team.record().updated_at)?;
    let (before, formed_on) = (team.record().makeup.schools.clone(), team.record().formed_on);
    let makeup = apply(team.record().makeup.clone());
    let schools = schools(uow.db(), &[before.clone(), makeup.schools.clone()].concat()).await?;
    let joined: Vec<SchoolId> = makeup.schools.iter().copied().filter(|id| !before.contains(id)).collect();
    let left: Vec<SchoolId> = before.iter().copied().filter(|id| !makeup.schools.contains(id)).collect();
    must_reach(&schools, who, formed_on, &makeup.schools, &[joined, left].concat())?;
    let of_team: Vec<School> = schools.into_iter().filter(|school| makeup.schools.contains(&school.record().id)).collect();
    let events = team.change(makeup, &offered(&of_team), uow.now())?;
    if !events.is_empty() {
        let scopes = places::scopes(&of_team, formed_on);
        // Nobody changes a team out of their own sight.
        who.must_reach_new(&scopes)?;
        store::lesson_study::team::save(uow.db(), &team, &scopes).await?;
        tell(uow, &team, &events, &scopes);
    }
    Ok(team)
}

/// One team.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Team, Error> {
    let stored = store::lesson_study::team::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&stored.scopes)?;
    Ok(stored.team)
}

/// A page of teams, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Team>, String), Error> {
    Ok(store::lesson_study::team::list(db, filter, reach, after, page).await?)
}

/// How the cycles of a page of teams went. Only cycles within reach count.
pub(crate) async fn summarise(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<(Team, Summary)>, String), Error> {
    let (teams, next) = list(db, filter, reach, after, page).await?;
    let ids: Vec<Uuid> = teams.iter().map(|team| team.record().id.0).collect();
    let mut found = store::lesson_study::summary::of_teams(db, &ids, reach).await?;
    let with = |team: Team| {
        let summary = found.remove(&team.record().id.0).unwrap_or_default();
        (team, summary)
    };
    Ok((teams.into_iter().map(with).collect(), next))
}

async fn schools(db: &mut PgConnection, ids: &[SchoolId]) -> Result<Vec<School>, Error> {
    let mut ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(store::school::find(db, &ids).await?)
}

/// Refuses a school that is not there or out of reach, with the field that names it; one that leaves is named by nobody.
fn must_reach(schools: &[School], who: &Caller, day: Date, named: &[SchoolId], asked: &[SchoolId]) -> Result<(), Failure> {
    let reached = |id: SchoolId| schools.iter().any(|school| school.record().id == id && places::is_within_reach(school, who, day));
    let Some(missing) = asked.iter().find(|id| !reached(**id)) else { return Ok(()) };
    Err(Failure::no_such(match named.iter().position(|id| id == missing) {
        Some(at) => format!("team.school_ids[{at}]"),
        None => "team.school_ids".to_owned(),
    }))
}

fn offered(schools: &[School]) -> Vec<GradeRange> {
    schools.iter().map(|school| school.record().grades).collect()
}

fn tell(uow: &mut Uow, team: &Team, events: &[TeamEvent], scopes: &[String]) {
    for fact in lesson_facts::team(team, events, scopes) {
        uow.emit(fact);
    }
    let record = team.record();
    uow.audit(AuditEntry { aggregate: "lesson_study", id: Some(record.id.0), version: Some(record.version), reason: None });
}
