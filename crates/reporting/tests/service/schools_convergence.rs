//! Any order and any repetition of the events of the schools service, cut into slices anywhere, gives the same rows: through the real
//! projection, on Postgres, without the gate that would keep them in order.

mod practice;

use std::collections::HashMap;

use api::reporting::v1 as pb;
use api::schools::v1 as told;
use chassis::event::Event;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use sqlx::Row as _;
use testkit::World;
use tokio::runtime::Runtime;

use crate::delivery::{any_sizes, cut, in_any_order};
use crate::story::{apply_cut, client, id, world_of_two};
use crate::town::{CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, PROGRAMME, by, day, list, of_schools, text};

/// Stories tried; each is applied three times: in its order, and in slices in that and in any other.
const CASES: u32 = 24;
const TABLES: [&str; 18] = [
    "area",
    "school",
    "school_place",
    "enrolment",
    "programme",
    "participation",
    "participation_state",
    "plan",
    "lesson_team",
    "lesson_cycle",
    "term",
    "pilot",
    "pilot_state",
    "visit",
    "open_class",
    "innovation",
    "adoption",
    "adoption_state",
];
const SCHOOLS: [u128; 3] = [1, 2, 3];

/// What one command did: to which kind of thing, to which of them, and everything else by chance.
#[derive(Debug, Clone)]
struct Step {
    kind: u8,
    which: Index,
    /// A command that says two things raises the version by two; both events carry the state after it.
    says_two_things: bool,
    /// Places, days and statuses follow from it.
    chance: i32,
    label: String,
}

fn any_step() -> impl Strategy<Value = Step> {
    (0..15_u8, any::<Index>(), any::<bool>(), 0..6_i32, "[ก-ฮ]{1,3}").prop_map(|(kind, which, says_two_things, chance, label)| Step {
        kind,
        which,
        says_two_things,
        chance,
        label,
    })
}

/// The log that the schools service would have written for these commands, in order.
fn log(steps: &[Step]) -> Vec<Event> {
    let mut versions = HashMap::<(u8, u128), i64>::new();
    let mut events = Vec::new();
    for step in steps {
        let which = *step.which.get(&SCHOOLS);
        // Two kinds of steps change a school, and there is one programme.
        let version = versions
            .entry(match step.kind {
                1 | 2 => (1, which),
                4 => (4, PROGRAMME),
                kind => (kind, which),
            })
            .or_default();
        let first = *version + 1;
        *version += if step.says_two_things { 2 } else { 1 };
        let told = told(step, which, *version);
        events.extend((first..=*version).map(|n| Event { aggregate_version: n, ..told.clone() }));
    }
    events
}

fn told(step: &Step, n: u128, version: i64) -> Event {
    let own = id(u128::from(step.kind) * 1_000 + n);
    match step.kind {
        0 => area_of(step, &own, version),
        1 | 2 => school_of(step, n, version),
        3 => enrolment_of(step, &own, n, version),
        4 => programme_of(step, version),
        5 => participation_of(step, &own, n, version),
        6 => plan_of(step, &own, n, version),
        7 => team_of(step, &own, version),
        8 => cycle_of(step, &own, n, version),
        9 => practice::term_of(step, &own, version),
        10 => practice::pilot_of(step, &own, n, version),
        11 => practice::visit_of(step, &own, n, version),
        12 => practice::open_class_of(step, &own, n, version),
        13 => practice::innovation_of(step, &own, n, version),
        _ => practice::adoption_of(step, &own, n, version),
    }
}

/// One of three, by chance.
fn one_of_three<T: Copy>(things: [T; 3], chance: i32) -> T {
    things[usize::try_from(chance % 3).expect("chance is not below zero")]
}

fn area_of(step: &Step, own: &str, version: i64) -> Event {
    let kind = one_of_three([told::AreaKind::Esao, told::AreaKind::NetworkCentre, told::AreaKind::Country], step.chance);
    let area = told::Area {
        id: own.to_owned(),
        version,
        kind: kind.into(),
        code: Some(told::Code { scheme: "ESAO".to_owned(), value: step.chance.to_string() }),
        display_name: text(&step.label),
        ..Default::default()
    };
    of_schools("area", own, version, "renamed", &told::AreaRenamed { area: Some(area) })
}

fn enrolment_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let status = if step.chance % 2 == 0 { told::EnrolmentStatus::Provisional } else { told::EnrolmentStatus::Confirmed };
    let snapshot = told::EnrolmentSnapshot {
        id: own.to_owned(),
        version,
        school_id: id(school),
        as_of: day(2021, step.chance + 1, 10),
        pupils: step.chance,
        status: status.into(),
        ..Default::default()
    };
    of_schools("enrolment", own, version, "recorded", &told::EnrolmentSnapshotRecorded { snapshot: Some(snapshot) })
}

fn programme_of(step: &Step, version: i64) -> Event {
    let programme = told::Programme {
        id: id(PROGRAMME),
        version,
        name: text(&step.label),
        owner_organisation_id: id(7),
        cohorts: (1..=2 + step.chance).map(|cohort_no| told::Cohort { cohort_no, ..Default::default() }).collect(),
        ..Default::default()
    };
    let told = told::ProgrammeCohortAdded { programme: Some(programme), cohort_no: 2 };
    of_schools("programme", &id(PROGRAMME), version, "cohort_added", &told)
}

fn plan_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let plan = told::DevelopmentPlan {
        id: own.to_owned(),
        version,
        school_id: id(school),
        title: text(&step.label),
        state: step.chance,
        ..Default::default()
    };
    of_schools("plan", own, version, "changed", &told::PlanChanged { plan: Some(plan) })
}

fn team_of(step: &Step, own: &str, version: i64) -> Event {
    let academic_term = Some(told::AcademicTerm { be_year: 2560 + step.chance, semester: 0 });
    let team = told::LessonStudyTeamSnapshot { id: own.to_owned(), version, academic_term, ..Default::default() };
    of_schools("lesson_study", own, version, "team_changed", &told::LessonStudyTeamChanged { team: Some(team), paths: vec![] })
}

fn cycle_of(step: &Step, own: &str, n: u128, version: i64) -> Event {
    let schools: &[u128] = one_of_three([&SCHOOLS[..1], &SCHOOLS[..2], &SCHOOLS[..]], step.chance);
    let cycle = told::LessonStudyCycleSnapshot {
        id: own.to_owned(),
        version,
        team_id: id(7_000 + n),
        school_ids: schools.iter().map(|school| id(*school)).collect(),
        week: day(2021, step.chance + 1, 8),
        state: step.chance,
        ..Default::default()
    };
    of_schools("lesson_study", own, version, "taught", &told::LessonStudyTaught { cycle: Some(cycle) })
}

/// A school that moves on another day in each version, so that places come and go.
fn school_of(step: &Step, n: u128, version: i64) -> Event {
    let mut school = crate::town::school(n, OFFICE_1, CENTRE_1);
    for _ in 0..step.chance % 3 {
        school = crate::town::moved(school, OFFICE_5, CENTRE_5, day(2021, step.chance + 1, 1));
    }
    if step.kind == 2 && step.chance == 5 {
        school.centres.clear();
    }
    school.version = version;
    let id = school.id.clone();
    of_schools("school", &id, version, "renamed", &told::SchoolRenamed { school: Some(told::SchoolSnapshot { school: Some(school) }) })
}

fn participation_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let steps = (0..=step.chance).map(|at| told::ParticipationStep { status: at + 4, on: day(2021, at / 2 + 1, 1), ..Default::default() });
    let participation = told::Participation {
        id: own.to_owned(),
        version,
        programme_id: id(PROGRAMME),
        cohort_no: 2,
        school_id: id(school),
        steps: steps.collect(),
        ended_on: if step.chance == 4 { day(2021, 5, 1) } else { None },
        ..Default::default()
    };
    of_schools("participation", own, version, "judged", &told::ParticipationJudged { participation: Some(participation) })
}

/// A story, as it was told and as it arrives.
fn any_story() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    vec(any_step(), 1..30).prop_flat_map(|steps| in_any_order(log(&steps)))
}

/// Everything that the service holds and everything that it shows of it.
#[derive(Debug, PartialEq)]
struct Held {
    tables: Vec<String>,
    report: Vec<pb::ParticipationCoverage>,
    /// Those of schools that were told.
    profiles: Vec<pb::SchoolProfile>,
}

async fn held_after(world: &World, events: &[Event], sizes: &[usize]) -> Held {
    let pool = world.db("reporting").pool();
    for table in TABLES {
        sqlx::query(sqlx::AssertSqlSafe(format!("truncate {table} cascade"))).execute(pool).await.expect("the table is ours");
    }
    apply_cut(world, cut(events, sizes)).await;
    let mut tables = Vec::new();
    for table in TABLES {
        let dump = format!("select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from {table} t");
        tables.push(sqlx::query(sqlx::AssertSqlSafe(dump)).fetch_one(pool).await.expect("the table is ours").get(0));
    }
    let known = events.iter().any(|event| event.aggregate == "programme");
    let report = if known { list(world, EVERYBODY, by(pb::CoverageLevel::ServiceArea)).await.coverages } else { Vec::new() };
    let mut profiles = Vec::new();
    for school in SCHOOLS {
        let asked = pb::GetSchoolProfileRequest { school_id: id(school), ..Default::default() };
        let profile = client(world, EVERYBODY).get_school_profile(asked).await.ok();
        profiles.extend(profile.and_then(|reply| reply.into_inner().profile));
    }
    let told =
        SCHOOLS.iter().filter(|school| events.iter().any(|event| event.aggregate == "school" && event.aggregate_id.as_u128() == **school));
    assert_eq!(profiles.len(), told.count(), "every school that was told has a page");
    Held { tables, report, profiles }
}

/// Told in order, the rows are of the last state of each thing. Without this, a read model that never changes would pass.
async fn holds_the_end_of(world: &World, log: &[Event]) -> Result<(), TestCaseError> {
    let mut last = HashMap::new();
    for event in log {
        last.insert((event.aggregate.clone(), event.aggregate_id), event.aggregate_version);
    }
    let holdings = (world.projections("reporting")[1].held)(&mut world.db("reporting").pool().acquire().await.expect("a connection"))
        .await
        .expect("listed");
    prop_assert_eq!(holdings.len(), last.len());
    for holding in holdings {
        prop_assert_eq!(last.get(&(holding.aggregate.to_owned(), holding.id)), Some(&holding.version), "{:?}", holding);
    }
    Ok(())
}

#[test]
fn any_permutation_and_duplication_of_the_events_in_any_slices_gives_the_same_rows() {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(world_of_two());
    let mut runner = TestRunner::new(Config { cases: CASES, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&(any_story(), any_sizes()), |((log, shuffled), sizes)| {
        let in_order = runtime.block_on(held_after(&world, &log, &[1]));
        runtime.block_on(holds_the_end_of(&world, &log))?;
        prop_assert_eq!(&runtime.block_on(held_after(&world, &log, &sizes)), &in_order);
        prop_assert_eq!(&runtime.block_on(held_after(&world, &shuffled, &sizes)), &in_order);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    runtime.block_on(async { drop(world) });
}
