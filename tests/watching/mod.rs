//! What somebody who watches the house sees: its metrics, its probes.

mod metrics;
mod page;
