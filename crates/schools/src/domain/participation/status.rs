//! Where the participation of a school stands.

use chassis::kernel::words;

words! {
    /// Where a participation stands.
    pub enum ParticipationStatus {
        /// Named for a cohort.
        Nominated = "NOMINATED",
        /// The school has applied.
        Applied = "APPLIED",
        /// Meets the rules of the programme.
        Eligible = "ELIGIBLE",
        /// Does not meet them. Final.
        Ineligible = "INELIGIBLE",
        /// Endorsed by the school board.
        SchoolBoardEndorsed = "SCHOOL_BOARD_ENDORSED",
        /// Endorsed by the service area.
        EsaoEndorsed = "ESAO_ENDORSED",
        /// Approved by whoever runs the programme.
        Approved = "APPROVED",
        /// Takes part.
        Active = "ACTIVE",
        /// Takes part no more for the time being.
        Suspended = "SUSPENDED",
        /// Has finished. Final.
        Completed = "COMPLETED",
        /// Taken out by the school itself. Final.
        Withdrawn = "WITHDRAWN",
        /// Taken out by whoever runs the programme. Final.
        Removed = "REMOVED",
        /// Approved and never begun. Final.
        Lapsed = "LAPSED",
    }
}

impl ParticipationStatus {
    /// Whether the other one may come next. A school may take itself out whenever it is not out yet.
    pub fn may_become(self, next: Self) -> bool {
        use ParticipationStatus as S;
        match self {
            S::Nominated => matches!(next, S::Applied | S::Withdrawn),
            S::Applied => matches!(next, S::Eligible | S::Ineligible | S::Withdrawn),
            S::Eligible => matches!(next, S::SchoolBoardEndorsed | S::Withdrawn),
            // Only a school in no service area is approved from here.
            S::SchoolBoardEndorsed => matches!(next, S::EsaoEndorsed | S::Approved | S::Withdrawn),
            S::EsaoEndorsed => matches!(next, S::Approved | S::Withdrawn),
            S::Approved => matches!(next, S::Active | S::Lapsed | S::Withdrawn),
            S::Active => matches!(next, S::Suspended | S::Completed | S::Withdrawn | S::Removed),
            S::Suspended => matches!(next, S::Active | S::Withdrawn | S::Removed),
            S::Ineligible | S::Completed | S::Withdrawn | S::Removed | S::Lapsed => false,
        }
    }

    /// Whether nothing comes after it.
    pub fn is_final(self) -> bool {
        !Self::ALL.iter().any(|next| self.may_become(*next))
    }

    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Nominated => "เสนอชื่อ",
            Self::Applied => "สมัครแล้ว",
            Self::Eligible => "ผ่านเกณฑ์",
            Self::Ineligible => "ไม่ผ่านเกณฑ์",
            Self::SchoolBoardEndorsed => "คณะกรรมการสถานศึกษาเห็นชอบ",
            Self::EsaoEndorsed => "เขตพื้นที่การศึกษาเห็นชอบ",
            Self::Approved => "อนุมัติแล้ว",
            Self::Active => "กำลังดำเนินการ",
            Self::Suspended => "พักการเข้าร่วม",
            Self::Completed => "เสร็จสิ้น",
            Self::Withdrawn => "ขอถอนตัว",
            Self::Removed => "ให้ออก",
            Self::Lapsed => "หมดสิทธิ์",
        }
    }
}
