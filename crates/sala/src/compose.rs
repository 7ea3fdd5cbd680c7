//! The composition root: services, their databases, the bus and the door, put together. `serve` and `up` differ in addresses only.

mod ready;
mod upkeep;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use chassis::admin::Shown;
use chassis::auth::{AuthConfig, Authenticator, Roles, ServiceKey};
use chassis::bus::Bus;
use chassis::ctx::Shell;
use chassis::db::Database;
use chassis::job::Job;
use chassis::kernel::{Clock, Ids};
use chassis::lifecycle::Lifecycle;
use chassis::metrics::{Kept, Metrics, Watched};
use chassis::outbox::Relay;
use chassis::peer::Peer;
use chassis::project::{Progress, Projection, Projector};
use chassis::serve::{Bound, EVENT_LOG_SERVICE, Front, Guard, event_logs};
use chassis::service::{Parts, Service};
use tokio_util::sync::CancellationToken;
use tonic::service::Routes;

use crate::contract::did_you_mean;
use crate::near::near;
use crate::settings::Settings;

/// What remains to be done after the last call: the relay's last turn, and the tasks' ends.
const AFTER_THE_LAST_CALL: Duration = Duration::from_secs(1);

/// Every service of the house.
pub fn services() -> [Service; 4] {
    [partners::service(), schools::service(), evaluations::service(), reporting::service()]
}

/// The services of these names; all of them when none is named.
pub(crate) fn named(names: &[String]) -> Result<Vec<Service>> {
    let all = services();
    let mut found: Vec<Service> = Vec::new();
    for name in names {
        let Some(service) = all.iter().find(|s| s.name == name) else {
            let known: Vec<&str> = all.iter().map(|s| s.name).collect();
            bail!(
                "there is no service {name:?}{}; the services are {}",
                did_you_mean(&near(name, known.iter().copied())),
                known.join(", ")
            );
        };
        if !found.iter().any(|s| s.name == service.name) {
            found.push(*service);
        }
    }
    Ok(if names.is_empty() { all.to_vec() } else { found })
}

/// A service and where it keeps its data.
#[derive(Debug, Clone)]
pub struct Room {
    /// The service.
    pub service: Service,
    /// Its database.
    pub db: Database,
    /// The same database, under the role that may number the log.
    pub relay_db: Database,
}

impl Room {
    /// Opens the database as configured; connects when it is first used.
    pub fn open(service: Service, settings: &Settings) -> Result<Self> {
        let name = service.name;
        let section = settings.section(name)?;
        let open = |config, key: &str| {
            let database = Database::open(config, name).with_context(|| format!("{name}.{key}.url cannot be used"))?;
            anyhow::Ok(database.with_tables(&service.migrations))
        };
        if section.database.url.is_empty() {
            bail!(
                "{name}.database.url is not set: give it in a file, as SALA__{}__DATABASE__URL, or its path as url_file",
                name.to_uppercase()
            );
        }
        let db = open(section.database, "database")?;
        let relay_db = section.relay_database.map_or_else(|| Ok(db.clone()), |config| open(config, "relay_database"))?;
        Ok(Self { service, db, relay_db })
    }

    /// Waits for the database and refuses pending migrations.
    pub async fn ready(&self, within: Duration) -> Result<()> {
        ready::migrated(self, within).await
    }

    /// Waits for the database and brings its tables up to date.
    pub async fn migrate(&self, within: Duration) -> Result<()> {
        ready::migrate(self, within).await
    }

    /// Waits for the database and counts the migrations it lacks.
    pub async fn pending(&self, within: Duration) -> Result<usize> {
        ready::pending(self, within).await
    }
}

/// Everything that runs, before it runs.
#[derive(Debug)]
pub struct House {
    front: Front,
    relays: Vec<Relay>,
    projectors: Vec<Projector>,
    sources: Vec<Room>,
    jobs: Vec<(Job, Shell)>,
    guard: Guard,
    service_key: Option<Arc<ServiceKey>>,
    metrics: Arc<Metrics>,
    drain: Duration,
}

impl House {
    /// Builds the services and connects them to the bus and the door. Nothing runs yet.
    pub fn build(settings: &Settings, rooms: &[Room], bus: &Bus) -> Result<Self> {
        let (mut routes, mut names) = (Routes::default(), Vec::new());
        let (mut relays, mut projectors, mut sources, mut logs) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut jobs = Vec::new();
        let grpc = &settings.grpc;
        let guard = Guard::new(Authenticator::open(settings.auth.clone()).map_err(anyhow::Error::msg)?, roles(&settings.auth)?, grpc);
        let mut watched = Watched::new(env!("CARGO_PKG_VERSION"), guard.calls(), bus);
        for room in rooms {
            watched.kept.push(Kept { service: room.service, db: room.db.clone(), relay_db: room.relay_db.clone() });
            let relay =
                room.service.is_source().then(|| Relay::new(room.service.name, room.relay_db.clone(), bus.clone(), settings.relay.clone()));
            let progress = Progress::default();
            let shell = shell(room, relay.as_ref(), &progress);
            let parts = parts(settings, room, &shell)?;
            routes = merged(routes, parts.routes);
            names.extend(parts.grpc_services);
            jobs.extend(parts.jobs.into_iter().map(|job| (job, shell.clone())));
            watched.lanes.extend(parts.lanes.into_iter().map(|(lane, flow)| (room.service.name, lane, flow)));
            if !parts.projections.is_empty() {
                let projector = Projector::new(room.db.clone(), bus.clone(), parts.projections, Clock::system(), Ids::random());
                watched.readers.extend(projector.sources().into_iter().map(|source| (room.service.name, source, progress.clone())));
                projectors.push(projector.telling(progress));
            }
            if let Some(relay) = relay {
                watched.relays.push((room.service.name, relay.state()));
                relays.push(relay);
                sources.push(room.clone());
                logs.push((room.service.name, shell));
            }
        }
        if !logs.is_empty() {
            routes = merged(routes, event_logs(logs));
            names.push(EVENT_LOG_SERVICE);
        }
        let drain = Duration::from_secs(grpc.lame_duck_seconds + grpc.drain_seconds) + AFTER_THE_LAST_CALL;
        let front = Front::new(routes, names, guard.clone(), grpc.clone()).map_err(anyhow::Error::msg)?;
        let service_key = service_key(&settings.auth)?;
        Ok(Self { front, relays, projectors, sources, jobs, guard, service_key, metrics: Arc::new(Metrics::new(watched)), drain })
    }

    /// Waits for the keys of whoever issues the tokens.
    pub async fn ready(&self, within: Duration) -> Result<()> {
        self.guard.ready(within).await.map_err(anyhow::Error::msg)
    }

    /// All services behind the door, for a client in this process.
    pub fn peer(&self) -> Peer {
        Peer::in_process(self.front.in_process())
    }

    /// The same for a service of this process, which says who it is where it has a key.
    pub fn peer_of(&self, service: &'static str) -> Peer {
        let peer = self.peer();
        match &self.service_key {
            Some(key) => peer.signed(service, Arc::clone(key)),
            None => peer,
        }
    }

    /// How far the read models of this process have read.
    pub fn progress(&self) -> Vec<Progress> {
        self.projectors.iter().map(Projector::progress).collect()
    }

    /// How long a drain may take.
    pub fn drain(&self) -> Duration {
        self.drain
    }

    /// Starts relays, projectors, upkeep and, last, the port; shows what they do on the admin port.
    pub async fn open(self, bound: Bound, shown: &Shown, lifecycle: &Lifecycle) {
        // The relays and projectors go on until the last call is answered, so that what it wrote goes out at once.
        let after_the_last_call = CancellationToken::new();
        shown.show(self.metrics, after_the_last_call.clone());
        for relay in self.relays {
            lifecycle.spawn("relay", relay.run(after_the_last_call.clone()));
        }
        for projector in self.projectors {
            lifecycle.spawn("projector", projector.run(after_the_last_call.clone()));
        }
        for source in self.sources {
            lifecycle.spawn("upkeep", upkeep::forget_old_replies(source.db, lifecycle.draining().clone()));
        }
        for (job, shell) in self.jobs {
            lifecycle.spawn("job", job.run(shell, lifecycle.draining().clone()));
        }
        let keeping = self.guard.keep_keys(lifecycle.draining().clone());
        lifecycle.spawn("keys", async move {
            keeping.await;
            Ok::<(), String>(())
        });
        self.front.serving().await;
        let (front, drained) = (self.front, lifecycle.clone());
        lifecycle.spawn("gRPC", async move {
            let _then = after_the_last_call.drop_guard();
            front.serve(bound, drained).await
        });
    }
}

/// Every set of routes answers unknown paths; only one may.
fn merged(routes: Routes, more: Routes) -> Routes {
    routes.into_axum_router().merge(more.into_axum_router().reset_fallback()).into()
}

fn shell(room: &Room, relay: Option<&Relay>, progress: &Progress) -> Shell {
    let (nudge, progress) = (relay.map(Relay::nudge), progress.clone());
    Shell { db: room.db.clone(), clock: Clock::system(), ids: Ids::random(), nudge, progress }
}

fn parts(settings: &Settings, room: &Room, shell: &Shell) -> Result<Parts> {
    (room.service.build)(shell, settings.section(room.service.name)?.own.clone()).map_err(|e| anyhow!("{e}"))
}

/// The read models that a service keeps, for commands that work on them.
pub fn read_models(settings: &Settings, room: &Room) -> Result<Vec<Projection>> {
    Ok(parts(settings, room, &shell(room, None, &Progress::default()))?.projections)
}

pub(crate) fn roles(auth: &AuthConfig) -> Result<Roles> {
    let Some(file) = &auth.roles_file else { return Ok(Roles::compiled_in()?) };
    let text = std::fs::read_to_string(file).with_context(|| format!("auth.roles_file {}", file.display()))?;
    Roles::parse(&text).with_context(|| format!("auth.roles_file {}", file.display()))
}

fn service_key(auth: &AuthConfig) -> Result<Option<Arc<ServiceKey>>> {
    let key = auth.service_key_file.as_deref().map(ServiceKey::open).transpose();
    Ok(key.map_err(anyhow::Error::msg)?.map(Arc::new))
}

/// The sources whose events a service follows.
pub(crate) fn followed(settings: &Settings, room: &Room) -> Result<Vec<&'static str>> {
    let mut sources: Vec<_> = read_models(settings, room)?.iter().flat_map(|projection| projection.sources).copied().collect();
    sources.sort_unstable();
    sources.dedup();
    Ok(sources)
}

/// The roles, the key of the services, and the keys that tokens are signed with, as far as they are files.
pub(crate) fn authenticator(settings: &Settings) -> Result<Authenticator> {
    roles(&settings.auth)?;
    service_key(&settings.auth)?;
    Authenticator::open(settings.auth.clone()).map_err(anyhow::Error::msg)
}

/// Builds every named service without connecting to anything: what `config check` proves.
pub(crate) fn check(settings: &Settings, names: &[String]) -> Result<()> {
    for service in named(names)? {
        let room = Room::open(service, settings)?;
        parts(settings, &room, &shell(&room, None, &Progress::default()))?;
    }
    authenticator(settings)?;
    Ok(settings.nats.check()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn every_service_takes_its_own_section_of_the_defaults() {
        let settings = Settings::with(&[
            "partners.database.url=postgres://h/d",
            "schools.database.url=postgres://h/d",
            "evaluations.database.url=postgres://h/d",
            "reporting.database.url=postgres://h/d",
        ])
        .expect("fits");
        for service in services() {
            let room = Room::open(service, &settings).expect("has a URL");
            let shell = shell(&room, None, &Progress::default());
            assert!(parts(&settings, &room, &shell).is_ok_and(|parts| !parts.grpc_services.is_empty()), "{}", service.name);
        }
    }

    #[tokio::test]
    async fn a_house_whose_issuer_does_not_answer_says_so_and_one_with_two_issuers_is_not_built() {
        let nobody = format!("127.0.0.1:{}", local::free_port().expect("a free port"));
        let url = format!("auth.jwks_url=http://{nobody}/keys");
        let bus = Bus::InProcess(chassis::bus::InProcessBus::new());
        let house = House::build(&Settings::with(&[&url]).expect("fits"), &[], &bus).expect("nothing is asked for yet");
        let error = house.ready(Duration::from_millis(100)).await.expect_err("nobody answers").to_string();
        assert!(error.contains(&nobody) && error.contains("auth.jwks_url"), "{error}");
        let both = Settings::with(&[&url, "auth.jwks_file=/keys.json"]).expect("fits");
        assert!(House::build(&both, &[], &bus).expect_err("two issuers").to_string().contains("both set"));
    }

    #[test]
    fn services_are_named_once_and_a_misspelt_one_is_answered_with_the_nearest() {
        let names = |names: &[&str]| named(&names.iter().map(|&n| n.to_owned()).collect::<Vec<_>>());
        let found = names(&["reporting", "partners", "reporting"]).expect("are services");
        assert_eq!(found.iter().map(|s| s.name).collect::<Vec<_>>(), ["reporting", "partners"]);
        let error = names(&["partner"]).expect_err("misspelt").to_string();
        assert!(error.contains("did you mean partners?"), "{error}");
        assert_eq!(names(&[]).expect("all").len(), services().len());
    }
}
