//! Several services behind one door, as `sala up` runs them.

use anyhow::{Result, anyhow};
use chassis::peer::Peer;
use chassis::serve::{Front, GrpcConfig, Guard};
use chassis::service::Parts;
use tonic::service::Routes;

/// The parts of all services, put together.
#[derive(Default)]
pub(crate) struct House {
    routes: Option<Routes>,
    names: Vec<&'static str>,
}

impl House {
    pub(crate) fn add(&mut self, parts: Parts) {
        self.routes = Some(match self.routes.take() {
            // Every set of routes answers unknown paths; only one may.
            Some(routes) => routes.into_axum_router().merge(parts.routes.into_axum_router().reset_fallback()).into(),
            None => parts.routes,
        });
        self.names.extend(parts.grpc_services);
    }

    /// Everything behind one door, as a peer in this process.
    pub(crate) fn open(&self, guard: &Guard, config: &GrpcConfig) -> Result<Peer> {
        let routes = self.routes.clone().unwrap_or_default();
        let front = Front::new(routes, self.names.clone(), guard.clone(), config.clone()).map_err(|e| anyhow!(e))?;
        Ok(Peer::in_process(front.in_process()))
    }
}
