//! `cargo xtask bench`: programs, the binary as it is measured, and the goals measured beside their references.

use std::process::ExitCode;

use anyhow::Result;
use local::Wanted;

use crate::house::{House, must_succeed};
use crate::stage::stage;

/// Arguments go to the bench: names of goals, `--rounds N`, `--seconds N`.
pub(crate) fn bench(house: &House, arguments: &[&str]) -> Result<ExitCode> {
    stage("programs", || Ok(local::ensure(Wanted::Test, &mut |line| eprintln!("  {line}"))?))?;
    stage("build", || must_succeed(house.cargo("build").args(["--profile", "bench", "--package", "sala"])))?;
    must_succeed(house.cargo("bench").args(["--package", "e2e", "--bench", "bench", "--"]).args(arguments))?;
    Ok(ExitCode::SUCCESS)
}
