//! The test world: everything that a test of a service needs, real where reality matters (Postgres, nats-server) and still where
//! a test must be able to say what comes out (clock, ids, tokens).
//!
//! One Postgres serves a whole test process, every test gets a database of its own, copied from a migrated template.
//!
//! | Word | What it is |
//! |---|---|
//! | [`World`] | some services behind their door, on a database of their own |
//! | [`Caller`] | a client with a token: `PartnersServiceClient::new(world.as_("legal_officer@global"))` |
//! | [`Refusal`] | a refused call, decoded: code, reason, fields, texts |
//! | [`Counts`] | rows of log, audit and stored replies, to prove that nothing was stored |
//!
//! What goes wrong in here is a broken machine, not a broken house: it panics with a sentence.

mod caller;
mod counts;
mod database;
mod flow;
mod house;
mod raw;
mod refusal;
mod servers;
mod world;

pub use caller::Caller;
pub use counts::Counts;
pub use refusal::{Field, Refusal};
pub use servers::{built_program, fault_seeds, image, nats_programs, released_program, start_nats};
pub use world::World;

/// Runs the future to its end or panics: a test that waits for ever says nothing.
///
/// # Panics
/// When `within` passes; the text names what was waited for.
pub async fn bounded<T>(what: &str, within: std::time::Duration, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(within, future).await {
        Ok(done) => done,
        Err(tokio::time::error::Elapsed { .. }) => panic!("{what}: not within {} s", within.as_secs()),
    }
}
