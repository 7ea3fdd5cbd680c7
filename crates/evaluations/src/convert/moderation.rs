//! Requests about moderation cases; cases on the wire, with what was said only where it is asked for and put on record.

use std::collections::BTreeMap;

use api::evaluations::v1 as pb;
use chassis::event::{About, Fact};
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, optional_id, timestamp};
use prost::Message;
use uuid::Uuid;

use super::assessment::doubt;
use super::cycle;
use super::result::{count, kind, settled};
use crate::app::moderation::{Assign, Decide, Doubtful, Open, Started};
use crate::domain::AssessorRole;
use crate::domain::moderation::{Case, CaseEvent, CaseNode, CaseStatus, Decision};
use crate::domain::scores::{Agreed, Decimal, Score, WHOLE};
use crate::store::moderation::Filter;

impl TryFrom<pb::OpenModerationCaseRequest> for Open {
    type Error = Failure;

    fn try_from(request: pb::OpenModerationCaseRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let (cycle, school) = (read.id("cycle_id", &request.cycle_id), read.id("school_id", &request.school_id));
        let mut nodes: Vec<String> = request.node_codes.iter().map(|code| clean(code)).collect();
        for at in (0..nodes.len()).filter(|at| nodes[*at].is_empty()) {
            required(&mut read, format!("node_codes[{at}]"));
        }
        if nodes.is_empty() && !request.overall {
            required(&mut read, "node_codes".to_owned());
        }
        nodes.extend(request.overall.then(|| WHOLE.to_owned()));
        read.finish(Self { id: optional_id(&request.id), cycle, school, nodes, reason: lines(&request.reason) })
    }
}

impl TryFrom<pb::AssignModerationPanelRequest> for Assign {
    type Error = Failure;

    fn try_from(request: pb::AssignModerationPanelRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let member = |(at, text): (usize, &String)| read.id(&format!("panel_refs[{at}]"), text);
        let panel: Vec<Uuid> = request.panel_refs.iter().enumerate().map(member).collect();
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, panel })
    }
}

impl TryFrom<pb::DecideModerationCaseRequest> for Decide {
    type Error = Failure;

    fn try_from(request: pb::DecideModerationCaseRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let decision = choice(&mut read, "decision", request.decision, Decision::from_number, Decision::Uphold);
        let mut changes = BTreeMap::new();
        for (at, change) in request.changes.iter().enumerate() {
            let code = clean(&change.node_code);
            let Some(score) = score(&mut read, at, change) else { continue };
            if changes.insert(code.clone(), score).is_some() {
                let field = format!("changes[{at}].node_code");
                read.refuse(field, "GIVEN_TWICE", format!("ระบุข้อ “{code}” ซ้ำ"), format!("{code} is named twice"));
            }
        }
        let overall = u8::try_from(request.overall_level).ok().filter(|level| *level > 0);
        changes.extend(overall.map(|level| (WHOLE.to_owned(), Score::Level(level))));
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, decision, changes, rationale: lines(&request.rationale) })
    }
}

fn required(read: &mut Reader, field: String) {
    let (th, en) = (format!("กรุณากรอก {field}"), format!("{field} is required"));
    read.refuse(field, "FIELD_REQUIRED", th, en);
}

fn score(read: &mut Reader, at: usize, input: &pb::ModeratedScore) -> Option<Score> {
    let score = match input.kind() {
        pb::SettledKind::Level => u8::try_from(input.level).ok().filter(|level| *level > 0).map(Score::Level),
        pb::SettledKind::NotApplicable => Some(Score::NotApplicable),
        pb::SettledKind::NotObserved => Some(Score::NotObserved),
        pb::SettledKind::InsufficientEvidence => Some(Score::InsufficientEvidence),
        pb::SettledKind::Unspecified | pb::SettledKind::NotYetRated | pb::SettledKind::Unsettled => None,
    };
    let has_level = input.kind() == pb::SettledKind::Level;
    if score.is_none() || (!has_level && input.level != 0) {
        let field = format!("changes[{at}].{}", if score.is_none() && !has_level { "kind" } else { "level" });
        read.refuse(
            field,
            "NOT_EXPECTED_HERE",
            "ระบุระดับเมื่อผลเป็นระดับเท่านั้น และต้องเป็นผลที่ยุติแล้ว",
            "A level goes with LEVEL and with nothing else, and what a panel says is settled",
        );
        return None;
    }
    score
}

/// The filter of a list of cases.
pub(crate) fn filter(request: &pb::ListModerationCasesRequest) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    let cycle = read.id("cycle_id", &request.cycle_id);
    let statuses = request.statuses.iter().filter_map(|number| CaseStatus::from_number(*number)).collect();
    read.finish(Filter { cycle, school: optional_id(&request.school_id), statuses })
}

/// What came of the beginning of moderation.
pub(crate) fn started(started: &Started) -> pb::StartCycleModerationResponse {
    pb::StartCycleModerationResponse {
        cycle: Some(cycle::message(&started.cycle)),
        locked_assessments: count(started.locked),
        opened_cases: count(started.opened),
    }
}

/// Facts about a case. What was said and who decides is told to nobody.
pub(crate) fn facts(case: &Case, events: &[CaseEvent]) -> Vec<Fact> {
    let record = case.record();
    let snapshot = || Some(message(case));
    let encoded = |event: CaseEvent| match event {
        CaseEvent::Opened => pb::ModerationOpened { moderation_case: snapshot() }.encode_to_vec(),
        CaseEvent::PanelAssigned => pb::ModerationPanelAssigned { moderation_case: snapshot() }.encode_to_vec(),
        CaseEvent::Decided => pb::ModerationDecided { moderation_case: snapshot() }.encode_to_vec(),
    };
    let about = About { aggregate: "moderation", id: record.id, version: record.version, scopes: &record.scopes };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// A case on the wire.
pub(crate) fn message(case: &Case) -> pb::ModerationCase {
    let record = case.record();
    pb::ModerationCase {
        id: record.id.to_string(),
        version: record.version,
        cycle_id: record.cycle.to_string(),
        school_id: record.school.to_string(),
        result_n: record.result_n,
        status: record.status.number(),
        triggers: record.triggers.iter().map(|trigger| trigger.number()).collect(),
        reason: record.reason.clone(),
        nodes: record.nodes.iter().filter(|node| node.code != WHOLE).map(node).collect(),
        panel_size: count(record.panel.len()),
        decision: record.decision.map(Decision::number).unwrap_or_default(),
        rationale: record.rationale.clone(),
        open_time: Some(timestamp(record.opened_at)),
        update_time: Some(timestamp(record.updated_at)),
        overall: record.nodes.iter().find(|node| node.code == WHOLE).map(node),
    }
}

fn node(node: &CaseNode) -> pb::ModerationNode {
    let (agreed, agreed_index_e4) = settled(node.agreed);
    let decided = node.moderated.map(|score| match score {
        Score::Level(level) => Agreed::Index(Decimal::whole(level.into())),
        Score::NotApplicable | Score::NotObserved | Score::InsufficientEvidence | Score::NotYetRated => Agreed::Special(score),
    });
    let (outcome, outcome_index_e4) = settled(decided.unwrap_or(node.agreed));
    pb::ModerationNode {
        node_code: node.code.clone(),
        raters: count(node.said.len()),
        agreed,
        agreed_index_e4,
        moderated: node.moderated.map(|score| kind(score).into()).unwrap_or_default(),
        moderated_level: level(node.moderated),
        outcome,
        outcome_index_e4,
    }
}

/// A case with what was said about it and who decides.
pub(crate) fn with_originals(case: &Case, doubtful: &[Doubtful]) -> pb::GetModerationCaseResponse {
    let said = |(role, score): &(AssessorRole, Score)| pb::OriginalScore {
        role: role.number(),
        kind: kind(*score).into(),
        level: level(Some(*score)),
    };
    let originals = |node: &CaseNode| pb::OriginalScores { node_code: node.code.clone(), scores: node.said.iter().map(said).collect() };
    let of_rater = |(role, doubts): &Doubtful| pb::DoubtfulSubmission { role: role.number(), doubts: doubts.iter().map(doubt).collect() };
    pb::GetModerationCaseResponse {
        moderation_case: Some(message(case)),
        originals: case.record().nodes.iter().filter(|node| node.code != WHOLE).map(originals).collect(),
        panel_refs: case.record().panel.iter().map(ToString::to_string).collect(),
        doubtful: doubtful.iter().map(of_rater).collect(),
    }
}

fn level(score: Option<Score>) -> i32 {
    score.and_then(Score::level).map(i32::from).unwrap_or_default()
}
