//! Files as they were read: rows of cells under the columns of their table, in whatever order the file has them.

use std::collections::BTreeSet;

use chassis::thai::normalise::{clean, has_unusable_characters, search_key};

use super::{Flaw, LONGEST_TEXT, Problem, Table};
use crate::domain::scores::Decimal;

/// A line of a file that is not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, counted from 1.
    pub no: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The file of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    table: Table,
    /// Where each column of the table stands in the file.
    places: Vec<Option<usize>>,
    lines: Vec<Line>,
}

/// The files that somebody brings, one a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheets(Vec<Sheet>);

/// A row of a file.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    sheet: &'a Sheet,
    line: &'a Line,
}

impl Sheet {
    /// A file: its headings in the first of its lines.
    pub fn of(table: Table, mut lines: Vec<Line>) -> Result<Self, Vec<Problem>> {
        let heading = if lines.is_empty() { Line { no: 1, cells: Vec::new() } } else { lines.remove(0) };
        let known: Vec<String> = heading.cells.iter().map(|cell| search_key(cell).to_ascii_lowercase()).collect();
        let place = |column: &&str| known.iter().position(|heading| *heading == column.to_ascii_lowercase());
        let places: Vec<Option<usize>> = table.columns().iter().map(place).collect();
        let missing = table.columns().iter().zip(&places).filter(|(column, place)| place.is_none() && !table.may_lack(column));
        let missing: Vec<Problem> =
            missing.map(|(column, _)| Problem { table, line: heading.no, column, flaw: Flaw::ColumnMissing }).collect();
        if missing.is_empty() { Ok(Self { table, places, lines }) } else { Err(missing) }
    }
}

impl Sheets {
    /// Files of these tables, each of which has to be there once; others are left aside.
    pub fn of(wanted: &[Table], sheets: Vec<Sheet>) -> Result<Self, Vec<Problem>> {
        let mut seen = BTreeSet::new();
        let twice = sheets.iter().filter(|sheet| !seen.insert(sheet.table)).map(|sheet| (sheet.table, Flaw::Twice)).collect::<Vec<_>>();
        let missing = wanted.iter().filter(|table| !seen.contains(table)).map(|table| (*table, Flaw::TableMissing));
        let problems: Vec<Problem> =
            twice.into_iter().chain(missing).map(|(table, flaw)| Problem { table, line: 0, column: "", flaw }).collect();
        if problems.is_empty() { Ok(Self(sheets)) } else { Err(problems) }
    }

    /// The rows of a table.
    pub fn rows(&self, table: Table) -> impl Iterator<Item = Row<'_>> {
        let of_table = self.0.iter().filter(move |sheet| sheet.table == table);
        of_table.flat_map(|sheet| sheet.lines.iter().map(move |line| Row { sheet, line }))
    }
}

impl Row<'_> {
    /// Something that is wrong in a column of the row.
    pub fn problem(&self, column: &'static str, flaw: Flaw) -> Problem {
        Problem { table: self.sheet.table, line: self.line.no, column, flaw }
    }

    /// Its line in the file.
    pub fn no(&self) -> u32 {
        self.line.no
    }

    fn cell(&self, column: &str) -> &str {
        let at = self.sheet.table.columns().iter().position(|known| *known == column);
        let place = at.and_then(|at| self.sheet.places.get(at).copied().flatten());
        place.and_then(|place| self.line.cells.get(place)).map_or("", String::as_str)
    }

    /// A text in its clean form; empty where the cell or its column is.
    pub fn text(&self, column: &'static str, problems: &mut Vec<Problem>) -> String {
        let cell = self.cell(column);
        if has_unusable_characters(cell) {
            problems.push(self.problem(column, Flaw::Unusable));
            return String::new();
        }
        let text = clean(cell);
        if text.chars().count() > LONGEST_TEXT {
            problems.push(self.problem(column, Flaw::TooLong(LONGEST_TEXT)));
        }
        text
    }

    /// A text that has to be there.
    pub fn required(&self, column: &'static str, problems: &mut Vec<Problem>) -> String {
        let before = problems.len();
        let text = self.text(column, problems);
        if text.is_empty() && problems.len() == before {
            problems.push(self.problem(column, Flaw::Empty));
        }
        text
    }

    /// A code: as it is looked up, with Arabic digits.
    pub fn code(&self, column: &'static str, problems: &mut Vec<Problem>) -> String {
        search_key(&self.required(column, problems))
    }

    /// A whole number within bounds, in Thai or Arabic digits; None where the cell is empty or wrong.
    pub fn whole(&self, column: &'static str, (least, most): (i32, i32), problems: &mut Vec<Problem>) -> Option<i32> {
        let text = search_key(self.cell(column));
        if text.is_empty() {
            return None;
        }
        // Spreadsheets write 60 as 60.0 at times.
        let whole = text.parse::<Decimal>().ok().filter(|number| number.units() % Decimal::ONE.units() == 0);
        let number = whole.and_then(|number| i32::try_from(number.units() / Decimal::ONE.units()).ok());
        let fits = number.filter(|number| (least..=most).contains(number));
        if fits.is_none() {
            problems.push(self.problem(column, Flaw::NotWhole(least, most)));
        }
        fits
    }

    /// A whole number that has to be there.
    pub fn number(&self, column: &'static str, bounds: (i32, i32), problems: &mut Vec<Problem>) -> Option<i32> {
        if search_key(self.cell(column)).is_empty() {
            problems.push(self.problem(column, Flaw::Empty));
        }
        self.whole(column, bounds, problems)
    }

    /// A number with two places of decimals at most; None where the cell is empty or wrong.
    pub fn decimal(&self, column: &'static str, problems: &mut Vec<Problem>) -> Option<Decimal> {
        let text = search_key(self.cell(column));
        if text.is_empty() {
            return None;
        }
        let number = text.parse::<Decimal>().ok().filter(|number| *number >= Decimal::ZERO && number.units() % 100 == 0);
        if number.is_none() {
            problems.push(self.problem(column, Flaw::NotDecimal));
        }
        number
    }
}
