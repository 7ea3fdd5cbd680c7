//! A change of something that exists.

use jiff::Timestamp;
use uuid::Uuid;

use crate::failure::Failure;
use crate::thai::date::{DateStyle, format_date_time};

/// Which thing is changed, and which version of it the caller has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The thing.
    pub id: Uuid,
    /// The version that the caller has seen.
    pub expected_version: i64,
}

impl Change {
    /// Refuses when somebody else was faster.
    pub fn check(self, version: i64, updated_at: Timestamp) -> Result<(), Failure> {
        if self.expected_version == version {
            return Ok(());
        }
        Err(Failure::stale(version, &format_date_time(updated_at, DateStyle::Medium), &updated_at.to_string()))
    }
}
