//! Who judges a school.

use chassis::kernel::words;

words! {
    /// As what somebody judges.
    pub enum AssessorRole {
        /// The school itself.
        SelfAssessment = "SELF",
        /// Another school.
        Peer = "PEER",
        /// A supervisor of the service area.
        Supervisor = "SUPERVISOR",
        /// Somebody from outside.
        External = "EXTERNAL",
        /// Somebody who knows the subject.
        Expert = "EXPERT",
    }
}

impl AssessorRole {
    /// Whether whoever judges must not belong to the school that is judged (E5).
    pub const fn is_independent(self) -> bool {
        !matches!(self, Self::SelfAssessment | Self::Peer)
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::SelfAssessment => "ประเมินตนเอง",
            Self::Peer => "เพื่อนประเมิน",
            Self::Supervisor => "ศึกษานิเทศก์",
            Self::External => "ผู้ประเมินภายนอก",
            Self::Expert => "ผู้เชี่ยวชาญ",
        }
    }
}
