//! The reporting service as its callers and its sources see it: events in, gRPC out, on a real Postgres.

mod after;
mod board;
mod convergence;
mod freshness;
mod names;
mod paging;
mod scope;
mod story;
mod unreadable;
mod watch;
mod watch_ends;
