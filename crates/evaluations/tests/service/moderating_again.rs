//! A panel wants a school to be looked at again: its assessors are let in once more, and what they say then is decided beside what was.

use api::evaluations::v1 as pb;
use pb::{AssessmentStatus, ModerationDecision, ModerationStatus, SettledKind};
use testkit::{Refusal, World};
use tonic::Code;

use crate::assessing::{give_back, head, level, save, submission, submit, submitting};
use crate::cycle;
use crate::given::{Client, client};
use crate::rating::{
    CYCLE, OFFICER, collected, coordinator, decided_by_panel, person, published, rated, reopened, result, rows, school, world,
};

/// Ids of rows that the stories write: the assignment and the assessment of somebody about school 1.
fn of_row(kind: u32, by: u32) -> String {
    format!("0197f0a0-0000-7000-8000-001{kind}0001{by:04}")
}

fn assessor(world: &World, n: u32) -> Client {
    client(world, &format!("assessor@person:{}", person(n)))
}

/// A cycle that is moderated: the raters 11 and 21 of school 1 are two levels apart on A.2.
async fn moderated() -> World {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [3, 1, 3]).await;
    rated(&world, CYCLE, 1, (21, "SUPERVISOR"), [3, 3, 3]).await;
    cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    world
}

async fn cases(world: &World) -> Vec<pb::ModerationCase> {
    let request = pb::ListModerationCasesRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    coordinator(world).list_moderation_cases(request).await.expect("a page").into_inner().moderation_cases
}

/// The panel of a case wants the school to be looked at again.
async fn sent_back(world: &World, case: pb::ModerationCase) -> pb::ModerationCase {
    let mut client = coordinator(world);
    let panel = pb::AssignModerationPanelRequest {
        id: case.id,
        expected_version: case.version,
        panel_refs: vec![person(900)],
        ..Default::default()
    };
    let case = client.assign_moderation_panel(panel).await.expect("assigned").into_inner().moderation_case.expect("in the reply");
    let decision = pb::DecideModerationCaseRequest {
        id: case.id,
        expected_version: case.version,
        decision: ModerationDecision::ReObserve.into(),
        rationale: "ให้ประเมินใหม่".to_owned(),
        ..Default::default()
    };
    client.decide_moderation_case(decision).await.expect("decided").into_inner().moderation_case.expect("in the reply")
}

fn letting_in(by: u32, version: i64) -> pb::GrantLateSubmissionRequest {
    pb::GrantLateSubmissionRequest {
        id: of_row(1, by),
        expected_version: version,
        late_until_time: Some(chassis::wire::timestamp("2021-12-25T10:00:00Z".parse().expect("an instant"))),
        reason: "คณะผู้ทบทวนให้ประเมินใหม่".to_owned(),
        ..Default::default()
    }
}

async fn let_in(world: &World, by: u32, version: i64) -> Result<pb::Assignment, tonic::Status> {
    let reply = coordinator(world).grant_late_submission(letting_in(by, version)).await;
    reply.map(|reply| reply.into_inner().assignment.expect("in the reply"))
}

async fn opened_again(world: &World) -> Result<pb::ModerationCase, tonic::Status> {
    let request = pb::OpenModerationCaseRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(1),
        node_codes: vec!["A.2".to_owned()],
        reason: "ประเมินใหม่แล้ว".to_owned(),
        ..Default::default()
    };
    coordinator(world).open_moderation_case(request).await.map(|reply| reply.into_inner().moderation_case.expect("in the reply"))
}

async fn finalised_now(world: &World, leave_undecided: bool) -> Result<pb::FinaliseCycleResponse, tonic::Status> {
    cycle!(*world, coordinator(world), finalise_cycle, FinaliseCycleRequest, CYCLE, leave_undecided: leave_undecided)
}

#[tokio::test]
async fn what_is_looked_at_again_is_decided_in_a_new_case_beside_the_first_one() {
    let world = moderated().await;
    let first = sent_back(&world, cases(&world).await.remove(0)).await;
    let locked = head(&mut coordinator(&world), &of_row(2, 21)).await.expect("there");
    assert_eq!(locked.status(), AssessmentStatus::Locked);
    let closed = Refusal::expect(give_back(&mut coordinator(&world), &locked, "ให้ประเมินใหม่").await);
    assert_eq!((closed.code, closed.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"), "nobody has let it in");

    let task = let_in(&world, 21, 1).await.expect("a panel wants it");
    assert_eq!((task.status(), task.late_reason.as_str()), (pb::AssignmentStatus::Assigned, "คณะผู้ทบทวนให้ประเมินใหม่"));
    let back = give_back(&mut coordinator(&world), &locked, "ให้ประเมินใหม่").await.expect("let in");
    assert_eq!((back.status(), back.revision), (AssessmentStatus::Returned, 1));
    let pending = Refusal::expect(finalised_now(&world, false).await);
    assert_eq!((pending.reason.as_str(), pending.metadata.get("cases").map(String::as_str)), ("MODERATION_PENDING", Some("1")));

    let mut own = assessor(&world, 21);
    let saving = pb::SaveAssessmentScoresRequest {
        id: back.id.clone(),
        assignment_id: of_row(1, 21),
        base_version: back.version,
        scores: vec![level("A.2", 1)],
        ..Default::default()
    };
    let saved = save(&mut own, saving).await.expect("let in");
    let sent = submit(&mut own, submitting(&saved, Vec::new())).await.expect("let in");
    assert_eq!((sent.status(), sent.revision), (AssessmentStatus::Submitted, 2));
    world.clock.set("2021-12-26T00:00:00Z".parse().expect("an instant"));
    let unseen = Refusal::expect(finalised_now(&world, false).await);
    assert_eq!(unseen.reason, "MODERATION_PENDING", "no case was opened about what was submitted");

    let second = opened_again(&world).await.expect("the first one is decided");
    assert_eq!((second.nodes[0].agreed(), second.nodes[0].agreed_index_e4), (SettledKind::Level, 10_000), "both say 1 now");
    assert_eq!(head(&mut own, &sent.id).await.expect("one's own").status(), AssessmentStatus::Locked);
    decided_by_panel(&mut coordinator(&world), second, &[("A.2", 2)]).await;
    finalised_now(&world, false).await.expect("decided");
    let found = result(&mut coordinator(&world), 1, 0).await.expect("there");
    assert_eq!((found.nodes[2].settled(), found.nodes[2].index_e4), (SettledKind::Level, 20_000), "the newest decision holds");

    let both = cases(&world).await;
    let decisions: Vec<ModerationDecision> = both.iter().map(pb::ModerationCase::decision).collect();
    assert_eq!(decisions, [ModerationDecision::ReObserve, ModerationDecision::Change]);
    assert!(both.iter().all(|case| case.status() == ModerationStatus::Closed));
    assert_eq!((&both[0].id, &both[0].nodes), (&first.id, &first.nodes), "nothing of the first one is written over");
    let whole = coordinator(&world).get_moderation_case(pb::GetModerationCaseRequest { id: first.id }).await.expect("there").into_inner();
    let said: Vec<i32> = whole.originals[0].scores.iter().map(|score| score.level).collect();
    assert_eq!(said, [1, 3], "what was said first stays");
    for (n, given) in [(1, 3), (2, 1)] {
        let kept = submission(&mut client(&world, OFFICER), &sent.id, n).await.expect("kept").scores;
        assert!(kept.iter().any(|score| (score.node_code.as_str(), score.level) == ("A.2", given)), "{n}");
    }
}

#[tokio::test]
async fn where_nothing_comes_by_the_day_the_node_is_not_observed_and_the_rest_counts_as_it_was() {
    let world = moderated().await;
    sent_back(&world, cases(&world).await.remove(0)).await;
    let_in(&world, 21, 1).await.expect("a panel wants it");
    let locked = head(&mut coordinator(&world), &of_row(2, 21)).await.expect("there");
    let back = give_back(&mut coordinator(&world), &locked, "ให้ประเมินใหม่").await.expect("let in");
    assert_eq!(Refusal::expect(finalised_now(&world, false).await).reason, "MODERATION_PENDING", "the day is not over");
    world.clock.set("2021-12-25T10:00:01Z".parse().expect("an instant"));
    let late = Refusal::expect(submit(&mut assessor(&world, 21), submitting(&back, Vec::new())).await);
    assert_eq!((late.code, late.reason.as_str()), (Code::FailedPrecondition, "COLLECTION_CLOSED"));
    finalised_now(&world, false).await.expect("nothing is awaited any more");
    let found = result(&mut coordinator(&world), 1, 0).await.expect("there");
    let settled: Vec<SettledKind> = found.nodes.iter().map(pb::NodeResult::settled).collect();
    assert_eq!(settled[2], SettledKind::NotObserved);
    assert_eq!((found.raters, found.coverage_e4), (2, 7_500), "what was locked counts until something newer is");
}

#[tokio::test]
async fn nobody_is_let_in_while_a_cycle_is_moderated_but_where_a_panel_wants_it() {
    let world = moderated().await;
    let undecided = Refusal::expect(let_in(&world, 21, 1).await);
    assert_eq!((undecided.code, undecided.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!(undecided.metadata.get("state").map(String::as_str), Some("MODERATION"));
    decided_by_panel(&mut coordinator(&world), cases(&world).await.remove(0), &[("A.2", 2)]).await;
    assert_eq!(Refusal::expect(let_in(&world, 21, 1).await).reason, "STATE_NOT_ALLOWED", "the panel has said what holds");
    // Whoever was let be late before moderation began is not let in by that afterwards.
    let late = format!("update evaluations.assignment set late_until = '2022-01-31' where id = '{}'", of_row(1, 21));
    crate::rating::sql(&world, late).await;
    let locked = head(&mut coordinator(&world), &of_row(2, 21)).await.expect("there");
    assert_eq!(Refusal::expect(give_back(&mut coordinator(&world), &locked, "เหตุผล").await).reason, "STATE_NOT_ALLOWED");
    let mut elsewhere = client(&world, "institute_coordinator@esao:4001");
    assert_eq!(Refusal::expect(elsewhere.grant_late_submission(letting_in(21, 1)).await).code, Code::NotFound);
}

#[tokio::test]
async fn being_let_in_again_ends_with_the_results_that_it_was_for() {
    let world = moderated().await;
    sent_back(&world, cases(&world).await.remove(0)).await;
    let_in(&world, 21, 1).await.expect("a panel wants it");
    finalised_now(&world, true).await.expect("left undecided");
    assert_eq!(rows(&world, "assessment", "status = 'CONFIRMED'").await, 2);
    reopened(&world).await;
    let kept = head(&mut coordinator(&world), &of_row(2, 21)).await.expect("there");
    assert_eq!(Refusal::expect(give_back(&mut coordinator(&world), &kept, "เหตุผล").await).reason, "STATE_NOT_ALLOWED");
    assert_eq!(Refusal::expect(let_in(&world, 21, 2).await).reason, "STATE_NOT_ALLOWED", "that case is closed");
    sent_back(&world, opened_again(&world).await.expect("moderated again")).await;
    let_in(&world, 21, 2).await.expect("a panel wants it again");
    let back = give_back(&mut coordinator(&world), &kept, "ให้ประเมินใหม่").await.expect("let in");
    assert_eq!(back.status(), AssessmentStatus::Returned);
}
