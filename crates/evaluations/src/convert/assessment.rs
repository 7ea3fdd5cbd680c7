//! Requests about assessments, and assessments on the wire.

use std::collections::BTreeMap;

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, lines, optional_id, timestamp};

use crate::app::assessment::{Decide, GiveBack, Save, Submit, Submitted};
use crate::domain::assessment::{Assessment, AssessmentStatus, Confidence, NodeScore, Sent};
use crate::domain::scores::{Doubt, Score};
use crate::store::assessment::Filter;

impl TryFrom<pb::SaveAssessmentScoresRequest> for Save {
    type Error = Failure;

    fn try_from(request: pb::SaveAssessmentScoresRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let (id, assignment) = (read.id("id", &request.id), read.id("assignment_id", &request.assignment_id));
        let scores = scores(&mut read, &request.scores);
        let sent = Sent { base: request.base_version, by: optional_id(&request.device_id), scores };
        read.finish(Self { id, assignment, sent })
    }
}

impl TryFrom<pb::DecideAssessmentConflictRequest> for Decide {
    type Error = Failure;

    fn try_from(request: pb::DecideAssessmentConflictRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let score = score(&mut read, "score", &request.score.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, score })
    }
}

impl TryFrom<pb::SubmitAssessmentRequest> for Submit {
    type Error = Failure;

    fn try_from(request: pb::SubmitAssessmentRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let scores = scores(&mut read, &request.scores);
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, scores })
    }
}

impl TryFrom<pb::ReturnAssessmentRequest> for GiveBack {
    type Error = Failure;

    fn try_from(request: pb::ReturnAssessmentRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, reason: lines(&request.reason) })
    }
}

fn scores(read: &mut Reader, given: &[pb::NodeScore]) -> Vec<(String, NodeScore)> {
    given.iter().enumerate().map(|(at, given)| score(read, &format!("scores[{at}]"), given)).collect()
}

/// What is said about a node. A level goes with LEVEL, and with nothing else.
fn score(read: &mut Reader, path: &str, given: &pb::NodeScore) -> (String, NodeScore) {
    let field = |name: &str| format!("{path}.{name}");
    let required = |read: &mut Reader, field: String| {
        read.refuse(field.clone(), "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        Score::NotYetRated
    };
    let score = match given.kind() {
        pb::ScoreKind::Unspecified => required(read, field("kind")),
        pb::ScoreKind::Level => match u8::try_from(given.level) {
            Ok(0) | Err(_) => required(read, field("level")),
            Ok(level) => Score::Level(level),
        },
        pb::ScoreKind::NotApplicable => Score::NotApplicable,
        pb::ScoreKind::NotObserved => Score::NotObserved,
        pb::ScoreKind::InsufficientEvidence => Score::InsufficientEvidence,
        pb::ScoreKind::NotYetRated => Score::NotYetRated,
    };
    if score.level().is_none() && given.level != 0 {
        read.refuse(field("level"), "NOT_EXPECTED_HERE", "ระดับใช้คู่กับ LEVEL เท่านั้น", "A level goes with LEVEL only");
    }
    let evidence = evidence(read, path, &given.evidence_refs);
    let confidence = Confidence::from_number(given.confidence);
    (clean(&given.node_code), NodeScore { score, comment: lines(&given.comment), evidence, confidence })
}

/// References, each once. Whoever has a web address needs no permission, so it is none.
fn evidence(read: &mut Reader, path: &str, given: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, given) in given.iter().enumerate() {
        let (text, field) = (clean(given), format!("{path}.evidence_refs[{at}]"));
        let lower = text.to_ascii_lowercase();
        if lower.contains("://") || lower.starts_with("www.") {
            read.refuse(
                field,
                "REFERENCE_IS_ADDRESS",
                "กรุณาระบุรหัสของหลักฐานแทนที่อยู่เว็บ",
                "Give the id of the evidence where it is kept, never a web address",
            );
        } else if text.is_empty() {
            read.refuse(field.clone(), "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        } else if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// The filter of a list of assessments. What is doubtful is looked for in one cycle.
pub(crate) fn filter(request: &pb::ListAssessmentsRequest) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    if request.doubtful_only {
        read.id("cycle_id", &request.cycle_id);
    }
    read.finish(Filter {
        ids: None,
        outside_collection: request.outside_collection_only,
        cycle: optional_id(&request.cycle_id),
        school: optional_id(&request.school_id),
        assignment: optional_id(&request.assignment_id),
        statuses: request.statuses.iter().filter_map(|number| AssessmentStatus::from_number(*number)).collect(),
    })
}

/// An assessment on the wire, without what is said in it.
pub(crate) fn message(assessment: &Assessment) -> pb::Assessment {
    let (record, progress) = (assessment.record(), assessment.progress());
    let count = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    pb::Assessment {
        id: record.id.to_string(),
        version: record.version,
        assignment_id: record.task.assignment.to_string(),
        cycle_id: record.task.cycle.to_string(),
        school_id: record.task.school.to_string(),
        role: record.task.role.number(),
        status: record.status.number(),
        revision: record.revision,
        progress: Some(pb::AssessmentProgress {
            nodes: record.nodes,
            levels: count(progress.levels),
            specials: count(progress.specials),
            conflicts: count(record.conflicts.len()),
        }),
        conflict_node_codes: record.conflicts.keys().cloned().collect(),
        start_time: Some(timestamp(record.started_at)),
        submit_time: record.submitted_at.map(timestamp),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// One's own assessment with what is said in it.
pub(crate) fn with_scores(assessment: &Assessment) -> pb::GetAssessmentResponse {
    let record = assessment.record();
    let entries = record.entries.as_deref();
    let kept = |code: &String| entries?.get(code).map(|entry| on_wire(code, &entry.said));
    let conflict = |(code, others): (&String, &Vec<NodeScore>)| pb::ScoreConflict {
        node_code: code.clone(),
        kept: kept(code),
        others: others.iter().map(|said| on_wire(code, said)).collect(),
    };
    pb::GetAssessmentResponse {
        assessment: Some(message(assessment)),
        scores: entries.into_iter().flatten().map(|(code, entry)| on_wire(code, &entry.said)).collect(),
        conflicts: record.conflicts.iter().map(conflict).collect(),
        return_reason: record.return_reason.clone(),
    }
}

/// What was submitted.
pub(crate) fn submission(found: &Submitted) -> pb::GetAssessmentSubmissionResponse {
    let Submitted { assessment, submission: submitted, doubts, standing } = found;
    let said = |scores: &BTreeMap<String, NodeScore>| scores.iter().map(|(code, said)| on_wire(code, said)).collect();
    pb::GetAssessmentSubmissionResponse {
        assessment: Some(message(assessment)),
        n: submitted.n,
        submit_time: Some(timestamp(submitted.at)),
        scores: said(&submitted.scores),
        doubts: doubts.iter().map(doubt).collect(),
        standing: standing.number(),
    }
}

/// A doubt on the wire.
pub(super) fn doubt(doubt: &Doubt) -> pb::Doubt {
    pb::Doubt {
        kind: doubt.kind.number(),
        node_count: i32::try_from(doubt.count).unwrap_or(i32::MAX),
        equal_e4: i32::try_from(doubt.equal.units()).unwrap_or_default(),
        seconds: doubt.seconds,
    }
}

fn on_wire(code: &str, said: &NodeScore) -> pb::NodeScore {
    let (kind, level) = match said.score {
        Score::Level(level) => (pb::ScoreKind::Level, level.into()),
        Score::NotApplicable => (pb::ScoreKind::NotApplicable, 0),
        Score::NotObserved => (pb::ScoreKind::NotObserved, 0),
        Score::InsufficientEvidence => (pb::ScoreKind::InsufficientEvidence, 0),
        Score::NotYetRated => (pb::ScoreKind::NotYetRated, 0),
    };
    pb::NodeScore {
        node_code: code.to_owned(),
        kind: kind.into(),
        level,
        comment: said.comment.clone(),
        evidence_refs: said.evidence.clone(),
        confidence: said.confidence.map(Confidence::number).unwrap_or_default(),
    }
}
