//! Teachers between the contract and the domain.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, local_date, optional_id, timestamp};
use jiff::civil::Date;
use prost::Message;

use super::counts::{term_at, term_message};
use super::{With, day, days};
use crate::app::teacher::{Create, Seen};
use crate::domain::SchoolId;
use crate::domain::school::Grade;
use crate::domain::teacher::{NewPosting, Posting, Teacher, TeacherEvent, TeacherRole};
use crate::domain::term::AcademicTerm;
use crate::store::teacher::Filter;

impl TryFrom<pb::CreateTeacherRequest> for Create {
    type Error = Failure;

    fn try_from(request: pb::CreateTeacherRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            person: read.id("person_ref", &request.person_ref),
            posting: posting(&mut read, request.posting),
        };
        read.finish(command)
    }
}

/// A change that begins a posting.
macro_rules! begins_a_posting {
    ($($request:ident)+) => {$(
        impl TryFrom<pb::$request> for With<NewPosting> {
            type Error = Failure;

            fn try_from(request: pb::$request) -> Result<Self, Failure> {
                let mut read = Reader::default();
                let at = change(&request.id, request.expected_version)?;
                let what = posting(&mut read, request.posting);
                read.finish(Self { at, what })
            }
        }
    )+};
}

begins_a_posting! { PostTeacherRequest SecondTeacherRequest MoveTeacherRequest }

impl TryFrom<pb::EndPostingRequest> for With<(i32, Date)> {
    type Error = Failure;

    fn try_from(request: pb::EndPostingRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let to = read.required_date("valid_to", request.valid_to.as_ref());
        read.finish(Self { at, what: (request.posting_no, to) })
    }
}

impl TryFrom<pb::RecordPdHoursRequest> for With<(AcademicTerm, u32)> {
    type Error = Failure;

    fn try_from(request: pb::RecordPdHoursRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let year = term_at(&mut read, "academic_term", request.academic_term);
        read.finish(Self { at, what: (year, u32::try_from(request.hours_e2).unwrap_or_default()) })
    }
}

fn posting(read: &mut Reader, given: Option<pb::PostingInput>) -> NewPosting {
    let given = given.unwrap_or_default();
    NewPosting {
        school: SchoolId(read.id("posting.school_id", &given.school_id)),
        role: choice(read, "posting.role", given.role, TeacherRole::from_number, TeacherRole::Teacher),
        subjects: given.subjects.iter().enumerate().map(|(at, subject)| said(read, at, clean(subject))).collect(),
        grades: given
            .grades
            .iter()
            .enumerate()
            .map(|(at, grade)| choice(read, &format!("posting.grades[{at}]"), *grade, Grade::from_number, Grade::K1))
            .collect(),
        from: read.required_date("posting.valid_from", given.valid_from.as_ref()),
        to: read.date("posting.valid_to", given.valid_to.as_ref()),
    }
}

/// A subject of which something is left in its clean form.
fn said(read: &mut Reader, at: usize, subject: String) -> String {
    if subject.is_empty() {
        let field = format!("posting.subjects[{at}]");
        read.refuse(field.clone(), "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
    }
    subject
}

/// The filter of a list of teachers.
pub(crate) fn filter(request: &pb::ListTeachersRequest, today: Date) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    let school = read.id("school_id", &request.school_id);
    let roles = request.roles.iter().filter_map(|role| TeacherRole::from_number(*role)).collect();
    read.finish(Filter { school, day: day(request.as_of.as_ref(), "as_of", today)?, roles })
}

/// The teacher with the postings that the caller sees, without hours.
pub(crate) fn message(seen: &Seen) -> pb::Teacher {
    let record = seen.teacher.record();
    let shown = record.postings.iter().filter(|posting| seen.postings.contains(&posting.no));
    pb::Teacher {
        id: record.id.to_string(),
        version: record.version,
        person_ref: record.person.to_string(),
        postings: shown.map(posting_message).collect(),
        pd_hours: Vec::new(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// The teacher also with hours of professional development.
pub(crate) fn with_hours(seen: &Seen) -> pb::Teacher {
    let hours = |(year, hours_e2): &(AcademicTerm, u32)| pb::PdHours {
        academic_term: Some(term_message(*year)),
        hours_e2: i32::try_from(*hours_e2).unwrap_or(i32::MAX),
    };
    pb::Teacher { pd_hours: seen.teacher.record().pd_hours.iter().map(hours).collect(), ..message(seen) }
}

fn posting_message(posting: &Posting) -> pb::Posting {
    let (valid_from, valid_to) = days(posting.period);
    pb::Posting {
        posting_no: posting.no,
        school_id: posting.school.to_string(),
        role: posting.role.number(),
        kind: posting.kind.number(),
        subjects: posting.subjects.clone(),
        grades: posting.grades.iter().map(|grade| grade.number()).collect(),
        valid_from,
        valid_to,
    }
}

/// Facts about a teacher: who is where as what, by references, and nothing of how much or how well.
pub(crate) fn facts(teacher: &Teacher, events: &[TeacherEvent], scopes: &[String]) -> Vec<Fact> {
    let record = teacher.record();
    let snapshot = Some(pb::TeacherSnapshot {
        id: record.id.to_string(),
        version: record.version,
        person_ref: record.person.to_string(),
        postings: record.postings.iter().map(posting_snapshot).collect(),
        scopes: scopes.to_vec(),
    });
    let about = About { aggregate: "teacher", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &TeacherEvent| match *event {
        TeacherEvent::Posted(posting_no) => pb::TeacherPosted { teacher: snapshot.clone(), posting_no }.encode_to_vec(),
        TeacherEvent::Moved { from, to } => {
            pb::TeacherMoved { teacher: snapshot.clone(), ended_posting_no: from, posting_no: to, on: on(teacher, to) }.encode_to_vec()
        }
        TeacherEvent::Left(posting_no) => pb::TeacherLeft { teacher: snapshot.clone(), posting_no }.encode_to_vec(),
        TeacherEvent::PdHoursRecorded(year) => {
            pb::TeacherPdHoursRecorded { teacher: snapshot.clone(), academic_term: Some(term_message(year)) }.encode_to_vec()
        }
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

fn on(teacher: &Teacher, posting: i32) -> Option<api::common::v1::LocalDate> {
    teacher.posting(posting).and_then(|posting| posting.period.from()).map(local_date)
}

fn posting_snapshot(posting: &Posting) -> pb::PostingSnapshot {
    let (valid_from, valid_to) = days(posting.period);
    pb::PostingSnapshot {
        posting_no: posting.no,
        school_id: posting.school.to_string(),
        role: posting.role.number(),
        kind: posting.kind.number(),
        valid_from,
        valid_to,
    }
}
