//! How far raters agree, as a document.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::statistic::StatisticDoc;
use crate::domain::AssessorRole;
use crate::domain::reliability::{NodeAgreement, Run};
use crate::store::{Damaged, word};

#[derive(Serialize, Deserialize)]
struct NodeDoc {
    #[serde(skip_serializing_if = "String::is_empty", default)]
    code: String,
    top: u8,
    statistics: Vec<StatisticDoc>,
}

/// What of a run is no column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    roles: Vec<String>,
    schools: u64,
    assessments: u64,
    nodes: Vec<NodeDoc>,
}

impl From<&Run> for Document {
    fn from(run: &Run) -> Self {
        let node = |node: &NodeAgreement| NodeDoc {
            code: node.code.clone(),
            top: node.top,
            statistics: node.statistics.iter().map(StatisticDoc::from).collect(),
        };
        Self {
            roles: run.roles.iter().map(ToString::to_string).collect(),
            schools: run.schools,
            assessments: run.assessments,
            nodes: run.nodes.iter().map(node).collect(),
        }
    }
}

impl Document {
    pub(in crate::store) fn read(self, id: Uuid, cycle: Uuid, computed_at: Timestamp) -> Result<Run, Damaged> {
        let node = |doc: NodeDoc| {
            let statistics = doc.statistics.into_iter().map(StatisticDoc::read).collect::<Result<_, _>>()?;
            Ok(NodeAgreement { code: doc.code, top: doc.top, statistics })
        };
        Ok(Run {
            id,
            cycle,
            roles: self.roles.iter().map(|role| word(role, AssessorRole::from_word)).collect::<Result<_, _>>()?,
            schools: self.schools,
            assessments: self.assessments,
            nodes: self.nodes.into_iter().map(node).collect::<Result<_, Damaged>>()?,
            computed_at,
        })
    }
}
