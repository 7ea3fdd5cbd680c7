//! Workbooks. What a workbook unpacks to is measured before it is believed: its own word about that can be anything.

use std::io::{self, Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx};
use chassis::failure::Failure;
use zip::ZipArchive;

use super::reading::{MOST_UNPACKED, Room, Unreadable};
use crate::domain::import::{Cell, Line};

/// Days between the two ways in which workbooks count days.
const DAYS_TO_1904: f64 = 1462.0;

/// Hands on the lines of the first sheet that are not empty.
pub(super) fn lines(file: &[u8], mut each: impl FnMut(Line) -> Result<(), Failure>) -> Result<(), Unreadable> {
    must_unpack(file)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).map_err(|_| Unreadable::NoTable)?;
    let shift = if book.has_1904_epoch() { DAYS_TO_1904 } else { 0.0 };
    let sheet = book.sheet_names().into_iter().next().ok_or(Unreadable::NoTable)?;
    let mut reader = book.worksheet_cells_reader(&sheet).map_err(|_| Unreadable::NoTable)?;
    let (mut line, mut room) = (None::<Line>, Room::default());
    while let Some(found) = reader.next_cell().map_err(|_| Unreadable::NoTable)? {
        let (row, column) = found.get_position();
        let (no, column) = (row + 1, usize::try_from(column).map_err(|_| Unreadable::TooLarge)?);
        let cell = cell(found.get_value(), shift);
        if cell == Cell::Empty {
            continue;
        }
        room.cell(column)?;
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
        line.cells[column] = cell;
    }
    Ok(line.map_or(Ok(()), each)?)
}

fn cell(value: &DataRef<'_>, shift: f64) -> Cell {
    let text = |text: &str| if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    match value {
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::String(said) | DataRef::DateTimeIso(said) | DataRef::DurationIso(said) => text(said),
        DataRef::SharedString(said) => text(said),
        DataRef::DateTime(day) => Cell::Number(day.as_f64() + shift),
        DataRef::Bool(said) => text(if *said { "TRUE" } else { "FALSE" }),
        DataRef::Error(_) => Cell::Text("#".to_owned()),
        DataRef::Empty => Cell::Empty,
    }
}

/// Unpacks the archive into nothing, up to as many bytes as it may have.
fn must_unpack(file: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Unreadable::NoTable)?;
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|_| Unreadable::NoTable)?;
        let unpacked = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|_| Unreadable::NoTable)?;
        left = left.checked_sub(unpacked).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
}
