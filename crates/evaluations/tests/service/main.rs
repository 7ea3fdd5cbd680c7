//! The evaluations service through gRPC in process, on a real Postgres. Frameworks are made up and say so.

mod equatings;
mod experts;
mod given;
mod intervals;
mod published;
mod reading;
mod repeats;
mod stories;
mod together;
mod wrong;
