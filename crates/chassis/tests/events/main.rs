//! The road of an event on a real Postgres and on every nats-server that is installed: numbered, published, read, and what
//! happens when something breaks on the way. `testkit` stands on this crate, so these tests stand on `local` alone.

mod log;
mod operator;
mod reading;
mod stream;
mod world;
