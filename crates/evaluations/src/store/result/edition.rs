//! That a cycle was finalised, and what was published of it.

use chassis::db::Instant;
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::result::Edition;
use crate::store::document::edition::{Counts, Document};

/// That a cycle was finalised for the nth time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finalised {
    pub(crate) n: i32,
    pub(crate) hash: [u8; 32],
    /// Schools with a result.
    pub(crate) results: i32,
    /// Schools of the population.
    pub(crate) population: i32,
}

/// What was published of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) finalised: Finalised,
    pub(crate) edition: Edition,
    pub(crate) at: Timestamp,
}

struct FinalisedRow {
    n: i32,
    hash: Vec<u8>,
    counts: Json<Counts>,
}

struct PublishedRow {
    n: i32,
    hash: Vec<u8>,
    counts: Json<Counts>,
    body: Json<Document>,
    published_at: Instant,
}

fn hash(bytes: Vec<u8>) -> Result<[u8; 32], sqlx::Error> {
    let hash = bytes.try_into();
    Ok(hash.map_err(|_| crate::store::Damaged("a hash has 32 bytes".to_owned()))?)
}

/// Writes that a cycle was finalised.
pub(crate) async fn insert_finalisation(db: &mut PgConnection, cycle: Uuid, made: &Finalised, at: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into finalisation (cycle_id, n, hash, body, finalised_at) values ($1, $2, $3, $4, $5)",
        cycle,
        made.n,
        made.hash.as_slice(),
        Json(Counts { results: made.results, population: made.population }) as _,
        Instant(at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The nth finalisation of a cycle.
pub(crate) async fn finalised(db: &mut PgConnection, cycle: Uuid, n: i32) -> Result<Option<Finalised>, sqlx::Error> {
    let row = sqlx::query_as!(
        FinalisedRow,
        r#"select n, hash, body as "counts: Json<Counts>" from finalisation where cycle_id = $1 and n = $2"#,
        cycle,
        n
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let Counts { results, population } = row.counts.0;
        Ok(Finalised { n: row.n, hash: hash(row.hash)?, results, population })
    })
    .transpose()
}

/// Writes what is published of a finalisation.
pub(crate) async fn insert_publication(db: &mut PgConnection, cycle: Uuid, published: &Published) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "insert into publication (cycle_id, n, body, published_at) values ($1, $2, $3, $4)",
        cycle,
        published.finalised.n,
        Json(Document::from(&published.edition)) as _,
        Instant(published.at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was published of a cycle's nth finalisation; what was published last when 0.
pub(crate) async fn published(db: &mut PgConnection, cycle: Uuid, n: i32) -> Result<Option<Published>, sqlx::Error> {
    let row = sqlx::query_as!(
        PublishedRow,
        r#"select p.n, f.hash, f.body as "counts: Json<Counts>", p.body as "body: Json<Document>", p.published_at
           from publication p join finalisation f on f.cycle_id = p.cycle_id and f.n = p.n
           where p.cycle_id = $1 and (p.n = $2 or $2 = 0)
           order by p.n desc
           limit 1"#,
        cycle,
        n
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        let Counts { results, population } = row.counts.0;
        let finalised = Finalised { n: row.n, hash: hash(row.hash)?, results, population };
        Ok(Published { finalised, edition: row.body.0.read(), at: row.published_at.0 })
    })
    .transpose()
}
