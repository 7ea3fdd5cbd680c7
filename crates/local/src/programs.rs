//! Finding the programs of Postgres and nats-server on this machine.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::{Error, Result, Version, environment};

/// The oldest Postgres that Sala runs on.
pub(crate) const OLDEST_POSTGRES: u32 = 15;
/// The oldest nats-server that Sala runs on.
pub(crate) const OLDEST_NATS: Version = Version::new(2, 9, 0);

/// A folder with `postgres` and `initdb` of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostgresProgram {
    pub bin: PathBuf,
    pub version: Version,
}

/// A nats-server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NatsProgram {
    pub path: PathBuf,
    pub version: Version,
}

/// What was found, too old versions left out.
#[derive(Debug, Clone, Default)]
pub struct Programs {
    /// In order of preference: the one on `PATH`, then the newest first.
    pub postgres: Vec<PostgresProgram>,
    /// One nats-server of each version, the newest first.
    pub nats: Vec<NatsProgram>,
}

impl Programs {
    /// Looks on `PATH`, in the folders where packages put servers, and (nats-server) in `tools` folders above this executable
    /// and in `target/tools`. Quick: it starts each program found once, with `--version`.
    pub fn find() -> Self {
        Self { postgres: find_postgres(), nats: find_nats() }
    }

    /// The Postgres for a new data folder.
    pub fn postgres(&self) -> Result<&PostgresProgram> {
        self.postgres.first().ok_or_else(|| {
            Error::new(format!(
                "No PostgreSQL {OLDEST_POSTGRES} or newer was found on PATH, in /usr/lib/postgresql or in the Homebrew folders. \
                 Install it (Debian and Ubuntu: `apt install postgresql`; Fedora: `dnf install postgresql-server postgresql-contrib`; macOS: `brew install \
                 postgresql@17`), or run `cargo xtask up`, which installs it where it can."
            ))
        })
    }

    /// The Postgres of this major version, for a data folder that exists.
    pub fn postgres_of(&self, major: u32) -> Option<&PostgresProgram> {
        self.postgres.iter().find(|program| program.version.major == major)
    }

    /// The newest nats-server.
    pub fn nats(&self) -> Result<&NatsProgram> {
        self.nats.first().ok_or_else(|| {
            Error::new(format!(
                "No nats-server {OLDEST_NATS} or newer was found on PATH, in /usr/sbin or in target/tools. Install it (Debian and Ubuntu: \
                 `apt install nats-server`; macOS: `brew install nats-server`), or run `cargo xtask up`, which installs it where it can."
            ))
        })
    }
}

/// The folder `tools` of the cargo target directory that this executable lies in (`target/debug/x` → `target/tools`);
/// `target/tools` of the working folder if it lies in none.
pub fn tools_folder() -> PathBuf {
    let exe = std::env::current_exe().unwrap_or_default();
    let target = exe.ancestors().skip(1).take(4).find(|folder| folder.join("CACHEDIR.TAG").is_file());
    target.map_or_else(|| PathBuf::from("target"), Path::to_path_buf).join("tools")
}

fn find_postgres() -> Vec<PostgresProgram> {
    let mut others = package_folders();
    others.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let mut seen = HashSet::new();
    let places = path_folders().into_iter().chain(others.into_iter().map(|(_, folder)| folder));
    places.filter_map(|folder| postgres_in(&folder)).filter(|program| seen.insert(program.bin.clone())).collect()
}

/// A folder counts when it, or the folder that its `postgres` is a link into, also has `initdb`.
fn postgres_in(folder: &Path) -> Option<PostgresProgram> {
    let postgres = folder.join("postgres");
    let real = postgres.canonicalize().ok()?;
    let bin =
        [real.parent()?, folder].into_iter().find(|bin| bin.join("postgres").is_file() && bin.join("initdb").is_file())?.to_path_buf();
    let version = version_of(&bin.join("postgres"))?;
    (version.major >= OLDEST_POSTGRES).then_some(PostgresProgram { bin, version })
}

/// `bin` folders of server packages, with the version in their names for sorting.
fn package_folders() -> Vec<(Version, PathBuf)> {
    let homebrew = ["/opt/homebrew/opt", "/usr/local/opt", "/home/linuxbrew/.linuxbrew/opt"];
    let mut found = Vec::new();
    let mut look = |parent: &str, prefix: &str, bin: &str| {
        for entry in fs::read_dir(parent).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(version) = name.strip_prefix(prefix) {
                found.push((Version::parse(version).unwrap_or(Version::new(0, 0, 0)), entry.path().join(bin)));
            }
        }
    };
    look("/usr/lib/postgresql", "", "bin");
    look("/usr/lib", "postgresql", "bin");
    look("/usr", "pgsql-", "bin");
    look("/usr/libexec", "postgresql", "");
    look("/Applications/Postgres.app/Contents/Versions", "", "bin");
    for parent in homebrew {
        look(parent, "postgresql", "bin");
    }
    found
}

fn find_nats() -> Vec<NatsProgram> {
    let mut folders = path_folders();
    folders.extend(["/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin", "target/tools"].map(PathBuf::from));
    folders.push(tools_folder());
    let mut seen = HashSet::new();
    let mut found: Vec<NatsProgram> = folders
        .iter()
        .filter_map(|folder| folder.join("nats-server").canonicalize().ok())
        .filter(|path| path.is_file() && seen.insert(path.clone()))
        .filter_map(|path| version_of(&path).map(|version| NatsProgram { path, version }))
        .filter(|program| program.version >= OLDEST_NATS)
        .collect();
    found.sort_by_key(|program| std::cmp::Reverse(program.version));
    found.dedup_by_key(|program| program.version);
    found
}

fn path_folders() -> Vec<PathBuf> {
    environment("PATH").map(|path| std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect()).unwrap_or_default()
}

pub(crate) fn version_of(program: &Path) -> Option<Version> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| Version::parse(&String::from_utf8_lossy(&output.stdout)))?
}
