//! Adoptions: one row each, read and written whole; their lineage and how far they reach are asked of the rows.

mod reach;

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::adoption::Document;
use super::{Damaged, word};
use crate::domain::adoption::{Adoption, AdoptionRecord, AdoptionStatus};
use crate::domain::{AdoptionId, InnovationId, SchoolId};

pub(crate) use reach::{Counted, reach};

/// Why an adoption was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school has taken the innovation up already")]
    AdoptedAlready,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("adoption_pkey") => Self::IdTaken,
            Some("adoption_once") => Self::AdoptedAlready,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    innovation_id: Uuid,
    school_id: Uuid,
    source_id: Option<Uuid>,
    status: String,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Adoption, Damaged> {
        let columns = AdoptionRecord {
            id: AdoptionId(self.id),
            version: self.version,
            innovation: InnovationId(self.innovation_id),
            school: SchoolId(self.school_id),
            source: self.source_id.map(SchoolId),
            status: word(&self.status, AdoptionStatus::from_word)?,
            steps: Vec::new(),
            notes: String::new(),
            fidelity: None,
            evidence: Vec::new(),
            stop_reason: String::new(),
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        };
        Ok(Adoption::restore(self.body.0.into(&columns)?))
    }
}

/// The adoption, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Adoption>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, innovation_id, school_id, source_id, status, body as "body: Json<Document>", created_at, updated_at
           from adoption where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The adoption as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Adoption>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, innovation_id, school_id, source_id, status, body as "body: Json<Document>", created_at, updated_at
           from adoption where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// Whether a school has an innovation, over any number of schools, from another one. What was given up before it was agreed never passed
/// anything on. True only as long as the innovation is locked.
pub(crate) async fn descends_from(
    db: &mut PgConnection,
    innovation: InnovationId,
    school: SchoolId,
    ancestor: SchoolId,
) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"with recursive above(id) as (
               select source_id from adoption
               where innovation_id = $1 and school_id = $2 and source_id is not null and (status <> 'STOPPED' or agreed_on is not null)
               union
               select a.source_id from above join adoption a on a.school_id = above.id
               where a.innovation_id = $1 and a.source_id is not null and (a.status <> 'STOPPED' or a.agreed_on is not null)
           )
           select exists (select from above where id = $3) as "descends!""#,
        innovation.0,
        school.0,
        ancestor.0
    )
    .fetch_one(db)
    .await
}

/// What a list of adoptions asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) innovation: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    pub(crate) source: Option<Uuid>,
    pub(crate) statuses: Vec<AdoptionStatus>,
}

/// A page of adoptions of schools within reach, in the order of their ids, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    (reach, today): (&Reach, Date),
    page: &Page,
) -> Result<(Vec<Adoption>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.innovation_id, a.school_id, a.source_id, a.status, a.body as "body: Json<Document>",
                  a.created_at, a.updated_at
           from adoption a
           where ($1::text[] is null
                  or exists (select from school_place p where p.school_id = a.school_id and p.place = any($1) and p.valid @> $2::date))
             and ($3::uuid is null or a.innovation_id = $3)
             and ($4::uuid is null or a.school_id = $4)
             and ($5::uuid is null or a.source_id = $5)
             and (cardinality($6::text[]) = 0 or a.status = any($6))
             and ($7::uuid is null or a.id > $7)
           order by a.id
           limit $8"#,
        reach.tags(),
        Day(today) as Day,
        filter.innovation,
        filter.school,
        filter.source,
        &statuses,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new adoption.
pub(crate) async fn insert(db: &mut PgConnection, adoption: &Adoption) -> Result<(), Conflict> {
    let record = adoption.record();
    sqlx::query!(
        "insert into adoption (id, version, innovation_id, school_id, source_id, status, agreed_on, evidence, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)",
        record.id.0,
        record.version,
        record.innovation.0,
        record.school.0,
        record.source.map(|school| school.0),
        record.status.word(),
        adoption.agreed_on().map(Day) as Option<Day>,
        pieces(record),
        Json(Document::from(record)) as _,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the adoption over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, adoption: &Adoption) -> Result<(), sqlx::Error> {
    let record = adoption.record();
    sqlx::query!(
        "update adoption set version = $2, status = $3, agreed_on = $4, evidence = $5, body = $6, updated_at = $7 where id = $1",
        record.id.0,
        record.version,
        record.status.word(),
        adoption.agreed_on().map(Day) as Option<Day>,
        pieces(record),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

fn pieces(record: &AdoptionRecord) -> i32 {
    i32::try_from(record.evidence.len()).unwrap_or(i32::MAX)
}
