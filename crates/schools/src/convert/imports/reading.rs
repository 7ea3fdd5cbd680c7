//! A file becomes rows: read bit by bit on a thread that answers no calls, while what was read before is planned.

use api::schools::v1 as pb;
use chassis::aside::Giver;
use chassis::failure::Failure;
use chassis::wire::{Reader, choice, optional_id};
use jiff::civil::Date;
use prost::bytes::Bytes;

use super::{text, workbook};
use crate::app::import::Plan;
use crate::convert::counts;
use crate::domain::import::{FromFile, ImportKind, Intake, Line};
use crate::domain::term::AcademicTerm;
use crate::error::import::{column_missing, file_empty, file_unreadable, too_large};

/// Rows that are handed on together: they are looked up and written together.
const TOGETHER: usize = 1000;
/// Rows of a file at most, below its headings.
const MOST_ROWS: usize = 30_000;
/// Columns of a file at most.
const MOST_COLUMNS: usize = 200;
/// Cells of a file at most.
const MOST_CELLS: usize = 1_500_000;
/// Lines of titles and headings above the rows, for which there is room beside them.
const TITLES: usize = 12;
/// Bytes at most that a workbook unpacks to.
pub(super) const MOST_UNPACKED: u64 = 128 * 1024 * 1024;

/// Why a file is not read to its end.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// Neither a workbook nor text.
    NoTable,
    /// More rows, columns, cells or bytes than a file may have.
    TooLarge,
    /// Whoever takes its lines refuses.
    Refused(Failure),
}

impl From<Failure> for Unreadable {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

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

/// Hands on the lines of a file that are not empty: a workbook begins as an archive does, everything else is text.
fn lines(file: &[u8], each: impl FnMut(Line) -> Result<(), Failure>) -> Result<(), Unreadable> {
    if file.starts_with(b"PK\x03\x04") { workbook::lines(file, each) } else { text::lines(file, each) }
}

/// Room for cells: what is beyond it is not read.
#[derive(Debug, Default)]
pub(super) struct Room {
    lines: usize,
    cells: usize,
}

impl Room {
    /// Takes the room of a cell.
    pub(super) fn cell(&mut self, column: usize) -> Result<(), Unreadable> {
        self.cells += 1;
        if column >= MOST_COLUMNS || self.cells > MOST_CELLS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Takes the room of a line.
    pub(super) fn line(&mut self) -> Result<(), Unreadable> {
        self.lines += 1;
        if self.lines > MOST_ROWS + TITLES { Err(Unreadable::TooLarge) } else { Ok(()) }
    }
}
