//! The evaluations service through gRPC in process, on a real Postgres. Frameworks are made up and say so.

mod equatings;
mod experts;
mod finalising;
mod given;
mod growing;
mod intervals;
mod many;
mod moderating;
mod published;
mod publishing;
mod rating;
mod reading;
mod repeats;
mod results_wall;
mod stories;
mod together;
mod wrong;
