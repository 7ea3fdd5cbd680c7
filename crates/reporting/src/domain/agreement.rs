//! An agreement on the board: what is recorded and what is still missing, party by party.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Snapshot, Word};

/// An agreement, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Agreement {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// What kind.
    pub(crate) kind: Word,
    /// Number for people.
    pub(crate) reference_no: String,
    /// Title in Thai.
    pub(crate) title_th: Option<String>,
    /// Title in English.
    pub(crate) title_en: Option<String>,
    /// Where it stands.
    pub(crate) state: Word,
    /// Whether anything is missing that nobody has waived.
    pub(crate) validity: Word,
    /// Executed while something was waived.
    pub(crate) executed_with_reservation: bool,
    /// Day of the last signature once all have signed.
    pub(crate) signed_on: Option<Date>,
    /// First day of effect.
    pub(crate) effective_on: Option<Date>,
    /// Last day of effect.
    pub(crate) expires_on: Option<Date>,
    /// Its parties.
    pub(crate) parties: Vec<Party>,
    /// The ceremony, once planned.
    pub(crate) ceremony_id: Option<Uuid>,
    /// Scopes that its source gave it.
    pub(crate) scopes: Vec<String>,
    /// When the event that carried the snapshot happened.
    pub(crate) told_at: Timestamp,
    /// When the earliest event of it happened that is known here.
    pub(crate) drafted_at: Timestamp,
}

impl Snapshot for Agreement {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }

    /// An agreement is as old as the oldest that was told of it.
    fn learn(&mut self, other: &Self) {
        self.drafted_at = self.drafted_at.min(other.drafted_at);
    }
}

/// A party of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    /// Number of the party.
    pub(crate) number: i32,
    /// The organisation that signs.
    pub(crate) organisation_id: Uuid,
    /// How the text calls the party.
    pub(crate) label: String,
    /// Which side.
    pub(crate) side: Word,
    /// Place in the order of protocol.
    pub(crate) protocol_order: i32,
    /// In which capacity the signatory signs.
    pub(crate) capacity: Word,
    /// How the signing position is held.
    pub(crate) position_kind: Word,
    /// Where the signatory stands.
    pub(crate) signatory_status: Word,
    /// Day of the signature.
    pub(crate) signed_on: Option<Date>,
    /// Witness places.
    pub(crate) witnesses_required: i32,
    /// Witness places signed.
    pub(crate) witnesses_signed: i32,
    /// Witness places waived.
    pub(crate) witnesses_waived: i32,
    /// What is known of the authority of a representative.
    pub(crate) delegation_status: Word,
    /// What is missing and not waived.
    pub(crate) defects: Vec<Word>,
}

/// What the parties of an agreement add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Totals {
    /// Parties.
    pub(crate) parties: i32,
    /// Parties that have signed.
    pub(crate) signatures_recorded: i32,
    /// Parties that have not.
    pub(crate) signatures_outstanding: i32,
    /// Witness places neither signed nor waived.
    pub(crate) witness_gaps: i32,
    /// Parties whose representative lacks authority.
    pub(crate) authority_gaps: i32,
}

impl Party {
    /// Whether the signature is recorded.
    pub(crate) fn signed(&self) -> bool {
        self.signatory_status.is_one_of(&["SIGNED"])
    }

    /// Witness places neither signed nor waived: required − signed − waived.
    pub(crate) fn witness_gap(&self) -> i32 {
        self.witnesses_required.saturating_sub(self.witnesses_signed).saturating_sub(self.witnesses_waived).max(0)
    }

    /// A representative whose authority is neither verified nor waived. A principal needs none, however the position is held:
    /// acting is not representing.
    pub(crate) fn authority_gap(&self) -> bool {
        self.capacity.is_one_of(&["REPRESENTATIVE"]) && !self.delegation_status.is_one_of(&["VERIFIED", "WAIVED"])
    }
}

impl Agreement {
    /// Counted from the parties, so that the board never contradicts its own rows.
    pub(crate) fn totals(&self) -> Totals {
        self.parties.iter().fold(Totals::default(), |sum, party| Totals {
            parties: sum.parties + 1,
            signatures_recorded: sum.signatures_recorded + i32::from(party.signed()),
            signatures_outstanding: sum.signatures_outstanding + i32::from(!party.signed()),
            witness_gaps: sum.witness_gaps.saturating_add(party.witness_gap()),
            authority_gaps: sum.authority_gaps + i32::from(party.authority_gap()),
        })
    }

    /// Scopes that may see it: those that its source gave it, and the agreement's own, which reaches exactly this one.
    pub(crate) fn reachable_from(&self) -> Vec<String> {
        let mut scopes = self.scopes.clone();
        scopes.push(format!("agreement:{}", self.id));
        scopes.sort_unstable();
        scopes.dedup();
        scopes
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn party(capacity: &'static str, delegation: &'static str, status: &'static str) -> Party {
        Party {
            number: 1,
            organisation_id: Uuid::nil(),
            label: String::new(),
            side: Word::known("HOST"),
            protocol_order: 1,
            capacity: Word::known(capacity),
            position_kind: Word::known("ACTING"),
            signatory_status: Word::known(status),
            signed_on: None,
            witnesses_required: 2,
            witnesses_signed: 0,
            witnesses_waived: 0,
            delegation_status: Word::known(delegation),
            defects: Vec::new(),
        }
    }

    fn agreement(parties: Vec<Party>) -> Agreement {
        Agreement {
            id: Uuid::nil(),
            version: 1,
            kind: Word::known("MOU"),
            reference_no: String::new(),
            title_th: None,
            title_en: None,
            state: Word::known("SIGNING"),
            validity: Word::known("DEFECTIVE"),
            executed_with_reservation: false,
            signed_on: None,
            effective_on: None,
            expires_on: None,
            parties,
            ceremony_id: None,
            scopes: Vec::new(),
            told_at: Timestamp::UNIX_EPOCH,
            drafted_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn only_a_representative_without_verified_or_waived_authority_leaves_an_authority_gap() {
        for (delegation, gap) in
            [("UNSPECIFIED", true), ("PENDING_EVIDENCE", true), ("REVOKED", true), ("VERIFIED", false), ("WAIVED", false)]
        {
            assert_eq!(party("REPRESENTATIVE", delegation, "ASSIGNED").authority_gap(), gap, "{delegation}");
            assert!(!party("PRINCIPAL", delegation, "ASSIGNED").authority_gap(), "an acting principal, {delegation}");
            assert!(!party("UNSPECIFIED", delegation, "UNSPECIFIED").authority_gap(), "nobody assigned, {delegation}");
        }
    }

    #[test]
    fn a_witness_place_is_open_until_it_is_signed_or_waived() {
        let places =
            |signed, waived| Party { witnesses_signed: signed, witnesses_waived: waived, ..party("PRINCIPAL", "UNSPECIFIED", "SIGNED") };
        assert_eq!(places(0, 0).witness_gap(), 2);
        assert_eq!(places(1, 0).witness_gap(), 1);
        assert_eq!(places(1, 1).witness_gap(), 0);
        assert_eq!(places(2, 1).witness_gap(), 0, "more than required is no negative gap");
    }

    #[test]
    fn of_two_snapshots_the_newer_is_shown_since_the_earlier_instant() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let told = |version, second| Agreement { version, told_at: at(second), drafted_at: at(second), ..agreement(vec![]) };
        for order in [[told(1, 5), told(2, 9)], [told(2, 9), told(1, 5)]] {
            let mut newest = super::super::Newest::default();
            for told in order {
                newest.add(told);
            }
            assert_eq!(newest.into_vec(), [Agreement { drafted_at: at(5), ..told(2, 9) }]);
        }
    }

    #[test]
    fn an_agreement_always_carries_its_own_scope_and_each_scope_once() {
        let own = format!("agreement:{}", Uuid::nil());
        let told =
            Agreement { scopes: vec!["province:40".into(), own.clone(), "esao:4003".into(), "province:40".into()], ..agreement(vec![]) };
        assert_eq!(told.reachable_from(), [own, "esao:4003".into(), "province:40".into()]);
    }

    fn any_party() -> impl Strategy<Value = Party> {
        let capacity = prop::sample::select(&["UNSPECIFIED", "PRINCIPAL", "REPRESENTATIVE"][..]);
        let delegation = prop::sample::select(&["UNSPECIFIED", "PENDING_EVIDENCE", "VERIFIED", "REVOKED", "WAIVED"][..]);
        let status = prop::sample::select(&["UNSPECIFIED", "ASSIGNED", "SIGNED"][..]);
        (capacity, delegation, status, 0..5, 0..5, 0..5).prop_map(|(capacity, delegation, status, required, signed, waived)| Party {
            witnesses_required: required,
            witnesses_signed: signed,
            witnesses_waived: waived,
            ..party(capacity, delegation, status)
        })
    }

    proptest! {
        #[test]
        fn totals_are_what_the_parties_add_up_to(parties in prop::collection::vec(any_party(), 0..9)) {
            let totals = agreement(parties.clone()).totals();
            prop_assert_eq!(totals.signatures_recorded + totals.signatures_outstanding, totals.parties);
            prop_assert_eq!(usize::try_from(totals.parties).unwrap(), parties.len());
            prop_assert_eq!(totals.witness_gaps, parties.iter().map(Party::witness_gap).sum::<i32>());
            prop_assert_eq!(usize::try_from(totals.authority_gaps).unwrap(), parties.iter().filter(|p| p.authority_gap()).count());
        }
    }
}
