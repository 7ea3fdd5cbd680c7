//! `cargo xtask …`: everything a developer or CI does with the house, without a tool to install first.

mod bench;
mod check;
mod deployed;
mod faults;
mod house;
mod migration;
mod offline;
mod prepare;
mod rings;
mod stage;
mod up;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
cargo xtask up [--fresh …]            install what is missing, build, and start Sala; every argument goes to `sala up`
cargo xtask test [FILTER …]           formatting, every test, and clippy beside them; arguments go to `cargo test --workspace`
cargo xtask faults [--seeds N] [--from S]   the fault harness with many seeds (200)
              faults --seed X         one seed again
              faults --writer         kill the writer at random under 20 × 2,000 writes instead (or --reader, 25 times a seed)
cargo xtask deployed [--engine | --released]   what the folder `deploy` does on a Docker engine, and the last release on today's tables;
                                      with SALA_DOCKER=1 a part of `cargo xtask test`
cargo xtask bench [GOAL …]            what the house does beside pgbench and JetStream (release build, some minutes)
cargo xtask check                     formatting, clippy and `cargo check`, as CI will judge them
cargo xtask prepare [CRATE …]         renew .sqlx/ from the migrations and queries (all crates, or these)
              prepare --check         only say whether .sqlx/ is up to date
              prepare --keep          leave the migrated database running and print how to check queries against it
              prepare --stop          stop what --keep left running
cargo xtask new-migration CRATE NAME  the next migration of a service (or of chassis/source, chassis/reader)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<ExitCode> {
    let house = house::House::find()?;
    let Some((command, rest)) = arguments.split_first() else {
        eprintln!("{USAGE}");
        return Ok(ExitCode::FAILURE);
    };
    // `cargo xtask up -- --fresh` and `cargo xtask up --fresh` mean the same.
    let rest: Vec<&str> = rest.iter().map(String::as_str).skip_while(|word| *word == "--").collect();
    match command.as_str() {
        "up" => up::up(&house, &rest),
        "test" => test(&house, &rest),
        "faults" => faults::faults(&house, &rest),
        "deployed" => deployed::deployed(&house, &rest),
        "bench" => bench::bench(&house, &rest),
        "check" => check::check(&house),
        "prepare" => prepare::prepare(&house, &rest),
        "new-migration" => migration::new(&house, &rest),
        "help" | "--help" | "-h" => {
            eprintln!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no `cargo xtask {other}`\n{USAGE}"),
    }
}

/// Every test; with `SALA_DOCKER=1` those as well that need an engine and the last release.
fn test(house: &house::House, arguments: &[&str]) -> Result<ExitCode> {
    let tested = rings::test(house, arguments)?;
    if house::setting("SALA_DOCKER").as_deref() != Some("1") {
        return Ok(tested);
    }
    let deployed = deployed::deployed(house, &[])?;
    Ok(if tested == ExitCode::SUCCESS { deployed } else { tested })
}
