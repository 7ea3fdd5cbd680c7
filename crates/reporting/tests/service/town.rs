//! What the tests of school reports tell: a province with two offices and a centre each, and schools that belong to them, as the schools
//! service would send them. Everything in it is made up.
#![expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and these are made to stand in them")]

use api::common::v1::{LocalDate, LocalizedText};
use api::reporting::v1 as pb;
use api::schools::v1 as told;
use chassis::event::Event;
use prost::Message;
use testkit::World;

use crate::story::{apply, client, event, id, minute, world_of_two};

pub(crate) const EVERYBODY: &str = "institute_coordinator@global";
/// Ids of areas.
pub(crate) const PROVINCE: u128 = 400;
pub(crate) const OFFICE_1: u128 = 401;
pub(crate) const OFFICE_5: u128 = 405;
pub(crate) const CENTRE_1: u128 = 411;
pub(crate) const CENTRE_5: u128 = 415;
pub(crate) const PROGRAMME: u128 = 900;
/// Who runs the programme.
pub(crate) const OWNER: u128 = 901;

pub(crate) fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, ..Default::default() })
}

pub(crate) fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}

/// An event of the schools service that carries this message.
pub(crate) fn of_schools(aggregate: &str, id: &str, version: i64, name: &str, message: &impl Message) -> Event {
    Event { source: "schools".to_owned(), ..event(aggregate, id, version, name, minute(version), message) }
}

pub(crate) fn area(n: u128, kind: told::AreaKind, code: &str, name: &str) -> Event {
    let scheme = if kind == told::AreaKind::Esao { "ESAO" } else { "TIS1099" };
    let area = told::Area {
        id: id(n),
        version: 1,
        kind: kind.into(),
        code: Some(told::Code { scheme: scheme.to_owned(), value: code.to_owned() }),
        names: vec![told::DatedName { name: text(name), ..Default::default() }],
        display_name: text(name),
        ..Default::default()
    };
    of_schools("area", &id(n), 1, "registered", &told::AreaRegistered { area: Some(area) })
}

/// The areas of the town.
pub(crate) fn map() -> Vec<Event> {
    vec![
        area(PROVINCE, told::AreaKind::Province, "40", "ขอนแก่น"),
        area(OFFICE_1, told::AreaKind::Esao, "4001", "สพป.ขอนแก่น เขต 1"),
        area(OFFICE_5, told::AreaKind::Esao, "4005", "สพป.ขอนแก่น เขต 5"),
        area(CENTRE_1, told::AreaKind::NetworkCentre, "101", "ศูนย์เครือข่าย 1 (ข้อมูลสมมติ)"),
        area(CENTRE_5, told::AreaKind::NetworkCentre, "501", "ศูนย์เครือข่าย 5 (ข้อมูลสมมติ)"),
    ]
}

/// A school of an office and a centre, as it is when it is registered.
pub(crate) fn school(n: u128, office: u128, centre: u128) -> told::School {
    told::School {
        id: id(n),
        version: 1,
        identifiers: vec![told::SchoolIdentifier {
            code: Some(told::Code { scheme: "OBEC10".to_owned(), value: format!("999{n:07}") }),
            ..Default::default()
        }],
        names: vec![told::DatedName {
            name: text(&format!("โรงเรียนตัวอย่างที่ {n} (ข้อมูลสมมติ)")), ..Default::default()
        }],
        affiliations: vec![told::Affiliation { agency: told::Agency::Obec.into(), service_area_id: id(office), ..Default::default() }],
        locations: vec![told::Location { subdistrict_code: "400501".to_owned(), ..Default::default() }],
        centres: vec![told::CentreMembership { centre_id: id(centre), ..Default::default() }],
        statuses: vec![told::StatusPeriod { status: told::SchoolStatus::Open.into(), ..Default::default() }],
        lowest_grade: told::Grade::K2.into(),
        highest_grade: told::Grade::P6.into(),
        ..Default::default()
    }
}

/// The same school after it moved to another office and centre on a day: the next version.
pub(crate) fn moved(mut school: told::School, office: u128, centre: u128, on: Option<LocalDate>) -> told::School {
    school.version += 1;
    if let Some(held) = school.affiliations.last_mut() {
        held.valid_to.clone_from(&on);
    }
    let agency = told::Agency::Obec.into();
    school.affiliations.push(told::Affiliation { agency, service_area_id: id(office), valid_from: on.clone(), ..Default::default() });
    if let Some(held) = school.centres.last_mut() {
        held.valid_to.clone_from(&on);
    }
    school.centres.push(told::CentreMembership { centre_id: id(centre), valid_from: on, ..Default::default() });
    school
}

/// The same school after it was merged into another one on a day.
pub(crate) fn merged(mut school: told::School, into: u128, on: Option<LocalDate>) -> told::School {
    school.version += 1;
    if let Some(held) = school.statuses.last_mut() {
        held.valid_to.clone_from(&on);
    }
    let status = told::SchoolStatus::MergedInto.into();
    school.statuses.push(told::StatusPeriod { status, other_school_id: id(into), valid_from: on, ..Default::default() });
    school
}

pub(crate) fn school_told(school: told::School) -> Event {
    let (id, version) = (school.id.clone(), school.version);
    of_schools("school", &id, version, "changed", &told::SchoolRenamed { school: Some(told::SchoolSnapshot { school: Some(school) }) })
}

/// A programme with three cohorts.
pub(crate) fn programme() -> Event {
    let programme = told::Programme {
        id: id(PROGRAMME),
        version: 1,
        name: text("โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)"),
        kind: told::ProgrammeKind::Tsqp.into(),
        owner_organisation_id: id(OWNER),
        cohorts: (1..=3).map(|cohort_no| told::Cohort { cohort_no, ..Default::default() }).collect(),
        status: told::ProgrammeStatus::Open.into(),
        ..Default::default()
    };
    of_schools("programme", &id(PROGRAMME), 1, "opened", &told::ProgrammeOpened { programme: Some(programme) })
}

/// The participation of a school in cohort 2, after these steps.
pub(crate) fn participation(school: u128, steps: &[(told::ParticipationStatus, Option<LocalDate>)]) -> Event {
    use told::ParticipationStatus as Is;
    let own = id(1_000_000 + school);
    let version = i64::try_from(steps.len()).expect("few");
    let last = steps.last().filter(|(status, _)| matches!(status, Is::Completed | Is::Withdrawn | Is::Removed | Is::Lapsed));
    let participation = told::Participation {
        id: own.clone(),
        version,
        programme_id: id(PROGRAMME),
        cohort_no: 2,
        school_id: id(school),
        status: steps.last().map(|(status, _)| i32::from(*status)).unwrap_or_default(),
        steps: steps
            .iter()
            .map(|(status, on)| told::ParticipationStep { status: i32::from(*status), on: on.clone(), ..Default::default() })
            .collect(),
        ended_on: last.and_then(|(_, on)| on.clone()),
        ..Default::default()
    };
    of_schools("participation", &own, version, "changed", &told::ParticipationActivated { participation: Some(participation) })
}

/// A school that takes part since June 2564.
pub(crate) fn active(school: u128) -> Event {
    use told::ParticipationStatus as Is;
    participation(school, &[(Is::Nominated, day(2021, 6, 1)), (Is::Active, day(2021, 6, 15))])
}

/// The pupils of a school on 10 June 2564.
pub(crate) fn counted(school: u128, status: told::EnrolmentStatus) -> Event {
    let own = id(2_000_000 + school);
    let version = i64::from(i32::from(status));
    let snapshot = told::EnrolmentSnapshot {
        id: own.clone(),
        version,
        school_id: id(school),
        as_of: day(2021, 6, 10),
        term: Some(told::AcademicTerm { be_year: 2564, semester: 1 }),
        pupils: 95,
        status: status.into(),
        sizes: vec![told::SizeClass {
            scheme: told::SizeScheme::Primary4.into(),
            class_no: 1,
            name: "SMALL".to_owned(),
            snapshot_as_of: day(2021, 6, 10),
            provisional: status == told::EnrolmentStatus::Provisional,
        }],
        ..Default::default()
    };
    of_schools("enrolment", &own, version, "confirmed", &told::EnrolmentSnapshotConfirmed { snapshot: Some(snapshot) })
}

/// A world with the map and the programme, in which these things were told.
pub(crate) async fn town(events: &[Event]) -> World {
    let world = world_of_two().await;
    apply(&world, &[map(), vec![programme()], events.to_vec()].concat()).await;
    world
}

/// Asks for cohort 2 as a whole.
pub(crate) fn whole() -> pb::GetParticipationCoverageRequest {
    pb::GetParticipationCoverageRequest { programme_id: id(PROGRAMME), cohort_no: 2, ..Default::default() }
}

/// Asks for cohort 2 by these areas.
pub(crate) fn by(level: pb::CoverageLevel) -> pb::ListParticipationCoverageRequest {
    pb::ListParticipationCoverageRequest { programme_id: id(PROGRAMME), cohort_no: 2, level: level.into(), ..Default::default() }
}

pub(crate) async fn get(
    world: &World,
    grants: &str,
    asked: pb::GetParticipationCoverageRequest,
) -> Result<pb::ParticipationCoverage, tonic::Status> {
    let reply = client(world, grants).get_participation_coverage(asked).await?.into_inner();
    Ok(reply.coverage.expect("a reply carries the numbers"))
}

pub(crate) async fn list(
    world: &World,
    grants: &str,
    asked: pb::ListParticipationCoverageRequest,
) -> pb::ListParticipationCoverageResponse {
    client(world, grants).list_participation_coverage(asked).await.expect("a list").into_inner()
}

/// Rows in short: code of the area (`-` in none), schools of the cohort, expected, confirmed.
pub(crate) fn rows(report: &pb::ListParticipationCoverageResponse) -> Vec<(String, i32, i32, i32)> {
    let code = |row: &pb::ParticipationCoverage| {
        row.area.as_ref().map_or_else(|| "-".to_owned(), |area| area.code.as_ref().map_or_else(String::new, |code| code.value.clone()))
    };
    let row = |row: &pb::ParticipationCoverage| (code(row), row.schools_in_cohort, row.schools_expected, row.schools_confirmed);
    report.coverages.iter().map(row).collect()
}

/// Names of the schools that are missing, by number.
pub(crate) async fn missing(world: &World, grants: &str, asked: pb::ListMissingSchoolsRequest) -> Vec<u128> {
    let asked = pb::ListMissingSchoolsRequest { programme_id: id(PROGRAMME), cohort_no: 2, ..asked };
    let reply = client(world, grants).list_missing_schools(asked).await.expect("a list").into_inner();
    reply.schools.iter().map(|school| school.school_id.parse::<uuid::Uuid>().expect("an id").as_u128()).collect()
}
