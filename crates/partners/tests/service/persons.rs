//! Persons: their names over time, lists, and that every read of them is on record.

use api::partners::v1 as pb;
use testkit::{Refusal, World};

use crate::given::{self, Client, OFFICER, client, world};

/// Entries of the audit trail about persons, of this method, oldest first: which person, in which version.
async fn on_record(world: &World, method: &str) -> Vec<(Option<uuid::Uuid>, Option<i64>)> {
    sqlx::query_as(
        "select aggregate_id, aggregate_version from audit where aggregate_type = 'person' and method like '%' || $1 order by id",
    )
    .bind(method)
    .fetch_all(world.db("partners").pool())
    .await
    .expect("the trail answers")
}

async fn listed(client: &mut Client, request: pb::ListPersonsRequest) -> Vec<String> {
    let (mut names, mut token) = (Vec::new(), String::new());
    loop {
        let request = pb::ListPersonsRequest { page_token: token, ..request.clone() };
        let page = client.list_persons(request).await.expect("a page").into_inner();
        names.extend(page.persons.into_iter().map(|person| person.names[0].given.clone()));
        token = page.next_page_token;
        if token.is_empty() {
            return names;
        }
    }
}

fn name(given: &str, family: &str) -> pb::PersonName {
    pb::PersonName { prefix: "นาง".to_owned(), given: given.to_owned(), family: family.to_owned(), ..Default::default() }
}

#[tokio::test]
async fn a_person_is_printed_with_rank_and_degree_and_what_was_recorded_is_read() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let names = vec![pb::PersonName {
        academic_rank: "ผู้ช่วยศาสตราจารย์".to_owned(),
        degree_title: "ดร.".to_owned(),
        ..name(" สมหญิง ", "ตัวอย่าง  (ข้อมูลสมมติ)")
    }];
    let romanisation = pb::Romanisation {
        text: "Somying Tuayang".to_owned(),
        status: pb::RomanisationStatus::UnofficialTransliteration.into(),
        variants: vec!["Somying Tua-yang".to_owned()],
    };
    let create = pb::CreatePersonRequest { names, romanisation: Some(romanisation.clone()), ..Default::default() };
    let made = client.create_person(create).await.expect("recorded").into_inner().person.expect("in the reply");
    assert_eq!(made.display_name, "ผู้ช่วยศาสตราจารย์ ดร.สมหญิง ตัวอย่าง (ข้อมูลสมมติ)");
    assert_eq!((made.version, made.romanisation.as_ref()), (1, Some(&romanisation)));
    let read = client.get_person(pb::GetPersonRequest { id: made.id.clone() }).await.expect("there").into_inner().person;
    assert_eq!(read, Some(made));
}

#[tokio::test]
async fn every_read_of_a_person_is_on_record_and_a_refused_one_is_not() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let one = given::person(&mut client, "หนึ่ง").await;
    let two = given::person(&mut client, "สอง").await;
    let id = |person: &pb::Person| Some(person.id.parse::<uuid::Uuid>().expect("an id"));
    client.get_person(pb::GetPersonRequest { id: one.id.clone() }).await.expect("there");
    assert_eq!(on_record(&world, "GetPerson").await, [(id(&one), Some(1))]);
    // One entry for each person shown, none for the page that was not asked for.
    client.list_persons(pb::ListPersonsRequest { page_size: 1, ..Default::default() }).await.expect("a page");
    let shown = on_record(&world, "ListPersons").await;
    assert!(shown == [(id(&one), Some(1))] || shown == [(id(&two), Some(1))], "{shown:?}");
    let nobody = client.get_person(pb::GetPersonRequest { id: "0197f0a0-0000-7000-8000-000000000000".to_owned() }).await;
    assert_eq!(Refusal::expect(nobody).reason, "NOT_FOUND");
    assert_eq!(on_record(&world, "GetPerson").await.len(), 1);
}

#[tokio::test]
async fn persons_are_listed_in_thai_order_of_given_names_and_by_organisation() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    // A vowel that is written first is not read first: แก้ว stands under ก, เมือง under ม.
    for (at, given) in ["เมือง", "ขวัญ", "แก้ว", "พิมพ์"].into_iter().enumerate() {
        let person = given::person(&mut client, given).await;
        if at < 2 {
            given::position(&mut client, &person, &office, pb::PositionKind::Substantive).await;
        }
    }
    let all = ["แก้ว", "ขวัญ", "พิมพ์", "เมือง"];
    assert_eq!(listed(&mut client, pb::ListPersonsRequest::default()).await, all);
    assert_eq!(listed(&mut client, pb::ListPersonsRequest { page_size: 1, ..Default::default() }).await, all);
    let of_office = pb::ListPersonsRequest { organisation_id: office.id, ..Default::default() };
    assert_eq!(listed(&mut client, of_office).await, ["ขวัญ", "เมือง"]);
}

#[tokio::test]
async fn a_marriage_changes_the_family_name_from_its_day_and_the_old_name_stays() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let create = pb::CreatePersonRequest {
        names: vec![name("มะลิ", "เดิม (ข้อมูลสมมติ)")], ..Default::default()
    };
    let made = client.create_person(create).await.expect("recorded").into_inner().person.expect("in the reply");
    let wedding = given::day(2022, 2, 14);
    let names = vec![
        pb::PersonName { valid_to: wedding.clone(), ..name("มะลิ", "เดิม (ข้อมูลสมมติ)") },
        pb::PersonName { valid_from: wedding, ..name("มะลิ", "ใหม่ (ข้อมูลสมมติ)") },
    ];
    let update = pb::UpdatePersonRequest { id: made.id.clone(), expected_version: 1, names: names.clone(), ..Default::default() };
    let renamed = client.update_person(update).await.expect("renamed").into_inner().person.expect("in the reply");
    assert_eq!((renamed.version, renamed.display_name.as_str()), (2, "นางมะลิ เดิม (ข้อมูลสมมติ)"), "not yet married today");
    world.clock.set("2022-02-14T00:00:00+07:00".parse().expect("an instant"));
    let read = client.get_person(pb::GetPersonRequest { id: made.id.clone() }).await.expect("there").into_inner().person.expect("in it");
    assert_eq!(read.display_name, "นางมะลิ ใหม่ (ข้อมูลสมมติ)");
    assert_eq!(read.names.len(), 2);

    // The same names again: nothing changes.
    let again = pb::UpdatePersonRequest { id: made.id.clone(), expected_version: 2, names: names.clone(), ..Default::default() };
    assert_eq!(client.update_person(again).await.expect("the same").into_inner().person.map(|p| p.version), Some(2));
    let stale = pb::UpdatePersonRequest { id: made.id, expected_version: 1, names, ..Default::default() };
    assert_eq!(Refusal::expect(client.update_person(stale).await).reason, "VERSION_CONFLICT");
}

#[tokio::test]
async fn an_office_is_no_person_and_two_names_are_not_used_on_one_day() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let create = |names: Vec<pb::PersonName>| pb::CreatePersonRequest { names, ..Default::default() };
    let office = Refusal::expect(client.create_person(create(vec![name("ศึกษาธิการจังหวัดขอนแก่น", "")])).await);
    assert_eq!((office.code, office.field_reasons()), (tonic::Code::InvalidArgument, vec![("names", "NOT_A_PERSON_NAME")]));
    assert!(!office.english.contains("ศึกษาธิการ") && !office.text.contains("ศึกษาธิการจังหวัด"), "the text may hold a name: {office:?}");
    let twice = Refusal::expect(client.create_person(create(vec![name("มะลิ", "หนึ่ง"), name("มะลิ", "สอง")])).await);
    assert_eq!(twice.field_reasons(), [("names[1]", "NAMES_OVERLAP")]);
    let backwards =
        pb::PersonName { valid_from: given::day(2021, 2, 2), valid_to: given::day(2021, 2, 1), ..name("มะลิ", "สอง") };
    let backwards = Refusal::expect(client.create_person(create(vec![backwards])).await);
    assert_eq!(backwards.field_reasons(), [("names[0].valid_to", "END_BEFORE_START")]);
}

#[tokio::test]
async fn a_name_as_people_write_it_is_split_and_stored_nowhere() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let before = testkit::Counts::of(world.db("partners")).await;
    let ask = |text: &str| pb::ParsePersonNameRequest { text: text.to_owned() };
    let parsed = client.parse_person_name(ask("รศ.ดร.สมชาย ตัวอย่าง ผู้อำนวยการ")).await.expect("a name").into_inner();
    let name = parsed.name.expect("in the reply");
    assert_eq!((name.academic_rank.as_str(), name.degree_title.as_str()), ("รองศาสตราจารย์", "ดร."));
    assert_eq!((name.given.as_str(), name.family.as_str(), parsed.position_title.as_str()), ("สมชาย", "ตัวอย่าง", "ผู้อำนวยการ"));
    // A rank in the name is no acting position, and นาย is split off without a space.
    let parsed = client.parse_person_name(ask("ว่าที่ร้อยตรีนายสมชาย ตัวอย่าง")).await.expect("a name").into_inner();
    assert_eq!(parsed.name.map(|name| (name.military_rank, name.given)), Some(("ว่าที่ร้อยตรี".to_owned(), "สมชาย".to_owned())));
    let office = Refusal::expect(client.parse_person_name(ask("ผู้อำนวยการ สพป.ขอนแก่น เขต 1")).await);
    assert_eq!(office.field_reasons(), [("text", "NOT_A_PERSON_NAME")]);
    assert_eq!(testkit::Counts::of(world.db("partners")).await, before);
}
