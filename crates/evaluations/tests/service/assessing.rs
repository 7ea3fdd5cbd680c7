//! What stories about assessments begin with: an open cycle with two schools, and who is to judge them. Schools and persons are references
//! that nobody has. Assignments are written as rows: how somebody comes to one is another story.

use api::evaluations::v1 as pb;
use sqlx::AssertSqlSafe;
use testkit::World;

use crate::given::{COORDINATOR, Client, OWNER, client, content, published_with};

pub(crate) const CYCLE: &str = "0197f0a0-0000-7000-8000-0000000000c1";
/// What of it is no column.
const PLANNED: &str = r#"{"name": {"th": "รอบตัวอย่าง (ข้อมูลสมมติ)"}, "population": {"as_of": "2021-12-20"}, "schools": 2,
    "windows": {"collect_from": "2021-12-15", "collect_to": "2022-01-31"},
    "policy": {"roles": ["SELF", "PEER", "SUPERVISOR", "EXTERNAL", "EXPERT"], "min_raters": 1, "independence_months": 12}}"#;
pub(crate) const OFFICER: &str = "area_officer@esao:4005";
pub(crate) const SUPERVISOR: &str = "supervisor@esao:4005";

/// Under the runtime role, so that the second wall stands in every story.
pub(crate) async fn world() -> World {
    World::deployed([evaluations::service()]).await
}

/// Id of a school of the service area 4005 that does not exist.
pub(crate) fn school(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-00000005{n:04}")
}

/// Reference to an assessor who does not exist.
pub(crate) fn person(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000f{n:04}")
}

/// Id of the assignment that somebody has at a school.
pub(crate) fn assignment(school: u32, person: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000{school:04}{person:04}")
}

/// Id of an assessment, as a device makes it.
pub(crate) fn made_up(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000d{n:04}")
}

/// Somebody who may do what is assigned to them.
pub(crate) fn assessor(world: &World, n: u32) -> Client {
    client(world, &format!("assessor@person:{}", person(n)))
}

pub(crate) fn principal(world: &World, n: u32) -> Client {
    client(world, &format!("principal@school:{}", school(n)))
}

async fn sql(world: &World, text: String) {
    sqlx::raw_sql(AssertSqlSafe(text)).execute(world.db("evaluations").pool()).await.expect("written");
}

/// A framework in use, a cycle by it that is open, and the schools 1 and 2 in it.
pub(crate) async fn opened(world: &World) -> pb::Framework {
    opened_with(world, content()).await
}

/// The same with a framework that says this.
pub(crate) async fn opened_with(world: &World, content: pb::FrameworkContent) -> pb::Framework {
    let framework = published_with(&mut client(world, COORDINATOR), ("WSA-TEST", "เกณฑ์"), content).await;
    sql(
        world,
        format!(
            "insert into evaluations.cycle (id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial,
                                            result_n, body, opened_at, created_at, updated_at)
             values ('{CYCLE}', 2, '{}', 1, 'OPEN', 2564, 1, 'BASELINE', '{OWNER}', false, 0, '{PLANNED}', now(), now(), now())",
            framework.id
        ),
    )
    .await;
    for n in 1..=2 {
        sql(
            world,
            format!(
                "insert into evaluations.cycle_school values ('{CYCLE}', '{}', {}, 'โรงเรียนตัวอย่าง (ข้อมูลสมมติ)', '', '', '', now())",
                school(n),
                scopes(n, None)
            ),
        )
        .await;
    }
    framework
}

fn scopes(of: u32, person: Option<&str>) -> String {
    let mut all = vec![format!("school:{}", school(of)), "esao:4005".to_owned(), "province:40".to_owned(), format!("organisation:{OWNER}")];
    all.extend(person.map(|person| format!("person:{person}")));
    format!("array['{}']", all.join("','"))
}

/// Gives a school to somebody.
pub(crate) async fn assign(world: &World, of: u32, to: u32, role: &str) -> String {
    let (id, person) = (assignment(of, to), person(to));
    sql(
        world,
        format!(
            "insert into evaluations.assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, body, created_at, updated_at)
             values ('{id}', 1, '{CYCLE}', '{}', '{person}', '{role}', 'ASSIGNED', '2022-01-31', {}, '{{}}', now(), now())",
            school(of),
            scopes(of, Some(&person))
        ),
    )
    .await;
    id
}

/// How far the cycle has come.
pub(crate) async fn cycle_is(world: &World, status: &str) {
    sql(world, format!("update evaluations.cycle set status = '{status}' where id = '{CYCLE}'")).await;
}

/// What becomes of an assignment.
pub(crate) async fn assignment_is(world: &World, id: &str, what: &str) {
    sql(world, format!("update evaluations.assignment set {what} where id = '{id}'")).await;
}

pub(crate) fn level(node: &str, level: i32) -> pb::NodeScore {
    pb::NodeScore { node_code: node.to_owned(), kind: pb::ScoreKind::Level.into(), level, ..Default::default() }
}

pub(crate) fn special(node: &str, kind: pb::ScoreKind) -> pb::NodeScore {
    pb::NodeScore { node_code: node.to_owned(), kind: kind.into(), ..Default::default() }
}

/// Everything that this framework asks for, as long as A.1 has not its fifth level.
pub(crate) fn enough() -> Vec<pb::NodeScore> {
    vec![level("A.1", 2), level("B.1", 3)]
}

pub(crate) fn saving(assignment: &str, n: u32, base: i64, scores: Vec<pb::NodeScore>) -> pb::SaveAssessmentScoresRequest {
    pb::SaveAssessmentScoresRequest {
        id: made_up(n),
        assignment_id: assignment.to_owned(),
        base_version: base,
        scores,
        ..Default::default()
    }
}

pub(crate) async fn save(client: &mut Client, request: pb::SaveAssessmentScoresRequest) -> Result<pb::Assessment, tonic::Status> {
    client.save_assessment_scores(request).await.map(|reply| reply.into_inner().assessment.expect("in the reply"))
}

pub(crate) fn submitting(of: &pb::Assessment, scores: Vec<pb::NodeScore>) -> pb::SubmitAssessmentRequest {
    pb::SubmitAssessmentRequest { id: of.id.clone(), expected_version: of.version, scores, ..Default::default() }
}

pub(crate) async fn submit(client: &mut Client, request: pb::SubmitAssessmentRequest) -> Result<pb::Assessment, tonic::Status> {
    client.submit_assessment(request).await.map(|reply| reply.into_inner().assessment.expect("in the reply"))
}

pub(crate) async fn give_back(client: &mut Client, of: &pb::Assessment, reason: &str) -> Result<pb::Assessment, tonic::Status> {
    let request =
        pb::ReturnAssessmentRequest { id: of.id.clone(), expected_version: of.version, reason: reason.to_owned(), ..Default::default() };
    client.return_assessment(request).await.map(|reply| reply.into_inner().assessment.expect("in the reply"))
}

pub(crate) async fn whole(client: &mut Client, id: &str) -> Result<pb::GetAssessmentResponse, tonic::Status> {
    let request = pb::GetAssessmentRequest { id: id.to_owned(), with_scores: true };
    client.get_assessment(request).await.map(tonic::Response::into_inner)
}

pub(crate) async fn head(client: &mut Client, id: &str) -> Result<pb::Assessment, tonic::Status> {
    let request = pb::GetAssessmentRequest { id: id.to_owned(), with_scores: false };
    client.get_assessment(request).await.map(|reply| reply.into_inner().assessment.expect("in the reply"))
}

pub(crate) async fn submission(client: &mut Client, id: &str, n: i32) -> Result<pb::GetAssessmentSubmissionResponse, tonic::Status> {
    let request = pb::GetAssessmentSubmissionRequest { id: id.to_owned(), n };
    client.get_assessment_submission(request).await.map(tonic::Response::into_inner)
}

/// Ids of the assessments that somebody sees listed.
pub(crate) async fn listed(client: &mut Client, request: pb::ListAssessmentsRequest) -> Vec<String> {
    let reply = client.list_assessments(request).await.expect("a page").into_inner();
    reply.assessments.into_iter().map(|one| one.id).collect()
}

/// Somebody has a school, and has submitted what is enough.
pub(crate) async fn submitted(world: &World, of: u32, by: u32) -> pb::Assessment {
    let task = assign(world, of, by, "PEER").await;
    let mut client = assessor(world, by);
    let begun = save(&mut client, saving(&task, by, 0, enough())).await.expect("begun");
    submit(&mut client, submitting(&begun, Vec::new())).await.expect("submitted")
}
