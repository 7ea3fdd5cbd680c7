//! Who counts what: nobody counts a school that they may not see, on the day on which it was recorded.

use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel::{NetworkCentre, ServiceArea};
use api::schools::v1::ParticipationStatus as Is;
use testkit::{Refusal, World};
use tonic::Code;

use crate::story::id;
use crate::town::{
    CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, OWNER, PROGRAMME, active, by, day, get, list, missing, moved, participation, rows,
    school, school_told, town, whole,
};

/// School 1 of office 1 finished in March and moved to office 5 in October; 2 of office 1 and 5 of office 5 take part.
async fn three() -> World {
    let moving = moved(school(1, OFFICE_1, CENTRE_1), OFFICE_5, CENTRE_5, day(2021, 10, 1));
    let finished = participation(1, &[(Is::Active, day(2020, 6, 1)), (Is::Completed, day(2021, 3, 31))]);
    let others = [school_told(school(2, OFFICE_1, CENTRE_1)), school_told(school(5, OFFICE_5, CENTRE_5))];
    town(&[vec![school_told(moving), finished, active(2), active(5)], others.to_vec()].concat()).await
}

async fn seen(world: &World, grants: &str) -> Vec<(String, i32)> {
    rows(&list(world, grants, by(ServiceArea)).await).into_iter().map(|(code, in_cohort, ..)| (code, in_cohort)).collect()
}

fn of(code: &str, schools: i32) -> (String, i32) {
    (code.to_owned(), schools)
}

#[tokio::test]
async fn each_office_counts_the_records_of_the_days_on_which_schools_were_its_own() {
    let world = three().await;
    assert_eq!(seen(&world, EVERYBODY).await, [of("4001", 2), of("4005", 1)]);
    assert_eq!(seen(&world, "area_officer@esao:4001").await, [of("4001", 2)], "with the one that has moved since");
    assert_eq!(seen(&world, "area_officer@esao:4005").await, [of("4005", 1)], "without what it did before it came");
    assert_eq!(seen(&world, "provincial_officer@province:40").await, [of("4001", 2), of("4005", 1)]);
    assert_eq!(seen(&world, &format!("supervisor@centre:{}", id(CENTRE_5))).await, [of("4005", 1)]);
    assert_eq!(seen(&world, &format!("supervisor@school:{}", id(2))).await, [of("4001", 1)]);
    assert_eq!(seen(&world, "area_officer@esao:4099").await, []);
    let report = list(&world, "area_officer@esao:4005", by(ServiceArea)).await;
    let share = report.coverages[0].participation_share.clone().expect("it has schools");
    assert_eq!((share.numerator, share.denominator), (1, 2), "that a school finished elsewhere is not told by a number either");
    let report = list(&world, "area_officer@esao:4005", by(NetworkCentre)).await;
    assert_eq!((report.coverages.len(), report.total.map(|total| total.schools_in_area)), (1, Some(2)));
}

#[tokio::test]
async fn the_map_of_today_shows_nobody_more_schools_than_the_map_of_the_day() {
    let world = three().await;
    let as_now = pb::ListParticipationCoverageRequest { basis: pb::AreaBasis::AsNow.into(), ..by(ServiceArea) };
    let seen = async |grants| rows(&list(&world, grants, as_now.clone()).await).into_iter().map(|row| (row.0, row.1)).collect::<Vec<_>>();
    assert_eq!(seen(EVERYBODY).await, [of("4001", 1), of("4005", 2)]);
    assert_eq!(seen("area_officer@esao:4001").await, [of("4001", 1), of("4005", 1)], "its own record, where the school is now");
    assert_eq!(seen("area_officer@esao:4005").await, [of("4005", 1)]);
}

#[tokio::test]
async fn whoever_runs_the_programme_counts_all_of_its_schools_and_no_others() {
    let world = three().await;
    for grants in
        [format!("institute_coordinator@programme:{}", id(PROGRAMME)), format!("institute_coordinator@organisation:{}", id(OWNER))]
    {
        let report = list(&world, &grants, by(ServiceArea)).await;
        assert_eq!(rows(&report).iter().map(|row| row.1).collect::<Vec<_>>(), [2, 1], "{grants}");
        assert!(report.coverages.iter().all(|row| row.schools_in_area == 0 && row.participation_share.is_none()), "{grants}");
        assert_eq!(missing(&world, &grants, pb::ListMissingSchoolsRequest::default()).await, [1, 2, 5]);
    }
    let another = format!("institute_coordinator@programme:{}", id(77));
    assert_eq!(seen(&world, &another).await, []);
}

#[tokio::test]
async fn what_holds_nothing_within_reach_answers_like_what_does_not_exist() {
    let world = three().await;
    let stranger = "area_officer@esao:4099";
    let hidden = Refusal::expect(get(&world, stranger, whole()).await);
    let absent = Refusal::expect(get(&world, stranger, pb::GetParticipationCoverageRequest { programme_id: id(77), ..whole() }).await);
    assert_eq!((hidden.code, hidden.reason.as_str()), (Code::NotFound, "NOT_FOUND"));
    assert_eq!((hidden.text, hidden.english, hidden.metadata), (absent.text, absent.english, absent.metadata));
    let foreign = pb::GetParticipationCoverageRequest { area_id: id(OFFICE_1), ..whole() };
    assert_eq!(Refusal::expect(get(&world, "area_officer@esao:4005", foreign).await).code, Code::NotFound);
    let report = list(&world, stranger, by(ServiceArea)).await;
    assert!(report.coverages.is_empty() && report.total.is_none() && report.next_page_token.is_empty());
    assert_eq!(missing(&world, stranger, pb::ListMissingSchoolsRequest::default()).await, Vec::<u128>::new());
    assert_eq!(missing(&world, "area_officer@esao:4005", pb::ListMissingSchoolsRequest::default()).await, [5]);
}

#[tokio::test]
async fn a_role_that_may_not_read_coverage_is_denied() {
    let world = three().await;
    for grants in ["principal@global", "teacher@global", "researcher@global", "partner@global", "operator@global"] {
        assert_eq!(Refusal::expect(get(&world, grants, whole()).await).code, Code::PermissionDenied, "{grants}");
    }
}
