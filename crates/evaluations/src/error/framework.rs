//! Refusals about frameworks, as people read them.

use chassis::failure::Failure;

use super::violation::{all, decimal};
use super::{invalid, refused};
use crate::domain::framework::check::Violation;
use crate::domain::framework::{FrameworkError, ItemCongruence, Purpose};

pub(super) fn failure(error: FrameworkError) -> Failure {
    match error {
        FrameworkError::NoName => {
            invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยของกรอบการประเมิน", "A framework needs a Thai name").at("framework.name")
        }
        FrameworkError::CodeMalformed { field } => invalid(
            "CODE_MALFORMED",
            "รหัสใช้ได้เฉพาะอักษรโรมันตัวพิมพ์ใหญ่ ตัวเลข และขีดกลางระหว่างคำ เช่น WSA-KK",
            "A code has capital letters, digits and hyphens between them, such as WSA-KK",
        )
        .at(format!("framework.{field}")),
        FrameworkError::PurposeFrozen(purpose) => purpose_frozen(purpose),
        FrameworkError::Unsound(found) => Failure::invalid(all("content", &found)),
        FrameworkError::Incomplete(found) => incomplete(&found),
        FrameworkError::TooManyVersions(most) => {
            refused("TOO_MANY_VERSIONS", format!("กรอบการประเมินหนึ่งมีได้ไม่เกิน {most} รุ่น"), format!("A framework has {most} versions at most"))
        }
        FrameworkError::StatusNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่รุ่นนี้มีสถานะ “{}”", status.label_th()),
            format!("Not possible while the version is {status}"),
        )
        .with("state", status.word()),
        FrameworkError::RatingsUnsound(found) | FrameworkError::EquatingUnsound(found) => Failure::invalid(all("", &found)),
        FrameworkError::RatingsIncomplete(items) => ratings_incomplete(&items.join(", ")),
        FrameworkError::TooManyExperts(most) => {
            refused("TOO_MANY_EXPERTS", format!("รุ่นหนึ่งมีผู้ทรงคุณวุฒิได้ไม่เกิน {most} คน"), format!("A version has {most} experts at most"))
        }
        FrameworkError::TooFewExperts { have, need } => too_few_experts(have, need),
        FrameworkError::CongruenceTooLow { items, need_e4 } => congruence_too_low(&items, &decimal(need_e4.into())),
        FrameworkError::NotPublished { n, field } => not_published(n).at(field),
        FrameworkError::NotLater => {
            invalid("OUT_OF_ORDER", "รุ่นใหม่ต้องมีเลขที่มากกว่ารุ่นเดิม", "The newer version has the higher number").at("to_n")
        }
        FrameworkError::RationaleRequired => {
            invalid("RATIONALE_REQUIRED", "กรุณาระบุเหตุผลที่ใช้เทียบผล", "Please say on what the comparison rests").at("rationale")
        }
        FrameworkError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}

fn purpose_frozen(purpose: Purpose) -> Failure {
    refused(
        "PURPOSE_FROZEN",
        format!("กรอบการประเมินนี้ประกาศใช้หรือใช้ประเมินแล้ว จึงเปลี่ยนวัตถุประสงค์ “{}” ไม่ได้", purpose.label_th()),
        format!("A version was published or schools were judged by it: its purpose stays {purpose}"),
    )
    .at("framework.purpose")
    .with("purpose", purpose.word())
}

fn ratings_incomplete(items: &str) -> Failure {
    invalid(
        "RATINGS_INCOMPLETE",
        format!("กรุณาให้ความเห็นให้ครบทุกข้อ ยังขาด: {items}"),
        format!("Every item needs a rating; missing are {items}"),
    )
    .at("ratings")
}

fn too_few_experts(have: i32, need: i32) -> Failure {
    refused(
        "TOO_FEW_EXPERTS",
        format!("ต้องมีความเห็นของผู้ทรงคุณวุฒิอย่างน้อย {need} คน ขณะนี้มี {have} คน"),
        format!("At least {need} experts must have spoken; {have} have"),
    )
    .with("experts", have.to_string())
}

fn congruence_too_low(items: &[ItemCongruence], need: &str) -> Failure {
    let list: Vec<String> = items.iter().map(|item| format!("{}:{}", item.code, decimal(item.mean_e4().into()))).collect();
    refused(
        "CONGRUENCE_TOO_LOW",
        format!("ค่าดัชนีความสอดคล้อง (IOC) ต่ำกว่า {need}: {}", list.join(", ")),
        format!("The congruence of these items is below {need}: {}", list.join(", ")),
    )
    .with("items", list.join(" "))
}

fn not_published(n: i32) -> Failure {
    refused(
        "NOT_PUBLISHED",
        format!("รุ่นที่ {n} ยังไม่เคยประกาศใช้ จึงนำมาเทียบผลไม่ได้"),
        format!("Version {n} was never published, so it has no results to compare"),
    )
}

/// The version is what is refused, so the kind says so; each place has its own reason.
fn incomplete(found: &[Violation]) -> Failure {
    refused(
        "FRAMEWORK_INCOMPLETE",
        format!("กรอบการประเมินยังไม่ครบถ้วน {} แห่ง", found.len()),
        format!("The framework is incomplete in {} places", found.len()),
    )
    .listing(all("content", found))
}
