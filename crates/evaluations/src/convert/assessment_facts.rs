//! What is told about assessments: whose task, how far, how much. What is said is told to nobody.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use prost::Message;

use super::assessment::message;
use crate::domain::assessment::{Assessment, AssessmentEvent};

/// Facts about an assessment.
pub(crate) fn of(assessment: &Assessment, events: &[AssessmentEvent], scopes: &[String]) -> Vec<Fact> {
    let record = assessment.record();
    let snapshot = || Some(message(assessment));
    let encoded = |event: AssessmentEvent| match event {
        AssessmentEvent::Started => pb::AssessmentStarted { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::Saved => pb::AssessmentSaved { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::ConflictDecided => pb::AssessmentConflictDecided { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::Submitted => pb::AssessmentSubmitted { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::Returned => pb::AssessmentReturned { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::Locked => pb::AssessmentLocked { assessment: snapshot() }.encode_to_vec(),
        AssessmentEvent::Confirmed => pb::AssessmentConfirmed { assessment: snapshot() }.encode_to_vec(),
    };
    let about = About { aggregate: "assessment", id: record.id.0, version: record.version, scopes };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}
