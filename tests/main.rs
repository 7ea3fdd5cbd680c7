//! The house as a whole: its contract, its architecture.

mod architecture;
mod contracts;
mod journeys;
mod released;
mod clients;
mod deploy;
mod faults;
mod sources;
mod world;
