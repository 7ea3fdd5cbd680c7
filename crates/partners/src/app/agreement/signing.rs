//! Who signs, and that they have signed.

use chassis::auth::Caller;
use chassis::db::Uow;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Shown, finish, locked};
use crate::app::{Change, person};
use crate::domain::PersonId;
use crate::domain::agreement::{
    AgreementError, NewSignatory, NewSignature, RepresentedPrincipal, SignatureMedium, SigningCapacity, SigningPosition, SigningSnapshot,
    TextHash,
};
use crate::error::Error;
use crate::store;

/// Who is to sign for a party.
#[derive(Debug)]
pub(crate) struct AssignSignatory {
    pub(crate) party_no: i32,
    pub(crate) person: Uuid,
    pub(crate) position: Uuid,
    pub(crate) capacity: SigningCapacity,
    pub(crate) capacity_text: String,
    pub(crate) principal: Option<RepresentedPrincipal>,
}

/// Assigns who signs for a party, or replaces who was to.
pub(crate) async fn assign_signatory(uow: &mut Uow, who: &Caller, at: Change, command: AssignSignatory) -> Result<Shown, Error> {
    let mut stored = locked(uow, who, at).await?;
    let position = signing_position(uow, who, command.position).await?;
    let mut named = vec![(PersonId(command.person), "person_id".to_owned())];
    if let Some(RepresentedPrincipal::Person(person)) = command.principal {
        named.push((person, "principal.person_id".to_owned()));
    }
    person::must_know(uow.db(), who, &named).await?;
    let signatory = NewSignatory {
        person: PersonId(command.person),
        position,
        capacity: command.capacity,
        capacity_text: command.capacity_text,
        principal: command.principal,
    };
    let events = stored.agreement.assign_signatory(command.party_no, signatory, uow.now())?;
    finish(uow, stored.agreement, events, None).await
}

/// A signature of a party.
#[derive(Debug)]
pub(crate) struct RecordSignature {
    pub(crate) party_no: i32,
    pub(crate) signed_on: Date,
    pub(crate) signed_at: Option<Timestamp>,
    pub(crate) medium: SignatureMedium,
    pub(crate) text: Option<TextHash>,
}

/// Records that the signatory of a party has signed, with the name and the titles of that day.
pub(crate) async fn record_signature(uow: &mut Uow, who: &Caller, at: Change, command: RecordSignature) -> Result<Shown, Error> {
    let mut stored = locked(uow, who, at).await?;
    let party = stored.agreement.party(command.party_no)?;
    let signatory = party.signatory.as_ref().ok_or_else(|| AgreementError::SignatoryMissing { party: party.tag() })?;
    let position = signatory.position.clone();
    let snapshot = snapshot(uow, &position, command.signed_on).await?;
    let signature = NewSignature {
        signed_on: command.signed_on,
        signed_at: command.signed_at,
        medium: command.medium,
        text: command.text,
        position,
        snapshot,
    };
    let events = stored.agreement.record_signature(command.party_no, signature, uow.now())?;
    finish(uow, stored.agreement, events, None).await
}

/// Name, rank and titles on a day, the signing title first.
async fn snapshot(uow: &mut Uow, signing: &SigningPosition, day: Date) -> Result<SigningSnapshot, Error> {
    let person = store::person::find(uow.db(), signing.person).await?.ok_or(Error::NotFound)?;
    let signing = store::position::find(uow.db(), signing.position).await?.ok_or(Error::NotFound)?;
    let held = store::position::held_on(uow.db(), person.record().id, day).await?;
    Ok(person.snapshot(&signing, &held, day))
}

/// Names the person for a witness place.
pub(crate) async fn name_witness(uow: &mut Uow, who: &Caller, at: Change, place: (i32, i32), person: Uuid) -> Result<Shown, Error> {
    let mut stored = locked(uow, who, at).await?;
    person::must_know(uow.db(), who, &[(PersonId(person), "person_id".to_owned())]).await?;
    let events = stored.agreement.name_witness(place.0, place.1, PersonId(person), uow.now())?;
    finish(uow, stored.agreement, events, None).await
}

/// A signature of a witness.
#[derive(Debug)]
pub(crate) struct RecordWitnessSignature {
    pub(crate) party_no: i32,
    pub(crate) slot_no: i32,
    pub(crate) signed_on: Date,
}

/// Records that a named witness has signed, with the name of that day.
pub(crate) async fn record_witness_signature(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    command: RecordWitnessSignature,
) -> Result<Shown, Error> {
    let mut stored = locked(uow, who, at).await?;
    let party = stored.agreement.party(command.party_no)?;
    let named =
        party.witness_slots.iter().find(|slot| slot.slot_no == command.slot_no).and_then(crate::domain::agreement::WitnessSlot::person);
    let name = match named {
        Some(person) => store::person::find(uow.db(), person).await?.ok_or(Error::NotFound)?.display_on(command.signed_on),
        // The domain says what is wrong with the place.
        None => String::new(),
    };
    let events = stored.agreement.record_witness_signature(command.party_no, command.slot_no, command.signed_on, name, uow.now())?;
    finish(uow, stored.agreement, events, None).await
}

/// The position in which somebody is to sign. Out of reach and not there read alike.
async fn signing_position(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<SigningPosition, Error> {
    let unknown = || Error::NoSuch { field: "position_id".to_owned() };
    let found = store::position::signing(uow.db(), &[id]).await?.remove(&id).ok_or_else(unknown)?;
    let scopes = store::organisation::scopes(uow.db(), found.organisation).await?.ok_or_else(unknown)?;
    if who.reaches(&scopes) { Ok(found) } else { Err(unknown()) }
}
