//! Levels of elements of a recorded lesson, as a document: segment, code and rank of each.

use serde::{Deserialize, Serialize};

use crate::domain::calibration::CalibrationCode;

/// One level.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::store) struct Document(i32, String, i32);

impl From<&CalibrationCode> for Document {
    fn from(code: &CalibrationCode) -> Self {
        Self(code.segment, code.code.clone(), code.rank)
    }
}

impl From<Document> for CalibrationCode {
    fn from(Document(segment, code, rank): Document) -> Self {
        Self { segment, code, rank }
    }
}
