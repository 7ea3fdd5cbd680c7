//! `cargo xtask up`: programs, build, and then this process becomes `sala up`.

use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result};
use local::Wanted;

use crate::house::{House, must_succeed};
use crate::stage::stage;

/// Only returns when something failed: Ctrl-C, the terminal and the exit code belong to `sala` afterwards.
pub(crate) fn up(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    stage("programs", || Ok(local::ensure(Wanted::Up, &mut |line| eprintln!("  {line}"))?))?;
    stage("build", || must_succeed(house.cargo("build").args(["--package", "sala"])))?;
    let sala = House::built()?.join("sala");
    let error = Command::new(&sala).arg("up").args(arguments).current_dir(&house.root).exec();
    Err(error).with_context(|| format!("cannot start {}", sala.display()))
}
