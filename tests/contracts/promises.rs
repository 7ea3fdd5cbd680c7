//! What every call promises, tried on every call there is: a rehearsal stores nothing, a repetition changes nothing, a stale
//! version is refused, and what is out of reach answers like what does not exist.
//!
//! One story for each group of calls (`promises/{story,schools,programmes,lesson_study,teachers,innovations,imports,frameworks,cycles,assessments,results,exchange,observations,reports}.rs`)
//! makes every call once, in an order in which it succeeds. Around each of its steps the stage (`promises/stage.rs`) tries the promises. A
//! new RPC fails here until the story has a step for it.

mod assessments;
mod cycles;
mod exchange;
mod frameworks;
mod imports;
mod innovations;
mod lesson_study;
mod observations;
mod programmes;
mod reports;
mod results;
mod schools;
mod stage;
mod story;
mod teachers;

use std::collections::BTreeSet;

use api::contract::METHODS;

use crate::architecture::holds;

use super::access::Everybody;
use stage::Stage;

#[tokio::test]
async fn every_call_keeps_its_promises() {
    let mut stage = Stage::set().await;
    story::tell(&mut stage).await;
    schools::tell(&mut stage).await;
    frameworks::tell(&mut stage).await;
    cycles::tell(&mut stage).await;
    assessments::tell(&mut stage).await;
    results::tell(&mut stage).await;
    exchange::tell(&mut stage).await;
    observations::tell(&mut stage).await;
    let told: BTreeSet<&str> = stage.made.iter().map(String::as_str).collect();
    let missing: Vec<String> = METHODS.iter().filter(|m| !told.contains(m.name)).map(|m| format!("{} has no step", m.name)).collect();
    holds("the stories of tests/contracts/promises make every call", "a call that nobody makes here keeps no promise for sure", &missing);
    let why = "networks lose replies, people edit the same thing, and a stranger must not learn what exists";
    holds(
        "every write says what to wait for, dry runs store nothing, repetitions change nothing, stale versions are refused, what is out of reach does not exist",
        why,
        &stage.broken,
    );
}

/// Tells the story once more and asks everybody before each of its steps.
pub(super) async fn ask_everybody() -> Everybody {
    let mut stage = Stage::set().await;
    stage.everybody = Some(Everybody::default());
    story::tell(&mut stage).await;
    schools::tell(&mut stage).await;
    frameworks::tell(&mut stage).await;
    cycles::tell(&mut stage).await;
    assessments::tell(&mut stage).await;
    results::tell(&mut stage).await;
    exchange::tell(&mut stage).await;
    observations::tell(&mut stage).await;
    stage.everybody.take().unwrap_or_default()
}
