//! What every service shares. Eight words to know:
//!
//! | Word | What it is |
//! |---|---|
//! | [`service::Service`] | what a service hands the shell: name, migrations, `build` |
//! | [`ctx::Ctx`] | one incoming call: caller, scope, request id, deadline, locale; offers `query` and `command` |
//! | [`db::Uow`] | one transaction: `db()`, `now()`, `new_id()`, `emit(fact)`, `audit(..)`; cannot be committed by hand |
//! | [`failure::Failure`] | the only public error |
//! | [`event::Event`] / [`bus::Bus`] | a fact on its way, and what carries it |
//! | [`project::Projection`] | a read model that follows events; its position moves in the same transaction as its effects |
//! | [`peer::Peer`] | another service, in process or remote |
//! | [`page::Page`] | opaque token ↔ keyset cursor |

#![deny(missing_docs)]

// The sqlx macros name the types of sqlx.toml by this path, in this crate as in every other.
extern crate self as chassis;

pub mod admin;
pub mod after;
pub mod aside;
pub mod auth;
pub mod beside;
pub mod bus;
pub mod config;
pub mod ctx;
pub mod db;
pub mod event;
pub mod failure;
pub mod job;
pub mod kernel;
pub mod lane;
pub mod lifecycle;
pub mod lookup;
pub mod metrics;
pub mod outbox;
pub mod page;
pub mod peer;
pub mod project;
pub mod serve;
pub mod service;
pub mod telemetry;
pub mod thai;
pub mod watch;
pub mod wire;
pub mod workbook;
