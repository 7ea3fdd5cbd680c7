//! How much is stored, to prove that a refused call, a dry run or a repetition left nothing behind.

use chassis::db::Database;
use sqlx::AssertSqlSafe;

/// Rows of every table in the schema of one service; those of the log, the audit trail and the stored replies by name. Two
/// counts are equal only when no row was changed in between either.
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
    /// A number for each table that changes when a row is written again: the sum over its rows of who wrote them last.
    writers: Vec<i64>,
}

impl Counts {
    /// Counts the rows of every table in the schema of `db`.
    ///
    /// # Panics
    /// When the database does not answer.
    pub async fn of(db: &Database) -> Self {
        let schema = db.schema();
        let names: Vec<String> = sqlx::query_scalar("select tablename::text from pg_tables where schemaname = $1 order by 1")
            .bind(schema)
            .fetch_all(db.pool())
            .await
            .expect("the catalogue answers");
        let one = |name: &String| format!("select '{name}', count(*), coalesce(sum(xmin::text::bigint), 0)::bigint from {schema}.{name}");
        let all = names.iter().map(one).collect::<Vec<_>>().join(" union all ") + " order by 1";
        let rows: Vec<(String, i64, i64)> = sqlx::query_as(AssertSqlSafe(all)).fetch_all(db.pool()).await.expect("tables can be counted");
        let of = |table: &str| rows.iter().find(|(name, ..)| name == table).map_or(0, |(_, n, _)| *n);
        Self {
            outbox: of("outbox"),
            audit: of("audit"),
            request: of("request"),
            writers: rows.iter().map(|(_, _, writers)| *writers).collect(),
            tables: rows.iter().map(|(name, n, _)| (name.clone(), *n)).collect(),
        }
    }

    /// Names of the tables in which something differs from an earlier count of the same service.
    pub fn differing(&self, before: &Self) -> Vec<&str> {
        let same = |at: usize| self.tables.get(at) == before.tables.get(at) && self.writers.get(at) == before.writers.get(at);
        (0..self.tables.len()).filter(|at| !same(*at)).map(|at| self.tables[at].0.as_str()).collect()
    }
}
