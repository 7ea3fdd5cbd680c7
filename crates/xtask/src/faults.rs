//! `cargo xtask faults`: the fault harness of `tests/faults/storm` with more seeds than a test run has time for.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use local::Wanted;

use crate::house::{House, must_succeed};
use crate::rings::nats_servers;
use crate::stage::stage;

/// Seeds when nothing is said.
const USUAL: u64 = 200;
/// Seeds of the runs that kill one process, 2,000 writes or 25 kills each.
const USUAL_OF_ONE: u64 = 20;
/// The test that brings every kind of weather, and those that kill one process again and again.
const MIXED: &str = "faults::storm::runs::mixed_weather_breaks_no_promise";
const WRITER: &str = "faults::storm::runs::twenty_times_a_writer_killed_at_random_under_load_loses_and_doubles_nothing";
const READER: &str = "faults::storm::runs::a_reader_killed_fifty_times_ends_with_the_board_of_the_log";

/// What is to be run.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    test: &'static str,
    first: u64,
    last: u64,
}

/// `--seeds N` from `--from S`, or `--seed X` alone; `--writer` and `--reader` choose another test.
pub(crate) fn faults(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    let Wish { test, first, last } = wish(arguments)?;
    let programs = stage("programs", || Ok(local::ensure(Wanted::Test, &mut |line| eprintln!("  {line}"))?))?;
    let mut command = house.cargo("test");
    command.args(["--package", "e2e", "--test", "e2e", "--", "--exact", test, "--nocapture"]);
    command.env("SALA_TEST_NATS_SERVERS", nats_servers(&programs)?).env("SALA_TEST_FAULT_SEEDS", format!("{first}-{last}"));
    let ran = stage(&format!("seeds {first} to {last}"), || must_succeed(&mut command));
    Ok(if ran.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn wish(arguments: &[&str]) -> Result<Wish> {
    let (mut test, mut from, mut count) = (MIXED, 1, None);
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut number = || -> Result<u64> {
            let digits = words.next().with_context(|| format!("{word} needs a number"))?;
            digits.parse().with_context(|| format!("{word} {digits}"))
        };
        match *word {
            "--seeds" => count = Some(number()?.max(1)),
            "--from" => from = number()?,
            "--seed" => (from, count) = (number()?, Some(1)),
            "--writer" => test = WRITER,
            "--reader" => test = READER,
            other => bail!("faults knows --seeds N, --from S, --seed X, --writer and --reader, not {other}"),
        }
    }
    let count = count.unwrap_or(if test == MIXED { USUAL } else { USUAL_OF_ONE });
    Ok(Wish { test, first: from, last: from.saturating_add(count - 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_counted_from_the_first_and_one_seed_is_one() {
        let range = |arguments: &[&str]| wish(arguments).map(|wish| (wish.first, wish.last)).unwrap();
        assert_eq!(range(&[]), (1, 200));
        assert_eq!(range(&["--seeds", "5", "--from", "10"]), (10, 14));
        assert_eq!(range(&["--seed", "7"]), (7, 7));
        assert_eq!(wish(&["--writer"]).unwrap(), Wish { test: WRITER, first: 1, last: 20 });
        assert_eq!(wish(&["--reader", "--seed", "3"]).unwrap(), Wish { test: READER, first: 3, last: 3 });
        assert!(wish(&["--seed"]).is_err() && wish(&["--sed", "1"]).is_err() && wish(&["--seed", "x"]).is_err());
    }
}
