//! Areas between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::kernel::{LocalizedText, Period};
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, local_date, localized_text, on_wire, optional_id, period, timestamp};
use jiff::civil::Date;
use uuid::Uuid;

use super::{With, code, code_message, days};
use crate::app::area::{Register, Which};
use crate::app::move_schools::Moved;
use crate::app::reorganise::{Move, Reorganise};
use crate::domain::area::{Area, AreaKind, Edge, Hierarchy, InnovationStatus, Standing};
use crate::domain::{AreaId, Dated, Timeline};
use crate::store;

impl TryFrom<pb::RegisterAreaRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::RegisterAreaRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let edges = request.parents.iter().enumerate().map(|(at, edge)| Edge {
            hierarchy: choice(
                &mut read,
                &format!("parents[{at}].hierarchy"),
                edge.hierarchy,
                Hierarchy::from_number,
                Hierarchy::Administrative,
            ),
            parent: AreaId(read.id(&format!("parents[{at}].parent_id"), &edge.parent_id)),
            period: period(&mut read, &format!("parents[{at}]."), edge.valid_from.as_ref(), edge.valid_to.as_ref()),
        });
        let edges = edges.collect();
        let command = Self {
            id: optional_id(&request.id),
            kind: choice(&mut read, "kind", request.kind, AreaKind::from_number, AreaKind::Country),
            code: code(&mut read, "code", &request.code.unwrap_or_default()),
            names: names(&mut read, request.names),
            edges,
            from: read.date("valid_from", request.valid_from.as_ref()),
        };
        read.finish(command)
    }
}

/// Names in the order of time; on each day at most one.
fn names(read: &mut Reader, names: Vec<pb::DatedName>) -> Timeline<LocalizedText> {
    let mut dated: Vec<(usize, Dated<LocalizedText>)> = Vec::with_capacity(names.len());
    for (at, name) in names.into_iter().enumerate() {
        let period = period(read, &format!("names[{at}]."), name.valid_from.as_ref(), name.valid_to.as_ref());
        let value = localized_text(name.name);
        if value.lacks_thai() {
            read.refuse(format!("names[{at}].name.th"), "FIELD_REQUIRED", "กรุณากรอกชื่อภาษาไทย", "A Thai name is required");
        }
        dated.push((at, Dated { period, value }));
    }
    dated.sort_by_key(|(_, name)| name.period.from());
    for pair in dated.windows(2) {
        if let [(_, first), (at, second)] = pair
            && first.period.overlaps(second.period)
        {
            let field = format!("names[{at}].valid_from");
            read.refuse(field, "NAMES_OVERLAP", "มีชื่อมากกว่าหนึ่งชื่อในวันเดียวกัน", "Two names are valid on the same day");
        }
    }
    Timeline::restore(dated.into_iter().map(|(_, name)| name).collect())
}

impl TryFrom<pb::RenameAreaRequest> for With<(LocalizedText, Date)> {
    type Error = Failure;

    fn try_from(request: pb::RenameAreaRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let from = read.required_date("valid_from", request.valid_from.as_ref());
        read.finish(Self { at, what: (localized_text(request.name), from) })
    }
}

impl TryFrom<pb::SetInnovationStatusRequest> for With<(InnovationStatus, Date)> {
    type Error = Failure;

    fn try_from(request: pb::SetInnovationStatusRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let status = request.status.unwrap_or_default();
        let from = read.required_date("status.valid_from", status.valid_from.as_ref());
        let status = InnovationStatus {
            standing: choice(&mut read, "status.standing", status.standing, Standing::from_number, Standing::Aspiring),
            legal_basis: clean(&status.legal_basis),
            documents: status.documents.iter().map(|document| clean(document)).collect(),
            committee_ref: clean(&status.committee_ref),
        };
        read.finish(Self { at, what: (status, from) })
    }
}

impl TryFrom<pb::ReorganiseAreasRequest> for Reorganise {
    type Error = Failure;

    fn try_from(request: pb::ReorganiseAreasRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        if request.moves.is_empty() && request.closings.is_empty() {
            read.refuse("moves", "FIELD_REQUIRED", "กรุณาระบุพื้นที่ที่จะย้ายหรือยุบ", "Say what moves or ends");
        }
        let moves = request.moves.iter().enumerate().map(|(at, one)| {
            let ids = one.area_ids.iter().enumerate().map(|(n, id)| read.id(&format!("moves[{at}].area_ids[{n}]"), id));
            let ids: Vec<Uuid> = ids.collect();
            Move { areas: ids, from: optional_id(&one.from_area_id), to: read.id(&format!("moves[{at}].to_area_id"), &one.to_area_id) }
        });
        let moves = moves.collect();
        let closings = request.closings.iter().enumerate();
        let closings =
            closings.map(|(at, one)| (read.id(&format!("closings[{at}].area_id"), &one.area_id), optional_id(&one.successor_id))).collect();
        let command = Self {
            on: read.required_date("on", request.on.as_ref()),
            hierarchy: choice(&mut read, "hierarchy", request.hierarchy, Hierarchy::from_number, Hierarchy::Service),
            moves,
            closings,
            reason: lines(&request.reason),
            plan: Some(request.plan_hash).filter(|_| !request.validate_only),
        };
        if command.plan.as_ref().is_some_and(String::is_empty) {
            read.refuse(
                "plan_hash",
                "PLAN_REQUIRED",
                "กรุณาดูตัวอย่างก่อน (validate_only) แล้วส่ง plan_hash ที่ได้",
                "Look at a preview first and send its plan_hash",
            );
        }
        read.finish(command)
    }
}

/// Which area is asked for: by its id or by its code.
pub(crate) fn which(request: &pb::GetAreaRequest) -> Result<Which, Failure> {
    let mut read = Reader::default();
    let which = match (&request.code, optional_id(&request.id)) {
        (None, Some(id)) => Which::Id(id),
        (Some(given), None) => Which::Code(code(&mut read, "code", given)),
        _ => {
            read.refuse("id", "FIELD_REQUIRED", "กรุณาระบุ id หรือ code อย่างใดอย่างหนึ่ง", "Give either id or code");
            Which::Id(Uuid::nil())
        }
    };
    read.finish(which)
}

/// The filter of a list of areas.
pub(crate) fn filter(request: &pb::ListAreasRequest, today: Date) -> Result<store::area::Filter, Failure> {
    Ok(store::area::Filter {
        kinds: request.kinds.iter().copied().filter_map(AreaKind::from_number).collect(),
        parent: optional_id(&request.parent_id),
        hierarchy: Hierarchy::from_number(request.hierarchy),
        day: super::day(request.as_of.as_ref(), "as_of", today)?,
    })
}

/// The area on the wire, with its name of the day.
pub(crate) fn message(area: &Area, day: Date) -> pb::Area {
    let record = area.record();
    let (valid_from, valid_to) = days(record.period);
    pb::Area {
        id: record.id.to_string(),
        version: record.version,
        kind: record.kind.number(),
        code: Some(code_message(&record.code)),
        names: record.names.entries().iter().map(name).collect(),
        parents: record.edges.iter().map(edge).collect(),
        innovation: record.innovation.entries().iter().map(status).collect(),
        valid_from,
        valid_to,
        successor_ids: record.successors.iter().map(ToString::to_string).collect(),
        display_name: on_wire(area.name_on(day)),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// A name with its time.
pub(super) fn name(dated: &Dated<LocalizedText>) -> pb::DatedName {
    let (valid_from, valid_to) = days(dated.period);
    pb::DatedName { name: on_wire(&dated.value), valid_from, valid_to }
}

fn edge(edge: &Edge) -> pb::AreaEdge {
    let (valid_from, valid_to) = days(edge.period);
    pb::AreaEdge { hierarchy: edge.hierarchy.number(), parent_id: edge.parent.to_string(), valid_from, valid_to }
}

fn status(dated: &Dated<InnovationStatus>) -> pb::InnovationStatus {
    let Dated { period, value }: &Dated<InnovationStatus> = dated;
    pb::InnovationStatus {
        standing: value.standing.number(),
        legal_basis: value.legal_basis.clone(),
        documents: value.documents.clone(),
        committee_ref: value.committee_ref.clone(),
        valid_from: Period::from(*period).map(local_date),
        valid_to: Period::to(*period).map(local_date),
    }
}

/// A school that moved with its area.
pub(crate) fn moved(moved: &Moved, on: Date) -> pb::SchoolMoved {
    let text = |id: Option<AreaId>| id.map(|id| id.to_string()).unwrap_or_default();
    pb::SchoolMoved {
        school_id: moved.school.record().id.to_string(),
        display_name: on_wire(moved.school.name_on(on)),
        from_service_area_id: text(moved.service_area.0),
        to_service_area_id: text(moved.service_area.1),
        from_centre_id: text(moved.centre.0),
        to_centre_id: text(moved.centre.1),
    }
}
