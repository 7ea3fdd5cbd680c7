//! `sala events`: the event logs of the sources and their copies in NATS.

mod parked;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use chassis::bus::{NatsBus, Provisioning};
use chassis::kernel::Clock;
use chassis::outbox;
use chassis::service::Service;
use chassis::telemetry;
use clap::{Args, Subcommand};

use crate::compose::{Room, named, services};
use crate::say::{self, Table};
use crate::settings::{ConfigArgs, Settings};

#[derive(Debug, Subcommand)]
pub(crate) enum EventsCommand {
    /// Counts what has been told but is not in the stream yet
    Pending(EventsArgs),
    /// Events that a read model could not apply: lists them, or does something about one
    Parked(parked::ParkedArgs),
    /// Shows the epochs of the logs, or begins a new one after a database was restored to an older point
    Epoch(EpochArgs),
    /// Copies to the streams what they lack
    Republish {
        /// Deletes the stream, makes it anew and copies the whole log from position 1
        #[arg(long)]
        from_scratch: bool,
        #[command(flatten)]
        args: EventsArgs,
    },
    /// Creates the streams or brings their settings up to date; never lowers their size
    Provision(EventsArgs),
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct EpochArgs {
    #[command(subcommand)]
    command: Option<EpochCommand>,
    #[command(flatten)]
    args: EventsArgs,
}

#[derive(Debug, Subcommand)]
enum EpochCommand {
    /// Begins a new epoch: the stream is made anew, and every reader reads everything again beside what it shows until then
    Bump {
        /// The source whose database was restored
        #[arg(value_name = "SERVICE")]
        service: String,
        #[command(flatten)]
        config: ConfigArgs,
    },
}

#[derive(Debug, Args)]
pub(crate) struct EventsArgs {
    /// Services to look at; all when none is named
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// Does one of them.
pub(crate) async fn run(command: EventsCommand) -> Result<ExitCode> {
    match command {
        EventsCommand::Pending(args) | EventsCommand::Epoch(EpochArgs { command: None, args }) => pending(&args).await,
        EventsCommand::Parked(args) => parked::run(args).await,
        EventsCommand::Epoch(EpochArgs { command: Some(EpochCommand::Bump { service, config }), .. }) => bump(service, config).await,
        EventsCommand::Republish { from_scratch, args } => republish(&args, from_scratch).await,
        EventsCommand::Provision(args) => provision(&args).await,
    }?;
    Ok(ExitCode::SUCCESS)
}

impl EventsArgs {
    pub(crate) fn settings(&self) -> Result<Settings> {
        let settings = self.config.one_shot_settings()?;
        telemetry::start(&settings.log).map_err(anyhow::Error::msg)?;
        Ok(settings)
    }

    /// The named services that `fit`. A name that does not is an error, but "all" means all that do.
    fn those(&self, fit: impl Fn(&Service) -> bool, what: &str) -> Result<Vec<Service>> {
        let found = named(&self.services)?;
        if let Some(other) = found.iter().find(|s| !self.services.is_empty() && !fit(s)) {
            let fitting: Vec<&str> = services().iter().filter(|s| fit(s)).map(|s| s.name).collect();
            bail!("{} {what}; {}", other.name, fitting.join(", "));
        }
        Ok(found.into_iter().filter(fit).collect())
    }

    pub(crate) fn readers(&self) -> Result<Vec<Service>> {
        self.those(|s| s.migrations.reader, "reads no events; these do:")
    }

    pub(crate) fn sources(&self) -> Result<Vec<Service>> {
        self.those(Service::is_source, "tells no events; these do:")
    }
}

async fn pending(args: &EventsArgs) -> Result<()> {
    let settings = args.settings()?;
    let mut table = Table::default();
    table.heading(["source", "epoch", "next position", "published", "without position", "unpublished", "oldest"]);
    for source in args.sources()? {
        let room = Room::open(source, &settings)?;
        let found = outbox::pending(&room.relay_db, Clock::system().now()).await.with_context(|| format!("the log of {}", source.name))?;
        let oldest = found.oldest_age.map_or_else(|| "-".to_owned(), |age| format!("{:.1} s", age.as_secs_f64()));
        let numbers = [found.epoch, found.next_position, found.published_position, found.unnumbered, found.unpublished];
        table.row([source.name.to_owned()].into_iter().chain(numbers.map(|n| n.to_string())).chain([oldest]));
    }
    say::line(table.render());
    Ok(())
}

async fn republish(args: &EventsArgs, from_scratch: bool) -> Result<()> {
    let settings = args.settings()?;
    let sources = args.sources()?;
    let bus = NatsBus::connect(&settings.nats).await?;
    for source in sources {
        let room = Room::open(source, &settings)?;
        let done = outbox::republish(&room.relay_db, &bus, source.name, from_scratch).await.with_context(|| source.name)?;
        let whom = if done.by_running_relay { "the running relay" } else { "this command" };
        say::line(format_args!("{}: the stream ended at position {}, now at {}; copied by {whom}", source.name, done.from, done.to));
    }
    Ok(())
}

async fn bump(service: String, config: ConfigArgs) -> Result<()> {
    let args = EventsArgs { services: vec![service], config };
    let settings = args.settings()?;
    let bus = NatsBus::connect(&settings.nats).await?;
    for source in args.sources()? {
        let room = Room::open(source, &settings)?;
        let begun = outbox::bump_epoch(&room.relay_db, &bus, source.name).await.with_context(|| {
            format!("{}: if the epoch has begun, `sala events republish --from-scratch {}` does the rest", source.name, source.name)
        })?;
        say::line(format_args!(
            "{}: epoch {} begins after position {}; readers build their read models anew",
            source.name, begun.epoch, begun.head
        ));
    }
    Ok(())
}

async fn provision(args: &EventsArgs) -> Result<()> {
    let settings = args.settings()?;
    let sources: Vec<&str> = args.sources()?.iter().map(|s| s.name).collect();
    let bus = NatsBus::connect(&settings.nats).await?;
    let patience = Duration::from_secs(settings.start.nats_wait_seconds);
    for stream in bus.provision_within(&sources, patience).await? {
        let done = match stream.done {
            Provisioning::Created => "created",
            Provisioning::Updated => "brought up to date",
            Provisioning::Unchanged => "as it should be",
        };
        say::line(format_args!("{}: {done}, {} of {} bytes", stream.stream, stream.bytes, stream.max_bytes));
    }
    Ok(())
}
