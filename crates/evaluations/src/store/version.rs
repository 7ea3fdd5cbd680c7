//! Versions of frameworks: one row each, what they say read and written whole.

use std::collections::HashMap;

use chassis::db::Instant;
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::{content, ratings};
use super::{Damaged, word};
use crate::domain::FrameworkId;
use crate::domain::framework::{Content, FrameworkVersion, VersionHead, VersionStatus};

/// A version in short, as a row.
struct HeadRow {
    framework_id: Uuid,
    n: i32,
    status: String,
    effective_year: Option<i16>,
    copied_from: Option<i32>,
    content_hash: Option<Vec<u8>>,
    experts: i32,
    retire_reason: String,
    published_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
}

impl HeadRow {
    fn restore(self) -> Result<VersionHead, Damaged> {
        let hash = |bytes: Vec<u8>| bytes.try_into().map_err(|_| Damaged("a hash has 32 bytes".to_owned()));
        Ok(VersionHead {
            n: self.n,
            status: word(&self.status, VersionStatus::from_word)?,
            effective_year: self.effective_year,
            copied_from: self.copied_from,
            content_hash: self.content_hash.map(hash).transpose()?,
            experts: self.experts,
            retire_reason: self.retire_reason,
            published_at: self.published_at.map(|at| at.0),
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        })
    }
}

/// Versions of these frameworks in short, each in their order.
pub(super) async fn heads(db: &mut PgConnection, frameworks: &[Uuid]) -> Result<HashMap<Uuid, Vec<VersionHead>>, sqlx::Error> {
    let rows = sqlx::query_as!(
        HeadRow,
        r#"select framework_id, n, status, effective_year, copied_from, content_hash, experts, retire_reason,
                  published_at as "published_at: Instant", created_at, updated_at
           from framework_version where framework_id = any($1) order by framework_id, n"#,
        frameworks
    )
    .fetch_all(db)
    .await?;
    let mut found: HashMap<Uuid, Vec<VersionHead>> = HashMap::new();
    for row in rows {
        found.entry(row.framework_id).or_default().push(row.restore()?);
    }
    Ok(found)
}

/// What a list of versions asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) framework: FrameworkId,
    pub(crate) statuses: Vec<VersionStatus>,
    /// Only those that were published at some time.
    pub(crate) public: bool,
}

/// A page of versions in short, the newest first, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, page: &Page) -> Result<(Vec<VersionHead>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    // The number of the last version that was seen; a token of this list has four bytes there.
    let before = page.after_key().and_then(|key| key.try_into().ok()).map(i32::from_be_bytes);
    let rows = sqlx::query_as!(
        HeadRow,
        r#"select framework_id, n, status, effective_year, copied_from, content_hash, experts, retire_reason,
                  published_at as "published_at: Instant", created_at, updated_at
           from framework_version
           where framework_id = $1
             and (cardinality($2::text[]) = 0 or status = any($2))
             and (not $3 or published_at is not null)
             and ($4::integer is null or n < $4)
           order by n desc
           limit $5"#,
        filter.framework.0,
        &statuses,
        filter.public,
        before,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.n.to_be_bytes().to_vec(), id: row.framework_id });
    Ok((rows.into_iter().map(HeadRow::restore).collect::<Result<_, _>>()?, next))
}

struct BodyRow {
    content: Json<content::Document>,
    ratings: Json<Vec<ratings::Document>>,
}

/// The version of this head, whole. Whoever changes it has locked its framework.
pub(crate) async fn find(
    db: &mut PgConnection,
    framework: FrameworkId,
    head: &VersionHead,
) -> Result<Option<FrameworkVersion>, sqlx::Error> {
    let row = sqlx::query_as!(
        BodyRow,
        r#"select content as "content: Json<content::Document>", ratings as "ratings: Json<Vec<ratings::Document>>"
           from framework_version where framework_id = $1 and n = $2"#,
        framework.0,
        head.n
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let ratings = row.ratings.0.into_iter().map(ratings::Document::read).collect::<Result<_, _>>()?;
    Ok(Some(FrameworkVersion { head: head.clone(), content: row.content.0.read(head.effective_year)?, ratings }))
}

struct ContentRow {
    content: Json<content::Document>,
    effective_year: Option<i16>,
}

/// What a version says, whatever became of it.
pub(crate) async fn content(db: &mut PgConnection, framework: FrameworkId, n: i32) -> Result<Option<Content>, sqlx::Error> {
    let row = sqlx::query_as!(
        ContentRow,
        r#"select content as "content: Json<content::Document>", effective_year from framework_version where framework_id = $1 and n = $2"#,
        framework.0,
        n
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| row.content.0.read(row.effective_year)).transpose()?)
}

/// Writes a new version.
pub(crate) async fn insert(db: &mut PgConnection, framework: FrameworkId, version: &FrameworkVersion) -> Result<(), sqlx::Error> {
    let head = &version.head;
    sqlx::query!(
        "insert into framework_version
             (framework_id, n, status, effective_year, copied_from, experts, retire_reason, content, ratings, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, $9)",
        framework.0,
        head.n,
        head.status.word(),
        head.effective_year,
        head.copied_from,
        head.experts,
        Json(content::Document::from(&version.content)) as _,
        Json(said(version)) as _,
        Instant(head.created_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the version over what was there. A trigger refuses what would change a published one.
pub(crate) async fn save(db: &mut PgConnection, framework: FrameworkId, version: &FrameworkVersion) -> Result<(), sqlx::Error> {
    let head = &version.head;
    sqlx::query!(
        "update framework_version
         set status = $3, effective_year = $4, content_hash = $5, experts = $6, retire_reason = $7, content = $8, ratings = $9,
             published_at = $10, updated_at = $11
         where framework_id = $1 and n = $2",
        framework.0,
        head.n,
        head.status.word(),
        head.effective_year,
        head.content_hash.as_ref().map(<[u8; 32]>::as_slice),
        head.experts,
        head.retire_reason,
        Json(content::Document::from(&version.content)) as _,
        Json(said(version)) as _,
        head.published_at.map(Instant) as Option<Instant>,
        Instant(head.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

fn said(version: &FrameworkVersion) -> Vec<ratings::Document> {
    version.ratings.iter().map(ratings::Document::from).collect()
}
