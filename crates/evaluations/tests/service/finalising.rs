//! From ratings to results, and to their next version.

use api::evaluations::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::cycle;
use crate::given::{COORDINATOR, NOTHING, client, create, drafted, in_use, input, told};
use crate::rating::{
    CYCLE, OFFICER, collected, content, coordinator, cycle_version, decided, finalised, person, published, rated, reopened, result, rows,
    school, submitted, world,
};

#[tokio::test]
async fn ratings_become_exact_results_with_everything_that_a_reader_must_know() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2, 3]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    rated(&world, CYCLE, 1, (12, "SUPERVISOR"), [4, 3, 5]).await;
    submitted(&world, CYCLE, 2, (21, "SELF"), &[("A.1", "2"), ("B.1", "NOT_APPLICABLE")]).await;
    let started = cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    assert_eq!((started.locked_assessments, started.opened_cases), (3, 0));
    assert_eq!(started.cycle.expect("in the reply").status(), pb::CycleStatus::Moderation);
    let made = cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE).expect("nothing to decide");
    assert_eq!((made.found, made.revised, made.unchanged, made.without_ratings, made.hash.len()), (2, 0, 0, 1, 64));
    let cycle = made.cycle.expect("in the reply");
    assert_eq!((cycle.status(), cycle.result_n, cycle.version), (pb::CycleStatus::Finalised, 1, 5));
    assert_eq!(rows(&world, "assessment", "status = 'CONFIRMED' and version = 4").await, 3);

    // (35 · 75 + 25 · 50) / 60 = 64.58…; 0.6 · 64.58… + 0.4 · 100 = 78.75.
    let found = result(&mut client, 1, 0).await.expect("there");
    let overall = found.overall.clone().expect("a value");
    assert_eq!((found.form(), overall.exact.as_str(), overall.value_e4), (pb::ValueForm::LevelMinusOne, "315/4", Some(787_500)));
    assert_eq!((overall.level, overall.label.as_str(), overall.passed), (4, "ระดับ", Some(true)));
    assert_eq!((found.n, found.published_n, found.raters, found.coverage_e4, found.weight_rated_e4), (1, 0, 2, 10_000, Some(1_000_000)));
    assert_eq!((found.flags.len(), found.no_value(), found.hash.len()), (0, pb::NoValueReason::Unspecified, 64));
    let nodes: Vec<(&str, i64, i32)> = found.nodes.iter().map(|node| (node.node_code.as_str(), node.index_e4, node.raters)).collect();
    assert_eq!(nodes, [("A", 0, 0), ("A.1", 40_000, 2), ("A.2", 30_000, 2), ("B", 0, 0), ("B.1", 50_000, 2)]);
    assert_eq!(found.nodes[0].value.as_ref().and_then(|value| value.value_e4), Some(645_833));
    let thin = result(&mut client, 2, 0).await.expect("there");
    assert_eq!((thin.overall.is_none(), thin.no_value()), (true, pb::NoValueReason::CoverageBelowThreshold));
    assert_eq!(thin.flags, [pb::ResultFlag::LowCoverage, pb::ResultFlag::SingleRater, pb::ResultFlag::TooFewRaters].map(i32::from));
    assert_eq!(thin.nodes[4].settled(), pb::SettledKind::NotApplicable);
    assert_eq!(Refusal::expect(result(&mut client, 3, 0).await).code, Code::NotFound, "nobody has said anything about it");
}

#[tokio::test]
async fn each_result_is_told_once_without_anybody_who_rated() {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    let before = told(&world).await.len();
    finalised(&world, CYCLE).await;
    let names = told(&world).await;
    let expected = ["assessment.locked", "cycle.moderation_started", "assessment.confirmed", "cycle.finalised", "result.finalised"];
    assert_eq!(names[before..], expected.map(|name| format!("evaluations.{name}")));
    let events = world.told("evaluations").await;
    let last = events.last().expect("told");
    let event: pb::ResultFinalised = last.decode().expect("readable");
    let told = event.result.expect("whole");
    assert_eq!(told, result(&mut coordinator(&world), 1, 0).await.expect("there"));
    assert_eq!((last.aggregate_version, last.scope.as_deref()), (1, Some("province:40")));
    let rater = person(11).into_bytes();
    assert!(!events.iter().any(|event| event.payload.windows(rater.len()).any(|part| part == rater)), "raters are counted, never named");
}

/// Two are asked for: one who says nothing that counts is none.
#[tokio::test]
async fn a_result_from_fewer_raters_than_the_cycle_asks_for_says_so_and_is_no_other_result() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    rated(&world, CYCLE, 2, (21, "SELF"), [4, 3, 5]).await;
    rated(&world, CYCLE, 2, (22, "SUPERVISOR"), [4, 3, 5]).await;
    finalised(&world, CYCLE).await;
    let few = result(&mut client, 1, 0).await.expect("there");
    assert_eq!((few.raters, few.flags), (1, [pb::ResultFlag::SingleRater, pb::ResultFlag::TooFewRaters].map(i32::from).to_vec()));
    assert_eq!(result(&mut client, 2, 0).await.expect("there").flags, Vec::<i32>::new());
    let told = world.told("evaluations").await;
    let events = told.iter().filter(|event| event.aggregate == "result").map(|event| event.decode().expect("readable"));
    let told: Vec<i32> = events.flat_map(|event: pb::ResultFinalised| event.result.expect("whole").flags).collect();
    assert_eq!(told, [pb::ResultFlag::SingleRater, pb::ResultFlag::TooFewRaters].map(i32::from));
    let listed = async |flag: pb::ResultFlag| {
        let request = pb::ListResultsRequest { cycle_id: CYCLE.to_owned(), flags: vec![flag.into()], ..Default::default() };
        let page = coordinator(&world).list_results(request).await.expect("a page").into_inner();
        page.results.into_iter().map(|one| one.school_id).collect::<Vec<_>>()
    };
    assert_eq!(listed(pb::ResultFlag::TooFewRaters).await, [school(1)]);
    assert_eq!(listed(pb::ResultFlag::LowCoverage).await, Vec::<String>::new());
    // As an older release kept it: what is asked for was no part of what it hashed.
    reopened(&world).await;
    let again = cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE).expect("nothing to decide");
    assert_eq!((again.unchanged, again.revised), (2, 0));
    assert_eq!(rows(&world, "result", "'TOO_FEW_RATERS' = any(flags)").await, 0, "it follows, and is kept nowhere");
}

/// A14, without the report.
#[tokio::test]
async fn a_reopened_cycle_gives_another_result_to_the_school_that_was_decided_about_and_to_no_other() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2]).await;
    for of in [1, 2] {
        rated(&world, CYCLE, of, (of, "SUPERVISOR"), [4, 3, 5]).await;
    }
    let first = finalised(&world, CYCLE).await;
    let (one, other) = (result(&mut client, 1, 0).await.expect("there"), result(&mut client, 2, 0).await.expect("there"));
    reopened(&world).await;
    let same = cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE, validate_only: true).expect("a dry run");
    assert_eq!((same.unchanged, same.revised, &same.hash), (2, 0, &first.hash), "the same inputs are the same results");
    decided(&world, 1, &[("A.2", 5)]).await;
    let second = cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE).expect("decided");
    assert_eq!((second.found, second.revised, second.unchanged), (0, 1, 1));
    assert_ne!(second.hash, first.hash);
    let revised = result(&mut client, 1, 0).await.expect("there");
    assert_eq!((revised.n, revised.version, revised.id == one.id), (2, 2, true));
    assert_eq!((revised.nodes[2].moderated, revised.nodes[2].index_e4), (true, 50_000));
    assert_eq!(result(&mut client, 1, 1).await.expect("the one before").overall, one.overall, "what was found stays");
    assert_eq!(result(&mut client, 2, 0).await.expect("there"), other);
    let request = pb::ListResultVersionsRequest { cycle_id: CYCLE.to_owned(), school_id: school(1), page_size: 1, ..Default::default() };
    let page = client.list_result_versions(request.clone()).await.expect("a page").into_inner();
    let next = pb::ListResultVersionsRequest { page_token: page.next_page_token, ..request };
    let last = client.list_result_versions(next).await.expect("a page").into_inner();
    assert_eq!((page.results[0].n, last.results[0].n, last.next_page_token.as_str()), (2, 1, ""));
    assert!(told(&world).await.ends_with(&["evaluations.cycle.finalised".to_owned(), "evaluations.result.revised".to_owned()]));
    let refused = sqlx::query("update evaluations.result_version set n = 9").execute(world.db("evaluations").pool()).await;
    assert!(refused.expect_err("a trigger holds it").to_string().contains("never changes"));
}

#[tokio::test]
async fn a_finalisation_is_refused_while_something_is_missing_and_then_keeps_nothing() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    let early = Refusal::expect(cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE));
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    let before = Counts::of(world.db("evaluations")).await;
    assert_eq!(Refusal::expect(cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE)).reason, "NOTHING_RATED");
    let stale = pb::FinaliseCycleRequest { id: CYCLE.to_owned(), expected_version: 3, ..Default::default() };
    assert_eq!(Refusal::expect(client.finalise_cycle(stale.clone()).await).reason, "VERSION_CONFLICT");
    let nothing = pb::FinaliseCycleRequest { id: NOTHING.to_owned(), ..stale };
    assert_eq!(Refusal::expect(client.finalise_cycle(nothing).await).code, Code::NotFound);
    for elsewhere in [format!("institute_coordinator@organisation:{NOTHING}"), OFFICER.to_owned()] {
        let mut client = crate::given::client(&world, &elsewhere);
        let denied = Refusal::expect(cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE));
        assert_eq!(denied.code, Code::PermissionDenied, "{elsewhere}: an open cycle is seen by all");
    }
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn a_finalisation_is_done_once_by_one_request_and_a_dry_run_keeps_nothing() {
    let world = world().await;
    let mut client = coordinator(&world);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    let before = Counts::of(world.db("evaluations")).await;
    let expected_version = cycle_version(&world, CYCLE).await;
    let request_id = "0197f0a0-0000-7000-8000-0000000000b1".to_owned();
    let request = pb::FinaliseCycleRequest { id: CYCLE.to_owned(), expected_version, request_id, ..Default::default() };
    let dry = pb::FinaliseCycleRequest { validate_only: true, ..request.clone() };
    let rehearsed = client.finalise_cycle(dry).await.expect("possible").into_inner();
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let done = client.finalise_cycle(request.clone()).await.expect("done").into_inner();
    assert_eq!((rehearsed.found, &rehearsed.hash), (1, &done.hash));
    assert_eq!(client.finalise_cycle(request.clone()).await.expect("replayed").into_inner(), done);
    let other = pb::FinaliseCycleRequest { leave_undecided: true, ..request };
    assert_eq!(Refusal::expect(client.finalise_cycle(other).await).reason, "REQUEST_ID_REUSED");
}

#[tokio::test]
async fn what_is_judged_to_find_something_out_is_neither_told_nor_published() {
    let world = world().await;
    let mut client = coordinator(&world);
    let about = pb::FrameworkInput { purpose: pb::FrameworkPurpose::Research.into(), ..input("RES-1", "วิจัย") };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let draft = drafted(&mut client, &made, content()).await;
    let framework = in_use(&mut client, draft, 1).await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    rated(&world, CYCLE, 1, (11, "SELF"), [4, 3, 5]).await;
    finalised(&world, CYCLE).await;
    assert!(result(&mut client, 1, 0).await.is_ok(), "those who run it see it");
    assert!(!told(&world).await.iter().any(|name| name.starts_with("evaluations.result")));
    let refused = Refusal::expect(cycle!(world, client, publish_cycle, PublishCycleRequest, CYCLE));
    assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "RESEARCH_NOT_PUBLISHED"));
}

#[tokio::test]
async fn a_framework_that_judges_lessons_makes_no_results_of_schools() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let about = pb::FrameworkInput { unit: pb::JudgedUnit::Lesson.into(), ..input("ALO-1", "ชั้นเรียน") };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    let draft = drafted(&mut client, &made, content()).await;
    let framework = in_use(&mut client, draft, 1).await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1]).await;
    let refused = Refusal::expect(cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE));
    assert_eq!(refused.reason, "NO_RESULTS_BY_FRAMEWORK");
    assert!(create(&mut client, "X-1", "อื่น").await.versions.is_empty());
}
