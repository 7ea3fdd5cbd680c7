//! A party: a signing unit and the legal entity behind it.

use std::fmt;

use super::error::AgreementError;
use super::signatory::Signatory;
use super::witness::WitnessSlot;
use crate::domain::OrganisationId;
use chassis::kernel::words;

words! {
    /// Which side a party is on.
    pub enum PartySide {
        /// The host (เจ้าภาพ).
        Host = "HOST",
        /// A counterparty.
        Counterparty = "COUNTERPARTY",
    }
}

words! {
    /// How a party joined.
    pub enum JoinedVia {
        /// With the original text.
        Original = "ORIGINAL",
        /// By an addendum (บันทึกเพิ่มเติม).
        Addendum = "ADDENDUM",
    }
}

/// What a caller says about a party. Two units of one university are one party: the second goes into `units`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewParty {
    /// The organisation that signs.
    pub organisation: OrganisationId,
    /// The legal person behind it, where known: the organisation itself, or the one whose unit it is.
    pub legal_entity: Option<OrganisationId>,
    /// Further units of the same legal entity that take part.
    pub units: Vec<OrganisationId>,
    /// How the text calls the party; may be empty.
    pub label: String,
    /// Which side.
    pub side: PartySide,
}

/// A party of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Number, from 1 without gaps.
    pub party_no: i32,
    /// The organisation that signs.
    pub organisation: OrganisationId,
    /// The legal person behind it, where known.
    pub legal_entity: Option<OrganisationId>,
    /// Further units of the same legal entity that take part.
    pub units: Vec<OrganisationId>,
    /// How the text calls the party; may be empty.
    pub label: String,
    /// Which side.
    pub side: PartySide,
    /// Place in the order of protocol, from 1 without gaps.
    pub protocol_order: i32,
    /// How it joined.
    pub joined_via: JoinedVia,
    /// Who signs; nobody until assigned.
    pub signatory: Option<Signatory>,
    /// Who was to sign and was replaced before signing, oldest first.
    pub former_signatories: Vec<Signatory>,
    /// Witness places, numbered from 1.
    pub witness_slots: Vec<WitnessSlot>,
}

impl Party {
    pub(super) fn new(party_no: i32, new: NewParty, witnesses: i32) -> Self {
        let mut party = Self {
            party_no,
            organisation: new.organisation,
            legal_entity: new.legal_entity,
            units: new.units,
            label: chassis::thai::normalise::clean(&new.label),
            side: new.side,
            protocol_order: party_no,
            joined_via: JoinedVia::Original,
            signatory: None,
            former_signatories: Vec::new(),
            witness_slots: Vec::new(),
        };
        party.ask_for_witnesses(witnesses);
        party
    }

    /// Gives the party this many witness places; names in places that go are dropped with them.
    pub(super) fn ask_for_witnesses(&mut self, places: i32) {
        self.witness_slots.retain(|slot| slot.slot_no <= places);
        let next = self.witness_slots.last().map_or(1, |slot| slot.slot_no + 1);
        self.witness_slots.extend((next..=places).map(WitnessSlot::open));
    }

    /// How messages call the party.
    pub fn tag(&self) -> PartyTag {
        PartyTag { no: self.party_no, organisation: self.organisation, label: self.label.clone() }
    }

    /// Whether its signatory has signed.
    pub fn has_signed(&self) -> bool {
        self.signatory.as_ref().is_some_and(|signatory| signatory.signature.is_some())
    }

    /// The party's organisation and the units that take part with it.
    pub fn members(&self) -> impl Iterator<Item = OrganisationId> + '_ {
        std::iter::once(self.organisation).chain(self.units.iter().copied())
    }

    /// Whether a position in this organisation lets somebody sign in the party's own right.
    pub(super) fn speaks_through(&self, organisation: OrganisationId) -> bool {
        self.organisation == organisation || self.legal_entity == Some(organisation)
    }

    /// The legal person it is known to be or to belong to. An organisation that is itself named as somebody's legal entity
    /// counts as one.
    fn shares_legal_entity_with(&self, other: &Self) -> Option<OrganisationId> {
        let one = self.legal_entity.unwrap_or(self.organisation);
        let two = other.legal_entity.unwrap_or(other.organisation);
        (one == two).then_some(one)
    }
}

/// A party as messages name it. Prints its label, or its number where the text gives it no label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyTag {
    /// Number of the party.
    pub no: i32,
    /// The organisation that signs.
    pub organisation: OrganisationId,
    /// How the text calls the party; may be empty.
    pub label: String,
}

impl fmt::Display for PartyTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.label.is_empty() { write!(f, "{}", self.no) } else { f.write_str(&self.label) }
    }
}

/// No organisation and no known legal entity stands in two of the parties. A legal entity that is not known never collides.
pub(super) fn check_distinct(parties: &[Party]) -> Result<(), AgreementError> {
    let mut members = std::collections::HashSet::new();
    for organisation in parties.iter().flat_map(Party::members) {
        if !members.insert(organisation) {
            return Err(AgreementError::PartyTwice { organisation });
        }
    }
    for (at, party) in parties.iter().enumerate() {
        if let Some(legal_entity) = parties[..at].iter().find_map(|earlier| party.shares_legal_entity_with(earlier)) {
            return Err(AgreementError::LegalEntityTwice { legal_entity });
        }
    }
    Ok(())
}

/// Numbers the parties and their places in the order of protocol from 1, in the order they stand.
pub(super) fn renumber(parties: &mut [Party]) {
    for (party, no) in parties.iter_mut().zip(1..) {
        party.party_no = no;
        party.protocol_order = no;
    }
}
