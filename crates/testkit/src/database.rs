//! A database for one test: a copy of a template that was migrated once.

use std::str::FromStr as _;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use chassis::db::{self, Database, DatabaseConfig};
use chassis::service::Service;
use sha2::{Digest as _, Sha256};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::servers::Cluster;

/// No other database is ever created or dropped.
const PREFIX: &str = "sala_test_";
/// How long the end of a test waits for its database to go.
const GONE_WITHIN: Duration = Duration::from_secs(20);

/// As whom services work with their tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// As the one that the tests have: it may do everything, as in `sala up`.
    Ours,
    /// As `sala_<service>`, with what `sala migrate` grants it: as in a deployment. The server keeps these roles.
    Runtime,
}

/// A database of one test, dropped at its end.
#[derive(Debug)]
pub(crate) struct TestDatabase {
    name: String,
    url: String,
    role: Role,
}

impl TestDatabase {
    /// A new database with the tables of these services.
    pub(crate) async fn create(services: &[Service], role: Role) -> Result<Self> {
        let cluster = Cluster::of_this_process()?;
        let template = template_name(services, role);
        let mut admin = connect(cluster).await?;
        // Several test binaries may share the server: the first one makes the template, the others wait for it.
        sqlx::query("select pg_advisory_lock(hashtext($1))").bind(&template).execute(&mut admin).await?;
        let made = async {
            if role == Role::Runtime {
                make_roles(&mut admin, services).await?;
            }
            make_template(cluster, &mut admin, &template, services).await
        };
        let made = made.await;
        sqlx::query("select pg_advisory_unlock(hashtext($1))").bind(&template).execute(&mut admin).await?;
        made.context("the template database of the tests")?;
        let name = format!("{PREFIX}{}", &local::random_token()?[..16]);
        // As files: page by page through the log costs half as much again, and nobody here recovers anything.
        run(&mut admin, format!("create database {name} template {template} strategy file_copy")).await?;
        admin.close().await?;
        Ok(Self { url: cluster.url(&name)?, name, role })
    }

    /// A database as an earlier release left it (plain SQL with inserts), brought up to date by today's migrations.
    pub(crate) async fn restored(dump: &str, services: &[Service]) -> Result<Self> {
        let cluster = Cluster::of_this_process()?;
        let mut admin = connect(cluster).await?;
        let name = format!("{PREFIX}{}", &local::random_token()?[..16]);
        run(&mut admin, format!("create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")).await?;
        admin.close().await?;
        let made = Self { url: cluster.url(&name)?, name, role: Role::Ours };
        let options = PgConnectOptions::from_str(&made.url)?.application_name("sala-testkit");
        let mut connection = PgConnection::connect_with(&options).await?;
        run(&mut connection, dump.to_owned()).await.context("the dump")?;
        connection.close().await?;
        for service in services {
            let database = made.open(service)?;
            db::run(&database, &service.migrations).await.with_context(|| format!("migrations of {}", service.name))?;
        }
        Ok(made)
    }

    /// The database as the tests see it.
    pub(crate) fn open(&self, service: &Service) -> Result<Database> {
        open(&self.url, service)
    }

    /// The database as a service sees it; `ours` is how the tests see it.
    pub(crate) fn open_for(&self, service: &Service, ours: &Database) -> Result<Database> {
        let and = if self.url.contains('?') { '&' } else { '?' };
        match self.role {
            Role::Ours => Ok(ours.clone()),
            Role::Runtime => open(&format!("{}{and}options[role]={}", self.url, runtime_role(service)), service),
        }
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (name, (gone, heard)) = (self.name.clone(), mpsc::channel());
        // A thread with a runtime of its own: a test's runtime cannot be waited for while it is being dropped.
        let dropping = thread::spawn(move || {
            _ = drop_database(&name);
            _ = gone.send(());
        });
        if heard.recv_timeout(GONE_WITHIN).is_ok() {
            _ = dropping.join();
        }
    }
}

fn drop_database(name: &str) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut admin = connect(Cluster::of_this_process()?).await?;
        run(&mut admin, format!("drop database if exists {name} with (force)")).await?;
        Ok(admin.close().await?)
    })
}

/// Names change with the services, with the roles and with every migration, so that an old template is never taken for a new one.
fn template_name(services: &[Service], role: Role) -> String {
    let mut digest = Sha256::new();
    if role == Role::Runtime {
        digest.update("granted to runtime roles");
    }
    for service in services {
        digest.update(service.name);
        digest.update(service.migrations.fingerprint());
    }
    format!("{PREFIX}template_{}", &hex::encode(digest.finalize())[..16])
}

fn runtime_role(service: &Service) -> String {
    format!("sala_{}", service.name)
}

/// Roles belong to the server, not to a database, and may be made by several tests at once.
async fn make_roles(admin: &mut PgConnection, services: &[Service]) -> Result<()> {
    for role in services.iter().map(runtime_role) {
        let make = format!("do $$ begin create role {role}; exception when duplicate_object or unique_violation then null; end $$");
        run(admin, make).await.with_context(|| format!("the role {role}"))?;
    }
    Ok(())
}

/// Makes the template where it is missing. It is marked as a template when it is whole: a half-made one is made again.
async fn make_template(cluster: &Cluster, admin: &mut PgConnection, name: &str, services: &[Service]) -> Result<()> {
    let whole: Option<bool> =
        sqlx::query_scalar("select datistemplate from pg_database where datname = $1").bind(name).fetch_optional(&mut *admin).await?;
    if whole == Some(true) {
        return Ok(());
    }
    run(admin, format!("drop database if exists {name} with (force)")).await?;
    run(admin, format!("create database {name} template template0 encoding 'UTF8' locale 'C.UTF-8'")).await?;
    for service in services {
        let database = open(&cluster.url(name)?, service)?;
        db::run(&database, &service.migrations).await.with_context(|| format!("migrations of {}", service.name))?;
        database.pool().close().await;
    }
    run(admin, format!("alter database {name} is_template true")).await
}

fn open(url: &str, service: &Service) -> Result<Database> {
    let config = DatabaseConfig { url: url.to_owned(), max_connections: 8, ..DatabaseConfig::default() };
    Ok(Database::open(&config, service.name)?.with_tables(&service.migrations))
}

async fn connect(cluster: &Cluster) -> Result<PgConnection> {
    let options = PgConnectOptions::from_str(&cluster.url("postgres")?)?.application_name("sala-testkit");
    Ok(PgConnection::connect_with(&options).await?)
}

async fn run(admin: &mut PgConnection, statement: String) -> Result<()> {
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(admin).await?;
    Ok(())
}
