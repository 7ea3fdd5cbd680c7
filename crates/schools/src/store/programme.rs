//! Programmes.

use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::programme::Document;
use super::{Damaged, word};
use crate::domain::ProgrammeId;
use crate::domain::programme::{Programme, ProgrammeKind, ProgrammeRecord, ProgrammeStatus};

struct Row {
    id: Uuid,
    version: i64,
    kind: String,
    owner_id: Uuid,
    sort_key: Vec<u8>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Programme, Damaged> {
        let (about, closing) = self.body.0.about(word(&self.kind, ProgrammeKind::from_word)?, self.owner_id)?;
        Ok(Programme::restore(ProgrammeRecord {
            id: ProgrammeId(self.id),
            version: self.version,
            about,
            closing,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The programme, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: ProgrammeId) -> Result<Option<Programme>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, owner_id, sort_key, body as "body: Json<Document>", created_at, updated_at
           from programme where id = $1 for update"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The programme, kept from changing until the transaction ends; others may hold it too.
pub(crate) async fn hold(db: &mut PgConnection, id: ProgrammeId) -> Result<Option<Programme>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, owner_id, sort_key, body as "body: Json<Document>", created_at, updated_at
           from programme where id = $1 for share"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The programme as it is.
pub(crate) async fn find(db: &mut PgConnection, id: ProgrammeId) -> Result<Option<Programme>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, owner_id, sort_key, body as "body: Json<Document>", created_at, updated_at
           from programme where id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of programmes asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) kinds: Vec<ProgrammeKind>,
    pub(crate) statuses: Vec<ProgrammeStatus>,
    pub(crate) owner: Option<Uuid>,
}

/// A page of programmes in Thai order, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, page: &Page) -> Result<(Vec<Programme>, String), sqlx::Error> {
    let kinds: Vec<String> = filter.kinds.iter().map(ToString::to_string).collect();
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, kind, owner_id, sort_key, body as "body: Json<Document>", created_at, updated_at
           from programme
           where (cardinality($1::text[]) = 0 or kind = any($1))
             and (cardinality($2::text[]) = 0 or status = any($2))
             and ($3::uuid is null or owner_id = $3)
             and ($4::bytea is null or (sort_key, id) > ($4, $5::uuid))
           order by sort_key, id
           limit $6"#,
        &kinds,
        &statuses,
        filter.owner,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new programme. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, programme: &Programme) -> Result<bool, sqlx::Error> {
    let record = programme.record();
    let inserted = sqlx::query!(
        "insert into programme (id, version, kind, status, owner_id, sort_key, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        record.id.0,
        record.version,
        record.about.kind.word(),
        programme.status().word(),
        record.about.owner,
        Collator::new().label_sort_key(&record.about.name.th),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("programme_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes the programme over the version that was locked. Its name, kind and owner do not change.
pub(crate) async fn save(db: &mut PgConnection, programme: &Programme) -> Result<(), sqlx::Error> {
    let record = programme.record();
    sqlx::query!(
        "update programme set version = $2, status = $3, body = $4, updated_at = $5 where id = $1",
        record.id.0,
        record.version,
        programme.status().word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
