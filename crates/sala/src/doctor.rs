//! `sala doctor`: what an operator would look at, one line each, with what to do about it.

mod bus;
mod database;
mod events;
mod finding;
mod monitoring;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use chassis::service::Service;
use chassis::telemetry;
use clap::Args;

use crate::compose::{self, Room, named};
use crate::say;
use crate::settings::{ConfigArgs, Settings};
use finding::{Finding, Findings};

/// How long a server may take before it counts as away.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// Services to look at; all when none is named
    #[arg(value_name = "SERVICE")]
    services: Vec<String>,
    /// Processes of every service that share the databases
    #[arg(long, value_name = "COUNT", default_value_t = 1)]
    replicas: u32,
    /// Monitoring address of the nats-server, for what its clients cannot see
    #[arg(long, value_name = "HOST:PORT")]
    nats_monitoring: Option<String>,
    /// Prints JSON instead of lines
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Looks at everything; exit code 1 when something has to be mended.
pub(crate) async fn run(args: DoctorArgs) -> Result<ExitCode> {
    let services = named(&args.services)?;
    let mut findings = Findings::default();
    match args.config.one_shot_settings() {
        Ok(settings) => {
            telemetry::start(&settings.log).map_err(anyhow::Error::msg)?;
            Box::pin(look(&args, &settings, &services, &mut findings)).await;
        }
        Err(error) => findings.add("configuration", Finding::fail(format!("{error:#}"), "mend the key that is named")),
    }
    say::line(if args.json { findings.json() } else { findings.text() });
    Ok(if findings.failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

async fn look(args: &DoctorArgs, settings: &Settings, services: &[Service], findings: &mut Findings) {
    findings.add("auth.keys", keys(settings).await);
    let mut rooms = Vec::new();
    for service in services {
        match Room::open(*service, settings).and_then(|room| Ok((compose::followed(settings, &room)?, room))) {
            Ok(found) => rooms.push(found),
            Err(error) => findings.add("configuration", Finding::fail(format!("{error:#}"), "mend the key that is named")),
        }
    }
    if rooms.len() == services.len() {
        let found = format!("complete for {}", services.iter().map(|service| service.name).collect::<Vec<_>>().join(", "));
        findings.add("configuration", Finding::ok(found));
    }
    let mut reachable = Vec::new();
    for (followed, room) in &rooms {
        if let Some(most) = database::look(room, findings).await {
            reachable.push((room, followed, most));
        }
    }
    let seats: Vec<_> = reachable.iter().map(|(room, _, most)| (*room, *most)).collect();
    database::connections(&seats, args.replicas, findings);
    for (room, followed, _) in &reachable {
        events::look(room, followed, findings).await;
    }
    bus::look(settings, &rooms, findings).await;
    findings.add("nats.sync_interval", monitoring::sync_interval(args.nats_monitoring.as_deref()).await);
}

async fn keys(settings: &Settings) -> Finding {
    let read = async {
        let authenticator = compose::authenticator(settings)?;
        authenticator.ready(PATIENCE).await.map_err(anyhow::Error::msg)
    };
    match read.await {
        Ok(()) => Finding::ok("the issuer's keys can be used".to_owned()),
        Err(error) => Finding::fail(format!("{error:#}"), "nobody can sign in: check auth.jwks_url or auth.jwks_file"),
    }
}
