//! The servers of a test process: those that the test run hands over, else private ones, started when first needed and ended
//! with the process, however it ends.

use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use local::{DataFolder, Nats, NatsOptions, NatsProgram, Postgres, PostgresOptions, Programs, Version};

/// URL of the database `postgres` of a server on which databases named `sala_test_*` may come and go, and on which the runtime roles of the
/// services may be made.
const DATABASE_URL: &str = "SALA_TEST_DATABASE_URL";
/// Paths of nats-server programs, joined by `:`.
const NATS_SERVERS: &str = "SALA_TEST_NATS_SERVERS";
/// Seeds of the fault runs, `7` or `1-200`: how `cargo xtask faults` asks for more than the usual ones, or for one again.
const FAULT_SEEDS: &str = "SALA_TEST_FAULT_SEEDS";
/// Path of the binary of the house, where all of it is built: asking cargo for it takes turns with whatever else cargo does.
const PROGRAM: &str = "SALA_TEST_PROGRAM";
/// Path of the binary of the last release: how `cargo xtask deployed` hands over what it built.
const RELEASED: &str = "SALA_TEST_RELEASED";
/// The image of Sala that a Docker engine has, as the compose files call it too.
const IMAGE: &str = "SALA_IMAGE";

/// The Postgres that the process uses.
pub(crate) struct Cluster {
    url: String,
    _own: Option<Postgres>,
}

impl Cluster {
    /// The one of this process.
    pub(crate) fn of_this_process() -> Result<&'static Self> {
        static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
        CLUSTER
            .get_or_init(|| Self::find_or_start().map_err(|e| format!("{e:#}")))
            .as_ref()
            .map_err(|e| anyhow!("no Postgres for the tests: {e}"))
    }

    /// URL of one of its databases.
    pub(crate) fn url(&self, database: &str) -> Result<String> {
        with_database(&self.url, database).with_context(|| format!("{DATABASE_URL} is not postgres://…"))
    }

    fn find_or_start() -> Result<Self> {
        if let Some(url) = setting(DATABASE_URL) {
            return Ok(Self { url, _own: None });
        }
        let own = Postgres::start(&Programs::find(), &DataFolder::in_memory("tests")?, PostgresOptions::for_tests())?;
        Ok(Self { url: own.url("postgres"), _own: Some(own) })
    }
}

/// Every nats-server that the tests run on, newest first: those that the run names, else those that are installed.
///
/// # Panics
/// When a named program does not say its version.
pub fn nats_programs() -> Vec<NatsProgram> {
    let Some(named) = setting(NATS_SERVERS) else { return Programs::find().nats };
    let paths = named.split(':').filter(|path| !path.is_empty()).map(PathBuf::from);
    let mut programs: Vec<NatsProgram> = paths.map(|path| NatsProgram { version: version_of(&path), path }).collect();
    programs.sort_by_key(|program| std::cmp::Reverse(program.version));
    programs
}

/// A nats-server of the caller's own, with an empty store; it ends when dropped.
pub fn start_nats(program: &NatsProgram) -> Result<Nats> {
    Ok(Nats::start(program, &DataFolder::in_memory("tests")?, NatsOptions::for_tests())?)
}

/// The seeds that this run of the tests asks the fault tests for; None: the usual ones.
///
/// # Panics
/// When they cannot be read.
pub fn fault_seeds() -> Option<Vec<u64>> {
    let asked = setting(FAULT_SEEDS)?;
    let (first, last) = asked.split_once('-').unwrap_or((&asked, &asked));
    let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{FAULT_SEEDS}: {asked} is neither a seed nor FIRST-LAST"));
    Some((number(first)..=number(last)).collect())
}

/// The binary of the last release, built from its recorded commit.
///
/// # Panics
/// When nobody has named it.
pub fn released_program() -> PathBuf {
    setting(RELEASED)
        .map_or_else(|| panic!("{RELEASED} names the binary of the last release: `cargo xtask deployed` builds it"), PathBuf::from)
}

/// The binary of the house, where the test run has built it; None where it may have to be built.
pub fn built_program() -> Option<PathBuf> {
    setting(PROGRAM).map(PathBuf::from)
}

/// The image of Sala that is to be tried; None where it has yet to be built.
pub fn image() -> Option<String> {
    setting(IMAGE)
}

fn version_of(path: &std::path::Path) -> Version {
    let said = std::process::Command::new(path).arg("--version").output().map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
    said.ok().and_then(|text| Version::parse(&text)).unwrap_or_else(|| panic!("{NATS_SERVERS}: {} is no nats-server", path.display()))
}

#[expect(clippy::disallowed_methods, reason = "how xtask hands the servers of a test run to its processes")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// The same server and the same parameters, another database.
fn with_database(url: &str, database: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let (place, parameters) = rest.split_once('?').map_or((rest, None), |(place, parameters)| (place, Some(parameters)));
    let authority = place.split('/').next().unwrap_or_default();
    Some(match parameters {
        Some(parameters) => format!("{scheme}://{authority}/{database}?{parameters}"),
        None => format!("{scheme}://{authority}/{database}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_of_a_url_changes() {
        let other = |url| with_database(url, "sala_test_1").unwrap();
        assert_eq!(other("postgres://sala@localhost/postgres?host=%2Ftmp%2Fx"), "postgres://sala@localhost/sala_test_1?host=%2Ftmp%2Fx");
        assert_eq!(other("postgres://u:p@h:5433/postgres"), "postgres://u:p@h:5433/sala_test_1");
        assert_eq!(other("postgres://h"), "postgres://h/sala_test_1");
        assert_eq!(other("postgres:///postgres?host=/tmp"), "postgres:///sala_test_1?host=/tmp");
        assert_eq!(with_database("postgres", "x"), None);
    }
}
