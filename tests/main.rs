//! The house as a whole: its contract, its architecture.

mod architecture;
mod sources;
