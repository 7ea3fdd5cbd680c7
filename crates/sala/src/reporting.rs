//! `sala reporting`: read models made anew, and compared with the services that own the facts.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use api::common::v1::GetEventLogRequest;
use api::common::v1::event_log_service_client::EventLogServiceClient;
use chassis::bus::{Bus, NatsBus};
use chassis::kernel::{Clock, Ids};
use chassis::peer::Peer;
use chassis::project::{self, Building, Projector, Tally};
use chassis::serve::GrpcConfig;
use clap::{Args, Subcommand};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tonic::Request;

use crate::client::Bearer;
use crate::compose::{Room, read_models};
use crate::events::EventsArgs;
use crate::say::{self, Table};
use crate::settings::{ConfigArgs, Settings};
use crate::token;

/// How often a rebuild is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// Whose read models are meant when nobody says.
const READER: &str = "reporting";

#[derive(Debug, Subcommand)]
pub(crate) enum ReportingCommand {
    /// Builds the read models anew beside the live ones, from the first event on, and swaps them when they have caught up
    Rebuild {
        /// Why, for the record
        #[arg(long, default_value = "OPERATOR")]
        reason: String,
        /// Gives up a rebuild that is under way
        #[arg(long)]
        abandon: bool,
        /// The service whose read models are built anew
        #[arg(long, value_name = "SERVICE", default_value = READER)]
        reader: String,
        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Compares what the read models hold with what the owning services say; exit code 1 when they differ
    Reconcile(ReconcileArgs),
}

#[derive(Debug, Args)]
pub(crate) struct ReconcileArgs {
    /// Where the owning services listen; SOURCE=HOST:PORT for one of them, HOST:PORT for all others
    #[arg(long = "source", value_name = "[SOURCE=]HOST:PORT")]
    sources: Vec<String>,
    /// The service whose read models are compared
    #[arg(long, value_name = "SERVICE", default_value = READER)]
    reader: String,
    /// Asks with a token of the local issuer for this role
    #[arg(long = "as", value_name = "ROLE", default_value = "operator", conflicts_with = "token")]
    role: String,
    /// Asks with this token
    #[arg(long)]
    token: Option<String>,
    #[command(flatten)]
    data: token::DataArgs,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Does one of them.
pub(crate) async fn run(command: ReportingCommand) -> Result<ExitCode> {
    match command {
        ReportingCommand::Rebuild { abandon: true, reader, config, .. } => abandon(&reader, &config).await,
        ReportingCommand::Rebuild { reason, reader, config, .. } => rebuild(&reason, &reader, &config).await,
        ReportingCommand::Reconcile(args) => reconcile(&args).await,
    }
}

fn open(reader: &str, config: &ConfigArgs) -> Result<(Settings, Room)> {
    let args = EventsArgs { services: vec![reader.to_owned()], config: config.clone() };
    let settings = args.settings()?;
    let service = args.readers()?.into_iter().next().with_context(|| format!("{reader} reads no events"))?;
    let room = Room::open(service, &settings)?;
    Ok((settings, room))
}

async fn abandon(reader: &str, config: &ConfigArgs) -> Result<ExitCode> {
    let (_, room) = open(reader, config)?;
    let gone = project::abandon(&room.db).await?;
    say::line(if gone { "the rebuild is given up; what is live stays" } else { "no rebuild is under way" });
    Ok(ExitCode::SUCCESS)
}

/// A projector of our own takes part, so that this works while no reporting service runs; where one runs, both share the work.
async fn rebuild(reason: &str, reader: &str, config: &ConfigArgs) -> Result<ExitCode> {
    let (settings, room) = open(reader, config)?;
    let bus = Bus::Nats(NatsBus::connect(&settings.nats).await?);
    let projections = read_models(&settings, &room)?;
    let began = project::begin(&room.db, reason).await?;
    say::line(format_args!("generation {} is being built ({})", began.generation, began.reason));
    let stop = CancellationToken::new();
    let projector = Projector::new(room.db.clone(), bus, projections, Clock::system(), Ids::random());
    let watched = async {
        let outcome = watch(&room, &began).await;
        stop.cancel();
        outcome
    };
    let (Ok(()), outcome) = tokio::join!(projector.run(stop.clone()), watched);
    outcome?;
    say::line(format_args!("generation {} is live", began.generation));
    Ok(ExitCode::SUCCESS)
}

/// Waits until the generation is live, and says how far it is whenever that changes.
async fn watch(room: &Room, began: &Building) -> Result<()> {
    let mut said = String::new();
    loop {
        let mut connection = room.db.pool().acquire().await?;
        let now = project::generations(&mut connection).await?;
        if now.live == began.generation {
            return Ok(());
        }
        let Some(building) = now.building.filter(|building| building.generation == began.generation) else {
            bail!("the rebuild was given up by somebody else");
        };
        if let Some(trouble) = building.trouble {
            bail!("it does not take over: {trouble}; `sala reporting rebuild --abandon` gives it up");
        }
        let progress = project::read_so_far(&mut connection, began.generation).await?;
        let line = progress.iter().map(|(source, position, head)| format!("{source} {position} of {head}")).collect::<Vec<_>>().join(", ");
        if line != said && !line.is_empty() {
            say::line(format_args!("  {line}"));
            said = line;
        }
        drop(connection);
        sleep(LOOK).await;
    }
}

async fn reconcile(args: &ReconcileArgs) -> Result<ExitCode> {
    let (settings, room) = open(&args.reader, &args.config)?;
    let token = match &args.token {
        Some(token) => token.clone(),
        None => token::mint_for(&args.data, &args.role)?,
    };
    let mut tx = project::look(&room.db).await?;
    let positions = project::positions(&mut tx).await?;
    let mut holdings = Vec::new();
    for projection in read_models(&settings, &room)? {
        holdings.extend((projection.held)(&mut tx).await?);
    }
    drop(tx);
    let mut table = Table::default();
    table.heading(["source", "position", "aggregate", "here", "there", ""]);
    let mut good = true;
    // Of a source that has told nothing yet nothing is held, and nobody may be there to ask.
    for (source, position) in positions.into_iter().filter(|(_, position)| *position > 0) {
        let there = ask(args, &source, position, &token).await?;
        for here in project::tallies(&holdings, &source) {
            let other = there.iter().find(|tally| tally.aggregate == here.aggregate);
            let same = other == Some(&here);
            good &= same;
            let (own, others) = (here.count.to_string(), other.map_or(0, |tally| tally.count).to_string());
            let verdict = if same { "same" } else { "DIFFERENT" };
            table.row([source.clone(), position.to_string(), here.aggregate, own, others, verdict.to_owned()]);
        }
    }
    say::line(table.render());
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the owning service says of its aggregates as they were after the position that the read models have read.
async fn ask(args: &ReconcileArgs, source: &str, position: i64, token: &str) -> Result<Vec<Tally>> {
    let address = args.address(source);
    let peer = Peer::remote(&format!("http://{address}")).with_context(|| format!("{address:?} is no address"))?;
    let mut client = EventLogServiceClient::with_interceptor(peer, Bearer::new(token)?);
    let mut request = Request::new(GetEventLogRequest { source: source.to_owned(), tally_at_position: position });
    request.set_timeout(Duration::from_mins(1));
    let reply = client.get_event_log(request).await.map_err(|status| anyhow::anyhow!("{source} at {address}: {}", status.message()))?;
    let tallies = reply.into_inner().tallies;
    Ok(tallies.into_iter().map(|t| Tally { aggregate: t.aggregate, count: t.count, digest: t.digest }).collect())
}

impl ReconcileArgs {
    fn address(&self, source: &str) -> String {
        let own = self.sources.iter().find_map(|given| given.strip_prefix(source)?.strip_prefix('='));
        let all = self.sources.iter().find(|given| !given.contains('=')).map(String::as_str);
        own.or(all).map_or_else(|| GrpcConfig::default().listen.to_string(), str::to_owned)
    }
}
