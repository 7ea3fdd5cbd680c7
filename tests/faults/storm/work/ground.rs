//! What is there of schools and of evaluations before clerks begin.

use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::evaluations::v1::{CyclePopulation, GrantCertificationRequest, PreviewCyclePopulationRequest};
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::kernel::{Clock, Ids};
use jiff::civil::date;
use testkit::Caller;
use uuid::Uuid;

use super::evaluations::{PERSONS, person};
use super::instrument::instrument;
use super::numbers::day;
use super::observations::is_certified;
use super::rubric::{published, rubric};
use super::schools::{id, school, school_in, thai};

/// Schools that are judged: of a district of their own, so that cycles stay small while clerks register schools elsewhere.
const JUDGED: usize = 16;

/// A province with two districts, a programme, a school with a team, and schools that are judged and whose lessons are watched.
#[derive(Debug, Clone)]
pub(in crate::faults::storm) struct Ground {
    pub(super) programme: String,
    pub(super) team: String,
    /// The school of the team.
    pub(in crate::faults::storm) school: String,
    pub(in crate::faults::storm) judged: Judged,
}

/// What cycles are about, and lessons.
#[derive(Debug, Clone)]
pub(in crate::faults::storm) struct Judged {
    pub(super) framework: String,
    /// With what lessons are watched.
    pub(super) instrument: String,
    district: String,
    pub(in crate::faults::storm) schools: Vec<Uuid>,
}

impl Judged {
    /// Without a house.
    #[cfg(test)]
    pub(in crate::faults::storm) fn made_up() -> Self {
        let schools = (1..=JUDGED as u128).map(Uuid::from_u128).collect();
        Self { framework: id(1), instrument: id(2), district: id(3), schools }
    }

    pub(super) fn population(&self) -> CyclePopulation {
        CyclePopulation { area_ids: vec![self.district.clone()], programme_ids: Vec::new(), as_of: day(date(2021, 12, 20)) }
    }
}

impl Ground {
    /// Lays it in a house that answers.
    pub(in crate::faults::storm) async fn lay(caller: &Caller, evaluations: &Caller) -> Self {
        let mut client = SchoolsServiceClient::new(caller.clone());
        let province = area(pb::AreaKind::Province, "40", "ขอนแก่น");
        let made = client.register_area(province).await.expect("a province");
        let parent_id = made.into_inner().area.expect("in the reply").id;
        let within = pb::AreaEdge { hierarchy: pb::Hierarchy::Administrative.into(), parent_id, ..Default::default() };
        let district = |code, name| pb::RegisterAreaRequest { parents: vec![within.clone()], ..area(pb::AreaKind::District, code, name) };
        client.register_area(district("4001", "เมืองขอนแก่น")).await.expect("a district");
        let other = client.register_area(district("4002", "บ้านฝาง")).await.expect("another district").into_inner();
        let mut schools = Vec::with_capacity(JUDGED);
        for number in 0..JUDGED {
            let request =
                pb::RegisterSchoolRequest { school: Some(school_in("400201", &format!("judged-{number}"))), ..Default::default() };
            let made = client.register_school(request).await.expect("a school").into_inner().school.expect("in the reply");
            schools.push(made.id.parse().expect("an id is a UUID"));
        }
        let input = pb::ProgrammeInput {
            name: Some(thai("โครงการทดสอบ (ข้อมูลสมมติ)".to_owned())),
            kind: pb::ProgrammeKind::Tsqp.into(),
            owner_organisation_id: id(0xc),
            cohorts: vec![pb::Cohort { cohort_no: 1, ..Default::default() }],
            ..Default::default()
        };
        let opened =
            client.open_programme(pb::OpenProgrammeRequest { programme: Some(input), ..Default::default() }).await.expect("opened");
        let school = pb::RegisterSchoolRequest { school: Some(school("ground")), ..Default::default() };
        let school = client.register_school(school).await.expect("a school").into_inner().school.expect("in the reply").id;
        let member = pb::LessonStudyMember { person_ref: id(1), organisation_id: id(0xd), role: pb::LessonStudyRole::Teacher.into() };
        let input = pb::LessonStudyTeamInput {
            school_ids: vec![school.clone()],
            grade: pb::Grade::P4.into(),
            subject: "คณิตศาสตร์".to_owned(),
            members: vec![member],
        };
        let formed = pb::FormLessonStudyTeamRequest {
            team: Some(input),
            academic_term: Some(pb::AcademicTerm { be_year: 2564, semester: 0 }),
            formed_on: day(date(2021, 6, 14)),
            ..Default::default()
        };
        let formed = client.form_lesson_study_team(formed).await.expect("a team").into_inner();
        let programme = opened.into_inner().programme.expect("in the reply").id;
        let (framework, instrument) = (published(evaluations, rubric()).await, published(evaluations, instrument()).await);
        certify(evaluations, &instrument).await;
        let judged = Judged { framework, instrument, district: other.area.expect("in the reply").id, schools };
        Self { programme, team: formed.team.expect("in the reply").id, school, judged }
    }

    /// Whether evaluations have heard of every school that is judged; None where not.
    pub(in crate::faults::storm) async fn heard(&self, evaluations: &Caller) -> Option<()> {
        let request = PreviewCyclePopulationRequest { population: Some(self.judged.population()) };
        let known = EvaluationsServiceClient::new(evaluations.clone()).preview_cycle_population(request).await.ok()?;
        (usize::try_from(known.into_inner().school_count) == Ok(JUDGED)).then_some(())
    }
}

/// Every second clerk is certified for the instrument, before the first lesson that anybody watches.
async fn certify(caller: &Caller, instrument: &str) {
    let mut client = EvaluationsServiceClient::new(caller.clone());
    for clerk in (0..PERSONS).filter(|clerk| is_certified(*clerk)) {
        let request = GrantCertificationRequest {
            framework_id: instrument.to_owned(),
            framework_n: 1,
            observer_ref: person(clerk),
            valid_from: day(date(2021, 6, 1)),
            ..Default::default()
        };
        client.grant_certification(request).await.expect("there is no examination");
    }
}

fn area(kind: pb::AreaKind, code: &str, name: &str) -> pb::RegisterAreaRequest {
    pb::RegisterAreaRequest {
        request_id: Ids::random().next(Clock::system().now()).to_string(),
        kind: kind.into(),
        code: Some(pb::Code { scheme: "TIS1099".to_owned(), value: code.to_owned() }),
        names: vec![pb::DatedName { name: Some(thai(name.to_owned())), ..Default::default() }],
        ..Default::default()
    }
}
