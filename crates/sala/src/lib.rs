//! The binary: command line, composition root, all-in-one mode, demo data.
//!
//! | Module | What it is |
//! |---|---|
//! | [`compose`] | services, databases, bus and door, put together; the same for `serve` and `up` |
//! | `up` | everything in one process with private servers; the demo, the board, three calls to paste |
//! | `serve`, `migrate`, `events`, `audit`, `reporting`, `health`, `doctor`, `reference` | how it runs in production |
//! | `keys` | what nobody should make by hand: passwords, keys, certificates |
//! | `call`, `describe`, `token` | a client with the contract compiled in |
//! | [`demo`] | the agreement of 23 December 2564, the map of Khon Kaen and a synthetic province, recorded through the API |
//!
//! `main` only calls [`run`]: a test can do the same, or start the real binary.

mod access;
mod audit;
mod call;
mod cli;
pub mod client;
pub mod compose;
mod contract;
pub mod demo;
mod describe;
mod doctor;
mod events;
mod health;
mod keys;
mod migrate;
mod near;
mod reference;
mod reporting;
mod say;
mod serve;
pub mod settings;
mod signals;
mod token;
mod up;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser as _;

/// How long work that cannot be interrupted (a server that is just being started) may hold up the end.
const LAST_WORK: Duration = Duration::from_secs(4);

/// Whether [`run`] would take this command line, and its complaint where it would not: for manuals that name commands.
pub fn understand(arguments: impl IntoIterator<Item = OsString>) -> Result<(), String> {
    cli::Cli::try_parse_from(arguments).map(drop).map_err(|error| error.to_string())
}

/// Runs a command line to its end and says with which code the process should end.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match cli::Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; clap knows which of them is a failure.
            let _reader_gone = error.print();
            return u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            say::failure(format_args!("cannot start threads: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let (code, patience) = match runtime.block_on(cli.run()) {
        Ok(code) => (code, LAST_WORK),
        Err(error) if error.is::<signals::Aborted>() => {
            say::failure(error);
            (ExitCode::from(130), Duration::ZERO)
        }
        Err(error) => {
            say::failure(format_args!("{error:#}"));
            (ExitCode::FAILURE, LAST_WORK)
        }
    };
    runtime.shutdown_timeout(patience);
    code
}
