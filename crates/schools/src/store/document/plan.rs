//! A development plan as a document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Text, YearTerm};
use crate::domain::plan::{Action, ActionStatus, Approval, Approver, Baseline, Content, Goal, Owner, PlanRecord, Review, Target, Years};
use crate::store::{Damaged, word};

/// What of a plan is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    title: Text,
    framework_ref: String,
    goals: Vec<GoalDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    strategies: Vec<Text>,
    actions: Vec<ActionDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    approvals: Vec<ApprovalDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    reviews: Vec<ReviewDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    return_reason: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    closing_note: String,
}

#[derive(Serialize, Deserialize)]
struct GoalDoc {
    dimension: String,
    measure: Text,
    baseline_e4: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    evaluation: Option<Uuid>,
    targets: Vec<TargetDoc>,
}

#[derive(Serialize, Deserialize)]
struct TargetDoc {
    be_year: i16,
    due_on: Date,
    value_e4: i64,
}

#[derive(Serialize, Deserialize)]
struct ActionDoc {
    name: Text,
    goal_no: usize,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    owner: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    owner_role: Option<String>,
    term: YearTerm,
    budget_satang: i64,
    status: String,
}

#[derive(Serialize, Deserialize)]
struct ApprovalDoc {
    approver: String,
    on: Date,
    reference: String,
    revision: i32,
}

#[derive(Serialize, Deserialize)]
struct ReviewDoc {
    term: YearTerm,
    finding: String,
    decision: String,
}

impl From<&PlanRecord> for Document {
    fn from(record: &PlanRecord) -> Self {
        let content = &record.content;
        let approval = |from: &Approval| ApprovalDoc {
            approver: from.approver.to_string(),
            on: from.on,
            reference: from.reference.clone(),
            revision: from.revision,
        };
        let review = |from: &Review| ReviewDoc { term: from.term.into(), finding: from.finding.clone(), decision: from.decision.clone() };
        Self {
            title: Text::from(&content.title),
            framework_ref: content.framework_ref.clone(),
            goals: content.goals.iter().map(goal_doc).collect(),
            strategies: content.strategies.iter().map(Text::from).collect(),
            actions: content.actions.iter().map(action_doc).collect(),
            approvals: record.approvals.iter().map(approval).collect(),
            reviews: record.reviews.iter().map(review).collect(),
            return_reason: record.return_reason.clone(),
            closing_note: record.closing_note.clone(),
        }
    }
}

fn goal_doc(goal: &Goal) -> GoalDoc {
    let target = |from: &Target| TargetDoc { be_year: from.be_year, due_on: from.due_on, value_e4: from.value_e4 };
    GoalDoc {
        dimension: goal.dimension.clone(),
        measure: Text::from(&goal.measure),
        baseline_e4: goal.baseline.value_e4,
        evaluation: goal.baseline.evaluation,
        targets: goal.targets.iter().map(target).collect(),
    }
}

fn action_doc(action: &Action) -> ActionDoc {
    let (owner, owner_role) = match &action.owner {
        Owner::Person(id) => (Some(*id), None),
        Owner::Role(role) => (None, Some(role.clone())),
    };
    ActionDoc {
        name: Text::from(&action.name),
        goal_no: action.goal_no,
        owner,
        owner_role,
        term: action.term.into(),
        budget_satang: action.budget_satang,
        status: action.status.to_string(),
    }
}

/// What of a record lies in the document; the rest of it is columns.
pub(in crate::store) struct Read {
    pub(in crate::store) content: Content,
    pub(in crate::store) approvals: Vec<Approval>,
    pub(in crate::store) reviews: Vec<Review>,
    pub(in crate::store) return_reason: String,
    pub(in crate::store) closing_note: String,
}

impl Document {
    /// What it says, for a plan of these years.
    pub(in crate::store) fn read(self, (first, last): (i16, i16)) -> Result<Read, Damaged> {
        let approval = |doc: ApprovalDoc| {
            let approver = word(&doc.approver, Approver::from_word)?;
            Ok(Approval { approver, on: doc.on, reference: doc.reference, revision: doc.revision })
        };
        let review = |doc: ReviewDoc| Ok(Review { term: doc.term.read()?, finding: doc.finding, decision: doc.decision });
        Ok(Read {
            content: Content {
                years: Years::try_new(first, last).ok_or_else(|| Damaged("no years of a plan".to_owned()))?,
                title: self.title.into(),
                framework_ref: self.framework_ref,
                goals: self.goals.into_iter().map(goal).collect(),
                strategies: self.strategies.into_iter().map(Into::into).collect(),
                actions: self.actions.into_iter().map(action).collect::<Result<_, _>>()?,
            },
            approvals: self.approvals.into_iter().map(approval).collect::<Result<_, Damaged>>()?,
            reviews: self.reviews.into_iter().map(review).collect::<Result<_, Damaged>>()?,
            return_reason: self.return_reason,
            closing_note: self.closing_note,
        })
    }
}

fn goal(doc: GoalDoc) -> Goal {
    let target = |doc: TargetDoc| Target { be_year: doc.be_year, due_on: doc.due_on, value_e4: doc.value_e4 };
    Goal {
        dimension: doc.dimension,
        measure: doc.measure.into(),
        baseline: Baseline { value_e4: doc.baseline_e4, evaluation: doc.evaluation },
        targets: doc.targets.into_iter().map(target).collect(),
    }
}

fn action(doc: ActionDoc) -> Result<Action, Damaged> {
    let owner = match (doc.owner, doc.owner_role) {
        (Some(id), None) => Owner::Person(id),
        (None, Some(role)) => Owner::Role(role),
        (None, None) | (Some(_), Some(_)) => return Err(Damaged("an action has one owner".to_owned())),
    };
    Ok(Action {
        name: doc.name.into(),
        goal_no: doc.goal_no,
        owner,
        term: doc.term.read()?,
        budget_satang: doc.budget_satang,
        status: word(&doc.status, ActionStatus::from_word)?,
    })
}
