//! A street with several writers and readers, each with a line of its own to NATS and to Postgres.

use local::NatsProgram;
use tempfile::TempDir;
use testkit::Caller;
use tokio::task::block_in_place;

use super::proxy::{Line, Proxy};
use crate::faults::sala::{self, Sala};
use crate::faults::street::{DATABASE, Street};

/// How many of each there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    pub(super) writers: usize,
    pub(super) readers: usize,
}

/// Servers, processes and the lines between them.
pub(super) struct Town {
    pub(super) street: Street,
    pub(super) writers: Vec<Member>,
    pub(super) readers: Vec<Member>,
    /// The lines to Postgres end here.
    sockets: TempDir,
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
        let street = block_in_place(|| Street::servers(program));
        let sockets = tempfile::Builder::new().prefix("sala-lines-").tempdir().expect("a temporary folder");
        let mut town = Self { street, writers: Vec::new(), readers: Vec::new(), sockets };
        for number in 0..shape.writers {
            let member = town.member("partners", format!("writer-{number}")).await;
            town.writers.push(member);
        }
        for number in 0..shape.readers {
            let member = town.member("reporting", format!("reader-{number}")).await;
            town.readers.push(member);
        }
        town.heal();
        town
    }

    /// Clients of the writers.
    pub(super) fn desks(&self) -> Vec<Caller> {
        self.writers.iter().map(|writer| self.caller(writer)).collect()
    }

    /// A client of a reader.
    pub(super) fn reader(&self, number: usize) -> Caller {
        self.caller(&self.readers[number])
    }

    pub(super) fn start(&mut self, who: Who) {
        let Self { street, writers, readers, .. } = self;
        let member = member(writers, readers, who);
        if member.process.as_mut().is_none_or(|process| process.ended().is_some()) {
            let settings: Vec<&str> = member.settings.iter().map(String::as_str).collect();
            member.process = Some(street.serve(member.service, &member.name, member.port, &settings));
        }
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
        member(&mut self.writers, &mut self.readers, who)
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
        for member in self.writers.iter().chain(&self.readers) {
            member.nats.set(Line::Good);
            member.postgres.set(Line::Good);
        }
        for who in self.everybody() {
            self.signal(who, "CONT");
            self.start(who);
        }
    }

    pub(super) fn everybody(&self) -> Vec<Who> {
        (0..self.writers.len()).map(Who::Writer).chain((0..self.readers.len()).map(Who::Reader)).collect()
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

    fn caller(&self, member: &Member) -> Caller {
        let peer = chassis::peer::Peer::remote(&format!("http://127.0.0.1:{}", member.port)).expect("an address");
        Caller::new(peer).bearing(self.street.token()).language("en")
    }
}

/// One of the processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Writer(usize),
    Reader(usize),
}

impl std::fmt::Display for Who {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Writer(number) => write!(f, "writer {number}"),
            Self::Reader(number) => write!(f, "reader {number}"),
        }
    }
}

fn member<'a>(writers: &'a mut [Member], readers: &'a mut [Member], who: Who) -> &'a mut Member {
    match who {
        Who::Writer(number) => &mut writers[number],
        Who::Reader(number) => &mut readers[number],
    }
}
