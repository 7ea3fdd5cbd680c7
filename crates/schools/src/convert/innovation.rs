//! Innovations, and where they are carried, between the contract and the domain.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, local_date, localized_text, on_wire, optional_id, timestamp};
use prost::Message;
use uuid::Uuid;

use super::With;
use super::counts::{term_at, term_message};
use crate::app::innovation::Register;
use crate::app::scale_out::Plan;
use crate::domain::innovation::{
    Content, Creator, EvidenceLevel, Innovation, InnovationEvent, InnovationKind, Maker, Maturity, TargetLevel,
};
use crate::domain::scale_out::{NewScaleOut, ScaleOut};
use crate::domain::{AreaId, InnovationId, SchoolId};
use crate::store::innovation::Filter;

impl TryFrom<pb::RegisterInnovationRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::RegisterInnovationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let content = content(&mut read, request.innovation.unwrap_or_default());
        read.finish(Self { id: optional_id(&request.id), origin: optional_id(&request.origin_school_id), content })
    }
}

impl TryFrom<pb::ChangeInnovationRequest> for With<Content> {
    type Error = Failure;

    fn try_from(request: pb::ChangeInnovationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = content(&mut read, request.innovation.unwrap_or_default());
        read.finish(())?;
        Ok(Self { at: change(&request.id, request.expected_version)?, what })
    }
}

impl TryFrom<pb::AdvanceInnovationRequest> for With<Maturity> {
    type Error = Failure;

    fn try_from(request: pb::AdvanceInnovationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = choice(&mut read, "to", request.to, Maturity::from_number, Maturity::Idea);
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::RetireInnovationRequest> for With<String> {
    type Error = Failure;

    fn try_from(request: pb::RetireInnovationRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: lines(&request.reason) })
    }
}

fn content(read: &mut Reader, input: pb::InnovationInput) -> Content {
    let level = |(at, number): (usize, &i32)| {
        choice(read, &format!("innovation.target_levels[{at}]"), *number, TargetLevel::from_number, TargetLevel::Primary)
    };
    let mut target_levels: Vec<TargetLevel> = input.target_levels.iter().enumerate().map(level).collect();
    target_levels.sort_unstable();
    target_levels.dedup();
    Content {
        name: localized_text(input.name),
        kind: choice(read, "innovation.kind", input.kind, InnovationKind::from_number, InnovationKind::Teaching),
        term: term_at(read, "innovation.term", input.term),
        target_levels,
        summary: localized_text(input.summary),
        problem: localized_text(input.problem),
        evidence_level: choice(
            read,
            "innovation.evidence_level",
            input.evidence_level,
            EvidenceLevel::from_number,
            EvidenceLevel::Anecdotal,
        ),
        creators: input.creators.iter().enumerate().map(|(at, input)| creator(read, at, input)).collect(),
        licence: clean(&input.licence),
        artefacts: input.artefacts.iter().map(|artefact| clean(artefact)).filter(|artefact| !artefact.is_empty()).collect(),
    }
}

fn creator(read: &mut Reader, at: usize, input: &pb::Creator) -> Creator {
    let maker = match (optional_id(&input.person_ref), optional_id(&input.organisation_id)) {
        (Some(person), None) => Maker::Person(person),
        (None, Some(organisation)) => Maker::Organisation(organisation),
        (None, None) | (Some(_), Some(_)) => {
            read.refuse(
                format!("innovation.creators[{at}].person_ref"),
                "CREATOR_MISMATCH",
                "กรุณาระบุบุคคลหรือหน่วยงานอย่างใดอย่างหนึ่ง",
                "Give a person or an organisation, exactly one of them",
            );
            Maker::Person(Uuid::nil())
        }
    };
    Creator { maker, share_e2: input.share_e2 }
}

/// The filter of a list of innovations.
pub(crate) fn filter(request: &pb::ListInnovationsRequest) -> Filter {
    Filter {
        kinds: request.kinds.iter().filter_map(|number| InnovationKind::from_number(*number)).collect(),
        maturities: request.maturities.iter().filter_map(|number| Maturity::from_number(*number)).collect(),
        level: TargetLevel::from_number(request.target_level),
        origin: optional_id(&request.origin_school_id),
    }
}

/// The innovation on the wire.
pub(crate) fn message(innovation: &Innovation) -> pb::Innovation {
    let record = innovation.record();
    let content = &record.content;
    pb::Innovation {
        id: record.id.to_string(),
        version: record.version,
        name: on_wire(&content.name),
        kind: content.kind.number(),
        term: Some(term_message(content.term)),
        target_levels: content.target_levels.iter().map(|level| level.number()).collect(),
        summary: on_wire(&content.summary),
        problem: on_wire(&content.problem),
        evidence_level: content.evidence_level.number(),
        origin_school_id: record.origin.map(|school| school.to_string()).unwrap_or_default(),
        creators: content.creators.iter().map(creator_message).collect(),
        licence: content.licence.clone(),
        artefacts: content.artefacts.clone(),
        maturity: record.maturity.number(),
        published_on: record.published_on.map(local_date),
        retire_reason: record.retire_reason.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn creator_message(creator: &Creator) -> pb::Creator {
    let (person_ref, organisation_id) = match creator.maker {
        Maker::Person(id) => (id.to_string(), String::new()),
        Maker::Organisation(id) => (String::new(), id.to_string()),
    };
    pb::Creator { person_ref, organisation_id, share_e2: creator.share_e2 }
}

/// Facts about an innovation.
pub(crate) fn facts(innovation: &Innovation, events: &[InnovationEvent], scopes: &[String]) -> Vec<Fact> {
    let record = innovation.record();
    let snapshot = Some(message(innovation));
    let about = About { aggregate: "innovation", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { innovation: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: InnovationEvent| match event {
        InnovationEvent::Registered => plain!(InnovationRegistered),
        InnovationEvent::Changed => plain!(InnovationChanged),
        InnovationEvent::StateChanged => plain!(InnovationStateChanged),
        InnovationEvent::Published => plain!(InnovationPublished),
        InnovationEvent::Retired => plain!(InnovationRetired),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

impl TryFrom<pb::PlanScaleOutRequest> for Plan {
    type Error = Failure;

    fn try_from(request: pb::PlanScaleOutRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let new = NewScaleOut {
            innovation: InnovationId(read.id("innovation_id", &request.innovation_id)),
            area: AreaId(read.id("area_id", &request.area_id)),
            node: SchoolId(read.id("node_school_id", &request.node_school_id)),
            target_schools: request.target_schools,
            terms: (term_at(&mut read, "first_term", request.first_term), term_at(&mut read, "last_term", request.last_term)),
        };
        read.finish(Self { id: optional_id(&request.id), new })
    }
}

/// The plan on the wire.
pub(crate) fn scale_out(planned: &ScaleOut) -> pb::ScaleOutPlan {
    let record = planned.record();
    let (first, last) = record.plan.terms;
    pb::ScaleOutPlan {
        id: record.id.to_string(),
        version: record.version,
        innovation_id: record.plan.innovation.to_string(),
        area_id: record.plan.area.to_string(),
        node_school_id: record.plan.node.to_string(),
        target_schools: record.plan.target_schools,
        first_term: Some(term_message(first)),
        last_term: Some(term_message(last)),
        create_time: Some(timestamp(record.created_at)),
    }
}

/// The fact that it was planned where an innovation is carried.
pub(crate) fn planned(planned: &ScaleOut, scopes: &[String]) -> Vec<Fact> {
    let record = planned.record();
    let payload = pb::ScaleOutPlanned { scale_out_plan: Some(scale_out(planned)) }.encode_to_vec();
    About { aggregate: "scale_out", id: record.id.0, version: record.version, scopes }.facts(vec![("planned", payload)])
}
