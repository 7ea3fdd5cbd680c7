//! What a process shows of itself, in the words of `design`: rate, errors and duration of every RPC, the way of events from the
//! outbox to the read models, databases, the bus, the process. Prometheus reads it from the admin port (`OpenMetrics` text).
//!
//! The names of RPC metrics are OpenTelemetry's: `rpc.server.call.duration` in seconds, with `rpc.method` and
//! `rpc.response.status_code`, is stable since its conventions 1.45; dots become underscores. Labels are methods, codes, reasons,
//! services and sources, never ids, so there are as many series as the house has parts.
//!
//! What happens in this process is counted as it happens, by atomic numbers; what only a database knows is asked when somebody
//! looks, within bounds ([`readings`]).

mod calls;
mod page;
mod process;
mod readings;

use std::sync::Arc;

use prometheus_client::encoding::text;
use prometheus_client::registry::Registry;

use crate::bus::{Bus, NatsBus};
use crate::db::Database;
use crate::lane::LaneFlow;
use crate::outbox::RelayState;
use crate::project::Progress;
use crate::service::Service;

pub use calls::Calls;

pub(crate) use calls::Ongoing;

use page::Page;
use process::Process;
use readings::{Reading, Readings};

/// A service and where it keeps its data.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The service.
    pub service: Service,
    /// Its database.
    pub db: Database,
    /// The same database under the role of the relay; may be the same pool.
    pub relay_db: Database,
}

/// A lane: its service, its name, what goes through it.
pub type Named = (&'static str, &'static str, Arc<LaneFlow>);

/// Everything of a process that can be looked at.
#[derive(Debug, Clone)]
pub struct Watched {
    /// The release.
    pub version: &'static str,
    /// The calls that come through the door.
    pub calls: Arc<Calls>,
    /// The services and their databases.
    pub kept: Vec<Kept>,
    /// The relays, by source.
    pub relays: Vec<(&'static str, Arc<RelayState>)>,
    /// How far the read models have read: reader, source, progress.
    pub readers: Vec<(&'static str, &'static str, Progress)>,
    /// The lanes of hot calls: service, lane, what goes through it.
    pub lanes: Vec<Named>,
    /// The connection to NATS, where there is one.
    pub nats: Option<NatsBus>,
}

impl Watched {
    /// A process in which nothing but calls is watched yet, and the connection of the bus.
    pub fn new(version: &'static str, calls: Arc<Calls>, bus: &Bus) -> Self {
        let nats = match bus {
            Bus::Nats(nats) => Some(nats.clone()),
            Bus::InProcess(_) => None,
        };
        Self { version, calls, kept: Vec::new(), relays: Vec::new(), readers: Vec::new(), lanes: Vec::new(), nats }
    }
}

/// Shows what is watched.
#[derive(Debug)]
pub struct Metrics {
    watched: Arc<Watched>,
    readings: Readings,
}

impl Metrics {
    /// Nothing is asked before somebody looks.
    pub fn new(watched: Watched) -> Self {
        Self { watched: Arc::new(watched), readings: Readings::default() }
    }

    /// Everything, as `OpenMetrics` text.
    pub async fn render(&self) -> String {
        let readings = self.readings.of(&self.watched.kept).await;
        let mut registry = Registry::default();
        registry.register_collector(Box::new(Page { watched: self.watched.clone(), readings, process: Process::look() }));
        let mut out = String::new();
        // Writing to a text cannot fail, and the page itself has no error to report.
        let _infallible = text::encode(&mut out, &registry);
        out
    }

    /// Why no call should be sent here; None when calls may come. NATS is not asked: without it writers go on.
    pub async fn unready(&self) -> Option<String> {
        let readings = self.readings.of(&self.watched.kept).await;
        self.watched.kept.iter().zip(&readings).find_map(|(kept, reading)| unready(kept.service.name, reading))
    }
}

fn unready(service: &str, reading: &Reading) -> Option<String> {
    if !reading.up {
        return Some(format!("the database of {service} does not answer"));
    }
    let missing: usize = reading.applied.iter().map(|set| set.missing).sum();
    (missing > 0).then(|| format!("the tables of {service} lack {missing} migrations: run `sala migrate {service}`"))
}
