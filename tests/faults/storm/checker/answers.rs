//! The history against the log, the tables, the stored replies and the audit trail.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Found, Invariant};
use crate::faults::storm::fold::{Kind, Snapshot};
use crate::faults::storm::history::{Fate, Known, Outcome, Write};
use crate::faults::storm::world::{Noted, Told, World};

/// Events by the mark of the write that caused them.
type ByMark<'a> = BTreeMap<String, Vec<&'a Told>>;

pub(super) fn check(writes: &[Write], world: &World, found: &mut Found) {
    let mut by_mark: ByMark<'_> = BTreeMap::new();
    for told in &world.told {
        let mark = Snapshot::of(told).map(|snapshot| snapshot.mark());
        found.unless(mark.is_some(), Invariant::NothingFromNowhere, || format!("{} is an event that no clerk causes", named(told)));
        by_mark.entry(mark.unwrap_or_default()).or_default().push(told);
    }
    let marks: BTreeSet<&str> = writes.iter().map(|write| write.intent.mark.as_str()).collect();
    for (mark, events) in &by_mark {
        let from_somewhere = marks.contains(mark.as_str());
        found.unless(from_somewhere, Invariant::NothingFromNowhere, || format!("{} has the mark {mark:?} of no write", named(events[0])));
    }
    for write in writes {
        let events = by_mark.get(&write.intent.mark).map_or(&[][..], Vec::as_slice);
        one(write, events, found);
    }
    held(world, found);
    kept_and_noted(writes, &by_mark, world, found);
}

/// One write and the events that bear its mark.
fn one(write: &Write, events: &[&Told], found: &mut Found) {
    let about = || format!("{} {}", write.intent.what, write.intent.mark);
    same_answer(write, found);
    match (write.intent.fate, write.known()) {
        (Fate::Real, Known::Ok { id, version }) => {
            found.unless(whole(write, events, Some((id, version))), Invariant::AnsweredIsTold, || {
                format!("{} was answered with version {version} of {id}, and told is {}", about(), list(events))
            });
        }
        (Fate::Real, Known::Unknown) => {
            found.unless(events.is_empty() || whole(write, events, None), Invariant::UnknownOnceOrNever, || {
                format!("{} was never answered, and told is {}", about(), list(events))
            });
            let answered = !write.intent.insists;
            found.unless(answered, Invariant::AnsweredIsTold, || format!("{} was never answered, however often it was asked for", about()));
        }
        (_, Known::Failed { .. }) | (Fate::Dry | Fate::Doomed, Known::Unknown) | (Fate::Dry, Known::Ok { .. }) => {
            found.unless(events.is_empty(), Invariant::RefusedLeftNothing, || {
                format!("{} was {:?} and became {:?}, and told is {}", about(), write.intent.fate, write.known(), list(events))
            });
        }
        (Fate::Doomed, Known::Ok { .. }) => {}
    }
    refused_with_reason(write, found);
}

/// The events of one command: one thing, versions one after the other from the one that was known, the last as answered.
fn whole(write: &Write, events: &[&Told], answered: Option<(Uuid, i64)>) -> bool {
    let mut versions: Vec<i64> = events.iter().map(|told| told.version).collect();
    versions.sort_unstable();
    let Some(last) = versions.last().copied() else { return false };
    let rises = versions == (write.intent.before + 1..=last).collect::<Vec<_>>();
    let one_thing = events.iter().all(|told| told.id == events[0].id && told.aggregate == write.intent.kind.aggregate());
    let the_thing = write.intent.id.is_none_or(|id| id == events[0].id);
    rises && one_thing && the_thing && answered.is_none_or(|(id, version)| (id, version) == (events[0].id, last))
}

fn same_answer(write: &Write, found: &mut Found) {
    // A dry run is not remembered: what it says may change with the things that it is about.
    if write.intent.fate == Fate::Dry {
        return;
    }
    let answers: BTreeSet<(Uuid, i64, &str)> = write
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Ok { id, version, reply } => Some((*id, *version, reply.as_str())),
            Outcome::Failed { .. } | Outcome::Unknown { .. } => None,
        })
        .collect();
    let refused_after_all = !answers.is_empty() && write.outcomes.iter().any(|outcome| matches!(outcome, Outcome::Failed { .. }));
    found.unless(answers.len() <= 1 && !refused_after_all, Invariant::SameAnswer, || {
        format!("{} {} was answered in several ways: {:?}", write.intent.what, write.intent.mark, write.outcomes)
    });
}

fn refused_with_reason(write: &Write, found: &mut Found) {
    let right = match (write.intent.fate, write.known()) {
        (Fate::Doomed, known) => !matches!(known, Known::Ok { .. }),
        // Somebody else was faster; nothing else stands against good work.
        (Fate::Real | Fate::Dry, Known::Failed { reason, .. }) => reason == "VERSION_CONFLICT" && write.intent.before > 0,
        (Fate::Real | Fate::Dry, Known::Ok { .. } | Known::Unknown) => true,
    };
    found.unless(right, Invariant::RefusedWithReason, || {
        format!("{} {} was {:?} and became {:?}", write.intent.what, write.intent.mark, write.intent.fate, write.known())
    });
}

/// What the service holds is what it told last, and nothing else.
fn held(world: &World, found: &mut Found) {
    let mut last: BTreeMap<Uuid, (&Told, String)> = BTreeMap::new();
    for told in &world.told {
        let Some(snapshot) = Snapshot::of(told) else { continue };
        let newer = last.get(&told.id).is_none_or(|(known, _)| known.version < told.version);
        if newer {
            last.insert(told.id, (told, snapshot.mark()));
        }
    }
    for (id, (told, mark)) in &last {
        let kind = Kind::of(&told.aggregate);
        let as_told = world.held.get(id).is_some_and(|held| (Some(held.kind), held.version, &held.mark) == (kind, told.version, mark));
        found.unless(as_told, Invariant::AnsweredIsHeld, || {
            format!("{} with the mark {mark} was told last, and held is {:?}", named(told), world.held.get(id))
        });
    }
    for (id, held) in world.held.iter().filter(|(id, _)| !last.contains_key(id)) {
        found.unless(false, Invariant::NothingFromNowhere, || format!("{id} is held and was never told: {held:?}"));
    }
    for (thing, line) in world.board.iter().filter(|((_, id), _)| !last.contains_key(id)) {
        found.unless(false, Invariant::NothingFromNowhere, || format!("{thing:?} is on the board and was never told: {line}"));
    }
}

/// Each write that was done has one stored reply and one audit line; nothing else has any.
fn kept_and_noted(writes: &[Write], by_mark: &ByMark<'_>, world: &World, found: &mut Found) {
    let mut expected: BTreeMap<Uuid, (Uuid, i64)> = BTreeMap::new();
    for write in writes.iter().filter(|write| write.intent.fate == Fate::Real) {
        if let Some(last) = by_mark.get(&write.intent.mark).and_then(|events| events.iter().max_by_key(|told| told.version)) {
            expected.insert(write.intent.request_id, (last.id, last.version));
        }
    }
    let mut kept: BTreeMap<Uuid, usize> = BTreeMap::new();
    for request in &world.kept {
        *kept.entry(*request).or_default() += 1;
    }
    let mut noted: BTreeMap<Uuid, Vec<&Noted>> = BTreeMap::new();
    for line in &world.noted {
        noted.entry(line.request_id.unwrap_or_default()).or_default().push(line);
    }
    for (request, (id, version)) in &expected {
        let (replies, lines) = (kept.remove(request).unwrap_or(0), noted.remove(request).unwrap_or_default());
        let noted_once = lines.len() == 1 && (lines[0].id, lines[0].version) == (Some(*id), Some(*version));
        found.unless(replies == 1 && noted_once, Invariant::KeptAndNotedOnce, || {
            format!("request {request} made version {version} of {id}; stored replies: {replies}, audit: {lines:?}")
        });
    }
    for request in kept.keys().chain(noted.keys()) {
        found.unless(false, Invariant::KeptAndNotedOnce, || {
            format!("request {request} was not done and has a stored reply or an audit line")
        });
    }
}

fn named(told: &Told) -> String {
    format!("{} {} version {} at position {:?}", told.aggregate, told.id, told.version, told.position)
}

fn list(events: &[&Told]) -> String {
    if events.is_empty() { "nothing".to_owned() } else { events.iter().map(|told| named(told)).collect::<Vec<_>>().join(" and ") }
}
