//! A file as lines of cells: where its headings are, and which of its columns are known.

use std::collections::BTreeMap;

use chassis::thai::normalise::{clean, has_unusable_characters};

use super::cell::Cell;
use super::column::{Column, Fate};
use super::heading::{Heading, headings};
use super::state::ImportKind;

/// A line of a file that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number, as a spreadsheet counts: from 1.
    pub no: u32,
    /// Its cells from the first column on; those that are missing at the end are empty.
    pub cells: Vec<Cell>,
}

/// A column that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its place, from 0.
    pub at: usize,
    /// Its heading as it may be repeated.
    pub heading: String,
    /// What it holds.
    pub column: Column,
}

/// A column that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Other {
    heading: Option<String>,
    fate: Fate,
    /// Whether anything stands in it.
    speaks: bool,
}

/// The columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Those that are known, in the order of the file.
    pub known: Vec<Known>,
    /// Those that are left out, by their places.
    others: BTreeMap<usize, Other>,
    /// Which of the first lines come below the headings.
    first: usize,
}

/// The columns without which a file says nothing, by what they are called.
pub type Missing = &'static str;

/// Headings begin in one of so many lines: titles may stand above them.
const LINES_OF_TITLES: usize = 10;
/// Lines at most that headings stand in.
const LINES_OF_HEADINGS: usize = 3;
/// So many lines of a file decide where its headings are.
pub const HEAD: usize = LINES_OF_TITLES + LINES_OF_HEADINGS - 1;
/// The most characters of a heading that is repeated.
const HEADING: usize = 60;

impl Layout {
    /// Finds the headings in the first lines of a file. They name a code, and in a file of pupils a grade; of all lines that could be them those
    /// are taken that name most, and of equal ones the fewest: what stands above or below is a title or a row. A line of groups right above them
    /// belongs to them, because it says what they are about.
    pub fn of(head: &[Line], kind: ImportKind) -> Result<Self, Missing> {
        let (mut closest, mut best) = ("รหัสโรงเรียน", None::<Found>);
        for (deep, at) in (1..=LINES_OF_HEADINGS).flat_map(|deep| (0..LINES_OF_TITLES).map(move |at| (deep, at))) {
            match Found::at(head, (at, deep), kind) {
                Some(Ok(found)) if best.as_ref().is_none_or(|best| found.named > best.named) => best = Some(found),
                Some(Err(missing)) if missing != "รหัสโรงเรียน" => closest = missing,
                Some(_) | None => {}
            }
        }
        let mut found = best.ok_or(closest)?;
        while found.at > 0 && found.deep < LINES_OF_HEADINGS && is_of_groups(&head[found.at - 1]) {
            match Found::at(head, (found.at - 1, found.deep + 1), kind) {
                Some(Ok(deeper)) => found = deeper,
                Some(Err(_)) | None => break,
            }
        }
        Ok(Self::read(found.headings, found.at + found.deep))
    }

    fn read(headings: Vec<Heading>, first: usize) -> Self {
        let mut layout = Self { known: Vec::new(), others: BTreeMap::new(), first };
        for (at, Heading { text, column, fate }) in headings.into_iter().enumerate() {
            match column {
                Some(column) if layout.known.iter().all(|known| known.column != column) => {
                    layout.known.push(Known { at, heading: shown(text.as_deref(), at), column });
                }
                Some(_) => drop(layout.others.insert(at, Other { heading: text, fate: Fate::Repeated, speaks: false })),
                None => drop(layout.others.insert(at, Other { heading: text, fate, speaks: false })),
            }
        }
        layout
    }

    /// How many of the first lines are titles and headings.
    pub fn first(&self) -> usize {
        self.first
    }

    /// Whether a line below the headings says something in a column that is known. In a file of pupils that is a number of pupils: a line
    /// of a template that nobody has filled in does not say that the school has none.
    pub fn speaks(&self, line: &Line) -> bool {
        let counts = |known: &&Known| matches!(known.column, Column::Pupils(..) | Column::Total);
        let counted = self.known.iter().any(|known| counts(&known));
        let mut speaking = self.known.iter().filter(|known| !counted || counts(known));
        speaking.any(|known| line.cells.get(known.at).is_some_and(|cell| cell.text().is_some() || *cell == Cell::Text("-".to_owned())))
    }

    /// Looks for national ids in the columns of a line that are left out: they are known by their values, too.
    pub fn look(&mut self, line: &Line) {
        for (at, cell) in line.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Empty) {
            if self.known.iter().any(|known| known.at == at) {
                continue;
            }
            let other = self.others.entry(at).or_insert(Other { heading: None, fate: Fate::Unknown, speaks: false });
            other.speaks = true;
            if !matches!(other.fate, Fate::NationalId | Fate::Repeated) && cell.holds_national_id() {
                other.fate = Fate::NationalId;
            }
        }
    }

    /// Headings of the columns that were left out, and why, as far as lines have been looked at.
    pub fn left_out(&self) -> Vec<(String, Fate)> {
        let told = self.others.iter().filter(|(_, other)| other.heading.is_some() || other.speaks);
        told.map(|(at, other)| (shown(other.heading.as_deref(), *at), other.fate)).collect()
    }
}

/// Lines that may be headings.
struct Found {
    at: usize,
    deep: usize,
    headings: Vec<Heading>,
    /// How many different columns they name.
    named: usize,
}

impl Found {
    /// Reads so many lines as headings; which column is missing where they cannot be. Nothing where there are no such lines one after the other.
    fn at(head: &[Line], (at, deep): (usize, usize), kind: ImportKind) -> Option<Result<Self, Missing>> {
        let lines = head.get(at..at + deep).filter(|lines| lines.windows(2).all(|two| two[0].no + 1 == two[1].no))?;
        let headings = headings(lines, kind);
        let mut known: Vec<Column> = Vec::new();
        for column in headings.iter().filter_map(|heading| heading.column) {
            if !known.contains(&column) {
                known.push(column);
            }
        }
        let has = |wanted: fn(&Column) -> bool| known.iter().any(wanted);
        Some(if !has(|column| matches!(column, Column::Code(_) | Column::AnyCode)) {
            Err("รหัสโรงเรียน")
        } else if kind == ImportKind::Enrolment && !has(|column| matches!(column, Column::Pupils(..))) {
            Err("ป.1 ชาย")
        } else {
            Ok(Self { at, deep, headings, named: known.len() })
        })
    }
}

/// Whether a line names groups of columns: several, and without the years, days and page numbers of titles.
fn is_of_groups(line: &Line) -> bool {
    let mut texts = 0;
    let plain = line.cells.iter().filter_map(Cell::text).all(|text| {
        texts += 1;
        text.chars().filter(char::is_ascii_digit).count() < 2
    });
    plain && texts > 1
}

/// A heading as it may be repeated. Where there are no headings, data would stand in their place: long numbers and odd characters are
/// called by their letter.
fn shown(heading: Option<&str>, at: usize) -> String {
    let text = heading.map(clean).unwrap_or_default();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if text.is_empty() || digits > 8 || has_unusable_characters(&text) {
        return letter(at);
    }
    text.chars().take(HEADING).collect()
}

/// `A`, `Z`, `AA`: a column as spreadsheets call it.
fn letter(at: usize) -> String {
    let last = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    if at < 26 { last.to_string() } else { format!("{}{last}", letter(at / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::column::Sex;
    use crate::domain::school::Grade;

    fn lines(rows: &[&[&str]]) -> Vec<Line> {
        let cell = |text: &&str| if text.is_empty() { Cell::Empty } else { Cell::Text((*text).to_owned()) };
        (1..).zip(rows).map(|(no, row)| Line { no, cells: row.iter().map(cell).collect() }).collect()
    }

    fn layout(file: &[Line], kind: ImportKind) -> Layout {
        let mut layout = Layout::of(file, kind).expect("headings");
        file.iter().skip(layout.first()).for_each(|line| layout.look(line));
        layout
    }

    fn speaking(layout: &Layout, file: &[Line]) -> Vec<u32> {
        file.iter().skip(layout.first()).filter(|line| layout.speaks(line)).map(|line| line.no).collect()
    }

    fn columns(layout: &Layout) -> Vec<(usize, Column)> {
        layout.known.iter().map(|known| (known.at, known.column)).collect()
    }

    #[test]
    fn headings_are_found_below_titles_in_any_order() {
        let file = lines(&[
            &["จำนวนนักเรียน ปีการศึกษา 2564"],
            &["ป.1 ชาย", "หมายเหตุ", "SMIS", "ป.1 หญิง", "smis", "เลขประจำตัวประชาชน", "อื่น ๆ"],
            &["1", "", "40050001", "2", "40050001", "1101700230708", "1-1017-00230-70-8"],
        ]);
        let layout = layout(&file, ImportKind::Enrolment);
        assert_eq!(layout.known.iter().map(|known| known.at).collect::<Vec<_>>(), [0, 2, 3]);
        let fates: Vec<Fate> = layout.left_out().iter().map(|(_, fate)| *fate).collect();
        assert_eq!(fates, [Fate::Unknown, Fate::Repeated, Fate::NationalId, Fate::NationalId], "ids are known by their values, too");
        assert_eq!(speaking(&layout, &file), [3]);
    }

    #[test]
    fn headings_of_two_lines_are_read_together_and_a_merged_cell_stands_for_all_that_it_covers() {
        use Column::{Code, NameTh, Pupils, Total};
        let file = lines(&[
            &["จำนวนนักเรียนรายชั้น ปีการศึกษา 2564"],
            &["ข้อมูล ณ วันที่ 10 มิถุนายน 2564"],
            &["ที่", "รหัส SMIS", "ชื่อโรงเรียน", "ป.1", "", "", "ป.2", "", "", "รวมทั้งสิ้น", "", "", "หมายเหตุ"],
            &["", "", "", "ชาย", "หญิง", "รวม", "ชาย", "หญิง", "รวม", "ชาย", "หญิง", "รวม", ""],
            &["1", "40050001", "ก", "1", "2", "3", "4", "5", "9", "5", "7", "12", ""],
        ]);
        let layout = layout(&file, ImportKind::Enrolment);
        let (male, female) = (Sex::Male, Sex::Female);
        let expected = [
            (1, Code("SMIS8")),
            (2, NameTh),
            (3, Pupils(Grade::P1, male)),
            (4, Pupils(Grade::P1, female)),
            (6, Pupils(Grade::P2, male)),
            (7, Pupils(Grade::P2, female)),
            (11, Total),
        ];
        assert_eq!(columns(&layout), expected, "sums of a grade or a sex are not the sum of the school");
        assert_eq!(layout.known[3].heading, "ป.1 หญิง");
        assert_eq!(speaking(&layout, &file), [5]);
        let left_out: Vec<String> = layout.left_out().into_iter().map(|(heading, _)| heading).collect();
        assert_eq!(left_out, ["ที่", "ป.1 รวม", "ป.2 รวม", "รวมทั้งสิ้น ชาย", "รวมทั้งสิ้น หญิง", "หมายเหตุ"]);
    }

    #[test]
    fn groups_above_headings_change_nothing_unless_they_are_grades_or_persons() {
        let file = lines(&[
            &["ข้อมูลทั่วไป", "", "ระดับประถมศึกษา", "", "", "ผู้บริหาร", "", "ข้อมูลโรงเรียน"],
            &["รหัสโรงเรียน", "โรงเรียน", "ป.1", "", "จำนวนห้อง", "รหัส", "ชื่อ", "จำนวนครู"],
            &["", "", "ชาย", "หญิง", "", "", "", ""],
            &["1040050001", "ก", "1", "2", "1", "7", "ข", "9"],
        ]);
        let layout = layout(&file, ImportKind::Enrolment);
        let known: Vec<usize> = layout.known.iter().map(|known| known.at).collect();
        assert_eq!(known, [0, 1, 2, 3, 7], "classes of a level are not those of the school");
        let left_out = [("ระดับประถมศึกษา จำนวนห้อง", Fate::Unknown), ("ผู้บริหาร รหัส", Fate::Personal), ("ผู้บริหาร ชื่อ", Fate::Personal)];
        let told = layout.left_out();
        assert_eq!(told.iter().map(|(heading, fate)| (heading.as_str(), *fate)).collect::<Vec<_>>(), left_out);
    }

    #[test]
    fn a_first_row_is_never_taken_for_a_second_line_of_headings() {
        let file = lines(&[
            &["รหัสโรงเรียน", "ชื่อโรงเรียน", "สังกัด", "", "รหัสตำบล"],
            &["1040050001", "โรงเรียน", "สพฐ.", "รวม", "400501"],
            &["", "", "", "", ""],
        ]);
        let layout = layout(&file, ImportKind::Schools);
        assert_eq!((layout.first(), layout.known.len()), (1, 4));
        assert_eq!(speaking(&layout, &file), [2]);
        let parted = [&file[..1], &[Line { no: 5, ..file[1].clone() }]].concat();
        assert_eq!(Layout::of(&parted, ImportKind::Schools).map(|layout| layout.first()), Ok(1), "an empty line parts headings and rows");
    }

    #[test]
    fn a_line_that_nobody_has_filled_in_says_nothing() {
        let file =
            lines(&[&["SMIS", "ชื่อโรงเรียน", "ป.1 ชาย"], &["40050001", "ก", " "], &["40050002", "ข", "0"], &["40050003", "ค", "-"], &[]]);
        let layout = layout(&file, ImportKind::Enrolment);
        assert_eq!(speaking(&layout, &file), [3, 4]);
    }

    #[test]
    fn a_file_without_headings_says_which_one_is_missing() {
        let file = lines(&[&["40050001", "สมชาย ใจดี (ข้อมูลสมมติ)"]]);
        assert_eq!(Layout::of(&file, ImportKind::Schools), Err("รหัสโรงเรียน"));
        assert_eq!(Layout::of(&lines(&[&["SMIS", "รวม"]]), ImportKind::Enrolment), Err("ป.1 ชาย"));
    }

    #[test]
    fn a_heading_that_is_a_number_is_called_by_its_letter() {
        assert_eq!(
            (shown(Some("1101700230708"), 2), shown(None, 27), shown(Some(" ชื่อ  เล่น "), 0)),
            ("C".into(), "AB".into(), "ชื่อ เล่น".into())
        );
    }
}
