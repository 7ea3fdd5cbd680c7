//! How far an innovation has come, and what is needed to be there.

use chassis::kernel::words;

words! {
    /// How far an innovation has come, in the order of its life.
    pub enum Maturity {
        /// An idea.
        Idea = "IDEA",
        /// A first version of it.
        Prototype = "PROTOTYPE",
        /// Tried out.
        Trialled = "TRIALLED",
        /// There is evidence.
        Evidenced = "EVIDENCED",
        /// Reviewed by peers.
        PeerReviewed = "PEER_REVIEWED",
        /// Published under its licence.
        Published = "PUBLISHED",
        /// Spreads to other schools.
        Scaling = "SCALING",
        /// Part of ordinary work.
        Institutionalised = "INSTITUTIONALISED",
        /// Not recommended any more. Final.
        Retired = "RETIRED",
    }
}

impl Maturity {
    /// The one that follows by advancing; none after the last, and retiring is no advance.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Idea => Some(Self::Prototype),
            Self::Prototype => Some(Self::Trialled),
            Self::Trialled => Some(Self::Evidenced),
            Self::Evidenced => Some(Self::PeerReviewed),
            Self::PeerReviewed => Some(Self::Published),
            Self::Published => Some(Self::Scaling),
            Self::Scaling => Some(Self::Institutionalised),
            Self::Institutionalised | Self::Retired => None,
        }
    }

    /// Whether it rests on evidence.
    pub fn needs_evidence(self) -> bool {
        (Self::Evidenced..=Self::Institutionalised).contains(&self)
    }

    /// Whether others use it, for which they need a licence.
    pub fn needs_licence(self) -> bool {
        (Self::Published..=Self::Institutionalised).contains(&self)
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Idea => "แนวคิด",
            Self::Prototype => "ต้นแบบ",
            Self::Trialled => "ทดลองใช้แล้ว",
            Self::Evidenced => "มีหลักฐานเชิงประจักษ์",
            Self::PeerReviewed => "ผ่านการทบทวนโดยผู้ทรงคุณวุฒิ",
            Self::Published => "เผยแพร่แล้ว",
            Self::Scaling => "ขยายผล",
            Self::Institutionalised => "เป็นงานประจำ",
            Self::Retired => "เลิกใช้",
        }
    }
}
