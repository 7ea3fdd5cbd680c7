//! Frameworks: one row each; what is known of their versions in short is read with them.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::about::Document;
use super::{Damaged, version, word};
use crate::domain::FrameworkId;
use crate::domain::framework::{About, Framework, FrameworkKind, FrameworkRecord, VersionHead};

/// Why a framework was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("another framework has the code")]
    CodeTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    code: String,
    owner_id: Uuid,
    kind: String,
    sort_key: Vec<u8>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self, versions: Vec<VersionHead>) -> Result<Framework, Damaged> {
        let kind = word(&self.kind, FrameworkKind::from_word)?;
        Ok(Framework::restore(FrameworkRecord {
            id: FrameworkId(self.id),
            version: self.version,
            about: self.body.0.about(self.code, self.owner_id, kind)?,
            versions,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The framework, locked until the transaction ends; its versions stand still as long.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Framework>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, code, owner_id, kind, sort_key, body as "body: Json<Document>", created_at, updated_at
           from framework where id = $1 for update"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    with_versions(db, row).await
}

/// The framework as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Framework>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, code, owner_id, kind, sort_key, body as "body: Json<Document>", created_at, updated_at
           from framework where id = $1"#,
        id
    )
    .fetch_optional(&mut *db)
    .await?;
    with_versions(db, row).await
}

async fn with_versions(db: &mut PgConnection, row: Option<Row>) -> Result<Option<Framework>, sqlx::Error> {
    let Some(row) = row else { return Ok(None) };
    let versions = version::heads(db, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(Some(row.restore(versions)?))
}

/// What a list of frameworks asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) kinds: Vec<FrameworkKind>,
    pub(crate) owner: Option<Uuid>,
    pub(crate) in_use: bool,
}

/// A page of frameworks in Thai order, and the token of the next page: those that are public, and those of owners within reach.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Framework>, String), sqlx::Error> {
    let kinds: Vec<String> = filter.kinds.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, code, owner_id, kind, sort_key, body as "body: Json<Document>", created_at, updated_at
           from framework
           where ($1::text[] is null or is_public or 'organisation:' || owner_id::text = any($1))
             and (cardinality($2::text[]) = 0 or kind = any($2))
             and ($3::uuid is null or owner_id = $3)
             and (not $4 or in_use)
             and ($5::bytea is null or (sort_key, id) > ($5, $6::uuid))
           order by sort_key, id
           limit $7"#,
        reach.tags(),
        &kinds,
        filter.owner,
        filter.in_use,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(&mut *db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut versions: HashMap<Uuid, Vec<VersionHead>> = version::heads(db, &ids).await?;
    let restored = rows.into_iter().map(|row| {
        let versions = versions.remove(&row.id).unwrap_or_default();
        row.restore(versions)
    });
    Ok((restored.collect::<Result<_, _>>()?, next))
}

/// Writes a new framework.
pub(crate) async fn insert(db: &mut PgConnection, framework: &Framework) -> Result<(), Conflict> {
    let record = framework.record();
    sqlx::query!(
        "insert into framework (id, version, code, owner_id, kind, is_public, in_use, sort_key, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, false, false, $6, $7, $8, $8)",
        record.id.0,
        record.version,
        record.about.code,
        record.about.owner,
        record.about.kind.word(),
        sort_key(&record.about),
        Json(Document::from(&record.about)) as _,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("framework_pkey") => Conflict::IdTaken,
        Some("framework_code_once") => Conflict::CodeTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes what a change of the framework or of one of its versions changes here. Its code and its kind do not change.
pub(crate) async fn save(db: &mut PgConnection, framework: &Framework) -> Result<(), sqlx::Error> {
    let record = framework.record();
    sqlx::query!(
        "update framework set version = $2, owner_id = $3, is_public = $4, in_use = $5, sort_key = $6, body = $7, updated_at = $8 where id = $1",
        record.id.0,
        record.version,
        record.about.owner,
        framework.is_public(),
        framework.is_in_use(),
        sort_key(&record.about),
        Json(Document::from(&record.about)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

fn sort_key(about: &About) -> Vec<u8> {
    Collator::new().label_sort_key(&about.name.th)
}
