#![expect(clippy::unnecessary_wraps, reason = "fields are optional, and these are made to stand in them")]

use jiff::civil::date;
use uuid::Uuid;

use super::*;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const BEGAN: Date = date(2020, 5, 16);
const ON: Date = date(2022, 5, 16);

fn office(code: &str) -> Option<ServiceArea> {
    Some(ServiceArea { id: AreaId(Uuid::from_u128(code.parse().expect("digits"))), code: code.to_owned() })
}

fn centre(n: u128) -> Option<AreaId> {
    Some(AreaId(Uuid::from_u128(n)))
}

fn new() -> NewSchool {
    NewSchool {
        codes: vec![Code::parse("OBEC10", "1040059999").expect("ten digits")],
        name: LocalizedText::thai("โรงเรียนตัวอย่าง (ข้อมูลสมมติ)"),
        affiliation: Affiliation { agency: Agency::Obec, service_area: office("4005") },
        location: Location { subdistrict: "400501".to_owned(), address: String::new(), point: None },
        centre: centre(17),
        grades: GradeRange::try_new(Grade::K2, Grade::P6).expect("in order"),
        established_on: None,
        tags: Vec::new(),
        from: Some(BEGAN),
    }
}

fn school(n: u128) -> School {
    School::register(SchoolId(Uuid::from_u128(n)), new(), NOW).expect("registered").0
}

fn reasoned(status: SchoolStatus) -> Status {
    Status { reason: "คำสั่งตัวอย่าง".to_owned(), ..Status::plain(status) }
}

fn places(school: &School, day: Date) -> Vec<String> {
    let told = |place: &String| place.starts_with("esao:") || place.starts_with("centre:") || place.starts_with("agency:");
    school.places_on(day).into_iter().filter(told).collect()
}

#[test]
fn a_school_that_moves_to_another_office_leaves_its_centre_and_keeps_its_past() {
    let mut school = school(1);
    let to = Affiliation { agency: Agency::Obec, service_area: office("4002") };
    let events = school.affiliate(to, None, ON, NOW).expect("moved");
    assert_eq!(events, [SchoolEvent::AffiliationChanged, SchoolEvent::CentreChanged]);
    assert_eq!(school.record().version, 3);
    let centre = format!("centre:{}", Uuid::from_u128(17));
    assert_eq!(places(&school, date(2022, 5, 15)), ["agency:OBEC", "esao:4005", &centre]);
    assert_eq!(places(&school, ON), ["agency:OBEC", "esao:4002"]);
    assert!(school.places_on(date(2020, 5, 15)).is_empty(), "it is not known before its first day");
}

#[test]
fn only_schools_under_obec_are_in_a_service_area() {
    let with = |agency, service_area| {
        let new = NewSchool { affiliation: Affiliation { agency, service_area }, centre: None, ..new() };
        School::register(SchoolId(Uuid::from_u128(1)), new, NOW).map(|_| ())
    };
    for agency in Agency::ALL {
        assert_eq!(with(*agency, office("4005")).is_ok(), *agency == Agency::Obec, "{agency}");
        assert_eq!(with(*agency, None), Ok(()), "{agency}");
    }
}

#[test]
fn a_centre_needs_a_service_area() {
    let new = NewSchool { affiliation: Affiliation { agency: Agency::Opec, service_area: None }, ..new() };
    assert_eq!(School::register(SchoolId(Uuid::from_u128(1)), new, NOW).map(|_| ()), Err(SchoolError::CentreOutsideServiceArea));
}

#[test]
fn each_status_leads_where_the_life_of_a_school_leads() {
    use SchoolStatus::{Dissolved, JointLearning, MergedInto, NoPupils, Open, TransferredTo};
    let leads = |from: SchoolStatus| SchoolStatus::ALL.iter().copied().filter(|next| from.may_become(*next)).collect::<Vec<_>>();
    assert_eq!(leads(Open), [NoPupils, JointLearning, MergedInto, TransferredTo, Dissolved]);
    assert_eq!(leads(NoPupils), [Open, JointLearning, MergedInto, TransferredTo, Dissolved]);
    assert_eq!(leads(JointLearning), [MergedInto, TransferredTo, Dissolved]);
    for end in [MergedInto, TransferredTo, Dissolved] {
        assert_eq!(leads(end), []);
    }
}

#[test]
fn a_transferred_school_belongs_to_its_new_agency_and_to_no_office() {
    let mut school = school(1);
    let status = Status { agency: Some(Agency::Dla), ..reasoned(SchoolStatus::TransferredTo) };
    let events = school.become_(status, ON, NOW).expect("transferred");
    assert_eq!(events, [SchoolEvent::StatusChanged, SchoolEvent::AffiliationChanged, SchoolEvent::CentreChanged]);
    assert_eq!(places(&school, ON), ["agency:DLA"]);
    assert!(places(&school, date(2022, 5, 15)).contains(&"esao:4005".to_owned()));
}

#[test]
fn a_refused_status_changes_nothing() {
    let mut school = school(1);
    let before = school.clone();
    let refused = [
        (Status::plain(SchoolStatus::NoPupils), SchoolError::ReasonRequired(chassis::kernel::ReasonRequired)),
        (reasoned(SchoolStatus::JointLearning), SchoolError::HostRequired),
        (reasoned(SchoolStatus::TransferredTo), SchoolError::AgencyRequired),
        (Status { agency: Some(Agency::Obec), ..reasoned(SchoolStatus::TransferredTo) }, SchoolError::OwnAgency),
        (reasoned(SchoolStatus::Open), SchoolError::StatusNotAllowed { now: SchoolStatus::Open, next: SchoolStatus::Open }),
    ];
    for (status, error) in refused {
        assert_eq!(school.become_(status, ON, NOW), Err(error));
        assert_eq!(school, before);
    }
    let early = school.become_(reasoned(SchoolStatus::NoPupils), BEGAN, NOW);
    assert_eq!(early, Err(SchoolError::NotAfterLastChange(NotAfterLastChange { last: BEGAN })));
}

#[test]
fn a_merged_school_names_its_successor_and_is_found_in_its_past() {
    let (mut school, mut into) = (school(1), school(2));
    assert_eq!(school.merge_into(&school.clone(), "คำสั่งตัวอย่าง", ON, NOW), Err(SchoolError::OwnSuccessor));
    let events = school.merge_into(&into, "คำสั่งตัวอย่าง", ON, NOW).expect("merged");
    assert_eq!(events, [SchoolEvent::Merged(into.record().id)]);
    assert_eq!(school.record().statuses.on(date(2022, 5, 15)).map(|held| held.status), Some(SchoolStatus::Open));
    let held = school.record().statuses.on(ON).expect("merged");
    assert_eq!((held.status, held.other), (SchoolStatus::MergedInto, Some(into.record().id)));
    assert_eq!(into.merge_into(&school, "คำสั่งตัวอย่าง", ON, NOW), Err(SchoolError::SuccessorNotOpen));
}

#[test]
fn a_new_code_of_a_scheme_ends_the_old_one_and_leaves_the_others() {
    let mut school = school(1);
    let code = |scheme: &str, value: &str| Code::parse(scheme, value).expect("fits");
    school.identify(code("SMIS8", "40050001"), None, NOW).expect("another scheme");
    school.identify(code("OBEC10", "1040059998"), Some(ON), NOW).expect("later");
    let on = |day: Date| {
        let held = school.record().identifiers.iter().filter(|held| held.period.contains(day));
        held.map(|held| held.value.value().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(on(date(2022, 5, 15)), ["1040059999", "40050001"]);
    assert_eq!(on(ON), ["40050001", "1040059998"]);
    assert!(school.clone().identify(code("OBEC10", "1040059997"), Some(ON), NOW).is_err());
    assert_eq!(school.identify(code("OBEC10", "1040059998"), None, NOW), Ok(Vec::new()));
}

#[test]
fn saying_the_same_again_changes_nothing() {
    let mut school = school(1);
    let before = school.clone();
    let record = before.record();
    let same = |value: Option<&LocalizedText>| value.expect("held").clone();
    assert_eq!(school.rename(same(record.names.last()), ON, NOW), Ok(Vec::new()));
    assert_eq!(school.relocate(record.locations.last().expect("held").clone(), ON, NOW), Ok(Vec::new()));
    assert_eq!(school.affiliate(record.affiliations.last().expect("held").clone(), centre(17), ON, NOW), Ok(Vec::new()));
    assert_eq!(school.join_centre(centre(17), ON, NOW), Ok(Vec::new()));
    assert_eq!(school.head(None, ON, NOW), Ok(Vec::new()));
    assert_eq!(school, before);
}

#[test]
fn a_post_may_fall_vacant_and_be_held_by_somebody_acting() {
    let mut school = school(1);
    let head = Head { person: Uuid::from_u128(9), acting: true };
    school.head(Some(head), ON, NOW).expect("appointed");
    school.head(None, date(2022, 10, 1), NOW).expect("vacant");
    assert_eq!(school.record().heads.on(date(2022, 9, 30)), Some(&head));
    assert_eq!(school.record().heads.on(date(2022, 10, 1)), None);
}

#[test]
fn expansion_follows_from_the_grades() {
    let range = |lowest, highest| GradeRange::try_new(lowest, highest).expect("in order");
    assert!(range(Grade::K2, Grade::M3).is_opportunity_expansion());
    assert!(!range(Grade::K2, Grade::P6).is_opportunity_expansion());
    assert!(!range(Grade::M1, Grade::M3).is_opportunity_expansion());
    assert_eq!(GradeRange::try_new(Grade::P6, Grade::K1), None);
}

#[test]
fn what_a_file_did_is_taken_back_without_a_trace_in_the_history() {
    let mut school = school(1);
    let before = school.record().clone();
    school.rename(LocalizedText::thai("โรงเรียนชื่อผิด (ข้อมูลสมมติ)"), ON, NOW).expect("renamed");
    assert_eq!(school.restore_to(before.clone(), NOW), [SchoolEvent::Restored]);
    assert_eq!(school.record(), &SchoolRecord { version: 3, ..before });
}

#[test]
fn a_withdrawn_school_is_nowhere_has_no_codes_and_existed_on_no_day() {
    let mut school = school(1);
    assert_eq!(school.withdraw(NOW), [SchoolEvent::Withdrawn]);
    assert!(school.places().is_empty() && school.record().identifiers.is_empty() && !school.existed_on(ON));
    assert_eq!((school.record().version, school.name_on(ON)), (2, &new().name));
}
