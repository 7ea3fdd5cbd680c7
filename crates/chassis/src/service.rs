//! What a service hands the shell. A plain struct: the composition root lists four of them.

use std::sync::Arc;

use tonic::service::Routes;

use crate::ctx::Shell;
use crate::db::Migrations;
use crate::job::Job;
use crate::lane::LaneFlow;
use crate::project::Projection;

/// A service of the house.
#[derive(Debug, Clone, Copy)]
pub struct Service {
    /// Its name: crate, schema, config section and event source at once.
    pub name: &'static str,
    /// Its tables.
    pub migrations: Migrations,
    /// Makes its parts from the shell and its section of the configuration (`{}` when there is none).
    pub build: fn(&Shell, toml::Table) -> Result<Parts, String>,
}

/// What a service consists of while it runs.
#[derive(Debug, Default)]
pub struct Parts {
    /// Its gRPC routes.
    pub routes: Routes,
    /// Full names of its gRPC services, for health.
    pub grpc_services: Vec<&'static str>,
    /// The read models it keeps.
    pub projections: Vec<Projection>,
    /// What it does by itself, now and then.
    pub jobs: Vec<Job>,
    /// Its lanes, by name, for whoever watches.
    pub lanes: Vec<(&'static str, Arc<LaneFlow>)>,
}

impl Service {
    /// Whether it tells events.
    pub fn is_source(&self) -> bool {
        self.migrations.source
    }
}
