//! Scales, the tree, what levels look like and interval codes.

use api::evaluations::v1 as pb;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, choice, localized_text, on_wire};

use super::rule;
use crate::domain::framework::{
    DescriptorSet, IntervalCode, IntervalCoding, IntervalGroup, Level, LevelDescriptor, Node, NodeKind, OnlyIf, Scale, ScaleType,
};

pub(super) fn scale(read: &mut Reader, at: usize, input: pb::Scale) -> Scale {
    let level = |input: pb::ScaleLevel| Level { code: clean(&input.code), label: localized_text(input.label), points_e4: input.points_e4 };
    Scale {
        code: clean(&input.code),
        kind: choice(read, &format!("content.scales[{at}].kind"), input.kind, ScaleType::from_number, ScaleType::Level),
        levels: input.levels.into_iter().map(level).collect(),
    }
}

pub(super) fn scale_message(scale: &Scale) -> pb::Scale {
    let level = |level: &Level| pb::ScaleLevel { code: level.code.clone(), label: on_wire(&level.label), points_e4: level.points_e4 };
    pb::Scale { code: scale.code.clone(), kind: scale.kind.number(), levels: scale.levels.iter().map(level).collect() }
}

pub(super) fn node(read: &mut Reader, at: usize, input: pb::FrameworkNode) -> Node {
    let only_if = |input: pb::OnlyIf| OnlyIf { node: clean(&input.node_code), level: clean(&input.level_code) };
    Node {
        code: clean(&input.code),
        parent: clean(&input.parent_code),
        kind: choice(read, &format!("content.nodes[{at}].kind"), input.kind, NodeKind::from_number, NodeKind::Indicator),
        text: localized_text(input.text),
        weight_e4: input.weight_e4,
        children_weight_e4: input.children_weight_e4,
        scale: clean(&input.scale_code),
        scored: input.scored,
        na_allowed: input.na_allowed,
        descriptors: clean(&input.descriptor_set_code),
        tags: input.tags,
        only_if: input.only_if.map(only_if),
        evidence: input.evidence.map(rule::evidence),
    }
}

pub(super) fn node_message(node: &Node) -> pb::FrameworkNode {
    let only_if = |only_if: &OnlyIf| pb::OnlyIf { node_code: only_if.node.clone(), level_code: only_if.level.clone() };
    pb::FrameworkNode {
        code: node.code.clone(),
        parent_code: node.parent.clone(),
        kind: node.kind.number(),
        text: on_wire(&node.text),
        weight_e4: node.weight_e4,
        children_weight_e4: node.children_weight_e4,
        scale_code: node.scale.clone(),
        scored: node.scored,
        na_allowed: node.na_allowed,
        descriptor_set_code: node.descriptors.clone(),
        tags: node.tags.clone(),
        only_if: node.only_if.as_ref().map(only_if),
        evidence: node.evidence.map(rule::evidence_message),
    }
}

pub(super) fn set(input: pb::DescriptorSet) -> DescriptorSet {
    let level = |input: pb::LevelDescriptor| LevelDescriptor { rank: input.rank, text: localized_text(input.text) };
    DescriptorSet { code: clean(&input.code), scale: clean(&input.scale_code), levels: input.levels.into_iter().map(level).collect() }
}

pub(super) fn set_message(set: &DescriptorSet) -> pb::DescriptorSet {
    let level = |level: &LevelDescriptor| pb::LevelDescriptor { rank: level.rank, text: on_wire(&level.text) };
    pb::DescriptorSet { code: set.code.clone(), scale_code: set.scale.clone(), levels: set.levels.iter().map(level).collect() }
}

pub(super) fn intervals(input: pb::IntervalCoding) -> IntervalCoding {
    let code = |input: pb::IntervalCode| IntervalCode { code: clean(&input.code), text: localized_text(input.text) };
    let group = |input: pb::IntervalCodeGroup| IntervalGroup {
        code: clean(&input.code),
        name: localized_text(input.name),
        codes: input.codes.into_iter().map(code).collect(),
    };
    let pb::IntervalCoding { interval_seconds, several_codes, groups } = input;
    IntervalCoding { interval_seconds, several_codes, groups: groups.into_iter().map(group).collect() }
}

pub(super) fn intervals_message(coding: &IntervalCoding) -> pb::IntervalCoding {
    let code = |code: &IntervalCode| pb::IntervalCode { code: code.code.clone(), text: on_wire(&code.text) };
    let group = |group: &IntervalGroup| pb::IntervalCodeGroup {
        code: group.code.clone(),
        name: on_wire(&group.name),
        codes: group.codes.iter().map(code).collect(),
    };
    let IntervalCoding { interval_seconds, several_codes, groups } = coding;
    pb::IntervalCoding { interval_seconds: *interval_seconds, several_codes: *several_codes, groups: groups.iter().map(group).collect() }
}
