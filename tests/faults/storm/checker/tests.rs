//! A good run, made by hand, and every way in which it can be spoilt: the checker finds each, under its name.

mod evaluations;
mod good;
mod observations;
mod schools;

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Invariant, check};
use crate::faults::storm::fold::Kind;
use crate::faults::storm::history::{Fate, Outcome, Write};
use crate::faults::storm::world::{Carried, Noted, Reading, Told, World};

type Spoil = fn(&mut Vec<Write>, &mut World);

/// What is done to the good run, and what must be found then.
const SPOILT: &[(&str, Invariant, Spoil)] = &[
    ("the event of an answered write is lost everywhere", Invariant::AnsweredIsTold, |_, world| drop_event(world, 2)),
    ("the answer names another version than was told", Invariant::AnsweredIsTold, |writes, _| {
        writes[2].outcomes = vec![good::ok(good::AGREEMENT, 9)];
    }),
    ("the answer names another thing than was told", Invariant::AnsweredIsTold, |writes, _| {
        writes[1].outcomes = vec![good::ok(good::NEW, 1)];
    }),
    ("an answered write is told twice", Invariant::AnsweredIsTold, |_, world| {
        let again = Told { version: 4, event_id: good::NEW, ..world.told[1].clone() };
        world.told.push(again);
    }),
    ("a clerk who insists is never answered", Invariant::AnsweredIsTold, |writes, _| writes[4].intent.insists = true),
    ("the thing that was answered is not in the tables", Invariant::AnsweredIsHeld, |_, world| {
        world.held.remove(&good::ORGANISATION);
    }),
    ("the tables hold an older version than was told", Invariant::AnsweredIsHeld, |_, world| held(world).version = 2),
    ("the tables hold the words of another write", Invariant::AnsweredIsHeld, |_, world| "1-0-2".clone_into(&mut held(world).mark)),
    ("a thing is held that was never told", Invariant::NothingFromNowhere, |_, world| {
        let stranger = world.held[&good::ORGANISATION].clone();
        world.held.insert(good::NEW, stranger);
    }),
    ("a thing is on the board that was never told", Invariant::NothingFromNowhere, |_, world| {
        world.board.insert((Kind::Organisation, good::NEW), String::new());
    }),
    ("an event is told that nobody asked for", Invariant::NothingFromNowhere, |writes, _| {
        writes.remove(3);
    }),
    ("an event is told that nobody can read", Invariant::NothingFromNowhere, |_, world| world.told[1].payload = vec![0xff]),
    ("a refused write was done", Invariant::RefusedLeftNothing, |writes, _| {
        writes[2].outcomes = vec![Outcome::Failed { code: "Aborted".to_owned(), reason: "VERSION_CONFLICT".to_owned() }];
    }),
    ("a dry run stayed", Invariant::RefusedLeftNothing, |writes, _| writes[2].intent.fate = Fate::Dry),
    ("a doomed write without an answer was done", Invariant::RefusedLeftNothing, |writes, _| writes[3].intent.fate = Fate::Doomed),
    ("an unanswered write was done to another thing", Invariant::UnknownOnceOrNever, |writes, _| writes[3].intent.id = Some(good::NEW)),
    ("an unanswered write was done twice", Invariant::UnknownOnceOrNever, |writes, _| writes[3].intent.before = 1),
    ("a wrong write was answered", Invariant::RefusedWithReason, |writes, _| writes[7].outcomes = vec![good::ok(good::NEW, 1)]),
    ("good work was refused", Invariant::RefusedWithReason, |writes, _| {
        writes[5].outcomes = vec![Outcome::Failed { code: "Internal".to_owned(), reason: "INTERNAL".to_owned() }];
    }),
    ("something new was refused as stale", Invariant::RefusedWithReason, |writes, _| writes[5].intent.before = 0),
    ("the second answer to a request is another one", Invariant::SameAnswer, |writes, _| {
        writes[2].outcomes.push(Outcome::Ok { id: good::AGREEMENT, version: 2, reply: "other bytes".to_owned() });
    }),
    ("an answered request is refused when it is repeated", Invariant::SameAnswer, |writes, _| {
        writes[2].outcomes.push(Outcome::Failed { code: "Aborted".to_owned(), reason: "VERSION_CONFLICT".to_owned() });
    }),
    ("a stored reply is lost", Invariant::KeptAndNotedOnce, |_, world| {
        world.kept.remove(0);
    }),
    ("a reply is stored for what was not done", Invariant::KeptAndNotedOnce, |_, world| world.kept.push(good::NEW)),
    ("an audit line is lost", Invariant::KeptAndNotedOnce, |_, world| {
        world.noted.pop();
    }),
    ("an audit line stands twice", Invariant::KeptAndNotedOnce, |_, world| {
        let line = world.noted[0].clone();
        world.noted.push(line);
    }),
    ("an audit line is about nothing that was done", Invariant::KeptAndNotedOnce, |_, world| {
        world.noted.push(Noted { request_id: None, id: None, version: None });
    }),
    ("a position is left out", Invariant::PositionsWithoutGap, |_, world| world.told[3].position = Some(9)),
    ("a row has no position", Invariant::PositionsWithoutGap, |_, world| world.told[3].position = None),
    ("a row that came before the run is gone", Invariant::PositionsWithoutGap, |_, world| world.totals.rows -= 1),
    ("more positions are given than there are rows", Invariant::PositionsWithoutGap, |_, world| world.totals.next_position += 1),
    ("two events have one id", Invariant::PositionsWithoutGap, |_, world| world.told[3].event_id = world.told[2].event_id),
    ("two events of a thing are swapped", Invariant::VersionsRiseByOne, |_, world| {
        let (one, other) = (world.told[2].position, world.told[3].position);
        world.told.swap(2, 3);
        (world.told[2].position, world.told[3].position) = (one, other);
    }),
    ("a version of a thing is left out", Invariant::VersionsRiseByOne, |_, world| world.told[3].version = 4),
    ("a message is missing at the end of the stream", Invariant::StreamIsTable, |_, world| {
        world.stream.pop();
    }),
    ("a message is missing in front of the run", Invariant::StreamIsTable, |_, world| world.totals.messages -= 1),
    ("a message stands twice", Invariant::StreamIsTable, |_, world| world.stream.insert(1, world.stream[0].clone())),
    ("two messages are swapped", Invariant::StreamIsTable, |_, world| world.stream.swap(0, 1)),
    ("one byte of a message is another one", Invariant::StreamIsTable, |_, world| carried(world).payload[3] ^= 1),
    ("a message is of another event", Invariant::StreamIsTable, |_, world| carried(world).event_id = good::NEW),
    ("a message is under another subject", Invariant::StreamIsTable, |_, world| carried(world).subject.push('x')),
    ("a message carries another link", Invariant::StreamIsTable, |_, world| carried(world).chain.push('0')),
    ("the watermark stands behind", Invariant::StreamIsTable, |_, world| world.totals.published_position -= 1),
    ("a row of the board is missing", Invariant::BoardIsLog, |_, world| {
        world.board.remove(&(Kind::Agreement, good::AGREEMENT));
    }),
    ("a row of the board shows an older version", Invariant::BoardIsLog, |_, world| {
        let line = world.board.get_mut(&(Kind::Agreement, good::AGREEMENT)).expect("on the board");
        *line = line.replacen('3', "2", 1);
    }),
    ("a payload was changed in the table", Invariant::ChainHolds, |_, world| world.told[0].payload.push(0)),
    ("the actor of an event was changed in the table", Invariant::ChainHolds, |_, world| {
        "somebody else".clone_into(&mut world.told[0].actor);
    }),
    ("the head of the chain is not its last link", Invariant::ChainHolds, |_, world| world.totals.chain_head[0] ^= 1),
    ("the chain hangs on something else", Invariant::ChainHolds, |_, world| world.begin.chain[0] ^= 1),
    ("the reader is one event behind", Invariant::CaughtUp, |_, world| reader(world).position -= 1),
    ("the reader stands at another event", Invariant::CaughtUp, |_, world| reader(world).event = Some(good::NEW)),
    ("the reader has stopped", Invariant::CaughtUp, |_, world| reader(world).stopped = Some("GAP".to_owned())),
    ("an event is parked", Invariant::CaughtUp, |_, world| reader(world).parked = 1),
    ("a reader is missing", Invariant::CaughtUp, |_, world| world.totals.readers.clear()),
];

/// As if it had never been told: no row, no message, later positions moved up.
fn drop_event(world: &mut World, at: usize) {
    world.told.remove(at);
    world.stream.remove(at);
    for (told, position) in world.told.iter_mut().zip(1..) {
        told.position = Some(position);
    }
    for (carried, position) in world.stream.iter_mut().zip(1..) {
        carried.position = position;
    }
}

fn held(world: &mut World) -> &mut crate::faults::storm::world::Held {
    world.held.get_mut(&good::AGREEMENT).expect("held")
}

fn carried(world: &mut World) -> &mut Carried {
    &mut world.stream[1]
}

fn reader(world: &mut World) -> &mut Reading {
    &mut world.totals.readers[0]
}

#[test]
fn a_good_run_is_found_good() {
    let (writes, world) = good::run();
    assert_eq!(check(&writes, &world), []);
    assert!(world.told.len() >= 4 && world.board.len() == 2, "it is about something");
}

#[test]
fn whatever_is_spoilt_is_found_under_its_name() {
    all_is_found(SPOILT, good::run);
    all_is_found(evaluations::SPOILT, evaluations::run);
    all_is_found(observations::SPOILT, evaluations::run);
}

fn all_is_found(spoilt: &[(&str, Invariant, Spoil)], run: fn() -> (Vec<Write>, World)) {
    for (what, invariant, spoil) in spoilt {
        let (mut writes, mut world) = run();
        spoil(&mut writes, &mut world);
        let found: BTreeSet<Invariant> = check(&writes, &world).iter().map(|violation| violation.invariant).collect();
        assert!(found.contains(invariant), "{what}: {invariant:?} must not hold, found are {found:?}");
    }
}

#[test]
fn every_invariant_can_fail() {
    let all = SPOILT.iter().chain(evaluations::SPOILT).chain(observations::SPOILT);
    let spoilt: BTreeSet<Invariant> = all.map(|(_, invariant, _)| *invariant).collect();
    let missing: Vec<&Invariant> = Invariant::ALL.iter().filter(|invariant| !spoilt.contains(invariant)).collect();
    assert!(missing.is_empty(), "nothing shows that these can fail: {missing:?}");
}

#[test]
fn a_run_may_begin_behind_others() {
    let (mut writes, mut world) = good::run();
    let later = i64::try_from(world.told.len()).expect("few");
    // The same run once more, 4 positions later, with the first one in front of it.
    world.begin.position = later;
    good::shift(&mut world, later);
    assert_eq!(check(&writes, &world), []);
    writes[0].intent.mark = format!("{}", Uuid::nil());
    assert!(!check(&writes, &world).is_empty());
}
