//! Organisations: what is recorded, found, listed and changed.

use api::partners::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{self, Client, OFFICER, client, world};

async fn update(
    client: &mut Client,
    of: &pb::Organisation,
    paths: &[&str],
    input: pb::OrganisationInput,
) -> Result<pb::Organisation, tonic::Status> {
    let request = pb::UpdateOrganisationRequest {
        id: of.id.clone(),
        expected_version: of.version,
        organisation: Some(input),
        update_mask: Some(prost_types::FieldMask { paths: paths.iter().map(|path| (*path).to_owned()).collect() }),
        ..Default::default()
    };
    client.update_organisation(request).await.map(|reply| reply.into_inner().organisation.expect("in the reply"))
}

/// The names of every page, one after the other.
async fn listed(client: &mut Client, request: pb::ListOrganisationsRequest) -> Vec<String> {
    let (mut names, mut token) = (Vec::new(), String::new());
    loop {
        let request = pb::ListOrganisationsRequest { page_token: token, ..request.clone() };
        let page = client.list_organisations(request).await.expect("a page").into_inner();
        names.extend(page.organisations.iter().map(th));
        token = page.next_page_token;
        if token.is_empty() {
            return names;
        }
    }
}

fn th(organisation: &pb::Organisation) -> String {
    organisation.display_name.as_ref().map(|name| name.th.clone()).unwrap_or_default()
}

fn code(scheme: &str, value: &str) -> pb::OrganisationCode {
    pb::OrganisationCode { scheme: scheme.to_owned(), value: value.to_owned(), confirmed: false }
}

#[tokio::test]
async fn what_was_recorded_is_what_is_read() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let mut input = given::office("สำนักงานตัวอย่าง เขต 1", "0401");
    input.names.push(given::named(pb::NameKind::Short, "สนง.ตัวอย่าง 1"));
    input.names.push(pb::OrganisationName { language: "en".to_owned(), ..given::official("Example Office, Area 1") });
    input.sector = pb::Sector::State.into();
    input.eia_participant_type = "02".to_owned();
    let made = given::organisation(&mut client, input.clone()).await;
    let read = client.get_organisation(pb::GetOrganisationRequest { id: made.id.clone() }).await.expect("there").into_inner();
    assert_eq!(read.organisation.as_ref(), Some(&made));
    assert_eq!((made.version, made.status(), made.kind()), (1, pb::OrganisationStatus::Active, pb::OrganisationKind::EsaoPrimary));
    assert_eq!(made.names, input.names);
    assert_eq!(made.codes, [code("ESAO", "0401")], "leading zeros stay");
    assert_eq!((made.sector(), made.eia_participant_type.as_str(), made.province_code.as_str()), (pb::Sector::State, "02", "40"));
    assert_eq!(made.legal_personality(), pb::LegalPersonality::NotStated);
    let name = made.display_name.expect("official names");
    assert_eq!((name.th.as_str(), name.en.as_str()), ("สำนักงานตัวอย่าง เขต 1", "Example Office, Area 1"));
}

#[tokio::test]
async fn an_id_of_the_clients_own_is_kept_and_taken_only_once() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let id = "0197f0a0-0000-7000-8000-0000000000aa";
    let of = |name: &str, esao: &str| pb::CreateOrganisationRequest {
        id: id.to_owned(),
        organisation: Some(given::office(name, esao)),
        ..Default::default()
    };
    let made = client.create_organisation(of("สำนักงานตัวอย่าง เขต 1", "4001")).await.expect("recorded").into_inner();
    assert_eq!(made.organisation.map(|o| o.id).as_deref(), Some(id));
    let refusal = Refusal::expect(client.create_organisation(of("สำนักงานตัวอย่าง เขต 2", "4002")).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::AlreadyExists, vec![("id", "ALREADY_EXISTS")]));
}

#[tokio::test]
async fn organisations_are_listed_in_thai_order_with_numbers_as_people_count() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    // A vowel that is written first is not read first: เกาะ stands under ก, แพร่ under พ.
    let names = ["สำนักงานตัวอย่าง เขต 10", "แพร่ตัวอย่าง", "สำนักงานตัวอย่าง เขต 2", "เกาะตัวอย่าง", "ขอนตัวอย่าง", "สำนักงานตัวอย่าง เขต 1"];
    for (at, name) in names.iter().enumerate() {
        given::organisation(&mut client, given::office(name, &format!("40{at:02}"))).await;
    }
    let expected = ["เกาะตัวอย่าง", "ขอนตัวอย่าง", "แพร่ตัวอย่าง", "สำนักงานตัวอย่าง เขต 1", "สำนักงานตัวอย่าง เขต 2", "สำนักงานตัวอย่าง เขต 10"];
    assert_eq!(listed(&mut client, pb::ListOrganisationsRequest::default()).await, expected);
    assert_eq!(listed(&mut client, pb::ListOrganisationsRequest { page_size: 1, ..Default::default() }).await, expected);
}

#[tokio::test]
async fn pages_neither_lose_nor_repeat_organisations_of_one_name() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let mut ids = Vec::new();
    for at in 0..5 {
        ids.push(given::organisation(&mut client, given::office("สำนักงานชื่อเดียวกัน", &format!("40{at:02}"))).await.id);
    }
    ids.sort_unstable();
    let (mut seen, mut token, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let request = pb::ListOrganisationsRequest { page_size: 2, page_token: token, ..Default::default() };
        let page = client.list_organisations(request).await.expect("a page").into_inner();
        seen.extend(page.organisations.into_iter().map(|o| o.id));
        pages += 1;
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!((seen, pages), (ids, 3));
}

#[tokio::test]
async fn lists_are_narrowed_by_kind_province_and_a_code_with_its_scheme() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let mut school = given::office("โรงเรียนตัวอย่าง", "0");
    // The same digits in another scheme are another code.
    (school.kind, school.codes, school.province_code) =
        (pb::OrganisationKind::School.into(), vec![code("DISTRICT", "4001")], "41".to_owned());
    given::organisation(&mut client, school).await;

    let schools = pb::ListOrganisationsRequest { kinds: vec![pb::OrganisationKind::School.into()], ..Default::default() };
    assert_eq!(listed(&mut client, schools).await, ["โรงเรียนตัวอย่าง"]);
    let province = pb::ListOrganisationsRequest { province_code: "40".to_owned(), ..Default::default() };
    assert_eq!(listed(&mut client, province).await, ["สำนักงานตัวอย่าง เขต 1"]);
    let by_code = |scheme: &str| pb::ListOrganisationsRequest { code: Some(code(scheme, "4001")), ..Default::default() };
    assert_eq!(listed(&mut client, by_code("ESAO")).await, ["สำนักงานตัวอย่าง เขต 1"]);
    assert_eq!(listed(&mut client, by_code("DISTRICT")).await, ["โรงเรียนตัวอย่าง"]);
    assert!(listed(&mut client, by_code("SCHOOL")).await.is_empty());
}

#[tokio::test]
async fn a_code_belongs_to_one_organisation() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let other = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 2", "4002")).await;
    let before = Counts::of(world.db("partners")).await;
    // Thai digits are the same code.
    let request = pb::CreateOrganisationRequest {
        organisation: Some(given::office("สำนักงานอื่น", "๔๐๐๑")), ..Default::default()
    };
    let refusal = Refusal::expect(client.create_organisation(request).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::AlreadyExists, vec![("organisation.codes", "ALREADY_EXISTS")]));
    let taken = update(&mut client, &other, &["codes"], given::office("สำนักงานตัวอย่าง เขต 2", "4001")).await;
    assert_eq!(Refusal::expect(taken).field_reasons(), [("organisation.codes", "ALREADY_EXISTS")]);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn a_unit_has_a_legal_entity_and_nothing_else_has_one() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let of = |word: pb::LegalPersonality, legal_entity: &str| pb::CreateOrganisationRequest {
        organisation: Some(pb::OrganisationInput {
            legal_personality: word.into(),
            legal_entity_id: legal_entity.to_owned(),
            codes: Vec::new(),
            ..given::office("คณะตัวอย่าง", "")
        }),
        ..Default::default()
    };
    for wrong in [
        of(pb::LegalPersonality::Unit, ""),
        of(pb::LegalPersonality::LegalEntity, &office.id),
        of(pb::LegalPersonality::NotStated, &office.id),
    ] {
        let refusal = Refusal::expect(client.create_organisation(wrong).await);
        assert_eq!(refusal.code, tonic::Code::InvalidArgument);
        assert_eq!(refusal.field_reasons(), [("organisation.legal_entity_id", "LEGAL_ENTITY_INVALID")]);
    }
    let nowhere = client.create_organisation(of(pb::LegalPersonality::Unit, "0197f0a0-0000-7000-8000-000000000000")).await;
    assert_eq!(Refusal::expect(nowhere).field_reasons(), [("organisation.legal_entity_id", "NOT_FOUND")]);
    let unit = client.create_organisation(of(pb::LegalPersonality::Unit, &office.id)).await.expect("a unit").into_inner();
    assert_eq!(unit.organisation.map(|o| o.legal_entity_id), Some(office.id));
}

#[tokio::test]
async fn a_new_official_name_ends_the_old_one_and_both_stay_known() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานชื่อเดิม", "4001")).await;
    world.clock.set("2022-10-01T02:00:00Z".parse().expect("an instant"));
    let renamed = update(&mut client, &office, &["names"], given::office("สำนักงานชื่อใหม่", "9999")).await.expect("renamed");
    assert_eq!((th(&renamed).as_str(), renamed.version, renamed.status()), ("สำนักงานชื่อใหม่", 2, pb::OrganisationStatus::Renamed));
    assert_eq!(renamed.codes, office.codes, "the mask does not name the codes");
    let mut periods: Vec<_> =
        renamed.names.iter().map(|n| (n.text.as_str(), day_of(n.valid_from.as_ref()), day_of(n.valid_to.as_ref()))).collect();
    periods.sort_unstable();
    assert_eq!(periods, [("สำนักงานชื่อเดิม", None, Some((2022, 10, 1))), ("สำนักงานชื่อใหม่", Some((2022, 10, 1)), None)]);

    let told: Vec<_> = world.told("partners").await.into_iter().map(|event| (event.event.clone(), event.aggregate_version)).collect();
    assert_eq!(told, [("registered".to_owned(), 1), ("renamed".to_owned(), 2)]);

    let resolve = |text: &str, as_of| pb::ResolveOrganisationsRequest { text: text.to_owned(), as_of, ..Default::default() };
    let mut found = async |request| client.resolve_organisations(request).await.expect("read").into_inner().organisations.len();
    assert_eq!(found(resolve("สำนักงานชื่อใหม่", None)).await, 1);
    assert_eq!(found(resolve("สำนักงานชื่อเดิม", None)).await, 0, "nobody is called so today");
    assert_eq!(found(resolve("สำนักงานชื่อเดิม", given::day(2022, 9, 30))).await, 1);
    assert_eq!(found(resolve("สำนักงานชื่อใหม่", given::day(2022, 9, 30))).await, 0);
}

fn day_of(day: Option<&api::common::v1::LocalDate>) -> Option<(i32, i32, i32)> {
    day.map(|day| (day.year, day.month, day.day))
}

#[tokio::test]
async fn a_change_that_changes_nothing_leaves_the_version_and_tells_nothing() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let before = Counts::of(world.db("partners")).await;
    let same = update(&mut client, &office, &["names", "codes"], given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await.expect("the same");
    assert_eq!(same, office);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn a_stale_change_and_an_unknown_path_are_refused() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let office = given::organisation(&mut client, given::office("สำนักงานตัวอย่าง เขต 1", "4001")).await;
    let sector = || pb::OrganisationInput {
        sector: pb::Sector::State.into(), ..given::office("สำนักงานตัวอย่าง เขต 1", "4001")
    };
    let changed = update(&mut client, &office, &["sector"], sector()).await.expect("changed");
    assert_eq!((changed.sector(), changed.version, changed.status()), (pb::Sector::State, 2, pb::OrganisationStatus::Active));
    let stale = Refusal::expect(update(&mut client, &office, &["sector"], sector()).await);
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    let unknown = Refusal::expect(update(&mut client, &changed, &["sector", "status"], sector()).await);
    assert_eq!(unknown.field_reasons(), [("update_mask.paths[1]", "UNKNOWN_CHOICE")]);
}

#[tokio::test]
async fn names_are_stored_in_one_spelling() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    // A no-break space, two spaces, and sara am typed as nikhahit and sara aa.
    let made = given::organisation(&mut client, given::office(" ส\u{E4D}\u{E32}นักงาน\u{A0}ตัวอย่าง  เขต 1 ", "4001")).await;
    assert_eq!(made.names[0].text, "สำนักงาน ตัวอย่าง เขต 1");
    let stored: Vec<String> =
        sqlx::query_scalar("select text from organisation_name").fetch_all(world.db("partners").pool()).await.expect("one row");
    assert_eq!(stored, ["สำนักงาน ตัวอย่าง เขต 1"]);
}

#[tokio::test]
async fn an_organisation_needs_an_official_thai_name_of_today_and_every_problem_is_told_at_once() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let mut input = given::office("สำนักงานตัวอย่าง", "4001");
    input.names = vec![given::named(pb::NameKind::Short, "สั้น")];
    input.codes.push(code("ESAO", "4001"));
    (input.province_code, input.eia_participant_type) = ("4".to_owned(), "07".to_owned());
    let request = pb::CreateOrganisationRequest { organisation: Some(input), ..Default::default() };
    assert_eq!(
        Refusal::expect(client.create_organisation(request).await).field_reasons(),
        [
            ("organisation.names", "OFFICIAL_NAME_REQUIRED"),
            ("organisation.codes[1]", "GIVEN_TWICE"),
            ("organisation.province_code", "FIELD_INVALID"),
            ("organisation.eia_participant_type", "FIELD_INVALID")
        ]
    );
}
