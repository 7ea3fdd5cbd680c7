//! The reporting service as its callers and its sources see it: events in, gRPC out, on a real Postgres.

mod after;
mod board;
mod convergence;
mod coverage;
mod coverage_pages;
mod coverage_scopes;
mod delivery;
mod evaluated;
mod evaluation_coverage;
mod evaluation_scopes;
mod evaluations_convergence;
mod freshness;
mod names;
mod paging;
mod practice;
mod profiles;
mod schools_convergence;
mod scope;
mod scorecard;
mod story;
mod town;
mod two_sources;
mod unreadable;
mod watch;
mod watch_ends;
mod watch_reports;
