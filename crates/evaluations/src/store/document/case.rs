//! A moderation case as a document.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::scores::score;
use super::settled::{SettledDoc, settled};
use crate::domain::AssessorRole;
use crate::domain::moderation::{CaseNode, CaseRecord, Decision};
use crate::domain::scores::{Score, Trigger};
use crate::store::{Damaged, word};

#[derive(Serialize, Deserialize)]
struct NodeDoc {
    code: String,
    /// Role and score.
    said: Vec<(String, String)>,
    agreed: SettledDoc,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    moderated: Option<String>,
}

/// What of a case is no column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    triggers: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    reason: String,
    nodes: Vec<NodeDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    panel: Vec<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    decision: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    rationale: String,
}

impl From<&CaseRecord> for Document {
    fn from(record: &CaseRecord) -> Self {
        let node = |node: &CaseNode| NodeDoc {
            code: node.code.clone(),
            said: node.said.iter().map(|(role, score)| (role.to_string(), score.to_string())).collect(),
            agreed: node.agreed.into(),
            moderated: node.moderated.map(|score| score.to_string()),
        };
        Self {
            triggers: record.triggers.iter().map(ToString::to_string).collect(),
            reason: record.reason.clone(),
            nodes: record.nodes.iter().map(node).collect(),
            panel: record.panel.clone(),
            decision: record.decision.map(|decision| decision.to_string()),
            rationale: record.rationale.clone(),
        }
    }
}

impl Document {
    /// Puts what is no column into a record.
    pub(in crate::store) fn read_into(self, record: &mut CaseRecord) -> Result<(), Damaged> {
        let said = |(role, text): (String, String)| Ok((word(&role, AssessorRole::from_word)?, word(&text, score)?));
        let node = |doc: NodeDoc| {
            Ok(CaseNode {
                code: doc.code,
                said: doc.said.into_iter().map(said).collect::<Result<_, Damaged>>()?,
                agreed: settled(doc.agreed)?,
                moderated: doc.moderated.map(|text| word(&text, score)).transpose()?,
            })
        };
        record.triggers = self.triggers.iter().map(|trigger| word(trigger, Trigger::from_word)).collect::<Result<_, _>>()?;
        record.reason = self.reason;
        record.nodes = self.nodes.into_iter().map(node).collect::<Result<_, Damaged>>()?;
        record.panel = self.panel;
        record.decision = self.decision.map(|decision| word(&decision, Decision::from_word)).transpose()?;
        record.rationale = self.rationale;
        Ok(())
    }

    /// What a panel decided, by the codes of the nodes.
    pub(in crate::store) fn moderated(self) -> Result<Vec<(String, Score)>, Damaged> {
        let decided = self.nodes.into_iter().filter_map(|node| node.moderated.map(|text| (node.code, text)));
        decided.map(|(code, text)| Ok((code, word(&text, score)?))).collect()
    }
}
