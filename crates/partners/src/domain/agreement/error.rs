//! Why a command on an agreement is refused.

use jiff::civil::Date;
use thiserror::Error;

use super::defect::{Defect, DefectReason};
use super::party::PartyTag;
use super::signatory::DelegationStatus;
use super::state::AgreementState;
use crate::domain::{EndBeforeStart, FieldProblem, LocalizedText, OrganisationId, PersonId, ReasonRequired};

/// Why a command on an agreement is refused. `Display` is a short English sentence without names of persons.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AgreementError {
    /// Fields of what the caller says; at least one.
    #[error("fields are not as they must be")]
    Invalid(Vec<FieldProblem>),
    /// The last day of effect lies before the first.
    #[error(transparent)]
    EndBeforeStart(#[from] EndBeforeStart),
    /// It needs a reason.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
    /// There is no party with this number.
    #[error("there is no party {party_no}")]
    NoSuchParty {
        /// The number asked for.
        party_no: i32,
    },
    /// The party has no witness place with this number.
    #[error("party {party} has no witness place {slot_no}")]
    NoSuchWitnessSlot {
        /// The party.
        party: PartyTag,
        /// The number asked for.
        slot_no: i32,
    },
    /// Not possible where the agreement stands.
    #[error("not possible in the state {state}")]
    StateNotAllowed {
        /// Where it stands.
        state: AgreementState,
    },
    /// It is executed; only the note on its sources may change.
    #[error("an executed agreement does not change")]
    Immutable,
    /// A signature exists, so the parties stay as they are.
    #[error("the parties are frozen after the first signature")]
    PartiesFrozen,
    /// One organisation in two parties, as party or as unit.
    #[error("organisation {organisation} is given twice")]
    PartyTwice {
        /// The organisation.
        organisation: OrganisationId,
    },
    /// Two parties with the same known legal entity; they are one party with several units.
    #[error("legal entity {legal_entity} is behind two parties")]
    LegalEntityTwice {
        /// The legal entity.
        legal_entity: OrganisationId,
    },
    /// An agreement needs two.
    #[error("there are {count} parties, at least 2 are needed")]
    TooFewParties {
        /// How many there are.
        count: usize,
    },
    /// No party is the host.
    #[error("no party is the host")]
    HostMissing,
    /// A representative without the word for whom.
    #[error("for whom a representative signs must be given, as a person, as a title, or as not stated")]
    PrincipalRequired,
    /// Somebody who signs in the own right of the party represents nobody; nobody represents himself.
    #[error("somebody who signs in the own right of the party represents nobody")]
    PrincipalNotAllowed,
    /// The person does not hold the position: not at all, not in this party, or not on the day of signing.
    #[error("the signatory of {party} does not hold the position on that day")]
    PositionNotValid {
        /// The party.
        party: PartyTag,
        /// The person.
        person: PersonId,
        /// Title of the position.
        title: LocalizedText,
    },
    /// The person signs for another party already.
    #[error("the person already signs for {other}")]
    SignsForTwoParties {
        /// The other party.
        other: PartyTag,
    },
    /// The person is a witness and a signatory.
    #[error("a signatory cannot be a witness of the same agreement")]
    SignatoryIsWitness {
        /// The party for which the person signs or is a witness.
        party: PartyTag,
    },
    /// The person fills another witness place.
    #[error("the person already fills witness place {slot_no} of {party}")]
    WitnessTwice {
        /// The party of the other place.
        party: PartyTag,
        /// The other place.
        slot_no: i32,
    },
    /// Nobody is named for the witness place.
    #[error("nobody is named for witness place {slot_no} of {party}")]
    WitnessNotNamed {
        /// The party.
        party: PartyTag,
        /// The place.
        slot_no: i32,
    },
    /// The witness of this place has signed.
    #[error("the witness in place {slot_no} of {party} has signed")]
    WitnessHasSigned {
        /// The party.
        party: PartyTag,
        /// The place.
        slot_no: i32,
    },
    /// No signatory is assigned.
    #[error("{party} has no signatory")]
    SignatoryMissing {
        /// The party.
        party: PartyTag,
    },
    /// The signatory has signed.
    #[error("{party} has signed")]
    AlreadySigned {
        /// The party.
        party: PartyTag,
    },
    /// A signature on a day, or at an instant, that has not come.
    #[error("a signature on {signed_on} lies in the future")]
    SignedInFuture {
        /// The day given.
        signed_on: Date,
    },
    /// The instant lies on another day in Bangkok than the day given.
    #[error("the instant lies on {day_of_instant}, not on {signed_on}")]
    SignedOnAnotherDay {
        /// The day given.
        signed_on: Date,
        /// The day in Bangkok of the instant given.
        day_of_instant: Date,
    },
    /// What was signed is not what was frozen.
    #[error("the text differs from the agreed one")]
    TextChanged,
    /// The party's signatory signs in its own right.
    #[error("the signatory of {party} is not a representative")]
    NotARepresentative {
        /// The party.
        party: PartyTag,
    },
    /// No delegation letter is recorded.
    #[error("the representative of {party} has no delegation letter")]
    DelegationMissing {
        /// The party.
        party: PartyTag,
    },
    /// Not possible with the delegation as it stands.
    #[error("not possible while the delegation of {party} is {status}")]
    DelegationStatusNotAllowed {
        /// The party.
        party: PartyTag,
        /// How the delegation stands.
        status: DelegationStatus,
    },
    /// What is missing and not waived, the weightiest first; at least one.
    #[error("{} things are missing, first {}", .0.len(), leading(.0))]
    NotReady(Vec<Defect>),
    /// It would take effect before it was signed.
    #[error("takes effect on {effective_on}, before it was signed on {signed_on}")]
    EffectiveBeforeSigning {
        /// Day of the last signature.
        signed_on: Date,
        /// First day of effect.
        effective_on: Date,
    },
    /// Something is waived, and execution with reservation was not accepted.
    #[error("something is waived: execution with reservation must be accepted")]
    ReservationNotAccepted,
}

fn leading(defects: &[Defect]) -> &'static str {
    defects.first().map_or("", |defect| DefectReason::word(defect.reason))
}
