//! E1: what is judged has a scale, and every level of it is described.

use std::collections::BTreeSet;

use super::{Found, NumberProblem, Problem};
use crate::domain::framework::content::{AggregationRule, Content, Node, Scale, ScaleType};

pub(super) fn look(content: &Content, found: &mut Found) {
    for (at, node) in content.nodes.iter().enumerate() {
        judged(content, (at, node), found);
    }
    points(content, found);
}

fn judged(content: &Content, (at, node): (usize, &Node), found: &mut Found) {
    let Some(scale) = content.scale(&node.scale) else {
        if node.scored && content.cut_offs.iter().all(|table| table.node != node.code) {
            found.at(format!("nodes[{at}].scale_code"), Problem::Required);
        }
        if !node.kind.is_item() && content.children(&node.code).next().is_none() {
            found.at(format!("nodes[{at}]"), Problem::Childless);
        }
        return;
    };
    let path = format!("nodes[{at}].descriptor_set_code");
    match content.descriptor_set(&node.descriptors) {
        None => found.at(path, Problem::DescriptorsMissing((1..=scale.highest()).collect())),
        Some(set) if set.scale != scale.code => found.at(path, Problem::DescribesAnotherScale(set.scale.clone())),
        Some(set) => {
            let described: BTreeSet<i32> = set.levels.iter().map(|level| level.rank).collect();
            let missing: Vec<i32> = (1..=scale.highest()).filter(|rank| !described.contains(rank)).collect();
            if !missing.is_empty() {
                found.at(path, Problem::DescriptorsMissing(missing));
            }
        }
    }
}

/// Where points are averaged and a formula is declared, the points are what the formula makes of the ranks: one percentage, not two.
fn points(content: &Content, found: &mut Found) {
    let Some(formula) = content.aggregation.percent_formula else { return };
    if content.aggregation.rule != AggregationRule::WeightedPoints {
        return;
    }
    let is_used = |scale: &Scale| content.nodes.iter().any(|node| node.scored && node.scale == scale.code);
    for (at, scale) in content.scales.iter().enumerate().filter(|(_, scale)| scale.kind == ScaleType::Level && is_used(scale)) {
        for (rank, (level, what)) in (1..).zip(scale.levels.iter().enumerate()) {
            if let Some(expected) = formula.percent_e4(rank, scale.highest()).filter(|expected| *expected != what.points_e4) {
                found.at(format!("scales[{at}].levels[{level}].points_e4"), Problem::Number(NumberProblem::PointsDiffer { expected }));
            }
        }
    }
}
