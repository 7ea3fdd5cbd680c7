//! Schools with their history.

mod held;
#[cfg(test)]
mod tests;
mod write;

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::school::Document;
use crate::domain::SchoolId;
use crate::domain::school::School;

pub(crate) use held::{Holder, holders, referred_to};
pub(crate) use write::{Conflict, Made, insert, insert_made, save};

struct Row {
    id: Uuid,
    version: i64,
    sort_key: Vec<u8>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<School, Damaged> {
        Ok(School::restore(self.body.0.record((self.id, self.version), (self.created_at.0, self.updated_at.0))?))
    }
}

/// Schools by id, locked in the order of their ids until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<SchoolId, School>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, sort_key, body as "body: Json<Document>", created_at, updated_at
           from school where id = any($1) order by id for update"#,
        ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((SchoolId(row.id), row.restore()?))).collect()
}

/// Schools by id, in the order of the ids; ids that nobody has are left out.
pub(crate) async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<School>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select s.id, s.version, s.sort_key, s.body as "body: Json<Document>", s.created_at, s.updated_at
           from unnest($1::uuid[]) with ordinality as wanted(id, n) join school s on s.id = wanted.id order by wanted.n"#,
        ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// Schools that have a code on a day, each with the scheme: one index look-up. Without a scheme there may be several.
pub(crate) async fn by_code(
    db: &mut PgConnection,
    value: &str,
    scheme: Option<&str>,
    day: Date,
) -> Result<Vec<(SchoolId, String)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select school_id, scheme from school_identifier
         where value = $1 and ($2::text is null or scheme = $2) and valid @> $3::date order by scheme",
        value,
        scheme,
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (SchoolId(row.school_id), row.scheme)).collect())
}

/// What a list of schools asks for. Every set of places that is not empty narrows the list.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) day: Date,
    /// `province:40`, `esao:4005` …
    pub(crate) area: Vec<String>,
    /// `agency:OBEC` …
    pub(crate) agencies: Vec<String>,
    /// `status:OPEN` …
    pub(crate) statuses: Vec<String>,
}

/// A page of schools in Thai order, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<School>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select s.id, s.version, s.sort_key, s.body as "body: Json<Document>", s.created_at, s.updated_at
           from school s
           where exists (select from school_place p
                         where p.school_id = s.id and p.place = 'school:' || s.id and p.valid @> $1::date)
             and ($2::text[] is null or exists (select from school_place p
                         where p.school_id = s.id and p.place = any($2) and p.valid @> $1::date))
             and (cardinality($3::text[]) = 0 or exists (select from school_place p
                         where p.school_id = s.id and p.place = any($3) and p.valid @> $1::date))
             and (cardinality($4::text[]) = 0 or exists (select from school_place p
                         where p.school_id = s.id and p.place = any($4) and p.valid @> $1::date))
             and (cardinality($5::text[]) = 0 or exists (select from school_place p
                         where p.school_id = s.id and p.place = any($5) and p.valid @> $1::date))
             and (s.sort_key, s.id) > (coalesce($6::bytea, ''), coalesce($7::uuid, '00000000-0000-0000-0000-000000000000'))
           order by s.sort_key, s.id
           limit $8"#,
        Day(filter.day) as Day,
        reach.tags(),
        &filter.area,
        &filter.agencies,
        &filter.statuses,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Schools in a place on a day, within reach, in Thai order; at most so many.
pub(crate) async fn in_place(db: &mut PgConnection, place: &str, day: Date, reach: &Reach, most: i64) -> Result<Vec<School>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select s.id, s.version, s.sort_key, s.body as "body: Json<Document>", s.created_at, s.updated_at
           from school s
           where exists (select from school_place p where p.school_id = s.id and p.place = $1 and p.valid @> $2::date)
             and ($3::text[] is null or exists (select from school_place p
                         where p.school_id = s.id and p.place = any($3) and p.valid @> $2::date))
           order by s.sort_key, s.id
           limit $4"#,
        place,
        Day(day) as Day,
        reach.tags(),
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// Ids of the schools that are, or will be, in one of these places on the day or after it; at most so many.
pub(crate) async fn in_places(db: &mut PgConnection, places: &[String], day: Date, most: i64) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select distinct school_id from school_place
         where place = any($1) and valid && daterange($2, null) order by school_id limit $3",
        places,
        Day(day) as Day,
        most
    )
    .fetch_all(db)
    .await
}
