//! Finalising the cycle of a province in one call: seconds, not minutes.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use api::evaluations::v1 as pb;

use super::Line;
use super::rubric::Rubric;
use crate::reference;
use crate::rounds::{Effort, percentile};
use crate::stand::{Evaluations, Stand};

const SCHOOLS: usize = 940;
/// Of each school.
const RATERS: usize = 3;
/// Twenty-one indicators.
const RUBRIC: Rubric = Rubric { code: "BENCH-21", dimensions: 3, indicators: 7 };
/// Seconds, not minutes.
const MOST: Duration = Duration::from_secs(5);
const CYCLE: usize = 2;

pub(super) async fn finalise(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut client = stand.evaluations_in_process()?;
    let framework = RUBRIC.in_use(&mut client).await?;
    rated(stand, &framework)?;
    let id = reference::numbered(CYCLE);
    let request = pb::StartCycleModerationRequest { id: id.clone(), expected_version: 3, ..Default::default() };
    let moderated = client.start_cycle_moderation(request).await?.into_inner();
    let version = moderated.cycle.context("in the reply")?.version;
    let dry = pb::FinaliseCycleRequest { id, expected_version: version, validate_only: true, ..Default::default() };
    let mut rehearsed = Vec::new();
    for _ in 0..effort.rounds {
        rehearsed.push(timed(&mut client, &dry).await?);
    }
    rehearsed.sort_unstable();
    let done = timed(&mut client, &pb::FinaliseCycleRequest { validate_only: false, ..dry }).await?;
    let rehearsed = percentile(&rehearsed, 0.5);
    Ok(vec![Line {
        goal: "",
        what: format!("FinaliseCycle, {SCHOOLS} schools x {RATERS} raters x 21"),
        found: format!("{:.2} s (rehearsed {:.2} s)", done.as_secs_f64(), rehearsed.as_secs_f64()),
        wanted: "<= 5 s",
        met: done <= MOST,
    }])
}

async fn timed(client: &mut Evaluations, request: &pb::FinaliseCycleRequest) -> Result<Duration> {
    let began = Instant::now();
    let made = client.finalise_cycle(request.clone()).await?.into_inner();
    ensure!(usize::try_from(made.found) == Ok(SCHOOLS), "{} results", made.found);
    Ok(began.elapsed())
}

/// A cycle whose collection has ended, with what was submitted about each school: levels that follow from its number and the indicator's.
fn rated(stand: &Stand, framework: &pb::Framework) -> Result<()> {
    let (cycle, owner) = (reference::numbered(CYCLE), reference::numbered(2));
    let school = "('00000000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid";
    let person = "('00000000-0000-7000-8002-' || lpad(n::text, 6, '0') || lpad(r::text, 6, '0'))::uuid";
    let task = "('00000000-0000-7000-8003-' || lpad(n::text, 6, '0') || lpad(r::text, 6, '0'))::uuid";
    let reach = format!("array['school:' || {school}, 'esao:4005', 'province:40', 'organisation:{owner}']");
    let each = format!("from generate_series(1, {SCHOOLS}) n, generate_series(1, {RATERS}) r");
    let body = r#"{"name": {"th": "รอบตัวอย่าง (ข้อมูลสมมติ)"}, "population": {"areas": ["00000000-0000-7000-8000-000000000009"], "as_of": "2021-06-01"},
                   "windows": {"collect_from": "2021-06-01", "collect_to": "2021-06-30"},
                   "policy": {"roles": ["PEER"], "min_raters": 2, "independence_months": 12}, "schools": 940}"#;
    let said = RUBRIC.codes().enumerate().map(|(at, code)| format!("'{code}', jsonb_build_object('score', (1 + (n + {at}) % 5)::text)"));
    let said = said.collect::<Vec<_>>().join(", ");
    for statement in [
        format!(
            "insert into evaluations.cycle (id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial,
                                            result_n, body, opened_at, created_at, updated_at)
             values ('{cycle}', 3, '{}', 1, 'COLLECTION_CLOSED', 2564, 1, 'BASELINE', '{owner}', false, 0, '{body}', now(), now(), now())",
            framework.id
        ),
        format!(
            "insert into evaluations.cycle_school (cycle_id, school_id, scopes, name_th, name_en, sort_key, late_reason, added_at)
             select '{cycle}', {school}, {reach}, 'โรงเรียนตัวอย่าง (ข้อมูลสมมติ)', '', '', '', now() from generate_series(1, {SCHOOLS}) as n"
        ),
        format!(
            "insert into evaluations.assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, body, created_at, updated_at)
             select {task}, 1, '{cycle}', {school}, {person}, 'PEER', 'ASSIGNED', '2021-06-30', {reach} || ('person:' || {person})::text, '{{}}', now(), now()
             {each}"
        ),
        format!(
            "insert into evaluations.assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores,
                                                 conflicts, return_reason, scopes, started_at, submitted_at, updated_at)
             select {task}, 2, {task}, '{cycle}', {school}, 'PEER', {person}, 'SUBMITTED', 1, 21, '{{}}', '{{}}', '',
                    {reach} || ('person:' || {person})::text, now(), now(), now() {each}"
        ),
        format!("insert into evaluations.assessment_submission select {task}, 1, jsonb_build_object({said}), now() {each}"),
    ] {
        stand.sql(&statement)?;
    }
    stand.settle()
}
