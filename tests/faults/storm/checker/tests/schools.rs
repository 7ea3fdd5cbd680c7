//! A good run of the schools service: what is told in words and what is told in numbers only is known as the event of its write.

use std::collections::BTreeMap;

use api::common::v1::{LocalDate, LocalizedText};
use api::schools::v1 as pb;
use chassis::outbox::GENESIS;
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

use super::good::{ok, request, shift};
use crate::faults::storm::checker::{Invariant, check};
use crate::faults::storm::fold::{Kind, Snapshot, Source, fold};
use crate::faults::storm::history::{Fate, Intent, Write};
use crate::faults::storm::world::{Begin, Held, Noted, Told, Totals, World};

const SCHOOL: Uuid = Uuid::from_u128(11);
const COUNT: Uuid = Uuid::from_u128(12);
const PLACE: Uuid = Uuid::from_u128(13);
const CYCLE: Uuid = Uuid::from_u128(14);

fn day(day: i32) -> LocalDate {
    LocalDate { year: 1990, month: 1, day, ..Default::default() }
}

fn school(version: i64, mark: &str) -> Vec<u8> {
    let named = pb::DatedName {
        name: Some(LocalizedText { th: format!("โรงเรียน {mark}"), en: String::new() }), ..Default::default()
    };
    let school = pb::School { id: SCHOOL.to_string(), version, names: vec![named], ..Default::default() };
    pb::SchoolRenamed { school: Some(pb::SchoolSnapshot { school: Some(school) }) }.encode_to_vec()
}

/// 1-0-2 in numbers.
fn count() -> Vec<u8> {
    let grade = |grade: pb::Grade, male| pb::GradeCount { grade: grade.into(), male, female: 0 };
    let counts = pb::EnrolmentCounts { grades: vec![grade(pb::Grade::P1, 1), grade(pb::Grade::P2, 3)], ..Default::default() };
    let snapshot = pb::EnrolmentSnapshot { id: COUNT.to_string(), version: 1, counts: Some(counts), ..Default::default() };
    pb::EnrolmentSnapshotRecorded { snapshot: Some(snapshot) }.encode_to_vec()
}

fn place(version: i64, reason: &str) -> Vec<u8> {
    let step = pb::ParticipationStep { on: Some(day(1)), reason: reason.to_owned(), ..Default::default() };
    let participation = pb::Participation { id: PLACE.to_string(), version, steps: vec![step], ..Default::default() };
    pb::ParticipationWithdrawn { participation: Some(participation) }.encode_to_vec()
}

/// Planned, 1-0-5 in days; then held, 1-0-6 in the day and in who was there.
fn cycle(version: i64) -> Vec<u8> {
    let phase = |phase: pb::LessonStudyPhase, on| pb::LessonStudyPhaseSnapshot {
        phase: phase.into(),
        planned_on: Some(day(on)),
        ..Default::default()
    };
    let mut phases = vec![phase(pb::LessonStudyPhase::Plan, 2), phase(pb::LessonStudyPhase::Do, 2), phase(pb::LessonStudyPhase::See, 7)];
    if version > 1 {
        phases[0].done_on = Some(day(7));
        phases[0].participants = vec![pb::LessonStudyRoleCount { role: pb::LessonStudyRole::Teacher.into(), count: 2 }];
    }
    let cycle = pb::LessonStudyCycleSnapshot { id: CYCLE.to_string(), version, phases, ..Default::default() };
    pb::LessonStudyTaught { cycle: Some(cycle) }.encode_to_vec()
}

fn run() -> (Vec<Write>, World) {
    let steps = [
        (Kind::School, SCHOOL, 1, school(1, "1-0-0"), "1-0-0".to_owned()),
        (Kind::School, SCHOOL, 2, school(2, "1-0-1"), "1-0-1".to_owned()),
        (Kind::Enrolment, COUNT, 1, count(), "1-0-2".to_owned()),
        (Kind::Participation, PLACE, 1, place(1, ""), PLACE.to_string()),
        (Kind::Participation, PLACE, 2, place(2, "ขอถอนตัว 1-0-4"), "1-0-4".to_owned()),
        (Kind::Cycle, CYCLE, 1, cycle(1), "1-0-5".to_owned()),
        (Kind::Cycle, CYCLE, 2, cycle(2), "1-0-6".to_owned()),
    ];
    let mut writes = Vec::new();
    let mut world = World {
        begin: Begin { source: Source::Schools, position: 0, chain: GENESIS.to_vec(), at: String::new() },
        told: Vec::new(),
        stream: Vec::new(),
        held: BTreeMap::new(),
        kept: Vec::new(),
        noted: Vec::new(),
        board: BTreeMap::new(),
        submitted: Vec::new(),
        observed: BTreeMap::new(),
        spilt: Vec::new(),
        reports: Vec::new(),
        totals: Totals::default(),
    };
    for (number, (kind, id, version, payload, mark)) in (0..).zip(steps) {
        let request_id = request(number);
        let intent = Intent {
            what: "write",
            kind,
            id: Some(id),
            request_id,
            mark: mark.clone(),
            before: version - 1,
            fate: Fate::Real,
            insists: true,
            says: Vec::new(),
        };
        writes.push(Write { intent, outcomes: vec![ok(id, version)] });
        world.told.push(Told {
            position: None,
            epoch: 1,
            event_id: Uuid::from_u128(700 + number),
            aggregate: kind.aggregate().to_owned(),
            id,
            version,
            event: "changed".to_owned(),
            actor: "street".to_owned(),
            scope: None,
            occurred_at: Timestamp::from_second(1_700_000_000 + version).expect("an instant"),
            payload,
            chain: Vec::new(),
        });
        world.held.insert(id, Held { kind, version, mark });
        world.kept.push(request_id);
        world.noted.push(Noted { request_id: Some(request_id), id: Some(id), version: Some(version) });
    }
    world.board = fold(&world.told);
    shift(&mut world, 0);
    (writes, world)
}

#[test]
fn a_good_run_of_schools_is_found_good() {
    let (writes, world) = run();
    assert_eq!(check(&writes, &world), []);
    assert_eq!(world.board.len(), 6, "a school and a participation are on the board and known to evaluations");
}

#[test]
fn what_evaluations_know_otherwise_or_have_not_heard_of_is_found() {
    let found = |spoil: fn(&mut World)| {
        let (writes, mut world) = run();
        spoil(&mut world);
        check(&writes, &world).into_iter().map(|violation| violation.invariant).collect::<Vec<_>>()
    };
    let lost = found(|world| drop(world.board.remove(&(Kind::KnownSchool, SCHOOL))));
    let older = found(|world| world.board.get_mut(&(Kind::KnownParticipation, PLACE)).expect("known").insert(0, '1'));
    let behind = found(|world| world.totals.readers[1].position -= 1);
    assert_eq!((lost, older, behind), (vec![Invariant::BoardIsLog], vec![Invariant::BoardIsLog], vec![Invariant::CaughtUp]));
}

#[test]
fn an_event_whose_numbers_are_of_another_write_is_found() {
    let (writes, mut world) = run();
    world.told[6].payload = cycle(1);
    assert_eq!(Snapshot::of(&world.told[6]).map(|snapshot| snapshot.mark()).as_deref(), Some("1-0-5"));
    let found: Vec<Invariant> = check(&writes, &world).iter().map(|violation| violation.invariant).collect();
    assert!(found.contains(&Invariant::AnsweredIsTold), "{found:?}");
}
