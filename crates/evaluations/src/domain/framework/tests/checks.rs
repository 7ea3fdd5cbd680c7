//! Everything that is wrong is found at once, each with its path.

use super::check::{NumberProblem, Problem, Violation, complete, sound};
use super::*;
use crate::domain::scores::OneApart;

fn found(of: &[Violation]) -> Vec<(String, Problem)> {
    of.iter().map(|violation| (violation.path.clone(), violation.problem.clone())).collect()
}

fn sound_of(content: &Content) -> Vec<(String, Problem)> {
    found(&sound(&about(FrameworkKind::SchoolRubric), content))
}

fn at(path: &str, problem: Problem) -> (String, Problem) {
    (path.to_owned(), problem)
}

#[test]
fn the_rubric_and_the_record_are_sound_and_complete() {
    assert_eq!((sound_of(&rubric()), complete(&rubric())), (vec![], vec![]));
    let record = record();
    assert_eq!((sound(&about(FrameworkKind::IntervalCoding), &record), complete(&record)), (vec![], vec![]));
    assert_eq!((record.items().len(), rubric().items()), (25, vec!["A.1", "A.2", "B.1"]));
}

#[test]
fn a_tree_and_an_interval_record_are_for_frameworks_of_different_kinds() {
    let rubric_kind = FrameworkKind::SchoolRubric;
    assert_eq!(sound_of(&record()), [at("interval_coding", Problem::OfAnotherKind(rubric_kind))]);
    let wrong = sound(&about(FrameworkKind::IntervalCoding), &rubric());
    assert_eq!(paths(&wrong), ["interval_coding", "nodes"]);
    let procedure = Procedure {
        segments: 2,
        segment_minutes: 15,
        snapshot_minutes: vec![4, 4, 15],
        exam_share_e4: 8_000,
        exam_within_levels: 1,
        certified_months: 12,
        double_coded_e4: 1_500,
    };
    let observed = Content { procedure: Some(procedure), ..rubric() };
    let snapshots = [
        at("procedure.snapshot_minutes[1]", Problem::NotRising),
        at("procedure.snapshot_minutes[2]", Problem::GoesWith("segment_minutes")),
    ];
    assert_eq!(found(&sound(&about(FrameworkKind::ClassroomObservation), &observed)), snapshots);
    assert_eq!(sound_of(&observed)[0], at("procedure", Problem::OfAnotherKind(rubric_kind)));
    let settled = Content { consensus: Some(ConsensusRule { one_apart: OneApart::Mean, far_apart: 2 }), ..rubric() };
    let of_lessons = About { unit: Unit::Lesson, ..about(FrameworkKind::ClassroomObservation) };
    assert_eq!(found(&sound(&of_lessons, &settled)), [at("consensus", Problem::OfAnotherKind(FrameworkKind::ClassroomObservation))]);
    assert_eq!(sound_of(&settled), []);
}

#[test]
fn every_code_stands_once_and_leads_somewhere() {
    let mut content = rubric();
    content.scales.push(Scale { levels: vec![content.scales[0].levels[0].clone(), content.scales[0].levels[0].clone()], ..scale(5) });
    content.descriptor_sets.push(DescriptorSet { scale: "TEN".to_owned(), ..descriptors(5) });
    content.descriptor_sets[0].levels[4].rank = 6;
    content.descriptor_sets[0].levels[1].rank = 1;
    content.nodes[2].code = "A.1".to_owned();
    content.nodes[2].scale = "SIX".to_owned();
    content.nodes[2].descriptors = "NOWHERE".to_owned();
    content.nodes[4].parent = "C".to_owned();
    content.cut_offs[0].scope = CutOffScope::Node;
    let codes = |code: &str| Problem::Twice(code.to_owned());
    let unknown = |code: &str| Problem::Unknown(code.to_owned());
    let expected = [
        at("scales[1].code", codes("FIVE")),
        at("scales[1].levels[1].code", codes("L1")),
        at("descriptor_sets[0].levels[1].rank", codes("1")),
        at("descriptor_sets[0].levels[4].rank", Problem::NoSuchLevel { levels: 5 }),
        at("descriptor_sets[1].code", codes("LOOKS")),
        at("descriptor_sets[1].scale_code", unknown("TEN")),
        at("nodes[2].code", codes("A.1")),
        at("nodes[2].scale_code", unknown("SIX")),
        at("nodes[2].descriptor_set_code", unknown("NOWHERE")),
        at("nodes[4].parent_code", unknown("C")),
        at("cut_offs[0].node_code", Problem::GoesWith("CUT_OFF_SCOPE_NODE")),
        at("scales[1].levels[1].points_e4", Problem::NotRising),
    ];
    assert_eq!(sound_of(&content), expected);
}

#[test]
fn what_is_needed_stands_before_what_needs_it_so_that_there_are_no_circles() {
    let mut content = rubric();
    content.nodes.swap(0, 1);
    content.nodes[4].only_if = Some(OnlyIf { node: "A.2".to_owned(), level: "L9".to_owned() });
    content.nodes[2].only_if = Some(OnlyIf { node: "B.1".to_owned(), level: "L1".to_owned() });
    let expected = [
        at("nodes[0].parent_code", Problem::StandsLater("A".to_owned())),
        at("nodes[2].only_if.node_code", Problem::StandsLater("B.1".to_owned())),
        at("nodes[4].only_if.level_code", Problem::Unknown("L9".to_owned())),
    ];
    assert_eq!(sound_of(&content), expected);
    content.nodes[1].parent = "A".to_owned();
    assert!(sound_of(&content).contains(&at("nodes[1].parent_code", Problem::StandsLater("A".to_owned()))), "nothing lies in itself");
}

#[test]
fn points_and_bands_rise_and_ranks_are_levels_of_the_scale() {
    let mut content = rubric();
    content.scales[0].levels[3].points_e4 = 10_000;
    content.cut_offs[0].bands[2].from_e4 = 200_000;
    content.cut_offs[0].bands[4].rank = 4;
    content.cut_offs.push(CutOffTable {
        code: "HIGH".to_owned(),
        bands: vec![Band { rank: 6, ..content.cut_offs[0].bands[0].clone() }],
        ..content.cut_offs[0].clone()
    });
    content.evidence = Some(EvidenceRule { min_per_item: 1, from_rank: 6 });
    content.nodes[0].evidence = Some(EvidenceRule { min_per_item: 1, from_rank: 1 });
    let expected = [
        at("scales[0].levels[3].points_e4", Problem::NotRising),
        at("cut_offs[0].bands[2].from_e4", Problem::NotRising),
        at("cut_offs[0].bands[4].rank", Problem::NotRising),
        at("cut_offs[1].bands[0].rank", Problem::NoSuchLevel { levels: 5 }),
        at("evidence.from_rank", Problem::NoSuchLevel { levels: 5 }),
        at("nodes[0].evidence.from_rank", Problem::NoSuchLevel { levels: 0 }),
    ];
    assert_eq!(sound_of(&content), expected);
    let choice = Content { scales: vec![Scale { kind: ScaleType::Choice, ..scale(2) }], cut_offs: vec![], evidence: None, ..rubric() };
    assert!(sound_of(&choice).contains(&at("scales[0].levels[1].points_e4", Problem::GoesWith("SCALE_TYPE_LEVEL"))));
}

#[test]
fn more_than_fits_into_one_message_is_refused() {
    let note = "ก".repeat(1_000);
    let content = Content { notes: vec![note; 140], ..rubric() };
    assert!(matches!(sound_of(&content).as_slice(), [(path, Problem::TooLarge { bytes })] if path.is_empty() && *bytes > 400_000));
}

#[test]
fn what_experts_are_asked_about_is_there_in_thai_with_every_level_described() {
    let mut content = rubric();
    content.effective_year = None;
    content.descriptor_sets[0].levels.remove(3);
    content.nodes[1].descriptors.clear();
    content.nodes[2].text = LocalizedText::new("", "English alone");
    content.nodes.push(node("C", "", 0, 1));
    content.nodes[5].children_weight_e4 = 0;
    content.nodes[4].scale.clear();
    content.scales[0].levels[0].label = LocalizedText::default();
    let expected = [
        at("effective_year", Problem::Required),
        at("nodes[5].weight_e4", Problem::Number(NumberProblem::WeightMissing)),
        at("nodes[1].descriptor_set_code", Problem::DescriptorsMissing(vec![1, 2, 3, 4, 5])),
        at("nodes[2].descriptor_set_code", Problem::DescriptorsMissing(vec![4])),
        at("nodes[4].scale_code", Problem::Required),
        at("nodes[5]", Problem::Childless),
        at("nodes[2].text", Problem::ThaiMissing),
        at("scales[0].levels[0].label", Problem::ThaiMissing),
    ];
    assert_eq!(found(&complete(&content)), expected);
    let empty = Content { nodes: vec![], weighting: WeightingRule::None, root_weight_e4: 0, ..rubric() };
    assert!(found(&complete(&empty)).contains(&at("nodes", Problem::NoItems)));
}

#[test]
fn weights_of_siblings_are_what_their_parent_declares() {
    let mut content = rubric();
    content.nodes[2].weight_e4 = 250_001;
    content.root_weight_e4 = 990_000;
    let off = |sum, declared| Problem::Number(NumberProblem::WeightsOff { sum, declared });
    assert_eq!(
        found(&complete(&content)),
        [at("root_weight_e4", off(1_000_000, 990_000)), at("nodes[0].children_weight_e4", off(600_001, 600_000))]
    );
    let unweighted = Content { weighting: WeightingRule::None, ..rubric() };
    let none = found(&complete(&unweighted));
    assert_eq!(none.iter().filter(|(_, problem)| *problem == Problem::Number(NumberProblem::WeightNotExpected)).count(), 8);
    assert!(none.contains(&at("weighting", Problem::GoesWith("AGGREGATION_RULE_WEIGHTED_POINTS"))));
    let equal = Content { weighting: WeightingRule::EqualWithinStandard, ..rubric() };
    assert_eq!(
        found(&complete(&equal)),
        [at("nodes[2].weight_e4", Problem::Number(NumberProblem::WeightDiffers))],
        "items of one standard, not of two"
    );
}

#[test]
fn points_say_the_same_as_the_formula() {
    let mut content = rubric();
    content.scales[0].levels[1].points_e4 = 240_000;
    assert_eq!(
        found(&complete(&content)),
        [at("scales[0].levels[1].points_e4", Problem::Number(NumberProblem::PointsDiffer { expected: 250_000 }))]
    );
    content.aggregation.percent_formula = None;
    assert_eq!(complete(&content), []);
    let mut other = rubric();
    other.scales.push(Scale { code: "THREE".to_owned(), ..scale(3) });
    other.nodes[4].scale = "THREE".to_owned();
    let expected = at("nodes[4].descriptor_set_code", Problem::DescribesAnotherScale("FIVE".to_owned()));
    assert_eq!(found(&complete(&other)), [expected]);
}
