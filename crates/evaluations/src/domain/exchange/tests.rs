mod template;

use std::collections::BTreeMap;

use chassis::kernel::LocalizedText;
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::cycle::CycleRound;
use crate::domain::framework::{
    About, AggregationRule, Content, EvidenceRule, FrameworkKind, FrameworkVersion, Licence, Purpose, Unit, VersionHead, VersionStatus,
};
use crate::domain::result::{Finding, Method};
use crate::domain::scores::{ConsensusRules, Score};

fn about() -> About {
    About {
        code: "TEST-1".to_owned(),
        owner: Uuid::from_u128(7),
        kind: FrameworkKind::SchoolRubric,
        purpose: Purpose::Formative,
        unit: Unit::School,
        name: LocalizedText::new("เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)", "A rubric"),
        adapted_from: String::new(),
        export_prefix: "T".to_owned(),
        licence: Licence {
            code: "CC-BY-4.0".to_owned(),
            attribution: "คณะผู้จัดทำ".to_owned(),
            text: String::new(),
            disclaimer: "ฉบับดัดแปลง".to_owned(),
            note: String::new(),
        },
    }
}

fn first(content: Content) -> FrameworkVersion {
    let head = VersionHead {
        n: 1,
        status: VersionStatus::Published,
        effective_year: content.effective_year,
        copied_from: None,
        content_hash: None,
        experts: 0,
        retire_reason: String::new(),
        published_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
    };
    FrameworkVersion { head, content, ratings: Vec::new() }
}

fn sheets(tables: Filled) -> Sheets {
    let wanted: Vec<Table> = tables.iter().map(|(table, _)| *table).collect();
    let sheet = |(table, rows): (Table, Vec<Vec<String>>)| {
        let heading = table.columns().iter().map(|column| (*column).to_owned()).collect();
        let lines = (1..).zip(std::iter::once(heading).chain(rows)).map(|(no, cells)| Line { no, cells }).collect();
        Sheet::of(table, lines).unwrap()
    };
    Sheets::of(&wanted, tables.into_iter().map(sheet).collect()).unwrap()
}

fn levels(scores: &[i32]) -> Vec<CriterionLevel> {
    (1..).zip(scores).map(|(at, score)| CriterionLevel { name: format!("ระดับ {at}"), score: *score }).collect()
}

fn part(name: &str, weight: i32, guideline: &str) -> Composition {
    let looks = (1..=5).map(|level| (level, format!("{name} ระดับ {level}"))).collect();
    Composition { name: name.to_owned(), weight, guideline: guideline.to_owned(), looks }
}

/// Two criteria, as the standard says them.
fn two() -> Vec<Criterion> {
    let rule = note::evidence(EvidenceRule { min_per_item: 2, from_rank: 4 });
    let criterion = |id: &str, compositions| Criterion {
        id: id.to_owned(),
        name: "ด้านหนึ่ง".to_owned(),
        description: outward::description(&about()),
        pass: Some(60),
        levels: levels(&[0, 25, 50, 75, 100]),
        compositions,
    };
    vec![criterion("T-A-v1", vec![part("ก", 35, &rule), part("ข", 25, &rule)]), criterion("T-B-v1", vec![part("ค", 40, &rule)])]
}

fn back(criteria: &[Criterion]) -> (Vec<Criterion>, Vec<Loss>) {
    let read = read_criteria(&sheets(rows(criteria))).unwrap();
    assert_eq!(read, criteria);
    let (content, lost) = draft(&about(), &read, Some(2567));
    let (written, _) = self::criteria(&about(), &first(content)).unwrap();
    (written, lost)
}

#[test]
fn a_draft_has_the_tree_the_weights_the_percentages_and_the_evidence_of_its_files() {
    let (content, lost) = draft(&about(), &two(), Some(2567));
    assert!(lost.is_empty() && content.notes.is_empty());
    let nodes: Vec<(&str, i64, i64)> =
        content.nodes.iter().map(|node| (node.code.as_str(), node.weight_e4, node.children_weight_e4)).collect();
    assert_eq!(nodes, [("A", 600_000, 600_000), ("A.1", 350_000, 0), ("A.2", 250_000, 0), ("B", 400_000, 400_000), ("B.1", 400_000, 0)]);
    assert_eq!((content.root_weight_e4, content.pass_percent_e4, content.scales.len()), (1_000_000, 600_000, 1));
    assert_eq!(content.aggregation.percent_formula, Some(crate::domain::framework::PercentFormula::LevelMinusOne));
    assert_eq!(content.evidence, Some(EvidenceRule { min_per_item: 2, from_rank: 4 }));
    let problems = crate::domain::framework::check::complete(&content);
    assert!(problems.is_empty(), "it can go before experts: {problems:?}");
    assert_eq!(back(&two()), (two(), Vec::new()));
}

#[test]
fn what_a_framework_has_no_place_for_is_kept_as_a_note_and_a_copy_is_another_version() {
    let mut foreign = two();
    "ST-01".clone_into(&mut foreign[0].id);
    "เกณฑ์ของเขตพื้นที่".clone_into(&mut foreign[0].description);
    "แฟ้มสะสมงาน".clone_into(&mut foreign[1].compositions[0].guideline);
    let (content, lost) = draft(&about(), &foreign, None);
    assert_eq!((content.notes.len(), lost.len()), (3, 0));
    assert_eq!(back(&foreign).0, foreign);
    let mut copy = first(content);
    (copy.head.n, copy.head.copied_from) = (2, Some(1));
    let (written, _) = criteria(&about(), &copy).unwrap_or_default();
    assert_eq!(written.first().map(|one| one.id.as_str()), Some("T-ST-01-v2"), "the id of the first version is not that of the second");
}

#[test]
fn every_bad_cell_is_named_with_its_table_line_and_column() {
    let mut tables = rows(&two());
    tables[0].1[1][5] = "70".to_owned();
    tables[1].1[2][3] = "๑๐".to_owned();
    tables[1].1.push(vec!["T-C-v1".to_owned(), "1".to_owned(), "ระดับ".to_owned(), "1".to_owned()]);
    tables[2].1[0][3] = "สิบ".to_owned();
    tables[3].1.remove(14);
    tables[3].1[0][3] = String::new();
    tables[2].1.remove(2);
    let found = read_criteria(&sheets(tables)).unwrap_err();
    let found: Vec<(Table, u32, &str, Flaw)> = found.into_iter().map(|one| (one.table, one.line, one.column, one.flaw)).collect();
    let expected = [
        (Table::Criteria, 3, "PassingScorePercentage", Flaw::Differs),
        (Table::Level, 12, "CriteriaID", Flaw::Unknown(Table::Criteria)),
        (Table::Composition, 2, "WeightScore", Flaw::NotWhole(0, 999)),
        (Table::CompositionLevel, 2, "Description", Flaw::Empty),
    ];
    for place in expected {
        assert!(found.contains(&place), "{place:?} is not in {found:?}");
    }
    assert!(found.contains(&(Table::Level, 4, "LevelScore", Flaw::NotRising)), "10 in Thai digits is less than 25");
    assert!(found.contains(&(Table::Criteria, 3, "CompositionAmount", Flaw::CountDiffers(1, 0))));
    assert_eq!(found.iter().filter(|(_, _, _, flaw)| *flaw == Flaw::Unknown(Table::Composition)).count(), 4);
}

#[test]
fn columns_stand_in_any_order_and_a_file_without_one_names_it() {
    let line = |no, cells: &[&str]| Line { no, cells: cells.iter().map(|cell| (*cell).to_owned()).collect() };
    let lines =
        vec![line(1, &["levelscore", "\u{feff}CriteriaID", "LevelName", "LEVELINDEX", "อื่น ๆ"]), line(2, &["5.0", "T\u{a0}", "ก", "๑"])];
    let sheets = Sheets::of(&[Table::Level], vec![Sheet::of(Table::Level, lines).unwrap()]).unwrap();
    let row = sheets.rows(Table::Level).next().unwrap();
    let mut problems = Vec::new();
    let cells = (
        row.code("CriteriaID", &mut problems),
        row.number("LevelIndex", (1, 5), &mut problems),
        row.whole("LevelScore", (0, 9), &mut problems),
    );
    assert_eq!((cells, problems.len()), (("T".to_owned(), Some(1), Some(5)), 0));
    let missing = Sheet::of(Table::Level, vec![line(1, &["CriteriaID", "LevelIndex"])]).unwrap_err();
    assert_eq!(missing.iter().map(|one| one.column).collect::<Vec<_>>(), ["LevelName", "LevelScore"]);
    assert_eq!(Sheets::of(&[Table::Level], Vec::new()).unwrap_err()[0].flaw, Flaw::TableMissing);
    assert_eq!((Table::of_file("school_assessment.CSV"), Table::of_file("schools.csv")), (Some(Table::School), None));
}

/// Levels of the three indicators, by what was settled elsewhere.
fn settled(levels: [Option<u8>; 3]) -> BTreeMap<String, Score> {
    let given = ["A.1", "A.2", "B.1"].into_iter().zip(levels);
    given.filter_map(|(code, level)| Some((code.to_owned(), Score::Level(level?)))).collect()
}

const MEASURED: Measured<'_> =
    Measured {
        year: 2567, semester: 0, name: "รอบสิ้นปี", round: CycleRound::Endline, description: "เกณฑ์", organisation: "สำนักงานตัวอย่าง"
    };

#[test]
fn results_come_back_with_the_same_values_and_what_is_no_level_is_named() {
    let version = first(draft(&about(), &two(), Some(2567)).0);
    let outlines = outline(&about(), &version).unwrap();
    let method = Method::of(&about(), (1, &version.content), 2567, ConsensusRules::default()).unwrap();
    let found = [[Some(4), Some(3), Some(5)], [Some(2), None, Some(1)]].map(|levels| method.found_elsewhere(&settled(levels)).unwrap());
    let schools = [("40050001", Outcome::Found(&found[0])), ("40050002", Outcome::Found(&found[1])), ("40050003", Outcome::None)];
    let (tables, losses) = outcomes(MEASURED, &outlines, &schools);
    let scores: Vec<&str> = tables[1].1.iter().map(|row| row[5].as_str()).collect();
    // (35·75 + 25·50) / 60, and only A.1 of the second.
    assert_eq!(scores, ["64.58", "100.00", "25.00", "0.00"]);
    let lost: Vec<(LossKind, &str)> = losses.iter().map(|loss| (loss.reason, loss.key.as_str())).collect();
    let expected = [(LossKind::Rounded, "40050001/T-A-v1"), (LossKind::SpecialValue, "40050002/T-A-v1/2"), (LossKind::DetailLeftOut, "")];
    assert_eq!(lost, expected);
    let top = |code: &str| method.top(code);
    let taken = read_outcomes(&sheets(tables.clone()), &outlines, top).unwrap();
    assert_eq!((taken.year, taken.semester, taken.name.as_str(), taken.round), (2567, 0, "รอบสิ้นปี", Some(CycleRound::Endline)));
    assert_eq!(taken.schools.iter().map(|school| school.judged).collect::<Vec<_>>(), [true, true, false]);
    for (school, found) in taken.schools.iter().zip(&found) {
        let again = method.found_elsewhere(&school.levels).unwrap();
        assert_eq!((&again, again.raters), (found, 0), "the same value and the same hash, and nobody rated it");
        assert!(differing(school, &again).is_empty());
    }
    let again = outcomes(MEASURED, &outlines, &schools);
    assert_eq!(again.0, tables);
}

#[test]
fn results_that_do_not_fit_their_framework_are_named_line_by_line() {
    let version = first(draft(&about(), &two(), None).0);
    let outlines = outline(&about(), &version).unwrap();
    let method = Method::of(&about(), (1, &version.content), 2567, ConsensusRules::default()).unwrap();
    let found = method.found_elsewhere(&settled([Some(4), Some(3), Some(5)])).unwrap();
    let (mut tables, _) = outcomes(MEASURED, &outlines, &[("40050001", Outcome::Found(&found))]);
    "2024".clone_into(&mut tables[0].1[0][0]);
    "64.5".clone_into(&mut tables[1].1[0][5]);
    "T-Z-v1".clone_into(&mut tables[1].1[1][3]);
    "6".clone_into(&mut tables[2].1[0][5]);
    "3".clone_into(&mut tables[2].1[1][4]);
    let problems = read_outcomes(&sheets(tables), &outlines, |code| method.top(code)).unwrap_err();
    let problems: Vec<(Table, u32, &str, Flaw)> = problems.into_iter().map(|one| (one.table, one.line, one.column, one.flaw)).collect();
    let expected = [
        (Table::School, 2, "EducationYear", Flaw::NotWhole(2500, 2700)),
        (Table::SchoolCriteria, 3, "CriteriaID", Flaw::NotInFramework),
        (Table::SchoolResult, 2, "LevelIndex", Flaw::NotWhole(1, 5)),
        (Table::SchoolResult, 3, "CompositionIndex", Flaw::NotInFramework),
        (Table::SchoolResult, 4, "CriteriaID", Flaw::Unknown(Table::SchoolCriteria)),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn a_score_that_is_not_what_is_computed_is_told_and_what_is_computed_holds() {
    let version = first(draft(&about(), &two(), None).0);
    let method = Method::of(&about(), (1, &version.content), 2567, ConsensusRules::default()).unwrap();
    let found = method.found_elsewhere(&settled([Some(4), Some(3), Some(5)])).unwrap();
    let scores = vec![("T-A-v1".to_owned(), "A".to_owned(), "64.6".parse().unwrap())];
    let school = TakenSchool { line: 2, code: "40050001".to_owned(), judged: true, levels: BTreeMap::new(), scores };
    let told: Vec<Loss> = differing(&school, &found);
    assert_eq!(told.iter().map(|loss| (loss.was.as_str(), loss.written.as_str())).collect::<Vec<_>>(), [("64.60", "64.58")]);
}

#[test]
fn the_score_of_what_a_panel_judged_is_what_it_judged() {
    let mut version = first(draft(&about(), &two(), None).0);
    (version.content.aggregation.rule, version.content.aggregation.percent_formula) = (AggregationRule::ModeOfItemsThenPanel, None);
    let outlines = outline(&about(), &version).unwrap();
    let method = Method::of(&about(), (1, &version.content), 2567, ConsensusRules::default()).unwrap();
    let scores = |decided: &[(&str, Score)]| {
        let mut levels = settled([Some(4), Some(3), Some(5)]);
        levels.extend(decided.iter().map(|(code, score)| ((*code).to_owned(), *score)));
        let found = Finding::of(&method.scoring().compute(&[], &levels).unwrap(), method.form());
        let (tables, _) = outcomes(MEASURED, &outlines, &[("40050001", Outcome::Found(&found))]);
        tables[1].1.iter().map(|row| row[5].clone()).collect::<Vec<String>>()
    };
    assert_eq!(scores(&[]), ["", "5.00"], "its items tie");
    assert_eq!(scores(&[("A", Score::Level(4))]), ["4.00", "5.00"]);
}

#[test]
fn a_sentence_about_evidence_is_a_rule_and_any_other_is_a_text() {
    for rule in [(1, 0), (3, 4), (20, 20)].map(|(min_per_item, from_rank)| EvidenceRule { min_per_item, from_rank }) {
        assert_eq!(note::rule(&note::evidence(rule)), Some(rule));
    }
    for text in ["", "แฟ้มสะสมงาน", "หลักฐานอย่างน้อย 0 รายการต่อข้อ ทุกระดับ", "หลักฐานอย่างน้อย 01 รายการต่อข้อ ทุกระดับ"]
    {
        assert_eq!(note::rule(text), None, "{text}");
    }
}

/// Text that is clean.
fn said() -> impl Strategy<Value = String> {
    "[กขคงจ]{1,6}( [กขค0-9]{1,4})?"
}

fn any_part(scale: i32) -> impl Strategy<Value = Composition> {
    let guideline = prop_oneof![
        Just(String::new()),
        (1..4_i32, 0..5_i32).prop_map(|(min_per_item, from_rank)| note::evidence(EvidenceRule { min_per_item, from_rank })),
        said(),
    ];
    let looks = proptest::collection::btree_map(1..=scale, said(), 0..=usize::try_from(scale).unwrap());
    (said(), 0..40_i32, guideline, looks).prop_map(|(name, weight, guideline, looks)| Composition {
        name,
        weight,
        guideline,
        looks: looks.into_iter().collect(),
    })
}

fn any_criterion() -> impl Strategy<Value = Criterion> {
    let scale = prop_oneof![
        proptest::collection::vec(1..30_i32, 1..6).prop_map(|steps| {
            let rising = steps.into_iter().scan(-1, |sum, step| {
                *sum += step;
                Some(*sum)
            });
            rising.collect::<Vec<i32>>()
        }),
        (1..4_usize).prop_map(|levels| vec![0; levels]),
    ];
    let description = prop_oneof![Just(outward::description(&about())), Just(String::new()), said()];
    scale.prop_flat_map(move |scores| {
        let parts = proptest::collection::vec(any_part(i32::try_from(scores.len()).unwrap()), 1..4);
        (said(), description.clone(), parts).prop_map(move |(name, description, compositions)| Criterion {
            id: String::new(),
            name,
            description,
            pass: None,
            levels: levels(&scores),
            compositions,
        })
    })
}

fn any_criteria() -> impl Strategy<Value = Vec<Criterion>> {
    let ids = proptest::sample::subsequence(vec!["T-A-v1", "T-B-v1", "T-3-v1", "T-3-v2", "ST-01", "X"], 1..5);
    (ids, proptest::option::of(1..=100_i32)).prop_flat_map(|(ids, pass)| {
        proptest::collection::vec(any_criterion(), ids.len()).prop_map(move |all| {
            let named = all.into_iter().zip(&ids).map(|(one, id)| Criterion { id: (*id).to_owned(), pass, ..one });
            named.collect()
        })
    })
}

proptest! {
    #[test]
    fn whatever_was_read_comes_out_the_same(criteria in any_criteria()) {
        let (written, lost) = back(&criteria);
        prop_assert_eq!(written, criteria);
        prop_assert!(lost.is_empty());
    }
}
