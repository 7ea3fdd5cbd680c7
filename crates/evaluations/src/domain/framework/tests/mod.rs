//! A small rubric that is complete, an interval record of 25 codes, and what may be wrong with them.

mod canonical;
mod checks;
mod congruence;
mod equating;
mod life_cycle;
mod properties;

use chassis::kernel::LocalizedText;
use uuid::Uuid;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
/// Three experts, and a mean of one half.
const RULE: CongruenceRule = CongruenceRule { experts: 3, mean_e4: 5_000 };

fn thai(text: &str) -> LocalizedText {
    LocalizedText::thai(text)
}

fn about(kind: FrameworkKind) -> About {
    About {
        code: "WSA-TEST".to_owned(),
        owner: Uuid::from_u128(7),
        kind,
        purpose: Purpose::Formative,
        unit: Unit::School,
        name: thai("เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)"),
        adapted_from: String::new(),
        export_prefix: "WSA".to_owned(),
        licence: Licence {
            code: "PROJECT-OWNED".to_owned(),
            attribution: "Sala".to_owned(),
            text: String::new(),
            disclaimer: String::new(),
            note: String::new(),
        },
    }
}

fn scale(levels: i32) -> Scale {
    let step = 1_000_000 / i64::from(levels - 1);
    let level = |rank: i32| Level { code: format!("L{rank}"), label: thai("ระดับ"), points_e4: i64::from(rank - 1) * step };
    Scale { code: "FIVE".to_owned(), kind: ScaleType::Level, levels: (1..=levels).map(level).collect() }
}

fn descriptors(levels: i32) -> DescriptorSet {
    let level = |rank| LevelDescriptor { rank, text: thai("คำอธิบาย") };
    DescriptorSet { code: "LOOKS".to_owned(), scale: "FIVE".to_owned(), levels: (1..=levels).map(level).collect() }
}

fn node(code: &str, parent: &str, weight: i64, children: i64) -> Node {
    let is_item = children == 0;
    Node {
        code: code.to_owned(),
        parent: parent.to_owned(),
        kind: if is_item { NodeKind::Indicator } else { NodeKind::Dimension },
        text: thai("ข้อความ"),
        weight_e4: weight * 10_000,
        children_weight_e4: children * 10_000,
        scale: if is_item { "FIVE".to_owned() } else { String::new() },
        scored: is_item,
        na_allowed: is_item,
        descriptors: if is_item { "LOOKS".to_owned() } else { String::new() },
        tags: Vec::new(),
        only_if: None,
        evidence: None,
    }
}

/// Two dimensions of 60 and 40 with three indicators.
fn rubric() -> Content {
    Content {
        effective_year: Some(2567),
        scales: vec![scale(5)],
        nodes: vec![
            node("A", "", 60, 60),
            node("A.1", "A", 35, 0),
            node("A.2", "A", 25, 0),
            node("B", "", 40, 40),
            node("B.1", "B", 40, 0),
        ],
        descriptor_sets: vec![descriptors(5)],
        interval_coding: None,
        weighting: WeightingRule::Declared,
        root_weight_e4: 1_000_000,
        consensus: None,
        aggregation: Aggregation {
            rule: AggregationRule::WeightedPoints,
            alternatives: Vec::new(),
            percent_formula: Some(PercentFormula::LevelMinusOne),
            na_handling: Some(NaHandling::RemoveAndRenormalise),
            min_rated_e4: 8_000,
            measures: Vec::new(),
        },
        cut_offs: vec![CutOffTable {
            code: "OVERALL".to_owned(),
            scope: CutOffScope::Overall,
            node: String::new(),
            year: None,
            unit: CutOffUnit::Percent,
            rounded_to: None,
            bands: (1..=5).map(|rank| Band { rank, from_e4: i64::from(rank - 1) * 200_000, label: LocalizedText::default() }).collect(),
        }],
        pass_percent_e4: 600_000,
        evidence: Some(EvidenceRule { min_per_item: 1, from_rank: 4 }),
        procedure: None,
        own_targets: false,
        judgement: Judgement::PerIndicator,
        rounds: vec![Round::Baseline, Round::Endline],
        notes: Vec::new(),
    }
}

/// Twelve codes of the teacher and thirteen of the pupils, every two minutes.
fn record() -> Content {
    let group = |code: &str, codes: usize| IntervalGroup {
        code: code.to_owned(),
        name: thai("กลุ่ม"),
        codes: (1..=codes).map(|n| IntervalCode { code: format!("{code}{n}"), text: thai("รหัส") }).collect(),
    };
    let coding = IntervalCoding { interval_seconds: 120, several_codes: true, groups: vec![group("T", 12), group("S", 13)] };
    let aggregation =
        Aggregation { rule: AggregationRule::ShareOfIntervals, percent_formula: None, na_handling: None, ..rubric().aggregation };
    Content {
        interval_coding: Some(coding),
        scales: Vec::new(),
        nodes: Vec::new(),
        descriptor_sets: Vec::new(),
        weighting: WeightingRule::None,
        root_weight_e4: 0,
        aggregation,
        cut_offs: Vec::new(),
        evidence: None,
        ..rubric()
    }
}

fn created(kind: FrameworkKind) -> Framework {
    Framework::create(FrameworkId(Uuid::from_u128(1)), about(kind), NOW).expect("a framework").0
}

/// A framework with one version that says this.
fn drafted(content: Content) -> (Framework, FrameworkVersion) {
    let mut framework = created(FrameworkKind::SchoolRubric);
    let (version, _) = framework.draft(content, None, NOW).expect("sound");
    (framework, version)
}

/// The same, as far as this.
fn at(status: VersionStatus) -> (Framework, FrameworkVersion) {
    let (framework, mut version) = drafted(rubric());
    version.head.status = status;
    let mut record = framework.record;
    record.versions = vec![version.head.clone()];
    (Framework::restore(record), version)
}

/// What an expert says who says the same about every item.
fn says(expert: u128, congruence: Congruence, content: &Content) -> ExpertRatings {
    let ratings = content.items().into_iter().map(|item| (item.to_owned(), congruence)).collect();
    ExpertRatings { expert: Uuid::from_u128(expert), ratings, at: NOW }
}

fn paths(found: &[check::Violation]) -> Vec<&str> {
    found.iter().map(|violation| violation.path.as_str()).collect()
}
