//! Lessons that are watched in a good run of the evaluations service, and what the checker must find where they are spoilt: one is recorded in
//! part, then whole, submitted by somebody who is not certified and released to its teacher; another one is called off.

use std::collections::BTreeMap;

use api::evaluations::v1 as pb;
use prost::Message as _;
use uuid::Uuid;

use super::evaluations::Step;
use super::{Invariant, Spoil};
use crate::faults::storm::fold::Kind;
use crate::faults::storm::work::evaluations::{SAID, person};
use crate::faults::storm::work::observations::{Watched, extent, line};
use crate::faults::storm::world::{Observed, Told, World};

const LESSON: Uuid = Uuid::from_u128(26);
const CALLED_OFF: Uuid = Uuid::from_u128(27);

/// What is done to the good run, and what must be found then.
pub(super) const SPOILT: &[(&str, Invariant, Spoil)] = &[
    ("what was seen in a lesson is lost", Invariant::ObservedIsKept, |_, world| drop(world.observed.remove(&LESSON))),
    ("a mark of what was seen is lost", Invariant::ObservedIsKept, |_, world| {
        kept_of(world).seen = kept_of(world).seen.replace(",2=1", "");
    }),
    ("what was recorded first stands again", Invariant::ObservedIsKept, |_, world| kept_of(world).seen = line(&record(1))),
    ("a lesson that was called off has a record", Invariant::ObservedIsKept, |_, world| {
        world.observed.get_mut(&CALLED_OFF).expect("kept").seen = line(&record(1));
    }),
    ("something is kept of a lesson that was never told", Invariant::ObservedIsKept, |_, world| {
        world.observed.insert(Uuid::from_u128(99), Observed::default());
    }),
    ("a teacher is told something else than was said", Invariant::ObservedIsKept, |_, world| kept_of(world).feedback.clear()),
    ("a record that was answered is told by nobody", Invariant::AnsweredIsTold, |_, world| {
        let at = place(world, 3);
        world.told.remove(at);
    }),
    ("a release that was answered is told twice", Invariant::AnsweredIsTold, |_, world| {
        let at = place(world, 5);
        world.told.push(Told { event_id: Uuid::from_u128(99), ..world.told[at].clone() });
    }),
    ("two events of a lesson are swapped", Invariant::VersionsRiseByOne, |_, world| {
        let at = place(world, 3);
        world.told.swap(at, at + 1);
    }),
    ("a message about a lesson stands twice in the stream", Invariant::StreamIsTable, |_, world| {
        let at = place(world, 4);
        world.stream.insert(at, world.stream[at].clone());
    }),
    ("the tables count what was practice", Invariant::AnsweredIsHeld, |_, world| {
        let held = world.held.get_mut(&LESSON).expect("held");
        held.mark = held.mark.replace("training", "counts");
    }),
    ("an event counts what was practice", Invariant::NothingFromNowhere, |_, world| {
        let at = place(world, 5);
        world.told[at].payload = snapshot(Watched { training: false, ..lesson(5) });
    }),
    ("an event names who watched", Invariant::NobodyIsNamed, |_, world| {
        let at = place(world, 1);
        world.told[at].payload.extend(person(3).as_bytes());
    }),
    ("an event is told within the reach of a person", Invariant::NobodyIsNamed, |_, world| {
        let at = place(world, 1);
        world.told[at].scope = Some(format!("person:{}", person(3)));
    }),
    ("an event tells a level that was seen", Invariant::SaidIsNotTold, |_, world| {
        let at = place(world, 2);
        // A field that its message does not have: number 3 of the event.
        world.told[at].payload.extend([0x18, 4]);
    }),
    ("an event tells what an observer wrote down", Invariant::SaidIsNotTold, |_, world| {
        let at = place(world, 2);
        world.told[at].payload.extend(SAID.as_bytes());
    }),
];

/// Where a version of the lesson stands among the events.
fn place(world: &World, version: i64) -> usize {
    world.told.iter().position(|told| told.id == LESSON && told.version == version).expect("told")
}

fn kept_of(world: &mut World) -> &mut Observed {
    world.observed.get_mut(&LESSON).expect("kept")
}

/// The lesson as it stands in a version.
fn lesson(version: i64) -> Watched {
    use pb::ObservationStatus::{InProgress, Released, Scheduled, Submitted};
    let (status, training, segments) = match version {
        1 => (Scheduled, false, 0),
        2 => (InProgress, false, 1),
        3 => (InProgress, false, 2),
        4 => (Submitted, true, 2),
        _ => (Released, true, 2),
    };
    Watched { id: LESSON, version, status, training, extent: extent(segments) }
}

fn record(segments: i32) -> pb::ObservationRecord {
    let mark = |code: &str, rank| pb::CodedMark { code: code.to_owned(), rank, absence: 0 };
    let segment = |n: i32| pb::ObservedSegment { start_minute: 15 * n, marks: vec![mark("1", 2), mark("2", 1)] };
    pb::ObservationRecord {
        pupils_present: 20,
        segments: (0..segments).map(segment).collect(),
        snapshots: (0..segments).map(|n| pb::ObservedSnapshot { minute: 15 * n + 7, marks: vec![mark("T1", 2)] }).collect(),
        notes: format!("{SAID} 1-0-{segments}"),
        ..Default::default()
    }
}

fn feedback() -> String {
    format!("{SAID} 1-0-12")
}

fn snapshot(of: Watched) -> Vec<u8> {
    let [segments, snapshots, marks] = of.extent;
    let observation = pb::ObservationSnapshot {
        id: of.id.to_string(),
        version: of.version,
        status: of.status.into(),
        training: of.training,
        segments,
        snapshots,
        marks,
        scopes: vec!["province:40".to_owned()],
        ..Default::default()
    };
    pb::ObservationRecorded { observation: Some(observation) }.encode_to_vec()
}

pub(super) fn steps() -> Vec<Step> {
    let step = |of: Watched, event, says: Vec<String>| (Kind::Observation, of.id, of.version, event, snapshot(of), of.mark(), says);
    let off = |version, status| Watched { id: CALLED_OFF, version, status, training: false, extent: extent(0) };
    vec![
        step(lesson(1), "scheduled", Vec::new()),
        step(off(1, pb::ObservationStatus::Scheduled), "scheduled", Vec::new()),
        step(lesson(2), "recorded", vec![line(&record(1))]),
        step(lesson(3), "recorded", vec![line(&record(2))]),
        step(lesson(4), "submitted", Vec::new()),
        step(off(2, pb::ObservationStatus::Void), "voided", Vec::new()),
        step(lesson(5), "released", vec![feedback()]),
    ]
}

/// What is kept of the lessons in the end.
pub(super) fn kept() -> BTreeMap<Uuid, Observed> {
    let nothing = Observed { seen: line(&pb::ObservationRecord::default()), feedback: String::new() };
    BTreeMap::from([(LESSON, Observed { seen: line(&record(2)), feedback: feedback() }), (CALLED_OFF, nothing)])
}
