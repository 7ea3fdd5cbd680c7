//! Rows of imports as documents.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::YearTerm;
use super::school::Document as SchoolDoc;
use crate::domain::Code;
use crate::domain::enrolment::{Counted, Counts, EnrolmentSource, Others, Pupils};
use crate::domain::import::{Before, CellClass, Fate, ImportKind, Issue, Said, SaidOfPupils, SaidOfSchool};
use crate::domain::school::{Agency, Grade, SchoolStatus};
use crate::store::{Damaged, word};

/// A column that was left out.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct ColumnDoc {
    heading: String,
    fate: String,
}

impl ColumnDoc {
    pub(in crate::store) fn of((heading, fate): &(String, Fate)) -> Self {
        Self { heading: heading.clone(), fate: fate.to_string() }
    }

    pub(in crate::store) fn read(self) -> Result<(String, Fate), Damaged> {
        Ok((self.heading, word(&self.fate, Fate::from_word)?))
    }
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct IssueDoc {
    column: String,
    class: String,
    reason: String,
    th: String,
    en: String,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    warning: bool,
}

impl From<&Issue> for IssueDoc {
    fn from(issue: &Issue) -> Self {
        let Issue { column, class, reason, th, en, warning } = issue.clone();
        Self { column, class: class.to_string(), reason, th, en, warning }
    }
}

impl IssueDoc {
    pub(in crate::store) fn read(self) -> Result<Issue, Damaged> {
        let Self { column, class, reason, th, en, warning } = self;
        Ok(Issue { column, class: word(&class, CellClass::from_word)?, reason, th, en, warning })
    }
}

/// What a row says: about a school or about its pupils, whichever is there.
#[derive(Serialize, Deserialize, Default)]
pub(in crate::store) struct SaidDoc {
    codes: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    name_th: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    name_en: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    agency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    service_area: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    centre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    subdistrict: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    lowest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    highest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    established_on: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    as_of: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    counts: Option<CountsDoc>,
}

impl From<&Said> for SaidDoc {
    fn from(said: &Said) -> Self {
        let codes = said.codes().iter().map(|code| (code.scheme().to_owned(), code.value().to_owned())).collect();
        match said {
            Said::School(said) => Self {
                codes,
                name_th: said.name_th.clone(),
                name_en: said.name_en.clone(),
                agency: said.agency.map(|agency| agency.to_string()),
                service_area: said.service_area.clone(),
                centre: said.centre.clone(),
                subdistrict: said.subdistrict.clone(),
                address: said.address.clone(),
                lowest: said.lowest.map(|grade| grade.to_string()),
                highest: said.highest.map(|grade| grade.to_string()),
                established_on: said.established_on,
                status: said.status.map(|status| status.to_string()),
                ..Self::default()
            },
            Said::Pupils(said) => Self { codes, as_of: Some(said.as_of), counts: Some(CountsDoc::of(&said.counts)), ..Self::default() },
        }
    }
}

impl SaidDoc {
    pub(in crate::store) fn read(self, kind: ImportKind) -> Result<Said, Damaged> {
        let codes = self.codes.into_iter().map(|(scheme, value)| Code::restore(scheme, value)).collect();
        let missing = || Damaged("a row that does not say what it must".to_owned());
        Ok(match kind {
            ImportKind::Schools => Said::School(Box::new(SaidOfSchool {
                codes,
                name_th: self.name_th,
                name_en: self.name_en,
                agency: self.agency.map(|agency| word(&agency, Agency::from_word)).transpose()?,
                service_area: self.service_area,
                centre: self.centre,
                subdistrict: self.subdistrict,
                address: self.address,
                lowest: self.lowest.map(|grade| word(&grade, Grade::from_word)).transpose()?,
                highest: self.highest.map(|grade| word(&grade, Grade::from_word)).transpose()?,
                established_on: self.established_on,
                status: self.status.map(|status| word(&status, SchoolStatus::from_word)).transpose()?,
            })),
            ImportKind::Enrolment => Said::Pupils(Box::new(SaidOfPupils {
                codes,
                as_of: self.as_of.ok_or_else(missing)?,
                counts: self.counts.ok_or_else(missing)?.read()?,
            })),
        })
    }
}

/// Numbers of a snapshot.
#[derive(Serialize, Deserialize)]
struct CountsDoc {
    /// Grade, boys, girls.
    grades: Vec<(String, u32, u32)>,
    classes: u32,
    teachers: u32,
    special_needs: u32,
    poor: u32,
}

impl CountsDoc {
    fn of(counts: &Counts) -> Self {
        let Others { classes, teachers, special_needs, poor } = counts.others();
        let grades = counts.grades().map(|(grade, pupils)| (grade.to_string(), pupils.male, pupils.female)).collect();
        Self { grades, classes, teachers, special_needs, poor }
    }

    fn read(self) -> Result<Counts, Damaged> {
        let Self { grades, classes, teachers, special_needs, poor } = self;
        let mut read = Vec::with_capacity(grades.len());
        for (grade, male, female) in grades {
            read.push((word(&grade, Grade::from_word)?, Pupils { male, female }));
        }
        Counts::try_new(read, None, Others { classes, teachers, special_needs, poor }).map_err(|e| Damaged(e.to_string()))
    }
}

/// What something was before a row was applied.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::store) enum BeforeDoc {
    School(Box<SchoolDoc>),
    Pupils { term: YearTerm, source: String, counts: Box<CountsOnly> },
}

/// Numbers, as a type that other rooms need not know.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(in crate::store) struct CountsOnly(CountsDoc);

impl From<&Before> for BeforeDoc {
    fn from(before: &Before) -> Self {
        match before {
            Before::School(record) => Self::School(Box::new(SchoolDoc::from(record.as_ref()))),
            Before::Pupils(counted) => Self::Pupils {
                term: counted.term.into(),
                source: counted.source.to_string(),
                counts: Box::new(CountsOnly(CountsDoc::of(&counted.counts))),
            },
        }
    }
}

impl BeforeDoc {
    pub(in crate::store) fn read(self, school: Uuid) -> Result<Before, Damaged> {
        let at = jiff::Timestamp::UNIX_EPOCH;
        Ok(match self {
            Self::School(document) => Before::School(Box::new(document.record((school, 0), (at, at))?)),
            Self::Pupils { term, source, counts } => Before::Pupils(Box::new(Counted {
                term: term.read()?,
                source: word(&source, EnrolmentSource::from_word)?,
                counts: counts.0.read()?,
            })),
        })
    }
}
