//! Teachers as documents.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Span, YearTerm};
use crate::domain::SchoolId;
use crate::domain::school::Grade;
use crate::domain::teacher::{Posting, PostingKind, TeacherRecord, TeacherRole};
use crate::domain::term::AcademicTerm;
use crate::store::{Damaged, word};

/// What of a teacher is not a column: every posting in the order of their numbers, and hours of professional development.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    postings: Vec<Span<PostingDoc>>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pd_hours: Vec<HoursDoc>,
}

#[derive(Serialize, Deserialize)]
struct PostingDoc {
    kind: String,
    school: Uuid,
    role: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    subjects: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    grades: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct HoursDoc {
    #[serde(flatten)]
    term: YearTerm,
    hours_e2: u32,
}

impl From<&TeacherRecord> for Document {
    fn from(record: &TeacherRecord) -> Self {
        let posting = |p: &Posting| {
            let value = PostingDoc {
                kind: p.kind.to_string(),
                school: p.school.0,
                role: p.role.to_string(),
                subjects: p.subjects.clone(),
                grades: p.grades.iter().map(ToString::to_string).collect(),
            };
            Span::of(p.period, value)
        };
        Self {
            postings: record.postings.iter().map(posting).collect(),
            pd_hours: record.pd_hours.iter().map(|(term, hours_e2)| HoursDoc { term: (*term).into(), hours_e2: *hours_e2 }).collect(),
        }
    }
}

impl Document {
    pub(in crate::store) fn postings(&mut self) -> Result<Vec<Posting>, Damaged> {
        std::mem::take(&mut self.postings).into_iter().zip(1..).map(|(span, no)| span.posting(no)).collect()
    }

    pub(in crate::store) fn pd_hours(self) -> Result<Vec<(AcademicTerm, u32)>, Damaged> {
        self.pd_hours.into_iter().map(|hours| Ok((hours.term.read()?, hours.hours_e2))).collect()
    }
}

impl Span<PostingDoc> {
    fn posting(self, no: i32) -> Result<Posting, Damaged> {
        let period = self.period()?;
        if period.from().is_none_or(|from| from == Date::MIN) {
            return Err(Damaged("a posting without a first day".to_owned()));
        }
        let doc = self.value;
        Ok(Posting {
            no,
            kind: word(&doc.kind, PostingKind::from_word)?,
            school: SchoolId(doc.school),
            role: word(&doc.role, TeacherRole::from_word)?,
            subjects: doc.subjects,
            grades: doc.grades.iter().map(|grade| word(grade, Grade::from_word)).collect::<Result<_, _>>()?,
            period,
        })
    }
}
