//! Where a statutory designation stands.

use chassis::kernel::words;

words! {
    /// Where a designation stands.
    pub enum PilotStatus {
        /// Asked for by the school.
        Requested = "REQUESTED",
        /// Found to meet the criteria of the area.
        CriteriaChecked = "CRITERIA_CHECKED",
        /// Approved by the steering committee.
        CommitteeResolved = "COMMITTEE_RESOLVED",
        /// Announced.
        Announced = "ANNOUNCED",
        /// In effect.
        InEffect = "IN_EFFECT",
        /// In effect and renewed.
        Renewed = "RENEWED",
        /// Revoked by the committee. Final.
        Revoked = "REVOKED",
        /// Given up by the school, or its request taken back. Final.
        Relinquished = "RELINQUISHED",
        /// Ended with its area. Final.
        AreaEnded = "AREA_ENDED",
        /// Its time has run out: follows from the days and is no step. Final.
        Expired = "EXPIRED",
    }
}

impl PilotStatus {
    /// Whether the other one may come next. A school may give up, and an area may end, at any time before the end.
    pub fn may_become(self, next: Self) -> bool {
        use PilotStatus as S;
        let onwards = match self {
            S::Requested => next == S::CriteriaChecked,
            S::CriteriaChecked => next == S::CommitteeResolved,
            S::CommitteeResolved => next == S::Announced,
            S::Announced => next == S::InEffect,
            S::InEffect | S::Renewed => matches!(next, S::Renewed | S::Revoked),
            S::Revoked | S::Relinquished | S::AreaEnded | S::Expired => return false,
        };
        onwards || matches!(next, S::Relinquished | S::AreaEnded)
    }

    /// Whether nothing comes after it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Revoked | Self::Relinquished | Self::AreaEnded | Self::Expired)
    }

    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Requested => "ยื่นคำขอ",
            Self::CriteriaChecked => "ตรวจคุณสมบัติแล้ว",
            Self::CommitteeResolved => "คณะกรรมการขับเคลื่อนมีมติ",
            Self::Announced => "ประกาศแล้ว",
            Self::InEffect => "มีผลบังคับ",
            Self::Renewed => "ต่ออายุ",
            Self::Revoked => "เพิกถอน",
            Self::Relinquished => "สละสถานะ",
            Self::AreaEnded => "สิ้นสุดตามพื้นที่",
            Self::Expired => "หมดอายุ",
        }
    }
}

words! {
    /// What a pilot school may decide by itself.
    pub enum AutonomyItem {
        /// An adapted curriculum.
        Curriculum = "CURRICULUM",
        /// Choice of textbooks and media.
        Textbook = "TEXTBOOK",
        /// A subsidy in one sum.
        Subsidy = "SUBSIDY",
        /// Personnel.
        Personnel = "PERSONNEL",
        /// Its own assessment.
        Assessment = "ASSESSMENT",
    }
}
