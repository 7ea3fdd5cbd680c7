//! Lanes and lookups on a real Postgres: what is taken together, who is refused alone, and what becomes of those who leave, come back or
//! come too late. `testkit` stands on this crate, so these tests stand on `local` alone.
//!
//! The modules are marked as tests so that the lints know: `unwrap` is how a test fails, in its helpers too.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod leaving;
#[cfg(test)]
#[path = "../postgres/mod.rs"]
mod postgres;
#[cfg(test)]
mod record;
#[cfg(test)]
mod refusing;
#[cfg(test)]
mod repeating;
#[cfg(test)]
mod together;
#[cfg(test)]
mod wall;
#[cfg(test)]
mod words;
#[cfg(test)]
mod world;
