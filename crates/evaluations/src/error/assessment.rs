//! Refusals about assessments, as people read them. None of them tells what was said: refusals are logged and shown.

use chassis::failure::{Failure, FieldViolation};

use super::violation::decimal;
use super::{invalid, refused};
use crate::domain::assessment::{AssessmentError, AssessmentStatus, Evidence, Misplaced, NotReady, ScoreProblem};

pub(super) fn failure(error: AssessmentError) -> Failure {
    match error {
        AssessmentError::StatusNotAllowed(status) => status_not_allowed(status),
        AssessmentError::NotAssigned(status) => refused(
            "ASSIGNMENT_ENDED",
            "การมอบหมายนี้สิ้นสุดแล้ว กรุณาติดต่อผู้ดูแลรอบการประเมิน",
            "The assignment has ended; contact whoever runs the cycle",
        )
        .with("state", status.word()),
        AssessmentError::NotOpen(status) => {
            refused("CYCLE_NOT_OPEN", "รอบการประเมินนี้ยังไม่เปิด", "The cycle has not been opened yet").with("state", status.word())
        }
        AssessmentError::CollectionClosed => refused(
            "COLLECTION_CLOSED",
            "ปิดรับผลการประเมินรอบนี้แล้ว หากจำเป็นกรุณาติดต่อผู้ดูแลรอบการประเมิน",
            "Collection has closed; contact whoever runs the cycle if needed",
        ),
        AssessmentError::BaseUnknown { version } => invalid(
            "BASE_VERSION_UNKNOWN",
            "ข้อมูลที่ส่งอ้างอิงรุ่นที่ไม่มีอยู่ กรุณาเปิดข้อมูลล่าสุดแล้วส่งอีกครั้ง",
            "It builds on a version that does not exist; open the latest version and send again",
        )
        .at("base_version")
        .with("current_version", version.to_string()),
        AssessmentError::Unsound(found) => Failure::invalid(found.into_iter().map(misplaced).collect()),
        AssessmentError::TooManyConflicts(node) => refused(
            "TOO_MANY_CONFLICTS",
            format!("ข้อมูลของ {node} ขัดแย้งกันหลายครั้งแล้ว กรุณาตัดสินก่อนส่งเพิ่ม"),
            format!("Too many devices differ about {node}; decide that first"),
        ),
        AssessmentError::NoConflict(node) => {
            refused("NO_CONFLICT", format!("ไม่มีข้อมูลที่ขัดแย้งกันของ {node}"), format!("Nothing differs about {node}")).at("score.node_code")
        }
        AssessmentError::ReasonRequired(_) => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason")
        }
        AssessmentError::NotReady(lacking) => not_ready(lacking),
        AssessmentError::OnlySum => Failure::internal("only the sum of what stands was loaded"),
    }
}

fn status_not_allowed(status: AssessmentStatus) -> Failure {
    refused(
        "STATE_NOT_ALLOWED",
        format!("ดำเนินการนี้ไม่ได้ขณะที่การประเมินนี้มีสถานะ “{}”", status.label_th()),
        format!("Not possible while the assessment is {status}"),
    )
    .with("state", status.word())
}

/// What keeps an assessment from being submitted.
fn not_ready(lacking: NotReady) -> Failure {
    match lacking {
        NotReady::ConflictsOpen(nodes) => {
            let list = nodes.join(", ");
            refused(
                "CONFLICTS_UNRESOLVED",
                format!("อุปกรณ์สองเครื่องบันทึกไม่ตรงกัน กรุณาตัดสินก่อนส่ง: {list}"),
                format!("Two devices differ; decide first: {list}"),
            )
            .with("nodes", nodes.join(" "))
        }
        NotReady::Incomplete(nodes) => {
            let list = nodes.join(", ");
            refused("SCORES_INCOMPLETE", format!("ยังไม่ได้ประเมิน: {list}"), format!("Nothing is said yet about {list}"))
                .with("nodes", nodes.join(" "))
        }
        NotReady::TooLittleSaid { said_e4, least_e4 } => {
            let (percent, least) = (decimal(i64::from(said_e4) * 100), decimal(i64::from(least_e4) * 100));
            refused(
                "COVERAGE_BELOW_THRESHOLD",
                format!("ประเมินแล้วร้อยละ {percent} ของค่าน้ำหนัก ต้องไม่น้อยกว่าร้อยละ {least} จึงจะส่งได้"),
                format!("{percent} % of the weight is rated, {least} % needed"),
            )
            .with("percent", percent)
        }
        NotReady::EvidenceMissing(nodes) => evidence_missing(&nodes),
        NotReady::NotAsked(nodes) => {
            let list = nodes.join(", ");
            refused(
                "NODES_NOT_ASKED",
                format!("ไม่ต้องประเมินตามคำตอบของข้ออื่น กรุณานำออกก่อนส่ง: {list}"),
                format!("Not asked for, as other nodes are rated; take back what is said about {list}"),
            )
            .with("nodes", nodes.join(" "))
        }
        NotReady::TooManySubmissions(most) => {
            refused("TOO_MANY_SUBMISSIONS", format!("ส่งได้ไม่เกิน {most} ครั้ง"), format!("It can be submitted {most} times at most"))
        }
    }
}

/// Which nodes, not which levels.
fn evidence_missing(nodes: &[Evidence]) -> Failure {
    let list = |word: &str| nodes.iter().map(|node| format!("{} ({} {word})", node.node, node.least)).collect::<Vec<_>>().join(", ");
    let codes: Vec<&str> = nodes.iter().map(|node| node.node.as_str()).collect();
    let (th, en) = (list("รายการ"), list("at least"));
    refused(
        "EVIDENCE_REQUIRED",
        format!("ระดับที่ให้ต้องมีหลักฐานอย่างน้อยตามจำนวนนี้: {th}"),
        format!("These nodes need evidence for the level they have: {en}"),
    )
    .with("nodes", codes.join(" "))
}

fn misplaced(found: Misplaced) -> FieldViolation {
    let field = |name: &str| match found.at {
        Some(at) => format!("scores[{at}].{name}"),
        None => format!("score.{name}"),
    };
    match found.problem {
        ScoreProblem::Twice(code) => FieldViolation::new(
            field("node_code"),
            "GIVEN_TWICE",
            format!("รหัส “{code}” ซ้ำกับรายการก่อนหน้า"),
            format!("{code} repeats an earlier entry"),
        ),
        ScoreProblem::Unknown(code) => FieldViolation::new(
            field("node_code"),
            "CODE_UNKNOWN",
            format!("ไม่มีรหัส “{code}” ในรุ่นนี้"),
            format!("Nothing in this version has the code {code}"),
        ),
        ScoreProblem::NoSuchLevel { levels } => FieldViolation::new(
            field("level"),
            "LEVEL_UNKNOWN",
            format!("มาตรวัดนี้มี {levels} ระดับเท่านั้น"),
            format!("The scale has only {levels} levels"),
        ),
        ScoreProblem::AlwaysApplies(node) => FieldViolation::new(
            field("kind"),
            "NOT_APPLICABLE_REFUSED",
            format!("ตัวบ่งชี้ {node} เลือก “ไม่ประเมิน” ไม่ได้"),
            format!("Indicator {node} does not allow N/A"),
        ),
    }
}
