//! A programme as a document.

use chassis::kernel::{LocalizedText, Period};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Span, Text};
use crate::domain::programme::{Closing, Cohort, Funder, NewProgramme, ProgrammeKind, ProgrammeRecord};
use crate::store::Damaged;

/// What of a programme is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    name: Text,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    funder: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    funder_organisation: Option<Uuid>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    agreements: Vec<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    eligibility: Option<Text>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    cohorts: Vec<Span<CohortDoc>>,
    planned: Span<Nothing>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    closing: Option<ClosingDoc>,
}

#[derive(Serialize, Deserialize)]
struct Nothing {}

#[derive(Serialize, Deserialize)]
struct CohortDoc {
    no: i32,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    name: Option<Text>,
}

#[derive(Serialize, Deserialize)]
struct ClosingDoc {
    on: Date,
    reason: String,
}

fn given(text: &LocalizedText) -> Option<Text> {
    (!text.is_empty()).then(|| Text::from(text))
}

fn text(doc: Option<Text>) -> LocalizedText {
    doc.map(LocalizedText::from).unwrap_or_default()
}

impl From<&ProgrammeRecord> for Document {
    fn from(record: &ProgrammeRecord) -> Self {
        let about = &record.about;
        let cohort = |cohort: &Cohort| Span::of(cohort.period, CohortDoc { no: cohort.no, name: given(&cohort.name) });
        Self {
            name: Text::from(&about.name),
            funder: about.funder.text.clone(),
            funder_organisation: about.funder.organisation,
            agreements: about.agreements.clone(),
            eligibility: given(&about.eligibility),
            cohorts: about.cohorts.iter().map(cohort).collect(),
            planned: Span::of(about.period, Nothing {}),
            closing: record.closing.as_ref().map(|closing| ClosingDoc { on: closing.on, reason: closing.reason.clone() }),
        }
    }
}

impl Document {
    /// What was said about the programme, with the columns that stand beside the document, and its end.
    pub(in crate::store) fn about(self, kind: ProgrammeKind, owner: Uuid) -> Result<(NewProgramme, Option<Closing>), Damaged> {
        let cohort = |span: Span<CohortDoc>| {
            let period: Period = span.period()?;
            Ok(Cohort { no: span.value.no, name: text(span.value.name), period })
        };
        let about = NewProgramme {
            name: self.name.into(),
            kind,
            owner,
            funder: Funder { text: self.funder, organisation: self.funder_organisation },
            agreements: self.agreements,
            eligibility: text(self.eligibility),
            cohorts: self.cohorts.into_iter().map(cohort).collect::<Result<_, Damaged>>()?,
            period: self.planned.period()?,
        };
        Ok((about, self.closing.map(|closing| Closing { on: closing.on, reason: closing.reason })))
    }
}
