//! An appeal as a document.

use serde::{Deserialize, Serialize};

use crate::domain::appeal::AppealRecord;

/// What of an appeal is no column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    pub(in crate::store) result_n: i32,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub(in crate::store) nodes: Vec<String>,
    pub(in crate::store) grounds: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub(in crate::store) rationale: String,
}

impl From<&AppealRecord> for Document {
    fn from(record: &AppealRecord) -> Self {
        let AppealRecord { result_n, nodes, grounds, rationale, .. } = record.clone();
        Self { result_n, nodes, grounds, rationale }
    }
}
