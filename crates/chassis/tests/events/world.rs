//! A source, a reader and what lies between them.

use std::path::PathBuf;
use std::time::Duration;

use chassis::bus::{Bus, InProcessBus, NatsBus, NatsConfig};
use chassis::db::{self, Database, DatabaseConfig, Migrations, Uow};
use chassis::event::Event;
use chassis::kernel::{Clock, Ids};
use chassis::lifecycle::Lifecycle;
use chassis::outbox::{Nudge, Relay, RelayConfig, RelayState};
use chassis::project::{self, Apply, ApplyError, Generations, Holding, Progress, Projection, Projector};
use local::{DataFolder, Nats, NatsOptions, NatsProgram, Programs};
use sqlx::migrate::Migrator;
use sqlx::{Connection as _, PgConnection, Row as _};
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

use crate::postgres::{new_database, setting};

static NOTHING: Migrator = Migrator::DEFAULT;
static MODEL: Migrator = sqlx::migrate!("tests/events/migrations");

/// How long any of these stories may take.
const PATIENCE: Duration = Duration::from_secs(90);
/// A payload that no projection can read.
pub(crate) const POISON: &str = "poison";
/// A payload that violates a constraint of the read model.
pub(crate) const OFFENCE: &str = "offence";

/// One database with the schemas of a source and of a reader.
pub(crate) struct World {
    pub(crate) source: Database,
    pub(crate) reader: Database,
    pub(crate) ids: Ids,
    pub(crate) clock: Clock,
}

/// Tells a story, on a runtime of its own and within [`PATIENCE`].
pub(crate) fn story(tale: impl Future<Output = ()>) {
    told_on(Runtime::new().unwrap(), tale);
}

/// The same on one thread: nothing else goes on until the story waits for something.
pub(crate) fn story_on_one_thread(tale: impl Future<Output = ()>) {
    told_on(Builder::new_current_thread().enable_all().build().unwrap(), tale);
}

fn told_on(runtime: Runtime, tale: impl Future<Output = ()>) {
    let in_time = runtime.block_on(async { tokio::time::timeout(PATIENCE, tale).await });
    runtime.shutdown_timeout(Duration::from_secs(1));
    assert!(in_time.is_ok(), "not done within {PATIENCE:?}");
}

/// Tells a story on every nats-server there is.
pub(crate) fn on_every_nats<F: Future<Output = ()>>(tale: impl Fn(Nats) -> F) {
    let programs = nats_programs();
    assert!(!programs.is_empty(), "no nats-server was found");
    for program in programs {
        eprintln!("nats-server {}", program.version);
        let options = NatsOptions { max_file_bytes: 4 << 30, ..NatsOptions::for_tests() };
        let nats = Nats::start(&program, &DataFolder::in_memory("events").unwrap(), options).unwrap();
        story(tale(nats));
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let config = DatabaseConfig { url: new_database().await, ..DatabaseConfig::default() };
        let source = Database::open(&config, "partners").unwrap();
        let models = Migrations { source: false, reader: true, own: &MODEL, models: None };
        let reader = Database::open(&config, "reporting").unwrap().with_tables(&models);
        db::run(&source, &Migrations { source: true, reader: false, own: &NOTHING, models: None }).await.unwrap();
        db::run(&reader, &models).await.unwrap();
        Self { source, reader, ids: Ids::seeded(1), clock: Clock::system() }
    }

    /// A writer's connection, to begin and commit on at will.
    pub(crate) async fn writer(&self) -> PgConnection {
        look(&self.source).await
    }

    /// Tells `count` events of as many things, in one transaction.
    pub(crate) async fn tell_many(&self, count: usize) {
        let mut writer = self.writer().await;
        let mut tx = writer.begin().await.unwrap();
        for _ in 0..count {
            self.tell(&mut tx, self.new_id(), 1, "fine").await;
        }
        tx.commit().await.unwrap();
    }

    /// Tells one event, committed when `db` is.
    pub(crate) async fn tell(&self, db: &mut PgConnection, thing: Uuid, version: i64, payload: &str) -> Uuid {
        let id = self.new_id();
        let text =
            "insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, scope, occurred_at)
                    values ($1, 'agreement', $2, $3, 'changed', $4, 'tester', 'province:40', now())";
        sqlx::query(text).bind(id).bind(thing).bind(version).bind(payload.as_bytes()).execute(db).await.unwrap();
        id
    }

    pub(crate) fn new_id(&self) -> Uuid {
        self.ids.next(self.clock.now())
    }

    /// Every numbered row: position and event id, in order.
    pub(crate) async fn table(&self) -> Vec<(i64, Uuid)> {
        let rows = sqlx::query("select position, event_id from outbox where position is not null order by position");
        rows.fetch_all(&mut look(&self.source).await).await.unwrap().iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// How often each event had its effect, by position.
    pub(crate) async fn effects(&self) -> Vec<(i64, i32)> {
        let mut live = project::look(&self.reader).await.unwrap();
        let rows = sqlx::query("select position, times from effect order by position").fetch_all(&mut *live).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }

    /// Positions 1 to `count`, each with exactly one effect.
    pub(crate) async fn assert_read_once(&self, count: i64) {
        assert_same(&self.effects().await, &(1..=count).map(|position| (position, 1)).collect::<Vec<_>>());
    }

    /// Which generations of the read model there are.
    pub(crate) async fn generations(&self) -> Generations {
        project::generations(&mut look(&self.reader).await).await.unwrap()
    }

    /// Waits until a generation is live.
    pub(crate) async fn live(&self, generation: i64) {
        while self.generations().await.live != generation {
            look_again().await;
        }
    }

    pub(crate) async fn one<T>(&self, statement: &'static str) -> T
    where
        T: for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres> + Send + Unpin,
    {
        sqlx::query_scalar(statement).fetch_one(&mut look(&self.source).await).await.unwrap()
    }
}

/// A moment between two looks at something that nobody announces. Whoever looks is bounded by the story.
pub(crate) async fn look_again() {
    let mut ticks = tokio::time::interval(Duration::from_millis(20));
    ticks.tick().await;
    ticks.tick().await;
}

/// A connection of its own: those of the pool may have been cut by the test.
async fn look(database: &Database) -> PgConnection {
    PgConnection::connect_with(database.connect_options()).await.unwrap()
}

/// A relay at work.
pub(crate) struct Running {
    pub(crate) lifecycle: Lifecycle,
    pub(crate) state: Arc<RelayState>,
    pub(crate) nudge: Nudge,
}

impl Running {
    pub(crate) fn relay(world: &World, bus: &Bus, config: RelayConfig) -> Self {
        Self::relay_called("partners", world, bus, config)
    }

    /// Leadership goes by name: relays of different names lead side by side, on one outbox.
    pub(crate) fn relay_called(name: &'static str, world: &World, bus: &Bus, config: RelayConfig) -> Self {
        let lifecycle = Lifecycle::default();
        let relay = Relay::new(name, world.source.clone(), bus.clone(), config);
        let (state, nudge) = (relay.state(), relay.nudge());
        lifecycle.spawn("relay", relay.run(lifecycle.draining().clone()));
        Self { lifecycle, state, nudge }
    }

    pub(crate) async fn published(&self, position: i64) {
        self.nudge.ring();
        self.state.until(|state| state.published() >= position).await;
    }

    pub(crate) async fn stop(self) {
        self.lifecycle.drain();
        self.lifecycle.ended(Duration::from_secs(30)).await.unwrap();
    }
}

/// The relay as `sala up` runs it.
pub(crate) fn providing() -> RelayConfig {
    RelayConfig { provision_missing: true, ..RelayConfig::default() }
}

/// A projector at work.
pub(crate) struct Following {
    pub(crate) lifecycle: Lifecycle,
    pub(crate) progress: Progress,
}

impl Following {
    pub(crate) fn start(world: &World, bus: &Bus) -> Self {
        Self::into(model(), world, bus)
    }

    pub(crate) fn into(model: Projection, world: &World, bus: &Bus) -> Self {
        let lifecycle = Lifecycle::default();
        let projector = Projector::new(world.reader.clone(), bus.clone(), vec![model], world.clock.clone(), world.ids.clone());
        let progress = projector.progress();
        lifecycle.spawn("projector", projector.run(lifecycle.draining().clone()));
        Self { lifecycle, progress }
    }

    pub(crate) async fn reached(&self, position: i64) {
        self.progress.reached("partners", position).await;
    }

    pub(crate) async fn stop(self) {
        self.lifecycle.drain();
        self.lifecycle.ended(Duration::from_secs(30)).await.unwrap();
    }
}

/// A read model that counts how often an event had an effect, which no read model should do: here every repetition must show.
pub(crate) fn model() -> Projection {
    let apply = Apply::Each(|uow, event| Box::pin(apply(uow, event)));
    Projection { name: "effect", sources: &["partners"], apply, held: |db| Box::pin(held(db)) }
}

/// The same, written slice by slice; it also keeps how long they were.
pub(crate) fn model_of_slices() -> Projection {
    Projection { apply: Apply::Slice(|uow, events| Box::pin(apply_slice(uow, events))), ..model() }
}

/// Every event counts as a thing of its own.
async fn held(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query("select event_id, position from effect").fetch_all(db).await?;
    Ok(rows.iter().map(|row| Holding { source: "partners", aggregate: "event", id: row.get(0), version: row.get(1) }).collect())
}

async fn apply(uow: &mut Uow, event: &Event) -> Result<(), ApplyError> {
    if event.payload == POISON {
        return Err(ApplyError::Poison("the payload is poison".to_owned()));
    }
    let times = if event.payload == OFFENCE { -1 } else { 1 };
    let text = "insert into effect (event_id, position, times) values ($1, $2, $3)
                on conflict (event_id) do update set times = effect.times + 1";
    sqlx::query(text).bind(event.id).bind(event.position).bind(times).execute(uow.db()).await?;
    Ok(())
}

async fn apply_slice(uow: &mut Uow, events: &[&Event]) -> Result<(), ApplyError> {
    if events.iter().any(|event| event.payload == POISON) {
        return Err(ApplyError::Poison("the payload is poison".to_owned()));
    }
    let ids: Vec<Uuid> = events.iter().map(|event| event.id).collect();
    let positions: Vec<i64> = events.iter().map(|event| event.position).collect();
    let times: Vec<i32> = events.iter().map(|event| if event.payload == OFFENCE { -1 } else { 1 }).collect();
    let text = "insert into effect (event_id, position, times) select * from unnest($1::uuid[], $2::bigint[], $3::integer[])
                on conflict (event_id) do update set times = effect.times + 1";
    sqlx::query(text).bind(ids).bind(&positions).bind(times).execute(uow.db()).await?;
    let length = i64::try_from(positions.len()).unwrap();
    sqlx::query("insert into slice (first, events) values ($1, $2)").bind(positions[0]).bind(length).execute(uow.db()).await?;
    Ok(())
}

pub(crate) async fn connect(nats: &Nats) -> NatsBus {
    NatsBus::connect(&nats_config(nats)).await.unwrap()
}

pub(crate) fn nats_config(nats: &Nats) -> NatsConfig {
    NatsConfig { url: nats.url(), name: "test".to_owned(), max_bytes: 64 << 20, ..NatsConfig::default() }
}

pub(crate) fn in_process() -> Bus {
    Bus::InProcess(InProcessBus::new())
}

/// A second client, to look and to meddle.
pub(crate) async fn jetstream(nats: &Nats) -> async_nats::jetstream::Context {
    async_nats::jetstream::new(async_nats::connect(nats.url()).await.unwrap())
}

/// Every message of the stream: its sequence, its position and its event id.
pub(crate) async fn stream_of(nats: &Nats) -> Vec<(u64, i64, Uuid)> {
    let stream = jetstream(nats).await.get_stream("SALA_PARTNERS").await.unwrap();
    let state = stream.cached_info().state.clone();
    let mut messages = Vec::new();
    for sequence in state.first_sequence..=state.last_sequence {
        let message = stream.get_raw_message(sequence).await.unwrap();
        let text = |name: &str| message.headers.get(name).unwrap().as_str().to_owned();
        messages.push((sequence, text("sala-position").parse().unwrap(), text("ce-id").parse().unwrap()));
    }
    messages
}

/// The stream holds what the table holds, event for event, and sequences are positions.
pub(crate) async fn assert_stream_is_table(nats: &Nats, world: &World) {
    let table: Vec<_> = world.table().await.into_iter().map(|(position, id)| (position.unsigned_abs(), position, id)).collect();
    assert!(table.iter().zip(1..).all(|(row, expected)| row.1 == expected), "positions have a gap");
    assert_same(&stream_of(nats).await, &table);
}

/// Equal, or the first difference: thousands of rows side by side show nothing.
pub(crate) fn assert_same<T: PartialEq + std::fmt::Debug>(found: &[T], wanted: &[T]) {
    let different = found.iter().zip(wanted).position(|(one, other)| one != other);
    let at = different.unwrap_or(found.len().min(wanted.len()));
    assert!(
        found == wanted,
        "{} rows instead of {}; at {at} {:?} instead of {:?}",
        found.len(),
        wanted.len(),
        found.get(at),
        wanted.get(at)
    );
}

fn nats_programs() -> Vec<NatsProgram> {
    let found = Programs::find().nats;
    match setting("SALA_TEST_NATS_SERVERS") {
        Some(named) => {
            let named: Vec<PathBuf> = named.split(':').map(|path| PathBuf::from(path).canonicalize().unwrap()).collect();
            found.into_iter().filter(|program| named.contains(&program.path)).collect()
        }
        None => found,
    }
}

/// Names of the consumers that read a stream.
pub(crate) async fn consumers_of(stream: &async_nats::jetstream::stream::Stream) -> Vec<String> {
    use futures_util::TryStreamExt as _;
    stream.consumer_names().try_collect().await.unwrap()
}
