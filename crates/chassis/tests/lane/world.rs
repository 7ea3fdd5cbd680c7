//! A database with things, a door before it, lanes behind it, and callers.

use std::convert::Infallible;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use api::partners::v1 as pb;
use chassis::auth::{Authenticator, Grant, Issuer, Roles};
use chassis::bus::{Bus, InProcessBus};
use chassis::ctx::{Answer, Call, Door, Shell};
use chassis::db::{self, Database, DatabaseConfig, Migrations};
use chassis::failure::Failure;
use chassis::kernel::{Clock, Ids};
use chassis::lane::{Lane, LaneConfig};
use chassis::metrics::{Metrics, Watched};
use chassis::peer::Peer;
use chassis::project::Progress;
use chassis::serve::{self, GrpcConfig, Guard};
use http::{Request, Response};
use local::DataFolder;
use sqlx::migrate::Migrator;
use sqlx::{Connection as _, PgConnection};
use tokio::runtime::Runtime;
use tokio::sync::mpsc;
use tokio::time::Instant;
use tonic::Status;
use tonic::body::Body;
use tonic_types::StatusExt as _;
use tower::{Service as _, ServiceExt as _};
use uuid::Uuid;

use crate::postgres::new_database;
use crate::words::{AddWords, Stage, add, make};

static THINGS: Migrator = sqlx::migrate!("tests/lane/migrations");
/// Things, and records behind the second wall.
pub(crate) const TABLES: Migrations = Migrations { source: true, reader: false, own: &THINGS, models: None };

/// How long any of these stories may take.
const PATIENCE: Duration = Duration::from_mins(1);
pub(crate) const METHOD: &str = "ReturnAgreement";
const PATH: &str = "/sala.partners.v1.PartnersService/ReturnAgreement";

pub(crate) type Words = Lane<AddWords, pb::ReturnAgreementResponse, Failure>;
pub(crate) type Told = Answer<pb::ReturnAgreementResponse>;

/// One database, one door, and one lane of each sort.
pub(crate) struct World {
    pub(crate) url: String,
    pub(crate) db: Database,
    pub(crate) stage: Arc<Stage>,
    pub(crate) door: Arc<Door<Failure>>,
    /// Adds words to the thing that is named; one call on a thing at a time.
    pub(crate) adding: Words,
    /// Makes new things; no call meets another.
    pub(crate) making: Words,
    pub(crate) shell: Shell,
    begun: mpsc::UnboundedReceiver<(Vec<Uuid>, i64)>,
    guard: Guard,
    issuer: Issuer,
    _keys: DataFolder,
}

/// Tells a story, on a runtime of its own and within [`PATIENCE`].
pub(crate) fn story(config: LaneConfig, tale: impl AsyncFnOnce(World)) {
    let runtime = Runtime::new().unwrap();
    let in_time = runtime.block_on(async { tokio::time::timeout(PATIENCE, async { tale(World::new(config).await).await }).await });
    runtime.shutdown_timeout(Duration::from_secs(1));
    assert!(in_time.is_ok(), "not done within {PATIENCE:?}");
}

/// One batch at a time, so that it is known what waits for it.
pub(crate) fn one_worker() -> LaneConfig {
    LaneConfig { workers: 1, ..LaneConfig::default() }
}

impl World {
    async fn new(config: LaneConfig) -> Self {
        let url = new_database().await;
        let database = DatabaseConfig { url: url.clone(), ..DatabaseConfig::default() };
        let db = Database::open(&database, "partners").unwrap().with_tables(&TABLES);
        db::run(&db, &TABLES).await.unwrap();
        let shell = Shell { db: db.clone(), clock: Clock::system(), ids: Ids::seeded(1), nudge: None, progress: Progress::default() };
        let keys = DataFolder::in_memory("lane").unwrap();
        let issuer = Issuer::open(keys.path()).unwrap();
        let guard = Guard::new(Authenticator::open(issuer.config()).unwrap(), Roles::compiled_in().unwrap(), &GrpcConfig::default());
        let (bell, begun) = mpsc::unbounded_channel();
        let stage = Stage::new(bell);
        let (adding, making) = (adding(&shell, config, &stage), making(&shell, config, &stage));
        Self { url, db, stage, door: Arc::new(Door::new(shell.clone())), adding, making, shell, begun, guard, issuer, _keys: keys }
    }

    /// A call of somebody who may make it and has all the time of the world, as it is when it has come through the door.
    pub(crate) async fn call_of(&self, subject: &str, grant: &str, headers: &[(&str, &str)]) -> Call {
        let grants: Vec<Grant> = vec![grant.parse().unwrap()];
        let bearer = format!("Bearer {}", self.issuer.mint(subject, &grants, Duration::from_hours(1)).unwrap());
        let seen = Arc::new(Mutex::new(None));
        let notes = Arc::clone(&seen);
        let behind = tower::service_fn(move |request: Request<Body>| {
            *notes.lock().unwrap() = request.extensions().get::<Call>().cloned();
            async { Ok::<_, Infallible>(Response::new(Body::empty())) }
        });
        let mut peer = Peer::in_process(serve::Door::new(behind, self.guard.clone()));
        let mut request = Request::post(PATH).header("authorization", bearer);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        peer.ready().await.unwrap().call(request.body(Body::empty()).unwrap()).await.unwrap();
        let call = seen.lock().unwrap().take();
        within(PATIENCE, &call.expect("the door lets this call in"))
    }

    /// A call of somebody.
    pub(crate) async fn call(&self) -> Call {
        self.call_of("somebody", "institute_coordinator@global", &[]).await
    }

    /// Things at version 1.
    pub(crate) async fn things(&self, count: usize) -> Vec<Uuid> {
        let ids: Vec<Uuid> = (0..count).map(|_| self.shell.ids.next(self.shell.clock.now())).collect();
        let text = "insert into thing (id, version, words) select id, 1, 'first' from unnest($1::uuid[]) as t(id)";
        sqlx::query(text).bind(&ids).execute(&mut self.look().await).await.unwrap();
        ids
    }

    /// A thing as it lies in its row.
    pub(crate) async fn thing(&self, id: Uuid) -> (i64, String) {
        sqlx::query_as("select version, words from thing where id = $1").bind(id).fetch_one(&mut self.look().await).await.unwrap()
    }

    /// A connection of the test's own.
    pub(crate) async fn look(&self) -> PgConnection {
        PgConnection::connect_with(self.db.connect_options()).await.unwrap()
    }

    pub(crate) async fn one<T>(&self, statement: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(statement).fetch_one(&mut self.look().await).await.unwrap()
    }

    /// Makes a call, in a task of its own.
    pub(crate) fn ask(&self, lane: &Words, call: &Call, request: pb::ReturnAgreementRequest) -> Asked {
        let (door, lane) = (Arc::clone(&self.door), lane.clone());
        let mut incoming = tonic::Request::new(request);
        incoming.extensions_mut().insert(call.clone());
        Asked(tokio::task::JoinSet::new()).doing(async move { door.act_in_lane(incoming, &lane).await })
    }

    /// Makes calls that wait, one after the other, so that it is known in which order.
    pub(crate) async fn line_up(&self, lane: &Words, call: &Call, requests: Vec<pb::ReturnAgreementRequest>) -> Vec<Asked> {
        let mut asked = Vec::new();
        for request in requests {
            let before = lane.waiting();
            asked.push(self.ask(lane, call, request));
            self.until(|| lane.waiting() > before).await;
        }
        asked
    }

    /// A call that is at work and stays there until a batch may go on.
    pub(crate) async fn occupy(&mut self, lane: &Words) -> Asked {
        let thing = self.things(1).await[0];
        let asked = self.ask(lane, &self.call().await, words(thing, 1, "occupying"));
        self.begun().await;
        asked
    }

    /// So many more batches may go on.
    pub(crate) fn go(&self, batches: usize) {
        self.stage.go.add_permits(batches);
    }

    /// The things of the next batch that begins.
    pub(crate) async fn begun(&mut self) -> Vec<Uuid> {
        self.begun.recv().await.unwrap().0
    }

    /// The `statement_timeout` of the next batch that begins.
    pub(crate) async fn patience_of_next(&mut self) -> Duration {
        Duration::from_millis(self.begun.recv().await.unwrap().1.unsigned_abs())
    }

    /// Sizes of the batches that have begun and were not looked at.
    pub(crate) fn sizes(&mut self) -> Vec<usize> {
        std::iter::from_fn(|| self.begun.try_recv().ok()).map(|(things, _)| things.len()).collect()
    }

    pub(crate) fn most_at_work(&self) -> usize {
        self.stage.most_at_work.load(Ordering::SeqCst)
    }

    /// The metrics of a process that has the lane which adds words.
    pub(crate) async fn page(&self) -> String {
        let bus = Bus::InProcess(InProcessBus::new());
        let mut watched = Watched::new("test", self.guard.calls(), &bus);
        watched.lanes.push(("words", "adding", self.adding.flow()));
        Metrics::new(watched).render().await
    }

    /// Replies that were given again, as the metrics tell it.
    pub(crate) async fn replays(&self) -> u64 {
        let page = self.page().await;
        let line = page.lines().find_map(|line| line.strip_prefix("idempotency_replays_total ").map(str::to_owned));
        line.unwrap_or_else(|| panic!("no such line in\n{page}")).parse().unwrap()
    }

    /// Waits for what nobody announces. Whoever waits is bounded by the story.
    pub(crate) async fn until(&self, holds: impl Fn() -> bool) {
        while !holds() {
            tokio::task::yield_now().await;
        }
    }
}

/// The same call by a caller who waits so long.
pub(crate) fn within(time: Duration, call: &Call) -> Call {
    let mut call = call.clone();
    call.deadline = Instant::now() + time;
    call
}

/// The lane that adds words, as every replica has one.
pub(crate) fn adding(shell: &Shell, config: LaneConfig, stage: &Arc<Stage>) -> Words {
    let stage = Arc::clone(stage);
    Lane::new(
        shell,
        config,
        |command: &AddWords| Some(command.thing),
        move |batch, items| {
            let stage = Arc::clone(&stage);
            Box::pin(async move { add(&stage, batch, items).await })
        },
    )
}

fn making(shell: &Shell, config: LaneConfig, stage: &Arc<Stage>) -> Words {
    let stage = Arc::clone(stage);
    Lane::new(
        shell,
        config,
        |_| None::<Uuid>,
        move |batch, items| {
            let stage = Arc::clone(&stage);
            Box::pin(async move { make(&stage, batch, items).await })
        },
    )
}

/// A call that was made; dropped, its caller leaves.
pub(crate) struct Asked(tokio::task::JoinSet<Told>);

impl Asked {
    fn doing(mut self, call: impl Future<Output = Told> + Send + 'static) -> Self {
        self.0.spawn(call);
        self
    }

    pub(crate) async fn told(mut self) -> Told {
        self.0.join_next().await.unwrap().unwrap()
    }

    /// The reply: id and version, and the header `sala-after`.
    pub(crate) async fn reply(self) -> (Uuid, i64, String) {
        let response = self.told().await.unwrap();
        let after = response.metadata().get("sala-after").map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let thing = response.into_inner().agreement.unwrap();
        (thing.id.parse().unwrap(), thing.version, after)
    }

    /// The reason of the refusal.
    pub(crate) async fn refused(self) -> String {
        reason(&self.told().await.expect_err("this call must be refused"))
    }

    /// The caller leaves.
    pub(crate) async fn leave(mut self) {
        self.0.shutdown().await;
    }
}

pub(crate) fn reason(status: &Status) -> String {
    status.get_details_error_info().map(|info| info.reason).unwrap_or_default()
}

/// Words for a thing at this version.
pub(crate) fn words(thing: Uuid, version: i64, words: &str) -> pb::ReturnAgreementRequest {
    pb::ReturnAgreementRequest { id: thing.to_string(), expected_version: version, reason: words.to_owned(), ..Default::default() }
}

/// The same under a request id.
pub(crate) fn known_as(request_id: Uuid, request: pb::ReturnAgreementRequest) -> pb::ReturnAgreementRequest {
    pb::ReturnAgreementRequest { request_id: request_id.to_string(), ..request }
}
