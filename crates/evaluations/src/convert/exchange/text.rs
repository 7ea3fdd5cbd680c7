//! Text separated by commas: read with or without its byte order mark, written with it, because spreadsheets take it for another encoding else.

use csv_core::{ReadFieldResult, Reader};

use crate::domain::exchange::Line;

const MARK: &str = "\u{feff}";
/// Bytes of a cell, and cells of a line, at most: a quotation mark that is never closed would make the rest of the file one cell.
const LONGEST_CELL: usize = 32 * 1024;
const WIDEST: usize = 200;

/// The lines that are not empty, numbered as a spreadsheet counts them; None where the file is no such text.
pub(super) fn lines(file: &[u8]) -> Option<Vec<Line>> {
    let text = std::str::from_utf8(file).ok()?;
    let text = text.strip_prefix(MARK).unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = Reader::new();
    let (mut rest, mut no) = (text.as_bytes(), 1_u32);
    let (mut lines, mut cells, mut cell) = (Vec::new(), Vec::new(), Vec::new());
    let mut buffer = [0; 4096];
    loop {
        // The reader leaves empty lines out without counting them.
        while cells.is_empty() && cell.is_empty() && rest.first() == Some(&b'\n') {
            (rest, no) = (&rest[1..], no + 1);
        }
        let (result, read, wrote) = reader.read_field(rest, &mut buffer);
        rest = &rest[read..];
        cell.extend_from_slice(&buffer[..wrote]);
        if cell.len() > LONGEST_CELL || cells.len() > WIDEST {
            return None;
        }
        match result {
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
            ReadFieldResult::Field { record_end } => {
                cells.push(String::from_utf8(std::mem::take(&mut cell)).ok()?);
                if record_end {
                    let cells: Vec<String> = std::mem::take(&mut cells);
                    if cells.iter().any(|cell| !cell.trim().is_empty()) {
                        lines.push(Line { no, cells });
                    }
                    no += 1;
                }
            }
            ReadFieldResult::End => return Some(lines),
        }
    }
}

/// A file of these columns and rows.
pub(super) fn written(columns: &[&str], rows: &[Vec<String>]) -> Vec<u8> {
    let mut file = MARK.to_owned();
    line(&mut file, columns.iter().copied());
    for row in rows {
        line(&mut file, row.iter().map(String::as_str));
    }
    file.into_bytes()
}

fn line<'a>(file: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            file.push(',');
        }
        if cell.contains(['"', ',', '\r', '\n']) {
            file.push('"');
            file.push_str(&cell.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(cell);
        }
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_read_with_and_without_its_mark_and_its_lines_are_counted_as_in_a_spreadsheet() {
        let plain = "ก,ข\r\n1,\"๒, \"\"สอง\"\"\"\r\n\r\n,\r\n3,4";
        for file in [plain.to_owned(), format!("{MARK}{plain}"), plain.replace("\r\n", "\n")] {
            let lines = lines(file.as_bytes()).expect("readable");
            let found: Vec<(u32, Vec<&str>)> =
                lines.iter().map(|line| (line.no, line.cells.iter().map(String::as_str).collect())).collect();
            assert_eq!(found, [(1, vec!["ก", "ข"]), (2, vec!["1", "๒, \"สอง\""]), (5, vec!["3", "4"])]);
        }
        assert_eq!(lines(b"\xa1\xa2"), None, "another encoding");
        assert_eq!(lines(format!("\"{}", "ก".repeat(LONGEST_CELL)).as_bytes()), None, "a quotation mark that is never closed");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(cells in proptest::collection::vec("[ -~กขแ่\n]{0,8}x", 1..6)) {
            let file = written(&["A"], std::slice::from_ref(&cells));
            prop_assert!(file.starts_with(MARK.as_bytes()) && file.ends_with(b"\r\n"));
            prop_assert_eq!(&lines(&file).expect("readable")[1].cells, &cells);
        }
    }
}
