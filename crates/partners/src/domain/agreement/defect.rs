//! What is missing for a party, and what is missing but waived.

use super::party::{Party, PartyTag};
use super::signatory::{Authority, DelegationStatus};
use chassis::kernel::words;

words! {
    /// What can be missing, the weightiest first: a refusal names them in this order.
    pub enum DefectReason {
        /// No signatory is assigned.
        SignatoryMissing = "SIGNATORY_MISSING",
        /// The signatory has not signed.
        SignatureMissing = "SIGNATURE_MISSING",
        /// Who signed in the own right of the party did not hold the position on that day.
        PositionNotValid = "POSITION_NOT_VALID",
        /// Witness signatures are missing.
        WitnessIncomplete = "WITNESS_INCOMPLETE",
        /// The representative has no verified delegation letter.
        DelegationMissing = "DELEGATION_MISSING",
    }
}

words! {
    /// Whether anything is missing that nobody has waived.
    pub enum Validity {
        /// Nothing is missing.
        Complete = "COMPLETE",
        /// Something is missing.
        Defective = "DEFECTIVE",
    }
}

/// Something missing for a party; with a waiver reason, something missing and waived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defect {
    /// For which party.
    pub party: PartyTag,
    /// What.
    pub reason: DefectReason,
    /// How many, for witnesses; otherwise 1.
    pub count: i32,
    /// Why it was waived; nothing for what is still missing.
    pub waiver_reason: Option<String>,
}

/// What is missing for the party and not waived, the weightiest first.
pub(super) fn missing(party: &Party) -> Vec<Defect> {
    let defect = |reason, count| Defect { party: party.tag(), reason, count, waiver_reason: None };
    let mut found = Vec::new();
    match &party.signatory {
        None => found.push(defect(DefectReason::SignatoryMissing, 1)),
        Some(signatory) => match &signatory.signature {
            None => found.push(defect(DefectReason::SignatureMissing, 1)),
            Some(signature) => {
                let own_right = matches!(signatory.authority, Authority::OwnRight);
                if own_right && !signatory.position.period.contains(signature.signed_on) {
                    found.push(defect(DefectReason::PositionNotValid, 1));
                }
            }
        },
    }
    let unsigned: i32 = party.witness_slots.iter().map(|slot| i32::from(slot.is_missing())).sum();
    if unsigned > 0 {
        found.push(defect(DefectReason::WitnessIncomplete, unsigned));
    }
    let delegation = party.signatory.as_ref().and_then(|signatory| signatory.delegation());
    if delegation.is_some_and(|delegation| !matches!(delegation.status, DelegationStatus::Verified | DelegationStatus::Waived)) {
        found.push(defect(DefectReason::DelegationMissing, 1));
    }
    found
}

/// What is missing for the party and waived: one entry for each reason given.
pub(super) fn waived(party: &Party) -> Vec<Defect> {
    let mut found: Vec<Defect> = Vec::new();
    for reason in party.witness_slots.iter().filter_map(|slot| slot.waiver_reason()) {
        match found.iter_mut().find(|defect| defect.waiver_reason.as_deref() == Some(reason)) {
            Some(same) => same.count += 1,
            None => found.push(reservation(party, DefectReason::WitnessIncomplete, reason)),
        }
    }
    let delegation = party.signatory.as_ref().and_then(|signatory| signatory.delegation());
    if let Some(delegation) = delegation.filter(|delegation| delegation.status == DelegationStatus::Waived) {
        found.push(reservation(party, DefectReason::DelegationMissing, &delegation.reason));
    }
    found
}

fn reservation(party: &Party, reason: DefectReason, waiver_reason: &str) -> Defect {
    Defect { party: party.tag(), reason, count: 1, waiver_reason: Some(waiver_reason.to_owned()) }
}
