//! The agreement: drafted with its parties, submitted, frozen, opened, signed by seven on one day.

use anyhow::{Context as _, Result};
use api::partners::v1 as pb;

use super::extract::{Extract, Objective, Party};
use super::ids::{id, request};
use super::registry::{PROVINCE, organisation_id, person_id, position_id};
use super::{Loader, ceremony, words};

pub(super) fn agreement_id() -> String {
    id("agreement").to_string()
}

/// From the draft to the last signature. Gives the agreement's version after it.
pub(super) async fn record(loader: &mut Loader, extract: &Extract) -> Result<i64> {
    let mut version = draft(loader, extract).await.context("the draft")?;
    for party in &extract.parties {
        let assign = assign_signatory(extract, party, version)?;
        let reply = loader.client.assign_signatory(assign).await.with_context(|| format!("signatory of party {}", party.order))?;
        version = version_of(reply.into_inner().agreement);
    }
    version = agree_on_text(loader, version).await?;
    version = ceremony::plan_open_hold(loader, extract, version).await?;
    for party in &extract.parties {
        let sign = pb::RecordSignatureRequest {
            request_id: request(&format!("sign/{}", party.order)),
            id: agreement_id(),
            expected_version: version,
            party_no: party.order,
            signed_on: Some(words::day(extract.agreement.signed_on)),
            // The article says neither at which minute nor how each of them signed.
            medium: pb::SignatureMedium::NotStated.into(),
            ..pb::RecordSignatureRequest::default()
        };
        let reply = loader.client.record_signature(sign).await.with_context(|| format!("signature of party {}", party.order))?;
        version = version_of(reply.into_inner().agreement);
    }
    Ok(version)
}

pub(super) fn version_of(agreement: Option<pb::Agreement>) -> i64 {
    agreement.map(|a| a.version).unwrap_or_default()
}

async fn draft(loader: &mut Loader, extract: &Extract) -> Result<i64> {
    let create = pb::CreateAgreementRequest {
        request_id: request("draft"),
        id: agreement_id(),
        agreement: Some(content(extract)?),
        parties: extract.parties.iter().map(party).collect::<Result<_>>()?,
        ..pb::CreateAgreementRequest::default()
    };
    Ok(version_of(loader.client.create_agreement(create).await?.into_inner().agreement))
}

async fn agree_on_text(loader: &mut Loader, version: i64) -> Result<i64> {
    let submit =
        pb::SubmitAgreementRequest { request_id: request("submit"), id: agreement_id(), expected_version: version, validate_only: false };
    let version = version_of(loader.client.submit_agreement(submit).await.context("submitting")?.into_inner().agreement);
    // The legal text was never given: what Sala has recorded is frozen, and says so.
    let freeze = pb::FreezeTextRequest {
        request_id: request("freeze"),
        id: agreement_id(),
        expected_version: version,
        ..pb::FreezeTextRequest::default()
    };
    Ok(version_of(loader.client.freeze_text(freeze).await.context("freezing the text")?.into_inner().agreement))
}

fn content(extract: &Extract) -> Result<pb::AgreementInput> {
    let stated = &extract.agreement;
    Ok(pb::AgreementInput {
        kind: words::agreement_kind(&stated.kind)?,
        reference_no: stated.number.clone().unwrap_or_default(),
        title: stated.title_th.as_deref().map(|title| words::text(title, "")),
        objectives_text: extract.objectives_raw_th.clone(),
        objectives: extract.objectives.iter().map(|o| objective(extract, o)).collect::<Result<_>>()?,
        concepts: extract.concepts.iter().map(concept).collect(),
        concept_shifts: extract
            .concept_shifts
            .iter()
            .map(|s| pb::ConceptShift { from_code: s.from.clone(), to_code: s.to.clone(), text: s.text_th.clone() })
            .collect(),
        area_scope: vec![pb::AreaScope {
            scheme: "PROVINCE".to_owned(),
            value: PROVINCE.to_owned(),
            innovation_area_status: pb::InnovationAreaStatus::Aspiring.into(),
        }],
        witnesses_per_party: extract.witnesses.required_per_party,
        effective_on: stated.effective_on.map(words::day),
        expires_on: stated.expires_on.map(words::day),
        source_note: format!(
            "ที่มา: ข่าว “{}” เป็นแหล่งข้อมูลทุติยภูมิที่รายงานพิธีลงนาม ไม่ใช่ตัวบทของบันทึกข้อตกลง ข้อมูลที่ข่าวไม่ได้ระบุจึงเว้นว่างไว้\n\
             Source: a news article about the signing ceremony, a secondary source and not the legal text; what it does not say is left empty.",
            extract.source.title_th
        ),
    })
}

/// An objective names a concept when its sentence contains the concept's label.
fn objective(extract: &Extract, from: &Objective) -> Result<pb::Objective> {
    let stands_in = |label: &str| from.excerpt_th.contains(label);
    let named = extract.concepts.iter().filter(|c| stands_in(&c.label_en) || c.label_th.as_deref().is_some_and(stands_in));
    Ok(pb::Objective {
        seq: from.seq,
        code: from.code.clone(),
        text: Some(words::text(&from.excerpt_th, &from.text_en)),
        concept_codes: named.map(|c| c.code.clone()).collect(),
        modality: words::modality(&from.modality)?,
    })
}

fn concept(from: &super::extract::Concept) -> pb::Concept {
    pb::Concept {
        code: from.code.clone(),
        label: Some(words::text(from.label_th.as_deref().unwrap_or_default(), &from.label_en)),
        abbreviation: from.abbr.clone().unwrap_or_default(),
    }
}

fn party(from: &Party) -> Result<pb::PartyInput> {
    Ok(pb::PartyInput {
        organisation_id: organisation_id(&from.org),
        legal_entity_id: from.legal_entity.as_deref().map(organisation_id).unwrap_or_default(),
        label: label(&from.capacity_text_th).to_owned(),
        side: words::side(&from.side)?,
        ..pb::PartyInput::default()
    })
}

/// "ผู้แทนผู้ลงนามฝ่ายศึกษาธิการจังหวัดขอนแก่น" calls the party "ศึกษาธิการจังหวัดขอนแก่น".
fn label(capacity_text: &str) -> &str {
    capacity_text.split_once("ฝ่าย").map_or(capacity_text, |(_, label)| label)
}

fn assign_signatory(extract: &Extract, party: &Party, version: i64) -> Result<pb::AssignSignatoryRequest> {
    let office = extract.office_in(&party.signatory, &party.org).map_err(anyhow::Error::msg)?;
    let capacity = words::capacity(&party.capacity)?;
    let represents = capacity == i32::from(pb::SigningCapacity::Representative);
    Ok(pb::AssignSignatoryRequest {
        request_id: request(&format!("signatory/{}", party.order)),
        id: agreement_id(),
        expected_version: version,
        party_no: party.order,
        person_id: person_id(&party.signatory),
        position_id: position_id(&party.signatory, office),
        capacity,
        capacity_text: party.capacity_text_th.clone(),
        // The article names nobody for whom the four sign.
        principal: represents.then(|| pb::RepresentedPrincipal { not_stated: true, ..pb::RepresentedPrincipal::default() }),
        ..pb::AssignSignatoryRequest::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_objective_names_the_concepts_whose_labels_stand_in_it() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let content = content(&extract).expect("fits the contract");
        let named: Vec<_> = content.objectives.iter().map(|o| o.concept_codes.join("+")).collect();
        assert_eq!(named, ["WHOLE_SCHOOL_APPROACH", "", "", "ACTIVE_LEARNING", "ABC_RESEARCH", "EDUCATION_INNOVATION_AREA"]);
    }

    #[test]
    fn three_sign_as_principals_and_four_for_a_principal_who_is_not_stated() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let assigned: Vec<_> = extract.parties.iter().map(|p| assign_signatory(&extract, p, 1).expect("fits the contract")).collect();
        let representing: Vec<_> =
            assigned.iter().filter(|a| a.principal.as_ref().is_some_and(|p| p.not_stated)).map(|a| a.party_no).collect();
        assert_eq!(representing, [2, 4, 6, 7]);
        assert_eq!(assigned.iter().filter(|a| a.capacity() == pb::SigningCapacity::Principal).count(), 3);
    }

    #[test]
    fn the_text_calls_a_party_by_what_follows_its_side() {
        assert_eq!(label("ผู้ลงนามฝ่ายสถาบันฯ"), "สถาบันฯ");
        assert_eq!(label("ผู้แทนผู้ลงนามฝ่ายศึกษาธิการจังหวัดขอนแก่น"), "ศึกษาธิการจังหวัดขอนแก่น");
    }
}
