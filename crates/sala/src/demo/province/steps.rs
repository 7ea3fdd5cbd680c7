//! Programmes and participations as requests.

use api::common::v1::LocalizedText;
use api::schools::v1 as pb;
use jiff::civil::Date;

use super::Province;
use super::calls::{Call, Chain, school_id};
use super::ids::Ids;
use super::programmes::{Participation, Step};
use super::recipe::{Programme, ProgrammeKind, Recipe};
use crate::demo::{agreement, registry, words};

/// The institute, which runs the programmes.
const INSTITUTE: &str = "IRDTP";
/// Coaches of the institute; each has some schools.
const COACHES: usize = 12;

pub(super) fn programme_id(ids: Ids, programme: &Programme) -> String {
    ids.of(&format!("programme/{}", programme.key))
}

/// The programme whose closing is the last call.
pub(super) fn last_closed(recipe: &Recipe) -> Option<&Programme> {
    recipe.programmes.iter().rfind(|programme| programme.closed_on.is_some())
}

pub(super) fn openings(ids: Ids, recipe: &Recipe) -> Vec<Chain> {
    recipe.programmes.iter().map(|programme| Chain { about: about(programme), calls: vec![open(ids, programme).into()] }).collect()
}

fn about(programme: &Programme) -> String {
    format!("programme {}", programme.key)
}

fn open(ids: Ids, programme: &Programme) -> pb::OpenProgrammeRequest {
    let kind = match programme.kind {
        ProgrammeKind::Tsqp => pb::ProgrammeKind::Tsqp,
        ProgrammeKind::WsaPilot => pb::ProgrammeKind::WsaPilot,
    };
    let cohorts = programme.cohorts.iter().map(|cohort| pb::Cohort {
        cohort_no: cohort.no,
        valid_from: Some(words::day(cohort.nominated_on)),
        ..pb::Cohort::default()
    });
    pb::OpenProgrammeRequest {
        request_id: ids.request(&about(programme)),
        id: programme_id(ids, programme),
        programme: Some(pb::ProgrammeInput {
            name: Some(LocalizedText { th: programme.th.clone(), en: programme.en.clone() }),
            kind: kind.into(),
            owner_organisation_id: registry::organisation_id(INSTITUTE),
            funder: programme.funder.clone(),
            agreement_ids: programme.on_agreement.then(agreement::agreement_id).into_iter().collect(),
            cohorts: cohorts.collect(),
            ..pb::ProgrammeInput::default()
        }),
        ..pb::OpenProgrammeRequest::default()
    }
}

/// One after the other, so that the last one is the last call of all.
pub(super) fn closings(ids: Ids, recipe: &Recipe) -> Chain {
    let closed = recipe.programmes.iter().filter_map(|programme| programme.closed_on.map(|on| (programme, on)));
    let close = closed.map(|(programme, on)| pb::CloseProgrammeRequest {
        request_id: ids.request(&format!("close/{}", programme.key)),
        id: programme_id(ids, programme),
        expected_version: 1,
        on: Some(words::day(on)),
        reason: programme.close_reason.clone(),
        validate_only: false,
    });
    Chain { about: "programmes".to_owned(), calls: close.map(Call::from).collect() }
}

pub(super) fn participations(ids: Ids, province: &Province) -> Vec<Chain> {
    province.participations.iter().map(|participation| walk(ids, province, participation)).collect()
}

fn walk(ids: Ids, province: &Province, participation: &Participation) -> Chain {
    let programme = &province.recipe.programmes[participation.programme];
    let school = &province.schools[participation.school];
    let name = format!("participation/{}/{}/{}", programme.key, participation.cohort, school.key);
    let nominate = pb::NominateSchoolRequest {
        request_id: ids.request(&name),
        id: ids.of(&name),
        programme_id: programme_id(ids, programme),
        cohort_no: participation.cohort,
        school_id: school_id(ids, school),
        on: Some(words::day(participation.nominated_on)),
        validate_only: false,
    };
    let mut calls = vec![Call::from(nominate)];
    calls.extend((1..).zip(&participation.steps).map(|(version, (step, on))| {
        let at = At { request_id: ids.request(&format!("{name}/{version}")), id: ids.of(&name), version, on: *on };
        let coach = ids.of(&format!("person/coach/{}", participation.school % COACHES));
        at.make(*step, coach)
    }));
    Chain { about: format!("{} in {}", school.obec10, about(programme)), calls }
}

/// Which participation, in which version, on which day.
struct At {
    request_id: String,
    id: String,
    version: i64,
    on: Date,
}

/// A request about a participation: `at!(at, ApplyForProgrammeRequest, reason: …)`.
macro_rules! at {
    ($at:expr, $request:ident $(, $field:ident: $value:expr)*) => {
        pb::$request {
            request_id: $at.request_id,
            id: $at.id,
            expected_version: $at.version,
            on: Some(words::day($at.on)),
            $($field: $value,)*
            validate_only: false,
        }
        .into()
    };
}

impl At {
    fn make(self, step: Step, coach: String) -> Call {
        let because = |reason: &str| format!("{reason} (ข้อมูลสมมติ)");
        match step {
            Step::Apply => at!(self, ApplyForProgrammeRequest),
            Step::Accept => at!(self, JudgeEligibilityRequest, eligible: true, reason: String::new()),
            Step::Reject => at!(self, JudgeEligibilityRequest, eligible: false, reason: because("ไม่ผ่านเกณฑ์ของโครงการ")),
            Step::EndorseByBoard => self.endorse(pb::EndorsingBody::SchoolBoard, 1),
            Step::EndorseByOffice => self.endorse(pb::EndorsingBody::Esao, 2),
            Step::Approve => {
                let resolution = Some(self.resolution(3));
                at!(self, ApproveParticipationRequest, resolution: resolution)
            }
            Step::Activate => at!(self, ActivateParticipationRequest, coach_refs: vec![coach]),
            Step::Suspend => at!(self, SuspendParticipationRequest, reason: because("พักการเข้าร่วมชั่วคราว")),
            Step::Complete => at!(self, CompleteParticipationRequest),
            Step::Withdraw => at!(self, WithdrawParticipationRequest, reason: because("โรงเรียนขอถอนตัว")),
            Step::Remove => at!(self, RemoveParticipationRequest, reason: because("ไม่เข้าร่วมกิจกรรมของโครงการ")),
            Step::Lapse => at!(self, LapseParticipationRequest, reason: because("ไม่เริ่มดำเนินการภายในกำหนด")),
        }
    }

    fn endorse(self, body: pb::EndorsingBody, number: u32) -> Call {
        let resolution = Some(self.resolution(number));
        at!(self, EndorseParticipationRequest, body: body.into(), resolution: resolution)
    }

    /// Numbered by Buddhist year, of the day of the step.
    fn resolution(&self, number: u32) -> pb::Resolution {
        pb::Resolution { number: format!("{number}/{}", i32::from(self.on.year()) + 543), on: Some(words::day(self.on)) }
    }
}
