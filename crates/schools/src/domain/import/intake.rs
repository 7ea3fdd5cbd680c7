//! Lines that come one after the other become rows; none is held longer than it takes to find the headings.

use jiff::civil::Date;

use super::column::Fate;
use super::row::{ReadRow, read};
use super::sheet::{HEAD, Layout, Line, Missing};
use super::state::ImportKind;

/// What is read of a file, as far as it is read.
#[derive(Debug)]
pub enum FromFile {
    /// The next rows, in the order of the file.
    Rows(Vec<ReadRow>),
    /// The end: headings of the columns that were left out, and why.
    LeftOut(Vec<(String, Fate)>),
}

/// A file that is being read.
#[derive(Debug)]
pub struct Intake {
    kind: ImportKind,
    day: Date,
    /// The first lines, until it is known where the headings are.
    head: Vec<Line>,
    layout: Option<Layout>,
}

impl Intake {
    /// Begins. `day` is that of the import, for rows of pupils that do not say theirs.
    pub fn new(kind: ImportKind, day: Date) -> Self {
        Self { kind, day, head: Vec::new(), layout: None }
    }

    /// Takes the next line; what can be told of rows now is added to `rows`.
    pub fn take(&mut self, line: Line, rows: &mut Vec<ReadRow>) -> Result<(), Missing> {
        if let Some(layout) = &mut self.layout {
            below(layout, &line, (self.kind, self.day), rows);
            return Ok(());
        }
        self.head.push(line);
        if self.head.len() < HEAD { Ok(()) } else { self.find_headings(rows).map(|_| ()) }
    }

    /// There are no more lines. Adds the last rows, and says which columns were left out.
    pub fn end(mut self, rows: &mut Vec<ReadRow>) -> Result<Vec<(String, Fate)>, Missing> {
        if let Some(layout) = &self.layout {
            return Ok(layout.left_out());
        }
        self.find_headings(rows).map(Layout::left_out)
    }

    fn find_headings(&mut self, rows: &mut Vec<ReadRow>) -> Result<&Layout, Missing> {
        let mut layout = Layout::of(&self.head, self.kind)?;
        for line in std::mem::take(&mut self.head).iter().skip(layout.first()) {
            below(&mut layout, line, (self.kind, self.day), rows);
        }
        Ok(self.layout.insert(layout))
    }
}

fn below(layout: &mut Layout, line: &Line, (kind, day): (ImportKind, Date), rows: &mut Vec<ReadRow>) {
    layout.look(line);
    if layout.speaks(line) {
        rows.push(read(layout, line, kind, day));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::import::Cell;

    fn line(no: u32, cells: &[&str]) -> Line {
        Line { no, cells: cells.iter().map(|text| Cell::Text((*text).to_owned())).collect() }
    }

    #[test]
    fn rows_come_as_soon_as_the_headings_are_known_and_a_short_file_at_its_end() {
        let mut intake = Intake::new(ImportKind::Schools, date(2021, 6, 10));
        let mut rows = Vec::new();
        intake.take(line(1, &["SMIS", "หมายเหตุ"]), &mut rows).expect("headings");
        for no in 2..=20_u32 {
            intake.take(line(no, &["40050001", "โทรแล้ว"]), &mut rows).expect("a row");
            let head = u32::try_from(HEAD).expect("few");
            assert_eq!(rows.len(), if no < head { 0 } else { usize::try_from(no - 1).expect("few") });
        }
        assert_eq!(intake.end(&mut rows), Ok(vec![("หมายเหตุ".to_owned(), Fate::Unknown)]));
        assert_eq!(rows.iter().map(|row| row.no).collect::<Vec<_>>(), (2..=20).collect::<Vec<_>>());
        let mut short = Intake::new(ImportKind::Schools, date(2021, 6, 10));
        let mut rows = Vec::new();
        short.take(line(1, &["SMIS"]), &mut rows).expect("headings");
        short.take(line(2, &["40050001"]), &mut rows).expect("a row");
        assert!(rows.is_empty());
        assert_eq!((short.end(&mut rows), rows.len()), (Ok(vec![]), 1));
        let empty = Intake::new(ImportKind::Enrolment, date(2021, 6, 10));
        assert_eq!(empty.end(&mut rows), Err("รหัสโรงเรียน"));
    }
}
