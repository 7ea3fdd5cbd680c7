//! What a row makes of what is known. The plan and the call that applies it both ask here, so that they cannot differ.

use chassis::kernel::LocalizedText;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Outcome, Problem, SaidOfPupils, SaidOfSchool};
use crate::domain::enrolment::{Counted, Enrolment, EnrolmentError, EnrolmentEvent, EnrolmentSource};
use crate::domain::school::{Affiliation, Agency, GradeRange, Location, NewSchool, Profile, School, SchoolError, SchoolEvent, ServiceArea};
use crate::domain::term::AcademicTerm;
use crate::domain::{EnrolmentId, SchoolId};

/// Why a row cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Something is wrong with the row.
    Row(Problem),
    /// Nothing stands in columns that a new school needs.
    Lacks(Vec<&'static str>),
    /// The school refuses.
    School(SchoolError),
    /// The snapshot refuses.
    Pupils(EnrolmentError),
}

impl From<SchoolError> for Unfit {
    fn from(error: SchoolError) -> Self {
        Self::School(error)
    }
}

impl From<EnrolmentError> for Unfit {
    fn from(error: EnrolmentError) -> Self {
        Self::Pupils(error)
    }
}

/// The school after the row, and what changed; nothing where it says what is known. `area` is the service area that the row names,
/// `codes_from` the day from which one of its codes is free again, where another school has had it.
pub fn revised(
    said: &SaidOfSchool,
    school: &School,
    area: Option<&ServiceArea>,
    (from, codes_from, now): (Date, Option<Date>, Timestamp),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let (mut school, mut events) = (school.clone(), Vec::new());
    for code in &said.codes {
        let of_scheme = |held: &&crate::domain::Dated<crate::domain::Code>| held.value.scheme() == code.scheme();
        let held: Vec<_> = school.record().identifiers.iter().filter(of_scheme).collect();
        if held.is_empty() {
            events.extend(school.identify(code.clone(), codes_from, now)?);
        } else if !held.iter().any(|held| held.value == *code && held.period.to().is_none()) {
            return Err(Unfit::Row(Problem::CodesDisagree));
        }
    }
    if said.name_th.is_some() || said.name_en.is_some() {
        let known = school.record().names.last().cloned().unwrap_or_else(|| LocalizedText::thai(""));
        let name = LocalizedText::new(said.name_th.clone().unwrap_or(known.th), said.name_en.clone().unwrap_or(known.en));
        events.extend(school.rename(name, from, now)?);
    }
    let record = school.record();
    let grades = GradeRange::try_new(said.lowest.unwrap_or(record.grades.lowest()), said.highest.unwrap_or(record.grades.highest()));
    let profile = Profile {
        grades: grades.ok_or(Unfit::Row(Problem::GradesReversed))?,
        established_on: said.established_on.or(record.established_on),
        tags: record.tags.clone(),
    };
    events.extend(school.describe(profile, now));
    if let Some(subdistrict) = &said.subdistrict
        && school.record().locations.last().is_none_or(|known| known.subdistrict != *subdistrict)
    {
        events.extend(school.relocate(place(subdistrict), from, now)?);
    }
    if let Some(affiliation) = affiliation(said, area, school.record().affiliations.last()) {
        events.extend(school.affiliate(affiliation, None, from, now)?);
    }
    Ok((school, events))
}

/// The school that a row registers. `from` is the day from which one of its codes is free again, where another school has had it.
pub fn registered(
    id: SchoolId,
    said: &SaidOfSchool,
    area: Option<&ServiceArea>,
    (from, now): (Option<Date>, Timestamp),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let affiliation = affiliation(said, area, None);
    let lacking = [
        ("ชื่อโรงเรียน", said.name_th.is_none()),
        ("สังกัด", affiliation.is_none()),
        ("รหัสตำบล", said.subdistrict.is_none()),
        ("ชั้นต่ำสุด", said.lowest.is_none()),
        ("ชั้นสูงสุด", said.highest.is_none()),
    ];
    let (Some(name), Some(affiliation), Some(subdistrict), Some(lowest), Some(highest)) =
        (&said.name_th, affiliation, &said.subdistrict, said.lowest, said.highest)
    else {
        return Err(Unfit::Lacks(lacking.into_iter().filter(|(_, lacks)| *lacks).map(|(column, _)| column).collect()));
    };
    let new = NewSchool {
        codes: said.codes.clone(),
        name: LocalizedText::new(name.clone(), said.name_en.clone().unwrap_or_default()),
        affiliation,
        location: place(subdistrict),
        centre: None,
        grades: GradeRange::try_new(lowest, highest).ok_or(Unfit::Row(Problem::GradesReversed))?,
        established_on: said.established_on,
        tags: Vec::new(),
        from,
    };
    Ok(School::register(id, new, now)?)
}

/// The snapshot after the row, what the row does to it, and what happened. The same numbers of another source are the same numbers.
pub fn count(
    said: &SaidOfPupils,
    (school, known): (&School, Option<&Enrolment>),
    (id, term): (EnrolmentId, AcademicTerm),
    (today, now): (Date, Timestamp),
) -> Result<(Enrolment, Outcome, Vec<EnrolmentEvent>), Unfit> {
    let counted = Counted { term, source: EnrolmentSource::Import, counts: said.counts.clone() };
    let Some(known) = known else {
        let of = (school.record().id, school.record().grades);
        let (enrolment, events) = Enrolment::record_counts(id, of, said.as_of, counted, (today, now))?;
        return Ok((enrolment, Outcome::New, events));
    };
    let mut enrolment = known.clone();
    if (known.record().term, &known.record().counts) == (term, &said.counts) {
        return Ok((enrolment, Outcome::Same, Vec::new()));
    }
    let events = enrolment.correct(counted, school.record().grades, now)?;
    Ok((enrolment, Outcome::Changed, events))
}

fn place(subdistrict: &str) -> Location {
    Location { subdistrict: subdistrict.to_owned(), address: String::new(), point: None }
}

/// Whom the school belongs to after the row; nothing where it says nothing about that. Only schools under OBEC are in a service area, so
/// that a service area says the agency.
fn affiliation(said: &SaidOfSchool, area: Option<&ServiceArea>, known: Option<&Affiliation>) -> Option<Affiliation> {
    if said.agency.is_none() && area.is_none() {
        return known.cloned();
    }
    let agency = said.agency.unwrap_or(Agency::Obec);
    let kept = known.filter(|known| known.agency == agency).and_then(|known| known.service_area.clone());
    Some(Affiliation { agency, service_area: area.cloned().or(kept) })
}
