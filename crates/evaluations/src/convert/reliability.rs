//! Requests about reliability; runs on the wire.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::wire::{Reader, optional_id, timestamp};
use prost::Message;

use super::result::number;
use super::statistic::statistic;
use crate::app::reliability::Compute;
use crate::domain::AssessorRole;
use crate::domain::reliability::{NodeAgreement, Run};

impl TryFrom<pb::ComputeReliabilityRequest> for Compute {
    type Error = Failure;

    fn try_from(request: pb::ComputeReliabilityRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let cycle = read.id("cycle_id", &request.cycle_id);
        let mut roles: Vec<AssessorRole> = request.roles.iter().filter_map(|role| AssessorRole::from_number(*role)).collect();
        roles.sort_unstable();
        roles.dedup();
        read.finish(Self { id: optional_id(&request.id), cycle, roles })
    }
}

/// That a run was computed.
pub(crate) fn fact(run: &Run) -> Fact {
    let payload = pb::ReliabilityComputed { run: Some(message(run)) }.encode_to_vec();
    About { aggregate: "reliability", id: run.id, version: 1, scopes: &[] }.facts(vec![("computed", payload)]).remove(0)
}

/// A run without its nodes, for lists.
pub(crate) fn head(run: &Run) -> pb::ReliabilityRun {
    pb::ReliabilityRun { nodes: Vec::new(), ..message(run) }
}

/// A run on the wire.
pub(crate) fn message(run: &Run) -> pb::ReliabilityRun {
    let node = |node: &NodeAgreement| pb::NodeAgreement {
        node_code: node.code.clone(),
        levels: node.top.into(),
        statistics: node.statistics.iter().map(statistic).collect(),
    };
    pb::ReliabilityRun {
        id: run.id.to_string(),
        cycle_id: run.cycle.to_string(),
        roles: run.roles.iter().map(|role| role.number()).collect(),
        schools: number(run.schools),
        assessments: number(run.assessments),
        nodes: run.nodes.iter().map(node).collect(),
        compute_time: Some(timestamp(run.computed_at)),
    }
}
