//! Refusals about cycles, as people read them.

use chassis::failure::{Failure, Kind};
use chassis::thai::date::{DateStyle, format_date};
use uuid::Uuid;

use super::{invalid, refused};
use crate::domain::cycle::{CycleError, CycleStatus};
use crate::domain::framework::VersionStatus;

pub(super) fn failure(error: &CycleError) -> Failure {
    match error {
        CycleError::NoName => invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยของรอบการประเมิน", "A cycle needs a Thai name").at("plan.name"),
        CycleError::OutOfOrder { field } => {
            invalid("OUT_OF_ORDER", "วันที่ต้องไม่อยู่ก่อนวันที่ของขั้นตอนก่อนหน้า", "Must not be before the day of the step before it")
                .at(format!("plan.{field}"))
        }
        CycleError::PopulationUnbounded => invalid(
            "POPULATION_UNBOUNDED",
            "กรุณาระบุพื้นที่หรือโครงการที่จะประเมินอย่างน้อยหนึ่งรายการ",
            "Name an area or a programme whose schools are judged",
        )
        .at("plan.population"),
        CycleError::SelfNotEnough => self_not_enough().at("plan.policy.roles"),
        CycleError::FrameworkNotUsable(status) => not_usable(*status),
        CycleError::PopulationEmpty => {
            refused("POPULATION_EMPTY", "ไม่พบสถานศึกษาตามพื้นที่ โครงการ และวันที่ที่กำหนด", "No school lies in the population on its day")
        }
        CycleError::TooManySchools(most) => refused(
            "TOO_MANY_SCHOOLS",
            format!("รอบการประเมินหนึ่งมีสถานศึกษาได้ไม่เกิน {most} แห่ง"),
            format!("A cycle has {most} schools at most"),
        ),
        CycleError::StatusNotAllowed(status) => state_not_allowed(*status),
        CycleError::Imported => refused(
            "CYCLE_IMPORTED",
            "ผลของรอบนี้นำเข้าจากแฟ้มข้อมูล ไม่มีผู้ประเมินในระบบนี้ จึงเปิดทบทวนผลไม่ได้",
            "The results of this cycle were taken over from files; nobody judged in it here, so it cannot be opened again",
        ),
        CycleError::AppealsOpen(appeals) => refused(
            "APPEALS_OPEN",
            format!("ยังมีคำอุทธรณ์ที่อยู่ระหว่างพิจารณา {} เรื่อง จึงยังเก็บรอบนี้เข้าคลังไม่ได้", appeals.len()),
            format!("{} appeals against results of this cycle are not decided yet", appeals.len()),
        )
        .with("appeal_ids", listed(appeals)),
        CycleError::AppealsNotFollowed(appeals) => refused(
            "APPEALS_NOT_FOLLOWED",
            format!("มีคำอุทธรณ์ที่รับแล้ว {} เรื่อง แต่ยังไม่ได้สรุปผลใหม่ กรุณาเปิดทบทวนผลก่อน", appeals.len()),
            format!("{} appeals were upheld and no results were made since; reopen the cycle", appeals.len()),
        )
        .with("appeal_ids", listed(appeals)),
        CycleError::AppealDaysRun(last) => refused(
            "APPEAL_DAYS_RUN",
            format!("โรงเรียนยื่นอุทธรณ์ได้ถึงวันที่ {} จึงยังเก็บรอบนี้เข้าคลังไม่ได้", format_date(*last, DateStyle::Long)),
            format!("Schools may appeal until {last}; the cycle is put away afterwards"),
        )
        .with("last_day", last.to_string()),
        CycleError::ApprovalRequired => {
            invalid("APPROVAL_REQUIRED", "กรุณาระบุมติหรือคำสั่งที่อนุมัติให้ทบทวนผล", "Name the resolution or order that approves of it")
                .at("approval")
        }
        CycleError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}

fn listed(appeals: &[Uuid]) -> String {
    appeals.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")
}

/// The cycle has not come so far, or has come further.
pub(super) fn state_not_allowed(status: CycleStatus) -> Failure {
    refused(
        "STATE_NOT_ALLOWED",
        format!("ดำเนินการนี้ไม่ได้ขณะที่รอบการประเมินมีสถานะ “{}”", status.label_th()),
        format!("Not possible while the cycle is {status}"),
    )
    .with("state", status.word())
}

/// Where others judge, a school does not only judge itself.
pub(super) fn self_not_enough() -> Failure {
    refused(
        "SELF_NOT_ENOUGH",
        "การประเมินประเภทนี้ต้องมีผู้ประเมินอื่นนอกจากการประเมินตนเอง",
        "In this kind of evaluation others judge a school beside itself",
    )
}

/// The school is in the cycle already.
pub(super) fn already_in() -> Failure {
    Failure::new(Kind::AlreadyExists, "ALREADY_IN_CYCLE", "สถานศึกษานี้อยู่ในรอบการประเมินแล้ว", "The school is in the cycle already")
        .at("school_id")
}

fn not_usable(status: VersionStatus) -> Failure {
    refused(
        "FRAMEWORK_NOT_USABLE",
        format!("กรอบการประเมินรุ่นนี้มีสถานะ “{}” จึงใช้ประเมินในรอบนี้ไม่ได้", status.label_th()),
        format!("The version of the framework is {status}, and nothing is judged by it in this cycle"),
    )
    .with("state", status.word())
    .at("plan.framework_n")
}
