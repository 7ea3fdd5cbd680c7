//! Raters who lie apart, and what a panel decides.

use api::evaluations::v1 as pb;
use pb::{ModerationDecision, ModerationStatus, SettledKind};
use testkit::{Refusal, World};
use tonic::Code;

use crate::cycle;
use crate::given::{NOTHING, client, told};
use crate::rating::{
    CYCLE, DIRECTOR, OFFICER, collected, coordinator, decided_by_panel, person, principal, published, rated, result, rows, school,
    submitted, world,
};

/// A cycle that is moderated: school 1 has two raters two levels apart on A.2, school 2 has raters who agree, school 101 is like the first.
async fn moderated() -> World {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2, 101]).await;
    for of in [1, 101] {
        rated(&world, CYCLE, of, (of + 10, "SELF"), [4, 5, 5]).await;
        rated(&world, CYCLE, of, (of + 20, "SUPERVISOR"), [4, 3, 5]).await;
    }
    rated(&world, CYCLE, 2, (31, "SELF"), [4, 4, 4]).await;
    rated(&world, CYCLE, 2, (32, "SUPERVISOR"), [4, 4, 4]).await;
    let started = cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    assert_eq!((started.locked_assessments, started.opened_cases), (6, 2));
    world
}

fn all() -> pb::ListModerationCasesRequest {
    pb::ListModerationCasesRequest { cycle_id: CYCLE.to_owned(), ..Default::default() }
}

async fn listed(client: &mut crate::given::Client, request: pb::ListModerationCasesRequest) -> Vec<pb::ModerationCase> {
    client.list_moderation_cases(request).await.expect("a page").into_inner().moderation_cases
}

async fn get(client: &mut crate::given::Client, id: &str) -> Result<pb::GetModerationCaseResponse, tonic::Status> {
    client.get_moderation_case(pb::GetModerationCaseRequest { id: id.to_owned() }).await.map(tonic::Response::into_inner)
}

fn deciding(case: &pb::ModerationCase, decision: ModerationDecision) -> pb::DecideModerationCaseRequest {
    pb::DecideModerationCaseRequest {
        id: case.id.clone(),
        expected_version: case.version,
        decision: decision.into(),
        rationale: "พิจารณาหลักฐานแล้ว".to_owned(),
        ..Default::default()
    }
}

fn assigning(case: &pb::ModerationCase, panel: &[String]) -> pb::AssignModerationPanelRequest {
    let panel_refs = panel.to_vec();
    pb::AssignModerationPanelRequest { id: case.id.clone(), expected_version: case.version, panel_refs, ..Default::default() }
}

#[tokio::test]
async fn what_was_said_what_was_decided_and_what_holds_stand_side_by_side() {
    let world = moderated().await;
    let mut client = coordinator(&world);
    let case = listed(&mut client, pb::ListModerationCasesRequest { school_id: school(1), ..all() }).await.remove(0);
    assert_eq!((case.status(), case.triggers.as_slice(), case.result_n), (ModerationStatus::Opened, &[1][..], 1));
    assert_eq!((case.nodes.len(), case.nodes[0].node_code.as_str(), case.nodes[0].agreed()), (1, "A.2", SettledKind::Unsettled));
    let waiting = Refusal::expect(cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE));
    assert_eq!((waiting.reason.as_str(), waiting.metadata.get("cases").map(String::as_str)), ("MODERATION_PENDING", Some("2")));
    let done = decided_by_panel(&mut client, case, &[("A.2", 4)]).await;
    assert_eq!(
        (done.status(), done.version, done.panel_size, done.decision()),
        (ModerationStatus::Decided, 3, 1, ModerationDecision::Change)
    );
    let whole = get(&mut client, &done.id).await.expect("there");
    let said: Vec<(i32, i32)> = whole.originals[0].scores.iter().map(|score| (score.role, score.level)).collect();
    assert_eq!(said, [(pb::AssessorRole::Self_.into(), 5), (pb::AssessorRole::Supervisor.into(), 3)], "what was said stays");
    assert_eq!(whole.panel_refs, [person(900)]);
    let node = &whole.moderation_case.expect("in the reply").nodes[0];
    assert_eq!((node.agreed(), node.moderated(), node.moderated_level), (SettledKind::Unsettled, SettledKind::Level, 4));
    assert_eq!((node.outcome(), node.outcome_index_e4), (SettledKind::Level, 40_000));
    let made = cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE, leave_undecided: true).expect("all the same");
    assert_eq!((made.found, made.undecided_cases), (3, 1));
    let flags = |found: pb::Result| found.flags.contains(&pb::ResultFlag::UnmoderatedDiscrepancy.into());
    assert!(!flags(result(&mut client, 1, 0).await.expect("there")) && flags(result(&mut client, 101, 0).await.expect("there")));
    assert_eq!(
        listed(&mut client, pb::ListModerationCasesRequest { statuses: vec![ModerationStatus::Closed.into()], ..all() }).await.len(),
        1
    );
}

#[tokio::test]
async fn a_case_is_told_without_what_was_said_and_its_reading_is_on_record() {
    let world = moderated().await;
    let mut client = coordinator(&world);
    let case = listed(&mut client, pb::ListModerationCasesRequest { school_id: school(1), ..all() }).await.remove(0);
    let done = decided_by_panel(&mut client, case, &[("A.2", 4)]).await;
    let names: Vec<String> = told(&world).await.into_iter().filter(|name| name.starts_with("evaluations.moderation")).collect();
    assert_eq!(names, ["opened", "opened", "panel_assigned", "decided"].map(|name| format!("evaluations.moderation.{name}")));
    let panelist = person(900).into_bytes();
    let events = world.told("evaluations").await;
    assert!(
        !events.iter().any(|event| event.payload.windows(panelist.len()).any(|part| part == panelist)),
        "who decides is told to nobody"
    );
    let reads = "aggregate_type = 'moderation' and method = 'GetModerationCase'";
    assert_eq!(rows(&world, "audit", reads).await, 0);
    get(&mut client, &done.id).await.expect("there");
    assert_eq!(rows(&world, "audit", reads).await, 1);
    assert_eq!(rows(&world, "audit", "aggregate_type = 'moderation' and reason = 'พิจารณาหลักฐานแล้ว'").await, 1);
}

#[tokio::test]
async fn whoever_has_the_school_decides_nothing_about_it() {
    let world = moderated().await;
    let mut client = coordinator(&world);
    let case = listed(&mut client, pb::ListModerationCasesRequest { school_id: school(1), ..all() }).await.remove(0);
    let rater = Refusal::expect(client.assign_moderation_panel(assigning(&case, &[person(900), person(21)])).await);
    assert_eq!((rater.code, rater.reason.as_str()), (Code::InvalidArgument, "PANELIST_HAS_RATED"));
    assert_eq!(rater.field_reasons(), [("panel_refs[1]", "PANELIST_HAS_RATED")]);
    let twice = Refusal::expect(client.assign_moderation_panel(assigning(&case, &[person(900), person(900)])).await);
    assert_eq!(twice.field_reasons(), [("panel_refs[1]", "GIVEN_TWICE")]);
    let early = Refusal::expect(client.decide_moderation_case(deciding(&case, ModerationDecision::ReObserve)).await);
    assert_eq!(early.reason, "STATE_NOT_ALLOWED");
    let named = client.assign_moderation_panel(assigning(&case, &[person(31)])).await.expect("who rates another school");
    let named = named.into_inner().moderation_case.expect("in the reply");
    let stale = Refusal::expect(client.assign_moderation_panel(assigning(&case, &[person(900)])).await);
    assert_eq!((stale.reason.as_str(), named.version), ("VERSION_CONFLICT", 2));
}

#[tokio::test]
async fn whoever_has_rated_the_school_records_no_decision_about_it_with_another_role_in_hand() {
    let world = moderated().await;
    let case = listed(&mut coordinator(&world), pb::ListModerationCasesRequest { school_id: school(1), ..all() }).await.remove(0);
    let case = coordinator(&world).assign_moderation_panel(assigning(&case, &[person(900)])).await.expect("assigned").into_inner();
    let deciding = deciding(&case.moderation_case.expect("in the reply"), ModerationDecision::ReObserve);
    let withdrawn = format!("assessor_ref = '{}'", person(21));
    crate::rating::sql(&world, format!("update evaluations.assignment set status = 'WITHDRAWN' where {withdrawn}")).await;
    for rater in
        [format!("assessor@person:{}", person(11)), format!("assessor@person:{}", person(21)), format!("principal@school:{}", school(1))]
    {
        let mut double = client(&world, &format!("{DIRECTOR} {rater}"));
        let refused = Refusal::expect(double.decide_moderation_case(deciding.clone()).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::InvalidArgument, "PANELIST_HAS_RATED"), "{rater}");
    }
    let elsewhere = format!("{DIRECTOR} assessor@person:{} principal@school:{}", person(31), school(2));
    let dry = pb::DecideModerationCaseRequest { validate_only: true, ..deciding.clone() };
    client(&world, &elsewhere).decide_moderation_case(dry).await.expect("who rated another school");
    client(&world, DIRECTOR).decide_moderation_case(deciding).await.expect("who has rated nothing");
}

#[tokio::test]
async fn what_no_panel_can_decide_is_refused_with_its_reason() {
    let world = moderated().await;
    let mut client = coordinator(&world);
    let case = listed(&mut client, pb::ListModerationCasesRequest { school_id: school(1), ..all() }).await.remove(0);
    let case = client.assign_moderation_panel(assigning(&case, &[person(900)])).await.expect("assigned").into_inner();
    let case = case.moderation_case.expect("in the reply");
    let level = |code: &str, level: i32| pb::ModeratedScore { node_code: code.to_owned(), kind: SettledKind::Level.into(), level };
    let unsettled = pb::ModeratedScore { kind: SettledKind::Unsettled.into(), ..level("A.2", 0) };
    let changing =
        |changes: Vec<pb::ModeratedScore>| pb::DecideModerationCaseRequest { changes, ..deciding(&case, ModerationDecision::Change) };
    for (request, reason, field) in [
        (changing(Vec::new()), "NOT_EXPECTED_HERE", "changes"),
        (
            pb::DecideModerationCaseRequest { changes: vec![level("A.2", 4)], ..deciding(&case, ModerationDecision::Uphold) },
            "NOT_EXPECTED_HERE",
            "changes",
        ),
        (changing(vec![level("A.1", 4)]), "CODE_UNKNOWN", "changes"),
        (changing(vec![level("A.2", 6)]), "LEVEL_UNKNOWN", "changes"),
        (changing(vec![level("A.2", 0)]), "NOT_EXPECTED_HERE", "changes[0].level"),
        (changing(vec![unsettled]), "NOT_EXPECTED_HERE", "changes[0].kind"),
        (changing(vec![level("A.2", 4), level("A.2", 5)]), "GIVEN_TWICE", "changes[1].node_code"),
        (pb::DecideModerationCaseRequest { rationale: "  ".to_owned(), ..changing(vec![level("A.2", 4)]) }, "FIELD_REQUIRED", "rationale"),
    ] {
        let refused = Refusal::expect(client.decide_moderation_case(request).await);
        assert_eq!((refused.code, refused.field_reasons()), (Code::InvalidArgument, vec![(field, reason)]));
    }
    let upheld = Refusal::expect(client.decide_moderation_case(deciding(&case, ModerationDecision::Uphold)).await);
    assert_eq!((upheld.code, upheld.reason.as_str()), (Code::FailedPrecondition, "NOTHING_TO_UPHOLD"));
    let again = client.decide_moderation_case(deciding(&case, ModerationDecision::ReObserve)).await.expect("decided").into_inner();
    assert_eq!(again.moderation_case.expect("in the reply").nodes[0].outcome(), SettledKind::NotObserved);
    cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE, leave_undecided: true).expect("all the same");
    let found = result(&mut client, 1, 0).await.expect("there");
    assert_eq!(
        (found.nodes[2].settled(), found.coverage_e4, found.no_value()),
        (SettledKind::NotObserved, 7_500, pb::NoValueReason::CoverageBelowThreshold)
    );
}

#[tokio::test]
async fn somebody_opens_a_case_with_a_reason_about_a_school_within_reach() {
    let world = moderated().await;
    let mut director = client(&world, DIRECTOR);
    let opening = |of: u32| pb::OpenModerationCaseRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(of),
        node_codes: vec!["B.1".to_owned()],
        reason: "ผู้ปกครองทักท้วง".to_owned(),
        ..Default::default()
    };
    let made = director.open_moderation_case(opening(2)).await.expect("opened").into_inner().moderation_case.expect("in the reply");
    assert_eq!((made.reason.as_str(), made.triggers.len(), made.nodes[0].agreed_index_e4), ("ผู้ปกครองทักท้วง", 0, 40_000));
    let twice = Refusal::expect(director.open_moderation_case(opening(2)).await);
    assert_eq!((twice.code, twice.reason.as_str()), (Code::FailedPrecondition, "CASE_OPEN"));
    let foreign = Refusal::expect(director.open_moderation_case(opening(101)).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (Code::NotFound, vec![("school_id", "NOT_FOUND")]));
    let unknown = pb::OpenModerationCaseRequest { node_codes: vec!["A".to_owned()], ..opening(2) };
    assert_eq!(Refusal::expect(director.open_moderation_case(unknown).await).field_reasons(), [("node_codes", "CODE_UNKNOWN")]);
    let silent = pb::OpenModerationCaseRequest { reason: " ".to_owned(), ..opening(2) };
    assert_eq!(Refusal::expect(director.open_moderation_case(silent).await).field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let taken = pb::OpenModerationCaseRequest { id: made.id.clone(), ..opening(2) };
    assert_eq!(Refusal::expect(director.open_moderation_case(taken).await).reason, "ALREADY_EXISTS");
    cycle!(world, coordinator(&world), finalise_cycle, FinaliseCycleRequest, CYCLE, leave_undecided: true).expect("all the same");
    let late = Refusal::expect(director.open_moderation_case(opening(2)).await);
    assert_eq!((late.code, late.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
}

#[tokio::test]
async fn cases_are_seen_where_the_school_lies_and_by_nobody_who_is_judged() {
    let world = moderated().await;
    let in_order = listed(&mut coordinator(&world), all()).await;
    let mut cases = in_order.clone();
    cases.sort_by_key(|case| case.school_id.clone());
    assert_eq!(cases.iter().map(|case| case.school_id.clone()).collect::<Vec<_>>(), [school(1), school(101)]);
    let mut officer = client(&world, OFFICER);
    assert_eq!(listed(&mut officer, all()).await, cases[..1]);
    assert!(get(&mut officer, &cases[0].id).await.is_ok());
    assert_eq!(Refusal::expect(get(&mut officer, &cases[1].id).await).code, Code::NotFound);
    assert_eq!(Refusal::expect(get(&mut officer, NOTHING).await).code, Code::NotFound);
    assert_eq!(Refusal::expect(get(&mut principal(&world, 1), &cases[0].id).await).code, Code::PermissionDenied);
    let mut assessor = client(&world, &format!("assessor@person:{}", person(11)));
    assert_eq!(Refusal::expect(get(&mut assessor, &cases[0].id).await).code, Code::PermissionDenied);
    let page = pb::ListModerationCasesRequest { page_size: 1, ..all() };
    let reply = coordinator(&world).list_moderation_cases(page.clone()).await.expect("a page").into_inner();
    let next = pb::ListModerationCasesRequest { page_token: reply.next_page_token, ..page };
    assert_eq!(listed(&mut coordinator(&world), next).await, in_order[1..]);
}

#[tokio::test]
async fn what_was_said_after_the_collection_by_nobody_asked_sets_nothing_off() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    submitted(&world, CYCLE, 1, (11, "SELF"), &[("A.1", "NOT_OBSERVED")]).await;
    rated(&world, CYCLE, 1, (12, "SUPERVISOR"), [1, 1, 1]).await;
    crate::rating::sql(&world, "update evaluations.assessment set status = 'IN_PROGRESS' where role = 'SUPERVISOR'".to_owned()).await;
    let started = cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    assert_eq!((started.locked_assessments, started.opened_cases), (1, 0));
    cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE).expect("something was submitted");
    assert_eq!(result(&mut client, 1, 0).await.expect("there").no_value(), pb::NoValueReason::NothingRated);
}
