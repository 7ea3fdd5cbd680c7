//! Statutory pilot schools: nothing without a designated innovation area.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal, World};
use tonic::Code;

use crate::given::{COORDINATOR, Client, Map, area, client, day, map, new_area, primary, private, school, world};
use crate::step;
use crate::taking_part::{NOTHING, REQUEST, active, new_programme, nominated, paper, programme};

/// A school of Khon Kaen, and the innovation area that the province aspires to be.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) coordinator: Client,
    pub(crate) map: Map,
    pub(crate) school: pb::School,
    pub(crate) eia: pb::Area,
}

pub(crate) async fn scene() -> Scene {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let school = school(&mut coordinator, primary(&map, 1)).await;
    let request = new_area(pb::AreaKind::Eia, "EIA", "KHON_KAEN", "พื้นที่นวัตกรรมการศึกษาตัวอย่าง (ข้อมูลสมมติ)", vec![]);
    let eia = area(&mut coordinator, request).await;
    lie_in(&mut coordinator, &map.province, &eia).await;
    let eia = stand(&mut coordinator, &eia, pb::InnovationStanding::Aspiring, 9).await;
    Scene { world, coordinator, map, school, eia }
}

/// The province, or a district, is a part of the innovation area since August.
async fn lie_in(client: &mut Client, what: &pb::Area, eia: &pb::Area) {
    let moves = vec![pb::AreaMove { area_ids: vec![what.id.clone()], to_area_id: eia.id.clone(), ..Default::default() }];
    let (on, hierarchy) = (day(2021, 8, 1), pb::Hierarchy::Statutory.into());
    let reason = "ประกาศตัวอย่าง".to_owned();
    let preview = pb::ReorganiseAreasRequest { validate_only: true, on, hierarchy, moves, reason, ..Default::default() };
    let plan_hash = client.reorganise_areas(preview.clone()).await.expect("a preview").into_inner().plan_hash;
    let order = pb::ReorganiseAreasRequest { validate_only: false, plan_hash, ..preview };
    client.reorganise_areas(order).await.expect("it lies there");
}

/// A standing from the first of a month of 2564 on.
async fn stand(client: &mut Client, eia: &pb::Area, standing: pb::InnovationStanding, month: i32) -> pb::Area {
    let status = pb::InnovationStatusInput {
        standing: standing.into(),
        legal_basis: "ประกาศตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
        valid_from: day(2021, month, 1),
        ..Default::default()
    };
    let read = pb::GetAreaRequest { id: eia.id.clone(), ..Default::default() };
    let eia = client.get_area(read).await.expect("there").into_inner().area.expect("in the reply");
    let request = pb::SetInnovationStatusRequest { id: eia.id, expected_version: eia.version, status: Some(status), ..Default::default() };
    client.set_innovation_status(request).await.expect("stands").into_inner().area.expect("in the reply")
}

/// Prepares in October, is proposed in November, designated in December.
pub(crate) async fn designate(client: &mut Client, eia: &pb::Area) {
    use pb::InnovationStanding::{Designated, Preparing, Proposed};
    for (standing, month) in [(Preparing, 10), (Proposed, 11), (Designated, 12)] {
        stand(client, eia, standing, month).await;
    }
}

pub(crate) fn asks(school: &pb::School, eia: &pb::Area) -> pb::RequestPilotDesignationRequest {
    pb::RequestPilotDesignationRequest {
        school_id: school.id.clone(),
        area_id: eia.id.clone(),
        autonomy: vec![pb::AutonomyItem::Curriculum.into(), pb::AutonomyItem::Textbook.into()],
        ..Default::default()
    }
}

pub(crate) async fn requested(client: &mut Client, request: pb::RequestPilotDesignationRequest) -> pb::PilotDesignation {
    client.request_pilot_designation(request).await.expect("requested").into_inner().designation.expect("in the reply")
}

async fn announced(client: &mut Client, seen: &pb::PilotDesignation) -> pb::PilotDesignation {
    let findings = "ครบทุกข้อ".to_owned();
    let seen =
        step!(client, designation, confirm_pilot_criteria, ConfirmPilotCriteriaRequest, seen, findings: findings).expect("confirmed");
    let seen = step!(client, designation, record_pilot_resolution, RecordPilotResolutionRequest, seen, resolution: paper("1/2564"));
    let seen = seen.expect("resolved");
    step!(client, designation, announce_pilot_designation, AnnouncePilotDesignationRequest, seen, resolution: paper("2/2564"))
        .expect("announced")
}

pub(crate) async fn in_effect(client: &mut Client, seen: &pb::PilotDesignation) -> pb::PilotDesignation {
    let seen = announced(client, seen).await;
    step!(client, designation, bring_pilot_into_effect, BringPilotIntoEffectRequest, seen, valid_to: day(2024, 12, 20)).expect("in effect")
}

pub(crate) async fn listed(client: &mut Client, request: pb::ListPilotDesignationsRequest) -> Vec<String> {
    let page = client.list_pilot_designations(request).await.expect("a page").into_inner();
    page.designations.into_iter().map(|designation| designation.id).collect()
}

#[tokio::test]
async fn a_school_of_khon_kaen_takes_part_in_a_pilot_programme_and_is_no_pilot_school_until_the_area_is_designated() {
    let Scene { world, coordinator: mut client, school, eia, .. } = scene().await;
    let programme = programme(&mut client, new_programme(pb::ProgrammeKind::EiaPilot, "นำร่องพื้นที่นวัตกรรมการศึกษา (ข้อมูลสมมติ)")).await;
    let before = Counts::of(world.db("schools")).await;
    let refusal = Refusal::expect(client.request_pilot_designation(asks(&school, &eia)).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "AREA_NOT_DESIGNATED"));
    assert_eq!(refusal.metadata.get("standing").map(String::as_str), Some("ASPIRING"));
    assert!(refusal.text.starts_with("จังหวัดนี้ยังไม่ได้ประกาศเป็นพื้นที่นวัตกรรมการศึกษา"), "{}", refusal.text);
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let seen = nominated(&mut client, &programme, 1, &school).await;
    assert_eq!(active(&mut client, &seen).await.status(), pb::ParticipationStatus::Active);

    designate(&mut client, &eia).await;
    let early = pb::RequestPilotDesignationRequest { on: day(2021, 11, 30), ..asks(&school, &eia) };
    let refusal = Refusal::expect(client.request_pilot_designation(early).await);
    assert_eq!(refusal.metadata.get("standing").map(String::as_str), Some("PROPOSED"), "the standing of the day counts");
    let seen = requested(&mut client, pb::RequestPilotDesignationRequest { on: day(2021, 12, 1), ..asks(&school, &eia) }).await;
    assert_eq!(in_effect(&mut client, &seen).await.status(), pb::PilotStatus::InEffect);
}

#[tokio::test]
async fn a_designation_goes_its_way_and_is_in_effect_on_its_days() {
    let Scene { world, coordinator: mut client, school, eia, .. } = scene().await;
    designate(&mut client, &eia).await;
    let seen = requested(&mut client, asks(&school, &eia)).await;
    assert_eq!((seen.status(), seen.valid_from.clone()), (pb::PilotStatus::Requested, None));
    let granted = vec![pb::AutonomyItem::Assessment.into()];
    let findings = "ครบทุกข้อ".to_owned();
    let seen =
        step!(client, designation, confirm_pilot_criteria, ConfirmPilotCriteriaRequest, seen, findings: findings).expect("confirmed");
    let (paper_1, autonomy) = (paper("1/2564"), granted.clone());
    let seen =
        step!(client, designation, record_pilot_resolution, RecordPilotResolutionRequest, seen, resolution: paper_1, autonomy: autonomy)
            .expect("resolved");
    let seen = step!(client, designation, announce_pilot_designation, AnnouncePilotDesignationRequest, seen, resolution: paper("2/2564"));
    let seen = seen.expect("announced");
    let backwards = Refusal::expect(
        step!(client, designation, bring_pilot_into_effect, BringPilotIntoEffectRequest, seen, valid_to: day(2021, 12, 19)),
    );
    assert_eq!(backwards.field_reasons(), [("valid_to", "END_BEFORE_START")]);
    let seen = step!(client, designation, bring_pilot_into_effect, BringPilotIntoEffectRequest, seen, valid_to: day(2024, 12, 20));
    let seen = seen.expect("in effect");
    assert_eq!(seen.autonomy, granted, "what the committee grants, not what was asked");
    let on = |in_effect_on| pb::ListPilotDesignationsRequest { in_effect_on, ..Default::default() };
    for (on_day, shown) in [(day(2021, 12, 19), 0), (day(2021, 12, 20), 1), (day(2024, 12, 19), 1), (day(2024, 12, 20), 0)] {
        assert_eq!(listed(&mut client, on(on_day.clone())).await.len(), shown, "{on_day:?}");
    }
    world.clock.set("2022-01-10T02:00:00Z".parse().expect("an instant"));
    let renew = |valid_to| pb::RenewPilotDesignationRequest {
        id: seen.id.clone(),
        expected_version: seen.version,
        valid_to,
        resolution: paper("3/2564"),
        ..Default::default()
    };
    let shorter = Refusal::expect(client.renew_pilot_designation(renew(day(2024, 1, 1))).await);
    assert_eq!(shorter.field_reasons(), [("valid_to", "END_BEFORE_START")]);
    let renewed = client.renew_pilot_designation(renew(day(2027, 12, 20))).await.expect("renewed").into_inner();
    let seen = renewed.designation.expect("in the reply");
    assert_eq!(listed(&mut client, on(day(2026, 1, 1))).await, std::slice::from_ref(&seen.id));
    let reason = "ไม่ดำเนินการตามแผน".to_owned();
    let late = Some(pb::Resolution { number: "4/2565".to_owned(), on: day(2022, 1, 11) });
    let refusal = Refusal::expect(
        step!(client, designation, revoke_pilot_designation, RevokePilotDesignationRequest, seen, reason: reason.clone(), resolution: late),
    );
    assert_eq!(refusal.field_reasons(), [("resolution.on", "RESOLUTION_AFTER_STEP")]);
    let seen = step!(client, designation, revoke_pilot_designation, RevokePilotDesignationRequest, seen, reason: reason).expect("revoked");
    assert_eq!((seen.valid_to.clone(), seen.status()), (seen.ended_on.clone(), pb::PilotStatus::Revoked));
    assert_eq!(listed(&mut client, on(day(2022, 1, 10))).await.len(), 0);
    assert_eq!(listed(&mut client, on(day(2022, 1, 9))).await.len(), 1, "what was, was");
    assert_eq!(seen.steps.len(), 7);

    let events: Vec<_> = world.told("schools").await.into_iter().filter(|event| event.aggregate == "pilot").collect();
    let words: Vec<&str> = events.iter().map(|event| event.event.as_str()).collect();
    assert_eq!(words, ["requested", "criteria_checked", "resolved", "announced", "in_effect", "renewed", "revoked"]);
    assert!(events.iter().zip(1..).all(|(event, version)| event.aggregate_version == version));
    let last: pb::PilotRevoked = events[6].decode().expect("readable");
    assert_eq!((last.designation, events[6].scope.as_deref()), (Some(seen), Some("province:40")));
}

#[tokio::test]
async fn a_school_must_lie_in_the_area_by_its_province_or_its_district() {
    let Scene { world: _world, coordinator: mut client, map, school: inside, .. } = scene().await;
    let request = new_area(pb::AreaKind::Eia, "EIA", "ELSEWHERE", "พื้นที่อื่น (ข้อมูลสมมติ)", vec![]);
    let other = area(&mut client, request).await;
    stand(&mut client, &other, pb::InnovationStanding::Designated, 1).await;
    let outside = Refusal::expect(client.request_pilot_designation(asks(&inside, &other)).await);
    assert_eq!((outside.code, outside.field_reasons()), (Code::FailedPrecondition, vec![("area_id", "SCHOOL_OUTSIDE_AREA")]));
    lie_in(&mut client, &map.districts[1], &other).await;
    let before = pb::RequestPilotDesignationRequest { on: day(2021, 7, 31), ..asks(&inside, &other) };
    assert_eq!(Refusal::expect(client.request_pilot_designation(before).await).reason, "SCHOOL_OUTSIDE_AREA", "the district came later");
    requested(&mut client, asks(&inside, &other)).await;
    let neighbour = school(&mut client, private(1)).await;
    let refusal = Refusal::expect(client.request_pilot_designation(asks(&neighbour, &other)).await);
    assert_eq!(refusal.reason, "SCHOOL_OUTSIDE_AREA", "its district is another one");
}

#[tokio::test]
async fn a_designation_ends_with_its_area_and_not_before() {
    let Scene { world: _world, coordinator: mut client, school, eia, .. } = scene().await;
    designate(&mut client, &eia).await;
    let seen = requested(&mut client, pb::RequestPilotDesignationRequest { on: day(2021, 12, 1), ..asks(&school, &eia) }).await;
    let refusal = Refusal::expect(step!(client, designation, end_pilot_with_area, EndPilotWithAreaRequest, seen));
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "AREA_STILL_DESIGNATED"));
    let findings = "ครบทุกข้อ".to_owned();
    let seen =
        step!(client, designation, confirm_pilot_criteria, ConfirmPilotCriteriaRequest, seen, findings: findings, on: day(2021, 12, 2));
    let seen = seen.expect("confirmed");
    let status = pb::InnovationStatusInput {
        standing: pb::InnovationStanding::Ended.into(),
        legal_basis: "ประกาศตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
        valid_from: day(2021, 12, 15),
        ..Default::default()
    };
    let read = pb::GetAreaRequest { id: eia.id.clone(), ..Default::default() };
    let now = client.get_area(read).await.expect("there").into_inner().area.expect("in the reply");
    let end = pb::SetInnovationStatusRequest { id: now.id, expected_version: now.version, status: Some(status), ..Default::default() };
    client.set_innovation_status(end).await.expect("ended");
    let refusal = Refusal::expect(
        step!(client, designation, record_pilot_resolution, RecordPilotResolutionRequest, seen, resolution: paper("1/2564")),
    );
    assert_eq!((refusal.reason.as_str(), refusal.metadata.get("standing").map(String::as_str)), ("AREA_NOT_DESIGNATED", Some("ENDED")));
    let seen = step!(client, designation, end_pilot_with_area, EndPilotWithAreaRequest, seen, on: day(2021, 12, 15)).expect("ended");
    assert_eq!((seen.status(), seen.valid_from), (pb::PilotStatus::AreaEnded, None));
}

#[tokio::test]
async fn a_school_has_one_designation_that_lasts_and_may_ask_again_when_it_gave_one_up() {
    let Scene { world: _world, coordinator: mut client, school, eia, .. } = scene().await;
    designate(&mut client, &eia).await;
    let seen = requested(&mut client, asks(&school, &eia)).await;
    let again = Refusal::expect(client.request_pilot_designation(asks(&school, &eia)).await);
    assert_eq!((again.code, again.field_reasons()), (Code::AlreadyExists, vec![("school_id", "ALREADY_DESIGNATED")]));
    let jump = Refusal::expect(step!(client, designation, bring_pilot_into_effect, BringPilotIntoEffectRequest, seen));
    assert_eq!((jump.reason.as_str(), jump.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("REQUESTED")));
    let spaces = "\t".to_owned();
    let refusal =
        Refusal::expect(step!(client, designation, relinquish_pilot_designation, RelinquishPilotDesignationRequest, seen, reason: spaces));
    assert_eq!(refusal.field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let reason = "โรงเรียนยังไม่พร้อม".to_owned();
    let out = step!(client, designation, relinquish_pilot_designation, RelinquishPilotDesignationRequest, seen, reason: reason);
    assert_eq!(out.map(|out| out.status()).ok(), Some(pb::PilotStatus::Relinquished));
    let second = requested(&mut client, asks(&school, &eia)).await;
    let of_school = pb::ListPilotDesignationsRequest { school_id: school.id.clone(), ..Default::default() };
    assert_eq!(listed(&mut client, of_school.clone()).await, [seen.id, second.id.clone()]);
    let statuses = vec![pb::PilotStatus::Requested.into()];
    assert_eq!(listed(&mut client, pb::ListPilotDesignationsRequest { statuses, ..of_school.clone() }).await, [second.id]);
    assert!(listed(&mut client, pb::ListPilotDesignationsRequest { area_id: NOTHING.to_owned(), ..of_school }).await.is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_said_with_its_field() {
    let Scene { world, coordinator: mut client, map, school, eia } = scene().await;
    designate(&mut client, &eia).await;
    let before = Counts::of(world.db("schools")).await;
    let good = || asks(&school, &eia);
    let curriculum: i32 = pb::AutonomyItem::Curriculum.into();
    let wrong = [
        (pb::RequestPilotDesignationRequest { school_id: NOTHING.to_owned(), ..good() }, "school_id", "NOT_FOUND"),
        (pb::RequestPilotDesignationRequest { area_id: NOTHING.to_owned(), ..good() }, "area_id", "NOT_FOUND"),
        (pb::RequestPilotDesignationRequest { autonomy: vec![curriculum; 2], ..good() }, "autonomy", "GIVEN_TWICE"),
        (pb::RequestPilotDesignationRequest { autonomy: vec![0], ..good() }, "autonomy[0]", "FIELD_REQUIRED"),
        (pb::RequestPilotDesignationRequest { on: day(2021, 12, 21), ..good() }, "on", "DATE_IN_FUTURE"),
    ];
    for (request, field, reason) in wrong {
        assert_eq!(Refusal::expect(client.request_pilot_designation(request).await).field_reasons(), [(field, reason)]);
    }
    let province = Refusal::expect(client.request_pilot_designation(asks(&school, &map.province)).await);
    assert_eq!((province.code, province.reason.as_str()), (Code::FailedPrecondition, "NOT_AN_INNOVATION_AREA"));
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_school_asks_and_gives_up_for_itself_and_its_area_decides() {
    let Scene { world, mut coordinator, school, eia, .. } = scene().await;
    designate(&mut coordinator, &eia).await;
    let mut elsewhere = client(&world, "area_director@esao:4001");
    let before = Counts::of(world.db("schools")).await;
    let hidden = Refusal::expect(elsewhere.request_pilot_designation(asks(&school, &eia)).await);
    assert_eq!((hidden.code, hidden.field_reasons()), (Code::NotFound, vec![("school_id", "NOT_FOUND")]));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let mut principal = client(&world, &format!("principal@school:{}", school.id));
    let seen = requested(&mut principal, asks(&school, &eia)).await;
    let findings = "ครบทุกข้อ".to_owned();
    for grants in [format!("principal@school:{}", school.id), "area_officer@esao:4005".to_owned()] {
        let mut client = client(&world, &grants);
        let refusal = Refusal::expect(
            step!(client, designation, confirm_pilot_criteria, ConfirmPilotCriteriaRequest, seen, findings: findings.clone()),
        );
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::PermissionDenied, "PERMISSION_DENIED"), "{grants}");
    }
    let read = |id: &str| pb::GetPilotDesignationRequest { id: id.to_owned() };
    let (hidden, absent) = (
        Refusal::expect(elsewhere.get_pilot_designation(read(&seen.id)).await),
        Refusal::expect(elsewhere.get_pilot_designation(read(NOTHING)).await),
    );
    assert_eq!((hidden.code, hidden.reason, hidden.text), (absent.code, absent.reason, absent.text));
    assert!(listed(&mut elsewhere, pb::ListPilotDesignationsRequest::default()).await.is_empty());
    let blocked = step!(elsewhere, designation, confirm_pilot_criteria, ConfirmPilotCriteriaRequest, seen, findings: findings.clone());
    assert_eq!(Refusal::expect(blocked).code, Code::NotFound);

    let mut director = client(&world, "area_director@esao:4005");
    let confirm = |request_id: &str, validate_only| pb::ConfirmPilotCriteriaRequest {
        request_id: request_id.to_owned(),
        validate_only,
        id: seen.id.clone(),
        expected_version: seen.version,
        findings: findings.clone(),
        on: None,
    };
    let before = Counts::of(world.db("schools")).await;
    director.confirm_pilot_criteria(confirm("", true)).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let first = director.confirm_pilot_criteria(confirm(REQUEST, false)).await.expect("confirmed").into_inner();
    assert_eq!(director.confirm_pilot_criteria(confirm(REQUEST, false)).await.expect("replayed").into_inner(), first);
    let stale = Refusal::expect(director.confirm_pilot_criteria(confirm("", false)).await);
    assert_eq!((stale.code, stale.reason.as_str()), (Code::Aborted, "VERSION_CONFLICT"));
    let shown = principal.get_pilot_designation(read(&seen.id)).await.expect("its own").into_inner().designation;
    assert_eq!(shown, first.designation);
    let reason = "โรงเรียนยังไม่พร้อม".to_owned();
    let seen = shown.expect("in the reply");
    step!(principal, designation, relinquish_pilot_designation, RelinquishPilotDesignationRequest, seen, reason: reason).expect("given up");
}
