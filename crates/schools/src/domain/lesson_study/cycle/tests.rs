use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::Reference;
use crate::domain::lesson_study::Role;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const TODAY: Date = date(2022, 7, 1);

fn somebody(person: u128, role: Role, part: Part) -> Participant {
    Participant { person: Uuid::from_u128(person), role, part }
}

fn held(done_on: Date, participants: Vec<Participant>) -> Held {
    let reference = Reference::parse("0197f0a0-0000-7000-8000-0000000000aa").expect("an id").expect("not empty");
    Held { done_on, participants, artefacts: vec![Artefact { kind: ArtefactKind::LessonPlan, reference }], notes: String::new() }
}

fn plan() -> Recorded {
    Recorded::Plan(held(date(2022, 6, 27), vec![somebody(1, Role::Teacher, Part::TookPart)]))
}

fn lesson(watched_by: Option<u128>) -> Recorded {
    let mut there = vec![somebody(1, Role::Teacher, Part::Taught)];
    there.extend(watched_by.map(|person| somebody(person, Role::Supervisor, Part::Observed)));
    let ideas = vec![Idea { text: "แบ่งครึ่งแล้วแบ่งครึ่งอีก".to_owned(), pupils: 7 }];
    let open_approach = Some(OpenApproach { problem_posed: true, self_learning: true, ..OpenApproach::default() });
    Recorded::Do { held: held(date(2022, 6, 28), there), open_approach, ideas }
}

fn reflection() -> Recorded {
    let there = vec![somebody(1, Role::Teacher, Part::TookPart), somebody(2, Role::Supervisor, Part::TookPart)];
    Recorded::See { held: held(date(2022, 6, 29), there), next_action: "ปรับสถานการณ์ปัญหา".to_owned() }
}

fn new() -> NewCycle {
    NewCycle { week: date(2022, 6, 29), topic: LocalizedText::thai("เศษส่วน"), planned_on: [None; 3], revision_of: None }
}

fn planned(new: NewCycle) -> Result<Cycle, CycleError> {
    let of = (LessonStudyTeamId(Uuid::from_u128(8)), vec![SchoolId(Uuid::from_u128(9))]);
    Cycle::plan(LessonStudyCycleId(Uuid::nil()), of, new, NOW).map(|(cycle, _)| cycle)
}

/// A cycle that has come so far.
fn in_state(state: State) -> Cycle {
    let mut cycle = planned(new()).expect("possible");
    let mut record = |recorded| {
        cycle.record_phase(recorded, (TODAY, NOW)).expect("in order");
        cycle.clone()
    };
    match state {
        State::Planned => cycle,
        State::PlanDone => record(plan()),
        State::Taught => {
            record(plan());
            record(lesson(Some(2)))
        }
        State::Reflected | State::Closed | State::Cancelled => {
            record(plan());
            record(lesson(Some(2)));
            let mut cycle = record(reflection());
            if state == State::Closed {
                cycle.close(NOW).expect("reflected");
            }
            if state == State::Cancelled {
                cycle.cancel("บันทึกผิด", NOW).expect("not yet");
            }
            cycle
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Plan,
    Do,
    See,
    Close,
    Cancel,
}

const COMMANDS: [Command; 5] = [Command::Plan, Command::Do, Command::See, Command::Close, Command::Cancel];

/// Each phase with a note, so that recording it anew is a change.
fn run(cycle: &mut Cycle, command: Command) -> Result<Vec<CycleEvent>, CycleError> {
    let mut recorded = match command {
        Command::Plan => plan(),
        Command::Do => lesson(Some(2)),
        Command::See => reflection(),
        Command::Close => return cycle.close(NOW),
        Command::Cancel => return cycle.cancel("ครูไปราชการ", NOW),
    };
    match &mut recorded {
        Recorded::Plan(held) | Recorded::Do { held, .. } | Recorded::See { held, .. } => held.notes = "ปรับแล้ว".to_owned(),
    }
    cycle.record_phase(recorded, (TODAY, NOW))
}

/// Where a command leads from a state; nothing where it is refused.
fn leads_to(state: State, command: Command) -> Option<State> {
    use Command as C;
    use State as S;
    match (state, command) {
        (S::Planned | S::PlanDone, C::Plan) => Some(S::PlanDone),
        (S::PlanDone | S::Taught, C::Do) => Some(S::Taught),
        (S::Taught | S::Reflected, C::See) => Some(S::Reflected),
        (S::Reflected, C::Close) => Some(S::Closed),
        (S::Planned | S::PlanDone | S::Taught | S::Reflected | S::Closed, C::Cancel) => Some(S::Cancelled),
        _ => None,
    }
}

#[test]
fn every_command_in_every_state_leads_where_the_table_says() {
    for state in State::ALL {
        for command in COMMANDS {
            let mut cycle = in_state(*state);
            let before = cycle.clone();
            let outcome = run(&mut cycle, command);
            if let Some(next) = leads_to(*state, command) {
                assert_eq!(outcome.map(|events| events.len()), Ok(1), "{command:?} in {state}");
                assert_eq!((cycle.record.state, cycle.record.version), (next, before.record.version + 1), "{command:?} in {state}");
            } else {
                assert_eq!(outcome, Err(CycleError::StateNotAllowed { state: *state }), "{command:?} in {state}");
                assert_eq!(cycle, before, "a refused command leaves it as it was");
            }
        }
    }
}

#[test]
fn a_lesson_that_nobody_watched_is_reflected_on_only_after_its_record_is_put_right() {
    let mut cycle = in_state(State::PlanDone);
    cycle.record_phase(lesson(None), (TODAY, NOW)).expect("taught all the same");
    assert_eq!(cycle.record_phase(reflection(), (TODAY, NOW)), Err(CycleError::ObserverRequired));
    assert_eq!(cycle.record_phase(lesson(Some(2)), (TODAY, NOW)), Ok(vec![CycleEvent::Taught]));
    assert_eq!(cycle.record_phase(reflection(), (TODAY, NOW)), Ok(vec![CycleEvent::Reflected]));
}

#[test]
fn the_same_phase_said_again_is_no_change() {
    let mut cycle = in_state(State::Taught);
    let before = cycle.clone();
    assert_eq!(cycle.record_phase(lesson(Some(2)), (TODAY, NOW)), Ok(Vec::new()));
    assert_eq!(cycle, before);
    assert_eq!(cycle.record_phase(lesson(Some(3)), (TODAY, NOW)), Ok(vec![CycleEvent::Taught]), "another observer is one");
}

#[test]
fn a_phase_is_not_done_in_the_future_or_before_the_one_it_follows() {
    let mut cycle = in_state(State::PlanDone);
    let Recorded::Do { held, open_approach, ideas } = lesson(Some(2)) else { unreachable!("a lesson") };
    let on = |done_on| Recorded::Do { held: Held { done_on, ..held.clone() }, open_approach, ideas: ideas.clone() };
    assert_eq!(cycle.record_phase(on(date(2022, 7, 2)), (TODAY, NOW)), Err(CycleError::InFuture));
    let early = CycleError::OutOfOrder { phase: Phase::Do, before: date(2022, 6, 27) };
    assert_eq!(cycle.record_phase(on(date(2022, 6, 26)), (TODAY, NOW)), Err(early));
    assert_eq!(cycle.record_phase(on(date(2022, 6, 27)), (TODAY, NOW)), Ok(vec![CycleEvent::Taught]), "on one day is possible");
}

#[test]
fn somebody_teaches_in_do_and_everybody_stands_once_with_the_part_of_the_phase() {
    let of = |there: Vec<Participant>| Recorded::Do { held: held(TODAY, there), open_approach: None, ideas: Vec::new() };
    let taught = somebody(1, Role::Teacher, Part::Taught);
    for (there, why) in [
        (Vec::new(), CycleError::NobodyThere),
        (vec![somebody(2, Role::Head, Part::Observed)], CycleError::NobodyTaught),
        (vec![taught, somebody(1, Role::Teacher, Part::Observed)], CycleError::ParticipantTwice(1)),
        (vec![taught, somebody(2, Role::Head, Part::TookPart)], CycleError::PartOfAnotherPhase(1)),
    ] {
        assert_eq!(in_state(State::PlanDone).record_phase(of(there), (TODAY, NOW)), Err(why));
    }
    let observer = Recorded::Plan(held(TODAY, vec![somebody(2, Role::Head, Part::Observed)]));
    assert_eq!(in_state(State::Planned).record_phase(observer, (TODAY, NOW)), Err(CycleError::PartOfAnotherPhase(0)));
}

#[test]
fn a_cycle_begins_on_the_monday_of_its_week_and_its_phases_are_planned_in_order() {
    for day in [date(2022, 6, 27), date(2022, 6, 29), date(2022, 7, 3)] {
        assert_eq!(planned(NewCycle { week: day, ..new() }).map(|cycle| cycle.record.week), Ok(date(2022, 6, 27)));
    }
    let on = |plan, teach, see| NewCycle { planned_on: [plan, teach, see], ..new() };
    let (monday, tuesday) = (Some(date(2022, 6, 27)), Some(date(2022, 6, 28)));
    assert!(planned(on(monday, monday, tuesday)).is_ok() && planned(on(monday, None, monday)).is_ok());
    let late = CycleError::PlannedOutOfOrder { phase: Phase::See, before: date(2022, 6, 28) };
    assert_eq!(planned(on(None, tuesday, monday)), Err(late));
    assert_eq!(planned(NewCycle { topic: LocalizedText::new(" ", "Fractions"), ..new() }), Err(CycleError::NoTopic));
}

#[test]
fn a_cycle_is_cancelled_for_a_reason() {
    let mut cycle = in_state(State::Planned);
    assert!(matches!(cycle.cancel(" \n", NOW), Err(CycleError::ReasonRequired(_))));
    cycle.cancel(" ครูไปราชการ ", NOW).expect("for a reason");
    assert_eq!(cycle.record.cancel_reason, "ครูไปราชการ");
}

proptest! {
    #[test]
    fn whatever_is_tried_versions_count_events_and_no_lesson_is_reflected_on_unwatched(
        tried in prop::collection::vec((0..COMMANDS.len(), any::<bool>()), 1..20),
    ) {
        let mut cycle = planned(new()).expect("possible");
        let mut told = 1;
        for (command, watched) in tried {
            let outcome = match (COMMANDS[command], watched) {
                (Command::Do, false) => cycle.record_phase(lesson(None), (TODAY, NOW)),
                (command, _) => run(&mut cycle, command),
            };
            told += outcome.map_or(0, |events| i64::try_from(events.len()).expect("few"));
            prop_assert_eq!(cycle.record.version, told);
            let past_taught = matches!(cycle.record.state, State::Reflected | State::Closed);
            prop_assert!(!past_taught || (cycle.was_observed() && cycle.phase(Phase::Plan).held.is_some()));
        }
    }
}
