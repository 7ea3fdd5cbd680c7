//! From draft to execution, and what is refused on the way.

use api::partners::v1 as pb;
use testkit::Refusal;

use crate::given::{self, OFFICER, client, world};
use crate::step;

#[tokio::test]
async fn a_draft_counts_its_parties_from_rows_and_opens_two_witness_places_each() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;

    assert_eq!((agreement.parties_count, agreement.copies_required, agreement.version), (2, 2, 1));
    assert_eq!(agreement.state(), pb::AgreementState::Draft);
    assert_eq!(agreement.parties.iter().map(|p| p.witness_slots.len()).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(agreement.parties[0].organisation_name.as_ref().map(|n| n.th.as_str()), Some("สำนักงานตัวอย่าง เขต 1"));
    assert_eq!(agreement.validity(), pb::Validity::Defective);
    let reasons: Vec<_> = agreement.defects.iter().map(|d| (d.party_no, d.reason(), d.count)).collect();
    assert_eq!(
        reasons,
        [
            (1, pb::DefectReason::SignatoryMissing, 1),
            (1, pb::DefectReason::WitnessIncomplete, 2),
            (2, pb::DefectReason::SignatoryMissing, 1),
            (2, pb::DefectReason::WitnessIncomplete, 2)
        ]
    );
    let events: Vec<_> = world.told("partners").await.into_iter().filter(|e| e.aggregate == "agreement").map(|e| e.event).collect();
    assert_eq!(events, ["drafted"]);
}

#[tokio::test]
async fn one_organisation_cannot_be_two_parties() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let twice = given::party(&cast.host.organisation, pb::PartySide::Host);
    let request =
        pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties: vec![twice.clone(), twice], ..Default::default() };
    let refusal = Refusal::expect(client.create_agreement(request).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::AlreadyExists, "PARTY_TWICE"));
}

#[tokio::test]
async fn two_units_of_one_university_are_one_party_and_unknown_legal_entities_never_collide() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let university = pb::OrganisationInput {
        kind: pb::OrganisationKind::University.into(),
        names: vec![given::official("มหาวิทยาลัยตัวอย่าง")],
        legal_personality: pb::LegalPersonality::LegalEntity.into(),
        ..Default::default()
    };
    let university = given::organisation(&mut client, university).await;
    let mut units = Vec::new();
    for name in ["สถาบันตัวอย่าง", "คณะตัวอย่าง"] {
        let unit = pb::OrganisationInput {
            kind: pb::OrganisationKind::UniversityUnit.into(),
            names: vec![given::official(name)],
            legal_personality: pb::LegalPersonality::Unit.into(),
            legal_entity_id: university.id.clone(),
            ..Default::default()
        };
        units.push(given::organisation(&mut client, unit).await);
    }
    let parties = vec![given::party(&units[0], pb::PartySide::Host), given::party(&units[1], pb::PartySide::Counterparty)];
    let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties, ..Default::default() };
    assert_eq!(Refusal::expect(client.create_agreement(request).await).reason, "LEGAL_ENTITY_TWICE");

    // The offices' legal entity is not stated: two of them are two parties.
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    assert!(agreement.parties.iter().all(|party| party.legal_entity_id.is_empty()));

    // The second unit joins the party of the first.
    let mut host = given::party(&units[0], pb::PartySide::Host);
    host.unit_ids = vec![units[1].id.clone()];
    let parties = vec![host, given::party(&cast.guest.organisation, pb::PartySide::Counterparty)];
    let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties, ..Default::default() };
    let agreement = client.create_agreement(request).await.expect("one party with two units").into_inner().agreement.expect("in the reply");
    assert_eq!(agreement.parties[0].legal_entity_id, university.id);
    assert_eq!(agreement.parties_count, 2);
}

#[tokio::test]
async fn a_party_that_does_not_exist_is_named_by_its_field() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let mut ghost = given::party(&cast.guest.organisation, pb::PartySide::Counterparty);
    ghost.organisation_id = "0197f0a0-0000-7000-8000-000000000000".to_owned();
    let parties = vec![given::party(&cast.host.organisation, pb::PartySide::Host), ghost];
    let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties, ..Default::default() };
    let refusal = Refusal::expect(client.create_agreement(request).await);
    assert_eq!(refusal.code, tonic::Code::NotFound);
    assert_eq!(refusal.field_reasons(), [("parties[1].organisation_id", "NOT_FOUND")]);
}

#[tokio::test]
async fn every_problem_of_a_draft_is_told_at_once_with_its_path() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let mut input = given::memorandum();
    input.objectives[0].seq = 2;
    input.objectives[0].concept_codes = vec!["UNHEARD_OF".to_owned()];
    input.concept_shifts = vec![pb::ConceptShift { from_code: "A".to_owned(), to_code: "B".to_owned(), text: String::new() }];
    input.area_scope = vec![pb::AreaScope { scheme: "PROVINCE".to_owned(), value: "4".to_owned(), innovation_area_status: 0 }];
    let request = pb::CreateAgreementRequest { agreement: Some(input), ..Default::default() };
    let refusal = Refusal::expect(client.create_agreement(request).await);
    assert_eq!(
        refusal.field_reasons(),
        [
            ("agreement.objectives[0].seq", "NUMBERING_HAS_GAPS"),
            ("agreement.objectives[0].concept_codes[0]", "UNKNOWN_CHOICE"),
            ("agreement.concept_shifts[0].from_code", "UNKNOWN_CHOICE"),
            ("agreement.concept_shifts[0].to_code", "UNKNOWN_CHOICE"),
            ("agreement.area_scope[0].value", "FIELD_INVALID")
        ]
    );
}

#[tokio::test]
async fn a_buddhist_year_in_a_gregorian_field_is_asked_about() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let mut input = given::memorandum();
    input.effective_on = given::day(2564, 12, 23);
    let request = pb::CreateAgreementRequest { agreement: Some(input), ..Default::default() };
    let refusal = Refusal::expect(client.create_agreement(request).await);
    assert_eq!(refusal.field_reasons(), [("agreement.effective_on", "CE_YEAR_EXPECTED")]);
    assert!(refusal.text.contains("พ.ศ."), "{}", refusal.text);
}

#[tokio::test]
async fn a_masked_update_changes_only_what_the_mask_names() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    let values =
        pb::AgreementInput {
            reference_no: "MOU-TEST-2564-001".to_owned(), source_note: "ไม่ถูกเปลี่ยน".to_owned(), ..given::memorandum()
        };
    let mask = prost_types::FieldMask { paths: vec!["reference_no".to_owned()] };
    let changed =
        step!(client, update_agreement, UpdateAgreementRequest, agreement, agreement: Some(values.clone()), update_mask: Some(mask))
            .expect("changed");
    assert_eq!((changed.reference_no.as_str(), changed.source_note.as_str(), changed.version), ("MOU-TEST-2564-001", "", 2));

    let unknown = prost_types::FieldMask { paths: vec!["state".to_owned()] };
    let refused =
        step!(client, update_agreement, UpdateAgreementRequest, changed, agreement: Some(values.clone()), update_mask: Some(unknown));
    assert_eq!(Refusal::expect(refused).field_reasons(), [("update_mask.paths[0]", "UNKNOWN_CHOICE")]);

    let other = given::draft(&mut client, &cast).await;
    let mask = prost_types::FieldMask { paths: vec!["reference_no".to_owned()] };
    let refused = step!(client, update_agreement, UpdateAgreementRequest, other, agreement: Some(values), update_mask: Some(mask));
    assert_eq!(Refusal::expect(refused).field_reasons(), [("agreement.reference_no", "ALREADY_EXISTS")]);
}

#[tokio::test]
async fn a_stale_version_is_refused_with_the_current_one() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    step!(client, submit_agreement, SubmitAgreementRequest, agreement).expect("submitted");
    let refusal = Refusal::expect(step!(client, cancel_agreement, CancelAgreementRequest, agreement, reason: "ซ้ำ".to_owned()));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(refusal.metadata.get("current_version").map(String::as_str), Some("2"));
    assert!(refusal.text.contains("20 ธ.ค. 2564"), "{}", refusal.text);
}

#[tokio::test]
async fn a_step_that_the_state_does_not_allow_names_the_state_in_thai() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    let refusal = Refusal::expect(step!(client, open_signing, OpenSigningRequest, agreement));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert!(refusal.text.contains("ร่าง"), "{}", refusal.text);
    assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("DRAFT"));
}

#[tokio::test]
async fn parties_come_and_go_until_the_first_signature() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let third = given::member(&mut client, "สำนักงานตัวอย่าง เขต 3", "4003", "สาม").await;
    let agreement = given::draft(&mut client, &cast).await;
    let added =
        step!(client, add_party, AddPartyRequest, agreement, party: Some(given::party(&third.organisation, pb::PartySide::Counterparty)))
            .expect("added");
    assert_eq!(added.parties.iter().map(|p| p.party_no).collect::<Vec<_>>(), [1, 2, 3]);
    let removed = step!(client, remove_party, RemovePartyRequest, added, party_no: 2).expect("removed");
    assert_eq!(
        removed.parties.iter().map(|p| (p.party_no, p.organisation_id.clone())).collect::<Vec<_>>(),
        [(1, cast.host.organisation.id.clone()), (2, third.organisation.id.clone())]
    );

    let cast = given::Cast { host: cast.host, guest: cast.guest };
    let signing = given::open(&mut client, &cast).await;
    let signed = given::sign(&mut client, &signing, 1).await.expect("signed");
    let refused =
        step!(client, add_party, AddPartyRequest, signed, party: Some(given::party(&third.organisation, pb::PartySide::Counterparty)));
    assert_eq!(Refusal::expect(refused).reason, "PARTIES_FROZEN");
}

#[tokio::test]
async fn lists_give_every_agreement_once_newest_first_and_refuse_a_token_of_another_filter() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let mut ids = Vec::new();
    for _ in 0..5 {
        // All drafted in one frozen instant: the id alone keeps the order stable.
        ids.push(given::draft(&mut client, &cast).await.id);
    }
    ids.sort_unstable();
    ids.reverse();
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let request = pb::ListAgreementsRequest { page_size: 2, page_token: token, ..Default::default() };
        let page = client.list_agreements(request).await.expect("a page").into_inner();
        seen.extend(page.agreements.into_iter().map(|a| a.id));
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(seen, ids);

    let first =
        client.list_agreements(pb::ListAgreementsRequest { page_size: 2, ..Default::default() }).await.expect("a page").into_inner();
    let other = pb::ListAgreementsRequest {
        page_token: first.next_page_token.clone(),
        states: vec![pb::AgreementState::Draft.into()],
        ..Default::default()
    };
    assert_eq!(Refusal::expect(client.list_agreements(other).await).field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
    let mut colleague = given::client(&world, "institute_coordinator@global");
    let stolen = pb::ListAgreementsRequest { page_size: 2, page_token: first.next_page_token, ..Default::default() };
    assert_eq!(Refusal::expect(colleague.list_agreements(stolen).await).reason, "PAGE_TOKEN_INVALID");
}
