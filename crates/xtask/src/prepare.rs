//! `cargo xtask prepare`: checks every query against the migrated schemas and renews `.sqlx/`, so that builds need no database.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use local::{DataFolder, Postgres, PostgresOptions, Programs};

use crate::house::{House, must_succeed};
use crate::offline::{self, Difference};
use crate::stage::stage;

const DATABASE: &str = "sala_prepare";
/// Services that only follow events; all others are sources with an outbox.
const READERS: [&str; 1] = ["reporting"];
/// Where a source that also follows events has its read models, apart from its own tables.
const MODELS: &str = "migrations/models";

pub(crate) fn prepare(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    let (flags, names): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|word| word.starts_with("--"));
    match flags.as_slice() {
        [] => renew(house, &names, false),
        ["--check"] => renew(house, &names, true),
        ["--keep"] => keep(house),
        ["--stop"] => stop_kept(),
        other => bail!("prepare knows --check, --keep and --stop, one at a time, not {}", other.join(" ")),
    }
}

fn renew(house: &House, names: &[&str], only_check: bool) -> Result<ExitCode> {
    let all = crates_with_queries(house)?;
    if let Some(unknown) = names.iter().find(|name| !all.iter().any(|known| known == *name)) {
        bail!("{unknown} has no sqlx.toml, so it has no checked queries (known: {})", all.join(", "));
    }
    let chosen: Vec<&String> = all.iter().filter(|name| names.is_empty() || names.contains(&name.as_str())).collect();
    let programs = stage("programs", || Ok(local::ensure(local::Wanted::Postgres, &mut |line| eprintln!("  {line}"))?))?;
    let folder = DataFolder::in_memory("prepare")?;
    let postgres = stage("scratch database", || migrated(house, &programs, &folder, PostgresOptions::for_tests()))?;
    let written = fresh_folder()?;
    let checked =
        chosen.iter().try_for_each(|name| stage(&format!("queries of {name}"), || check_queries(house, &postgres, name, &written)));

    let committed = house.root.join(".sqlx");
    let difference = Difference::between(&committed, &written)?;
    if !only_check {
        // Even when one crate fails, what the others wrote is right and lets them build.
        difference.apply(&committed, &written, names.is_empty() && checked.is_ok())?;
    }
    fs::remove_dir_all(&written)?;
    checked?;
    if only_check {
        return Ok(report(&difference, names.is_empty()));
    }
    eprintln!("{} queries in .sqlx/: {} new, {} changed", offline::count(&committed)?, difference.missing.len(), difference.changed.len());
    Ok(ExitCode::SUCCESS)
}

fn report(difference: &Difference, all: bool) -> ExitCode {
    if difference.missing.is_empty() && difference.changed.is_empty() && (difference.stale.is_empty() || !all) {
        eprintln!(".sqlx/ is up to date");
        return ExitCode::SUCCESS;
    }
    for (what, names) in [("missing", &difference.missing), ("changed", &difference.changed), ("stale", &difference.stale)] {
        for name in names {
            eprintln!("{what}: .sqlx/{name}");
        }
    }
    eprintln!(".sqlx/ is not up to date: run `cargo xtask prepare` and commit it");
    ExitCode::FAILURE
}

/// Leaves the migrated database running for `cargo check` and editors.
fn keep(house: &House) -> Result<ExitCode> {
    let programs = local::ensure(local::Wanted::Postgres, &mut |line| eprintln!("  {line}"))?;
    let folder = DataFolder::open(&kept_folder()?)?;
    folder.wipe()?;
    let options = PostgresOptions { durable: false, databases: Vec::new(), ..PostgresOptions::default() };
    let postgres = migrated(house, &programs, &folder, options)?;
    let schemas = schemas(house)?;
    let mut out = std::io::stdout();
    writeln!(out, "export SQLX_OFFLINE=false\nexport DATABASE_URL='{}'", url(&postgres, &schemas))?;
    eprintln!("The schemas are {}: one crate at a time needs its own as `search_path`.", schemas.join(", "));
    eprintln!("`cargo xtask prepare --stop` stops the database.");
    postgres.leave_running();
    Ok(ExitCode::SUCCESS)
}

fn stop_kept() -> Result<ExitCode> {
    let folder = DataFolder::open(&kept_folder()?)?;
    let found = Postgres::stop_left_over(&folder)?;
    folder.remove()?;
    fs::remove_file(kept_folder()?).or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(e) })?;
    eprintln!("{}", if found { "stopped" } else { "nothing was running" });
    Ok(ExitCode::SUCCESS)
}

fn kept_folder() -> Result<PathBuf> {
    let target = House::target();
    fs::create_dir_all(&target)?;
    Ok(target.join("prepare-database"))
}

/// A Postgres with every schema, each with the chassis' tables and its own.
fn migrated(house: &House, programs: &Programs, folder: &DataFolder, options: PostgresOptions) -> Result<Postgres> {
    let postgres = Postgres::start(programs, folder, options)?;
    postgres.create_database(DATABASE)?;
    for schema in schemas(house)? {
        let mut session = postgres.session(DATABASE)?;
        session.run(&format!("CREATE SCHEMA {schema}; SET search_path = {schema}"))?;
        for file in migrations(house, &schema)? {
            let sql = fs::read_to_string(&file)?;
            let name = file.strip_prefix(&house.root).unwrap_or(&file);
            session.run(&sql).with_context(|| format!("{} does not run in the schema {schema}", name.display()))?;
        }
    }
    Ok(postgres)
}

/// What runs in the schema of a service, in its order: the tables that every source or reader has, its own, its read models.
fn migrations(house: &House, schema: &str) -> Result<Vec<PathBuf>> {
    let shared = house.crate_folder("chassis").join("migrations");
    let own = house.crate_folder(schema);
    let models = sql_files(&own.join(MODELS))?;
    let source = !READERS.contains(&schema);
    let mut files = if source { sql_files(&shared.join("source"))? } else { Vec::new() };
    if !source || !models.is_empty() {
        files.extend(sql_files(&shared.join("reader"))?);
    }
    files.extend(sql_files(&own.join("migrations"))?);
    files.extend(models);
    Ok(files)
}

/// The macros of a crate write a file per query into `written` as they check it against the database.
fn check_queries(house: &House, postgres: &Postgres, name: &str, written: &Path) -> Result<()> {
    let schemas = schemas(house)?;
    let own: Vec<String> = schemas.iter().filter(|schema| *schema == name).cloned().collect();
    // The chassis has no schema: its tables are in all of them.
    let path = if own.is_empty() { &schemas } else { &own };
    if !own.is_empty() {
        // What the crate leans on has tables of every schema: built now, it is not looked up in this one alone.
        must_succeed(house.cargo("check").args(["--quiet", "--package", "chassis"]))?;
    }
    touch(&house.crate_folder(name).join("src/lib.rs"))?;
    let mut command = house.cargo("check");
    command.args(["--quiet", "--package", name]);
    command.env("SQLX_OFFLINE", "false").env("DATABASE_URL", url(postgres, path)).env("SQLX_OFFLINE_DIR", written);
    must_succeed(&mut command)
}

fn url(postgres: &Postgres, schemas: &[String]) -> String {
    let options = if schemas.is_empty() { String::new() } else { format!("&options=-csearch_path%3D{}", schemas.join("%2C")) };
    format!("{}{options}", postgres.url(DATABASE))
}

/// Crates with a `sqlx.toml`; the chassis first, because it is built as a part of the others.
fn crates_with_queries(house: &House) -> Result<Vec<String>> {
    let mut names = house.crates_with("sqlx.toml")?;
    names.sort_by_key(|name| (name != "chassis", name.clone()));
    Ok(names)
}

/// A schema per service, named like its crate; readers last.
fn schemas(house: &House) -> Result<Vec<String>> {
    let mut names = crates_with_queries(house)?;
    names.retain(|name| name != "chassis");
    names.sort_by_key(|name| (READERS.contains(&name.as_str()), name.clone()));
    Ok(names)
}

fn sql_files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();
    Ok(files)
}

fn fresh_folder() -> Result<PathBuf> {
    let folder = House::target().join(format!("prepare-queries-{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder.canonicalize()?)
}

/// Cargo does not know that the macros read a database: only a newer source makes it run them again.
#[expect(clippy::disallowed_methods, reason = "a file's time, not a moment that anything in Sala depends on")]
fn touch(file: &Path) -> Result<()> {
    let opened = File::options().append(true).open(file).with_context(|| format!("cannot open {}", file.display()))?;
    opened.set_modified(std::time::SystemTime::now())?;
    Ok(())
}
