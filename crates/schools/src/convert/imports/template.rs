//! Workbooks to fill in: what a clerk would have to look up stands there already, and every heading is one that is read back.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};
use jiff::civil::Date;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::domain::Code;
use crate::domain::school::{Grade, School};

const BEFORE: [&str; 4] = ["ประเภทรหัส", "รหัสโรงเรียน", "ชื่อโรงเรียน", "ข้อมูล ณ วันที่"];
const BEHIND: [&str; 5] = ["รวม", "จำนวนห้องเรียน", "จำนวนครู", "นักเรียนพิเศษ", "นักเรียนยากจน"];

/// A workbook with a line for each school and a column for each grade and sex that one of them offers.
pub(crate) fn workbook(schools: &[School], day: Date) -> Result<Vec<u8>, Failure> {
    written(schools, day).map_err(Failure::internal)
}

fn written(schools: &[School], day: Date) -> Result<Vec<u8>, XlsxError> {
    let offered = |grade: &&Grade| schools.iter().any(|school| school.record().grades.contains(**grade));
    let grades: Vec<Grade> = Grade::ALL.iter().filter(offered).copied().collect();
    let of_grade = |grade: &Grade| ["ชาย", "หญิง"].map(|sex| format!("{} {sex}", heading(*grade)));
    let headings: Vec<String> = BEFORE
        .iter()
        .map(ToString::to_string)
        .chain(grades.iter().flat_map(of_grade))
        .chain(BEHIND.iter().map(ToString::to_string))
        .collect();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_freeze_panes(1, 3)?;
    // Text, so that a code which somebody types keeps its zeros.
    let text = Format::new().set_num_format("@");
    sheet.set_column_format(1, &text)?.set_column_width(1, 14)?.set_column_width(2, 40)?.set_column_width(3, 20)?;
    line(sheet, 0, headings.iter().map(String::as_str), &Format::new().set_bold())?;
    let on = format_date(day, DateStyle::Long);
    for (row, school) in (1..).zip(schools) {
        let code = code_on(school, day);
        let (scheme, value) = code.map_or(("", ""), |code| (code.scheme(), code.value()));
        line(sheet, row, [scheme, value, school.name_on(day).th.as_str(), on.as_str()].into_iter(), &text)?;
    }
    book.save_to_buffer()
}

fn line<'a>(sheet: &mut Worksheet, row: u32, cells: impl Iterator<Item = &'a str>, format: &Format) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        sheet.write_string_with_format(row, column, cell, format)?;
    }
    Ok(())
}

/// The code by which the line is found again: the one of OBEC, else the first.
fn code_on(school: &School, day: Date) -> Option<&Code> {
    let held = || school.record().identifiers.iter().filter(|held| held.period.contains(day)).map(|held| &held.value);
    held().find(|code| code.scheme() == "OBEC10").or_else(|| held().next())
}

fn heading(grade: Grade) -> String {
    let (level, number) = grade.word().split_at(1);
    let level = match level {
        "K" => "อ",
        "P" => "ป",
        _ => "ม",
    };
    format!("{level}.{number}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::ImportKind;
    use crate::domain::import::column::recognised;

    #[test]
    fn every_heading_of_the_template_is_one_that_is_read_back() {
        let grades = Grade::ALL.iter().map(|grade| format!("{} หญิง", heading(*grade)));
        for heading in BEFORE.iter().chain(&BEHIND).map(ToString::to_string).chain(grades) {
            assert!(recognised(&heading, ImportKind::Enrolment).is_some(), "{heading}");
        }
    }
}
