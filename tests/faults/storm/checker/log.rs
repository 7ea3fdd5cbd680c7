//! The log against itself, the stream, the board and the reader.

use std::collections::{BTreeMap, BTreeSet};

use chassis::outbox::{Link, link};
use uuid::Uuid;

use super::{Found, Invariant};
use crate::faults::storm::fold::{Source, fold};
use crate::faults::storm::world::{Carried, Told, World};

pub(super) fn check(world: &World, found: &mut Found) {
    positions(world, found);
    versions(&world.told, found);
    stream(world, found);
    board(world, found);
    chain(world, found);
    caught_up(world, found);
}

/// From the beginning of the run, and in all by count: a gap in front of it would show in the numbers.
fn positions(world: &World, found: &mut Found) {
    let given: Vec<Option<i64>> = world.told.iter().map(|told| told.position).collect();
    let expected: Vec<Option<i64>> = (1..).take(given.len()).map(|step| Some(world.begin.position + step)).collect();
    let first_wrong = given.iter().zip(&expected).position(|(given, expected)| given != expected);
    found.unless(first_wrong.is_none(), Invariant::PositionsWithoutGap, || {
        let at = first_wrong.unwrap_or_default();
        format!("the event that must have position {:?} has {:?}", expected[at], given[at])
    });
    let last = world.begin.position + i64::try_from(given.len()).unwrap_or_default();
    let counts = (world.totals.rows, world.totals.next_position - 1);
    found.unless(counts == (last, last), Invariant::PositionsWithoutGap, || {
        format!("the last position must be {last}; rows and positions given in all: {counts:?}")
    });
    let ids: BTreeSet<Uuid> = world.told.iter().map(|told| told.event_id).collect();
    found.unless(ids.len() == given.len(), Invariant::PositionsWithoutGap, || "an event id stands twice".to_owned());
}

fn versions(told: &[Told], found: &mut Found) {
    let mut last: BTreeMap<Uuid, i64> = BTreeMap::new();
    for event in told {
        let before = last.insert(event.id, event.version).unwrap_or(0);
        found.unless(event.version == before + 1, Invariant::VersionsRiseByOne, || {
            format!("{} {} has version {} at position {:?}, after {before}", event.aggregate, event.id, event.version, event.position)
        });
    }
}

fn stream(world: &World, found: &mut Found) {
    let expected: Vec<Carried> = world.told.iter().map(|told| as_carried(world.begin.source, told)).collect();
    let wrong = expected.iter().zip(&world.stream).find(|(expected, carried)| expected != carried);
    found.unless(wrong.is_none(), Invariant::StreamIsTable, || {
        wrong.map_or_else(String::new, |(expected, carried)| format!("told {}; in the stream {}", brief(expected), brief(carried)))
    });
    found.unless(expected.len() == world.stream.len() && world.totals.messages == world.totals.rows, Invariant::StreamIsTable, || {
        format!(
            "{} told, {} in the stream since the beginning of the run; {} and {} in all",
            expected.len(),
            world.stream.len(),
            world.totals.rows,
            world.totals.messages
        )
    });
    let published = world.totals.published_position;
    found.unless(published == world.totals.next_position - 1, Invariant::StreamIsTable, || {
        format!("published by its own account: {published}")
    });
}

fn as_carried(source: Source, told: &Told) -> Carried {
    Carried {
        position: told.position.unwrap_or(-1),
        epoch: told.epoch,
        event_id: told.event_id,
        subject: format!("sala.v1.{}.{}.{}", source.name(), told.aggregate, told.event),
        about: format!("{}/{}", told.aggregate, told.id),
        version: told.version,
        chain: hex::encode(&told.chain),
        payload: told.payload.clone(),
    }
}

fn brief(carried: &Carried) -> String {
    let Carried { position, event_id, subject, about, version, .. } = carried;
    format!("{position} {event_id} {subject} {about} version {version} and {} bytes", carried.payload.len())
}

fn board(world: &World, found: &mut Found) {
    let expected = fold(&world.told);
    for (thing, line) in &expected {
        let shown = world.board.get(thing);
        found.unless(shown == Some(line), Invariant::BoardIsLog, || format!("{thing:?} is\n  {shown:?} and must be\n  {line:?}"));
    }
    for thing in world.board.keys().filter(|thing| !expected.contains_key(thing)) {
        found.unless(false, Invariant::BoardIsLog, || format!("{thing:?} is on the board and not in the log"));
    }
}

fn chain(world: &World, found: &mut Found) {
    let mut head = world.begin.chain.clone();
    for told in &world.told {
        let expected = link(
            &head,
            &Link {
                source: world.begin.source.name(),
                epoch: told.epoch,
                position: told.position.unwrap_or(-1),
                event_id: told.event_id,
                aggregate: &told.aggregate,
                aggregate_id: told.id,
                aggregate_version: told.version,
                event: &told.event,
                actor: &told.actor,
                scope: told.scope.as_deref(),
                occurred_at: told.occurred_at,
                payload: &told.payload,
            },
        );
        if told.chain != expected {
            found.unless(false, Invariant::ChainHolds, || format!("the link at position {:?} does not hold", told.position));
            return;
        }
        head = expected.to_vec();
    }
    found.unless(world.totals.chain_head == head, Invariant::ChainHolds, || "the head of the chain is not its last link".to_owned());
}

fn caught_up(world: &World, found: &mut Found) {
    let totals = &world.totals;
    let last = world.told.last().map(|told| told.event_id);
    let expected: Vec<&str> = world.begin.source.readers().to_vec();
    let there: Vec<&str> = totals.readers.iter().map(|reader| reader.by).collect();
    found.unless(there == expected, Invariant::CaughtUp, || format!("read by {there:?}, and must be by {expected:?}"));
    for reader in &totals.readers {
        let stands = reader.position == totals.next_position - 1 && (last.is_none() || reader.event == last);
        found.unless(stands, Invariant::CaughtUp, || {
            let read = (reader.position, reader.event);
            format!("{} stands at {read:?}, the log ends at {} with {last:?}", reader.by, totals.next_position - 1)
        });
        found.unless(reader.stopped.is_none() && reader.parked == 0, Invariant::CaughtUp, || {
            format!("{} has stopped ({:?}) or put {} events aside", reader.by, reader.stopped, reader.parked)
        });
    }
}
