//! Runs over the ratings of a cycle: one row each, never changed.

use chassis::auth::Reach;
use chassis::db::Instant;
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::run::Document;
use crate::domain::reliability::Run;

struct Row {
    id: Uuid,
    cycle_id: Uuid,
    scopes: Vec<String>,
    body: Json<Document>,
    computed_at: Instant,
}

impl Row {
    fn restore(self) -> Result<(Run, Vec<String>), Damaged> {
        Ok((self.body.0.read(self.id, self.cycle_id, self.computed_at.0)?, self.scopes))
    }
}

/// Writes a run. False where the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, run: &Run, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let written = sqlx::query!(
        "insert into reliability_run (id, cycle_id, scopes, body, computed_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing",
        run.id,
        run.cycle,
        scopes,
        Json(Document::from(run)) as _,
        Instant(run.computed_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(written.rows_affected() > 0)
}

/// A run, and where it lies.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<(Run, Vec<String>)>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, cycle_id, scopes, body as "body: Json<Document>", computed_at from reliability_run where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// A page of runs within reach, the oldest first, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, cycle: Uuid, reach: &Reach, page: &Page) -> Result<(Vec<Run>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, cycle_id, scopes, body as "body: Json<Document>", computed_at
           from reliability_run
           where cycle_id = $1 and ($2::text[] is null or scopes && $2) and ($3::uuid is null or id > $3)
           order by id
           limit $4"#,
        cycle,
        reach.tags(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|(run, _)| run)).collect::<Result<_, _>>()?, next))
}
