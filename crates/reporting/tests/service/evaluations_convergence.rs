//! Any order and any repetition of the events of the evaluations service, cut into slices anywhere, gives the same rows: through the real
//! projection, on Postgres, without the gate that would keep them in order.

use std::collections::{BTreeMap, HashMap, HashSet};

use api::evaluations::v1 as told;
use api::reporting::v1 as pb;
use chassis::event::Event;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use prost::Message as _;
use sqlx::Row as _;
use testkit::World;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::delivery::{any_sizes, cut, in_any_order};
use crate::evaluated::{
    CYCLE, FRAMEWORK, as_of, assessed, assigned, coverage_by_area, cycle_by, found_in, frozen_in, late_in, lying, of_evaluations, world,
};
use crate::story::{apply_cut, client, id};
use crate::town::{CENTRE_5, EVERYBODY, text};

/// Stories tried; each is applied three times: in its order, and in slices in that and in any other.
const CASES: u32 = 24;
const TABLES: [&str; 7] = [
    "evaluation_framework",
    "evaluation_cycle",
    "evaluation_school",
    "evaluation_assignment",
    "evaluation_assessment",
    "evaluation_result",
    "evaluation_result_published",
];
const SCHOOLS: [u128; 3] = [1, 2, 3];

/// What one command did: to which kind of thing, to which of them, and everything else by chance.
#[derive(Debug, Clone)]
struct Step {
    kind: u8,
    which: Index,
    chance: i32,
    label: String,
}

fn any_step() -> impl Strategy<Value = Step> {
    (0..6_u8, any::<Index>(), 1..6_i32, "[ก-ฮ]{1,3}").prop_map(|(kind, which, chance, label)| Step { kind, which, chance, label })
}

/// The log that the evaluations service would have written for these commands, in order.
fn log(steps: &[Step]) -> Vec<Event> {
    let mut versions = HashMap::<(u8, u128), i64>::new();
    let mut enrolled = HashSet::new();
    let mut events = Vec::new();
    for step in steps {
        let school = *step.which.get(&SCHOOLS);
        // What comes into a cycle does so once.
        if step.kind == 2 && !enrolled.insert(school) {
            continue;
        }
        // There is one framework and one cycle, and two kinds of steps change the cycle.
        let version = versions
            .entry(match step.kind {
                0 => (0, 0),
                1 | 2 => (1, 0),
                kind => (kind, school),
            })
            .or_default();
        *version += 1;
        events.push(one(step, school, *version));
    }
    events
}

fn one(step: &Step, school: u128, version: i64) -> Event {
    let cycle = || as_of(version, told::CycleStatus::try_from(step.chance + 1).unwrap_or_default(), step.chance);
    let lies = lying(school, "4005", CENTRE_5);
    match step.kind {
        0 => {
            let purpose = step.chance % 4;
            let framework = told::Framework { id: id(FRAMEWORK), version, name: text(&step.label), purpose, ..Default::default() };
            of_evaluations("framework", &id(FRAMEWORK), version, "updated", &told::FrameworkUpdated { framework: Some(framework) })
        }
        1 => of_evaluations("cycle", &id(CYCLE), version, "closed", &told::CycleClosed { cycle: Some(cycle()) }),
        2 if school == 3 => late_in(cycle(), &lies),
        2 => frozen_in(cycle(), &[lies]),
        3 => assigned(school, version, told::AssignmentStatus::try_from(step.chance % 5).unwrap_or_default()),
        4 => assessed(school, 1, version, told::AssessmentStatus::try_from(step.chance).unwrap_or_default()),
        _ => found_in(editions(version, step.chance), school, version, step.chance),
    }
}

/// The finalisation that a result was found in, and the one that was published last: every other one is published.
fn editions(version: i64, chance: i32) -> (i32, i32) {
    let n = i32::try_from(version).unwrap_or(1);
    (n, if chance % 2 == 0 { n } else { n - 1 })
}

/// A story, as it was told and as it arrives.
fn any_story() -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    vec(any_step(), 1..30).prop_flat_map(|steps| in_any_order(log(&steps)))
}

/// Everything that the service holds and everything that it shows of it.
#[derive(Debug, PartialEq)]
struct Held {
    tables: Vec<String>,
    coverage: Vec<pb::EvaluationCoverage>,
    scorecards: [Option<pb::AreaScorecard>; 2],
}

async fn held_after(world: &World, events: &[Event], sizes: &[usize]) -> Held {
    let pool = world.db("reporting").pool();
    for table in TABLES {
        sqlx::query(sqlx::AssertSqlSafe(format!("truncate {table}"))).execute(pool).await.expect("the table is ours");
    }
    apply_cut(world, cut(events, sizes)).await;
    let mut tables = Vec::new();
    for table in TABLES {
        let dump = format!("select coalesce(string_agg(t::text, e'\\n' order by t::text), '') from {table} t");
        tables.push(sqlx::query(sqlx::AssertSqlSafe(dump)).fetch_one(pool).await.expect("the table is ours").get(0));
    }
    let opened = events.iter().any(|event| event.aggregate == "cycle");
    let coverage =
        if opened { coverage_by_area(world, EVERYBODY, cycle_by(pb::CoverageLevel::NetworkCentre)).await.coverages } else { vec![] };
    let scorecard = async |results: pb::ScorecardResults| {
        let asked = pb::GetAreaScorecardRequest { cycle_id: id(CYCLE), target_level: 3, results: results.into(), ..Default::default() };
        client(world, EVERYBODY).get_area_scorecard(asked).await.ok().and_then(|reply| reply.into_inner().scorecard)
    };
    let scorecards = [scorecard(pb::ScorecardResults::Published).await, scorecard(pb::ScorecardResults::Newest).await];
    assert!(scorecards.iter().all(|scorecard| scorecard.is_some() == opened), "a cycle that was told has scorecards");
    Held { tables, coverage, scorecards }
}

/// Told in order, the rows are of the last state of each thing. Without this, a read model that never changes would pass.
async fn holds_the_end_of(world: &World, log: &[Event]) -> Result<(), TestCaseError> {
    let mut last = HashMap::new();
    for event in log {
        last.insert((event.aggregate.clone(), event.aggregate_id), event.aggregate_version);
    }
    let projection = world.projections("reporting").iter().find(|projection| projection.name == "evaluations").expect("it is there");
    let holdings = (projection.held)(&mut world.db("reporting").pool().acquire().await.expect("a connection")).await.expect("listed");
    prop_assert_eq!(holdings.len(), last.len());
    for holding in holdings {
        prop_assert_eq!(last.get(&(holding.aggregate.to_owned(), holding.id)), Some(&holding.version), "{:?}", holding);
    }
    prop_assert_eq!(published(world).await, published_by(log), "what was published last, whatever was revised since");
    Ok(())
}

/// The version of each result that is held as the one that was published last.
async fn published(world: &World) -> BTreeMap<Uuid, i64> {
    let rows = sqlx::query("select result_id, version from evaluation_result_published").fetch_all(world.db("reporting").pool()).await;
    rows.expect("the table is ours").iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// The same, as the log says.
fn published_by(log: &[Event]) -> BTreeMap<Uuid, i64> {
    let mut last = BTreeMap::new();
    for event in log.iter().filter(|event| event.aggregate == "result") {
        let result = told::ResultFinalised::decode(event.payload.clone()).expect("it is one").result.unwrap_or_default();
        if result.n == result.published_n {
            last.insert(event.aggregate_id, event.aggregate_version);
        }
    }
    last
}

#[test]
fn any_permutation_and_duplication_of_the_events_in_any_slices_gives_the_same_rows() {
    let runtime = Runtime::new().unwrap();
    let world = runtime.block_on(world());
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
