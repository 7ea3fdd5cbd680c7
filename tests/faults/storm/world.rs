//! Everything that the checker compares, read from Postgres and NATS behind the house's back.

mod held;

use std::collections::BTreeMap;

use async_nats::jetstream;
use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use jiff::Timestamp;
use tokio::task::block_in_place;
use tokio_stream::StreamExt as _;
use uuid::Uuid;

use self::held::held;
use super::fold::{Board, Kind, Report, Source};
use super::work::evaluations::SAID;
use crate::faults::street::Street;

/// Messages asked for at a time.
const BATCH: usize = 1_000;

/// Where a run began in the log of a source: what came before is another run's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Begin {
    pub(super) source: Source,
    pub(super) position: i64,
    pub(super) chain: Vec<u8>,
    /// As Postgres writes it.
    pub(super) at: String,
}

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) position: Option<i64>,
    pub(super) epoch: i64,
    pub(super) event_id: Uuid,
    pub(super) aggregate: String,
    pub(super) id: Uuid,
    pub(super) version: i64,
    pub(super) event: String,
    pub(super) actor: String,
    pub(super) scope: Option<String>,
    pub(super) occurred_at: Timestamp,
    pub(super) payload: Vec<u8>,
    pub(super) chain: Vec<u8>,
}

/// A message of the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carried {
    pub(super) position: i64,
    pub(super) epoch: i64,
    pub(super) event_id: Uuid,
    pub(super) subject: String,
    /// `agreement/<id>`
    pub(super) about: String,
    pub(super) version: i64,
    pub(super) chain: String,
    pub(super) payload: Vec<u8>,
}

/// A thing in the writers' own tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) kind: Kind,
    pub(super) version: i64,
    pub(super) mark: String,
}

/// A line of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noted {
    pub(super) request_id: Option<Uuid>,
    pub(super) id: Option<Uuid>,
    pub(super) version: Option<i64>,
}

/// A submission, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Submitted {
    pub(super) assessment: Uuid,
    pub(super) n: i32,
    /// Comments, in the order of the nodes.
    pub(super) says: String,
}

/// What is kept of a lesson that was watched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Observed {
    /// The record, as one line.
    pub(super) seen: String,
    /// What the observer said to the teacher.
    pub(super) feedback: String,
}

/// How far a reader has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// The service.
    pub(super) by: &'static str,
    pub(super) position: i64,
    pub(super) event: Option<Uuid>,
    pub(super) stopped: Option<String>,
    pub(super) parked: i64,
}

/// Numbers over everything that was ever told, so that nothing can hide in front of `Begin`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) rows: i64,
    pub(super) next_position: i64,
    pub(super) published_position: i64,
    pub(super) chain_head: Vec<u8>,
    pub(super) messages: i64,
    pub(super) readers: Vec<Reading>,
}

/// What the house holds of a source since a run began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct World {
    pub(super) begin: Begin,
    pub(super) told: Vec<Told>,
    pub(super) stream: Vec<Carried>,
    pub(super) held: BTreeMap<Uuid, Held>,
    /// Request ids of the stored replies.
    pub(super) kept: Vec<Uuid>,
    pub(super) noted: Vec<Noted>,
    pub(super) board: Board,
    /// What was submitted.
    pub(super) submitted: Vec<Submitted>,
    /// What was seen in lessons.
    pub(super) observed: BTreeMap<Uuid, Observed>,
    /// Where something stands that an assessor said, and should not.
    pub(super) spilt: Vec<String>,
    /// What readers answered about cycles of evaluation.
    pub(super) reports: Vec<(Uuid, Report)>,
    pub(super) totals: Totals,
}

/// Fields of a row, one after the other.
struct Fields(std::vec::IntoIter<Option<String>>);

impl Fields {
    fn maybe(&mut self) -> Option<String> {
        self.0.next().flatten()
    }

    fn text(&mut self) -> String {
        self.maybe().unwrap_or_default()
    }

    fn number(&mut self) -> i64 {
        self.text().parse().unwrap_or(-1)
    }

    fn uuid(&mut self) -> Uuid {
        self.text().parse().unwrap_or_default()
    }

    fn bytes(&mut self) -> Vec<u8> {
        hex::decode(self.text()).unwrap_or_default()
    }

    fn instant(&mut self) -> Timestamp {
        Timestamp::from_microsecond(self.number()).unwrap_or_default()
    }
}

impl Begin {
    /// Now, in a house that is quiet.
    pub(super) fn now(street: &Street, source: Source) -> Self {
        let schema = source.name();
        let mut row =
            one(street, &format!("select next_position - 1, encode(chain_head, 'hex'), clock_timestamp() from {schema}.outbox_state"));
        Self { source, position: row.number(), chain: row.bytes(), at: row.text() }
    }
}

impl World {
    pub(super) async fn read(street: &Street, begin: Begin) -> Self {
        let mut world = block_in_place(|| {
            let schema = begin.source.name();
            // What other runs told is theirs; everything else has to be this run's.
            let older = format!("(select aggregate_id from {schema}.outbox where position <= {})", begin.position);
            Self {
                told: told(street, &begin),
                stream: Vec::new(),
                held: held(street, begin.source, &older),
                kept: rows(street, &format!("select request_id from {schema}.request where created_at >= '{}'", begin.at))
                    .map(|mut row| row.uuid())
                    .collect(),
                noted: noted(street, &begin),
                board: board(street, begin.source, &older),
                submitted: submitted(street, begin.source, &older),
                observed: observed(street, begin.source, &older),
                spilt: spilt(street, &begin),
                reports: Vec::new(),
                totals: totals(street, begin.source),
                begin,
            }
        });
        (world.stream, world.totals.messages) = stream(street, &world.begin).await;
        world
    }
}

fn rows(street: &Street, statement: &str) -> impl Iterator<Item = Fields> {
    street.sql(statement).into_iter().map(|row| Fields(row.into_iter()))
}

fn one(street: &Street, statement: &str) -> Fields {
    rows(street, statement).next().unwrap_or(Fields(Vec::new().into_iter()))
}

fn told(street: &Street, begin: &Begin) -> Vec<Told> {
    let (schema, after) = (begin.source.name(), begin.position);
    let statement = format!(
        "select position, epoch, event_id, aggregate_type, aggregate_id, aggregate_version, type, actor, scope,
                (extract(epoch from occurred_at) * 1000000)::bigint, encode(payload, 'hex'), encode(chain, 'hex')
         from {schema}.outbox where position is null or position > {after} order by position nulls last, id"
    );
    let read = |mut row: Fields| Told {
        position: row.maybe().and_then(|position| position.parse().ok()),
        epoch: row.number(),
        event_id: row.uuid(),
        aggregate: row.text(),
        id: row.uuid(),
        version: row.number(),
        event: row.text(),
        actor: row.text(),
        scope: row.maybe(),
        occurred_at: row.instant(),
        payload: row.bytes(),
        chain: row.bytes(),
    };
    rows(street, &statement).map(read).collect()
}

/// Every submission, with what it says.
fn submitted(street: &Street, source: Source, older: &str) -> Vec<Submitted> {
    if source != Source::Evaluations {
        return Vec::new();
    }
    let statement = format!(
        "select assessment_id, n, (select string_agg(said->>'comment', '|' order by node) from jsonb_each(scores) as it(node, said))
         from evaluations.assessment_submission where assessment_id not in {older}"
    );
    let read = |mut row: Fields| Submitted { assessment: row.uuid(), n: i32::try_from(row.number()).unwrap_or(-1), says: row.text() };
    rows(street, &statement).map(read).collect()
}

/// Every observation, with all of its record, in the words of [`line`](super::work::observations::line).
fn observed(street: &Street, source: Source, older: &str) -> BTreeMap<Uuid, Observed> {
    if source != Source::Evaluations {
        return BTreeMap::new();
    }
    let statement = format!(
        "select id, concat(record->>'pupils',
                (select string_agg(concat('|', part->>'minute', ':',
                            (select string_agg(concat(mark->>'code', '=', mark->>'rank'), ',' order by n)
                             from jsonb_array_elements(part->'marks') with ordinality as it(mark, n))), '' order by n)
                 from jsonb_array_elements((record->'segments') || (record->'snapshots')) with ordinality as it(part, n)),
                '|', record->>'notes'), feedback
         from evaluations.observation where id not in {older}"
    );
    rows(street, &statement).map(|mut row| (row.uuid(), Observed { seen: row.text(), feedback: row.text() })).collect()
}

/// Stored replies and audit lines that repeat what an assessor said.
fn spilt(street: &Street, begin: &Begin) -> Vec<String> {
    let (schema, since) = (begin.source.name(), &begin.at);
    let statement = format!(
        "select 'the reply to ' || request_id from {schema}.request
         where created_at >= '{since}' and position(convert_to('{SAID}', 'UTF8') in reply) > 0
         union all
         select 'the audit of ' || request_id from {schema}.audit a where at >= '{since}' and position('{SAID}' in a::text) > 0"
    );
    rows(street, &statement).map(|mut row| row.text()).collect()
}

fn noted(street: &Street, begin: &Begin) -> Vec<Noted> {
    let (schema, since) = (begin.source.name(), &begin.at);
    let statement = format!("select request_id, aggregate_id, aggregate_version from {schema}.audit where at >= '{since}'");
    let read = |mut row: Fields| Noted {
        request_id: row.maybe().and_then(|id| id.parse().ok()),
        id: row.maybe().and_then(|id| id.parse().ok()),
        version: row.maybe().and_then(|version| version.parse().ok()),
    };
    rows(street, &statement).map(read).collect()
}

fn board(street: &Street, source: Source, older: &str) -> Board {
    let mut board = Board::new();
    for (kind, line) in source.lines() {
        let statement = format!("select it.* from ({line}) it where it.id not in {older}");
        board.extend(rows(street, &statement).map(|mut row| ((kind, row.uuid()), row.text())));
    }
    board
}

fn totals(street: &Street, source: Source) -> Totals {
    let schema = source.name();
    let mut row = one(
        street,
        &format!(
            "select (select count(*) from {schema}.outbox), next_position, published_position, encode(chain_head, 'hex')
             from {schema}.outbox_state"
        ),
    );
    Totals {
        rows: row.number(),
        next_position: row.number(),
        published_position: row.number(),
        chain_head: row.bytes(),
        messages: 0,
        readers: source.readers().iter().map(|by| reading(street, by, schema)).collect(),
    }
}

fn reading(street: &Street, by: &'static str, source: &str) -> Reading {
    let mut row = one(
        street,
        &format!(
            "select position, event_id, stopped, (select count(*) from {by}.projection_parked) from {by}.projection_offset where source = '{source}'"
        ),
    );
    Reading { by, position: row.number(), event: row.maybe().and_then(|id| id.parse().ok()), stopped: row.maybe(), parked: row.number() }
}

/// Every message after a position, and how many there are in all.
async fn stream(street: &Street, begin: &Begin) -> (Vec<Carried>, i64) {
    let options = async_nats::ConnectOptions::new().token(street.nats.token().unwrap_or_default().to_owned());
    let client = options.connect(street.nats.url()).await.expect("nats-server takes connections");
    let mut stream = jetstream::new(client).get_stream(begin.source.stream().to_owned()).await.expect("the stream is there");
    let state = stream.info().await.expect("the stream says how it is").state.clone();
    let skipped = u64::try_from(begin.position).unwrap_or_default();
    let config = pull::Config {
        deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: state.first_sequence + skipped },
        ack_policy: AckPolicy::None,
        memory_storage: true,
        ..pull::Config::default()
    };
    let consumer = stream.create_consumer(config).await.expect("a consumer");
    let mut found = Vec::new();
    while u64::try_from(found.len()).unwrap_or_default() + skipped < state.messages {
        let mut batch = consumer.fetch().max_messages(BATCH).messages().await.expect("the stream answers");
        let before = found.len();
        while let Some(message) = batch.next().await {
            found.push(carried(&message.expect("a message")));
        }
        assert!(found.len() > before, "the stream counts {} messages and gives {}", state.messages, found.len());
    }
    (found, i64::try_from(state.messages).unwrap_or(-1))
}

fn carried(message: &jetstream::Message) -> Carried {
    let header = |name: &str| message.headers.as_ref().and_then(|map| map.get(name)).map(ToString::to_string).unwrap_or_default();
    let number = |name: &str| header(name).parse().unwrap_or(-1);
    Carried {
        position: number("sala-position"),
        epoch: number("sala-epoch"),
        event_id: header("ce-id").parse().unwrap_or_default(),
        subject: message.subject.to_string(),
        about: header("ce-subject"),
        version: number("sala-aggregate-version"),
        chain: header("sala-chain"),
        payload: message.payload.to_vec(),
    }
}
