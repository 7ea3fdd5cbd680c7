//! The reasons of an assignment, as a document.

use serde::{Deserialize, Serialize};

use crate::domain::assignment::AssignmentRecord;

/// What of an assignment is not a column.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(in crate::store) struct Document {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::store) late_reason: String,
    /// The version of the results for which the school is judged again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::store) again_n: Option<i32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::store) conflict: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(in crate::store) withdraw_reason: String,
}

impl From<&AssignmentRecord> for Document {
    fn from(record: &AssignmentRecord) -> Self {
        Self {
            late_reason: record.late.as_ref().map(|late| late.reason.clone()).unwrap_or_default(),
            again_n: record.late.as_ref().and_then(|late| late.again_n),
            conflict: record.conflict.clone(),
            withdraw_reason: record.withdraw_reason.clone(),
        }
    }
}
