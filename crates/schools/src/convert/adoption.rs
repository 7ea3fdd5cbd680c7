//! Adoptions, and how far they reach, between the contract and the domain.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, lines, local_date, optional_id, timestamp};
use jiff::civil::Date;
use prost::Message;

use super::With;
use super::lesson_study::reference;
use crate::app::adoption::{Express, Step};
use crate::domain::adoption::{Adoption, AdoptionEvent, AdoptionStatus, Advance, Evidence, Fidelity};
use crate::store::adoption::{Counted, Filter};

impl TryFrom<pb::ExpressInterestRequest> for Express {
    type Error = Failure;

    fn try_from(request: pb::ExpressInterestRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            innovation: read.id("innovation_id", &request.innovation_id),
            school: read.id("school_id", &request.school_id),
            source: optional_id(&request.source_school_id),
            on: read.date("on", request.on.as_ref()),
            notes: lines(&request.adaptation_notes),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::AdvanceAdoptionRequest> for With<Step> {
    type Error = Failure;

    fn try_from(request: pb::AdvanceAdoptionRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let on = read.date("on", request.on.as_ref());
        let advance = Advance {
            to: choice(&mut read, "to", request.to, AdoptionStatus::from_number, AdoptionStatus::Interested),
            on: on.unwrap_or_default(),
            evidence: request.evidence.iter().enumerate().map(|(at, input)| evidence(&mut read, at, input)).collect(),
            notes: lines(&request.adaptation_notes),
            fidelity: Fidelity::from_number(request.fidelity),
        };
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: Step { on, advance } })
    }
}

fn evidence(read: &mut Reader, at: usize, input: &pb::AdoptionEvidence) -> Evidence {
    let kept = reference(read, &format!("evidence[{at}].reference"), &input.reference);
    Evidence {
        on: read.required_date(&format!("evidence[{at}].on"), input.on.as_ref()),
        reference: kept.map(|kept| kept.as_str().to_owned()).unwrap_or_default(),
        finding: lines(&input.finding),
    }
}

/// Why, and since when.
pub(crate) type Stopped = With<(String, Option<Date>)>;

impl TryFrom<pb::StopAdoptionRequest> for Stopped {
    type Error = Failure;

    fn try_from(request: pb::StopAdoptionRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let on = read.date("on", request.on.as_ref());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: (lines(&request.reason), on) })
    }
}

/// The filter of a list of adoptions.
pub(crate) fn filter(request: &pb::ListAdoptionsRequest) -> Filter {
    Filter {
        innovation: optional_id(&request.innovation_id),
        school: optional_id(&request.school_id),
        source: optional_id(&request.source_school_id),
        statuses: request.statuses.iter().filter_map(|number| AdoptionStatus::from_number(*number)).collect(),
    }
}

/// The adoption on the wire.
pub(crate) fn message(adoption: &Adoption) -> pb::Adoption {
    let record = adoption.record();
    let evidence = |from: &Evidence| pb::AdoptionEvidence {
        on: Some(local_date(from.on)),
        reference: from.reference.clone(),
        finding: from.finding.clone(),
    };
    pb::Adoption {
        id: record.id.to_string(),
        version: record.version,
        innovation_id: record.innovation.to_string(),
        school_id: record.school.to_string(),
        source_school_id: record.source.map(|school| school.to_string()).unwrap_or_default(),
        status: record.status.number(),
        steps: record.steps.iter().map(|step| pb::AdoptionStep { status: step.status.number(), on: Some(local_date(step.on)) }).collect(),
        adaptation_notes: record.notes.clone(),
        fidelity: record.fidelity.map(Fidelity::number).unwrap_or_default(),
        evidence: record.evidence.iter().map(evidence).collect(),
        stop_reason: record.stop_reason.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// The adoption as events carry it: what people wrote stays here.
fn told(adoption: &Adoption) -> pb::Adoption {
    let mut shown = message(adoption);
    shown.adaptation_notes.clear();
    shown.stop_reason.clear();
    for evidence in &mut shown.evidence {
        evidence.finding.clear();
    }
    shown
}

/// The facts about a step of an adoption.
pub(crate) fn facts(adoption: &Adoption, event: AdoptionEvent, scopes: &[String]) -> Vec<Fact> {
    let record = adoption.record();
    let adoption = Some(told(adoption));
    let payload = match event.0 {
        AdoptionStatus::Interested => pb::AdoptionInterested { adoption }.encode_to_vec(),
        AdoptionStatus::Agreed => pb::AdoptionAgreed { adoption }.encode_to_vec(),
        AdoptionStatus::Trying => pb::AdoptionTrying { adoption }.encode_to_vec(),
        AdoptionStatus::Adapted => pb::AdoptionAdapted { adoption }.encode_to_vec(),
        AdoptionStatus::Sustained => pb::AdoptionSustained { adoption }.encode_to_vec(),
        AdoptionStatus::Stopped => pb::AdoptionStopped { adoption }.encode_to_vec(),
    };
    About { aggregate: "adoption", id: record.id.0, version: record.version, scopes }.facts(vec![(event.word(), payload)])
}

/// How far an innovation has reached, on the wire: every status, also those that have none.
pub(crate) fn reach(counted: &Counted) -> pb::GetInnovationReachResponse {
    let few = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
    let of = |status: AdoptionStatus| {
        let found = counted.by_status.iter().find(|(held, ..)| *held == status);
        found.map_or((0, 0), |(_, all, shown)| (few(*all), few(*shown)))
    };
    let by_status = AdoptionStatus::ALL.iter().map(|status| {
        let (adoptions, with_evidence) = of(*status);
        pb::ReachByStatus { status: status.number(), adoptions, with_evidence }
    });
    // A school holds an innovation once, so that adoptions that were not stopped are schools.
    let held = AdoptionStatus::ALL.iter().filter(|status| **status != AdoptionStatus::Stopped);
    let area = |(place, schools): &(String, i64)| {
        let (scheme, value) = match place.split_once(':') {
            Some(("esao", code)) => ("ESAO", code),
            Some((_, code)) => ("TIS1099", code),
            None => ("TIS1099", place.as_str()),
        };
        pb::ReachByArea { code: Some(pb::Code { scheme: scheme.to_owned(), value: value.to_owned() }), schools: few(*schools) }
    };
    pb::GetInnovationReachResponse {
        by_status: by_status.collect(),
        schools: held.map(|status| of(*status).1).sum(),
        areas: counted.places.iter().map(area).collect(),
        lineage_depth: counted.depth,
    }
}
