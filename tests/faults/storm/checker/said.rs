//! What assessors and observers say: kept as it was said, told to nobody, and counted by the reports.

use std::collections::BTreeMap;

use api::evaluations::v1::ObservationRecord;
use uuid::Uuid;

use super::{Found, Invariant};
use crate::faults::storm::fold::{Snapshot, reports, says_more};
use crate::faults::storm::history::Write;
use crate::faults::storm::work::evaluations::{SAID, SOMEBODY};
use crate::faults::storm::work::observations::line;
use crate::faults::storm::world::{Observed, Told, World};

pub(super) fn check(writes: &[Write], world: &World, found: &mut Found) {
    submitted(writes, world, found);
    observed(writes, world, found);
    told(world, found);
    reported(world, found);
}

/// Each submission that was told is kept once, with the words of its write, and nothing else is kept.
fn submitted(writes: &[Write], world: &World, found: &mut Found) {
    let said: BTreeMap<&str, String> = writes.iter().map(|write| (write.intent.mark.as_str(), write.intent.says.join("|"))).collect();
    let mut kept: BTreeMap<(Uuid, i32), Vec<&str>> = BTreeMap::new();
    for submission in &world.submitted {
        kept.entry((submission.assessment, submission.n)).or_default().push(&submission.says);
    }
    for told in world.told.iter().filter(|told| told.event == "submitted") {
        let Some(snapshot) = Snapshot::of(told) else { continue };
        // The record of a lesson is kept with it.
        let Snapshot::Assessment(assessment) = &snapshot else { continue };
        let revision = assessment.revision;
        let says = said.get(snapshot.mark().as_str()).map(String::as_str);
        let there = kept.remove(&(told.id, revision)).unwrap_or_default();
        found.unless(says.is_some_and(|says| there == [says]), Invariant::SubmittedIsKept, || {
            format!("submission {revision} of {} says {says:?}, and kept is {there:?}", told.id)
        });
    }
    for (id, n) in kept.keys() {
        found.unless(false, Invariant::SubmittedIsKept, || format!("submission {n} of {id} is kept and was never told"));
    }
}

/// A record of a lesson is replaced as a whole: that of the last write that was told is there, with every mark, and nobody else's.
fn observed(writes: &[Write], world: &World, found: &mut Found) {
    let said: BTreeMap<&str, String> = writes.iter().map(|write| (write.intent.mark.as_str(), write.intent.says.join("|"))).collect();
    let mut expected: BTreeMap<Uuid, Observed> = BTreeMap::new();
    for told in &world.told {
        let Some(snapshot @ Snapshot::Observation(_)) = Snapshot::of(told) else { continue };
        let nothing = || Observed { seen: line(&ObservationRecord::default()), feedback: String::new() };
        let kept = expected.entry(told.id).or_insert_with(nothing);
        let says = said.get(snapshot.mark().as_str()).cloned().unwrap_or_default();
        match told.event.as_str() {
            "recorded" => kept.seen = says,
            "released" => kept.feedback = says,
            _ => {}
        }
    }
    for (id, right) in &expected {
        let kept = world.observed.get(id);
        found.unless(kept == Some(right), Invariant::ObservedIsKept, || {
            format!("of lesson {id} is kept\n  {kept:?}, and said was\n  {right:?}")
        });
    }
    for id in world.observed.keys().filter(|id| !expected.contains_key(id)) {
        found.unless(false, Invariant::ObservedIsKept, || format!("something is kept of lesson {id}, which was never told"));
    }
}

fn told(world: &World, found: &mut Found) {
    for told in &world.told {
        found.unless(!contains(told, SAID) && !says_more(told), Invariant::SaidIsNotTold, || {
            format!("the event at position {:?} says of {} {} what only its author may see", told.position, told.aggregate, told.id)
        });
        let scope = told.scope.as_deref().unwrap_or_default();
        found.unless(!contains(told, SOMEBODY) && !scope.contains(SOMEBODY), Invariant::NobodyIsNamed, || {
            format!("the event at position {:?} says of {} {} who it was", told.position, told.aggregate, told.id)
        });
    }
    for place in &world.spilt {
        found.unless(false, Invariant::SaidIsNotTold, || format!("{place} repeats what somebody said in confidence"));
    }
}

fn contains(told: &Told, text: &str) -> bool {
    told.payload.windows(text.len()).any(|part| part == text.as_bytes())
}

fn reported(world: &World, found: &mut Found) {
    if world.reports.is_empty() {
        return;
    }
    let expected = reports(&world.told);
    for (cycle, report) in &world.reports {
        let right = expected.get(cycle);
        found.unless(right == Some(report), Invariant::ReportIsLog, || {
            format!("of cycle {cycle} readers say\n  {report:?}, and the log\n  {right:?}")
        });
    }
}
