//! `sala serve`, and `sala config`: one or several services, as in production.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use chassis::admin::{Admin, Shown};
use chassis::bus::{Bus, NatsBus};
use chassis::lifecycle::Lifecycle;
use chassis::serve::Bound;
use chassis::service::Service;
use chassis::telemetry::{self, Traces};
use clap::Args;

use crate::compose::{self, House, Room};
use crate::say;
use crate::settings::{ConfigArgs, Settings};
use crate::signals::Signals;

/// What the last spans get to reach their collector, which stands nearby.
const LAST_SPANS: Duration = Duration::from_millis(500);

#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// What to serve: partners, reporting
    #[arg(required = true, value_name = "SERVICE")]
    services: Vec<String>,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Serves until a signal, then drains. A task that dies ends it with exit code 1.
pub(crate) async fn run(args: ServeArgs) -> Result<ExitCode> {
    let settings = args.config.settings()?;
    let services = compose::named(&args.services)?;
    telemetry::start(&settings.log).map_err(anyhow::Error::msg)?;
    let traces = Traces::start(&settings.telemetry, &called(&services), env!("CARGO_PKG_VERSION")).map_err(anyhow::Error::msg)?;
    let bound = Bound::bind(settings.grpc.listen).map_err(anyhow::Error::msg)?;
    let lifecycle = Lifecycle::default();
    let admin = Admin::bind(&settings.admin, &lifecycle).map_err(anyhow::Error::msg)?;
    let rooms = services.iter().map(|service| Room::open(*service, &settings)).collect::<Result<Vec<_>>>()?;
    let mut signals = Signals::listen()?;
    let shown = admin.open(&lifecycle);
    let drain = tokio::select! {
        started = start(&settings, &rooms, bound, &shown, &lifecycle) => started?,
        () = signals.next() => return Ok(ExitCode::SUCCESS),
    };
    tokio::select! {
        () = signals.next() => tracing::info!("draining"),
        () = lifecycle.draining().cancelled() => {}
    }
    lifecycle.drain();
    let ended = async {
        let ended = lifecycle.ended(drain).await;
        traces.end(LAST_SPANS).await;
        ended
    };
    match signals.unless_again(ended).await? {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(reason) => bail!("{reason}"),
    }
}

/// How the services of a process are called in traces.
fn called(services: &[Service]) -> String {
    format!("sala-{}", services.iter().map(|service| service.name).collect::<Vec<_>>().join("-"))
}

async fn start(settings: &Settings, rooms: &[Room], bound: Bound, shown: &Shown, lifecycle: &Lifecycle) -> Result<Duration> {
    for room in rooms {
        room.ready(Duration::from_secs(settings.start.database_wait_seconds)).await?;
    }
    let bus = Bus::Nats(NatsBus::connect(&settings.nats).await?);
    let house = House::build(settings, rooms, &bus)?;
    house.ready(Duration::from_secs(settings.start.issuer_wait_seconds)).await?;
    let (address, drain) = (bound.address()?, house.drain());
    house.open(bound, shown, lifecycle).await;
    let names: Vec<&str> = rooms.iter().map(|room| room.service.name).collect();
    tracing::info!(%address, services = names.join(","), "serving");
    Ok(drain)
}

/// `sala config check`.
pub(crate) fn check(services: &[String], config: &ConfigArgs) -> Result<ExitCode> {
    let settings = config.settings()?;
    compose::check(&settings, services)?;
    say::line("the configuration is complete");
    Ok(ExitCode::SUCCESS)
}

/// `sala config show`.
pub(crate) fn show(config: &ConfigArgs) -> Result<ExitCode> {
    say::line(config.layers(&[])?.show().trim_end());
    Ok(ExitCode::SUCCESS)
}
