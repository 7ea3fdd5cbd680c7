use uuid::Uuid;

use super::*;
use crate::domain::problem::Problem;
use crate::domain::{Bound, BoundedQuantity, PersonId};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    at("2025-03-01T00:00:00Z")
}

fn item(seq: i32) -> ProgrammeItem {
    ProgrammeItem { seq, kind: ProgrammeItemKind::Signing, text: String::new(), performer: Performer::AllSignatoriesInPartyOrder }
}

fn plan() -> CeremonyPlan {
    CeremonyPlan {
        starts_at: at("2021-12-23T09:00:00+07:00"),
        ends_at: None,
        venue: String::new(),
        modes_stated: vec![ParticipationMode::Online],
        programme: vec![item(1), item(2)],
    }
}

fn planned(plan: CeremonyPlan) -> Result<Ceremony, CeremonyError> {
    Ceremony::plan(CeremonyId(Uuid::from_u128(1)), agreement(0), plan, now()).map(|(ceremony, _)| ceremony)
}

/// The one for which the ceremony was planned is number 0.
fn agreement(number: u128) -> AgreementId {
    AgreementId(Uuid::from_u128(100 + number))
}

/// Signs this many agreements.
fn of_several(agreements: u128) -> Ceremony {
    let mut ceremony = planned(plan()).unwrap();
    for number in 1..agreements {
        assert_eq!(ceremony.join(agreement(number), now()), Ok(vec![CeremonyEvent::AgreementJoined(agreement(number))]));
    }
    ceremony
}

fn in_status(status: CeremonyStatus) -> Ceremony {
    let mut ceremony = planned(plan()).unwrap();
    match status {
        CeremonyStatus::Planned => {}
        CeremonyStatus::Held => drop(ceremony.hold(Vec::new(), None, now()).unwrap()),
        CeremonyStatus::Postponed => drop(ceremony.postpone("ฝนตกหนัก", now()).unwrap()),
        CeremonyStatus::Cancelled => drop(ceremony.cancel("ฝนตกหนัก", now()).unwrap()),
    }
    assert_eq!(ceremony.record().status, status);
    ceremony
}

#[test]
fn every_step_is_possible_exactly_where_the_table_says_so() {
    type Step = fn(&mut Ceremony) -> Told;
    let steps: [(&str, Step, [bool; 4]); 5] = [
        // In the order of CeremonyStatus::ALL:                                   PLANNED, HELD, POSTPONED, CANCELLED
        ("plan anew", |ceremony| ceremony.plan_anew(plan(), now()), [false, false, true, false]),
        ("hold", |ceremony| ceremony.hold(Vec::new(), None, now()), [true, false, false, false]),
        ("postpone", |ceremony| ceremony.postpone("ฝนตก", now()), [true, false, false, false]),
        ("cancel", |ceremony| ceremony.cancel("ฝนตก", now()), [true, false, true, false]),
        ("join", |ceremony| ceremony.join(agreement(1), now()), [true, false, false, false]),
    ];
    for (name, step, expected) in steps {
        for (status, possible) in CeremonyStatus::ALL.iter().copied().zip(expected) {
            let mut ceremony = in_status(status);
            let before = ceremony.clone();
            let told = step(&mut ceremony);
            if possible {
                assert_eq!(told.map(|events| events.len()), Ok(1), "{name} in {status}");
                assert_eq!(ceremony.record().version, before.record().version + 1);
            } else {
                assert_eq!(told, Err(CeremonyError::StatusNotAllowed { status }), "{name} in {status}");
                assert_eq!(ceremony, before);
            }
        }
    }
}

#[test]
fn an_agreement_joins_once_and_fifty_are_enough() {
    let mut ceremony = of_several(50);
    let before = ceremony.clone();
    assert_eq!(ceremony.join(agreement(49), now()), Ok(vec![]));
    assert_eq!(ceremony.join(agreement(50), now()), Err(CeremonyError::TooManyAgreements));
    assert_eq!(ceremony, before);
    assert_eq!(before.record().version, 50);
}

#[test]
fn a_ceremony_goes_on_while_it_has_an_agreement_to_sign_and_is_cancelled_with_the_last() {
    let mut ceremony = of_several(3);
    assert!(ceremony.goes_on_without(agreement(0)));
    assert_eq!(ceremony.lose(agreement(0), "ยุติ", now()), Ok(vec![CeremonyEvent::AgreementLeft(agreement(0))]));
    assert_eq!(ceremony.lose(agreement(0), "ยุติ", now()), Ok(vec![]), "it has left already");
    assert_eq!(ceremony.lose(agreement(2), "ยุติ", now()), Ok(vec![CeremonyEvent::AgreementLeft(agreement(2))]));
    assert_eq!((ceremony.record().status, ceremony.record().agreements.as_slice()), (CeremonyStatus::Planned, [agreement(1)].as_slice()));
    assert!(!ceremony.goes_on_without(agreement(1)));
    assert_eq!(ceremony.lose(agreement(1), "ไม่ดำเนินการต่อ", now()), Ok(vec![CeremonyEvent::Cancelled]));
    assert_eq!((ceremony.record().status, ceremony.record().reason.as_str()), (CeremonyStatus::Cancelled, "ไม่ดำเนินการต่อ"));
    assert_eq!(ceremony.record().agreements, [agreement(1)], "what it was for stays known");
}

#[test]
fn a_postponed_ceremony_loses_agreements_like_a_planned_one_and_what_is_over_stays() {
    let mut postponed = of_several(2);
    postponed.postpone("ฝนตก", now()).unwrap();
    assert_eq!(postponed.lose(agreement(0), "ยุติ", now()), Ok(vec![CeremonyEvent::AgreementLeft(agreement(0))]));
    assert_eq!((postponed.record().status, postponed.record().reason.as_str()), (CeremonyStatus::Postponed, "ฝนตก"));
    for status in [CeremonyStatus::Held, CeremonyStatus::Cancelled] {
        let mut over = in_status(status);
        let before = over.clone();
        assert!(!over.goes_on_without(agreement(0)));
        assert_eq!(over.lose(agreement(0), "ยุติ", now()), Ok(vec![]));
        assert_eq!(over, before);
    }
}

#[test]
fn only_a_planned_or_held_ceremony_has_a_day() {
    let days = CeremonyStatus::ALL.iter().map(|status| in_status(*status).starts_at().is_some()).collect::<Vec<_>>();
    assert_eq!(days, [true, true, false, false]);
}

#[test]
fn a_postponed_ceremony_gets_its_new_day_and_loses_the_reason() {
    let mut ceremony = in_status(CeremonyStatus::Postponed);
    assert_eq!(ceremony.record().reason, "ฝนตกหนัก");
    let later = CeremonyPlan { starts_at: at("2022-01-10T09:00:00+07:00"), ..plan() };
    assert_eq!(ceremony.plan_anew(later.clone(), now()), Ok(vec![CeremonyEvent::Planned]));
    assert_eq!((ceremony.record().plan.starts_at, ceremony.record().reason.as_str()), (later.starts_at, ""));
}

#[test]
fn postponing_and_cancelling_need_a_reason() {
    let mut ceremony = in_status(CeremonyStatus::Planned);
    assert_eq!(ceremony.postpone(" ", now()), Err(ReasonRequired.into()));
    assert_eq!(ceremony.cancel("", now()), Err(ReasonRequired.into()));
    assert_eq!(ceremony, in_status(CeremonyStatus::Planned));
}

#[test]
fn a_ceremony_does_not_end_before_it_starts() {
    let early = at("2021-12-23T08:59:59+07:00");
    assert_eq!(planned(CeremonyPlan { ends_at: Some(early), ..plan() }), Err(EndBeforeStart.into()));
    assert!(planned(CeremonyPlan { ends_at: Some(plan().starts_at), ..plan() }).is_ok());
    assert_eq!(in_status(CeremonyStatus::Planned).hold(Vec::new(), Some(early), now()), Err(EndBeforeStart.into()));
}

#[test]
fn the_programme_is_numbered_without_gaps_and_a_mode_is_stated_once() {
    let wrong = CeremonyPlan {
        programme: vec![item(1), item(3)],
        modes_stated: vec![ParticipationMode::Online, ParticipationMode::Online],
        ..plan()
    };
    let problems = vec![
        FieldProblem::new("programme[1].seq", Problem::NumberExpected(2)),
        FieldProblem::new("modes_stated[1]", Problem::Twice("ONLINE".to_owned())),
    ];
    assert_eq!(planned(wrong), Err(CeremonyError::Invalid(problems)));
}

#[test]
fn an_item_is_performed_by_a_person_exactly_when_one_is_named() {
    let person = PersonId(Uuid::from_u128(3));
    for word in ProgrammePerformer::ALL {
        let named = *word == ProgrammePerformer::Person;
        assert_eq!(Performer::from_parts(*word, Some(person)).is_some(), named, "{word}");
        assert_eq!(Performer::from_parts(*word, None).is_some(), !named, "{word}");
        let performer = Performer::from_parts(*word, named.then_some(person)).unwrap();
        assert_eq!((performer.word(), performer.person()), (*word, named.then_some(person)));
    }
}

#[test]
fn more_than_two_hundred_attendees_stay_a_bound_and_the_planned_end_stays() {
    let quantity = Some(BoundedQuantity { bound: Bound::GreaterThan, value: 200 });
    let category = |code: &str| AttendeeCategory { code: code.to_owned(), text: "ครู".to_owned(), quantity: None };
    let attendance = |codes: [&str; 2]| Attendance {
        mode: ParticipationMode::Online,
        role_text: "สักขีพยาน".to_owned(),
        quantity,
        quantity_text: "กว่า 200 คน".to_owned(),
        categories: codes.map(category).to_vec(),
    };
    let ends_at = Some(at("2021-12-23T12:00:00+07:00"));
    let mut ceremony = planned(CeremonyPlan { ends_at, ..plan() }).unwrap();
    let twice = FieldProblem::new("attendance[0].categories[1].code", Problem::Twice("TEACHER".to_owned()));
    assert_eq!(ceremony.hold(vec![attendance(["TEACHER", "TEACHER"])], None, now()), Err(CeremonyError::Invalid(vec![twice])));
    ceremony.hold(vec![attendance(["TEACHER", "DIRECTOR"])], None, now()).unwrap();
    assert_eq!(ceremony.record().attendance[0].quantity, quantity);
    assert_eq!(ceremony.record().plan.ends_at, ends_at);
}
