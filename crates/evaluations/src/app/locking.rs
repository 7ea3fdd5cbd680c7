//! What becomes of the assessments of a cycle when its moderation begins and when its results are made. Whoever does it has locked the cycle.

use chassis::db::Uow;
use jiff::Timestamp;
use uuid::Uuid;

use crate::convert::assessment_facts;
use crate::domain::assessment::{Assessment, AssessmentError, AssessmentEvent, AssessmentStatus};
use crate::error::Error;
use crate::store;

/// Assessments at a time, so that what they say is not in memory all at once.
const PART: usize = 500;

/// Lets nothing change any more of what was submitted. Gives how many.
pub(super) async fn lock(uow: &mut Uow, cycle: Uuid) -> Result<usize, Error> {
    step(uow, (cycle, None), AssessmentStatus::Submitted, Assessment::lock).await
}

/// Lets nothing change any more of what was submitted about one school that is looked at again.
pub(super) async fn lock_of_school(uow: &mut Uow, cycle: Uuid, school: Uuid) -> Result<usize, Error> {
    step(uow, (cycle, Some(school)), AssessmentStatus::Submitted, Assessment::lock).await
}

/// Lets what was locked go into the result.
pub(super) async fn confirm(uow: &mut Uow, cycle: Uuid) -> Result<usize, Error> {
    step(uow, (cycle, None), AssessmentStatus::Locked, Assessment::confirm).await
}

async fn step(
    uow: &mut Uow,
    of: (Uuid, Option<Uuid>),
    status: AssessmentStatus,
    step: impl Fn(&mut Assessment, Timestamp) -> Result<Vec<AssessmentEvent>, AssessmentError>,
) -> Result<usize, Error> {
    let now = uow.now();
    let ids = store::rated::assessments(uow.db(), of, status).await?;
    let mut stepped = 0;
    for part in ids.chunks(PART) {
        let mut found = store::assessment::lock(uow.db(), part, part).await?;
        let mut done = Vec::new();
        for id in part {
            // Whoever came before the lock may have given it back.
            let Some(mut stored) = found.remove(id).filter(|stored| stored.assessment.record().status == status) else { continue };
            let events = step(&mut stored.assessment, now)?;
            done.push((stored, events));
        }
        store::rated::step(uow.db(), &done.iter().map(|(stored, _)| &stored.assessment).collect::<Vec<_>>(), now).await?;
        for (stored, events) in &done {
            for fact in assessment_facts::of(&stored.assessment, events, &stored.scopes) {
                uow.emit(fact);
            }
        }
        stepped += done.len();
    }
    Ok(stepped)
}
