//! Workbooks to fill in.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::Cell;
use crate::failure::Failure;

/// A sheet with headings, and with lines in which something stands already.
#[derive(Debug)]
pub struct Form<'a> {
    /// Its name.
    pub sheet: &'a str,
    /// The first line.
    pub headings: &'a [String],
    /// The lines below it.
    pub rows: &'a [Vec<Cell>],
    /// Columns that stay in sight when it is moved sideways.
    pub frozen: u16,
    /// The column in which whatever somebody types stays text, counted from 0: codes keep their zeros.
    pub codes: u16,
    /// Columns that are not as wide as others, each with its width in characters.
    pub widths: &'a [(u16, f64)],
}

impl Form<'_> {
    /// The workbook. It says no time at which it was made: the same form is the same bytes.
    pub fn filled_in(&self) -> Result<Vec<u8>, Failure> {
        self.written().map_err(Failure::internal)
    }

    fn written(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        // The day that archives begin with.
        book.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(1980, 1, 1)?));
        let sheet = book.add_worksheet();
        sheet.set_name(self.sheet)?.set_freeze_panes(1, self.frozen)?;
        let (bold, text) = (Format::new().set_bold(), Format::new().set_num_format("@"));
        sheet.set_column_format(self.codes, &text)?;
        for (column, width) in self.widths {
            sheet.set_column_width(*column, *width)?;
        }
        for (column, heading) in (0..).zip(self.headings) {
            sheet.write_string_with_format(0, column, heading, &bold)?;
        }
        for (row, cells) in (1..).zip(self.rows) {
            for (column, cell) in (0..).zip(cells) {
                put(sheet, (row, column), cell, &text)?;
            }
        }
        book.save_to_buffer()
    }
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, text: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(number) => sheet.write_number(row, column, *number)?,
        Cell::Text(said) => sheet.write_string_with_format(row, column, said, text)?,
        Cell::Empty | Cell::Error => sheet,
    };
    Ok(())
}
