//! Positions: who holds which office on a day, and what it means for agreements when one ends.

use api::partners::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{self, Client, OFFICER, client, world};
use crate::step;

async fn end(
    client: &mut Client,
    position: &pb::Position,
    valid_to: Option<api::common::v1::LocalDate>,
) -> Result<pb::Position, tonic::Status> {
    let request = pb::EndPositionRequest { id: position.id.clone(), expected_version: position.version, valid_to, ..Default::default() };
    client.end_position(request).await.map(|reply| reply.into_inner().position.expect("in the reply"))
}

async fn read(client: &mut Client, agreement: &pb::Agreement) -> pb::Agreement {
    let request = pb::GetAgreementRequest { id: agreement.id.clone(), with_names: false };
    client.get_agreement(request).await.expect("there").into_inner().agreement.expect("in the reply")
}

fn defects(agreement: &pb::Agreement) -> Vec<(i32, pb::DefectReason)> {
    agreement.defects.iter().map(|defect| (defect.party_no, defect.reason())).collect()
}

/// Events about agreements so far: which, and in which version.
async fn agreement_events(world: &World) -> Vec<(String, String, i64)> {
    let told = world.told("partners").await.into_iter().filter(|event| event.aggregate == "agreement");
    told.map(|event| (event.event.clone(), event.aggregate_id.to_string(), event.aggregate_version)).collect()
}

#[tokio::test]
async fn who_holds_an_office_is_asked_for_a_day_and_the_last_day_is_no_longer_part_of_it() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let mut holders = Vec::new();
    for (given, from, to) in [("หนึ่ง", None, given::day(2021, 10, 1)), ("สอง", given::day(2021, 10, 1), None)] {
        let person = given::person(&mut client, given).await;
        let request = pb::AssignPositionRequest {
            person_id: person.id.clone(),
            organisation_id: office.id.clone(),
            title: given::text("ผู้อำนวยการ"),
            kind: pb::PositionKind::Substantive.into(),
            valid_from: from,
            valid_to: to,
            order_no: "ศธ 1/2564".to_owned(),
            ..Default::default()
        };
        holders.push(client.assign_position(request).await.expect("recorded").into_inner().position.expect("in the reply"));
    }
    assert_eq!(holders[0].order_no, "ศธ 1/2564");
    let mut held = async |filter: pb::ListPositionsRequest| -> Vec<String> {
        let page = client.list_positions(filter).await.expect("a page").into_inner();
        page.positions.into_iter().map(|position| position.id).collect()
    };
    let on = |as_of| pb::ListPositionsRequest { organisation_id: office.id.clone(), as_of, ..Default::default() };
    assert_eq!(held(on(given::day(2021, 9, 30))).await, [holders[0].id.clone()]);
    assert_eq!(held(on(given::day(2021, 10, 1))).await, [holders[1].id.clone()]);
    assert_eq!(held(on(None)).await.len(), 2);
    let of_person = pb::ListPositionsRequest { person_id: holders[0].person_id.clone(), ..Default::default() };
    assert_eq!(held(of_person).await, [holders[0].id.clone()]);
}

#[tokio::test]
async fn words_of_acting_and_the_kind_must_say_the_same_and_the_words_are_kept_apart() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let person = given::person(&mut client, "หนึ่ง").await;
    let assign = |kind: pb::PositionKind| pb::AssignPositionRequest {
        person_id: person.id.clone(),
        organisation_id: office.id.clone(),
        title: given::text("รักษาราชการแทนผู้อำนวยการ"),
        kind: kind.into(),
        ..Default::default()
    };
    let refusal = Refusal::expect(client.assign_position(assign(pb::PositionKind::Substantive)).await);
    assert_eq!(refusal.field_reasons(), [("title.th", "POSITION_KIND_MISMATCH")]);
    let acting = client.assign_position(assign(pb::PositionKind::Acting)).await.expect("recorded").into_inner().position.expect("in it");
    assert_eq!((acting.title, acting.kind_text.as_str()), (given::text("ผู้อำนวยการ"), "รักษาราชการแทน"));
}

#[tokio::test]
async fn a_position_needs_a_person_an_organisation_and_an_end_behind_its_start() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let nothing = "0197f0a0-0000-7000-8000-000000000000".to_owned();
    let good = || pb::AssignPositionRequest {
        person_id: cast.host.person.id.clone(),
        organisation_id: cast.host.organisation.id.clone(),
        title: given::text("รองผู้อำนวยการ"),
        kind: pb::PositionKind::Substantive.into(),
        valid_from: given::day(2021, 10, 1),
        ..Default::default()
    };
    let before = Counts::of(world.db("partners")).await;
    let nobody = pb::AssignPositionRequest { person_id: nothing.clone(), ..good() };
    assert_eq!(Refusal::expect(client.assign_position(nobody).await).field_reasons(), [("person_id", "NOT_FOUND")]);
    let nowhere = pb::AssignPositionRequest { organisation_id: nothing, ..good() };
    assert_eq!(Refusal::expect(client.assign_position(nowhere).await).field_reasons(), [("organisation_id", "NOT_FOUND")]);
    let backwards = pb::AssignPositionRequest { valid_to: given::day(2021, 9, 30), ..good() };
    assert_eq!(Refusal::expect(client.assign_position(backwards).await).field_reasons(), [("valid_to", "END_BEFORE_START")]);
    assert_eq!(Counts::of(world.db("partners")).await, before);
    let position = client.assign_position(good()).await.expect("recorded").into_inner().position.expect("in the reply");
    let early = end(&mut client, &position, given::day(2021, 9, 30)).await;
    assert_eq!(Refusal::expect(early).field_reasons(), [("valid_to", "END_BEFORE_START")]);
    let ended = end(&mut client, &position, given::day(2022, 10, 1)).await.expect("ended");
    assert_eq!(
        (ended.version, ended.valid_to),
        (2, given::day(2022, 10, 1).map(|day| api::common::v1::LocalDate { be_text: "1 ตุลาคม 2565".to_owned(), ..day }))
    );
}

#[tokio::test]
async fn a_position_that_ended_before_the_signature_is_told_by_every_open_agreement_signed_in_it() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let (one, two) = (given::signed(&mut client, &cast).await, given::signed(&mut client, &cast).await);
    let unsigned = given::open(&mut client, &cast).await;
    let before = agreement_events(&world).await.len();

    let ended = end(&mut client, &cast.host.position, given::day(2021, 12, 20)).await.expect("ended");
    let mut told = agreement_events(&world).await.split_off(before);
    told.sort_unstable();
    let mut expected: Vec<_> = [&one, &two].map(|a| ("signatory_reassessed".to_owned(), a.id.clone(), a.version + 1)).into_iter().collect();
    expected.sort_unstable();
    assert_eq!(told, expected, "one event for each that it bears on");
    for agreement in [&one, &two] {
        let now = read(&mut client, agreement).await;
        assert_eq!(now.version, agreement.version + 1);
        assert!(defects(&now).contains(&(1, pb::DefectReason::PositionNotValid)), "{:?}", now.defects);
    }
    assert_eq!(read(&mut client, &unsigned).await.version, unsigned.version);

    // Who has read the version before is refused like after any other change.
    let stale = step!(client, waive_witnesses, WaiveWitnessesRequest, one, party_no: 1, reason: "ไม่ปรากฏชื่อ".to_owned());
    assert_eq!(Refusal::expect(stale).reason, "VERSION_CONFLICT");
    // The end is put right: the day of the signature belongs to it again.
    end(&mut client, &ended, given::day(2021, 12, 21)).await.expect("put right");
    assert!(!defects(&read(&mut client, &one).await).contains(&(1, pb::DefectReason::PositionNotValid)));
    assert_eq!(read(&mut client, &two).await.version, two.version + 2);
}

#[tokio::test]
async fn the_end_of_a_position_leaves_alone_what_it_does_not_decide() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let reason = || "ไม่ปรากฏชื่อในข่าว".to_owned();
    let mut executed = given::signed(&mut client, &cast).await;
    for party_no in [1, 2] {
        executed = step!(client, waive_witnesses, WaiveWitnessesRequest, executed, party_no: party_no, reason: reason()).expect("waived");
    }
    executed = step!(client, waive_delegation, WaiveDelegationRequest, executed, party_no: 2, reason: reason()).expect("waived");
    executed = step!(client, execute_agreement, ExecuteAgreementRequest, executed, accept_reservation: true).expect("executed");
    let open = given::signed(&mut client, &cast).await;
    let before = agreement_events(&world).await;

    // The representative's own post ends: the letter decides, not the post.
    end(&mut client, &cast.guest.position, given::day(2021, 12, 1)).await.expect("ended");
    // The principal's post ends after the signature.
    let ended = end(&mut client, &cast.host.position, given::day(2021, 12, 21)).await.expect("ended");
    assert_eq!(agreement_events(&world).await, before);
    // And before it: an executed agreement was checked on its day.
    end(&mut client, &ended, given::day(2021, 12, 1)).await.expect("ended");
    let told = agreement_events(&world).await.split_off(before.len());
    assert_eq!(told, [("signatory_reassessed".to_owned(), open.id.clone(), open.version + 1)]);
    assert_eq!(read(&mut client, &executed).await, executed);
}

#[tokio::test]
async fn a_signature_and_the_end_of_its_position_at_once_agree_in_the_end() {
    let world = world().await;
    let (mut clerk, mut officer) = (client(&world, OFFICER), client(&world, "institute_coordinator@global"));
    let cast = given::cast(&mut officer).await;
    for _ in 0..8 {
        let position = given::position(&mut officer, &cast.host.person, &cast.host.organisation, pb::PositionKind::Acting).await;
        let host = given::Member { organisation: cast.host.organisation.clone(), person: cast.host.person.clone(), position };
        let open = given::open(&mut officer, &cast).await;
        let assign = given::assign(&open, 1, &host, pb::SigningCapacity::Principal);
        let open = officer.assign_signatory(assign).await.expect("assigned").into_inner().agreement.expect("in the reply");
        let (signed, ended) = tokio::join!(given::sign(&mut clerk, &open, 1), end(&mut officer, &host.position, given::day(2021, 12, 20)));
        ended.expect("nothing keeps a position from ending");
        let now = read(&mut officer, &open).await;
        match signed {
            Ok(_) => assert!(defects(&now).contains(&(1, pb::DefectReason::PositionNotValid)), "signed first, then found out"),
            Err(refused) => assert_eq!(Refusal::of(&refused).reason, "POSITION_NOT_VALID", "ended first"),
        }
        let told = agreement_events(&world).await.into_iter().filter(|(_, id, _)| *id == now.id).map(|(.., version)| version);
        assert_eq!(told.max(), Some(now.version), "whatever the board is told last is what is stored");
    }
}

#[tokio::test]
async fn an_end_that_would_judge_too_many_agreements_at_once_is_refused() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    given::open(&mut client, &cast).await;
    let copies = |count: i32| {
        sqlx::query(
            "insert into agreement (id, version, kind, state, organisations, scopes, body, created_at, updated_at)
             select gen_random_uuid(), version, kind, state, organisations, scopes, body, created_at, updated_at
             from agreement, generate_series(1, $1) where id in (select id from agreement order by id limit 1)",
        )
        .bind(count)
    };
    let db = world.db("partners").pool();
    copies(499).execute(db).await.expect("five hundred");
    let ended = end(&mut client, &cast.host.position, given::day(2021, 12, 21)).await.expect("as many as may be");
    copies(1).execute(db).await.expect("one more");
    let before = Counts::of(world.db("partners")).await;
    let refusal = Refusal::expect(end(&mut client, &ended, given::day(2021, 12, 1)).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "TOO_MANY_AGREEMENTS"));
    assert_eq!(refusal.metadata.get("most").map(String::as_str), Some("500"));
    assert!(refusal.text.contains("500") && Refusal::is_thai(&refusal.text), "{}", refusal.text);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}
