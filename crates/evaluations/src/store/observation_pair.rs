//! Pairs of observations: one row each.

use chassis::db::{Instant, constraint};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::pair::Document;
use super::{Damaged, word};
use crate::domain::observation::{Pair, PairRecord, PairStatus};
use crate::domain::{ObservationId, PairId};

struct Row {
    id: Uuid,
    version: i64,
    first_id: Uuid,
    second_id: Uuid,
    status: String,
    body: Json<Document>,
    scopes: Vec<String>,
    created_at: Instant,
    updated_at: Instant,
}

/// A pair and whose grants reach it.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) pair: Pair,
    pub(crate) scopes: Vec<String>,
}

impl Row {
    fn restore(self) -> Result<Kept, Damaged> {
        let (agreement, agreed, notes) = self.body.0.read()?;
        let pair = Pair::restore(PairRecord {
            id: PairId(self.id),
            version: self.version,
            first: ObservationId(self.first_id),
            second: ObservationId(self.second_id),
            status: word(&self.status, PairStatus::from_word)?,
            agreement,
            agreed,
            notes,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        });
        Ok(Kept { pair, scopes: self.scopes })
    }
}

/// The pair as it is. Whoever changes it locks its two observations first, and looks again.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Kept>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, first_id, second_id, status, body as "body: Json<Document>", scopes, created_at, updated_at
           from observation_pair where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// Writes a new pair. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, pair: &Pair, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let record = pair.record();
    let inserted = sqlx::query!(
        "insert into observation_pair (id, version, first_id, second_id, status, body, scopes, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        record.id.0,
        record.version,
        record.first.0,
        record.second.0,
        record.status.word(),
        Json(Document::of(record.agreement, &record.agreed, &record.notes)) as _,
        scopes,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("observation_pair_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes the pair over what was there; which observations it is of does not change.
pub(crate) async fn save(db: &mut PgConnection, pair: &Pair) -> Result<(), sqlx::Error> {
    let record = pair.record();
    sqlx::query!(
        "update observation_pair set version = $2, status = $3, body = $4, updated_at = $5 where id = $1",
        record.id.0,
        record.version,
        record.status.word(),
        Json(Document::of(record.agreement, &record.agreed, &record.notes)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
