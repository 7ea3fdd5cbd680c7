//! An adoption as a document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::adoption::{AdoptionRecord, AdoptionStatus, Evidence, Fidelity, Step};
use crate::store::{Damaged, word};

/// What of an adoption is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    steps: Vec<StepDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    notes: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    fidelity: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    evidence: Vec<EvidenceDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    stop_reason: String,
}

#[derive(Serialize, Deserialize)]
struct StepDoc {
    status: String,
    on: Date,
}

#[derive(Serialize, Deserialize)]
struct EvidenceDoc {
    on: Date,
    reference: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    finding: String,
}

impl From<&AdoptionRecord> for Document {
    fn from(record: &AdoptionRecord) -> Self {
        let evidence = |from: &Evidence| EvidenceDoc { on: from.on, reference: from.reference.clone(), finding: from.finding.clone() };
        Self {
            steps: record.steps.iter().map(|step| StepDoc { status: step.status.to_string(), on: step.on }).collect(),
            notes: record.notes.clone(),
            fidelity: record.fidelity.map(|fidelity| fidelity.to_string()),
            evidence: record.evidence.iter().map(evidence).collect(),
            stop_reason: record.stop_reason.clone(),
        }
    }
}

impl Document {
    /// The record, of which the columns are there already.
    pub(in crate::store) fn into(self, columns: &AdoptionRecord) -> Result<AdoptionRecord, Damaged> {
        let step = |doc: &StepDoc| Ok(Step { status: word(&doc.status, AdoptionStatus::from_word)?, on: doc.on });
        let evidence = |doc: EvidenceDoc| Evidence { on: doc.on, reference: doc.reference, finding: doc.finding };
        Ok(AdoptionRecord {
            steps: self.steps.iter().map(step).collect::<Result<_, Damaged>>()?,
            notes: self.notes,
            fidelity: self.fidelity.map(|text| word(&text, Fidelity::from_word)).transpose()?,
            evidence: self.evidence.into_iter().map(evidence).collect(),
            stop_reason: self.stop_reason,
            ..*columns
        })
    }
}
