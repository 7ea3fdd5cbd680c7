//! Separated text, in UTF-8 or UTF-16 with their marks, in UTF-8 without one, or in Windows-874, which TIS-620 is a part of.

use std::borrow::Cow;

use chassis::failure::Failure;
use chassis::workbook::{Room, Unreadable};
use csv_core::{ReadFieldResult, ReaderBuilder};
use encoding_rs::{Encoding, WINDOWS_874};

use crate::domain::import::{Cell, Line};

/// Bytes of a cell at most: a quotation mark that is never closed would make the rest of the file one cell.
const LONGEST_CELL: usize = 32 * 1024;

/// Hands on the lines that are not empty.
pub(super) fn lines(file: &[u8], room: &mut Room, mut each: impl FnMut(Line) -> Result<(), Failure>) -> Result<(), Unreadable> {
    let text = decoded(file)?.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = ReaderBuilder::new().delimiter(separator(&text)).build();
    let (mut rest, mut no) = (text.as_bytes(), 1_u32);
    let (mut cells, mut cell) = (Vec::new(), Vec::new());
    let mut buffer = [0; 4096];
    loop {
        // The reader leaves empty lines out without counting them.
        while cells.is_empty() && cell.is_empty() && rest.first() == Some(&b'\n') {
            (rest, no) = (&rest[1..], no + 1);
        }
        let (result, read, wrote) = reader.read_field(rest, &mut buffer);
        rest = &rest[read..];
        cell.extend_from_slice(&buffer[..wrote]);
        if cell.len() > LONGEST_CELL {
            return Err(Unreadable::NoTable);
        }
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                room.cell(cells.len(), cell.len())?;
                cells.push(value(&std::mem::take(&mut cell)));
                if record_end {
                    let cells = std::mem::take(&mut cells);
                    if cells.iter().any(|cell| *cell != Cell::Empty) {
                        room.line()?;
                        each(Line { no, cells })?;
                    }
                    no += 1;
                }
            }
            ReadFieldResult::End => return Ok(()),
        }
    }
}

fn value(bytes: &[u8]) -> Cell {
    let text = String::from_utf8_lossy(bytes);
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.into_owned()) }
}

fn decoded(file: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let decoded = match (Encoding::for_bom(file), std::str::from_utf8(file)) {
        (Some((encoding, mark)), _) => encoding.decode_without_bom_handling_and_without_replacement(&file[mark..]),
        (None, Ok(text)) => Some(Cow::Borrowed(text)),
        (None, Err(_)) => WINDOWS_874.decode_without_bom_handling_and_without_replacement(file),
    };
    decoded.filter(|text| !text.contains('\0')).ok_or(Unreadable::NoTable)
}

/// Commas, semicolons or tabs: whatever stands most often in the first lines.
fn separator(text: &str) -> u8 {
    let first = || text.bytes().take(4096);
    let often = |separator: u8| first().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|separator| often(*separator)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::super::reading::BOUNDS;
    use super::*;

    fn all(file: &[u8]) -> Result<Vec<Line>, Unreadable> {
        let mut all = Vec::new();
        lines(file, &mut Room::new(BOUNDS), |line| {
            all.push(line);
            Ok(())
        })?;
        Ok(all)
    }

    fn read(file: &[u8]) -> Vec<(u32, Vec<String>)> {
        let shown = |cell: &Cell| cell.text().unwrap_or_default();
        let lines = all(file).expect("readable");
        lines.into_iter().map(|line| (line.no, line.cells.iter().map(shown).collect())).collect()
    }

    #[test]
    fn files_are_read_however_the_office_saved_them() {
        let plain = "รหัส,ชื่อ\r\n1,\"ก, \"\"ข\"\"\nค\"\r\n\r\n,\r\n2,ง";
        let expected = vec![
            (1, vec!["รหัส".to_owned(), "ชื่อ".to_owned()]),
            (2, vec!["1".to_owned(), "ก, \"ข\" ค".to_owned()]),
            (5, vec!["2".to_owned(), "ง".to_owned()]),
        ];
        let (thai, _, lossy) = WINDOWS_874.encode(plain);
        assert!(!lossy);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(plain.replace(',', "\t").encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(plain.as_bytes()), expected);
        assert_eq!(read(&[b"\xef\xbb\xbf", plain.as_bytes()].concat()), expected);
        assert_eq!(read(&thai), expected);
        assert_eq!(read(&utf16)[2], expected[2]);
        assert_eq!(read("ก;ข\n1;2".as_bytes())[1].1, ["1", "2"]);
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        let unclosed = format!("ก,\"{}", "ข".repeat(LONGEST_CELL));
        for file in [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"[..], b"\xff\xfe\0\xd8", unclosed.as_bytes()] {
            assert!(matches!(all(file), Err(Unreadable::NoTable)));
        }
        assert!(all(b"").expect("no lines").is_empty());
    }

    #[test]
    fn a_file_with_more_lines_columns_or_cells_than_it_may_have_is_not_read() {
        let wide = ",".repeat(200);
        let long = "1\n".repeat(30_013);
        let both = format!("{}\n", "1,".repeat(99)).repeat(15_500);
        for file in [wide, long, both] {
            assert!(matches!(all(file.as_bytes()), Err(Unreadable::TooLarge)));
        }
    }
}
