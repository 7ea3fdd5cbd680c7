//! The authority of representatives: the delegation letter (หนังสือมอบอำนาจ), before the signing or after it.

use jiff::Timestamp;

use super::{Action, Agreement, AgreementError, AgreementEvent, Authority, Delegation, DelegationStatus, Instrument, Party, Told};
use crate::domain::problem::{FieldProblem, Problem};
use chassis::kernel::reason as required;

impl Agreement {
    /// Records the letter of a representative; it counts once it is verified. A letter takes back a waiver and follows a
    /// revoked letter.
    pub fn record_delegation(&mut self, party_no: i32, letter: Instrument, now: Timestamp) -> Told {
        self.check(Action::HandleDelegation)?;
        self.delegation(party_no)?;
        let Instrument { number, date } = letter;
        let number = chassis::thai::normalise::clean(&number);
        if number.is_empty() {
            return Err(AgreementError::Invalid(vec![FieldProblem::new("instrument_no", Problem::Required)]));
        }
        let instrument = Some(Instrument { number, date });
        self.set_delegation(party_no, Delegation { instrument, ..Delegation::PENDING });
        self.tell(AgreementEvent::DelegationRecorded(party_no), now)
    }

    /// Confirms that the recorded letter was seen and covers this agreement.
    pub fn verify_delegation(&mut self, party_no: i32, now: Timestamp) -> Told {
        self.check(Action::HandleDelegation)?;
        let (party, delegation) = self.delegation(party_no)?;
        let instrument = match (delegation.status, &delegation.instrument) {
            (DelegationStatus::PendingEvidence, Some(instrument)) => instrument.clone(),
            (DelegationStatus::Verified, _) => return Err(status_not_allowed(party, delegation)),
            (DelegationStatus::PendingEvidence | DelegationStatus::Revoked | DelegationStatus::Waived, _) => {
                return Err(AgreementError::DelegationMissing { party: party.tag() });
            }
        };
        let status = DelegationStatus::Verified;
        self.set_delegation(party_no, Delegation { status, instrument: Some(instrument), reason: String::new() });
        self.tell(AgreementEvent::DelegationVerified(party_no), now)
    }

    /// Withdraws a recorded letter, verified or not.
    pub fn revoke_delegation(&mut self, party_no: i32, reason: &str, now: Timestamp) -> Told {
        self.check(Action::HandleDelegation)?;
        let reason = required(reason)?;
        let (party, delegation) = self.delegation(party_no)?;
        let stands = matches!(delegation.status, DelegationStatus::PendingEvidence | DelegationStatus::Verified);
        if !stands || delegation.instrument.is_none() {
            return Err(status_not_allowed(party, delegation));
        }
        let instrument = delegation.instrument.clone();
        self.set_delegation(party_no, Delegation { status: DelegationStatus::Revoked, instrument, reason });
        self.tell(AgreementEvent::DelegationRevoked(party_no), now)
    }

    /// Lets the agreement be executed while the letter is pending. A revoked letter cannot be waived: who was told not to sign
    /// has no authority that could be pending.
    pub fn waive_delegation(&mut self, party_no: i32, reason: &str, now: Timestamp) -> Told {
        self.check(Action::WaiveDelegation)?;
        let reason = required(reason)?;
        let (party, delegation) = self.delegation(party_no)?;
        if delegation.status != DelegationStatus::PendingEvidence {
            return Err(status_not_allowed(party, delegation));
        }
        let instrument = delegation.instrument.clone();
        self.set_delegation(party_no, Delegation { status: DelegationStatus::Waived, instrument, reason });
        self.tell(AgreementEvent::DelegationWaived(party_no), now)
    }

    fn delegation(&self, party_no: i32) -> Result<(&Party, &Delegation), AgreementError> {
        let party = self.party(party_no)?;
        let signatory = party.signatory.as_ref().ok_or_else(|| AgreementError::SignatoryMissing { party: party.tag() })?;
        let delegation = signatory.delegation().ok_or_else(|| AgreementError::NotARepresentative { party: party.tag() })?;
        Ok((party, delegation))
    }

    fn set_delegation(&mut self, party_no: i32, new: Delegation) {
        let signatory = self.record.parties.iter_mut().find(|party| party.party_no == party_no).and_then(|party| party.signatory.as_mut());
        if let Some(Authority::Represents { delegation, .. }) = signatory.map(|signatory| &mut signatory.authority) {
            *delegation = new;
        }
    }
}

fn status_not_allowed(party: &Party, delegation: &Delegation) -> AgreementError {
    AgreementError::DelegationStatusNotAllowed { party: party.tag(), status: delegation.status }
}
