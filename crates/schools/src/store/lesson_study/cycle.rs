//! Cycles of lesson study. Recording a phase is the hot call: cycles are locked and written many at once.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Conflict;
use crate::domain::lesson_study::{Cycle, CycleRecord, Phase, State};
use crate::domain::{LessonStudyCycleId, LessonStudyTeamId, SchoolId};
use crate::store::document::lesson_study::CycleDocument;
use crate::store::{Damaged, word};

struct Row {
    id: Uuid,
    version: i64,
    team_id: Uuid,
    week: Day,
    state: String,
    schools: Vec<Uuid>,
    scopes: Vec<String>,
    body: Json<CycleDocument>,
    created_at: Instant,
    updated_at: Instant,
}

/// A cycle with the scopes of its week.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) cycle: Cycle,
    pub(crate) scopes: Vec<String>,
}

impl Row {
    fn restore(self) -> Result<Stored, Damaged> {
        let told = self.body.0.told()?;
        let record = CycleRecord {
            id: LessonStudyCycleId(self.id),
            version: self.version,
            team: LessonStudyTeamId(self.team_id),
            schools: self.schools.into_iter().map(SchoolId).collect(),
            week: self.week.0,
            topic: told.topic,
            state: word(&self.state, State::from_word)?,
            phases: told.phases,
            open_approach: told.open_approach,
            ideas: told.ideas,
            next_action: told.next_action,
            revision_of: told.revision_of.map(LessonStudyCycleId),
            cancel_reason: told.cancel_reason,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        };
        Ok(Stored { cycle: Cycle::restore(record), scopes: self.scopes })
    }
}

/// Cycles by id, locked in the order of their ids until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, team_id, week, state, schools, scopes, body as "body: Json<CycleDocument>", created_at, updated_at
           from lesson_study_cycle where id = any($1) order by id for update"#,
        ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.id, row.restore()?))).collect()
}

/// One cycle.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, team_id, week, state, schools, scopes, body as "body: Json<CycleDocument>", created_at, updated_at
           from lesson_study_cycle where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of cycles asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub(crate) team: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    /// All when empty.
    pub(crate) states: Vec<State>,
}

/// A page of cycles, the latest week first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Cycle>, String), sqlx::Error> {
    let (week, id) = after.unzip();
    let states: Vec<String> = filter.states.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, team_id, week, state, schools, scopes, body as "body: Json<CycleDocument>", created_at, updated_at
           from lesson_study_cycle
           where ($1::uuid is null or team_id = $1)
             and ($2::uuid is null or id = any(array(select l.id from lesson_study_of_school l where l.school_id = $2)))
             and (cardinality($3::text[]) = 0 or state = any($3))
             and ($4::text[] is null or scopes && $4)
             and ($5::date is null or (week, id) < ($5, $6::uuid))
           order by week desc, id desc
           limit $7"#,
        filter.team,
        filter.school,
        &states,
        reach.tags(),
        week.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.week.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|stored| stored.cycle)).collect::<Result<_, _>>()?, next))
}

/// Writes a new cycle.
pub(crate) async fn insert(db: &mut PgConnection, cycle: &Cycle, scopes: &[String]) -> Result<(), Conflict> {
    let record = cycle.record();
    let schools: Vec<Uuid> = record.schools.iter().map(|school| school.0).collect();
    sqlx::query!(
        "with named as (insert into lesson_study (id) values ($1))
         insert into lesson_study_cycle
             (id, version, team_id, week, state, schools, scopes, ideas, do_roles, see_roles, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, '{}', '{}', $8, $9, $9)",
        record.id.0,
        record.version,
        record.team.0,
        Day(record.week) as Day,
        record.state.word(),
        &schools,
        scopes,
        Json(CycleDocument::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes cycles over the versions that were locked, in one statement.
pub(crate) async fn save(db: &mut PgConnection, cycles: &[&Cycle]) -> Result<(), sqlx::Error> {
    let rows = Rows::of(cycles);
    sqlx::query!(
        "update lesson_study_cycle c
         set version = r.version, state = r.state, ideas = r.ideas,
             do_roles = string_to_array(r.do_roles, ','), see_roles = string_to_array(r.see_roles, ','),
             body = r.body, updated_at = r.at
         from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::text[], $6::text[], $7::jsonb[], $8::timestamptz[])
              as r(id, version, state, ideas, do_roles, see_roles, body, at)
         where c.id = r.id",
        &rows.ids,
        &rows.versions,
        &rows.states as &[&str],
        &rows.ideas,
        &rows.do_roles,
        &rows.see_roles,
        &rows.bodies as &[Json<CycleDocument>],
        &rows.updated as &[Instant]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Cycles, turned on their side for `unnest`. Arrays of arrays must have one length, so the roles are joined.
struct Rows {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    states: Vec<&'static str>,
    ideas: Vec<i32>,
    do_roles: Vec<String>,
    see_roles: Vec<String>,
    bodies: Vec<Json<CycleDocument>>,
    updated: Vec<Instant>,
}

impl Rows {
    fn of(cycles: &[&Cycle]) -> Self {
        Self {
            ids: cycles.iter().map(|cycle| cycle.record().id.0).collect(),
            versions: cycles.iter().map(|cycle| cycle.record().version).collect(),
            states: cycles.iter().map(|cycle| cycle.record().state.word()).collect(),
            ideas: cycles.iter().map(|cycle| i32::try_from(cycle.record().ideas.len()).unwrap_or(i32::MAX)).collect(),
            do_roles: cycles.iter().map(|cycle| roles(cycle, Phase::Do)).collect(),
            see_roles: cycles.iter().map(|cycle| roles(cycle, Phase::See)).collect(),
            bodies: cycles.iter().map(|cycle| Json(CycleDocument::from(cycle.record()))).collect(),
            updated: cycles.iter().map(|cycle| Instant(cycle.record().updated_at)).collect(),
        }
    }
}

fn roles(cycle: &Cycle, phase: Phase) -> String {
    let held = cycle.phase(phase).held.as_ref();
    held.map(|held| held.participants.iter().map(|p| p.role.word()).collect::<Vec<_>>().join(",")).unwrap_or_default()
}
