//! Signatures, witnesses, letters, waivers, execution.

use api::partners::v1 as pb;
use testkit::Refusal;

use crate::given::{self, OFFICER, client, world};
use crate::step;

#[tokio::test]
async fn signed_by_all_is_not_executed_while_witnesses_and_a_letter_are_missing() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::signed(&mut client, &cast).await;
    assert_eq!(agreement.state(), pb::AgreementState::PartiallySigned);
    assert_eq!((agreement.signatures_recorded, agreement.validity()), (2, pb::Validity::Defective));
    assert_eq!(agreement.signing_years, Some(pb::SigningYears { be_year: 2564, fiscal_year_be: 2565 }));

    let refusal = Refusal::expect(step!(client, execute_agreement, ExecuteAgreementRequest, agreement, accept_reservation: true));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "WITNESS_INCOMPLETE"));
    assert_eq!(
        refusal.metadata.get("defects").map(String::as_str),
        Some("WITNESS_INCOMPLETE:1:2 WITNESS_INCOMPLETE:2:2 DELEGATION_MISSING:2:1")
    );
}

#[tokio::test]
async fn waivers_with_reasons_lead_to_execution_with_reservation_that_must_be_accepted() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::signed(&mut client, &cast).await;
    let reason = || "ไม่ปรากฏชื่อในข่าว".to_owned();
    let agreement = step!(client, waive_witnesses, WaiveWitnessesRequest, agreement, party_no: 1, reason: reason()).expect("waived");
    let agreement = step!(client, waive_witnesses, WaiveWitnessesRequest, agreement, party_no: 2, reason: reason()).expect("waived");
    let agreement = step!(client, waive_delegation, WaiveDelegationRequest, agreement, party_no: 2, reason: reason()).expect("waived");
    assert_eq!(agreement.validity(), pb::Validity::Complete);
    assert_eq!(
        agreement.reservations.iter().map(|d| (d.party_no, d.reason(), d.count)).collect::<Vec<_>>(),
        [
            (1, pb::DefectReason::WitnessIncomplete, 2),
            (2, pb::DefectReason::WitnessIncomplete, 2),
            (2, pb::DefectReason::DelegationMissing, 1)
        ]
    );

    let refusal = Refusal::expect(step!(client, execute_agreement, ExecuteAgreementRequest, agreement));
    assert_eq!(refusal.reason, "RESERVATION_NOT_ACCEPTED");
    let executed = step!(client, execute_agreement, ExecuteAgreementRequest, agreement, accept_reservation: true).expect("executed");
    assert_eq!(executed.state(), pb::AgreementState::Executed);
    assert!(executed.executed_with_reservation);

    let mask = prost_types::FieldMask { paths: vec!["title".to_owned()] };
    let renamed = pb::AgreementInput { title: given::text("ชื่ออื่น"), ..given::memorandum() };
    let refused = step!(client, update_agreement, UpdateAgreementRequest, executed, agreement: Some(renamed), update_mask: Some(mask));
    assert_eq!(Refusal::expect(refused).reason, "AGREEMENT_IMMUTABLE");
}

#[tokio::test]
async fn witnesses_and_a_verified_letter_lead_to_execution_without_reservation() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let mut agreement = given::signed(&mut client, &cast).await;
    for (party_no, slot_no) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
        let witness = given::person(&mut client, &format!("พยาน{party_no}{slot_no}")).await;
        let early = step!(client, record_witness_signature, RecordWitnessSignatureRequest, agreement, party_no: party_no, slot_no: slot_no, signed_on: given::today());
        assert_eq!(Refusal::expect(early).reason, "WITNESS_NOT_NAMED");
        agreement =
            step!(client, name_witness, NameWitnessRequest, agreement, party_no: party_no, slot_no: slot_no, person_id: witness.id.clone())
                .expect("named");
        agreement = step!(client, record_witness_signature, RecordWitnessSignatureRequest, agreement, party_no: party_no, slot_no: slot_no, signed_on: given::today()).expect("signed");
    }
    let unrecorded = step!(client, verify_delegation, VerifyDelegationRequest, agreement, party_no: 2);
    assert_eq!(Refusal::expect(unrecorded).reason, "DELEGATION_MISSING");
    let agreement =
        step!(client, record_delegation, RecordDelegationRequest, agreement, party_no: 2, instrument_no: "ศธ 0001/2564".to_owned())
            .expect("recorded");
    assert_eq!(agreement.validity(), pb::Validity::Defective, "a letter counts once it was seen");
    let agreement = step!(client, verify_delegation, VerifyDelegationRequest, agreement, party_no: 2).expect("verified");
    assert_eq!(agreement.validity(), pb::Validity::Complete);
    let executed = step!(client, execute_agreement, ExecuteAgreementRequest, agreement).expect("executed");
    assert!(!executed.executed_with_reservation);
    assert!(executed.reservations.is_empty());
}

#[tokio::test]
async fn a_signatory_is_no_witness_and_signs_for_one_party_only() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::open(&mut client, &cast).await;
    let named =
        step!(client, name_witness, NameWitnessRequest, agreement, party_no: 1, slot_no: 1, person_id: cast.guest.person.id.clone());
    assert_eq!(Refusal::expect(named).reason, "SIGNATORY_IS_WITNESS");
    let both = given::assign(&agreement, 2, &cast.host, pb::SigningCapacity::Representative);
    assert_eq!(Refusal::expect(client.assign_signatory(both).await).reason, "SIGNS_FOR_TWO_PARTIES");
}

#[tokio::test]
async fn a_principal_needs_a_position_in_the_party_on_the_day_and_acting_is_enough() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    let stranger = given::assign(&agreement, 1, &cast.guest, pb::SigningCapacity::Principal);
    assert_eq!(Refusal::expect(client.assign_signatory(stranger).await).reason, "POSITION_NOT_VALID");

    let deputy = given::person(&mut client, "สี่").await;
    let position = given::position(&mut client, &deputy, &cast.host.organisation, pb::PositionKind::Acting).await;
    let acting = given::Member { organisation: cast.host.organisation.clone(), person: deputy, position };
    let agreement =
        client.assign_signatory(given::assign(&agreement, 1, &acting, pb::SigningCapacity::Principal)).await.expect("acting may sign");
    let agreement = agreement.into_inner().agreement.expect("in the reply");
    let signatory = agreement.parties[0].signatory.as_ref().expect("assigned");
    assert_eq!(signatory.capacity(), pb::SigningCapacity::Principal);
    assert_eq!(signatory.snapshot.as_ref().map(pb::SigningSnapshot::position_kind), Some(pb::PositionKind::Acting));
}

#[tokio::test]
async fn a_position_that_ended_before_the_day_does_not_sign() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::open(&mut client, &cast).await;
    let end = pb::EndPositionRequest {
        id: cast.host.position.id.clone(),
        expected_version: 1,
        valid_to: given::day(2021, 12, 20),
        ..Default::default()
    };
    client.end_position(end).await.expect("ended");
    assert_eq!(Refusal::expect(given::sign(&mut client, &agreement, 1).await).reason, "POSITION_NOT_VALID");
    let yesterday = step!(client, record_signature, RecordSignatureRequest, agreement, party_no: 1, signed_on: given::day(2021, 12, 19), medium: pb::SignatureMedium::WetInk.into());
    assert_eq!(yesterday.expect("held until the day before").signatures_recorded, 1);
}

#[tokio::test]
async fn a_signature_keeps_the_name_and_titles_of_its_day() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::signed(&mut client, &cast).await;
    let rename = pb::UpdatePersonRequest {
        id: cast.host.person.id.clone(),
        expected_version: 1,
        names: given::names("ชื่อใหม่"),
        ..Default::default()
    };
    client.update_person(rename).await.expect("renamed");

    let request = pb::GetAgreementRequest { id: agreement.id.clone(), with_names: true };
    let shown = client.get_agreement(request).await.expect("there").into_inner().agreement.expect("in the reply");
    let snapshot = shown.parties[0].signatory.as_ref().and_then(|s| s.snapshot.as_ref()).expect("signed");
    assert_eq!(snapshot.display_name, "นายหนึ่ง ตัวอย่าง (ข้อมูลสมมติ)");
    assert_eq!(snapshot.titles, ["ผู้อำนวยการ"]);
}

#[tokio::test]
async fn signatures_lie_not_in_the_future_and_fit_their_instant_and_the_frozen_text() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::open(&mut client, &cast).await;
    let ink = i32::from(pb::SignatureMedium::WetInk);
    let tomorrow =
        step!(client, record_signature, RecordSignatureRequest, agreement, party_no: 1, signed_on: given::day(2021, 12, 21), medium: ink);
    assert_eq!(Refusal::expect(tomorrow).field_reasons(), [("signed_on", "SIGNED_IN_FUTURE")]);
    // 17:00 UTC on the 19th is midnight of the 20th in Bangkok; a second earlier is the 19th.
    let at = prost_types::Timestamp { seconds: 1_639_933_199, nanos: 0 };
    let other_day = step!(client, record_signature, RecordSignatureRequest, agreement, party_no: 1, signed_on: given::today(), signed_at: Some(at), medium: ink);
    assert_eq!(Refusal::expect(other_day).field_reasons(), [("signed_at", "SIGNED_ON_ANOTHER_DAY")]);
    let other_text = step!(client, record_signature, RecordSignatureRequest, agreement, party_no: 1, signed_on: given::today(), medium: ink, text_sha256: "0".repeat(64));
    assert_eq!(Refusal::expect(other_text).reason, "TEXT_CHANGED");
    let frozen = agreement.agreed_text.as_ref().expect("frozen").sha256.clone();
    let same = step!(client, record_signature, RecordSignatureRequest, agreement, party_no: 1, signed_on: given::today(), medium: ink, text_sha256: frozen);
    assert_eq!(same.expect("the frozen text").signatures_recorded, 1);
}

#[tokio::test]
async fn the_text_reopens_only_while_nobody_has_signed() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let open = given::open(&mut client, &cast).await;
    let reopened = step!(client, reopen_text, ReopenTextRequest, open, reason: "แก้ถ้อยคำ".to_owned()).expect("nobody has signed");
    assert_eq!(reopened.state(), pb::AgreementState::AgreedText);
    let open = step!(client, open_signing, OpenSigningRequest, reopened).expect("open again");
    let signed = given::sign(&mut client, &open, 1).await.expect("signed");
    let refused = step!(client, reopen_text, ReopenTextRequest, signed, reason: "สายไป".to_owned());
    assert_eq!(Refusal::expect(refused).reason, "STATE_NOT_ALLOWED");
}
