//! One house on the street: Postgres, nats-server, a writing and a reading process, each of which may be killed at any time.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use chassis::auth::{Grant, Issuer};
use local::{DataFolder, Nats, NatsOptions, NatsProgram, Postgres, PostgresOptions, Programs, Row};

use super::desk::Desk;
use super::sala::{self, Sala};
use super::until;

pub(crate) const DATABASE: &str = "sala";

/// A house, its servers and its processes.
pub(crate) struct Street {
    pub(crate) postgres: Postgres,
    pub(crate) nats: Nats,
    pub(crate) partners: Option<Sala>,
    pub(crate) reporting: Option<Sala>,
    /// A second writer, where a test wants one.
    pub(crate) second: Option<Sala>,
    /// What runs in it, unless something else is asked for.
    program: PathBuf,
    ports: Ports,
    token: String,
    config: PathBuf,
    /// Logs and histories stay.
    kept: bool,
    // Last: its end removes what the others stand on.
    folder: DataFolder,
}

#[derive(Clone, Copy)]
struct Ports {
    partners: u16,
    second: u16,
    reporting: u16,
}

/// A stopped Postgres with all tables, made once a process: every house begins as a copy of it.
fn furnished() -> &'static DataFolder {
    static FURNISHED: OnceLock<DataFolder> = OnceLock::new();
    FURNISHED.get_or_init(|| {
        let folder = DataFolder::in_memory("furnished").expect("a temporary folder");
        let options = PostgresOptions { databases: vec![DATABASE.to_owned()], ..PostgresOptions::for_tests() };
        let postgres = Postgres::start(&Programs::find(), &folder, options).expect("Postgres starts");
        let url = postgres.url(DATABASE);
        let urls = ["partners", "schools", "evaluations", "reporting"].map(|service| format!("{service}.database.url={url}"));
        let set = urls.iter().flat_map(|setting| ["--set", setting]);
        sala::run(&["migrate"].into_iter().chain(set).collect::<Vec<_>>());
        drop(postgres);
        folder
    })
}

impl Street {
    /// Servers, tables, streams and both services.
    pub(crate) async fn open(program: &NatsProgram) -> Self {
        let mut street = Self::servers(program);
        street.start_partners(&[]);
        street.start_reporting();
        street.ready().await;
        street
    }

    /// Servers, tables and streams; nobody uses them yet.
    pub(crate) fn servers(program: &NatsProgram) -> Self {
        let options = PostgresOptions { copy_of: Some(furnished().clone()), ..PostgresOptions::for_tests() };
        Self::built(program, sala::program(), options)
    }

    /// The same, with another build of the binary in it and the tables that it makes.
    pub(crate) fn servers_of(program: &NatsProgram, binary: &Path) -> Self {
        let options = PostgresOptions { databases: vec![DATABASE.to_owned()], ..PostgresOptions::for_tests() };
        let street = Self::built(program, binary, options);
        street.sala(&["migrate"]);
        street
    }

    fn built(program: &NatsProgram, binary: &Path, options: PostgresOptions) -> Self {
        let folder = DataFolder::in_memory("street").expect("a temporary folder");
        let postgres = Postgres::start(&Programs::find(), &folder, options).expect("Postgres starts");
        let token = local::random_token().expect("random bytes");
        let nats =
            Nats::start(program, &folder, NatsOptions { token: Some(token), ..NatsOptions::for_tests() }).expect("nats-server starts");
        let keys = tempfile::Builder::new().prefix("sala-street-").tempdir().expect("a folder").keep();
        let issuer = Issuer::open(&keys).expect("a local issuer");
        let grants: Vec<Grant> =
            ["institute_coordinator@global", "operator@global"].iter().map(|grant| grant.parse().expect("a grant")).collect();
        let token = issuer.mint("street", &grants, Duration::from_hours(1)).expect("a token");
        let ports = Ports { partners: sala::free_port(), second: sala::free_port(), reporting: sala::free_port() };
        let config = keys.join("street.toml");
        let (partners, reporting, second, program) = (None, None, None, binary.to_owned());
        let street = Self { postgres, nats, partners, reporting, second, program, ports, token, config, kept: false, folder };
        street.write_config();
        street.provision();
        street
    }

    /// From here on another build of the binary is what runs; what runs already stays.
    pub(crate) fn runs(&mut self, binary: &Path) {
        binary.clone_into(&mut self.program);
    }

    /// What every process of this house is told.
    fn write_config(&self) {
        let url = self.postgres.url(DATABASE);
        let (nats, token) = (self.nats.url(), self.nats.token().unwrap_or_default());
        let keys = self.config.with_file_name("jwks.json");
        let text = format!(
            "[log]\nfilter = \"info,chassis=debug\"\nformat = \"text\"\n\
             [grpc]\nlame_duck_seconds = 0\ndrain_seconds = 3\n\
             [admin]\nlisten = \"\"\n\
             [auth]\njwks_file = \"{}\"\n\
             [nats]\nurl = \"{nats}\"\ntoken = \"{token}\"\n\
             [partners.database]\nurl = \"{url}\"\n[schools.database]\nurl = \"{url}\"\n\
             [evaluations.database]\nurl = \"{url}\"\n[reporting.database]\nurl = \"{url}\"\n",
            keys.display()
        );
        fs::write(&self.config, text).expect("the configuration is written");
    }

    pub(crate) fn start_partners(&mut self, settings: &[&str]) {
        self.partners = Some(self.serve("partners", "partners", self.ports.partners, settings));
    }

    pub(crate) fn start_second(&mut self) {
        self.second = Some(self.serve("partners", "second", self.ports.second, &[]));
    }

    pub(crate) fn start_reporting(&mut self) {
        self.start_reporting_with(&[]);
    }

    pub(crate) fn start_reporting_with(&mut self, settings: &[&str]) {
        self.reporting = Some(self.serve("reporting", "reporting", self.ports.reporting, settings));
    }

    /// SIGKILL for the writer.
    pub(crate) fn kill_partners(&mut self) {
        self.partners.take().expect("the writer runs").kill();
    }

    /// SIGKILL for the reader.
    pub(crate) fn kill_reporting(&mut self) {
        self.reporting.take().expect("the reader runs").kill();
    }

    /// Makes the stream where it is missing.
    pub(crate) fn provision(&self) -> String {
        self.sala(&["events", "provision"])
    }

    /// Runs a command of the binary on this house.
    pub(crate) fn sala(&self, arguments: &[&str]) -> String {
        let config = self.config.to_str().expect("a plain path");
        sala::run_by(&self.program, &[arguments, &["--config", config]].concat())
    }

    /// Runs a command that may fail: what it printed, and whether it ended well.
    pub(crate) fn try_sala(&self, arguments: &[&str]) -> (bool, String) {
        let config = self.config.to_str().expect("a plain path");
        let done = sala::command_of(&self.program).args(arguments).args(["--config", config]).output().expect("the binary starts");
        (done.status.success(), String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned())
    }

    /// Rows of a statement, as text.
    pub(crate) fn sql(&self, statement: &str) -> Vec<Row> {
        self.postgres.query(DATABASE, statement).unwrap_or_else(|e| panic!("{statement}: {e}"))
    }

    /// The first field of the first row.
    pub(crate) fn one(&self, statement: &str) -> String {
        self.sql(statement).into_iter().next().and_then(|row| row.into_iter().next().flatten()).unwrap_or_default()
    }

    /// A session of its own, for locks that are held.
    pub(crate) fn session(&self) -> local::Session {
        self.postgres.session(DATABASE).expect("a session")
    }

    /// Where the writer listens.
    pub(crate) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.ports.partners)
    }

    /// Where the reader listens.
    pub(crate) fn board_address(&self) -> String {
        format!("127.0.0.1:{}", self.ports.reporting)
    }

    /// A token of somebody who may write and read.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// A token of somebody else, with one grant.
    pub(crate) fn token_of(&self, grant: &str) -> String {
        self.token_with(grant, &[grant.to_owned()])
    }

    /// A token of somebody else, with these grants.
    pub(crate) fn token_with(&self, who: &str, grants: &[String]) -> String {
        let grants: Vec<Grant> = grants.iter().map(|grant| grant.parse().expect("a grant")).collect();
        let issuer = Issuer::open(self.room()).expect("the local issuer");
        issuer.mint(who, &grants, Duration::from_hours(1)).expect("a token")
    }

    /// A desk at which calls are made; it outlives the processes behind it.
    pub(crate) fn desk(&self) -> Desk {
        Desk::new(self.ports.partners, self.ports.reporting, &self.token)
    }

    /// The same at the second writer.
    pub(crate) fn second_desk(&self) -> Desk {
        Desk::new(self.ports.second, self.ports.reporting, &self.token)
    }

    /// Waits until the processes that were started answer.
    pub(crate) async fn ready(&mut self) {
        let desk = self.desk();
        self.until("the writer answers", async |street| {
            street.partners.as_mut().is_none_or(|sala| sala.ended().is_none()).then_some(())?;
            if street.partners.is_none() { Some(()) } else { desk.writer_answers().await.then_some(()) }
        })
        .await;
        self.until(
            "the reader answers",
            async |street| if street.reporting.is_none() { Some(()) } else { desk.position().await.map(|_| ()) },
        )
        .await;
    }

    /// Waits for something; what did not come is shown with what the processes said last.
    pub(crate) async fn until<T>(&mut self, what: &str, mut look: impl AsyncFnMut(&mut Self) -> Option<T>) -> T {
        match until(async || look(self).await).await {
            Some(found) => found,
            None => panic!("{what}: never\n{}", self.last_words()),
        }
    }

    /// The ends of the logs.
    pub(crate) fn last_words(&self) -> String {
        let tail = |log: &PathBuf| {
            let text = fs::read_to_string(log).unwrap_or_default();
            let lines: Vec<&str> = text.lines().collect();
            format!("--- {}\n{}\n", log.display(), lines[lines.len().saturating_sub(15)..].join("\n"))
        };
        let mut logs: Vec<PathBuf> = fs::read_dir(self.room()).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        logs.retain(|path| path.extension().is_some_and(|ending| ending == "log"));
        logs.sort();
        logs.iter().map(tail).collect()
    }

    /// Lets logs and histories stay, for a run that failed without a panic.
    pub(crate) fn keep(&mut self) {
        self.kept = true;
    }

    /// Where the logs of the processes are. It stays when a test fails.
    pub(crate) fn room(&self) -> &Path {
        self.config.parent().unwrap_or(self.folder.path())
    }

    /// The configuration that every process is given.
    pub(crate) fn config(&self) -> &str {
        self.config.to_str().expect("a plain path")
    }

    /// The address of another database on the same server.
    pub(crate) fn url(&self, database: &str) -> String {
        self.postgres.url(database)
    }

    fn log(&self, name: &str) -> PathBuf {
        self.config.with_file_name(format!("{name}.log"))
    }

    /// A process of this house under a name of its own.
    pub(crate) fn serve(&self, service: &str, name: &str, port: u16, settings: &[&str]) -> Sala {
        let mut command = sala::command_of(&self.program);
        command.args(["serve", service, "--config"]).arg(&self.config).arg("--set").arg(format!("grpc.listen=127.0.0.1:{port}"));
        for setting in settings {
            command.args(["--set", setting]);
        }
        Sala::start(&mut command, &self.log(name))
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        (self.partners, self.reporting, self.second) = (None, None, None);
        if !self.kept && !std::thread::panicking() {
            _ = fs::remove_dir_all(self.room());
        }
    }
}
