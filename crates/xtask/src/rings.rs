//! `cargo xtask test`: programs, formatting, and every ring of tests against one Postgres, with clippy beside them.
//!
//! Clippy begins when everything is built: until then it would only take turns with the build. Afterwards the tests often wait (for a
//! process that starts, for a lease that runs out), and it takes what they leave.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ExitCode, Stdio};

use anyhow::{Context as _, Result};
use local::{DataFolder, Postgres, PostgresOptions, Programs, Wanted};

use crate::check::{self, Clippy, Outcome};
use crate::house::{House, in_ci};
use crate::stage::stage;

/// Enough nats-servers in CI: the oldest that is supported and the newest.
const NATS_SERVERS_IN_CI: usize = 2;

/// What cargo's own summaries add up to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
    skipped: u64,
}

/// Arguments go to `cargo test --workspace` (a filter, or `-p partners`, or `-- --nocapture`).
pub(crate) fn test(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    let programs = stage("programs", || Ok(local::ensure(Wanted::Test, &mut |line| eprintln!("  {line}"))?))?;
    let formatting = check::formatting(house)?;
    // On a leash: stopped when this process ends, by Ctrl-C and SIGKILL as well.
    let folder = DataFolder::in_memory("test-run")?;
    let postgres = stage("postgres", || Ok(Postgres::start(&programs, &folder, PostgresOptions::for_tests())?))?;
    let mut clippy = None;
    let begin = || clippy = Some(Clippy::beside(house));
    let (tests_good, tally) = stage("tests", || run_tests(house, (&programs, &postgres), arguments, begin))?;
    let clippy = clippy.map_or_else(|| check::clippy(house), Clippy::outcome)?;

    let mut good = tests_good;
    let counts = check::count_as_failures(house);
    for (name, outcome) in [("formatting", formatting), ("clippy", clippy)] {
        match outcome {
            Outcome::Good => {}
            Outcome::Bad => {
                eprintln!(
                    "{name}: not clean{}",
                    if counts { "" } else { " (reported only: it fails a run in CI on the recorded toolchain)" }
                );
                good &= !counts;
            }
            Outcome::NotChecked => eprintln!("{name}: not checked"),
        }
    }
    good &= enough_nats(&programs);
    let mut out = std::io::stdout();
    writeln!(out, "{}", versions(house, &programs, &postgres))?;
    writeln!(out, "{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped)?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `built` is called when cargo has built everything and the first tests run.
fn run_tests(
    house: &House,
    (programs, postgres): (&Programs, &Postgres),
    arguments: &[&str],
    built: impl FnOnce(),
) -> Result<(bool, Tally)> {
    let servers = nats_servers(programs)?;
    let mut command = house.cargo("test");
    // `-p partners` chooses crates itself.
    let chosen = arguments.iter().take_while(|word| **word != "--").any(|word| word.starts_with("-p") || word.starts_with("--package"));
    command.args((!chosen).then_some("--workspace")).arg("--no-fail-fast").args(arguments);
    command.env("SALA_TEST_DATABASE_URL", postgres.url("postgres")).env("SALA_TEST_NATS_SERVERS", servers);
    if !chosen {
        // All of it is built by then, and whoever asked cargo once more would wait for clippy.
        command.env("SALA_TEST_PROGRAM", House::built()?.join("sala"));
    }
    let mut child = command.stdout(Stdio::piped()).spawn().context("cannot start cargo test")?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        if !output.fill_buf()?.is_empty() {
            built();
        }
        tally = pass_on(&mut output, &mut std::io::stdout())?;
    }
    Ok((child.wait()?.success(), tally))
}

/// How the tests are told which nats-servers to run on.
pub(crate) fn nats_servers(programs: &Programs) -> Result<OsString> {
    Ok(std::env::join_paths(programs.nats.iter().map(|nats| &nats.path))?)
}

/// Shows the output as it comes and adds up the summaries: the last one alone tells nothing of a workspace.
fn pass_on(output: &mut impl BufRead, terminal: &mut impl Write) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut line = Vec::new();
    while output.read_until(b'\n', &mut line)? > 0 {
        terminal.write_all(&line)?;
        tally.add(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(tally)
}

impl Tally {
    /// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
    fn add(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        for count in counts.split([';', '.']) {
            let Some((number, what)) = count.trim().split_once(' ') else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }
}

fn enough_nats(programs: &Programs) -> bool {
    let enough = programs.nats.len() >= NATS_SERVERS_IN_CI;
    if !enough {
        let consequence = if in_ci() { "that is a failure in CI" } else { "CI needs them" };
        eprintln!("The fault tests want {NATS_SERVERS_IN_CI} versions of nats-server, here are {}: {consequence}.", programs.nats.len());
    }
    enough || !in_ci()
}

fn versions(house: &House, programs: &Programs, postgres: &Postgres) -> String {
    let short = |path: &Path| path.strip_prefix(&house.root).unwrap_or(path).display().to_string();
    let nats = programs.nats.iter().map(|nats| format!("nats-server {} ({})", nats.version, short(&nats.path)));
    std::iter::once(format!("Tested with PostgreSQL {} ({})", postgres.version(), short(postgres.bin())))
        .chain(nats)
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Tally, pass_on};

    #[test]
    fn the_summaries_of_all_test_programs_add_up() {
        let output = b"running 2 tests\ntest a ... ok\ntest result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            \xff\ntest result: FAILED. 3 passed; 4 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.23s\n";
        let mut shown = Vec::new();
        let tally = pass_on(&mut output.as_slice(), &mut shown).unwrap();
        assert_eq!(shown, output);
        assert_eq!(tally, Tally { passed: 5, failed: 4, skipped: 1 });
    }
}
