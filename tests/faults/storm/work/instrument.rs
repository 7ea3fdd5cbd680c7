//! The instrument with which lessons are watched: two segments with a look at the class in each, two elements, and no examination.

use api::evaluations::v1 as pb;

use super::rubric::{about, described, levels, text};

/// What is given a level in every segment.
pub(super) const ELEMENTS: [&str; 2] = ["1", "2"];
/// What is looked for in every look at the class.
pub(super) const LOOK: &str = "T1";
pub(super) const SEGMENTS: i32 = 2;
pub(super) const SEGMENT_MINUTES: i32 = 15;
/// The minute of a segment at which the class is looked at.
pub(super) const LOOK_AT: i32 = 7;

/// The instrument, and what its version says.
pub(super) fn instrument() -> (pb::FrameworkInput, pb::FrameworkContent) {
    let about = pb::FrameworkInput {
        kind: pb::FrameworkKind::ClassroomObservation.into(),
        unit: pb::JudgedUnit::Lesson.into(),
        ..about("ALO-TEST", "แบบสังเกตทดสอบ (ข้อมูลสมมติ)")
    };
    (about, content())
}

fn content() -> pb::FrameworkContent {
    use pb::NodeKind::{Dimension, Indicator};
    let scale = |code: &str, kind: pb::ScaleType, points: i64| pb::Scale {
        code: code.to_owned(),
        kind: kind.into(),
        levels: levels([("L1", 0), ("L2", points)]),
    };
    let elements = ELEMENTS.map(|code| node((code, "A"), Indicator, "TWO", "PER_SEGMENT"));
    let around = [
        node(("T", ""), Dimension, "", "PER_SNAPSHOT"),
        node((LOOK, "T"), Indicator, "SEEN", "PER_SNAPSHOT"),
        node(("A", ""), Dimension, "", "PER_SEGMENT"),
    ];
    pb::FrameworkContent {
        effective_year: Some(api::schools::v1::AcademicYear { be_year: 2564 }),
        scales: vec![scale("TWO", pb::ScaleType::Level, 1_000_000), scale("SEEN", pb::ScaleType::Choice, 0)],
        nodes: around.into_iter().chain(elements).collect(),
        descriptor_sets: vec![described("TWO"), described("SEEN")],
        procedure: Some(pb::ObservationProcedure {
            segments: SEGMENTS,
            segment_minutes: SEGMENT_MINUTES,
            snapshot_minutes: vec![LOOK_AT],
            ..Default::default()
        }),
        weighting: pb::WeightingRule::None.into(),
        aggregation: Some(pb::Aggregation { rule: pb::AggregationRule::HolisticFromBehaviours.into(), ..Default::default() }),
        judgement: pb::Judgement::HolisticPerElement.into(),
        notes: vec!["ทดสอบ".to_owned()],
        ..Default::default()
    }
}

fn node((code, parent): (&str, &str), kind: pb::NodeKind, scale: &str, tag: &str) -> pb::FrameworkNode {
    pb::FrameworkNode {
        code: code.to_owned(),
        parent_code: parent.to_owned(),
        kind: kind.into(),
        text: text(),
        scale_code: scale.to_owned(),
        descriptor_set_code: scale.to_owned(),
        scored: !scale.is_empty(),
        tags: vec![tag.to_owned()],
        ..Default::default()
    }
}
