//! Templates of criteria between workbooks and the domain.

use chassis::failure::Failure;
use chassis::thai::normalise::{clean, has_unusable_characters};
use chassis::workbook::{Book, Bounds, Cell, Form, Room, Unreadable};

use crate::domain::exchange::{Criterion, Heading, Line, Page, TEMPLATE_SHEET, template};

/// What is read at most of all workbooks of a call: 100 criteria with titles, each with all the levels and compositions that it can have.
const BOUNDS: Bounds = Bounds { lines: 2_000, columns: 1_000, cells: 200_000, bytes: 64 * 1024 * 1024 };
/// Characters of a sheet's name at most.
const LONGEST_NAME: usize = 31;
/// What a cell reads as whose formula could not be computed: the mark of broken text, which no cell may hold.
const BROKEN: &str = "\u{fffd}";

/// Whether a file is meant to be a workbook: it begins as one or is named so.
pub(super) fn is_one(name: &str, file: &[u8]) -> bool {
    Book::is_one(file) || name.trim().to_ascii_lowercase().ends_with(".xlsx")
}

/// Room for the workbooks of a call.
pub(super) fn room() -> Room {
    Room::new(BOUNDS)
}

/// The sheets of a workbook; one without lines where it has none.
pub(super) fn pages((at, name, file): (usize, &str, &[u8]), room: &mut Room) -> Result<Vec<Page>, Unreadable> {
    let mut book = Book::open(file, room)?;
    let mut pages = Vec::new();
    for (no, sheet) in (1..).zip(book.sheets()) {
        let mut lines = Vec::new();
        book.lines(&sheet, room, |line| {
            lines.push(Line { no: line.no, cells: line.cells.into_iter().map(text).collect() });
            Ok(())
        })?;
        pages.push(Page { file: at, book: clean(name), sheet: shown(&sheet, no), lines });
    }
    if pages.is_empty() { Err(Unreadable::NoTable) } else { Ok(pages) }
}

/// The name of a sheet as it is told; its number where nobody could read that.
fn shown(sheet: &str, no: usize) -> String {
    let name = clean(sheet);
    if name.is_empty() || has_unusable_characters(&name) { no.to_string() } else { name.chars().take(LONGEST_NAME).collect() }
}

fn text(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => text,
        Cell::Error => BROKEN.to_owned(),
    }
}

/// The name of a criterion's template, the `no`th of them: its id as far as names of files may hold it.
pub(super) fn name(no: usize, criterion: &Criterion) -> String {
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '.' | '\u{0E31}' | '\u{0E34}'..='\u{0E4E}') { c } else { '_' };
    format!("ASSESSMENT_CRITERIA-{no}-{}.xlsx", criterion.id.chars().map(safe).collect::<String>())
}

/// The template of a criterion, filled in. There is one for each, because its headings follow from how many levels and compositions it has.
pub(super) fn written(criterion: &Criterion) -> Result<Vec<u8>, Failure> {
    let (headings, cells): (Vec<String>, Vec<Cell>) =
        template(criterion).into_iter().map(|(heading, said)| (heading.text(), cell(heading, said))).unzip();
    let widths = &[(0, 18.0), (1, 40.0), (2, 40.0)];
    Form { sheet: TEMPLATE_SHEET, headings: &headings, rows: &[cells], frozen: 2, codes: 0, widths }.filled_in()
}

fn cell(heading: Heading, said: String) -> Cell {
    if said.is_empty() {
        return Cell::Empty;
    }
    let number = said.parse().ok().filter(|_| heading.is_number());
    number.map_or(Cell::Text(said), Cell::Number)
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{Formula, Workbook};

    use super::*;
    use crate::domain::exchange::{Composition, CriterionLevel};

    fn criterion(id: &str) -> Criterion {
        let level = |score| CriterionLevel { name: format!("ระดับ {score}"), score };
        let part = Composition { name: "แผน".to_owned(), weight: 100, guideline: String::new(), looks: Vec::new() };
        Criterion {
            id: id.to_owned(),
            name: "=ด้านหนึ่ง".to_owned(),
            description: String::new(),
            pass: Some(60),
            levels: vec![level(0), level(100)],
            compositions: vec![part],
        }
    }

    #[test]
    fn numbers_are_written_as_numbers_and_read_as_they_were_said() {
        let file = written(&criterion("007")).expect("written");
        let mut cells = Vec::new();
        let mut room = room();
        let mut book = Book::open(&file, &mut room).expect("a workbook");
        let read = book.lines(TEMPLATE_SHEET, &mut room, |line| {
            cells = line.cells;
            Ok(())
        });
        read.expect("readable");
        assert_eq!((&cells[0], &cells[5]), (&Cell::Text("007".to_owned()), &Cell::Number(60.0)));
        let pages = pages((0, "ก.xlsx", &file), &mut super::room()).expect("readable");
        let said: Vec<String> = template(&criterion("007")).into_iter().map(|(_, said)| said).collect();
        assert_eq!(pages[0].lines[1].cells[..said.len() - 1], said[..said.len() - 1], "nothing stands in the last of them");
    }

    #[test]
    fn what_a_formula_could_not_compute_is_no_text() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet().set_name("ก ข").expect("a name");
        sheet.write_formula(0, 0, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
        let file = book.save_to_buffer().expect("a workbook");
        let pages = pages((3, " ก.xlsx", &file), &mut room()).expect("readable");
        assert_eq!((pages[0].file, pages[0].book.as_str(), pages[0].sheet.as_str()), (3, "ก.xlsx", "ก ข"));
        assert!(has_unusable_characters(&pages[0].lines[0].cells[0]));
    }

    #[test]
    fn the_room_of_a_call_is_that_of_all_its_workbooks() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for row in 0..1_200 {
            sheet.write_number(row, 0, row).expect("a cell");
        }
        let (file, mut room) = (book.save_to_buffer().expect("a workbook"), room());
        assert_eq!(pages((0, "ก.xlsx", &file), &mut room).expect("readable")[0].lines.len(), 1_200);
        assert!(matches!(pages((1, "ข.xlsx", &file), &mut room), Err(Unreadable::TooLarge)));
    }

    #[test]
    fn a_template_is_named_by_its_criterion_in_what_names_of_files_may_hold() {
        assert_eq!(name(3, &criterion("WSA-KK-D3-v1")), "ASSESSMENT_CRITERIA-3-WSA-KK-D3-v1.xlsx");
        assert_eq!(name(1, &criterion("ด้าน/..\\1 ก")), "ASSESSMENT_CRITERIA-1-ด้าน_.._1_ก.xlsx");
        assert!(is_one(&name(1, &criterion("ก")), b"") && is_one("ก", b"PK\x03\x04") && !is_one("ASSESSMENT_CRITERIA.csv", b"CriteriaID"));
    }
}
