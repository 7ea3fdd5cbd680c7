//! Workbooks from bytes. What a workbook unpacks to is measured before it is believed: its own word about that can be anything.

use std::fmt;
use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use zip::ZipArchive;

use super::{Cell, Line, Room, Unreadable};
use crate::failure::Failure;

/// Days between the two ways in which workbooks count days.
const DAYS_TO_1904: f64 = 1462.0;
/// How an archive begins, and with it every workbook.
const BEGINNING: &[u8] = b"PK\x03\x04";

/// A workbook that was opened.
pub struct Book<'a>(Xlsx<Cursor<&'a [u8]>>);

impl<'a> Book<'a> {
    /// Whether a file begins as workbooks do.
    pub fn is_one(file: &[u8]) -> bool {
        file.starts_with(BEGINNING)
    }

    /// Opens a workbook that unpacks to no more than there is room for.
    pub fn open(file: &'a [u8], room: &mut Room) -> Result<Self, Unreadable> {
        unpack(file, room)?;
        Xlsx::new(Cursor::new(file)).map(Self).map_err(|_| Unreadable::NoTable)
    }

    /// Names of its sheets, in their order. Charts and the like are none.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = self.0.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|sheet| sheet.name.clone()).collect()
    }

    /// Hands on the lines of a sheet that are not empty.
    pub fn lines(&mut self, sheet: &str, room: &mut Room, mut each: impl FnMut(Line) -> Result<(), Failure>) -> Result<(), Unreadable> {
        let shift = if self.0.has_1904_epoch() { DAYS_TO_1904 } else { 0.0 };
        let mut reader = self.0.worksheet_cells_reader(sheet).map_err(|_| Unreadable::NoTable)?;
        let mut line = None::<Line>;
        while let Some(found) = reader.next_cell().map_err(|_| Unreadable::NoTable)? {
            let (row, column) = found.get_position();
            let (no, column) = (row + 1, usize::try_from(column).map_err(|_| Unreadable::TooLarge)?);
            let value = found.get_value();
            if is_empty(value) {
                continue;
            }
            room.cell(column, length(value))?;
            if let Some(done) = line.take_if(|line| line.no < no) {
                each(done)?;
            }
            if line.is_none() {
                room.line()?;
            }
            let line = line.get_or_insert_with(|| Line { no, cells: Vec::new() });
            if line.no != no {
                return Err(Unreadable::NoTable);
            }
            if line.cells.len() <= column {
                line.cells.resize(column + 1, Cell::Empty);
            }
            line.cells[column] = cell(value, shift);
        }
        Ok(line.map_or(Ok(()), each)?)
    }
}

impl fmt::Debug for Book<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Book").finish_non_exhaustive()
    }
}

/// The text of a cell that holds one.
fn text<'v>(value: &'v DataRef<'_>) -> Option<&'v str> {
    match value {
        DataRef::String(said) | DataRef::DateTimeIso(said) | DataRef::DurationIso(said) => Some(said),
        DataRef::SharedString(said) => Some(said),
        DataRef::Float(_) | DataRef::Int(_) | DataRef::DateTime(_) | DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => None,
    }
}

fn is_empty(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::Empty) || text(value).is_some_and(|text| text.trim().is_empty())
}

fn length(value: &DataRef<'_>) -> usize {
    text(value).map_or(0, str::len)
}

fn cell(value: &DataRef<'_>, shift: f64) -> Cell {
    match value {
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::DateTime(day) => Cell::Number(day.as_f64() + shift),
        DataRef::Bool(said) => Cell::Text(if *said { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::Error(_) => Cell::Error,
        DataRef::String(_) | DataRef::DateTimeIso(_) | DataRef::DurationIso(_) | DataRef::SharedString(_) | DataRef::Empty => {
            text(value).map_or(Cell::Empty, |text| Cell::Text(text.to_owned()))
        }
    }
}

/// Unpacks the archive into nothing, up to as many bytes as there is room for.
fn unpack(file: &[u8], room: &mut Room) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Unreadable::NoTable)?;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| Unreadable::NoTable)?;
        let unpacked = io::copy(&mut entry.take(room.unpacked + 1), &mut io::sink()).map_err(|_| Unreadable::NoTable)?;
        room.unpacked = room.unpacked.checked_sub(unpacked).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}
