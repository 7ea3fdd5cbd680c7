//! Rows of the board → replies.

use api::partners::v1 as partners;
use api::reporting::v1 as pb;
use chassis::page::Binding;
use chassis::wire::{local_date, localized, timestamp};

use super::fresh::freshness;
use super::resume;
use super::words::number;
use crate::app::{Message, Told};
use crate::projections::partnership::SOURCES;
use crate::store::{AgreementRow, Partnership, PartyRow};

/// A message of a stream.
pub(crate) fn message(message: Message, binding: Binding) -> pb::WatchPartnershipsResponse {
    use pb::watch_partnerships_response::Told as Wire;
    let Message { told, series, place, read } = message;
    pb::WatchPartnershipsResponse {
        told: match told {
            Told::Partnership(shown) => Some(Wire::Partnership(partnership(*shown))),
            Told::Removed(id) => Some(Wire::RemovedAgreementId(id.to_string())),
            Told::SnapshotComplete => Some(Wire::SnapshotComplete(true)),
            Told::Nothing => None,
        },
        resume_token: binding.seal(&resume::bytes(series, place)),
        freshness: read.map(|read| freshness(&read, SOURCES)),
    }
}

/// An agreement on the board.
pub(crate) fn partnership(shown: Partnership) -> pb::Partnership {
    let Partnership { agreement, parties } = shown;
    let AgreementRow { title_th, title_en, signed_on, effective_on, expires_on, ceremony_starts_at, as_of, .. } = agreement;
    pb::Partnership {
        agreement_id: agreement.agreement_id.to_string(),
        agreement_version: agreement.agreement_version,
        kind: number::<partners::AgreementKind>(&agreement.kind),
        reference_no: agreement.reference_no,
        title: localized(title_th.as_deref(), title_en.as_deref()),
        state: number::<partners::AgreementState>(&agreement.state),
        validity: number::<partners::Validity>(&agreement.validity),
        executed_with_reservation: agreement.executed_with_reservation,
        parties_count: agreement.parties_count,
        signatures_recorded: agreement.signatures_recorded,
        signatures_outstanding: agreement.signatures_outstanding,
        witness_gaps: agreement.witness_gaps,
        authority_gaps: agreement.authority_gaps,
        signed_on: signed_on.map(|day| local_date(day.0)),
        effective_on: effective_on.map(|day| local_date(day.0)),
        expires_on: expires_on.map(|day| local_date(day.0)),
        parties: parties.into_iter().map(party).collect(),
        ceremony_starts_at: ceremony_starts_at.map(|at| timestamp(at.0)),
        as_of: Some(timestamp(as_of.0)),
    }
}

fn party(row: PartyRow) -> pb::PartnershipParty {
    pb::PartnershipParty {
        party_no: row.party_no,
        organisation_id: row.organisation_id.to_string(),
        organisation_name: localized(row.name_th.as_deref(), row.name_en.as_deref()),
        organisation_short_name: row.short_name.unwrap_or_default(),
        label: row.label,
        side: number::<partners::PartySide>(&row.side),
        protocol_order: row.protocol_order,
        capacity: number::<partners::SigningCapacity>(&row.capacity),
        position_kind: number::<partners::PositionKind>(&row.position_kind),
        signed: row.signed,
        signed_on: row.signed_on.map(|day| local_date(day.0)),
        witnesses_required: row.witnesses_required,
        witnesses_signed: row.witnesses_signed,
        witnesses_waived: row.witnesses_waived,
        witness_gap: row.witness_gap,
        delegation_status: number::<partners::DelegationStatus>(&row.delegation_status),
        authority_gap: row.authority_gap,
        defects: row.defects.iter().map(|word| number::<partners::DefectReason>(word)).collect(),
    }
}
