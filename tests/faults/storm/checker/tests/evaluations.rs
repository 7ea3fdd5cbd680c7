//! A good run of the evaluations service, and what the checker must find in it when it is spoilt: a cycle over two schools is opened, one of
//! them is given to somebody, who judges it, is given it back and judges it anew; and watches lessons, as [`super::observations`] has it.

use std::collections::BTreeMap;

use api::evaluations::v1 as pb;
use chassis::outbox::GENESIS;
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

use super::good::{ok, request, shift};
use super::{Invariant, Spoil, check, observations};
use crate::faults::storm::fold::{Kind, Source, fold, reports};
use crate::faults::storm::history::{Fate, Intent, Write};
use crate::faults::storm::work::evaluations::{SAID, Standing, mark_of_opened, mark_of_task};
use crate::faults::storm::world::{Begin, Held, Noted, Submitted, Told, Totals, World};

const ROUND: Uuid = Uuid::from_u128(21);
const TASK: Uuid = Uuid::from_u128(22);
const SHEET: Uuid = Uuid::from_u128(23);
const SCHOOLS: [Uuid; 2] = [Uuid::from_u128(24), Uuid::from_u128(25)];

/// Where the first submission stands among the events.
const FIRST: usize = 4;

/// What is done to the good run, and what must be found then.
pub(super) const SPOILT: &[(&str, Invariant, Spoil)] = &[
    ("a submission is lost", Invariant::SubmittedIsKept, |_, world| drop(world.submitted.remove(0))),
    ("a submission is kept twice", Invariant::SubmittedIsKept, |_, world| world.submitted.push(world.submitted[0].clone())),
    ("a submission is kept that was never told", Invariant::SubmittedIsKept, |_, world| {
        world.submitted.push(Submitted { n: 3, ..world.submitted[0].clone() });
    }),
    ("a submission says what another one says", Invariant::SubmittedIsKept, |_, world| {
        world.submitted[0].says = world.submitted[1].says.clone();
    }),
    ("a submission that was answered is told by nobody", Invariant::AnsweredIsTold, |_, world| drop(world.told.remove(FIRST))),
    ("a submission that was answered is told twice", Invariant::AnsweredIsTold, |_, world| {
        world.told.push(Told { event_id: Uuid::from_u128(99), ..world.told[FIRST].clone() });
    }),
    ("the tables hold a submission less than was told", Invariant::AnsweredIsHeld, |_, world| {
        world.held.get_mut(&SHEET).expect("held").mark = sheet(5, pb::AssessmentStatus::Submitted, 1).mark();
    }),
    ("two events have one position", Invariant::PositionsWithoutGap, |_, world| {
        world.told[FIRST].position = world.told[FIRST - 1].position;
    }),
    ("a message stands twice in the stream", Invariant::StreamIsTable, |_, world| world.stream.insert(FIRST, world.stream[FIRST].clone())),
    ("an event tells a rating", Invariant::SaidIsNotTold, |_, world| {
        // A field that its message does not have: number 3 of the event.
        world.told[FIRST].payload.extend([0x18, 4]);
    }),
    ("an event tells a comment", Invariant::SaidIsNotTold, |_, world| world.told[1].payload.extend(SAID.as_bytes())),
    ("a stored reply repeats a comment", Invariant::SaidIsNotTold, |_, world| world.spilt.push("a reply".to_owned())),
    ("a school is not counted as missing", Invariant::ReportIsLog, |_, world| {
        world.reports[0].1.missing.pop_last();
    }),
    ("a school is counted twice", Invariant::ReportIsLog, |_, world| world.reports[0].1.expected.schools += 1),
    ("a school of a cycle is not on the board", Invariant::BoardIsLog, |_, world| {
        let line = world.board.get_mut(&(Kind::Round, ROUND)).expect("on the board");
        line.truncate(line.rfind('|').expect("schools"));
    }),
];

fn sheet(version: i64, status: pb::AssessmentStatus, revision: i32) -> Standing {
    Standing { id: SHEET, version, status, revision, levels: 3 }
}

fn round(version: i64, status: pb::CycleStatus, name: &str) -> pb::Cycle {
    let name = api::common::v1::LocalizedText { th: format!("รอบ {name}"), en: String::new() };
    let policy = pb::AssessorPolicy { min_raters: 1, ..Default::default() };
    let plan = pb::CyclePlan { name: Some(name), policy: Some(policy), ..Default::default() };
    pb::Cycle { id: ROUND.to_string(), version, status: status.into(), plan: Some(plan), ..Default::default() }
}

fn assessment(of: Standing) -> Vec<u8> {
    let progress = pb::AssessmentProgress { nodes: 3, levels: of.levels, ..Default::default() };
    let assessment = pb::Assessment {
        id: SHEET.to_string(),
        version: of.version,
        assignment_id: TASK.to_string(),
        cycle_id: ROUND.to_string(),
        school_id: SCHOOLS[0].to_string(),
        status: of.status.into(),
        revision: of.revision,
        progress: Some(progress),
        ..Default::default()
    };
    pb::AssessmentSaved { assessment: Some(assessment) }.encode_to_vec()
}

fn task() -> Vec<u8> {
    let snapshot = pb::AssignmentSnapshot {
        id: TASK.to_string(),
        version: 1,
        cycle_id: ROUND.to_string(),
        school_id: SCHOOLS[0].to_string(),
        status: pb::AssignmentStatus::Assigned.into(),
        ..Default::default()
    };
    pb::AssignmentCreated { assignment: Some(snapshot) }.encode_to_vec()
}

/// Thing, version, event, what is told, mark and what is said.
pub(super) type Step = (Kind, Uuid, i64, &'static str, Vec<u8>, String, Vec<String>);

fn steps() -> Vec<Step> {
    use pb::AssessmentStatus::{InProgress, Returned, Submitted};
    let planned = pb::CyclePlanned { cycle: Some(round(1, pb::CycleStatus::Planned, "1-0-0")) }.encode_to_vec();
    let enrolled = SCHOOLS.map(|school| pb::EnrolledSchool { school_id: school.to_string(), scopes: vec![format!("school:{school}")] });
    let frozen = pb::CyclePopulationFrozen { cycle: Some(round(2, pb::CycleStatus::Open, "1-0-0")), schools: enrolled.to_vec() };
    let says = |mark: &str| vec![format!("{SAID} {mark}")];
    let judged = |version, event, status, revision, says: Vec<String>| {
        let of = sheet(version, status, revision);
        (Kind::Assessment, SHEET, version, event, assessment(of), of.mark(), says)
    };
    vec![
        (Kind::Round, ROUND, 1, "planned", planned, "1-0-0".to_owned(), Vec::new()),
        (Kind::Round, ROUND, 2, "population_frozen", frozen.encode_to_vec(), mark_of_opened(ROUND, None), Vec::new()),
        (Kind::Task, TASK, 1, "created", task(), mark_of_task(TASK, pb::AssignmentStatus::Assigned), Vec::new()),
        judged(1, "started", InProgress, 0, Vec::new()),
        judged(2, "submitted", Submitted, 1, says("1-0-4")),
        judged(3, "returned", Returned, 1, Vec::new()),
        judged(4, "saved", InProgress, 1, Vec::new()),
        judged(5, "submitted", Submitted, 2, says("1-0-7")),
    ]
}

pub(super) fn run() -> (Vec<Write>, World) {
    let mut writes = Vec::new();
    let mut world = World {
        begin: Begin { source: Source::Evaluations, position: 0, chain: GENESIS.to_vec(), at: String::new() },
        told: Vec::new(),
        stream: Vec::new(),
        held: BTreeMap::new(),
        kept: Vec::new(),
        noted: Vec::new(),
        board: BTreeMap::new(),
        submitted: Vec::new(),
        observed: observations::kept(),
        spilt: Vec::new(),
        reports: Vec::new(),
        totals: Totals::default(),
    };
    for (number, (kind, id, version, event, payload, mark, says)) in (0..).zip(steps().into_iter().chain(observations::steps())) {
        let request_id = request(number);
        if kind == Kind::Assessment && event == "submitted" {
            let n = i32::try_from(world.submitted.len() + 1).expect("few");
            world.submitted.push(Submitted { assessment: id, n, says: says.join("|") });
        }
        world.told.push(Told {
            position: None,
            epoch: 1,
            event_id: Uuid::from_u128(800 + number),
            aggregate: kind.aggregate().to_owned(),
            id,
            version,
            event: event.to_owned(),
            actor: "street".to_owned(),
            scope: None,
            occurred_at: Timestamp::from_second(1_700_000_000 + version).expect("an instant"),
            payload,
            chain: Vec::new(),
        });
        world.held.insert(id, Held { kind, version, mark: mark.clone() });
        world.kept.push(request_id);
        world.noted.push(Noted { request_id: Some(request_id), id: Some(id), version: Some(version) });
        let (before, fate) = (version - 1, Fate::Real);
        let intent = Intent { what: "write", kind, id: Some(id), request_id, mark, before, fate, insists: true, says };
        writes.push(Write { intent, outcomes: vec![ok(id, version)] });
    }
    world.board = fold(&world.told);
    world.reports = reports(&world.told).into_iter().collect();
    shift(&mut world, 0);
    (writes, world)
}

#[test]
fn a_good_run_of_evaluations_is_found_good() {
    let (writes, world) = run();
    assert_eq!(check(&writes, &world), []);
    assert_eq!((world.board.len(), world.submitted.len(), world.observed.len(), world.reports.len()), (3, 2, 2, 1));
    let (_, report) = &world.reports[0];
    assert_eq!((report.expected.schools, report.expected.submitted, report.missing.len()), (2, 1, 1), "one of two was judged");
}
