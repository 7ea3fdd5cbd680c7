//! Organisations, persons and the positions they hold.

use anyhow::{Context as _, Result};
use api::partners::v1 as pb;

use super::extract::{Extract, Office, Organisation, Person};
use super::ids::{id, request};
use super::{Loader, words};

/// The province that the article is about: Khon Kaen.
pub(super) const PROVINCE: &str = "40";
/// An abbreviation that means its organisation only inside an agreement with it.
const NEEDS_CONTEXT: &str = "สถาบันฯ";

pub(super) fn organisation_id(code: &str) -> String {
    id(&format!("organisation/{code}")).to_string()
}

pub(super) fn person_id(key: &str) -> String {
    id(&format!("person/{key}")).to_string()
}

pub(super) fn position_id(key: &str, office: usize) -> String {
    id(&format!("position/{key}/{office}")).to_string()
}

/// Records everybody and everything that the agreement refers to.
pub(super) async fn record(loader: &mut Loader, extract: &Extract) -> Result<()> {
    for organisation in &extract.organisations {
        let code = &organisation.code;
        loader.client.create_organisation(create_organisation(organisation)?).await.with_context(|| format!("organisation {code}"))?;
    }
    // Errors count the persons: a log must not tell their names.
    for (n, person) in (1..).zip(&extract.persons) {
        loader.client.create_person(create_person(person)?).await.with_context(|| format!("person {n}"))?;
        for (place, office) in person.offices.iter().enumerate() {
            let assign = assign_position(&person.key, place, office)?;
            loader.client.assign_position(assign).await.with_context(|| format!("position {} of person {n}", place + 1))?;
        }
    }
    Ok(())
}

fn create_organisation(from: &Organisation) -> Result<pb::CreateOrganisationRequest> {
    let legal_personality = match from.is_legal_entity {
        Some(true) => pb::LegalPersonality::LegalEntity,
        Some(false) => pb::LegalPersonality::Unit,
        None => pb::LegalPersonality::NotStated,
    };
    let above = from.legal_entity.as_deref().map(organisation_id).unwrap_or_default();
    Ok(pb::CreateOrganisationRequest {
        request_id: request(&format!("organisation/{}", from.code)),
        id: organisation_id(&from.code),
        organisation: Some(pb::OrganisationInput {
            kind: words::organisation_kind(&from.kind)?,
            names: names(from),
            codes: codes(from),
            parent_id: above.clone(),
            legal_personality: legal_personality.into(),
            legal_entity_id: above,
            province_code: PROVINCE.to_owned(),
            ..pb::OrganisationInput::default()
        }),
        ..pb::CreateOrganisationRequest::default()
    })
}

fn names(from: &Organisation) -> Vec<pb::OrganisationName> {
    let name = |kind: pb::NameKind, language: &str, text: &str| pb::OrganisationName {
        kind: kind.into(),
        language: language.to_owned(),
        text: text.to_owned(),
        needs_context: text == NEEDS_CONTEXT,
        ..pb::OrganisationName::default()
    };
    // A short name still says which office it is ("สพป.ขอนแก่น เขต 1"); an abbreviation is initials only.
    let short = if from.abbr_th.contains(' ') { pb::NameKind::Short } else { pb::NameKind::Abbreviation };
    let mut names = vec![
        name(pb::NameKind::Official, "th", &from.name_th),
        name(pb::NameKind::Official, "en", &from.name_en),
        name(short, "th", &from.abbr_th),
    ];
    let others = from.aliases_th.iter().filter(|alias| **alias != from.abbr_th);
    names.extend(others.map(|alias| name(pb::NameKind::Alias, "th", alias)));
    names
}

fn codes(from: &Organisation) -> Vec<pb::OrganisationCode> {
    let code =
        |scheme: &str, value: &str, confirmed: bool| pb::OrganisationCode { scheme: scheme.to_owned(), value: value.to_owned(), confirmed };
    let mut codes = vec![code("SALA", &from.code, false)];
    if let Some(esao) = &from.esao_code {
        codes.push(code("ESAO", esao, from.esao_code_confirmed.unwrap_or_default()));
    }
    if from.kind == "PEO" {
        codes.push(code("PROVINCE", PROVINCE, false));
    }
    codes
}

fn create_person(from: &Person) -> Result<pb::CreatePersonRequest> {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    Ok(pb::CreatePersonRequest {
        request_id: request(&format!("person/{}", from.key)),
        id: person_id(&from.key),
        names: vec![pb::PersonName {
            prefix: part(&from.prefix),
            academic_rank: part(&from.academic_rank),
            degree_title: part(&from.degree_title),
            given: from.given_th.clone(),
            family: from.family_th.clone(),
            ..pb::PersonName::default()
        }],
        romanisation: Some(pb::Romanisation {
            text: from.name_en.clone(),
            status: words::romanisation_status(&from.name_en_status)?,
            variants: from.name_en_variants.clone(),
        }),
        ..pb::CreatePersonRequest::default()
    })
}

/// The article gives no first and no last day, so none is recorded.
fn assign_position(person: &str, place: usize, office: &Office) -> Result<pb::AssignPositionRequest> {
    Ok(pb::AssignPositionRequest {
        request_id: request(&format!("position/{person}/{place}")),
        id: position_id(person, place),
        person_id: person_id(person),
        organisation_id: organisation_id(&office.org),
        title: Some(words::text(&office.title_th, &office.title_en)),
        kind: words::position_kind(&office.kind)?,
        kind_text: office.kind_th.clone().unwrap_or_default(),
        ..pb::AssignPositionRequest::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_institute_is_a_unit_of_the_university_and_its_abbreviation_needs_context() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let institute = create_organisation(&extract.organisations[1]).expect("fits the contract").organisation.expect("is there");
        assert_eq!(institute.legal_personality(), pb::LegalPersonality::Unit);
        assert_eq!(institute.legal_entity_id, organisation_id("KKU"));
        let needing: Vec<_> = institute.names.iter().filter(|n| n.needs_context).map(|n| n.text.as_str()).collect();
        assert_eq!(needing, ["สถาบันฯ"]);
    }

    #[test]
    fn an_office_whose_standing_the_article_does_not_say_stays_not_stated() {
        let extract = Extract::compiled_in().expect("the extract reads");
        let office = create_organisation(&extract.organisations[2]).expect("fits the contract").organisation.expect("is there");
        assert_eq!(office.legal_personality(), pb::LegalPersonality::NotStated);
        assert_eq!(office.legal_entity_id, "");
        let short: Vec<_> = office.names.iter().filter(|n| n.kind() == pb::NameKind::Short).map(|n| n.text.as_str()).collect();
        assert_eq!(short, ["สพป.ขอนแก่น เขต 1"]);
        assert!(office.names.iter().filter(|n| n.text == short[0]).count() == 1, "the short name is not also an alias");
        assert!(office.codes.iter().any(|c| c.scheme == "ESAO" && c.value == "4001" && c.confirmed));
    }
}
