use rust_xlsxwriter::{Chart, Formula, Workbook};

use super::*;

const BOUNDS: Bounds = Bounds { lines: 10, columns: 5, cells: 20, bytes: 1 << 20 };

fn read(file: &[u8], bounds: Bounds) -> Result<Vec<(String, Vec<Line>)>, Unreadable> {
    let mut room = Room::new(bounds);
    let mut book = Book::open(file, &mut room)?;
    let mut all = Vec::new();
    for sheet in book.sheets() {
        let mut lines = Vec::new();
        book.lines(&sheet, &mut room, |line| {
            lines.push(line);
            Ok(())
        })?;
        all.push((sheet, lines));
    }
    Ok(all)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn a_form_is_read_as_it_was_written_and_twice_the_same_is_the_same_bytes() {
    let headings = ["รหัส", "ชื่อ", "จำนวน"].map(str::to_owned);
    let rows = [vec![text("007"), text("=1+1"), Cell::Number(60.0)], vec![], vec![text("๑"), Cell::Empty, Cell::Number(0.5)]];
    let form = Form { sheet: "แบบกรอก", headings: &headings, rows: &rows, frozen: 1, codes: 0, widths: &[(1, 40.0)] };
    let file = form.filled_in().expect("written");
    assert!(Book::is_one(&file) && !Book::is_one(b"a,b"));
    assert_eq!(form.filled_in().expect("written"), file);
    let line = |no, cells: &[Cell]| Line { no, cells: cells.to_vec() };
    let expected = vec![line(1, &[text("รหัส"), text("ชื่อ"), text("จำนวน")]), line(2, &rows[0]), line(4, &rows[2])];
    assert_eq!(read(&file, BOUNDS).expect("readable"), [("แบบกรอก".to_owned(), expected)]);
}

/// A workbook with two sheets, and a chart that is none.
fn odd() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("หนึ่ง").expect("a name");
    sheet.write_string(2, 1, " \u{a0}").expect("a cell").write_boolean(3, 0, true).expect("a cell");
    sheet.write_formula(3, 4, Formula::new("=1/0").set_result("#DIV/0!")).expect("a cell");
    book.add_worksheet().set_name("สอง").expect("a name").write_number(0, 0, 1).expect("a cell");
    let mut chart = Chart::new_column();
    chart.add_series().set_values("สอง!$A$1:$A$1");
    book.add_chartsheet().insert_chart(0, 0, &chart).expect("a chart");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn every_sheet_has_its_lines_and_what_a_formula_could_not_compute_is_no_text() {
    let all = read(&odd(), BOUNDS).expect("readable");
    let [(first, one), (second, two)] = all.as_slice() else { panic!("two sheets: {all:?}") };
    assert_eq!((first.as_str(), second.as_str()), ("หนึ่ง", "สอง"));
    let Some((last, before)) = one.first().and_then(|line| line.cells.split_last()) else { panic!("a line: {one:?}") };
    assert_eq!((one.len(), one[0].no, last), (1, 4, &Cell::Error), "spaces are nothing");
    assert_eq!(before, [text("TRUE"), Cell::Empty, Cell::Empty, Cell::Empty]);
    assert_eq!(two[0].cells, [Cell::Number(1.0)]);
}

#[test]
fn what_is_no_workbook_or_has_more_than_there_is_room_for_is_not_read() {
    for file in [&b""[..], b"a,b", b"PK\x03\x04 and then nothing"] {
        assert!(matches!(read(file, BOUNDS), Err(Unreadable::NoTable)));
    }
    let file = odd();
    for narrow in
        [Bounds { lines: 1, ..BOUNDS }, Bounds { columns: 4, ..BOUNDS }, Bounds { cells: 2, ..BOUNDS }, Bounds { bytes: 1_000, ..BOUNDS }]
    {
        assert!(matches!(read(&file, narrow), Err(Unreadable::TooLarge)), "{narrow:?}");
    }
}

#[test]
fn a_long_text_that_many_cells_share_counts_as_often_as_it_stands_there() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let long = "ก".repeat(10_000);
    for row in 0..40 {
        sheet.write_string(row, 0, &long).expect("a cell");
    }
    let file = book.save_to_buffer().expect("a workbook");
    let bounds = Bounds { lines: 100, cells: 100, ..BOUNDS };
    assert!(file.len() < 20_000, "{} bytes", file.len());
    assert!(matches!(read(&file, bounds), Err(Unreadable::TooLarge)), "1,200,000 bytes of text");
    assert!(read(&file, Bounds { bytes: 2 << 20, ..bounds }).is_ok());
}
