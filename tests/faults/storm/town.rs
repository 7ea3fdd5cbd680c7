//! A street with several writers of each source and several readers, each with a line of its own to NATS and to Postgres.

use chassis::peer::Peer;
use local::NatsProgram;
use tempfile::TempDir;
use testkit::Caller;
use tokio::task::block_in_place;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use super::fold::Source;
use super::proxy::{Line, Proxy};
use super::work::Ground;
use super::work::evaluations::{PERSONS, person};
use super::world::Begin;
use crate::faults::sala::{self, Sala};
use crate::faults::street::{DATABASE, Street};

/// How many of each there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Of partners.
    pub(super) writers: usize,
    /// Of schools.
    pub(super) schools: usize,
    /// Of evaluations, which read as well.
    pub(super) evaluations: usize,
    pub(super) readers: usize,
}

/// Servers, processes and the lines between them.
pub(super) struct Town {
    pub(super) shape: Shape,
    pub(super) street: Street,
    pub(super) writers: Vec<Member>,
    pub(super) schools: Vec<Member>,
    pub(super) evaluations: Vec<Member>,
    pub(super) readers: Vec<Member>,
    /// Of clerks, who write everywhere and judge schools themselves.
    token: String,
    /// What there is of schools and evaluations before clerks begin.
    pub(super) ground: Ground,
    /// Where the logs ended then.
    pub(super) laid: [Begin; 3],
    /// The lines to Postgres end here.
    _sockets: TempDir,
}

/// Clients of the writers of each source.
#[derive(Clone)]
pub(super) struct Desks {
    partners: Vec<Caller>,
    schools: Vec<Caller>,
    evaluations: Vec<Caller>,
}

impl Desks {
    pub(super) fn of(&self, source: Source) -> &[Caller] {
        match source {
            Source::Partners => &self.partners,
            Source::Schools => &self.schools,
            Source::Evaluations => &self.evaluations,
        }
    }
}

/// A process of the house.
pub(super) struct Member {
    service: &'static str,
    pub(super) name: String,
    port: u16,
    settings: Vec<String>,
    pub(super) nats: Proxy,
    pub(super) postgres: Proxy,
    process: Option<Sala>,
}

impl Town {
    pub(super) async fn open(program: &NatsProgram, shape: Shape) -> Self {
        let mut street = block_in_place(|| Street::servers(program));
        let sockets = tempfile::Builder::new().prefix("sala-lines-").tempdir().expect("a temporary folder");
        let members = Members { street: &street, sockets: &sockets };
        let writers = members.of("partners", "writer", shape.writers).await;
        let schools = members.of("schools", "school", shape.schools).await;
        let evaluations = members.of("evaluations", "evaluation", shape.evaluations).await;
        let readers = members.of("reporting", "reader", shape.readers).await;
        let started = |mut members: Vec<Member>| {
            for member in &mut members {
                member.start(&street);
            }
            members
        };
        let (writers, schools) = (started(writers), started(schools));
        let (evaluations, readers) = (started(evaluations), started(readers));
        let token = token(&street);
        for member in writers.iter().chain(&schools).chain(&evaluations).chain(&readers) {
            street.until(&format!("{} answers", member.name), async |_| member.answers().await).await;
        }
        let judges = evaluations[0].caller(&token);
        let ground = Ground::lay(&schools[0].caller(&token), &judges).await;
        street.until("evaluations hear of the schools that are judged", async |_| ground.heard(&judges).await).await;
        let unnumbered = "select (select count(*) from schools.outbox where position is null) + (select count(*) from evaluations.outbox where position is null)";
        let numbered = async |street: &mut Street| (block_in_place(|| street.one(unnumbered)) == "0").then_some(());
        street.until("the relay gives positions", numbered).await;
        let laid = block_in_place(|| Source::ALL.map(|source| Begin::now(&street, source)));
        Self { shape, street, writers, schools, evaluations, readers, token, ground, laid, _sockets: sockets }
    }

    /// Clients of the writers.
    pub(super) fn desks(&self) -> Desks {
        let callers = |members: &[Member]| members.iter().map(|writer| writer.caller(&self.token)).collect();
        Desks { partners: callers(&self.writers), schools: callers(&self.schools), evaluations: callers(&self.evaluations) }
    }

    /// A client of a reader.
    pub(super) fn reader(&self, number: usize) -> Caller {
        self.readers[number].caller(&self.token)
    }

    pub(super) fn start(&mut self, who: Who) {
        let Self { street, writers, schools, evaluations, readers, .. } = self;
        member([writers, schools, evaluations, readers], who).start(street);
    }

    /// SIGKILL. The process may be gone already.
    pub(super) fn kill(&mut self, who: Who) {
        if let Some(mut process) = self.member_mut(who).process.take() {
            process.kill();
        }
    }

    /// Sends a signal to a process that runs.
    pub(super) fn signal(&mut self, who: Who, name: &str) {
        if let Some(process) = &mut self.member_mut(who).process
            && process.ended().is_none()
        {
            process.signal(name);
        }
    }

    /// SIGTERM and the end of it.
    pub(super) async fn drain(&mut self, who: Who) {
        if let Some(mut process) = self.member_mut(who).process.take() {
            process.signal("CONT");
            process.signal("TERM");
            process.end().await;
        }
    }

    pub(super) fn member_mut(&mut self, who: Who) -> &mut Member {
        member([&mut self.writers, &mut self.schools, &mut self.evaluations, &mut self.readers], who)
    }

    /// Good weather: every server and every process runs, every line is good, and the stream is there.
    pub(super) fn heal(&mut self) {
        block_in_place(|| {
            let street = &mut self.street;
            street.postgres.thaw();
            if street.postgres.ended().is_some() || street.postgres.pid().is_none() {
                street.postgres.start_again().expect("Postgres starts again");
            }
            street.nats.resume();
            if street.nats.ended().is_some() || street.nats.pid().is_none() {
                street.nats.start_again().expect("nats-server starts again");
            }
        });
        for member in self.writers.iter().chain(&self.schools).chain(&self.evaluations).chain(&self.readers) {
            member.nats.set(Line::Good);
            member.postgres.set(Line::Good);
        }
        for who in self.everybody() {
            self.signal(who, "CONT");
            self.start(who);
        }
    }

    pub(super) fn everybody(&self) -> Vec<Who> {
        let writers = (0..self.writers.len()).map(Who::Writer).chain((0..self.schools.len()).map(Who::School));
        let evaluations = (0..self.evaluations.len()).map(Who::Evaluation);
        writers.chain(evaluations).chain((0..self.readers.len()).map(Who::Reader)).collect()
    }
}

/// Makes the processes of a town.
struct Members<'a> {
    street: &'a Street,
    sockets: &'a TempDir,
}

impl Members<'_> {
    async fn of(&self, service: &'static str, role: &str, many: usize) -> Vec<Member> {
        let mut members = Vec::with_capacity(many);
        for number in 0..many {
            members.push(self.member(service, format!("{role}-{number}")).await);
        }
        members
    }

    async fn member(&self, service: &'static str, name: String) -> Member {
        let (nats, nats_port) = Proxy::before_port(self.street.nats.port()).await;
        let folder = self.sockets.path().join(&name);
        std::fs::create_dir(&folder).expect("a folder for a socket");
        let socket = ".s.PGSQL.5432";
        let postgres = Proxy::before_socket(self.street.postgres.socket_folder().join(socket), &folder.join(socket));
        let host = folder.display().to_string().replace('/', "%2F");
        let settings = vec![
            format!("nats.url=nats://127.0.0.1:{nats_port}"),
            format!("{service}.database.url=postgres://sala@localhost/{DATABASE}?host={host}"),
            // Each connection plans every statement for itself, after every start anew: a few do the same work for less.
            format!("{service}.database.max_connections=6"),
            "log.filter=info".to_owned(),
        ];
        Member { service, name, port: sala::free_port(), settings, nats, postgres, process: None }
    }
}

impl Member {
    fn start(&mut self, street: &Street) {
        if self.process.as_mut().is_none_or(|process| process.ended().is_some()) {
            let settings: Vec<&str> = self.settings.iter().map(String::as_str).collect();
            self.process = Some(street.serve(self.service, &self.name, self.port, &settings));
        }
    }

    fn caller(&self, token: &str) -> Caller {
        Caller::new(self.peer()).bearing(token).language("en")
    }

    fn peer(&self) -> Peer {
        Peer::remote(&format!("http://127.0.0.1:{}", self.port)).expect("an address")
    }

    /// Whether it says that it serves; None where not.
    async fn answers(&self) -> Option<()> {
        let said = HealthClient::new(self.peer()).check(HealthCheckRequest::default()).await.ok()?;
        (said.into_inner().status() == ServingStatus::Serving).then_some(())
    }
}

/// One of the processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Writer(usize),
    School(usize),
    /// Writes and reads.
    Evaluation(usize),
    Reader(usize),
}

impl std::fmt::Display for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Writer(number) => write!(f, "writer {number}"),
            Self::School(number) => write!(f, "writer {number} of schools"),
            Self::Evaluation(number) => write!(f, "writer {number} of evaluations"),
            Self::Reader(number) => write!(f, "reader {number}"),
        }
    }
}

/// A token of somebody who may do everything, and be each of the clerks who judge.
fn token(street: &Street) -> String {
    let judges = (0..PERSONS).map(|clerk| format!("assessor@person:{}", person(clerk)));
    let grants: Vec<String> = ["institute_coordinator@global", "operator@global"].map(str::to_owned).into_iter().chain(judges).collect();
    street.token_with("street", &grants)
}

fn member(of: [&mut Vec<Member>; 4], who: Who) -> &mut Member {
    let [writers, schools, evaluations, readers] = of;
    match who {
        Who::Writer(number) => &mut writers[number],
        Who::School(number) => &mut schools[number],
        Who::Evaluation(number) => &mut evaluations[number],
        Who::Reader(number) => &mut readers[number],
    }
}
