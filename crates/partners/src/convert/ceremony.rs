//! Ceremonies between the contract and the domain.

use api::common::v1 as common;
use api::partners::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date_time};
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, timestamp};
use jiff::Timestamp;

use super::commands::{Reasoned, With};
use super::{change, choice, lines, optional_id};
use crate::app::Change;
use crate::app::ceremony::{Join, Plan, Seen};
use crate::domain::ceremony::{
    Attendance, AttendeeCategory, Ceremony, CeremonyPlan, ParticipationMode, Performer, ProgrammeItem, ProgrammeItemKind,
    ProgrammePerformer,
};
use crate::domain::{AgreementId, Bound, BoundedQuantity, CeremonyId, PersonId};

impl TryFrom<pb::PlanCeremonyRequest> for Plan {
    type Error = Failure;

    fn try_from(request: pb::PlanCeremonyRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let agreement = Change { id: read.id("agreement_id", &request.agreement_id), expected_version: request.expected_version };
        let plan = CeremonyPlan {
            starts_at: read.instant(request.starts_at).unwrap_or_default(),
            ends_at: read.instant(request.ends_at),
            venue: clean(&request.venue),
            modes_stated: modes(&mut read, &request.modes_stated),
            programme: request.programme.into_iter().enumerate().map(|(at, i)| item(&mut read, at, &i)).collect(),
        };
        read.finish(Self { id: optional_id(&request.id), agreement, what: plan })
    }
}

impl TryFrom<pb::JoinCeremonyRequest> for Join {
    type Error = Failure;

    fn try_from(request: pb::JoinCeremonyRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let agreement = Change { id: read.id("agreement_id", &request.agreement_id), expected_version: request.expected_version };
        let ceremony = CeremonyId(read.id("ceremony_id", &request.ceremony_id));
        read.finish(Self { agreement, ceremony })
    }
}

fn modes(read: &mut Reader, numbers: &[i32]) -> Vec<ParticipationMode> {
    let mode = |(at, number): (usize, &i32)| {
        choice(read, &format!("modes_stated[{at}]"), *number, ParticipationMode::from_number, ParticipationMode::OnSite)
    };
    numbers.iter().enumerate().map(mode).collect()
}

fn item(read: &mut Reader, at: usize, input: &pb::ProgrammeItem) -> ProgrammeItem {
    let field = |name: &str| format!("programme[{at}].{name}");
    let performer = choice(read, &field("performer"), input.performer, ProgrammePerformer::from_number, ProgrammePerformer::NotStated);
    let performer = Performer::from_parts(performer, optional_id(&input.person_id).map(PersonId)).unwrap_or_else(|| {
        read.refuse(
            field("person_id"),
            "PERFORMER_MISMATCH",
            "กรุณาระบุบุคคลเฉพาะเมื่อผู้ดำเนินรายการเป็นบุคคล",
            "Give a person exactly when the performer is a person",
        );
        Performer::NotStated
    });
    let kind = choice(read, &field("kind"), input.kind, ProgrammeItemKind::from_number, ProgrammeItemKind::Other);
    ProgrammeItem { seq: input.seq, kind, text: clean(&input.text), performer }
}

/// Who attended, and when it ended.
pub(crate) type Held = With<(Vec<Attendance>, Option<Timestamp>)>;

impl TryFrom<pb::HoldCeremonyRequest> for Held {
    type Error = Failure;

    fn try_from(request: pb::HoldCeremonyRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let attendance = request.attendance.into_iter().enumerate().map(|(at, a)| attendance(&mut read, at, a)).collect();
        let ends_at = read.instant(request.ends_at);
        read.finish(Self { at, what: (attendance, ends_at) })
    }
}

fn attendance(read: &mut Reader, at: usize, input: pb::Attendance) -> Attendance {
    let field = format!("attendance[{at}]");
    let categories = input.categories.into_iter().enumerate().map(|(i, c)| AttendeeCategory {
        code: c.code,
        text: clean(&c.text),
        quantity: quantity(read, &format!("{field}.categories[{i}].quantity"), c.quantity),
    });
    let categories = categories.collect();
    Attendance {
        mode: choice(read, &format!("{field}.mode"), input.mode, ParticipationMode::from_number, ParticipationMode::OnSite),
        role_text: clean(&input.role_text),
        quantity: quantity(read, &format!("{field}.quantity"), input.quantity),
        quantity_text: clean(&input.quantity_text),
        categories,
    }
}

/// "More than 200" is a bound and its value; a value without a bound is refused, never read as exact.
fn quantity(read: &mut Reader, field: &str, input: Option<common::BoundedQuantity>) -> Option<BoundedQuantity> {
    let input = input?;
    Some(BoundedQuantity {
        bound: choice(read, &format!("{field}.bound"), input.bound, Bound::from_number, Bound::Exact),
        value: input.value,
    })
}

impl TryFrom<pb::PostponeCeremonyRequest> for Reasoned {
    type Error = Failure;

    fn try_from(request: pb::PostponeCeremonyRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: lines(&request.reason) })
    }
}

impl TryFrom<pb::CancelCeremonyRequest> for Reasoned {
    type Error = Failure;

    fn try_from(request: pb::CancelCeremonyRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: lines(&request.reason) })
    }
}

impl From<Seen> for pb::Ceremony {
    fn from(seen: Seen) -> Self {
        let record = seen.ceremony.record();
        Self {
            id: record.id.to_string(),
            version: record.version,
            agreement_id: first(&seen.agreements),
            agreement_ids: seen.agreements.iter().map(ToString::to_string).collect(),
            status: record.status.number(),
            starts_at: Some(timestamp(record.plan.starts_at)),
            starts_at_text: format_date_time(record.plan.starts_at, DateStyle::LongWeekday),
            ends_at: record.plan.ends_at.map(timestamp),
            venue: record.plan.venue.clone(),
            modes_stated: record.plan.modes_stated.iter().map(|mode| mode.number()).collect(),
            programme: record.plan.programme.iter().map(item_message).collect(),
            attendance: record.attendance.iter().map(attendance_message).collect(),
            reason: record.reason.clone(),
            create_time: Some(timestamp(record.created_at)),
            update_time: Some(timestamp(record.updated_at)),
        }
    }
}

fn first(agreements: &[AgreementId]) -> String {
    agreements.first().map(ToString::to_string).unwrap_or_default()
}

fn item_message(item: &ProgrammeItem) -> pb::ProgrammeItem {
    pb::ProgrammeItem {
        seq: item.seq,
        kind: item.kind.number(),
        text: item.text.clone(),
        performer: item.performer.word().number(),
        person_id: item.performer.person().map(|id| id.to_string()).unwrap_or_default(),
    }
}

fn attendance_message(from: &Attendance) -> pb::Attendance {
    let category = |c: &AttendeeCategory| pb::AttendeeCategory {
        code: c.code.clone(),
        text: c.text.clone(),
        quantity: c.quantity.map(quantity_message),
    };
    pb::Attendance {
        mode: from.mode.number(),
        role_text: from.role_text.clone(),
        quantity: from.quantity.map(quantity_message),
        quantity_text: from.quantity_text.clone(),
        categories: from.categories.iter().map(category).collect(),
    }
}

fn quantity_message(quantity: BoundedQuantity) -> common::BoundedQuantity {
    common::BoundedQuantity { bound: quantity.bound.number(), value: quantity.value }
}

/// The ceremony in an event.
pub(super) fn snapshot(ceremony: &Ceremony) -> pb::CeremonySnapshot {
    let record = ceremony.record();
    pb::CeremonySnapshot {
        id: record.id.to_string(),
        version: record.version,
        agreement_id: first(&record.agreements),
        agreement_ids: record.agreements.iter().map(ToString::to_string).collect(),
        status: record.status.number(),
        starts_at: Some(timestamp(record.plan.starts_at)),
        ends_at: record.plan.ends_at.map(timestamp),
        attendance: record.attendance.iter().map(attendance_message).collect(),
    }
}
