//! What a file says, in the words of the contract.

use anyhow::{Context as _, Result};
use api::evaluations::v1 as pb;
use api::schools::v1::AcademicYear;

use super::file::{CutOffs, DescriptorSet, File, Node, Procedure, Scale, Text};
use crate::demo::words::text;

macro_rules! member {
    ($($function:ident -> $name:ty, $prefix:literal;)+) => {
        $(fn $function(word: &str) -> Result<i32> {
            let name = format!("{}_{word}", $prefix);
            let member = <$name>::from_str_name(&name).with_context(|| format!("the contract has no {name}"))?;
            Ok(member.into())
        })+
    };
}

member! {
    kind -> pb::FrameworkKind, "FRAMEWORK_KIND";
    purpose -> pb::FrameworkPurpose, "FRAMEWORK_PURPOSE";
    unit -> pb::JudgedUnit, "JUDGED_UNIT";
    judgement -> pb::Judgement, "JUDGEMENT";
    round -> pb::MeasuringRound, "MEASURING_ROUND";
    scale_type -> pb::ScaleType, "SCALE_TYPE";
    weighting -> pb::WeightingRule, "WEIGHTING_RULE";
    node_kind -> pb::NodeKind, "NODE_KIND";
    rule -> pb::AggregationRule, "AGGREGATION_RULE";
    formula -> pb::PercentFormula, "PERCENT_FORMULA";
    na_handling -> pb::NotApplicableHandling, "NOT_APPLICABLE_HANDLING";
    scope -> pb::CutOffScope, "CUT_OFF_SCOPE";
    cut_off_unit -> pb::CutOffUnit, "CUT_OFF_UNIT";
}

/// What the framework is.
pub(super) fn about(file: &File, owner: String) -> Result<pb::FrameworkInput> {
    let from = &file.framework;
    let licence = &from.licence;
    Ok(pb::FrameworkInput {
        code: from.code.clone(),
        owner_organisation_id: owner,
        kind: kind(&from.kind)?,
        purpose: purpose(&from.purpose)?,
        unit: unit(&from.unit)?,
        name: Some(localized(&from.name)),
        adapted_from: from.base.clone(),
        export_prefix: from.eia_export_prefix.clone(),
        licence: Some(pb::FrameworkLicence {
            code: licence.code.clone(),
            attribution: licence.attribution.clone(),
            text: licence.text.clone(),
            disclaimer: licence.disclaimer.clone().unwrap_or_default(),
            note: licence.certainty.clone().unwrap_or_default(),
        }),
    })
}

/// What its first version says, from this year on.
pub(super) fn of(file: &File, be_year: i32, note: &str) -> Result<pb::FrameworkContent> {
    let evidence = file
        .evidence
        .min_per_indicator
        .map(|min_per_item| pb::EvidenceRule { min_per_item, from_rank: file.evidence.applies_from_level.unwrap_or_default() });
    Ok(pb::FrameworkContent {
        effective_year: Some(AcademicYear { be_year }),
        scales: file.scales.iter().map(scale).collect::<Result<_>>()?,
        nodes: file.nodes.iter().map(node).collect::<Result<_>>()?,
        descriptor_sets: file.descriptor_sets.iter().map(descriptors).collect(),
        interval_coding: None,
        weighting: weighting(&file.weighting.rule)?,
        root_weight_e4: e4(file.weighting.root_total),
        aggregation: Some(aggregation(file)?),
        // The files say nothing of it.
        consensus: None,
        cut_offs: file.cut_offs.iter().map(cut_offs).collect::<Result<_>>()?,
        pass_percent_e4: e4(file.pass_pct),
        evidence,
        procedure: file.procedure.as_ref().map(procedure).transpose()?,
        own_targets: file.target.as_ref().is_some_and(|target| target.per_indicator),
        judgement: judgement(&file.framework.judgement)?,
        rounds: file.framework.rounds.iter().map(|word| round(word)).collect::<Result<_>>()?,
        notes: notes(file, note),
    })
}

/// What the file says in sentences, and what has to be known about this copy.
fn notes(file: &File, note: &str) -> Vec<String> {
    let mut notes = vec![format!("Cycle: {}", file.framework.cycle)];
    if let Some(procedure) = &file.procedure {
        let certification = &procedure.certification;
        notes.push(format!("Certification: {} examination, recalibration {}", certification.exam, certification.recalibration));
    }
    notes.extend(file.aggregation.note.clone());
    notes.extend(file.certainty.iter().cloned());
    notes.push(note.to_owned());
    notes
}

fn localized(from: &Text) -> api::common::v1::LocalizedText {
    text(&from.th, &from.en)
}

/// Whole numbers in ten-thousandths; 0 where there is none.
fn e4(number: Option<i64>) -> i64 {
    number.unwrap_or_default() * 10_000
}

/// A share such as 0.15 in ten-thousandths, by its decimal digits.
fn share_e4(share: f64) -> Result<i32> {
    let digits = format!("{share:.4}").replace('.', "");
    digits.parse().with_context(|| format!("{share} is a share"))
}

fn scale(from: &Scale) -> Result<pb::Scale> {
    let level = |level: &super::file::Level| pb::ScaleLevel {
        code: level.code.clone(),
        label: Some(localized(&level.label)),
        points_e4: e4(level.points),
    };
    Ok(pb::Scale { code: from.code.clone(), kind: scale_type(&from.r#type)?, levels: from.levels.iter().map(level).collect() })
}

fn node(from: &Node) -> Result<pb::FrameworkNode> {
    let only_if = from.only_if.as_ref();
    Ok(pb::FrameworkNode {
        code: from.code.clone(),
        parent_code: from.parent.clone().unwrap_or_default(),
        kind: node_kind(&from.kind)?,
        text: Some(localized(&from.text)),
        weight_e4: e4(from.weight),
        children_weight_e4: e4(from.children_weight_total),
        scale_code: from.scale.clone().unwrap_or_default(),
        scored: from.scored,
        na_allowed: from.na_allowed,
        descriptor_set_code: from.descriptor_set.clone().unwrap_or_default(),
        tags: from.tags.clone(),
        only_if: only_if.map(|only_if| pb::OnlyIf { node_code: only_if.node.clone(), level_code: only_if.value.clone() }),
        evidence: None,
    })
}

fn descriptors(from: &DescriptorSet) -> pb::DescriptorSet {
    let level = |(rank, what): (&i32, &Text)| pb::LevelDescriptor { rank: *rank, text: Some(localized(what)) };
    pb::DescriptorSet { code: from.code.clone(), scale_code: from.scale.clone(), levels: from.levels.iter().map(level).collect() }
}

fn aggregation(file: &File) -> Result<pb::Aggregation> {
    let from = &file.aggregation;
    Ok(pb::Aggregation {
        rule: rule(&from.rule)?,
        alternatives: from.alternatives.iter().map(|word| rule(word)).collect::<Result<_>>()?,
        percent_formula: from.percent_formula.as_deref().map_or(Ok(0), formula)?,
        na_handling: na_handling(&from.na_handling)?,
        min_rated_e4: from.min_weight_rated.map_or(Ok(0), share_e4)?,
        measures: from.reporting_measures.clone(),
    })
}

fn cut_offs(from: &CutOffs) -> Result<pb::CutOffTable> {
    let band = |band: &super::file::Band| pb::CutOffBand { rank: band.level, from_e4: e4(Some(band.min_inclusive)), label: None };
    Ok(pb::CutOffTable {
        code: from.scope.clone(),
        scope: scope(&from.scope)?,
        unit: cut_off_unit(&from.unit)?,
        bands: from.bands.iter().map(band).collect(),
        ..Default::default()
    })
}

fn procedure(from: &Procedure) -> Result<pb::ObservationProcedure> {
    let pass = &from.certification.pass;
    Ok(pb::ObservationProcedure {
        segments: from.segments,
        segment_minutes: from.segment_minutes,
        snapshot_minutes: from.snapshots_at_min.clone(),
        exam_share_e4: share_e4(pass.share_of_element_ratings)?,
        exam_within_levels: pass.within_levels_of_master_code,
        certified_months: from.certification.valid_months,
        double_coded_e4: share_e4(from.double_coding.share)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{e4, share_e4};

    #[test]
    fn shares_and_whole_numbers_become_ten_thousandths() {
        assert_eq!([0.15, 0.8, 1.0, 0.0].map(|share| share_e4(share).expect("a share")), [1_500, 8_000, 10_000, 0]);
        assert_eq!((e4(Some(15)), e4(None)), (150_000, 0));
        assert!(share_e4(f64::NAN).is_err());
    }
}
