//! Submitting an assessment through its lane, beside pgbench writing the same rows: a transaction each, and a statement each.
//!
//! An assessment is submitted once, so every call takes another one: before each half of a pair all of them are begun anew.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use api::evaluations::v1 as pb;
use chassis::kernel::{Clock, Ids};

use super::requests::latencies;
use super::rubric::Rubric;
use super::{Line, ratio};
use crate::load::{AsyncCall, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::{ASSESSOR, Evaluations, Stand};

/// Assessments for each second of a measurement: more than anybody submits in one.
const A_SECOND: u64 = 40_000;
/// Forty indicators: more than any rubric that comes with Sala asks for.
const RUBRIC: Rubric = Rubric { code: "BENCH", dimensions: 5, indicators: 8 };

/// Submits one assessment after the other.
#[derive(Clone)]
struct Submit {
    ids: Ids,
    next: Arc<AtomicUsize>,
}

impl AsyncCall<Evaluations> for Submit {
    async fn call(&self, client: &mut Evaluations) -> Result<()> {
        let request = pb::SubmitAssessmentRequest {
            request_id: self.ids.next(Clock::system().now()).to_string(),
            id: reference::numbered(self.next.fetch_add(1, Ordering::Relaxed)),
            expected_version: 1,
            ..Default::default()
        };
        client.submit_assessment(request).await?;
        Ok(())
    }
}

/// Goals 1 and 2 with the hot call of evaluations: behind its door, in this process.
pub(super) async fn assessments(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut client = stand.evaluations_in_process()?;
    let framework = RUBRIC.in_use(&mut client).await?;
    let stock = A_SECOND * effort.window.as_secs().max(1);
    assigned(stand, &framework, stock)?;
    let submit = Submit { ids: Ids::random(), next: Arc::default() };
    // The rows of one call, for the scripts of the reference.
    begin_anew(stand)?;
    submit.call(&mut client).await?;
    let mut lines = Vec::new();
    for (in_flight, each, one) in [
        (64, (">= 3x of pgbench", 3.0), (">= 1.5x of one statement", 1.5)),
        (256, (">= 5x of pgbench", 5.0), (">= 2x of one statement", 2.0)),
    ] {
        for (goal, at_once, (wanted, least)) in [("1", false, each), ("2", true, one)] {
            let script = reference::submission(stand, stock, at_once)?;
            let mut seen = Vec::new();
            let pairs = Pairs::measure(
                effort,
                async || {
                    begin_anew(stand)?;
                    stand.settle()?;
                    submit.next.store(0, Ordering::Relaxed);
                    let one = closed(in_flight, effort.window, || client.clone(), submit.clone()).await?;
                    let rate = one.rate;
                    seen.push(one);
                    Ok(rate)
                },
                async || {
                    begin_anew(stand)?;
                    stand.settle()?;
                    reference::pgbench(stand, &script, in_flight, effort.window)
                },
            )
            .await?;
            let what = format!("SubmitAssessment, {in_flight} in flight{}", latencies(&seen));
            lines.push(ratio(goal, &what, &pairs, wanted, least));
        }
    }
    Ok(lines)
}

/// An open cycle with so many schools, all of them given to one assessor.
fn assigned(stand: &Stand, framework: &pb::Framework, schools: u64) -> Result<()> {
    let (id, owner) = (&framework.id, reference::numbered(2));
    let cycle = reference::numbered(1);
    let school = "('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid";
    let scopes = format!("array['school:' || {school}, 'esao:4005', 'province:40', 'organisation:{owner}']");
    stand.sql(&format!(
        "insert into evaluations.cycle (id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial, result_n,
                                        body, opened_at, created_at, updated_at)
         values ('{cycle}', 2, '{id}', 1, 'OPEN', 2564, 1, 'BASELINE', '{owner}', false, 0, '{{}}', now(), now(), now())"
    ))?;
    stand.sql(&format!(
        "insert into evaluations.cycle_school (cycle_id, school_id, scopes, name_th, name_en, sort_key, late_reason, added_at)
         select '{cycle}', {school}, {scopes}, 'โรงเรียนตัวอย่าง (ข้อมูลสมมติ)', '', '', '', now() from generate_series(0, {schools}) as n"
    ))?;
    stand.sql(&format!(
        "insert into evaluations.assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, started_at, scopes, body, created_at,
                                             updated_at)
         select school_id, 1, cycle_id, school_id, '{ASSESSOR}', 'PEER', 'ASSIGNED', current_date, now(), scopes || 'person:{ASSESSOR}'::text, '{{}}',
                now(), now()
         from evaluations.cycle_school where cycle_id = '{cycle}'"
    ))?;
    Ok(())
}

/// All assignments are begun, none is submitted; nothing was told of any version of theirs.
fn begin_anew(stand: &Stand) -> Result<()> {
    let said = RUBRIC.codes().map(|code| format!(r#""{code}": {{"score": "3", "since": 1, "comment": "มีหลักฐานชัดเจน (ข้อมูลสมมติ)"}}"#));
    let scores = said.collect::<Vec<_>>().join(", ");
    stand.sql(
        "truncate evaluations.assessment_submission, evaluations.assessment, evaluations.outbox, evaluations.audit, evaluations.request",
    )?;
    stand.sql(&format!(
        "insert into evaluations.assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores,
                                             conflicts, return_reason, scopes, started_at, updated_at, summed, levels, specials, ready)
         select id, 1, id, cycle_id, school_id, role, assessor_ref, 'IN_PROGRESS', 0, {nodes}, '{{{scores}}}', '{{}}', '', scopes, now(), now(),
                1, {nodes}, 0, 1
         from evaluations.assignment",
        nodes = RUBRIC.dimensions * RUBRIC.indicators
    ))?;
    // Otherwise plans depend on whether autovacuum came by before or after.
    stand.sql("analyze evaluations.assessment")?;
    Ok(())
}
