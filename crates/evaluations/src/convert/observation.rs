//! Observations of lessons between the contract and the domain. What answers a command says nothing of what was seen and names no teacher.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, local_date, optional_id, timestamp};

use super::assessment::doubt;
use super::{observation_record, said};
use crate::app::observation::{Feedback, OfObservation, Reason, Schedule};
use crate::app::observation_read::{Known, Seen};
use crate::domain::FrameworkId;
use crate::domain::framework::Framework;
use crate::domain::observation::{Lesson, Observation, ObservationStatus, Purpose, Record};
use crate::store::observation_list::{Filter, Listed};

impl TryFrom<pb::ScheduleObservationRequest> for Schedule {
    type Error = Failure;

    fn try_from(request: pb::ScheduleObservationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let lesson = Lesson {
            framework: FrameworkId(read.id("framework_id", &request.framework_id)),
            framework_n: request.framework_n,
            school: read.id("school_id", &request.school_id),
            observer: read.id("observer_ref", &request.observer_ref),
            teacher: read.id("teacher_ref", &request.teacher_ref),
            on: read.required_date("observed_on", request.observed_on.as_ref()),
            period: i16::try_from(request.period).unwrap_or_default(),
            class_name: said(&mut read, "class_name", clean(&request.class_name)),
            subject: said(&mut read, "subject", clean(&request.subject)),
            purpose: choice(&mut read, "purpose", request.purpose, Purpose::from_number, Purpose::Practice),
            teacher_notified_at: read.instant(request.teacher_notified_at),
        };
        read.finish(Self { id: optional_id(&request.id), lesson })
    }
}

impl TryFrom<pb::RecordObservationRequest> for OfObservation<Record> {
    type Error = Failure;

    fn try_from(request: pb::RecordObservationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = observation_record::record(&mut read, request.record.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::SubmitObservationRequest> for OfObservation<()> {
    type Error = Failure;

    fn try_from(request: pb::SubmitObservationRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
    }
}

impl TryFrom<pb::ReleaseObservationRequest> for OfObservation<Feedback> {
    type Error = Failure;

    fn try_from(request: pb::ReleaseObservationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = Feedback(said(&mut read, "feedback", lines(&request.feedback)));
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::VoidObservationRequest> for OfObservation<Reason> {
    type Error = Failure;

    fn try_from(request: pb::VoidObservationRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: Reason(lines(&request.reason)) })
    }
}

/// The filter of a list of observations.
pub(crate) fn filter(request: &pb::ListObservationsRequest) -> Filter {
    Filter {
        school: optional_id(&request.school_id),
        observer: optional_id(&request.observer_ref),
        framework: optional_id(&request.framework_id),
        statuses: request.statuses.iter().filter_map(|number| ObservationStatus::from_number(*number)).collect(),
    }
}

/// The observation without what was seen and without its teacher.
pub(crate) fn message(observation: &Observation) -> pb::Observation {
    let record = observation.record();
    let lesson = &record.lesson;
    let extent = record.record.extent();
    let id = |id: Option<String>| id.unwrap_or_default();
    pb::Observation {
        id: record.id.to_string(),
        version: record.version,
        framework_id: lesson.framework.to_string(),
        framework_n: lesson.framework_n,
        school_id: lesson.school.to_string(),
        observer_ref: lesson.observer.to_string(),
        teacher_ref: String::new(),
        observed_on: Some(local_date(lesson.on)),
        period: lesson.period.into(),
        class_name: lesson.class_name.clone(),
        subject: lesson.subject.clone(),
        purpose: lesson.purpose.number(),
        status: record.status.number(),
        training: record.training,
        certification_id: id(record.certification.map(|id| id.to_string())),
        pair_id: id(record.pair.map(|id| id.to_string())),
        segments: extent.segments,
        snapshots: extent.snapshots,
        intervals: extent.intervals,
        marks: extent.marks,
        void_reason: record.void_reason.clone(),
        teacher_notified_at: lesson.teacher_notified_at.map(timestamp),
        submitted_at: record.submitted_at.map(timestamp),
        released_at: record.released_at.map(timestamp),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// What was accepted with a doubt.
pub(crate) fn warnings(observation: &Observation) -> Vec<String> {
    observation.warnings().into_iter().map(|warning| warning.reason().to_owned()).collect()
}

/// An observation of a list.
pub(crate) fn listed(of: &Listed) -> pb::Observation {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    pb::Observation {
        id: of.id.to_string(),
        version: of.version,
        framework_id: of.framework.to_string(),
        framework_n: of.framework_n,
        school_id: of.school.to_string(),
        observer_ref: of.observer.to_string(),
        teacher_ref: String::new(),
        observed_on: Some(local_date(of.on)),
        period: of.period.into(),
        class_name: of.class_name.clone(),
        subject: of.subject.clone(),
        purpose: of.purpose.number(),
        status: of.status.number(),
        training: of.training,
        certification_id: id(of.certification),
        pair_id: id(of.pair),
        segments: of.extent.segments,
        snapshots: of.extent.snapshots,
        intervals: of.extent.intervals,
        marks: of.extent.marks,
        void_reason: of.void_reason.clone(),
        teacher_notified_at: of.notified_at.map(timestamp),
        submitted_at: of.submitted_at.map(timestamp),
        released_at: of.released_at.map(timestamp),
        create_time: Some(timestamp(of.created_at)),
        update_time: Some(timestamp(of.updated_at)),
    }
}

/// One observation, with its teacher and with what was seen as far as the caller may know.
pub(crate) fn seen(seen: &Seen) -> pb::GetObservationResponse {
    let record = seen.observation.record();
    let teacher_ref = record.lesson.teacher.to_string();
    let begun = record.status != ObservationStatus::Scheduled;
    let mut response = pb::GetObservationResponse {
        observation: Some(pb::Observation { teacher_ref, ..message(&seen.observation) }),
        record_withheld: begun && seen.known.is_none(),
        ..Default::default()
    };
    if let Some(known) = seen.known.as_ref().filter(|_| begun) {
        response.record = Some(observation_record::message(&known.record));
        response.agreed = observation_record::segment_marks_message(&known.agreed);
        response.interval_shares = observation_record::shares_message(&known.shares);
        response.feedback.clone_from(&record.feedback);
        response.doubts = known.doubts.iter().map(doubt).collect();
    }
    response
}

/// One observation for its teacher.
pub(crate) fn feedback((observation, known, framework): &(Observation, Known, Framework)) -> pb::GetObservationFeedbackResponse {
    let record = observation.record();
    let lesson = &record.lesson;
    let feedback = pb::ObservationFeedback {
        id: record.id.to_string(),
        framework_id: lesson.framework.to_string(),
        framework_n: lesson.framework_n,
        school_id: lesson.school.to_string(),
        observed_on: Some(local_date(lesson.on)),
        period: lesson.period.into(),
        class_name: lesson.class_name.clone(),
        subject: lesson.subject.clone(),
        purpose: lesson.purpose.number(),
        training: record.training,
        released_at: record.released_at.map(timestamp),
    };
    pb::GetObservationFeedbackResponse {
        feedback: Some(feedback),
        record: Some(observation_record::message(&known.record)),
        interval_shares: observation_record::shares_message(&known.shares),
        text: record.feedback.clone(),
        framework: Some(super::shown::framework(framework)),
    }
}

/// An observation of a teacher's list.
pub(crate) fn listed_feedback(of: &Listed) -> pb::ObservationFeedback {
    pb::ObservationFeedback {
        id: of.id.to_string(),
        framework_id: of.framework.to_string(),
        framework_n: of.framework_n,
        school_id: of.school.to_string(),
        observed_on: Some(local_date(of.on)),
        period: of.period.into(),
        class_name: of.class_name.clone(),
        subject: of.subject.clone(),
        purpose: of.purpose.number(),
        training: of.training,
        released_at: of.released_at.map(timestamp),
    }
}
