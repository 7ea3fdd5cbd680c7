use uuid::Uuid;

use super::*;
use crate::domain::Bound;

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
    Ceremony::plan(CeremonyId(Uuid::from_u128(1)), AgreementId(Uuid::from_u128(2)), plan, now()).map(|(ceremony, _)| ceremony)
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
    let steps: [(&str, Step, [bool; 4]); 4] = [
        // In the order of CeremonyStatus::ALL:                                   PLANNED, HELD, POSTPONED, CANCELLED
        ("plan anew", |ceremony| ceremony.plan_anew(plan(), now()), [false, false, true, false]),
        ("hold", |ceremony| ceremony.hold(Vec::new(), None, now()), [true, false, false, false]),
        ("postpone", |ceremony| ceremony.postpone("ฝนตก", now()), [true, false, false, false]),
        ("cancel", |ceremony| ceremony.cancel("ฝนตก", now()), [true, false, true, false]),
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
