//! Where an agreement stands and what may be done with it there: the one table of the life cycle.

use super::error::AgreementError;
use chassis::kernel::words;

words! {
    /// Where an agreement stands.
    pub enum AgreementState {
        /// Being written.
        Draft = "DRAFT",
        /// Before the lawyers and the parties.
        InReview = "IN_REVIEW",
        /// The text is frozen.
        AgreedText = "AGREED_TEXT",
        /// A ceremony is planned.
        Scheduled = "SCHEDULED",
        /// Signatures may be recorded; there is none yet.
        Signing = "SIGNING",
        /// At least one signature is recorded. Stays so after the last one, until execution.
        PartiallySigned = "PARTIALLY_SIGNED",
        /// Signed by all, witnessed and authorised, or waived with reasons. Final.
        Executed = "EXECUTED",
        /// Given up before execution. Final.
        Cancelled = "CANCELLED",
    }
}

impl AgreementState {
    /// The state as people say it in Thai.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Draft => "ร่าง",
            Self::InReview => "เสนอพิจารณา",
            Self::AgreedText => "เห็นชอบข้อความแล้ว",
            Self::Scheduled => "กำหนดพิธีลงนามแล้ว",
            Self::Signing => "รอลงนาม",
            Self::PartiallySigned => "ลงนามบางส่วน",
            Self::Executed => "ลงนามครบ",
            Self::Cancelled => "ยกเลิก",
        }
    }

    /// The state in English words.
    pub const fn label_en(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in review",
            Self::AgreedText => "text agreed",
            Self::Scheduled => "signing scheduled",
            Self::Signing => "open for signing",
            Self::PartiallySigned => "partially signed",
            Self::Executed => "executed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What can be done with an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Change what the parties agree on.
    ChangeText,
    /// Change the number for people and the days of effect.
    ChangeTerms,
    /// Change the note on where the facts come from.
    ChangeNote,
    /// Add or remove a party.
    ChangeParties,
    /// Assign or replace a signatory.
    AssignSignatory,
    /// Put it before the lawyers and the parties.
    Submit,
    /// Give it back to those who write it.
    Return,
    /// Freeze the text.
    FreezeText,
    /// Plan the ceremony.
    Schedule,
    /// Open it for signatures.
    OpenSigning,
    /// Close it for signatures while there is none.
    ReopenText,
    /// Record that a signatory has signed.
    RecordSignature,
    /// Name a witness.
    NameWitness,
    /// Record that a witness has signed.
    RecordWitnessSignature,
    /// Waive witness places.
    WaiveWitnesses,
    /// Record, verify or revoke a delegation letter.
    HandleDelegation,
    /// Waive a delegation letter.
    WaiveDelegation,
    /// Execute it.
    Execute,
    /// Give it up.
    Cancel,
}

/// Whether the action is possible in the state. Everything about the life cycle that depends on the state alone is here.
///
/// The text and the parties change only in a draft: what is under review does not change beneath the reviewers, and what is
/// frozen is what gets signed. Witnesses and letters of delegation come late in practice, so they may follow the signatures.
pub const fn allowed(state: AgreementState, action: Action) -> bool {
    use AgreementState::{AgreedText, Cancelled, Draft, Executed, InReview, PartiallySigned, Scheduled, Signing};
    match action {
        Action::ChangeText | Action::ChangeParties | Action::Submit => matches!(state, Draft),
        Action::Return | Action::FreezeText => matches!(state, InReview),
        Action::Schedule | Action::OpenSigning => matches!(state, AgreedText | Scheduled),
        Action::ReopenText => matches!(state, Signing),
        Action::RecordSignature | Action::RecordWitnessSignature | Action::WaiveWitnesses | Action::WaiveDelegation | Action::Execute => {
            matches!(state, Signing | PartiallySigned)
        }
        Action::ChangeTerms | Action::AssignSignatory | Action::NameWitness | Action::HandleDelegation | Action::Cancel => {
            matches!(state, Draft | InReview | AgreedText | Scheduled | Signing | PartiallySigned)
        }
        Action::ChangeNote => match state {
            Draft | InReview | AgreedText | Scheduled | Signing | PartiallySigned | Executed => true,
            Cancelled => false,
        },
    }
}

/// Nothing when the action is possible; otherwise the most telling refusal.
pub(super) fn check(state: AgreementState, action: Action) -> Result<(), AgreementError> {
    if allowed(state, action) {
        return Ok(());
    }
    let signed = matches!(state, AgreementState::PartiallySigned | AgreementState::Executed);
    Err(if matches!(action, Action::ChangeParties) && signed {
        AgreementError::PartiesFrozen
    } else if matches!(action, Action::ChangeText | Action::ChangeTerms) && state == AgreementState::Executed {
        AgreementError::Immutable
    } else {
        AgreementError::StateNotAllowed { state }
    })
}
