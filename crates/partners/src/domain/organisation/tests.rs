use jiff::civil::date;
use uuid::Uuid;

use super::*;

const ID: OrganisationId = OrganisationId(Uuid::from_u128(1));
const OTHER: OrganisationId = OrganisationId(Uuid::from_u128(2));

/// 1 March 2025, seven in the morning in Bangkok.
fn now() -> Timestamp {
    "2025-03-01T00:00:00Z".parse().unwrap()
}

fn name(kind: NameKind, language: Language, text: &str, period: Period) -> OrganisationName {
    OrganisationName { kind, language, text: text.to_owned(), period, needs_context: false }
}

fn official(text: &str) -> OrganisationName {
    name(NameKind::Official, Language::Th, text, Period::ALWAYS)
}

fn fields(names: Vec<OrganisationName>) -> OrganisationFields {
    OrganisationFields {
        kind: OrganisationKind::Foundation,
        names,
        codes: Vec::new(),
        parent: None,
        personality: Personality::NotStated,
        sector: None,
        eia_participant_type: String::new(),
        province_code: String::new(),
    }
}

fn registered(fields: OrganisationFields) -> Organisation {
    Organisation::register(ID, fields, now()).unwrap().0
}

fn problems(fields: OrganisationFields) -> Vec<FieldProblem> {
    match Organisation::register(ID, fields, now()) {
        Err(OrganisationError::Invalid(problems)) => problems,
        other => panic!("expected problems, got {other:?}"),
    }
}

#[test]
fn an_organisation_needs_an_official_thai_name_of_today() {
    let missing = vec![FieldProblem::new("names", Problem::NoOfficialThaiName)];
    assert_eq!(problems(fields(vec![])), missing);
    assert_eq!(problems(fields(vec![name(NameKind::Short, Language::Th, "มูลนิธิ", Period::ALWAYS)])), missing);
    assert_eq!(problems(fields(vec![name(NameKind::Official, Language::En, "Foundation", Period::ALWAYS)])), missing);
    let ended = Period::try_new(None, Some(date(2025, 3, 1))).unwrap();
    assert_eq!(problems(fields(vec![name(NameKind::Official, Language::Th, "มูลนิธิ", ended)])), missing);
}

#[test]
fn a_unit_and_its_legal_entity_come_together() {
    assert_eq!(Personality::from_parts(LegalPersonality::Unit, None), Err(LegalEntityInvalid));
    assert_eq!(Personality::from_parts(LegalPersonality::LegalEntity, Some(OTHER)), Err(LegalEntityInvalid));
    assert_eq!(Personality::from_parts(LegalPersonality::NotStated, Some(OTHER)), Err(LegalEntityInvalid));
    assert_eq!(Personality::from_parts(LegalPersonality::Unit, Some(OTHER)), Ok(Personality::UnitOf(OTHER)));
    for word in LegalPersonality::ALL {
        let of = (*word == LegalPersonality::Unit).then_some(OTHER);
        assert_eq!(Personality::from_parts(*word, of).map(|personality| (personality.word(), personality.legal_entity())), Ok((*word, of)));
    }
}

#[test]
fn an_organisation_is_neither_its_own_unit_nor_above_itself() {
    let own_unit = OrganisationFields { personality: Personality::UnitOf(ID), ..fields(vec![official("มูลนิธิ")]) };
    assert_eq!(Organisation::register(ID, own_unit, now()).unwrap_err(), LegalEntityInvalid.into());
    let own_parent = OrganisationFields { parent: Some(ID), ..fields(vec![official("มูลนิธิ")]) };
    assert_eq!(problems(own_parent), [FieldProblem::new("parent_id", Problem::OwnParent)]);
}

#[test]
fn who_signs_for_a_unit_is_its_legal_entity() {
    let with = |personality| registered(OrganisationFields { personality, ..fields(vec![official("มูลนิธิ")]) }).legal_person();
    assert_eq!(with(Personality::UnitOf(OTHER)), Some(OTHER));
    assert_eq!(with(Personality::LegalEntity), Some(ID));
    assert_eq!(with(Personality::NotStated), None);
}

#[test]
fn another_official_name_is_a_renaming_and_the_old_name_stays_until_today() {
    let mut organisation = registered(fields(vec![official("มูลนิธิเดิม")]));
    let told = organisation.change(fields(vec![official("มูลนิธิ\u{A0}ใหม่")]), now());
    assert_eq!(told, Ok(vec![OrganisationEvent::Renamed]));
    assert_eq!(organisation.record().status, OrganisationStatus::Renamed);
    assert_eq!(organisation.record().version, 2);
    assert_eq!(organisation.official_name(Language::Th, date(2025, 2, 28)), Some("มูลนิธิเดิม"));
    assert_eq!(organisation.official_name(Language::Th, date(2025, 3, 1)), Some("มูลนิธิ ใหม่"));
    assert_eq!(organisation.display_name(date(2025, 3, 1)).th, "มูลนิธิ ใหม่");
}

#[test]
fn a_new_name_with_a_known_start_ends_the_old_one_there() {
    let mut organisation = registered(fields(vec![official("มูลนิธิเดิม")]));
    let since = Period::try_new(Some(date(2024, 10, 1)), None).unwrap();
    organisation.change(fields(vec![name(NameKind::Official, Language::Th, "มูลนิธิใหม่", since)]), now()).unwrap();
    assert_eq!(organisation.official_name(Language::Th, date(2024, 9, 30)), Some("มูลนิธิเดิม"));
    assert_eq!(organisation.official_name(Language::Th, date(2024, 10, 1)), Some("มูลนิธิใหม่"));
}

#[test]
fn a_former_official_name_survives_a_caller_who_leaves_it_out() {
    let mut organisation = registered(fields(vec![official("มูลนิธิเดิม")]));
    organisation.change(fields(vec![official("มูลนิธิใหม่")]), now()).unwrap();
    let once = organisation.clone();
    assert_eq!(organisation.change(fields(vec![organisation.record().fields.names[0].clone()]), now()), Ok(vec![]));
    assert_eq!(organisation, once);
}

#[test]
fn another_alias_is_a_change_and_no_renaming() {
    let mut organisation = registered(fields(vec![official("มูลนิธิ")]));
    let alias = name(NameKind::Alias, Language::Th, "มนธ.", Period::ALWAYS);
    assert_eq!(organisation.change(fields(vec![official("มูลนิธิ"), alias]), now()), Ok(vec![OrganisationEvent::Changed]));
    assert_eq!(organisation.record().status, OrganisationStatus::Active);
    assert_eq!(organisation.change(fields(vec![official("มูลนิธิ")]), now()), Ok(vec![OrganisationEvent::Changed]));
    assert_eq!(organisation.record().fields.names.len(), 1);
}

#[test]
fn saying_the_same_again_changes_nothing() {
    let mut organisation = registered(fields(vec![official("มูลนิธิ")]));
    let before = organisation.clone();
    assert_eq!(organisation.change(fields(vec![official("  มูลนิธิ ")]), now()), Ok(vec![]));
    assert_eq!(organisation, before);
}

#[test]
fn every_wrong_field_is_found_at_once() {
    let code = |value: &str| OrganisationCode { scheme: "ESAO".to_owned(), value: value.to_owned(), confirmed: false };
    let wrong = OrganisationFields {
        codes: vec![code("4001"), code("๔๐๐๑"), code(" ")],
        eia_participant_type: "07".to_owned(),
        province_code: "4O".to_owned(),
        ..fields(vec![official("ก"), official("ข"), name(NameKind::Alias, Language::Th, " ", Period::ALWAYS)])
    };
    let paths: Vec<String> = problems(wrong).into_iter().map(|problem| problem.path).collect();
    assert_eq!(paths, ["names[1]", "names[2].text", "codes[2].value", "codes[1]", "province_code", "eia_participant_type"]);
}

#[test]
fn the_short_name_is_the_abbreviation_where_there_is_no_other() {
    let short = name(NameKind::Short, Language::Th, "มูลนิธิตัวอย่าง", Period::ALWAYS);
    let abbreviation = name(NameKind::Abbreviation, Language::Th, "มตย.", Period::ALWAYS);
    let with = |names: &[&OrganisationName]| {
        let names = names.iter().map(|name| (*name).clone()).chain([official("มูลนิธิ")]).collect();
        registered(fields(names)).short_name(date(2025, 3, 1)).map(str::to_owned)
    };
    assert_eq!(with(&[&abbreviation, &short]).as_deref(), Some("มูลนิธิตัวอย่าง"));
    assert_eq!(with(&[&abbreviation]).as_deref(), Some("มตย."));
    assert_eq!(with(&[]), None);
}
