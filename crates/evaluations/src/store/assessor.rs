//! Assessors, one row each. They stand behind the second wall: rows that are out of reach are not there.

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::assessor::Document;
use crate::domain::assessor::{Assessor, AssessorRecord};
use crate::domain::{AssessorId, AssessorRole};

/// Why an assessor was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the person is listed already")]
    PersonTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    person_ref: Uuid,
    owner_id: Uuid,
    is_active: bool,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Assessor, Damaged> {
        Ok(Assessor::restore(AssessorRecord {
            id: AssessorId(self.id),
            version: self.version,
            person: self.person_ref,
            owner: self.owner_id,
            profile: self.body.0.read()?,
            is_active: self.is_active,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The assessor, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Assessor>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, owner_id, is_active, body as "body: Json<Document>", created_at, updated_at
           from assessor where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The assessor as the record is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Assessor>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, owner_id, is_active, body as "body: Json<Document>", created_at, updated_at
           from assessor where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// These persons, as far as they are listed; nobody changes what is said of them until the transaction ends.
pub(crate) async fn of_persons(db: &mut PgConnection, persons: &[Uuid]) -> Result<Vec<Assessor>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, owner_id, is_active, body as "body: Json<Document>", created_at, updated_at
           from assessor where person_ref = any($1) order by person_ref for share"#,
        persons
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// What a list of assessors asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) roles: Vec<AssessorRole>,
    pub(crate) owner: Option<Uuid>,
    pub(crate) with_inactive: bool,
}

/// A page of assessors within reach, in the order in which they were listed, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Assessor>, String), sqlx::Error> {
    let roles: Vec<String> = filter.roles.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, owner_id, is_active, body as "body: Json<Document>", created_at, updated_at
           from assessor
           where ($1::text[] is null or scopes && $1)
             and (cardinality($2::text[]) = 0 or body -> 'roles' ?| $2)
             and ($3::uuid is null or owner_id = $3)
             and ($4 or is_active)
             and ($5::uuid is null or id > $5)
           order by id
           limit $6"#,
        reach.tags(),
        &roles,
        filter.owner,
        filter.with_inactive,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new assessor.
pub(crate) async fn insert(db: &mut PgConnection, assessor: &Assessor) -> Result<(), Conflict> {
    let record = assessor.record();
    sqlx::query!(
        "insert into assessor (id, version, person_ref, owner_id, is_active, body, scopes, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        record.id.0,
        record.version,
        record.person,
        record.owner,
        record.is_active,
        Json(Document::from(&record.profile)) as _,
        &assessor.scopes(),
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("assessor_pkey") => Conflict::IdTaken,
        Some("assessor_person_once") => Conflict::PersonTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes the assessor over what was there. Person and owner do not change.
pub(crate) async fn save(db: &mut PgConnection, assessor: &Assessor) -> Result<(), sqlx::Error> {
    let record = assessor.record();
    sqlx::query!(
        "update assessor set version = $2, is_active = $3, body = $4, scopes = $5, updated_at = $6 where id = $1",
        record.id.0,
        record.version,
        record.is_active,
        Json(Document::from(&record.profile)) as _,
        &assessor.scopes(),
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
