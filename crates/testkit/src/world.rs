//! Some services behind their door, on a database of their own.

use std::time::Duration;

use anyhow::{Context as _, Result, anyhow};
use chassis::auth::{Authenticator, Grant, Issuer, Roles};
use chassis::bus::{Bus, InProcessBus, NatsBus, NatsConfig};
use chassis::ctx::Shell;
use chassis::db::Database;
use chassis::event::Event;
use chassis::job::Job;
use chassis::kernel::{Clock, Ids};
use chassis::outbox::Nudge;
use chassis::peer::Peer;
use chassis::project::{Progress, Projection};
use chassis::serve::{EVENT_LOG_SERVICE, GrpcConfig, Guard, event_logs};
use chassis::service::{Parts, Service};
use jiff::Timestamp;
use local::{DataFolder, Nats, NatsProgram};

use crate::database::{Role, TestDatabase};
use crate::flow;
use crate::house::House;
use crate::servers::start_nats;
use crate::{Caller, bounded};

/// Monday 20 December 2564, 09:00 in Bangkok: three days before the signing that the house was built for.
const BEGIN: &str = "2021-12-20T02:00:00Z";
/// Longer than anything takes on a busy machine; what is not done by then never will be.
const SETTLED_WITHIN: Duration = Duration::from_mins(1);
const TOKEN_LIFETIME: Duration = Duration::from_hours(1);

/// Some services behind their door, on a database of their own, at a fixed instant, with ids that repeat in every run.
pub struct World {
    /// Stands still at 2021-12-20T02:00:00Z until it is set.
    pub clock: Clock,
    /// Where the ids come from.
    pub ids: Ids,
    /// The nats-server of this world, if it has one.
    pub nats: Option<Nats>,
    bus: Bus,
    peer: Peer,
    issuer: Issuer,
    roles: Roles,
    services: Vec<Running>,
    // Last: what uses them goes first.
    _database: TestDatabase,
    _keys: DataFolder,
}

/// What a world is made of beside its services.
struct Setting<'a> {
    program: Option<&'a NatsProgram>,
    dump: Option<&'a str>,
    config: GrpcConfig,
    role: Role,
}

impl Default for Setting<'_> {
    fn default() -> Self {
        Self { program: None, dump: None, config: GrpcConfig::default(), role: Role::Ours }
    }
}

/// One service of a world.
struct Running {
    name: &'static str,
    source: bool,
    db: Database,
    projections: Vec<Projection>,
    jobs: Vec<Job>,
    shell: Shell,
    progress: Progress,
}

impl World {
    /// The services on the bus of one process.
    ///
    /// # Panics
    /// When there is no Postgres, or a service does not build; the text says why.
    pub async fn start(services: impl IntoIterator<Item = Service>) -> Self {
        let services: Vec<Service> = services.into_iter().collect();
        or_panic(Self::build(&services, Setting::default()).await)
    }

    /// The services on the bus of one process, each under its runtime role, as in a deployment: it works with rows, and what stands behind
    /// the second wall it sees only as far as the caller reaches. What the test itself asks of the database it asks as before.
    ///
    /// # Panics
    /// When there is no Postgres, it lets nobody make roles, or a service does not build; the text says why.
    pub async fn deployed(services: impl IntoIterator<Item = Service>) -> Self {
        let services: Vec<Service> = services.into_iter().collect();
        or_panic(Self::build(&services, Setting { role: Role::Runtime, ..Setting::default() }).await)
    }

    /// The services behind a door with these bounds.
    ///
    /// # Panics
    /// When there is no Postgres, or a service does not build; the text says why.
    pub async fn behind(config: GrpcConfig, services: impl IntoIterator<Item = Service>) -> Self {
        let services: Vec<Service> = services.into_iter().collect();
        or_panic(Self::build(&services, Setting { config, ..Setting::default() }).await)
    }

    /// The services on a database that an earlier release left: plain SQL, brought up to date by today's migrations.
    ///
    /// # Panics
    /// When the dump cannot be read or restored; the text says why.
    pub async fn restored(dump: &std::path::Path, services: impl IntoIterator<Item = Service>) -> Self {
        let services: Vec<Service> = services.into_iter().collect();
        let text = or_panic(std::fs::read_to_string(dump).with_context(|| dump.display().to_string()));
        or_panic(Self::build(&services, Setting { dump: Some(&text), ..Setting::default() }).await)
    }

    /// The same on a nats-server of its own, for what a bus of one process cannot show.
    ///
    /// # Panics
    /// When there is no Postgres, the nats-server does not start, or a service does not build; the text says why.
    pub async fn with_nats(program: &NatsProgram, services: impl IntoIterator<Item = Service>) -> Self {
        let services: Vec<Service> = services.into_iter().collect();
        or_panic(Self::build(&services, Setting { program: Some(program), ..Setting::default() }).await)
    }

    /// Carries everything that is committed to its readers: numbers, publishes, applies. When it returns, the read models show
    /// all that was told before.
    ///
    /// Nothing of this runs by itself between two calls, so that a test decides what has been seen and what has not.
    ///
    /// # Panics
    /// When a source has stopped, or something takes longer than a minute.
    pub async fn settle(&self) {
        bounded(
            "settling",
            SETTLED_WITHIN,
            Box::pin(async {
                for running in self.services.iter().filter(|running| running.source) {
                    or_panic(flow::carry(running.name, &running.db, &self.bus, self.clock.now()).await);
                }
                let sources: Vec<(&str, &Database)> = self.services.iter().filter(|r| r.source).map(|r| (r.name, &r.db)).collect();
                for running in self.services.iter().filter(|running| !running.projections.is_empty()) {
                    let Running { db, projections, progress, .. } = running;
                    let reader = flow::Reader { db, projections, clock: &self.clock, ids: &self.ids, progress };
                    or_panic(Box::pin(flow::read(&reader, &self.bus, &sources)).await);
                }
            }),
        )
        .await;
    }

    /// Does what a service does by itself now and then, as often as there is something to do. Says how many steps did something.
    ///
    /// # Panics
    /// When the world has no such service, a step fails, or it takes longer than a minute.
    pub async fn tidy(&self, service: &str) -> usize {
        let running = self.services.iter().find(|running| running.name == service);
        let running = running.unwrap_or_else(|| panic!("this world has no service {service}"));
        bounded(
            "tidying",
            SETTLED_WITHIN,
            Box::pin(async {
                let mut steps = 0;
                for job in &running.jobs {
                    steps += or_panic(job.round(&running.shell).await.with_context(|| format!("job {}", job.name())));
                }
                steps
            }),
        )
        .await
    }

    /// All events of a source so far, in the order of their positions.
    ///
    /// # Panics
    /// When the world has no such source, or the database does not answer.
    pub async fn told(&self, source: &str) -> Vec<Event> {
        let db = self.db(source);
        bounded(
            "numbering",
            SETTLED_WITHIN,
            Box::pin(async {
                or_panic(flow::carry(db.schema(), db, &self.bus, self.clock.now()).await);
                or_panic(flow::log(db).await)
            }),
        )
        .await
    }

    /// A client with these grants, `legal_officer@global` or several separated by spaces. Callers with other grants are other
    /// people: the grants are also the name.
    ///
    /// # Panics
    /// When a grant is not `role@scope`.
    pub fn as_(&self, grants: &str) -> Caller {
        self.anonymous().bearing(&self.token(grants))
    }

    /// A client without a token.
    pub fn anonymous(&self) -> Caller {
        Caller::new(self.peer.clone())
    }

    /// A client whose token claims this as its only grant, whatever it is.
    ///
    /// # Panics
    /// Never: a text can always be signed.
    pub fn saying(&self, grant: &str) -> Caller {
        let token = self.issuer.mint_claims(grant, &[grant.to_owned()], TOKEN_LIFETIME).expect("the local issuer signs");
        self.anonymous().bearing(&token)
    }

    /// A token with these grants.
    ///
    /// # Panics
    /// When a grant is not `role@scope`.
    pub fn token(&self, grants: &str) -> String {
        self.token_of(grants, grants)
    }

    /// A token of this subject with these grants.
    ///
    /// # Panics
    /// When a grant is not `role@scope`.
    pub fn token_of(&self, subject: &str, grants: &str) -> String {
        self.brief_token(subject, grants, TOKEN_LIFETIME)
    }

    /// A token of this subject with these grants that expires after `lifetime` by the clock of the machine.
    ///
    /// # Panics
    /// When a grant is not `role@scope`.
    pub fn brief_token(&self, subject: &str, grants: &str, lifetime: Duration) -> String {
        let grants: Result<Vec<Grant>, String> = grants.split_whitespace().map(str::parse).collect();
        let grants = grants.unwrap_or_else(|e| panic!("{e}"));
        self.issuer.mint(subject, &grants, lifetime).expect("the local issuer signs")
    }

    /// What the roles may.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The services as a peer of each other.
    pub fn peer(&self) -> &Peer {
        &self.peer
    }

    /// The database of a service.
    ///
    /// # Panics
    /// When the world has no such service.
    pub fn db(&self, service: &str) -> &Database {
        let found = self.services.iter().find(|running| running.name == service);
        &found.unwrap_or_else(|| panic!("this world has no service {service}")).db
    }

    /// The read models of a service.
    ///
    /// # Panics
    /// When the world has no such service.
    pub fn projections(&self, service: &str) -> &[Projection] {
        let found = self.services.iter().find(|running| running.name == service);
        &found.unwrap_or_else(|| panic!("this world has no service {service}")).projections
    }

    async fn build(services: &[Service], Setting { program, dump, config, role }: Setting<'_>) -> Result<Self> {
        let nats = program.map(start_nats).transpose()?;
        let bus = match &nats {
            Some(nats) => Bus::Nats(NatsBus::connect(&NatsConfig { url: nats.url(), ..NatsConfig::default() }).await?),
            None => Bus::InProcess(InProcessBus::new()),
        };
        let database = match dump {
            Some(dump) => TestDatabase::restored(dump, services).await?,
            None => TestDatabase::create(services, role).await?,
        };
        let keys = DataFolder::in_memory("keys")?;
        let issuer = Issuer::open(keys.path())?;
        let roles = Roles::compiled_in()?;
        let (clock, ids) = (Clock::fixed(BEGIN.parse::<Timestamp>()?), Ids::seeded(1));
        let mut house = House::default();
        let (mut running, mut logs) = (Vec::new(), Vec::new());
        for service in services {
            let db = database.open(service)?;
            let (nudge, progress) = (service.is_source().then(Nudge::new), Progress::default());
            let shell =
                Shell { db: database.open_for(service, &db)?, clock: clock.clone(), ids: ids.clone(), nudge, progress: progress.clone() };
            let parts =
                (service.build)(&shell, toml::Table::new()).map_err(|e| anyhow!(e)).with_context(|| format!("service {}", service.name))?;
            let (projections, jobs) = (parts.projections.clone(), parts.jobs.clone());
            let (name, source) = (service.name, service.is_source());
            running.push(Running { name, source, db, projections, jobs, shell: shell.clone(), progress });
            house.add(parts);
            if service.is_source() {
                logs.push((service.name, shell));
            }
        }
        if !logs.is_empty() {
            house.add(Parts { routes: event_logs(logs), grpc_services: vec![EVENT_LOG_SERVICE], ..Parts::default() });
        }
        let authenticator = Authenticator::open(issuer.config()).map_err(|e| anyhow!(e))?;
        let guard = Guard::new(authenticator, roles.clone(), &config);
        let peer = house.open(&guard, &config)?;
        Ok(Self { clock, ids, nats, bus, peer, issuer, roles, services: running, _database: database, _keys: keys })
    }
}

fn or_panic<T>(outcome: Result<T>) -> T {
    match outcome {
        Ok(done) => done,
        Err(error) => panic!("the test world is broken: {error:#}"),
    }
}
