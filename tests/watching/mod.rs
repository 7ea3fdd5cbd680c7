//! What somebody who watches the house sees: its metrics, its probes, its traces.

mod collector;
mod metrics;
mod page;
mod traces;
