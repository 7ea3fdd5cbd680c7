//! A file as lines of cells: where its headings are, and which of its columns are known.

use chassis::thai::normalise::{clean, has_unusable_characters};

use super::cell::Cell;
use super::column::{Column, Fate, fate, recognised};
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

/// The columns of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Those that are known, in the order of the file.
    pub known: Vec<Known>,
    /// Headings of those that were left out, and why.
    pub left_out: Vec<(String, Fate)>,
    /// Which lines come below the headings.
    first: usize,
}

/// The columns without which a file says nothing, by what they are called.
pub type Missing = &'static str;

/// Headings are looked for in so many lines: titles may stand above them.
const LINES_OF_TITLES: usize = 10;
/// The most characters of a heading that is repeated.
const HEADING: usize = 60;

impl Layout {
    /// Finds the headings. A line is one of headings when it names a code, and in a file of pupils a grade.
    pub fn of(lines: &[Line], kind: ImportKind) -> Result<Self, Missing> {
        let mut closest = "รหัสโรงเรียน";
        for (at, line) in lines.iter().enumerate().take(LINES_OF_TITLES) {
            let columns: Vec<Option<Column>> = line.cells.iter().map(|cell| cell.text().and_then(|text| recognised(&text, kind))).collect();
            let has = |wanted: fn(&Column) -> bool| columns.iter().flatten().any(wanted);
            let has_code = has(|column| matches!(column, Column::Code(_) | Column::AnyCode));
            let has_grade = has(|column| matches!(column, Column::Pupils(..)));
            if has_code && (has_grade || kind == ImportKind::Schools) {
                return Ok(Self::read(lines, at, &columns));
            }
            if has_code {
                closest = "ป.1 ชาย";
            }
        }
        Err(closest)
    }

    fn read(lines: &[Line], at: usize, columns: &[Option<Column>]) -> Self {
        let headings = &lines[at].cells;
        let body = &lines[at + 1..];
        let width = body.iter().map(|line| line.cells.len()).max().unwrap_or_default().max(headings.len());
        let mut layout = Self { known: Vec::new(), left_out: Vec::new(), first: at + 1 };
        for at in 0..width {
            let heading = headings.get(at).and_then(Cell::text);
            match columns.get(at).copied().flatten() {
                Some(column) if layout.known.iter().any(|known| known.column == column) => {
                    layout.left_out.push((shown(heading.as_deref(), at), Fate::Repeated));
                }
                Some(column) => layout.known.push(Known { at, heading: shown(heading.as_deref(), at), column }),
                None => {
                    let mut cells = body.iter().filter_map(|line| line.cells.get(at)).filter(|cell| **cell != Cell::Empty).peekable();
                    let said = heading.as_deref().map_or(Fate::Unknown, fate);
                    if heading.is_some() || cells.peek().is_some() {
                        let fate = if cells.any(Cell::holds_national_id) { Fate::NationalId } else { said };
                        layout.left_out.push((shown(heading.as_deref(), at), fate));
                    }
                }
            }
        }
        layout
    }

    /// The lines below the headings that say something in a column that is known. In a file of pupils that is a number of pupils: a line of
    /// a template that nobody has filled in does not say that the school has none.
    pub fn rows<'a>(&'a self, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> {
        let counts = |known: &&Known| matches!(known.column, Column::Pupils(..) | Column::Total);
        let counted = self.known.iter().any(|known| counts(&known));
        let says = move |line: &&Line| {
            let mut speaking = self.known.iter().filter(|known| !counted || counts(known));
            speaking.any(|known| line.cells.get(known.at).is_some_and(|cell| cell.text().is_some() || *cell == Cell::Text("-".to_owned())))
        };
        lines.get(self.first..).unwrap_or_default().iter().filter(says)
    }
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

    fn lines(rows: &[&[&str]]) -> Vec<Line> {
        let cells = |row: &[&str]| row.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        (1..).zip(rows).map(|(no, row)| Line { no, cells: cells(row) }).collect()
    }

    #[test]
    fn headings_are_found_below_titles_in_any_order() {
        let file = lines(&[
            &["จำนวนนักเรียน ปีการศึกษา 2564"],
            &["ป.1 ชาย", "หมายเหตุ", "SMIS", "ป.1 หญิง", "smis", "เลขประจำตัวประชาชน", "อื่น ๆ"],
            &["1", "", "40050001", "2", "40050001", "1101700230708", "1-1017-00230-70-8"],
        ]);
        let layout = Layout::of(&file, ImportKind::Enrolment).expect("headings");
        assert_eq!(layout.known.iter().map(|known| known.at).collect::<Vec<_>>(), [0, 2, 3]);
        let fates: Vec<Fate> = layout.left_out.iter().map(|(_, fate)| *fate).collect();
        assert_eq!(fates, [Fate::Unknown, Fate::Repeated, Fate::NationalId, Fate::NationalId], "ids are known by their values, too");
        assert_eq!(layout.rows(&file).map(|line| line.no).collect::<Vec<_>>(), [3]);
    }

    #[test]
    fn a_line_that_nobody_has_filled_in_says_nothing() {
        let file =
            lines(&[&["SMIS", "ชื่อโรงเรียน", "ป.1 ชาย"], &["40050001", "ก", " "], &["40050002", "ข", "0"], &["40050003", "ค", "-"], &[]]);
        let layout = Layout::of(&file, ImportKind::Enrolment).expect("headings");
        assert_eq!(layout.rows(&file).map(|line| line.no).collect::<Vec<_>>(), [3, 4]);
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
