//! Reporting: what it adds up to. Read models fed by events; every reply says how far they have read.
//!
//! **Owns** the partnership board: where every agreement stands, party by party — the state, signatures outstanding, witness
//! places and authority that are missing.
//!
//! | Tables (schema `reporting`) | fed by | |
//! |---|---|---|
//! | `partnership`, `partnership_party` | `partners.agreement.*` | the newest snapshot of each agreement, gaps and totals counted |
//! | `partnership_ceremony` | `partners.ceremony.*` | when the signing takes place |
//! | `partnership_change`, `partnership_left`, `partnership_series` | triggers on these | what changed last, for streams |
//! | `partner_organisation`, `partner_organisation_name` | `partners.organisation.*` | what the parties are called, day by day |
//! | `projection_offset`, `projection_parked`, `projection_seen` | the chassis | how far each source is read, what could not be read, what is visible |
//!
//! Events of persons and positions are passed over: the board knows no person.
//!
//! | RPC | |
//! |---|---|
//! | `ListPartnerships` | a page of the board, newest agreement first |
//! | `GetPartnership` | one agreement |
//! | `WatchPartnerships` | the whole board, then every change, resumed by token |
//!
//! Callers see agreements whose scopes meet their grants; what they may not see answers like what does not exist.
//!
//! **Tells** no events. **Asks** no other service: what has not been told yet is shown as unknown.
//!
//! Where to look: `projections/` (one file per read model) → `convert/` → `domain/` → `store/` for what comes in;
//! `rpc` → `app` → `store/` for what is asked. A test feeds events through `chassis::project` and reads the board by gRPC.

mod app;
mod config;
mod convert;
mod domain;
mod projections;
mod rpc;
mod store;

use api::reporting::v1::reporting_service_server::{ReportingServiceServer, SERVICE_NAME};
use chassis::ctx::Shell;
use chassis::db::Migrations;
use chassis::service::{Parts, Service};
use serde::Deserialize as _;
use sqlx::migrate::Migrator;
use tonic::service::Routes;

use config::Config;
use rpc::Rpc;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// The service, as the composition root lists it.
pub fn service() -> Service {
    Service { name: "reporting", migrations: Migrations { source: false, reader: true, own: &MIGRATIONS }, build }
}

fn build(shell: &Shell, section: toml::Table) -> Result<Parts, String> {
    let Config {} = Config::deserialize(section).map_err(|error| error.to_string())?;
    Ok(Parts {
        routes: Routes::new(ReportingServiceServer::new(Rpc::new(shell.clone()))),
        grpc_services: vec![SERVICE_NAME],
        projections: projections::all(),
    })
}
