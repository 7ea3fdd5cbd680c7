//! What stories about observations begin with: an instrument in use, two schools of two areas, people that are references nobody has.

use api::common::v1::LocalDate;
use api::evaluations::v1 as pb;
use jiff::civil::{Date, date};
use sqlx::AssertSqlSafe;
use testkit::World;
use tonic::Status;

use crate::given::{COORDINATOR, Client, OWNER, begin, client, content, expert, input, text};
use crate::step;

/// A school of the second service area, and one of another province.
pub(crate) const SCHOOL: &str = "0197f0a0-0000-7000-8000-000000000051";
pub(crate) const ELSEWHERE: &str = "0197f0a0-0000-7000-8000-000000000052";
/// The day of every lesson; the clock of a test stands behind it.
pub(crate) const LESSON: Date = date(2021, 12, 15);

pub(crate) type Reply<T> = Result<T, Status>;

/// Id of a person who does not exist.
pub(crate) fn person(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000b{n:04}")
}

pub(crate) const TEACHER: u32 = 90;

#[expect(clippy::unnecessary_wraps, reason = "days of messages may be absent")]
pub(crate) fn day(on: Date) -> Option<LocalDate> {
    Some(LocalDate { year: on.year().into(), month: on.month().into(), day: on.day().into(), be_text: String::new() })
}

/// The service behind the second wall, as in a deployment, with an instrument in use and two schools that are known since 2015.
pub(crate) async fn observed_world() -> (World, pb::Framework) {
    let world = World::deployed([evaluations::service()]).await;
    for (school, office, province) in [(SCHOOL, "4005", "40"), (ELSEWHERE, "4101", "41")] {
        let places = [format!("school:{school}"), format!("esao:{office}"), format!("province:{province}"), format!("district:{office}")];
        for (seq, place) in places.iter().enumerate() {
            let row = format!(
                "insert into evaluations.known_school_place (school_id, seq, place, valid)
                 values ('{school}', {seq}, '{place}', daterange('2015-05-16', null))"
            );
            sqlx::raw_sql(AssertSqlSafe(row)).execute(world.db("evaluations").pool()).await.expect("known");
        }
    }
    let mut all = client(&world, COORDINATOR);
    let framework = instrument(&mut all, "ALO-TEST", lesson_content()).await;
    (world, framework)
}

/// A framework for lessons whose first version is in use.
pub(crate) async fn instrument(all: &mut Client, code: &str, content: pb::FrameworkContent) -> pb::Framework {
    let now = tried_out_instrument(all, code, content).await;
    step!(all, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("published")
}

/// The same, as far as its trial.
pub(crate) async fn tried_out_instrument(all: &mut Client, code: &str, content: pb::FrameworkContent) -> pb::Framework {
    let is_coding = content.interval_coding.is_some();
    let kind = if is_coding { pb::FrameworkKind::IntervalCoding } else { pb::FrameworkKind::ClassroomObservation };
    let about = pb::FrameworkInput { kind: kind.into(), unit: pb::JudgedUnit::Lesson.into(), ..input(code, "แบบสังเกต") };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = all.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let items = items(&content);
    let drafted = all.create_framework_version(begin(&made, content)).await.expect("begun").into_inner().framework.expect("in the reply");
    let mut now = step!(all, submit_framework_version, SubmitFrameworkVersionRequest, drafted, 1).expect("complete");
    let said: Vec<pb::ExpertRating> =
        items.into_iter().map(|code| pb::ExpertRating { code, congruence: pb::Congruence::Congruent.into() }).collect();
    for number in 1..=3 {
        now = step!(all, record_expert_ratings, RecordExpertRatingsRequest, now, 1, expert_ref: expert(number), ratings: said.clone())
            .expect("recorded");
    }
    step!(all, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("congruent")
}

fn items(content: &pb::FrameworkContent) -> Vec<String> {
    let of_tree = content.nodes.iter().filter(|node| !node.scale_code.is_empty()).map(|node| node.code.clone());
    let coded = content.interval_coding.iter().flat_map(|coding| &coding.groups).flat_map(|group| &group.codes);
    of_tree.chain(coded.map(|code| code.code.clone())).collect()
}

fn scale(code: &str, kind: pb::ScaleType, levels: &[&str]) -> (pb::Scale, pb::DescriptorSet) {
    let points = |at: usize| if kind == pb::ScaleType::Level { i64::try_from(at).expect("few") * 10_000 + 10_000 } else { 0 };
    let level =
        |(at, code): (usize, &&str)| pb::ScaleLevel { code: (*code).to_owned(), label: text("ระดับ"), points_e4: points(at) };
    let described = |rank: i32| pb::LevelDescriptor { rank, text: text("คำอธิบาย") };
    let scale = pb::Scale { code: code.to_owned(), kind: kind.into(), levels: levels.iter().enumerate().map(level).collect() };
    let levels = (1..).zip(levels).map(|(rank, _)| described(rank)).collect();
    (scale, pb::DescriptorSet { code: code.to_owned(), scale_code: code.to_owned(), levels })
}

fn node(code: &str, parent: &str, kind: pb::NodeKind, scale: &str, tag: &str) -> pb::FrameworkNode {
    pb::FrameworkNode {
        code: code.to_owned(),
        parent_code: parent.to_owned(),
        kind: kind.into(),
        text: text("ข้อความ"),
        scale_code: scale.to_owned(),
        descriptor_set_code: scale.to_owned(),
        scored: !scale.is_empty() && tag != "LOCAL_EXTENSION",
        na_allowed: code == "1.2",
        tags: vec![tag.to_owned()],
        only_if: (code == "T2").then(|| pb::OnlyIf { node_code: "T1".to_owned(), level_code: "YES".to_owned() }),
        ..Default::default()
    }
}

/// Like the shipped instrument, smaller: two segments of 15 minutes with two snapshots each, two elements, two behaviours, a checklist.
pub(crate) fn lesson_content() -> pb::FrameworkContent {
    use pb::NodeKind::{Behaviour, Dimension, Indicator};
    let scales = [
        scale("ELEMENT5", pb::ScaleType::Level, &["1", "2", "3", "4", "5"]),
        scale("LMH", pb::ScaleType::Choice, &["L", "M", "H"]),
        scale("YES_NO", pb::ScaleType::Choice, &["NO", "YES"]),
    ];
    let (scales, descriptor_sets) = scales.into_iter().unzip();
    pb::FrameworkContent {
        scales,
        descriptor_sets,
        nodes: vec![
            node("T", "", Dimension, "", "PER_SNAPSHOT"),
            node("T1", "T", Indicator, "YES_NO", "PER_SNAPSHOT"),
            node("T2", "T", Indicator, "LMH", "PER_SNAPSHOT"),
            node("A", "", Dimension, "", "PER_SEGMENT"),
            node("1", "A", Indicator, "ELEMENT5", "PER_SEGMENT"),
            node("1.1", "1", Behaviour, "LMH", "PER_SEGMENT"),
            node("1.2", "1", Behaviour, "LMH", "PER_SEGMENT"),
            node("2", "A", Indicator, "ELEMENT5", "PER_SEGMENT"),
            node("OA", "", Dimension, "", "LOCAL_EXTENSION"),
            node("OA1", "OA", Behaviour, "YES_NO", "LOCAL_EXTENSION"),
        ],
        procedure: Some(pb::ObservationProcedure {
            segments: 2,
            segment_minutes: 15,
            snapshot_minutes: vec![4, 9],
            exam_share_e4: 8_000,
            exam_within_levels: 1,
            certified_months: 12,
            double_coded_e4: 1_500,
        }),
        weighting: pb::WeightingRule::None.into(),
        root_weight_e4: 0,
        aggregation: Some(pb::Aggregation { rule: pb::AggregationRule::HolisticFromBehaviours.into(), ..Default::default() }),
        cut_offs: Vec::new(),
        pass_percent_e4: 0,
        evidence: None,
        judgement: pb::Judgement::HolisticPerElement.into(),
        ..content()
    }
}

/// Codes of teacher and pupils every two minutes.
pub(crate) fn coding_content() -> pb::FrameworkContent {
    let code = |code: &str| pb::IntervalCode { code: code.to_owned(), text: text("รหัส") };
    let group = |name: &str, codes: &[&str]| pb::IntervalCodeGroup {
        code: name.to_owned(),
        name: text("ฝ่าย"),
        codes: codes.iter().map(|c| code(c)).collect(),
    };
    let coding =
        pb::IntervalCoding { interval_seconds: 120, several_codes: true, groups: vec![group("T", &["T1", "T2"]), group("S", &["S1"])] };
    pb::FrameworkContent {
        interval_coding: Some(coding),
        scales: Vec::new(),
        nodes: Vec::new(),
        descriptor_sets: Vec::new(),
        procedure: None,
        aggregation: Some(pb::Aggregation { rule: pb::AggregationRule::ShareOfIntervals.into(), ..Default::default() }),
        ..lesson_content()
    }
}

pub(crate) fn mark(code: &str, rank: i32) -> pb::CodedMark {
    pb::CodedMark { code: code.to_owned(), rank, absence: 0 }
}

pub(crate) fn absent(code: &str, absence: pb::MarkAbsence) -> pb::CodedMark {
    pb::CodedMark { code: code.to_owned(), rank: 0, absence: absence.into() }
}

/// A whole record with these levels of both elements in each segment.
pub(crate) fn record(elements: [[i32; 2]; 2]) -> pb::ObservationRecord {
    let segment = |(at, [first, second]): (i32, [i32; 2])| pb::ObservedSegment {
        start_minute: at * 20,
        marks: vec![mark("1", first), mark("1.1", 2), absent("1.2", pb::MarkAbsence::NotApplicable), mark("2", second)],
    };
    let snapshot = |minute: i32| pb::ObservedSnapshot { minute, marks: vec![mark("T1", 2), mark("T2", 3)] };
    pb::ObservationRecord {
        pupils_present: 28,
        segments: (0..).zip(elements).map(segment).collect(),
        snapshots: [4, 9, 24, 29].map(snapshot).to_vec(),
        marks: vec![mark("OA1", 2)],
        notes: "ครูให้เวลานักเรียนคิด\nแล้วจึงอภิปราย".to_owned(),
        ..Default::default()
    }
}

/// An observation of the lesson by this observer.
pub(crate) fn schedule(framework: &pb::Framework, observer: u32) -> pb::ScheduleObservationRequest {
    pb::ScheduleObservationRequest {
        framework_id: framework.id.clone(),
        framework_n: 1,
        school_id: SCHOOL.to_owned(),
        observer_ref: person(observer),
        teacher_ref: person(TEACHER),
        observed_on: day(LESSON),
        period: 2,
        class_name: "ป.4/1".to_owned(),
        subject: "คณิตศาสตร์".to_owned(),
        purpose: pb::ObservationPurpose::Feedback.into(),
        ..Default::default()
    }
}

pub(crate) async fn scheduled(client: &mut Client, request: pb::ScheduleObservationRequest) -> Reply<pb::Observation> {
    client.schedule_observation(request).await.map(|reply| reply.into_inner().observation.expect("in the reply"))
}

/// A step of an observation: `act!(client, record_observation, RecordObservationRequest, observation, record: …)`.
#[macro_export]
macro_rules! act {
    ($client:expr, $method:ident, $request:ident, $observation:expr $(, $field:ident: $value:expr)*) => {{
        let observation = &$observation;
        let request = pb::$request {
            id: observation.id.clone(), expected_version: observation.version, $($field: $value,)* ..Default::default()
        };
        $client.$method(request).await.map(|reply| reply.into_inner().observation.expect("in the reply"))
    }};
}

/// An observation by this observer that is submitted with these levels.
pub(crate) async fn submitted(client: &mut Client, framework: &pb::Framework, observer: u32, elements: [[i32; 2]; 2]) -> pb::Observation {
    let made = scheduled(client, schedule(framework, observer)).await.expect("agreed on");
    let made = act!(client, record_observation, RecordObservationRequest, made, record: Some(record(elements))).expect("sound");
    act!(client, submit_observation, SubmitObservationRequest, made).expect("complete")
}

/// Four fifths within one level of the master code.
pub(crate) fn exam() -> Vec<pb::ExamRating> {
    let rating = |(code, given_rank, master_rank): (&str, i32, i32)| pb::ExamRating { code: code.to_owned(), given_rank, master_rank };
    [("1", 3, 3), ("1", 4, 3), ("2", 2, 3), ("2", 5, 5), ("2", 1, 5)].map(rating).to_vec()
}

pub(crate) fn grant(framework: &pb::Framework, observer: u32) -> pb::GrantCertificationRequest {
    pb::GrantCertificationRequest {
        framework_id: framework.id.clone(),
        framework_n: 1,
        observer_ref: person(observer),
        valid_from: day(date(2021, 6, 1)),
        exam_ratings: exam(),
        ..Default::default()
    }
}

pub(crate) async fn certified(client: &mut Client, request: pb::GrantCertificationRequest) -> Reply<pb::Certification> {
    client.grant_certification(request).await.map(|reply| reply.into_inner().certification.expect("in the reply"))
}

pub(crate) async fn get(client: &mut Client, id: &str) -> Reply<pb::GetObservationResponse> {
    client.get_observation(pb::GetObservationRequest { id: id.to_owned() }).await.map(tonic::Response::into_inner)
}

/// The owner of the instrument, who decides about certificates and calibration.
pub(crate) fn owner(world: &World) -> Client {
    client(world, &format!("institute_coordinator@organisation:{OWNER}"))
}

/// An observer with nothing but the own grant.
pub(crate) fn observer(world: &World, n: u32) -> Client {
    client(world, &format!("assessor@person:{}", person(n)))
}
