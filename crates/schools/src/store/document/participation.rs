//! Participations and designations as documents: their steps, and what belongs to them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::step::{StepDoc, step_docs, steps};
use crate::domain::Steps;
use crate::domain::participation::{ParticipationRecord, ParticipationStatus};
use crate::domain::pilot::{AutonomyItem, PilotRecord, PilotStatus};
use crate::store::{Damaged, word};

/// What of a participation is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    steps: Vec<StepDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    coaches: Vec<Uuid>,
}

impl From<&ParticipationRecord> for Document {
    fn from(record: &ParticipationRecord) -> Self {
        Self { steps: step_docs(&record.steps, ParticipationStatus::word), coaches: record.coaches.clone() }
    }
}

impl Document {
    /// The steps and the coaches.
    pub(in crate::store) fn parts(self) -> Result<(Steps<ParticipationStatus>, Vec<Uuid>), Damaged> {
        Ok((steps(self.steps, ParticipationStatus::from_word)?, self.coaches))
    }
}

/// What of a designation is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct PilotDocument {
    steps: Vec<StepDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    autonomy: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    until: Option<Date>,
}

impl From<&PilotRecord> for PilotDocument {
    fn from(record: &PilotRecord) -> Self {
        Self {
            steps: step_docs(&record.steps, PilotStatus::word),
            autonomy: record.autonomy.iter().map(ToString::to_string).collect(),
            until: record.until,
        }
    }
}

/// The steps of a designation, its autonomy and its announced end.
type PilotParts = (Steps<PilotStatus>, Vec<AutonomyItem>, Option<Date>);

impl PilotDocument {
    /// The steps, the autonomy and the announced end.
    pub(in crate::store) fn parts(self) -> Result<PilotParts, Damaged> {
        let autonomy = self.autonomy.iter().map(|item| word(item, AutonomyItem::from_word)).collect::<Result<_, Damaged>>()?;
        Ok((steps(self.steps, PilotStatus::from_word)?, autonomy, self.until))
    }
}
