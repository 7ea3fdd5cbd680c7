//! The ceremony: planned, opened, held, with the programme and the attendance that the article states.

use anyhow::{Context as _, Result};
use api::common::v1::BoundedQuantity;
use api::partners::v1 as pb;

use super::agreement::{agreement_id, version_of};
use super::extract::{Attendance, Extract, ProgrammeItem};
use super::ids::{id, request};
use super::registry::person_id;
use super::{Loader, words};

/// Plans the ceremony, opens the agreement for signatures and records that the ceremony was held. Gives the agreement's version.
pub(super) async fn plan_open_hold(loader: &mut Loader, extract: &Extract, version: i64) -> Result<i64> {
    let planned = loader.client.plan_ceremony(plan(extract, version)?).await.context("planning the ceremony")?.into_inner();
    let open = pb::OpenSigningRequest {
        request_id: request("open"),
        id: agreement_id(),
        expected_version: planned.agreement_version,
        validate_only: false,
    };
    let version = version_of(loader.client.open_signing(open).await.context("opening for signatures")?.into_inner().agreement);
    let hold = pb::HoldCeremonyRequest {
        request_id: request("hold"),
        id: ceremony_id(),
        expected_version: planned.ceremony.map(|c| c.version).unwrap_or_default(),
        attendance: extract.ceremony.attendance.iter().map(attendance).collect::<Result<_>>()?,
        ends_at: extract.ceremony.ends_at.map(words::instant),
        validate_only: false,
    };
    loader.client.hold_ceremony(hold).await.context("holding the ceremony")?;
    Ok(version)
}

fn ceremony_id() -> String {
    id("ceremony").to_string()
}

fn plan(extract: &Extract, version: i64) -> Result<pb::PlanCeremonyRequest> {
    let stated = &extract.ceremony;
    Ok(pb::PlanCeremonyRequest {
        request_id: request("plan"),
        id: ceremony_id(),
        agreement_id: agreement_id(),
        expected_version: version,
        starts_at: Some(words::instant(stated.starts_at)),
        ends_at: stated.ends_at.map(words::instant),
        venue: stated.venue.clone().unwrap_or_default(),
        modes_stated: stated.participation_modes_stated.iter().map(|m| words::participation_mode(m)).collect::<Result<_>>()?,
        programme: stated.programme.iter().map(item).collect::<Result<_>>()?,
        validate_only: false,
    })
}

fn item(from: &ProgrammeItem) -> Result<pb::ProgrammeItem> {
    let performer = match (&from.person, from.by.as_deref()) {
        (Some(_), _) => pb::ProgrammePerformer::Person,
        (None, Some("ALL_SIGNATORIES_IN_PARTY_ORDER")) => pb::ProgrammePerformer::AllSignatoriesInPartyOrder,
        (None, Some("TWO_STAFF_PER_PARTY")) => pb::ProgrammePerformer::StaffOfEachParty,
        (None, _) => pb::ProgrammePerformer::NotStated,
    };
    Ok(pb::ProgrammeItem {
        seq: from.seq,
        kind: words::programme_item_kind(&from.item)?,
        text: from.text_th.clone(),
        performer: performer.into(),
        person_id: from.person.as_deref().map(person_id).unwrap_or_default(),
    })
}

fn attendance(from: &Attendance) -> Result<pb::Attendance> {
    let categories = from.categories.iter().map(|c| pb::AttendeeCategory { code: c.code.clone(), text: c.text_th.clone(), quantity: None });
    Ok(pb::Attendance {
        mode: words::participation_mode(&from.mode)?,
        role_text: from.role_text_th.clone(),
        quantity: Some(BoundedQuantity { bound: words::bound(&from.count.bound)?, value: from.count.value }),
        quantity_text: from.count_text_th.clone(),
        categories: categories.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use api::common::v1::Bound;
    use pb::ProgrammePerformer::{AllSignatoriesInPartyOrder, Person, StaffOfEachParty};

    #[test]
    fn the_ceremony_starts_at_nine_in_bangkok_and_neither_end_nor_venue_is_made_up() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let plan = plan(&extract, 1).expect("fits the contract");
        assert_eq!(plan.starts_at.map(|t| t.seconds), Some(1_640_224_800));
        assert_eq!((plan.ends_at, plan.venue.as_str()), (None, ""));
        let performers: Vec<_> = plan.programme.iter().map(pb::ProgrammeItem::performer).collect();
        assert_eq!(performers, [Person, Person, AllSignatoriesInPartyOrder, StaffOfEachParty]);
    }

    #[test]
    fn more_than_two_hundred_stays_a_bound() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let attended = attendance(&extract.ceremony.attendance[0]).expect("fits the contract");
        let quantity = attended.quantity.expect("stated");
        assert_eq!((quantity.bound(), quantity.value), (Bound::GreaterThan, 200));
        assert_eq!(attended.categories.len(), 7);
        assert!(attended.categories.iter().all(|c| c.quantity.is_none()));
    }
}
