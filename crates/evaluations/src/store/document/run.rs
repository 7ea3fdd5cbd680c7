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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::statistics::{Undefined, Variant};

    /// A run as release 0.5.0 has written it: seven statistics, none of them of crossed raters.
    const EARLIER: &str = r#"{"schools": 3, "assessments": 9, "nodes": [{"code": "A.1", "top": 5, "statistics": [
        {"variant": "EXACT_AGREEMENT", "n": 9, "pairs": 9, "categories": [1, 2, 3, 4, 5], "value": {"is": "0.3333333333333333"},
         "interval": {"is": {"lower": "0.12", "upper": "0.65", "confidence": "0.95", "method": "WILSON_1927"}}},
        {"variant": "KAPPA", "n": 9, "pairs": 9, "categories": [1, 2, 3, 4, 5], "value": {"none": "NO_VARIATION"}, "interval": {"none": "NO_VARIATION"}},
        {"variant": "ALPHA_ORDINAL", "n": 3, "pairs": 9, "categories": [1, 2, 3, 4, 5], "value": {"is": "0.25"}, "interval": {"none": "NO_FORMULA"}},
        {"variant": "ICC_1_1", "n": 3, "pairs": 9, "value": {"is": "0.125"}, "interval": {"none": "AT_BOUNDARY"}}]}]}"#;

    #[test]
    fn a_run_of_an_earlier_release_is_read_with_what_it_has_and_written_as_it_was() {
        let document: Document = serde_json::from_str(EARLIER).unwrap();
        let run = document.read(Uuid::nil(), Uuid::max(), Timestamp::UNIX_EPOCH).unwrap();
        let found: Vec<Variant> = run.nodes[0].statistics.iter().map(|statistic| statistic.variant).collect();
        assert_eq!(found, [Variant::ExactAgreement, Variant::Kappa, Variant::AlphaOrdinal, Variant::Icc11]);
        assert_eq!(
            (run.schools, run.nodes[0].statistics[1].value, run.nodes[0].statistics[3].value),
            (3, Err(Undefined::NoVariation), Ok(0.125))
        );
        let again: serde_json::Value = serde_json::to_value(Document::from(&run)).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(EARLIER).unwrap());
    }
}
