//! What a command on a ceremony tells.

use crate::domain::AgreementId;

/// What a command on a ceremony tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CeremonyEvent {
    /// It is planned, or has a new day.
    Planned,
    /// It was held.
    Held,
    /// It was postponed.
    Postponed,
    /// It was cancelled.
    Cancelled,
    /// This agreement is signed there too.
    AgreementJoined(AgreementId),
    /// This agreement is no longer signed there.
    AgreementLeft(AgreementId),
}

impl CeremonyEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Planned => "partners.ceremony.planned",
            Self::Held => "partners.ceremony.held",
            Self::Postponed => "partners.ceremony.postponed",
            Self::Cancelled => "partners.ceremony.cancelled",
            Self::AgreementJoined(_) => "partners.ceremony.agreement_joined",
            Self::AgreementLeft(_) => "partners.ceremony.agreement_left",
        }
    }

    /// The last word of the name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::AgreementJoined(_) => "agreement_joined",
            Self::AgreementLeft(_) => "agreement_left",
        }
    }
}
