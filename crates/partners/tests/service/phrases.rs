//! Which organisations a phrase means.

use api::partners::v1 as pb;
use testkit::Refusal;

use crate::given::{self, Client, OFFICER, client, world};

async fn ask(client: &mut Client, text: &str, agreement: &str) -> Result<Vec<String>, tonic::Status> {
    let request = pb::ResolveOrganisationsRequest { text: text.to_owned(), agreement_id: agreement.to_owned(), as_of: None };
    let reply = client.resolve_organisations(request).await?.into_inner();
    Ok(reply.organisations.into_iter().map(|o| o.id).collect())
}

async fn area_offices(client: &mut Client) -> Vec<String> {
    let mut ids = Vec::new();
    // Not in order: the reply follows the phrase.
    for number in [3, 1, 5, 2, 4] {
        let mut office = given::office(&format!("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาขอนแก่น เขต {number}"), &format!("400{number}"));
        office.names.push(given::named(pb::NameKind::Alias, &format!("ขก.{number}")));
        ids.push((number, given::organisation(client, office).await.id));
    }
    ids.sort_unstable();
    ids.into_iter().map(|(_, id)| id).collect()
}

#[tokio::test]
async fn a_range_means_every_office_in_it_in_order() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let ids = area_offices(&mut client).await;
    assert_eq!(ask(&mut client, "สพป.ขอนแก่น เขต 1-5", "").await.expect("five"), ids);
    assert_eq!(ask(&mut client, "สพป.ขอนแก่น เขต ๔ และ ๒", "").await.expect("two"), [ids[3].clone(), ids[1].clone()]);
}

#[tokio::test]
async fn an_alias_an_abbreviation_and_both_spellings_mean_the_same_office() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let ids = area_offices(&mut client).await;
    for text in [
        "ขก.2",
        "ขก 2",
        "สพป. ขอนแก่น เขต 2",
        "สพป.ขอนแก่น\u{A0}เขต ๒",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาขอนแก่น เขต 2",
        "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาจังหวัดขอนแก่น เขต 2",
    ] {
        assert_eq!(ask(&mut client, text, "").await.expect("one"), [ids[1].clone()], "{text}");
    }
    assert!(ask(&mut client, "สพม.ขอนแก่น เขต 2", "").await.expect("nobody").is_empty(), "a secondary office is another office");
}

#[tokio::test]
async fn a_bare_number_needs_a_scheme_and_prose_names_nobody() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    area_offices(&mut client).await;
    let refusal = Refusal::expect(ask(&mut client, "4001", "").await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::InvalidArgument, vec![("text", "CODE_SCHEME_REQUIRED")]));
    assert!(refusal.text.contains("4001") && Refusal::is_thai(&refusal.text), "{}", refusal.text);
    for prose in ["หน่วยงานทั้ง 6 ฝ่าย", "ผู้ร่วมพิธีทั้งหลาย"] {
        assert!(ask(&mut client, prose, "").await.expect("nobody").is_empty(), "{prose}");
    }
}

#[tokio::test]
async fn a_name_that_needs_context_means_its_organisation_only_within_its_agreement() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let mut institute = given::office("สถาบันตัวอย่าง", "4003");
    institute.names.push(given::named(pb::NameKind::Alias, "สถาบันฯ"));
    let institute = given::organisation(&mut client, institute).await;
    assert!(institute.names[1].needs_context, "ฯ says so, whatever the caller gave");
    let parties = vec![given::party(&institute, pb::PartySide::Host), given::party(&cast.guest.organisation, pb::PartySide::Counterparty)];
    let request = pb::CreateAgreementRequest { agreement: Some(given::memorandum()), parties, ..Default::default() };
    let with = client.create_agreement(request).await.expect("drafted").into_inner().agreement.expect("in the reply");
    let without = given::draft(&mut client, &cast).await;
    assert!(ask(&mut client, "สถาบันฯ", "").await.expect("nobody").is_empty());
    assert!(ask(&mut client, "สถาบันฯ", &without.id).await.expect("nobody").is_empty());
    assert_eq!(ask(&mut client, "สถาบันฯ", &with.id).await.expect("one"), [institute.id]);
    let nowhere = ask(&mut client, "สถาบันฯ", "0197f0a0-0000-7000-8000-000000000000").await;
    assert_eq!(Refusal::expect(nowhere).field_reasons(), [("agreement_id", "NOT_FOUND")]);
}

#[tokio::test]
async fn one_name_of_two_organisations_is_ambiguous_until_an_agreement_decides() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4009")).await;
    let refusal = Refusal::expect(ask(&mut client, "สำนักงานตัวอย่าง เขต 1", "").await);
    assert_eq!(refusal.field_reasons(), [("text", "ORGANISATION_AMBIGUOUS")]);
    let agreement = given::draft(&mut client, &cast).await;
    let found = ask(&mut client, "สำนักงานตัวอย่าง เขต 1", &agreement.id).await.expect("one");
    assert_eq!(found, [cast.host.organisation.id]);
}

#[tokio::test]
async fn a_phrase_finds_nobody_whom_the_caller_may_not_see() {
    let world = world().await;
    let mut officer = client(&world, OFFICER);
    let cast = given::cast(&mut officer).await;
    // Namesakes: the caller's own one is the only one there is.
    let namesake = given::organisation(&mut officer, given::office("สำนักงานตัวอย่าง เขต 1", "4009")).await;
    let agreement = given::draft(&mut officer, &cast).await;
    let mut area = client(&world, "area_officer@esao:4009");
    assert_eq!(ask(&mut area, "สำนักงานตัวอย่าง เขต 1", "").await.expect("its own"), [namesake.id]);
    assert!(ask(&mut area, "สำนักงานตัวอย่าง เขต 2", "").await.expect("nobody").is_empty());
    let foreign = Refusal::expect(ask(&mut area, "สำนักงานตัวอย่าง เขต 1", &agreement.id).await);
    let nowhere = Refusal::expect(ask(&mut area, "สำนักงานตัวอย่าง เขต 1", "0197f0a0-0000-7000-8000-000000000000").await);
    assert_eq!((foreign.code, &foreign.english, &foreign.text), (nowhere.code, &nowhere.english, &nowhere.text));
    assert_eq!(foreign.fields, nowhere.fields);
}
