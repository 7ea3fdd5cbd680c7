//! The private Postgres: one data folder, one socket, no network.

mod cluster;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::folder::{check_owner, hash};
use crate::leash::Leash;
use crate::process::{children_of, wait_for};
use crate::running::Running;
use crate::{DataFolder, Error, PostgresProgram, Programs, Result, Row, Session, Version};

const SUPERUSER: &str = "sala";
const SOCKET: &str = ".s.PGSQL.5432";
const PATIENCE: Duration = Duration::from_mins(1);

/// How to start the private Postgres.
#[derive(Debug, Clone)]
pub struct PostgresOptions {
    /// False for tests: no fsync. Commits survive SIGKILL; a crash of the machine may lose everything.
    pub durable: bool,
    /// Further settings (`name`, `value`); they win over ours.
    pub settings: Vec<(String, String)>,
    /// Databases that are created where they are missing.
    pub databases: Vec<String>,
    /// A data folder whose server has been stopped: a new cluster begins as a copy of that one, with its databases and roles, in a quarter
    /// of the time that `initdb` and migrations take. It was made by the same version and the same user.
    pub copy_of: Option<DataFolder>,
    /// Stop the server also when this process is killed, or ends with the handle in a `static`.
    pub leash: bool,
    /// Recovery after a crash counts too.
    pub start_within: Duration,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        let databases = vec!["sala".to_owned()];
        Self { durable: true, settings: Vec::new(), databases, copy_of: None, leash: false, start_within: Duration::from_mins(2) }
    }
}

impl PostgresOptions {
    /// Fast and forgetful, on a leash, with connections enough for tests that run side by side.
    pub fn for_tests() -> Self {
        let settings = vec![("max_connections".to_owned(), "500".to_owned())];
        Self { durable: false, settings, databases: Vec::new(), leash: true, ..Self::default() }
    }
}

/// A running private Postgres. Stopped when dropped.
pub struct Postgres {
    program: PostgresProgram,
    folder: DataFolder,
    options: PostgresOptions,
    data: PathBuf,
    socket_folder: PathBuf,
    running: Option<Running>,
    leash: Option<Leash>,
}

impl Postgres {
    /// Stops what a killed run left over, creates the cluster where there is none, starts the server and waits until it answers.
    ///
    /// An existing cluster is run by the version that made it, whatever else is installed.
    pub fn start(programs: &Programs, folder: &DataFolder, options: PostgresOptions) -> Result<Self> {
        Self::stop_left_over(folder)?;
        let program = cluster::program_for(programs, folder)?;
        let data = cluster::make(&program, folder, &options)?;
        let socket_folder = socket_folder(folder);
        let mut postgres = Self { program, folder: folder.clone(), options, data, socket_folder, running: None, leash: None };
        postgres.start_again()?;
        Ok(postgres)
    }

    /// Starts a server that was stopped or killed, with the same settings.
    pub fn start_again(&mut self) -> Result<()> {
        self.stop();
        Self::stop_left_over(&self.folder)?;
        let started = self.bring_up();
        if started.is_err() {
            self.stop();
            remove_socket_folder(&self.socket_folder);
        }
        started
    }

    /// `postgres://sala@localhost/DATABASE?host=<socket folder>`, as sqlx takes it; further parameters may follow with `&`.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{SUPERUSER}@localhost/{}?host={}", percent(database), percent(&self.socket_folder.to_string_lossy()))
    }

    /// A connection as the superuser.
    pub fn session(&self, database: &str) -> Result<Session> {
        Session::open(&self.socket_folder.join(SOCKET), SUPERUSER, database, PATIENCE)
    }

    /// Runs statements on a connection of their own.
    pub fn query(&self, database: &str, sql: &str) -> Result<Vec<Row>> {
        self.session(database)?.run(sql)
    }

    /// Creates the database where it is missing.
    pub fn create_database(&self, name: &str) -> Result<()> {
        let mut session = self.session("postgres")?;
        let there = session.run(&format!("SELECT 1 FROM pg_database WHERE datname = '{}'", name.replace('\'', "''")))?;
        if there.is_empty() {
            session.run(&format!("CREATE DATABASE \"{}\"", name.replace('"', "\"\"")))?;
        }
        Ok(())
    }

    pub fn version(&self) -> Version {
        self.program.version
    }

    /// The folder with the programs of this server's version (`psql`, `pg_dump`, …).
    pub fn bin(&self) -> &Path {
        &self.program.bin
    }

    /// The folder of the socket, for clients that take it as their host.
    pub fn socket_folder(&self) -> &Path {
        &self.socket_folder
    }

    pub fn log(&self) -> PathBuf {
        self.folder.log("postgres")
    }

    /// The process number while it runs.
    pub fn pid(&self) -> Option<u32> {
        self.running.as_ref().map(Running::pid)
    }

    /// Says how the server ended by itself; `None` while it runs or after `stop`.
    pub fn ended(&mut self) -> Option<Error> {
        let running = self.running.as_mut()?;
        let status = running.ended()?;
        Some(Error::new(format!("Postgres ended by itself ({status}). {}", running.log.tail())))
    }

    /// Fast shutdown: open transactions are rolled back. After 10 s immediate shutdown, then SIGKILL. Does nothing if not running.
    pub fn stop(&mut self) {
        self.stop_within(Duration::from_secs(10));
    }

    /// `stop` with another bound for the orderly part.
    pub fn stop_within(&mut self, bound: Duration) {
        self.thaw();
        if let Some(mut running) = self.running.take() {
            running.end(&[(Signal::SIGINT, bound), (Signal::SIGQUIT, Duration::from_secs(3))]);
            self.tidy();
        }
    }

    /// SIGKILL, as a power failure would.
    pub fn kill(&mut self) {
        self.signal_sessions(Signal::SIGCONT);
        if let Some(mut running) = self.running.take() {
            running.kill();
            self.tidy();
        }
    }

    /// SIGSTOP: the server accepts connections and answers nothing. Its present sessions go on.
    pub fn pause(&mut self) {
        if let Some(running) = &mut self.running {
            running.signal(Signal::SIGSTOP);
        }
    }

    /// SIGCONT after `pause`.
    pub fn resume(&mut self) {
        if let Some(running) = &mut self.running {
            running.signal(Signal::SIGCONT);
        }
    }

    /// `pause` for the sessions as well: whatever was under way stands still. (Only Linux tells which processes these are.)
    pub fn freeze(&mut self) {
        self.pause();
        self.signal_sessions(Signal::SIGSTOP);
    }

    /// After `freeze`. A frozen server is thawed before it is stopped or killed.
    pub fn thaw(&mut self) {
        self.signal_sessions(Signal::SIGCONT);
        self.resume();
    }

    /// Lets the server run on after this process. `stop_left_over` on the same folder stops it.
    pub fn leave_running(mut self) {
        self.running = None;
        if let Some(leash) = self.leash.take() {
            leash.untie();
        }
    }

    /// Stops a server that an earlier run left on this folder. True if there was one.
    pub fn stop_left_over(folder: &DataFolder) -> Result<bool> {
        let found = cluster::stop_left_over(folder)?;
        // Nobody uses the folder now. The lock beside the socket may bear the number of a killed server's zombie, which would stop
        // the next one.
        remove_socket_folder(&socket_folder(folder));
        Ok(found)
    }

    fn bring_up(&mut self) -> Result<()> {
        self.make_socket_folder()?;
        let running = Running::spawn(self.command(), &self.folder.log("postgres"))?;
        let pid = running.pid();
        self.running = Some(running);
        if self.options.leash {
            let pid_file = self.data.join("postmaster.pid");
            self.leash = Some(Leash::tie(self.folder.owner(), self.folder.path(), pid, &pid_file, Signal::SIGQUIT)?);
        }
        self.wait_until_ready()?;
        for database in self.options.databases.clone() {
            self.create_database(&database)?;
        }
        Ok(())
    }

    fn command(&self) -> Command {
        let mut command = Command::new(self.program.bin.join("postgres"));
        self.folder.owner().dress(&mut command, self.folder.path());
        command.arg("-D").arg(&self.data).arg("-k").arg(&self.socket_folder);
        let mut settings = vec![
            ("listen_addresses", ""),
            ("port", "5432"),
            ("max_connections", "200"),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            ("logging_collector", "off"),
        ];
        if !self.options.durable {
            // Only fsync: without synchronous commits or full pages even a killed process would lose answered writes.
            settings.push(("fsync", "off"));
        }
        let further = self.options.settings.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in settings.into_iter().chain(further) {
            command.arg("-c").arg(format!("{name}={value}"));
        }
        command
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let socket = self.socket_folder.join(SOCKET);
        let Some(running) = &mut self.running else { return Ok(()) };
        let mut last = Error::new("it made no socket");
        let ready = wait_for(self.options.start_within, || {
            if let Some(status) = running.ended() {
                return Some(Err(format!("ended while starting ({status})")));
            }
            match Session::open(&socket, SUPERUSER, "postgres", Duration::from_secs(5)) {
                Ok(_) => Some(Ok(())),
                Err(e) => {
                    last = e;
                    None
                }
            }
        });
        let seconds = self.options.start_within.as_secs();
        let trouble = match ready {
            Some(Ok(())) => return Ok(()),
            Some(Err(trouble)) => trouble,
            None => format!("did not answer within {seconds} s ({last})"),
        };
        let tail = running.log.tail();
        Err(Error::new(format!("Postgres {} ({}) {trouble}. {tail}", self.program.version, self.program.bin.display())))
    }

    /// Sessions are children in groups of their own, so that a signal to the server's group does not reach them.
    fn signal_sessions(&mut self, signal: Signal) {
        let Some(running) = &mut self.running else { return };
        // The number of a server that has ended may be another's.
        let sessions = if running.ended().is_none() { children_of(running.pid()) } else { Vec::new() };
        for session in sessions {
            // One that has just ended needs no signal.
            _ = kill(Pid::from_raw(session), signal);
        }
    }

    fn make_socket_folder(&self) -> Result<()> {
        let owner = self.folder.owner();
        owner.make_folder(&self.socket_folder)?;
        check_owner(&self.socket_folder, owner)?;
        fs::set_permissions(&self.socket_folder, fs::Permissions::from_mode(0o700))
            .map_err(|e| Error::io(format!("cannot protect the folder {}", self.socket_folder.display()), &e))
    }

    fn tidy(&mut self) {
        if let Some(leash) = self.leash.take() {
            leash.untie();
        }
        remove_socket_folder(&self.socket_folder);
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A socket's path may have 107 bytes, a data folder's may be longer: the socket lies in a short folder named after it.
fn socket_folder(folder: &DataFolder) -> PathBuf {
    if folder.is_temporary() {
        return folder.path().join("socket");
    }
    Path::new("/tmp").join(format!("sala-{}", hash(folder.path())))
}

/// Only what Postgres puts there, never more: the folder lies in /tmp.
fn remove_socket_folder(folder: &Path) {
    for file in [SOCKET.to_owned(), format!("{SOCKET}.lock")] {
        _ = fs::remove_file(folder.join(file));
    }
    _ = fs::remove_dir(folder);
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |done, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            done + &char::from(byte).to_string()
        } else {
            format!("{done}%{byte:02X}")
        }
    })
}
