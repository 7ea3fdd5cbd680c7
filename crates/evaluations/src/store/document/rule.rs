//! Rules as documents.

use serde::{Deserialize, Serialize};

use super::Text;
use crate::domain::framework::{
    Aggregation, AggregationRule, Band, ConsensusRule, CutOffScope, CutOffTable, CutOffUnit, EvidenceRule, NaHandling, PercentFormula,
    Procedure,
};
use crate::domain::scores::OneApart;
use crate::store::{Damaged, word};

#[derive(Serialize, Deserialize)]
pub(super) struct EvidenceDoc {
    min_per_item: i32,
    from_rank: i32,
}

impl From<EvidenceRule> for EvidenceDoc {
    fn from(rule: EvidenceRule) -> Self {
        Self { min_per_item: rule.min_per_item, from_rank: rule.from_rank }
    }
}

impl From<EvidenceDoc> for EvidenceRule {
    fn from(doc: EvidenceDoc) -> Self {
        Self { min_per_item: doc.min_per_item, from_rank: doc.from_rank }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct AggregationDoc {
    rule: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    alternatives: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    percent_formula: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    na_handling: Option<String>,
    min_rated_e4: i32,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    measures: Vec<String>,
}

impl From<&Aggregation> for AggregationDoc {
    fn from(rule: &Aggregation) -> Self {
        Self {
            rule: rule.rule.to_string(),
            alternatives: rule.alternatives.iter().map(ToString::to_string).collect(),
            percent_formula: rule.percent_formula.map(|formula| formula.to_string()),
            na_handling: rule.na_handling.map(|handling| handling.to_string()),
            min_rated_e4: rule.min_rated_e4,
            measures: rule.measures.clone(),
        }
    }
}

impl AggregationDoc {
    pub(super) fn read(self) -> Result<Aggregation, Damaged> {
        Ok(Aggregation {
            rule: word(&self.rule, AggregationRule::from_word)?,
            alternatives: self.alternatives.iter().map(|other| word(other, AggregationRule::from_word)).collect::<Result<_, _>>()?,
            percent_formula: self.percent_formula.map(|formula| word(&formula, PercentFormula::from_word)).transpose()?,
            na_handling: self.na_handling.map(|handling| word(&handling, NaHandling::from_word)).transpose()?,
            min_rated_e4: self.min_rated_e4,
            measures: self.measures,
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ConsensusDoc {
    one_apart: String,
    far_apart: u8,
}

impl From<ConsensusRule> for ConsensusDoc {
    fn from(rule: ConsensusRule) -> Self {
        Self { one_apart: rule.one_apart.to_string(), far_apart: rule.far_apart }
    }
}

impl ConsensusDoc {
    pub(super) fn read(self) -> Result<ConsensusRule, Damaged> {
        Ok(ConsensusRule { one_apart: word(&self.one_apart, OneApart::from_word)?, far_apart: self.far_apart })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct TableDoc {
    code: String,
    scope: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    node: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    be_year: Option<i16>,
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    rounded_to: Option<i32>,
    bands: Vec<BandDoc>,
}

#[derive(Serialize, Deserialize)]
struct BandDoc {
    rank: i32,
    from_e4: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    label: Option<Text>,
}

impl From<&CutOffTable> for TableDoc {
    fn from(table: &CutOffTable) -> Self {
        let band = |band: &Band| BandDoc {
            rank: band.rank,
            from_e4: band.from_e4,
            label: Some(Text::from(&band.label)).filter(|label| *label != Text::default()),
        };
        Self {
            code: table.code.clone(),
            scope: table.scope.to_string(),
            node: table.node.clone(),
            be_year: table.year,
            unit: table.unit.to_string(),
            rounded_to: table.rounded_to,
            bands: table.bands.iter().map(band).collect(),
        }
    }
}

impl TableDoc {
    pub(super) fn read(self) -> Result<CutOffTable, Damaged> {
        let band = |doc: BandDoc| Band { rank: doc.rank, from_e4: doc.from_e4, label: doc.label.unwrap_or_default().into() };
        Ok(CutOffTable {
            code: self.code,
            scope: word(&self.scope, CutOffScope::from_word)?,
            node: self.node,
            year: self.be_year,
            unit: word(&self.unit, CutOffUnit::from_word)?,
            rounded_to: self.rounded_to,
            bands: self.bands.into_iter().map(band).collect(),
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ProcedureDoc {
    segments: i32,
    segment_minutes: i32,
    snapshot_minutes: Vec<i32>,
    exam_share_e4: i32,
    exam_within_levels: i32,
    certified_months: i32,
    double_coded_e4: i32,
}

impl From<&Procedure> for ProcedureDoc {
    fn from(procedure: &Procedure) -> Self {
        let Procedure { segments, segment_minutes, snapshot_minutes, exam_share_e4, exam_within_levels, certified_months, double_coded_e4 } =
            procedure.clone();
        Self { segments, segment_minutes, snapshot_minutes, exam_share_e4, exam_within_levels, certified_months, double_coded_e4 }
    }
}

impl From<ProcedureDoc> for Procedure {
    fn from(doc: ProcedureDoc) -> Self {
        let ProcedureDoc {
            segments,
            segment_minutes,
            snapshot_minutes,
            exam_share_e4,
            exam_within_levels,
            certified_months,
            double_coded_e4,
        } = doc;
        Self { segments, segment_minutes, snapshot_minutes, exam_share_e4, exam_within_levels, certified_months, double_coded_e4 }
    }
}
