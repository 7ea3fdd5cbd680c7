//! E1: the weights of siblings add up to what their parent declares.

use super::{Found, NumberProblem, Problem};
use crate::domain::framework::content::{AggregationRule, Content, Node, WeightingRule};

pub(super) fn look(content: &Content, found: &mut Found) {
    if content.weighting == WeightingRule::None {
        return none_expected(content, found);
    }
    siblings(content, "", content.root_weight_e4, || "root_weight_e4".to_owned(), found);
    for (at, node) in content.nodes.iter().enumerate() {
        siblings(content, &node.code, node.children_weight_e4, || format!("nodes[{at}].children_weight_e4"), found);
    }
    match content.weighting {
        WeightingRule::Declared if content.root_weight_e4 == 0 => found.at("root_weight_e4", Problem::Required),
        WeightingRule::EqualWithinStandard => equal(content, found),
        WeightingRule::Declared | WeightingRule::None => {}
    }
}

fn none_expected(content: &Content, found: &mut Found) {
    if content.root_weight_e4 != 0 {
        found.at("root_weight_e4", Problem::Number(NumberProblem::WeightNotExpected));
    }
    for (at, node) in content.nodes.iter().enumerate() {
        if node.weight_e4 != 0 {
            found.at(format!("nodes[{at}].weight_e4"), Problem::Number(NumberProblem::WeightNotExpected));
        }
        if node.children_weight_e4 != 0 {
            found.at(format!("nodes[{at}].children_weight_e4"), Problem::Number(NumberProblem::WeightNotExpected));
        }
    }
    if content.aggregation.rule == AggregationRule::WeightedPoints {
        found.at("weighting", Problem::GoesWith("AGGREGATION_RULE_WEIGHTED_POINTS"));
    }
}

/// What lies in a node either counts by weight, all of it, or not at all.
fn siblings(content: &Content, parent: &str, declared: i64, path: impl FnOnce() -> String, found: &mut Found) {
    let sum: i64 = content.children(parent).map(|node| node.weight_e4).sum();
    if sum != declared {
        found.at(path(), Problem::Number(NumberProblem::WeightsOff { sum, declared }));
    }
    if sum == 0 && declared == 0 {
        return;
    }
    for (at, _) in content.nodes.iter().enumerate().filter(|(_, node)| node.parent == parent && node.weight_e4 == 0) {
        found.at(format!("nodes[{at}].weight_e4"), Problem::Number(NumberProblem::WeightMissing));
    }
}

/// Every item of a standard counts the same as its first.
fn equal(content: &Content, found: &mut Found) {
    for top in content.children("") {
        let mut first = None;
        for (at, node) in content.nodes.iter().enumerate().filter(|(_, node)| node.kind.is_item() && root_of(content, node) == top.code) {
            if *first.get_or_insert(node.weight_e4) != node.weight_e4 {
                found.at(format!("nodes[{at}].weight_e4"), Problem::Number(NumberProblem::WeightDiffers));
            }
        }
    }
}

/// The top of the branch that a node lies in. A branch is as deep as there are nodes, at most.
fn root_of<'a>(content: &'a Content, node: &'a Node) -> &'a str {
    let mut at = node;
    for _ in 0..content.nodes.len() {
        match content.node(&at.parent) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    &at.code
}
