//! The gRPC shell: one server, one port, the same layers for every service; gRPC, and gRPC-Web for browsers.

mod access_service;
mod allowance;
mod door;
mod event_log;
mod gate;
mod lasting;
mod limits;
mod shed;
mod web;

use std::net::{SocketAddr, TcpListener as StdListener};
use std::time::Duration;

use api::common::v1::access_service_server::{self, AccessServiceServer};
use serde::Deserialize;
use tokio::net::TcpListener;
use tonic::service::Routes;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic_health::ServingStatus;
use tonic_health::server::HealthReporter;
use tonic_web::GrpcWebLayer;
use tower_http::cors::CorsLayer;

use crate::lifecycle::Lifecycle;
use access_service::Explainer;

pub use door::{Door, DoorLayer, Guard};
pub use event_log::{EVENT_LOG_SERVICE, event_logs};
pub use limits::LimitsConfig;

pub(crate) use shed::Shed;

/// The gRPC port and its bounds.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct GrpcConfig {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Seconds that a call may take when the caller does not say (`grpc-timeout`).
    pub default_deadline_seconds: u64,
    /// Seconds that a call may take at most, whatever the caller says.
    pub max_deadline_seconds: u64,
    /// Seconds after which a stream with nothing to tell says that it is alive.
    pub stream_keep_alive_seconds: u64,
    /// Seconds after which a stream ends, or up to a tenth earlier; its client resumes it, perhaps elsewhere.
    pub stream_max_age_seconds: u64,
    /// Seconds that a client may leave a message of a stream lying before it is cut off.
    pub slow_consumer_seconds: u64,
    /// Calls at most on one connection at a time.
    pub max_concurrent_streams: u32,
    /// Seconds between "not serving" and the end of the listener, so that balancers notice.
    pub lame_duck_seconds: u64,
    /// Seconds that running calls get to finish.
    pub drain_seconds: u64,
    /// Whether the schema may be asked for without a token.
    pub reflection: bool,
    /// How much is let in.
    pub limits: LimitsConfig,
    /// Origins whose pages may call from a browser, `https://app.example.org`; `*` for all.
    pub allowed_origins: Vec<String>,
}

impl Default for GrpcConfig {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 50564)),
            default_deadline_seconds: 10,
            max_deadline_seconds: 60,
            stream_keep_alive_seconds: 10,
            stream_max_age_seconds: 1800,
            slow_consumer_seconds: 20,
            max_concurrent_streams: 1024,
            lame_duck_seconds: 5,
            drain_seconds: 19,
            reflection: true,
            limits: LimitsConfig::default(),
            allowed_origins: Vec::new(),
        }
    }
}

/// A port that is taken in the first second, before anything else is started.
#[derive(Debug)]
pub struct Bound(StdListener);

impl Bound {
    /// Binds. The error names the address and what to do.
    pub fn bind(listen: SocketAddr) -> Result<Self, String> {
        let listener = StdListener::bind(listen)
            .map_err(|e| format!("cannot listen on {listen}: {e}; choose another with grpc.listen (`--listen HOST:PORT`)"))?;
        listener.set_nonblocking(true).map_err(|e| format!("{listen}: {e}"))?;
        Ok(Self(listener))
    }

    /// The address, with the port that the system chose for port 0.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// All routes behind one door, with health and reflection.
#[derive(Debug)]
pub struct Front {
    routes: Routes,
    guard: Guard,
    config: GrpcConfig,
    cors: CorsLayer,
    health: HealthReporter,
    names: Vec<&'static str>,
}

/// The connections of a port. Their answers leave at once: a server's own setting does not reach a listener that it did not open, and without
/// it the last frame of an answer waits for the caller's delayed acknowledgement, 40 ms and more.
pub(crate) fn accept(listener: StdListener) -> std::io::Result<TcpIncoming> {
    Ok(TcpIncoming::from(TcpListener::from_std(listener)?).with_nodelay(Some(true)))
}

impl Front {
    /// Puts the services' routes, the explanation of rights, health and reflection behind one door. `names` are the full names of the
    /// gRPC services.
    pub fn new(routes: Routes, mut names: Vec<&'static str>, guard: Guard, config: GrpcConfig) -> Result<Self, String> {
        let cors = web::cors(&config.allowed_origins)?;
        let (health, health_service) = tonic_health::server::health_reporter();
        let explaining = AccessServiceServer::new(Explainer(guard.roles().clone()));
        let mut routes = routes.add_service(health_service).add_service(explaining);
        names.push(access_service_server::SERVICE_NAME);
        if config.reflection {
            let builder = || {
                tonic_reflection::server::Builder::configure()
                    .register_encoded_file_descriptor_set(api::DESCRIPTORS)
                    .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
            };
            // v1alpha too: the reflection client of Python speaks only that.
            routes = routes
                .add_service(builder().build_v1().map_err(|e| format!("reflection: {e}"))?)
                .add_service(builder().build_v1alpha().map_err(|e| format!("reflection: {e}"))?);
        }
        Ok(Self { routes: routes.prepare(), guard, config, cors, health, names })
    }

    /// The routes behind the door, for a peer in this process.
    pub fn in_process(&self) -> Door<Routes> {
        Door::new(self.routes.clone(), self.guard.clone())
    }

    /// Says that every service answers.
    pub async fn serving(&self) {
        self.set_health(ServingStatus::Serving).await;
    }

    async fn set_health(&self, status: ServingStatus) {
        for name in self.names.iter().copied().chain([""]) {
            self.health.set_service_status(name, status).await;
        }
    }

    /// Serves until the process drains: not serving → lame duck → no new calls → at most `drain_seconds` for the running ones.
    pub async fn serve(self, bound: Bound, lifecycle: Lifecycle) -> Result<(), String> {
        let incoming = accept(bound.0).map_err(|e| format!("listen: {e}"))?;
        let draining = lifecycle.draining().clone();
        let leave = async {
            draining.cancelled().await;
            self.set_health(ServingStatus::NotServing).await;
            tokio::time::sleep(Duration::from_secs(self.config.lame_duck_seconds)).await;
            // Not before: until now a resumed stream would come back here.
            self.guard.end_streams();
        };
        let server = Server::builder()
            .max_concurrent_streams(self.config.max_concurrent_streams)
            .http2_keepalive_interval(Some(Duration::from_mins(1)))
            // Callers who give up while much is waiting, many of them on one line behind a proxy, are no attack: the default of 20 would
            // close the line for all of them.
            .http2_max_pending_accept_reset_streams(Some(self.config.max_concurrent_streams as usize / 4))
            // Browsers without HTTP/2 and TLS. Outside-in: CORS, so that a page may read refusals too; gRPC-Web, so that they are
            // in its frames; the door.
            .accept_http1(true)
            .layer(self.cors.clone())
            .layer(GrpcWebLayer::new())
            .layer(DoorLayer::new(self.guard.clone()))
            .add_routes(self.routes.clone())
            .serve_with_incoming_shutdown(incoming, leave);
        let overdue = async {
            draining.cancelled().await;
            tokio::time::sleep(Duration::from_secs(self.config.lame_duck_seconds + self.config.drain_seconds)).await;
        };
        tokio::select! {
            outcome = server => outcome.map_err(|e| format!("gRPC server: {e}")),
            // A stream that never ends would hold the server for ever.
            () = overdue => Ok(()),
        }
    }
}
