//! Workbooks (.xlsx), the files that offices keep: read line by line within bounds, and written to be filled in.
//!
//! ```text
//! bytes ─► Book::open(file, &mut Room) ─► sheets() ─► lines(sheet, &mut Room, each)
//!          measures what it unpacks to                 what is beyond the room is not read
//! Form { sheet, headings, rows, … } ─► filled_in() ─► bytes
//! ```
//!
//! Reading takes a processor for as long as a file is large, so it is done [aside](crate::aside). What cells mean is the business of whoever
//! reads them.

mod read;
mod write;

use crate::failure::Failure;

pub use read::Book;
pub use write::Form;

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Cell {
    /// Nothing, or nothing but spaces.
    #[default]
    Empty,
    /// A number; also a day, counted from the end of 1899.
    Number(f64),
    /// Text as it was typed.
    Text(String),
    /// What a formula could not compute.
    Error,
}

/// A line that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its number, as a spreadsheet counts: from 1.
    pub no: u32,
    /// Its cells from the first column on; those that are missing at the end are empty.
    pub cells: Vec<Cell>,
}

/// Why a file is not read to its end.
#[derive(Debug)]
pub enum Unreadable {
    /// It is no table.
    NoTable,
    /// More lines, columns, cells or bytes than there is room for.
    TooLarge,
    /// Whoever takes its lines refuses.
    Refused(Failure),
}

impl From<Failure> for Unreadable {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

/// How much is read at most.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// Lines that are not empty.
    pub lines: usize,
    /// Columns of a line.
    pub columns: usize,
    /// Cells that are not empty.
    pub cells: usize,
    /// Bytes that files unpack to, and bytes of all texts. A text that many cells share counts once for each of them: a small file can name
    /// a long one very often.
    pub bytes: u64,
}

/// Room for what is read, of one file or of several: what is beyond it is not read.
#[derive(Debug)]
pub struct Room {
    columns: usize,
    lines: usize,
    cells: usize,
    text: u64,
    unpacked: u64,
}

impl Room {
    /// Room within these bounds, empty.
    pub fn new(bounds: Bounds) -> Self {
        let Bounds { lines, columns, cells, bytes } = bounds;
        Self { columns, lines, cells, text: bytes, unpacked: bytes }
    }

    /// Takes the room of a line.
    pub fn line(&mut self) -> Result<(), Unreadable> {
        self.lines = self.lines.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }

    /// Takes the room of a cell in this column, counted from 0, with so many bytes of text.
    pub fn cell(&mut self, column: usize, bytes: usize) -> Result<(), Unreadable> {
        if column >= self.columns {
            return Err(Unreadable::TooLarge);
        }
        self.cells = self.cells.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        self.text = u64::try_from(bytes).ok().and_then(|bytes| self.text.checked_sub(bytes)).ok_or(Unreadable::TooLarge)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
