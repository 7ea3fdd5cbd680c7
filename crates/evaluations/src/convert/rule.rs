//! Rules: aggregation, cut-offs, evidence, how a lesson is observed.

use api::evaluations::v1 as pb;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, choice, localized_text, on_wire};

use super::{on_wire_year, year};
use crate::domain::framework::{
    Aggregation, AggregationRule, Band, ConsensusRule, CutOffScope, CutOffTable, CutOffUnit, EvidenceRule, NaHandling, PercentFormula,
    Procedure,
};
use crate::domain::scores::OneApart;

pub(super) fn aggregation(read: &mut Reader, input: pb::Aggregation) -> Aggregation {
    Aggregation {
        rule: choice(read, "content.aggregation.rule", input.rule, AggregationRule::from_number, AggregationRule::None),
        alternatives: input.alternatives.iter().filter_map(|number| AggregationRule::from_number(*number)).collect(),
        percent_formula: PercentFormula::from_number(input.percent_formula),
        na_handling: NaHandling::from_number(input.na_handling),
        min_rated_e4: input.min_rated_e4,
        measures: input.measures,
    }
}

pub(super) fn consensus(read: &mut Reader, input: pb::ConsensusRule) -> ConsensusRule {
    ConsensusRule {
        one_apart: choice(read, "content.consensus.one_apart", input.one_apart, OneApart::from_number, OneApart::Lower),
        // Within bounds: more levels than any scale has are none apart.
        far_apart: u8::try_from(input.moderate_from_levels_apart).unwrap_or(u8::MAX),
    }
}

pub(super) fn consensus_message(rule: ConsensusRule) -> pb::ConsensusRule {
    pb::ConsensusRule { one_apart: rule.one_apart.number(), moderate_from_levels_apart: rule.far_apart.into() }
}

pub(super) fn aggregation_message(rule: &Aggregation) -> pb::Aggregation {
    pb::Aggregation {
        rule: rule.rule.number(),
        alternatives: rule.alternatives.iter().map(|other| other.number()).collect(),
        percent_formula: rule.percent_formula.map(PercentFormula::number).unwrap_or_default(),
        na_handling: rule.na_handling.map(NaHandling::number).unwrap_or_default(),
        min_rated_e4: rule.min_rated_e4,
        measures: rule.measures.clone(),
    }
}

pub(super) fn table(read: &mut Reader, at: usize, input: pb::CutOffTable) -> CutOffTable {
    let field = |name: &str| format!("content.cut_offs[{at}].{name}");
    if input.places > 0 && !input.rounded {
        read.refuse(
            field("places"),
            "NOT_EXPECTED_HERE",
            "ระบุจำนวนตำแหน่งทศนิยมได้เฉพาะตารางที่ปัดเศษก่อนเทียบ",
            "Places are given only where the value is rounded before it is compared",
        );
    }
    let band = |input: pb::CutOffBand| Band { rank: input.rank, from_e4: input.from_e4, label: localized_text(input.label) };
    CutOffTable {
        code: clean(&input.code),
        scope: choice(read, &field("scope"), input.scope, CutOffScope::from_number, CutOffScope::Overall),
        node: clean(&input.node_code),
        year: year(input.year),
        unit: choice(read, &field("unit"), input.unit, CutOffUnit::from_number, CutOffUnit::Percent),
        rounded_to: input.rounded.then_some(input.places),
        bands: input.bands.into_iter().map(band).collect(),
    }
}

pub(super) fn table_message(table: &CutOffTable) -> pb::CutOffTable {
    let band = |band: &Band| pb::CutOffBand { rank: band.rank, from_e4: band.from_e4, label: on_wire(&band.label) };
    pb::CutOffTable {
        code: table.code.clone(),
        scope: table.scope.number(),
        node_code: table.node.clone(),
        year: table.year.map(on_wire_year),
        unit: table.unit.number(),
        rounded: table.rounded_to.is_some(),
        places: table.rounded_to.unwrap_or_default(),
        bands: table.bands.iter().map(band).collect(),
    }
}

pub(super) fn evidence(input: pb::EvidenceRule) -> EvidenceRule {
    EvidenceRule { min_per_item: input.min_per_item, from_rank: input.from_rank }
}

pub(super) fn evidence_message(rule: EvidenceRule) -> pb::EvidenceRule {
    pb::EvidenceRule { min_per_item: rule.min_per_item, from_rank: rule.from_rank }
}

pub(super) fn procedure(input: pb::ObservationProcedure) -> Procedure {
    let pb::ObservationProcedure {
        segments,
        segment_minutes,
        snapshot_minutes,
        exam_share_e4,
        exam_within_levels,
        certified_months,
        double_coded_e4,
    } = input;
    Procedure { segments, segment_minutes, snapshot_minutes, exam_share_e4, exam_within_levels, certified_months, double_coded_e4 }
}

pub(super) fn procedure_message(procedure: &Procedure) -> pb::ObservationProcedure {
    let Procedure { segments, segment_minutes, snapshot_minutes, exam_share_e4, exam_within_levels, certified_months, double_coded_e4 } =
        procedure.clone();
    pb::ObservationProcedure {
        segments,
        segment_minutes,
        snapshot_minutes,
        exam_share_e4,
        exam_within_levels,
        certified_months,
        double_coded_e4,
    }
}
