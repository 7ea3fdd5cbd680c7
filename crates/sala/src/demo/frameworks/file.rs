//! A rubric as its file says it (`schema: sala.framework/1`).

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde::Deserialize;

/// A file.
#[derive(Debug, Clone, Deserialize)]
pub struct File {
    schema: String,
    pub framework: Framework,
    pub procedure: Option<Procedure>,
    pub scales: Vec<Scale>,
    pub weighting: Weighting,
    pub nodes: Vec<Node>,
    pub descriptor_sets: Vec<DescriptorSet>,
    pub target: Option<Target>,
    pub evidence: Evidence,
    pub aggregation: Aggregation,
    pub cut_offs: Vec<CutOffs>,
    pub pass_pct: Option<i64>,
    pub certainty: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Text {
    pub th: String,
    pub en: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Framework {
    pub code: String,
    pub version: i32,
    pub eia_export_prefix: String,
    pub name: Text,
    #[serde(default)]
    pub base: String,
    pub owner: String,
    pub kind: String,
    pub purpose: String,
    pub unit: String,
    pub cycle: String,
    pub rounds: Vec<String>,
    pub judgement: String,
    pub licence: Licence,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Licence {
    pub code: String,
    pub attribution: String,
    pub text: String,
    pub disclaimer: Option<String>,
    pub certainty: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Procedure {
    pub segments: i32,
    pub segment_minutes: i32,
    pub snapshots_at_min: Vec<i32>,
    pub certification: Certification,
    pub double_coding: DoubleCoding,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Certification {
    pub exam: String,
    pub pass: Pass,
    pub valid_months: i32,
    pub recalibration: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Pass {
    pub share_of_element_ratings: f64,
    pub within_levels_of_master_code: i32,
}

#[derive(Debug, Clone, Deserialize)]
pub struct DoubleCoding {
    pub share: f64,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Scale {
    pub code: String,
    pub r#type: String,
    pub levels: Vec<Level>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Level {
    pub rank: i32,
    pub code: String,
    pub label: Text,
    pub points: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Weighting {
    pub rule: String,
    pub root_total: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Node {
    pub code: String,
    pub parent: Option<String>,
    pub kind: String,
    pub text: Text,
    pub weight: Option<i64>,
    pub children_weight_total: Option<i64>,
    pub scale: Option<String>,
    pub scored: bool,
    pub na_allowed: bool,
    pub descriptor_set: Option<String>,
    pub tags: Vec<String>,
    pub only_if: Option<OnlyIf>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct OnlyIf {
    pub node: String,
    pub value: String,
}

#[derive(Debug, Clone, Deserialize)]
pub struct DescriptorSet {
    pub code: String,
    pub scale: String,
    /// By rank.
    pub levels: BTreeMap<i32, Text>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Target {
    pub per_indicator: bool,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Evidence {
    pub min_per_indicator: Option<i32>,
    pub applies_from_level: Option<i32>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Aggregation {
    pub rule: String,
    pub alternatives: Vec<String>,
    pub percent_formula: Option<String>,
    pub na_handling: String,
    pub min_weight_rated: Option<f64>,
    pub compare_cut_off: String,
    #[serde(default)]
    pub reporting_measures: Vec<String>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct CutOffs {
    pub scope: String,
    pub unit: String,
    pub bands: Vec<Band>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Band {
    pub level: i32,
    pub min_inclusive: i64,
    pub max_exclusive: Option<i64>,
}

impl File {
    /// Reads a file, and makes sure that nothing in it would be lost on the way: ranks follow one another, and so do bands.
    pub(super) fn read(text: &str) -> Result<Self> {
        let file: Self = serde_saphyr::from_str(text)?;
        ensure!(file.schema == "sala.framework/1", "the schema is {}", file.schema);
        ensure!(file.framework.version == 1, "a file holds the first version");
        for scale in &file.scales {
            ensure!((1..).zip(&scale.levels).all(|(rank, level)| level.rank == rank), "ranks of {} begin with 1", scale.code);
        }
        for bands in file.cut_offs.iter().map(|table| &table.bands) {
            let apart = bands.windows(2).find(|two| two[0].max_exclusive != Some(two[1].min_inclusive));
            ensure!(apart.is_none(), "a band begins where the one before it ends: {apart:?}");
            ensure!(bands.last().is_some_and(|last| last.max_exclusive.is_none()), "the last band has no end");
        }
        ensure!(file.aggregation.compare_cut_off == "UNROUNDED", "values are compared as they are");
        Ok(file)
    }

    /// Codes of everything that experts judge.
    pub fn items(&self) -> impl Iterator<Item = String> {
        self.nodes.iter().filter(|node| matches!(node.kind.as_str(), "INDICATOR" | "BEHAVIOUR")).map(|node| node.code.clone())
    }
}
