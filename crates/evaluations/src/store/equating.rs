//! Equatings: one row for each pair of versions.

use chassis::db::Instant;
use sqlx::PgConnection;
use sqlx::types::Json;

use super::document::equating::Document;
use crate::domain::FrameworkId;
use crate::domain::framework::Equating;

struct Row {
    body: Json<Document>,
    set_at: Instant,
}

/// How results of one version compare with those of another; none where nobody has said.
pub(crate) async fn find(
    db: &mut PgConnection,
    framework: FrameworkId,
    (from_n, to_n): (i32, i32),
) -> Result<Option<Equating>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select body as "body: Json<Document>", set_at from equating where framework_id = $1 and from_n = $2 and to_n = $3"#,
        framework.0,
        from_n,
        to_n
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let (rows, rationale) = row.body.0.read()?;
    Ok(Some(Equating { from_n, to_n, rows, rationale, set_at: row.set_at.0 }))
}

/// Writes it, over what was said before. Whoever does has locked the framework.
pub(crate) async fn set(db: &mut PgConnection, framework: FrameworkId, equating: &Equating) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into equating (framework_id, from_n, to_n, body, set_at) values ($1, $2, $3, $4, $5)
         on conflict (framework_id, from_n, to_n) do update set body = excluded.body, set_at = excluded.set_at",
        framework.0,
        equating.from_n,
        equating.to_n,
        Json(Document::from(equating)) as _,
        Instant(equating.set_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
