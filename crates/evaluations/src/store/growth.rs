//! Growth between two cycles: one row each, never changed.

use std::collections::BTreeSet;

use chassis::db::{Day, Instant};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

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
    baseline_id: Uuid,
    endline_id: Uuid,
    scopes: Vec<String>,
    body: Json<Document>,
    computed_at: Instant,
}

/// A computation, and where it lies.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<(GrowthRecord, Vec<String>)>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select baseline_id, endline_id, scopes, body as "body: Json<Document>", computed_at from growth where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((row.body.0.read(id, (row.baseline_id, row.endline_id), row.computed_at.0)?, row.scopes)))
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
