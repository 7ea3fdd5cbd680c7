//! Signing witnesses (พยาน): naming them, also after the event, their signatures, and waiving them.

use jiff::Timestamp;
use jiff::civil::Date;

use super::signing::check_day;
use super::{Action, Agreement, AgreementError, AgreementEvent, Party, Told, WitnessSlot, WitnessState};
use crate::domain::PersonId;
use chassis::kernel::reason as required;

impl Agreement {
    /// Names the person for a witness place. Another person may take a place until the witness has signed, and a name takes
    /// back a waiver.
    pub fn name_witness(&mut self, party_no: i32, slot_no: i32, person: PersonId, now: Timestamp) -> Told {
        self.check(Action::NameWitness)?;
        let (party, slot) = self.witness_place(party_no, slot_no)?;
        if matches!(slot.state, WitnessState::Signed { .. }) {
            return Err(AgreementError::WitnessHasSigned { party: party.tag(), slot_no });
        }
        let signs = |party: &&Party| party.signatory.as_ref().is_some_and(|signatory| signatory.person == person);
        if let Some(party) = self.record.parties.iter().find(signs) {
            return Err(AgreementError::SignatoryIsWitness { party: party.tag() });
        }
        let other = self.witness_place_of(person).filter(|(party, slot)| (party.party_no, slot.slot_no) != (party_no, slot_no));
        if let Some((party, slot)) = other {
            return Err(AgreementError::WitnessTwice { party: party.tag(), slot_no: slot.slot_no });
        }
        self.set_witness(party_no, slot_no, WitnessState::Named(person));
        self.tell(AgreementEvent::WitnessNamed(party_no, slot_no), now)
    }

    /// Records that the named witness has signed, under the name as printed on that day.
    pub fn record_witness_signature(&mut self, party_no: i32, slot_no: i32, signed_on: Date, display_name: String, now: Timestamp) -> Told {
        self.check(Action::RecordWitnessSignature)?;
        let (party, slot) = self.witness_place(party_no, slot_no)?;
        let person = match slot.state {
            WitnessState::Named(person) => person,
            WitnessState::Open | WitnessState::Waived(_) => return Err(AgreementError::WitnessNotNamed { party: party.tag(), slot_no }),
            WitnessState::Signed { .. } => return Err(AgreementError::WitnessHasSigned { party: party.tag(), slot_no }),
        };
        check_day(signed_on, None, now)?;
        self.set_witness(party_no, slot_no, WitnessState::Signed { person, signed_on, display_name });
        self.tell(AgreementEvent::WitnessSigned(party_no, slot_no), now)
    }

    /// Waives the witness places of a party that are not signed. Nothing happens when there is none.
    pub fn waive_witnesses(&mut self, party_no: i32, reason: &str, now: Timestamp) -> Told {
        self.check(Action::WaiveWitnesses)?;
        let reason = required(reason)?;
        let party = self.party_mut(party_no)?;
        let missing: Vec<&mut WitnessSlot> = party.witness_slots.iter_mut().filter(|slot| slot.is_missing()).collect();
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        for slot in missing {
            slot.state = WitnessState::Waived(reason.clone());
        }
        self.tell(AgreementEvent::WitnessesWaived(party_no), now)
    }

    /// The witness place that the person fills.
    pub(super) fn witness_place_of(&self, person: PersonId) -> Option<(&Party, &WitnessSlot)> {
        self.witness_places().find(|(_, slot)| slot.person() == Some(person))
    }

    pub(super) fn has_witness_signature(&self) -> bool {
        self.witness_places().any(|(_, slot)| matches!(slot.state, WitnessState::Signed { .. }))
    }

    fn witness_places(&self) -> impl Iterator<Item = (&Party, &WitnessSlot)> {
        self.record.parties.iter().flat_map(|party| party.witness_slots.iter().map(move |slot| (party, slot)))
    }

    fn witness_place(&self, party_no: i32, slot_no: i32) -> Result<(&Party, &WitnessSlot), AgreementError> {
        let party = self.party(party_no)?;
        let slot = party.witness_slots.iter().find(|slot| slot.slot_no == slot_no);
        slot.map(|slot| (party, slot)).ok_or_else(|| AgreementError::NoSuchWitnessSlot { party: party.tag(), slot_no })
    }

    fn set_witness(&mut self, party_no: i32, slot_no: i32, state: WitnessState) {
        let mut slots =
            self.record.parties.iter_mut().filter(|party| party.party_no == party_no).flat_map(|party| &mut party.witness_slots);
        if let Some(slot) = slots.find(|slot| slot.slot_no == slot_no) {
            slot.state = state;
        }
    }
}
