//! Every command in every state, with what is expected of each.

use std::collections::HashSet;

use super::state::{Action, allowed};
use super::*;
use crate::domain::ReasonRequired;
use crate::domain::ceremony::CeremonyStatus;

/// A command that would succeed if only the state allowed it.
type Command = fn(&mut Agreement) -> Told;

/// Where a command leaves the agreement.
#[derive(Clone, Copy)]
enum Then {
    Same,
    To(AgreementState),
}

/// A real agreement, led into the state. Party 1 has a named witness, party 2 a representative with a recorded letter.
fn in_state(state: AgreementState) -> Agreement {
    let mut agreement = draft(2);
    agreement.assign_signatory(1, principal(1, 1), now()).unwrap();
    agreement.assign_signatory(2, representative(2, 2), now()).unwrap();
    agreement.record_delegation(2, letter(), now()).unwrap();
    agreement.name_witness(1, 1, person(3), now()).unwrap();
    let steps: [(AgreementState, Command); 6] = [
        (AgreementState::InReview, |a| a.submit(now())),
        (AgreementState::AgreedText, |a| a.freeze_text(None, now())),
        (AgreementState::Scheduled, |a| a.schedule(ceremony(1), None, now())),
        (AgreementState::Signing, |a| a.open_signing(now())),
        (AgreementState::PartiallySigned, |a| sign(a, 1)),
        (AgreementState::Executed, |a| {
            sign(a, 2)?;
            a.waive_witnesses(1, "ไม่มีรายชื่อ", now())?;
            a.waive_witnesses(2, "ไม่มีรายชื่อ", now())?;
            a.verify_delegation(2, now())?;
            a.execute(true, now())
        }),
    ];
    if state == AgreementState::Cancelled {
        agreement.cancel("ยุติการเจรจา", false, now()).unwrap();
    }
    for (next, step) in steps {
        if agreement.record.state == state {
            break;
        }
        step(&mut agreement).unwrap();
        assert_eq!(agreement.record.state, next);
    }
    assert_eq!(agreement.record.state, state);
    agreement
}

fn edited(agreement: &mut Agreement, edit: fn(&mut Content)) -> Told {
    let mut content = agreement.record.content.clone();
    edit(&mut content);
    agreement.change(content, now())
}

/// The columns are the states in their order: `DRAFT`, `IN_REVIEW`, `AGREED_TEXT`, `SCHEDULED`, `SIGNING`, `PARTIALLY_SIGNED`,
/// `EXECUTED`, `CANCELLED`. `y` succeeds; `.` is refused for the state; `I` the agreement is immutable; `F` the parties are
/// frozen; `N` is possible in the state and refused for what is missing; `0` does nothing anywhere.
const TABLE: [(&str, Action, Command, &str, Then); 24] = [
    ("change text", Action::ChangeText, |a| edited(a, |c| c.objectives_text.push('ๆ')), "y.....I.", Then::Same),
    ("change terms", Action::ChangeTerms, |a| edited(a, |c| c.expires_on = Some(DAY)), "yyyyyyI.", Then::Same),
    ("change number", Action::ChangeTerms, |a| edited(a, |c| c.reference_no.push('1')), "yyyyyyI.", Then::Same),
    ("change note", Action::ChangeNote, |a| edited(a, |c| c.source_note.push('1')), "yyyyyyy.", Then::Same),
    ("add party", Action::ChangeParties, |a| a.add_party(party(8, PartySide::Counterparty), now()), "y....FF.", Then::Same),
    ("remove party", Action::ChangeParties, |a| a.remove_party(2, now()), "y....FF.", Then::Same),
    ("assign signatory", Action::AssignSignatory, |a| a.assign_signatory(2, principal(9, 2), now()), "yyyyyy..", Then::Same),
    ("submit", Action::Submit, |a| a.submit(now()), "y.......", Then::To(AgreementState::InReview)),
    ("return", Action::Return, |a| a.return_to_draft("แก้ชื่อ", now()), ".y......", Then::To(AgreementState::Draft)),
    ("freeze text", Action::FreezeText, |a| a.freeze_text(None, now()), ".y......", Then::To(AgreementState::AgreedText)),
    ("schedule", Action::Schedule, schedule_another, "..yy....", Then::To(AgreementState::Scheduled)),
    ("open signing", Action::OpenSigning, |a| a.open_signing(now()), "..yy....", Then::To(AgreementState::Signing)),
    ("reopen text", Action::ReopenText, |a| a.reopen_text("แก้ชื่อ", now()), "....y...", Then::To(AgreementState::AgreedText)),
    ("sign", Action::RecordSignature, |a| sign(a, 2), "....yy..", Then::To(AgreementState::PartiallySigned)),
    ("name witness", Action::NameWitness, |a| a.name_witness(2, 1, person(4), now()), "yyyyyy..", Then::Same),
    ("witness signs", Action::RecordWitnessSignature, witness_signs, "....yy..", Then::Same),
    ("waive witnesses", Action::WaiveWitnesses, |a| a.waive_witnesses(2, "ไม่มี", now()), "....yy..", Then::Same),
    ("record letter", Action::HandleDelegation, |a| a.record_delegation(2, letter(), now()), "yyyyyy..", Then::Same),
    ("verify letter", Action::HandleDelegation, |a| a.verify_delegation(2, now()), "yyyyyy..", Then::Same),
    ("revoke letter", Action::HandleDelegation, |a| a.revoke_delegation(2, "ถอน", now()), "yyyyyy..", Then::Same),
    ("waive letter", Action::WaiveDelegation, |a| a.waive_delegation(2, "รอ", now()), "....yy..", Then::Same),
    ("execute too early", Action::Execute, |a| a.execute(true, now()), "....NN..", Then::Same),
    ("cancel", Action::Cancel, |a| a.cancel("ยุติ", false, now()), "yyyyyy..", Then::To(AgreementState::Cancelled)),
    ("nothing to change", Action::ChangeNote, |a| edited(a, |_| ()), "00000000", Then::Same),
];

fn schedule_another(agreement: &mut Agreement) -> Told {
    let present = agreement.record.ceremony.map(|_| CeremonyStatus::Cancelled);
    agreement.schedule(ceremony(2), present, now())
}

fn witness_signs(agreement: &mut Agreement) -> Told {
    agreement.record_witness_signature(1, 1, DAY, "สมหญิง ตัวอย่าง (ข้อมูลสมมติ)".to_owned(), now())
}

#[test]
fn every_command_is_possible_exactly_where_the_table_says_so() {
    for (name, action, command, expected, then) in TABLE {
        assert_eq!(expected.len(), AgreementState::ALL.len(), "{name}");
        for (state, cell) in AgreementState::ALL.iter().copied().zip(expected.chars()) {
            let mut agreement = in_state(state);
            let before = agreement.clone();
            let told = command(&mut agreement);
            if cell != '0' {
                assert_eq!(allowed(state, action), matches!(cell, 'y' | 'N'), "{name} in {state}");
            }
            match (cell, &told) {
                ('y', Ok(events)) => {
                    let next = match then {
                        Then::Same => state,
                        Then::To(next) => next,
                    };
                    assert_eq!(agreement.record.state, next, "{name} in {state}");
                    assert_eq!((events.len(), agreement.record.version), (1, before.record.version + 1), "{name} in {state}");
                    continue;
                }
                ('0', Ok(events)) => assert!(events.is_empty(), "{name} in {state}"),
                ('.', Err(error)) => assert_eq!(error, &AgreementError::StateNotAllowed { state }, "{name}"),
                ('I', Err(error)) => assert_eq!(error, &AgreementError::Immutable, "{name} in {state}"),
                ('F', Err(error)) => assert_eq!(error, &AgreementError::PartiesFrozen, "{name} in {state}"),
                ('N', Err(AgreementError::NotReady(defects))) => assert!(!defects.is_empty(), "{name} in {state}"),
                _ => panic!("{name} in {state}: {told:?}"),
            }
            assert_eq!(agreement, before, "{name} in {state} must leave the agreement as it was");
        }
    }
}

#[test]
fn the_table_leaves_no_action_out() {
    let actions: HashSet<Action> = TABLE.iter().map(|(_, action, ..)| *action).collect();
    assert_eq!(actions.len(), 19);
}

#[test]
fn an_agreement_that_is_ready_is_executed_and_stays_so() {
    let mut agreement = ready();
    assert_eq!(agreement.record.state, AgreementState::PartiallySigned);
    assert_eq!(agreement.execute(true, now()), Ok(vec![AgreementEvent::Executed]));
    assert_eq!(agreement.record.state, AgreementState::Executed);
    assert_eq!(agreement.record.execution, Some(Execution { executed_at: now(), with_reservation: true }));
}

#[test]
fn signing_is_opened_without_a_ceremony_too() {
    let mut agreement = in_state(AgreementState::AgreedText);
    agreement.open_signing(now()).unwrap();
    assert_eq!((agreement.record.state, agreement.record.ceremony), (AgreementState::Signing, None));
}

#[test]
fn a_postponed_ceremony_gets_a_new_day_and_a_cancelled_one_gives_way() {
    let planned = || {
        let mut agreement = in_state(AgreementState::AgreedText);
        agreement.schedule(ceremony(1), None, now()).unwrap();
        agreement
    };
    let refused = Err(AgreementError::StateNotAllowed { state: AgreementState::Scheduled });
    let told = |number, present| planned().schedule(ceremony(number), Some(present), now());
    assert_eq!(told(1, CeremonyStatus::Postponed), Ok(vec![AgreementEvent::Scheduled]));
    assert_eq!(told(2, CeremonyStatus::Postponed), refused);
    assert_eq!(told(2, CeremonyStatus::Cancelled), Ok(vec![AgreementEvent::Scheduled]));
    assert_eq!(told(1, CeremonyStatus::Cancelled), refused);
    assert_eq!(told(2, CeremonyStatus::Held), Ok(vec![AgreementEvent::Scheduled]));
    assert_eq!(told(2, CeremonyStatus::Planned), refused);
    assert_eq!(planned().schedule(ceremony(2), None, now()), refused);
}

#[test]
fn signing_is_not_closed_again_once_a_witness_has_signed() {
    let mut agreement = in_state(AgreementState::Signing);
    witness_signs(&mut agreement).unwrap();
    let refused = Err(AgreementError::StateNotAllowed { state: AgreementState::Signing });
    assert_eq!(agreement.reopen_text("แก้ชื่อ", now()), refused);
}

#[test]
fn returning_reopening_waiving_revoking_and_cancelling_need_a_reason() {
    let asked: [(AgreementState, Command); 6] = [
        (AgreementState::InReview, |a| a.return_to_draft(" ", now())),
        (AgreementState::Signing, |a| a.reopen_text("", now())),
        (AgreementState::Signing, |a| a.waive_witnesses(1, "\n", now())),
        (AgreementState::Signing, |a| a.waive_delegation(2, "", now())),
        (AgreementState::Signing, |a| a.revoke_delegation(2, "\t", now())),
        (AgreementState::Signing, |a| a.cancel("  ", false, now())),
    ];
    for (state, command) in asked {
        let mut agreement = in_state(state);
        let before = agreement.clone();
        assert_eq!(command(&mut agreement), Err(ReasonRequired.into()));
        assert_eq!(agreement, before);
    }
}

#[test]
fn the_reason_of_a_cancellation_is_kept() {
    let agreement = in_state(AgreementState::Cancelled);
    assert_eq!(agreement.record.cancel_reason.as_deref(), Some("ยุติการเจรจา"));
}

#[test]
fn an_agreement_that_is_given_up_leaves_a_ceremony_that_goes_on_without_it() {
    for (goes_on, left) in [(true, None), (false, Some(ceremony(1)))] {
        let mut agreement = in_state(AgreementState::Scheduled);
        assert_eq!(agreement.cancel("ยุติ", goes_on, now()), Ok(vec![AgreementEvent::Cancelled]));
        assert_eq!(agreement.record.ceremony, left);
    }
}

#[test]
fn every_command_on_a_party_or_place_that_does_not_exist_says_so() {
    let asked: [Command; 9] = [
        |a| a.assign_signatory(3, principal(9, 3), now()),
        |a| a.record_signature(3, signature(position(9, 3)), now()),
        |a| a.name_witness(3, 1, person(9), now()),
        |a| a.record_witness_signature(3, 1, DAY, String::new(), now()),
        |a| a.waive_witnesses(3, "ไม่มี", now()),
        |a| a.record_delegation(3, letter(), now()),
        |a| a.verify_delegation(3, now()),
        |a| a.revoke_delegation(3, "ถอน", now()),
        |a| a.waive_delegation(3, "รอ", now()),
    ];
    for command in asked {
        assert_eq!(command(&mut in_state(AgreementState::Signing)), Err(AgreementError::NoSuchParty { party_no: 3 }));
    }
    assert_eq!(in_state(AgreementState::Draft).remove_party(0, now()), Err(AgreementError::NoSuchParty { party_no: 0 }));
    let mut agreement = in_state(AgreementState::Signing);
    let nowhere = AgreementError::NoSuchWitnessSlot { party: tag(&agreement, 1), slot_no: 3 };
    assert_eq!(agreement.name_witness(1, 3, person(9), now()), Err(nowhere));
}

#[test]
fn every_event_has_the_name_of_its_subject() {
    let mut agreement = draft(2);
    let told = agreement.submit(now()).unwrap();
    assert_eq!((told[0].name(), told[0].word()), ("partners.agreement.submitted", "submitted"));
    assert_eq!(AgreementEvent::SignedByParty(1).name(), "partners.agreement.signed_by_party");
    assert_eq!(AgreementEvent::WitnessSigned(1, 2).word(), "witness_signed");
}
