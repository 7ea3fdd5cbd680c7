//! Partners: who agreed to what.
//!
//! Owns organisations (names, aliases, codes, units and legal entities), persons and the positions they hold, agreements with
//! their parties, signatories and witness places, and ceremonies. No contacts are stored. Names of persons live in `person_name`
//! and in what a signature keeps of its day; events carry opaque ids.
//!
//! - Tables (schema `partners`): `organisation`, `organisation_name`, `organisation_code`, `person`, `person_name`, `position`,
//!   `agreement`, `ceremony`; beside them the log of every source (`outbox`, `outbox_state`, `audit`, `request`).
//! - RPCs: `sala.partners.v1.PartnersService`; which permission each needs stands in its `.proto`.
//! - Events out: `partners.{organisation,person,position,agreement,ceremony}.*`, as in `events.proto`. Events in: none.
//!
//! A request goes `rpc` → `convert` → `app` → `domain` and `store`. An agreement is one document under one row lock
//! (`store/agreement/document.rs`): it is always read and written whole, and what lists filter by stands in columns.
//!
//! Three things reach across aggregates, each in the transaction of what caused it, with an event for everything that changed:
//! the end of a position judges anew the open agreements signed in it (at most 500 at once); a ceremony that is planned or joined
//! schedules its agreement; an agreement that is given up leaves a ceremony that has others to sign, and takes along one that has
//! none. Locks are taken in one order: position, agreements by id, ceremony.
//!
//! What a caller may not see answers like what does not exist, also where a request only names it: a person, a position, a
//! ceremony. A ceremony is seen by whoever reaches one of its agreements, and changed by whoever reaches all of them.

mod app;
mod config;
mod convert;
pub mod domain;
mod error;
mod rpc;
mod store;

use api::partners::v1::partners_service_server::{PartnersServiceServer, SERVICE_NAME};
use chassis::ctx::Shell;
use chassis::db::Migrations;
use chassis::service::{Parts, Service};
use sqlx::migrate::Migrator;
use tonic::service::Routes;

static MIGRATIONS: Migrator = sqlx::migrate!();

/// The service, for the composition root and for tests.
pub fn service() -> Service {
    Service { name: "partners", migrations: Migrations { source: true, reader: false, own: &MIGRATIONS, models: None }, build }
}

fn build(shell: &Shell, section: toml::Table) -> Result<Parts, String> {
    let config = config::Config::read(section)?;
    let rpc = rpc::Rpc::new(shell.clone());
    let server = PartnersServiceServer::new(rpc).max_decoding_message_size(config.max_request_bytes);
    Ok(Parts { routes: Routes::new(server), grpc_services: vec![SERVICE_NAME], ..Parts::default() })
}
