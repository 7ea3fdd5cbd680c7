//! Templates: what is written is read, as people fill it in too, and what is wrong is said where it stands.

use super::*;

const COLUMNS: [&str; 6] = ["รหัสตัวชี้วัด", "ชื่อเกณฑ์", "คำอธิบายเกณฑ์", "ระดับของตัวชี้วัด", "องค์ประกอบของตัวชี้วัด", "คะแนนการผ่านเกณฑ์ (%)"];

fn page(file: usize, lines: Vec<(u32, Vec<&str>)>) -> Page {
    let line = |(no, cells): (u32, Vec<&str>)| Line { no, cells: cells.into_iter().map(str::to_owned).collect() };
    Page { file, book: format!("แฟ้ม {file}.xlsx"), sheet: TEMPLATE_SHEET.to_owned(), lines: lines.into_iter().map(line).collect() }
}

/// The template of a criterion, as it is written.
fn filled(file: usize, criterion: &Criterion) -> Page {
    let (headings, cells): (Vec<String>, Vec<String>) =
        template(criterion).into_iter().map(|(heading, said)| (heading.text(), said)).unzip();
    let lines = [(1, &headings), (2, &cells)].map(|(no, cells)| (no, cells.iter().map(String::as_str).collect()));
    page(file, lines.to_vec())
}

/// What templates can hold of criteria.
fn held(criteria: Vec<Criterion>) -> Vec<Criterion> {
    let bare = |part: Composition| Composition { looks: Vec::new(), ..part };
    let held = |one: Criterion| Criterion { compositions: one.compositions.into_iter().map(bare).collect(), ..one };
    criteria.into_iter().map(held).collect()
}

fn wrong(pages: &[Page]) -> Vec<(usize, u32, String, Flaw)> {
    let found = read_templates(pages).unwrap_err();
    let place = |one: TemplateProblem| {
        let (file, line) = one.spot.map_or((usize::MAX, 0), |spot| (spot.file, spot.line));
        (file, line, one.heading, one.flaw)
    };
    found.into_iter().map(place).collect()
}

#[test]
fn a_template_has_the_headings_of_the_standard_and_every_one_is_read_back() {
    let criterion =
        Criterion { levels: levels(&[0, 100]), compositions: vec![part("ก", 60, ""), part("ข", 40, "")], ..two().remove(0) };
    let headings: Vec<String> = template(&criterion).into_iter().map(|(heading, _)| heading.text()).collect();
    let repeated = [
        "ลำดับ-1-หัวข้อระดับตัวชี้วัด",
        "ลำดับ-1-คะแนนระดับตัวชี้วัด",
        "ลำดับ-2-หัวข้อระดับตัวชี้วัด",
        "ลำดับ-2-คะแนนระดับตัวชี้วัด",
        "ลำดับ-1-หัวข้อองค์ประกอบฯ",
        "ลำดับ-1-น้ำหนักการประเมินฯ",
        "ลำดับ-1-หลักฐานประกอบการประเมินฯ",
        "ลำดับ-2-หัวข้อองค์ประกอบฯ",
        "ลำดับ-2-น้ำหนักการประเมินฯ",
        "ลำดับ-2-หลักฐานประกอบการประเมินฯ",
    ];
    assert_eq!(headings, COLUMNS.into_iter().chain(repeated).collect::<Vec<_>>());
    for (heading, _) in template(&criterion) {
        assert_eq!(Heading::of(&heading.text()), Some(heading));
    }
    for strange in ["", "ลำดับ", "ลำดับที่", "ลำดับ-0-คะแนนระดับ", "ลำดับ-1000-คะแนนระดับ", "ลำดับ-1-ชื่อเกณฑ์", "หัวข้อระดับ", "หมายเหตุ"]
    {
        assert_eq!(Heading::of(strange), None, "{strange}");
    }
}

#[test]
fn what_levels_look_like_is_in_no_template_and_named() {
    let lost = untold(&two());
    assert_eq!(lost.len(), 15);
    let first = &lost[0];
    assert_eq!((first.reason, first.table, first.key.as_str()), (LossKind::DetailLeftOut, Table::CompositionLevel, "T-A-v1/1/1"));
    assert_eq!((first.field.as_str(), first.was.as_str(), first.written.as_str()), ("Description", "ก ระดับ 1", ""));
}

#[test]
fn a_template_is_read_however_people_have_filled_it_in() {
    let headings = vec![
        "รหัส ตัวชี้วัด ",
        "\u{a0}ชื่อเกณฑ์",
        "ระดับของ\nตัวชี้วัด",
        "องค์ประกอบ (จำนวน)",
        "คะเเนนการผ่านเกณฑ์(%)",
        "ลำดับ - ๑ - หัวข้อระดับ",
        "ลําดับ–1–คะแนนระดับ",
        "ลำดับ_2_หัวข้อระดับตัวชี้วัด",
        "ลำดับ-๒-คะแนนระดับตัวชี้วัด",
        "ลำดับ-3-หัวข้อระดับตัวชี้วัด",
        "ลำดับ-3-คะแนนระดับตัวชี้วัด",
        "ลำดับ-1-น้ําหนัก",
        "ลำดับ-1-หัวข้อองค์ประกอบ",
        "หมายเหตุ",
        "",
        "\u{a0}",
    ];
    let row = vec!["T-A-v๑", "ด้าน\u{a0}หนึ่ง", "๒", "1.0", "๖๐ %", "น้อย", "0", "มาก", "๑๐๐", " ", "\u{a0}", "100", "เเผน", "ตรวจแล้ว", "", ""];
    let notes = Page {
        sheet: "คำชี้แจง".to_owned(), ..page(0, vec![(1, vec!["กรอกหนึ่งแถวต่อหนึ่งตัวชี้วัด"])])
    };
    let sheet = page(0, vec![(1, vec!["แบบกรอกตัวชี้วัด"]), (3, headings), (5, row), (9, vec!["\u{a0}", "", ""])]);
    let (criteria, lost) = read_templates(&[notes, sheet]).unwrap();
    let [one] = criteria.as_slice() else { panic!("one criterion: {criteria:?}") };
    assert_eq!((one.id.as_str(), one.name.as_str(), one.pass), ("T-A-v1", "ด้าน หนึ่ง", Some(60)));
    let levels: Vec<(&str, i32)> = one.levels.iter().map(|level| (level.name.as_str(), level.score)).collect();
    assert_eq!(levels, [("น้อย", 0), ("มาก", 100)]);
    assert_eq!((one.compositions[0].name.as_str(), one.compositions[0].weight), ("แผน", 100));
    let lost: Vec<(&str, &str, &str)> = lost.iter().map(|loss| (loss.key.as_str(), loss.field.as_str(), loss.was.as_str())).collect();
    assert_eq!(lost, [("แฟ้ม 0.xlsx", "หมายเหตุ", "1")], "a column that is not known is not dropped in silence");
}

#[test]
fn every_bad_cell_is_named_with_its_file_line_and_heading() {
    let [first, second] = two().try_into().unwrap();
    let mut pages = vec![filled(0, &first), filled(4, &second)];
    let change = |page: &mut Page, heading: &str, to: &str| {
        let at = page.lines[0].cells.iter().position(|cell| cell == heading).unwrap();
        to.clone_into(&mut page.lines[1].cells[at]);
    };
    change(&mut pages[0], "ระดับของตัวชี้วัด", "สี่");
    change(&mut pages[0], "ลำดับ-2-คะแนนระดับตัวชี้วัด", "");
    change(&mut pages[0], "ลำดับ-2-หัวข้อองค์ประกอบฯ", "\u{fffd}");
    change(&mut pages[1], "คะแนนการผ่านเกณฑ์ (%)", "70");
    change(&mut pages[1], "ลำดับ-4-คะแนนระดับตัวชี้วัด", "๕๐");
    change(&mut pages[1], "ลำดับ-1-น้ำหนักการประเมินฯ", "1000");
    change(&mut pages[1], "องค์ประกอบของตัวชี้วัด", "2");
    let expected = [
        (0, 2, "ระดับของตัวชี้วัด", Flaw::NotWhole(1, 20)),
        (0, 2, "ลำดับ-2-คะแนนระดับตัวชี้วัด", Flaw::Empty),
        (0, 2, "ลำดับ-2-หัวข้อองค์ประกอบฯ", Flaw::Unusable),
        (0, 2, "ลำดับ-2-คะแนนระดับตัวชี้วัด", Flaw::NotRising),
        (4, 2, "คะแนนการผ่านเกณฑ์ (%)", Flaw::Differs),
        (4, 2, "ลำดับ-1-น้ำหนักการประเมินฯ", Flaw::NotWhole(0, 999)),
        (4, 2, "องค์ประกอบของตัวชี้วัด", Flaw::CountDiffers(2, 1)),
        (4, 2, "ลำดับ-4-คะแนนระดับตัวชี้วัด", Flaw::NotRising),
    ];
    assert_eq!(wrong(&pages), expected.map(|(file, line, heading, flaw)| (file, line, heading.to_owned(), flaw)));
}

#[test]
fn an_id_that_is_missing_or_repeated_is_said_once_and_not_what_follows_from_it() {
    let one = two().remove(0);
    let nameless = Criterion { id: String::new(), ..one.clone() };
    let pages = [filled(0, &one), filled(1, &nameless), filled(2, &one), filled(3, &nameless)];
    let id = |file, flaw| (file, 2, COLUMNS[0].to_owned(), flaw);
    assert_eq!(wrong(&pages), [id(1, Flaw::Empty), id(2, Flaw::Twice), id(3, Flaw::Empty)]);
}

#[test]
fn a_workbook_that_is_no_template_or_lacks_or_repeats_columns_says_which() {
    let none = page(0, vec![(4, vec!["ชื่อโรงเรียน", "จำนวน"])]);
    let empty = page(1, Vec::new());
    let bare = page(2, vec![(1, COLUMNS.to_vec())]);
    let few = page(3, vec![(1, vec![COLUMNS[0], COLUMNS[1], COLUMNS[3], "ชื่อเกณฑ์ (ไทย)"]), (2, vec!["T-A-v1"])]);
    let at = |file, line, heading: &str, flaw| (file, line, heading.to_owned(), flaw);
    let expected = [
        at(0, 4, COLUMNS[0], Flaw::ColumnMissing),
        at(1, 1, COLUMNS[0], Flaw::ColumnMissing),
        at(2, 2, COLUMNS[0], Flaw::Empty),
        at(3, 1, COLUMNS[1], Flaw::Twice),
        at(3, 1, COLUMNS[4], Flaw::ColumnMissing),
    ];
    assert_eq!(wrong(&[none, empty, bare, few]), expected);
}

#[test]
fn more_than_a_framework_can_hold_is_refused_and_said_where_it_stands() {
    let one = Criterion { levels: levels(&(0..21).collect::<Vec<_>>()), ..two().remove(0) };
    let found = wrong(&[filled(0, &one)]);
    assert!(found.contains(&(0, 2, "ลำดับ-21-หัวข้อระดับตัวชี้วัด".to_owned(), Flaw::NotWhole(1, 20))), "{found:?}");
    let many: Vec<Page> = (0..101).map(|file| filled(file, &Criterion { id: format!("T-{file}"), ..two().remove(1) })).collect();
    assert_eq!(wrong(&many), [(usize::MAX, 0, String::new(), Flaw::TooMany(100))]);
}

proptest! {
    #[test]
    fn whatever_is_written_to_templates_is_read_from_them(criteria in any_criteria()) {
        let pages: Vec<Page> = criteria.iter().enumerate().map(|(file, one)| filled(file, one)).collect();
        let (read, lost) = read_templates(&pages).unwrap();
        prop_assert!(lost.is_empty());
        prop_assert_eq!(untold(&criteria).len(), criteria.iter().flat_map(|one| &one.compositions).map(|part| part.looks.len()).sum::<usize>());
        prop_assert_eq!(read, held(criteria));
    }
}
