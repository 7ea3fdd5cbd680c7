//! What a plan says: what is to become better, and what is done for it.

use chassis::kernel::{LocalizedText, words};
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use crate::domain::term::AcademicTerm;

words! {
    /// Where an action stands.
    pub enum ActionStatus {
        /// To be done.
        Planned = "PLANNED",
        /// Being done.
        UnderWay = "UNDER_WAY",
        /// Done.
        Done = "DONE",
        /// Given up.
        Dropped = "DROPPED",
    }
}

words! {
    /// Where the number that a goal begins with comes from.
    pub enum BaselineSource {
        /// Stated by the school itself.
        SelfDeclared = "SELF_DECLARED",
        /// From an evaluation.
        Evaluation = "EVALUATION",
    }
}

/// The number that a goal begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baseline {
    /// In ten-thousandths.
    pub value_e4: i64,
    /// The finalised evaluation that it comes from, if it comes from one.
    pub evaluation: Option<Uuid>,
}

impl Baseline {
    /// Where it comes from: what no evaluation bears is self-declared.
    pub fn source(&self) -> BaselineSource {
        if self.evaluation.is_some() { BaselineSource::Evaluation } else { BaselineSource::SelfDeclared }
    }
}

/// What a goal is to reach in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Academic year, Buddhist era.
    pub be_year: i16,
    /// The day by which it is to be reached.
    pub due_on: Date,
    /// In ten-thousandths.
    pub value_e4: i64,
}

/// What is to become better.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Dimension of the framework.
    pub dimension: String,
    /// What is measured.
    pub measure: LocalizedText,
    /// The number that it begins with.
    pub baseline: Baseline,
    /// What is to be reached, year by year.
    pub targets: Vec<Target>,
}

/// Who sees to an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A person, an opaque reference.
    Person(Uuid),
    /// Whoever has the role.
    Role(String),
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What it is.
    pub name: LocalizedText,
    /// Number of the goal that it serves, from 1.
    pub goal_no: usize,
    /// Who sees to it.
    pub owner: Owner,
    /// The term in which it is done.
    pub term: AcademicTerm,
    /// Budget in satang.
    pub budget_satang: i64,
    /// Where it stands.
    pub status: ActionStatus,
}

/// Academic years of a plan, Buddhist era, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    first: i16,
    last: i16,
}

impl Years {
    /// The first three that a year of the Buddhist era may begin, where there is nothing better.
    pub const FIRST: Self = Self { first: 2484, last: 2486 };

    /// Three to five years; nothing else is a plan.
    pub fn try_new(first: i16, last: i16) -> Option<Self> {
        (2..=4).contains(&(i32::from(last) - i32::from(first))).then_some(Self { first, last })
    }

    /// The first.
    pub fn first(self) -> i16 {
        self.first
    }

    /// The last.
    pub fn last(self) -> i16 {
        self.last
    }

    /// Whether the year is among them.
    pub fn contains(self, be_year: i16) -> bool {
        (self.first..=self.last).contains(&be_year)
    }
}

/// What a plan says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Its years.
    pub years: Years,
    /// Its title.
    pub title: LocalizedText,
    /// The framework that its dimensions are of.
    pub framework_ref: String,
    /// What is to become better.
    pub goals: Vec<Goal>,
    /// How.
    pub strategies: Vec<LocalizedText>,
    /// What is done.
    pub actions: Vec<Action>,
}

/// What is wrong with what a plan says; places are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ContentError {
    /// It has no Thai title.
    #[error("a plan needs a Thai title")]
    NoTitle,
    /// A goal does not say in Thai what is measured.
    #[error("goal {0} does not say in Thai what is measured")]
    NoMeasure(usize),
    /// An action has no Thai name.
    #[error("action {0} has no Thai name")]
    NoActionName(usize),
    /// A target is of a year outside the plan.
    #[error("target {1} of goal {0} is of a year outside the plan")]
    TargetOutsideYears(usize, usize),
    /// A target is not later than the one before it.
    #[error("target {1} of goal {0} is not later than the one before it")]
    TargetNotLater(usize, usize),
    /// An action serves a goal that is not there.
    #[error("action {0} serves no goal")]
    NoSuchGoal(usize),
    /// An action is done in a year outside the plan.
    #[error("action {0} is done in a year outside the plan")]
    ActionOutsideYears(usize),
}

impl Content {
    /// Refuses what no plan can say, also a draft.
    pub(super) fn check(&self) -> Result<(), ContentError> {
        if self.title.lacks_thai() {
            return Err(ContentError::NoTitle);
        }
        for (at, goal) in self.goals.iter().enumerate() {
            self.check_goal(at, goal)?;
        }
        for (at, action) in self.actions.iter().enumerate() {
            if action.name.lacks_thai() {
                return Err(ContentError::NoActionName(at));
            }
            if !(1..=self.goals.len()).contains(&action.goal_no) {
                return Err(ContentError::NoSuchGoal(at));
            }
            if !self.years.contains(action.term.be_year()) {
                return Err(ContentError::ActionOutsideYears(at));
            }
        }
        Ok(())
    }

    fn check_goal(&self, at: usize, goal: &Goal) -> Result<(), ContentError> {
        if goal.measure.lacks_thai() {
            return Err(ContentError::NoMeasure(at));
        }
        if let Some(n) = goal.targets.iter().position(|target| !self.years.contains(target.be_year)) {
            return Err(ContentError::TargetOutsideYears(at, n));
        }
        let later = |pair: &[Target]| pair[0].be_year < pair[1].be_year && pair[0].due_on < pair[1].due_on;
        match goal.targets.windows(2).position(|pair| !later(pair)) {
            Some(n) => Err(ContentError::TargetNotLater(at, n + 1)),
            None => Ok(()),
        }
    }

    /// Whether there is something to approve: a goal, for each one a target, and an action.
    pub(super) fn is_complete(&self) -> bool {
        !self.goals.is_empty() && self.goals.iter().all(|goal| !goal.targets.is_empty()) && !self.actions.is_empty()
    }
}
