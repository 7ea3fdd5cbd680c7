//! The read models: one file for each source, with the events that they follow.

pub(crate) mod evaluations;
pub(crate) mod partnership;
pub(crate) mod schools;

use chassis::event::Event;
use chassis::project::{ApplyError, Projection};

use crate::convert::Unreadable;

/// All of them.
pub(crate) fn all() -> Vec<Projection> {
    vec![partnership::PROJECTION, schools::PROJECTION, evaluations::PROJECTION]
}

/// Later events of an aggregate wait behind a parked one by the id in its header: a snapshot of another would slip past.
fn same_aggregate(event: &Event, id: uuid::Uuid) -> Result<(), ApplyError> {
    if event.aggregate_id == id { Ok(()) } else { Err(ApplyError::Poison("the snapshot is not of the event's aggregate".to_owned())) }
}

impl From<Unreadable> for ApplyError {
    fn from(unreadable: Unreadable) -> Self {
        Self::Poison(unreadable.to_string())
    }
}
