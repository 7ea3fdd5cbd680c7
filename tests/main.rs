//! The house as a whole: its contract, its architecture.

mod architecture;
mod clients;
mod contracts;
mod deploy;
mod faults;
mod journeys;
mod released;
mod sources;
mod watching;
mod world;
