//! What is known of schools and programmes → replies.

use api::common::v1::{LocalDate, LocalizedText};
use api::reporting::v1 as pb;
use api::schools::v1 as schools;
use chassis::wire::{local_date, localized};
use jiff::civil::Date;

use super::shown_evaluations::result_of;
use super::shown_practice::with_practice;
use super::words::number;
use crate::app::{Covered, CoveredPlace};
use crate::domain::Level;
use crate::domain::coverage::{Coverage, Share};
use crate::store::{AreaOf, LessonsOf, MissingRow, PlanOf, Profile, ProgrammeOf, ProgrammeRow};

/// The scheme of the codes that subdistricts begin with.
const LOCATION_SCHEME: &str = "TIS1099";

/// A school on one page.
pub(crate) fn profile(shown: Profile, day: Date) -> pb::SchoolProfile {
    let Profile { version, mut school, latest, confirmed, programmes, plans, lessons, areas, practice, results } = shown;
    school.identifiers.retain(|held| begun(held.valid_from.as_ref(), day));
    school.names.retain(|held| begun(held.valid_from.as_ref(), day));
    school.affiliations.retain(|held| begun(held.valid_from.as_ref(), day));
    school.statuses.retain(|held| begun(held.valid_from.as_ref(), day));
    let status = school.statuses.iter().find(|held| holds(held.valid_from.as_ref(), held.valid_to.as_ref(), day));
    let profile = pb::SchoolProfile {
        school_version: version,
        day: Some(local_date(day)),
        display_name: name_on(&school.names, day),
        status: status.map(|held| held.status).unwrap_or_default(),
        areas: areas.into_iter().map(|area| area_of(area, day)).collect(),
        lowest_grade: school.lowest_grade,
        highest_grade: school.highest_grade,
        opportunity_expansion: school.opportunity_expansion,
        latest_snapshot: latest,
        confirmed_snapshot: confirmed,
        programmes: programmes.iter().map(programme_of).collect(),
        plans: plans.iter().map(plan_of).collect(),
        lesson_study: lessons.iter().map(lessons_of).collect(),
        results: results.into_iter().map(result_of).collect(),
        school_id: school.id,
        identifiers: school.identifiers,
        names: school.names,
        affiliations: school.affiliations,
        statuses: school.statuses,
        ..Default::default()
    };
    with_practice(profile, &practice, day)
}

fn area_of(shown: AreaOf, day: Date) -> pb::ProfileArea {
    let AreaOf { level, place, area, from, to } = shown;
    pb::ProfileArea {
        area: Some(coverage_area(level, &place, area.as_ref(), day)),
        valid_from: from.map(local_date),
        valid_to: to.map(local_date),
    }
}

fn programme_of(shown: &ProgrammeOf) -> pb::ProfileProgramme {
    pb::ProfileProgramme {
        participation_id: shown.id.to_string(),
        programme_id: shown.programme.to_string(),
        name: localized(shown.name_th.as_deref(), shown.name_en.as_deref()),
        kind: number::<schools::ProgrammeKind>(&shown.kind),
        cohort_no: shown.cohort_no,
        status: number::<schools::ParticipationStatus>(&shown.status),
        status_since: Some(local_date(shown.since)),
        coaching_visits: shown.visits,
        last_visited_on: shown.last_visited_on.map(local_date),
    }
}

fn plan_of(shown: &PlanOf) -> pb::ProfilePlan {
    pb::ProfilePlan {
        plan_id: shown.id.to_string(),
        title: localized(shown.title_th.as_deref(), shown.title_en.as_deref()),
        first_year: Some(schools::AcademicYear { be_year: shown.first_year }),
        last_year: Some(schools::AcademicYear { be_year: shown.last_year }),
        state: number::<schools::PlanState>(&shown.state),
        revision: shown.revision,
    }
}

fn lessons_of(shown: &LessonsOf) -> pb::ProfileLessonStudy {
    pb::ProfileLessonStudy {
        academic_year: shown.be_year.map(|be_year| schools::AcademicYear { be_year }),
        planned: shown.planned,
        taught: shown.taught,
        reflected: shown.reflected,
        closed: shown.closed,
        cancelled: shown.cancelled,
    }
}

/// The programme and cohort of a report.
pub(crate) fn programme(shown: &ProgrammeRow, cohort_no: i32) -> pb::CoverageProgramme {
    pb::CoverageProgramme {
        programme_id: shown.programme_id.to_string(),
        name: localized(shown.name_th.as_deref(), shown.name_en.as_deref()),
        kind: number::<schools::ProgrammeKind>(&shown.kind),
        status: number::<schools::ProgrammeStatus>(&shown.status),
        cohort_no,
        owner_organisation_id: shown.owner_id.to_string(),
        owner_name: localized(shown.owner_th.as_deref(), shown.owner_en.as_deref()),
    }
}

/// A row of a report, with the names of the day.
pub(crate) fn covered(shown: Covered, day: Date) -> pb::ParticipationCoverage {
    let place = |place: CoveredPlace| coverage_area(place.level, &place.found_by, place.area.as_ref().map(|row| &row.area), day);
    pb::ParticipationCoverage { area: shown.place.map(place), ..coverage(&shown.coverage) }
}

/// Numbers without an area.
pub(crate) fn coverage(shown: &Coverage) -> pb::ParticipationCoverage {
    let status = |(word, schools): (&String, &i64)| pb::ParticipationStatusCount {
        status: number::<schools::ParticipationStatus>(word),
        schools: few(*schools),
    };
    let mut statuses: Vec<pb::ParticipationStatusCount> = shown.by_status.iter().map(status).collect();
    statuses.sort_by_key(|count| count.status);
    pb::ParticipationCoverage {
        area: None,
        schools_in_area: few(shown.in_area),
        participation_share: shown.participation_share().map(share),
        schools_in_cohort: few(shown.in_cohort()),
        statuses,
        schools_expected: few(shown.expected),
        schools_confirmed: few(shown.confirmed),
        schools_missing: few(shown.missing()),
        schools_closed: few(shown.closed),
        confirmed_share: shown.confirmed_share().map(share),
    }
}

/// A school that has not confirmed its numbers.
pub(crate) fn missing_school(shown: &MissingRow, day: Date) -> pb::MissingSchool {
    pb::MissingSchool {
        school_id: shown.school.id.clone(),
        display_name: name_on(&shown.school.names, day),
        status: number::<schools::ParticipationStatus>(&shown.status),
    }
}

pub(super) fn share(share: Share) -> pb::Share {
    pb::Share { numerator: share.numerator, denominator: share.denominator, percent_text: share.percent() }
}

/// An area that may not have been read: provinces and districts have their code all the same.
pub(super) fn coverage_area(level: Level, place: &str, area: Option<&schools::Area>, day: Date) -> pb::CoverageArea {
    let of_location = || match level {
        Level::Province | Level::District => {
            place.split_once(':').map(|(_, value)| schools::Code { scheme: LOCATION_SCHEME.to_owned(), value: value.to_owned() })
        }
        Level::ServiceArea | Level::NetworkCentre | Level::School | Level::Status => None,
    };
    pb::CoverageArea {
        level: match level {
            Level::Province => pb::CoverageLevel::Province,
            Level::District => pb::CoverageLevel::District,
            Level::ServiceArea => pb::CoverageLevel::ServiceArea,
            Level::NetworkCentre => pb::CoverageLevel::NetworkCentre,
            Level::School | Level::Status => pb::CoverageLevel::Unspecified,
        }
        .into(),
        area_id: area.map(|area| area.id.clone()).unwrap_or_default(),
        code: area.and_then(|area| area.code.clone()).or_else(of_location),
        display_name: area.and_then(|area| name_on(&area.names, day)),
    }
}

/// The name of the day; the last one where there was none.
pub(super) fn name_on(names: &[schools::DatedName], day: Date) -> Option<LocalizedText> {
    let of_day = names.iter().find(|dated| holds(dated.valid_from.as_ref(), dated.valid_to.as_ref(), day));
    of_day.or_else(|| names.last()).and_then(|dated| dated.name.clone())
}

fn holds(from: Option<&LocalDate>, to: Option<&LocalDate>, day: Date) -> bool {
    begun(from, day) && to.is_none_or(|to| parts(day) < (to.year, to.month, to.day))
}

fn begun(from: Option<&LocalDate>, day: Date) -> bool {
    from.is_none_or(|from| (from.year, from.month, from.day) <= parts(day))
}

fn parts(day: Date) -> (i32, i32, i32) {
    (i32::from(day.year()), i32::from(day.month()), i32::from(day.day()))
}

/// Numbers of schools are far below 2^31.
pub(super) fn few(schools: i64) -> i32 {
    i32::try_from(schools).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn named(th: &str, from: Option<Date>, to: Option<Date>) -> schools::DatedName {
        let name = Some(LocalizedText { th: th.to_owned(), en: String::new() });
        schools::DatedName { name, valid_from: from.map(local_date), valid_to: to.map(local_date) }
    }

    #[test]
    fn a_school_is_called_what_it_was_called_on_the_day() {
        let day = date(2022, 5, 16);
        let names = [named("เดิม", None, Some(day)), named("ใหม่", Some(day), None)];
        let on = |day| name_on(&names, day).map(|name| name.th);
        assert_eq!(on(date(2022, 5, 15)).as_deref(), Some("เดิม"));
        assert_eq!(on(day).as_deref(), Some("ใหม่"));
        assert_eq!(name_on(&[], day), None);
    }

    #[test]
    fn a_province_outside_the_map_has_its_code_and_an_office_that_was_not_read_has_nothing() {
        let day = date(2022, 5, 16);
        let province = coverage_area(Level::Province, "province:60", None, day);
        assert_eq!(province.code.map(|code| (code.scheme, code.value)), Some(("TIS1099".to_owned(), "60".to_owned())));
        let office = coverage_area(Level::ServiceArea, "service_area:0197f0a0-0000-7000-8000-000000000001", None, day);
        assert_eq!((office.code, office.area_id.as_str(), office.display_name), (None, "", None));
    }

    #[test]
    fn statuses_are_told_in_their_order_and_nothing_of_nothing_is_absent() {
        let by_status = [("WITHDRAWN", 1), ("ACTIVE", 2), ("NOMINATED", 3)].map(|(word, n)| (word.to_owned(), n));
        let shown = coverage(&Coverage { by_status: by_status.into(), ..Coverage::default() });
        assert_eq!(shown.statuses.iter().map(|count| count.schools).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!((shown.confirmed_share, shown.participation_share), (None, None));
    }
}
