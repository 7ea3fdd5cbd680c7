//! Steps of a life cycle as part of a document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::{Resolution, Step, Steps};
use crate::store::{Damaged, word};

/// One step.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct StepDoc {
    status: String,
    on: Date,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    resolution: Option<ResolutionDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    reason: String,
}

#[derive(Serialize, Deserialize)]
struct ResolutionDoc {
    number: String,
    on: Date,
}

/// All steps; `word` is that of a status.
pub(super) fn step_docs<S: Copy + PartialEq>(steps: &Steps<S>, word: impl Fn(S) -> &'static str) -> Vec<StepDoc> {
    let resolution = |held: &Resolution| ResolutionDoc { number: held.number.clone(), on: held.on };
    let step = |step: &Step<S>| StepDoc {
        status: word(step.status).to_owned(),
        on: step.on,
        resolution: step.resolution.as_ref().map(resolution),
        reason: step.reason.clone(),
    };
    steps.all().map(step).collect()
}

/// The steps that were kept; `from_word` knows the statuses.
pub(super) fn steps<S: Copy + PartialEq>(docs: Vec<StepDoc>, from_word: impl Fn(&str) -> Option<S>) -> Result<Steps<S>, Damaged> {
    let step = |doc: StepDoc| {
        Ok(Step {
            status: word(&doc.status, &from_word)?,
            on: doc.on,
            resolution: doc.resolution.map(|held| Resolution { number: held.number, on: held.on }),
            reason: doc.reason,
        })
    };
    let steps = docs.into_iter().map(step).collect::<Result<_, Damaged>>()?;
    Steps::restore(steps).ok_or_else(|| Damaged("there is no first step".to_owned()))
}
