//! From the draft to the day of signing: review, the frozen text, the ceremony.

use jiff::Timestamp;

use super::{Action, AgreedText, Agreement, AgreementError, AgreementEvent, AgreementState, PartySide, TextHash, Told};
use crate::domain::CeremonyId;
use crate::domain::ceremony::CeremonyStatus;
use chassis::kernel::reason as required;

/// Fewest parties of an agreement.
const FEWEST_PARTIES: usize = 2;

impl Agreement {
    /// Puts the draft before the lawyers and the parties. It needs two parties, one of them the host.
    pub fn submit(&mut self, now: Timestamp) -> Told {
        self.check(Action::Submit)?;
        let count = self.parties_count();
        if count < FEWEST_PARTIES {
            return Err(AgreementError::TooFewParties { count });
        }
        if !self.record.parties.iter().any(|party| party.side == PartySide::Host) {
            return Err(AgreementError::HostMissing);
        }
        self.record.state = AgreementState::InReview;
        self.tell(AgreementEvent::Submitted, now)
    }

    /// Gives the draft back to those who write it. The reason is required here and kept by the audit.
    pub fn return_to_draft(&mut self, reason: &str, now: Timestamp) -> Told {
        self.check(Action::Return)?;
        required(reason)?;
        self.record.state = AgreementState::Draft;
        self.tell(AgreementEvent::Returned, now)
    }

    /// Freezes the text: by the hash of the legal text, or, when that is not given, by the hash of what is recorded.
    pub fn freeze_text(&mut self, legal_text: Option<TextHash>, now: Timestamp) -> Told {
        self.check(Action::FreezeText)?;
        self.record.agreed_text = Some(AgreedText {
            sha256: legal_text.unwrap_or_else(|| TextHash::of(&self.canonical_text())),
            of_recorded_content: legal_text.is_none(),
            frozen_at: now,
        });
        self.record.state = AgreementState::AgreedText;
        self.tell(AgreementEvent::TextAgreed, now)
    }

    /// Schedules the signing at this ceremony. `present` is how the agreement's ceremony stands, if it has one: a postponed one
    /// gets its new day, one that was cancelled or held gives way to another, and a planned one stays.
    pub fn schedule(&mut self, ceremony: CeremonyId, present: Option<CeremonyStatus>, now: Timestamp) -> Told {
        self.check(Action::Schedule)?;
        let same = self.record.ceremony == Some(ceremony);
        let possible = match (self.record.ceremony, present) {
            (None, _) => true,
            (Some(_), Some(CeremonyStatus::Postponed)) => same,
            (Some(_), Some(CeremonyStatus::Cancelled | CeremonyStatus::Held)) => !same,
            (Some(_), Some(CeremonyStatus::Planned) | None) => false,
        };
        if !possible {
            return Err(AgreementError::StateNotAllowed { state: self.record.state });
        }
        self.record.ceremony = Some(ceremony);
        self.record.state = AgreementState::Scheduled;
        self.tell(AgreementEvent::Scheduled, now)
    }

    /// Opens the agreement for signatures, at the ceremony or without one.
    pub fn open_signing(&mut self, now: Timestamp) -> Told {
        self.check(Action::OpenSigning)?;
        self.record.state = AgreementState::Signing;
        self.tell(AgreementEvent::SigningOpened, now)
    }

    /// Closes it for signatures again, back to its agreed text, while neither a signatory nor a witness has signed. The
    /// reason is required here and kept by the audit.
    pub fn reopen_text(&mut self, reason: &str, now: Timestamp) -> Told {
        self.check(Action::ReopenText)?;
        required(reason)?;
        if self.has_witness_signature() {
            return Err(AgreementError::StateNotAllowed { state: self.record.state });
        }
        self.record.state = AgreementState::AgreedText;
        self.tell(AgreementEvent::TextReopened, now)
    }
}
