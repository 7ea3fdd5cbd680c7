//! The signing sheet: in the order of protocol, with the titles of the day, its hour in words, and nothing that a browser would run.

use api::partners::v1 as pb;
use testkit::Refusal;

use crate::given::{self, Client, OFFICER, client, world};
use crate::step;

async fn sheet(client: &mut Client, agreement: &pb::Agreement, thai_digits: bool) -> String {
    let request = pb::RenderSigningSheetRequest { id: agreement.id.clone(), thai_digits };
    let reply = client.render_signing_sheet(request).await.expect("rendered").into_inner();
    assert_eq!(reply.file_name, format!("signing-sheet-{}.html", agreement.id));
    reply.html
}

/// Where each of the texts stands; all of them do, in this order.
#[track_caller]
fn in_order(page: &str, texts: &[&str]) {
    let mut from = 0;
    for text in texts {
        let found = page[from..].find(text);
        from += found.unwrap_or_else(|| panic!("{text} does not stand behind what comes before it in {page}")) + text.len();
    }
}

/// Agreed, and planned for 23 December 2564, nine in the morning in Bangkok.
async fn planned(client: &mut Client, agreement: &pb::Agreement, venue: &str) -> pb::Ceremony {
    let agreement = step!(client, submit_agreement, SubmitAgreementRequest, agreement).expect("submitted");
    let agreement = step!(client, freeze_text, FreezeTextRequest, agreement).expect("frozen");
    let plan = pb::PlanCeremonyRequest {
        agreement_id: agreement.id,
        expected_version: agreement.version,
        starts_at: Some(prost_types::Timestamp { seconds: 1_640_224_800, nanos: 0 }),
        venue: venue.to_owned(),
        ..Default::default()
    };
    client.plan_ceremony(plan).await.expect("planned").into_inner().ceremony.expect("in the reply")
}

#[tokio::test]
async fn parties_stand_in_the_order_of_protocol_with_who_signs_in_which_capacity_and_their_witness_places() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::open(&mut client, &cast).await;
    let witness = given::person(&mut client, "พยาน").await;
    let agreement =
        step!(client, name_witness, NameWitnessRequest, agreement, party_no: 2, slot_no: 2, person_id: witness.id).expect("named");
    let page = sheet(&mut client, &agreement, false).await;
    let dots = "........................................";
    in_order(
        &page,
        &[
            "<h1>บันทึกข้อตกลงตัวอย่าง</h1>",
            "ยังไม่ได้กำหนดวันลงนาม",
            "ฝ่ายที่ 1 สำนักงานตัวอย่าง เขต 1",
            " ผู้ลงนาม<br>(นายหนึ่ง ตัวอย่าง (ข้อมูลสมมติ))<br>ผู้อำนวยการ",
            &format!("พยาน<br>({dots})"),
            &format!("พยาน<br>({dots})"),
            "ฝ่ายที่ 2 สำนักงานตัวอย่าง เขต 2",
            " ผู้แทนผู้ลงนาม<br>(นายสอง ตัวอย่าง (ข้อมูลสมมติ))<br>ผู้อำนวยการ",
            &format!("พยาน<br>({dots})"),
            "พยาน<br>(นายพยาน ตัวอย่าง (ข้อมูลสมมติ))",
        ],
    );
    assert_eq!(page.matches("<section>").count(), 2);
}

#[tokio::test]
async fn the_day_and_the_hour_stand_in_words_as_long_as_the_ceremony_has_them() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    let ceremony = planned(&mut client, &agreement, "ห้องประชุม ชั้น 2").await;
    let (day, digits) = ("วันพฤหัสบดีที่ 23 ธันวาคม 2564 เวลา 09.00 น.", "วันพฤหัสบดีที่ ๒๓ ธันวาคม ๒๕๖๔ เวลา ๐๙.๐๐ น.");
    let arabic = sheet(&mut client, &agreement, false).await;
    in_order(&arabic, &[day, "<br>ณ ห้องประชุม ชั้น 2"]);
    let thai = sheet(&mut client, &agreement, true).await;
    in_order(&thai, &[digits, "<br>ณ ห้องประชุม ชั้น ๒", "ฝ่ายที่ ๑ สำนักงานตัวอย่าง เขต ๑"]);
    let style =
        |page: &str| page.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|(style, _)| style.to_owned());
    assert!(style(&arabic).is_some_and(|style| style.contains("size:A4")) && style(&thai) == style(&arabic), "the layout keeps its digits");

    let postpone = pb::PostponeCeremonyRequest {
        id: ceremony.id, expected_version: 1, reason: "น้ำท่วม".to_owned(), ..Default::default()
    };
    client.postpone_ceremony(postpone).await.expect("postponed");
    let page = sheet(&mut client, &agreement, false).await;
    assert!(page.contains("ยังไม่ได้กำหนดวันลงนาม") && !page.contains("ธันวาคม") && !page.contains("ห้องประชุม"), "{page}");
}

#[tokio::test]
async fn who_is_to_sign_is_printed_as_known_today_and_who_has_signed_with_the_name_and_all_titles_of_that_day() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let deputy = given::person(&mut client, "สาม").await;
    let position = given::position(&mut client, &deputy, &cast.host.organisation, pb::PositionKind::Acting).await;
    let other = pb::AssignPositionRequest {
        person_id: deputy.id.clone(),
        organisation_id: cast.host.organisation.id.clone(),
        title: given::text("รองผู้อำนวยการ"),
        kind: pb::PositionKind::Substantive.into(),
        valid_to: given::day(2021, 12, 21),
        ..Default::default()
    };
    client.assign_position(other).await.expect("recorded");
    let agreement = given::open(&mut client, &cast).await;
    let acting = given::Member { organisation: cast.host.organisation.clone(), person: deputy, position };
    let assign = given::assign(&agreement, 1, &acting, pb::SigningCapacity::Principal);
    let agreement = client.assign_signatory(assign).await.expect("acting may sign").into_inner().agreement.expect("in the reply");
    in_order(&sheet(&mut client, &agreement, false).await, &["ผู้ลงนาม<br>(นายสาม ", "<br>รักษาการแทนผู้อำนวยการ"]);

    let signed = given::sign(&mut client, &agreement, 1).await.expect("signed");
    world.clock.set("2022-10-01T02:00:00Z".parse().expect("an instant"));
    let names =
        vec![pb::PersonName { academic_rank: "ศาสตราจารย์".to_owned(), ..given::names("สี่").remove(0) }];
    let rename = pb::UpdatePersonRequest { id: acting.person.id.clone(), expected_version: 1, names, ..Default::default() };
    client.update_person(rename).await.expect("renamed");
    let page = sheet(&mut client, &signed, false).await;
    in_order(&page, &["ผู้ลงนาม<br>(นายสาม ตัวอย่าง", "<br>รักษาการแทนผู้อำนวยการ<br>รองผู้อำนวยการ<br>", "ลงนามเมื่อ 20 ธันวาคม 2564"]);
    assert!(!page.contains("ศาสตราจารย์") && !page.contains("นายสี่"), "{page}");
}

#[tokio::test]
async fn whatever_people_have_written_is_text_on_the_sheet() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let nasty = |text: &str| format!("<script>alert(1)</script>&\"{text}\" </style>");
    let parties = vec![
        given::party(&given::organisation(&mut client, given::office(&nasty("หน่วยงาน"), "4005")).await, pb::PartySide::Host),
        given::party(&cast.guest.organisation, pb::PartySide::Counterparty),
    ];
    let input =
        pb::AgreementInput { title: given::text(&nasty("ชื่อ")), reference_no: nasty("เลขที่"), ..given::memorandum() };
    let request = pb::CreateAgreementRequest { agreement: Some(input), parties, ..Default::default() };
    let agreement = client.create_agreement(request).await.expect("drafted").into_inner().agreement.expect("in the reply");
    planned(&mut client, &agreement, &nasty("ห้อง")).await;
    for thai_digits in [false, true] {
        let page = sheet(&mut client, &agreement, thai_digits).await;
        for text in ["ชื่อ", "เลขที่", "หน่วยงาน", "ห้อง"] {
            let one = if thai_digits { "๑" } else { "1" };
            let written = format!("&lt;script&gt;alert({one})&lt;/script&gt;&amp;&quot;{text}&quot; &lt;/style&gt;");
            assert!(page.contains(&written), "{text}: {page}");
        }
        assert_eq!((page.matches("<script").count(), page.matches("</style>").count()), (0, 1), "{page}");
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("), "no outside resources");
    }
}

#[tokio::test]
async fn the_sheet_shows_names_hence_needs_the_permission_for_them_and_is_on_record() {
    let world = world().await;
    let mut officer = client(&world, OFFICER);
    let cast = given::cast(&mut officer).await;
    let agreement = given::open(&mut officer, &cast).await;
    let request = || pb::RenderSigningSheetRequest { id: agreement.id.clone(), thai_digits: false };
    let mut partner = client(&world, &format!("partner@organisation:{}", cast.host.organisation.id));
    assert_eq!(Refusal::expect(partner.render_signing_sheet(request()).await).reason, "PERMISSION_DENIED");
    let mut foreign = client(&world, "area_officer@esao:4009");
    assert_eq!(Refusal::expect(foreign.render_signing_sheet(request()).await).reason, "NOT_FOUND");
    let mut own = client(&world, "area_officer@esao:4001");
    own.render_signing_sheet(request()).await.expect("rendered");
    let trail: Vec<(String, Option<uuid::Uuid>, Option<i64>)> =
        sqlx::query_as("select actor, aggregate_id, aggregate_version from audit where method like '%RenderSigningSheet' order by id")
            .fetch_all(world.db("partners").pool())
            .await
            .expect("the trail answers");
    let shown = agreement.id.parse().expect("an id");
    assert_eq!(trail, [("area_officer@esao:4001".to_owned(), Some(shown), Some(agreement.version))]);
}
