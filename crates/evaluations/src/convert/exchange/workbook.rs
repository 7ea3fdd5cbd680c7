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
