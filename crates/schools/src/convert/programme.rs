//! Programmes between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::kernel::LocalizedText;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, localized_text, on_wire, optional_id, period, timestamp};
use uuid::Uuid;

use super::step::{day, ids, steps};
use super::{With, days};
use crate::domain::programme::{Cohort, Funder, NewProgramme, Programme, ProgrammeKind, ProgrammeStatus};
use crate::store;

/// A new programme.
#[derive(Debug)]
pub(crate) struct Open(pub(crate) Option<Uuid>, pub(crate) NewProgramme);

impl TryFrom<pb::OpenProgrammeRequest> for Open {
    type Error = Failure;

    fn try_from(request: pb::OpenProgrammeRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let about = about(&mut read, request.programme.unwrap_or_default());
        read.finish(Self(optional_id(&request.id), about))
    }
}

fn about(read: &mut Reader, input: pb::ProgrammeInput) -> NewProgramme {
    NewProgramme {
        name: one_line(input.name),
        kind: choice(read, "programme.kind", input.kind, ProgrammeKind::from_number, ProgrammeKind::Other),
        owner: read.id("programme.owner_organisation_id", &input.owner_organisation_id),
        funder: Funder { text: clean(&input.funder), organisation: optional_id(&input.funder_organisation_id) },
        agreements: ids(read, "programme.agreement_ids", &input.agreement_ids),
        eligibility: localized_text(input.eligibility),
        cohorts: input.cohorts.into_iter().enumerate().map(|(at, c)| cohort(read, &format!("programme.cohorts[{at}]."), c)).collect(),
        period: period(read, "programme.", input.valid_from.as_ref(), input.valid_to.as_ref()),
    }
}

fn cohort(read: &mut Reader, parent: &str, input: pb::Cohort) -> Cohort {
    let period = period(read, parent, input.valid_from.as_ref(), input.valid_to.as_ref());
    Cohort { no: input.cohort_no, name: one_line(input.name), period }
}

/// A name: one line in clean form.
fn one_line(text: Option<api::common::v1::LocalizedText>) -> LocalizedText {
    let text = text.unwrap_or_default();
    LocalizedText::new(clean(&text.th), clean(&text.en))
}

impl TryFrom<pb::AddCohortRequest> for With<Cohort> {
    type Error = Failure;

    fn try_from(request: pb::AddCohortRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = cohort(&mut read, "cohort.", request.cohort.unwrap_or_default());
        read.finish(Self { at, what })
    }
}

steps! {
    CloseProgrammeRequest => String, |read, r| lines(&r.reason);
}

/// The filter of a list of programmes.
pub(crate) fn filter(request: &pb::ListProgrammesRequest) -> store::programme::Filter {
    store::programme::Filter {
        kinds: request.kinds.iter().copied().filter_map(ProgrammeKind::from_number).collect(),
        statuses: request.statuses.iter().copied().filter_map(ProgrammeStatus::from_number).collect(),
        owner: optional_id(&request.owner_organisation_id),
    }
}

/// The programme on the wire.
pub(crate) fn message(programme: &Programme) -> pb::Programme {
    let record = programme.record();
    let about = &record.about;
    let (valid_from, valid_to) = days(about.period);
    pb::Programme {
        id: record.id.to_string(),
        version: record.version,
        name: on_wire(&about.name),
        kind: about.kind.number(),
        owner_organisation_id: about.owner.to_string(),
        funder: about.funder.text.clone(),
        funder_organisation_id: about.funder.organisation.map(|id| id.to_string()).unwrap_or_default(),
        agreement_ids: about.agreements.iter().map(ToString::to_string).collect(),
        eligibility: on_wire(&about.eligibility),
        cohorts: about.cohorts.iter().map(cohort_message).collect(),
        status: programme.status().number(),
        valid_from,
        valid_to,
        closed_on: day(record.closing.as_ref().map(|closing| closing.on)),
        close_reason: record.closing.as_ref().map(|closing| closing.reason.clone()).unwrap_or_default(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn cohort_message(cohort: &Cohort) -> pb::Cohort {
    let (valid_from, valid_to) = days(cohort.period);
    pb::Cohort { cohort_no: cohort.no, name: on_wire(&cohort.name), valid_from, valid_to }
}
