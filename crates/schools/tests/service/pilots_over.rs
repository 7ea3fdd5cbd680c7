//! What comes of a designation whose time has run out, and of one whose school is no more.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{client, day, primary, school};
use crate::pilots::{Scene, asks, designate, in_effect, listed, requested};
use crate::taking_part::paper;
use crate::{change, step};

async fn get(client: &mut crate::given::Client, seen: &pb::PilotDesignation) -> pb::PilotDesignation {
    let request = pb::GetPilotDesignationRequest { id: seen.id.clone() };
    client.get_pilot_designation(request).await.expect("it is there").into_inner().designation.expect("in the reply")
}

#[tokio::test]
async fn a_designation_expires_by_its_days_and_the_school_may_ask_anew() {
    let Scene { world, coordinator: mut client, school, eia, .. } = crate::pilots::scene().await;
    designate(&mut client, &eia).await;
    let asked = requested(&mut client, asks(&school, &eia)).await;
    let seen = in_effect(&mut client, &asked).await;
    let with = |status: pb::PilotStatus| pb::ListPilotDesignationsRequest { statuses: vec![status.into()], ..Default::default() };
    assert_eq!(listed(&mut client, with(pb::PilotStatus::InEffect)).await, std::slice::from_ref(&seen.id));
    let again = Refusal::expect(client.request_pilot_designation(asks(&school, &eia)).await);
    assert_eq!((again.code, again.reason.as_str()), (Code::AlreadyExists, "ALREADY_DESIGNATED"));

    world.clock.set("2024-12-20T02:00:00Z".parse().expect("an instant"));
    let over = get(&mut client, &seen).await;
    assert_eq!((over.status(), over.version, over.ended_on.clone()), (pb::PilotStatus::Expired, seen.version, over.valid_to.clone()));
    assert!(listed(&mut client, with(pb::PilotStatus::InEffect)).await.is_empty());
    assert_eq!(listed(&mut client, with(pb::PilotStatus::Expired)).await, std::slice::from_ref(&seen.id));
    let renew = pb::RenewPilotDesignationRequest {
        id: seen.id.clone(),
        expected_version: seen.version,
        resolution: paper("3/2567"),
        ..Default::default()
    };
    let before = Counts::of(world.db("schools")).await;
    let late = Refusal::expect(client.renew_pilot_designation(renew.clone()).await);
    assert_eq!((late.code, late.reason.as_str()), (Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!((late.metadata.get("state").map(String::as_str), late.text.contains("หมดอายุ")), (Some("EXPIRED"), true));
    assert_eq!(Counts::of(world.db("schools")).await, before);

    let anew = requested(&mut client, asks(&school, &eia)).await;
    assert_eq!(anew.status(), pb::PilotStatus::Requested);
    assert_eq!(get(&mut client, &seen).await, over, "what it was stays");
    let in_time = pb::RenewPilotDesignationRequest { on: day(2024, 12, 19), ..renew };
    let doubled = Refusal::expect(client.renew_pilot_designation(in_time).await);
    assert_eq!((doubled.code, doubled.reason.as_str()), (Code::AlreadyExists, "ALREADY_DESIGNATED"), "another one lasts by now");
}

#[tokio::test]
async fn what_was_renewed_in_time_and_is_recorded_late_has_not_expired() {
    let Scene { world, coordinator: mut client, school, eia, .. } = crate::pilots::scene().await;
    designate(&mut client, &eia).await;
    let asked = requested(&mut client, asks(&school, &eia)).await;
    let seen = in_effect(&mut client, &asked).await;
    world.clock.set("2025-01-10T02:00:00Z".parse().expect("an instant"));
    assert_eq!(get(&mut client, &seen).await.status(), pb::PilotStatus::Expired);
    let renewed = step!(client, designation, renew_pilot_designation, RenewPilotDesignationRequest, seen, on: day(2024, 12, 19), resolution: paper("3/2567"));
    let renewed = renewed.expect("resolved while it was in effect");
    assert_eq!((renewed.status(), renewed.ended_on, renewed.valid_to), (pb::PilotStatus::Renewed, None, None));
}

#[tokio::test]
async fn a_school_that_is_no_more_is_no_pilot_school_and_its_designation_may_only_end() {
    let Scene { world, coordinator: mut client, map, school: made, eia } = crate::pilots::scene().await;
    designate(&mut client, &eia).await;
    let asked = requested(&mut client, asks(&made, &eia)).await;
    let seen = in_effect(&mut client, &asked).await;
    let other = school(&mut client, primary(&map, 2)).await;
    world.clock.set("2022-05-16T02:00:00Z".parse().expect("an instant"));
    let (into_school_id, reason) = (other.id.clone(), "ประกาศตัวอย่าง".to_owned());
    change!(client, merge_school, MergeSchoolRequest, made, into_school_id: into_school_id, reason: reason.clone(), valid_from: day(2022, 5, 16))
        .expect("merged");
    let on = |month, d| pb::ListPilotDesignationsRequest { in_effect_on: day(2022, month, d), ..Default::default() };
    assert_eq!(listed(&mut client, on(5, 15)).await, std::slice::from_ref(&seen.id));
    assert!(listed(&mut client, on(5, 16)).await.is_empty());
    let renewed = step!(client, designation, renew_pilot_designation, RenewPilotDesignationRequest, seen, resolution: paper("3/2565"));
    let refusal = Refusal::expect(renewed);
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::FailedPrecondition, "SCHOOL_CLOSED"));
    let refusal = Refusal::expect(client.request_pilot_designation(asks(&made, &eia)).await);
    assert_eq!(refusal.reason, "SCHOOL_CLOSED");
    step!(client, designation, relinquish_pilot_designation, RelinquishPilotDesignationRequest, seen, reason: reason).expect("given up");
}

#[tokio::test]
async fn an_office_keeps_what_expired_while_the_school_was_its_own() {
    let Scene { world, mut coordinator, map, school, eia } = crate::pilots::scene().await;
    designate(&mut coordinator, &eia).await;
    let asked = requested(&mut coordinator, asks(&school, &eia)).await;
    let seen = in_effect(&mut coordinator, &asked).await;
    world.clock.set("2025-01-10T02:00:00Z".parse().expect("an instant"));
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    change!(coordinator, change_affiliation, ChangeAffiliationRequest, school, agency: agency, service_area_id: to, valid_from: day(2025, 1, 10))
        .expect("moved");
    let all = pb::ListPilotDesignationsRequest::default;
    let (mut old, mut new) = (client(&world, "area_officer@esao:4005"), client(&world, "area_officer@esao:4001"));
    assert_eq!(listed(&mut old, all()).await, std::slice::from_ref(&seen.id));
    assert_eq!(get(&mut old, &seen).await.status(), pb::PilotStatus::Expired);
    assert!(listed(&mut new, all()).await.is_empty());
    let hidden = new.get_pilot_designation(pb::GetPilotDesignationRequest { id: seen.id }).await;
    assert_eq!(Refusal::expect(hidden).code, Code::NotFound);
}
