//! `sala migrate`: a one-shot job before a release, safe when several run at once.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use chassis::telemetry;
use clap::Args;

use crate::compose::{Room, named};
use crate::say;
use crate::settings::ConfigArgs;

#[derive(Debug, Args)]
pub(crate) struct MigrateArgs {
    /// Whose tables: partners, reporting; all when none is named
    #[arg(value_name = "SERVICE")]
    services: Vec<String>,
    /// Only counts what is pending; exit code 1 when something is
    #[arg(long)]
    check: bool,
    /// One database for all services, instead of those of the configuration
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Migrates, or counts.
pub(crate) async fn run(args: MigrateArgs) -> Result<ExitCode> {
    let mut settings = args.config.one_shot_settings()?;
    telemetry::start(&settings.log).map_err(anyhow::Error::msg)?;
    if let Some(url) = &args.database {
        settings.share_database(url);
    }
    let within = Duration::from_secs(settings.start.database_wait_seconds);
    let mut missing = 0;
    for service in named(&args.services)? {
        let room = Room::open(service, &settings)?;
        if args.check {
            let pending = room.pending(within).await?;
            say::line(format_args!("{}: {pending} pending", service.name));
            missing += pending;
        } else {
            let began = Instant::now();
            let pending = room.pending(within).await?;
            room.migrate(within).await?;
            say::stage(service.name, &format!("{pending} applied"), began.elapsed());
        }
    }
    Ok(if missing == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
