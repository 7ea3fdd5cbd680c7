//! Reports in pages: every row once, in Thai order, with the sums of the whole on each page.

use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel::NetworkCentre;
use api::schools::v1 as told;
use testkit::{Refusal, World};
use tonic::Code;

use crate::story::{client, id};
use crate::town::{EVERYBODY, OFFICE_5, PROGRAMME, active, area, by, list, school, school_told, town};

const CENTRES: u128 = 23;

/// So many centres with two schools each, one of which takes part; and a school in no centre.
async fn centres() -> World {
    let mut events = Vec::new();
    for n in 1..=CENTRES {
        let centre = 5_000 + n;
        events.push(area(centre, told::AreaKind::NetworkCentre, &n.to_string(), &format!("ศูนย์เครือข่ายที่ {n} (ข้อมูลสมมติ)")));
        events.extend([school_told(school(n, OFFICE_5, centre)), active(n), school_told(school(n + 100, OFFICE_5, centre))]);
    }
    let mut alone = school(99, OFFICE_5, 0);
    alone.centres.clear();
    events.extend([school_told(alone), active(99)]);
    town(&events).await
}

#[tokio::test]
async fn areas_come_page_by_page_in_thai_order_and_what_lies_in_none_last() {
    let world = centres().await;
    let mut seen = Vec::new();
    let mut asked = pb::ListParticipationCoverageRequest { page_size: 5, ..by(NetworkCentre) };
    loop {
        let page = list(&world, EVERYBODY, asked.clone()).await;
        let total = page.total.expect("there are schools");
        assert_eq!((total.schools_in_cohort, total.schools_in_area), (24, 46), "the sums are of the whole on every page");
        seen.extend(page.coverages.into_iter().map(|row| row.area.and_then(|area| area.code).map(|code| code.value)));
        if page.next_page_token.is_empty() {
            break;
        }
        asked.page_token = page.next_page_token;
    }
    let expected: Vec<Option<String>> = (1..=CENTRES).map(|n| Some(n.to_string())).chain([None]).collect();
    assert_eq!(seen, expected, "2 before 10");
}

#[tokio::test]
async fn missing_schools_come_page_by_page_and_each_once() {
    let world = centres().await;
    let mut asked = pb::ListMissingSchoolsRequest { page_size: 7, programme_id: id(PROGRAMME), cohort_no: 2, ..Default::default() };
    let mut seen = Vec::new();
    loop {
        let page = client(&world, EVERYBODY).list_missing_schools(asked.clone()).await.expect("a list").into_inner();
        assert!(page.schools.len() <= 7);
        seen.extend(page.schools.into_iter().map(|school| school.school_id));
        if page.next_page_token.is_empty() {
            break;
        }
        asked.page_token = page.next_page_token;
    }
    assert_eq!(seen, (1..=CENTRES).chain([99]).map(id).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_token_of_another_list_filter_or_caller_is_refused() {
    let world = centres().await;
    let asked = pb::ListParticipationCoverageRequest { page_size: 5, ..by(NetworkCentre) };
    let token = list(&world, EVERYBODY, asked.clone()).await.next_page_token;
    let with = |other: pb::ListParticipationCoverageRequest| pb::ListParticipationCoverageRequest { page_token: token.clone(), ..other };
    let as_now = pb::AreaBasis::AsNow.into();
    for (grants, other) in [
        (EVERYBODY, with(pb::ListParticipationCoverageRequest { basis: as_now, ..asked.clone() })),
        (EVERYBODY, with(pb::ListParticipationCoverageRequest { cohort_no: 1, ..asked.clone() })),
        ("area_officer@global", with(asked.clone())),
    ] {
        let refusal = Refusal::expect(client(&world, grants).list_participation_coverage(other).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (Code::InvalidArgument, vec![("page_token", "PAGE_TOKEN_INVALID")]));
    }
    let missing = pb::ListMissingSchoolsRequest { page_token: token, programme_id: id(PROGRAMME), cohort_no: 2, ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).list_missing_schools(missing).await);
    assert_eq!(refusal.field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
}
