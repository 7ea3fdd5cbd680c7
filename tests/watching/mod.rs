//! What somebody who watches the house sees: its metrics, its probes, its traces, and what `sala doctor` says.

mod collector;
mod doctor;
mod metrics;
mod page;
mod reference;
mod traces;
