//! Refusals about development plans, as people read them.

use chassis::failure::Failure;

use super::{invalid, refused};
use crate::domain::plan::{ContentError, PlanError};

pub(super) fn failure(error: &PlanError) -> Failure {
    match error {
        PlanError::Content(error) => content(*error),
        PlanError::StateNotAllowed(state) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่แผนมีสถานะ “{}”", state.label_th()),
            format!("Not possible while the plan is {state}"),
        )
        .with("state", state.word()),
        PlanError::Incomplete => refused(
            "PLAN_INCOMPLETE",
            "แผนต้องมีเป้าหมาย ค่าเป้าหมายรายปีของทุกเป้าหมาย และกิจกรรม อย่างน้อยหนึ่งรายการ",
            "A plan needs a goal, a target for each goal, and an action before it is approved",
        ),
        PlanError::ApprovalInFuture => {
            invalid("DATE_IN_FUTURE", "วันที่ต้องไม่อยู่ในอนาคต", "An approval of a day to come has not been given").at("on")
        }
        PlanError::TermOutsideYears => {
            invalid("OUTSIDE_PLAN_YEARS", "ภาคเรียนไม่อยู่ในช่วงปีของแผน", "The term lies outside the years of the plan").at("review.term")
        }
        PlanError::TermReviewed => refused("TERM_REVIEWED_ALREADY", "ภาคเรียนนี้ทบทวนแล้ว", "The term is reviewed already").at("review.term"),
        PlanError::EmptyReview => {
            invalid("FIELD_REQUIRED", "กรุณากรอกข้อค้นพบและข้อตัดสินใจของการทบทวน", "A review needs a finding and a decision").at("review")
        }
        PlanError::NoSuchAction(at) => {
            invalid("NO_SUCH_ACTION", "แผนไม่มีกิจกรรมลำดับนี้", "The plan has no action of this number").at(format!("progress[{at}].action_no"))
        }
        PlanError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason"),
    }
}

fn content(error: ContentError) -> Failure {
    let name = |field: String| invalid("NAME_REQUIRED", "กรุณากรอกข้อความภาษาไทย", "Thai text is required").at(field);
    let years =
        |field: String| invalid("OUTSIDE_PLAN_YEARS", "ปีการศึกษาไม่อยู่ในช่วงปีของแผน", "The year lies outside the years of the plan").at(field);
    match error {
        ContentError::NoTitle => name("plan.title".to_owned()),
        ContentError::NoMeasure(at) => name(format!("plan.goals[{at}].measure")),
        ContentError::NoActionName(at) => name(format!("plan.actions[{at}].name")),
        ContentError::TargetOutsideYears(at, n) => years(format!("plan.goals[{at}].targets[{n}].year")),
        ContentError::ActionOutsideYears(at) => years(format!("plan.actions[{at}].term")),
        ContentError::TargetNotLater(at, n) => invalid(
            "TARGETS_NOT_MONOTONE",
            "ค่าเป้าหมายแต่ละรายการต้องเป็นของปีและวันที่หลังรายการก่อนหน้า",
            "Each target is of a later year and a later day than the one before it",
        )
        .at(format!("plan.goals[{at}].targets[{n}]")),
        ContentError::NoSuchGoal(at) => {
            invalid("NO_SUCH_GOAL", "แผนไม่มีเป้าหมายลำดับนี้", "The plan has no goal of this number").at(format!("plan.actions[{at}].goal_no"))
        }
    }
}

/// The school has another plan for one of the years.
pub(crate) fn years_taken() -> Failure {
    refused(
        "PLAN_PERIODS_OVERLAP",
        "โรงเรียนมีแผนอื่นที่ยังไม่สิ้นสุดในช่วงปีเดียวกัน",
        "The school has another plan for one of these years that is not closed",
    )
    .at("plan.first_year")
}
