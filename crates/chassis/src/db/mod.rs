//! Postgres: one transaction type, migrations, and the bridge for instants and days.

mod commit;
mod constraint;
mod damaged;
mod examine;
mod migrate;
mod pool;
mod types;
mod uow;
mod wall;

pub use constraint::constraint;
pub use damaged::{Damaged, word};
pub use examine::{Examined, examine};
pub use migrate::{Applied, MigrateError, Migrations, applied, pending, run};
pub use pool::{Database, DatabaseConfig};
pub use types::{Day, Instant};
pub use uow::{AuditEntry, Uow};

pub(crate) use commit::{Commit, Kept, Letter, write_all};
pub(crate) use pool::even_schema;
pub(crate) use wall::Sight;
