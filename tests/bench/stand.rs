//! What is measured: a durable Postgres, the newest nats-server, and the services behind a real port.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result};
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::admin::{Admin, AdminConfig};
use chassis::auth::{Grant, Issuer};
use chassis::bus::{Bus, InProcessBus, NatsBus};
use chassis::lifecycle::Lifecycle;
use chassis::peer::Peer;
use chassis::project::Progress;
use chassis::serve::Bound;
use local::{DataFolder, Nats, NatsOptions, Postgres, PostgresOptions, Programs};
use sala::client::Bearer;
use sala::compose::{House, Room, services};
use sala::settings::Settings;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::{Channel, Endpoint};

pub(crate) type Partners = PartnersServiceClient<InterceptedService<Channel, Bearer>>;

pub(crate) type Evaluations = EvaluationsServiceClient<InterceptedService<Peer, Bearer>>;

pub(crate) type Schools = SchoolsServiceClient<InterceptedService<Peer, Bearer>>;

const DATABASE: &str = "sala";
/// To whom all assessments of a measurement are assigned; the token speaks for them too.
pub(crate) const ASSESSOR: &str = "00000000-0000-7000-8000-000000000001";

/// Everything that a goal needs.
pub(crate) struct Stand {
    pub(crate) postgres: Postgres,
    pub(crate) nats: Nats,
    pub(crate) settings: Settings,
    pub(crate) rooms: Vec<Room>,
    pub(crate) token: String,
    pub(crate) programs: Programs,
    /// The key set that the token is checked with.
    pub(crate) keys: std::path::PathBuf,
    _folder: DataFolder,
}

/// The services while they answer.
pub(crate) struct Serving {
    pub(crate) address: SocketAddr,
    pub(crate) progress: Progress,
    lifecycle: Lifecycle,
}

impl Stand {
    pub(crate) async fn open() -> Result<Self> {
        let programs = Programs::find();
        let folder = DataFolder::temporary("bench")?;
        // Connections for pgbench with 256 clients beside the pools.
        let settings = vec![("max_connections".to_owned(), "400".to_owned())];
        let options = PostgresOptions { settings, databases: vec![DATABASE.to_owned()], leash: true, ..PostgresOptions::default() };
        let postgres = Postgres::start(&programs, &folder, options)?;
        let program = programs.nats.first().context("no nats-server is installed")?;
        let nats = Nats::start(program, &folder, NatsOptions { token: Some(local::random_token()?), ..NatsOptions::default() })?;
        let issuer_folder = DataFolder::temporary("bench-keys")?;
        let issuer = Issuer::open(issuer_folder.path())?;
        let grants = ["institute_coordinator@global".to_owned(), format!("assessor@person:{ASSESSOR}")];
        let grants: Vec<Grant> = grants.iter().map(|grant| grant.parse().map_err(anyhow::Error::msg)).collect::<Result<_>>()?;
        let token = issuer.mint("bench", &grants, Duration::from_hours(12))?;
        let keys = issuer_folder.path().join("jwks.json");
        let url = postgres.url(DATABASE);
        let settings = Settings::with(&[
            &format!("auth.jwks_file={}", keys.display()),
            &format!("partners.database.url={url}"),
            &format!("schools.database.url={url}"),
            &format!("evaluations.database.url={url}"),
            &format!("reporting.database.url={url}"),
            &format!("nats.url={}", nats.url()),
            &format!("nats.token={}", nats.token().unwrap_or_default()),
            "nats.max_bytes=4294967296",
            "relay.provision_missing=true",
            "grpc.lame_duck_seconds=0",
            "grpc.drain_seconds=3",
            // One token makes all the calls of a measurement.
            "grpc.limits.reads_per_second=0",
            "grpc.limits.writes_per_second=0",
            // What is measured is what calls cost; what is refused when too many come is a matter of the fault tests.
            "grpc.limits.max_in_flight=0",
            "grpc.limits.target_milliseconds=0",
        ])?;
        let mut rooms = Vec::new();
        for service in services() {
            let room = Room::open(service, &settings)?;
            room.migrate(Duration::from_secs(30)).await?;
            rooms.push(room);
        }
        std::mem::forget(issuer_folder);
        Ok(Self { postgres, nats, settings, rooms, token, programs, keys, _folder: folder })
    }

    pub(crate) async fn bus(&self) -> Result<NatsBus> {
        let config = chassis::bus::NatsConfig {
            url: self.nats.url(),
            token: self.nats.token().unwrap_or_default().to_owned(),
            max_bytes: 4 << 30,
            ..chassis::bus::NatsConfig::default()
        };
        Ok(NatsBus::connect(&config).await?)
    }

    /// What a service keeps and listens to.
    pub(crate) fn room(&self, name: &str) -> Result<&Room> {
        self.rooms.iter().find(|room| room.service.name == name).with_context(|| format!("{name} is no service"))
    }

    /// These services behind a port, as `serve NAME …` runs them; those that read events read them at the same time.
    pub(crate) async fn serve(&self, names: &[&str]) -> Result<Serving> {
        let bus = self.bus().await?;
        bus.provision(&["partners"]).await?;
        let bound = Bound::bind(SocketAddr::from(([127, 0, 0, 1], 0))).map_err(anyhow::Error::msg)?;
        let address = bound.address()?;
        let rooms: Vec<Room> = names.iter().map(|name| self.room(name).cloned()).collect::<Result<_>>()?;
        let house = House::build(&self.settings, &rooms, &Bus::Nats(bus))?;
        let progress = house.progress().into_iter().next().unwrap_or_default();
        let lifecycle = Lifecycle::default();
        let admin = Admin::bind(&AdminConfig { listen: None }, &lifecycle).map_err(anyhow::Error::msg)?.open(&lifecycle);
        house.open(bound, &admin, &lifecycle).await;
        Ok(Serving { address, progress, lifecycle })
    }

    /// Schools behind its door, in this process, without its relay: what a command costs until it is committed.
    pub(crate) fn schools_in_process(&self) -> Result<Schools> {
        let house = House::build(&self.settings, &[self.room("schools")?.clone()], &Bus::InProcess(InProcessBus::new()))?;
        sala::client::schools(house.peer(), &self.token)
    }

    /// Evaluations likewise.
    pub(crate) fn evaluations_in_process(&self) -> Result<Evaluations> {
        let house = House::build(&self.settings, &[self.room("evaluations")?.clone()], &Bus::InProcess(InProcessBus::new()))?;
        sala::client::evaluations(house.peer(), &self.token)
    }

    pub(crate) fn url(&self) -> String {
        self.postgres.url(DATABASE)
    }

    /// Rows of a statement, as text.
    pub(crate) fn sql(&self, statement: &str) -> Result<Vec<local::Row>> {
        Ok(self.postgres.query(DATABASE, statement)?)
    }

    /// Lets the database settle between two halves of a pair.
    pub(crate) fn settle(&self) -> Result<()> {
        self.sql("checkpoint").map(|_| ())
    }
}

impl Serving {
    pub(crate) async fn partners(&self, token: &str) -> Result<Partners> {
        let channel = Endpoint::from_shared(format!("http://{}", self.address))?.tcp_nodelay(true).connect().await?;
        Ok(PartnersServiceClient::with_interceptor(channel, Bearer::new(token)?))
    }

    pub(crate) fn schools(&self, token: &str) -> Result<Schools> {
        sala::client::schools(Peer::remote(&format!("http://{}", self.address))?, token)
    }

    pub(crate) async fn stop(self) -> Result<()> {
        self.lifecycle.drain();
        self.lifecycle.ended(Duration::from_secs(10)).await.map_err(anyhow::Error::msg)
    }
}

/// An organisation that nobody else has.
pub(crate) fn organisation(request_id: &str) -> pb::CreateOrganisationRequest {
    let name = pb::OrganisationName {
        kind: pb::NameKind::Official.into(),
        language: "th".to_owned(),
        text: format!("มูลนิธิทดสอบ {request_id} (ข้อมูลสมมติ)"),
        ..Default::default()
    };
    let organisation = pb::OrganisationInput { kind: pb::OrganisationKind::Foundation.into(), names: vec![name], ..Default::default() };
    pb::CreateOrganisationRequest { request_id: request_id.to_owned(), organisation: Some(organisation), ..Default::default() }
}
