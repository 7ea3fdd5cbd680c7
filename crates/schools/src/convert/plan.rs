//! Development plans between the contract and the domain.

mod shown;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, choice, lines, localized_text, optional_id};
use uuid::Uuid;

use super::With;
use super::counts::term_at;
use crate::app::plan::{Approved, Draft, Reviewed};
use crate::domain::plan::{Action, ActionStatus, Baseline, Content, Goal, Owner, PlanState, Review, Target, Years};
use crate::store::plan::Filter;

pub(crate) use shown::{facts, message};

impl TryFrom<pb::DraftPlanRequest> for Draft {
    type Error = Failure;

    fn try_from(request: pb::DraftPlanRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let content = content(&mut read, request.plan.unwrap_or_default());
        let school = read.id("school_id", &request.school_id);
        read.finish(Self { id: optional_id(&request.id), school, content })
    }
}

impl TryFrom<pb::ChangePlanRequest> for With<Content> {
    type Error = Failure;

    fn try_from(request: pb::ChangePlanRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = content(&mut read, request.plan.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::ApprovePlanRequest> for With<Approved> {
    type Error = Failure;

    fn try_from(request: pb::ApprovePlanRequest) -> Result<Self, Failure> {
        let at = change(&request.id, request.expected_version)?;
        Ok(Self { at, what: approved(request.on.as_ref(), &request.reference)? })
    }
}

impl TryFrom<pb::AcknowledgePlanRequest> for With<Approved> {
    type Error = Failure;

    fn try_from(request: pb::AcknowledgePlanRequest) -> Result<Self, Failure> {
        let at = change(&request.id, request.expected_version)?;
        Ok(Self { at, what: approved(request.on.as_ref(), &request.reference)? })
    }
}

impl TryFrom<pb::SubmitPlanRequest> for With<()> {
    type Error = Failure;

    fn try_from(request: pb::SubmitPlanRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
    }
}

impl TryFrom<pb::StartPlanRequest> for With<()> {
    type Error = Failure;

    fn try_from(request: pb::StartPlanRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
    }
}

impl TryFrom<pb::ReturnPlanRequest> for With<String> {
    type Error = Failure;

    fn try_from(request: pb::ReturnPlanRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: lines(&request.reason) })
    }
}

impl TryFrom<pb::ClosePlanRequest> for With<String> {
    type Error = Failure;

    fn try_from(request: pb::ClosePlanRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: lines(&request.note) })
    }
}

impl TryFrom<pb::ReviewPlanRequest> for With<Reviewed> {
    type Error = Failure;

    fn try_from(request: pb::ReviewPlanRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let input = request.review.unwrap_or_default();
        let review = Review {
            term: term_at(&mut read, "review.term", input.term),
            finding: lines(&input.finding),
            decision: lines(&input.decision),
        };
        let progress = request.progress.iter().enumerate().map(|(at, progress)| {
            let field = format!("progress[{at}].status");
            (number(progress.action_no), choice(&mut read, &field, progress.status, ActionStatus::from_number, ActionStatus::Planned))
        });
        let progress = progress.collect();
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what: Reviewed { review, progress } })
    }
}

fn approved(on: Option<&LocalDate>, reference: &str) -> Result<Approved, Failure> {
    let mut read = Reader::default();
    let on = read.required_date("on", on);
    read.finish(Approved { on, reference: clean(reference) })
}

fn content(read: &mut Reader, input: pb::PlanInput) -> Content {
    let years = Years::try_new(year(input.first_year), year(input.last_year)).unwrap_or_else(|| {
        read.refuse("plan.last_year", "PLAN_YEARS", "แผนพัฒนาต้องครอบคลุม 3 ถึง 5 ปีการศึกษา", "A plan covers three to five academic years");
        Years::FIRST
    });
    Content {
        years,
        title: localized_text(input.title),
        framework_ref: clean(&input.framework_ref),
        goals: input.goals.into_iter().enumerate().map(|(at, input)| goal(read, at, input)).collect(),
        strategies: input.strategies.into_iter().map(|text| localized_text(Some(text))).filter(|text| !text.is_empty()).collect(),
        actions: input.actions.into_iter().enumerate().map(|(at, input)| action(read, at, input)).collect(),
    }
}

fn goal(read: &mut Reader, at: usize, input: pb::PlanGoal) -> Goal {
    let baseline = input.baseline.unwrap_or_default();
    let target = |(n, input): (usize, &pb::PlanTarget)| Target {
        be_year: year(input.year),
        due_on: read.required_date(&format!("plan.goals[{at}].targets[{n}].due_on"), input.due_on.as_ref()),
        value_e4: input.value_e4,
    };
    Goal {
        dimension: input.dimension,
        measure: localized_text(input.measure),
        baseline: Baseline { value_e4: baseline.value_e4, evaluation: optional_id(&baseline.evaluation_id) },
        targets: input.targets.iter().enumerate().map(target).collect(),
    }
}

fn action(read: &mut Reader, at: usize, input: pb::PlanAction) -> Action {
    let owner = match (optional_id(&input.owner_ref), input.owner_role) {
        (Some(person), role) if role.is_empty() => Owner::Person(person),
        (None, role) if !role.is_empty() => Owner::Role(role),
        (None | Some(_), _) => {
            read.refuse(
                format!("plan.actions[{at}].owner_ref"),
                "OWNER_MISMATCH",
                "กรุณาระบุผู้รับผิดชอบเป็นบุคคลหรือบทบาทอย่างใดอย่างหนึ่ง",
                "Give a person or a role, exactly one of them",
            );
            Owner::Person(Uuid::nil())
        }
    };
    Action {
        name: localized_text(input.name),
        goal_no: number(input.goal_no),
        owner,
        term: term_at(read, &format!("plan.actions[{at}].term"), input.term),
        budget_satang: input.budget_satang,
        status: ActionStatus::from_number(input.status).unwrap_or(ActionStatus::Planned),
    }
}

/// A year whose bounds the door has checked.
fn year(year: Option<pb::AcademicYear>) -> i16 {
    year.and_then(|year| i16::try_from(year.be_year).ok()).unwrap_or_default()
}

/// A number from 1 whose bounds the door has checked.
fn number(n: i32) -> usize {
    usize::try_from(n).unwrap_or_default()
}

/// The filter of a list of plans.
pub(crate) fn filter(request: &pb::ListPlansRequest) -> Filter {
    Filter {
        school: optional_id(&request.school_id),
        states: request.states.iter().filter_map(|number| PlanState::from_number(*number)).collect(),
        be_year: request.year.and_then(|year| i16::try_from(year.be_year).ok()),
    }
}
