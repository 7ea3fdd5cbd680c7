//! Areas: what is recorded, read and listed.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, Client, area, client, code, day, lies_in, map, named, new_area, text, world};

async fn listed(client: &mut Client, request: pb::ListAreasRequest) -> Vec<String> {
    let areas = client.list_areas(request).await.expect("a page").into_inner().areas;
    areas.into_iter().map(|area| area.display_name.map(|name| name.th).unwrap_or_default()).collect()
}

#[tokio::test]
async fn a_code_of_two_schemes_names_a_district_and_an_office() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let mut by = async |scheme: &str| {
        let request = pb::GetAreaRequest { code: Some(code(scheme, "4001")), ..Default::default() };
        client.get_area(request).await.expect("there").into_inner().area.expect("in the reply")
    };
    assert_eq!((by("TIS1099").await, by("ESAO").await), (map.districts[0].clone(), map.offices[0].clone()));
}

#[tokio::test]
async fn areas_are_listed_in_thai_order_by_kind_and_by_what_they_lie_in() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let districts = pb::ListAreasRequest { kinds: vec![pb::AreaKind::District.into()], ..Default::default() };
    assert_eq!(listed(&mut client, districts).await, ["ชุมแพ", "เมืองขอนแก่น"]);
    let in_office = pb::ListAreasRequest { parent_id: map.offices[1].id.clone(), ..Default::default() };
    assert_eq!(listed(&mut client, in_office.clone()).await, ["ชุมแพ", "ศูนย์เครือข่ายที่ 501 (ข้อมูลสมมติ)"]);
    let administrative = pb::ListAreasRequest { hierarchy: pb::Hierarchy::Administrative.into(), ..in_office };
    assert!(listed(&mut client, administrative).await.is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_an_area_is_said_with_its_field() {
    use pb::AreaKind::{District, Esao, NetworkCentre};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let nowhere =
        pb::AreaEdge { parent_id: "0197f0a0-0000-7000-8000-0000000000aa".to_owned(), ..lies_in(&map.province, pb::Hierarchy::Service) };
    let wrong = [
        (new_area(Esao, "ESAO", "400", "เขตตัวอย่าง", vec![]), tonic::Code::InvalidArgument, "CODE_MALFORMED", "code.value"),
        (new_area(District, "ESAO", "4009", "อำเภอตัวอย่าง", vec![]), tonic::Code::InvalidArgument, "CODE_OF_ANOTHER_SCHEME", "code"),
        (new_area(Esao, "ESAO", "4001", "เขตซ้ำ", vec![]), tonic::Code::AlreadyExists, "ALREADY_EXISTS", "code"),
        (new_area(Esao, "ESAO", "4009", "เขตตัวอย่าง", vec![nowhere]), tonic::Code::NotFound, "NOT_FOUND", "parents[0].parent_id"),
    ];
    for (request, code, reason, field) in wrong {
        let refusal = Refusal::expect(client.register_area(request).await);
        assert_eq!((refusal.code, refusal.field_reasons()), (code, vec![(field, reason)]));
    }
    let misplaced = new_area(NetworkCentre, "CENTRE", "9", "ศูนย์ตัวอย่าง", vec![lies_in(&map.districts[0], pb::Hierarchy::Service)]);
    let refusal = Refusal::expect(client.register_area(misplaced).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::InvalidArgument, "AREA_CANNOT_LIE_THERE"));
    let unnamed = pb::RegisterAreaRequest {
        names: vec![pb::DatedName { valid_to: day(2020, 1, 1), ..named("เก่า") }],
        ..new_area(Esao, "ESAO", "4009", "", vec![])
    };
    assert_eq!(Refusal::expect(client.register_area(unnamed).await).reason, "NAME_REQUIRED");
}

#[tokio::test]
async fn a_renamed_area_keeps_its_old_name_for_its_time() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let centre = &map.centres[0];
    let request = pb::RenameAreaRequest {
        id: centre.id.clone(),
        expected_version: centre.version,
        name: text("ศูนย์เครือข่ายใหม่ (ข้อมูลสมมติ)"),
        valid_from: day(2021, 12, 20),
        ..Default::default()
    };
    let renamed = client.rename_area(request.clone()).await.expect("renamed").into_inner().area.expect("in the reply");
    assert_eq!(renamed.version, 2);
    let mut on = async |as_of| {
        let request = pb::GetAreaRequest { id: centre.id.clone(), as_of, ..Default::default() };
        let area = client.get_area(request).await.expect("there").into_inner().area.expect("in the reply");
        area.display_name.expect("a name").th
    };
    assert_eq!(on(day(2021, 12, 19)).await, "ศูนย์เครือข่ายที่ 101 (ข้อมูลสมมติ)");
    assert_eq!(on(day(2021, 12, 20)).await, "ศูนย์เครือข่ายใหม่ (ข้อมูลสมมติ)");
    let stale = Refusal::expect(client.rename_area(request).await);
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
}

#[tokio::test]
async fn khon_kaen_prepares_to_become_an_innovation_area_and_is_none() {
    use pb::InnovationStanding::{Aspiring, Designated, Preparing};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = area(&mut client, new_area(pb::AreaKind::Eia, "EIA", "40", "พื้นที่นวัตกรรมการศึกษาจังหวัดขอนแก่น", vec![])).await;
    let stand = |area: &pb::Area, standing: pb::InnovationStanding, basis: &str, from| pb::SetInnovationStatusRequest {
        id: area.id.clone(),
        expected_version: area.version,
        status: Some(pb::InnovationStatusInput {
            standing: standing.into(),
            legal_basis: basis.to_owned(),
            valid_from: from,
            ..Default::default()
        }),
        ..Default::default()
    };
    let reply = client.set_innovation_status(stand(&made, Aspiring, "", day(2021, 9, 10))).await.expect("aspires").into_inner();
    let aspiring = reply.area.expect("in the reply");
    let jump = Refusal::expect(client.set_innovation_status(stand(&aspiring, Designated, "ประกาศตัวอย่าง", day(2021, 12, 1))).await);
    assert_eq!((jump.code, jump.reason.as_str()), (tonic::Code::FailedPrecondition, "STANDING_NOT_ALLOWED"));
    let reply = client.set_innovation_status(stand(&aspiring, Preparing, "", day(2021, 12, 1))).await.expect("prepares").into_inner();
    let standings: Vec<_> = reply.area.expect("in the reply").innovation.iter().map(pb::InnovationStatus::standing).collect();
    assert_eq!(standings, [Aspiring, Preparing]);
    let elsewhere = Refusal::expect(client.set_innovation_status(stand(&map.province, Aspiring, "", day(2021, 9, 10))).await);
    assert_eq!(elsewhere.reason, "NOT_AN_INNOVATION_AREA");
}
