//! The schools service through gRPC in process, on a real Postgres. Schools and areas beyond the map of Khon Kaen are made up and say so.

mod adoptions;
mod areas;
mod enrolments;
mod given;
mod innovations;
mod making;
mod plans;
mod reorganising;
mod repeats;
mod schools;
mod scopes;
mod terms;
