//! Ceremonies: programme and attendance, postponing and cancelling, and several agreements at one of them.

use api::common::v1::{Bound, BoundedQuantity};
use api::partners::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{self, Cast, Client, OFFICER, client, world};
use crate::step;

/// 23 December 2564, nine in the morning in Bangkok.
const NINE: prost_types::Timestamp = prost_types::Timestamp { seconds: 1_640_224_800, nanos: 0 };

fn item(seq: i32, kind: pb::ProgrammeItemKind, performer: pb::ProgrammePerformer, person: &str) -> pb::ProgrammeItem {
    pb::ProgrammeItem { seq, kind: kind.into(), performer: performer.into(), person_id: person.to_owned(), text: String::new() }
}

fn plan(agreement: &pb::Agreement) -> pb::PlanCeremonyRequest {
    pb::PlanCeremonyRequest {
        agreement_id: agreement.id.clone(),
        expected_version: agreement.version,
        starts_at: Some(NINE),
        ..Default::default()
    }
}

async fn planned(client: &mut Client, agreement: &pb::Agreement) -> pb::Ceremony {
    client.plan_ceremony(plan(agreement)).await.expect("planned").into_inner().ceremony.expect("in the reply")
}

async fn join(client: &mut Client, ceremony: &pb::Ceremony, agreement: &pb::Agreement) -> Result<pb::JoinCeremonyResponse, tonic::Status> {
    let request = pb::JoinCeremonyRequest {
        ceremony_id: ceremony.id.clone(),
        agreement_id: agreement.id.clone(),
        expected_version: agreement.version,
        ..Default::default()
    };
    client.join_ceremony(request).await.map(tonic::Response::into_inner)
}

async fn read(client: &mut Client, id: &str) -> pb::Ceremony {
    client.get_ceremony(pb::GetCeremonyRequest { id: id.to_owned() }).await.expect("there").into_inner().ceremony.expect("in the reply")
}

async fn reread(client: &mut Client, agreement: &pb::Agreement) -> pb::Agreement {
    let request = pb::GetAgreementRequest { id: agreement.id.clone(), with_names: false };
    client.get_agreement(request).await.expect("there").into_inner().agreement.expect("in the reply")
}

/// An agreement whose text is agreed.
async fn agreed(client: &mut Client, cast: &Cast) -> pb::Agreement {
    let agreement = given::draft(client, cast).await;
    let agreement = step!(client, submit_agreement, SubmitAgreementRequest, agreement).expect("submitted");
    step!(client, freeze_text, FreezeTextRequest, agreement).expect("frozen")
}

/// Events about ceremonies so far, in order.
async fn ceremony_events(world: &World) -> Vec<String> {
    world.told("partners").await.into_iter().filter(|event| event.aggregate == "ceremony").map(|event| event.event.clone()).collect()
}

#[tokio::test]
async fn a_planned_ceremony_schedules_its_agreement_and_says_its_hour_in_words() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let programme = vec![
        item(1, pb::ProgrammeItemKind::OpeningAddress, pb::ProgrammePerformer::Person, &cast.host.person.id),
        item(2, pb::ProgrammeItemKind::Signing, pb::ProgrammePerformer::AllSignatoriesInPartyOrder, ""),
        item(3, pb::ProgrammeItemKind::WitnessSigning, pb::ProgrammePerformer::StaffOfEachParty, ""),
    ];
    let request = pb::PlanCeremonyRequest {
        venue: " ห้องประชุม  ชั้น 2 ".to_owned(),
        modes_stated: vec![pb::ParticipationMode::Online.into()],
        programme: programme.clone(),
        ..plan(&agreement)
    };
    let reply = client.plan_ceremony(request).await.expect("planned").into_inner();
    let ceremony = reply.ceremony.expect("in the reply");
    assert_eq!(ceremony.starts_at_text, "วันพฤหัสบดีที่ 23 ธันวาคม 2564 เวลา 09.00 น.");
    assert_eq!((ceremony.venue.as_str(), &ceremony.programme, &ceremony.ends_at), ("ห้องประชุม ชั้น 2", &programme, &None));
    assert_eq!((ceremony.status(), ceremony.version), (pb::CeremonyStatus::Planned, 1));
    assert_eq!(
        (ceremony.agreement_id.as_str(), ceremony.agreement_ids.as_slice()),
        (agreement.id.as_str(), [agreement.id.clone()].as_slice())
    );
    assert_eq!(read(&mut client, &ceremony.id).await, ceremony);
    let scheduled = reread(&mut client, &agreement).await;
    assert_eq!((scheduled.state(), scheduled.version), (pb::AgreementState::Scheduled, reply.agreement_version));
    assert_eq!(scheduled.ceremony_id, ceremony.id);

    let again = Refusal::expect(client.plan_ceremony(plan(&scheduled)).await);
    assert_eq!(again.reason, "STATE_NOT_ALLOWED", "it has one that is still to come");
}

#[tokio::test]
async fn a_programme_names_a_person_exactly_where_one_performs_and_is_numbered_without_gaps() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let before = Counts::of(world.db("partners")).await;
    let (opening, person) = (pb::ProgrammeItemKind::OpeningAddress, pb::ProgrammePerformer::Person);
    let with = |programme: Vec<pb::ProgrammeItem>| pb::PlanCeremonyRequest { programme, ..plan(&agreement) };
    let mismatch =
        with(vec![item(1, opening, person, ""), item(2, opening, pb::ProgrammePerformer::StaffOfEachParty, &cast.host.person.id)]);
    assert_eq!(
        Refusal::expect(client.plan_ceremony(mismatch).await).field_reasons(),
        [("programme[0].person_id", "PERFORMER_MISMATCH"), ("programme[1].person_id", "PERFORMER_MISMATCH")]
    );
    let gap = with(vec![item(2, opening, person, &cast.host.person.id)]);
    assert_eq!(Refusal::expect(client.plan_ceremony(gap).await).field_reasons(), [("programme[0].seq", "NUMBERING_HAS_GAPS")]);
    let nobody =
        with(vec![item(1, opening, person, &cast.host.person.id), item(2, opening, person, "0197f0a0-0000-7000-8000-000000000000")]);
    assert_eq!(Refusal::expect(client.plan_ceremony(nobody).await).field_reasons(), [("programme[1].person_id", "NOT_FOUND")]);
    let early = pb::PlanCeremonyRequest { ends_at: Some(prost_types::Timestamp { seconds: NINE.seconds - 1, ..NINE }), ..plan(&agreement) };
    assert_eq!(Refusal::expect(client.plan_ceremony(early).await).field_reasons(), [("ends_at", "END_BEFORE_START")]);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn more_than_two_hundred_attendees_stay_a_bound_and_a_number_without_one_is_refused() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let ceremony = planned(&mut client, &agreement).await;
    let quantity = |bound: Bound| Some(BoundedQuantity { bound: bound.into(), value: 200 });
    let present = |quantity| pb::Attendance {
        mode: pb::ParticipationMode::Online.into(),
        role_text: "สักขีพยาน".to_owned(),
        quantity,
        quantity_text: "กว่า 200 คน".to_owned(),
        categories: vec![pb::AttendeeCategory { code: "TEACHER".to_owned(), text: "ครู".to_owned(), quantity: None }],
    };
    let request = |quantity| pb::HoldCeremonyRequest {
        id: ceremony.id.clone(),
        expected_version: 1,
        attendance: vec![present(quantity)],
        ..Default::default()
    };
    let unbounded = Refusal::expect(client.hold_ceremony(request(quantity(Bound::Unspecified))).await);
    assert_eq!(unbounded.field_reasons(), [("attendance[0].quantity.bound", "FIELD_REQUIRED")]);
    let held = client.hold_ceremony(request(quantity(Bound::GreaterThan))).await.expect("held").into_inner().ceremony.expect("in it");
    assert_eq!(
        (held.status(), held.version, held.attendance.as_slice()),
        (pb::CeremonyStatus::Held, 2, [present(quantity(Bound::GreaterThan))].as_slice())
    );
    assert_eq!(read(&mut client, &ceremony.id).await, held);
    // Attendees are no witnesses: every place is as open as before.
    let agreement = reread(&mut client, &agreement).await;
    assert!(agreement.parties.iter().flat_map(|p| &p.witness_slots).all(|slot| slot.status() == pb::WitnessSlotStatus::Open));
    assert_eq!(ceremony_events(&world).await, ["planned", "held"]);

    let cancel = pb::CancelCeremonyRequest { id: held.id, expected_version: 2, reason: "สายไป".to_owned(), ..Default::default() };
    let refusal = Refusal::expect(client.cancel_ceremony(cancel).await);
    assert_eq!((refusal.reason.as_str(), refusal.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("HELD")));
    assert!(refusal.text.contains("จัดแล้ว"), "{}", refusal.text);
}

#[tokio::test]
async fn a_postponed_ceremony_gets_its_new_day_under_the_same_id() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let ceremony = planned(&mut client, &agreement).await;
    let postpone = |reason: &str| pb::PostponeCeremonyRequest {
        id: ceremony.id.clone(),
        expected_version: 1,
        reason: reason.to_owned(),
        ..Default::default()
    };
    assert_eq!(Refusal::expect(client.postpone_ceremony(postpone(" \n ")).await).field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let postponed = client.postpone_ceremony(postpone("น้ำท่วม")).await.expect("postponed").into_inner().ceremony.expect("in it");
    assert_eq!((postponed.status(), postponed.reason.as_str()), (pb::CeremonyStatus::Postponed, "น้ำท่วม"));
    let stale = Refusal::expect(client.postpone_ceremony(postpone("อีกครั้ง")).await);
    assert_eq!((stale.reason.as_str(), stale.metadata.get("current_version").map(String::as_str)), ("VERSION_CONFLICT", Some("2")));

    let scheduled = reread(&mut client, &agreement).await;
    let later =
        pb::PlanCeremonyRequest { starts_at: Some(prost_types::Timestamp { seconds: 1_641_780_000, nanos: 0 }), ..plan(&scheduled) };
    let again = client.plan_ceremony(later).await.expect("planned anew").into_inner().ceremony.expect("in the reply");
    assert_eq!((again.id.as_str(), again.version, again.reason.as_str()), (ceremony.id.as_str(), 3, ""));
    assert_eq!(again.starts_at_text, "วันจันทร์ที่ 10 มกราคม 2565 เวลา 09.00 น.");
    assert_eq!(ceremony_events(&world).await, ["planned", "postponed", "planned"]);
}

#[tokio::test]
async fn a_cancelled_ceremony_gives_way_to_another() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let first = planned(&mut client, &agreement).await;
    let cancel =
        pb::CancelCeremonyRequest {
            id: first.id.clone(), expected_version: 1, reason: "สถานที่ไม่ว่าง".to_owned(), ..Default::default()
        };
    client.cancel_ceremony(cancel).await.expect("cancelled");
    let agreement = reread(&mut client, &agreement).await;
    let second = planned(&mut client, &agreement).await;
    assert_ne!(first.id, second.id);
    assert_eq!(reread(&mut client, &agreement).await.ceremony_id, second.id);
    assert_eq!(read(&mut client, &first.id).await.agreement_ids, [agreement.id], "what it was for stays known");
}

#[tokio::test]
async fn one_ceremony_signs_several_agreements() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let (one, two) = (agreed(&mut client, &cast).await, agreed(&mut client, &cast).await);
    let ceremony = planned(&mut client, &one).await;
    let joined = join(&mut client, &ceremony, &two).await.expect("joined");
    let both = joined.ceremony.expect("in the reply");
    assert_eq!((both.agreement_ids.as_slice(), both.version), ([one.id.clone(), two.id.clone()].as_slice(), 2));
    assert_eq!(both.agreement_id, one.id, "the first stands where there was only one");
    assert_eq!(read(&mut client, &ceremony.id).await, both);
    let scheduled = reread(&mut client, &two).await;
    assert_eq!((scheduled.state(), scheduled.version), (pb::AgreementState::Scheduled, joined.agreement_version));
    assert_eq!(scheduled.ceremony_id, ceremony.id);
    assert_eq!(ceremony_events(&world).await, ["planned", "agreement_joined"]);

    // Not twice, not while it is a draft, not at a ceremony that is not planned, and not nowhere.
    assert_eq!(Refusal::expect(join(&mut client, &both, &scheduled).await).reason, "STATE_NOT_ALLOWED");
    let draft = given::draft(&mut client, &cast).await;
    assert_eq!(Refusal::expect(join(&mut client, &both, &draft).await).metadata.get("state").map(String::as_str), Some("DRAFT"));
    let three = agreed(&mut client, &cast).await;
    let nowhere = pb::Ceremony { id: "0197f0a0-0000-7000-8000-000000000000".to_owned(), ..Default::default() };
    assert_eq!(Refusal::expect(join(&mut client, &nowhere, &three).await).field_reasons(), [("ceremony_id", "NOT_FOUND")]);
    assert_eq!(Refusal::expect(join(&mut client, &both, &two).await).reason, "VERSION_CONFLICT", "of the agreement");
    let hold = pb::HoldCeremonyRequest { id: both.id.clone(), expected_version: 2, ..Default::default() };
    client.hold_ceremony(hold).await.expect("held once, for both");
    let late = Refusal::expect(join(&mut client, &both, &three).await);
    assert_eq!(late.metadata.get("state").map(String::as_str), Some("HELD"));
}

#[tokio::test]
async fn a_new_day_of_a_shared_ceremony_is_the_day_of_all_its_agreements() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let (one, two) = (agreed(&mut client, &cast).await, agreed(&mut client, &cast).await);
    let ceremony = planned(&mut client, &one).await;
    join(&mut client, &ceremony, &two).await.expect("joined");
    let postpone =
        pb::PostponeCeremonyRequest {
            id: ceremony.id.clone(), expected_version: 2, reason: "น้ำท่วม".to_owned(), ..Default::default()
        };
    client.postpone_ceremony(postpone).await.expect("postponed");
    let two = reread(&mut client, &two).await;
    let again = planned(&mut client, &two).await;
    assert_eq!((again.id.as_str(), again.agreement_ids.as_slice()), (ceremony.id.as_str(), [one.id.clone(), two.id.clone()].as_slice()));
}

#[tokio::test]
async fn a_ceremony_is_cancelled_with_its_only_agreement() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let ceremony = planned(&mut client, &agreement).await;
    let agreement = reread(&mut client, &agreement).await;
    let cancelled =
        step!(client, cancel_agreement, CancelAgreementRequest, agreement, reason: "ไม่ดำเนินการต่อ".to_owned()).expect("given up");
    let over = read(&mut client, &ceremony.id).await;
    assert_eq!((over.status(), over.version, over.reason.as_str()), (pb::CeremonyStatus::Cancelled, 2, "ไม่ดำเนินการต่อ"));
    assert_eq!(cancelled.ceremony_id, ceremony.id, "which one it was stays known");
    let told: Vec<_> = world.told("partners").await.into_iter().map(|event| event.kind()).collect();
    assert_eq!(told[told.len() - 2..], ["sala.partners.agreement.cancelled.v1", "sala.partners.ceremony.cancelled.v1"]);
    let reasons: Vec<(String, Option<String>)> = sqlx::query_as("select aggregate_type, reason from audit order by id desc limit 2")
        .fetch_all(world.db("partners").pool())
        .await
        .expect("the trail answers");
    let why = Some("ไม่ดำเนินการต่อ".to_owned());
    assert_eq!(reasons, [("ceremony".to_owned(), why.clone()), ("agreement".to_owned(), why)]);
}

#[tokio::test]
async fn a_ceremony_goes_on_without_an_agreement_that_is_given_up_while_it_has_another() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let (one, two) = (agreed(&mut client, &cast).await, agreed(&mut client, &cast).await);
    let ceremony = planned(&mut client, &one).await;
    join(&mut client, &ceremony, &two).await.expect("joined");
    let one = reread(&mut client, &one).await;
    let gone = step!(client, cancel_agreement, CancelAgreementRequest, one, reason: "ไม่ดำเนินการต่อ".to_owned()).expect("given up");
    assert_eq!((gone.ceremony_id.as_str(), gone.version), ("", one.version + 1));
    let left = read(&mut client, &ceremony.id).await;
    assert_eq!((left.status(), left.version, left.reason.as_str()), (pb::CeremonyStatus::Planned, 3, ""));
    assert_eq!((left.agreement_id.as_str(), left.agreement_ids.as_slice()), (two.id.as_str(), [two.id.clone()].as_slice()));

    let two = reread(&mut client, &two).await;
    step!(client, cancel_agreement, CancelAgreementRequest, two, reason: "ไม่ดำเนินการต่อ".to_owned()).expect("given up");
    assert_eq!(read(&mut client, &ceremony.id).await.status(), pb::CeremonyStatus::Cancelled);
    assert_eq!(ceremony_events(&world).await, ["planned", "agreement_joined", "agreement_left", "cancelled"]);
}

#[tokio::test]
async fn a_ceremony_that_was_held_stays_held_when_its_agreement_is_given_up() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = agreed(&mut client, &cast).await;
    let ceremony = planned(&mut client, &agreement).await;
    let request = pb::HoldCeremonyRequest { id: ceremony.id.clone(), expected_version: 1, ..Default::default() };
    let held = client.hold_ceremony(request).await.expect("held").into_inner().ceremony.expect("in the reply");
    let agreement = reread(&mut client, &agreement).await;
    let cancelled =
        step!(client, cancel_agreement, CancelAgreementRequest, agreement, reason: "ไม่ดำเนินการต่อ".to_owned()).expect("given up");
    assert_eq!(cancelled.ceremony_id, ceremony.id);
    assert_eq!(read(&mut client, &ceremony.id).await, held);
}
