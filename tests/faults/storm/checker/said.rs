//! What assessors say: kept as it was submitted, told to nobody, and counted by the reports.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Found, Invariant};
use crate::faults::storm::fold::{Snapshot, reports, says_more};
use crate::faults::storm::history::Write;
use crate::faults::storm::work::evaluations::SAID;
use crate::faults::storm::world::World;

pub(super) fn check(writes: &[Write], world: &World, found: &mut Found) {
    submitted(writes, world, found);
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
        let revision = if let Snapshot::Assessment(assessment) = &snapshot { assessment.revision } else { 0 };
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

fn told(world: &World, found: &mut Found) {
    for told in &world.told {
        let repeats = told.payload.windows(SAID.len()).any(|part| part == SAID.as_bytes());
        let more = told.aggregate == "assessment" && says_more(&told.payload);
        found.unless(!repeats && !more, Invariant::SaidIsNotTold, || {
            format!("the event at position {:?} says of {} {} what only its assessor may see", told.position, told.aggregate, told.id)
        });
    }
    for place in &world.spilt {
        found.unless(false, Invariant::SaidIsNotTold, || format!("{place} repeats what an assessor said"));
    }
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
