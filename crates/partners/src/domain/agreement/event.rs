//! What a command on an agreement tells.

use crate::domain::OrganisationId;

/// One fact about an agreement. Each has raised the version by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreementEvent {
    /// It was drafted.
    Drafted,
    /// What is written about it changed, in the fields with these paths of `AgreementInput`.
    Changed(Vec<&'static str>),
    /// This party joined.
    PartyAdded(i32),
    /// This organisation left.
    PartyRemoved(OrganisationId),
    /// This party got a signatory.
    SignatoryAssigned(i32),
    /// This party got another signatory.
    SignatoryReplaced(i32),
    /// What is missing for this party changed, because the position of its signatory did.
    SignatoryReassessed(i32),
    /// It went before the lawyers and the parties.
    Submitted,
    /// It went back to those who write it.
    Returned,
    /// Its text was frozen.
    TextAgreed,
    /// It was closed for signatures again.
    TextReopened,
    /// A ceremony was planned, or got another day.
    Scheduled,
    /// It was opened for signatures.
    SigningOpened,
    /// This party signed.
    SignedByParty(i32),
    /// A witness was named, for this party and place.
    WitnessNamed(i32, i32),
    /// A witness signed, for this party and place.
    WitnessSigned(i32, i32),
    /// The unsigned witness places of this party were waived.
    WitnessesWaived(i32),
    /// A delegation letter was recorded for this party.
    DelegationRecorded(i32),
    /// The delegation letter of this party was seen.
    DelegationVerified(i32),
    /// The delegation letter of this party was withdrawn.
    DelegationRevoked(i32),
    /// The delegation letter of this party was waived.
    DelegationWaived(i32),
    /// It was executed.
    Executed,
    /// It was given up.
    Cancelled,
}

impl AgreementEvent {
    /// Name of the event as others subscribe to it.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Drafted => "partners.agreement.drafted",
            Self::Changed(_) => "partners.agreement.changed",
            Self::PartyAdded(_) => "partners.agreement.party_added",
            Self::PartyRemoved(_) => "partners.agreement.party_removed",
            Self::SignatoryAssigned(_) => "partners.agreement.signatory_assigned",
            Self::SignatoryReplaced(_) => "partners.agreement.signatory_replaced",
            Self::SignatoryReassessed(_) => "partners.agreement.signatory_reassessed",
            Self::Submitted => "partners.agreement.submitted",
            Self::Returned => "partners.agreement.returned",
            Self::TextAgreed => "partners.agreement.text_agreed",
            Self::TextReopened => "partners.agreement.text_reopened",
            Self::Scheduled => "partners.agreement.scheduled",
            Self::SigningOpened => "partners.agreement.signing_opened",
            Self::SignedByParty(_) => "partners.agreement.signed_by_party",
            Self::WitnessNamed(..) => "partners.agreement.witness_named",
            Self::WitnessSigned(..) => "partners.agreement.witness_signed",
            Self::WitnessesWaived(_) => "partners.agreement.witnesses_waived",
            Self::DelegationRecorded(_) => "partners.agreement.delegation_recorded",
            Self::DelegationVerified(_) => "partners.agreement.delegation_verified",
            Self::DelegationRevoked(_) => "partners.agreement.delegation_revoked",
            Self::DelegationWaived(_) => "partners.agreement.delegation_waived",
            Self::Executed => "partners.agreement.executed",
            Self::Cancelled => "partners.agreement.cancelled",
        }
    }

    /// The last word of the name: `signed_by_party`.
    pub fn word(&self) -> &'static str {
        let name = self.name();
        name.rsplit_once('.').map_or(name, |(_, word)| word)
    }
}
