use chassis::kernel::{LocalizedText, ReasonRequired};
use jiff::civil::date;
use uuid::Uuid;

use super::*;
use crate::domain::framework::{FrameworkKind, VersionStatus};
use crate::domain::{AssessorRole, FrameworkId};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const IN_USE: Instrument = Instrument { kind: FrameworkKind::SchoolRubric, status: VersionStatus::Published };
const FROM_OUTSIDE: Instrument = Instrument { kind: FrameworkKind::SchoolExternal, status: VersionStatus::Published };

fn plan() -> Plan {
    Plan {
        owner: Uuid::from_u128(1),
        name: LocalizedText::thai("รอบพื้นฐาน (ข้อมูลสมมติ)"),
        framework: FrameworkId(Uuid::from_u128(2)),
        framework_n: 1,
        is_trial: false,
        academic_year: 2565,
        semester: 1,
        round: CycleRound::Baseline,
        population: Population { areas: vec![Uuid::from_u128(3)], programmes: Vec::new(), as_of: date(2022, 6, 10) },
        windows: Windows { collect_from: date(2022, 6, 15), collect_to: date(2022, 7, 15), moderate_to: None, publish_on: None },
        policy: AssessorPolicy {
            roles: vec![AssessorRole::SelfAssessment, AssessorRole::Supervisor],
            min_raters: 2,
            independence_months: 12,
        },
    }
}

#[test]
fn days_of_the_collection_begin_and_end_at_midnight_in_bangkok() {
    let standing = |at: &str, until: Option<&str>| plan().windows.standing(at.parse().unwrap(), until.map(|until| until.parse().unwrap()));
    // 15 June to 15 July; Bangkok is seven hours ahead.
    assert_eq!(standing("2022-06-14T16:59:59Z", None), CollectionStanding::Early);
    assert_eq!(standing("2022-06-14T17:00:00Z", None), CollectionStanding::Within);
    assert_eq!(standing("2022-07-15T16:59:59Z", None), CollectionStanding::Within);
    assert_eq!(standing("2022-07-15T17:00:00Z", None), CollectionStanding::Late);
    let granted = Some("2022-07-20T03:00:00Z");
    assert_eq!(standing("2022-07-15T16:59:59Z", granted), CollectionStanding::Within);
    assert_eq!(standing("2022-07-20T03:00:00Z", granted), CollectionStanding::LateAsGranted);
    assert_eq!(standing("2022-07-20T03:00:01Z", granted), CollectionStanding::Late);
}

fn planned() -> Cycle {
    Cycle::plan(CycleId(Uuid::from_u128(9)), plan(), IN_USE, NOW).unwrap().0
}

/// A cycle as far as this, by the shortest way.
fn at(status: CycleStatus) -> Cycle {
    let mut cycle = planned();
    for (reached, step) in [
        (CycleStatus::Open, Step::Open),
        (CycleStatus::CollectionClosed, Step::CloseCollection),
        (CycleStatus::Moderation, Step::StartModeration),
        (CycleStatus::Finalised, Step::Finalise),
        (CycleStatus::Published, Step::Publish),
        (CycleStatus::Archived, Step::Archive),
    ] {
        if cycle.record.status == status {
            break;
        }
        does(step, &mut cycle).unwrap();
        assert_eq!(cycle.record.status, reached);
    }
    cycle
}

fn does(step: Step, cycle: &mut Cycle) -> Told {
    match step {
        Step::Update => cycle.update(Plan { semester: 2, ..plan() }, IN_USE, NOW),
        Step::Open => cycle.open(3, (IN_USE, None), NOW),
        Step::AddSchool => cycle.add_school("ตกสำรวจ", NOW).map(|(_, events)| events),
        Step::CloseCollection => cycle.close_collection(NOW),
        Step::StartModeration => cycle.start_moderation(NOW),
        Step::Finalise => cycle.finalise(NOW),
        Step::Publish => cycle.publish(NOW),
        Step::Reopen => cycle.reopen("ข้อมูลผิด", "มติที่ประชุมครั้งที่ 2/2565", NOW),
        Step::Archive => cycle.archive(&Owed::default(), NOW),
    }
}

/// What may be done where, written out: a row a status, a column a step, and the status that follows.
const TABLE: [(CycleStatus, [Option<CycleStatus>; 9]); 7] = {
    use CycleStatus::{Archived, CollectionClosed, Finalised, Moderation, Open, Planned, Published};
    [
        (Planned, [Some(Planned), Some(Open), None, None, None, None, None, None, Some(Archived)]),
        (Open, [None, None, Some(Open), Some(CollectionClosed), None, None, None, None, None]),
        (CollectionClosed, [None, None, None, None, Some(Moderation), None, None, None, None]),
        (Moderation, [None, None, None, None, None, Some(Finalised), None, None, None]),
        (Finalised, [None, None, None, None, None, None, Some(Published), Some(Moderation), Some(Archived)]),
        (Published, [None, None, None, None, None, None, None, Some(Moderation), Some(Archived)]),
        (Archived, [None, None, None, None, None, None, None, None, None]),
    ]
};

#[test]
fn every_step_is_possible_where_the_table_says_and_leads_where_it_says() {
    assert_eq!(TABLE.map(|(status, _)| status), CycleStatus::ALL);
    for (status, row) in TABLE {
        for (step, follows) in Step::ALL.into_iter().zip(row) {
            let mut cycle = at(status);
            let before = cycle.clone();
            let done = does(step, &mut cycle);
            if let Some(next) = follows {
                let told = if step == Step::Open { 2 } else { 1 };
                assert_eq!(done.map(|events| events.len()), Ok(told), "{step:?} in {status}");
                let raised = before.record.version + i64::try_from(told).unwrap();
                assert_eq!((cycle.record.status, cycle.record.version), (next, raised), "{step:?} in {status}");
            } else {
                assert_eq!(done, Err(CycleError::StatusNotAllowed(status)), "{step:?}");
                assert_eq!(cycle, before, "{step:?} in {status} changes nothing");
            }
        }
    }
}

#[test]
fn a_reopened_cycle_keeps_its_results_and_makes_the_next_version_of_them() {
    let mut cycle = at(CycleStatus::Published);
    assert_eq!(cycle.record.result_n, 1);
    let before = cycle.clone();
    assert_eq!(cycle.reopen(" ", "มติ", NOW), Err(ReasonRequired.into()));
    assert_eq!(cycle.reopen("ข้อมูลผิด", " ", NOW), Err(CycleError::ApprovalRequired));
    assert_eq!(cycle, before);
    assert_eq!(cycle.reopen("ข้อมูลผิด", "มติที่ประชุมครั้งที่ 2/2565", NOW), Ok(vec![CycleEvent::Reopened]));
    assert_eq!((cycle.record.result_n, cycle.record.reopenings[0].result_n), (1, 1));
    cycle.finalise(NOW).unwrap();
    assert_eq!(cycle.record.result_n, 2);
}

#[test]
fn a_plan_names_its_schools_its_days_in_their_order_and_itself_in_thai() {
    let refused = |plan: Plan| Cycle::plan(CycleId(Uuid::nil()), plan, IN_USE, NOW).map(|_| ()).unwrap_err();
    assert_eq!(refused(Plan { name: LocalizedText::new("", "Baseline"), ..plan() }), CycleError::NoName);
    let nobody = Population { areas: Vec::new(), ..plan().population };
    assert_eq!(refused(Plan { population: nobody, ..plan() }), CycleError::PopulationUnbounded);
    let windows = plan().windows;
    for (windows, field) in [
        (Windows { collect_to: date(2022, 6, 14), ..windows }, "windows.collect_to"),
        (Windows { moderate_to: Some(date(2022, 7, 14)), ..windows }, "windows.moderate_to"),
        (Windows { publish_on: Some(date(2022, 7, 1)), ..windows }, "windows.publish_on"),
        (Windows { moderate_to: Some(date(2022, 8, 1)), publish_on: Some(date(2022, 7, 31)), ..windows }, "windows.publish_on"),
    ] {
        assert_eq!(refused(Plan { windows, ..plan() }), CycleError::OutOfOrder { field });
    }
    let one_day = Windows { collect_to: windows.collect_from, ..windows };
    assert!(Cycle::plan(CycleId(Uuid::nil()), Plan { windows: one_day, ..plan() }, IN_USE, NOW).is_ok());
}

#[test]
fn a_version_in_trial_is_judged_by_only_where_the_cycle_tries_it_out() {
    for status in VersionStatus::ALL.iter().copied() {
        for is_trial in [false, true] {
            let by = Instrument { status, ..IN_USE };
            let planned = Cycle::plan(CycleId(Uuid::nil()), Plan { is_trial, ..plan() }, by, NOW).map(|_| ());
            let usable = status == VersionStatus::Published || (is_trial && status == VersionStatus::Trial);
            assert_eq!(planned, if usable { Ok(()) } else { Err(CycleError::FrameworkNotUsable(status)) }, "{status} {is_trial}");
        }
    }
    let retired = Instrument { status: VersionStatus::Retired, ..IN_USE };
    assert_eq!(
        planned().open(3, (retired, None), NOW),
        Err(CycleError::FrameworkNotUsable(VersionStatus::Retired)),
        "and so it is looked at again"
    );
}

#[test]
fn where_others_judge_a_school_is_not_the_only_one_to_judge_itself() {
    let alone = AssessorPolicy { roles: vec![AssessorRole::SelfAssessment], ..plan().policy };
    let alone = Plan { policy: alone, ..plan() };
    let planned = |plan: Plan, by| Cycle::plan(CycleId(Uuid::nil()), plan, by, NOW).map(|_| ());
    assert_eq!(planned(alone.clone(), FROM_OUTSIDE), Err(CycleError::SelfNotEnough));
    assert_eq!(planned(plan(), FROM_OUTSIDE), Ok(()));
    assert_eq!(planned(alone, IN_USE), Ok(()));
}

#[test]
fn a_cycle_is_opened_with_some_school_and_not_with_more_than_there_are() {
    let mut cycle = planned();
    assert_eq!(cycle.open(0, (IN_USE, None), NOW), Err(CycleError::PopulationEmpty));
    assert_eq!(cycle.open(MOST_SCHOOLS + 1, (IN_USE, None), NOW), Err(CycleError::TooManySchools(MOST_SCHOOLS)));
    assert!(!cycle.is_public());
    let events = cycle.open(MOST_SCHOOLS, (IN_USE, None), NOW).unwrap();
    assert_eq!((events.len(), cycle.record.version), (1 + 60, 1 + 61), "a thousand schools a message");
    assert!(cycle.is_public());
    assert_eq!(cycle.add_school("ตกสำรวจ", NOW), Err(CycleError::TooManySchools(MOST_SCHOOLS)));
    assert_eq!(at(CycleStatus::Open).add_school("  ", NOW), Err(ReasonRequired.into()));
}

#[test]
fn planning_the_same_again_is_no_change() {
    let mut cycle = planned();
    assert_eq!(cycle.update(plan(), IN_USE, NOW), Ok(Vec::new()));
    assert_eq!(cycle.record.version, 1);
}

#[test]
fn a_cycle_is_put_away_when_no_school_can_bring_about_anything_any_more() {
    let appeal = || vec![Uuid::from_u128(5)];
    let owed = Owed { filed: appeal(), upheld: appeal(), last_day: Some(date(2022, 7, 16)) };
    let put_away = |cycle: &mut Cycle, owed: &Owed, now: &str| cycle.archive(owed, now.parse().unwrap());
    let (on_the_day, after) = ("2022-07-16T16:59:59Z", "2022-07-16T17:00:00Z");
    for status in [CycleStatus::Finalised, CycleStatus::Published] {
        let mut cycle = at(status);
        let before = cycle.clone();
        assert_eq!(put_away(&mut cycle, &owed, after), Err(CycleError::AppealsOpen(appeal())));
        let upheld = Owed { filed: Vec::new(), ..owed.clone() };
        assert_eq!(put_away(&mut cycle, &upheld, after), Err(CycleError::AppealsNotFollowed(appeal())));
        let none = Owed { upheld: Vec::new(), ..upheld };
        assert_eq!(put_away(&mut cycle, &none, on_the_day), Err(CycleError::AppealDaysRun(date(2022, 7, 16))), "the day ends in Bangkok");
        assert_eq!(cycle, before);
        assert_eq!(cycle.must_take_appeals(), Ok(()));
        assert_eq!(put_away(&mut cycle, &none, after), Ok(vec![CycleEvent::Archived]));
        assert_eq!(cycle.must_take_appeals(), Err(CycleError::StatusNotAllowed(CycleStatus::Archived)));
    }
    let mut elsewhere = at(CycleStatus::Published);
    elsewhere.record.imported_from = "ระบบพื้นที่นวัตกรรม (ข้อมูลสมมติ)".to_owned();
    let upheld = Owed { filed: Vec::new(), ..owed };
    assert!(put_away(&mut elsewhere, &upheld, after).is_ok(), "nobody judges anew here");
}

#[test]
fn a_cycle_that_was_judged_elsewhere_has_results_from_the_beginning_and_is_never_opened_again() {
    let taken = |from: &str, by| Cycle::import(CycleId(Uuid::from_u128(9)), (plan(), TOLD_AT_ONCE + 1), (from, by), NOW);
    let (mut cycle, events) = taken("ระบบพื้นที่นวัตกรรม (ข้อมูลสมมติ)", IN_USE).unwrap();
    assert_eq!(events, [CycleEvent::Imported, CycleEvent::PopulationFrozen, CycleEvent::PopulationFrozen]);
    assert_eq!((cycle.record.version, cycle.record.status, cycle.record.result_n), (3, CycleStatus::Finalised, 1));
    assert!(cycle.is_public() && !cycle.record.imported_from.is_empty());
    assert_eq!(does(Step::Reopen, &mut cycle), Err(CycleError::Imported));
    assert!(does(Step::Publish, &mut cycle).is_ok() && does(Step::Archive, &mut cycle).is_ok());
    assert_eq!(taken(" ", IN_USE).unwrap_err(), CycleError::ReasonRequired(ReasonRequired));
    let draft = Instrument { status: VersionStatus::Draft, ..IN_USE };
    assert_eq!(taken("ที่อื่น", draft).unwrap_err(), CycleError::FrameworkNotUsable(VersionStatus::Draft));
}
