//! As many schools as a province has, in one call.

use std::fmt::Write as _;
use std::time::Duration;

use api::evaluations::v1 as pb;
use testkit::bounded;

use crate::cycle;
use crate::given::{OWNER, create, drafted, text};
use crate::rating::{CYCLE, collected, content, coordinator, rows, sql, world};
use crate::step;

const SCHOOLS: u32 = 940;

/// The three dimensions of the rubric with seven indicators each.
fn wide() -> pb::FrameworkContent {
    let mut wide = content();
    let (dimension, indicator) = (wide.nodes[0].clone(), wide.nodes[1].clone());
    wide.nodes.clear();
    for d in 1..=3 {
        let code = format!("D{d}");
        let weight = if d == 1 { 300_000 } else { 350_000 };
        let node = pb::FrameworkNode { code: code.clone(), weight_e4: weight, children_weight_e4: 70_000, ..dimension.clone() };
        wide.nodes.push(pb::FrameworkNode { children_weight_e4: 70_000, ..node });
        for i in 1..=7 {
            let (code, parent_code) = (format!("{code}.{i}"), code.clone());
            wide.nodes.push(pb::FrameworkNode {
                code, parent_code, weight_e4: 10_000, text: text("ตัวชี้วัด"), ..indicator.clone()
            });
        }
    }
    wide
}

/// Three submissions about each school, whose levels follow from the number of the school and of the indicator.
async fn rated_by_three(world: &testkit::World) {
    let mut said = String::new();
    for (at, code) in (1..=3).flat_map(|d| (1..=7).map(move |i| format!("D{d}.{i}"))).enumerate() {
        write!(said, "{}'{code}', jsonb_build_object('score', (1 + (n + {at}) % 5)::text)", if at == 0 { "" } else { ", " })
            .expect("written");
    }
    let id = |kind: u32| format!("('0197f0a0-0000-7000-8000-0{kind}' || lpad(n::text, 6, '0') || lpad(r::text, 4, '0'))::uuid");
    let school = "('0197f0a0-0000-7000-8000-00000005' || lpad(n::text, 4, '0'))::uuid";
    let person = "('0197f0a0-0000-7000-8000-0000000f' || lpad((n * 3 + r)::text, 4, '0'))::uuid";
    let from = format!("from generate_series(1, {SCHOOLS}) n, generate_series(1, 3) r");
    let scopes = format!("array['school:' || {school}, 'esao:4005', 'organisation:{OWNER}', 'person:' || {person}]");
    let (task, assessment) = (id(1), id(2));
    sql(
        world,
        format!(
            "insert into evaluations.cycle_school
             select '{CYCLE}', {school}, array['school:' || {school}, 'esao:4005', 'organisation:{OWNER}'], 'โรงเรียน (ข้อมูลสมมติ)', '', '', '', now()
             from generate_series(1, {SCHOOLS}) n;
             insert into evaluations.assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, body, created_at, updated_at)
             select {task}, 1, '{CYCLE}', {school}, {person}, 'PEER', 'ASSIGNED', '2022-01-31', {scopes}, '{{}}', now(), now() {from};
             insert into evaluations.assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores,
                                                 conflicts, return_reason, scopes, started_at, submitted_at, updated_at)
             select {assessment}, 2, {task}, '{CYCLE}', {school}, 'PEER', {person}, 'SUBMITTED', 1, 21, '{{}}', '{{}}', '', {scopes}, now(), now(), now() {from};
             insert into evaluations.assessment_submission select {assessment}, 1, jsonb_build_object({said}), now() {from}"
        ),
    )
    .await;
}

#[tokio::test]
async fn a_province_is_finalised_in_one_call() {
    let world = world().await;
    let mut client = coordinator(&world);
    let made = create(&mut client, "IQA-TEST", "มาตรฐาน").await;
    let mut now = drafted(&mut client, &made, wide()).await;
    now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, now, 1).expect("complete");
    let said: Vec<pb::ExpertRating> = (1..=3)
        .flat_map(|d| (1..=7).map(move |i| format!("D{d}.{i}")))
        .map(|code| pb::ExpertRating { code, congruence: pb::Congruence::Congruent.into() })
        .collect();
    for n in 1..=3 {
        let (expert_ref, ratings) = (crate::given::expert(n), said.clone());
        now = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, 1, expert_ref: expert_ref, ratings: ratings)
            .expect("recorded");
    }
    now = step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("congruent");
    let framework = step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("tried out");
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[]).await;
    rated_by_three(&world).await;
    let most = Duration::from_mins(1);
    let started =
        bounded("moderation", most, async { cycle!(world, client, start_cycle_moderation, StartCycleModerationRequest, CYCLE) }).await;
    let started = started.expect("its collection has ended");
    assert_eq!((started.locked_assessments, started.opened_cases), (2_820, 0));
    let made =
        bounded("a province", most, async { cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE) }).await.expect("rated");
    assert_eq!((made.found, made.without_ratings), (940, 0));
    assert_eq!(rows(&world, "result_version", "n = 1").await, 940);
    assert_eq!(rows(&world, "outbox", "type = 'finalised' and aggregate_type = 'result'").await, 940);
    let all = pb::ListResultsRequest { cycle_id: CYCLE.to_owned(), page_size: 1_000, ..Default::default() };
    assert_eq!(client.list_results(all).await.expect("a page").into_inner().results.len(), 940);
}
