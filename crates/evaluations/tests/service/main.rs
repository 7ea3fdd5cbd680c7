//! The evaluations service through gRPC in process, on a real Postgres. Frameworks are made up and say so.

mod assessing;
mod assessments;
mod assessments_blind;
mod assessments_leak;
mod assessments_merged;
mod assessments_refused;
mod assessments_together;
mod assessments_wall;
mod assessors;
mod assigning;
mod assignments;
mod cycles;
mod equatings;
mod experts;
mod given;
mod intervals;
mod known;
mod published;
mod reading;
mod repeats;
mod stories;
mod together;
mod town;
mod wrong;
