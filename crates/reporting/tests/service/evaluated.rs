//! What the tests of evaluation reports tell: a cycle of the town's schools, who is to judge them, what was handed in and what was found, as the
//! evaluations service would send it. Everything in it is made up.

use api::evaluations::v1 as told;
use api::reporting::v1 as pb;
use api::schools::v1::AcademicTerm;
use chassis::event::Event;
use prost::Message;
use testkit::World;
use uuid::Uuid;

use crate::story::{client, event, id, minute, stand_in_of_evaluations, stand_in_of_schools};
use crate::town::{OWNER, day, text};

pub(crate) const CYCLE: u128 = 3_000_000;
pub(crate) const FRAMEWORK: u128 = 3_000_001;

/// The reporting service and the two sources that reports of evaluations rest on.
pub(crate) async fn world() -> World {
    World::start([reporting::service(), stand_in_of_schools(), stand_in_of_evaluations()]).await
}

/// An event of the evaluations service that carries this message.
pub(crate) fn of_evaluations(aggregate: &str, id: &str, version: i64, name: &str, message: &impl Message) -> Event {
    Event { source: "evaluations".to_owned(), ..event(aggregate, id, version, name, minute(version), message) }
}

/// The framework that schools are judged by.
pub(crate) fn framework(purpose: told::FrameworkPurpose) -> Event {
    framework_for(told::FrameworkKind::SchoolRubric, purpose)
}

/// The framework that is judged by.
pub(crate) fn framework_for(kind: told::FrameworkKind, purpose: told::FrameworkPurpose) -> Event {
    let framework = told::Framework {
        kind: kind.into(),
        id: id(FRAMEWORK),
        version: 1,
        code: "WSA-TEST".to_owned(),
        purpose: purpose.into(),
        name: text("เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)"),
        ..Default::default()
    };
    of_evaluations("framework", &id(FRAMEWORK), 1, "created", &told::FrameworkCreated { framework: Some(framework) })
}

/// The cycle as it stands in a version, in which each school needs so many assessments.
pub(crate) fn as_of(version: i64, status: told::CycleStatus, min_raters: i32) -> told::Cycle {
    let plan = told::CyclePlan {
        owner_organisation_id: id(OWNER),
        name: text("ประเมินรอบพื้นฐาน (ข้อมูลสมมติ)"),
        framework_id: id(FRAMEWORK),
        framework_n: 1,
        term: Some(AcademicTerm { be_year: 2564, semester: 1 }),
        round: told::CycleRound::Baseline.into(),
        population: Some(told::CyclePopulation { as_of: day(2021, 6, 10), ..Default::default() }),
        policy: Some(told::AssessorPolicy { min_raters, ..Default::default() }),
        ..Default::default()
    };
    told::Cycle { id: id(CYCLE), version, plan: Some(plan), status: status.into(), ..Default::default() }
}

/// An event of the cycle.
pub(crate) fn cycle(version: i64, status: told::CycleStatus, min_raters: i32) -> Event {
    of_evaluations("cycle", &id(CYCLE), version, "opened", &told::CycleOpened { cycle: Some(as_of(version, status, min_raters)) })
}

/// The words of a school of an office with this code and a centre.
pub(crate) fn lying(school: u128, office: &str, centre: u128) -> (u128, Vec<String>) {
    let words = [
        format!("school:{}", id(school)),
        "province:40".to_owned(),
        "district:4005".to_owned(),
        format!("esao:{office}"),
        format!("centre:{}", id(centre)),
        format!("organisation:{}", id(OWNER)),
    ];
    (school, words.to_vec())
}

/// That these schools were frozen in the cycle, as its first or a later event: before those of the tests, which begin with version 12.
pub(crate) fn frozen(version: i64, schools: &[(u128, Vec<String>)]) -> Event {
    frozen_in(as_of(version, told::CycleStatus::Open, 1), schools)
}

/// The same where the cycle is as given.
pub(crate) fn frozen_in(cycle: told::Cycle, schools: &[(u128, Vec<String>)]) -> Event {
    let version = cycle.version;
    let told = told::CyclePopulationFrozen { cycle: Some(cycle), schools: schools.iter().map(enrolled).collect() };
    of_evaluations("cycle", &id(CYCLE), version, "population_frozen", &told)
}

/// That a school was let into the cycle late.
pub(crate) fn late_in(cycle: told::Cycle, school: &(u128, Vec<String>)) -> Event {
    let version = cycle.version;
    let told = told::CycleSchoolAdded { cycle: Some(cycle), school: Some(enrolled(school)) };
    of_evaluations("cycle", &id(CYCLE), version, "school_added", &told)
}

fn enrolled((school, scopes): &(u128, Vec<String>)) -> told::EnrolledSchool {
    told::EnrolledSchool { school_id: id(*school), scopes: scopes.clone() }
}

/// The first assignment of a school, as it stands in this version.
pub(crate) fn assigned(school: u128, version: i64, status: told::AssignmentStatus) -> Event {
    let own = id(3_200_000 + school);
    let assignment = told::AssignmentSnapshot {
        id: own.clone(),
        version,
        cycle_id: id(CYCLE),
        school_id: id(school),
        status: status.into(),
        ..Default::default()
    };
    of_evaluations("assignment", &own, version, "created", &told::AssignmentCreated { assignment: Some(assignment) })
}

/// The `n`th assessment of a school, as it stands in this version.
pub(crate) fn assessed(school: u128, n: u128, version: i64, status: told::AssessmentStatus) -> Event {
    let own = id(3_300_000 + school * 10 + n);
    let assessment = told::Assessment {
        id: own.clone(),
        version,
        cycle_id: id(CYCLE),
        school_id: id(school),
        status: status.into(),
        ..Default::default()
    };
    of_evaluations("assessment", &own, version, "submitted", &told::AssessmentSubmitted { assessment: Some(assessment) })
}

/// The only assessment of a school, handed in.
pub(crate) fn handed_in(school: u128) -> Event {
    assessed(school, 1, 1, told::AssessmentStatus::Submitted)
}

/// The result of a school, published: level and value of the whole, and the same level of an indicator.
pub(crate) fn found(school: u128, version: i64, level: i32) -> Event {
    found_in((1, 1), school, version, level)
}

/// The same of the nth finalisation, where another one may have been published last.
pub(crate) fn found_in((n, published_n): (i32, i32), school: u128, version: i64, level: i32) -> Event {
    let own = id(3_900_000 + school);
    let value = told::ResultValue { value_e4: Some(i64::from(level) * 200_000), level, passed: Some(level >= 3), ..Default::default() };
    let node = told::NodeResult {
        node_code: "A.1".to_owned(),
        settled: told::SettledKind::Level.into(),
        index_e4: i64::from(level) * 10_000,
        ..Default::default()
    };
    let skipped = told::NodeResult { node_code: "A.2".to_owned(), settled: told::SettledKind::NotObserved.into(), ..Default::default() };
    let result = told::Result {
        id: own.clone(),
        version,
        cycle_id: id(CYCLE),
        school_id: id(school),
        n,
        published_n,
        form: told::ValueForm::Points.into(),
        overall: Some(value),
        coverage_e4: 9_000,
        flags: vec![told::ResultFlag::SingleRater.into()],
        nodes: vec![node, skipped],
        ..Default::default()
    };
    of_evaluations("result", &own, version, "finalised", &told::ResultFinalised { result: Some(result) })
}

/// Asks for the cycle as a whole.
pub(crate) fn whole_cycle() -> pb::GetEvaluationCoverageRequest {
    pb::GetEvaluationCoverageRequest { cycle_id: id(CYCLE), ..Default::default() }
}

/// Asks for the cycle by these areas.
pub(crate) fn cycle_by(level: pb::CoverageLevel) -> pb::ListEvaluationCoverageRequest {
    pb::ListEvaluationCoverageRequest { cycle_id: id(CYCLE), level: level.into(), ..Default::default() }
}

pub(crate) async fn coverage(
    world: &World,
    grants: &str,
    asked: pb::GetEvaluationCoverageRequest,
) -> Result<pb::EvaluationCoverage, tonic::Status> {
    let reply = client(world, grants).get_evaluation_coverage(asked).await?.into_inner();
    Ok(reply.coverage.expect("a reply carries the numbers"))
}

pub(crate) async fn coverage_by_area(
    world: &World,
    grants: &str,
    asked: pb::ListEvaluationCoverageRequest,
) -> pb::ListEvaluationCoverageResponse {
    client(world, grants).list_evaluation_coverage(asked).await.expect("a list").into_inner()
}

/// Rows in short: the name of the area (`-` in none), the schools expected and those that handed in enough.
pub(crate) fn lines(report: &pb::ListEvaluationCoverageResponse) -> Vec<(String, i32, i32)> {
    let name = |row: &pb::EvaluationCoverage| {
        let area = row.area.as_ref();
        area.map_or_else(|| "-".to_owned(), |area| area.code.as_ref().map_or_else(String::new, |code| code.value.clone()))
    };
    let counts = |row: &pb::EvaluationCoverage| row.expected.unwrap_or_default();
    report.coverages.iter().map(|row| (name(row), counts(row).schools, counts(row).submitted)).collect()
}

/// The schools that are missing, by number.
pub(crate) async fn absent(world: &World, grants: &str, asked: pb::ListMissingAssessmentsRequest) -> Vec<u128> {
    let asked = pb::ListMissingAssessmentsRequest { cycle_id: id(CYCLE), ..asked };
    let reply = client(world, grants).list_missing_assessments(asked).await.expect("a list").into_inner();
    reply.schools.iter().map(|school| school.school_id.parse::<Uuid>().expect("an id").as_u128()).collect()
}
