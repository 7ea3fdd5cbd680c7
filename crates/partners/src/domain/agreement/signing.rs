//! Who signs, and that somebody has signed.

use chassis::thai::calendar::bangkok_date;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{
    Action, Agreement, AgreementError, AgreementEvent, AgreementState, Authority, Delegation, Party, RepresentedPrincipal, Signatory,
    Signature, SignatureMedium, SigningCapacity, SigningPosition, SigningSnapshot, TextHash, Told,
};
use crate::domain::PersonId;

/// Who is to sign for a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignatory {
    /// The person.
    pub person: PersonId,
    /// The position in which the person signs.
    pub position: SigningPosition,
    /// In which capacity.
    pub capacity: SigningCapacity,
    /// Words of the source for the capacity; may be empty.
    pub capacity_text: String,
    /// For whom a representative signs.
    pub principal: Option<RepresentedPrincipal>,
}

/// A signature that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSignature {
    /// Its day.
    pub signed_on: Date,
    /// Its instant, where known.
    pub signed_at: Option<Timestamp>,
    /// How it was given.
    pub medium: SignatureMedium,
    /// Hash of the text that was signed, where known.
    pub text: Option<TextHash>,
    /// The signatory's position as it is known today.
    pub position: SigningPosition,
    /// Name and titles on the day of the signature.
    pub snapshot: SigningSnapshot,
}

impl Agreement {
    /// Assigns who signs for a party, or replaces who was to sign. A representative starts without a delegation letter.
    pub fn assign_signatory(&mut self, party_no: i32, new: NewSignatory, now: Timestamp) -> Told {
        self.check(Action::AssignSignatory)?;
        let party = self.party(party_no)?;
        if party.has_signed() {
            return Err(AgreementError::AlreadySigned { party: party.tag() });
        }
        let authority = authority(&new)?;
        check_position(party, &new.position, new.person, &authority)?;
        self.check_signs_once(party_no, new.person)?;
        let signatory =
            Signatory { person: new.person, position: new.position, authority, capacity_text: new.capacity_text, signature: None };
        let party = self.party_mut(party_no)?;
        let event = match party.signatory.replace(signatory) {
            None => AgreementEvent::SignatoryAssigned(party_no),
            Some(former) => {
                party.former_signatories.push(former);
                AgreementEvent::SignatoryReplaced(party_no)
            }
        };
        self.tell(event, now)
    }

    /// Records that the signatory of a party has signed. After the last signature the agreement still waits for its execution.
    pub fn record_signature(&mut self, party_no: i32, new: NewSignature, now: Timestamp) -> Told {
        self.check(Action::RecordSignature)?;
        let party = self.party(party_no)?;
        let signatory = party.signatory.as_ref().ok_or_else(|| AgreementError::SignatoryMissing { party: party.tag() })?;
        if signatory.signature.is_some() {
            return Err(AgreementError::AlreadySigned { party: party.tag() });
        }
        check_day(new.signed_on, new.signed_at, now)?;
        self.check_text(new.text)?;
        let own_right = matches!(signatory.authority, Authority::OwnRight);
        let same_position = new.position.position == signatory.position.position;
        if !same_position || own_right && !new.position.period.contains(new.signed_on) {
            return Err(position_not_valid(party, &new.position, signatory.person));
        }
        check_position(party, &new.position, signatory.person, &signatory.authority)?;
        let signature = Signature { signed_on: new.signed_on, signed_at: new.signed_at, medium: new.medium, snapshot: new.snapshot };
        if let Some(signatory) = &mut self.party_mut(party_no)?.signatory {
            signatory.position = new.position;
            signatory.signature = Some(signature);
        }
        self.record.state = AgreementState::PartiallySigned;
        self.tell(AgreementEvent::SignedByParty(party_no), now)
    }

    /// Takes in how a position is held as it is known now. What is missing may change with it: who signed in the own right of
    /// the party may turn out not to have held it on that day. Tells nothing where nothing changes, and what is executed or
    /// given up stays as it is.
    pub fn reassess(&mut self, position: &SigningPosition, now: Timestamp) -> Told {
        if matches!(self.record.state, AgreementState::Executed | AgreementState::Cancelled) {
            return Ok(Vec::new());
        }
        let before = self.defects();
        let mut signatories = self.record.parties.iter_mut().filter_map(|party| Some((party.party_no, party.signatory.as_mut()?)));
        // A person signs for one party only, and a position is one person's.
        let Some((party_no, signatory)) = signatories.find(|(_, signatory)| signatory.position.position == position.position) else {
            return Ok(Vec::new());
        };
        signatory.position = position.clone();
        if self.defects() == before {
            return Ok(Vec::new());
        }
        self.tell(AgreementEvent::SignatoryReassessed(party_no), now)
    }

    /// The person signs for no other party and is no witness.
    fn check_signs_once(&self, party_no: i32, person: PersonId) -> Result<(), AgreementError> {
        let signs = |party: &&Party| party.signatory.as_ref().is_some_and(|signatory| signatory.person == person);
        if let Some(other) = self.record.parties.iter().filter(|party| party.party_no != party_no).find(signs) {
            return Err(AgreementError::SignsForTwoParties { other: other.tag() });
        }
        match self.witness_place_of(person) {
            Some((party, _)) => Err(AgreementError::SignatoryIsWitness { party: party.tag() }),
            None => Ok(()),
        }
    }

    /// What was signed is what was frozen, and what is recorded is still what was frozen.
    fn check_text(&self, signed: Option<TextHash>) -> Result<(), AgreementError> {
        let frozen = self.record.agreed_text.as_ref().ok_or(AgreementError::TextChanged)?;
        let recorded_differs = frozen.of_recorded_content && TextHash::of(&self.canonical_text()) != frozen.sha256;
        if recorded_differs || signed.is_some_and(|signed| signed != frozen.sha256) {
            return Err(AgreementError::TextChanged);
        }
        Ok(())
    }
}

/// A signature lies neither on a day nor at an instant that has not come, and its instant lies on its day in Bangkok.
pub(super) fn check_day(signed_on: Date, signed_at: Option<Timestamp>, now: Timestamp) -> Result<(), AgreementError> {
    if let Some(day_of_instant) = signed_at.map(bangkok_date).filter(|day| *day != signed_on) {
        return Err(AgreementError::SignedOnAnotherDay { signed_on, day_of_instant });
    }
    if signed_on > bangkok_date(now) || signed_at.is_some_and(|instant| instant > now) {
        return Err(AgreementError::SignedInFuture { signed_on });
    }
    Ok(())
}

fn authority(new: &NewSignatory) -> Result<Authority, AgreementError> {
    match (new.capacity, &new.principal) {
        (SigningCapacity::Principal, None) => Ok(Authority::OwnRight),
        (SigningCapacity::Principal, Some(_)) => Err(AgreementError::PrincipalNotAllowed),
        (SigningCapacity::Representative, None) => Err(AgreementError::PrincipalRequired),
        (SigningCapacity::Representative, Some(RepresentedPrincipal::Person(person))) if *person == new.person => {
            Err(AgreementError::PrincipalNotAllowed)
        }
        (SigningCapacity::Representative, Some(principal)) => {
            Ok(Authority::Represents { principal: principal.clone(), delegation: Delegation::PENDING })
        }
    }
}

/// The person holds the position; who signs in the own right of the party holds it in the party or its legal entity.
fn check_position(party: &Party, position: &SigningPosition, person: PersonId, authority: &Authority) -> Result<(), AgreementError> {
    let speaks = matches!(authority, Authority::Represents { .. }) || party.speaks_through(position.organisation);
    if position.person == person && speaks { Ok(()) } else { Err(position_not_valid(party, position, person)) }
}

fn position_not_valid(party: &Party, position: &SigningPosition, person: PersonId) -> AgreementError {
    AgreementError::PositionNotValid { party: party.tag(), person, title: position.title.clone() }
}
