//! Everything that the checker compares, read from Postgres and NATS behind the house's back.

use std::collections::BTreeMap;

use async_nats::jetstream;
use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use jiff::Timestamp;
use tokio::task::block_in_place;
use tokio_stream::StreamExt as _;
use uuid::Uuid;

use super::fold::{Board, Kind, Source};
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

/// Numbers over everything that was ever told, so that nothing can hide in front of `Begin`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) rows: i64,
    pub(super) next_position: i64,
    pub(super) published_position: i64,
    pub(super) chain_head: Vec<u8>,
    pub(super) messages: i64,
    pub(super) read_position: i64,
    pub(super) read_event: Option<Uuid>,
    pub(super) stopped: Option<String>,
    pub(super) parked: i64,
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
                totals: totals(street, schema),
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

fn held(street: &Street, source: Source, older: &str) -> BTreeMap<Uuid, Held> {
    let (kinds, table): (&[Kind], &str) = match source {
        Source::Partners => (&[Kind::Agreement, Kind::Organisation], HELD_BY_PARTNERS),
        Source::Schools => (&[Kind::School, Kind::Enrolment, Kind::Participation, Kind::Cycle], HELD_BY_SCHOOLS),
    };
    let statement = format!("select it.* from ({table}) it where it.id not in {older}");
    let read = |mut row: Fields| {
        let kind = kinds[usize::try_from(row.number()).unwrap_or_default()];
        (row.uuid(), Held { kind, version: row.number(), mark: row.text() })
    };
    rows(street, &statement).map(read).collect()
}

/// Number of the kind, id, version and mark of everything that clerks write.
const HELD_BY_PARTNERS: &str = "
    select 0, id, version, regexp_replace(body->'content'->'title'->>'th', '^.* ', '') from partners.agreement
    union all
    select 1, o.id, o.version, regexp_replace(n.text, '^.* ', '')
    from partners.organisation o left join partners.organisation_name n on n.organisation_id = o.id and n.kind = 'SHORT'";

/// The same; marks that stand in numbers are read from these.
const HELD_BY_SCHOOLS: &str = "
    select 0, id, version, regexp_replace(body->'names'->-1->>'th', '^.* ', '') from schools.school
    union all
    select 1, id, version, concat_ws('-', male[1], female[1], male[2] - 1) from schools.enrolment
    union all
    select 2, id, version, coalesce(regexp_replace(body->'steps'->-1->>'reason', '^.* ', ''), id::text) from schools.participation
    union all
    select 3, c.id, c.version, case when plan->'held' is null
        then concat_ws('-', (plan->>'planned_on')::date - date '1990-01-01',
                            (c.body->'phases'->1->>'planned_on')::date - (plan->>'planned_on')::date,
                            (c.body->'phases'->2->>'planned_on')::date - (c.body->'phases'->1->>'planned_on')::date)
        else concat_ws('-', (select count(*) filter (where p->>'role' = 'TEACHER') - 1 + 100 * count(*) filter (where p->>'role' = 'HEAD')
                             from jsonb_array_elements(plan->'held'->'participants') p),
                            jsonb_array_length(coalesce(plan->'held'->'artefacts', '[]')),
                            (plan->'held'->>'done_on')::date - date '1990-01-01') end
    from schools.lesson_study_cycle c cross join lateral (select c.body->'phases'->0 as plan) phase";

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
    for &(kind, line) in source.lines() {
        let statement = format!("select it.* from ({line}) it where it.id not in {older}");
        board.extend(rows(street, &statement).map(|mut row| ((kind, row.uuid()), row.text())));
    }
    board
}

fn totals(street: &Street, schema: &str) -> Totals {
    let mut row = one(
        street,
        &format!(
            "select (select count(*) from {schema}.outbox), s.next_position, s.published_position, encode(s.chain_head, 'hex'),
                    o.position, o.event_id, o.stopped, (select count(*) from reporting.projection_parked)
             from {schema}.outbox_state s left join reporting.projection_offset o on o.source = '{schema}'"
        ),
    );
    Totals {
        rows: row.number(),
        next_position: row.number(),
        published_position: row.number(),
        chain_head: row.bytes(),
        read_position: row.number(),
        read_event: row.maybe().and_then(|id| id.parse().ok()),
        stopped: row.maybe(),
        parked: row.number(),
        messages: 0,
    }
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
