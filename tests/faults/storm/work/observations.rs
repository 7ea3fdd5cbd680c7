//! What clerks ask of the evaluations service about lessons that they watch. The mark of a write is the state that follows from it, as with
//! assessments; what was seen in a lesson and said to its teacher is told to nobody.

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use testkit::Caller;
use uuid::Uuid;

use super::evaluations::{PERSONS, Request, comment, somebody};
use super::ground::Judged;
use super::instrument::{ELEMENTS, LOOK, LOOK_AT, SEGMENT_MINUTES, SEGMENTS};
use super::numbers::day;
use super::{Form, Mark, Verdict, told};

/// Segments of a whole lesson.
pub(in crate::faults::storm) const WHOLE: i32 = SEGMENTS;
/// The first day on which anybody watches a lesson.
const FIRST_DAY: Date = date(2021, 6, 1);
/// Lessons of a day.
const LESSONS: i32 = 10;

#[derive(Debug, Clone)]
pub(super) enum Call {
    Schedule(pb::ScheduleObservationRequest),
    Record(pb::RecordObservationRequest),
    Submit(pb::SubmitObservationRequest),
    Release(pb::ReleaseObservationRequest),
    Void(pb::VoidObservationRequest),
}

/// An observation as its clerk expects it to stand after a write.
#[derive(Debug, Clone, Copy)]
pub(in crate::faults::storm) struct Watched {
    pub(in crate::faults::storm) id: Uuid,
    pub(in crate::faults::storm) version: i64,
    pub(in crate::faults::storm) status: pb::ObservationStatus,
    /// Does not count, because the clerk is not certified. Known once it is submitted.
    pub(in crate::faults::storm) training: bool,
    /// Segments, snapshots and marks.
    pub(in crate::faults::storm) extent: [i32; 3],
}

impl Watched {
    /// The mark that it is.
    pub(in crate::faults::storm) fn mark(self) -> String {
        let status = self.status.as_str_name().trim_start_matches("OBSERVATION_STATUS_");
        let counts = if self.training { "training" } else { "counts" };
        let [segments, snapshots, marks] = self.extent;
        format!("{}@{} {status} {counts} {segments}/{snapshots}/{marks}", self.id, self.version)
    }
}

/// Whether a clerk is certified: every second one.
pub(in crate::faults::storm) fn is_certified(clerk: u64) -> bool {
    clerk.is_multiple_of(2)
}

/// How much is recorded of so many segments.
pub(in crate::faults::storm) fn extent(segments: i32) -> [i32; 3] {
    let elements = i32::try_from(ELEMENTS.len()).unwrap_or(i32::MAX);
    [segments, segments, segments * (elements + 1)]
}

impl Request {
    /// A lesson of a teacher who is watched in this run only, so that nobody watches it twice.
    pub(in crate::faults::storm) fn schedule(form: &Form, after: Watched, (judged, school, person): (&Judged, Uuid, &str)) -> Self {
        let Mark { seed, write, .. } = form.mark;
        let request = pb::ScheduleObservationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            framework_id: judged.instrument.clone(),
            framework_n: 1,
            school_id: school.to_string(),
            observer_ref: person.to_owned(),
            teacher_ref: somebody(PERSONS + u64::from(seed.unsigned_abs())),
            observed_on: day(FIRST_DAY.checked_add((write / LESSONS).days()).unwrap_or(FIRST_DAY)),
            period: 1 + write % LESSONS,
            class_name: "ป.4/1".to_owned(),
            subject: "คณิตศาสตร์".to_owned(),
            purpose: pb::ObservationPurpose::Feedback.into(),
            teacher_notified_at: None,
        };
        Self::watch(Call::Schedule(request), after.mark(), Vec::new())
    }

    /// What was seen in the first segments.
    pub(in crate::faults::storm) fn record(form: &Form, (after, before): (Watched, i64)) -> Self {
        let seen = seen(form.mark, after.extent[0]);
        let says = vec![line(&seen)];
        let request = pb::RecordObservationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
            record: Some(seen),
        };
        Self::watch(Call::Record(request), after.mark(), says)
    }

    pub(in crate::faults::storm) fn submit_observation(form: &Form, (after, before): (Watched, i64)) -> Self {
        let request = pb::SubmitObservationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
        };
        Self::watch(Call::Submit(request), after.mark(), Vec::new())
    }

    /// To its teacher, with a word about it.
    pub(in crate::faults::storm) fn release(form: &Form, (after, before): (Watched, i64)) -> Self {
        let request = pb::ReleaseObservationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
            feedback: comment(form.mark),
        };
        let says = vec![request.feedback.clone()];
        Self::watch(Call::Release(request), after.mark(), says)
    }

    pub(in crate::faults::storm) fn void(form: &Form, (after, before): (Watched, i64)) -> Self {
        let request = pb::VoidObservationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
            reason: "ครูลาป่วย".to_owned(),
        };
        Self::watch(Call::Void(request), after.mark(), Vec::new())
    }
}

impl Call {
    /// Leaves its required part out.
    pub(super) fn break_off(&mut self) {
        match self {
            Self::Schedule(request) => request.purpose = 0,
            Self::Record(request) => request.record = None,
            Self::Submit(request) => request.expected_version = 0,
            Self::Release(request) => request.feedback.clear(),
            Self::Void(request) => request.reason.clear(),
        }
    }

    /// Makes another request of it under the same number.
    pub(super) fn reword(&mut self, mark: Mark) {
        match self {
            Self::Schedule(request) => request.subject = mark.to_string(),
            Self::Record(request) => request.record = Some(seen(mark, WHOLE)),
            Self::Submit(request) => request.expected_version += 1,
            Self::Release(request) => request.feedback = comment(mark),
            Self::Void(request) => request.reason = mark.to_string(),
        }
    }

    pub(super) fn request_id(&self) -> &str {
        match self {
            Self::Schedule(request) => &request.request_id,
            Self::Record(request) => &request.request_id,
            Self::Submit(request) => &request.request_id,
            Self::Release(request) => &request.request_id,
            Self::Void(request) => &request.request_id,
        }
    }

    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::Schedule(_) => "agree on an observation",
            Self::Record(_) => "record an observation",
            Self::Submit(_) => "submit an observation",
            Self::Release(_) => "release an observation",
            Self::Void(_) => "void an observation",
        }
    }

    pub(super) async fn send(&self, mut client: EvaluationsServiceClient<Caller>) -> Verdict {
        macro_rules! send {
            ($method:ident, $request:ident) => {{
                let reply = client.$method($request.clone()).await?.into_inner();
                Ok(told(&reply, reply.observation.as_ref().map(|it| (it.id.as_str(), it.version))))
            }};
        }
        match self {
            Self::Schedule(request) => send!(schedule_observation, request),
            Self::Record(request) => send!(record_observation, request),
            Self::Submit(request) => send!(submit_observation, request),
            Self::Release(request) => send!(release_observation, request),
            Self::Void(request) => send!(void_observation, request),
        }
    }
}

/// What a clerk sees with a write in so many segments.
fn seen(mark: Mark, segments: i32) -> pb::ObservationRecord {
    let level = |code: &str, at: i32| pb::CodedMark { code: code.to_owned(), rank: 1 + (mark.write + at) % 2, absence: 0 };
    let begins = |segment: i32| segment * SEGMENT_MINUTES;
    let segment = |n: i32| pb::ObservedSegment {
        start_minute: begins(n),
        marks: ELEMENTS.into_iter().zip(n..).map(|(code, at)| level(code, at)).collect(),
    };
    pb::ObservationRecord {
        pupils_present: 1 + mark.write % 40,
        segments: (0..segments).map(segment).collect(),
        snapshots: (0..segments).map(|n| pb::ObservedSnapshot { minute: begins(n) + LOOK_AT, marks: vec![level(LOOK, n)] }).collect(),
        notes: comment(mark),
        ..Default::default()
    }
}

/// All of a record, as one line: pupils, segments, looks at the class, and what the observer wrote down.
pub(in crate::faults::storm) fn line(record: &pb::ObservationRecord) -> String {
    let marks = |marks: &[pb::CodedMark]| marks.iter().map(|mark| format!("{}={}", mark.code, mark.rank)).collect::<Vec<_>>().join(",");
    let part = |(minute, seen): (i32, &[pb::CodedMark])| format!("{minute}:{}", marks(seen));
    let segments = record.segments.iter().map(|segment| (segment.start_minute, segment.marks.as_slice()));
    let snapshots = record.snapshots.iter().map(|snapshot| (snapshot.minute, snapshot.marks.as_slice()));
    let parts = segments.chain(snapshots).map(part);
    std::iter::once(record.pupils_present.to_string()).chain(parts).chain([record.notes.clone()]).collect::<Vec<_>>().join("|")
}
