//! Criteria from filled-in templates: every bad cell at once, by its file, its sheet, its line and its heading.
//!
//! A line of a template says what rows of the tables say. So it becomes these rows, they are read as those of tables are, and what is wrong
//! with them is said where it stands in the template.

use std::collections::{BTreeMap, BTreeSet};

use chassis::thai::normalise::{clean, has_unusable_characters, search_key};

use super::template::Heading;
use super::{Criterion, Flaw, Line, Loss, LossKind, Problem, Sheet, Sheets, Table, read_criteria};

/// Lines among which the headings stand; what is above them are titles.
const TITLES: usize = 10;
/// Characters of a heading that is not known, as it is told.
const TOLD: usize = 80;
/// Columns that a template may not lack.
const NEEDED: [&str; 4] = ["CriteriaID", "Name", "LevelAmount", "CompositionAmount"];

/// A sheet of a workbook that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Which of the files it is in, counted from 0.
    pub file: usize,
    /// The name of that file.
    pub book: String,
    /// Its own name.
    pub sheet: String,
    /// Its lines that are not empty.
    pub lines: Vec<Line>,
}

/// Where something stands in a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Which of the files, counted from 0.
    pub file: usize,
    /// The name of that file.
    pub book: String,
    /// The sheet.
    pub sheet: String,
    /// The line, counted from 1.
    pub line: u32,
}

/// Something that is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// Where; None for all of them together.
    pub spot: Option<Spot>,
    /// Under which heading, as the template has it; empty for the whole line.
    pub heading: String,
    /// What it is.
    pub flaw: Flaw,
}

/// The criteria of these sheets, in their order, and what of the sheets is in none of them.
pub fn read(pages: &[Page]) -> Result<(Vec<Criterion>, Vec<Loss>), Vec<TemplateProblem>> {
    let mut filled = Filled { pages, tables: BTreeMap::new(), origins: Vec::new(), losses: Vec::new(), problems: Vec::new() };
    let mut begun: BTreeMap<usize, bool> = BTreeMap::new();
    for page in pages {
        *begun.entry(page.file).or_default() |= filled.take(page);
    }
    for page in pages {
        // Sheets beside a template may hold anything; a file without one was meant to have it.
        if begun.insert(page.file, true) == Some(false) {
            let first = page.lines.first().map_or(1, |line| line.no);
            filled.problem(page, first, Heading::plain("CriteriaID"), Flaw::ColumnMissing);
        }
    }
    match read_rows(std::mem::take(&mut filled.tables)) {
        Ok(criteria) if filled.problems.is_empty() => Ok((criteria, filled.losses)),
        Ok(_) => Err(filled.problems),
        Err(found) => Err(filled.placed(found)),
    }
}

fn read_rows(mut tables: BTreeMap<Table, Vec<Line>>) -> Result<Vec<Criterion>, Vec<Problem>> {
    let mut sheets = Vec::new();
    for table in Table::OF_CRITERIA {
        let heading = Line { no: 0, cells: table.columns().iter().map(|column| (*column).to_owned()).collect() };
        let rows = tables.remove(&table).unwrap_or_default();
        sheets.push(Sheet::of(table, std::iter::once(heading).chain(rows).collect())?);
    }
    read_criteria(&Sheets::of(&Table::OF_CRITERIA, sheets)?)
}

/// Where a row of a table comes from: which line of which sheet, and which level or composition of it.
struct Origin<'a> {
    page: &'a Page,
    line: u32,
    n: u32,
}

/// Rows of tables, numbered by where they come from.
struct Filled<'a> {
    pages: &'a [Page],
    tables: BTreeMap<Table, Vec<Line>>,
    origins: Vec<Origin<'a>>,
    losses: Vec<Loss>,
    problems: Vec<TemplateProblem>,
}

impl<'a> Filled<'a> {
    /// Takes what a sheet says; false where it is no template.
    fn take(&mut self, page: &'a Page) -> bool {
        let is_heading = |line: &Line| line.cells.iter().any(|cell| Heading::of(cell) == Some(Heading::plain("CriteriaID")));
        let Some(at) = page.lines.iter().take(TITLES).position(is_heading) else { return false };
        let (heading, lines) = (&page.lines[at], &page.lines[at + 1..]);
        let before = self.problems.len();
        let columns = self.columns(page, heading, lines);
        if self.problems.len() > before {
            return true;
        }
        let rows = self.origins.len();
        for line in lines {
            self.line(page, line, &columns);
        }
        if self.origins.len() == rows {
            self.problem(page, heading.no + 1, Heading::plain("CriteriaID"), Flaw::Empty);
        }
        true
    }

    /// Where each column stands. One that is not known is named, with how many cells of it are filled.
    fn columns(&mut self, page: &Page, heading: &Line, lines: &[Line]) -> BTreeMap<Heading, usize> {
        let mut columns = BTreeMap::new();
        for (at, cell) in heading.cells.iter().enumerate() {
            match Heading::of(cell) {
                Some(known) if columns.contains_key(&known) => self.problem(page, heading.no, known, Flaw::Twice),
                Some(known) => {
                    columns.insert(known, at);
                }
                None => {
                    let filled = lines.iter().filter(|line| !is_blank(line, at)).count();
                    if filled > 0 {
                        let key = (page.book.as_str(), &*told(cell, at));
                        self.losses.push(Loss::of(LossKind::DetailLeftOut, Table::Criteria, key, filled.to_string()));
                    }
                }
            }
        }
        for column in NEEDED.map(Heading::plain) {
            if !columns.contains_key(&column) {
                self.problem(page, heading.no, column, Flaw::ColumnMissing);
            }
        }
        columns
    }

    /// The rows that a line stands for. A level or a composition of which nothing is filled in is not there.
    fn line(&mut self, page: &'a Page, line: &Line, columns: &BTreeMap<Heading, usize>) {
        let cell = |heading| columns.get(&heading).and_then(|at| line.cells.get(*at)).map_or("", String::as_str);
        let is_filled = |(_, at): &(&Heading, &usize)| !is_blank(line, **at);
        let mut groups: BTreeSet<(Table, u32)> = columns.iter().filter(is_filled).map(|(heading, _)| (heading.table, heading.n)).collect();
        if groups.is_empty() {
            return;
        }
        groups.insert((Table::Criteria, 0));
        let id = cell(Heading::plain("CriteriaID"));
        for (table, n) in groups {
            let of_column = |column: &&'static str| match (*column, n) {
                ("CriteriaID", _) => id.to_owned(),
                ("LevelIndex" | "CompositionIndex", n) => n.to_string(),
                // The heading says what the number is of; people say it again.
                ("PassingScorePercentage", _) => clean(cell(Heading { table, column, n })).trim_end_matches(['%', ' ']).to_owned(),
                (_, n) => cell(Heading { table, column, n }).to_owned(),
            };
            let cells = table.columns().iter().map(of_column).collect();
            self.origins.push(Origin { page, line: line.no, n });
            let no = u32::try_from(self.origins.len()).unwrap_or(u32::MAX);
            self.tables.entry(table).or_default().push(Line { no, cells });
        }
    }

    fn problem(&mut self, page: &Page, line: u32, heading: Heading, flaw: Flaw) {
        self.problems.push(TemplateProblem { spot: Some(spot(page, line)), heading: heading.text(), flaw });
    }

    /// Problems of rows, where they stand in the templates, behind those of the sheets. A row below a criterion repeats its id, and a criterion
    /// without one of its own has nothing below it: neither is said.
    fn placed(self, found: Vec<Problem>) -> Vec<TemplateProblem> {
        let is_of_id = |one: &&Problem| one.table == Table::Criteria && one.column == "CriteriaID";
        let nameless: BTreeSet<u32> = found.iter().filter(is_of_id).map(|one| one.line).collect();
        let follows = |one: &Problem| {
            let is_below = one.table != Table::Criteria;
            let is_counted = nameless.contains(&one.line) && matches!(one.flaw, Flaw::CountDiffers(..));
            // That there is no criterion is said where its sheet is looked at.
            let is_said = one.line == 0 && one.flaw == Flaw::Empty && !self.problems.is_empty();
            is_counted || is_said || (is_below && (one.column == "CriteriaID" || one.flaw == Flaw::Twice))
        };
        let mut placed = self.problems.clone();
        for Problem { table, line, column, flaw } in found.into_iter().filter(|one| !follows(one)) {
            let origin = usize::try_from(line).ok().and_then(|no| self.origins.get(no.checked_sub(1)?));
            let heading = Heading { table, column, n: origin.map_or(0, |origin| origin.n) };
            let spot = origin.map(|origin| spot(origin.page, origin.line));
            placed.push(TemplateProblem { spot, heading: heading.text(), flaw });
        }
        let place = |one: &TemplateProblem| one.spot.as_ref().map(|spot| (spot.file, self.order(spot), spot.line));
        placed.sort_by_key(place);
        placed
    }

    /// The place of a sheet among those of all files.
    fn order(&self, spot: &Spot) -> Option<usize> {
        self.pages.iter().position(|page| page.file == spot.file && page.sheet == spot.sheet)
    }
}

fn spot(page: &Page, line: u32) -> Spot {
    Spot { file: page.file, book: page.book.clone(), sheet: page.sheet.clone(), line }
}

/// A heading that is not known, as it is told; the number of its column where nothing stands there that can be.
fn told(heading: &str, at: usize) -> String {
    let said = clean(heading);
    if said.is_empty() || has_unusable_characters(&said) { (at + 1).to_string() } else { said.chars().take(TOLD).collect() }
}

fn is_blank(line: &Line, at: usize) -> bool {
    line.cells.get(at).is_none_or(|cell| search_key(cell).is_empty())
}
