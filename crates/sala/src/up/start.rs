//! The stages of a start, each with its time.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use chassis::admin::Shown;
use chassis::auth::{Grant, Issuer, Scope};
use chassis::bus::{Bus, InProcessBus, NatsBus};
use chassis::lifecycle::Lifecycle;
use chassis::peer::Peer;
use chassis::project::Progress;
use chassis::serve::Bound;
use local::{DataFolder, NatsProgram, Programs};

use super::servers::{self, Addresses, Servers, Wanted};
use super::{BusChoice, UpArgs, demo};
use crate::compose::{self, House, Room};
use crate::demo::Loaded;
use crate::settings::Settings;
use crate::{say, token};

/// Running calls get three seconds; the relays and the servers take what is left of five.
pub(super) const DRAIN: Duration = Duration::from_millis(3_800);
/// The default of `--data`, which for root is only a link.
const USUAL_FOLDER: &str = ".sala";
const RUNNING: &str = "running.toml";

/// What runs now.
pub(super) struct Started {
    pub(super) peer: Peer,
    /// How far the board has read.
    pub(super) progress: Option<Progress>,
    /// None with `--demo none`.
    pub(super) demo: Option<Loaded>,
    pub(super) address: SocketAddr,
    /// As it was named on the command line.
    pub(super) data: PathBuf,
    /// A token of an institute coordinator.
    pub(super) token: String,
    /// Gives tokens to others.
    pub(super) issuer: Issuer,
}

/// Who everything in the terminal is done for.
pub(super) fn coordinator() -> Grant {
    Grant { role: "institute_coordinator".to_owned(), scope: Scope::global() }
}

/// Where commands find the settings of the private servers.
pub(super) fn running_file(data: &Path) -> PathBuf {
    data.join(RUNNING)
}

/// From nothing to services that answer, with what the board shows in them.
pub(super) async fn start(
    args: &UpArgs,
    mut settings: Settings,
    database: Option<String>,
    (bound, admin): (Bound, &Shown),
    servers: &Arc<Mutex<Servers>>,
    lifecycle: &Lifecycle,
) -> Result<Started> {
    let address = bound.address()?;
    say::line(format_args!("Sala {} on {address}, data in {}", env!("CARGO_PKG_VERSION"), args.data.data.display()));
    let (running, issuer) = private(args, database.is_none(), servers).await?;
    let url = database.or(running.database.clone()).context("there is no database")?;
    settings.share_database(&url);
    servers::write_settings(&running_file(&args.data.data), &running, &url)?;
    let rooms = rooms(&settings).await?;
    let bus = bus(&mut settings, &running).await?;
    settings.auth = chassis::auth::AuthConfig { roles_file: settings.auth.roles_file.take(), ..issuer.config() };
    let began = Instant::now();
    let house = House::build(&settings, &rooms, &bus)?;
    let (peer, progress) = (house.peer(), house.progress().into_iter().next());
    house.open(bound, admin, lifecycle).await;
    servers::watch(servers, lifecycle);
    let names: Vec<&str> = rooms.iter().map(|room| room.service.name).collect();
    say::stage("services", &names.join(", "), began.elapsed());
    let token = token::mint(&issuer, &coordinator())?;
    let demo = demo::record(args.demo(), &peer, &token).await?;
    Ok(Started { peer, progress, demo, address, data: args.data.data.clone(), token, issuer })
}

/// The data folder and the servers in it. Blocking work, so it has a thread of its own.
async fn private(args: &UpArgs, postgres: bool, servers: &Arc<Mutex<Servers>>) -> Result<(Addresses, Issuer)> {
    let (data, fresh, choice, servers) = (args.data.data.clone(), args.fresh, args.bus, servers.clone());
    let work = move || {
        // Held all the while: whoever wants to stop meanwhile waits for the end of it, and then finds what there is to stop.
        let mut servers = servers.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = if data == Path::new(USUAL_FOLDER) { DataFolder::open(&data)? } else { folder_at(&data)? };
        if fresh {
            folder.wipe()?;
        }
        let programs = Programs::find();
        let nats = nats_program(&programs, choice)?;
        // Streams are copies of this database's log. Those of another database would only be in the way, so they do not stay.
        let streams = if postgres { folder.clone() } else { DataFolder::temporary("streams")? };
        servers.start(&Wanted { programs, postgres, nats }, &folder, &streams)?;
        Ok((servers.addresses(), token::issuer_in(&data)?))
    };
    tokio::task::spawn_blocking(work).await.context("starting the private servers")?
}

/// The folder that was asked for, with the folders above it.
fn folder_at(data: &Path) -> Result<DataFolder> {
    if let Some(above) = data.parent() {
        std::fs::create_dir_all(above).with_context(|| format!("cannot create {}", above.display()))?;
    }
    Ok(DataFolder::at(data)?)
}

fn nats_program(programs: &Programs, choice: Option<BusChoice>) -> Result<Option<NatsProgram>> {
    match (choice, programs.nats()) {
        (Some(BusChoice::InProcess), _) => Ok(None),
        (_, Ok(program)) => Ok(Some(program.clone())),
        (Some(BusChoice::Nats), Err(missing)) => Err(missing.into()),
        (None, Err(_)) => {
            say::line("  no nats-server was found: events travel inside this process (`cargo xtask up` installs one where it can)");
            Ok(None)
        }
    }
}

async fn rooms(settings: &Settings) -> Result<Vec<Room>> {
    let began = Instant::now();
    let within = Duration::from_secs(settings.start.database_wait_seconds);
    let mut rooms = Vec::new();
    let mut run = 0;
    for service in compose::services() {
        let room = Room::open(service, settings)?;
        run += room.pending(within).await?;
        room.migrate(within).await?;
        rooms.push(room);
    }
    say::stage("migrations", &if run == 0 { "none pending".to_owned() } else { format!("{run} applied") }, began.elapsed());
    Ok(rooms)
}

async fn bus(settings: &mut Settings, running: &Addresses) -> Result<Bus> {
    let Some((url, token)) = &running.nats else { return Ok(Bus::InProcess(InProcessBus::new())) };
    let began = Instant::now();
    url.clone_into(&mut settings.nats.url);
    token.clone_into(&mut settings.nats.token);
    settings.nats.nkey_seed.clear();
    settings.relay.provision_missing = true;
    let bus = NatsBus::connect(&settings.nats).await?;
    let sources: Vec<&str> = compose::services().iter().filter(|s| s.is_source()).map(|s| s.name).collect();
    let streams = bus.provision(&sources).await?;
    say::stage("streams", &streams.iter().map(|s| s.stream.as_str()).collect::<Vec<_>>().join(", "), began.elapsed());
    Ok(Bus::Nats(bus))
}
