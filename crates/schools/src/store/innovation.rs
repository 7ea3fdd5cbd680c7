//! Innovations: one row each, read and written whole.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::innovation::Document;
use super::{Damaged, word};
use crate::domain::innovation::{Innovation, InnovationKind, InnovationRecord, Maturity, TargetLevel};
use crate::domain::{InnovationId, SchoolId};

struct Row {
    id: Uuid,
    version: i64,
    origin_id: Option<Uuid>,
    kind: String,
    maturity: String,
    target_levels: Vec<String>,
    published_on: Option<Day>,
    sort_key: Vec<u8>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Innovation, Damaged> {
        let Json(mut document) = self.body;
        let retire_reason = std::mem::take(&mut document.retire_reason);
        let levels = self.target_levels.iter().map(|level| word(level, TargetLevel::from_word)).collect::<Result<_, _>>()?;
        Ok(Innovation::restore(InnovationRecord {
            id: InnovationId(self.id),
            version: self.version,
            origin: self.origin_id.map(SchoolId),
            content: document.content(word(&self.kind, InnovationKind::from_word)?, levels)?,
            maturity: word(&self.maturity, Maturity::from_word)?,
            published_on: self.published_on.map(|day| day.0),
            retire_reason,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The innovation, locked until the transaction ends. The lineage of its adoptions stands still as long.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Innovation>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, origin_id, kind, maturity, target_levels, published_on, sort_key, body as "body: Json<Document>",
                  created_at, updated_at
           from innovation where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The innovation as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Innovation>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, origin_id, kind, maturity, target_levels, published_on, sort_key, body as "body: Json<Document>",
                  created_at, updated_at
           from innovation where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of innovations asks for. Every set that is not empty narrows the list.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) kinds: Vec<InnovationKind>,
    pub(crate) maturities: Vec<Maturity>,
    pub(crate) level: Option<TargetLevel>,
    pub(crate) origin: Option<Uuid>,
}

/// A page of innovations in Thai order, and the token of the next page: those that were published, and those of schools within reach.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    (reach, today): (&Reach, Date),
    page: &Page,
) -> Result<(Vec<Innovation>, String), sqlx::Error> {
    let kinds: Vec<String> = filter.kinds.iter().map(ToString::to_string).collect();
    let maturities: Vec<String> = filter.maturities.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select i.id, i.version, i.origin_id, i.kind, i.maturity, i.target_levels, i.published_on, i.sort_key,
                  i.body as "body: Json<Document>", i.created_at, i.updated_at
           from innovation i
           where ($1::text[] is null or i.published_on is not null
                  or exists (select from school_place p where p.school_id = i.origin_id and p.place = any($1) and p.valid @> $2::date))
             and (cardinality($3::text[]) = 0 or i.kind = any($3))
             and (cardinality($4::text[]) = 0 or i.maturity = any($4))
             and ($5::text is null or $5 = any(i.target_levels))
             and ($6::uuid is null or i.origin_id = $6)
             and ($7::bytea is null or (i.sort_key, i.id) > ($7, $8::uuid))
           order by i.sort_key, i.id
           limit $9"#,
        reach.tags(),
        Day(today) as Day,
        &kinds,
        &maturities,
        filter.level.map(TargetLevel::word),
        filter.origin,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new innovation. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, innovation: &Innovation) -> Result<bool, sqlx::Error> {
    let record = innovation.record();
    let inserted = sqlx::query!(
        "insert into innovation
             (id, version, origin_id, kind, maturity, target_levels, published_on, sort_key, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        record.id.0,
        record.version,
        record.origin.map(|school| school.0),
        record.content.kind.word(),
        record.maturity.word(),
        &levels(record),
        record.published_on.map(Day) as Option<Day>,
        sort_key(record),
        Json(Document::from(record)) as _,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("innovation_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes the innovation over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, innovation: &Innovation) -> Result<(), sqlx::Error> {
    let record = innovation.record();
    sqlx::query!(
        "update innovation
         set version = $2, kind = $3, maturity = $4, target_levels = $5, published_on = $6, sort_key = $7, body = $8, updated_at = $9
         where id = $1",
        record.id.0,
        record.version,
        record.content.kind.word(),
        record.maturity.word(),
        &levels(record),
        record.published_on.map(Day) as Option<Day>,
        sort_key(record),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

fn levels(record: &InnovationRecord) -> Vec<String> {
    record.content.target_levels.iter().map(ToString::to_string).collect()
}

fn sort_key(record: &InnovationRecord) -> Vec<u8> {
    Collator::new().label_sort_key(&record.content.name.th)
}
