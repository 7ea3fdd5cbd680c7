//! Development plans as messages and events.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::wire::{local_date, on_wire, timestamp};
use prost::Message;

use crate::convert::counts::term_message;
use crate::domain::plan::{Action, Approval, Goal, Owner, Plan, PlanEvent, Review, Target};

/// The plan on the wire.
pub(crate) fn message(plan: &Plan) -> pb::DevelopmentPlan {
    let record = plan.record();
    let content = &record.content;
    pb::DevelopmentPlan {
        id: record.id.to_string(),
        version: record.version,
        school_id: record.school.to_string(),
        first_year: Some(pb::AcademicYear { be_year: content.years.first().into() }),
        last_year: Some(pb::AcademicYear { be_year: content.years.last().into() }),
        title: on_wire(&content.title),
        framework_ref: content.framework_ref.clone(),
        goals: content.goals.iter().map(goal).collect(),
        strategies: content.strategies.iter().filter_map(on_wire).collect(),
        actions: content.actions.iter().map(action).collect(),
        reviews: record.reviews.iter().map(review).collect(),
        approvals: record.approvals.iter().map(approval).collect(),
        state: record.state.number(),
        revision: record.revision,
        return_reason: record.return_reason.clone(),
        closing_note: record.closing_note.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn goal(goal: &Goal) -> pb::PlanGoal {
    let target = |from: &Target| pb::PlanTarget {
        year: Some(pb::AcademicYear { be_year: from.be_year.into() }),
        due_on: Some(local_date(from.due_on)),
        value_e4: from.value_e4,
    };
    pb::PlanGoal {
        dimension: goal.dimension.clone(),
        measure: on_wire(&goal.measure),
        baseline: Some(pb::PlanBaseline {
            value_e4: goal.baseline.value_e4,
            evaluation_id: goal.baseline.evaluation.map(|id| id.to_string()).unwrap_or_default(),
            source: goal.baseline.source().number(),
        }),
        targets: goal.targets.iter().map(target).collect(),
    }
}

fn action(action: &Action) -> pb::PlanAction {
    let (owner_ref, owner_role) = match &action.owner {
        Owner::Person(id) => (id.to_string(), String::new()),
        Owner::Role(role) => (String::new(), role.clone()),
    };
    pb::PlanAction {
        name: on_wire(&action.name),
        goal_no: i32::try_from(action.goal_no).unwrap_or(i32::MAX),
        owner_ref,
        owner_role,
        term: Some(term_message(action.term)),
        budget_satang: action.budget_satang,
        status: action.status.number(),
    }
}

fn review(review: &Review) -> pb::PlanReview {
    pb::PlanReview { term: Some(term_message(review.term)), finding: review.finding.clone(), decision: review.decision.clone() }
}

fn approval(approval: &Approval) -> pb::PlanApproval {
    pb::PlanApproval {
        approver: approval.approver.number(),
        on: Some(local_date(approval.on)),
        reference: approval.reference.clone(),
        revision: approval.revision,
    }
}

/// The plan as events carry it: what people wrote about one another's work stays here.
fn told(plan: &Plan) -> pb::DevelopmentPlan {
    let mut shown = message(plan);
    shown.return_reason.clear();
    shown.closing_note.clear();
    for review in &mut shown.reviews {
        review.finding.clear();
        review.decision.clear();
    }
    shown
}

/// Facts about a plan.
pub(crate) fn facts(plan: &Plan, events: &[PlanEvent], scopes: &[String]) -> Vec<Fact> {
    let record = plan.record();
    let snapshot = Some(told(plan));
    let about = About { aggregate: "plan", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { plan: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: PlanEvent| match event {
        PlanEvent::Drafted => plain!(PlanDrafted),
        PlanEvent::Changed => plain!(PlanChanged),
        PlanEvent::BoardApproved => plain!(PlanBoardApproved),
        PlanEvent::Submitted => plain!(PlanSubmitted),
        PlanEvent::Returned => plain!(PlanReturned),
        PlanEvent::Acknowledged => plain!(PlanAcknowledged),
        PlanEvent::Started => plain!(PlanStarted),
        PlanEvent::Reviewed => plain!(PlanReviewed),
        PlanEvent::Closed => plain!(PlanClosed),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}
