//! Pupils and terms between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, local_date, optional_id, timestamp};
use jiff::civil::Date;
use uuid::Uuid;

use super::With;
use super::shown::sizes;
use crate::app::enrolment::{Record, Seen};
use crate::app::term::Define;
use crate::domain::enrolment::{Counted, Counts, Enrolment, EnrolmentSource, Others, Pupils};
use crate::domain::school::{Grade, GradeRange};
use crate::domain::term::{AcademicTerm, Term, TermScope};
use crate::domain::{AreaId, SchoolId};
use crate::error::count_refusal;

impl TryFrom<pb::RecordEnrolmentRequest> for Record {
    type Error = Failure;

    fn try_from(request: pb::RecordEnrolmentRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            school: read.id("school_id", &request.school_id),
            as_of: read.required_date("as_of", request.as_of.as_ref()),
            counted: counted(&mut read, request.term, request.source, request.counts),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::CorrectEnrolmentRequest> for With<Counted> {
    type Error = Failure;

    fn try_from(request: pb::CorrectEnrolmentRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = counted(&mut read, request.term, request.source, request.counts);
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::ConfirmEnrolmentRequest> for With<()> {
    type Error = Failure;

    fn try_from(request: pb::ConfirmEnrolmentRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
    }
}

fn counted(read: &mut Reader, term_given: Option<pb::AcademicTerm>, source: i32, counts_given: Option<pb::EnrolmentCounts>) -> Counted {
    Counted {
        term: term(read, term_given),
        source: choice(read, "source", source, EnrolmentSource::from_number, EnrolmentSource::Manual),
        counts: counts(read, &counts_given.unwrap_or_default()),
    }
}

/// A term whose bounds the door has checked.
pub(crate) fn term(read: &mut Reader, term: Option<pb::AcademicTerm>) -> AcademicTerm {
    term_at(read, "term", term)
}

/// The term in a field of another name.
pub(super) fn term_at(read: &mut Reader, field: &str, term: Option<pb::AcademicTerm>) -> AcademicTerm {
    let given = term.unwrap_or_default();
    AcademicTerm::try_new(given.be_year, given.semester).unwrap_or_else(|| {
        read.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        AcademicTerm::FIRST
    })
}

fn counts(read: &mut Reader, input: &pb::EnrolmentCounts) -> Counts {
    let many = |n: i32| u32::try_from(n).unwrap_or_default();
    let grades: Vec<(Grade, Pupils)> = input
        .grades
        .iter()
        .enumerate()
        .map(|(at, count)| {
            let grade = choice(read, &format!("counts.grades[{at}].grade"), count.grade, Grade::from_number, Grade::K1);
            (grade, Pupils { male: many(count.male), female: many(count.female) })
        })
        .collect();
    let others = Others {
        classes: many(input.classes),
        teachers: many(input.teachers),
        special_needs: many(input.special_needs),
        poor: many(input.poor),
    };
    Counts::try_new(grades, input.stated_total.map(many), others).unwrap_or_else(|error| {
        read.violates(count_refusal(error));
        Counts::default()
    })
}

/// Where the next page of snapshots begins.
pub(crate) fn before(page: &chassis::page::Page) -> Result<Option<Date>, Failure> {
    page.after_key().map(day_of_key).transpose()
}

/// Where the next page begins of a list that is ordered by days, the latest first.
pub(crate) fn after(page: &chassis::page::Page) -> Result<Option<(Date, Uuid)>, Failure> {
    let day = page.after_key().map(day_of_key).transpose()?;
    Ok(day.zip(page.after_id()))
}

fn day_of_key(key: &[u8]) -> Result<Date, Failure> {
    std::str::from_utf8(key).ok().and_then(|day| day.parse().ok()).ok_or_else(chassis::page::invalid_token)
}

/// The snapshot on the wire.
pub(crate) fn snapshot(seen: &Seen) -> pb::EnrolmentSnapshot {
    snapshot_of(&seen.enrolment, seen.school.record().grades)
}

/// The snapshot of a school with these grades.
pub(super) fn snapshot_of(enrolment: &Enrolment, grades: GradeRange) -> pb::EnrolmentSnapshot {
    let record = enrolment.record();
    let few = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let others = record.counts.others();
    let count =
        |(grade, pupils): (Grade, Pupils)| pb::GradeCount { grade: grade.number(), male: few(pupils.male), female: few(pupils.female) };
    pb::EnrolmentSnapshot {
        id: record.id.to_string(),
        version: record.version,
        school_id: record.school.to_string(),
        as_of: Some(local_date(record.as_of)),
        term: Some(term_message(record.term)),
        source: record.source.number(),
        counts: Some(pb::EnrolmentCounts {
            grades: record.counts.grades().map(count).collect(),
            stated_total: None,
            classes: few(others.classes),
            teachers: few(others.teachers),
            special_needs: few(others.special_needs),
            poor: few(others.poor),
        }),
        pupils: few(record.counts.pupils()),
        status: record.status.number(),
        sizes: sizes(enrolment, grades),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

impl TryFrom<pb::DefineTermRequest> for Define {
    type Error = Failure;

    fn try_from(request: pb::DefineTermRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let scope = match (optional_id(&request.area_id), optional_id(&request.school_id)) {
            (None, None) => TermScope::Everybody,
            (Some(area), None) => TermScope::Area(AreaId(area)),
            (None, Some(school)) => TermScope::School(SchoolId(school)),
            (Some(_), Some(_)) => {
                read.refuse("school_id", "TWO_SCOPES", "กรุณาระบุพื้นที่หรือโรงเรียนอย่างใดอย่างหนึ่ง", "Give an area or a school, not both");
                TermScope::Everybody
            }
        };
        let days = (read.required_date("starts_on", request.starts_on.as_ref()), read.required_date("ends_on", request.ends_on.as_ref()));
        let command = Self { id: optional_id(&request.id), term: term(&mut read, request.term), days, scope };
        read.finish(command)
    }
}

impl TryFrom<pb::ChangeTermRequest> for With<(Date, Date)> {
    type Error = Failure;

    fn try_from(request: pb::ChangeTermRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let days = (read.required_date("starts_on", request.starts_on.as_ref()), read.required_date("ends_on", request.ends_on.as_ref()));
        read.finish(Self { at, what: days })
    }
}

/// The term of a year on the wire.
pub(super) fn term_message(term: AcademicTerm) -> pb::AcademicTerm {
    pb::AcademicTerm { be_year: term.be_year().into(), semester: term.semester().into() }
}

/// The term on the wire.
pub(crate) fn term_shown(term: &Term) -> pb::Term {
    let record = term.record();
    let (area_id, school_id) = match record.scope {
        TermScope::Everybody => (String::new(), String::new()),
        TermScope::Area(area) => (area.to_string(), String::new()),
        TermScope::School(school) => (String::new(), school.to_string()),
    };
    pb::Term {
        id: record.id.to_string(),
        version: record.version,
        term: Some(term_message(record.term)),
        starts_on: Some(local_date(record.starts_on)),
        ends_on: Some(local_date(record.ends_on)),
        area_id,
        school_id,
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}
