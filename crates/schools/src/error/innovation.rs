//! Refusals about innovations and adoptions, as people read them.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};

use super::{invalid, refused};
use crate::domain::adoption::{AdoptionError, MOST_EVIDENCE, SUSTAINED_AFTER_TERMS};
use crate::domain::innovation::InnovationError;
use crate::domain::scale_out::TermsReversed;

pub(super) fn failure(error: &InnovationError) -> Failure {
    match error {
        InnovationError::NoName => {
            invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยของนวัตกรรม", "An innovation needs a Thai name").at("innovation.name")
        }
        InnovationError::CreatorTwice(at) => {
            invalid("GIVEN_TWICE", "ผู้สร้างสรรค์คนนี้มีมากกว่าหนึ่งรายการ", "This creator stands twice").at(format!("innovation.creators[{at}]"))
        }
        InnovationError::ShareOutOfRange(at) => {
            invalid("VALUE_OUT_OF_RANGE", "สัดส่วนต้องอยู่ระหว่าง 0.01 ถึง 100 เปอร์เซ็นต์", "A share lies between 0.01 and 100 percent")
                .at(format!("innovation.creators[{at}].share_e2"))
        }
        InnovationError::SharesNotWhole { sum } => {
            let percent = format!("{}.{:02}", sum / 100, sum % 100);
            invalid(
                "SHARES_NOT_WHOLE",
                format!("สัดส่วนของผู้สร้างสรรค์รวมกันได้ {percent} เปอร์เซ็นต์ ต้องเท่ากับ 100 พอดี"),
                format!("The shares of the creators add up to {percent} percent; they must be exactly 100"),
            )
            .with("sum_e2", sum.to_string())
            .at("innovation.creators")
        }
        InnovationError::StateNotAllowed(maturity) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่นวัตกรรมมีสถานะ “{}”", maturity.label_th()),
            format!("Not possible while the innovation is {maturity}"),
        )
        .with("state", maturity.word()),
        InnovationError::EvidenceTooWeak(maturity) => refused(
            "EVIDENCE_TOO_WEAK",
            format!("สถานะ “{}” ต้องมีหลักฐานมากกว่าเรื่องเล่าจากการปฏิบัติ", maturity.label_th()),
            format!("{maturity} needs more than anecdotal evidence"),
        ),
        InnovationError::LicenceRequired(maturity) => refused(
            "LICENCE_REQUIRED",
            format!("สถานะ “{}” ต้องระบุสัญญาอนุญาตให้ผู้อื่นนำไปใช้", maturity.label_th()),
            format!("{maturity} needs the licence under which others may use it"),
        ),
        InnovationError::ReasonRequired(_) => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason")
        }
    }
}

pub(super) fn adoption(error: &AdoptionError) -> Failure {
    match error {
        AdoptionError::Innovation(error) => failure(error),
        AdoptionError::SameSchool => {
            invalid("SAME_SCHOOL", "โรงเรียนต้นทางต้องไม่ใช่โรงเรียนเดียวกัน", "A school does not have an innovation from itself")
                .at("source_school_id")
        }
        AdoptionError::OriginAdopts => {
            refused("ORIGIN_ADOPTS", "นวัตกรรมนี้เริ่มต้นที่โรงเรียนนี้เอง", "The innovation began in this school").at("school_id")
        }
        AdoptionError::LineageCycle => refused(
            "LINEAGE_CYCLE",
            "โรงเรียนต้นทางได้รับนวัตกรรมนี้ต่อมาจากโรงเรียนนี้ จึงเป็นต้นทางไม่ได้",
            "The source has the innovation from this school",
        )
        .at("source_school_id"),
        AdoptionError::StatusNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่การนำไปใช้มีสถานะ “{}”", status.label_th()),
            format!("Not possible while the adoption is {status}"),
        )
        .with("state", status.word()),
        AdoptionError::StepInFuture => {
            invalid("DATE_IN_FUTURE", "วันที่ต้องไม่อยู่ในอนาคต", "A step of a day to come has not been taken").at("on")
        }
        AdoptionError::EvidenceInFuture(at) => {
            invalid("DATE_IN_FUTURE", "วันที่ของหลักฐานต้องไม่อยู่ในอนาคต", "Evidence of a day to come cannot exist")
                .at(format!("evidence[{at}].on"))
        }
        AdoptionError::BeforeLastStep(last) => refused(
            "BEFORE_LAST_STEP",
            format!("วันที่ต้องไม่อยู่ก่อน {} ซึ่งเป็นวันที่ของขั้นก่อนหน้า", format_date(*last, DateStyle::Long)),
            format!("The day must not be before the last step of {last}"),
        )
        .with("last", last.to_string())
        .at("on"),
        AdoptionError::TooFewTerms { begun } => refused(
            "TOO_FEW_TERMS",
            format!("ต้องมีหลักฐานหลังจากวันที่ตกลงอย่างน้อย {SUSTAINED_AFTER_TERMS} ภาคเรียน ขณะนี้มีถึงภาคเรียนที่ {begun} เท่านั้น"),
            format!("Evidence of at least {SUSTAINED_AFTER_TERMS} terms after the agreement is needed; the latest is of {begun}"),
        )
        .with("terms", begun.to_string())
        .at("evidence"),
        AdoptionError::TooMuchEvidence => invalid(
            "TOO_MANY_ITEMS",
            format!("หลักฐานของการนำไปใช้หนึ่งครั้งมีได้ไม่เกิน {MOST_EVIDENCE} รายการ"),
            format!("One adoption holds at most {MOST_EVIDENCE} pieces of evidence"),
        )
        .at("evidence"),
        AdoptionError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}

pub(super) fn terms_reversed(_: TermsReversed) -> Failure {
    invalid("END_BEFORE_START", "ภาคเรียนสุดท้ายต้องไม่อยู่ก่อนภาคเรียนแรก", "The last term must not be before the first").at("last_term")
}
