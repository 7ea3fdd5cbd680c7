//! Life cycles that are walked in dated steps: what was done on which day, and what it rests on.

use chassis::kernel::{ReasonRequired, reason};
use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

/// A resolution or an announcement (มติ, ประกาศ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolution {
    /// Its number as printed.
    pub number: String,
    /// Its day.
    pub on: Date,
}

/// When something is done: on which day it happened, and when it is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The day on which it was done.
    pub on: Date,
    /// The day of today.
    pub today: Date,
    /// The instant of recording.
    pub now: Timestamp,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<S> {
    /// Where it led.
    pub status: S,
    /// Its day.
    pub on: Date,
    /// What it rests on, where it rests on a paper.
    pub resolution: Option<Resolution>,
    /// Why, or what was found; empty where nobody was asked.
    pub reason: String,
}

/// Steps in the order in which they were made; there is always a first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps<S> {
    first: Step<S>,
    others: Vec<Step<S>>,
}

/// Why a step does not follow the others, whatever it is.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum StepError {
    /// It lies before the step that it follows.
    #[error("the step lies before the last one, of {last}")]
    BeforeLast {
        /// The day of that step.
        last: Date,
    },
    /// It lies in the future.
    #[error("a day to come cannot be on record")]
    InFuture,
    /// What it rests on is dated after it.
    #[error("the resolution is dated after the step")]
    ResolutionAfter,
    /// It needs a reason.
    #[error(transparent)]
    ReasonRequired(#[from] ReasonRequired),
}

impl<S: Copy> Step<S> {
    /// A step without a paper and without a reason.
    pub fn plain(status: S, when: When) -> Self {
        Self { status, on: when.on, resolution: None, reason: String::new() }
    }

    /// The step with what it rests on.
    #[must_use]
    pub fn resting_on(self, resolution: Option<Resolution>) -> Self {
        Self { resolution, ..self }
    }

    /// The step with its reason, which must be given.
    pub fn because(self, why: &str) -> Result<Self, StepError> {
        Ok(Self { reason: reason(why)?, ..self })
    }

    fn check(&self, today: Date) -> Result<(), StepError> {
        if self.on > today {
            return Err(StepError::InFuture);
        }
        if self.resolution.as_ref().is_some_and(|resolution| resolution.on > self.on) {
            return Err(StepError::ResolutionAfter);
        }
        Ok(())
    }
}

impl<S: Copy + PartialEq> Steps<S> {
    /// The first step.
    pub fn begin(first: Step<S>, today: Date) -> Result<Self, StepError> {
        first.check(today)?;
        Ok(Self { first, others: Vec::new() })
    }

    /// What was kept, in order; nothing without a first step.
    pub fn restore(steps: Vec<Step<S>>) -> Option<Self> {
        let mut steps = steps.into_iter();
        Some(Self { first: steps.next()?, others: steps.collect() })
    }

    /// All steps, in order.
    pub fn all(&self) -> impl Iterator<Item = &Step<S>> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// The last step.
    pub fn last(&self) -> &Step<S> {
        self.others.last().unwrap_or(&self.first)
    }

    /// The first step that led there.
    pub fn first_to(&self, status: S) -> Option<&Step<S>> {
        self.all().find(|step| step.status == status)
    }

    /// Another step, not before the last one and not in the future.
    pub fn add(&mut self, step: Step<S>, today: Date) -> Result<(), StepError> {
        step.check(today)?;
        let last = self.last().on;
        if step.on < last {
            return Err(StepError::BeforeLast { last });
        }
        self.others.push(step);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2021, 12, 20);

    fn step(on: Date) -> Step<i32> {
        Step::plain(1, When { on, today: TODAY, now: Timestamp::UNIX_EPOCH })
    }

    #[test]
    fn a_step_may_lie_on_the_day_of_the_last_one_and_not_before_it() {
        let mut steps = Steps::begin(step(date(2021, 6, 1)), TODAY).expect("the first");
        steps.add(step(date(2021, 6, 1)), TODAY).expect("on the same day");
        let before = steps.clone();
        assert_eq!(steps.add(step(date(2021, 5, 31)), TODAY), Err(StepError::BeforeLast { last: date(2021, 6, 1) }));
        assert_eq!(steps, before);
    }

    #[test]
    fn nothing_is_on_record_before_it_happened() {
        assert_eq!(Steps::begin(step(date(2021, 12, 21)), TODAY), Err(StepError::InFuture));
        let mut steps = Steps::begin(step(TODAY), TODAY).expect("today");
        assert_eq!(steps.add(step(date(2021, 12, 21)), TODAY), Err(StepError::InFuture));
    }

    #[test]
    fn a_resolution_lies_on_the_day_of_what_rests_on_it_or_before() {
        let dated = |on| step(TODAY).resting_on(Some(Resolution { number: "2/2564".to_owned(), on }));
        assert!(Steps::begin(dated(TODAY), TODAY).is_ok());
        assert!(Steps::begin(dated(date(2021, 12, 1)), TODAY).is_ok());
        assert_eq!(Steps::begin(dated(date(2021, 12, 21)), TODAY), Err(StepError::ResolutionAfter));
    }

    #[test]
    fn a_reason_of_spaces_is_none() {
        assert_eq!(step(TODAY).because(" \n"), Err(StepError::ReasonRequired(ReasonRequired)));
        assert_eq!(step(TODAY).because(" ย้ายครู ").expect("given").reason, "ย้ายครู");
    }

    proptest! {
        #[test]
        fn days_never_go_back(days in prop::collection::vec(-400_i32..20, 1..12)) {
            let day = |n: i32| TODAY.checked_add(jiff::Span::new().days(n)).expect("near");
            let mut steps = Steps::begin(step(day(-400)), TODAY).expect("the first");
            for n in days {
                let refused = steps.add(step(day(n)), TODAY).is_err();
                prop_assert!(refused || n <= 0);
            }
            let on: Vec<Date> = steps.all().map(|step| step.on).collect();
            prop_assert!(on.is_sorted() && on.iter().all(|day| *day <= TODAY));
        }
    }
}
