//! Lines of a file as what they say about a school.

use jiff::civil::{Date, date};

use super::cell::{Cell, CellClass};
use super::column::{Column, Sex};
use super::problem::Problem;
use super::sheet::{Known, Layout, Line};
use super::state::ImportKind;
use crate::domain::Code;
use crate::domain::enrolment::{CountError, Counts, Others, Pupils};
use crate::domain::school::{Agency, Grade, SchoolStatus};

/// No file counts pupils of days before.
const COUNTED_FROM: Date = date(1990, 1, 1);

/// What is wrong with a row, or to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// The heading of the column; empty where it is about the whole row.
    pub column: String,
    /// What sort of value stands there.
    pub class: CellClass,
    /// The reason.
    pub reason: String,
    /// In Thai.
    pub th: String,
    /// In English.
    pub en: String,
    /// The row is taken all the same.
    pub warning: bool,
}

impl Issue {
    /// What is wrong with the whole row.
    pub fn of_row(problem: &Problem) -> Self {
        let column = String::new();
        Self {
            column,
            class: CellClass::Empty,
            reason: problem.reason().to_owned(),
            th: problem.text_th(),
            en: problem.text_en(),
            warning: false,
        }
    }

    fn of_cell(known: &Known, cell: &Cell, problem: &Problem) -> Self {
        Self { column: known.heading.clone(), class: cell.class(), ..Self::of_row(problem) }
    }
}

/// What a row says about a school; what it does not say stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SaidOfSchool {
    /// Its codes, at least one; the first one is how it is found.
    pub codes: Vec<Code>,
    /// Its Thai name.
    pub name_th: Option<String>,
    /// Its English name.
    pub name_en: Option<String>,
    /// Its agency.
    pub agency: Option<Agency>,
    /// Code of its service area.
    pub service_area: Option<String>,
    /// Code or name of its network centre.
    pub centre: Option<String>,
    /// Code of its subdistrict.
    pub subdistrict: Option<String>,
    /// House, village and road.
    pub address: Option<String>,
    /// The lowest grade.
    pub lowest: Option<Grade>,
    /// The highest grade.
    pub highest: Option<Grade>,
    /// When it was established.
    pub established_on: Option<Date>,
    /// What became of it.
    pub status: Option<SchoolStatus>,
}

/// What a row says about pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidOfPupils {
    /// Codes of the school, at least one.
    pub codes: Vec<Code>,
    /// The day of the count.
    pub as_of: Date,
    /// The numbers.
    pub counts: Counts,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// About a school.
    School(Box<SaidOfSchool>),
    /// About its pupils.
    Pupils(Box<SaidOfPupils>),
}

impl Said {
    /// The codes by which the school is found.
    pub fn codes(&self) -> &[Code] {
        match self {
            Self::School(said) => &said.codes,
            Self::Pupils(said) => &said.codes,
        }
    }
}

/// A row that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRow {
    /// Its number in the file.
    pub no: u32,
    /// The first code that could be read.
    pub code: Option<Code>,
    /// What it says; nothing where something is wrong with it.
    pub said: Option<Said>,
    /// What is wrong, and what is to be looked at.
    pub issues: Vec<Issue>,
}

/// Reads a row. `day` is that of the import, for rows of pupils that do not say theirs.
pub fn read(layout: &Layout, line: &Line, kind: ImportKind, day: Date) -> ReadRow {
    let mut reading = Reading { line, layout, issues: Vec::new() };
    let codes = reading.codes();
    let code = codes.first().cloned();
    let said = match kind {
        ImportKind::Schools => Said::School(Box::new(reading.school(codes))),
        ImportKind::Enrolment => Said::Pupils(Box::new(reading.pupils(codes, day))),
    };
    let wrong = reading.issues.iter().any(|issue| !issue.warning);
    ReadRow { no: line.no, code, said: Some(said).filter(|_| !wrong), issues: reading.issues }
}

struct Reading<'a> {
    line: &'a Line,
    layout: &'a Layout,
    issues: Vec<Issue>,
}

impl<'a> Reading<'a> {
    /// What stands in a column, read; a problem is noted.
    fn value<T>(&mut self, column: Column, read: impl FnOnce(&Cell) -> Result<Option<T>, Problem>) -> Option<T> {
        let known = self.layout.known.iter().find(|known| known.column == column)?;
        self.at(known, read)
    }

    fn at<T>(&mut self, known: &Known, read: impl FnOnce(&Cell) -> Result<Option<T>, Problem>) -> Option<T> {
        let cell = self.cell(known);
        read(cell).unwrap_or_else(|problem| {
            self.issues.push(Issue::of_cell(known, cell, &problem));
            None
        })
    }

    fn cell(&self, known: &Known) -> &'a Cell {
        static NONE: Cell = Cell::Empty;
        self.line.cells.get(known.at).unwrap_or(&NONE)
    }

    fn refuse(&mut self, column: Column, problem: &Problem) {
        let known = self.layout.known.iter().find(|known| known.column == column);
        self.issues.push(known.map_or_else(|| Issue::of_row(problem), |known| Issue::of_cell(known, self.cell(known), problem)));
    }

    /// The codes, in the order of the columns. Eight digits of which nobody says the scheme are a question.
    fn codes(&mut self) -> Vec<Code> {
        let scheme = self.value(Column::Scheme, |cell| match cell.text() {
            None => Ok(None),
            Some(text) => scheme(&text).map(Some).ok_or(Problem::UnknownChoice),
        });
        let layout = self.layout;
        let before = self.issues.len();
        let mut codes: Vec<Code> = Vec::new();
        for known in &layout.known {
            let read = if let Column::Code(scheme) = known.column {
                self.at(known, |cell| cell.code(scheme))
            } else if known.column == Column::AnyCode {
                self.at(known, |cell| any_code(cell, scheme.as_deref()))
            } else {
                None
            };
            codes.extend(read.filter(|code| !codes.contains(code)));
        }
        if codes.is_empty() && self.issues.len() == before {
            let column = layout.known.iter().map(|known| known.column).find(|c| matches!(c, Column::Code(_) | Column::AnyCode));
            self.refuse(column.unwrap_or(Column::AnyCode), &Problem::CellRequired);
        }
        codes
    }

    fn school(&mut self, codes: Vec<Code>) -> SaidOfSchool {
        let said = SaidOfSchool {
            codes,
            name_th: self.value(Column::NameTh, Cell::name),
            name_en: self.value(Column::NameEn, Cell::name),
            agency: self.value(Column::Agency, Cell::agency),
            service_area: self.value(Column::ServiceArea, |cell| Ok(cell.code("ESAO")?.map(|code| code.value().to_owned()))),
            centre: self.value(Column::Centre, Cell::name),
            subdistrict: self.value(Column::Subdistrict, subdistrict),
            address: self.value(Column::Address, Cell::name),
            lowest: self.value(Column::LowestGrade, Cell::grade),
            highest: self.value(Column::HighestGrade, Cell::grade),
            established_on: self.day(Column::EstablishedOn, None),
            status: self.value(Column::Status, Cell::status),
        };
        if said.lowest.zip(said.highest).is_some_and(|(lowest, highest)| lowest > highest) {
            self.refuse(Column::HighestGrade, &Problem::GradesReversed);
        }
        said
    }

    /// A day; a doubt about its era is told and the day is taken.
    fn day(&mut self, column: Column, plausible_from: Option<Date>) -> Option<Date> {
        let known = self.layout.known.iter().find(|known| known.column == column)?;
        let (day, doubt) = self.at(known, |cell| cell.day(plausible_from))?;
        if let Some(doubt) = doubt {
            let (reason, th, en) = (doubt.reason().to_owned(), doubt.text_th(), doubt.text_en());
            let class = self.cell(known).class();
            self.issues.push(Issue { column: known.heading.clone(), class, reason, th, en, warning: true });
        }
        Some(day)
    }

    fn pupils(&mut self, codes: Vec<Code>, day: Date) -> SaidOfPupils {
        let as_of = self.day(Column::AsOf, Some(COUNTED_FROM)).unwrap_or(day);
        let layout = self.layout;
        let mut grades = std::collections::BTreeMap::<Grade, Pupils>::new();
        for known in &layout.known {
            if let Column::Pupils(grade, sex) = known.column {
                let count = self.at(known, |cell| cell.count().map(Some)).unwrap_or_default();
                let pupils = grades.entry(grade).or_default();
                match sex {
                    Sex::Male => pupils.male = count,
                    Sex::Female => pupils.female = count,
                }
            }
        }
        // A grade without pupils says nothing, or a template with every grade could not be filled in.
        grades.retain(|_, pupils| pupils.male + pupils.female > 0);
        let mut other = |column| self.value(column, |cell| cell.count().map(Some)).unwrap_or_default();
        let others = Others {
            classes: other(Column::Classes),
            teachers: other(Column::Teachers),
            special_needs: other(Column::SpecialNeeds),
            poor: other(Column::Poor),
        };
        let stated = self.value(Column::Total, |cell| cell.text().map(|_| cell.count()).transpose());
        let counts =
            if self.issues.iter().any(|issue| !issue.warning) { Ok(Counts::default()) } else { Counts::try_new(grades, stated, others) };
        let counts = counts.unwrap_or_else(|error| {
            let column = match error {
                CountError::MoreThanAll("poor") => Column::Poor,
                CountError::MoreThanAll(_) => Column::SpecialNeeds,
                CountError::TotalDiffers { .. } | CountError::GradeTwice(_) => Column::Total,
            };
            self.refuse(column, &Problem::CountsDiffer);
            Counts::default()
        });
        SaidOfPupils { codes, as_of, counts }
    }
}

/// A code of a column that does not say of which scheme: its length tells, but for eight digits.
fn any_code(cell: &Cell, scheme: Option<&str>) -> Result<Option<Code>, Problem> {
    let Some(text) = cell.text() else { return Ok(None) };
    if let Some(scheme) = scheme {
        return cell.code(scheme);
    }
    let digits = crate::domain::code::spelling(&text);
    match (digits.len(), digits.bytes().all(|b| b.is_ascii_digit())) {
        (10, true) => cell.code("OBEC10"),
        (8, true) => Err(Problem::CodeAmbiguous),
        (6, true) if matches!(cell, Cell::Text(_)) => cell.code("OBEC6"),
        (short @ (..8 | 9), true) if matches!(cell, Cell::Number(_)) => {
            Err(Problem::LeadingZerosLost { digits: if short == 9 { 10 } else { 8 } })
        }
        _ => Err(Problem::CodeMalformed { digits: 10 }),
    }
}

/// The scheme that a word names: one that people call in many ways, or the word itself.
fn scheme(text: &str) -> Option<String> {
    let known = match super::cell::squeezed(text).as_str() {
        "smis8" | "smis" => "SMIS8",
        "moe8" | "moe" | "กระทรวง" => "MOE8",
        "obec10" => "OBEC10",
        "obec6" | "percode" => "OBEC6",
        _ => text,
    };
    let is_word = known.len() <= 32
        && known.starts_with(|c: char| c.is_ascii_uppercase())
        && known.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    is_word.then(|| known.to_owned())
}

/// The six digits of a subdistrict.
fn subdistrict(cell: &Cell) -> Result<Option<String>, Problem> {
    let Some(text) = cell.text() else { return Ok(None) };
    let digits = crate::domain::code::spelling(&text);
    let fits = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
    if fits { Ok(Some(digits)) } else { Err(Problem::CodeMalformed { digits: 6 }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = date(2021, 6, 10);

    fn rows(kind: ImportKind, rows: &[&[&str]]) -> Vec<ReadRow> {
        let cells = |row: &[&str]| row.iter().map(|text| Cell::Text((*text).to_owned())).collect();
        let lines: Vec<Line> = (1..).zip(rows).map(|(no, row)| Line { no, cells: cells(row) }).collect();
        let layout = Layout::of(&lines, kind).expect("headings");
        lines.iter().skip(layout.first()).filter(|line| layout.speaks(line)).map(|line| read(&layout, line, kind, DAY)).collect()
    }

    fn reasons(row: &ReadRow) -> Vec<(&str, &str)> {
        row.issues.iter().map(|issue| (issue.column.as_str(), issue.reason.as_str())).collect()
    }

    #[test]
    fn eight_digits_without_a_scheme_are_a_question_that_the_row_can_answer() {
        let read =
            rows(ImportKind::Schools, &[&["รหัสโรงเรียน", "ประเภทรหัส"], &["40050001", ""], &["40050001", "SMIS"], &["1040050001", ""]]);
        assert_eq!(reasons(&read[0]), [("รหัสโรงเรียน", "SCHOOL_CODE_AMBIGUOUS")]);
        let scheme = |row: &ReadRow| row.code.as_ref().map(|code| code.scheme().to_owned());
        assert_eq!((scheme(&read[1]).as_deref(), scheme(&read[2]).as_deref()), (Some("SMIS8"), Some("OBEC10")));
    }

    #[test]
    fn pupils_are_counted_by_grade_and_sex_and_their_sum_is_checked() {
        let heads: &[&str] = &["SMIS", "ป.1 ชาย", "ป.1 หญิง", "รวม", "ณ วันที่", "ยากจน"];
        let read = rows(
            ImportKind::Enrolment,
            &[
                heads,
                &["40050001", "๑๒", "1,0", "22", "", ""],
                &["40050001", "๑๒", "10", "๒๒", "10/11/64", "3"],
                &["40050001", "12", "10", "23", "", ""],
                &["40050001", "1", "0", "", "", "2"],
                &["", "1", "0", "", "31/02/2564", ""],
            ],
        );
        assert_eq!(reasons(&read[0]), [("ป.1 หญิง", "NUMBER_EXPECTED")]);
        let Some(Said::Pupils(said)) = &read[1].said else { panic!("{:?}", read[1]) };
        assert_eq!((said.as_of, said.counts.pupils(), said.counts.others().poor), (date(2021, 11, 10), 22, 3));
        assert_eq!(reasons(&read[1]), [("ณ วันที่", "TWO_DIGIT_YEAR_READ_AS_BE")], "a doubt, and the row is taken");
        assert_eq!(reasons(&read[2]), [("รวม", "COUNTS_DO_NOT_ADD_UP")]);
        assert_eq!(reasons(&read[3]), [("ยากจน", "COUNTS_DO_NOT_ADD_UP")]);
        assert_eq!(reasons(&read[4]), [("SMIS", "IMPORT_CELL_REQUIRED"), ("ณ วันที่", "IMPORT_DATE_INVALID")], "all at once");
    }

    #[test]
    fn what_a_row_does_not_say_is_nothing() {
        let read =
            rows(ImportKind::Schools, &[&["SMIS", "ชื่อโรงเรียน", "ชั้นต่ำสุด", "ชั้นสูงสุด"], &["40050001", "-", "ม.3", "ป.1"], &["40050001"]]);
        assert_eq!(reasons(&read[0]), [("ชั้นสูงสุด", "IMPORT_GRADES_REVERSED")]);
        let Some(Said::School(said)) = &read[1].said else { panic!("{:?}", read[1]) };
        assert_eq!(**said, SaidOfSchool { codes: vec![Code::restore("SMIS8".into(), "40050001".into())], ..SaidOfSchool::default() });
    }
}
