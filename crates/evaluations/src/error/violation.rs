//! What is wrong with one place of what a version says, as people read it.

use chassis::failure::FieldViolation;

use crate::domain::framework::check::{NumberProblem, Problem, Violation};

/// All of them, each at its place below `parent`; places stand as they are when `parent` is empty.
pub(super) fn all(parent: &str, found: &[Violation]) -> Vec<FieldViolation> {
    let path = |path: &str| match (parent.is_empty(), path.is_empty()) {
        (true, _) => path.to_owned(),
        (false, true) => parent.to_owned(),
        (false, false) => format!("{parent}.{path}"),
    };
    found.iter().map(|violation| one(path(&violation.path), &violation.problem)).collect()
}

/// Ten-thousandths as people write them: `0.6667`, `15`.
pub(super) fn decimal(value_e4: i64) -> String {
    let (sign, value) = (if value_e4 < 0 { "-" } else { "" }, value_e4.unsigned_abs());
    let text = format!("{sign}{}.{:04}", value / 10_000, value % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// One of them, with the path as it stands in the request.
pub(super) fn one(field: String, problem: &Problem) -> FieldViolation {
    let (reason, th, en) = match problem {
        Problem::Twice(code) => ("GIVEN_TWICE", format!("รหัส “{code}” ซ้ำกับรายการก่อนหน้า"), format!("{code} repeats an earlier entry")),
        Problem::Unknown(code) => {
            ("CODE_UNKNOWN", format!("ไม่มีรหัส “{code}” ในรุ่นนี้"), format!("Nothing in this version has the code {code}"))
        }
        Problem::StandsLater(code) => {
            ("OUT_OF_ORDER", format!("“{code}” ต้องอยู่ก่อนรายการที่อ้างถึง"), format!("{code} must stand before what refers to it"))
        }
        Problem::NotRising => ("OUT_OF_ORDER", "ค่าต้องมากกว่าค่าก่อนหน้า".to_owned(), "Must be more than the one before it".to_owned()),
        Problem::NoSuchLevel { levels } => {
            ("LEVEL_UNKNOWN", format!("มาตรวัดนี้มี {levels} ระดับเท่านั้น"), format!("The scale has only {levels} levels"))
        }
        Problem::OfAnotherKind(kind) => {
            ("KIND_MISMATCH", "ส่วนนี้ไม่ตรงกับประเภทของกรอบการประเมิน".to_owned(), format!("Does not fit a framework of the kind {kind}"))
        }
        Problem::TooLarge { bytes } => (
            "CONTENT_TOO_LARGE",
            format!("เนื้อหามีขนาด {bytes} ไบต์ ใหญ่เกินกำหนด"),
            format!("The content takes {bytes} bytes, which is too much"),
        ),
        Problem::GoesWith(other) => ("NOT_EXPECTED_HERE", format!("ใช้ได้คู่กับ {other} เท่านั้น"), format!("Goes together with {other} only")),
        Problem::Required => ("FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required")),
        Problem::ThaiMissing => ("THAI_TEXT_REQUIRED", "กรุณากรอกข้อความภาษาไทย".to_owned(), "A Thai text is required".to_owned()),
        Problem::NoItems => ("ITEMS_REQUIRED", "ต้องมีข้อที่ประเมินอย่างน้อยหนึ่งข้อ".to_owned(), "At least one item must be judged".to_owned()),
        Problem::Childless => {
            ("NODE_EMPTY", "หัวข้อนี้ไม่มีข้อย่อยและไม่มีมาตรวัด".to_owned(), "Nothing lies in this node and it has no scale".to_owned())
        }
        Problem::DescriptorsMissing(ranks) => {
            let list = ranks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            ("DESCRIPTORS_INCOMPLETE", format!("ยังไม่มีคำอธิบายของระดับ {list}"), format!("Levels without a description: {list}"))
        }
        Problem::DescribesAnotherScale(code) => {
            ("SCALES_DIFFER", format!("มาตรวัดของ “{code}” ไม่ตรงกัน"), format!("The scales differ: {code}"))
        }
        Problem::Number(problem) => return of_numbers(field, problem),
    };
    FieldViolation::new(field, reason, th, en)
}

fn of_numbers(field: String, problem: &NumberProblem) -> FieldViolation {
    let (reason, th, en) = match problem {
        NumberProblem::WeightsOff { sum, declared } => {
            let (sum, declared) = (decimal(*sum), decimal(*declared));
            (
                "WEIGHTS_DO_NOT_ADD_UP",
                format!("น้ำหนักรวมได้ {sum} แต่ประกาศไว้ {declared}"),
                format!("The weights add up to {sum}, but {declared} is declared"),
            )
        }
        NumberProblem::PointsDiffer { expected } => {
            let expected = decimal(*expected);
            (
                "POINTS_DO_NOT_FIT",
                format!("คะแนนไม่ตรงกับสูตรร้อยละ ต้องเป็น {expected}"),
                format!("The points do not fit the percent formula, which makes {expected}"),
            )
        }
        NumberProblem::WeightMissing => ("WEIGHT_REQUIRED", "กรุณากรอกน้ำหนัก".to_owned(), "A weight is required".to_owned()),
        NumberProblem::WeightDiffers => {
            ("WEIGHTS_DIFFER", "ทุกข้อในมาตรฐานเดียวกันต้องมีน้ำหนักเท่ากัน".to_owned(), "All items of one standard have the same weight".to_owned())
        }
        NumberProblem::WeightNotExpected => {
            ("WEIGHT_NOT_EXPECTED", "กรอบการประเมินนี้ไม่ถ่วงน้ำหนัก".to_owned(), "Nothing has a weight in this framework".to_owned())
        }
    };
    FieldViolation::new(field, reason, th, en)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn ten_thousandths_are_written_without_what_says_nothing() {
        for (value, text) in [(6_667, "0.6667"), (150_000, "15"), (-3_333, "-0.3333"), (0, "0"), (1_000_001, "100.0001"), (725_000, "72.5")]
        {
            assert_eq!(decimal(value), text);
        }
    }
}
