//! Refusals about files of the national standard, as people read them. Every place is named by its table, its line and its column.

use chassis::failure::{Failure, FieldViolation};

use super::{invalid, refused};
use crate::domain::exchange::{ExchangeError, Flaw, LONGEST_ID, Problem, Spot, TemplateProblem};

/// Places that one refusal names: it has to fit behind a reply.
const NAMED: usize = 20;

pub(super) fn failure(error: ExchangeError) -> Failure {
    match error {
        ExchangeError::NoCriteria => {
            refused("NO_CRITERIA", "กรอบการประเมินรุ่นนี้ไม่มีเกณฑ์ที่ส่งออกได้", "This version of the framework has no criteria to export")
                .at("framework_n")
        }
        ExchangeError::IdTooLong(id) => refused(
            "CRITERIA_ID_TOO_LONG",
            format!("รหัสเกณฑ์ “{id}” ยาวเกิน {LONGEST_ID} ตัวอักษร กรุณากำหนดคำนำหน้าสำหรับส่งออกให้สั้นลง"),
            format!("The criteria id {id} has more than {LONGEST_ID} characters; give the framework a shorter export prefix"),
        )
        .with("criteria_id", id),
        ExchangeError::TooLarge(bytes) => refused(
            "EXPORT_TOO_LARGE",
            format!("แฟ้มทั้งหมดมีขนาด {bytes} ไบต์ ใหญ่เกินกว่าจะส่งได้ในครั้งเดียว กรุณาส่งออกทีละพื้นที่"),
            format!("The files take {bytes} bytes, more than one reply can carry; export area by area"),
        )
        .with("bytes", bytes.to_string()),
        ExchangeError::Files(found) => problems(&found),
        ExchangeError::Templates(found) => named(&found, in_template),
        ExchangeError::RoundUnknown => {
            invalid("ROUND_REQUIRED", "กรุณาระบุว่าเป็นการวัดครั้งใด", "Say which round it is: the files do not").at("round")
        }
    }
}

/// The first places that are wrong, and how many there are.
pub(crate) fn problems(found: &[Problem]) -> Failure {
    named(found, in_table)
}

fn named<P>(found: &[P], one: impl Fn(&P) -> FieldViolation) -> Failure {
    Failure::invalid(found.iter().take(NAMED).map(one).collect()).with("problems", found.len().to_string())
}

fn in_table(problem: &Problem) -> FieldViolation {
    let Problem { table, line, column, flaw } = problem;
    let (mut path, mut th, mut en) = (format!("files[{table}]"), format!("{table}"), format!("{table}"));
    if *line > 0 {
        path = format!("{path}.lines[{line}]");
        (th, en) = (format!("{th} บรรทัด {line}"), format!("{en} line {line}"));
    }
    at_column((path, th, en), column, flaw)
}

fn in_template(problem: &TemplateProblem) -> FieldViolation {
    let TemplateProblem { spot, heading, flaw } = problem;
    let place = match spot {
        None => ("files".to_owned(), "แบบกรอกทั้งหมด".to_owned(), "All templates".to_owned()),
        Some(Spot { file, book, sheet, line }) => (
            format!("files[{file}].sheets[{sheet}].lines[{line}]"),
            format!("{book} แผ่นงาน {sheet} บรรทัด {line}"),
            format!("{book} sheet {sheet} line {line}"),
        ),
    };
    at_column(place, heading, flaw)
}

/// What is wrong at a place, in a column of it where one is named.
fn at_column((mut path, mut th, mut en): (String, String, String), column: &str, flaw: &Flaw) -> FieldViolation {
    if !column.is_empty() {
        path = format!("{path}.{column}");
        (th, en) = (format!("{th} คอลัมน์ {column}"), format!("{en} column {column}"));
    }
    let found = said(flaw);
    FieldViolation::new(path, found.reason, format!("{th}: {}", found.text.th), format!("{en}: {}", found.text.en))
}

/// What is wrong, without the place.
fn said(flaw: &Flaw) -> FieldViolation {
    let (reason, th, en) = match flaw {
        Flaw::TableMissing => ("FILE_MISSING", "ไม่มีแฟ้มของตารางนี้".to_owned(), "The file of this table is missing".to_owned()),
        Flaw::ColumnMissing => ("COLUMN_MISSING", "ไม่มีคอลัมน์นี้".to_owned(), "The column is missing".to_owned()),
        Flaw::Twice => ("CELL_REPEATED", "ซ้ำกับที่มีอยู่ก่อนแล้ว".to_owned(), "Repeats what stands before it".to_owned()),
        Flaw::Empty => ("CELL_EMPTY", "ต้องไม่เว้นว่าง".to_owned(), "Must not be empty".to_owned()),
        Flaw::TooLong(most) => ("CELL_TOO_LONG", format!("ยาวเกิน {most} ตัวอักษร"), format!("Has more than {most} characters")),
        Flaw::Unusable => ("UNUSABLE_CHARACTERS", "มีอักขระที่ใช้ไม่ได้".to_owned(), "Contains characters that cannot be used".to_owned()),
        Flaw::NotWhole(least, most) => {
            ("CELL_NOT_WHOLE", format!("ต้องเป็นจำนวนเต็มตั้งแต่ {least} ถึง {most}"), format!("Must be a whole number from {least} to {most}"))
        }
        Flaw::NotDecimal => (
            "CELL_NOT_DECIMAL",
            "ต้องเป็นตัวเลขที่มีทศนิยมไม่เกินสองตำแหน่ง".to_owned(),
            "Must be a number with at most two decimal places".to_owned(),
        ),
        Flaw::Unknown(table) => ("CELL_UNKNOWN", format!("ไม่มีรหัสนี้ในตาราง {table}"), format!("Nothing in {table} has this key")),
        Flaw::NotInFramework => (
            "CRITERIA_UNKNOWN",
            "ไม่มีเกณฑ์หรือองค์ประกอบนี้ในกรอบการประเมินรุ่นที่ระบุ".to_owned(),
            "The version of the framework has no such criterion or composition".to_owned(),
        ),
        Flaw::CountDiffers(said, found) => {
            ("COUNT_DIFFERS", format!("ระบุไว้ {said} แต่พบ {found} รายการ"), format!("Says {said}, but {found} are there"))
        }
        Flaw::TooMany(most) => ("TOO_MANY_ROWS", format!("มีได้ไม่เกิน {most} รายการ"), format!("At most {most} are taken")),
        Flaw::NotRising => {
            ("CELL_NOT_RISING", "คะแนนของระดับที่สูงกว่าต้องมากกว่า".to_owned(), "A higher level must have a higher score".to_owned())
        }
        Flaw::Differs => ("CELL_DIFFERS", "ต้องเหมือนกันทุกแถว".to_owned(), "Must be the same in every row".to_owned()),
        Flaw::NoSuchSchool => (
            "SCHOOL_CODE_UNKNOWN",
            "ไม่พบสถานศึกษาที่มีรหัสนี้ในวันที่กำหนด".to_owned(),
            "No school that is judged has this code on the day".to_owned(),
        ),
    };
    FieldViolation::new("", reason, th, en)
}
