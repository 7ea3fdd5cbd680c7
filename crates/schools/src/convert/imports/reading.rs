//! A file becomes rows: read bit by bit on a thread that answers no calls, while what was read before is planned.

use api::schools::v1 as pb;
use chassis::aside::Giver;
use chassis::failure::Failure;
use chassis::wire::{Reader, choice, optional_id};
use chassis::workbook::{self, Book, Bounds, Room, Unreadable};
use jiff::civil::Date;
use prost::bytes::Bytes;

use super::text;
use crate::app::import::Plan;
use crate::convert::counts;
use crate::domain::import::{Cell, FromFile, ImportKind, Intake, Line};
use crate::domain::term::AcademicTerm;
use crate::error::import::{column_missing, file_empty, file_unreadable, too_large};

/// Rows that are handed on together: they are looked up and written together.
const TOGETHER: usize = 1000;
/// Rows of a file at most, below its headings.
const MOST_ROWS: usize = 30_000;
/// Columns of a file at most.
const MOST_COLUMNS: usize = 200;
/// Lines of titles and headings above the rows, for which there is room beside them.
const TITLES: usize = 12;
/// What is read of a file at most.
pub(super) const BOUNDS: Bounds = Bounds { lines: MOST_ROWS + TITLES, columns: MOST_COLUMNS, cells: 1_500_000, bytes: 128 * 1024 * 1024 };

/// A file, and what it is.
#[derive(Debug)]
pub(crate) struct Upload {
    id: Option<uuid::Uuid>,
    kind: ImportKind,
    as_of: Option<Date>,
    term: Option<AcademicTerm>,
    file: Bytes,
}

impl TryFrom<pb::PlanImportRequest> for Upload {
    type Error = Failure;

    fn try_from(request: pb::PlanImportRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let kind = choice(&mut read, "kind", request.kind, ImportKind::from_number, ImportKind::Schools);
        let term = match kind {
            ImportKind::Schools => None,
            ImportKind::Enrolment => Some(counts::term(&mut read, request.term)),
        };
        let as_of = read.date("as_of", request.as_of.as_ref());
        read.finish(Self { id: optional_id(&request.id), kind, as_of, term, file: request.file })
    }
}

/// What is to be planned on this day, and how the file is read.
pub(crate) fn open(upload: Upload, today: Date) -> (Plan, impl FnOnce(&mut Giver<FromFile>) -> Result<(), Failure> + Send + 'static) {
    let Upload { id, kind, as_of, term, file } = upload;
    let day = as_of.unwrap_or(today);
    (Plan { id, kind, day, term }, move |giver: &mut Giver<FromFile>| read(&file, Intake::new(kind, day), giver))
}

fn read(file: &[u8], mut intake: Intake, giver: &mut Giver<FromFile>) -> Result<(), Failure> {
    let (mut rows, mut is_empty) = (Vec::with_capacity(TOGETHER), true);
    lines(file, |line| {
        is_empty = false;
        intake.take(line, &mut rows).map_err(column_missing)?;
        if rows.len() < TOGETHER {
            return Ok(());
        }
        giver.give(FromFile::Rows(std::mem::replace(&mut rows, Vec::with_capacity(TOGETHER))))
    })
    .map_err(|error| match error {
        Unreadable::NoTable => file_unreadable(),
        Unreadable::TooLarge => too_large(MOST_ROWS, MOST_COLUMNS),
        Unreadable::Refused(failure) => failure,
    })?;
    if is_empty {
        return Err(file_empty());
    }
    let left_out = intake.end(&mut rows).map_err(column_missing)?;
    giver.give(FromFile::Rows(rows))?;
    giver.give(FromFile::LeftOut(left_out))
}

/// Hands on the lines of a file that are not empty: of the first sheet of a workbook, or of text, which everything else is.
fn lines(file: &[u8], mut each: impl FnMut(Line) -> Result<(), Failure>) -> Result<(), Unreadable> {
    let mut room = Room::new(BOUNDS);
    if !Book::is_one(file) {
        return text::lines(file, &mut room, each);
    }
    let mut book = Book::open(file, &mut room)?;
    let first = book.sheets().into_iter().next().ok_or(Unreadable::NoTable)?;
    book.lines(&first, &mut room, |line| each(Line { no: line.no, cells: line.cells.into_iter().map(cell).collect() }))
}

fn cell(cell: workbook::Cell) -> Cell {
    match cell {
        workbook::Cell::Empty => Cell::Empty,
        workbook::Cell::Number(number) => Cell::Number(number),
        workbook::Cell::Text(text) => Cell::Text(text),
        workbook::Cell::Error => Cell::Text("#".to_owned()),
    }
}
