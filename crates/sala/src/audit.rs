//! `sala audit`: the event logs, checked against themselves.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use chassis::outbox;
use clap::Subcommand;

use crate::compose::Room;
use crate::events::EventsArgs;
use crate::say;

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    /// Reads the whole log of every source: positions without gaps, every link of the hash chain, versions that rise by one
    Verify(EventsArgs),
}

/// Exit code 1 when a log is not whole.
pub(crate) async fn run(command: AuditCommand) -> Result<ExitCode> {
    let AuditCommand::Verify(args) = command;
    let settings = args.settings()?;
    let mut whole = true;
    for source in args.sources()? {
        let room = Room::open(source, &settings)?;
        let found = outbox::verify(&room.relay_db, source.name).await.with_context(|| format!("the log of {}", source.name))?;
        let verdict = if found.faults.is_empty() { "whole" } else { "NOT WHOLE" };
        say::line(format_args!(
            "{}: {verdict}, {} events, epoch {}, last link {}",
            source.name, found.events, found.epoch, found.chain_head
        ));
        for fault in &found.faults {
            match fault.position {
                0 => say::line(format_args!("  {}", fault.what)),
                position => say::line(format_args!("  position {position}: {}", fault.what)),
            }
        }
        whole &= found.faults.is_empty();
    }
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
