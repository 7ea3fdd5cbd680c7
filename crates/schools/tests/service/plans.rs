//! Development plans: written by a school, approved by its board, acknowledged by its service area, reviewed term by term.
#![expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and these are made to stand in them")]

use api::schools::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, text, world};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b3";
const NOTHING: &str = "0197f0a0-0000-7000-8000-0000000000aa";
const PERSON: &str = "0197f0a0-0000-7000-8000-00000000c001";

/// A change of a plan: `step!(client, submit_plan, SubmitPlanRequest, plan, reason: …)`.
macro_rules! step {
    ($client:expr, $method:ident, $request:ident, $plan:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $plan.id.clone(), expected_version: $plan.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().plan.expect("in the reply"))
    }};
}

fn term(be_year: i32, semester: i32) -> Option<pb::AcademicTerm> {
    Some(pb::AcademicTerm { be_year, semester })
}

fn year(be_year: i32) -> Option<pb::AcademicYear> {
    Some(pb::AcademicYear { be_year })
}

fn goal() -> pb::PlanGoal {
    let target = |be_year, ends, value_e4| pb::PlanTarget { year: year(be_year), due_on: day(ends, 3, 31), value_e4 };
    pb::PlanGoal {
        dimension: "LEARNING".to_owned(),
        measure: text("ร้อยละของนักเรียนที่อ่านคล่อง"),
        baseline: Some(pb::PlanBaseline { value_e4: 452_500, ..Default::default() }),
        targets: vec![target(2565, 2023, 500_000), target(2566, 2024, 600_000)],
    }
}

fn action() -> pb::PlanAction {
    pb::PlanAction {
        name: text("เปิดชั้นเรียนทุกเดือน"),
        goal_no: 1,
        owner_role: "HEAD".to_owned(),
        term: term(2565, 1),
        budget_satang: 1_500_000,
        ..Default::default()
    }
}

fn input() -> pb::PlanInput {
    pb::PlanInput {
        first_year: year(2565),
        last_year: year(2567),
        title: text("แผนพัฒนา (ข้อมูลสมมติ)"),
        framework_ref: "6QS".to_owned(),
        goals: vec![goal()],
        strategies: text("ชุมชนการเรียนรู้ทางวิชาชีพ").into_iter().collect(),
        actions: vec![action()],
    }
}

fn draft(school: &pb::School, plan: pb::PlanInput) -> pb::DraftPlanRequest {
    pb::DraftPlanRequest { school_id: school.id.clone(), plan: Some(plan), ..Default::default() }
}

pub(crate) async fn drafted(client: &mut Client, school: &pb::School) -> pb::DevelopmentPlan {
    client.draft_plan(draft(school, input())).await.expect("begun").into_inner().plan.expect("in the reply")
}

pub(crate) async fn approve(
    client: &mut Client,
    plan: &pb::DevelopmentPlan,
    reference: &str,
) -> Result<pb::DevelopmentPlan, tonic::Status> {
    step!(client, approve_plan, ApprovePlanRequest, plan, on: day(2021, 12, 1), reference: reference.to_owned())
}

async fn read(client: &mut Client, id: &str, revision: i32) -> Result<pb::DevelopmentPlan, tonic::Status> {
    let request = pb::GetPlanRequest { id: id.to_owned(), revision };
    client.get_plan(request).await.map(|reply| reply.into_inner().plan.expect("in the reply"))
}

fn review(be_year: i32, semester: i32) -> Option<pb::PlanReview> {
    Some(pb::PlanReview {
        term: term(be_year, semester), finding: "อ่านคล่องขึ้น".to_owned(), decision: "ดำเนินการต่อ".to_owned()
    })
}

async fn plan_events(world: &World) -> Vec<String> {
    world.told("schools").await.into_iter().filter(|event| event.aggregate == "plan").map(|event| event.event.clone()).collect()
}

/// A school of the second office and those who have to do with its plan.
struct Story {
    world: World,
    coordinator: Client,
    principal: Client,
    office: Client,
    school: pb::School,
}

async fn story() -> Story {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let school = school(&mut coordinator, primary(&map, 1)).await;
    let principal = client(&world, &format!("principal@school:{}", school.id));
    let office = client(&world, "area_officer@esao:4005");
    Story { world, coordinator, principal, office, school }
}

#[tokio::test]
async fn a_plan_goes_from_its_draft_to_its_end() {
    let Story { world, mut principal, mut office, school, .. } = story().await;
    let plan = drafted(&mut principal, &school).await;
    assert_eq!((plan.version, plan.state(), plan.revision), (1, pb::PlanState::Draft, 0));
    assert_eq!(plan.goals[0].baseline.as_ref().map(pb::PlanBaseline::source), Some(pb::BaselineSource::SelfDeclared));
    assert_eq!((plan.actions[0].status(), plan.strategies.len()), (pb::PlanActionStatus::Planned, 1));
    assert_eq!(read(&mut principal, &plan.id, 0).await.expect("there"), plan);

    let plan = approve(&mut principal, &plan, "มติ 1/2564").await.expect("approved");
    let plan = step!(principal, submit_plan, SubmitPlanRequest, plan).expect("submitted");
    assert_eq!(plan.state(), pb::PlanState::Submitted);
    let (on, reference) = (day(2021, 12, 20), "ศธ 1/2564".to_owned());
    let plan = step!(office, acknowledge_plan, AcknowledgePlanRequest, plan, on: on, reference: reference).expect("acknowledged");
    let approvers: Vec<_> = plan.approvals.iter().map(|held| (held.approver(), held.revision)).collect();
    assert_eq!(approvers, [(pb::PlanApprover::SchoolBoard, 1), (pb::PlanApprover::ServiceArea, 1)]);
    let plan = step!(principal, start_plan, StartPlanRequest, plan).expect("started");
    assert_eq!(plan.state(), pb::PlanState::InProgress);
    let progress = vec![pb::PlanActionProgress { action_no: 1, status: pb::PlanActionStatus::Done.into() }];
    let plan = step!(principal, review_plan, ReviewPlanRequest, plan, review: review(2565, 1), progress: progress).expect("reviewed");
    assert_eq!((plan.state(), plan.actions[0].status()), (pb::PlanState::TermReviewed, pb::PlanActionStatus::Done));
    let plan = step!(principal, review_plan, ReviewPlanRequest, plan, review: review(2565, 2)).expect("reviewed again");
    let plan = step!(principal, close_plan, ClosePlanRequest, plan, note: "ครบกำหนด".to_owned()).expect("closed");
    assert_eq!((plan.state(), plan.closing_note.as_str(), plan.reviews.len(), plan.version), (pb::PlanState::Closed, "ครบกำหนด", 2, 8));
    let expected = ["drafted", "board_approved", "submitted", "acknowledged", "started", "reviewed", "reviewed", "closed"];
    assert_eq!(plan_events(&world).await, expected);
    let events = world.told("schools").await;
    let last = events.last().expect("told");
    let told: pb::PlanClosed = last.decode().expect("readable");
    let mut expected = plan.clone();
    expected.closing_note.clear();
    expected.reviews.iter_mut().for_each(|review| *review = pb::PlanReview { term: review.term, ..Default::default() });
    assert_eq!(
        (told.plan, last.scope.as_deref(), last.aggregate_version),
        (Some(expected), Some("province:40"), 8),
        "texts stay where they were written"
    );
}

#[tokio::test]
async fn what_the_board_approved_can_be_read_as_it_was() {
    let Story { world: _world, mut principal, mut office, school, .. } = story().await;
    let plan = drafted(&mut principal, &school).await;
    let first = approve(&mut principal, &plan, "มติ 1/2564").await.expect("approved");
    let plan = step!(principal, submit_plan, SubmitPlanRequest, first).expect("submitted");
    let plan = step!(office, return_plan, ReturnPlanRequest, plan, reason: "ขาดตัวชี้วัด".to_owned()).expect("returned");
    assert_eq!((plan.state(), plan.return_reason.as_str()), (pb::PlanState::Returned, "ขาดตัวชี้วัด"));
    let more = pb::PlanInput { goals: vec![goal(), goal()], last_year: year(2569), ..input() };
    let plan = step!(principal, change_plan, ChangePlanRequest, plan, plan: Some(more.clone())).expect("changed");
    assert_eq!((plan.state(), plan.goals.len(), plan.last_year), (pb::PlanState::Returned, 2, year(2569)));
    let same = step!(principal, change_plan, ChangePlanRequest, plan, plan: Some(more)).expect("no change");
    assert_eq!(same, plan);
    let second = approve(&mut principal, &plan, "มติ 2/2564").await.expect("approved again");
    assert_eq!((second.revision, second.return_reason.as_str()), (2, ""));
    let now = step!(principal, submit_plan, SubmitPlanRequest, second).expect("submitted");

    for (revision, expected) in [(1, &first), (2, &second), (0, &now)] {
        assert_eq!(&read(&mut office, &plan.id, revision).await.expect("kept"), expected);
    }
    let never = Refusal::expect(read(&mut office, &plan.id, 3).await);
    assert_eq!((never.code, never.field_reasons()), (tonic::Code::NotFound, vec![("revision", "NOT_FOUND")]));
}

#[tokio::test]
async fn a_step_that_the_state_does_not_allow_is_refused_and_says_where_the_plan_stands() {
    let Story { world, mut principal, mut coordinator, school, .. } = story().await;
    let plan = drafted(&mut principal, &school).await;
    let before = Counts::of(world.db("schools")).await;
    let refusals = [
        Refusal::expect(step!(principal, submit_plan, SubmitPlanRequest, plan)),
        Refusal::expect(step!(principal, start_plan, StartPlanRequest, plan)),
        Refusal::expect(step!(principal, review_plan, ReviewPlanRequest, plan, review: review(2565, 1))),
        Refusal::expect(step!(principal, close_plan, ClosePlanRequest, plan, note: "จบ".to_owned())),
        Refusal::expect(step!(coordinator, return_plan, ReturnPlanRequest, plan, reason: "ไม่ครบ".to_owned())),
        Refusal::expect(
            step!(coordinator, acknowledge_plan, AcknowledgePlanRequest, plan, on: day(2021, 12, 1), reference: "ศธ".to_owned()),
        ),
    ];
    for refusal in refusals {
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
        assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("DRAFT"));
        assert!(refusal.text.contains("ร่าง"), "{}", refusal.text);
    }
    let late = step!(principal, approve_plan, ApprovePlanRequest, plan, on: day(2021, 12, 21), reference: "มติ".to_owned());
    assert_eq!(Refusal::expect(late).field_reasons(), [("on", "DATE_IN_FUTURE")]);
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let approved = approve(&mut principal, &plan, "มติ 1/2564").await.expect("approved");
    let change = Refusal::expect(step!(principal, change_plan, ChangePlanRequest, approved, plan: Some(input())));
    assert_eq!(change.metadata.get("state").map(String::as_str), Some("BOARD_APPROVED"));
    let stale = Refusal::expect(step!(principal, submit_plan, SubmitPlanRequest, plan));
    assert_eq!((stale.code, stale.metadata.get("current_version").map(String::as_str)), (tonic::Code::Aborted, Some("2")));
}

#[tokio::test]
async fn a_plan_that_says_what_cannot_be_is_refused_with_the_field() {
    let Story { world, mut principal, school, .. } = story().await;
    let before = Counts::of(world.db("schools")).await;
    let with_goal = |goal: pb::PlanGoal| pb::PlanInput { goals: vec![goal], ..input() };
    let with_action = |action: pb::PlanAction| pb::PlanInput { actions: vec![action], ..input() };
    let swapped = {
        let mut goal = goal();
        goal.targets[1].due_on = day(2023, 3, 31);
        goal
    };
    let mut outside = goal();
    outside.targets[1].year = year(2568);
    let cases = [
        (pb::PlanInput { last_year: year(2566), ..input() }, "plan.last_year", "PLAN_YEARS"),
        (pb::PlanInput { last_year: year(2570), ..input() }, "plan.last_year", "PLAN_YEARS"),
        (with_goal(swapped), "plan.goals[0].targets[1]", "TARGETS_NOT_MONOTONE"),
        (with_goal(outside), "plan.goals[0].targets[1].year", "OUTSIDE_PLAN_YEARS"),
        (with_action(pb::PlanAction { goal_no: 2, ..action() }), "plan.actions[0].goal_no", "NO_SUCH_GOAL"),
        (with_action(pb::PlanAction { term: term(2568, 1), ..action() }), "plan.actions[0].term", "OUTSIDE_PLAN_YEARS"),
        (with_action(pb::PlanAction { owner_ref: PERSON.to_owned(), ..action() }), "plan.actions[0].owner_ref", "OWNER_MISMATCH"),
        (with_action(pb::PlanAction { owner_role: String::new(), ..action() }), "plan.actions[0].owner_ref", "OWNER_MISMATCH"),
    ];
    for (input, field, reason) in cases {
        let refusal = Refusal::expect(principal.draft_plan(draft(&school, input)).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::InvalidArgument, vec![(field, reason)]));
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let bare = pb::PlanInput { goals: vec![], actions: vec![], ..input() };
    let plan = principal.draft_plan(draft(&school, bare)).await.expect("a draft").into_inner().plan.expect("in the reply");
    assert_eq!(Refusal::expect(approve(&mut principal, &plan, "มติ").await).reason, "PLAN_INCOMPLETE");
}

#[tokio::test]
async fn a_baseline_of_an_evaluation_is_not_self_declared_whatever_the_caller_says() {
    let Story { world: _world, mut principal, school, .. } = story().await;
    let of = |evaluation_id: &str, source: pb::BaselineSource| {
        let baseline = pb::PlanBaseline { evaluation_id: evaluation_id.to_owned(), source: source.into(), value_e4: 1 };
        pb::PlanGoal { baseline: Some(baseline), ..goal() }
    };
    let claimed = of("", pb::BaselineSource::Evaluation);
    let measured = of(NOTHING, pb::BaselineSource::SelfDeclared);
    let request = draft(&school, pb::PlanInput { goals: vec![claimed, measured], ..input() });
    let plan = principal.draft_plan(request).await.expect("begun").into_inner().plan.expect("in the reply");
    let sources: Vec<_> = plan.goals.iter().filter_map(|goal| goal.baseline.as_ref()).map(pb::PlanBaseline::source).collect();
    assert_eq!(sources, [pb::BaselineSource::SelfDeclared, pb::BaselineSource::Evaluation]);
}

#[tokio::test]
async fn a_term_is_reviewed_once_and_only_within_the_plan() {
    let Story { world: _world, mut coordinator, school, .. } = story().await;
    let plan = drafted(&mut coordinator, &school).await;
    let plan = approve(&mut coordinator, &plan, "มติ 1/2564").await.expect("approved");
    let plan = step!(coordinator, submit_plan, SubmitPlanRequest, plan).expect("submitted");
    let (on, reference) = (day(2021, 12, 20), "ศธ 1/2564".to_owned());
    let plan = step!(coordinator, acknowledge_plan, AcknowledgePlanRequest, plan, on: on, reference: reference).expect("acknowledged");
    let plan = step!(coordinator, start_plan, StartPlanRequest, plan).expect("started");
    let outside = Refusal::expect(step!(coordinator, review_plan, ReviewPlanRequest, plan, review: review(2568, 1)));
    assert_eq!(outside.field_reasons(), [("review.term", "OUTSIDE_PLAN_YEARS")]);
    let progress = vec![pb::PlanActionProgress { action_no: 2, status: pb::PlanActionStatus::Done.into() }];
    let nobody = Refusal::expect(step!(coordinator, review_plan, ReviewPlanRequest, plan, review: review(2565, 1), progress: progress));
    assert_eq!(nobody.field_reasons(), [("progress[0].action_no", "NO_SUCH_ACTION")]);
    let plan = step!(coordinator, review_plan, ReviewPlanRequest, plan, review: review(2565, 1)).expect("reviewed");
    let twice = Refusal::expect(step!(coordinator, review_plan, ReviewPlanRequest, plan, review: review(2565, 1)));
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::FailedPrecondition, vec![("review.term", "TERM_REVIEWED_ALREADY")]));
}

#[tokio::test]
async fn a_school_has_one_plan_a_year_until_it_is_closed() {
    let Story { world, mut coordinator, school, .. } = story().await;
    let request = pb::DraftPlanRequest { request_id: REQUEST.to_owned(), validate_only: true, ..draft(&school, input()) };
    let before = Counts::of(world.db("schools")).await;
    coordinator.draft_plan(request.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let request = pb::DraftPlanRequest { validate_only: false, ..request };
    let first = coordinator.draft_plan(request.clone()).await.expect("begun").into_inner();
    assert_eq!(coordinator.draft_plan(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::DraftPlanRequest { plan: Some(pb::PlanInput { framework_ref: "WSA".to_owned(), ..input() }), ..request };
    assert_eq!(Refusal::expect(coordinator.draft_plan(other).await).reason, "REQUEST_ID_REUSED");
    let overlapping = pb::PlanInput { first_year: year(2567), last_year: year(2569), goals: vec![], actions: vec![], ..input() };
    let taken = Refusal::expect(coordinator.draft_plan(draft(&school, overlapping.clone())).await);
    assert_eq!((taken.code, taken.field_reasons()), (tonic::Code::FailedPrecondition, vec![("plan.first_year", "PLAN_PERIODS_OVERLAP")]));
    let following = pb::PlanInput { first_year: year(2568), last_year: year(2570), ..overlapping };
    coordinator.draft_plan(draft(&school, following)).await.expect("the next period");
    let twin = pb::DraftPlanRequest {
        id: first.plan.map(|plan| plan.id).unwrap_or_default(),
        ..draft(&school, pb::PlanInput { first_year: year(2575), last_year: year(2577), goals: vec![], actions: vec![], ..input() })
    };
    assert_eq!(Refusal::expect(coordinator.draft_plan(twin).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
}

#[tokio::test]
async fn a_closed_plan_leaves_its_years_to_the_next_one() {
    let Story { world: _world, mut coordinator, school, .. } = story().await;
    let plan = drafted(&mut coordinator, &school).await;
    let plan = approve(&mut coordinator, &plan, "มติ 1/2564").await.expect("approved");
    let plan = step!(coordinator, submit_plan, SubmitPlanRequest, plan).expect("submitted");
    let (on, reference) = (day(2021, 12, 20), "ศธ 1/2564".to_owned());
    let plan = step!(coordinator, acknowledge_plan, AcknowledgePlanRequest, plan, on: on, reference: reference).expect("acknowledged");
    let plan = step!(coordinator, start_plan, StartPlanRequest, plan).expect("started");
    assert_eq!(Refusal::expect(coordinator.draft_plan(draft(&school, input())).await).reason, "PLAN_PERIODS_OVERLAP");
    step!(coordinator, close_plan, ClosePlanRequest, plan, note: "เปลี่ยนผู้บริหาร".to_owned()).expect("closed without a review");
    drafted(&mut coordinator, &school).await;
}

#[tokio::test]
async fn a_school_writes_its_own_plan_and_its_office_answers_to_it() {
    let Story { world, mut coordinator, mut principal, mut office, school: own } = story().await;
    let other = school(&mut coordinator, private(1)).await;
    let foreign = Refusal::expect(principal.draft_plan(draft(&other, input())).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (tonic::Code::NotFound, vec![("school_id", "NOT_FOUND")]));
    let nowhere = pb::DraftPlanRequest { school_id: NOTHING.to_owned(), ..draft(&own, input()) };
    assert_eq!(Refusal::expect(coordinator.draft_plan(nowhere).await).field_reasons(), [("school_id", "NOT_FOUND")]);
    let theirs = drafted(&mut coordinator, &other).await;
    let plan = drafted(&mut principal, &own).await;
    for refused in [
        Refusal::expect(read(&mut principal, &theirs.id, 0).await),
        Refusal::expect(read(&mut principal, NOTHING, 0).await),
        Refusal::expect(read(&mut office, &theirs.id, 0).await),
        Refusal::expect(step!(principal, submit_plan, SubmitPlanRequest, theirs)),
    ] {
        assert_eq!((refused.code, refused.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));
    }
    let denied = Refusal::expect(step!(office, change_plan, ChangePlanRequest, plan, plan: Some(input())));
    assert_eq!(denied.code, tonic::Code::PermissionDenied, "an office does not write the plans of its schools");
    let plan = approve(&mut principal, &plan, "มติ 1/2564").await.expect("approved");
    let plan = step!(principal, submit_plan, SubmitPlanRequest, plan).expect("submitted");
    let (on, reference) = (day(2021, 12, 20), "ศธ 1/2564".to_owned());
    let own_word = step!(principal, acknowledge_plan, AcknowledgePlanRequest, plan, on: on.clone(), reference: reference.clone());
    assert_eq!(Refusal::expect(own_word).code, tonic::Code::PermissionDenied, "nobody acknowledges his own plan");
    let mut neighbour = client(&world, "area_director@esao:4001");
    let elsewhere = step!(neighbour, acknowledge_plan, AcknowledgePlanRequest, plan, on: on, reference: reference);
    assert_eq!(Refusal::expect(elsewhere).code, tonic::Code::NotFound);

    let listed = async |client: &mut Client, request: pb::ListPlansRequest| {
        client.list_plans(request).await.expect("a page").into_inner().plans.into_iter().map(|plan| plan.id).collect::<Vec<_>>()
    };
    assert_eq!(listed(&mut office, pb::ListPlansRequest::default()).await, std::slice::from_ref(&plan.id));
    let of_other = pb::ListPlansRequest { school_id: other.id.clone(), ..Default::default() };
    assert_eq!(listed(&mut coordinator, of_other.clone()).await, std::slice::from_ref(&theirs.id));
    assert_eq!(listed(&mut office, of_other).await, Vec::<String>::new());
    let submitted = pb::ListPlansRequest { states: vec![pb::PlanState::Submitted.into()], ..Default::default() };
    assert_eq!(listed(&mut coordinator, submitted).await, [plan.id]);
    let later = pb::ListPlansRequest { year: year(2568), ..Default::default() };
    assert_eq!(listed(&mut coordinator, later).await, Vec::<String>::new());
    let page = pb::ListPlansRequest { page_size: 1, year: year(2566), ..Default::default() };
    let reply = coordinator.list_plans(page.clone()).await.expect("a page").into_inner();
    assert_eq!(reply.plans.len(), 1);
    assert_eq!(listed(&mut coordinator, pb::ListPlansRequest { page_token: reply.next_page_token, ..page }).await.len(), 1);
}
