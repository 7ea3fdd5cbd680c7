//! Persons and positions between the contract and the domain.

use api::partners::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, local_date, period, timestamp};
use jiff::civil::Date;
use uuid::Uuid;

use super::commands::With;
use super::{change, choice, localized, on_wire, optional_id};
use crate::app::person::Named;
use crate::domain::names::{NameParts, ParsedName, PersonName};
use crate::domain::person::{Person, Romanisation, RomanisationStatus};
use crate::domain::position::{NewPosition, Position, PositionKind};
use crate::domain::{OrganisationId, Period, PersonId};

fn named(read: &mut Reader, names: Vec<pb::PersonName>, romanisation: Option<pb::Romanisation>) -> Named {
    let names = names.into_iter().enumerate().map(|(at, name)| PersonName {
        period: period(read, &format!("names[{at}]."), name.valid_from.as_ref(), name.valid_to.as_ref()),
        parts: NameParts {
            prefix: name.prefix,
            academic_rank: name.academic_rank,
            degree_title: name.degree_title,
            military_rank: name.military_rank,
            given: name.given,
            middle: name.middle,
            family: name.family,
        },
    });
    let names = names.collect();
    let romanisation = romanisation.map(|r| Romanisation {
        text: clean(&r.text),
        status: choice(
            read,
            "romanisation.status",
            r.status,
            RomanisationStatus::from_number,
            RomanisationStatus::UnofficialTransliteration,
        ),
        variants: r.variants.iter().map(|variant| clean(variant)).collect(),
    });
    Named { names, romanisation }
}

/// A new person.
#[derive(Debug)]
pub(crate) struct Register(pub(crate) Option<Uuid>, pub(crate) Named);

impl TryFrom<pb::CreatePersonRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::CreatePersonRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let named = named(&mut read, request.names, request.romanisation);
        read.finish(Self(optional_id(&request.id), named))
    }
}

impl TryFrom<pb::UpdatePersonRequest> for With<Named> {
    type Error = Failure;

    fn try_from(request: pb::UpdatePersonRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = named(&mut read, request.names, request.romanisation);
        read.finish(Self { at, what })
    }
}

/// The parts of a name on the wire.
pub(crate) fn parts(parts: &NameParts, period: Period) -> pb::PersonName {
    pb::PersonName {
        prefix: parts.prefix.clone(),
        academic_rank: parts.academic_rank.clone(),
        degree_title: parts.degree_title.clone(),
        military_rank: parts.military_rank.clone(),
        given: parts.given.clone(),
        middle: parts.middle.clone(),
        family: parts.family.clone(),
        valid_from: period.from().map(local_date),
        valid_to: period.to().map(local_date),
    }
}

/// What was read from a name as people write it.
pub(crate) fn parsed(parsed: &ParsedName) -> pb::ParsePersonNameResponse {
    pb::ParsePersonNameResponse {
        name: Some(parts(&parsed.parts, Period::ALWAYS)),
        position_title: parsed.position_title.clone().unwrap_or_default(),
        warnings: parsed.warnings.iter().map(|warning| warning.reason().to_owned()).collect(),
    }
}

/// The person on the wire, with the name of `today`.
pub(crate) fn person(person: &Person, today: Date) -> pb::Person {
    let record = person.record();
    pb::Person {
        id: record.id.to_string(),
        version: record.version,
        names: record.names.iter().map(|name| parts(&name.parts, name.period)).collect(),
        romanisation: record.romanisation.as_ref().map(|r| pb::Romanisation {
            text: r.text.clone(),
            status: r.status.number(),
            variants: r.variants.clone(),
        }),
        display_name: person.display_on(today),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// A new position.
#[derive(Debug)]
pub(crate) struct Assign(pub(crate) Option<Uuid>, pub(crate) NewPosition);

impl TryFrom<pb::AssignPositionRequest> for Assign {
    type Error = Failure;

    fn try_from(request: pb::AssignPositionRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let new = NewPosition {
            person: PersonId(read.id("person_id", &request.person_id)),
            organisation: OrganisationId(read.id("organisation_id", &request.organisation_id)),
            title: localized(request.title),
            kind: choice(&mut read, "kind", request.kind, PositionKind::from_number, PositionKind::Substantive),
            kind_text: clean(&request.kind_text),
            order_no: clean(&request.order_no),
            order_date: read.date("order_date", request.order_date.as_ref()),
            period: period(&mut read, "", request.valid_from.as_ref(), request.valid_to.as_ref()),
        };
        read.finish(Self(optional_id(&request.id), new))
    }
}

impl TryFrom<pb::EndPositionRequest> for With<Date> {
    type Error = Failure;

    fn try_from(request: pb::EndPositionRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = read.required_date("valid_to", request.valid_to.as_ref());
        read.finish(Self { at, what })
    }
}

impl From<&Position> for pb::Position {
    fn from(position: &Position) -> Self {
        let record = position.record();
        Self {
            id: record.id.to_string(),
            version: record.version,
            person_id: record.person.to_string(),
            organisation_id: record.organisation.to_string(),
            title: on_wire(&record.title),
            kind: record.kind.number(),
            kind_text: record.kind_text.clone(),
            order_no: record.order_no.clone(),
            order_date: record.order_date.map(local_date),
            valid_from: record.period.from().map(local_date),
            valid_to: record.period.to().map(local_date),
            create_time: Some(timestamp(record.created_at)),
            update_time: Some(timestamp(record.updated_at)),
        }
    }
}
