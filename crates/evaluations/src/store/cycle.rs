//! Cycles, one row each, and the schools that are in them.

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::cycle::{Document, Said};
use super::known::SchoolOfDay;
use super::{Damaged, word};
use crate::domain::cycle::{Cycle, CycleRecord, CycleRound, CycleStatus, Plan};
use crate::domain::{CycleId, FrameworkId};

/// Why a cycle was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    framework_id: Uuid,
    framework_n: i32,
    status: String,
    academic_year: i16,
    semester: i16,
    round: String,
    owner_id: Uuid,
    is_trial: bool,
    result_n: i32,
    body: Json<Document>,
    opened_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Cycle, Damaged> {
        let Said { name, population, windows, policy, schools, closed_at, reopenings, imported_from, consensus } = self.body.0.read()?;
        let plan = Plan {
            owner: self.owner_id,
            name,
            framework: FrameworkId(self.framework_id),
            framework_n: self.framework_n,
            is_trial: self.is_trial,
            academic_year: self.academic_year,
            semester: self.semester,
            round: word(&self.round, CycleRound::from_word)?,
            population,
            windows,
            policy,
        };
        Ok(Cycle::restore(CycleRecord {
            id: CycleId(self.id),
            version: self.version,
            plan,
            status: word(&self.status, CycleStatus::from_word)?,
            schools,
            result_n: self.result_n,
            reopenings,
            imported_from,
            consensus,
            opened_at: self.opened_at.map(|at| at.0),
            closed_at,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// Whether schools were ever judged by a version of this framework: a cycle by it was opened, be it to try a version out.
pub(crate) async fn has_judged(db: &mut PgConnection, framework: FrameworkId) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from cycle where framework_id = $1 and opened_at is not null) as "has!""#, framework.0)
        .fetch_one(db)
        .await
}

/// The cycle, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Cycle>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                  body as "body: Json<Document>", opened_at as "opened_at: Instant", created_at, updated_at
           from cycle where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The cycle, which stands still until the transaction ends, while others do the same.
pub(crate) async fn hold(db: &mut PgConnection, id: Uuid) -> Result<Option<Cycle>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                  body as "body: Json<Document>", opened_at as "opened_at: Instant", created_at, updated_at
           from cycle where id = $1 for share"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The cycle as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Cycle>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                  body as "body: Json<Document>", opened_at as "opened_at: Instant", created_at, updated_at
           from cycle where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of cycles asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) statuses: Vec<CycleStatus>,
    pub(crate) framework: Option<Uuid>,
    pub(crate) owner: Option<Uuid>,
    pub(crate) year: Option<i16>,
    pub(crate) rounds: Vec<CycleRound>,
}

/// A page of cycles, the newest first, and the token of the next page: those that were opened, and planned ones of owners within reach.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Cycle>, String), sqlx::Error> {
    let statuses: Vec<&str> = filter.statuses.iter().map(|status| status.word()).collect();
    let rounds: Vec<&str> = filter.rounds.iter().map(|round| round.word()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                  body as "body: Json<Document>", opened_at as "opened_at: Instant", created_at, updated_at
           from cycle
           where ($1::text[] is null or opened_at is not null or 'organisation:' || owner_id::text = any($1))
             and (cardinality($2::text[]) = 0 or status = any($2))
             and ($3::uuid is null or framework_id = $3)
             and ($4::uuid is null or owner_id = $4)
             and ($5::smallint is null or academic_year = $5)
             and (cardinality($6::text[]) = 0 or round = any($6))
             and ($7::uuid is null or id < $7)
           order by id desc
           limit $8"#,
        reach.tags(),
        &statuses as &[&str],
        filter.framework,
        filter.owner,
        filter.year,
        &rounds as &[&str],
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new cycle.
pub(crate) async fn insert(db: &mut PgConnection, cycle: &Cycle) -> Result<(), Conflict> {
    let record = cycle.record();
    let plan = &record.plan;
    sqlx::query!(
        "insert into cycle (id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                            body, opened_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)",
        record.id.0,
        record.version,
        plan.framework.0,
        plan.framework_n,
        record.status.word(),
        plan.academic_year,
        plan.semester,
        plan.round.word(),
        plan.owner,
        plan.is_trial,
        record.result_n,
        Json(Document::from(record)) as _,
        record.opened_at.map(Instant) as Option<Instant>,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("cycle_pkey") => Conflict::IdTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes the cycle over what was there.
pub(crate) async fn save(db: &mut PgConnection, cycle: &Cycle) -> Result<(), sqlx::Error> {
    let record = cycle.record();
    let plan = &record.plan;
    sqlx::query!(
        "update cycle
         set version = $2, framework_id = $3, framework_n = $4, status = $5, academic_year = $6, semester = $7, round = $8, owner_id = $9,
             is_trial = $10, result_n = $11, body = $12, opened_at = $13, updated_at = $14
         where id = $1",
        record.id.0,
        record.version,
        plan.framework.0,
        plan.framework_n,
        record.status.word(),
        plan.academic_year,
        plan.semester,
        plan.round.word(),
        plan.owner,
        plan.is_trial,
        record.result_n,
        Json(Document::from(record)) as _,
        record.opened_at.map(Instant) as Option<Instant>,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A school that is in a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct InCycle {
    pub(crate) school: Uuid,
    pub(crate) name_th: String,
    pub(crate) name_en: String,
    pub(crate) late_reason: String,
    pub(crate) added_at: Timestamp,
}

/// Lets schools into a cycle, with the scopes of the day and `owner`, the scope of whoever runs it. They are not in it yet.
pub(crate) async fn let_in(
    db: &mut PgConnection,
    (cycle, owner): (CycleId, &str),
    schools: &[SchoolOfDay],
    (late_reason, now): (&str, Timestamp),
) -> Result<(), sqlx::Error> {
    // Arrays of arrays must be of one length; scopes have no commas.
    let scopes: Vec<String> = schools.iter().map(|school| school.scopes.join(",")).collect();
    sqlx::query!(
        "insert into cycle_school (cycle_id, school_id, scopes, name_th, name_en, sort_key, late_reason, added_at)
         select $1, s.id, string_to_array(s.scopes, ',') || $2::text, s.name_th, s.name_en, s.sort_key, $3, $4
         from unnest($5::uuid[], $6::text[], $7::text[], $8::text[], $9::bytea[]) as s(id, scopes, name_th, name_en, sort_key)",
        cycle.0,
        owner,
        late_reason,
        Instant(now) as Instant,
        &schools.iter().map(|school| school.id).collect::<Vec<_>>(),
        &scopes,
        &schools.iter().map(|school| school.name_th.as_str()).collect::<Vec<_>>() as &[&str],
        &schools.iter().map(|school| school.name_en.as_str()).collect::<Vec<_>>() as &[&str],
        &schools.iter().map(|school| school.sort_key.as_slice()).collect::<Vec<_>>() as &[&[u8]]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether the school is in the cycle.
pub(crate) async fn has_school(db: &mut PgConnection, cycle: CycleId, school: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(r#"select exists (select from cycle_school where cycle_id = $1 and school_id = $2) as "has!""#, cycle.0, school)
        .fetch_one(db)
        .await
}

struct SchoolRow {
    school_id: Uuid,
    name_th: String,
    name_en: String,
    sort_key: Vec<u8>,
    late_reason: String,
    added_at: Instant,
}

/// Which schools of a cycle a list asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SchoolFilter {
    pub(crate) late_only: bool,
    /// Only those about which nobody has submitted anything yet.
    pub(crate) nothing_submitted_only: bool,
}

/// A page of the schools of a cycle within reach, in Thai order, and the token of the next page.
pub(crate) async fn schools(
    db: &mut PgConnection,
    (cycle, filter): (CycleId, SchoolFilter),
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<InCycle>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        SchoolRow,
        r#"select school_id, name_th, name_en, sort_key, late_reason, added_at as "added_at: Instant"
           from cycle_school s
           where cycle_id = $1 and (not $2 or late_reason <> '')
             and (not $7 or not exists (select from assessment a
                                        where a.school_id = s.school_id and a.cycle_id = s.cycle_id and a.revision > 0))
             and ($3::text[] is null or scopes && $3)
             and ($4::bytea is null or (sort_key, school_id) > ($4, $5::uuid))
           order by sort_key, school_id
           limit $6"#,
        cycle.0,
        filter.late_only,
        reach.tags(),
        page.after_key(),
        page.after_id(),
        page.limit(),
        filter.nothing_submitted_only
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.school_id });
    let shown = |row: SchoolRow| InCycle {
        school: row.school_id,
        name_th: row.name_th,
        name_en: row.name_en,
        late_reason: row.late_reason,
        added_at: row.added_at.0,
    };
    Ok((rows.into_iter().map(shown).collect(), next))
}

/// Schools of a cycle within reach, each with its scopes; those of `wanted`, or all. At most so many.
pub(crate) async fn scopes_of_schools(
    db: &mut PgConnection,
    (cycle, wanted): (CycleId, Option<&[Uuid]>),
    reach: &Reach,
    most: i64,
) -> Result<Vec<(Uuid, Vec<String>)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select school_id, scopes from cycle_school
         where cycle_id = $1 and ($2::uuid[] is null or school_id = any($2)) and ($3::text[] is null or scopes && $3)
         order by sort_key, school_id limit $4",
        cycle.0,
        wanted as Option<&[Uuid]>,
        reach.tags(),
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.school_id, row.scopes)).collect())
}
