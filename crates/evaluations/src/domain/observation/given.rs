//! A small instrument like the shipped one, and records by it.

use chassis::kernel::LocalizedText;

use super::*;
use crate::domain::framework::{
    Aggregation, AggregationRule, Content, IntervalCode, IntervalCoding, IntervalGroup, Judgement, Level, Node, NodeKind, OnlyIf,
    Procedure, Scale, ScaleType, WeightingRule,
};

fn scale(code: &str, kind: ScaleType, levels: &[&str]) -> Scale {
    let points = |at: usize| if kind == ScaleType::Level { i64::try_from(at).unwrap() + 1 } else { 0 };
    let level = |(at, code): (usize, &&str)| Level {
        code: (*code).to_owned(), label: LocalizedText::thai("ระดับ"), points_e4: points(at)
    };
    Scale { code: code.to_owned(), kind, levels: levels.iter().enumerate().map(level).collect() }
}

fn node(code: &str, kind: NodeKind, scale: &str, tag: &str) -> Node {
    Node {
        code: code.to_owned(),
        parent: String::new(),
        kind,
        text: LocalizedText::thai("ข้อความ"),
        weight_e4: 0,
        children_weight_e4: 0,
        scale: scale.to_owned(),
        scored: tag != "LOCAL_EXTENSION",
        na_allowed: code == "1.2",
        descriptors: String::new(),
        tags: vec![tag.to_owned()],
        only_if: (code == "T2").then(|| OnlyIf { node: "T1".to_owned(), level: "YES".to_owned() }),
        evidence: None,
    }
}

fn empty() -> Content {
    Content {
        effective_year: Some(2567),
        scales: Vec::new(),
        nodes: Vec::new(),
        descriptor_sets: Vec::new(),
        interval_coding: None,
        weighting: WeightingRule::None,
        root_weight_e4: 0,
        consensus: None,
        aggregation: Aggregation {
            rule: AggregationRule::HolisticFromBehaviours,
            alternatives: Vec::new(),
            percent_formula: None,
            na_handling: None,
            min_rated_e4: 0,
            measures: Vec::new(),
        },
        cut_offs: Vec::new(),
        pass_percent_e4: 0,
        evidence: None,
        procedure: None,
        own_targets: false,
        judgement: Judgement::HolisticPerElement,
        rounds: Vec::new(),
        notes: Vec::new(),
    }
}

/// Two segments of 15 minutes with two snapshots each; two elements, two behaviours, a checklist.
pub(crate) fn content() -> Content {
    use NodeKind::{Behaviour, Indicator};
    Content {
        scales: vec![
            scale("ELEMENT5", ScaleType::Level, &["1", "2", "3", "4", "5"]),
            scale("LMH", ScaleType::Choice, &["L", "M", "H"]),
            scale("YES_NO", ScaleType::Choice, &["NO", "YES"]),
        ],
        nodes: vec![
            node("T1", Indicator, "YES_NO", "PER_SNAPSHOT"),
            node("T2", Indicator, "LMH", "PER_SNAPSHOT"),
            node("A", NodeKind::Dimension, "", "PER_SEGMENT"),
            node("1", Indicator, "ELEMENT5", "PER_SEGMENT"),
            node("1.1", Behaviour, "LMH", "PER_SEGMENT"),
            node("1.2", Behaviour, "LMH", "PER_SEGMENT"),
            node("2", Indicator, "ELEMENT5", "PER_SEGMENT"),
            node("OA1", Behaviour, "YES_NO", "LOCAL_EXTENSION"),
        ],
        procedure: Some(Procedure {
            segments: 2,
            segment_minutes: 15,
            snapshot_minutes: vec![4, 9],
            exam_share_e4: 8_000,
            exam_within_levels: 1,
            certified_months: 12,
            double_coded_e4: 1_500,
        }),
        ..empty()
    }
}

/// Codes of both sides, several of them in one interval.
pub(crate) fn coding() -> Content {
    let code = |code: &str| IntervalCode { code: code.to_owned(), text: LocalizedText::thai("รหัส") };
    let group = |name: &str, codes: &[&str]| IntervalGroup {
        code: name.to_owned(),
        name: LocalizedText::thai("ฝ่าย"),
        codes: codes.iter().map(|c| code(c)).collect(),
    };
    let groups = vec![group("T", &["T1", "T2"]), group("S", &["S1"])];
    Content { interval_coding: Some(IntervalCoding { interval_seconds: 120, several_codes: true, groups }), ..empty() }
}

pub(crate) fn mark(code: &str, rank: i32) -> Mark {
    Mark { code: code.to_owned(), seen: Seen::Level(rank) }
}

pub(crate) fn absent(code: &str, absence: Absence) -> Mark {
    Mark { code: code.to_owned(), seen: Seen::Absent(absence) }
}

/// A whole record by [`content`] with these levels of both elements in each segment.
pub(crate) fn record(elements: [[i32; 2]; 2]) -> Record {
    let segment = |(at, [first, second]): (i32, [i32; 2])| Segment {
        start_minute: at * 20,
        marks: vec![mark("1", first), mark("1.1", 2), absent("1.2", Absence::NotApplicable), mark("2", second)],
    };
    let snapshot = |minute: i32| Snapshot { minute, marks: vec![mark("T1", 2), mark("T2", 3)] };
    Record {
        pupils_present: 28,
        segments: (0..).zip(elements).map(segment).collect(),
        snapshots: [4, 9, 24, 29].map(snapshot).to_vec(),
        marks: vec![mark("OA1", 2)],
        notes: "บันทึกของผู้สังเกต".to_owned(),
        ..Record::default()
    }
}

/// A lesson that nobody has ever given.
pub(crate) fn lesson(observer: u128) -> Lesson {
    Lesson {
        framework: FrameworkId(Uuid::nil()),
        framework_n: 1,
        school: Uuid::from_u128(10),
        observer: Uuid::from_u128(observer),
        teacher: Uuid::from_u128(99),
        on: jiff::civil::date(2022, 6, 1),
        period: 2,
        class_name: "ป.4/1".to_owned(),
        subject: "คณิตศาสตร์".to_owned(),
        purpose: Purpose::Feedback,
        teacher_notified_at: None,
    }
}
