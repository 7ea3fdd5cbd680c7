//! What a version says, as a document.

use serde::{Deserialize, Serialize};

use super::rule::{AggregationDoc, ConsensusDoc, EvidenceDoc, ProcedureDoc, TableDoc};
use super::tree::{IntervalsDoc, NodeDoc, ScaleDoc, SetDoc};
use crate::domain::framework::{Content, Judgement, Round, WeightingRule};
use crate::store::{Damaged, word};

/// What a version says; the year from which it holds is a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    scales: Vec<ScaleDoc>,
    nodes: Vec<NodeDoc>,
    descriptors: Vec<SetDoc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    intervals: Option<IntervalsDoc>,
    weighting: String,
    root_weight_e4: i64,
    aggregation: AggregationDoc,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    consensus: Option<ConsensusDoc>,
    cut_offs: Vec<TableDoc>,
    pass_percent_e4: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    evidence: Option<EvidenceDoc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    procedure: Option<ProcedureDoc>,
    own_targets: bool,
    judgement: String,
    rounds: Vec<String>,
    notes: Vec<String>,
}

impl From<&Content> for Document {
    fn from(content: &Content) -> Self {
        Self {
            scales: content.scales.iter().map(ScaleDoc::from).collect(),
            nodes: content.nodes.iter().map(NodeDoc::from).collect(),
            descriptors: content.descriptor_sets.iter().map(SetDoc::from).collect(),
            intervals: content.interval_coding.as_ref().map(IntervalsDoc::from),
            weighting: content.weighting.to_string(),
            root_weight_e4: content.root_weight_e4,
            aggregation: AggregationDoc::from(&content.aggregation),
            consensus: content.consensus.map(ConsensusDoc::from),
            cut_offs: content.cut_offs.iter().map(TableDoc::from).collect(),
            pass_percent_e4: content.pass_percent_e4,
            evidence: content.evidence.map(EvidenceDoc::from),
            procedure: content.procedure.as_ref().map(ProcedureDoc::from),
            own_targets: content.own_targets,
            judgement: content.judgement.to_string(),
            rounds: content.rounds.iter().map(ToString::to_string).collect(),
            notes: content.notes.clone(),
        }
    }
}

impl Document {
    /// What it says, from this year on.
    pub(in crate::store) fn read(self, effective_year: Option<i16>) -> Result<Content, Damaged> {
        Ok(Content {
            effective_year,
            scales: self.scales.into_iter().map(ScaleDoc::read).collect::<Result<_, _>>()?,
            nodes: self.nodes.into_iter().map(NodeDoc::read).collect::<Result<_, _>>()?,
            descriptor_sets: self.descriptors.into_iter().map(Into::into).collect(),
            interval_coding: self.intervals.map(Into::into),
            weighting: word(&self.weighting, WeightingRule::from_word)?,
            root_weight_e4: self.root_weight_e4,
            aggregation: self.aggregation.read()?,
            consensus: self.consensus.map(ConsensusDoc::read).transpose()?,
            cut_offs: self.cut_offs.into_iter().map(TableDoc::read).collect::<Result<_, _>>()?,
            pass_percent_e4: self.pass_percent_e4,
            evidence: self.evidence.map(Into::into),
            procedure: self.procedure.map(Into::into),
            own_targets: self.own_targets,
            judgement: word(&self.judgement, Judgement::from_word)?,
            rounds: self.rounds.iter().map(|round| word(round, Round::from_word)).collect::<Result<_, _>>()?,
            notes: self.notes,
        })
    }
}
