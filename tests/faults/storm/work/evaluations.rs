//! What clerks ask of the evaluations service.
//!
//! What is told of evaluations bears no text that a clerk might choose, and what is said about a school is told to nobody. So the mark of a
//! write is the state that follows from it: nobody but its clerk changes the thing, and each state follows once.

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::schools::v1::AcademicTerm;
use jiff::civil::date;
use testkit::Caller;
use uuid::Uuid;

use super::ground::Judged;
use super::numbers::day;
use super::schools::{id, thai};
use super::{Form, Mark, Verdict, observations, told};
use crate::faults::storm::fold::Kind;

/// With this every comment of a clerk begins. It stands in assessments and observations and nowhere else.
pub(in crate::faults::storm) const SAID: &str = "ความเห็นของผู้ประเมิน";
/// With this every reference to a person begins of whom evaluations know, and no other id does.
pub(in crate::faults::storm) const SOMEBODY: &str = "0197f0a0-0000-7000-8000-ffff";
/// Assessments that a school of a cycle needs.
const RATERS: i32 = 2;
/// Clerks who judge at most.
pub(in crate::faults::storm) const PERSONS: u64 = 32;

/// A request, ready to be sent as often as needed.
#[derive(Debug, Clone)]
pub(in crate::faults::storm) struct Request {
    call: Call,
    /// What its events bear.
    mark: String,
    /// What must be kept of a submission: comments, in the order of the nodes.
    says: Vec<String>,
    /// Names a school of which evaluations may not have heard yet: then it is asked for again.
    early: bool,
}

#[derive(Debug, Clone)]
enum Call {
    Plan(pb::CreateCycleRequest),
    Replan(pb::UpdateCycleRequest),
    Open(pb::OpenCycleRequest),
    LetIn(pb::AddCycleSchoolRequest),
    Close(pb::CloseCycleCollectionRequest),
    Assign(pb::CreateAssignmentRequest),
    TakeBack(pb::WithdrawAssignmentRequest),
    Save(pb::SaveAssessmentScoresRequest),
    /// Goes through a lane.
    Submit(pb::SubmitAssessmentRequest),
    Return(pb::ReturnAssessmentRequest),
    /// About a lesson that the clerk watches.
    Watch(observations::Call),
}

/// An assessment as its clerk expects it to stand after a write.
#[derive(Debug, Clone, Copy)]
pub(in crate::faults::storm) struct Standing {
    pub(in crate::faults::storm) id: Uuid,
    pub(in crate::faults::storm) version: i64,
    pub(in crate::faults::storm) status: pb::AssessmentStatus,
    pub(in crate::faults::storm) revision: i32,
    pub(in crate::faults::storm) levels: i32,
}

impl Standing {
    /// The mark that it is.
    pub(in crate::faults::storm) fn mark(self) -> String {
        let status = self.status.as_str_name().trim_start_matches("ASSESSMENT_STATUS_");
        format!("{}@{} {status} {} {}", self.id, self.version, self.revision, self.levels)
    }
}

impl Request {
    fn of(call: Call, mark: String) -> Self {
        Self { call, mark, says: Vec::new(), early: false }
    }

    pub(in crate::faults::storm) fn plan(form: &Form, id: Uuid, judged: &Judged) -> Self {
        let request = pb::CreateCycleRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            plan: Some(plan(form.mark, judged)),
        };
        Self::of(Call::Plan(request), form.mark.to_string())
    }

    pub(in crate::faults::storm) fn replan(form: &Form, (id, version): (Uuid, i64), judged: &Judged) -> Self {
        let request = pb::UpdateCycleRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            expected_version: version,
            plan: Some(plan(form.mark, judged)),
        };
        Self::of(Call::Replan(request), form.mark.to_string())
    }

    pub(in crate::faults::storm) fn open(form: &Form, (id, version): (Uuid, i64)) -> Self {
        let request = pb::OpenCycleRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            expected_version: version,
        };
        Self::of(Call::Open(request), mark_of_opened(id, None))
    }

    /// A school of the clerk's own, which evaluations have to have heard of.
    pub(in crate::faults::storm) fn let_in(form: &Form, (id, version): (Uuid, i64), school: Uuid) -> Self {
        let request = pb::AddCycleSchoolRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            expected_version: version,
            school_id: school.to_string(),
            reason: "ตกสำรวจ".to_owned(),
        };
        Self { early: true, ..Self::of(Call::LetIn(request), mark_of_opened(id, Some(&school.to_string()))) }
    }

    pub(in crate::faults::storm) fn close(form: &Form, (id, version): (Uuid, i64)) -> Self {
        let request = pb::CloseCycleCollectionRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            expected_version: version,
        };
        Self::of(Call::Close(request), mark_of_closed(id))
    }

    pub(in crate::faults::storm) fn assign(form: &Form, id: Uuid, (round, school, person): (Uuid, Uuid, &str)) -> Self {
        let request = pb::CreateAssignmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            cycle_id: round.to_string(),
            school_id: school.to_string(),
            assessor_ref: person.to_owned(),
            role: pb::AssessorRole::Peer.into(),
            due: None,
        };
        Self::of(Call::Assign(request), mark_of_task(id, pb::AssignmentStatus::Assigned))
    }

    pub(in crate::faults::storm) fn take_back(form: &Form, (id, version): (Uuid, i64)) -> Self {
        let request = pb::WithdrawAssignmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: id.to_string(),
            expected_version: version,
            reason: "เปลี่ยนผู้ประเมิน".to_owned(),
        };
        Self::of(Call::TakeBack(request), mark_of_task(id, pb::AssignmentStatus::Withdrawn))
    }

    /// What a device says about some nodes, on top of a version that it has seen.
    pub(in crate::faults::storm) fn save(form: &Form, after: Standing, (task, base, device): (Uuid, i64, u128), nodes: &[&str]) -> Self {
        let request = pb::SaveAssessmentScoresRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            assignment_id: task.to_string(),
            base_version: base,
            scores: nodes.iter().map(|node| score(node, form.mark)).collect(),
            device_id: id(0x2000 + device),
        };
        Self::of(Call::Save(request), after.mark())
    }

    pub(in crate::faults::storm) fn submit(form: &Form, (after, before): (Standing, i64), nodes: &[&str], says: Vec<String>) -> Self {
        let request = pb::SubmitAssessmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
            scores: nodes.iter().map(|node| score(node, form.mark)).collect(),
        };
        Self { says, ..Self::of(Call::Submit(request), after.mark()) }
    }

    /// Something about a lesson, and what has to be kept of it.
    pub(super) fn watch(call: observations::Call, mark: String, says: Vec<String>) -> Self {
        Self { says, ..Self::of(Call::Watch(call), mark) }
    }

    pub(in crate::faults::storm) fn give_back(form: &Form, (after, before): (Standing, i64)) -> Self {
        let request = pb::ReturnAssessmentRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: after.id.to_string(),
            expected_version: before,
            reason: "ขอให้ทบทวน".to_owned(),
        };
        Self::of(Call::Return(request), after.mark())
    }

    /// The same with its required part left out.
    pub(in crate::faults::storm) fn broken(mut self) -> Self {
        self.early = false;
        match &mut self.call {
            Call::Plan(request) => request.plan = None,
            Call::Replan(request) => request.plan = None,
            Call::Open(request) => request.expected_version = 0,
            Call::LetIn(request) => request.reason.clear(),
            Call::Close(request) => request.expected_version = 0,
            Call::Assign(request) => request.role = 0,
            Call::TakeBack(request) => request.reason.clear(),
            Call::Save(request) => request.assignment_id.clear(),
            Call::Submit(request) => request.expected_version = 0,
            Call::Return(request) => request.reason.clear(),
            Call::Watch(call) => call.break_off(),
        }
        self
    }

    /// Another request under the same number.
    pub(super) fn reworded(&self, mark: Mark) -> Self {
        let mut other = Self { early: false, ..self.clone() };
        let other_name = Some(name(mark));
        match &mut other.call {
            Call::Plan(request) => request.plan.get_or_insert_default().name = other_name,
            Call::Replan(request) => request.plan.get_or_insert_default().name = other_name,
            Call::Open(request) => request.expected_version += 1,
            Call::LetIn(request) => request.reason = mark.to_string(),
            Call::Close(request) => request.expected_version += 1,
            Call::Assign(request) => request.role = pb::AssessorRole::Expert.into(),
            Call::TakeBack(request) => request.reason = mark.to_string(),
            Call::Save(request) => request.base_version += 1,
            Call::Submit(request) => request.expected_version += 1,
            Call::Return(request) => request.reason = mark.to_string(),
            Call::Watch(call) => call.reword(mark),
        }
        other
    }

    /// For a request that has to be refused: nothing makes it good by waiting.
    pub(in crate::faults::storm) fn doomed(self) -> Self {
        Self { early: false, ..self }
    }

    pub(super) fn request_id(&self) -> &str {
        match &self.call {
            Call::Plan(request) => &request.request_id,
            Call::Replan(request) => &request.request_id,
            Call::Open(request) => &request.request_id,
            Call::LetIn(request) => &request.request_id,
            Call::Close(request) => &request.request_id,
            Call::Assign(request) => &request.request_id,
            Call::TakeBack(request) => &request.request_id,
            Call::Save(request) => &request.request_id,
            Call::Submit(request) => &request.request_id,
            Call::Return(request) => &request.request_id,
            Call::Watch(call) => call.request_id(),
        }
    }

    pub(super) fn what(&self) -> &'static str {
        match &self.call {
            Call::Plan(_) => "plan an evaluation cycle",
            Call::Replan(_) => "plan an evaluation cycle anew",
            Call::Open(_) => "open an evaluation cycle",
            Call::LetIn(_) => "let a school into a cycle",
            Call::Close(_) => "end a collection",
            Call::Assign(_) => "assign a school",
            Call::TakeBack(_) => "take an assignment back",
            Call::Save(_) => "save scores",
            Call::Submit(_) => "submit an assessment",
            Call::Return(_) => "give an assessment back",
            Call::Watch(call) => call.what(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match &self.call {
            Call::Plan(_) | Call::Replan(_) | Call::Open(_) | Call::LetIn(_) | Call::Close(_) => Kind::Round,
            Call::Assign(_) | Call::TakeBack(_) => Kind::Task,
            Call::Save(_) | Call::Submit(_) | Call::Return(_) => Kind::Assessment,
            Call::Watch(_) => Kind::Observation,
        }
    }

    pub(super) fn mark(&self) -> &str {
        &self.mark
    }

    pub(super) fn says(&self) -> &[String] {
        &self.says
    }

    pub(super) fn is_early(&self) -> bool {
        self.early
    }

    /// One call.
    pub(super) async fn send(&self, caller: &Caller) -> Verdict {
        let mut client = EvaluationsServiceClient::new(caller.clone());
        macro_rules! send {
            ($method:ident, $request:ident, $noun:ident) => {{
                let reply = client.$method($request.clone()).await?.into_inner();
                Ok(told(&reply, reply.$noun.as_ref().map(|it| (it.id.as_str(), it.version))))
            }};
        }
        match &self.call {
            Call::Plan(request) => send!(create_cycle, request, cycle),
            Call::Replan(request) => send!(update_cycle, request, cycle),
            Call::Open(request) => send!(open_cycle, request, cycle),
            Call::LetIn(request) => send!(add_cycle_school, request, cycle),
            Call::Close(request) => send!(close_cycle_collection, request, cycle),
            Call::Assign(request) => send!(create_assignment, request, assignment),
            Call::TakeBack(request) => send!(withdraw_assignment, request, assignment),
            Call::Save(request) => send!(save_assessment_scores, request, assessment),
            Call::Submit(request) => send!(submit_assessment, request, assessment),
            Call::Return(request) => send!(return_assessment, request, assessment),
            Call::Watch(call) => call.send(client).await,
        }
    }
}

/// A cycle that was opened, or into which this school was let last.
pub(in crate::faults::storm) fn mark_of_opened(id: Uuid, let_in: Option<&str>) -> String {
    format!("{id} {}", let_in.unwrap_or("opened"))
}

pub(in crate::faults::storm) fn mark_of_closed(id: Uuid) -> String {
    format!("{id} closed")
}

pub(in crate::faults::storm) fn mark_of_task(id: Uuid, status: pb::AssignmentStatus) -> String {
    format!("{id} {}", status.as_str_name().trim_start_matches("ASSIGNMENT_STATUS_"))
}

/// What a clerk says about a node with a write.
pub(in crate::faults::storm) fn comment(mark: Mark) -> String {
    format!("{SAID} {mark}")
}

/// Reference to a clerk who judges and watches lessons.
pub(in crate::faults::storm) fn person(clerk: u64) -> String {
    somebody(clerk % PERSONS)
}

/// Reference to one of those who judge, watch lessons or are watched.
pub(super) fn somebody(number: u64) -> String {
    id(0xffff_0000_0000 + u128::from(number))
}

fn score(node: &str, mark: Mark) -> pb::NodeScore {
    pb::NodeScore {
        node_code: node.to_owned(),
        kind: pb::ScoreKind::Level.into(),
        level: 1 + mark.write % 2,
        comment: comment(mark),
        ..Default::default()
    }
}

fn name(mark: Mark) -> api::common::v1::LocalizedText {
    thai(format!("รอบทดสอบ (ข้อมูลสมมติ) {mark}"))
}

fn plan(mark: Mark, judged: &Judged) -> pb::CyclePlan {
    pb::CyclePlan {
        owner_organisation_id: id(0xc),
        name: Some(name(mark)),
        framework_id: judged.framework.clone(),
        framework_n: 1,
        is_trial: false,
        term: Some(AcademicTerm { be_year: 2564, semester: 2 }),
        round: pb::CycleRound::Baseline.into(),
        population: Some(judged.population()),
        windows: Some(pb::CycleWindows { collect_from: day(date(2021, 12, 15)), collect_to: day(date(2022, 1, 31)), ..Default::default() }),
        policy: Some(pb::AssessorPolicy { roles: vec![pb::AssessorRole::Peer.into()], min_raters: RATERS, independence_months: 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::{PERSONS, SOMEBODY, person, somebody};

    #[test]
    fn references_to_persons_are_known_by_their_beginning() {
        assert!((0..PERSONS).map(person).chain([somebody(4_000)]).all(|reference| reference.starts_with(SOMEBODY)));
    }
}
