//! Development plans: one row each, read and written whole, and a row for each revision that the board approved.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::plan::{Document, Read};
use super::{Damaged, word};
use crate::domain::plan::{Plan, PlanRecord, PlanState};
use crate::domain::{PlanId, SchoolId};

/// Why a plan was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school has another plan for one of the years")]
    YearsTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("plan_pkey") => Self::IdTaken,
            Some("plan_apart") => Self::YearsTaken,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    school_id: Uuid,
    first_year: i16,
    last_year: i16,
    state: String,
    revision: i32,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Plan, Damaged> {
        let Read { content, approvals, reviews, return_reason, closing_note } = self.body.0.read((self.first_year, self.last_year))?;
        Ok(Plan::restore(PlanRecord {
            id: PlanId(self.id),
            version: self.version,
            school: SchoolId(self.school_id),
            content,
            state: word(&self.state, PlanState::from_word)?,
            revision: self.revision,
            approvals,
            reviews,
            return_reason,
            closing_note,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The plan, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Plan>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, school_id, first_year, last_year, state, revision, body as "body: Json<Document>", created_at, updated_at
           from plan where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The plan as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Plan>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, school_id, first_year, last_year, state, revision, body as "body: Json<Document>", created_at, updated_at
           from plan where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The plan as the board approved it for the nth time.
pub(crate) async fn find_revision(db: &mut PgConnection, id: PlanId, revision: i32) -> Result<Option<Plan>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select p.id, r.version, p.school_id, r.first_year, r.last_year, r.state, r.revision, r.body as "body: Json<Document>",
                  p.created_at, r.updated_at
           from plan_revision r join plan p on p.id = r.plan_id where r.plan_id = $1 and r.revision = $2"#,
        id.0,
        revision
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of plans asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) school: Option<Uuid>,
    pub(crate) states: Vec<PlanState>,
    pub(crate) be_year: Option<i16>,
}

/// A page of plans of schools within reach, in the order of their ids, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    (reach, today): (&Reach, Date),
    page: &Page,
) -> Result<(Vec<Plan>, String), sqlx::Error> {
    let states: Vec<String> = filter.states.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select l.id, l.version, l.school_id, l.first_year, l.last_year, l.state, l.revision, l.body as "body: Json<Document>",
                  l.created_at, l.updated_at
           from plan l
           where ($1::text[] is null
                  or exists (select from school_place p where p.school_id = l.school_id and p.place = any($1) and p.valid @> $2::date))
             and ($3::uuid is null or l.school_id = $3)
             and (cardinality($4::text[]) = 0 or l.state = any($4))
             and ($5::smallint is null or $5 between l.first_year and l.last_year)
             and ($6::uuid is null or l.id > $6)
           order by l.id
           limit $7"#,
        reach.tags(),
        Day(today) as Day,
        filter.school,
        &states,
        filter.be_year,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new plan.
pub(crate) async fn insert(db: &mut PgConnection, plan: &Plan) -> Result<(), Conflict> {
    let record = plan.record();
    sqlx::query!(
        "insert into plan (id, version, school_id, first_year, last_year, state, revision, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        record.id.0,
        record.version,
        record.school.0,
        record.content.years.first(),
        record.content.years.last(),
        record.state.word(),
        record.revision,
        Json(Document::from(record)) as _,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the plan over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, plan: &Plan) -> Result<(), Conflict> {
    let record = plan.record();
    sqlx::query!(
        "update plan set version = $2, first_year = $3, last_year = $4, state = $5, revision = $6, body = $7, updated_at = $8 where id = $1",
        record.id.0,
        record.version,
        record.content.years.first(),
        record.content.years.last(),
        record.state.word(),
        record.revision,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Keeps the plan whole, as the board has just approved it.
pub(crate) async fn keep(db: &mut PgConnection, plan: &Plan) -> Result<(), sqlx::Error> {
    let record = plan.record();
    sqlx::query!(
        "insert into plan_revision (plan_id, revision, version, first_year, last_year, state, body, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        record.id.0,
        record.revision,
        record.version,
        record.content.years.first(),
        record.content.years.last(),
        record.state.word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
