//! The twenty traps of the article, each a test named after what must not go wrong.

use api::partners::v1 as pb;
use chassis::thai::date::{Field, parse_date, parse_date_time};
use jiff::civil::date;
use prost_reflect::DescriptorPool;
use testkit::Refusal;

use super::Story;
use super::extract::{list, text};
use partners::domain::agreement::SigningCapacity;
use partners::domain::signing_role::SigningRole;
use partners::domain::{Bound, quantity, signing_role};

/// The article as it came, no-break spaces and page furniture included.
const ARTICLE: &str = include_str!("article.txt");

#[test]
fn t01_a_buddhist_year_in_text_is_gregorian_in_storage_and_neither_era_passes_for_the_other() {
    assert_eq!(parse_date(Field::Be, "23 ธันวาคม 2564").expect("a date").date, date(2021, 12, 23));
    for year in [2400, 2564, 2700] {
        assert_eq!(parse_date(Field::Ce, &format!("{year}-12-23")).expect_err("a BE year").reason(), "CE_YEAR_EXPECTED");
    }
    for year in [1900, 2021, 2100] {
        assert_eq!(parse_date(Field::Be, &format!("23 ธันวาคม {year}")).expect_err("a CE year").reason(), "BE_YEAR_EXPECTED");
    }
}

#[tokio::test]
async fn t02_a_dot_separates_hours_from_minutes_and_no_end_is_invented() {
    let moment = parse_date_time(Field::Be, "วันพฤหัสบดีที่ 23 ธันวาคม 2564 เวลา 09.00 น.").expect("a moment");
    assert_eq!((moment.start().to_string().as_str(), moment.end()), ("2021-12-23T02:00:00Z", None));
    let ceremony = Story::told().await.ceremony().await;
    assert_eq!((ceremony.starts_at.map(|t| t.seconds), ceremony.ends_at), (Some(moment.start().as_second()), None));
}

#[tokio::test]
async fn t03_seven_parties_are_counted_from_rows_though_the_prose_says_six() {
    let story = Story::told().await;
    let agreement = story.agreement().await;
    assert_eq!((agreement.parties_count, agreement.parties.len()), (7, 7));
    assert!(story.meant("หน่วยงานทั้ง 6 ฝ่าย", true).await.is_empty(), "a number in prose names nobody");
}

#[tokio::test]
async fn t04_a_range_means_five_offices_and_both_spellings_mean_the_same_one() {
    let story = Story::told().await;
    let range = story.meant("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาจังหวัดขอนแก่น เขต 1-5", false).await;
    assert_eq!(range, ["ESAO1", "ESAO2", "ESAO3", "ESAO4", "ESAO5"]);
    let with_province = story.meant("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาจังหวัดขอนแก่น เขต 1", false).await;
    let without = story.meant("สำนักงานเขตพื้นที่การศึกษาประถมศึกษาขอนแก่น เขต 1", false).await;
    assert_eq!((with_province, without), (vec!["ESAO1".to_owned()], vec!["ESAO1".to_owned()]));
}

#[tokio::test]
async fn t05_the_name_of_the_officer_means_the_office_and_makes_no_person() {
    let story = Story::told().await;
    assert_eq!(story.meant("ศึกษาธิการจังหวัดขอนแก่น", false).await, ["PEO"]);
    let request =
        pb::ParsePersonNameRequest { text: "ศึกษาธิการจังหวัดขอนแก่น".to_owned() };
    assert_eq!(Refusal::expect(story.partners().parse_person_name(request).await).reason, "NOT_A_PERSON_NAME");
}

#[tokio::test]
async fn t06_three_sign_in_their_own_right_and_four_as_representatives() {
    let story = Story::told().await;
    let agreement = story.agreement().await;
    let with = |capacity| agreement.parties.iter().filter(|p| p.signatory.as_ref().is_some_and(|s| s.capacity() == capacity)).count();
    assert_eq!((with(pb::SigningCapacity::Principal), with(pb::SigningCapacity::Representative)), (3, 4));
    let read = |party: &pb::Party| signing_role::read(&party.signatory.as_ref().expect("assigned").capacity_text);
    let representative = SigningRole::Signatory(SigningCapacity::Representative);
    let roles: Vec<_> = agreement.parties.iter().map(|p| read(p).is_some_and(|role| role.role == representative)).collect();
    assert_eq!(roles, [false, true, false, true, false, true, true]);
}

#[tokio::test]
async fn t07_acting_is_how_the_post_is_held_and_the_capacity_stays_principal() {
    let story = Story::told().await;
    let host = story.agreement().await.parties.remove(0).signatory.expect("assigned");
    assert_eq!(host.capacity(), pb::SigningCapacity::Principal);
    assert_eq!(host.snapshot.map(|s| s.position_kind()), Some(pb::PositionKind::Acting));
}

#[tokio::test]
async fn t08_no_break_spaces_become_spaces_and_a_missing_space_is_noticed() {
    assert_eq!(ARTICLE.matches('\u{a0}').count(), 29);
    let cleaned = chassis::thai::normalise::clean(ARTICLE);
    assert!(!cleaned.contains('\u{a0}'));
    let story = Story::told().await;
    let facts = list(&story.facts, "persons").last().expect("the last signatory").clone();
    let (family, title) = (text(&facts, "family_th"), "ศึกษานิเทศก์");
    assert!(cleaned.contains(&format!("{family}{title}")), "the article lacks the space");
    let written = format!("{}{} {family}{title}", text(&facts, "degree_title"), text(&facts, "given_th"));
    let parsed = story.partners().parse_person_name(pb::ParsePersonNameRequest { text: written }).await.expect("parsed").into_inner();
    let name = parsed.name.expect("a name");
    assert!(name.family == family && name.given == text(&facts, "given_th"));
    assert_eq!((parsed.position_title.as_str(), parsed.warnings), (title, vec!["MISSING_SPACE".to_owned()]));
}

#[tokio::test]
async fn t09_rank_degree_and_prefix_are_apart_and_one_signatory_has_only_the_degree() {
    let story = Story::told().await;
    let found = story.partners().list_persons(pb::ListPersonsRequest::default()).await.expect("a list").into_inner().persons;
    let only_degree =
        found.iter().map(|p| &p.names[0]).filter(|n| n.prefix.is_empty() && n.academic_rank.is_empty() && !n.degree_title.is_empty());
    assert_eq!(only_degree.count(), 1);
    let ranked = found.iter().filter(|p| !p.names[0].academic_rank.is_empty());
    assert!(ranked.into_iter().all(|p| p.display_name.starts_with(&p.names[0].academic_rank)));
}

#[tokio::test]
async fn t10_fourteen_places_for_witnesses_who_sign_and_none_made_from_attendance() {
    let story = Story::told().await;
    let agreement = story.agreement().await;
    let slots: Vec<_> = agreement.parties.iter().flat_map(|p| &p.witness_slots).collect();
    assert_eq!(slots.len(), 14);
    assert!(slots.iter().all(|slot| slot.status() == pb::WitnessSlotStatus::Open));
    assert_eq!(story.ceremony().await.attendance.len(), 1);
    assert_eq!(signing_role::read("ร่วมเป็นสักขีพยาน").map(|r| r.role), Some(SigningRole::Attendee));
    assert_eq!(signing_role::read("ร่วมลงนามเป็นพยาน").map(|r| r.role), Some(SigningRole::Witness));
}

#[tokio::test]
async fn t11_more_than_two_hundred_is_a_bound() {
    let read = quantity::parse("กว่า 200 คน").expect("a quantity").bounded;
    assert_eq!((read.bound, read.value), (Bound::GreaterThan, 200));
    let attendance = Story::told().await.ceremony().await.attendance.remove(0);
    assert_eq!(attendance.quantity.map(|q| (q.bound(), q.value)), Some((api::common::v1::Bound::GreaterThan, 200)));
    assert!(attendance.categories.iter().all(|category| category.quantity.is_none()));
}

#[tokio::test]
async fn t12_who_opens_is_entered_for_the_item_and_not_derived() {
    let story = Story::told().await;
    let ceremony = story.ceremony().await;
    let agreement = story.agreement().await;
    let opening = ceremony.programme.iter().find(|i| i.kind() == pb::ProgrammeItemKind::OpeningAddress).expect("an opening");
    let signatories: Vec<_> = agreement.parties.iter().filter_map(|p| p.signatory.as_ref()).map(|s| s.person_id.as_str()).collect();
    assert!(!opening.person_id.is_empty() && !signatories.contains(&opening.person_id.as_str()), "who opened signed nothing");
}

#[tokio::test]
async fn t13_an_agreement_enrols_no_school() {
    let story = Story::told().await;
    let schools = pb::ListOrganisationsRequest { kinds: vec![pb::OrganisationKind::School.into()], ..Default::default() };
    assert!(story.partners().list_organisations(schools).await.expect("a list").into_inner().organisations.is_empty());
    let told = story.world.told("partners").await;
    assert!(told.iter().all(|event| !event.event.contains("school") && !event.event.contains("participat")));
}

#[tokio::test]
async fn t14_khon_kaen_aspires_to_be_an_innovation_area() {
    let agreement = Story::told().await.agreement().await;
    assert_eq!(
        agreement.area_scope.iter().map(|a| (a.scheme.as_str(), a.value.as_str(), a.innovation_area_status())).collect::<Vec<_>>(),
        [("PROVINCE", "40", pb::InnovationAreaStatus::Aspiring)]
    );
    let future: Vec<_> = agreement.objectives.iter().filter(|o| o.modality() == pb::Modality::Future).map(|o| o.code.as_str()).collect();
    assert_eq!(future, ["EIA_PILOT"]);
}

#[tokio::test]
async fn t15_shared_value_is_never_called_csv() {
    let pool = DescriptorPool::decode(api::DESCRIPTORS).expect("descriptors");
    let fields = pool.all_messages().flat_map(|m| m.fields().map(|f| f.full_name().to_owned()).collect::<Vec<_>>());
    let values = pool.all_enums().flat_map(|e| e.values().map(|v| v.full_name().to_owned()).collect::<Vec<_>>());
    let named: Vec<_> =
        fields.chain(values).filter(|n| n.starts_with("sala.") && n.to_lowercase().split(['.', '_']).any(|w| w == "csv")).collect();
    assert!(named.is_empty(), "{named:?}");
    let agreement = Story::told().await.agreement().await;
    assert!(agreement.concepts.iter().any(|c| c.code == "SHARED_VALUE" && c.abbreviation == "CSV"));
}

#[tokio::test]
async fn t16_an_abbreviation_is_stated_and_never_derived() {
    let agreement = Story::told().await.agreement().await;
    let abbreviated: Vec<_> =
        agreement.concepts.iter().filter(|c| !c.abbreviation.is_empty()).map(|c| (c.code.as_str(), c.abbreviation.as_str())).collect();
    assert_eq!(abbreviated, [("ABC_RESEARCH", "ABC"), ("SOCIAL_RESPONSIBILITY", "CSR"), ("SHARED_VALUE", "CSV")]);
}

#[tokio::test]
async fn t17_page_furniture_is_dropped_and_an_abbreviated_university_is_resolved() {
    let story = Story::told().await;
    let agreement = story.agreement().await;
    assert!(ARTICLE.contains("Scroll to Top"));
    for noise in list(&story.facts["source"], "noise").iter().filter_map(|n| n.as_str()) {
        assert!(!format!("{agreement:?}").contains(noise), "{noise:?} is page furniture");
    }
    assert_eq!(story.meant("มข.", false).await, ["KKU"]);
}

#[tokio::test]
async fn t18_a_party_is_a_signing_unit_and_a_legal_entity() {
    let story = Story::told().await;
    let host = story.agreement().await.parties.remove(0);
    assert_eq!(host.organisation_id, story.organisation("IRDTP").await.id);
    assert_eq!(host.legal_entity_id, story.organisation("KKU").await.id);
    assert_eq!(story.meant("สถาบันฯ", true).await, ["IRDTP"]);
    assert!(story.meant("สถาบันฯ", false).await.is_empty(), "without the agreement the word could be any institute");
}

#[tokio::test]
async fn t19_the_sheet_of_2564_still_shows_the_titles_of_that_day() {
    let story = Story::told().await;
    let mut client = story.partners();
    let host = story.agreement().await.parties.remove(0).signatory.expect("assigned");
    let end = pb::EndPositionRequest {
        id: host.position_id.clone(),
        expected_version: 1,
        valid_to: Some(api::common::v1::LocalDate { year: 2022, month: 10, day: 1, be_text: String::new() }),
        ..Default::default()
    };
    client.end_position(end).await.expect("the post has another holder");
    let title = host.snapshot.expect("signed").titles.remove(0);
    let request = pb::RenderSigningSheetRequest { id: sala::demo::agreement_id(), thai_digits: false };
    let html = client.render_signing_sheet(request).await.expect("rendered").into_inner().html;
    assert!(html.contains(&title) && title.starts_with("รักษาการแทน"), "{title}");
    assert!(html.contains("วันพฤหัสบดีที่ 23 ธันวาคม 2564 เวลา 09.00 น."));
    let order: Vec<_> = (1..=7).map(|no| html.find(&format!("ฝ่ายที่ {no} ")).expect("every party")).collect();
    assert!(order.is_sorted());
}

#[test]
fn t20_the_officials_of_2564_appear_only_in_the_data_of_that_agreement() {
    let facts = super::extract::facts();
    let names: Vec<String> = list(&facts, "persons").iter().flat_map(|p| [text(p, "family_th"), text(p, "name_en")]).collect();
    // The copies of the article, its extract and the golden cases are that data.
    let data = ["crates/sala/demo/mou-2564.yaml", "tests/journeys/article.txt", "thai-text.yaml", "dump.sql"];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut folders = vec![root.to_owned()];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            let shown = entry.strip_prefix(root).expect("below the root").display().to_string();
            if entry.is_dir() {
                let skipped = shown.starts_with("target") || shown.starts_with(".git") || shown.starts_with(".sala");
                if !skipped && !entry.is_symlink() {
                    folders.push(entry);
                }
            } else if let Ok(content) = std::fs::read_to_string(&entry) {
                read += 1;
                let is_data = data.iter().any(|file| shown.ends_with(file));
                assert!(is_data || !names.iter().any(|name| content.contains(name)), "{shown} spells an official's name");
            }
        }
    }
    assert!(read > 100, "the whole tree was read");
}
