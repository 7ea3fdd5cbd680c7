//! Refusals about imports, as people read them.

use chassis::failure::Failure;

use super::{invalid, refused};
use crate::domain::import::ImportError;

pub(super) fn failure(error: ImportError) -> Failure {
    match error {
        ImportError::StateNotAllowed(state) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ เนื่องจากสถานะปัจจุบันคือ “{}”", state.label_th()),
            format!("Not possible with an import that is {state}"),
        )
        .with("state", state.word()),
    }
}

/// Neither a workbook nor text.
pub(crate) fn file_unreadable() -> Failure {
    invalid(
        "IMPORT_FILE_UNREADABLE",
        "เปิดไฟล์ไม่ได้ กรุณาบันทึกเป็น .xlsx หรือ .csv (UTF-8) แล้วลองใหม่",
        "The file cannot be read; save it as .xlsx or .csv (UTF-8) and try again",
    )
    .at("file")
}

/// No row below the headings.
pub(crate) fn file_empty() -> Failure {
    invalid("IMPORT_FILE_EMPTY", "ไฟล์ไม่มีแถวข้อมูล", "The file has no rows").at("file")
}

/// More than a file may have.
pub(crate) fn too_large(rows: usize, columns: usize) -> Failure {
    invalid(
        "IMPORT_TOO_LARGE",
        format!("ไฟล์ใหญ่เกินกำหนด {rows} แถว หรือ {columns} คอลัมน์ กรุณาแบ่งไฟล์"),
        format!("A file has at most {rows} rows and {columns} columns; split it"),
    )
    .with("max_rows", rows.to_string())
    .with("max_columns", columns.to_string())
    .at("file")
}

/// No line of headings: this column is in none of the first lines.
pub(crate) fn column_missing(column: &str) -> Failure {
    invalid(
        "IMPORT_COLUMN_MISSING",
        format!("ไม่พบคอลัมน์ “{column}” ใน 10 แถวแรก กรุณาตั้งชื่อคอลัมน์ให้ชัดเจน"),
        format!("There is no column {column} in the first 10 lines; give the columns their headings"),
    )
    .with("column", column)
    .at("file")
}
