//! A new order of areas: what moves, what follows, what stays.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, Client, Map, as_of, client, day, map, on_day, primary, school, world};

fn order(moves: Vec<pb::AreaMove>, closings: Vec<pb::AreaClosing>) -> pb::ReorganiseAreasRequest {
    pb::ReorganiseAreasRequest {
        on: day(2021, 10, 1),
        hierarchy: pb::Hierarchy::Service.into(),
        moves,
        closings,
        reason: "ประกาศตัวอย่าง".to_owned(),
        ..Default::default()
    }
}

fn to(area: &pb::Area, moved: &[&pb::Area]) -> pb::AreaMove {
    pb::AreaMove { area_ids: moved.iter().map(|area| area.id.clone()).collect(), to_area_id: area.id.clone(), ..Default::default() }
}

fn ends(area: &pb::Area, successor: Option<&pb::Area>) -> pb::AreaClosing {
    pb::AreaClosing { area_id: area.id.clone(), successor_id: successor.map(|area| area.id.clone()).unwrap_or_default() }
}

/// Looks at a preview and carries out what it showed.
async fn reorganise(client: &mut Client, order: pb::ReorganiseAreasRequest) -> Result<pb::ReorganiseAreasResponse, tonic::Status> {
    let preview = pb::ReorganiseAreasRequest { validate_only: true, ..order.clone() };
    let plan_hash = client.reorganise_areas(preview).await?.into_inner().plan_hash;
    client.reorganise_areas(pb::ReorganiseAreasRequest { plan_hash, ..order }).await.map(tonic::Response::into_inner)
}

async fn two_schools(client: &mut Client, map: &Map) -> [pb::School; 2] {
    let outside = pb::SchoolInput { centre_id: String::new(), ..primary(map, 2) };
    [school(client, primary(map, 1)).await, school(client, outside).await]
}

async fn offices(client: &mut Client, school: &pb::School) -> [String; 2] {
    let before = as_of(client, school, day(2021, 9, 30)).await.expect("there");
    let after = as_of(client, school, day(2021, 10, 1)).await.expect("there");
    [on_day(&before).service_area_id.clone(), on_day(&after).service_area_id.clone()]
}

#[tokio::test]
async fn a_preview_says_what_would_change_and_keeps_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let [inside, _] = two_schools(&mut client, &map).await;
    let before = Counts::of(world.db("schools")).await;
    let preview = pb::ReorganiseAreasRequest { validate_only: true, ..order(vec![to(&map.offices[0], &[&map.centres[1]])], vec![]) };
    let reply = client.reorganise_areas(preview).await.expect("possible").into_inner();
    assert_eq!((reply.schools_moved, reply.schools[0].school_id.as_str()), (1, inside.id.as_str()));
    assert_eq!((&reply.schools[0].from_service_area_id, &reply.schools[0].to_service_area_id), (&map.offices[1].id, &map.offices[0].id));
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn only_what_a_preview_showed_is_carried_out() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let [inside, _] = two_schools(&mut client, &map).await;
    let move_it = || order(vec![to(&map.offices[0], &[&map.centres[1]])], vec![]);
    let unseen = Refusal::expect(client.reorganise_areas(move_it()).await);
    assert_eq!((unseen.code, unseen.field_reasons()), (tonic::Code::InvalidArgument, vec![("plan_hash", "PLAN_REQUIRED")]));
    let preview = pb::ReorganiseAreasRequest { validate_only: true, ..move_it() };
    let plan_hash = client.reorganise_areas(preview).await.expect("possible").into_inner().plan_hash;
    crate::change!(client, change_centre, ChangeCentreRequest, inside, valid_from: day(2021, 9, 1))
        .expect("it leaves its centre meanwhile");
    let changed = Refusal::expect(client.reorganise_areas(pb::ReorganiseAreasRequest { plan_hash, ..move_it() }).await);
    assert_eq!((changed.code, changed.reason.as_str()), (tonic::Code::Aborted, "PLAN_CHANGED"));
    assert_eq!(reorganise(&mut client, move_it()).await.expect("as it is now").schools_moved, 0);
}

#[tokio::test]
async fn a_centre_takes_its_schools_along_and_the_past_stays() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let [inside, outside] = two_schools(&mut client, &map).await;
    reorganise(&mut client, order(vec![to(&map.offices[0], &[&map.centres[1]])], vec![])).await.expect("moved");
    let [old, new] = [map.offices[1].id.clone(), map.offices[0].id.clone()];
    assert_eq!(offices(&mut client, &inside).await, [old.clone(), new]);
    assert_eq!(offices(&mut client, &outside).await, [old.clone(), old]);
    let moved = as_of(&mut client, &inside, None).await.expect("there");
    assert_eq!(on_day(&moved).centre_id, map.centres[1].id, "it is still in its centre");
}

#[tokio::test]
async fn a_district_moves_the_schools_of_its_office_only() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let inside = school(&mut client, pb::SchoolInput { centre_id: String::new(), ..primary(&map, 1) }).await;
    let of_another_office = pb::SchoolInput { centre_id: String::new(), service_area_id: map.offices[0].id.clone(), ..primary(&map, 2) };
    let elsewhere = school(&mut client, of_another_office).await;
    let third = crate::given::new_area(pb::AreaKind::Esao, "ESAO", "4003", "สพป.ขอนแก่น เขต 3", vec![]);
    let third = crate::given::area(&mut client, third).await;
    let reply = reorganise(&mut client, order(vec![to(&third, &[&map.districts[1]])], vec![])).await.expect("moved");
    assert_eq!((reply.schools_moved, reply.areas.len()), (1, 1));
    assert_eq!(offices(&mut client, &inside).await, [map.offices[1].id.clone(), third.id]);
    assert_eq!(offices(&mut client, &elsewhere).await, [map.offices[0].id.clone(), map.offices[0].id.clone()]);
}

#[tokio::test]
async fn a_district_of_two_offices_says_which_one_it_leaves() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let secondary = crate::given::new_area(pb::AreaKind::Esao, "ESAO", "4099", "สพม.ขอนแก่น", vec![]);
    let secondary = crate::given::area(&mut client, secondary).await;
    let both =
        vec![crate::given::lies_in(&map.offices[1], pb::Hierarchy::Service), crate::given::lies_in(&secondary, pb::Hierarchy::Service)];
    let district = crate::given::new_area(pb::AreaKind::District, "TIS1099", "4006", "สีชมพู", both);
    let district = crate::given::area(&mut client, district).await;
    let refusal = Refusal::expect(reorganise(&mut client, order(vec![to(&map.offices[0], &[&district])], vec![])).await);
    assert_eq!(refusal.field_reasons(), [("moves", "FROM_AREA_REQUIRED")]);
    let named = pb::AreaMove { from_area_id: map.offices[1].id.clone(), ..to(&map.offices[0], &[&district]) };
    let reply = reorganise(&mut client, order(vec![named], vec![])).await.expect("moved");
    let now: Vec<&str> = reply.areas[0].parents.iter().filter(|e| e.valid_to.is_none()).map(|e| e.parent_id.as_str()).collect();
    assert_eq!(now, [secondary.id.as_str(), map.offices[0].id.as_str()]);
}

#[tokio::test]
async fn an_office_that_ends_hands_everything_to_its_successor() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let schools = two_schools(&mut client, &map).await;
    let refusal = Refusal::expect(reorganise(&mut client, order(vec![], vec![ends(&map.offices[1], None)])).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::FailedPrecondition, vec![("closings", "AREA_NOT_EMPTY")]));
    let merge = order(vec![], vec![ends(&map.offices[1], Some(&map.offices[0]))]);
    let reply = reorganise(&mut client, merge).await.expect("merged");
    assert_eq!(reply.schools_moved, 2);
    for school in &schools {
        assert_eq!(offices(&mut client, school).await, [map.offices[1].id.clone(), map.offices[0].id.clone()]);
    }
    let gone = reply.areas.iter().find(|area| area.id == map.offices[1].id).expect("it changed");
    assert_eq!(
        (gone.valid_to.as_ref().map(|d| (d.year, d.month, d.day)), &gone.successor_ids),
        (Some((2021, 10, 1)), &vec![map.offices[0].id.clone()])
    );
    let listed = |on| pb::ListAreasRequest { kinds: vec![pb::AreaKind::Esao.into()], as_of: on, ..Default::default() };
    let count = async |client: &mut Client, on| client.list_areas(listed(on)).await.expect("a page").into_inner().areas.len();
    assert_eq!((count(&mut client, day(2021, 9, 30)).await, count(&mut client, day(2021, 10, 1)).await), (2, 1));
}

#[tokio::test]
async fn a_centre_that_ends_hands_its_schools_to_another_centre() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let [inside, _] = two_schools(&mut client, &map).await;
    let second = crate::given::new_area(
        pb::AreaKind::NetworkCentre,
        "CENTRE",
        "502",
        "ศูนย์เครือข่ายที่ 502 (ข้อมูลสมมติ)",
        vec![crate::given::lies_in(&map.offices[1], pb::Hierarchy::Service)],
    );
    let second = crate::given::area(&mut client, second).await;
    reorganise(&mut client, order(vec![], vec![ends(&map.centres[1], Some(&second))])).await.expect("merged");
    let after = as_of(&mut client, &inside, None).await.expect("there");
    assert_eq!((&on_day(&after).centre_id, &on_day(&after).service_area_id), (&second.id, &map.offices[1].id));
}

#[tokio::test]
async fn an_order_that_cannot_be_is_refused_whole() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    two_schools(&mut client, &map).await;
    let before = Counts::of(world.db("schools")).await;
    let twice = order(vec![to(&map.offices[0], &[&map.centres[1]]), to(&map.offices[0], &[&map.centres[1]])], vec![]);
    let into_a_district = order(vec![to(&map.districts[0], &[&map.centres[1]])], vec![]);
    let nothing = order(vec![], vec![]);
    for (request, reason) in [(twice, "GIVEN_TWICE"), (into_a_district, "AREA_CANNOT_LIE_THERE"), (nothing, "BAD_REQUEST")] {
        let refusal = Refusal::expect(reorganise(&mut client, request).await);
        assert!(refusal.reason == reason || refusal.fields.iter().any(|field| field.path == "moves"), "{refusal:?}");
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
}
