//! Every fact of the extract stands in what the API shows.

use api::partners::v1 as pb;
use serde_json::Value;

use super::Story;
use super::extract::{list, text, with};

#[tokio::test]
async fn the_memorandum_of_2564_is_shown_as_the_article_told_it() {
    let story = Story::told().await;
    let agreement = story.agreement().await;
    let facts = &story.facts;

    the_agreement_has_what_is_stated_and_nothing_else(&agreement, facts);
    the_objectives_and_concepts_stand_beside_their_sentence(&agreement, facts);
    for (party, fact) in agreement.parties.iter().zip(list(facts, "parties")) {
        the_party_is(&story, party, fact).await;
    }
    assert_eq!(agreement.parties.len(), list(facts, "parties").len());
    for fact in list(facts, "organisations") {
        the_organisation_is(&story.organisation(&text(fact, "code")).await, fact);
    }
    the_persons_and_their_offices_are_known(&story).await;
    the_ceremony_is(&story.ceremony().await, &story.facts["ceremony"]);
}

fn the_agreement_has_what_is_stated_and_nothing_else(agreement: &pb::Agreement, facts: &Value) {
    let stated = &facts["agreement"];
    assert_eq!(agreement.kind(), pb::AgreementKind::Mou);
    assert_eq!((agreement.reference_no.as_str(), &agreement.title), ("", &None), "no number and no title were given");
    assert_eq!((&agreement.effective_on, &agreement.expires_on), (&None, &None));
    let signed = agreement.signed_on.as_ref().expect("all have signed");
    assert_eq!(format!("{:04}-{:02}-{:02}", signed.year, signed.month, signed.day), text(stated, "signed_on"));
    let years = agreement.signing_years.as_ref().expect("all have signed");
    assert_eq!(Value::from(years.be_year), stated["derived"]["be_year"]);
    assert_eq!(Value::from(years.fiscal_year_be), stated["derived"]["fiscal_year_be"]);
    assert_eq!(Value::from(agreement.parties_count), stated["parties_count"]);
    assert_eq!(agreement.copies_required, agreement.parties_count);
    assert_eq!(Value::from(agreement.witnesses_per_party), facts["witnesses"]["required_per_party"]);
    let places: usize = agreement.parties.iter().map(|party| party.witness_slots.len()).sum();
    assert_eq!(Value::from(places), facts["witnesses"]["total_slots"]);
    assert!(agreement.source_note.contains(&text(&facts["source"], "title_th")));

    assert_eq!(agreement.state(), pb::AgreementState::PartiallySigned);
    assert_eq!((agreement.signatures_recorded, agreement.validity()), (7, pb::Validity::Defective));
    let count = |reason| agreement.defects.iter().filter(|defect| defect.reason() == reason).count();
    assert_eq!(
        (count(pb::DefectReason::WitnessIncomplete), count(pb::DefectReason::DelegationMissing), agreement.defects.len()),
        (7, 4, 11)
    );
    assert!(agreement.agreed_text.as_ref().is_some_and(|text| text.of_recorded_content), "the legal text was never given");
}

fn the_objectives_and_concepts_stand_beside_their_sentence(agreement: &pb::Agreement, facts: &Value) {
    assert_eq!(agreement.objectives_text, text(facts, "objectives_raw_th"));
    let objectives = list(facts, "objectives");
    assert_eq!(agreement.objectives.len(), objectives.len());
    for (objective, fact) in agreement.objectives.iter().zip(objectives) {
        let words = objective.text.as_ref().expect("a text");
        assert_eq!(Value::from(objective.seq), fact["seq"]);
        assert_eq!((&objective.code, &words.th, &words.en), (&text(fact, "code"), &text(fact, "excerpt_th"), &text(fact, "text_en")));
        assert_eq!(objective.modality().as_str_name(), format!("MODALITY_{}", text(fact, "modality")));
    }
    let concepts = list(facts, "concepts");
    assert_eq!(agreement.concepts.len(), concepts.len());
    for (concept, fact) in agreement.concepts.iter().zip(concepts) {
        let label = concept.label.clone().unwrap_or_default();
        assert_eq!((&concept.code, &concept.abbreviation), (&text(fact, "code"), &text(fact, "abbr")));
        assert_eq!((label.th, label.en), (text(fact, "label_th"), text(fact, "label_en")));
    }
    for (shift, fact) in agreement.concept_shifts.iter().zip(list(facts, "concept_shifts")) {
        assert_eq!((&shift.from_code, &shift.to_code, &shift.text), (&text(fact, "from"), &text(fact, "to"), &text(fact, "text_th")));
    }
    assert_eq!(agreement.concept_shifts.len(), list(facts, "concept_shifts").len());
}

async fn the_party_is(story: &Story, party: &pb::Party, fact: &Value) {
    assert_eq!(Value::from(party.protocol_order), fact["order"]);
    assert_eq!(party.party_no, party.protocol_order);
    assert_eq!(party.organisation_id, story.organisation(&text(fact, "org")).await.id);
    assert_eq!(party.side().as_str_name(), format!("PARTY_SIDE_{}", text(fact, "side")));
    assert_eq!(party.joined_via(), pb::JoinedVia::Original);
    let legal_entity = text(fact, "legal_entity");
    let expected = if legal_entity.is_empty() { String::new() } else { story.organisation(&legal_entity).await.id };
    assert_eq!(party.legal_entity_id, expected);

    let signatory = party.signatory.as_ref().expect("assigned");
    assert_eq!(signatory.capacity().as_str_name(), format!("SIGNING_CAPACITY_{}", text(fact, "capacity")));
    assert_eq!(signatory.capacity_text, text(fact, "capacity_text_th"));
    assert_eq!(signatory.status(), pb::SignatoryStatus::Signed);
    assert_eq!(signatory.medium(), pb::SignatureMedium::NotStated);
    let represents = signatory.capacity() == pb::SigningCapacity::Representative;
    assert_eq!(signatory.principal.as_ref().map(|p| p.not_stated), represents.then_some(true), "nobody is named as represented");
    let delegation = signatory.delegation.as_ref().map(pb::Delegation::status);
    assert_eq!(delegation, represents.then_some(pb::DelegationStatus::PendingEvidence));

    let snapshot = signatory.snapshot.as_ref().expect("signed");
    assert_eq!(snapshot.position_kind().as_str_name(), format!("POSITION_KIND_{}", text(fact, "position_kind")));
    let person = with(list(&story.facts, "persons"), "ref", &text(fact, "signatory"));
    assert!(
        snapshot.display_name.ends_with(&format!("{} {}", text(person, "given_th"), text(person, "family_th"))),
        "party {}",
        party.party_no
    );
    assert_eq!(snapshot.academic_rank, text(person, "academic_rank"));
    let titles: Vec<String> =
        list(person, "offices").iter().map(|office| format!("{}{}", text(office, "kind_th"), text(office, "title_th"))).collect();
    let mut shown = snapshot.titles.clone();
    shown.sort();
    let mut expected = titles;
    expected.sort();
    assert_eq!(shown, expected, "party {}", party.party_no);
    assert!(party.witness_slots.iter().all(|slot| slot.status() == pb::WitnessSlotStatus::Open && slot.person_id.is_empty()));
}

fn the_organisation_is(organisation: &pb::Organisation, fact: &Value) {
    let name = organisation.display_name.clone().unwrap_or_default();
    assert_eq!((name.th, name.en), (text(fact, "name_th"), text(fact, "name_en")));
    assert_eq!(organisation.kind().as_str_name(), format!("ORGANISATION_KIND_{}", text(fact, "kind")));
    let personality = match fact["is_legal_entity"].as_bool() {
        Some(true) => pb::LegalPersonality::LegalEntity,
        Some(false) => pb::LegalPersonality::Unit,
        None => pb::LegalPersonality::NotStated,
    };
    assert_eq!(organisation.legal_personality(), personality);
    assert!(organisation.names.iter().any(|n| n.text == text(fact, "abbr_th")));
    for alias in list(fact, "aliases_th") {
        assert!(organisation.names.iter().any(|n| Some(n.text.as_str()) == alias.as_str()), "{} lacks an alias", text(fact, "code"));
    }
    let esao = organisation.codes.iter().find(|code| code.scheme == "ESAO");
    assert_eq!(esao.map(|code| Value::from(code.value.as_str())).unwrap_or_default(), fact["esao_code"]);
    assert_eq!(esao.map(|code| Value::from(code.confirmed)).unwrap_or_default(), fact["esao_code_confirmed"]);
}

async fn the_persons_and_their_offices_are_known(story: &Story) {
    let mut client = story.partners();
    let found =
        client.list_persons(pb::ListPersonsRequest { page_size: 100, ..Default::default() }).await.expect("a list").into_inner().persons;
    let facts = list(&story.facts, "persons");
    assert_eq!(found.len(), facts.len());
    for (number, fact) in facts.iter().enumerate() {
        let parts = |name: &pb::PersonName| (name.given.clone(), name.family.clone());
        let wanted = (text(fact, "given_th"), text(fact, "family_th"));
        let person = found.iter().find(|person| parts(&person.names[0]) == wanted).unwrap_or_else(|| panic!("person {number} is missing"));
        let name = &person.names[0];
        assert_eq!(
            (&name.prefix, &name.academic_rank, &name.degree_title),
            (&text(fact, "prefix"), &text(fact, "academic_rank"), &text(fact, "degree_title"))
        );
        let romanised = person.romanisation.as_ref().expect("romanised");
        assert_eq!(romanised.text, text(fact, "name_en"));
        assert_eq!(romanised.status().as_str_name(), format!("ROMANISATION_STATUS_{}", text(fact, "name_en_status")));
        assert_eq!(romanised.variants.iter().map(|v| Value::from(v.as_str())).collect::<Vec<_>>(), list(fact, "name_en_variants"));
        let request = pb::ListPositionsRequest { person_id: person.id.clone(), ..Default::default() };
        let positions = client.list_positions(request).await.expect("a list").into_inner().positions;
        for office in list(fact, "offices") {
            let position = positions
                .iter()
                .find(|p| p.title.as_ref().is_some_and(|t| t.th == text(office, "title_th")))
                .expect("an office of the extract");
            assert_eq!(position.kind().as_str_name(), format!("POSITION_KIND_{}", text(office, "kind")));
            assert_eq!(position.kind_text, text(office, "kind_th"));
            assert_eq!((&position.valid_from, &position.valid_to), (&None, &None), "no days were given");
        }
        assert_eq!(positions.len(), list(fact, "offices").len());
    }
}

fn the_ceremony_is(ceremony: &pb::Ceremony, fact: &Value) {
    assert_eq!(ceremony.status(), pb::CeremonyStatus::Held);
    let starts_at = ceremony.starts_at.as_ref().expect("stated");
    let stated: jiff::Timestamp = text(fact, "starts_at").parse().expect("an instant");
    assert_eq!(starts_at.seconds, stated.as_second());
    assert!(ceremony.starts_at_text.ends_with(&text(fact, "starts_at_text_th")), "{}", ceremony.starts_at_text);
    assert_eq!((&ceremony.ends_at, ceremony.venue.as_str()), (&None, ""), "neither an end nor a venue was stated");
    assert_eq!(ceremony.modes_stated, [i32::from(pb::ParticipationMode::Online)]);
    let programme = list(fact, "programme");
    assert_eq!(ceremony.programme.len(), programme.len());
    for (item, fact) in ceremony.programme.iter().zip(programme) {
        assert_eq!(Value::from(item.seq), fact["seq"]);
        assert_eq!(item.kind().as_str_name(), format!("PROGRAMME_ITEM_KIND_{}", text(fact, "item")));
        assert_eq!(item.text, text(fact, "text_th"));
        assert_eq!(item.person_id.is_empty(), fact["person"].is_null());
    }
    let (shown, stated) = (&ceremony.attendance, list(fact, "attendance"));
    assert_eq!(shown.len(), stated.len());
    for (attendance, fact) in shown.iter().zip(stated) {
        let quantity = attendance.quantity.as_ref().expect("stated");
        assert_eq!(quantity.bound().as_str_name(), format!("BOUND_{}", text(&fact["count"], "bound")));
        assert_eq!(Value::from(quantity.value), fact["count"]["value"]);
        assert_eq!((&attendance.role_text, &attendance.quantity_text), (&text(fact, "role_text_th"), &text(fact, "count_text_th")));
        let categories: Vec<_> = attendance.categories.iter().map(|c| (c.code.clone(), c.text.clone(), c.quantity)).collect();
        let expected: Vec<_> = list(fact, "categories").iter().map(|c| (text(c, "code"), text(c, "text_th"), None)).collect();
        assert_eq!(categories, expected, "no figure a category was given");
    }
}
