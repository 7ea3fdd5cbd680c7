//! What happened to an observation, and to a pair.

/// What happened to an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObservationEvent {
    /// It was agreed on.
    Scheduled,
    /// Something was recorded.
    Recorded,
    /// It is complete.
    Submitted,
    /// Two observers have agreed.
    Reconciled,
    /// The teacher may read it.
    Released,
    /// It does not count.
    Voided,
}

impl ObservationEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Recorded => "recorded",
            Self::Submitted => "submitted",
            Self::Reconciled => "reconciled",
            Self::Released => "released",
            Self::Voided => "voided",
        }
    }
}

/// What happened to a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PairEvent {
    /// It was made.
    Opened,
    /// The two have agreed.
    Reconciled,
    /// One of the two does not count.
    Dissolved,
}

impl PairEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Reconciled => "reconciled",
            Self::Dissolved => "dissolved",
        }
    }
}
