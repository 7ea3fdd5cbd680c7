//! Coverage of a programme: who is counted, where, on which day, and out of how many.

use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel::{Province, ServiceArea};
use api::schools::v1::{EnrolmentStatus, ParticipationStatus as Is};
use testkit::Refusal;
use tonic::Code;

use crate::story::{apply, client, id};
use crate::town::{
    CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, PROVINCE, active, by, counted, day, get, list, merged, missing, moved,
    participation, rows, school, school_told, town, whole,
};

/// Schools 1 to 4 of office 1, and 5 of office 5; all but 4 are in the cohort. 1 and 5 have confirmed their numbers, 2 has not yet.
async fn five() -> testkit::World {
    let mut events: Vec<_> = (1..=4).map(|n| school_told(school(n, OFFICE_1, CENTRE_1))).collect();
    events.push(school_told(school(5, OFFICE_5, CENTRE_5)));
    events.extend([active(1), active(2), active(5), participation(3, &[(Is::Nominated, day(2021, 6, 1))])]);
    events.extend([
        counted(1, EnrolmentStatus::Confirmed),
        counted(5, EnrolmentStatus::Confirmed),
        counted(2, EnrolmentStatus::Provisional),
    ]);
    town(&events).await
}

fn share(of: Option<&pb::Share>) -> (i64, i64, &str) {
    of.map_or((0, 0, "absent"), |share| (share.numerator, share.denominator, share.percent_text.as_str()))
}

#[tokio::test]
async fn an_area_says_who_takes_part_of_how_many_and_who_has_not_confirmed() {
    let world = five().await;
    let office = get(&world, EVERYBODY, pb::GetParticipationCoverageRequest { area_id: id(OFFICE_1), ..whole() }).await.unwrap();
    assert_eq!((office.schools_in_area, share(office.participation_share.as_ref())), (4, (2, 4, "50.00")));
    assert_eq!((office.schools_in_cohort, office.schools_expected, office.schools_confirmed, office.schools_missing), (3, 2, 1, 1));
    assert_eq!(share(office.confirmed_share.as_ref()), (1, 2, "50.00"));
    let statuses: Vec<_> = office.statuses.iter().map(|count| (count.status(), count.schools)).collect();
    assert_eq!(statuses, [(Is::Nominated, 1), (Is::Active, 2)]);
    let area = office.area.expect("it is asked for");
    assert_eq!((area.level(), area.display_name.map(|name| name.th).as_deref()), (ServiceArea, Some("สพป.ขอนแก่น เขต 1")));
    assert_eq!(missing(&world, EVERYBODY, pb::ListMissingSchoolsRequest::default()).await, [2]);
    let of_office_5 = pb::ListMissingSchoolsRequest { area_id: id(OFFICE_5), ..Default::default() };
    assert_eq!(missing(&world, EVERYBODY, of_office_5).await, Vec::<u128>::new());
}

#[tokio::test]
async fn the_whole_is_the_sum_of_its_areas_and_its_share_the_share_of_the_sums() {
    let world = five().await;
    let report = list(&world, EVERYBODY, by(ServiceArea)).await;
    assert_eq!(rows(&report), [("4001".to_owned(), 3, 2, 1), ("4005".to_owned(), 1, 1, 1)]);
    let total = report.total.expect("there are schools");
    // The average of 50 % and 100 % would be 75 %.
    assert_eq!(share(total.confirmed_share.as_ref()), (2, 3, "66.67"));
    assert_eq!(share(total.participation_share.as_ref()), (3, 5, "60.00"));
    let alone = get(&world, EVERYBODY, whole()).await.unwrap();
    assert_eq!((alone.schools_in_cohort, share(alone.confirmed_share.as_ref())), (4, (2, 3, "66.67")));
    assert_eq!(share(alone.participation_share.as_ref()).2, "absent", "a programme as a whole has no area");
}

#[tokio::test]
async fn two_hundred_and_forty_eight_of_two_hundred_and_fifty_three_schools_are_98_02_percent_and_the_five_are_named() {
    let mut events = Vec::new();
    for n in 1..=253 {
        events.extend([school_told(school(n, OFFICE_5, CENTRE_5)), active(n)]);
        if n > 5 {
            events.push(counted(n, EnrolmentStatus::Confirmed));
        }
    }
    let world = town(&events).await;
    let whole = get(&world, EVERYBODY, whole()).await.unwrap();
    assert_eq!(share(whole.confirmed_share.as_ref()), (248, 253, "98.02"));
    assert_eq!(missing(&world, EVERYBODY, pb::ListMissingSchoolsRequest::default()).await, [1, 2, 3, 4, 5], "in Thai order");
}

#[tokio::test]
async fn on_a_day_of_the_past_everything_is_as_it_was_on_that_day() {
    let world = five().await;
    let on = |month: i32, d: i32| pb::GetParticipationCoverageRequest { as_of: day(2021, month, d), ..whole() };
    let nobody = get(&world, EVERYBODY, on(5, 31)).await.unwrap();
    assert_eq!((nobody.schools_in_cohort, nobody.confirmed_share), (0, None), "nobody was named yet");
    let named = get(&world, EVERYBODY, on(6, 14)).await.unwrap();
    assert_eq!((named.schools_in_cohort, named.schools_expected), (4, 0), "named, and nobody takes part");
    assert_eq!(get(&world, EVERYBODY, on(6, 15)).await.unwrap().schools_expected, 3);
}

#[tokio::test]
async fn only_snapshots_of_the_term_that_is_asked_for_count() {
    let world = five().await;
    let of = async |be_year, semester| {
        let term = Some(api::schools::v1::AcademicTerm { be_year, semester });
        get(&world, EVERYBODY, pb::GetParticipationCoverageRequest { term, ..whole() }).await.unwrap().schools_confirmed
    };
    assert_eq!((of(2564, 1).await, of(2564, 0).await, of(2564, 2).await, of(2563, 0).await), (2, 2, 0, 0));
}

#[tokio::test]
async fn a_school_that_moved_counts_where_it_was_or_where_it_is() {
    let moving = school(1, OFFICE_1, CENTRE_1);
    let settled = school_told(school(2, OFFICE_5, CENTRE_5));
    let world = town(&[school_told(moving.clone()), settled, active(1), active(2)]).await;
    apply(&world, &[school_told(moved(moving, OFFICE_5, CENTRE_5, day(2021, 10, 1)))]).await;
    let asked =
        |basis: pb::AreaBasis, level| pb::ListParticipationCoverageRequest { basis: basis.into(), as_of: day(2021, 9, 30), ..by(level) };
    let was = list(&world, EVERYBODY, asked(pb::AreaBasis::AsWas, ServiceArea)).await;
    assert_eq!(rows(&was), [("4001".to_owned(), 1, 1, 0), ("4005".to_owned(), 1, 1, 0)]);
    assert_eq!(share(was.coverages[0].participation_share.as_ref()), (1, 1, "100.00"));
    let now = list(&world, EVERYBODY, asked(pb::AreaBasis::AsNow, ServiceArea)).await;
    assert_eq!(rows(&now), [("4005".to_owned(), 2, 2, 0)]);
    assert_eq!(now.coverages[0].schools_in_area, 2);
    let centres = list(&world, EVERYBODY, asked(pb::AreaBasis::AsNow, pb::CoverageLevel::NetworkCentre)).await;
    assert_eq!(rows(&centres), [("501".to_owned(), 2, 2, 0)]);
    let today = list(&world, EVERYBODY, by(ServiceArea)).await;
    assert_eq!(rows(&today), rows(&now), "of today the two are the same");
    let of_area = |basis: pb::AreaBasis, area| pb::ListMissingSchoolsRequest {
        basis: basis.into(),
        as_of: day(2021, 9, 30),
        area_id: id(area),
        ..Default::default()
    };
    assert_eq!(missing(&world, EVERYBODY, of_area(pb::AreaBasis::AsWas, OFFICE_1)).await, [1]);
    assert_eq!(missing(&world, EVERYBODY, of_area(pb::AreaBasis::AsNow, OFFICE_1)).await, Vec::<u128>::new());
    assert_eq!(missing(&world, EVERYBODY, of_area(pb::AreaBasis::AsNow, OFFICE_5)).await, [1, 2]);
}

#[tokio::test]
async fn what_ended_before_a_school_moved_stays_with_the_area_of_its_last_day() {
    let moving = school(1, OFFICE_1, CENTRE_1);
    let finished = participation(1, &[(Is::Active, day(2020, 6, 1)), (Is::Completed, day(2021, 3, 31))]);
    let world = town(&[school_told(moved(moving, OFFICE_5, CENTRE_5, day(2021, 10, 1))), finished]).await;
    let was = list(&world, EVERYBODY, by(ServiceArea)).await;
    assert_eq!(rows(&was), [("4001".to_owned(), 1, 1, 0), ("4005".to_owned(), 0, 0, 0)]);
    assert_eq!((was.coverages[0].schools_in_area, was.coverages[0].participation_share.clone()), (0, None));
    assert_eq!(share(was.coverages[1].participation_share.as_ref()), (1, 1, "100.00"), "of the schools of today, one has finished");
    let now = pb::ListParticipationCoverageRequest { basis: pb::AreaBasis::AsNow.into(), ..by(ServiceArea) };
    assert_eq!(rows(&list(&world, EVERYBODY, now).await), [("4005".to_owned(), 1, 1, 0)]);
}

#[tokio::test]
async fn a_school_of_the_programme_outside_the_province_is_in_its_report_and_not_in_that_of_the_province() {
    let mut events: Vec<_> = (1..=29).flat_map(|n| [school_told(school(n, OFFICE_5, CENTRE_5)), active(n)]).collect();
    let mut elsewhere = school(30, OFFICE_5, CENTRE_5);
    elsewhere.affiliations[0].service_area_id.clear();
    elsewhere.centres.clear();
    "600101".clone_into(&mut elsewhere.locations[0].subdistrict_code);
    events.extend([school_told(elsewhere), active(30)]);
    let world = town(&events).await;
    assert_eq!(get(&world, EVERYBODY, whole()).await.unwrap().schools_expected, 30);
    let in_province = pb::GetParticipationCoverageRequest { area_id: id(PROVINCE), ..whole() };
    assert_eq!(get(&world, EVERYBODY, in_province).await.unwrap().schools_expected, 29);
    assert_eq!(rows(&list(&world, EVERYBODY, by(Province)).await), [("40".to_owned(), 29, 29, 0), ("60".to_owned(), 1, 1, 0)]);
    assert_eq!(rows(&list(&world, EVERYBODY, by(ServiceArea)).await), [("4005".to_owned(), 29, 29, 0), ("-".to_owned(), 1, 1, 0)]);
    let of_province = get(&world, "area_officer@province:40", whole()).await.unwrap();
    assert_eq!(of_province.schools_in_cohort, 29, "who has a grant for the province counts no school elsewhere");
}

#[tokio::test]
async fn a_merged_school_keeps_its_participation_and_nothing_is_expected_of_it_any_more() {
    let ending = school(1, OFFICE_1, CENTRE_1);
    let stays = school_told(school(2, OFFICE_1, CENTRE_1));
    let world = town(&[school_told(ending.clone()), stays, active(1), counted(1, EnrolmentStatus::Confirmed)]).await;
    apply(&world, &[school_told(merged(ending, 2, day(2021, 11, 1)))]).await;
    let on = |month, d| pb::GetParticipationCoverageRequest { as_of: day(2021, month, d), area_id: id(OFFICE_1), ..whole() };
    let before = get(&world, EVERYBODY, on(10, 31)).await.unwrap();
    assert_eq!((before.schools_in_area, before.schools_expected, before.schools_confirmed, before.schools_closed), (2, 1, 1, 0));
    let after = get(&world, EVERYBODY, on(11, 1)).await.unwrap();
    assert_eq!((after.schools_in_area, after.schools_in_cohort, after.schools_expected, after.schools_closed), (1, 1, 0, 1));
    assert_eq!((after.confirmed_share, share(after.participation_share.as_ref())), (None, (0, 1, "0.00")));
    assert_eq!(missing(&world, EVERYBODY, pb::ListMissingSchoolsRequest::default()).await, Vec::<u128>::new());
}

#[tokio::test]
async fn a_programme_a_cohort_or_an_area_that_nobody_knows_is_not_found() {
    let world = five().await;
    let unknown = [
        pb::GetParticipationCoverageRequest { programme_id: id(77), ..whole() },
        pb::GetParticipationCoverageRequest { cohort_no: 9, ..whole() },
        pb::GetParticipationCoverageRequest { area_id: id(77), ..whole() },
    ];
    for asked in unknown {
        let refusal = Refusal::expect(get(&world, EVERYBODY, asked.clone()).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::NotFound, "NOT_FOUND"), "{asked:?}");
        assert!(Refusal::is_thai(&refusal.text));
    }
    let elsewhere = pb::ListParticipationCoverageRequest { programme_id: id(77), ..by(Province) };
    let list = Refusal::expect(client(&world, EVERYBODY).list_participation_coverage(elsewhere).await);
    let missing = pb::ListMissingSchoolsRequest { programme_id: id(77), cohort_no: 2, ..Default::default() };
    let missing = Refusal::expect(client(&world, EVERYBODY).list_missing_schools(missing).await);
    assert_eq!((list.code, missing.code), (Code::NotFound, Code::NotFound));
    let buddhist = pb::GetParticipationCoverageRequest { as_of: day(2564, 6, 1), ..whole() };
    let refusal = Refusal::expect(get(&world, EVERYBODY, buddhist).await);
    assert_eq!((refusal.code, refusal.field_reasons()[0].0), (Code::InvalidArgument, "as_of"));
    let nowhere = pb::ListParticipationCoverageRequest { level: 0, ..by(Province) };
    let refusal = Refusal::expect(client(&world, EVERYBODY).list_participation_coverage(nowhere).await);
    assert_eq!(refusal.field_reasons(), [("level", "FIELD_REQUIRED")]);
}
