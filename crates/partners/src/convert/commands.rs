//! Requests that change an agreement, as commands.

use api::partners::v1 as pb;
use chassis::failure::{Failure, Kind};
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, known_paths};
use uuid::Uuid;

use super::agreement::{content, party};
use super::{change, choice, lines, optional_id};
use crate::app::Change;
use crate::app::agreement::{AssignSignatory, PartyDraft, RecordSignature, RecordWitnessSignature};
use crate::domain::PersonId;
use crate::domain::agreement::{AgreementError, Content, Instrument, RepresentedPrincipal, SignatureMedium, SigningCapacity, TextHash};
use crate::error::Error;

/// A change with what it needs.
#[derive(Debug)]
pub(crate) struct With<T> {
    pub(crate) at: Change,
    pub(crate) what: T,
}

/// Nothing but the change itself.
pub(crate) type Plain = With<()>;
/// With a reason.
pub(crate) type Reasoned = With<String>;
/// Of one party.
pub(crate) type OfParty = With<i32>;
/// Of one party, with a reason.
pub(crate) type OfPartyReasoned = With<(i32, String)>;

/// New values and the paths to which they belong.
#[derive(Debug)]
pub(crate) struct Masked {
    values: Content,
    paths: Vec<String>,
}

impl Masked {
    /// The present content with the new values at the masked paths.
    pub(crate) fn over(self, mut present: Content) -> Content {
        let new = self.values;
        let has = |path: &str| self.paths.iter().any(|p| p == path);
        macro_rules! take {
            ($($field:ident),+) => { $(if has(stringify!($field)) { present.$field = new.$field; })+ };
        }
        take!(
            kind,
            reference_no,
            title,
            objectives_text,
            objectives,
            concepts,
            concept_shifts,
            area_scope,
            witnesses_per_party,
            effective_on,
            expires_on,
            source_note
        );
        present
    }
}

const PATHS: [&str; 12] = [
    "kind",
    "reference_no",
    "title",
    "objectives_text",
    "objectives",
    "concepts",
    "concept_shifts",
    "area_scope",
    "witnesses_per_party",
    "effective_on",
    "expires_on",
    "source_note",
];

impl TryFrom<pb::UpdateAgreementRequest> for With<Masked> {
    type Error = Failure;

    fn try_from(request: pb::UpdateAgreementRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let paths = known_paths(&mut read, request.update_mask, &PATHS);
        let values = content(&mut read, request.agreement.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: Masked { values, paths } })
    }
}

impl TryFrom<pb::AddPartyRequest> for With<PartyDraft> {
    type Error = Failure;

    fn try_from(request: pb::AddPartyRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = party(&mut read, "party", &request.party.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::AssignSignatoryRequest> for With<AssignSignatory> {
    type Error = Failure;

    fn try_from(request: pb::AssignSignatoryRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = AssignSignatory {
            party_no: request.party_no,
            person: read.id("person_id", &request.person_id),
            position: read.id("position_id", &request.position_id),
            capacity: choice(&mut read, "capacity", request.capacity, SigningCapacity::from_number, SigningCapacity::Principal),
            capacity_text: clean(&request.capacity_text),
            principal: principal(request.principal)?,
        };
        read.finish(Self { at, what })
    }
}

fn principal(input: Option<pb::RepresentedPrincipal>) -> Result<Option<RepresentedPrincipal>, Failure> {
    let Some(input) = input else { return Ok(None) };
    let parts = RepresentedPrincipal::from_parts(optional_id(&input.person_id).map(PersonId), &input.title, input.not_stated);
    parts.map_err(|error: AgreementError| Error::from(error).into())
}

impl TryFrom<pb::FreezeTextRequest> for With<Option<TextHash>> {
    type Error = Failure;

    fn try_from(request: pb::FreezeTextRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: text_hash(&request.text_sha256)? })
    }
}

fn text_hash(hexadecimal: &str) -> Result<Option<TextHash>, Failure> {
    if hexadecimal.is_empty() {
        return Ok(None);
    }
    let wrong = || {
        let (th, en) =
            ("ข้อมูลในช่อง “text_sha256” ไม่ถูกต้อง ต้องเป็น SHA-256 จำนวน 64 หลัก", "text_sha256 is invalid: expected a SHA-256 of 64 digits");
        Failure::new(Kind::Invalid, "FIELD_INVALID", th, en).at("text_sha256")
    };
    TextHash::parse(hexadecimal).map(Some).ok_or_else(wrong)
}

impl TryFrom<pb::RecordSignatureRequest> for With<RecordSignature> {
    type Error = Failure;

    fn try_from(request: pb::RecordSignatureRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = RecordSignature {
            party_no: request.party_no,
            signed_on: read.required_date("signed_on", request.signed_on.as_ref()),
            signed_at: read.instant(request.signed_at),
            medium: choice(&mut read, "medium", request.medium, SignatureMedium::from_number, SignatureMedium::NotStated),
            text: text_hash(&request.text_sha256)?,
        };
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::NameWitnessRequest> for With<((i32, i32), Uuid)> {
    type Error = Failure;

    fn try_from(request: pb::NameWitnessRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let person = read.id("person_id", &request.person_id);
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: ((request.party_no, request.slot_no), person) })
    }
}

impl TryFrom<pb::RecordWitnessSignatureRequest> for With<RecordWitnessSignature> {
    type Error = Failure;

    fn try_from(request: pb::RecordWitnessSignatureRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let signed_on = read.required_date("signed_on", request.signed_on.as_ref());
        read.finish(Self { at, what: RecordWitnessSignature { party_no: request.party_no, slot_no: request.slot_no, signed_on } })
    }
}

impl TryFrom<pb::RecordDelegationRequest> for With<(i32, Instrument)> {
    type Error = Failure;

    fn try_from(request: pb::RecordDelegationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let letter =
            Instrument { number: clean(&request.instrument_no), date: read.date("instrument_date", request.instrument_date.as_ref()) };
        read.finish(Self { at, what: (request.party_no, letter) })
    }
}

impl TryFrom<pb::ExecuteAgreementRequest> for With<bool> {
    type Error = Failure;

    fn try_from(request: pb::ExecuteAgreementRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: request.accept_reservation })
    }
}

/// Requests of the same few shapes.
macro_rules! plain {
    ($($request:ident => $command:ty, |$r:ident| $what:expr;)+) => {$(
        impl TryFrom<pb::$request> for $command {
            type Error = Failure;

            fn try_from($r: pb::$request) -> Result<Self, Failure> {
                Ok(Self { at: change(&$r.id, $r.expected_version)?, what: $what })
            }
        }
    )+};
}

plain! {
    SubmitAgreementRequest => Plain, |r| ();
    OpenSigningRequest => Plain, |r| ();
    ReturnAgreementRequest => Reasoned, |r| lines(&r.reason);
    ReopenTextRequest => Reasoned, |r| lines(&r.reason);
    CancelAgreementRequest => Reasoned, |r| lines(&r.reason);
    RemovePartyRequest => OfParty, |r| r.party_no;
    VerifyDelegationRequest => OfParty, |r| r.party_no;
    WaiveWitnessesRequest => OfPartyReasoned, |r| (r.party_no, lines(&r.reason));
    RevokeDelegationRequest => OfPartyReasoned, |r| (r.party_no, lines(&r.reason));
    WaiveDelegationRequest => OfPartyReasoned, |r| (r.party_no, lines(&r.reason));
}
