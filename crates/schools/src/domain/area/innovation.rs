//! The standing of an area under the Education Innovation Area Act.

use chassis::kernel::words;

words! {
    /// A standing; a life cycle, never a yes or no.
    pub enum Standing {
        /// Wishes to become an innovation area.
        Aspiring = "ASPIRING",
        /// Prepares itself.
        Preparing = "PREPARING",
        /// Proposed to the policy committee.
        Proposed = "PROPOSED",
        /// Designated by announcement.
        Designated = "DESIGNATED",
        /// Designation extended.
        Extended = "EXTENDED",
        /// Ended.
        Ended = "ENDED",
    }
}

impl Standing {
    /// Whether this standing may follow the other; anything may be the first that is known.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        let Some(before) = before else { return true };
        match self {
            Self::Aspiring => before == Self::Ended,
            // A proposal that was not accepted leads back to preparing.
            Self::Preparing => matches!(before, Self::Aspiring | Self::Proposed),
            Self::Proposed => before == Self::Preparing,
            Self::Designated => before == Self::Proposed,
            Self::Extended => matches!(before, Self::Designated | Self::Extended),
            Self::Ended => before != Self::Ended,
        }
    }

    /// Whether schools may hold the statutory pilot status in the area.
    pub fn is_designated(self) -> bool {
        matches!(self, Self::Designated | Self::Extended)
    }

    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Aspiring => "ประสงค์จะเป็นพื้นที่นวัตกรรมการศึกษา",
            Self::Preparing => "เตรียมการ",
            Self::Proposed => "เสนอคณะกรรมการนโยบาย",
            Self::Designated => "ประกาศเป็นพื้นที่นวัตกรรมการศึกษา",
            Self::Extended => "ขยายระยะเวลา",
            Self::Ended => "สิ้นสุด",
        }
    }
}

/// A standing and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InnovationStatus {
    /// The standing.
    pub standing: Standing,
    /// Act, decree, announcement or order; may be empty before a designation.
    pub legal_basis: String,
    /// References to documents.
    pub documents: Vec<String>,
    /// The steering committee, a reference; may be empty.
    pub committee_ref: String,
}
