//! Submitting an assessment through its lane, beside pgbench writing the same rows: a transaction each, and a statement each.
//!
//! An assessment is submitted once, so every call takes another one: before each half of a pair all of them are begun anew.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use api::common::v1::LocalizedText;
use api::evaluations::v1 as pb;
use chassis::kernel::{Clock, Ids};

use super::requests::latencies;
use super::{Line, ratio};
use crate::load::{AsyncCall, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::{ASSESSOR, Evaluations, Stand};

/// Assessments for each second of a measurement: more than anybody submits in one.
const A_SECOND: u64 = 40_000;
/// Dimensions of the rubric, and indicators of each.
const RUBRIC: (i64, i64) = (5, 8);

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
    let framework = framework(&mut client).await?;
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

/// A rubric in use.
async fn framework(client: &mut Evaluations) -> Result<pb::Framework> {
    let about = pb::FrameworkInput {
        code: "BENCH".to_owned(),
        owner_organisation_id: reference::numbered(2),
        kind: pb::FrameworkKind::SchoolRubric.into(),
        purpose: pb::FrameworkPurpose::Formative.into(),
        unit: pb::JudgedUnit::School.into(),
        name: text("เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)"),
        licence: Some(pb::FrameworkLicence { code: "PROJECT-OWNED".to_owned(), attribution: "Sala".to_owned(), ..Default::default() }),
        ..Default::default()
    };
    let request = pb::CreateFrameworkRequest { framework: Some(about), ..Default::default() };
    let id = client.create_framework(request).await?.into_inner().framework.context("in the reply")?.id;
    let request = pb::CreateFrameworkVersionRequest { id: id.clone(), content: Some(rubric()), ..Default::default() };
    client.create_framework_version(request).await?;
    client
        .submit_framework_version(pb::SubmitFrameworkVersionRequest { id: id.clone(), expected_version: 2, n: 1, ..Default::default() })
        .await?;
    for expert in 1..=3 {
        let said = |code: String| pb::ExpertRating { code, congruence: pb::Congruence::Congruent.into() };
        let request = pb::RecordExpertRatingsRequest {
            id: id.clone(),
            expected_version: 2 + i64::try_from(expert)?,
            n: 1,
            expert_ref: reference::numbered(expert),
            ratings: indicators().map(said).collect(),
            ..Default::default()
        };
        client.record_expert_ratings(request).await?;
    }
    client
        .start_framework_trial(pb::StartFrameworkTrialRequest { id: id.clone(), expected_version: 6, n: 1, ..Default::default() })
        .await?;
    let request = pb::PublishFrameworkVersionRequest { id, expected_version: 7, n: 1, ..Default::default() };
    client.publish_framework_version(request).await?.into_inner().framework.context("in the reply")
}

fn indicators() -> impl Iterator<Item = String> {
    (1..=RUBRIC.0).flat_map(|dimension| (1..=RUBRIC.1).map(move |n| format!("D{dimension}.{n}")))
}

/// Forty indicators: more than any rubric that comes with Sala asks for.
fn rubric() -> pb::FrameworkContent {
    let node = |code: String, parent: String, weight: i64| pb::FrameworkNode {
        kind: if parent.is_empty() { pb::NodeKind::Dimension } else { pb::NodeKind::Indicator }.into(),
        text: text("ข้อความ"),
        weight_e4: weight * 10_000,
        children_weight_e4: if parent.is_empty() { weight * 10_000 } else { 0 },
        scale_code: if parent.is_empty() { String::new() } else { "FIVE".to_owned() },
        scored: !parent.is_empty(),
        na_allowed: !parent.is_empty(),
        descriptor_set_code: if parent.is_empty() { String::new() } else { "LOOKS".to_owned() },
        parent_code: parent,
        code,
        ..Default::default()
    };
    let group = |dimension: i64| {
        let code = format!("D{dimension}");
        let items = (1..=RUBRIC.1).map(move |n| node(format!("D{dimension}.{n}"), format!("D{dimension}"), 10));
        std::iter::once(node(code, String::new(), 10 * RUBRIC.1)).chain(items)
    };
    let level = |(n, points_e4): (i32, i64)| pb::ScaleLevel { code: format!("L{n}"), label: text("ระดับ"), points_e4 };
    pb::FrameworkContent {
        effective_year: Some(api::schools::v1::AcademicYear { be_year: 2564 }),
        scales: vec![pb::Scale {
            code: "FIVE".to_owned(),
            kind: pb::ScaleType::Level.into(),
            levels: (1..).zip([0, 250_000, 500_000, 750_000, 1_000_000]).map(level).collect(),
        }],
        nodes: (1..=RUBRIC.0).flat_map(group).collect(),
        descriptor_sets: vec![pb::DescriptorSet {
            code: "LOOKS".to_owned(),
            scale_code: "FIVE".to_owned(),
            levels: (1..=5).map(|rank| pb::LevelDescriptor { rank, text: text("คำอธิบาย") }).collect(),
        }],
        weighting: pb::WeightingRule::Declared.into(),
        root_weight_e4: RUBRIC.0 * RUBRIC.1 * 100_000,
        aggregation: Some(pb::Aggregation {
            rule: pb::AggregationRule::WeightedPoints.into(),
            percent_formula: pb::PercentFormula::LevelMinusOne.into(),
            min_rated_e4: 8_000,
            ..Default::default()
        }),
        judgement: pb::Judgement::PerIndicator.into(),
        ..Default::default()
    }
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
    let said = indicators().map(|code| format!(r#""{code}": {{"score": "3", "since": 1, "comment": "มีหลักฐานชัดเจน (ข้อมูลสมมติ)"}}"#));
    let scores = said.collect::<Vec<_>>().join(", ");
    stand.sql(
        "truncate evaluations.assessment_submission, evaluations.assessment, evaluations.outbox, evaluations.audit, evaluations.request",
    )?;
    stand.sql(&format!(
        "insert into evaluations.assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores,
                                             conflicts, return_reason, scopes, started_at, updated_at, summed, levels, specials, ready)
         select id, 1, id, cycle_id, school_id, role, assessor_ref, 'IN_PROGRESS', 0, {nodes}, '{{{scores}}}', '{{}}', '', scopes, now(), now(),
                1, {nodes}, 0, true
         from evaluations.assignment",
        nodes = RUBRIC.0 * RUBRIC.1
    ))?;
    // Otherwise plans depend on whether autovacuum came by before or after.
    stand.sql("analyze evaluations.assessment")?;
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}
