//! The checker: answered writes = events = messages of the stream = rows of the board; positions without a gap; nothing doubled.

use std::collections::BTreeMap;

use async_nats::jetstream;

use super::desk::{Answered, Desk};
use super::street::Street;

/// One row of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    position: i64,
    event_id: String,
    aggregate: String,
    id: String,
    version: i64,
}

/// Waits until everything has arrived everywhere, then compares.
pub(crate) async fn all_is_one(street: &mut Street, desk: &Desk) {
    all_but(street, desk, &[]).await;
}

/// The same, for a house in which the things with these ids are parked and not on the board.
pub(crate) async fn all_but(street: &mut Street, desk: &Desk, parked: &[&str]) {
    let answered = desk.answered();
    let expected = i64::try_from(answered.len()).expect("a small number");
    street
        .until(&format!("{expected} events are on the board"), async |street| {
            let told: i64 = street.one("select count(*) from partners.outbox where position is not null").parse().ok()?;
            (told >= expected && desk.position().await? >= told).then_some(())
        })
        .await;

    let told = outbox(street);
    assert_eq!(as_answered(&told), sorted(answered.clone()), "the events are the answered writes, each once");
    let positions: Vec<i64> = told.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=expected).collect::<Vec<_>>(), "positions run from 1 without a gap");
    in_order(&told);

    let stream = stream(street).await;
    let published: Vec<(i64, String)> = told.iter().map(|event| (event.position, event.event_id.clone())).collect();
    assert_eq!(stream, published, "the stream is the outbox, message by message");

    let newest = newest(&answered, parked);
    assert_eq!(on_board(street, "agreement"), newest["agreement"], "the board shows every agreement in its last version");
    assert_eq!(on_board(street, "organisation"), newest["organisation"], "reporting knows every organisation in its last version");
    let offset = street.one(
        "select position || ' ' || event_id from reporting.projection_offset natural join reporting.projection_generation
         where source = 'partners' and status = 'LIVE'",
    );
    assert_eq!(offset, format!("{expected} {}", told.last().expect("something was told").event_id), "the reader stands at the last event");

    let (board, freshness) = desk.board().await;
    assert_eq!(board.len(), newest["agreement"].len(), "the board by gRPC is the board in the tables");
    assert_eq!(freshness.sources[0].position, expected);
}

/// Everything that was told, by position.
fn outbox(street: &Street) -> Vec<Told> {
    let rows = street.sql(
        "select position, event_id, aggregate_type, aggregate_id, aggregate_version from partners.outbox order by position nulls first",
    );
    let told = rows.into_iter().map(|row| {
        let mut fields = row.into_iter().map(Option::unwrap_or_default);
        let mut next = || fields.next().unwrap_or_default();
        Told {
            position: next().parse().unwrap_or(-1),
            event_id: next(),
            aggregate: next(),
            id: next(),
            version: next().parse().unwrap_or(-1),
        }
    });
    told.collect()
}

/// Every message of the stream: its position and its event.
async fn stream(street: &Street) -> Vec<(i64, String)> {
    let options = async_nats::ConnectOptions::new().token(street.nats.token().unwrap_or_default().to_owned());
    let client = options.connect(street.nats.url()).await.expect("nats-server takes connections");
    let mut stream = jetstream::new(client).get_stream("SALA_PARTNERS").await.expect("the stream is there");
    let state = stream.info().await.expect("the stream says how it is").state.clone();
    let mut found = Vec::new();
    for sequence in state.first_sequence..=state.last_sequence {
        let message = stream.get_raw_message(sequence).await.unwrap_or_else(|e| panic!("message {sequence}: {e}"));
        let header = |name: &str| message.headers.get(name).map(|value| value.as_str().to_owned()).unwrap_or_default();
        found.push((header("sala-position").parse().unwrap_or(-1), header("ce-id")));
    }
    assert_eq!(state.messages, found.len() as u64, "no holes");
    found
}

fn sorted(mut answered: Vec<Answered>) -> Vec<Answered> {
    answered.sort();
    answered
}

fn as_answered(told: &[Told]) -> Vec<Answered> {
    let known = |aggregate: &str| ["agreement", "organisation"].into_iter().find(|known| *known == aggregate).unwrap_or("something else");
    sorted(told.iter().map(|event| Answered { aggregate: known(&event.aggregate), id: event.id.clone(), version: event.version }).collect())
}

/// The events of one thing come in the order of its versions, from the first.
fn in_order(told: &[Told]) {
    let mut last: BTreeMap<&str, i64> = BTreeMap::new();
    for event in told {
        let before = last.insert(&event.id, event.version).unwrap_or(0);
        assert_eq!(event.version, before + 1, "{} {} at position {}", event.aggregate, event.id, event.position);
    }
}

/// The last answered version of everything, but for what is parked.
fn newest(answered: &[Answered], parked: &[&str]) -> BTreeMap<&'static str, BTreeMap<String, i64>> {
    let mut newest = BTreeMap::from([("agreement", BTreeMap::new()), ("organisation", BTreeMap::new())]);
    for Answered { aggregate, id, version } in answered.iter().filter(|answered| !parked.contains(&answered.id.as_str())) {
        let versions = newest.entry(aggregate).or_default();
        let known = versions.entry(id.clone()).or_insert(0);
        *known = (*known).max(*version);
    }
    newest
}

fn on_board(street: &Street, aggregate: &str) -> BTreeMap<String, i64> {
    let live: i64 = street.one("select generation from reporting.projection_generation where status = 'LIVE'").parse().expect("a number");
    let home = if live % 2 == 0 { "reporting_even" } else { "reporting" };
    let statement = match aggregate {
        "agreement" => format!("select agreement_id, agreement_version from {home}.partnership"),
        _ => format!("select organisation_id, version from {home}.partner_organisation"),
    };
    let rows = street.sql(&statement).into_iter().map(|row| {
        let mut fields = row.into_iter().map(Option::unwrap_or_default);
        (fields.next().unwrap_or_default(), fields.next().and_then(|version| version.parse().ok()).unwrap_or(-1))
    });
    rows.collect()
}
