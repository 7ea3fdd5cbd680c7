//! `cargo xtask deployed`: what needs more than a test run has everywhere, a Docker engine and the binary of the last release.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail};
use local::Wanted;

use crate::house::{House, must_succeed};
use crate::rings::nats_servers;
use crate::stage::stage;

/// Compose and a stack on an engine.
const ENGINE: &str = "deploy::engine::";
/// The last release on today's tables.
const OLDER: &str = "faults::older::";

/// `--engine` or `--released` alone, or both of them.
pub(crate) fn deployed(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    let tests: &[&str] = match arguments {
        [] => &[ENGINE, OLDER],
        ["--engine"] => &[ENGINE],
        ["--released"] => &[OLDER],
        other => bail!("deployed knows --engine and --released, not {}", other.join(" ")),
    };
    let programs = stage("programs", || Ok(local::ensure(Wanted::Test, &mut |line| eprintln!("  {line}"))?))?;
    let mut command = house.cargo("test");
    // One after another: an engine is one place, and an upgrade is measured.
    command.args(["--workspace", "--test", "e2e", "--", "--ignored", "--test-threads=1", "--nocapture"]).args(tests);
    command.env("SALA_TEST_NATS_SERVERS", nats_servers(&programs)?);
    if tests.contains(&OLDER) {
        command.env("SALA_TEST_RELEASED", stage("the last release", || released(house))?);
    }
    let ran = stage("deployed", || must_succeed(&mut command));
    Ok(if ran.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The binary of the last release: built once, from the commit that its folder names, in a checkout of its own.
fn released(house: &House) -> Result<PathBuf> {
    let (version, commit) = last(&house.root.join("tests/released"))?;
    let room = House::target().join("released").join(&version);
    let (binary, built_from, source) = (room.join("sala"), room.join("commit"), room.join("source"));
    if binary.is_file() && fs::read_to_string(&built_from).is_ok_and(|built| built == commit) {
        return Ok(binary);
    }
    fs::create_dir_all(&room)?;
    if !source.is_dir() {
        let mut checkout = Command::new("git");
        must_succeed(checkout.current_dir(&house.root).args(["worktree", "add", "--force", "--detach"]).arg(&source).arg(&commit))?;
    }
    // In the same target folder and in the words in which tests build the binary: what both releases are made of is built once.
    let mut build = house.cargo("test");
    build.current_dir(&source).args(["--locked", "--no-run", "--workspace", "--test", "commands", "--target-dir"]).arg(House::target());
    must_succeed(&mut build)?;
    fs::copy(House::target().join("debug/sala"), &binary).context("the binary of the last release")?;
    fs::write(&built_from, &commit)?;
    must_succeed(Command::new("git").current_dir(&house.root).args(["worktree", "remove", "--force"]).arg(&source))?;
    Ok(binary)
}

/// Version and commit of the newest folder.
fn last(releases: &Path) -> Result<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(releases)?.flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name.split('.').map(str::parse).collect::<Result<Vec<u32>, _>>().with_context(|| format!("{name} is no version"))?;
        found.push((number, name));
    }
    let (_, version) = found.into_iter().max().context("there is no release")?;
    let commit = fs::read_to_string(releases.join(&version).join("commit"))?.trim().to_owned();
    Ok((version, commit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_release_is_the_highest_number_and_not_the_last_in_the_alphabet() {
        let scratch = local::DataFolder::temporary("deployed").unwrap();
        for version in ["0.9.0", "0.10.0", "0.2.11"] {
            fs::create_dir(scratch.path().join(version)).unwrap();
            fs::write(scratch.path().join(version).join("commit"), format!("{version}-commit\n")).unwrap();
        }
        assert_eq!(last(scratch.path()).unwrap(), ("0.10.0".to_owned(), "0.10.0-commit".to_owned()));
        fs::create_dir(scratch.path().join("next")).unwrap();
        assert!(last(scratch.path()).is_err());
    }
}
