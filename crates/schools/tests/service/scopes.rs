//! Who sees which school on which day.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::change;
use crate::given::{COORDINATOR, as_of, client, day, map, on_day, primary, private, school, world};

#[tokio::test]
async fn an_office_sees_its_schools_of_the_day_and_a_school_that_moved_keeps_its_history_with_the_old_one() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    let moved = change!(coordinator, change_affiliation, ChangeAffiliationRequest, made, agency: agency, service_area_id: to, valid_from: day(2021, 10, 1)).expect("moved");
    assert_eq!(on_day(&moved).centre_id, "", "its centre lies in the old office");
    let (mut old, mut new) = (client(&world, "area_officer@esao:4005"), client(&world, "area_officer@esao:4001"));
    let seen = as_of(&mut old, &made, day(2021, 9, 30)).await.expect("it was theirs");
    assert_eq!((on_day(&seen).service_area_id.as_str(), seen.affiliations.len()), (map.offices[1].id.as_str(), 1));
    assert_eq!(Refusal::expect(as_of(&mut old, &made, day(2021, 10, 1)).await).code, tonic::Code::NotFound);
    assert_eq!(Refusal::expect(as_of(&mut new, &made, day(2021, 9, 30)).await).code, tonic::Code::NotFound);
    as_of(&mut new, &made, None).await.expect("it is theirs");
    let listed = async |officer: &mut crate::given::Client, on| {
        officer.list_schools(pb::ListSchoolsRequest { as_of: on, ..Default::default() }).await.expect("a page").into_inner().schools.len()
    };
    assert_eq!((listed(&mut old, day(2021, 9, 30)).await, listed(&mut old, None).await), (1, 0));
    assert_eq!((listed(&mut new, day(2021, 9, 30)).await, listed(&mut new, None).await), (0, 1));
}

#[tokio::test]
async fn the_province_sees_every_affiliation_and_an_office_only_its_own() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let mut province = client(&world, "provincial_officer@province:40");
    let mut office = client(&world, "area_officer@esao:4005");
    let mut elsewhere = client(&world, "provincial_officer@province:41");
    for school in [&own, &other] {
        as_of(&mut province, school, None).await.expect("in the province");
        assert_eq!(Refusal::expect(as_of(&mut elsewhere, school, None).await).code, tonic::Code::NotFound);
    }
    as_of(&mut office, &own, None).await.expect("in the office");
    let hidden = Refusal::expect(as_of(&mut office, &other, None).await);
    let nothing = pb::School { id: "0197f0a0-0000-7000-8000-0000000000aa".to_owned(), ..Default::default() };
    let missing = Refusal::expect(as_of(&mut office, &nothing, None).await);
    assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
    let request = pb::RegisterSchoolRequest { school: Some(primary(&map, 9)), ..Default::default() };
    assert_eq!(Refusal::expect(province.register_school(request).await).code, tonic::Code::PermissionDenied, "it reads only");
}

#[tokio::test]
async fn an_office_records_schools_of_its_own_area_only() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let mut office = client(&world, "area_officer@esao:4005");
    school(&mut office, primary(&map, 1)).await;
    let foreign = pb::SchoolInput { service_area_id: map.offices[0].id.clone(), centre_id: map.centres[0].id.clone(), ..primary(&map, 2) };
    let request = pb::RegisterSchoolRequest { school: Some(foreign), ..Default::default() };
    assert_eq!(Refusal::expect(office.register_school(request).await).code, tonic::Code::PermissionDenied);
}

#[tokio::test]
async fn a_school_is_not_merged_into_one_that_is_out_of_reach() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let mut office = client(&world, "area_officer@esao:4005");
    let reason = "ประกาศตัวอย่าง".to_owned();
    let refusal = Refusal::expect(
        change!(office, merge_school, MergeSchoolRequest, own, into_school_id: other.id.clone(), reason: reason, valid_from: day(2021, 10, 1)),
    );
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::NotFound, vec![("into_school_id", "NOT_FOUND")]));
}

#[tokio::test]
async fn areas_are_read_by_all_and_changed_where_one_reaches() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let mut director = client(&world, "area_director@esao:4005");
    let centre = |number: &str, office: &pb::Area| {
        let name = format!("ศูนย์เครือข่ายที่ {number} (ข้อมูลสมมติ)");
        crate::given::new_area(
            pb::AreaKind::NetworkCentre,
            "CENTRE",
            number,
            &name,
            vec![crate::given::lies_in(office, pb::Hierarchy::Service)],
        )
    };
    director.register_area(centre("502", &map.offices[1])).await.expect("in the own office");
    assert_eq!(Refusal::expect(director.register_area(centre("102", &map.offices[0])).await).code, tonic::Code::PermissionDenied);
    let mut teacher = client(&world, &format!("teacher@school:{}", map.province.id));
    let request = pb::GetAreaRequest { id: map.offices[0].id.clone(), ..Default::default() };
    teacher.get_area(request).await.expect("what lies where is public");
}
