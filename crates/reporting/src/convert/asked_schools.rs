//! Requests about schools and programmes → questions.

use api::common::v1::LocalDate;
use api::reporting::v1 as pb;
use api::schools::v1::AcademicTerm;
use chassis::failure::Failure;
use chassis::wire::Reader;
use jiff::civil::Date;
use uuid::Uuid;

use crate::domain::Level;
use crate::store::{ProfileOf, Question};

/// Which school, as of which day.
pub(crate) fn profile_of(asked: &pb::GetSchoolProfileRequest, today: Date) -> Result<ProfileOf, Failure> {
    let mut read = Reader::default();
    let school = read.id("school_id", &asked.school_id);
    let day = read.date("as_of", asked.as_of.as_ref()).unwrap_or(today);
    read.finish(ProfileOf { school, day, today, be_year: asked.academic_year.map(|year| year.be_year) })
}

/// What is counted in one area, or as a whole. As a whole, any level will do.
pub(crate) fn covered(asked: &pb::GetParticipationCoverageRequest, today: Date) -> Result<(Question, Option<Uuid>), Failure> {
    let cohort = Cohort { programme: &asked.programme_id, number: asked.cohort_no, as_of: asked.as_of.as_ref(), term: asked.term };
    Ok((question(&cohort, Level::Province, asked.basis, today)?, Uuid::parse_str(&asked.area_id).ok()))
}

/// What is counted area by area.
pub(crate) fn covered_by_area(asked: &pb::ListParticipationCoverageRequest, today: Date) -> Result<Question, Failure> {
    let cohort = Cohort { programme: &asked.programme_id, number: asked.cohort_no, as_of: asked.as_of.as_ref(), term: asked.term };
    question(&cohort, level(asked.level), asked.basis, today)
}

/// Which schools are named.
pub(crate) fn missing(asked: &pb::ListMissingSchoolsRequest, today: Date) -> Result<(Question, Option<Uuid>), Failure> {
    let cohort = Cohort { programme: &asked.programme_id, number: asked.cohort_no, as_of: asked.as_of.as_ref(), term: asked.term };
    Ok((question(&cohort, Level::Province, asked.basis, today)?, Uuid::parse_str(&asked.area_id).ok()))
}

/// What all of these requests say.
struct Cohort<'a> {
    programme: &'a str,
    number: i32,
    as_of: Option<&'a LocalDate>,
    term: Option<AcademicTerm>,
}

fn question(asked: &Cohort<'_>, level: Level, basis: i32, today: Date) -> Result<Question, Failure> {
    let mut read = Reader::default();
    let programme = read.id("programme_id", asked.programme);
    let day = read.date("as_of", asked.as_of).unwrap_or(today);
    let map_of = map_of(basis, today);
    let term = asked.term.map(|term| (term.be_year, Some(term.semester).filter(|semester| *semester > 0)));
    read.finish(Question { programme, cohort: asked.number, level, place: None, day, map_of, term })
}

/// The day whose areas schools count in, whatever the day asked for.
pub(super) fn map_of(basis: i32, today: Date) -> Option<Date> {
    match pb::AreaBasis::try_from(basis).unwrap_or_default() {
        pb::AreaBasis::AsNow => Some(today),
        pb::AreaBasis::AsWas | pb::AreaBasis::Unspecified => None,
    }
}

/// The door has checked that it is given.
pub(super) fn level(number: i32) -> Level {
    match pb::CoverageLevel::try_from(number).unwrap_or_default() {
        pb::CoverageLevel::Province | pb::CoverageLevel::Unspecified => Level::Province,
        pb::CoverageLevel::ServiceArea => Level::ServiceArea,
        pb::CoverageLevel::NetworkCentre => Level::NetworkCentre,
        pb::CoverageLevel::District => Level::District,
    }
}

#[cfg(test)]
mod tests {
    use chassis::wire::local_date;
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2021, 12, 20);

    fn asked() -> pb::GetParticipationCoverageRequest {
        pb::GetParticipationCoverageRequest { programme_id: Uuid::from_u128(1).to_string(), cohort_no: 2, ..Default::default() }
    }

    #[test]
    fn without_a_day_it_is_today_and_as_it_was() {
        let (question, area) = covered(&asked(), TODAY).unwrap();
        assert_eq!((question.day, question.map_of, question.term, area), (TODAY, None, None, None));
    }

    #[test]
    fn the_map_of_today_is_taken_for_any_day() {
        let then = date(2019, 6, 1);
        let as_now = pb::GetParticipationCoverageRequest { as_of: Some(local_date(then)), basis: pb::AreaBasis::AsNow.into(), ..asked() };
        let (question, _) = covered(&as_now, TODAY).unwrap();
        assert_eq!((question.day, question.map_of), (then, Some(TODAY)));
    }

    #[test]
    fn the_semester_zero_is_the_whole_year() {
        let with = |semester| pb::GetParticipationCoverageRequest { term: Some(AcademicTerm { be_year: 2564, semester }), ..asked() };
        assert_eq!(covered(&with(0), TODAY).unwrap().0.term, Some((2564, None)));
        assert_eq!(covered(&with(1), TODAY).unwrap().0.term, Some((2564, Some(1))));
    }

    #[test]
    fn a_buddhist_year_is_refused_by_its_field() {
        let day = LocalDate { year: 2564, month: 6, day: 1, ..Default::default() };
        let refused = covered(&pb::GetParticipationCoverageRequest { as_of: Some(day), ..asked() }, TODAY);
        assert!(format!("{refused:?}").contains("as_of"), "{refused:?}");
    }
}
