//! `cargo xtask check`, and the part of it that `test` runs: formatting before the tests, clippy beside them.

use std::io;
use std::io::Write as _;
use std::process::{Command, ExitCode, Output, Stdio};
use std::thread::JoinHandle;

use anyhow::{Result, anyhow};

use crate::house::{House, in_ci, must_succeed, setting, succeeds};
use crate::stage::stage;

/// What became of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Good,
    Bad,
    /// The component is missing and could not be added.
    NotChecked,
}

/// Formatting, clippy and `cargo check`: faithful, whatever the toolchain.
pub(crate) fn check(house: &House) -> Result<ExitCode> {
    let outcomes = [formatting(house)?, clippy(house)?];
    stage("cargo check", || must_succeed(house.cargo("check").args(["--workspace", "--all-targets"])))?;
    Ok(if outcomes.contains(&Outcome::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub(crate) fn formatting(house: &House) -> Result<Outcome> {
    let mut format = house.cargo("fmt");
    format.args(["--all", "--check"]);
    if !is_there(house, "formatting", "fmt", "rustfmt") {
        return Ok(Outcome::NotChecked);
    }
    judged("formatting", || succeeds(&mut format))
}

pub(crate) fn clippy(house: &House) -> Result<Outcome> {
    if !is_there(house, "clippy", "clippy", "clippy") {
        return Ok(Outcome::NotChecked);
    }
    judged("clippy", || succeeds(&mut linting(house)))
}

/// Clippy that runs beside something else: only with the time of the processors that this leaves, and silent until it is asked for.
pub(crate) struct Clippy(Option<JoinHandle<io::Result<Output>>>);

impl Clippy {
    /// Begins. What runs beside it must not need cargo: the two would wait for one another.
    pub(crate) fn beside(house: &House) -> Self {
        if !is_there(house, "clippy", "clippy", "clippy") {
            return Self(None);
        }
        let mut patient = patiently(&linting(house));
        Self(Some(std::thread::spawn(move || patient.output())))
    }

    /// What became of it, with all that it has to say.
    pub(crate) fn outcome(self) -> Result<Outcome> {
        let Some(running) = self.0 else { return Ok(Outcome::NotChecked) };
        judged("clippy", || {
            let output = running.join().map_err(|_| anyhow!("whoever waited for clippy panicked"))??;
            io::stderr().write_all(&output.stderr)?;
            Ok(output.status.success())
        })
    }
}

fn linting(house: &House) -> Command {
    let mut clippy = house.cargo("clippy");
    clippy.args(["--workspace", "--all-targets", "--", "--deny", "warnings"]);
    clippy
}

/// The same command behind everybody else.
fn patiently(command: &Command) -> Command {
    let mut patient = Command::new("nice");
    patient.args(["-n", "19"]).arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        patient.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => patient.env(name, value),
            None => patient.env_remove(name),
        };
    }
    patient
}

/// Do bad outcomes fail the run? Only in CI and on the toolchain that the rules were written for: another version may know
/// lints that this one does not.
pub(crate) fn count_as_failures(house: &House) -> bool {
    in_ci() && is_recorded_toolchain(house)
}

/// A line for a check, good or bad.
fn judged(name: &str, check: impl FnOnce() -> Result<bool>) -> Result<Outcome> {
    let mut good = false;
    let ran = stage(name, || {
        good = check()?;
        if good { Ok(()) } else { anyhow::bail!("not good") }
    });
    match (ran, good) {
        (Ok(()), _) => Ok(Outcome::Good),
        (Err(_), false) => Ok(Outcome::Bad),
        (Err(error), true) => Err(error),
    }
}

fn is_there(house: &House, name: &str, subcommand: &str, component: &str) -> bool {
    let there = has(house, subcommand) || add(component, house, subcommand);
    if !there {
        eprintln!("- {name:<28} not checked: {component} is missing and could not be added");
    }
    there
}

fn has(house: &House, subcommand: &str) -> bool {
    let mut command = house.cargo(subcommand);
    quietly(command.arg("--version"))
}

fn add(component: &str, house: &House, subcommand: &str) -> bool {
    quietly(Command::new("rustup").args(["component", "add", component])) && has(house, subcommand)
}

fn quietly(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// `rust-version` of the workspace, against the compiler that cargo uses.
fn is_recorded_toolchain(house: &House) -> bool {
    let manifest = std::fs::read_to_string(house.root.join("Cargo.toml")).unwrap_or_default();
    let recorded = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"')).unwrap_or_default();
    let rustc = setting("RUSTC").unwrap_or_else(|| "rustc".to_owned());
    let output = Command::new(rustc).arg("--version").current_dir(&house.root).output().map(|output| output.stdout).unwrap_or_default();
    let used = String::from_utf8_lossy(&output);
    used.split(' ').nth(1).is_some_and(|version| version == recorded || version.starts_with(&format!("{recorded}.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_patiently_is_the_same_command() {
        let mut command = Command::new("env");
        command.args(["-u", "NOBODY"]).env("SALA_PATIENCE", "long").env_remove("PATIENCE").current_dir("/");
        let said = patiently(&command).env_clear().env("PATH", "/usr/bin:/bin").env("SALA_PATIENCE", "long").output().unwrap();
        assert!(said.status.success(), "{said:?}");
        let patient = patiently(&command);
        let envs: Vec<_> = patient.get_envs().collect();
        assert_eq!(envs, command.get_envs().collect::<Vec<_>>());
        assert_eq!(patient.get_current_dir(), command.get_current_dir());
        assert_eq!(patient.get_args().skip(2).collect::<Vec<_>>(), ["env", "-u", "NOBODY"]);
    }
}
