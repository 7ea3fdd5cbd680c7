//! Snapshots of the schools service → what the read models keep. What cannot be read is refused as a whole.

use std::sync::LazyLock;

use api::common::v1::{LocalDate, LocalizedText};
use api::schools::v1 as pb;
use chassis::thai::collate::Collator;
use jiff::Timestamp;
use jiff::civil::Date;
use prost::Message as _;
use uuid::Uuid;

use super::told::{Unreadable, day, id, text};
use super::words::word;
use crate::domain::{Area, Cycle, Enrolment, Level, Participation, Plan, Programme, School, Spot, Team, Word};

/// The same order as in the lists of the schools service.
static ORDER: LazyLock<Collator> = LazyLock::new(Collator::new);

/// An area; `told_at` is when its event happened.
pub(crate) fn area(told: &pb::Area, told_at: Timestamp) -> Result<Area, Unreadable> {
    let name = told.display_name.as_ref().or_else(|| told.names.last().and_then(|dated| dated.name.as_ref()));
    Ok(Area {
        id: id(&told.id, "area.id")?,
        version: told.version,
        kind: word::<pb::AreaKind>(told.kind),
        code: told.code.clone().unwrap_or_default().value,
        sort_key: sort_key(name),
        told: told.encode_to_vec(),
        told_at,
    })
}

/// A school. Who heads it, and where exactly it lies, is shown by no report.
pub(crate) fn school(told: pb::SchoolSnapshot, told_at: Timestamp) -> Result<School, Unreadable> {
    let mut told = told.school.ok_or(Unreadable("school"))?;
    let own = id(&told.id, "school.id")?;
    told.heads.clear();
    for location in &mut told.locations {
        (location.address, location.point) = (String::new(), None);
    }
    let name = told.on_day.as_ref().and_then(|on_day| on_day.display_name.as_ref());
    let name = name.or_else(|| told.names.last().and_then(|dated| dated.name.as_ref()));
    Ok(School { id: own, version: told.version, sort_key: sort_key(name), spots: spots(own, &told)?, told: told.encode_to_vec(), told_at })
}

/// Everything that schools are found by, as the schools service itself has it. A school that was withdrawn has no status on any day and is
/// found by nothing.
fn spots(own: Uuid, told: &pb::School) -> Result<Vec<Spot>, Unreadable> {
    let mut spots = Vec::new();
    if told.statuses.is_empty() {
        return Ok(spots);
    }
    let mut add = |level: Level, place: String, from: Option<&LocalDate>, to: Option<&LocalDate>| {
        let (from, to) = (day(from, "school.valid_from")?, day(to, "school.valid_to")?);
        spots.push(Spot { level, place, from, to });
        Ok(())
    };
    let began = told.statuses.first().and_then(|first| first.valid_from.as_ref());
    add(Level::School, Level::School.place(own, ""), began, None)?;
    for lay in &told.locations {
        for (level, digits) in [(Level::Province, 2), (Level::District, 4)] {
            let code = lay.subdistrict_code.get(..digits).ok_or(Unreadable("school.locations.subdistrict_code"))?;
            add(level, level.place(own, code), lay.valid_from.as_ref(), lay.valid_to.as_ref())?;
        }
    }
    for held in told.affiliations.iter().filter(|held| !held.service_area_id.is_empty()) {
        let office = id(&held.service_area_id, "school.affiliations.service_area_id")?;
        add(Level::ServiceArea, Level::ServiceArea.place(office, ""), held.valid_from.as_ref(), held.valid_to.as_ref())?;
    }
    for held in &told.centres {
        let centre = id(&held.centre_id, "school.centres.centre_id")?;
        add(Level::NetworkCentre, Level::NetworkCentre.place(centre, ""), held.valid_from.as_ref(), held.valid_to.as_ref())?;
    }
    for held in &told.statuses {
        let status = word::<pb::SchoolStatus>(held.status);
        add(Level::Status, Level::Status.place(own, status.as_str()), held.valid_from.as_ref(), held.valid_to.as_ref())?;
    }
    Ok(spots)
}

/// The pupils of a school on a day. A snapshot that was withdrawn is kept as such, so that an earlier event that comes again does not bring
/// it back.
pub(crate) fn enrolment(told: &pb::EnrolmentSnapshot, withdrawn: bool, told_at: Timestamp) -> Result<Enrolment, Unreadable> {
    let term = told.term.unwrap_or_default();
    Ok(Enrolment {
        id: id(&told.id, "enrolment.id")?,
        version: told.version,
        school: id(&told.school_id, "enrolment.school_id")?,
        counted_on: required(told.as_of.as_ref(), "enrolment.as_of")?,
        be_year: term.be_year,
        semester: term.semester,
        status: if withdrawn { Word::known("WITHDRAWN") } else { word::<pb::EnrolmentStatus>(told.status) },
        pupils: told.pupils,
        told: told.encode_to_vec(),
        told_at,
    })
}

/// A programme.
pub(crate) fn programme(told: pb::Programme, told_at: Timestamp) -> Result<Programme, Unreadable> {
    let name = told.name.unwrap_or_default();
    Ok(Programme {
        id: id(&told.id, "programme.id")?,
        version: told.version,
        kind: word::<pb::ProgrammeKind>(told.kind),
        status: word::<pb::ProgrammeStatus>(told.status),
        name_th: text(name.th),
        name_en: text(name.en),
        owner: id(&told.owner_organisation_id, "programme.owner_organisation_id")?,
        cohorts: told.cohorts.iter().map(|cohort| cohort.cohort_no).collect(),
        told_at,
    })
}

/// A participation.
pub(crate) fn participation(told: &pb::Participation, told_at: Timestamp) -> Result<Participation, Unreadable> {
    let step = |step: &pb::ParticipationStep| {
        Ok((word::<pb::ParticipationStatus>(step.status), required(step.on.as_ref(), "participation.steps.on")?))
    };
    Ok(Participation {
        id: id(&told.id, "participation.id")?,
        version: told.version,
        programme: id(&told.programme_id, "participation.programme_id")?,
        cohort_no: told.cohort_no,
        school: id(&told.school_id, "participation.school_id")?,
        steps: told.steps.iter().map(step).collect::<Result<_, _>>()?,
        ended_on: day(told.ended_on.as_ref(), "participation.ended_on")?,
        told_at,
    })
}

/// A development plan. What it is about stays with the schools service.
pub(crate) fn plan(told: pb::DevelopmentPlan, told_at: Timestamp) -> Result<Plan, Unreadable> {
    let title = told.title.unwrap_or_default();
    let year = |year: Option<pb::AcademicYear>| year.unwrap_or_default().be_year;
    Ok(Plan {
        id: id(&told.id, "plan.id")?,
        version: told.version,
        school: id(&told.school_id, "plan.school_id")?,
        years: (year(told.first_year), year(told.last_year)),
        title_th: text(title.th),
        title_en: text(title.en),
        state: word::<pb::PlanState>(told.state),
        revision: told.revision,
        told_at,
    })
}

/// A lesson study team.
pub(crate) fn team(told: &pb::LessonStudyTeamSnapshot, told_at: Timestamp) -> Result<Team, Unreadable> {
    let be_year = told.academic_term.unwrap_or_default().be_year;
    Ok(Team { id: id(&told.id, "team.id")?, version: told.version, be_year, told_at })
}

/// A cycle of lesson study.
pub(crate) fn cycle(told: &pb::LessonStudyCycleSnapshot, told_at: Timestamp) -> Result<Cycle, Unreadable> {
    Ok(Cycle {
        id: id(&told.id, "cycle.id")?,
        version: told.version,
        team: id(&told.team_id, "cycle.team_id")?,
        schools: told.school_ids.iter().map(|school| id(school, "cycle.school_ids")).collect::<Result<_, _>>()?,
        week: required(told.week.as_ref(), "cycle.week")?,
        state: word::<pb::LessonStudyState>(told.state),
        told_at,
    })
}

pub(super) fn required(told: Option<&LocalDate>, field: &'static str) -> Result<Date, Unreadable> {
    day(told, field)?.ok_or(Unreadable(field))
}

fn sort_key(name: Option<&LocalizedText>) -> Vec<u8> {
    ORDER.label_sort_key(name.map_or("", |name| name.th.as_str()))
}

#[cfg(test)]
mod tests {
    use chassis::wire::local_date;
    use jiff::civil::date;

    use super::*;

    fn text_id(n: u128) -> String {
        Uuid::from_u128(n).to_string()
    }

    fn told() -> pb::School {
        let moved = Some(local_date(date(2022, 5, 16)));
        let lay =
            pb::Location { subdistrict_code: "400501".into(), address: "บ้านเลขที่ 1".into(), ..Default::default() };
        let belonged = pb::Affiliation { service_area_id: text_id(5), valid_to: moved.clone(), ..Default::default() };
        let transferred = pb::Affiliation { agency: pb::Agency::Dla.into(), valid_from: moved, ..Default::default() };
        pb::School {
            id: text_id(1),
            version: 3,
            locations: vec![lay],
            affiliations: vec![belonged, transferred],
            statuses: vec![pb::StatusPeriod { status: pb::SchoolStatus::Open.into(), ..Default::default() }],
            heads: vec![pb::HeadAssignment { person_ref: text_id(9), ..Default::default() }],
            ..Default::default()
        }
    }

    fn read(told: pb::School) -> Result<School, Unreadable> {
        school(pb::SchoolSnapshot { school: Some(told) }, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn a_school_is_found_by_what_it_belonged_to_and_where_it_lay_with_time() {
        let school = read(told()).unwrap();
        let found: Vec<_> = school.spots.iter().map(|spot| (spot.place.as_str(), spot.to)).collect();
        let (own, office) = (format!("school:{}", text_id(1)), format!("service_area:{}", text_id(5)));
        let moved = Some(date(2022, 5, 16));
        assert_eq!(found, [(own.as_str(), None), ("province:40", None), ("district:4005", None), (office.as_str(), moved), ("OPEN", None)]);
    }

    #[test]
    fn who_heads_a_school_and_its_address_are_not_kept() {
        let kept = pb::School::decode(read(told()).unwrap().told.as_slice()).unwrap();
        assert_eq!((kept.heads.len(), kept.locations[0].address.as_str()), (0, ""));
        assert_eq!(kept.locations[0].subdistrict_code, "400501");
    }

    #[test]
    fn a_subdistrict_that_names_no_district_is_unreadable() {
        for code in ["4", "400", "ก"] {
            let mut told = told();
            code.clone_into(&mut told.locations[0].subdistrict_code);
            assert_eq!(read(told), Err(Unreadable("school.locations.subdistrict_code")), "{code}");
        }
    }

    #[test]
    fn a_step_without_its_day_is_unreadable() {
        let ids = pb::Participation { id: text_id(1), programme_id: text_id(2), school_id: text_id(3), ..Default::default() };
        let told = pb::Participation { steps: vec![pb::ParticipationStep::default()], ..ids };
        assert_eq!(participation(&told, Timestamp::UNIX_EPOCH), Err(Unreadable("participation.steps.on")));
    }
}
