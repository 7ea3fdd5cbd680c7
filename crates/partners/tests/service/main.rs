//! The partners service through gRPC in process, on a real Postgres. Persons are placeholders.

mod agreements;
mod ceremonies;
mod given;
mod organisations;
mod persons;
mod phrases;
mod positions;
mod repeats;
mod scopes;
mod sheet;
mod signing;
