//! What an observation is for, how far it and a pair have come, and what may be done there: the one table of the life cycle.

use chassis::kernel::words;

words! {
    /// What an observation is for.
    pub enum Purpose {
        /// The teacher learns from it.
        Feedback = "FEEDBACK",
        /// How classrooms of a programme develop.
        Monitoring = "MONITORING",
        /// To find out.
        Research = "RESEARCH",
        /// The observer or the instrument is tried out.
        Practice = "PRACTICE",
    }
}

words! {
    /// How far an observation has come.
    pub enum ObservationStatus {
        /// Agreed on.
        Scheduled = "SCHEDULED",
        /// Being recorded.
        InProgress = "IN_PROGRESS",
        /// Complete.
        Submitted = "SUBMITTED",
        /// Two observers of the lesson have agreed.
        Reconciled = "RECONCILED",
        /// The teacher may read it.
        Released = "RELEASED",
        /// Does not count. Final.
        Void = "VOID",
    }
}

words! {
    /// How far a pair has come.
    pub enum PairStatus {
        /// Not agreed yet.
        Open = "OPEN",
        /// The two have agreed.
        Reconciled = "RECONCILED",
        /// One of the two does not count.
        Dissolved = "DISSOLVED",
    }
}

/// What can be done with an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Record what was seen.
    Record,
    /// Submit it.
    Submit,
    /// Make it a half of a pair.
    Pair,
    /// Agree with the other observer.
    Reconcile,
    /// Let the teacher read it.
    Release,
    /// Say that it does not count.
    Void,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Record, Self::Submit, Self::Pair, Self::Reconcile, Self::Release, Self::Void];
}

impl ObservationStatus {
    /// Whether the action is possible here.
    pub const fn allows(self, action: Action) -> bool {
        match action {
            Action::Record => matches!(self, Self::Scheduled | Self::InProgress),
            Action::Submit => matches!(self, Self::InProgress),
            Action::Pair => matches!(self, Self::Scheduled | Self::InProgress | Self::Submitted),
            Action::Reconcile => matches!(self, Self::Submitted),
            Action::Release => matches!(self, Self::Submitted | Self::Reconciled),
            Action::Void => !matches!(self, Self::Void),
        }
    }

    /// Whether nothing has been submitted yet, so that the observer must not know what another one of the same lesson has seen.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Scheduled | Self::InProgress)
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Scheduled => "นัดหมายแล้ว",
            Self::InProgress => "กำลังบันทึก",
            Self::Submitted => "ส่งแล้ว",
            Self::Reconciled => "สรุปร่วมกันแล้ว",
            Self::Released => "ส่งผลให้ครูแล้ว",
            Self::Void => "ยกเลิก",
        }
    }
}

impl PairStatus {
    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Open => "ยังไม่สรุปร่วมกัน",
            Self::Reconciled => "สรุปร่วมกันแล้ว",
            Self::Dissolved => "ยกเลิกคู่",
        }
    }
}
