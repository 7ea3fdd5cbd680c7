//! Requests about appeals; appeals on the wire.

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, lines, optional_id, timestamp};
use prost::Message;

use crate::app::appeal::{Decide, File};
use crate::domain::appeal::{Appeal, AppealEvent, AppealStatus};
use crate::store::appeal::Filter;

impl TryFrom<pb::FileAppealRequest> for File {
    type Error = Failure;

    fn try_from(request: pb::FileAppealRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let (cycle, school) = (read.id("cycle_id", &request.cycle_id), read.id("school_id", &request.school_id));
        let nodes = request.node_codes.iter().map(|code| clean(code)).collect();
        read.finish(Self { id: optional_id(&request.id), cycle, school, nodes, grounds: lines(&request.grounds) })
    }
}

impl TryFrom<pb::DecideAppealRequest> for Decide {
    type Error = Failure;

    fn try_from(request: pb::DecideAppealRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let is_right = match request.decision() {
            pb::AppealStatus::Upheld => true,
            pb::AppealStatus::Rejected => false,
            pb::AppealStatus::Unspecified | pb::AppealStatus::Filed => {
                read.refuse("decision", "NOT_A_DECISION", "กรุณาเลือกรับอุทธรณ์หรือยกอุทธรณ์", "Either uphold or reject the appeal");
                false
            }
        };
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, is_right, rationale: lines(&request.rationale) })
    }
}

/// The filter of a list of appeals.
pub(crate) fn filter(request: &pb::ListAppealsRequest) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", &request.cycle_id);
    let statuses = request.statuses.iter().filter_map(|number| AppealStatus::from_number(*number)).collect();
    read.finish(Filter { cycle, school: optional_id(&request.school_id), statuses })
}

/// Facts about an appeal. Why it was filed and on what its decision rests is told to nobody.
pub(crate) fn facts(appeal: &Appeal, events: &[AppealEvent]) -> Vec<Fact> {
    let record = appeal.record();
    let snapshot = || Some(pb::Appeal { grounds: String::new(), rationale: String::new(), ..message(appeal) });
    let encoded = |event: AppealEvent| match event {
        AppealEvent::Filed => pb::AppealFiled { appeal: snapshot() }.encode_to_vec(),
        AppealEvent::Decided => pb::AppealDecided { appeal: snapshot() }.encode_to_vec(),
    };
    let about = About { aggregate: "appeal", id: record.id, version: record.version, scopes: &record.scopes };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// An appeal on the wire.
pub(crate) fn message(appeal: &Appeal) -> pb::Appeal {
    let record = appeal.record();
    pb::Appeal {
        id: record.id.to_string(),
        version: record.version,
        cycle_id: record.cycle.to_string(),
        school_id: record.school.to_string(),
        result_n: record.result_n,
        node_codes: record.nodes.clone(),
        grounds: record.grounds.clone(),
        status: record.status.number(),
        rationale: record.rationale.clone(),
        file_time: Some(timestamp(record.filed_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}
