//! What a cycle is planned to be and what happened to it, as a document.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Text;
use super::rule::ConsensusDoc;
use crate::domain::AssessorRole;
use crate::domain::cycle::{AssessorPolicy, CycleRecord, Population, Reopening, Windows};
use crate::domain::framework::ConsensusRule;
use crate::store::{Damaged, word};

/// What of a cycle is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    name: Text,
    population: PopulationDoc,
    windows: WindowsDoc,
    policy: PolicyDoc,
    #[serde(default)]
    schools: i32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    closed_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    reopenings: Vec<ReopeningDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    imported_from: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    consensus: Option<ConsensusDoc>,
}

#[derive(Serialize, Deserialize)]
struct PopulationDoc {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    areas: Vec<Uuid>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    programmes: Vec<Uuid>,
    as_of: Date,
}

#[derive(Serialize, Deserialize)]
struct WindowsDoc {
    collect_from: Date,
    collect_to: Date,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    moderate_to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    publish_on: Option<Date>,
}

#[derive(Serialize, Deserialize)]
struct PolicyDoc {
    roles: Vec<String>,
    min_raters: i32,
    independence_months: i32,
}

#[derive(Serialize, Deserialize)]
struct ReopeningDoc {
    reason: String,
    approval: String,
    result_n: i32,
    at: Timestamp,
}

impl From<&CycleRecord> for Document {
    fn from(record: &CycleRecord) -> Self {
        let plan = &record.plan;
        let Population { areas, programmes, as_of } = plan.population.clone();
        let Windows { collect_from, collect_to, moderate_to, publish_on } = plan.windows;
        let policy = &plan.policy;
        let reopening = |one: &Reopening| ReopeningDoc {
            reason: one.reason.clone(),
            approval: one.approval.clone(),
            result_n: one.result_n,
            at: one.at,
        };
        Self {
            name: Text::from(&plan.name),
            population: PopulationDoc { areas, programmes, as_of },
            windows: WindowsDoc { collect_from, collect_to, moderate_to, publish_on },
            policy: PolicyDoc {
                roles: policy.roles.iter().map(ToString::to_string).collect(),
                min_raters: policy.min_raters,
                independence_months: policy.independence_months,
            },
            schools: record.schools,
            closed_at: record.closed_at,
            reopenings: record.reopenings.iter().map(reopening).collect(),
            imported_from: record.imported_from.clone(),
            consensus: record.consensus.map(Into::into),
        }
    }
}

/// What the document says, beside what the columns say.
pub(in crate::store) struct Said {
    pub(in crate::store) name: chassis::kernel::LocalizedText,
    pub(in crate::store) population: Population,
    pub(in crate::store) windows: Windows,
    pub(in crate::store) policy: AssessorPolicy,
    pub(in crate::store) schools: i32,
    pub(in crate::store) closed_at: Option<Timestamp>,
    pub(in crate::store) reopenings: Vec<Reopening>,
    pub(in crate::store) imported_from: String,
    pub(in crate::store) consensus: Option<ConsensusRule>,
}

impl Document {
    /// What it says.
    pub(in crate::store) fn read(self) -> Result<Said, Damaged> {
        let PopulationDoc { areas, programmes, as_of } = self.population;
        let WindowsDoc { collect_from, collect_to, moderate_to, publish_on } = self.windows;
        let PolicyDoc { roles, min_raters, independence_months } = self.policy;
        let roles = roles.iter().map(|role| word(role, AssessorRole::from_word)).collect::<Result<_, _>>()?;
        let reopening = |doc: ReopeningDoc| Reopening { reason: doc.reason, approval: doc.approval, result_n: doc.result_n, at: doc.at };
        Ok(Said {
            name: self.name.into(),
            population: Population { areas, programmes, as_of },
            windows: Windows { collect_from, collect_to, moderate_to, publish_on },
            policy: AssessorPolicy { roles, min_raters, independence_months },
            schools: self.schools,
            closed_at: self.closed_at,
            reopenings: self.reopenings.into_iter().map(reopening).collect(),
            imported_from: self.imported_from,
            consensus: self.consensus.map(ConsensusDoc::read).transpose()?,
        })
    }
}
