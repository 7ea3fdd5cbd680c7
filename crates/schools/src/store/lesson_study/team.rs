//! Lesson study teams.

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Conflict;
use crate::domain::LessonStudyTeamId;
use crate::domain::lesson_study::{Team, TeamRecord};
use crate::domain::term::AcademicTerm;
use crate::store::Damaged;
use crate::store::document::lesson_study::TeamDocument;

struct Row {
    id: Uuid,
    version: i64,
    be_year: i16,
    semester: i16,
    formed_on: Day,
    schools: Vec<Uuid>,
    scopes: Vec<String>,
    body: Json<TeamDocument>,
    created_at: Instant,
    updated_at: Instant,
}

/// A team with the scopes of the day on which it was formed.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) team: Team,
    pub(crate) scopes: Vec<String>,
}

impl Row {
    fn restore(self) -> Result<Stored, Damaged> {
        let record = TeamRecord {
            id: LessonStudyTeamId(self.id),
            version: self.version,
            term: AcademicTerm::try_new(self.be_year.into(), self.semester.into()).ok_or_else(|| Damaged("no term".to_owned()))?,
            formed_on: self.formed_on.0,
            makeup: self.body.0.makeup(self.schools)?,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        };
        Ok(Stored { team: Team::restore(record), scopes: self.scopes })
    }
}

/// The team, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, be_year, semester, formed_on, schools, scopes, body as "body: Json<TeamDocument>", created_at, updated_at
           from lesson_study_team where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The team as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, be_year, semester, formed_on, schools, scopes, body as "body: Json<TeamDocument>", created_at, updated_at
           from lesson_study_team where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of teams asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    pub(crate) team: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    /// The academic year in the Buddhist era.
    pub(crate) be_year: Option<i16>,
}

/// A page of teams, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Team>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, be_year, semester, formed_on, schools, scopes, body as "body: Json<TeamDocument>", created_at, updated_at
           from lesson_study_team
           where ($1::uuid is null or id = $1)
             and ($2::uuid is null or id = any(array(select l.id from lesson_study_of_school l where l.school_id = $2)))
             and ($3::smallint is null or be_year = $3)
             and ($4::text[] is null or scopes && $4)
             and ($5::date is null or (formed_on, id) < ($5, $6::uuid))
           order by formed_on desc, id desc
           limit $7"#,
        filter.team,
        filter.school,
        filter.be_year,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.formed_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|stored| stored.team)).collect::<Result<_, _>>()?, next))
}

/// Writes a new team.
pub(crate) async fn insert(db: &mut PgConnection, team: &Team, scopes: &[String]) -> Result<(), Conflict> {
    let record = team.record();
    let schools: Vec<Uuid> = record.makeup.schools.iter().map(|school| school.0).collect();
    sqlx::query!(
        "with named as (insert into lesson_study (id) values ($1))
         insert into lesson_study_team (id, version, be_year, semester, formed_on, schools, scopes, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        record.id.0,
        record.version,
        record.term.be_year(),
        record.term.semester(),
        Day(record.formed_on) as Day,
        &schools,
        scopes,
        Json(TeamDocument::from(&record.makeup)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the team over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, team: &Team, scopes: &[String]) -> Result<(), sqlx::Error> {
    let record = team.record();
    let schools: Vec<Uuid> = record.makeup.schools.iter().map(|school| school.0).collect();
    sqlx::query!(
        "update lesson_study_team set version = $2, schools = $3, scopes = $4, body = $5, updated_at = $6 where id = $1",
        record.id.0,
        record.version,
        &schools,
        scopes,
        Json(TeamDocument::from(&record.makeup)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
