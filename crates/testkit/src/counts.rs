//! How much is stored, to prove that a refused call, a dry run or a repetition left nothing behind.

use chassis::db::Database;

/// Rows of every table in the schema of one service; those of the log, the audit trail and the stored replies by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Events told.
    pub outbox: i64,
    /// Entries of the audit trail.
    pub audit: i64,
    /// Stored replies.
    pub request: i64,
    /// Rows of every table, by name.
    pub tables: Vec<(String, i64)>,
}

impl Counts {
    /// Counts the rows of every table in the schema of `db`.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn of(db: &Database) -> Self {
        let names: Vec<String> = sqlx::query_scalar("select tablename::text from pg_tables where schemaname = $1 order by 1")
            .bind(db.schema())
            .fetch_all(db.pool())
            .await
            .expect("the catalogue answers");
        let mut tables = Vec::new();
        for name in names {
            let count = sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(format!("select count(*) from {}.{name}", db.schema())));
            tables.push((name, count.fetch_one(db.pool()).await.expect("a table can be counted")));
        }
        let of = |table: &str| tables.iter().find(|(name, _)| name == table).map_or(0, |(_, n)| *n);
        Self { outbox: of("outbox"), audit: of("audit"), request: of("request"), tables: tables.clone() }
    }
}
