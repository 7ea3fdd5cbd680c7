//! Who signs for a party, in which position, and by which authority. How a position is held (acting or not) and in which
//! capacity somebody signs (in the party's own right or for a principal) are independent of each other.

use jiff::Timestamp;
use jiff::civil::Date;

use super::error::AgreementError;
use crate::domain::position::PositionKind;
use crate::domain::{LocalizedText, OrganisationId, Period, PersonId, PositionId};
use chassis::kernel::words;

words! {
    /// In which capacity somebody signs.
    pub enum SigningCapacity {
        /// In the own right of the party (ผู้ลงนาม).
        Principal = "PRINCIPAL",
        /// For a principal (ผู้แทนผู้ลงนาม).
        Representative = "REPRESENTATIVE",
    }
}

words! {
    /// Where a signatory stands.
    pub enum SignatoryStatus {
        /// Assigned.
        Assigned = "ASSIGNED",
        /// Has signed.
        Signed = "SIGNED",
        /// Was replaced before signing.
        Replaced = "REPLACED",
    }
}

words! {
    /// How a signature was given.
    pub enum SignatureMedium {
        /// By hand on paper.
        WetInk = "WET_INK",
        /// By a certified electronic signature.
        QualifiedEsign = "QUALIFIED_ESIGN",
        /// By another electronic signature.
        OtherEsign = "OTHER_ESIGN",
        /// The source does not say.
        NotStated = "NOT_STATED",
    }
}

words! {
    /// What is known of the authority of a representative.
    pub enum DelegationStatus {
        /// No verified letter yet.
        PendingEvidence = "PENDING_EVIDENCE",
        /// The letter was seen.
        Verified = "VERIFIED",
        /// The letter was withdrawn.
        Revoked = "REVOKED",
        /// Waived with a reason.
        Waived = "WAIVED",
    }
}

/// What an agreement needs to know of a position. Stored agreements carry the position as it is known today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningPosition {
    /// The position.
    pub position: PositionId,
    /// Who holds it.
    pub person: PersonId,
    /// In which organisation.
    pub organisation: OrganisationId,
    /// How it is held.
    pub kind: PositionKind,
    /// Title of the post as it is printed, with its words of acting.
    pub title: LocalizedText,
    /// When it is held.
    pub period: Period,
}

/// For whom a representative signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RepresentedPrincipal {
    /// This person.
    Person(PersonId),
    /// The holder of a post with this title; who that is, is not known.
    Title(String),
    /// The source does not say.
    NotStated,
}

impl RepresentedPrincipal {
    /// Exactly one of the three, or nothing when none is given.
    pub fn from_parts(person: Option<PersonId>, title: &str, not_stated: bool) -> Result<Option<Self>, AgreementError> {
        match (person, chassis::thai::normalise::clean(title), not_stated) {
            (None, title, false) if title.is_empty() => Ok(None),
            (Some(person), title, false) if title.is_empty() => Ok(Some(Self::Person(person))),
            (None, title, true) if title.is_empty() => Ok(Some(Self::NotStated)),
            (None, title, false) => Ok(Some(Self::Title(title))),
            _ => Err(AgreementError::PrincipalRequired),
        }
    }
}

/// The authority of a representative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// What is known.
    pub status: DelegationStatus,
    /// The letter, once recorded.
    pub instrument: Option<Instrument>,
    /// Why it was waived or revoked; empty otherwise.
    pub reason: String,
}

impl Delegation {
    /// Nothing is known yet.
    pub const PENDING: Self = Self { status: DelegationStatus::PendingEvidence, instrument: None, reason: String::new() };
}

/// A delegation letter (หนังสือมอบอำนาจ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Its number; not empty.
    pub number: String,
    /// Its day, where known.
    pub date: Option<Date>,
}

/// By which authority somebody signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority {
    /// In the own right of the party.
    OwnRight,
    /// For somebody, by delegation.
    Represents {
        /// For whom.
        principal: RepresentedPrincipal,
        /// What is known of the letter.
        delegation: Delegation,
    },
}

/// What was true on the day of signing; later changes of names and posts do not touch it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningSnapshot {
    /// Name as printed.
    pub display_name: String,
    /// Academic rank; empty without one.
    pub academic_rank: String,
    /// Titles, the signing one first, with the words of acting.
    pub titles: Vec<String>,
    /// How the signing position was held.
    pub position_kind: PositionKind,
}

/// A signature that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Its day.
    pub signed_on: Date,
    /// Its instant, where the source gives one.
    pub signed_at: Option<Timestamp>,
    /// How it was given.
    pub medium: SignatureMedium,
    /// Name and titles of that day.
    pub snapshot: SigningSnapshot,
}

/// Who signs, or was to sign, for a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The person.
    pub person: PersonId,
    /// The position in which the person signs, as known today.
    pub position: SigningPosition,
    /// By which authority.
    pub authority: Authority,
    /// Words of the source for the capacity; may be empty.
    pub capacity_text: String,
    /// The signature, once given.
    pub signature: Option<Signature>,
}

impl Signatory {
    /// In which capacity the person signs.
    pub const fn capacity(&self) -> SigningCapacity {
        match self.authority {
            Authority::OwnRight => SigningCapacity::Principal,
            Authority::Represents { .. } => SigningCapacity::Representative,
        }
    }

    /// For whom a representative signs.
    pub const fn principal(&self) -> Option<&RepresentedPrincipal> {
        match &self.authority {
            Authority::OwnRight => None,
            Authority::Represents { principal, .. } => Some(principal),
        }
    }

    /// What is known of a representative's letter.
    pub const fn delegation(&self) -> Option<&Delegation> {
        match &self.authority {
            Authority::OwnRight => None,
            Authority::Represents { delegation, .. } => Some(delegation),
        }
    }

    /// Where a party's present signatory stands. Those among the former signatories are replaced.
    pub const fn status(&self) -> SignatoryStatus {
        if self.signature.is_some() { SignatoryStatus::Signed } else { SignatoryStatus::Assigned }
    }

    /// How the signing position is held; how it was held on the day, once signed.
    pub fn position_kind(&self) -> PositionKind {
        self.signature.as_ref().map_or(self.position.kind, |signature| signature.snapshot.position_kind)
    }
}
