//! Violations of the contract's bounds, as sentences.

use api::contract::{Problem, Violation};

use super::FieldViolation;

impl From<Violation> for FieldViolation {
    fn from(violation: Violation) -> Self {
        let field = violation.field;
        let (reason, th, en) = match violation.problem {
            Problem::Required => ("FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required")),
            Problem::TooLong { max, actual } => (
                "FIELD_TOO_LONG",
                format!("ข้อมูลในช่อง “{field}” ยาว {actual} ตัวอักษร กรุณากรอกไม่เกิน {max} ตัวอักษร"),
                format!("{field} has {actual} characters, at most {max} allowed"),
            ),
            Problem::TooMany { max, actual } => (
                "TOO_MANY_ITEMS",
                format!("“{field}” มี {actual} รายการ กรุณากรอกไม่เกิน {max} รายการ"),
                format!("{field} has {actual} items, at most {max} allowed"),
            ),
            Problem::OutOfRange { min, max, value } => (
                "VALUE_OUT_OF_RANGE",
                format!("“{field}” ต้องอยู่ระหว่าง {min} ถึง {max} พบค่า {value}"),
                format!("{field} must be between {min} and {max}, found {value}"),
            ),
            Problem::UnknownChoice { value } => (
                "UNKNOWN_CHOICE",
                format!("ค่า “{value}” ในช่อง “{field}” ไม่มีในรายการ กรุณาเลือกจากรายการ"),
                format!("{value} is not a choice for {field}"),
            ),
            Problem::NotUuid => {
                invalid(&field, "รหัส UUID เช่น 0197f0a0-0000-7000-8000-000000000000", "a UUID such as 0197f0a0-0000-7000-8000-000000000000")
            }
            Problem::NotWord => invalid(&field, "ตัวอักษร A–Z ตัวเลข และ _ โดยขึ้นต้นด้วยตัวอักษร", "A–Z, 0–9 and _, beginning with a letter"),
            Problem::NotHex => invalid(&field, "เลขฐานสิบหกตัวพิมพ์เล็ก", "lower-case hexadecimal digits"),
            Problem::NotDigits => invalid(&field, "ตัวเลข", "digits"),
            Problem::NotLanguage => invalid(&field, "th หรือ en", "th or en"),
            Problem::NotTimestamp => invalid(&field, "วันเวลาระหว่าง ค.ศ. 1 ถึง 9999", "an instant of the years 1 to 9999"),
            Problem::UnusableCharacters => (
                "UNUSABLE_CHARACTERS",
                format!("ข้อมูลในช่อง “{field}” มีอักขระที่ใช้ไม่ได้ กรุณาพิมพ์ใหม่"),
                format!("{field} contains characters that cannot be used"),
            ),
        };
        Self::new(field, reason, th, en)
    }
}

impl FieldViolation {
    /// A value of another form than expected, where the contract has no rule for that form.
    pub(crate) fn unlike(field: &str, expected_th: &str, expected_en: &str) -> Self {
        let (reason, th, en) = invalid(field, expected_th, expected_en);
        Self::new(field, reason, th, en)
    }
}

/// The value itself is not repeated: it may be personal, or long.
fn invalid(field: &str, expected_th: &str, expected_en: &str) -> (&'static str, String, String) {
    ("FIELD_INVALID", format!("ข้อมูลในช่อง “{field}” ไม่ถูกต้อง ต้องเป็น{expected_th}"), format!("{field} is invalid: expected {expected_en}"))
}
