//! Migrations, forward only: first the tables every source or reader has, then the service's own.

use std::borrow::Cow;

use sqlx::migrate::{Migrate as _, MigrateError as SqlxError, Migration, Migrator};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use super::pool::even_schema;
use super::{Database, wall};

/// What a service keeps beside its own tables.
static SOURCE: Migrator = sqlx::migrate!("migrations/source");
/// What a reading service keeps beside its read models.
static READER: Migrator = sqlx::migrate!("migrations/reader");

/// All migrations of one service.
#[derive(Debug, Clone, Copy)]
pub struct Migrations {
    /// Whether the service tells events (outbox, audit, stored replies).
    pub source: bool,
    /// Whether the service follows events (offsets, parking).
    pub reader: bool,
    /// The service's own; of a service that follows events and does nothing else, its read models.
    pub own: &'static Migrator,
    /// The read models of a reader that has tables of its own beside them. Only these are kept in generations and made anew: tables of its own
    /// hold what nobody else knows, so they have one home and are never emptied.
    pub models: Option<&'static Migrator>,
}

/// Why migrations did not run.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed or was changed after it ran.
    #[error(transparent)]
    Migration(#[from] SqlxError),
    /// The first line of a migration must say how it may be deployed.
    #[error("migration {0} must begin with `-- expand` or `-- contract`")]
    Unmarked(String),
}

impl Migrations {
    /// Changes with every migration of the service, the chassis's own included. Names the template databases of tests.
    pub fn fingerprint(&self) -> Vec<u8> {
        self.sets("").flat_map(|set| set.migrator.iter()).flat_map(|migration| migration.checksum.iter().copied()).collect()
    }

    /// Whether tables of the service stand behind the second wall. The migrations say so themselves: nobody can build the wall and forget to
    /// let the callers in.
    pub(super) fn have_a_wall(&self) -> bool {
        self.own.iter().any(|migration| migration.sql.as_str().to_ascii_lowercase().contains("row level security"))
    }

    /// The sets in the order they run, each with its schema and the table there that remembers it. Read models have two homes: the one
    /// that is live, and the one in which the next generation is built.
    fn sets(&self, schema: &str) -> impl Iterator<Item = Set> {
        let set = |schema: String, table, migrator| Set { schema, table, migrator };
        [
            self.source.then(|| set(schema.to_owned(), "source_migration", &SOURCE)),
            self.reader.then(|| set(schema.to_owned(), "reader_migration", &READER)),
            Some(set(schema.to_owned(), "schema_migration", self.own)),
            self.models.map(|models| set(schema.to_owned(), "models_migration", models)),
            self.reader.then(|| set(even_schema(schema), "schema_migration", self.models.unwrap_or(self.own))),
        ]
        .into_iter()
        .flatten()
    }
}

/// Migrations, and where they run.
struct Set {
    schema: String,
    table: &'static str,
    migrator: &'static Migrator,
}

/// Creates the schema and runs what is pending. Safe when several run at once: the migrator takes a lock.
pub async fn run(db: &Database, migrations: &Migrations) -> Result<(), MigrateError> {
    let mut connection = PgConnection::connect_with(db.connect_options()).await?;
    // Two jobs creating one schema at the same time would collide inside the catalogue.
    sqlx::query("select pg_advisory_lock(hashtext('sala.migrate'))").execute(&mut connection).await?;
    let outcome = run_locked(&mut connection, db.schema(), migrations).await;
    sqlx::query("select pg_advisory_unlock(hashtext('sala.migrate'))").execute(&mut connection).await?;
    connection.close().await?;
    outcome
}

async fn run_locked(connection: &mut PgConnection, schema: &str, migrations: &Migrations) -> Result<(), MigrateError> {
    for Set { schema, table, migrator } in migrations.sets(schema) {
        if let Some(bad) = migrator.iter().find(|m| !is_marked(m)) {
            return Err(MigrateError::Unmarked(format!("{} {}", bad.version, bad.description)));
        }
        // The wall holds for the owner too, and a migration that rewrites a table must not pass over what it does not see.
        let (reach, everything) = (wall::SETTING, wall::EVERYTHING);
        let ready = format!("create schema if not exists {schema}; set search_path = {schema}; set {reach} = '{everything}'");
        sqlx::raw_sql(AssertSqlSafe(ready)).execute(&mut *connection).await?;
        table_of(table, migrator).run_direct(None, connection, false).await?;
    }
    grant_runtime(connection, schema).await
}

/// Where one set of tables of a service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    /// `source`, `reader`, `own`, `models`, or `own_even` for the second home of read models.
    pub set: &'static str,
    /// The newest migration that has run; 0 when none has.
    pub version: i64,
    /// Migrations of this binary that have not run.
    pub missing: usize,
}

/// Number of migrations that the database lacks.
pub async fn pending(db: &Database, migrations: &Migrations) -> Result<usize, MigrateError> {
    let mut connection = PgConnection::connect_with(db.connect_options()).await?;
    let applied = applied(&mut connection, db.schema(), migrations).await?;
    connection.close().await?;
    Ok(applied.iter().map(|set| set.missing).sum())
}

/// Where the tables of a service stand, whose own schema is `own`.
pub async fn applied(connection: &mut PgConnection, own: &str, migrations: &Migrations) -> Result<Vec<Applied>, MigrateError> {
    let mut sets = Vec::new();
    for Set { schema, table, migrator } in migrations.sets(own) {
        let place = format!("{schema}.{table}");
        let known: Option<String> = sqlx::query_scalar("select to_regclass($1)::text").bind(&place).fetch_one(&mut *connection).await?;
        let versions: Vec<i64> = match known {
            Some(_) => connection.list_applied_migrations(&place).await?.iter().map(|m| m.version).collect(),
            None => Vec::new(),
        };
        let home = if schema == own { "own" } else { "own_even" };
        sets.push(Applied {
            set: table.strip_suffix("_migration").filter(|set| *set != "schema").unwrap_or(home),
            version: versions.iter().copied().max().unwrap_or_default(),
            missing: migrator.iter().filter(|m| !versions.contains(&m.version)).count(),
        });
    }
    Ok(sets)
}

/// The set, remembered in `table`. Versions that this binary does not know are a newer release's and stay.
fn table_of(table: &'static str, set: &'static Migrator) -> Migrator {
    let mut migrator = Migrator { migrations: Cow::Borrowed(&set.migrations), ..Migrator::DEFAULT };
    migrator.dangerous_set_table_name(table);
    migrator.set_ignore_missing(true);
    migrator.set_locking(false);
    migrator
}

fn is_marked(migration: &Migration) -> bool {
    let first = migration.sql.as_str().lines().next().unwrap_or_default().trim();
    matches!(first, "-- expand" | "-- contract")
}

/// The runtime role may use the tables, but never rewrite the log; the relay's role may number it.
async fn grant_runtime(connection: &mut PgConnection, schema: &str) -> Result<(), MigrateError> {
    let even = even_schema(schema);
    let text = format!(
        r"do $$
        declare runtime text := 'sala_{schema}'; relay text := 'sala_{schema}_relay'; model text;
        begin
            if exists (select from pg_roles where rolname = runtime) and current_user <> runtime then
                execute format('grant usage on schema {schema} to %I', runtime);
                execute format('grant select, insert, update, delete on all tables in schema {schema} to %I', runtime);
                execute format('grant usage on all sequences in schema {schema} to %I', runtime);
                if to_regclass('{schema}.outbox') is not null then
                    execute format('revoke update, delete on {schema}.outbox, {schema}.audit from %I', runtime);
                    execute format('revoke insert, update, delete on {schema}.outbox_state from %I', runtime);
                end if;
                if to_regclass('{schema}.projection_generation') is not null then
                    -- The home of a retired generation is cleared by whoever builds the next one.
                    execute format('grant usage on schema {even} to %I', runtime);
                    execute format('grant select, insert, update, delete, truncate on all tables in schema {even} to %I', runtime);
                    execute format('grant usage on all sequences in schema {even} to %I', runtime);
                    for model in select tablename from pg_tables where schemaname = '{even}' and tablename <> 'schema_migration' loop
                        execute format('grant truncate on {schema}.%I to %I', model, runtime);
                    end loop;
                end if;
            end if;
            if exists (select from pg_roles where rolname = relay) and current_user <> relay and to_regclass('{schema}.outbox') is not null then
                execute format('grant usage on schema {schema} to %I', relay);
                execute format('grant select, update on {schema}.outbox, {schema}.outbox_state to %I', relay);
            end if;
        end $$"
    );
    sqlx::raw_sql(AssertSqlSafe(text)).execute(connection).await?;
    Ok(())
}
