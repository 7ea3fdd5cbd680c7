//! How aggregates with a history are kept as documents. Names of fields are short words that psql shows; they may be added, never changed.

pub(super) mod adoption;
pub(super) mod area;
pub(super) mod import;
pub(super) mod innovation;
pub(super) mod lesson_study;
pub(super) mod participation;
pub(super) mod plan;
pub(super) mod programme;
pub(super) mod school;
mod step;
pub(super) mod teacher;

use chassis::kernel::{LocalizedText, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Damaged;
use crate::domain::term::AcademicTerm;
use crate::domain::{Dated, Timeline};

/// A value and the days on which it holds.
#[derive(Serialize, Deserialize)]
pub(super) struct Span<T> {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    to: Option<Date>,
    #[serde(flatten)]
    value: T,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Text {
    th: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    en: String,
}

impl From<&LocalizedText> for Text {
    fn from(text: &LocalizedText) -> Self {
        Self { th: text.th.clone(), en: text.en.clone() }
    }
}

impl From<Text> for LocalizedText {
    fn from(text: Text) -> Self {
        Self::new(text.th, text.en)
    }
}

/// A term of an academic year in the Buddhist era.
#[derive(Serialize, Deserialize, Clone, Copy)]
pub(in crate::store) struct YearTerm {
    be_year: i16,
    semester: i16,
}

impl From<AcademicTerm> for YearTerm {
    fn from(term: AcademicTerm) -> Self {
        Self { be_year: term.be_year(), semester: term.semester() }
    }
}

impl YearTerm {
    fn read(self) -> Result<AcademicTerm, Damaged> {
        AcademicTerm::try_new(self.be_year.into(), self.semester.into()).ok_or_else(|| Damaged("no term".to_owned()))
    }
}

impl<T> Span<T> {
    fn of(period: Period, value: T) -> Self {
        Self { from: period.from(), to: period.to(), value }
    }

    fn period(&self) -> Result<Period, Damaged> {
        Period::try_new(self.from, self.to).map_err(|e| Damaged(e.to_string()))
    }

    fn dated<V>(self, read: impl FnOnce(T) -> Result<V, Damaged>) -> Result<Dated<V>, Damaged> {
        Ok(Dated { period: self.period()?, value: read(self.value)? })
    }
}

fn spans<'a, V, T>(entries: impl IntoIterator<Item = &'a Dated<V>>, write: impl Fn(&V) -> T) -> Vec<Span<T>>
where
    V: 'a,
{
    entries.into_iter().map(|entry| Span::of(entry.period, write(&entry.value))).collect()
}

fn line<T, V>(spans: Vec<Span<T>>, read: impl Fn(T) -> Result<V, Damaged>) -> Result<Timeline<V>, Damaged> {
    Ok(Timeline::restore(spans.into_iter().map(|span| span.dated(&read)).collect::<Result<_, _>>()?))
}
