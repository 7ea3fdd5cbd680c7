//! Refusals about results, moderation, growth and appeals, as people read them.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};

use super::{invalid, refused};
use crate::domain::appeal::{AppealError, AppealStatus};
use crate::domain::growth::GrowthError;
use crate::domain::moderation::{CaseError, CaseStatus};
use crate::domain::result::{NoMethod, ResultError};
use crate::domain::scores::WHOLE;

/// Something that happens once at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OpenAlready {
    /// The school has a case that is not decided.
    #[error("the school has a case that is not decided")]
    Case,
    /// The school has an appeal that is not decided.
    #[error("the school has an appeal that is not decided")]
    Appeal,
}

pub(super) fn open_already(open: OpenAlready) -> Failure {
    match open {
        OpenAlready::Case => {
            refused("CASE_OPEN", "โรงเรียนนี้มีเรื่องทบทวนผลที่ยังไม่มีมติ", "The school has a moderation case that is not decided yet")
        }
        OpenAlready::Appeal => {
            refused("APPEAL_OPEN", "โรงเรียนนี้มีคำอุทธรณ์ที่ยังอยู่ระหว่างพิจารณา", "The school has an appeal that is not decided yet")
        }
    }
}

pub(super) fn result(error: ResultError) -> Failure {
    match error {
        ResultError::NoMethod(error) => no_method(error),
        ResultError::Ratings { school, error } => refused(
            "RATINGS_UNSOUND",
            "คะแนนของโรงเรียนหนึ่งไม่ตรงกับกรอบการประเมิน จึงสรุปผลไม่ได้",
            "Ratings of a school do not fit the framework, so there is no result",
        )
        .with("school_id", school.to_string())
        .because(error),
        ResultError::ModerationPending(cases) => refused(
            "MODERATION_PENDING",
            format!("ยังมีเรื่องทบทวนผลที่ไม่มีมติ {cases} เรื่อง"),
            format!("{cases} moderation cases are not decided yet"),
        )
        .with("cases", cases.to_string()),
        ResultError::NothingRated => {
            refused("NOTHING_RATED", "ยังไม่มีผู้ประเมินส่งผลของโรงเรียนใด", "Nobody has submitted anything about any school")
        }
        ResultError::ResearchIsNotPublished => refused(
            "RESEARCH_NOT_PUBLISHED",
            "ผลจากกรอบการประเมินเพื่อการวิจัยไม่นำไปเผยแพร่",
            "Results of a framework for research are never published",
        ),
    }
}

fn no_method(error: NoMethod) -> Failure {
    refused(
        "NO_RESULTS_BY_FRAMEWORK",
        "กรอบการประเมินรุ่นนี้ใช้สรุปผลเป็นรายโรงเรียนไม่ได้",
        "This version of the framework makes no results of schools",
    )
    .because(error)
}

pub(super) fn case(error: CaseError) -> Failure {
    match error {
        CaseError::StatusNotAllowed(status) => {
            let label = match status {
                CaseStatus::Opened => "รอแต่งตั้งคณะผู้ทบทวน",
                CaseStatus::PanelAssigned => "อยู่ระหว่างทบทวน",
                CaseStatus::Decided => "มีมติแล้ว",
                CaseStatus::Closed => "ปิดเรื่อง",
            };
            state(label, status.word(), "the case")
        }
        CaseError::ReasonRequired => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลที่เปิดเรื่อง", "Please say why the case is opened").at("reason"),
        CaseError::NotRated(code) => not_rated(&code),
        CaseError::WholeIsComputed => refused(
            "OVERALL_COMPUTED",
            "กรอบการประเมินนี้คำนวณผลรวมจากผลรายข้อ คณะผู้ทบทวนจึงตัดสินผลรวมเองไม่ได้",
            "The framework computes the whole from its nodes, so no panel judges it",
        ),
        CaseError::NodeTwice(code) => given_twice(&code, "node_codes"),
        CaseError::PanelTooLarge(most) => {
            invalid("TOO_MANY_ITEMS", format!("คณะผู้ทบทวนมีได้ไม่เกิน {most} คน"), format!("A panel has {most} members at most"))
                .at("panel_refs")
        }
        CaseError::PanelistTwice(at) => invalid("GIVEN_TWICE", "ผู้ทบทวนซ้ำกัน", "The member is named before").at(format!("panel_refs[{at}]")),
        CaseError::PanelistHasRated(at) => invalid(
            "PANELIST_HAS_RATED",
            "ผู้ที่ได้รับมอบหมายให้ประเมินโรงเรียนนี้เป็นผู้ทบทวนไม่ได้",
            "Whoever was assigned to rate the school cannot be on its panel",
        )
        .at(format!("panel_refs[{at}]")),
        CaseError::DeciderHasRated => invalid(
            "PANELIST_HAS_RATED",
            "ผู้ที่ได้รับมอบหมายให้ประเมินโรงเรียนนี้บันทึกมติของเรื่องนี้ไม่ได้",
            "Whoever was assigned to rate the school cannot record what its panel decides",
        ),
        CaseError::RationaleRequired => rationale_required(),
        CaseError::ChangesGoWithChange => invalid(
            "NOT_EXPECTED_HERE",
            "ระบุผลที่เปลี่ยนเมื่อมีมติให้เปลี่ยนผลเท่านั้น และต้องมีอย่างน้อยหนึ่งข้อ",
            "Changes go with the decision to change, at least one, and with no other",
        )
        .at("changes"),
        CaseError::NotOfTheCase(code) => not_of_the_case(&code),
        CaseError::NoSuchLevel { code, top } => no_such_level(&code, top),
        CaseError::AlwaysApplies(code) => {
            invalid("NOT_APPLICABLE_REFUSED", format!("ข้อ “{code}” ต้องประเมินเสมอ"), format!("{code} always applies")).at("changes")
        }
        CaseError::NothingToUphold(code) => nothing_to_uphold(code),
    }
}

fn not_rated(code: &str) -> Failure {
    if code == WHOLE {
        return refused("NOTHING_RATED", "ยังไม่มีผู้ประเมินส่งผลของโรงเรียนนี้", "Nobody has submitted anything about the school").at("overall");
    }
    invalid("CODE_UNKNOWN", format!("ไม่มีผู้ประเมินข้อ “{code}”"), format!("Nobody has rated {code}")).at("node_codes")
}

fn not_of_the_case(code: &str) -> Failure {
    if code == WHOLE {
        return invalid("NOT_EXPECTED_HERE", "เรื่องนี้ไม่ได้เปิดเพื่อตัดสินผลรวม", "The case is not about the whole").at("overall_level");
    }
    invalid("CODE_UNKNOWN", format!("เรื่องนี้ไม่มีข้อ “{code}”"), format!("The case is not about {code}")).at("changes")
}

fn no_such_level(code: &str, top: u8) -> Failure {
    if code == WHOLE {
        let (th, en) = (format!("ผลรวมมีระดับ 1 ถึง {top}"), format!("The whole has the levels 1 to {top}"));
        return invalid("LEVEL_UNKNOWN", th, en).at("overall_level");
    }
    invalid("LEVEL_UNKNOWN", format!("ข้อ “{code}” มีระดับ 1 ถึง {top}"), format!("{code} has the levels 1 to {top}")).at("changes")
}

fn nothing_to_uphold(code: String) -> Failure {
    if code != WHOLE {
        return refused(
            "NOTHING_TO_UPHOLD",
            format!("ผู้ประเมินยังไม่มีผลร่วมกันในข้อ “{code}” กรุณาระบุผล"),
            format!("The raters have agreed on nothing about {code}; say what holds"),
        )
        .with("node_code", code);
    }
    refused("NOTHING_TO_UPHOLD", "ยังไม่มีผลรวมให้คงไว้ กรุณาระบุระดับ", "There is no level of the whole yet; say which one holds")
        .at("overall_level")
}

pub(super) fn growth(error: GrowthError) -> Failure {
    match error {
        GrowthError::NotComparable => refused(
            "RESULT_NOT_COMPARABLE",
            "ผลของสองรอบใช้กรอบคนละรุ่นและยังไม่มีเกณฑ์เทียบผลข้ามรุ่น",
            "The two cycles use different versions of a framework, and nothing says how their results compare",
        ),
        GrowthError::NotLater => {
            invalid("OUT_OF_ORDER", "รอบหลังต้องเกิดขึ้นหลังรอบแรก", "The endline comes after the baseline").at("endline_cycle_id")
        }
        GrowthError::NoSuchNode(code) => {
            invalid("CODE_UNKNOWN", format!("กรอบการประเมินไม่มีข้อ “{code}”"), format!("The framework has no node {code}")).at("node_code")
        }
        GrowthError::NotFinalised { field } => {
            refused("NOT_FINALISED", "รอบนี้ยังไม่มีผลที่สรุปแล้ว", "The cycle has no results that are final").at(field)
        }
        GrowthError::TooLarge => refused("RESULT_NOT_COMPARABLE", "ผลที่ปรับสเกลแล้วมีค่าเกินขอบเขต", "A result does not fit once it is rescaled"),
    }
}

pub(super) fn appeal(error: AppealError) -> Failure {
    match error {
        AppealError::TooLate(last) => refused(
            "APPEAL_TOO_LATE",
            format!("ยื่นอุทธรณ์ได้ถึงวันที่ {}", format_date(last, DateStyle::Long)),
            format!("The last day for an appeal was {last}"),
        )
        .with("last_day", last.to_string()),
        AppealError::NoSuchNode(code) => {
            invalid("CODE_UNKNOWN", format!("ผลของโรงเรียนไม่มีข้อ “{code}”"), format!("The result has no node {code}")).at("node_codes")
        }
        AppealError::NodeTwice(code) => given_twice(&code, "node_codes"),
        AppealError::StatusNotAllowed(status) => {
            let label = match status {
                AppealStatus::Filed => "อยู่ระหว่างพิจารณา",
                AppealStatus::Upheld => "รับอุทธรณ์",
                AppealStatus::Rejected => "ยกอุทธรณ์",
            };
            state(label, status.word(), "the appeal")
        }
        AppealError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุที่อุทธรณ์", "Please say why").at("grounds"),
        AppealError::DeciderHasRated => invalid(
            "PANELIST_HAS_RATED",
            "ผู้ที่ได้รับมอบหมายให้ประเมินโรงเรียนนี้พิจารณาคำอุทธรณ์นี้ไม่ได้",
            "Whoever was assigned to rate the school cannot decide its appeal",
        ),
        AppealError::RationaleRequired => rationale_required(),
    }
}

fn state(label: &str, word: &'static str, what: &str) -> Failure {
    refused("STATE_NOT_ALLOWED", format!("ดำเนินการนี้ไม่ได้ขณะที่เรื่องมีสถานะ “{label}”"), format!("Not possible while {what} is {word}"))
        .with("state", word)
}

fn given_twice(code: &str, field: &str) -> Failure {
    invalid("GIVEN_TWICE", format!("ระบุข้อ “{code}” ซ้ำ"), format!("{code} is named twice")).at(field)
}

fn rationale_required() -> Failure {
    invalid("RATIONALE_REQUIRED", "กรุณาระบุเหตุผลของมติ", "Please say on what the decision rests").at("rationale")
}
