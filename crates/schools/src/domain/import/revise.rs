//! What a row makes of what is known. The plan and the call that applies it both ask here, so that they cannot differ.

use chassis::kernel::LocalizedText;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Outcome, Problem, SaidOfPupils, SaidOfSchool};
use crate::domain::enrolment::{Counted, Enrolment, EnrolmentError, EnrolmentEvent, EnrolmentSource};
use crate::domain::school::{
    Affiliation, Agency, GradeRange, Location, NewSchool, Profile, School, SchoolError, SchoolEvent, SchoolStatus, ServiceArea, Status,
};
use crate::domain::term::AcademicTerm;
use crate::domain::{AreaId, EnrolmentId, SchoolId};

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

/// The areas that a row names, found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lies<'a> {
    /// Its service area.
    pub area: Option<&'a ServiceArea>,
    /// Its network centre, which lies in the service area that the school has after the row.
    pub centre: Option<AreaId>,
}

/// Why a status became what it is, where a file says nothing about that.
const FROM_A_FILE: &str = "ตามไฟล์ที่นำเข้า";

/// The school after the row, and what changed; nothing where it says what is known. `codes_from` is the day from which one of its codes is free
/// again, where another school has had it.
pub fn revised(
    said: &SaidOfSchool,
    school: &School,
    lies: Lies<'_>,
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
    if let Some(location) = location(said, school.record().locations.last()) {
        events.extend(school.relocate(location, from, now)?);
    }
    if let Some(affiliation) = affiliation(said, lies.area, school.record().affiliations.last()) {
        events.extend(school.affiliate(affiliation, lies.centre, from, now)?);
    }
    if lies.centre.is_some() {
        events.extend(school.join_centre(lies.centre, from, now)?);
    }
    events.extend(become_(said, &mut school, (from, now))?);
    Ok((school, events))
}

/// The school that a row registers. `from` is the day from which one of its codes is free again, where another school has had it; `day` the one
/// from which its status holds.
pub fn registered(
    id: SchoolId,
    said: &SaidOfSchool,
    lies: Lies<'_>,
    (from, day, now): (Option<Date>, Date, Timestamp),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let affiliation = affiliation(said, lies.area, None);
    let location = location(said, None);
    let lacking = [
        ("ชื่อโรงเรียน", said.name_th.is_none()),
        ("สังกัด", affiliation.is_none()),
        ("รหัสตำบล", location.is_none()),
        ("ชั้นต่ำสุด", said.lowest.is_none()),
        ("ชั้นสูงสุด", said.highest.is_none()),
    ];
    let (Some(name), Some(affiliation), Some(location), Some(lowest), Some(highest)) =
        (&said.name_th, affiliation, location, said.lowest, said.highest)
    else {
        return Err(Unfit::Lacks(lacking.into_iter().filter(|(_, lacks)| *lacks).map(|(column, _)| column).collect()));
    };
    let new = NewSchool {
        codes: said.codes.clone(),
        name: LocalizedText::new(name.clone(), said.name_en.clone().unwrap_or_default()),
        affiliation,
        location,
        centre: lies.centre,
        grades: GradeRange::try_new(lowest, highest).ok_or(Unfit::Row(Problem::GradesReversed))?,
        established_on: said.established_on,
        tags: Vec::new(),
        from,
    };
    let (mut school, mut events) = School::register(id, new, now)?;
    events.extend(become_(said, &mut school, (day, now))?);
    Ok((school, events))
}

/// The status after the row. One that names another school or an agency can only be confirmed by a row, which has no column for them.
fn become_(said: &SaidOfSchool, school: &mut School, (from, now): (Date, Timestamp)) -> Result<Vec<SchoolEvent>, Unfit> {
    let known = school.record().statuses.last().map(|held| held.status);
    match said.status.filter(|status| Some(*status) != known) {
        None => Ok(Vec::new()),
        Some(SchoolStatus::JointLearning | SchoolStatus::MergedInto | SchoolStatus::TransferredTo) => {
            Err(Unfit::Row(Problem::StatusNeedsMore))
        }
        Some(status @ (SchoolStatus::Open | SchoolStatus::NoPupils | SchoolStatus::Dissolved)) => {
            let status = Status { reason: FROM_A_FILE.to_owned(), ..Status::plain(status) };
            Ok(school.become_(status, from, now)?)
        }
    }
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

/// Where the school lies after the row; nothing where neither the row nor anybody before has said it. In another subdistrict neither the
/// address nor the point of the old one holds.
fn location(said: &SaidOfSchool, known: Option<&Location>) -> Option<Location> {
    let subdistrict = said.subdistrict.clone().or_else(|| known.map(|known| known.subdistrict.clone()))?;
    let kept = known.filter(|known| known.subdistrict == subdistrict);
    let address = said.address.clone().or_else(|| kept.map(|kept| kept.address.clone())).unwrap_or_default();
    Some(Location { point: kept.and_then(|kept| kept.point), subdistrict, address })
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
