//! Pairs of observations between the contract and the domain.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, lines, optional_id, timestamp};

use super::{count, observation_record};
use crate::app::observation_pair::{Open, Reconcile, Seen};
use crate::domain::observation::{Agreement, Pair};
use crate::domain::statistics::Computed;

impl TryFrom<pb::PairObservationsRequest> for Open {
    type Error = Failure;

    fn try_from(request: pb::PairObservationsRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let first = read.id("first_observation_id", &request.first_observation_id);
        let second = read.id("second_observation_id", &request.second_observation_id);
        read.finish(Self { id: optional_id(&request.id), first, second })
    }
}

impl TryFrom<pb::ReconcileObservationPairRequest> for Reconcile {
    type Error = Failure;

    fn try_from(request: pb::ReconcileObservationPairRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let agreed = observation_record::segment_marks(&mut read, "agreed", &request.agreed);
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, agreed, notes: lines(&request.notes) })
    }
}

/// A number that can be missing, on the wire.
pub(super) fn figure(value: Computed<f64>) -> pb::AgreementFigure {
    let undefined_reason = value.err().map(|reason| reason.to_string()).unwrap_or_default();
    pb::AgreementFigure { value: value.unwrap_or_default(), undefined_reason }
}

/// How far two ratings agree, on the wire.
pub(super) fn agreement(agreement: &Agreement) -> pb::CodingAgreement {
    pb::CodingAgreement {
        n: count(agreement.n),
        exact: count(agreement.exact),
        adjacent: count(agreement.adjacent),
        kappa: Some(figure(agreement.kappa)),
        categories: count(agreement.categories),
    }
}

/// The pair on the wire, without what was seen.
pub(crate) fn message(pair: &Pair) -> pb::ObservationPair {
    let record = pair.record();
    pb::ObservationPair {
        id: record.id.to_string(),
        version: record.version,
        first_observation_id: record.first.to_string(),
        second_observation_id: record.second.to_string(),
        status: record.status.number(),
        agreement: record.agreement.as_ref().map(agreement),
        differences: count(record.agreed.len()),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// One pair with both records, once both are known.
pub(crate) fn seen(seen: &Seen) -> pb::GetObservationPairResponse {
    let mut response = pb::GetObservationPairResponse { pair: Some(message(&seen.pair)), ..Default::default() };
    if let Some(both) = &seen.known {
        let record = seen.pair.record();
        response.first = Some(observation_record::message(&both.first));
        response.second = Some(observation_record::message(&both.second));
        response.differing = observation_record::segment_marks_message(&both.differing);
        response.agreed = observation_record::segment_marks_message(&record.agreed);
        response.notes.clone_from(&record.notes);
    }
    response
}
