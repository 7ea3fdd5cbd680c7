//! An agreement: who agreed to what, who signed in which capacity, who witnessed, and what is still missing.
//!
//! The life cycle is in [`state`], one table; the commands are in the files named after what they are about. Rules that one
//! agreement cannot see alone (a number for people is unique, an organisation exists) belong to the store and the use case.

mod closing;
mod content;
mod defect;
mod delegating;
mod drafting;
mod error;
mod event;
mod party;
mod reviewing;
mod signatory;
mod signing;
pub mod state;
#[cfg(test)]
mod tests;
mod text;
mod witness;
mod witnessing;

use jiff::Timestamp;
use jiff::civil::Date;

pub use self::content::{AgreementKind, AreaScheme, AreaScope, Concept, ConceptShift, Content, InnovationAreaStatus, Modality, Objective};
pub use self::defect::{Defect, DefectReason, Validity};
pub use self::error::AgreementError;
pub use self::event::AgreementEvent;
pub use self::party::{JoinedVia, NewParty, Party, PartySide, PartyTag};
pub use self::signatory::{
    Authority, Delegation, DelegationStatus, Instrument, RepresentedPrincipal, Signatory, SignatoryStatus, Signature, SignatureMedium,
    SigningCapacity, SigningPosition, SigningSnapshot,
};
pub use self::signing::{NewSignatory, NewSignature};
pub use self::state::{Action, AgreementState};
pub use self::text::{AgreedText, TextHash};
pub use self::witness::{WitnessSlot, WitnessSlotStatus, WitnessState};
use crate::domain::{AgreementId, CeremonyId};

/// All that is known of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRecord {
    /// Id.
    pub id: AgreementId,
    /// Version, raised by one with every event.
    pub version: i64,
    /// What is written about it.
    pub content: Content,
    /// Parties in the order of protocol.
    pub parties: Vec<Party>,
    /// Where it stands.
    pub state: AgreementState,
    /// The frozen text, once frozen.
    pub agreed_text: Option<AgreedText>,
    /// The ceremony, once planned.
    pub ceremony: Option<CeremonyId>,
    /// The execution, once executed.
    pub execution: Option<Execution>,
    /// Why it was cancelled, once cancelled.
    pub cancel_reason: Option<String>,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// When and how an agreement was executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Execution {
    /// When.
    pub executed_at: Timestamp,
    /// While something was waived.
    pub with_reservation: bool,
}

/// What a command on an agreement tells: one event for each step of the version, none when nothing changed.
pub type Told = Result<Vec<AgreementEvent>, AgreementError>;

/// An agreement with its rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    record: AgreementRecord,
}

impl Agreement {
    /// The agreement that was recorded.
    pub const fn restore(record: AgreementRecord) -> Self {
        Self { record }
    }

    /// All that is known of it.
    pub const fn record(&self) -> &AgreementRecord {
        &self.record
    }

    /// The party with this number.
    pub fn party(&self, party_no: i32) -> Result<&Party, AgreementError> {
        self.record.parties.iter().find(|party| party.party_no == party_no).ok_or(AgreementError::NoSuchParty { party_no })
    }

    /// Number of parties, counted; no number is taken from prose.
    pub const fn parties_count(&self) -> usize {
        self.record.parties.len()
    }

    /// Copies needed: one a party.
    pub const fn copies_required(&self) -> usize {
        self.record.parties.len()
    }

    /// Signatures of parties that are recorded.
    pub fn signatures_recorded(&self) -> usize {
        self.record.parties.iter().filter(|party| party.has_signed()).count()
    }

    /// Day of the last signature, once all have signed.
    pub fn signed_on(&self) -> Option<Date> {
        let days: Option<Vec<Date>> =
            self.record.parties.iter().map(|party| Some(party.signatory.as_ref()?.signature.as_ref()?.signed_on)).collect();
        days?.into_iter().max()
    }

    /// What is missing and not waived, party by party, the weightiest first within a party. Nothing once it is executed: what
    /// counted on that day was checked then.
    pub fn defects(&self) -> Vec<Defect> {
        if self.record.state == AgreementState::Executed {
            return Vec::new();
        }
        self.record.parties.iter().flat_map(defect::missing).collect()
    }

    /// What is missing and waived, party by party.
    pub fn reservations(&self) -> Vec<Defect> {
        self.record.parties.iter().flat_map(defect::waived).collect()
    }

    /// Whether anything is missing that nobody has waived.
    pub fn validity(&self) -> Validity {
        if self.defects().is_empty() { Validity::Complete } else { Validity::Defective }
    }

    /// What is recorded of the text, always the same for the same content. Its hash is frozen when the legal text is not given.
    pub fn canonical_text(&self) -> String {
        text::canonical(&self.record.content, &self.record.parties)
    }

    fn check(&self, action: Action) -> Result<(), AgreementError> {
        state::check(self.record.state, action)
    }

    fn party_mut(&mut self, party_no: i32) -> Result<&mut Party, AgreementError> {
        self.record.parties.iter_mut().find(|party| party.party_no == party_no).ok_or(AgreementError::NoSuchParty { party_no })
    }

    /// Ends a command that changed something: the version and the time of change follow.
    #[expect(clippy::unnecessary_wraps, reason = "the last step of every command")]
    fn tell(&mut self, event: AgreementEvent, now: Timestamp) -> Told {
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(vec![event])
    }
}
