//! What stories about results begin with: a cycle whose collection has ended, and what was submitted about its schools. Schools and persons
//! are references that nobody has. Cycles, assignments and submissions are written as rows: how they come about is another story.

use api::evaluations::v1 as pb;
use sqlx::AssertSqlSafe;
use testkit::World;

use crate::given::{self, COORDINATOR, Client, OWNER, client, create, drafted, in_use};

pub(crate) const CYCLE: &str = "0197f0a0-0000-7000-8000-0000000000c1";
pub(crate) const LATER: &str = "0197f0a0-0000-7000-8000-0000000000c2";
pub(crate) const DIRECTOR: &str = "area_director@esao:4005";
pub(crate) const OFFICER: &str = "area_officer@esao:4005";
const AREA: &str = "0197f0a0-0000-7000-8000-0000000000a5";

/// The rubric of the other stories, of which every node is asked for whatever is said of the others.
pub(crate) fn content() -> pb::FrameworkContent {
    let mut content = given::content();
    content.nodes.iter_mut().for_each(|node| node.only_if = None);
    content
}

/// A framework whose first version is in use.
pub(crate) async fn published(client: &mut Client, code: &str, name: &str) -> pb::Framework {
    let made = create(client, code, name).await;
    let drafted = drafted(client, &made, content()).await;
    in_use(client, drafted, 1).await
}

/// Under the runtime role, so that the second wall stands in every story.
pub(crate) async fn world() -> World {
    World::deployed([evaluations::service()]).await
}

/// Id of a school that does not exist: up to 100 in the service area 4005, beyond in 4001.
pub(crate) fn school(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-00000005{n:04}")
}

/// Reference to an assessor who does not exist.
pub(crate) fn person(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000f{n:04}")
}

pub(crate) fn coordinator(world: &World) -> Client {
    client(world, COORDINATOR)
}

pub(crate) fn principal(world: &World, n: u32) -> Client {
    client(world, &format!("principal@school:{}", school(n)))
}

pub(crate) async fn sql(world: &World, text: String) {
    sqlx::raw_sql(AssertSqlSafe(text)).execute(world.db("evaluations").pool()).await.expect("written");
}

fn scopes(of: u32) -> String {
    let esao = if of <= 100 { "esao:4005" } else { "esao:4001" };
    format!("array['school:{}', '{esao}', 'province:40', 'organisation:{OWNER}']", school(of))
}

/// A cycle by version `n` of a framework whose collection has ended, with these schools.
pub(crate) async fn collected(world: &World, cycle: &str, (framework, n): (&pb::Framework, i32), as_of: &str, schools: &[u32]) {
    let body = format!(
        r#"{{"name": {{"th": "รอบตัวอย่าง (ข้อมูลสมมติ)"}}, "population": {{"areas": ["{AREA}"], "as_of": "{as_of}"}},
             "windows": {{"collect_from": "{as_of}", "collect_to": "{as_of}"}},
             "policy": {{"roles": ["SELF", "SUPERVISOR"], "min_raters": 2, "independence_months": 12}}, "schools": {}}}"#,
        schools.len()
    );
    sql(
        world,
        format!(
            "insert into evaluations.cycle (id, version, framework_id, framework_n, status, academic_year, semester, round, owner_id, is_trial,
                                            result_n, body, opened_at, created_at, updated_at)
             values ('{cycle}', 3, '{}', {n}, 'COLLECTION_CLOSED', 2567, 1, 'BASELINE', '{OWNER}', false, 0, '{body}', now(), now(), now())",
            framework.id
        ),
    )
    .await;
    for of in schools {
        let name = format!("โรงเรียนตัวอย่าง {of} (ข้อมูลสมมติ)");
        let row = format!("('{cycle}', '{}', {}, '{name}', '', '{name}', '', now())", school(*of), scopes(*of));
        sql(world, format!("insert into evaluations.cycle_school values {row}")).await;
    }
}

/// What somebody submitted about a school: scores by node, a level or the word of why there is none.
pub(crate) async fn submitted(world: &World, cycle: &str, of: u32, (by, role): (u32, &str), scores: &[(&str, &str)]) {
    let last = &cycle[cycle.len() - 1..];
    let (task, id) =
        (format!("0197f0a0-0000-7000-8000-00{last}1{of:04}{by:04}"), format!("0197f0a0-0000-7000-8000-00{last}2{of:04}{by:04}"));
    let said = |rest: &str| {
        let each = scores.iter().map(|(code, score)| format!(r#""{code}": {{"score": "{score}"{rest}}}"#));
        format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
    };
    let (all, person, school) = (format!("{} || 'person:{}'::text", scopes(of), person(by)), person(by), school(of));
    sql(
        world,
        format!(
            "insert into evaluations.assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, body, created_at, updated_at)
             values ('{task}', 1, '{cycle}', '{school}', '{person}', '{role}', 'ASSIGNED', '2022-01-31', {all}, '{{}}', now(), now());
             insert into evaluations.assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores,
                                                 conflicts, return_reason, scopes, started_at, submitted_at, updated_at)
             values ('{id}', 2, '{task}', '{cycle}', '{school}', '{role}', '{person}', 'SUBMITTED', 1, 3, '{}', '{{}}', '', {all}, now(), now(), now());
             insert into evaluations.assessment_submission values ('{id}', 1, '{}', now())",
            said(r#", "since": 1"#),
            said("")
        ),
    )
    .await;
}

/// Levels of A.1, A.2 and B.1, as somebody submitted them.
pub(crate) async fn rated(world: &World, cycle: &str, of: u32, by: (u32, &str), levels: [u8; 3]) {
    let levels = levels.map(|level| level.to_string());
    let scores: Vec<(&str, &str)> = ["A.1", "A.2", "B.1"].into_iter().zip(levels.iter().map(String::as_str)).collect();
    submitted(world, cycle, of, by, &scores).await;
}

pub(crate) async fn cycle_version(world: &World, cycle: &str) -> i64 {
    let text = format!("select version from evaluations.cycle where id = '{cycle}'");
    sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(world.db("evaluations").pool()).await.expect("there")
}

/// How many rows of a table there are that meet a condition.
pub(crate) async fn rows(world: &World, table: &str, that: &str) -> i64 {
    let text = format!("select count(*) from evaluations.{table} where {that}");
    sqlx::query_scalar(AssertSqlSafe(text)).fetch_one(world.db("evaluations").pool()).await.expect("counted")
}

/// A step of a cycle with the version that it has now: `cycle!(world, client, finalise_cycle, FinaliseCycleRequest, CYCLE, leave_undecided: …)`.
#[macro_export]
macro_rules! cycle {
    ($world:expr, $client:expr, $method:ident, $request:ident, $cycle:expr $(, $field:ident: $value:expr)*) => {{
        let expected_version = $crate::rating::cycle_version(&$world, $cycle).await;
        let request = pb::$request { id: $cycle.to_owned(), expected_version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(tonic::Response::into_inner)
    }};
}

/// A cycle that is moderated without anything to decide, and finalised.
pub(crate) async fn finalised(world: &World, cycle: &str) -> pb::FinaliseCycleResponse {
    let mut client = coordinator(world);
    cycle!(*world, client, start_cycle_moderation, StartCycleModerationRequest, cycle).expect("its collection has ended");
    cycle!(*world, client, finalise_cycle, FinaliseCycleRequest, cycle).expect("nothing to decide")
}

pub(crate) async fn result(client: &mut Client, of: u32, n: i32) -> Result<pb::Result, tonic::Status> {
    let request = pb::GetResultRequest { cycle_id: CYCLE.to_owned(), school_id: school(of), n };
    client.get_result(request).await.map(|reply| reply.into_inner().result.expect("in the reply"))
}

pub(crate) async fn reopened(world: &World) {
    let (reason, approval) = ("พบข้อมูลผิด".to_owned(), "มติที่ประชุมครั้งที่ 2/2565".to_owned());
    cycle!(*world, coordinator(world), reopen_cycle, ReopenCycleRequest, CYCLE, reason: reason, approval: approval)
        .expect("it has results");
}

/// Opens a case about nodes of a school, gives it a panel and decides it.
pub(crate) async fn decided(world: &World, of: u32, changes: &[(&str, i32)]) -> pb::ModerationCase {
    let mut client = coordinator(world);
    let request = pb::OpenModerationCaseRequest {
        cycle_id: CYCLE.to_owned(),
        school_id: school(of),
        node_codes: changes.iter().map(|(code, _)| (*code).to_owned()).collect(),
        reason: "โรงเรียนทักท้วง".to_owned(),
        ..Default::default()
    };
    let case = client.open_moderation_case(request).await.expect("opened").into_inner().moderation_case.expect("in the reply");
    decided_by_panel(&mut client, case, changes).await
}

/// Gives a case a panel that changes what holds.
pub(crate) async fn decided_by_panel(client: &mut Client, case: pb::ModerationCase, changes: &[(&str, i32)]) -> pb::ModerationCase {
    let request = pb::AssignModerationPanelRequest {
        id: case.id,
        expected_version: case.version,
        panel_refs: vec![person(900)],
        ..Default::default()
    };
    let case = client.assign_moderation_panel(request).await.expect("nobody of them rates").into_inner().moderation_case.expect("there");
    let change = |(code, level): &(&str, i32)| pb::ModeratedScore {
        node_code: (*code).to_owned(),
        kind: pb::SettledKind::Level.into(),
        level: *level,
    };
    let request = pb::DecideModerationCaseRequest {
        id: case.id,
        expected_version: case.version,
        decision: pb::ModerationDecision::Change.into(),
        changes: changes.iter().map(change).collect(),
        rationale: "พิจารณาหลักฐานแล้ว".to_owned(),
        ..Default::default()
    };
    client.decide_moderation_case(request).await.expect("decided").into_inner().moderation_case.expect("in the reply")
}
