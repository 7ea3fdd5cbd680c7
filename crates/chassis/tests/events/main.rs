//! The road of an event on a real Postgres and on every nats-server that is installed: numbered, published, read, and what
//! happens when something breaks on the way. `testkit` stands on this crate, so these tests stand on `local` alone.
//!
//! The modules are marked as tests so that the lints know: `unwrap` is how a test fails, in its helpers too.

#[cfg(test)]
mod generations;
#[cfg(test)]
mod hearing;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod log;
#[cfg(test)]
mod operator;
#[cfg(test)]
mod parking;
#[cfg(test)]
#[path = "../postgres/mod.rs"]
mod postgres;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod stream;
#[cfg(test)]
mod verifying;
#[cfg(test)]
mod world;
