//! How far a school has come with an innovation.

use chassis::kernel::words;

words! {
    /// How far a school has come with an innovation, in the order of its life.
    pub enum AdoptionStatus {
        /// Would like to.
        Interested = "INTERESTED",
        /// Agreed to.
        Agreed = "AGREED",
        /// Tries it.
        Trying = "TRYING",
        /// Has made it its own.
        Adapted = "ADAPTED",
        /// Still holds to it.
        Sustained = "SUSTAINED",
        /// Given up. Final.
        Stopped = "STOPPED",
    }
}

words! {
    /// How close a school stays to what was made elsewhere.
    pub enum Fidelity {
        /// As it was designed.
        AsDesigned = "AS_DESIGNED",
        /// Changed in parts.
        Modified = "MODIFIED",
        /// Made anew from its idea.
        Reinvented = "REINVENTED",
    }
}

impl AdoptionStatus {
    /// The one that follows by advancing; none after the last, and stopping is no advance.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Interested => Some(Self::Agreed),
            Self::Agreed => Some(Self::Trying),
            Self::Trying => Some(Self::Adapted),
            Self::Adapted => Some(Self::Sustained),
            Self::Sustained | Self::Stopped => None,
        }
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Interested => "สนใจ",
            Self::Agreed => "ตกลงนำไปใช้",
            Self::Trying => "ทดลองใช้",
            Self::Adapted => "ปรับใช้",
            Self::Sustained => "ใช้อย่างต่อเนื่อง",
            Self::Stopped => "ยุติ",
        }
    }
}
