//! Whatever is done with an agreement, in whichever order: what must always hold.

use proptest::prelude::*;

use super::*;
use crate::domain::ceremony::CeremonyStatus;

/// Something done with an agreement; the numbers choose the party, the place and the person, also wrong ones.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// The next sensible step, so that sequences get far.
    Forward,
    ChangeText(i32),
    ChangeTerms(bool),
    AddParty(u128),
    RemoveParty(i32),
    AssignPrincipal(i32, u128),
    AssignRepresentative(i32, u128),
    Submit,
    Return,
    Freeze,
    Schedule(u128, CeremonyStatus),
    OpenSigning,
    ReopenText,
    Sign(i32, u128),
    NameWitness(i32, i32, u128),
    WitnessSigns(i32, i32),
    WaiveWitnesses(i32),
    RecordLetter(i32),
    VerifyLetter(i32),
    RevokeLetter(i32),
    WaiveLetter(i32),
    Execute(bool),
    Cancel,
}

fn step() -> impl Strategy<Value = Step> {
    let (party, place, who) = (0_i32..6, 1_i32..4, 1_u128..8);
    let status = prop::sample::select(CeremonyStatus::ALL);
    prop_oneof![
        12 => Just(Step::Forward),
        1 => (0_i32..4).prop_map(Step::ChangeText),
        1 => any::<bool>().prop_map(Step::ChangeTerms),
        2 => (1_u128..6).prop_map(Step::AddParty),
        1 => party.clone().prop_map(Step::RemoveParty),
        3 => (party.clone(), who.clone()).prop_map(|(party, who)| Step::AssignPrincipal(party, who)),
        3 => (party.clone(), who.clone()).prop_map(|(party, who)| Step::AssignRepresentative(party, who)),
        1 => prop::sample::select(vec![Step::Submit, Step::Return, Step::Freeze, Step::OpenSigning, Step::ReopenText]),
        1 => (1_u128..3, status).prop_map(|(number, status)| Step::Schedule(number, status)),
        2 => (party.clone(), who.clone()).prop_map(|(party, who)| Step::Sign(party, who)),
        3 => (party.clone(), place.clone(), who).prop_map(|(party, place, who)| Step::NameWitness(party, place, who)),
        2 => (party.clone(), place).prop_map(|(party, place)| Step::WitnessSigns(party, place)),
        1 => party.clone().prop_map(Step::WaiveWitnesses),
        1 => party.clone().prop_map(Step::RecordLetter),
        1 => party.clone().prop_map(Step::VerifyLetter),
        1 => party.clone().prop_map(Step::RevokeLetter),
        1 => party.prop_map(Step::WaiveLetter),
        1 => any::<bool>().prop_map(Step::Execute),
        1 => Just(Step::Cancel),
    ]
}

/// The party's own number of organisation, for the positions of its people.
fn place_of(agreement: &Agreement, party_no: i32) -> u128 {
    agreement.party(party_no).map_or(0, |party| party.organisation.0.as_u128())
}

fn take(agreement: &mut Agreement, step: Step) -> Told {
    match step {
        Step::Forward => forward(agreement),
        Step::ChangeText(witnesses) => {
            let content = Content { witnesses_per_party: witnesses, ..agreement.record().content.clone() };
            agreement.change(content, now())
        }
        Step::ChangeTerms(past) => {
            let day = if past { DAY.yesterday() } else { DAY.tomorrow() };
            let content = Content { effective_on: day.ok(), ..agreement.record().content.clone() };
            agreement.change(content, now())
        }
        Step::AddParty(number) => agreement.add_party(party(number, PartySide::Counterparty), now()),
        Step::RemoveParty(no) => agreement.remove_party(no, now()),
        Step::AssignPrincipal(no, who) => agreement.assign_signatory(no, principal(who, place_of(agreement, no)), now()),
        Step::AssignRepresentative(no, who) => agreement.assign_signatory(no, representative(who, place_of(agreement, no)), now()),
        Step::Submit => agreement.submit(now()),
        Step::Return => agreement.return_to_draft("แก้", now()),
        Step::Freeze => agreement.freeze_text(None, now()),
        Step::Schedule(number, status) => agreement.schedule(ceremony(number), Some(status), now()),
        Step::OpenSigning => agreement.open_signing(now()),
        Step::ReopenText => agreement.reopen_text("แก้", now()),
        Step::Sign(no, who) => agreement.record_signature(no, signature(position(who, place_of(agreement, no))), now()),
        Step::NameWitness(no, slot, who) => agreement.name_witness(no, slot, person(who), now()),
        Step::WitnessSigns(no, slot) => agreement.record_witness_signature(no, slot, DAY, "พยาน (ข้อมูลสมมติ)".to_owned(), now()),
        Step::WaiveWitnesses(no) => agreement.waive_witnesses(no, "ไม่มี", now()),
        Step::RecordLetter(no) => agreement.record_delegation(no, letter(), now()),
        Step::VerifyLetter(no) => agreement.verify_delegation(no, now()),
        Step::RevokeLetter(no) => agreement.revoke_delegation(no, "ถอน", now()),
        Step::WaiveLetter(no) => agreement.waive_delegation(no, "รอ", now()),
        Step::Execute(accept) => agreement.execute(accept, now()),
        Step::Cancel => agreement.cancel("ยุติ", false, now()),
    }
}

/// What somebody who wants the agreement executed does next.
fn forward(agreement: &mut Agreement) -> Told {
    match agreement.record().state {
        AgreementState::Draft => agreement.submit(now()),
        AgreementState::InReview => agreement.freeze_text(None, now()),
        AgreementState::AgreedText | AgreementState::Scheduled => agreement.open_signing(now()),
        AgreementState::Signing | AgreementState::PartiallySigned => mend(agreement),
        AgreementState::Executed | AgreementState::Cancelled => Ok(Vec::new()),
    }
}

fn mend(agreement: &mut Agreement) -> Told {
    let Some(defect) = agreement.defects().into_iter().next() else { return agreement.execute(true, now()) };
    let no = defect.party.no;
    match defect.reason {
        DefectReason::SignatoryMissing => {
            // Somebody nobody else in these tests is.
            let newcomer = 100 + u128::try_from(agreement.record().version).expect("a version is positive");
            agreement.assign_signatory(no, principal(newcomer, place_of(agreement, no)), now())
        }
        DefectReason::SignatureMissing => sign(agreement, no),
        DefectReason::WitnessIncomplete => agreement.waive_witnesses(no, "ไม่มี", now()),
        DefectReason::DelegationMissing => {
            agreement.record_delegation(no, letter(), now())?;
            let told = agreement.verify_delegation(no, now())?;
            Ok([vec![AgreementEvent::DelegationRecorded(no)], told].concat())
        }
        DefectReason::PositionNotValid => panic!("positions in these tests are always valid"),
    }
}

fn signatures(agreement: &Agreement) -> Vec<(OrganisationId, PersonId, Signature)> {
    let signed = |party: &Party| {
        let signatory = party.signatory.as_ref()?;
        Some((party.organisation, signatory.person, signatory.signature.clone()?))
    };
    agreement.record().parties.iter().filter_map(signed).collect()
}

fn numbers_are_contiguous(agreement: &Agreement) -> Result<(), TestCaseError> {
    for (party, no) in agreement.record().parties.iter().zip(1..) {
        prop_assert_eq!((party.party_no, party.protocol_order), (no, no));
        let places = agreement.record().content.witnesses_per_party;
        prop_assert_eq!(party.witness_slots.iter().map(|slot| slot.slot_no).collect::<Vec<_>>(), (1..=places).collect::<Vec<_>>());
    }
    Ok(())
}

fn everybody_has_one_part(agreement: &Agreement) -> Result<(), TestCaseError> {
    let parties = &agreement.record().parties;
    let signatories = parties.iter().filter_map(|party| party.signatory.as_ref()).map(|signatory| signatory.person);
    let witnesses = parties.iter().flat_map(|party| party.witness_slots.iter().filter_map(WitnessSlot::person));
    let mut people: Vec<PersonId> = signatories.chain(witnesses).collect();
    let parts = people.len();
    people.sort_unstable();
    people.dedup();
    prop_assert_eq!(people.len(), parts, "a person signs or witnesses twice");
    let replaced_signed = parties.iter().flat_map(|party| &party.former_signatories).any(|former| former.signature.is_some());
    prop_assert!(!replaced_signed, "a replaced signatory has signed");
    Ok(())
}

fn the_state_fits_what_happened(agreement: &Agreement) -> Result<(), TestCaseError> {
    let record = agreement.record();
    let (state, signed) = (record.state, agreement.signatures_recorded());
    match state {
        AgreementState::Draft | AgreementState::InReview => prop_assert!(signed == 0 && record.agreed_text.is_none()),
        AgreementState::AgreedText | AgreementState::Scheduled | AgreementState::Signing => {
            prop_assert!(signed == 0 && record.agreed_text.is_some());
        }
        AgreementState::PartiallySigned => prop_assert!(signed > 0),
        AgreementState::Executed => {
            prop_assert_eq!(signed, agreement.parties_count());
            let unwaived: Vec<Defect> = record.parties.iter().flat_map(defect::missing).collect();
            prop_assert_eq!(unwaived, vec![]);
            let reserved = record.execution.map(|execution| execution.with_reservation);
            prop_assert_eq!(reserved, Some(!agreement.reservations().is_empty()));
            let (signed_on, effective_on) = (agreement.signed_on(), record.content.effective_on);
            prop_assert!(effective_on.is_none_or(|effective| Some(effective) >= signed_on));
        }
        AgreementState::Cancelled => prop_assert!(record.cancel_reason.is_some()),
    }
    prop_assert_eq!(record.execution.is_some(), state == AgreementState::Executed);
    if let Some(text) = &record.agreed_text {
        prop_assert_eq!(text.sha256, TextHash::of(&agreement.canonical_text()), "the frozen text changed");
        prop_assert!(agreement.parties_count() >= 2 && record.parties.iter().any(|party| party.side == PartySide::Host));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_sequence_of_commands_breaks_an_invariant(parties in 0_u128..4, steps in prop::collection::vec(step(), 1..60)) {
        let mut agreement = draft(parties);
        for step in steps {
            let before = agreement.clone();
            let told = take(&mut agreement, step);
            let events = match &told {
                Ok(events) => events.len(),
                Err(_) if matches!(step, Step::Forward) => continue,
                Err(error) => {
                    prop_assert_eq!(&agreement, &before, "refused with {:?}, yet something changed", error);
                    continue;
                }
            };
            let risen = agreement.record().version - before.record().version;
            prop_assert_eq!(i64::try_from(events).unwrap(), risen, "{:?} told {:?}", step, told);
            prop_assert!(events > 0 || agreement == before);
            numbers_are_contiguous(&agreement)?;
            everybody_has_one_part(&agreement)?;
            the_state_fits_what_happened(&agreement)?;
            let after = signatures(&agreement);
            prop_assert!(signatures(&before).iter().all(|signature| after.contains(signature)), "{:?} lost a signature", step);
            if matches!(before.record().state, AgreementState::Executed | AgreementState::Cancelled) {
                prop_assert_eq!(agreement.record().state, before.record().state, "an end is final");
                prop_assert_eq!(&agreement.record().parties, &before.record().parties);
            }
        }
    }

    #[test]
    fn signing_witnessing_verifying_and_waiving_never_add_a_defect(steps in prop::collection::vec(step(), 1..60)) {
        let mut agreement = draft(3);
        let gap = |agreement: &Agreement| agreement.defects().iter().map(|defect| defect.count).sum::<i32>();
        for step in steps {
            let before = gap(&agreement);
            let told = take(&mut agreement, step);
            let mends = matches!(
                step,
                Step::Sign(..) | Step::WitnessSigns(..) | Step::WaiveWitnesses(_) | Step::VerifyLetter(_) | Step::WaiveLetter(_)
            );
            if mends && told.is_ok_and(|events| !events.is_empty()) {
                prop_assert!(gap(&agreement) < before, "{:?} mended nothing", step);
            }
        }
    }

    #[test]
    fn who_keeps_going_forward_gets_every_agreement_executed(steps in prop::collection::vec(step(), 0..12)) {
        let mut agreement = draft(3);
        for step in steps.into_iter().filter(|step| !matches!(step, Step::Cancel | Step::ChangeTerms(_) | Step::RemoveParty(_))) {
            let _ = take(&mut agreement, step);
        }
        for _ in 0..60 {
            forward(&mut agreement).unwrap();
        }
        prop_assert_eq!(agreement.record().state, AgreementState::Executed);
    }
}
