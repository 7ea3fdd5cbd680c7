//! Generations of read models: one is live, another may be built beside it from the first event on, and takes its place in one
//! transaction when it has caught up. Readers of the live one notice nothing but the swap.

use std::time::Duration;

use sqlx::PgConnection;

use crate::db::Database;

/// A retired generation is cleared only when no question that began before the swap can still be reading it: the longest deadline
/// that a call may have, and a little.
const SAFE_TO_CLEAR: Duration = Duration::from_secs(65);

/// Why a generation that an epoch made necessary was begun.
pub(crate) const EPOCH: &str = "EPOCH";

/// A generation that is being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Building {
    /// Its number.
    pub generation: i64,
    /// Why it was begun: `EPOCH`, or an operator's words.
    pub reason: String,
    /// Why it has not taken over yet, when something is wrong with it.
    pub trouble: Option<String>,
}

/// The generations that somebody works on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generations {
    /// The one that answers.
    pub live: i64,
    /// The one that is being built, if there is one.
    pub building: Option<Building>,
    /// The one that answered before and has not been cleared yet.
    pub retired: Option<i64>,
}

/// Why no generation was begun.
#[derive(Debug, thiserror::Error)]
pub enum GenerationError {
    /// The last swap is too recent.
    #[error("the read models were swapped less than {} s ago, and questions may still be reading the old ones: try again then", SAFE_TO_CLEAR.as_secs())]
    TooSoon,
    /// The database did not do its part.
    #[error("the database: {0}")]
    Database(#[from] sqlx::Error),
}

/// Which generations there are.
pub async fn generations(db: &mut PgConnection) -> Result<Generations, sqlx::Error> {
    let rows =
        sqlx::query!("select generation, status, reason, trouble from projection_generation where status <> 'CLEARED' order by generation")
            .fetch_all(db)
            .await?;
    let mut found = Generations { live: 0, building: None, retired: None };
    for row in rows {
        match row.status.as_str() {
            "LIVE" => found.live = row.generation,
            "BUILDING" => found.building = Some(Building { generation: row.generation, reason: row.reason, trouble: row.trouble }),
            _ => found.retired = Some(row.generation),
        }
    }
    Ok(found)
}

/// Begins a generation; projectors see it within a second and build it. One that is being built already is given back.
pub async fn begin(db: &Database, reason: &str) -> Result<Building, GenerationError> {
    let mut tx = db.begin_with("BEGIN".to_owned()).await?;
    lock(&mut tx).await?;
    let now = generations(&mut tx).await?;
    if let Some(building) = now.building {
        return Ok(building);
    }
    if let Some(retired) = now.retired
        && !clear(&mut tx, db.schema(), retired).await?
    {
        return Err(GenerationError::TooSoon);
    }
    let generation = insert(&mut tx, now.live, reason).await?;
    empty(&mut tx, db.schema(), generation).await?;
    tx.commit().await?;
    tracing::info!(schema = db.schema(), generation, reason, "a new generation of the read models is being built");
    Ok(Building { generation, reason: reason.to_owned(), trouble: None })
}

/// Gives up the generation that is being built. False: there is none.
pub async fn abandon(db: &Database) -> Result<bool, sqlx::Error> {
    let mut tx = db.begin_with("BEGIN".to_owned()).await?;
    lock(&mut tx).await?;
    let gone = sqlx::query!("update projection_generation set status = 'CLEARED' where status = 'BUILDING'").execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(gone.rows_affected() > 0)
}

/// Gives up one generation, if it is still being built: a source has begun a new epoch, and what was read of it may not have happened.
pub(crate) async fn give_up(db: &Database, generation: i64) -> Result<(), sqlx::Error> {
    let mut tx = db.begin_with("BEGIN".to_owned()).await?;
    lock(&mut tx).await?;
    let gone =
        sqlx::query!("update projection_generation set status = 'CLEARED' where status = 'BUILDING' and generation = $1", generation)
            .execute(&mut *tx)
            .await?;
    tx.commit().await?;
    if gone.rows_affected() > 0 {
        tracing::info!(schema = db.schema(), generation, "a generation is given up, because a source has begun a new epoch meanwhile");
    }
    Ok(())
}

/// Clears a retired generation as soon as nobody can be reading it.
pub(crate) async fn clear_retired(db: &Database, generation: i64) -> Result<bool, sqlx::Error> {
    let mut tx = db.begin_with("BEGIN".to_owned()).await?;
    lock(&mut tx).await?;
    let cleared = generations(&mut tx).await?.retired == Some(generation) && clear(&mut tx, db.schema(), generation).await?;
    tx.commit().await?;
    Ok(cleared)
}

/// Only one of those who work on generations at a time; questions read on.
pub(crate) async fn lock(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query!("lock table projection_generation in share row exclusive mode").execute(db).await?;
    Ok(())
}

/// Lets the generation that was built answer.
pub(crate) async fn swap(db: &mut PgConnection, live: i64, building: i64) -> Result<(), sqlx::Error> {
    // Two statements: there may be only one live generation at any moment.
    sqlx::query!("update projection_generation set status = 'RETIRED', retired_at = now() where generation = $1", live)
        .execute(&mut *db)
        .await?;
    sqlx::query!("update projection_generation set status = 'LIVE', live_at = now(), trouble = null where generation = $1", building)
        .execute(db)
        .await?;
    Ok(())
}

/// Says why a generation does not take over.
pub(crate) async fn note_trouble(db: &mut PgConnection, building: i64, trouble: &str) -> Result<(), sqlx::Error> {
    sqlx::query!("update projection_generation set trouble = $2 where generation = $1", building, trouble).execute(db).await?;
    Ok(())
}

/// The next number whose home is not the live one's.
async fn insert(db: &mut PgConnection, live: i64, reason: &str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"
        insert into projection_generation (generation, status, reason)
        select max(generation) + case when (max(generation) + 1) % 2 = $1::bigint % 2 then 2 else 1 end, 'BUILDING', $2 from projection_generation
        returning generation
        "#,
        live,
        reason
    )
    .fetch_one(db)
    .await
}

/// Empties the home of a retired generation. False: somebody may still be reading it.
async fn clear(db: &mut PgConnection, schema: &str, generation: i64) -> Result<bool, sqlx::Error> {
    let seconds = f64::from(u32::try_from(SAFE_TO_CLEAR.as_secs()).unwrap_or(u32::MAX));
    let done = sqlx::query!(
        "
        update projection_generation set status = 'CLEARED'
        where generation = $1 and status = 'RETIRED' and retired_at < now() - make_interval(secs => $2)
        ",
        generation,
        seconds
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    empty(db, schema, generation).await?;
    Ok(true)
}

/// Removes everything in the home of a generation, with what is known of generations that lived there before.
async fn empty(db: &mut PgConnection, schema: &str, generation: i64) -> Result<(), sqlx::Error> {
    let even = crate::db::even_schema(schema);
    let home = if generation % 2 == 0 { even.as_str() } else { schema };
    // What lies beside the service's schema is read models and nothing else, so it tells which tables are.
    let tables = sqlx::query_scalar!(
        r#"
        select string_agg(format('%I.%I', $2::text, tablename), ', ' order by tablename) as "tables"
        from pg_tables where schemaname = $1 and tablename <> 'schema_migration'
        "#,
        even,
        home
    )
    .fetch_one(&mut *db)
    .await?;
    if let Some(tables) = tables {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("truncate {tables}"))).execute(&mut *db).await?;
    }
    sqlx::query!(
        "
        with old as (select generation from projection_generation where status = 'CLEARED'),
             gone as (delete from projection_offset where generation in (select generation from old)),
             unseen as (delete from projection_seen where generation in (select generation from old))
        delete from projection_parked where generation in (select generation from old)
        "
    )
    .execute(db)
    .await?;
    Ok(())
}
