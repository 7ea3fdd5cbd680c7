//! Where a plan stands and what may be done with it there: the one table of the life cycle.

use chassis::kernel::words;

words! {
    /// Where a plan stands.
    pub enum PlanState {
        /// Being written.
        Draft = "DRAFT",
        /// Approved by the school board.
        BoardApproved = "BOARD_APPROVED",
        /// Before the service area.
        Submitted = "SUBMITTED",
        /// Given back by the service area.
        Returned = "RETURNED",
        /// Acknowledged by the service area.
        Acknowledged = "ACKNOWLEDGED",
        /// Carried out; no term is reviewed yet.
        InProgress = "IN_PROGRESS",
        /// Carried out; at least one term is reviewed.
        TermReviewed = "TERM_REVIEWED",
        /// Ended. Final.
        Closed = "CLOSED",
    }
}

/// What can be done with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Change what it says.
    Change,
    /// The board approves it.
    Approve,
    /// Put it before the service area.
    Submit,
    /// The service area gives it back.
    Return,
    /// The service area acknowledges it.
    Acknowledge,
    /// Begin to carry it out.
    Start,
    /// Review a term.
    Review,
    /// End it.
    Close,
}

impl PlanState {
    /// Whether the step is possible here. What the board approved does not change until the service area gives it back.
    pub const fn allows(self, step: Step) -> bool {
        match step {
            Step::Change | Step::Approve => matches!(self, Self::Draft | Self::Returned),
            Step::Submit => matches!(self, Self::BoardApproved),
            Step::Return | Step::Acknowledge => matches!(self, Self::Submitted),
            Step::Start => matches!(self, Self::Acknowledged),
            Step::Review | Step::Close => matches!(self, Self::InProgress | Self::TermReviewed),
        }
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Draft => "ร่าง",
            Self::BoardApproved => "คณะกรรมการสถานศึกษาเห็นชอบ",
            Self::Submitted => "เสนอเขตพื้นที่",
            Self::Returned => "ส่งคืนแก้ไข",
            Self::Acknowledged => "เขตพื้นที่รับทราบ",
            Self::InProgress => "ดำเนินการ",
            Self::TermReviewed => "ทบทวนรายภาคเรียน",
            Self::Closed => "สิ้นสุด",
        }
    }
}
