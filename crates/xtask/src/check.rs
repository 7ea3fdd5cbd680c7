//! `cargo xtask check`, and the part of it that `test` runs first: formatting and clippy.

use std::process::{Command, ExitCode, Stdio};

use anyhow::Result;

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
    let outcomes = lints(house)?;
    stage("cargo check", || must_succeed(house.cargo("check").args(["--workspace", "--all-targets"])))?;
    Ok(if outcomes.contains(&Outcome::Bad) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Formatting and clippy, each to its end, with a line for each.
pub(crate) fn lints(house: &House) -> Result<[Outcome; 2]> {
    let mut format = house.cargo("fmt");
    format.args(["--all", "--check"]);
    let mut clippy = house.cargo("clippy");
    clippy.args(["--workspace", "--all-targets", "--", "--deny", "warnings"]);
    Ok([one(house, "formatting", "fmt", "rustfmt", &mut format)?, one(house, "clippy", "clippy", "clippy", &mut clippy)?])
}

/// Do bad outcomes fail the run? Only in CI and on the toolchain that the rules were written for: another version may know
/// lints that this one does not.
pub(crate) fn count_as_failures(house: &House) -> bool {
    in_ci() && is_recorded_toolchain(house)
}

fn one(house: &House, name: &str, subcommand: &str, component: &str, command: &mut Command) -> Result<Outcome> {
    if !has(house, subcommand) && !add(component, house, subcommand) {
        eprintln!("- {name:<28} not checked: {component} is missing and could not be added");
        return Ok(Outcome::NotChecked);
    }
    let mut good = false;
    let ran = stage(name, || {
        good = succeeds(command)?;
        if good { Ok(()) } else { anyhow::bail!("not good") }
    });
    match (ran, good) {
        (Ok(()), _) => Ok(Outcome::Good),
        (Err(_), false) => Ok(Outcome::Bad),
        (Err(error), true) => Err(error),
    }
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
