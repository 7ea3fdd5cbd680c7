//! Agreements and organisations, as the board must show them.

use std::fmt::Write as _;

use api::partners::v1 as pb;
use jiff::Timestamp;
use prost::Message;

use super::{Kind, Snapshot, or_dash, truth};

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

pub(super) fn agreement(payload: &[u8]) -> Option<Snapshot> {
    Some(Snapshot::Agreement(Box::new(OfAgreement::decode(payload).ok()?.agreement?)))
}

pub(super) fn organisation(payload: &[u8]) -> Option<Snapshot> {
    Some(Snapshot::Organisation(Box::new(OfOrganisation::decode(payload).ok()?.organisation?.organisation?)))
}

pub(super) fn agreement_line(told: &pb::AgreementSnapshot, drafted_at: Timestamp, as_of: Timestamp) -> String {
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
pub(super) fn organisation_line(told: &pb::Organisation, as_of: Timestamp) -> String {
    let (official, short) = (name(told, pb::NameKind::Official), name(told, pb::NameKind::Short));
    format!("{}|{}|-infinity:infinity:{official}:-:{}", told.version, as_of.as_microsecond(), or_dash(short))
}

pub(super) fn name(organisation: &pb::Organisation, kind: pb::NameKind) -> &str {
    organisation.names.iter().find(|name| name.kind() == kind).map_or("", |name| name.text.as_str())
}
