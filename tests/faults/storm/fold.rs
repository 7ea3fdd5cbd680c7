//! The board as it must be: the log folded here, by other code than the projection's, into the lines that the tables must show.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use api::partners::v1 as pb;
use jiff::Timestamp;
use prost::Message;
use uuid::Uuid;

use super::work::mark_in;
use super::world::Told;

/// What has a row of its own on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Agreement,
    Organisation,
}

/// Everything that the board keeps of a thing, as one line.
pub(super) type Board = BTreeMap<(Kind, Uuid), String>;

/// The lines of the tables: id and line.
pub(super) const LINES: [(Kind, &str); 2] = [
    (
        Kind::Agreement,
        "select agreement_id as id, concat_ws('|', agreement_version, kind, reference_no, coalesce(title_th, '-'), coalesce(title_en, '-'), state, validity,
            executed_with_reservation, coalesce(signed_on::text, '-'), coalesce(effective_on::text, '-'), coalesce(expires_on::text, '-'),
            parties_count, signatures_recorded, signatures_outstanding, witness_gaps, authority_gaps, coalesce(ceremony_id::text, '-'),
            array_to_string(scopes, ','), (extract(epoch from drafted_at) * 1000000)::bigint, (extract(epoch from as_of) * 1000000)::bigint)
            || coalesce((select string_agg('|' || concat_ws(':', party_no, organisation_id, label, side, protocol_order, signed, witnesses_required,
                    witness_gap, authority_gap, array_to_string(defects, '+')), '' order by party_no)
                from reporting.partnership_party p where p.agreement_id = a.agreement_id), '') as line
         from reporting.partnership a",
    ),
    (
        Kind::Organisation,
        "select organisation_id as id, concat_ws('|', version, (extract(epoch from as_of) * 1000000)::bigint)
            || coalesce((select string_agg('|' || concat_ws(':', valid_from, valid_to, name_th, coalesce(name_en, '-'), coalesce(short_name, '-')), '' order by valid_from)
                from reporting.partner_organisation_name n where n.organisation_id = o.organisation_id), '') as line
         from reporting.partner_organisation o",
    ),
];

/// What all events of an agreement carry in field 1.
#[derive(Clone, PartialEq, Message)]
struct OfAgreement {
    #[prost(message, optional, tag = "1")]
    agreement: Option<pb::AgreementSnapshot>,
}

/// What all events of an organisation carry in field 1.
#[derive(Clone, PartialEq, Message)]
struct OfOrganisation {
    #[prost(message, optional, tag = "1")]
    organisation: Option<pb::OrganisationSnapshot>,
}

/// What an event says of its thing.
pub(super) enum Snapshot {
    Agreement(Box<pb::AgreementSnapshot>),
    Organisation(Box<pb::Organisation>),
}

impl Snapshot {
    /// None: not an event that clerks cause, or one that cannot be read.
    pub(super) fn of(told: &Told) -> Option<Self> {
        match told.aggregate.as_str() {
            "agreement" => Some(Self::Agreement(Box::new(OfAgreement::decode(told.payload.as_slice()).ok()?.agreement?))),
            "organisation" => {
                let snapshot = OfOrganisation::decode(told.payload.as_slice()).ok()?.organisation?;
                Some(Self::Organisation(Box::new(snapshot.organisation?)))
            }
            _ => None,
        }
    }

    /// The mark of the write that caused it.
    pub(super) fn mark(&self) -> String {
        match self {
            Self::Agreement(agreement) => mark_in(&agreement.title.clone().unwrap_or_default().th),
            Self::Organisation(organisation) => mark_in(name(organisation, pb::NameKind::Short)),
        }
    }
}

/// The newest snapshot of each thing, and when its first event happened.
pub(super) fn fold(log: &[Told]) -> Board {
    let mut first: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
    let mut board = Board::new();
    for told in log {
        let began = first.entry(told.id).or_insert(told.occurred_at);
        *began = (*began).min(told.occurred_at);
        match Snapshot::of(told) {
            Some(Snapshot::Agreement(agreement)) => {
                board.insert((Kind::Agreement, told.id), agreement_line(&agreement, *began, told.occurred_at));
            }
            Some(Snapshot::Organisation(organisation)) => {
                board.insert((Kind::Organisation, told.id), organisation_line(&organisation, told.occurred_at));
            }
            None => {}
        }
    }
    board
}

fn agreement_line(told: &pb::AgreementSnapshot, drafted_at: Timestamp, as_of: Timestamp) -> String {
    let title = told.title.clone().unwrap_or_default();
    let signed = |party: &pb::PartySnapshot| party.signatory_status() == pb::SignatoryStatus::Signed;
    let gap = |party: &pb::PartySnapshot| (party.witnesses_required - party.witnesses_signed - party.witnesses_waived).max(0);
    let recorded = told.parties.iter().filter(|party| signed(party)).count();
    let mut scopes = told.scopes.clone();
    scopes.push(format!("agreement:{}", told.id));
    scopes.sort_unstable();
    scopes.dedup();
    let mut line = format!(
        "{}|{}|{}|{}|{}|{}|{}|{}|-|-|-|{}|{recorded}|{}|{}|0|-|{}|{}|{}",
        told.version,
        told.kind().as_str_name().trim_start_matches("AGREEMENT_KIND_"),
        told.reference_no,
        or_dash(&title.th),
        or_dash(&title.en),
        told.state().as_str_name().trim_start_matches("AGREEMENT_STATE_"),
        told.validity().as_str_name().trim_start_matches("VALIDITY_"),
        truth(told.executed_with_reservation),
        told.parties.len(),
        told.parties.len() - recorded,
        told.parties.iter().map(gap).sum::<i32>(),
        scopes.join(","),
        drafted_at.as_microsecond(),
        as_of.as_microsecond(),
    );
    let mut parties: Vec<&pb::PartySnapshot> = told.parties.iter().collect();
    parties.sort_by_key(|party| party.party_no);
    for party in parties {
        let defects: Vec<&str> = party.defects().map(|defect| defect.as_str_name().trim_start_matches("DEFECT_REASON_")).collect();
        _ = write!(
            line,
            "|{}:{}:{}:{}:{}:{}:{}:{}:f:{}",
            party.party_no,
            party.organisation_id,
            party.label,
            party.side().as_str_name().trim_start_matches("PARTY_SIDE_"),
            party.protocol_order,
            truth(signed(party)),
            party.witnesses_required,
            gap(party),
            defects.join("+"),
        );
    }
    line
}

/// Clerks give an organisation one official name and one short one, both from always to ever.
fn organisation_line(told: &pb::Organisation, as_of: Timestamp) -> String {
    let (official, short) = (name(told, pb::NameKind::Official), name(told, pb::NameKind::Short));
    format!("{}|{}|-infinity:infinity:{official}:-:{}", told.version, as_of.as_microsecond(), or_dash(short))
}

fn name(organisation: &pb::Organisation, kind: pb::NameKind) -> &str {
    organisation.names.iter().find(|name| name.kind() == kind).map_or("", |name| name.text.as_str())
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

/// As Postgres writes it.
fn truth(is: bool) -> char {
    if is { 't' } else { 'f' }
}
