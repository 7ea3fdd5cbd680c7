//! What a version says, between the contract and the domain. Bounds were checked at the door; what can be said and what is missing is
//! decided by the domain.

use api::evaluations::v1 as pb;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, choice};

use super::{on_wire_year, rule, tree, year};
use crate::domain::framework::{Content, Judgement, Round, WeightingRule};

/// What is given below the field `content`.
pub(crate) fn content(read: &mut Reader, input: pb::FrameworkContent) -> Content {
    let mut rounds: Vec<Round> = input.rounds.iter().filter_map(|number| Round::from_number(*number)).collect();
    rounds.sort_unstable();
    rounds.dedup();
    Content {
        effective_year: year(input.effective_year),
        scales: input.scales.into_iter().enumerate().map(|(at, scale)| tree::scale(read, at, scale)).collect(),
        nodes: input.nodes.into_iter().enumerate().map(|(at, node)| tree::node(read, at, node)).collect(),
        descriptor_sets: input.descriptor_sets.into_iter().map(tree::set).collect(),
        interval_coding: input.interval_coding.map(tree::intervals),
        weighting: choice(read, "content.weighting", input.weighting, WeightingRule::from_number, WeightingRule::None),
        root_weight_e4: input.root_weight_e4,
        aggregation: rule::aggregation(read, input.aggregation.unwrap_or_default()),
        consensus: input.consensus.map(|given| rule::consensus(read, given)),
        cut_offs: input.cut_offs.into_iter().enumerate().map(|(at, table)| rule::table(read, at, table)).collect(),
        pass_percent_e4: input.pass_percent_e4,
        evidence: input.evidence.map(rule::evidence),
        procedure: input.procedure.map(rule::procedure),
        own_targets: input.own_targets,
        judgement: choice(read, "content.judgement", input.judgement, Judgement::from_number, Judgement::PerIndicator),
        rounds,
        notes: input.notes.iter().map(|note| clean(note)).filter(|note| !note.is_empty()).collect(),
    }
}

/// What a version says on the wire.
pub(crate) fn message(content: &Content) -> pb::FrameworkContent {
    pb::FrameworkContent {
        effective_year: content.effective_year.map(on_wire_year),
        scales: content.scales.iter().map(tree::scale_message).collect(),
        nodes: content.nodes.iter().map(tree::node_message).collect(),
        descriptor_sets: content.descriptor_sets.iter().map(tree::set_message).collect(),
        interval_coding: content.interval_coding.as_ref().map(tree::intervals_message),
        weighting: content.weighting.number(),
        root_weight_e4: content.root_weight_e4,
        aggregation: Some(rule::aggregation_message(&content.aggregation)),
        consensus: content.consensus.map(rule::consensus_message),
        cut_offs: content.cut_offs.iter().map(rule::table_message).collect(),
        pass_percent_e4: content.pass_percent_e4,
        evidence: content.evidence.map(rule::evidence_message),
        procedure: content.procedure.as_ref().map(rule::procedure_message),
        own_targets: content.own_targets,
        judgement: content.judgement.number(),
        rounds: content.rounds.iter().map(|round| round.number()).collect(),
        notes: content.notes.clone(),
    }
}
