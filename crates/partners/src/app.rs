//! Use cases: load, decide, save, tell.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod position;
pub(crate) mod sheet;

use jiff::Timestamp;
use uuid::Uuid;

use crate::error::Error;

/// Which thing is changed, and which version of it the caller has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) id: Uuid,
    pub(crate) expected_version: i64,
}

impl Change {
    /// Refuses when somebody else was faster.
    pub(crate) fn check(self, version: i64, updated_at: Timestamp) -> Result<(), Error> {
        if self.expected_version == version { Ok(()) } else { Err(Error::Stale { version, updated_at }) }
    }
}
