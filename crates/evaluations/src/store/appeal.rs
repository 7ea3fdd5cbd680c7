//! Appeals: one row each.

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::appeal::Document;
use super::{Damaged, word};
use crate::domain::appeal::{Appeal, AppealRecord, AppealStatus, Owed, last_day};

/// Why an appeal was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school has an appeal that is not decided")]
    Open,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    cycle_id: Uuid,
    school_id: Uuid,
    status: String,
    scopes: Vec<String>,
    body: Json<Document>,
    filed_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Appeal, Damaged> {
        let Document { result_n, nodes, grounds, rationale } = self.body.0;
        Ok(Appeal::restore(AppealRecord {
            id: self.id,
            version: self.version,
            cycle: self.cycle_id,
            school: self.school_id,
            result_n,
            nodes,
            grounds,
            status: word(&self.status, AppealStatus::from_word)?,
            rationale,
            scopes: self.scopes,
            filed_at: self.filed_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The appeal, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Appeal>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, status, scopes, body as "body: Json<Document>", filed_at, updated_at
           from appeal where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of appeals asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) cycle: Uuid,
    pub(crate) school: Option<Uuid>,
    pub(crate) statuses: Vec<AppealStatus>,
}

/// A page of appeals within reach, the oldest first, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Appeal>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, status, scopes, body as "body: Json<Document>", filed_at, updated_at
           from appeal
           where cycle_id = $1
             and ($2::text[] is null or scopes && $2)
             and ($3::uuid is null or school_id = $3)
             and (cardinality($4::text[]) = 0 or status = any($4))
             and ($5::uuid is null or id > $5)
           order by id
           limit $6"#,
        filter.cycle,
        reach.tags(),
        filter.school,
        &statuses,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

struct OwedRow {
    filed: Vec<Uuid>,
    upheld: Vec<Uuid>,
    published_at: Option<Instant>,
}

/// What a cycle still owes to schools that appeal within so many days; of the appeals the first ten of either kind.
pub(crate) async fn owed(db: &mut PgConnection, cycle: Uuid, days: i32) -> Result<Owed, sqlx::Error> {
    let row = sqlx::query_as!(
        OwedRow,
        r#"select array(select a.id from appeal a where a.cycle_id = $1 and a.status = 'FILED' order by a.id limit 10) as "filed!",
                  array(select a.id from appeal a
                        where a.cycle_id = $1 and a.status = 'UPHELD'
                          and not exists (select from finalisation f where f.cycle_id = $1 and f.finalised_at > a.updated_at)
                        order by a.id limit 10) as "upheld!",
                  (select max(p.published_at) from publication p where p.cycle_id = $1) as "published_at: Instant""#,
        cycle
    )
    .fetch_one(db)
    .await?;
    Ok(Owed { filed: row.filed, upheld: row.upheld, last_day: row.published_at.map(|at| last_day(at.0, days)) })
}

/// Writes a new appeal.
pub(crate) async fn insert(db: &mut PgConnection, appeal: &Appeal) -> Result<(), Conflict> {
    let record = appeal.record();
    sqlx::query!(
        "insert into appeal (id, version, cycle_id, school_id, status, scopes, body, filed_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        record.id,
        record.version,
        record.cycle,
        record.school,
        record.status.word(),
        &record.scopes,
        Json(Document::from(record)) as _,
        Instant(record.filed_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("appeal_pkey") => Conflict::IdTaken,
        Some("appeal_open_once") => Conflict::Open,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes what a decision changes.
pub(crate) async fn save(db: &mut PgConnection, appeal: &Appeal) -> Result<(), sqlx::Error> {
    let record = appeal.record();
    sqlx::query!(
        "update appeal set version = $2, status = $3, body = $4, updated_at = $5 where id = $1",
        record.id,
        record.version,
        record.status.word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
