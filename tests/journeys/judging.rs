//! Schools that are judged: how far two who have judged them agree, and what becomes of results when a cycle is opened again.

use api::common::v1::{LocalDate, LocalizedText};
use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::schools::v1::AcademicTerm;
use sala::demo::frameworks;
use serde_json::{Value, json};
use testkit::{Caller, Refusal, World};
use tonic::{Code, Response};
use uuid::Uuid;

use super::coverage::{Clerk, EVERYBODY, OWNER};

pub(super) const RUBRIC: &str = "WSA-KK";
const GOLDEN: &str = include_str!("../../crates/evaluations/tests/golden/statistics.yaml");
/// As what the two judge.
const ROLES: [pb::AssessorRole; 2] = [pb::AssessorRole::Supervisor, pb::AssessorRole::Expert];

pub(super) type Client = EvaluationsServiceClient<Caller>;

/// Schools of an office in an open cycle, each of them given to two assessors.
pub(crate) struct Judged {
    pub(crate) world: World,
    pub(crate) cycle: String,
    pub(crate) schools: Vec<String>,
    /// By school, then by assessor.
    assignments: Vec<[String; 2]>,
}

/// A reference to nobody, or the id of something that a device makes.
fn id(n: usize) -> String {
    Uuid::from_u128(0x0197_f0a0_0000_7000_8000_0000_0000_0000 + u128::try_from(n).expect("fits")).to_string()
}

fn person(assessor: usize) -> String {
    id(900 + assessor)
}

#[expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and this is made to stand in them")]
pub(super) fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, ..Default::default() })
}

/// Codes of everything that the rubric has rated.
fn codes() -> Vec<String> {
    let files = frameworks::files().expect("the rubrics that come with Sala");
    let (rubric, _) = files.into_iter().find(|(file, _)| file.framework.code == RUBRIC).expect("is one of them");
    rubric.items().collect()
}

pub(super) fn ours<T>(reply: Response<T>) -> T {
    reply.into_inner()
}

impl Judged {
    /// A cycle with so many schools.
    pub(super) async fn town(many: u32) -> Self {
        Self::settled(World::deployed([schools::service(), evaluations::service()]).await, many).await
    }

    /// A cycle of six schools about which everybody says the same, published.
    pub(crate) async fn published() -> Self {
        let town = Self::settled(World::start([schools::service(), evaluations::service()]).await, 6).await;
        town.agreed().await;
        town.finalise().await;
        town.publish().await;
        town
    }

    async fn settled(world: World, many: u32) -> Self {
        frameworks::load(world.peer().clone(), &world.token(EVERYBODY)).await.expect("the rubrics load");
        let (office, schools) = registered(&world, many).await;
        world.settle().await;
        let cycle = opened(&world, &office).await;
        let mut judged = Self { world, cycle, schools, assignments: Vec::new() };
        judged.give().await;
        judged
    }

    fn client(&self, grant: &str) -> Client {
        EvaluationsServiceClient::new(self.world.as_(grant))
    }

    pub(super) fn coordinator(&self) -> Client {
        self.client(EVERYBODY)
    }

    async fn give(&mut self) {
        let mut client = self.coordinator();
        for (assessor, role) in ROLES.into_iter().enumerate() {
            let profile = Some(pb::AssessorProfile { roles: vec![role.into()], ..Default::default() });
            let owner_organisation_id = OWNER.to_owned();
            let listed = pb::RegisterAssessorRequest { person_ref: person(assessor), owner_organisation_id, profile, ..Default::default() };
            client.register_assessor(listed).await.expect("is listed");
        }
        for school_id in &self.schools {
            let mut two = [String::new(), String::new()];
            for (assessor, role) in ROLES.into_iter().enumerate() {
                let request = pb::CreateAssignmentRequest {
                    cycle_id: self.cycle.clone(),
                    school_id: school_id.clone(),
                    assessor_ref: person(assessor),
                    role: role.into(),
                    ..Default::default()
                };
                two[assessor] = ours(client.create_assignment(request).await.expect("is given")).assignment.expect("in the reply").id;
            }
            self.assignments.push(two);
        }
    }

    /// One of the two hands in what they say, code by code.
    pub(super) async fn judge(&self, assessor: usize, school: usize, level: impl Fn(&str) -> i32) {
        let mut client = self.client(&format!("assessor@person:{}", person(assessor)));
        let score = |code: String| pb::NodeScore {
            kind: pb::ScoreKind::Level.into(),
            level: level(&code),
            evidence_refs: vec!["evidence-1".to_owned()],
            node_code: code,
            ..Default::default()
        };
        let saved = pb::SaveAssessmentScoresRequest {
            id: id(1_000 + school * 10 + assessor),
            assignment_id: self.assignments[school][assessor].clone(),
            scores: codes().into_iter().map(score).collect(),
            ..Default::default()
        };
        let saved = ours(client.save_assessment_scores(saved).await.expect("is saved")).assessment.expect("in the reply");
        let submitted = pb::SubmitAssessmentRequest { id: saved.id, expected_version: saved.version, ..Default::default() };
        client.submit_assessment(submitted).await.expect("is submitted");
    }

    /// Everybody says the same about every school, and the collection ends.
    async fn agreed(&self) {
        for school in 0..self.schools.len() {
            self.judge(0, school, |_| 3).await;
            self.judge(1, school, |_| 3).await;
        }
        self.close().await;
        let (id, expected_version) = self.at().await;
        let request = pb::StartCycleModerationRequest { id, expected_version, ..Default::default() };
        assert_eq!(ours(self.coordinator().start_cycle_moderation(request).await.expect("closed")).opened_cases, 0, "they agree");
    }

    /// Id and version of the cycle.
    pub(super) async fn at(&self) -> (String, i64) {
        let request = pb::GetCycleRequest { id: self.cycle.clone() };
        let cycle = ours(self.coordinator().get_cycle(request).await.expect("it is there")).cycle.expect("in the reply");
        (cycle.id, cycle.version)
    }

    pub(super) async fn close(&self) {
        let (id, expected_version) = self.at().await;
        let request = pb::CloseCycleCollectionRequest { id, expected_version, ..Default::default() };
        self.coordinator().close_cycle_collection(request).await.expect("is open");
    }

    pub(super) async fn finalise(&self) -> pb::FinaliseCycleResponse {
        let (id, expected_version) = self.at().await;
        let request = pb::FinaliseCycleRequest { id, expected_version, ..Default::default() };
        ours(self.coordinator().finalise_cycle(request).await.expect("nothing is undecided"))
    }

    pub(super) async fn publish(&self) -> pb::Publication {
        let (id, expected_version) = self.at().await;
        let request = pb::PublishCycleRequest { id, expected_version, ..Default::default() };
        ours(self.coordinator().publish_cycle(request).await.expect("is finalised")).publication.expect("in the reply")
    }

    pub(super) async fn result(&self, grant: &str, school: usize, n: i32) -> pb::Result {
        let request = pb::GetResultRequest { cycle_id: self.cycle.clone(), school_id: self.schools[school].clone(), n };
        ours(self.client(grant).get_result(request).await.expect("it is there")).result.expect("in the reply")
    }
}

/// An office with so many schools, and their codes, the same in every world.
pub(super) async fn registered(world: &World, many: u32) -> (String, Vec<String>) {
    let clerk = Clerk::of(world);
    let province = clerk.area("PROVINCE", ("TIS1099", "40"), &[]).await;
    let office = clerk.area("ESAO", ("ESAO", "4005"), &[("SERVICE", &province)]).await;
    clerk.area("DISTRICT", ("TIS1099", "4005"), &[("ADMINISTRATIVE", &province), ("SERVICE", &office)]).await;
    let mut schools = Vec::new();
    for number in 1..=many {
        let at = json!({ "subdistrict_code": "400501" });
        schools.push(clerk.school(number, json!({ "agency": "AGENCY_OBEC", "service_area_id": office, "location": at })).await);
    }
    (office, schools)
}

async fn opened(world: &World, office: &str) -> String {
    let mut client = EvaluationsServiceClient::new(world.as_(EVERYBODY));
    let plan = pb::CyclePlan {
        owner_organisation_id: OWNER.to_owned(),
        name: Some(LocalizedText {
            th: "รอบตัวอย่าง (ข้อมูลสมมติ)".to_owned(), en: String::new()
        }),
        framework_id: frameworks::framework_id(RUBRIC),
        framework_n: 1,
        term: Some(AcademicTerm { be_year: 2565, semester: 1 }),
        round: pb::CycleRound::Baseline.into(),
        population: Some(pb::CyclePopulation { area_ids: vec![office.to_owned()], as_of: day(2021, 12, 20), ..Default::default() }),
        windows: Some(pb::CycleWindows { collect_from: day(2021, 12, 20), collect_to: day(2022, 1, 31), ..Default::default() }),
        policy: Some(pb::AssessorPolicy { roles: ROLES.map(i32::from).to_vec(), min_raters: 2, ..Default::default() }),
        ..Default::default()
    };
    let request = pb::CreateCycleRequest { plan: Some(plan), ..Default::default() };
    let cycle = ours(client.create_cycle(request).await.expect("is planned")).cycle.expect("in the reply");
    let request = pb::OpenCycleRequest { id: cycle.id.clone(), expected_version: cycle.version, ..Default::default() };
    client.open_cycle(request).await.expect("its schools are known");
    cycle.id
}

/// A case of the golden values: what two say, and what follows.
fn golden(case: &str) -> Value {
    let all: Value = serde_saphyr::from_str(GOLDEN).expect("the golden values");
    let cases = all["agreement"]["cases"].as_array().expect("a list").clone();
    cases.into_iter().find(|one| one["id"] == case).unwrap_or_else(|| panic!("there is no case {case}"))
}

fn rating(case: &Value, rater: &str, school: usize) -> i32 {
    case["input"][rater][school].as_i64().and_then(|level| i32::try_from(level).ok()).expect("a level")
}

fn statistic(run: &pb::ReliabilityRun, code: &str, variant: pb::StatisticVariant) -> pb::Statistic {
    let node = run.nodes.iter().find(|node| node.node_code == code).expect("it is rated");
    node.statistics.iter().find(|one| one.variant() == variant).expect("it is computed").clone()
}

#[tokio::test]
async fn two_who_judge_as_in_the_golden_values_agree_as_much_as_those_and_who_always_say_the_same_have_no_kappa() {
    use pb::StatisticVariant::{AdjacentAgreement, ExactAgreement, Kappa, KappaLinear, KappaQuadratic};
    const SAME: &str = "D1.2";
    let case = golden("AGR-1-five-levels");
    let town = Judged::town(12).await;
    for school in 0..12 {
        for (assessor, rater) in ["rater_a", "rater_b"].into_iter().enumerate() {
            town.judge(assessor, school, |code| if code == SAME { 5 } else { rating(&case, rater, school) }).await;
        }
    }
    let compute = || pb::ComputeReliabilityRequest { cycle_id: town.cycle.clone(), ..Default::default() };
    let early = Refusal::expect(town.coordinator().compute_reliability(compute()).await);
    assert_eq!((early.code, early.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"), "others have yet to judge blindly");
    town.close().await;
    let run = ours(town.coordinator().compute_reliability(compute()).await.expect("the collection has ended")).run.expect("in the reply");
    assert_eq!((run.schools, run.assessments, run.nodes.len()), (12, 24, 16), "fifteen indicators, and all of them together");
    for (variant, name) in [
        (ExactAgreement, "exact"),
        (AdjacentAgreement, "adjacent"),
        (Kappa, "kappa"),
        (KappaLinear, "kappa_linear"),
        (KappaQuadratic, "kappa_quadratic"),
    ] {
        let found = statistic(&run, "D1.1", variant);
        let (value, expected) = (found.computed.and_then(|computed| computed.value), case["expect"][name].as_f64().expect("a number"));
        assert!(value.is_some_and(|value| (value - expected).abs() < 1e-6), "{name}: {value:?}, not {expected}");
        assert_eq!((found.pairs, found.categories.as_slice()), (12, [1, 2, 3, 4, 5].as_slice()), "the categories of the scale");
    }
    for variant in [Kappa, KappaLinear, KappaQuadratic] {
        let computed = statistic(&run, SAME, variant).computed.expect("in the reply");
        assert_eq!((computed.value, computed.undefined()), (None, pb::UndefinedReason::NoVariation), "neither 1 nor 0");
    }
    let exact = statistic(&run, SAME, ExactAgreement).computed.and_then(|computed| computed.value);
    assert_eq!(exact, Some(1.0));
    let read = pb::GetReliabilityRunRequest { id: run.id.clone() };
    assert_eq!(ours(town.client("researcher@global").get_reliability_run(read).await.expect("is theirs to read")).run, Some(run));
}

#[tokio::test]
async fn a_cycle_that_is_opened_again_revises_one_school_and_what_was_found_and_published_before_stays_readable() {
    let town = Judged::town(6).await;
    town.agreed().await;
    let mut client = town.coordinator();
    let first = town.finalise().await;
    assert_eq!((first.found, first.revised), (6, 0));
    let edition = town.publish().await;
    let (one, other) = (town.result(EVERYBODY, 0, 0).await, town.result(EVERYBODY, 1, 0).await);
    assert_eq!(one.overall.as_ref().map(|value| (value.exact.as_str(), value.level)), Some(("50", 3)));

    let (cycle_id, expected_version) = town.at().await;
    let request = pb::ReopenCycleRequest {
        id: cycle_id.clone(),
        expected_version,
        reason: "โรงเรียนทักท้วงผลการประเมิน (ข้อมูลสมมติ)".to_owned(),
        approval: "มติที่ประชุมครั้งที่ 2/2565".to_owned(),
        ..Default::default()
    };
    client.reopen_cycle(request).await.expect("it has results");
    revised(&town, "D3.1", 5).await;
    let second = town.finalise().await;
    assert_eq!((second.found, second.revised, second.unchanged), (0, 1, 5));
    assert_ne!(second.hash, first.hash);

    let now = town.result(EVERYBODY, 0, 0).await;
    // Ten of a hundred at 100 instead of 50.
    assert_eq!((now.n, now.overall.as_ref().map(|value| value.exact.as_str())), (2, Some("55")));
    let before = town.result(EVERYBODY, 0, 1).await;
    assert_eq!((before.n, before.overall, before.hash), (1, one.overall.clone(), one.hash.clone()), "the version before is read as it was");
    assert_eq!(town.result(EVERYBODY, 1, 0).await.hash, other.hash);
    let principal = format!("principal@school:{}", town.schools[0]);
    assert_eq!(town.result(&principal, 0, 0).await.n, 1, "schools read what is published");
    let again = town.publish().await;
    assert_eq!((town.result(&principal, 0, 0).await.n, again.n), (2, 2));
    let request = pb::GetPublicationRequest { cycle_id: cycle_id.clone(), n: 1 };
    let old = ours(town.client("teacher@province:40").get_publication(request).await.expect("stays")).publication;
    assert_eq!(old, Some(edition), "what everybody was told first stays as it was");
    let request = pb::ListResultVersionsRequest { cycle_id, school_id: town.schools[0].clone(), ..Default::default() };
    let versions: Vec<i32> = ours(client.list_result_versions(request).await.expect("a page")).results.iter().map(|one| one.n).collect();
    assert_eq!(versions, [2, 1]);
}

/// A panel decides something else about a node of the first school.
async fn revised(town: &Judged, code: &str, level: i32) {
    let mut client = town.coordinator();
    let request = pb::OpenModerationCaseRequest {
        cycle_id: town.cycle.clone(),
        school_id: town.schools[0].clone(),
        node_codes: vec![code.to_owned()],
        reason: "โรงเรียนทักท้วง (ข้อมูลสมมติ)".to_owned(),
        ..Default::default()
    };
    let case = ours(client.open_moderation_case(request).await.expect("is opened")).moderation_case.expect("in the reply");
    let rater = pb::AssignModerationPanelRequest {
        id: case.id.clone(),
        expected_version: case.version,
        panel_refs: vec![person(0)],
        ..Default::default()
    };
    assert_eq!(Refusal::expect(client.assign_moderation_panel(rater.clone()).await).reason, "PANELIST_HAS_RATED");
    let panel = pb::AssignModerationPanelRequest { panel_refs: vec![person(9)], ..rater };
    let case = ours(client.assign_moderation_panel(panel).await.expect("somebody else")).moderation_case.expect("in the reply");
    let change = pb::ModeratedScore { node_code: code.to_owned(), kind: pb::SettledKind::Level.into(), level };
    let request = pb::DecideModerationCaseRequest {
        id: case.id,
        expected_version: case.version,
        decision: pb::ModerationDecision::Change.into(),
        changes: vec![change],
        rationale: "พิจารณาหลักฐานเพิ่มเติมแล้ว (ข้อมูลสมมติ)".to_owned(),
        ..Default::default()
    };
    client.decide_moderation_case(request).await.expect("is decided");
}
