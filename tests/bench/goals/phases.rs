//! A phase of lesson study through its lane, beside pgbench writing the same rows: a transaction each, and a statement each.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

use anyhow::{Context as _, Result};
use api::common::v1::{LocalDate, LocalizedText};
use api::schools::v1 as pb;
use chassis::kernel::{Clock, Ids};

use super::requests::latencies;
use super::{Line, ratio};
use crate::load::{AsyncCall, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::{Schools, Stand};

/// Cycles, one for each call in flight: two calls on one cycle would wait for one another.
const CYCLES: usize = 256;

/// A cycle that one caller works on, and its version.
struct Cycle {
    id: String,
    version: AtomicI64,
}

/// Records the same phase again and again, each time with other notes.
#[derive(Clone)]
struct Record {
    ids: Ids,
    noted: Arc<AtomicUsize>,
}

impl AsyncCall<(Schools, Arc<Cycle>)> for Record {
    async fn call(&self, (client, cycle): &mut (Schools, Arc<Cycle>)) -> Result<()> {
        let note = self.noted.fetch_add(1, Ordering::Relaxed);
        let request = pb::RecordLessonStudyPhaseRequest {
            request_id: self.ids.next(Clock::system().now()).to_string(),
            id: cycle.id.clone(),
            expected_version: cycle.version.load(Ordering::Relaxed),
            phase: pb::LessonStudyPhase::Plan.into(),
            done_on: day(2021, 6, 15),
            participants: vec![pb::LessonStudyParticipant {
                person_ref: reference::numbered(1),
                role: pb::LessonStudyRole::Teacher.into(),
                ..Default::default()
            }],
            notes: format!("บันทึกครั้งที่ {note:010} (ข้อมูลสมมติ)"),
            ..Default::default()
        };
        let reply = client.record_lesson_study_phase(request).await?.into_inner();
        cycle.version.store(reply.cycle.context("in the reply")?.version, Ordering::Relaxed);
        Ok(())
    }
}

/// Goals 1 and 2 with the hot call of schools: behind its door, in this process.
pub(super) async fn phases(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut client = stand.schools_in_process()?;
    let cycles = cycles(&mut client).await?;
    let record = Record { ids: Ids::random(), noted: Arc::default() };
    // The rows of one call, for the scripts of the reference.
    record.call(&mut (client.clone(), Arc::clone(&cycles[0]))).await?;
    let mut lines = Vec::new();
    for (in_flight, each, one) in [
        (64, (">= 3x of pgbench", 3.0), (">= 1.5x of one statement", 1.5)),
        (256, (">= 5x of pgbench", 5.0), (">= 2x of one statement", 2.0)),
    ] {
        for (goal, at_once, (wanted, least)) in [("1", false, each), ("2", true, one)] {
            let script = reference::phase(stand, at_once)?;
            let mut seen = Vec::new();
            let pairs = Pairs::measure(
                effort,
                async || {
                    stand.settle()?;
                    versions(stand, &cycles)?;
                    let next = AtomicUsize::new(0);
                    let caller = || (client.clone(), Arc::clone(&cycles[next.fetch_add(1, Ordering::Relaxed) % CYCLES]));
                    let one = closed(in_flight, effort.window, caller, record.clone()).await?;
                    let rate = one.rate;
                    seen.push(one);
                    Ok(rate)
                },
                async || {
                    stand.settle()?;
                    reference::pgbench(stand, &script, in_flight, effort.window)
                },
            )
            .await?;
            let what = format!("RecordLessonStudyPhase, {in_flight} in flight{}", latencies(&seen));
            lines.push(ratio(goal, &what, &pairs, wanted, least));
        }
    }
    Ok(lines)
}

/// A school, its team, and the cycles that they planned.
async fn cycles(client: &mut Schools) -> Result<Vec<Arc<Cycle>>> {
    let province = area(client, pb::AreaKind::Province, "98", None).await?;
    area(client, pb::AreaKind::District, "9801", Some(&province)).await?;
    let school = pb::SchoolInput {
        codes: vec![pb::Code { scheme: "LOCAL".to_owned(), value: "BENCH-1".to_owned() }],
        name: text("โรงเรียนตัวอย่าง (ข้อมูลสมมติ)"),
        agency: pb::Agency::Opec.into(),
        location: Some(pb::LocationInput { subdistrict_code: "980101".to_owned(), ..Default::default() }),
        lowest_grade: pb::Grade::P1.into(),
        highest_grade: pb::Grade::P6.into(),
        ..Default::default()
    };
    let request = pb::RegisterSchoolRequest { school: Some(school), ..Default::default() };
    let school = client.register_school(request).await?.into_inner().school.context("in the reply")?;
    let member = pb::LessonStudyMember {
        person_ref: reference::numbered(1),
        organisation_id: reference::numbered(2),
        role: pb::LessonStudyRole::Teacher.into(),
    };
    let team = pb::LessonStudyTeamInput {
        school_ids: vec![school.id],
        grade: pb::Grade::P4.into(),
        subject: "คณิตศาสตร์".to_owned(),
        members: vec![member],
    };
    let academic_term = Some(pb::AcademicTerm { be_year: 2564, semester: 0 });
    let request = pb::FormLessonStudyTeamRequest { team: Some(team), academic_term, formed_on: day(2021, 6, 14), ..Default::default() };
    let team = client.form_lesson_study_team(request).await?.into_inner().team.context("in the reply")?;
    let mut cycles = Vec::new();
    for number in 0..CYCLES {
        let id = reference::numbered(number);
        let topic = text("เศษส่วน (ข้อมูลสมมติ)");
        let request = pb::PlanLessonStudyCycleRequest {
            id: id.clone(),
            team_id: team.id.clone(),
            week: day(2021, 6, 21),
            topic,
            ..Default::default()
        };
        let planned = client.plan_lesson_study_cycle(request).await?.into_inner().cycle.context("in the reply")?;
        cycles.push(Arc::new(Cycle { id, version: AtomicI64::new(planned.version) }));
    }
    Ok(cycles)
}

/// What pgbench has done to the versions.
fn versions(stand: &Stand, cycles: &[Arc<Cycle>]) -> Result<()> {
    let rows = stand.sql("select id, version from schools.lesson_study_cycle")?;
    for cycle in cycles {
        let row = rows.iter().find(|row| row.first().and_then(Option::as_deref) == Some(&cycle.id));
        let version = row.and_then(|row| row.get(1)?.as_deref()?.parse().ok()).context("a cycle")?;
        cycle.version.store(version, Ordering::Relaxed);
    }
    Ok(())
}

async fn area(client: &mut Schools, kind: pb::AreaKind, code: &str, parent: Option<&String>) -> Result<String> {
    let lies_in =
        |parent: &String| pb::AreaEdge { hierarchy: pb::Hierarchy::Administrative.into(), parent_id: parent.clone(), ..Default::default() };
    let request = pb::RegisterAreaRequest {
        kind: kind.into(),
        code: Some(pb::Code { scheme: "TIS1099".to_owned(), value: code.to_owned() }),
        names: vec![pb::DatedName {
            name: text("พื้นที่ตัวอย่าง (ข้อมูลสมมติ)"), ..Default::default()
        }],
        parents: parent.map(lies_in).into_iter().collect(),
        ..Default::default()
    };
    Ok(client.register_area(request).await?.into_inner().area.context("in the reply")?.id)
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, be_text: String::new() })
}
