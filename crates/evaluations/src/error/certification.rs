//! Refusals about certifications, as people read them.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};

use super::violation::decimal;
use super::{invalid, observation, observation_record, refused};
use crate::domain::certification::CertificationError;

pub(super) fn failure(error: CertificationError) -> Failure {
    match error {
        CertificationError::Instrument(error) => observation::instrument(error),
        CertificationError::InFuture => {
            invalid("DATE_IN_FUTURE", "วันที่ต้องไม่อยู่ในอนาคต", "The day must not be in the future").at("valid_from")
        }
        CertificationError::Unsound(found) => Failure::invalid(observation_record::all(&found)),
        CertificationError::NotPassed { within, of, levels, share_e4 } => {
            let need = decimal(i64::from(share_e4) * 100);
            refused(
                "EXAM_NOT_PASSED",
                format!("สอบไม่ผ่าน: ให้ระดับใกล้เคียงรหัสมาตรฐานไม่เกิน {levels} ระดับ {within} จาก {of} รายการ ต้องได้อย่างน้อยร้อยละ {need}"),
                format!("Not passed: {within} of {of} ratings lie within {levels} levels of the master codes; {need} % must"),
            )
            .at("exam_ratings")
        }
        CertificationError::AlreadyRevoked(on) => refused(
            "ALREADY_REVOKED",
            format!("ใบรับรองนี้เพิกถอนแล้วเมื่อ {}", format_date(on, DateStyle::Long)),
            format!("The certification was withdrawn on {on}"),
        ),
        CertificationError::ReasonRequired(_) => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason")
        }
    }
}
