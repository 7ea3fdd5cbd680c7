//! Growth between two cycles: one row each, never changed.

use std::collections::BTreeSet;

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::growth::Document;
use crate::domain::growth::GrowthRecord;

/// Writes a computation. False where the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, growth: &GrowthRecord, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let written = sqlx::query!(
        "insert into growth (id, baseline_id, endline_id, scopes, body, computed_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do nothing",
        growth.id,
        growth.baseline.0,
        growth.endline.0,
        scopes,
        Json(Document::from(growth)) as _,
        Instant(growth.computed_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(written.rows_affected() > 0)
}

struct Row {
    id: Uuid,
    baseline_id: Uuid,
    endline_id: Uuid,
    scopes: Vec<String>,
    body: Json<Document>,
    computed_at: Instant,
}

impl Row {
    fn restore(self) -> Result<(GrowthRecord, Vec<String>), Damaged> {
        Ok((self.body.0.read(self.id, (self.baseline_id, self.endline_id), self.computed_at.0)?, self.scopes))
    }
}

/// A computation, and where it lies.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<(GrowthRecord, Vec<String>)>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, baseline_id, endline_id, scopes, body as "body: Json<Document>", computed_at from growth where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of computations asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) framework: Option<Uuid>,
    pub(crate) cycle: Option<Uuid>,
    /// All when empty.
    pub(crate) area: String,
}

/// A page of computations within reach, the newest first, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<GrowthRecord>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select g.id, g.baseline_id, g.endline_id, g.scopes, g.body as "body: Json<Document>", g.computed_at
           from growth g join cycle c on c.id = g.endline_id
           where ($1::text[] is null or g.scopes && $1)
             and ($2::uuid is null or c.framework_id = $2)
             and ($3::uuid is null or $3 in (g.baseline_id, g.endline_id))
             and ($4::text = '' or g.body ->> 'area' = $4)
             and ($5::uuid is null or g.id < $5)
           order by g.id desc
           limit $6"#,
        reach.tags(),
        filter.framework,
        filter.cycle,
        &filter.area,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|(growth, _)| growth)).collect::<Result<_, _>>()?, next))
}

/// Which of these schools were merged or dissolved between two days, as far as is known.
pub(crate) async fn gone(db: &mut PgConnection, schools: &[Uuid], (from, to): (Date, Date)) -> Result<BTreeSet<Uuid>, sqlx::Error> {
    let gone = sqlx::query_scalar!(
        "select distinct school_id from known_school_status
         where school_id = any($1) and status = any($2) and valid && daterange($3, $4, '[]')",
        schools,
        &crate::domain::known::GONE as &[&str],
        Day(from) as Day,
        Day(to) as Day
    );
    Ok(gone.fetch_all(db).await?.into_iter().collect())
}
