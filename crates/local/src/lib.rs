//! The private Postgres and nats-server: find the programs, install what is missing, start, watch and stop them.
//!
//! `sala up`, `testkit` and `xtask` all stand on this crate, so it is small and blocking: the standard library and `nix`.
//! Nothing here talks to a server that this crate did not start, and nothing it starts is reachable from another machine:
//! Postgres listens on a socket in a folder of mode 0700 only, nats-server on 127.0.0.1.
//!
//! ```no_run
//! # fn main() -> local::Result<()> {
//! let programs = local::Programs::find();
//! let folder = local::DataFolder::open(std::path::Path::new(".sala"))?;
//! let postgres = local::Postgres::start(&programs, &folder, local::PostgresOptions::default())?;
//! let nats = local::Nats::start(programs.nats()?, &folder, local::NatsOptions::default())?;
//! let (_database, _bus) = (postgres.url("sala"), nats.url());
//! # Ok(())
//! # }
//! ```
//!
//! Both servers are stopped when their handles are dropped. When the process that holds the handles is killed, the next start on
//! the same folder finds what was left running and stops it first; with `leash` a watcher stops them at once.

mod error;
mod folder;
mod install;
mod leash;
mod memory;
mod nats;
mod owner;
mod port;
mod postgres;
mod process;
mod programs;
mod running;
mod version;
mod wire;

pub use error::{Error, Result};
pub use folder::DataFolder;
pub use install::{Wanted, ensure};
pub use nats::{Nats, NatsOptions};
pub use port::free_port;
pub use postgres::{Postgres, PostgresOptions};
pub use programs::{NatsProgram, PostgresProgram, Programs, tools_folder};
pub use version::Version;
pub use wire::{Row, Session};

use std::io::Read as _;

/// A random token of 32 hexadecimal digits, for `NatsOptions::token`.
pub fn random_token() -> Result<String> {
    let mut bytes = [0_u8; 16];
    let mut source = std::fs::File::open("/dev/urandom").map_err(|e| Error::io("cannot open /dev/urandom", &e))?;
    source.read_exact(&mut bytes).map_err(|e| Error::io("cannot read /dev/urandom", &e))?;
    Ok(bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")))
}

/// An environment variable of this process. The only place of the crate that reads one.
#[expect(clippy::disallowed_methods, reason = "PATH and the cargo variables are facts about the machine, not settings of Sala")]
fn environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}
