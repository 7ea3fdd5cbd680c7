//! The golden values for names, titles, roles, numbers and the names of organisations: every entry of the data file is run,
//! and each test says how many there are, so that none can go missing unseen.

use std::collections::BTreeMap;

use jiff::Timestamp;
use partners::domain::agreement::SigningCapacity;
use partners::domain::alias::{self, AliasError, NameMatch};
use partners::domain::names::{self, NameParts};
use partners::domain::position::PositionKind;
use partners::domain::signing_role::{self, SigningRole};
use partners::domain::{Bound, OrganisationId, PersonId, held, person, quantity};
use serde::Deserialize;
use uuid::Uuid;

const GOLDEN: &str = include_str!("golden/thai-text.yaml");
const MOU: &str = include_str!("../../sala/demo/mou-2564.yaml");

#[derive(Deserialize)]
struct Golden {
    person_name_parse: Vec<NameCase>,
    person_name_display: Vec<NameCase>,
    position_kind: Vec<KindCase>,
    signing_role: Vec<RoleCase>,
    quantity_parse: Vec<QuantityCase>,
    organisation_alias: Vec<AliasCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameCase {
    input: Option<String>,
    prefix: Option<String>,
    academic_rank: Option<String>,
    degree_title: Option<String>,
    military_rank: Option<String>,
    given: Option<String>,
    family: Option<String>,
    position_title: Option<String>,
    position_kind: Option<String>,
    warn: Option<String>,
    refuse: Option<String>,
    expect: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindCase {
    input: String,
    kind: String,
    title: String,
    capacity: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleCase {
    input: String,
    role: String,
    capacity: Option<String>,
    party: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantityCase {
    input: String,
    value: i64,
    bound: String,
    per: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasCase {
    input: String,
    expect: Option<Vec<String>>,
    refuse: Option<String>,
    #[serde(default)]
    needs_context: bool,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Deserialize)]
struct Mou {
    organisations: Vec<MouOrganisation>,
    persons: Vec<MouPerson>,
}

#[derive(Deserialize)]
struct MouOrganisation {
    code: String,
    name_th: String,
    abbr_th: String,
    name_en: String,
    aliases_th: Vec<String>,
}

#[derive(Deserialize)]
struct MouPerson {
    prefix: Option<String>,
    academic_rank: Option<String>,
    degree_title: Option<String>,
    given_th: String,
    family_th: String,
    offices: Vec<MouOffice>,
}

#[derive(Deserialize)]
struct MouOffice {
    title_th: String,
    kind: String,
    kind_th: Option<String>,
}

fn golden() -> Golden {
    serde_saphyr::from_str(GOLDEN).expect("the golden file is readable")
}

fn mou() -> Mou {
    serde_saphyr::from_str(MOU).expect("the agreement of 2564 is readable")
}

fn parts(case: &NameCase) -> NameParts {
    let text = |part: &Option<String>| part.clone().unwrap_or_default();
    NameParts {
        prefix: text(&case.prefix),
        academic_rank: text(&case.academic_rank),
        degree_title: text(&case.degree_title),
        military_rank: text(&case.military_rank),
        given: text(&case.given),
        middle: String::new(),
        family: text(&case.family),
    }
}

/// The organisations of 2564 as the store would find them, by their codes and by the keys of all their names.
struct Index {
    codes: BTreeMap<OrganisationId, String>,
    names: Vec<NameMatch>,
}

impl Index {
    fn new() -> Self {
        let mut index = Self { codes: BTreeMap::new(), names: Vec::new() };
        for (number, organisation) in (1..).zip(mou().organisations) {
            let id = OrganisationId(Uuid::from_u128(number));
            let names = [organisation.name_th, organisation.abbr_th, organisation.name_en].into_iter().chain(organisation.aliases_th);
            index.names.extend(names.map(|name| NameMatch {
                key: alias::key(&name),
                organisation: id,
                needs_context: alias::needs_context(&name),
            }));
            index.codes.insert(id, organisation.code);
        }
        index
    }

    fn all(&self) -> Vec<OrganisationId> {
        self.codes.keys().copied().collect()
    }

    fn resolve(&self, text: &str, context: &[OrganisationId]) -> Result<Vec<String>, AliasError> {
        let found = alias::resolve(text, &self.names, context)?;
        Ok(found.iter().map(|id| self.codes[id].clone()).collect())
    }
}

#[test]
fn every_golden_name_is_read_into_its_parts() {
    let cases = golden().person_name_parse;
    assert_eq!(cases.len(), 20);
    for (number, case) in cases.iter().enumerate() {
        let input = case.input.as_deref().expect("a name to read");
        let read = names::parse(input);
        if let Some(reason) = &case.refuse {
            assert_eq!(reason, "NOT_A_PERSON_NAME", "case {number}");
            assert!(read.is_err(), "case {number}");
            continue;
        }
        // Numbers instead of names in the messages: some cases are names of real people.
        let read = read.unwrap_or_else(|_| panic!("case {number} is a name"));
        assert!(read.parts == parts(case), "case {number} has other parts");
        assert!(read.position_title == case.position_title, "case {number} has another title behind the name");
        let warnings: Vec<&str> = read.warnings.iter().map(names::NameWarning::reason).collect();
        assert_eq!(warnings, case.warn.as_deref().into_iter().collect::<Vec<_>>(), "case {number}");
        if case.position_title.is_none() {
            assert_eq!(read.position_kind().map(PositionKind::word), case.position_kind.as_deref(), "case {number}");
        }
    }
}

#[test]
fn every_golden_name_is_printed_as_expected() {
    let cases = golden().person_name_display;
    assert_eq!(cases.len(), 3);
    for case in &cases {
        assert_eq!(Some(parts(case).display()), case.expect);
    }
}

#[test]
fn every_golden_title_says_how_its_post_is_held() {
    let cases = golden().position_kind;
    assert_eq!(cases.len(), 7);
    for case in &cases {
        let read = held::read(&case.input);
        assert_eq!((read.kind.word(), &read.title), (case.kind.as_str(), &case.title), "{}", case.input);
        assert_eq!(read.capacity.map(SigningCapacity::word), case.capacity.as_deref(), "{}", case.input);
    }
}

#[test]
fn every_golden_role_is_read_with_its_capacity_and_its_party() {
    let (cases, index) = (golden().signing_role, Index::new());
    assert_eq!(cases.len(), 8);
    for case in &cases {
        let read = signing_role::read(&case.input).expect("a role");
        let (role, capacity) = match read.role {
            SigningRole::Signatory(capacity) => ("SIGNATORY", Some(capacity.word())),
            SigningRole::Witness => ("WITNESS", None),
            SigningRole::Attendee => ("ATTENDEE", None),
        };
        assert_eq!((role, capacity), (case.role.as_str(), case.capacity.as_deref()), "{}", case.input);
        let party = read.party.map(|party| index.resolve(&party, &index.all()).expect("one party"));
        assert_eq!(party, case.party.clone().map(|party| vec![party]), "{}", case.input);
    }
}

#[test]
fn every_golden_number_is_read_with_its_bound() {
    let cases = golden().quantity_parse;
    assert_eq!(cases.len(), 6);
    for case in &cases {
        let read = quantity::parse(&case.input).expect("a number");
        let expected = (Bound::from_word(&case.bound).expect("a bound"), case.value, case.per.as_deref());
        assert_eq!((read.bounded.bound, read.bounded.value, read.per.map(quantity::Per::word)), expected, "{}", case.input);
    }
}

#[test]
fn every_golden_phrase_means_the_expected_organisations() {
    let (cases, index) = (golden().organisation_alias, Index::new());
    assert_eq!(cases.len(), 12);
    for case in &cases {
        if let Some(reason) = &case.refuse {
            assert_eq!(reason, "CODE_SCHEME_REQUIRED");
            assert_eq!(index.resolve(&case.input, &[]), Err(AliasError::CodeSchemeRequired { value: case.input.clone() }));
            continue;
        }
        let expected = case.expect.clone().expect("organisations or a refusal");
        assert_eq!(index.resolve(&case.input, &index.all()), Ok(expected.clone()), "{}", case.input);
        let without_context = if case.needs_context { Vec::new() } else { expected };
        assert_eq!(index.resolve(&case.input, &[]), Ok(without_context), "{} without context", case.input);
    }
}

#[test]
fn the_titles_and_names_of_2564_are_recorded_as_the_file_has_them() {
    for (number, known) in mou().persons.iter().enumerate() {
        let parts = NameParts {
            prefix: known.prefix.clone().unwrap_or_default(),
            academic_rank: known.academic_rank.clone().unwrap_or_default(),
            degree_title: known.degree_title.clone().unwrap_or_default(),
            given: known.given_th.clone(),
            family: known.family_th.clone(),
            ..NameParts::default()
        };
        let printed = parts.display();
        assert!(names::parse(&printed).is_ok_and(|read| read.parts == parts), "person {number} reads back differently");
        let name = names::PersonName { parts, period: partners::domain::Period::ALWAYS };
        let id = PersonId(Uuid::from_u128(1));
        assert!(person::Person::register(id, vec![name], None, Timestamp::UNIX_EPOCH).is_ok(), "person {number} is refused");
        for office in &known.offices {
            let words = office.kind_th.as_deref().unwrap_or_default();
            let read = held::read(&format!("{words}{}", office.title_th));
            assert_eq!((read.kind.word(), read.title.as_str()), (office.kind.as_str(), office.title_th.as_str()));
        }
    }
}
