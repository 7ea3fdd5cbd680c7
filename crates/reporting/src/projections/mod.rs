//! The read models: one file each, with the events that it follows.

pub(crate) mod partnership;

use chassis::project::Projection;

/// All of them.
pub(crate) fn all() -> Vec<Projection> {
    vec![partnership::PROJECTION]
}
