//! `sala up`: everything in one process, with a private Postgres and a private nats-server.

mod after;
mod board;
mod demo;
mod servers;
mod start;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Result, bail};
use chassis::admin::{Admin, Shown};
use chassis::lifecycle::Lifecycle;
use chassis::serve::Bound;
use chassis::telemetry::{self, Traces};
use clap::{Args, ValueEnum};

use crate::demo::province::SEED;
use crate::say;
use crate::settings::{ConfigArgs, Settings, environment};
use crate::signals::Signals;
use crate::token::DataArgs;
pub(crate) use demo::DemoChoice;
use servers::Servers;
use start::Started;

/// What `up` does differently from production, right above the defaults: nobody balances load here, and the person at the
/// terminal waits for the end.
const LAID_OVER_DEFAULTS: [&str; 5] =
    ["admin.listen=", "log.filter=warn", "grpc.lame_duck_seconds=0", "grpc.drain_seconds=3", "start.database_wait_seconds=10"];

/// What the last spans get to reach their collector; the servers are gone by then.
const LAST_SPANS: Duration = Duration::from_millis(500);

#[derive(Debug, Args)]
pub(crate) struct UpArgs {
    /// Uses this Postgres instead of a private one (also `SALA_DATABASE_URL`)
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// How events travel: a private nats-server where one is installed, or inside the process
    #[arg(long, value_enum)]
    bus: Option<BusChoice>,
    /// Where gRPC listens [default: 127.0.0.1:50564]
    #[arg(long, value_name = "HOST:PORT")]
    listen: Option<SocketAddr>,
    /// Wipes the private data folder first
    #[arg(long)]
    fresh: bool,
    /// How much of the demo a first start records
    #[arg(long, value_enum, default_value_t = DemoChoice::Province, conflicts_with = "no_demo")]
    pub(crate) demo: DemoChoice,
    /// Start value of the synthetic province: the same one makes the same schools
    #[arg(long, value_name = "NUMBER", default_value_t = SEED)]
    demo_seed: u64,
    /// Short for --demo none
    #[arg(long)]
    pub(crate) no_demo: bool,
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    config: ConfigArgs,
}

/// What carries events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum BusChoice {
    /// A private nats-server with `JetStream`
    Nats,
    /// Nothing but this process
    InProcess,
}

impl UpArgs {
    fn demo(&self) -> DemoChoice {
        if self.no_demo { DemoChoice::None } else { self.demo }
    }
}

/// Starts, shows, and runs until a signal.
pub(crate) async fn run(args: UpArgs) -> Result<ExitCode> {
    let settings = settings(&args)?;
    let database = database(&args);
    if args.fresh && database.is_some() {
        bail!(
            "--fresh wipes only the private data folder, and this database is not in it: leave --fresh out, or SALA_DATABASE_URL and --database"
        );
    }
    telemetry::start(&settings.log).map_err(anyhow::Error::msg)?;
    let traces = Traces::start(&settings.telemetry, "sala", env!("CARGO_PKG_VERSION")).map_err(anyhow::Error::msg)?;
    // A taken port is said at once, before anything is started.
    let bound = Bound::bind(settings.grpc.listen).map_err(anyhow::Error::msg)?;
    let lifecycle = Lifecycle::default();
    let admin = Admin::bind(&settings.admin, &lifecycle).map_err(anyhow::Error::msg)?.open(&lifecycle);
    let mut signals = Signals::listen()?;
    let servers = Arc::new(Mutex::new(Servers::default()));
    let shown = tokio::select! {
        shown = start_and_show(&args, settings, database, (bound, &admin), &servers, &lifecycle) => shown,
        () = signals.next() => Ok(()),
        () = lifecycle.draining().cancelled() => Ok(()),
    };
    if shown.is_ok() && !lifecycle.draining().is_cancelled() {
        say::line("\nstopping");
    }
    let ended = end(shown, &servers, &lifecycle, &mut signals).await;
    traces.end(LAST_SPANS).await;
    ended
}

/// Ends only with an error: otherwise it runs until it is dropped.
async fn start_and_show(
    args: &UpArgs,
    settings: Settings,
    database: Option<String>,
    ports: (Bound, &Shown),
    servers: &Arc<Mutex<Servers>>,
    lifecycle: &Lifecycle,
) -> Result<()> {
    let started = Box::pin(start::start(args, settings, database, ports, servers, lifecycle)).await?;
    Box::pin(show(args, &started)).await?;
    std::future::pending().await
}

async fn show(args: &UpArgs, started: &Started) -> Result<()> {
    board::show(started).await?;
    demo::record_rest(args.demo(), args.demo_seed, started).await?;
    after::show(args, started)?;
    say::line("Sala is ready");
    Ok(())
}

/// Drains what runs, then stops the servers. A second signal kills them.
async fn end(shown: Result<()>, servers: &Arc<Mutex<Servers>>, lifecycle: &Lifecycle, signals: &mut Signals) -> Result<ExitCode> {
    lifecycle.drain();
    let stop = async {
        let drained = lifecycle.ended(start::DRAIN).await;
        servers::stop(servers).await;
        drained
    };
    let drained = match signals.unless_again(stop).await {
        Ok(drained) => drained,
        Err(aborted) => {
            servers::kill(servers);
            return Err(aborted);
        }
    };
    shown?;
    drained.map_err(anyhow::Error::msg)?;
    say::line("stopped");
    Ok(ExitCode::SUCCESS)
}

fn settings(args: &UpArgs) -> Result<Settings> {
    let mut settings: Settings = args.config.layers(&LAID_OVER_DEFAULTS)?.resolve()?;
    if let Some(listen) = args.listen {
        settings.grpc.listen = listen;
    }
    Ok(settings)
}

fn database(args: &UpArgs) -> Option<String> {
    let from_environment = || environment().find(|(name, _)| name == "SALA_DATABASE_URL").map(|(_, url)| url);
    args.database.clone().or_else(from_environment).filter(|url| !url.is_empty())
}
