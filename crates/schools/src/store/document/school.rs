//! A school as a document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Span, Text, line, spans};
use crate::domain::school::{Affiliation, Agency, Grade, GradeRange, Head, Location, SchoolRecord, SchoolStatus, ServiceArea, Status};
use crate::domain::{AreaId, Code, SchoolId};
use crate::store::{Damaged, word};

/// What of a school is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    identifiers: Vec<Span<CodeDoc>>,
    names: Vec<Span<Text>>,
    affiliations: Vec<Span<AffiliationDoc>>,
    locations: Vec<Span<LocationDoc>>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    centres: Vec<Span<CentreDoc>>,
    statuses: Vec<Span<StatusDoc>>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    heads: Vec<Span<HeadDoc>>,
    lowest_grade: String,
    highest_grade: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    established_on: Option<Date>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct CodeDoc {
    scheme: String,
    value: String,
}

#[derive(Serialize, Deserialize)]
struct AffiliationDoc {
    agency: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    service_area: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    service_area_code: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct LocationDoc {
    subdistrict: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    address: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    point: Option<(i32, i32)>,
}

#[derive(Serialize, Deserialize)]
struct CentreDoc {
    centre: Uuid,
}

#[derive(Serialize, Deserialize)]
struct StatusDoc {
    status: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    other: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    agency: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    reason: String,
}

#[derive(Serialize, Deserialize)]
struct HeadDoc {
    person: Uuid,
    acting: bool,
}

impl From<&SchoolRecord> for Document {
    fn from(record: &SchoolRecord) -> Self {
        Self {
            identifiers: spans(&record.identifiers, |code| CodeDoc { scheme: code.scheme().to_owned(), value: code.value().to_owned() }),
            names: spans(record.names.entries(), |name| Text::from(name)),
            affiliations: spans(record.affiliations.entries(), |held| AffiliationDoc {
                agency: held.agency.to_string(),
                service_area: held.service_area.as_ref().map(|area| area.id.0),
                service_area_code: held.service_area.as_ref().map(|area| area.code.clone()),
            }),
            locations: spans(record.locations.entries(), |place| LocationDoc {
                subdistrict: place.subdistrict.clone(),
                address: place.address.clone(),
                point: place.point,
            }),
            centres: spans(record.centres.entries(), |centre| CentreDoc { centre: centre.0 }),
            statuses: spans(record.statuses.entries(), |held| StatusDoc {
                status: held.status.to_string(),
                other: held.other.map(|id| id.0),
                agency: held.agency.map(|agency| agency.to_string()),
                reason: held.reason.clone(),
            }),
            heads: spans(record.heads.entries(), |head| HeadDoc { person: head.person, acting: head.acting }),
            lowest_grade: record.grades.lowest().to_string(),
            highest_grade: record.grades.highest().to_string(),
            established_on: record.established_on,
            tags: record.tags.clone(),
        }
    }
}

impl Document {
    /// The record, with the columns that stand beside the document.
    pub(in crate::store) fn record(
        self,
        (id, version): (Uuid, i64),
        (created_at, updated_at): (jiff::Timestamp, jiff::Timestamp),
    ) -> Result<SchoolRecord, Damaged> {
        let (lowest, highest) = (word(&self.lowest_grade, Grade::from_word)?, word(&self.highest_grade, Grade::from_word)?);
        Ok(SchoolRecord {
            id: SchoolId(id),
            version,
            identifiers: self
                .identifiers
                .into_iter()
                .map(|span| span.dated(|code| Ok(Code::restore(code.scheme, code.value))))
                .collect::<Result<_, _>>()?,
            names: line(self.names, |text| Ok(text.into()))?,
            affiliations: line(self.affiliations, |held| {
                let area = held.service_area.zip(held.service_area_code);
                let service_area = area.map(|(id, code)| ServiceArea { id: AreaId(id), code });
                Ok(Affiliation { agency: word(&held.agency, Agency::from_word)?, service_area })
            })?,
            locations: line(self.locations, |place| {
                Ok(Location { subdistrict: place.subdistrict, address: place.address, point: place.point })
            })?,
            centres: line(self.centres, |held| Ok(AreaId(held.centre)))?,
            statuses: line(self.statuses, |held| {
                Ok(Status {
                    status: word(&held.status, SchoolStatus::from_word)?,
                    other: held.other.map(SchoolId),
                    agency: held.agency.map(|agency| word(&agency, Agency::from_word)).transpose()?,
                    reason: held.reason,
                })
            })?,
            heads: line(self.heads, |head| Ok(Head { person: head.person, acting: head.acting }))?,
            grades: GradeRange::try_new(lowest, highest).ok_or_else(|| Damaged("grades the other way round".to_owned()))?,
            established_on: self.established_on,
            tags: self.tags,
            created_at,
            updated_at,
        })
    }
}
