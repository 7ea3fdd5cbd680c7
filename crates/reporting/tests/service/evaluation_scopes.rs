//! Who counts what of an evaluation cycle, and in which pages: nobody counts a school that they did not reach on the day of its population.

use api::evaluations::v1::{CycleStatus, FrameworkPurpose};
use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel::{NetworkCentre, ServiceArea};
use api::schools::v1::AreaKind;
use testkit::{Refusal, World};
use tonic::Code;

use crate::evaluated::{
    CYCLE, absent, coverage, coverage_by_area, cycle, cycle_by, framework, frozen, handed_in, lines, lying, whole_cycle, world,
};
use crate::story::{apply, client, id};
use crate::town::{CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, OWNER, area, day, map, moved, school, school_told};

/// Schools 1 and 2 of office 1, of which 1 has moved to office 5 since; 5 of office 5.
async fn three() -> World {
    let world = world().await;
    apply(&world, &map()).await;
    let moving = moved(school(1, OFFICE_1, CENTRE_1), OFFICE_5, CENTRE_5, day(2021, 10, 1));
    let others = [school_told(school(2, OFFICE_1, CENTRE_1)), school_told(school(5, OFFICE_5, CENTRE_5))];
    apply(&world, &[vec![school_told(moving)], others.to_vec()].concat()).await;
    let schools = [lying(1, "4001", CENTRE_1), lying(2, "4001", CENTRE_1), lying(5, "4005", CENTRE_5)];
    let told = [framework(FrameworkPurpose::Accountability), cycle(12, CycleStatus::Open, 1), frozen(1, &schools), handed_in(1)];
    apply(&world, &told).await;
    world
}

async fn seen(world: &World, grants: &str, basis: pb::AreaBasis) -> Vec<(String, i32)> {
    let asked = pb::ListEvaluationCoverageRequest { basis: basis.into(), ..cycle_by(ServiceArea) };
    lines(&coverage_by_area(world, grants, asked).await).into_iter().map(|(code, schools, _)| (code, schools)).collect()
}

fn of(code: &str, schools: i32) -> (String, i32) {
    (code.to_owned(), schools)
}

#[tokio::test]
async fn each_office_counts_the_schools_that_were_its_own_on_the_day_of_the_population_on_whichever_map() {
    use pb::AreaBasis::{AsNow, AsWas};
    let world = three().await;
    let runs_it = format!("institute_coordinator@organisation:{}", id(OWNER));
    for grants in [EVERYBODY, "provincial_officer@province:40", runs_it.as_str()] {
        assert_eq!(seen(&world, grants, AsWas).await, [of("4001", 2), of("4005", 1)], "{grants}");
        assert_eq!(seen(&world, grants, AsNow).await, [of("4001", 1), of("4005", 2)], "{grants}");
    }
    assert_eq!(seen(&world, "area_officer@esao:4001", AsWas).await, [of("4001", 2)]);
    assert_eq!(seen(&world, "area_officer@esao:4001", AsNow).await, [of("4001", 1), of("4005", 1)], "its own, where it is now");
    assert_eq!(seen(&world, "area_officer@esao:4005", AsNow).await, [of("4005", 1)], "what came later is another's in this cycle");
    assert_eq!(seen(&world, &format!("supervisor@centre:{}", id(CENTRE_5)), AsWas).await, [of("4005", 1)]);
    let missing = async |grants: &str| absent(&world, grants, pb::ListMissingAssessmentsRequest::default()).await;
    assert_eq!(missing("area_officer@esao:4001").await, [2]);
    assert_eq!(missing("area_officer@esao:4005").await, [5]);
    assert_eq!(missing(EVERYBODY).await, [2, 5]);
    let in_office_5 = pb::ListMissingAssessmentsRequest { area_id: id(OFFICE_5), ..Default::default() };
    assert_eq!(absent(&world, "area_officer@esao:4001", in_office_5).await, Vec::<u128>::new());
}

#[tokio::test]
async fn what_holds_nothing_within_reach_answers_like_what_does_not_exist() {
    let world = three().await;
    let stranger = "area_officer@esao:4099";
    let hidden = Refusal::expect(coverage(&world, stranger, whole_cycle()).await);
    let elsewhere = pb::GetEvaluationCoverageRequest { cycle_id: id(77), ..whole_cycle() };
    let absent_cycle = Refusal::expect(coverage(&world, stranger, elsewhere).await);
    assert_eq!((hidden.code, hidden.reason.as_str()), (Code::NotFound, "NOT_FOUND"));
    assert_eq!((hidden.text, hidden.english, hidden.metadata), (absent_cycle.text, absent_cycle.english, absent_cycle.metadata));
    let foreign = pb::GetEvaluationCoverageRequest { area_id: id(OFFICE_1), ..whole_cycle() };
    assert_eq!(Refusal::expect(coverage(&world, "area_officer@esao:4005", foreign).await).code, Code::NotFound);
    let report = coverage_by_area(&world, stranger, cycle_by(ServiceArea)).await;
    assert!(report.coverages.is_empty() && report.total.is_none() && report.next_page_token.is_empty());
    assert_eq!(absent(&world, stranger, pb::ListMissingAssessmentsRequest::default()).await, Vec::<u128>::new());
}

#[tokio::test]
async fn a_role_that_may_not_read_coverage_is_denied() {
    let world = three().await;
    for grants in ["principal@global", "teacher@global", "assessor@global", "researcher@global", "partner@global", "operator@global"] {
        assert_eq!(Refusal::expect(coverage(&world, grants, whole_cycle()).await).code, Code::PermissionDenied, "{grants}");
    }
}

#[tokio::test]
async fn areas_and_schools_come_page_by_page_in_thai_order_and_a_token_is_for_one_list_and_one_caller() {
    let world = world().await;
    let centre = |n: u128| 5_000 + n;
    let areas = (1..=23).map(|n| area(centre(n), AreaKind::NetworkCentre, &n.to_string(), &format!("ศูนย์เครือข่ายที่ {n} (ข้อมูลสมมติ)")));
    apply(&world, &areas.collect::<Vec<_>>()).await;
    apply(&world, &(1..=23).map(|n| school_told(school(n, OFFICE_5, centre(n)))).collect::<Vec<_>>()).await;
    let schools: Vec<_> = (1..=23).map(|n| lying(n, "4005", centre(n))).collect();
    apply(&world, &[cycle(12, CycleStatus::Open, 1), frozen(1, &schools)]).await;
    let first = pb::ListEvaluationCoverageRequest { page_size: 5, ..cycle_by(NetworkCentre) };
    let (mut asked, mut codes) = (first.clone(), Vec::new());
    loop {
        let page = coverage_by_area(&world, EVERYBODY, asked.clone()).await;
        assert_eq!(
            page.total.as_ref().and_then(|total| total.expected).map(|counts| counts.schools),
            Some(23),
            "of the whole, on every page"
        );
        codes.extend(lines(&page).into_iter().map(|line| line.0));
        if page.next_page_token.is_empty() {
            break;
        }
        asked.page_token = page.next_page_token;
    }
    assert_eq!(codes, (1..=23).map(|n| n.to_string()).collect::<Vec<_>>(), "2 before 10");
    let mut asked = pb::ListMissingAssessmentsRequest { page_size: 7, cycle_id: id(CYCLE), ..Default::default() };
    let mut schools = Vec::new();
    loop {
        let page = client(&world, EVERYBODY).list_missing_assessments(asked.clone()).await.expect("a list").into_inner();
        schools.extend(page.schools.into_iter().map(|school| school.school_id));
        if page.next_page_token.is_empty() {
            break;
        }
        asked.page_token = page.next_page_token;
    }
    assert_eq!(schools, (1..=23).map(id).collect::<Vec<_>>());
    let page_token = coverage_by_area(&world, EVERYBODY, first.clone()).await.next_page_token;
    let as_now = pb::AreaBasis::AsNow.into();
    for (grants, other) in [
        (EVERYBODY, pb::ListEvaluationCoverageRequest { basis: as_now, page_token: page_token.clone(), ..first.clone() }),
        ("area_officer@global", pb::ListEvaluationCoverageRequest { page_token: page_token.clone(), ..first }),
    ] {
        let refusal = Refusal::expect(client(&world, grants).list_evaluation_coverage(other).await);
        assert_eq!(refusal.field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
    }
    let missing = pb::ListMissingAssessmentsRequest { page_token, cycle_id: id(CYCLE), ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).list_missing_assessments(missing).await);
    assert_eq!(refusal.field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
}
