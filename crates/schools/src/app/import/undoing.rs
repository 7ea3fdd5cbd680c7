//! The next applied rows are put back, where nothing has happened since.

use std::collections::HashMap;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::kernel::reason;
use uuid::Uuid;

use super::{Undo, locked, saved};
use crate::app::{enrolment as pupils, school as schools};
use crate::convert::facts;
use crate::domain::SchoolId;
use crate::domain::import::{Act, Before, Import, ImportKind, ImportRow, Issue, Problem, Progress};
use crate::domain::school::School;
use crate::error::Error;
use crate::store;
use crate::store::import::Dealt;

/// Puts the next rows back.
pub(crate) async fn undo(uow: &mut Uow, who: &Caller, cmd: Undo) -> Result<Import, Error> {
    let why = reason(&cmd.why).map_err(crate::domain::school::SchoolError::from)?;
    let mut import = locked(uow, who, cmd.at.at, Act::Undo).await?;
    let (id, kind) = (import.record().id, import.record().kind);
    let after = import.next_after(Act::Undo);
    let mut rows = store::import::next_rows(uow.db(), (id, kind), (Progress::Applied, after), cmd.at.most).await?;
    match kind {
        ImportKind::Schools => undo_schools(uow, who, &mut rows, &why).await?,
        ImportKind::Enrolment => undo_pupils(uow, who, &mut rows).await?,
    }
    store::import::save_rows(uow.db(), id, &Dealt::of(&rows)).await?;
    let event = import.advance(Act::Undo, rows.iter().map(|row| (row.no, row.progress)), uow.now())?;
    saved(uow, &import, event, Some(why)).await?;
    Ok(import)
}

/// A school that was changed is what it was; one that was registered is withdrawn, unless something refers to it.
async fn undo_schools(uow: &mut Uow, who: &Caller, rows: &mut [ImportRow], why: &str) -> Result<(), Error> {
    let (today, now) = (uow.today(), uow.now());
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.school).map(|id| id.0).collect();
    let mut found = store::school::lock(uow.db(), &ids).await?;
    // After the lock: whoever refers to a school from now on waits for it.
    let new: Vec<Uuid> = rows.iter().filter(|row| row.before.is_none()).filter_map(|row| row.school).map(|id| id.0).collect();
    let referred = store::school::referred_to(uow.db(), &new).await?;
    let mut altered = Vec::new();
    for row in rows.iter_mut() {
        let school =
            row.school.and_then(|id: SchoolId| found.remove(&id)).filter(|school| Some(school.record().version) == row.applied_version);
        let Some(mut school) = school.filter(|school| who.reaches(&school.places_on(today))) else {
            keep(row, &Problem::ChangedSince);
            continue;
        };
        let scopes = school.places_on(today);
        let events = match row.before.take() {
            Some(Before::School(before)) => school.restore_to(*before, now),
            Some(Before::Pupils(_)) | None if referred.contains(&school.record().id) => {
                keep(row, &Problem::ReferredTo);
                continue;
            }
            Some(Before::Pupils(_)) | None => school.withdraw(now),
        };
        for fact in facts::school_in(&school, &events, today, &scopes) {
            uow.emit(fact);
        }
        let (id, version) = (Some(school.record().id.0), Some(school.record().version));
        uow.audit(AuditEntry { aggregate: "school", id, version, reason: Some(why.to_owned()) });
        row.progress = Progress::Undone;
        altered.push(school);
    }
    schools::save(uow, &altered).await
}

/// Numbers that were replaced are what they were; a snapshot that was recorded is no more.
async fn undo_pupils(uow: &mut Uow, who: &Caller, rows: &mut [ImportRow]) -> Result<(), Error> {
    let now = uow.now();
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.enrolment).map(|id| id.0).collect();
    let mut found = store::enrolment::lock_many(uow.db(), &ids).await?;
    let schools: Vec<Uuid> = rows.iter().filter_map(|row| row.school).map(|id| id.0).collect();
    let found_schools = store::school::find(uow.db(), &schools).await?;
    let schools: HashMap<SchoolId, School> = found_schools.into_iter().map(|school| (school.record().id, school)).collect();
    let (mut altered, mut gone) = (Vec::new(), Vec::new());
    for row in rows.iter_mut() {
        let enrolment = row.enrolment.and_then(|id| found.remove(&id)).filter(|known| Some(known.record().version) == row.applied_version);
        let school = row.school.and_then(|id| schools.get(&id));
        let (Some(mut enrolment), Some(school)) = (enrolment, school) else {
            keep(row, &Problem::ChangedSince);
            continue;
        };
        if !who.reaches(&school.places_on(enrolment.record().as_of)) {
            keep(row, &Problem::SchoolUnknown);
            continue;
        }
        let events = match row.before.take() {
            Some(Before::Pupils(before)) => {
                let events = enrolment.restore_to(*before, now);
                altered.push(enrolment.clone());
                events
            }
            Some(Before::School(_)) | None => {
                gone.push(enrolment.record().id.0);
                enrolment.withdraw(now)
            }
        };
        row.progress = Progress::Undone;
        pupils::tell(uow, &enrolment, school, &events);
    }
    store::enrolment::save_many(uow.db(), &altered).await?;
    Ok(store::enrolment::remove_many(uow.db(), &gone).await?)
}

fn keep(row: &mut ImportRow, problem: &Problem) {
    row.ended(Progress::Kept, Issue::of_row(problem));
}
