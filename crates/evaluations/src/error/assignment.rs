//! Refusals about assignments, as people read them.

use chassis::failure::{Failure, Kind};
use chassis::thai::date::{DateStyle, format_date};

use super::{cycle, invalid, refused};
use crate::domain::AssessorRole;
use crate::domain::assessor::{OwnSchool, Unfit, WorkKnownBy};
use crate::domain::assignment::AssignmentError;

pub(super) fn failure(error: &AssignmentError) -> Failure {
    match error {
        AssignmentError::CycleNotOpen(status) | AssignmentError::CycleNotClosed(status) => cycle::state_not_allowed(*status),
        AssignmentError::RoleNotOfCycle(role) => role_not_of_cycle(*role),
        AssignmentError::RoleOneByOne(role) => invalid(
            "ROLE_ONE_BY_ONE",
            format!("บทบาท “{}” ต้องมอบหมายทีละโรงเรียน", role.label_th()),
            format!("Who judges as {role} is assigned school by school"),
        )
        .at("role"),
        AssignmentError::DueOutside { from, to } => {
            let (first, last) = (format_date(*from, DateStyle::Long), format_date(*to, DateStyle::Long));
            invalid("DUE_OUTSIDE_COLLECTION", format!("กำหนดส่งต้องอยู่ระหว่าง {first} ถึง {last}"), format!("Due between {from} and {to}"))
                .at("due")
        }
        AssignmentError::Unfit(Unfit::NotIndependent(own)) => own_school(*own),
        AssignmentError::Unfit(Unfit::NotInRole) => {
            refused("NOT_LISTED_FOR_ROLE", "ผู้ประเมินไม่ได้ขึ้นบัญชีไว้ในบทบาทนี้", "The assessor is not listed for this role")
        }
        AssignmentError::SelfNotEnough => cycle::self_not_enough(),
        AssignmentError::AlreadyAssigned => Failure::new(
            Kind::AlreadyExists,
            "ALREADY_ASSIGNED",
            "สถานศึกษานี้เคยมอบหมายให้ผู้ประเมินรายนี้ในบทบาทนี้แล้ว",
            "The assessor has or had this school in this role already",
        ),
        AssignmentError::TooManySchools(most) => refused(
            "TOO_MANY_SCHOOLS",
            format!("มอบหมายได้ครั้งละไม่เกิน {most} แห่ง กรุณาระบุสถานศึกษา"),
            format!("One call assigns {most} schools at most; name them"),
        ),
        AssignmentError::StatusNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่การมอบหมายมีสถานะ “{}”", status.label_th()),
            format!("Not possible while the assignment is {status}"),
        )
        .with("state", status.word()),
        AssignmentError::Begun => {
            refused("ASSESSMENT_BEGUN", "เริ่มบันทึกผลการประเมินแล้ว จึงยกเลิกการมอบหมายไม่ได้", "The assessment was begun already")
        }
        AssignmentError::LateInThePast => {
            invalid("OUT_OF_ORDER", "กำหนดส่งล่าช้าต้องเป็นเวลาหลังจากนี้", "Must lie in the future").at("late_until_time")
        }
        AssignmentError::ConflictRequired => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุแห่งผลประโยชน์ทับซ้อน", "Please say which conflict of interest").at("conflict")
        }
        AssignmentError::ReasonRequired(_) => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason")
        }
    }
}

fn own_school(OwnSchool { school, known_by }: OwnSchool) -> Failure {
    let failure = match known_by {
        WorkKnownBy::Declaration => refused(
            "OWN_SCHOOL",
            "ท่านประเมินสถานศึกษาของตนเองในการประเมินประเภทนี้ไม่ได้",
            "You cannot assess your own school in this kind of evaluation",
        ),
        WorkKnownBy::Posting => refused(
            "OWN_SCHOOL",
            "ผู้ประเมินปฏิบัติงานหรือเพิ่งพ้นจากการปฏิบัติงานในสถานศึกษานี้ตามข้อมูลของสถานศึกษา จึงประเมินสถานศึกษาของตนเองในการประเมินประเภทนี้ไม่ได้",
            "By what the school tells the assessor is or was lately posted there, and nobody assesses their own school in this kind of evaluation",
        ),
    };
    failure.with("school_id", school.to_string()).with("known_by", known_by.word())
}

fn role_not_of_cycle(role: AssessorRole) -> Failure {
    refused(
        "ROLE_NOT_OF_CYCLE",
        format!("รอบการประเมินนี้ไม่มีผู้ประเมินในบทบาท “{}”", role.label_th()),
        format!("Nobody judges as {role} in this cycle"),
    )
    .at("role")
}
