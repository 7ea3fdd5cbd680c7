use chassis::kernel::LocalizedText;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const TODAY: Date = date(2022, 7, 1);

fn term(be_year: i32, semester: i32) -> AcademicTerm {
    AcademicTerm::try_new(be_year, semester).expect("a term")
}

fn target(be_year: i16, due_on: Date) -> Target {
    Target { be_year, due_on, value_e4: 600_000 }
}

fn content() -> Content {
    let goal = Goal {
        dimension: "LEARNING".to_owned(),
        measure: LocalizedText::thai("ร้อยละของนักเรียนที่อ่านคล่อง"),
        baseline: Baseline { value_e4: 452_500, evaluation: None },
        targets: vec![target(2565, date(2023, 3, 31)), target(2566, date(2024, 3, 31))],
    };
    let action = Action {
        name: LocalizedText::thai("เปิดชั้นเรียนทุกเดือน"),
        goal_no: 1,
        owner: Owner::Role("HEAD".to_owned()),
        term: term(2565, 1),
        budget_satang: 1_500_000,
        status: ActionStatus::Planned,
    };
    Content {
        years: Years::try_new(2565, 2567).expect("three years"),
        title: LocalizedText::thai("แผนพัฒนา (ข้อมูลสมมติ)"),
        framework_ref: "6QS".to_owned(),
        goals: vec![goal],
        strategies: Vec::new(),
        actions: vec![action],
    }
}

fn drafted(content: Content) -> Result<Plan, PlanError> {
    Plan::draft(PlanId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2)), content, NOW).map(|(plan, _)| plan)
}

/// A plan that stands there.
fn at(state: PlanState) -> Plan {
    let mut record = drafted(content()).expect("drafted").record;
    record.state = state;
    record.revision = 1;
    Plan::restore(record)
}

fn review(be_year: i32, semester: i32) -> Review {
    Review {
        term: term(be_year, semester), finding: "อ่านคล่องขึ้น".to_owned(), decision: "ดำเนินการต่อ".to_owned()
    }
}

type Take = Box<dyn Fn(&mut Plan) -> Told>;

/// A step and where it leads, from whatever state.
fn steps() -> Vec<(Step, PlanState, Take)> {
    let changed = || Content { framework_ref: "WSA".to_owned(), ..content() };
    vec![
        (Step::Approve, PlanState::BoardApproved, Box::new(|plan| plan.approve(TODAY, "มติ 1/2565".to_owned(), (TODAY, NOW)))),
        (Step::Submit, PlanState::Submitted, Box::new(|plan| plan.submit(NOW))),
        (Step::Return, PlanState::Returned, Box::new(|plan| plan.give_back("ขาดตัวชี้วัด", NOW))),
        (Step::Acknowledge, PlanState::Acknowledged, Box::new(|plan| plan.acknowledge(TODAY, "ศธ 1/2565".to_owned(), (TODAY, NOW)))),
        (Step::Start, PlanState::InProgress, Box::new(|plan| plan.start(NOW))),
        (Step::Review, PlanState::TermReviewed, Box::new(|plan| plan.review(review(2565, 1), &[], NOW))),
        (Step::Close, PlanState::Closed, Box::new(|plan| plan.close("ครบกำหนด", NOW))),
        (Step::Change, PlanState::Draft, Box::new(move |plan| plan.change(changed(), NOW))),
    ]
}

#[test]
fn each_step_is_possible_where_the_life_cycle_has_it_and_nowhere_else() {
    use PlanState::{Acknowledged, BoardApproved, Draft, InProgress, Returned, Submitted, TermReviewed};
    let possible = |step: Step| -> &'static [PlanState] {
        match step {
            Step::Change | Step::Approve => &[Draft, Returned],
            Step::Submit => &[BoardApproved],
            Step::Return | Step::Acknowledge => &[Submitted],
            Step::Start => &[Acknowledged],
            Step::Review | Step::Close => &[InProgress, TermReviewed],
        }
    };
    for state in PlanState::ALL {
        for (step, next, take) in steps() {
            let mut plan = at(*state);
            let before = plan.clone();
            let done = take(&mut plan);
            if possible(step).contains(state) {
                assert!(done.is_ok(), "{step:?} while {state}");
                // A change leaves a plan where it stands.
                let expected = if step == Step::Change { *state } else { next };
                assert_eq!((plan.record().state, plan.record().version), (expected, before.record().version + 1));
            } else {
                assert_eq!((done, &plan), (Err(PlanError::StateNotAllowed(*state)), &before), "{step:?} while {state}");
            }
        }
    }
}

#[test]
fn every_approval_of_the_board_is_a_revision_of_its_own() {
    let mut plan = drafted(content()).expect("drafted");
    plan.approve(TODAY, "มติ 1/2565".to_owned(), (TODAY, NOW)).expect("approved");
    plan.submit(NOW).expect("submitted");
    plan.give_back("ขาดตัวชี้วัด", NOW).expect("returned");
    assert_eq!(plan.record().return_reason, "ขาดตัวชี้วัด");
    plan.approve(TODAY, "มติ 2/2565".to_owned(), (TODAY, NOW)).expect("approved again");
    plan.submit(NOW).expect("submitted");
    plan.acknowledge(TODAY, "ศธ 1/2565".to_owned(), (TODAY, NOW)).expect("acknowledged");
    let approvals: Vec<_> = plan.record().approvals.iter().map(|held| (held.approver, held.revision)).collect();
    assert_eq!(approvals, [(Approver::SchoolBoard, 1), (Approver::SchoolBoard, 2), (Approver::ServiceArea, 2)]);
    assert_eq!((plan.record().revision, plan.record().return_reason.as_str()), (2, ""));
}

#[test]
fn a_plan_without_goals_targets_or_actions_is_a_draft_and_is_not_approved() {
    let bare = Content { goals: Vec::new(), actions: Vec::new(), ..content() };
    let idle = Content { actions: Vec::new(), ..content() };
    let mut aimless = content();
    aimless.goals[0].targets.clear();
    for content in [bare, idle, aimless] {
        let mut plan = drafted(content).expect("a draft may lack things");
        assert_eq!(plan.approve(TODAY, "มติ".to_owned(), (TODAY, NOW)), Err(PlanError::Incomplete));
    }
    let mut plan = drafted(content()).expect("drafted");
    assert_eq!(plan.approve(date(2022, 7, 2), "มติ".to_owned(), (TODAY, NOW)), Err(PlanError::ApprovalInFuture));
}

#[test]
fn a_baseline_that_no_evaluation_bears_is_self_declared() {
    let declared = Baseline { value_e4: 1, evaluation: None };
    let measured = Baseline { value_e4: 1, evaluation: Some(Uuid::from_u128(7)) };
    assert_eq!((declared.source(), measured.source()), (BaselineSource::SelfDeclared, BaselineSource::Evaluation));
}

#[test]
fn a_plan_covers_three_to_five_years() {
    let lengths: Vec<i16> = (-1..9).filter(|more| Years::try_new(2565, 2565 + more).is_some()).collect();
    assert_eq!(lengths, [2, 3, 4]);
    assert_eq!(Years::try_new(i16::MIN, i16::MAX), None);
}

#[test]
fn actions_serve_a_goal_of_the_plan_within_its_years() {
    let mut orphan = content();
    orphan.actions[0].goal_no = 2;
    assert_eq!(drafted(orphan), Err(PlanError::Content(ContentError::NoSuchGoal(0))));
    let mut late = content();
    late.actions[0].term = term(2568, 1);
    assert_eq!(drafted(late), Err(PlanError::Content(ContentError::ActionOutsideYears(0))));
    let mut outside = content();
    outside.goals[0].targets[1].be_year = 2568;
    assert_eq!(drafted(outside), Err(PlanError::Content(ContentError::TargetOutsideYears(0, 1))));
}

#[test]
fn a_term_is_reviewed_once_and_moves_only_actions_that_are_there() {
    let mut plan = at(PlanState::InProgress);
    assert_eq!(plan.review(review(2568, 1), &[], NOW), Err(PlanError::TermOutsideYears));
    let missing = [(1, ActionStatus::Done), (2, ActionStatus::Done)];
    assert_eq!(plan.review(review(2565, 1), &missing, NOW), Err(PlanError::NoSuchAction(1)));
    assert_eq!(plan.record().content.actions[0].status, ActionStatus::Planned, "a refused review moves nothing");
    plan.review(review(2565, 1), &[(1, ActionStatus::UnderWay)], NOW).expect("reviewed");
    assert_eq!(plan.record().content.actions[0].status, ActionStatus::UnderWay);
    assert_eq!(plan.review(review(2565, 1), &[], NOW), Err(PlanError::TermReviewed));
    let silent = Review { decision: String::new(), ..review(2565, 2) };
    assert_eq!(plan.review(silent, &[], NOW), Err(PlanError::EmptyReview));
    assert!(plan.review(review(2565, 2), &[], NOW).is_ok());
}

proptest! {
    #[test]
    fn targets_are_each_later_than_the_one_before(days in prop::collection::vec((2565_i16..=2567, 0_i32..900), 0..5)) {
        let day = |n: i32| date(2022, 5, 16).checked_add(jiff::Span::new().days(n)).expect("near");
        let mut plan = content();
        plan.goals[0].targets = days.iter().map(|(year, n)| target(*year, day(*n))).collect();
        let later = days.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1);
        prop_assert_eq!(drafted(plan).is_ok(), later);
    }
}
