//! `sala events parked`: events that a read model could not apply.

use anyhow::{Context as _, Result, bail};
use chassis::kernel::{Clock, Ids};
use chassis::project::{self, parked};
use clap::{Args, Subcommand};

use super::EventsArgs;
use crate::compose::{Room, read_models};
use crate::say::{self, Table};
use crate::settings::{ConfigArgs, Settings};

/// Parked events shown at most.
const SHOWN: i64 = 100;
/// The reader whose events are meant when none is named.
const READER: &str = "reporting";

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ParkedArgs {
    #[command(subcommand)]
    command: Option<ParkedCommand>,
    #[command(flatten)]
    args: EventsArgs,
}

#[derive(Debug, Subcommand)]
enum ParkedCommand {
    /// Lists them, oldest first (what `parked` alone does)
    List(EventsArgs),
    /// Shows one with its payload
    Show(OneArgs),
    /// Tries one again, with the later events of its aggregate: all of them are applied, or none
    Retry(OneArgs),
    /// Gives one up: it stays on record, and holds its aggregate back no more
    Drop {
        /// Why, for the record
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        one: OneArgs,
    },
}

#[derive(Debug, Args)]
struct OneArgs {
    /// Number of the entry, as `list` shows it
    #[arg(value_name = "NUMBER")]
    id: i64,
    /// The service that parked it
    #[arg(long, value_name = "SERVICE", default_value = READER)]
    reader: String,
    #[command(flatten)]
    config: ConfigArgs,
}

impl OneArgs {
    fn open(&self) -> Result<(Settings, Room)> {
        let args = EventsArgs { services: vec![self.reader.clone()], config: self.config.clone() };
        let settings = args.settings()?;
        let reader = args.readers()?.into_iter().next().with_context(|| format!("{} reads no events", self.reader))?;
        let room = Room::open(reader, &settings)?;
        Ok((settings, room))
    }
}

pub(super) async fn run(args: ParkedArgs) -> Result<()> {
    match args.command {
        None => list(&args.args).await,
        Some(ParkedCommand::List(args)) => list(&args).await,
        Some(ParkedCommand::Show(one)) => show(&one).await,
        Some(ParkedCommand::Retry(one)) => retry(&one).await,
        Some(ParkedCommand::Drop { reason, one }) => give_up(&one, reason.trim()).await,
    }
}

async fn list(args: &EventsArgs) -> Result<()> {
    let settings = args.settings()?;
    let mut table = Table::default();
    table.heading(["number", "reader", "source", "position", "event", "aggregate", "version", "since", "reason"]);
    let mut count = 0;
    for reader in args.readers()? {
        let room = Room::open(reader, &settings)?;
        let mut connection = room.db.pool().acquire().await.with_context(|| format!("the database of {}", reader.name))?;
        for event in parked::list(&mut connection, SHOWN).await? {
            count += 1;
            let name = format!("{}.{}", event.aggregate, event.event);
            let numbers = [event.id, event.position, event.aggregate_version].map(|n| n.to_string());
            let [id, position, version] = numbers;
            let (aggregate, since) = (event.aggregate_id.to_string(), format!("{:.0}", event.parked_at));
            table.row([id, reader.name.to_owned(), event.source, position, name, aggregate, version, since, event.reason]);
        }
    }
    say::line(if count == 0 { "no event is parked".to_owned() } else { table.render() });
    Ok(())
}

async fn show(one: &OneArgs) -> Result<()> {
    let (_, room) = one.open()?;
    let mut connection = room.db.pool().acquire().await?;
    let Some(entry) = parked::find(&mut connection, one.id).await? else { bail!("there is no entry {}", one.id) };
    let event = &entry.event;
    say::line(format_args!("{} position {} (epoch {})", event.name(), event.position, event.epoch));
    say::line(format_args!("aggregate  {} version {}", event.aggregate_id, event.aggregate_version));
    say::line(format_args!("happened   {}", event.occurred_at));
    say::line(format_args!("parked     {}: {}", entry.parked_at, entry.reason));
    if let Some((at, why)) = &entry.dropped {
        say::line(format_args!("given up   {at}: {why}"));
    }
    say::line(format_args!("payload    {} bytes", event.payload.len()));
    for chunk in event.payload.chunks(32) {
        let hex: Vec<String> = chunk.iter().map(|byte| format!("{byte:02x}")).collect();
        say::line(format_args!("           {}", hex.join(" ")));
    }
    Ok(())
}

async fn retry(one: &OneArgs) -> Result<()> {
    let (settings, room) = one.open()?;
    let applied = project::retry(&room.db, &read_models(&settings, &room)?, one.id, &Clock::system(), &Ids::random()).await?;
    say::line(if applied == 1 { "1 event was applied".to_owned() } else { format!("{applied} events of the aggregate were applied") });
    Ok(())
}

async fn give_up(one: &OneArgs, reason: &str) -> Result<()> {
    if reason.is_empty() {
        bail!("--reason must say why: it stays on record");
    }
    let (_, room) = one.open()?;
    project::give_up(&room.db, one.id, reason, Clock::system().now()).await?;
    say::line(format_args!(
        "entry {} is given up; later events of its aggregate that wait can be tried now (`events parked retry`)",
        one.id
    ));
    Ok(())
}
