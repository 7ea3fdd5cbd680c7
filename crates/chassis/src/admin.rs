//! The admin port: plain HTTP for probes and for Prometheus. `/livez` depends on nothing, `/readyz` on the tables, the database and
//! on nobody having asked us to stop, `/metrics` shows what is watched. Nobody is asked for a token here, so it belongs on an
//! address that only the house can reach.

use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use serde::{Deserialize, Deserializer};
use tokio_util::sync::CancellationToken;
use tonic::service::Routes;
use tonic::transport::Server;

use crate::lifecycle::Lifecycle;
use crate::metrics::Metrics;
use crate::serve::accept;

const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Answers take a second at most; whoever waits longer is not waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// What an answer under way gets when everything else has ended.
const LAST_ANSWER: Duration = Duration::from_millis(300);

/// Where probes and Prometheus find us.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct AdminConfig {
    /// Address to listen on; `""` is nowhere.
    #[serde(deserialize_with = "address_or_nothing")]
    pub listen: Option<SocketAddr>,
}

impl Default for AdminConfig {
    fn default() -> Self {
        Self { listen: Some(SocketAddr::from(([127, 0, 0, 1], 9464))) }
    }
}

fn address_or_nothing<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SocketAddr>, D::Error> {
    let text = String::deserialize(from)?;
    let parsed = (!text.is_empty()).then(|| text.parse()).transpose();
    parsed.map_err(|_| serde::de::Error::custom(format!("admin.listen {text:?} is neither HOST:PORT nor \"\"")))
}

/// The port, taken in the first second.
#[derive(Debug)]
pub struct Admin {
    listener: Option<StdListener>,
    shown: Shown,
}

/// What the port shows, from the moment when there is something to show.
#[derive(Debug, Clone)]
pub struct Shown {
    house: Arc<OnceLock<(Arc<Metrics>, CancellationToken)>>,
    draining: CancellationToken,
}

impl Admin {
    /// Binds. The error names the address and what to do.
    pub fn bind(config: &AdminConfig, lifecycle: &Lifecycle) -> Result<Self, String> {
        let bound = |listen: SocketAddr| {
            let listener = StdListener::bind(listen).map_err(|e| {
                format!("cannot listen on {listen}: {e}; choose another with admin.listen, or none (`--set admin.listen=`)")
            })?;
            listener.set_nonblocking(true).map_err(|e| format!("{listen}: {e}"))?;
            Ok::<_, String>(listener)
        };
        let listener = config.listen.map(bound).transpose()?;
        Ok(Self { listener, shown: Shown { house: Arc::default(), draining: lifecycle.draining().clone() } })
    }

    /// Answers from now on: alive, and not ready before [`Shown::show`].
    pub fn open(self, lifecycle: &Lifecycle) -> Shown {
        let shown = self.shown.clone();
        if let Some(listener) = self.listener {
            lifecycle.spawn("admin", serve(listener, self.shown));
        }
        shown
    }
}

impl Shown {
    /// Shows this, until `ended`.
    pub fn show(&self, metrics: Arc<Metrics>, ended: CancellationToken) {
        // A second house in one process would have a port of its own.
        let _first = self.house.set((metrics, ended));
    }

    fn metrics(&self) -> Option<&Metrics> {
        self.house.get().map(|(metrics, _)| &**metrics)
    }

    /// While calls are still answered, whoever watches wants to know how.
    async fn ended(self) {
        self.draining.cancelled().await;
        if let Some((_, ended)) = self.house.get() {
            ended.cancelled().await;
        }
    }
}

async fn serve(listener: StdListener, shown: Shown) -> Result<(), String> {
    let incoming = accept(listener).map_err(|e| format!("admin.listen: {e}"))?;
    let pages = Router::new()
        .route("/livez", get(async || "alive\n"))
        .route("/readyz", get(readiness))
        .route("/metrics", get(metrics))
        .fallback(async || (StatusCode::NOT_FOUND, "/livez, /readyz, /metrics\n"))
        .with_state(shown.clone());
    let server = Server::builder()
        .accept_http1(true)
        .timeout(PATIENCE)
        .add_routes(Routes::from(pages))
        .serve_with_incoming_shutdown(incoming, shown.clone().ended());
    let overdue = async {
        shown.ended().await;
        tokio::time::sleep(LAST_ANSWER).await;
    };
    tokio::select! {
        outcome = server => outcome.map_err(|e| format!("admin port: {e}")),
        () = overdue => Ok(()),
    }
}

async fn readiness(State(shown): State<Shown>) -> (StatusCode, String) {
    let why = match shown.metrics() {
        _ if shown.draining.is_cancelled() => Some("draining".to_owned()),
        None => Some("starting".to_owned()),
        Some(metrics) => metrics.unready().await,
    };
    match why {
        Some(why) => (StatusCode::SERVICE_UNAVAILABLE, format!("{why}\n")),
        None => (StatusCode::OK, "ready\n".to_owned()),
    }
}

async fn metrics(State(shown): State<Shown>) -> (StatusCode, [(http::HeaderName, &'static str); 1], String) {
    match shown.metrics() {
        Some(metrics) => (StatusCode::OK, [(CONTENT_TYPE, OPEN_METRICS)], metrics.render().await),
        None => (StatusCode::SERVICE_UNAVAILABLE, [(CONTENT_TYPE, "text/plain")], "starting\n".to_owned()),
    }
}
