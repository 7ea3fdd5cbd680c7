//! What is told about observers and what they observe: never who watched or taught, and nothing of what was seen but how much it is.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use chassis::wire::local_date;
use prost::Message;

use super::{calibration as round_message, observation_pair};
use crate::domain::calibration::CalibrationRound;
use crate::domain::certification::{Certification, CertificationEvent};
use crate::domain::observation::{Observation, ObservationEvent, Pair, PairEvent};

/// Facts about a certification.
pub(crate) fn certification(certification: &Certification, events: &[CertificationEvent]) -> Vec<Fact> {
    let record = certification.record();
    let snapshot = pb::CertificationSnapshot {
        id: record.id.to_string(),
        version: record.version,
        framework_id: record.framework.to_string(),
        framework_n: record.framework_n,
        valid_from: Some(local_date(record.valid_from)),
        valid_to: record.valid_to.map(local_date),
        revoked_on: record.revoked_on.map(local_date),
    };
    let certification = Some(snapshot);
    let encoded = |event: CertificationEvent| match event {
        CertificationEvent::Granted => pb::CertificationGranted { certification: certification.clone() }.encode_to_vec(),
        CertificationEvent::Revoked => pb::CertificationRevoked { certification: certification.clone() }.encode_to_vec(),
    };
    let about = About { aggregate: "certification", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about an observation; `scopes` are those of the lesson.
pub(crate) fn observation(observation: &Observation, scopes: &[String], events: &[ObservationEvent]) -> Vec<Fact> {
    let record = observation.record();
    let extent = record.record.extent();
    let snapshot = pb::ObservationSnapshot {
        id: record.id.to_string(),
        version: record.version,
        framework_id: record.lesson.framework.to_string(),
        framework_n: record.lesson.framework_n,
        school_id: record.lesson.school.to_string(),
        observed_on: Some(local_date(record.lesson.on)),
        purpose: record.lesson.purpose.number(),
        status: record.status.number(),
        training: record.training,
        segments: extent.segments,
        snapshots: extent.snapshots,
        intervals: extent.intervals,
        marks: extent.marks,
        scopes: scopes.to_vec(),
    };
    macro_rules! told {
        ($message:ident) => {
            pb::$message { observation: Some(snapshot.clone()) }.encode_to_vec()
        };
    }
    let encoded = |event: ObservationEvent| match event {
        ObservationEvent::Scheduled => told!(ObservationScheduled),
        ObservationEvent::Recorded => told!(ObservationRecorded),
        ObservationEvent::Submitted => told!(ObservationSubmitted),
        ObservationEvent::Reconciled => told!(ObservationReconciled),
        ObservationEvent::Released => told!(ObservationReleased),
        ObservationEvent::Voided => told!(ObservationVoided),
    };
    let about = About { aggregate: "observation", id: record.id.0, version: record.version, scopes };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about a pair.
pub(crate) fn pair(pair: &Pair, events: &[PairEvent]) -> Vec<Fact> {
    let record = pair.record();
    let snapshot = Some(observation_pair::message(pair));
    let encoded = |event: PairEvent| match event {
        PairEvent::Opened => pb::ObservationPairOpened { pair: snapshot.clone() }.encode_to_vec(),
        PairEvent::Reconciled => pb::ObservationPairReconciled { pair: snapshot.clone() }.encode_to_vec(),
        PairEvent::Dissolved => pb::ObservationPairDissolved { pair: snapshot.clone() }.encode_to_vec(),
    };
    let about = About { aggregate: "observation_pair", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// The fact that a round was held.
pub(crate) fn calibration(round: &CalibrationRound) -> Fact {
    let message = pb::CalibrationRecorded { round: Some(round_message::recorded(round)) };
    Fact { aggregate: "calibration", id: round.id.0, version: 1, event: "recorded", scope: None, payload: message.encode_to_vec() }
}
