//! Places for signing witnesses (พยาน). A place exists before anybody is named. Attendees (สักขีพยาน) never fill one.

use jiff::civil::Date;

use crate::domain::PersonId;
use chassis::kernel::words;

words! {
    /// Where a witness place stands.
    pub enum WitnessSlotStatus {
        /// Nobody named yet.
        Open = "OPEN",
        /// A person is named.
        Named = "NAMED",
        /// The witness has signed.
        Signed = "SIGNED",
        /// Waived with a reason.
        Waived = "WAIVED",
    }
}

/// A place for a signing witness of one party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessSlot {
    /// Number within the party, from 1 without gaps.
    pub slot_no: i32,
    /// What is known of it.
    pub state: WitnessState,
}

/// What is known of a witness place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WitnessState {
    /// Nobody is named yet.
    Open,
    /// This person is named.
    Named(PersonId),
    /// This person has signed.
    Signed {
        /// The witness.
        person: PersonId,
        /// Day of the signature.
        signed_on: Date,
        /// Name as printed on that day.
        display_name: String,
    },
    /// Waived, for this reason.
    Waived(String),
}

impl WitnessSlot {
    /// A place for which nobody is named.
    pub const fn open(slot_no: i32) -> Self {
        Self { slot_no, state: WitnessState::Open }
    }

    /// Where the place stands.
    pub const fn status(&self) -> WitnessSlotStatus {
        match self.state {
            WitnessState::Open => WitnessSlotStatus::Open,
            WitnessState::Named(_) => WitnessSlotStatus::Named,
            WitnessState::Signed { .. } => WitnessSlotStatus::Signed,
            WitnessState::Waived(_) => WitnessSlotStatus::Waived,
        }
    }

    /// The person named for it, whether signed or not.
    pub const fn person(&self) -> Option<PersonId> {
        match &self.state {
            WitnessState::Named(person) | WitnessState::Signed { person, .. } => Some(*person),
            WitnessState::Open | WitnessState::Waived(_) => None,
        }
    }

    /// Whether a signature is still to come.
    pub const fn is_missing(&self) -> bool {
        matches!(self.state, WitnessState::Open | WitnessState::Named(_))
    }

    /// Why it was waived.
    pub fn waiver_reason(&self) -> Option<&str> {
        match &self.state {
            WitnessState::Waived(reason) => Some(reason),
            WitnessState::Open | WitnessState::Named(_) | WitnessState::Signed { .. } => None,
        }
    }
}
