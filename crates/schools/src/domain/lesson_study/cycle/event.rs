//! What happens to a cycle.

use super::Phase;

/// What happened to a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CycleEvent {
    /// It was planned.
    Planned,
    /// PLAN was recorded, or recorded anew.
    PlanDone,
    /// DO was recorded, or recorded anew.
    Taught,
    /// SEE was recorded, or recorded anew.
    Reflected,
    /// It was closed.
    Closed,
    /// It was cancelled.
    Cancelled,
}

impl CycleEvent {
    /// A phase was recorded.
    pub(super) const fn of(phase: Phase) -> Self {
        match phase {
            Phase::Plan => Self::PlanDone,
            Phase::Do => Self::Taught,
            Phase::See => Self::Reflected,
        }
    }

    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::PlanDone => "plan_done",
            Self::Taught => "taught",
            Self::Reflected => "reflected",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}
