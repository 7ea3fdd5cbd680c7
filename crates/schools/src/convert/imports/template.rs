//! Workbooks to fill in: what a clerk would have to look up stands there already, and every heading is one that is read back.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};
use chassis::workbook::{Cell, Form};
use jiff::civil::Date;

use crate::domain::Code;
use crate::domain::school::{Grade, School};

const BEFORE: [&str; 4] = ["ประเภทรหัส", "รหัสโรงเรียน", "ชื่อโรงเรียน", "ข้อมูล ณ วันที่"];
const BEHIND: [&str; 5] = ["รวม", "จำนวนห้องเรียน", "จำนวนครู", "นักเรียนพิเศษ", "นักเรียนยากจน"];

/// A workbook with a line for each school and a column for each grade and sex that one of them offers.
pub(crate) fn workbook(schools: &[School], day: Date) -> Result<Vec<u8>, Failure> {
    let offered = |grade: &&Grade| schools.iter().any(|school| school.record().grades.contains(**grade));
    let grades: Vec<Grade> = Grade::ALL.iter().filter(offered).copied().collect();
    let of_grade = |grade: &Grade| ["ชาย", "หญิง"].map(|sex| format!("{} {sex}", heading(*grade)));
    let headings: Vec<String> = BEFORE
        .iter()
        .map(ToString::to_string)
        .chain(grades.iter().flat_map(of_grade))
        .chain(BEHIND.iter().map(ToString::to_string))
        .collect();
    let on = format_date(day, DateStyle::Long);
    let row = |school: &School| {
        let code = code_on(school, day);
        let (scheme, value) = code.map_or(("", ""), |code| (code.scheme(), code.value()));
        [scheme, value, school.name_on(day).th.as_str(), on.as_str()].map(|said| Cell::Text(said.to_owned())).to_vec()
    };
    let rows: Vec<Vec<Cell>> = schools.iter().map(row).collect();
    let widths = &[(1, 14.0), (2, 40.0), (3, 20.0)];
    Form { sheet: "นักเรียน", headings: &headings, rows: &rows, frozen: 3, codes: 1, widths }.filled_in()
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
