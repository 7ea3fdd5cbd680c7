//! The private servers of `up`, as one thing to start, watch and stop.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use chassis::lifecycle::Lifecycle;
use local::{DataFolder, Nats, NatsOptions, NatsProgram, Postgres, PostgresOptions, Programs};
use tokio::time::sleep;

use crate::say;

/// The name of the database in the private Postgres.
const DATABASE: &str = "sala";
/// After a drain nobody uses the servers any more, so they need no time to end in order.
const STOP_WITHIN: Duration = Duration::from_secs(1);
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// What runs beside us. Stopped when dropped.
#[derive(Default)]
pub(super) struct Servers {
    postgres: Option<Postgres>,
    nats: Option<Nats>,
    /// Nothing is started any more.
    closed: bool,
}

/// What to start.
pub(super) struct Wanted {
    pub(super) programs: Programs,
    /// Leave Postgres out: there is another database.
    pub(super) postgres: bool,
    pub(super) nats: Option<NatsProgram>,
}

/// Where the private servers are.
#[derive(Debug, Clone, Default)]
pub(super) struct Addresses {
    pub(super) database: Option<String>,
    pub(super) nats: Option<(String, String)>,
}

impl Servers {
    /// Starts both at once. Blocks.
    pub(super) fn start(&mut self, wanted: &Wanted, folder: &DataFolder, streams: &DataFolder) -> Result<()> {
        if self.closed {
            bail!("stopped before it began");
        }
        let token = local::random_token()?;
        std::thread::scope(|scope| {
            let nats = wanted.nats.as_ref().map(|program| {
                let options = NatsOptions { token: Some(token), ..NatsOptions::default() };
                scope.spawn(|| timed(|| Nats::start(program, streams, options)))
            });
            let postgres = wanted.postgres.then(|| timed(|| Postgres::start(&wanted.programs, folder, PostgresOptions::default())));
            let nats = nats.map(|thread| thread.join().map_err(|_| anyhow::anyhow!("starting nats-server panicked"))).transpose()?;
            if let Some((started, took)) = postgres {
                let postgres = started?;
                say::stage("Postgres", &format!("{}, private", postgres.version()), took);
                self.postgres = Some(postgres);
            }
            if let Some((started, took)) = nats {
                let nats = started?;
                say::stage("NATS", &format!("{}, private, JetStream", nats.version()), took);
                self.nats = Some(nats);
            }
            Ok(())
        })
    }

    pub(super) fn addresses(&self) -> Addresses {
        let nats = self.nats.as_ref().map(|nats| (nats.url(), nats.token().unwrap_or_default().to_owned()));
        Addresses { database: self.postgres.as_ref().map(|postgres| postgres.url(DATABASE)), nats }
    }

    fn ended(&mut self) -> Option<local::Error> {
        self.postgres.as_mut().and_then(Postgres::ended).or_else(|| self.nats.as_mut().and_then(Nats::ended))
    }
}

/// A server that ends by itself takes us down: its log says why.
pub(super) fn watch(servers: &Arc<Mutex<Servers>>, lifecycle: &Lifecycle) {
    let (servers, stop) = (servers.clone(), lifecycle.draining().clone());
    lifecycle.spawn("private servers", async move {
        while stop.run_until_cancelled(sleep(LOOK_EVERY)).await.is_some() {
            let ended = servers.lock().unwrap_or_else(PoisonError::into_inner).ended();
            if let Some(error) = ended {
                return Err(error);
            }
        }
        Ok(())
    });
}

/// Stops what runs.
pub(super) async fn stop(servers: &Arc<Mutex<Servers>>) {
    let servers = servers.clone();
    let stopped = tokio::task::spawn_blocking(move || {
        let mut servers = servers.lock().unwrap_or_else(PoisonError::into_inner);
        servers.closed = true;
        if let Some(mut nats) = servers.nats.take() {
            nats.stop();
        }
        if let Some(mut postgres) = servers.postgres.take() {
            postgres.stop_within(STOP_WITHIN);
        }
    });
    if let Err(error) = stopped.await {
        tracing::error!(%error, "stopping the private servers failed");
    }
}

/// Ends what runs without asking it. Whoever is stopping them at this moment goes on.
pub(super) fn kill(servers: &Arc<Mutex<Servers>>) {
    let Ok(mut servers) = servers.try_lock() else { return };
    if let Some(mut nats) = servers.nats.take() {
        nats.kill();
    }
    if let Some(mut postgres) = servers.postgres.take() {
        postgres.kill();
    }
}

/// Settings for the commands that look after a running `up`: `sala events pending --config .sala/running.toml`.
pub(super) fn write_settings(file: &Path, addresses: &Addresses, database: &str) -> Result<()> {
    let mut settings = toml::Table::new();
    for service in crate::compose::services() {
        let url = toml::Table::from_iter([("url".to_owned(), toml::Value::from(database))]);
        settings.insert(service.name.to_owned(), toml::Table::from_iter([("database".to_owned(), toml::Value::Table(url))]).into());
    }
    if let Some((url, token)) = &addresses.nats {
        let nats = [("url".to_owned(), toml::Value::from(url.as_str())), ("token".to_owned(), toml::Value::from(token.as_str()))];
        settings.insert("nats".to_owned(), toml::Table::from_iter(nats).into());
    }
    let text = format!("# Where the private servers of the running `sala up` are. Written at every start.\n{settings}");
    std::fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    let done = work();
    (done, began.elapsed())
}
