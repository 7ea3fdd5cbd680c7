//! sala
pub mod client;
pub mod demo;
