//! Rows of tables in the form in which Postgres copies them, out and in again.

use anyhow::Result;
use sqlx::Connection as _;
use sqlx::postgres::PgConnection;
use tokio_stream::StreamExt as _;

/// Bytes of a message at most.
const PIECE: usize = 64 * 1024;

/// The rows of some tables, each with what puts them back.
pub(crate) struct Copied(Vec<(String, Vec<u8>)>);

impl Copied {
    /// Reads all rows of tables of a schema.
    pub(crate) async fn out_of(db: &mut PgConnection, schema: &str, tables: &[&str]) -> Result<Self> {
        let mut all = Vec::new();
        for table in tables {
            let mut rows = Vec::new();
            let mut parts = db.copy_out_raw(&format!("copy {schema}.{table} to stdout (format binary)")).await?;
            while let Some(part) = parts.next().await {
                rows.extend_from_slice(&part?);
            }
            all.push((format!("copy {schema}.{table} from stdin (format binary)"), rows));
        }
        Ok(Self(all))
    }

    /// Writes them into the same tables, which are empty, in one transaction.
    pub(crate) async fn put_back(&self, db: &mut PgConnection) -> Result<()> {
        let mut tx = db.begin().await?;
        for (statement, rows) in &self.0 {
            let mut copy = tx.copy_in_raw(statement).await?;
            for piece in rows.chunks(PIECE) {
                copy.send(piece).await?;
            }
            copy.finish().await?;
        }
        Ok(tx.commit().await?)
    }
}
