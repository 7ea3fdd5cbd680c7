//! The runs of `cargo xtask test`, and of `cargo xtask faults` with more seeds.

use std::any::Any;
use std::time::Duration;

use chassis::kernel::Dice;
use local::NatsProgram;
use tokio::runtime::{Builder, Runtime};

use super::checker::check;
use super::history::Write;
use super::nemesis::plan;
use super::run::{Job, Weather, run, say};
use super::town::{Shape, Town};
use super::world::World;
use crate::sources;

const ONE_OF_EACH: Shape = Shape { writers: 1, schools: 1, evaluations: 1, readers: 1 };

/// Two readers, and by turns two writers of one of the sources: more processes than that make a run longer, and no two of different sources
/// compete for anything.
fn crowded(seed: u64) -> Shape {
    match seed % 4 {
        0 => Shape { writers: 2, readers: 2, ..ONE_OF_EACH },
        1 => Shape { schools: 2, readers: 2, ..ONE_OF_EACH },
        _ => Shape { evaluations: 2, readers: 2, ..ONE_OF_EACH },
    }
}

/// Runs the jobs of one lane in one town, one after the other; after a failure, or where another shape is asked for, in a new one. The outcome
/// of each is said at once.
async fn lane(program: NatsProgram, jobs: Vec<Job>) -> Vec<String> {
    let mut failures = Vec::new();
    let mut town: Option<Town> = None;
    let mut writes = Vec::new();
    for job in jobs {
        if let Some(town) = town.take_if(|town| town.shape != job.shape) {
            failures.extend(close(town, std::mem::take(&mut writes)).await);
        }
        let mut here = match town.take() {
            Some(town) => town,
            None => Town::open(&program, job.shape).await,
        };
        match Box::pin(run(&mut here, &job)).await {
            Ok(done) => {
                say(&format!("nats-server {}, {}", program.version, done.line));
                writes.extend(done.writes);
                town = Some(here);
            }
            Err(failure) => {
                say(&format!("FAILED on nats-server {}, {failure}", program.version));
                failures.push(format!("nats-server {}, {failure}", program.version));
                writes.clear();
            }
        }
    }
    if let Some(town) = town {
        failures.extend(close(town, writes).await);
    }
    failures
}

/// All runs of a town at once: nothing that a later one did has changed what an earlier one left.
async fn close(town: Town, writes: Vec<Write>) -> Vec<String> {
    let mut failures = Vec::new();
    for begin in town.laid.clone() {
        let of_source: Vec<Write> = writes.iter().filter(|write| write.intent.kind.source() == begin.source).cloned().collect();
        let world = World::read(&town.street, begin).await;
        failures.extend(check(&of_source, &world).iter().map(|violation| format!("after all seeds: {violation}")));
    }
    failures
}

/// The jobs in lanes side by side: those with even seeds on one nats-server, those with odd seeds on the other. Every lane has
/// threads of its own, so that one that waits for a server to start holds up no other.
fn in_lanes(lanes: usize, repeat: &str, jobs: &[Job]) {
    let programs = testkit::nats_programs();
    assert!(!programs.is_empty(), "no nats-server is installed");
    let lanes = lanes.next_multiple_of(programs.len());
    let failures: Vec<String> = std::thread::scope(|threads| {
        let started: Vec<_> = (0..lanes)
            .map(|number| {
                let mine: Vec<Job> = jobs.iter().filter(|job| job.seed % lanes as u64 == number as u64).cloned().collect();
                let program = programs[number % programs.len()].clone();
                threads.spawn(move || runtime().block_on(lane(program, mine)))
            })
            .collect();
        started.into_iter().flat_map(|lane| lane.join().unwrap_or_else(|panic| vec![format!("a lane ended: {}", words(&*panic))])).collect()
    });
    assert!(failures.is_empty(), "{}\n`{repeat}` repeats a seed", failures.join("\n"));
}

fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// What a panic said.
fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned().or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
    text.unwrap_or_else(|| "without a word".to_owned())
}

/// The seeds that the run asks for, or the usual ones.
fn seeds(usual: u64) -> Vec<u64> {
    testkit::fault_seeds().unwrap_or_else(|| (1..=usual).collect())
}

/// The number of writes that the promise speaks of. A usual run of the tests has time for a part of it.
const WRITES: usize = 2_000;
const WRITES_OF_A_USUAL_RUN: usize = 400;

#[test]
fn twenty_times_a_writer_killed_at_random_under_load_loses_and_doubles_nothing() {
    let writes = if testkit::fault_seeds().is_some() { WRITES } else { WRITES_OF_A_USUAL_RUN };
    let job = |seed: u64| {
        let mut dice = Dice::of_part(seed, 0);
        let mut moments: Vec<usize> = (0..3).map(|_| writes * dice.below(95) / 100).collect();
        moments.sort_unstable();
        Job {
            seed,
            shape: ONE_OF_EACH,
            clerks: 24,
            writes,
            pause: (Duration::ZERO, Duration::ZERO),
            weather: Weather::WriterKilledAfter(moments),
        }
    };
    let jobs: Vec<Job> = seeds(20).into_iter().map(job).collect();
    in_lanes(2, "cargo xtask faults --writer --seed X", &jobs);
}

#[test]
fn a_reader_killed_fifty_times_ends_with_the_board_of_the_log() {
    let pause = (Duration::from_millis(10), Duration::from_millis(50));
    let job = |seed: u64| Job { seed, shape: ONE_OF_EACH, clerks: 4, writes: 100, pause, weather: Weather::ReaderKilled(25) };
    let jobs: Vec<Job> = seeds(2).into_iter().map(job).collect();
    in_lanes(2, "cargo xtask faults --reader --seed X", &jobs);
}

#[test]
fn mixed_weather_breaks_no_promise() {
    let pause = (Duration::from_millis(5), Duration::from_millis(40));
    let job = |seed: u64| {
        let shape = crowded(seed);
        Job { seed, shape, clerks: 8, writes: 200, pause, weather: Weather::Steps(plan(seed, shape, 5)) }
    };
    let jobs: Vec<Job> = seeds(20).into_iter().map(job).collect();
    in_lanes(4, "cargo xtask faults --seed X", &jobs);
}

#[test]
fn the_tests_that_cargo_xtask_faults_asks_for_are_here() {
    let (asking, here) = (sources::read("crates/xtask/src/faults.rs"), sources::read("tests/faults/storm/runs.rs"));
    let asked: Vec<&str> = asking.split('"').filter_map(|text| text.strip_prefix("faults::storm::runs::")).collect();
    assert_eq!(asked.len(), 3, "{asked:?}");
    for name in asked {
        assert!(here.contains(&format!("fn {name}()")), "a filter that fits no test runs nothing: {name}");
    }
}
