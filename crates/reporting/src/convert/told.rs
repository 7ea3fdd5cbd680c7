//! Snapshots of events → what the board keeps. What cannot be read is refused as a whole: half a snapshot is worse than a
//! parked one.

use api::common::v1::LocalDate;
use api::partners::v1 as pb;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::words::word;
use crate::domain::{Agreement, Ceremony, Name, NameKind, Organisation, Party, Word};

/// A snapshot that cannot be read; names the field, never its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} cannot be read")]
pub(crate) struct Unreadable(pub(crate) &'static str);

/// An agreement; `told_at` is when its event happened.
pub(crate) fn agreement(told: pb::AgreementSnapshot, told_at: Timestamp) -> Result<Agreement, Unreadable> {
    let title = told.title.unwrap_or_default();
    Ok(Agreement {
        id: id(&told.id, "agreement.id")?,
        version: told.version,
        kind: word::<pb::AgreementKind>(told.kind),
        reference_no: told.reference_no,
        title_th: text(title.th),
        title_en: text(title.en),
        state: word::<pb::AgreementState>(told.state),
        validity: word::<pb::Validity>(told.validity),
        executed_with_reservation: told.executed_with_reservation,
        signed_on: day(told.signed_on.as_ref(), "agreement.signed_on")?,
        effective_on: day(told.effective_on.as_ref(), "agreement.effective_on")?,
        expires_on: day(told.expires_on.as_ref(), "agreement.expires_on")?,
        parties: told.parties.into_iter().map(party).collect::<Result<_, _>>()?,
        ceremony_id: optional_id(&told.ceremony_id, "agreement.ceremony_id")?,
        scopes: told.scopes,
        told_at,
        drafted_at: told_at,
    })
}

fn party(told: pb::PartySnapshot) -> Result<Party, Unreadable> {
    Ok(Party {
        number: told.party_no,
        organisation_id: id(&told.organisation_id, "party.organisation_id")?,
        label: told.label,
        side: word::<pb::PartySide>(told.side),
        protocol_order: told.protocol_order,
        capacity: word::<pb::SigningCapacity>(told.capacity),
        position_kind: word::<pb::PositionKind>(told.position_kind),
        signatory_status: word::<pb::SignatoryStatus>(told.signatory_status),
        signed_on: day(told.signed_on.as_ref(), "party.signed_on")?,
        witnesses_required: told.witnesses_required,
        witnesses_signed: told.witnesses_signed,
        witnesses_waived: told.witnesses_waived,
        delegation_status: word::<pb::DelegationStatus>(told.delegation_status),
        defects: told.defects.into_iter().map(word::<pb::DefectReason>).collect::<Vec<Word>>(),
    })
}

/// A ceremony; `told_at` is when its event happened.
pub(crate) fn ceremony(told: &pb::CeremonySnapshot, told_at: Timestamp) -> Result<Ceremony, Unreadable> {
    let planned = told.starts_at.map(|at| Timestamp::new(at.seconds, at.nanos)).transpose();
    Ok(Ceremony {
        id: id(&told.id, "ceremony.id")?,
        version: told.version,
        agreement_id: id(&told.agreement_id, "ceremony.agreement_id")?,
        status: word::<pb::CeremonyStatus>(told.status),
        planned_start: planned.map_err(|_| Unreadable("ceremony.starts_at"))?,
        told_at,
    })
}

/// An organisation; `told_at` is when its event happened. Names that the board does not show, and those that mean it only in the context of
/// one agreement, are left out.
pub(crate) fn organisation(told: &pb::OrganisationSnapshot, told_at: Timestamp) -> Result<Organisation, Unreadable> {
    let told = told.organisation.as_ref().ok_or(Unreadable("organisation"))?;
    let names = told.names.iter().filter(|name| !name.needs_context).filter_map(|name| name_of_kind(name).transpose());
    Ok(Organisation { id: id(&told.id, "organisation.id")?, version: told.version, names: names.collect::<Result<_, _>>()?, told_at })
}

fn name_of_kind(told: &pb::OrganisationName) -> Result<Option<Name>, Unreadable> {
    let kind = match pb::NameKind::try_from(told.kind) {
        Ok(pb::NameKind::Official) => NameKind::Official,
        Ok(pb::NameKind::Short) => NameKind::Short,
        Ok(pb::NameKind::Abbreviation | pb::NameKind::Alias | pb::NameKind::Unspecified) | Err(_) => return Ok(None),
    };
    let valid_from = day(told.valid_from.as_ref(), "organisation.names.valid_from")?;
    let valid_to = day(told.valid_to.as_ref(), "organisation.names.valid_to")?;
    Ok(Some(Name { kind, thai: told.language == "th", text: told.text.clone(), valid_from, valid_to }))
}

pub(super) fn id(text: &str, field: &'static str) -> Result<Uuid, Unreadable> {
    Uuid::parse_str(text).map_err(|_| Unreadable(field))
}

pub(super) fn optional_id(text: &str, field: &'static str) -> Result<Option<Uuid>, Unreadable> {
    if text.is_empty() { Ok(None) } else { id(text, field).map(Some) }
}

pub(super) fn day(told: Option<&LocalDate>, field: &'static str) -> Result<Option<Date>, Unreadable> {
    let Some(told) = told else { return Ok(None) };
    let part = |value: i32| i8::try_from(value).ok();
    let date = i16::try_from(told.year).ok().zip(part(told.month)).zip(part(told.day));
    date.and_then(|((year, month), day)| Date::new(year, month, day).ok()).map(Some).ok_or(Unreadable(field))
}

pub(super) fn text(told: String) -> Option<String> {
    Some(told).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> pb::AgreementSnapshot {
        pb::AgreementSnapshot {
            id: Uuid::from_u128(1).to_string(),
            version: 3,
            parties: vec![pb::PartySnapshot { party_no: 1, organisation_id: Uuid::from_u128(2).to_string(), ..Default::default() }],
            ..Default::default()
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_unreadable_and_the_refusal_names_its_field() {
        let mut told = snapshot();
        told.parties[0].signed_on = Some(LocalDate { year: 2022, month: 2, day: 29, ..Default::default() });
        assert_eq!(agreement(told, Timestamp::UNIX_EPOCH), Err(Unreadable("party.signed_on")));
    }

    #[test]
    fn a_party_without_an_organisation_is_unreadable() {
        let mut told = snapshot();
        told.parties[0].organisation_id.clear();
        assert_eq!(agreement(told, Timestamp::UNIX_EPOCH), Err(Unreadable("party.organisation_id")));
    }

    #[test]
    fn what_was_not_told_stays_absent() {
        let read = agreement(snapshot(), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((read.title_th, read.signed_on, read.expires_on, read.ceremony_id), (None, None, None, None));
        assert_eq!(read.parties[0].capacity, Word::known("UNSPECIFIED"));
    }

    #[test]
    fn a_name_that_needs_context_is_no_name_for_the_board() {
        let name = |text: &str, kind: pb::NameKind, needs_context| pb::OrganisationName {
            kind: kind.into(),
            language: "th".into(),
            text: text.into(),
            needs_context,
            ..Default::default()
        };
        let names = vec![
            name("ชื่อเต็ม", pb::NameKind::Official, false),
            name("สถาบันฯ", pb::NameKind::Short, true),
            name("อีกชื่อ", pb::NameKind::Alias, false),
        ];
        let told = pb::Organisation { id: Uuid::from_u128(1).to_string(), version: 1, names, ..Default::default() };
        let told = pb::OrganisationSnapshot { organisation: Some(told), ..Default::default() };
        let read = organisation(&told, Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(read.names.iter().map(|n| n.text.as_str()).collect::<Vec<_>>(), ["ชื่อเต็ม"]);
    }
}
