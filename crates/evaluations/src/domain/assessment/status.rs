//! How far an assessment has come and what may be done with it there: the one table of its life cycle.

use chassis::kernel::words;

words! {
    /// How far an assessment has come.
    pub enum AssessmentStatus {
        /// Its assessor is at work.
        InProgress = "IN_PROGRESS",
        /// It was submitted.
        Submitted = "SUBMITTED",
        /// It was given back to its assessor.
        Returned = "RETURNED",
        /// Moderation has begun.
        Locked = "LOCKED",
        /// It went into the result.
        Confirmed = "CONFIRMED",
    }
}

/// What can be done with an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Say something about nodes.
    Save,
    /// Decide where two devices differ.
    Decide,
    /// Submit it.
    Submit,
    /// Give it back.
    Return,
    /// Give it back because a panel wants it to be looked at again.
    LookAgain,
    /// Let nothing of it change any more.
    Lock,
    /// Let it go into the result.
    Confirm,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 7] = [Self::Save, Self::Decide, Self::Submit, Self::Return, Self::LookAgain, Self::Lock, Self::Confirm];
}

impl AssessmentStatus {
    /// Whether the action is possible here.
    pub const fn allows(self, action: Action) -> bool {
        match action {
            Action::Save | Action::Decide | Action::Submit => matches!(self, Self::InProgress | Self::Returned),
            Action::Return | Action::Lock => matches!(self, Self::Submitted),
            Action::LookAgain => matches!(self, Self::Submitted | Self::Locked | Self::Confirmed),
            Action::Confirm => matches!(self, Self::Locked),
        }
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::InProgress => "กำลังประเมิน",
            Self::Submitted => "ส่งแล้ว",
            Self::Returned => "ส่งคืนให้แก้ไข",
            Self::Locked => "ล็อกแล้ว",
            Self::Confirmed => "ยืนยันแล้ว",
        }
    }
}
