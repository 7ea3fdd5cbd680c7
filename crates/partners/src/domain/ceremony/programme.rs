//! When, where and how a ceremony is to be: its plan with the programme.

use jiff::Timestamp;

use super::CeremonyError;
use crate::domain::problem::{FieldProblem, Problem, repeated};
use crate::domain::{EndBeforeStart, PersonId};
use chassis::kernel::words;

words! {
    /// What happens in an item of the programme.
    pub enum ProgrammeItemKind {
        /// Opening address (กล่าวเปิด).
        OpeningAddress = "OPENING_ADDRESS",
        /// Report (กล่าวรายงาน).
        Report = "REPORT",
        /// Signing (ลงนาม).
        Signing = "SIGNING",
        /// Witnesses sign (ลงนามเป็นพยาน).
        WitnessSigning = "WITNESS_SIGNING",
        /// Presiding (ประธานในพิธี).
        Presiding = "PRESIDING",
        /// Hosting (พิธีกร).
        Hosting = "HOSTING",
        /// Anything else.
        Other = "OTHER",
    }
}

words! {
    /// Who performs an item of the programme, as a word.
    pub enum ProgrammePerformer {
        /// One person.
        Person = "PERSON",
        /// All signatories, in the order of the parties.
        AllSignatoriesInPartyOrder = "ALL_SIGNATORIES_IN_PARTY_ORDER",
        /// Staff of each party.
        StaffOfEachParty = "STAFF_OF_EACH_PARTY",
        /// The source does not say.
        NotStated = "NOT_STATED",
    }
}

words! {
    /// How people take part.
    pub enum ParticipationMode {
        /// On site.
        OnSite = "ON_SITE",
        /// Online.
        Online = "ONLINE",
    }
}

/// Who performs an item of the programme. A person is entered for the item, never derived from an organisation chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Performer {
    /// This person.
    Person(PersonId),
    /// All signatories, in the order of the parties.
    AllSignatoriesInPartyOrder,
    /// Staff of each party.
    StaffOfEachParty,
    /// The source does not say.
    NotStated,
}

impl Performer {
    /// A person exactly where the word says so; nothing for any other combination.
    pub fn from_parts(word: ProgrammePerformer, person: Option<PersonId>) -> Option<Self> {
        match (word, person) {
            (ProgrammePerformer::Person, Some(person)) => Some(Self::Person(person)),
            (ProgrammePerformer::AllSignatoriesInPartyOrder, None) => Some(Self::AllSignatoriesInPartyOrder),
            (ProgrammePerformer::StaffOfEachParty, None) => Some(Self::StaffOfEachParty),
            (ProgrammePerformer::NotStated, None) => Some(Self::NotStated),
            _ => None,
        }
    }

    /// The word for it.
    pub const fn word(self) -> ProgrammePerformer {
        match self {
            Self::Person(_) => ProgrammePerformer::Person,
            Self::AllSignatoriesInPartyOrder => ProgrammePerformer::AllSignatoriesInPartyOrder,
            Self::StaffOfEachParty => ProgrammePerformer::StaffOfEachParty,
            Self::NotStated => ProgrammePerformer::NotStated,
        }
    }

    /// The person, where it is one.
    pub const fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::AllSignatoriesInPartyOrder | Self::StaffOfEachParty | Self::NotStated => None,
        }
    }
}

/// One item of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgrammeItem {
    /// Number, from 1 without gaps.
    pub seq: i32,
    /// What happens.
    pub kind: ProgrammeItemKind,
    /// Words of the source; may be empty.
    pub text: String,
    /// Who performs it.
    pub performer: Performer,
}

/// When, where and how a ceremony is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CeremonyPlan {
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends, where stated; not before the start.
    pub ends_at: Option<Timestamp>,
    /// Venue; empty when not stated.
    pub venue: String,
    /// Modes of taking part that are stated, each once.
    pub modes_stated: Vec<ParticipationMode>,
    /// Programme in order.
    pub programme: Vec<ProgrammeItem>,
}

impl CeremonyPlan {
    /// The programme is numbered without gaps, a mode stands once, the end is not before the start.
    pub(super) fn check(&self) -> Result<(), CeremonyError> {
        check_end(self.starts_at, self.ends_at)?;
        let mut problems = Vec::new();
        for ((at, item), expected) in self.programme.iter().enumerate().zip(1..) {
            if item.seq != expected {
                problems.push(FieldProblem::new(format!("programme[{at}].seq"), Problem::NumberExpected(expected)));
            }
        }
        for (at, mode) in repeated(self.modes_stated.iter().map(|mode| mode.word())) {
            problems.push(FieldProblem::new(format!("modes_stated[{at}]"), Problem::Twice(mode.to_owned())));
        }
        if problems.is_empty() { Ok(()) } else { Err(CeremonyError::Invalid(problems)) }
    }
}

pub(super) fn check_end(starts_at: Timestamp, ends_at: Option<Timestamp>) -> Result<(), EndBeforeStart> {
    if ends_at.is_some_and(|end| end < starts_at) { Err(EndBeforeStart) } else { Ok(()) }
}
