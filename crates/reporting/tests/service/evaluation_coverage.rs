//! Coverage of an evaluation cycle: who is expected, of whom enough was handed in, and what becomes of schools that move, merge or come late.

use api::evaluations::v1 as told;
use api::evaluations::v1::{AssessmentStatus as Has, AssignmentStatus, CycleStatus, FrameworkPurpose};
use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel::{District, NetworkCentre, Province, ServiceArea};
use api::schools::v1 as schools;
use api::schools::v1::SchoolStatus as Is;
use testkit::{Refusal, World};
use tonic::Code;

use crate::evaluated::{
    CYCLE, FRAMEWORK, absent, as_of, assessed, assigned, coverage, coverage_by_area, cycle, cycle_by, found, framework, framework_for,
    frozen, handed_in, late_in, lines, lying, of_evaluations, whole_cycle, world,
};
use crate::story::{apply, client, id};
use crate::town::{CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_5, area, day, map, merged, moved, school, school_told};

/// A cycle with these schools of office 5 and its centre, each of which needs one assessment.
async fn five() -> World {
    let world = world().await;
    let schools: Vec<_> = (1..=5).map(|n| lying(n, "4005", CENTRE_5)).collect();
    apply(&world, &map()).await;
    apply(&world, &(1..=5).map(|n| school_told(school(n, OFFICE_5, CENTRE_5))).collect::<Vec<_>>()).await;
    apply(&world, &[framework(FrameworkPurpose::Accountability), cycle(12, CycleStatus::Open, 1), frozen(1, &schools)]).await;
    world
}

fn share(of: Option<&pb::Share>) -> (i64, i64, &str) {
    of.map_or((0, 0, "absent"), |share| (share.numerator, share.denominator, share.percent_text.as_str()))
}

async fn expected(world: &World) -> pb::EvaluationCounts {
    coverage(world, EVERYBODY, whole_cycle()).await.expect("it is there").expected.expect("a row carries it")
}

#[tokio::test]
async fn two_hundred_and_forty_eight_of_two_hundred_and_fifty_three_frozen_schools_are_98_02_percent_and_the_five_are_named() {
    let world = world().await;
    let centre = |n: u128| 5_000 + n % 17;
    let centres = (0..17).map(|n| area(5_000 + n, schools::AreaKind::NetworkCentre, &n.to_string(), &format!("ศูนย์ที่ {n} (ข้อมูลสมมติ)")));
    apply(&world, &map().into_iter().chain(centres).collect::<Vec<_>>()).await;
    let told = |n| school(n, OFFICE_5, centre(n));
    apply(&world, &(1..=253).map(|n| school_told(told(n))).collect::<Vec<_>>()).await;
    let schools: Vec<_> = (1..=253).map(|n| lying(n, "4005", centre(n))).collect();
    apply(&world, &[cycle(12, CycleStatus::Open, 1), frozen(1, &schools[..200]), frozen(2, &schools[200..])]).await;
    apply(&world, &(6..=253).map(handed_in).collect::<Vec<_>>()).await;
    // Two merge, of which one has handed in, and one moves to another centre.
    let gone = [school_told(merged(told(5), 6, day(2021, 11, 1))), school_told(merged(told(100), 6, day(2021, 11, 1)))];
    apply(&world, &gone).await;
    apply(&world, &[school_told(moved(told(17), OFFICE_5, centre(1), day(2021, 10, 1)))]).await;

    let whole = coverage(&world, EVERYBODY, whole_cycle()).await.unwrap();
    assert_eq!(share(whole.submitted_share.as_ref()), (248, 253, "98.02"));
    let counts = whole.expected.unwrap();
    assert_eq!((counts.schools, counts.submitted, counts.missing, counts.closed_since, counts.closed_since_missing), (253, 248, 5, 2, 1));
    assert_eq!(absent(&world, EVERYBODY, pb::ListMissingAssessmentsRequest::default()).await, [1, 2, 3, 4, 5], "in Thai order");

    let office = pb::GetEvaluationCoverageRequest { area_id: id(OFFICE_5), ..whole_cycle() };
    let office = coverage(&world, EVERYBODY, office).await.unwrap();
    assert_eq!(share(office.submitted_share.as_ref()), (248, 253, "98.02"));
    assert_eq!(office.area.and_then(|area| area.display_name).map(|name| name.th).as_deref(), Some("สพป.ขอนแก่น เขต 5"));
    let was = coverage_by_area(&world, EVERYBODY, cycle_by(NetworkCentre)).await;
    assert_eq!(
        (was.coverages.len(), was.total.as_ref().map(|total| share(total.submitted_share.as_ref()))),
        (17, Some((248, 253, "98.02")))
    );
    let now = pb::ListEvaluationCoverageRequest { basis: pb::AreaBasis::AsNow.into(), ..cycle_by(NetworkCentre) };
    let now = coverage_by_area(&world, EVERYBODY, now).await;
    let of =
        |report: &pb::ListEvaluationCoverageResponse, code: &str| lines(report).into_iter().find(|line| line.0 == code).map(|line| line.1);
    assert_eq!((of(&was, "0"), of(&was, "1")), (Some(14), Some(15)));
    assert_eq!((of(&now, "0"), of(&now, "1")), (Some(13), Some(16)), "the map of today has the one that moved elsewhere");
}

#[tokio::test]
async fn a_school_is_there_once_as_much_was_handed_in_as_the_cycle_asks_for_and_no_longer_when_it_was_given_back() {
    let world = five().await;
    apply(&world, &[cycle(13, CycleStatus::Open, 2)]).await;
    apply(&world, &[assigned(1, 1, AssignmentStatus::Assigned), assigned(2, 1, AssignmentStatus::Assigned)]).await;
    apply(&world, &[assessed(1, 1, 1, Has::Submitted), assessed(1, 2, 1, Has::InProgress), assessed(2, 1, 1, Has::Submitted)]).await;
    let counts = expected(&world).await;
    assert_eq!((counts.assigned, counts.submitted, counts.partly_submitted, counts.missing), (2, 0, 2, 5));
    apply(&world, &[assessed(1, 2, 2, Has::Submitted), assessed(2, 1, 2, Has::Returned), assigned(2, 2, AssignmentStatus::Withdrawn)])
        .await;
    let counts = expected(&world).await;
    assert_eq!((counts.assigned, counts.submitted, counts.partly_submitted, counts.missing), (1, 1, 0, 4));
    apply(&world, &[assessed(1, 1, 3, Has::Locked), assessed(1, 1, 4, Has::Confirmed), assessed(1, 2, 3, Has::Locked)]).await;
    assert_eq!(expected(&world).await.submitted, 1, "what was locked was handed in");
}

#[tokio::test]
async fn schools_that_were_let_in_late_are_counted_apart_and_named_as_late() {
    let world = five().await;
    let late = |n: u128, version| late_in(as_of(version, CycleStatus::Open, 1), &lying(n, "4005", CENTRE_5));
    apply(&world, &[school_told(school(6, OFFICE_5, CENTRE_5)), school_told(school(7, OFFICE_5, CENTRE_5)), late(6, 2), late(7, 3)]).await;
    apply(&world, &(1..=6).map(handed_in).collect::<Vec<_>>()).await;
    let whole = coverage(&world, EVERYBODY, whole_cycle()).await.unwrap();
    assert_eq!(share(whole.submitted_share.as_ref()), (5, 5, "100.00"));
    let late = whole.late.unwrap();
    assert_eq!((late.schools, late.submitted, late.missing), (2, 1, 1));
    let asked = pb::ListMissingAssessmentsRequest { cycle_id: id(CYCLE), ..Default::default() };
    let missing = client(&world, EVERYBODY).list_missing_assessments(asked).await.unwrap().into_inner().schools;
    let missing: Vec<_> = missing.into_iter().map(|school| (school.school_id, school.late)).collect();
    assert_eq!(missing, [(id(7), true)]);
}

#[tokio::test]
async fn the_list_of_those_who_are_missing_says_who_they_are_how_far_they_are_and_whether_they_are_still_there() {
    let world = five().await;
    apply(&world, &[cycle(13, CycleStatus::Open, 2), assigned(2, 1, AssignmentStatus::Assigned), handed_in(2)]).await;
    apply(&world, &[school_told(merged(school(3, OFFICE_5, CENTRE_5), 2, day(2021, 11, 1)))]).await;
    // A school of which nothing has been read: it is expected all the same.
    apply(&world, &[frozen(2, &[lying(99, "4005", CENTRE_5)])]).await;
    let asked = pb::ListMissingAssessmentsRequest { cycle_id: id(CYCLE), area_id: id(OFFICE_5), ..Default::default() };
    let missing = client(&world, EVERYBODY).list_missing_assessments(asked).await.unwrap().into_inner().schools;
    let name = |school: &pb::MissingAssessment| school.display_name.as_ref().map(|name| name.th.clone());
    let said: Vec<_> =
        missing.iter().map(|school| (school.school_id.clone(), school.status(), school.assigned, school.submitted)).collect();
    let others = [(id(1), Is::Open, 0, 0), (id(2), Is::Open, 1, 1), (id(3), Is::MergedInto, 0, 0), (id(4), Is::Open, 0, 0)];
    assert_eq!(said, [others.to_vec(), vec![(id(5), Is::Open, 0, 0), (id(99), Is::Unspecified, 0, 0)]].concat());
    assert_eq!(name(&missing[1]).as_deref(), Some("โรงเรียนตัวอย่างที่ 2 (ข้อมูลสมมติ)"));
    assert_eq!(name(&missing[5]), None);
}

#[tokio::test]
async fn the_whole_is_the_sum_of_its_areas_and_what_lies_in_none_comes_last() {
    let world = five().await;
    let (_, mut nowhere) = lying(8, "4005", CENTRE_5);
    nowhere.retain(|word| !word.starts_with("centre:") && !word.starts_with("esao:"));
    apply(&world, &[frozen(2, &[lying(6, "4001", CENTRE_1), (8, nowhere)]), handed_in(6)]).await;
    let report = coverage_by_area(&world, EVERYBODY, cycle_by(ServiceArea)).await;
    let line = |code: &str, schools, submitted| (code.to_owned(), schools, submitted);
    assert_eq!(lines(&report), [line("4001", 1, 1), line("4005", 5, 0), line("-", 1, 0)]);
    assert_eq!(report.total.map(|total| share(total.submitted_share.as_ref()).0), Some(1));
    assert_eq!(lines(&coverage_by_area(&world, EVERYBODY, cycle_by(Province)).await), [line("40", 7, 1)]);
    assert_eq!(lines(&coverage_by_area(&world, EVERYBODY, cycle_by(District)).await), [line("4005", 7, 1)]);
    let cycle = report.cycle.expect("it is said");
    assert_eq!((cycle.framework_code.as_str(), cycle.assessments_needed, cycle.status()), ("WSA-TEST", 1, CycleStatus::Open));
    let population = cycle.population_as_of.expect("it has a day");
    assert_eq!((population.year, population.month, population.day), (2021, 6, 10));
}

#[tokio::test]
async fn how_many_have_a_result_is_a_share_but_of_what_is_judged_to_find_something_out() {
    let world = five().await;
    apply(&world, &[found(1, 1, 3), found(2, 1, 4)]).await;
    let whole = coverage(&world, EVERYBODY, whole_cycle()).await.unwrap();
    assert_eq!((whole.expected.map(|counts| counts.finalised), share(whole.finalised_share.as_ref())), (Some(2), (2, 5, "40.00")));
    let research = told::Framework { id: id(FRAMEWORK), version: 2, purpose: FrameworkPurpose::Research.into(), ..Default::default() };
    let updated = told::FrameworkUpdated { framework: Some(research) };
    apply(&world, &[of_evaluations("framework", &id(FRAMEWORK), 2, "updated", &updated)]).await;
    assert_eq!(coverage(&world, EVERYBODY, whole_cycle()).await.unwrap().finalised_share, None);
}

#[tokio::test]
async fn a_cycle_that_nobody_opened_an_area_or_a_cycle_that_nobody_knows_is_not_found() {
    let world = five().await;
    let unknown = [
        pb::GetEvaluationCoverageRequest { cycle_id: id(77), ..whole_cycle() },
        pb::GetEvaluationCoverageRequest { area_id: id(77), ..whole_cycle() },
    ];
    for asked in unknown {
        let refusal = Refusal::expect(coverage(&world, EVERYBODY, asked.clone()).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::NotFound, "NOT_FOUND"), "{asked:?}");
        assert!(Refusal::is_thai(&refusal.text));
    }
    let missing = pb::ListMissingAssessmentsRequest { cycle_id: id(77), ..Default::default() };
    assert_eq!(Refusal::expect(client(&world, EVERYBODY).list_missing_assessments(missing).await).code, Code::NotFound);
    apply(&world, &[cycle(13, CycleStatus::Planned, 1)]).await;
    assert_eq!(Refusal::expect(coverage(&world, EVERYBODY, whole_cycle()).await).code, Code::NotFound);
    let listed = client(&world, EVERYBODY).list_evaluation_coverage(cycle_by(Province)).await;
    assert_eq!(Refusal::expect(listed).code, Code::NotFound);
    let nowhere = pb::ListEvaluationCoverageRequest { level: 0, ..cycle_by(Province) };
    let refusal = Refusal::expect(client(&world, EVERYBODY).list_evaluation_coverage(nowhere).await);
    assert_eq!(refusal.field_reasons(), [("level", "FIELD_REQUIRED")]);
}

#[tokio::test]
async fn nobody_is_missing_in_a_cycle_of_lessons() {
    let world = world().await;
    apply(&world, &map()).await;
    let about_lessons = framework_for(told::FrameworkKind::ClassroomObservation, FrameworkPurpose::Formative);
    apply(&world, &[about_lessons, cycle(12, CycleStatus::Open, 1), frozen(1, &[lying(1, "4005", CENTRE_5)])]).await;
    let (mut asking, cycle_id) = (client(&world, EVERYBODY), id(CYCLE));
    let missing = pb::ListMissingAssessmentsRequest { cycle_id: cycle_id.clone(), ..Default::default() };
    let by_area = pb::ListEvaluationCoverageRequest { cycle_id: cycle_id.clone(), level: ServiceArea.into(), ..Default::default() };
    let refusals = [
        Refusal::expect(coverage(&world, EVERYBODY, whole_cycle()).await),
        Refusal::expect(asking.list_evaluation_coverage(by_area).await),
        Refusal::expect(asking.list_missing_assessments(missing).await),
        Refusal::expect(asking.get_area_scorecard(pb::GetAreaScorecardRequest { cycle_id, ..Default::default() }).await),
    ];
    for refusal in refusals {
        let field = refusal.fields.first().map(|field| (field.path.as_str(), field.reason.as_str()));
        assert_eq!(field, Some(("cycle_id", "KIND_MISMATCH")), "{refusal:?}");
    }
}
