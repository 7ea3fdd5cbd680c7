//! What an agreement looks like on the board.

use api::common::v1::LocalDate;
use api::partners::v1 as told;
use api::partners::v1::{AgreementState, DelegationStatus, PositionKind, SignatoryStatus, SigningCapacity, Validity};

use crate::story::{agreement, agreement_told, apply, ceremony_told, id, minute, shown, with_unknown_field, world};

/// Seven parties, all signed on one day: parties 2, 4, 6 and 7 by representatives without a letter, no witness yet.
fn seven_parties_signed(version: i64) -> told::AgreementSnapshot {
    let organisations: Vec<String> = (101..=107).map(id).collect();
    let mut snapshot = agreement(&id(1), version, &organisations.iter().map(String::as_str).collect::<Vec<_>>());
    snapshot.state = AgreementState::PartiallySigned.into();
    snapshot.signatures_recorded = 7;
    snapshot.signed_on = Some(day());
    for party in &mut snapshot.parties {
        let represented = matches!(party.party_no, 2 | 4 | 6 | 7);
        party.signatory_status = SignatoryStatus::Signed.into();
        party.signed_on = Some(day());
        party.capacity = if represented { SigningCapacity::Representative } else { SigningCapacity::Principal }.into();
        party.position_kind = if party.party_no == 1 { PositionKind::Acting } else { PositionKind::Substantive }.into();
        party.delegation_status = if represented { DelegationStatus::PendingEvidence } else { DelegationStatus::Unspecified }.into();
        party.defects = vec![told::DefectReason::WitnessIncomplete.into()];
        if represented {
            party.defects.push(told::DefectReason::DelegationMissing.into());
        }
    }
    snapshot
}

fn day() -> LocalDate {
    LocalDate { year: 2021, month: 12, day: 23, ..Default::default() }
}

#[tokio::test]
async fn seven_signatures_of_which_four_by_representatives_leave_fourteen_witness_places_and_four_authorities_open() {
    let world = world().await;
    apply(&world, &[agreement_told(seven_parties_signed(9), minute(9))]).await;

    let board = shown(&world, &id(1)).await;
    assert_eq!((board.parties_count, board.signatures_recorded, board.signatures_outstanding), (7, 7, 0));
    assert_eq!((board.witness_gaps, board.authority_gaps), (14, 4));
    assert_eq!((board.state(), board.validity()), (AgreementState::PartiallySigned, Validity::Defective));
    assert_eq!(board.agreement_version, 9);
    assert_eq!(board.as_of, Some(chassis::wire::timestamp(minute(9))));
    let signed_on = board.signed_on.expect("all have signed");
    assert_eq!((signed_on.year, signed_on.month, signed_on.day, signed_on.be_text.as_str()), (2021, 12, 23, "23 ธันวาคม 2564"));
    assert_eq!((board.effective_on, board.expires_on), (None, None), "what nobody stated stays absent");

    let gaps: Vec<(i32, i32, bool)> = board.parties.iter().map(|p| (p.party_no, p.witness_gap, p.authority_gap)).collect();
    assert_eq!(gaps, [(1, 2, false), (2, 2, true), (3, 2, false), (4, 2, true), (5, 2, false), (6, 2, true), (7, 2, true)]);
    let acting = &board.parties[0];
    assert_eq!((acting.capacity(), acting.position_kind()), (SigningCapacity::Principal, PositionKind::Acting));
    let represented = &board.parties[6];
    let missing = [told::DefectReason::WitnessIncomplete, told::DefectReason::DelegationMissing];
    assert_eq!(represented.defects().collect::<Vec<_>>(), missing);
    assert_eq!(represented.delegation_status(), DelegationStatus::PendingEvidence);
}

#[tokio::test]
async fn waived_places_and_letters_are_no_gaps_and_the_board_shows_the_reservation() {
    let world = world().await;
    let mut waived = seven_parties_signed(20);
    waived.state = AgreementState::Executed.into();
    waived.validity = Validity::Complete.into();
    waived.executed_with_reservation = true;
    for party in &mut waived.parties {
        party.witnesses_signed = i32::from(party.party_no == 1);
        party.witnesses_waived = 2 - party.witnesses_signed;
        party.defects.clear();
        if party.capacity() == SigningCapacity::Representative {
            party.delegation_status = DelegationStatus::Waived.into();
        }
    }
    apply(&world, &[agreement_told(seven_parties_signed(9), minute(9)), agreement_told(waived, minute(20))]).await;

    let board = shown(&world, &id(1)).await;
    assert_eq!((board.witness_gaps, board.authority_gaps, board.executed_with_reservation), (0, 0, true));
    assert_eq!(board.state(), AgreementState::Executed);
    assert!(board.parties.iter().all(|party| party.defects.is_empty()), "defects of an older version are gone");
    assert_eq!((board.parties[0].witnesses_signed, board.parties[0].witnesses_waived), (1, 1));
}

#[tokio::test]
async fn parties_stand_in_the_order_of_protocol_and_a_party_that_left_is_gone() {
    let world = world().await;
    let mut three = agreement(&id(1), 1, &[&id(101), &id(102), &id(103)]);
    three.parties[0].protocol_order = 3;
    three.parties[2].protocol_order = 1;
    apply(&world, &[agreement_told(three, minute(1))]).await;
    let order: Vec<i32> = shown(&world, &id(1)).await.parties.iter().map(|party| party.party_no).collect();
    assert_eq!(order, [3, 2, 1]);

    apply(&world, &[agreement_told(agreement(&id(1), 2, &[&id(101)]), minute(2))]).await;
    let board = shown(&world, &id(1)).await;
    assert_eq!((board.parties_count, board.signatures_outstanding, board.witness_gaps), (1, 1, 2));
    assert_eq!(board.parties.len(), 1);
}

#[tokio::test]
async fn the_ceremony_is_shown_once_both_it_and_the_agreement_are_known_and_only_while_it_has_a_day() {
    let world = world().await;
    let start = minute(600);
    let mut scheduled = agreement(&id(1), 2, &[&id(101)]);
    scheduled.ceremony_id = id(50);
    apply(&world, &[agreement_told(scheduled, minute(2))]).await;
    assert_eq!(shown(&world, &id(1)).await.ceremony_starts_at, None, "the ceremony has not been told yet");

    apply(&world, &[ceremony_told(&id(50), 1, &id(1), told::CeremonyStatus::Planned, Some(start), minute(1))]).await;
    assert_eq!(shown(&world, &id(1)).await.ceremony_starts_at, Some(chassis::wire::timestamp(start)));

    apply(&world, &[ceremony_told(&id(50), 2, &id(1), told::CeremonyStatus::Postponed, Some(start), minute(3))]).await;
    assert_eq!(shown(&world, &id(1)).await.ceremony_starts_at, None);
}

#[tokio::test]
async fn what_a_newer_source_adds_does_not_keep_the_board_from_reading_the_rest() {
    let world = world().await;
    let mut newer = agreement(&id(1), 2, &[&id(101)]);
    newer.state = 77;
    let renewed = with_unknown_field(agreement_told(newer, minute(2)), "renewed");
    let of_another_kind = with_unknown_field(agreement_told(agreement(&id(2), 1, &[]), minute(3)), "granted");
    let of_another_kind = chassis::event::Event { aggregate: "scholarship".to_owned(), ..of_another_kind };
    apply(&world, &[renewed, of_another_kind]).await;

    assert_eq!(shown(&world, &id(1)).await.state, 77, "a choice that only the client may know passes through");
    assert_eq!(crate::story::listed(&world, "legal_officer@global").await.partnerships.len(), 1);
}
