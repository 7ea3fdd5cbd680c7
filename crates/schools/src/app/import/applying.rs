//! The next rows of a plan are applied. A row about something that has changed since is refused by itself.

use std::collections::HashMap;

use chassis::aside::meanwhile;
use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::event::Fact;
use sqlx::PgConnection;
use uuid::Uuid;

use super::areas::Areas;
use super::deciding::{Days, Held, changed, issues, made};
use super::{Advance, locked, saved};
use crate::app::{enrolment as pupils, school as schools};
use crate::domain::enrolment::{Enrolment, EnrolmentEvent};
use crate::domain::import::{
    Act, Before, Import, ImportKind, ImportRow, Outcome, Problem, Progress, Said, SaidOfPupils, SaidOfSchool, Unfit, count,
};
use crate::domain::school::{School, SchoolEvent};
use crate::domain::term::AcademicTerm;
use crate::domain::{EnrolmentId, SchoolId};
use crate::error::Error;
use crate::store;
use crate::store::import::Dealt;

/// Schools of which rows are made while the database writes the ones before them.
const PART: usize = 250;

/// Applies the next rows.
pub(crate) async fn apply(uow: &mut Uow, who: &Caller, cmd: Advance) -> Result<Import, Error> {
    let mut import = locked(uow, who, cmd.at, Act::Apply).await?;
    let record = import.record();
    let (id, kind) = (record.id, record.kind);
    let (days, term) = (Days::of(uow, record.as_of), record.term.unwrap_or(AcademicTerm::FIRST));
    let after = import.next_after(Act::Apply);
    let mut rows = store::import::next_rows(uow.db(), (id, kind), (Progress::Pending, after), cmd.most).await?;
    let dealt = match kind {
        ImportKind::Schools => apply_schools(uow, (who, days), &mut rows).await?,
        ImportKind::Enrolment => apply_pupils(uow, (who, days), term, &mut rows).await?,
    };
    store::import::save_rows(uow.db(), id, &dealt).await?;
    let event = import.advance(Act::Apply, rows.iter().map(|row| (row.no, row.progress)), uow.now())?;
    saved(uow, &import, event, None).await?;
    Ok(import)
}

/// What rows make of schools.
#[derive(Default)]
struct Made {
    new: Vec<School>,
    altered: Vec<School>,
    told: Vec<(Vec<Fact>, AuditEntry)>,
}

/// Decides about some rows while the schools of those before them are being written: each waits for the other's half of the machine.
async fn apply_schools(uow: &mut Uow, (who, days): (&Caller, Days), rows: &mut [ImportRow]) -> Result<Dealt, Error> {
    let known: Vec<Uuid> = rows.iter().filter_map(|row| row.school).map(|id| id.0).collect();
    let locked = store::school::lock(uow.db(), &known).await?;
    let mut areas = Areas::default();
    areas.learn(uow.db(), rows, locked.values(), days.from).await?;
    let held = Held::of(uow.db(), rows, days.from).await?;
    let new: Vec<SchoolId> = rows.iter().map(|_| SchoolId(uow.new_id())).collect();
    let (mut altered, mut told, mut made_new) = (Vec::new(), Vec::new(), store::school::Made::default());
    for (part, rows) in rows.chunks_mut(PART).enumerate() {
        let at = part * PART;
        let (written, decided) = meanwhile(store::school::insert_made(uow.db(), &made_new), || {
            let made = decide((who, days, &areas), rows, (&locked, &new[at..]), (&held, at));
            (store::school::Made::of(&made.new, days.today), made)
        })
        .await;
        written.map_err(|e| schools::conflict(e, "school.codes"))?;
        let (next, made) = decided;
        made_new = next;
        altered.extend(made.altered);
        told.extend(made.told);
    }
    let (written, dealt) = meanwhile(store::school::insert_made(uow.db(), &made_new), || Dealt::of(rows)).await;
    written.map_err(|e| schools::conflict(e, "school.codes"))?;
    schools::save(uow, &altered).await?;
    for (facts, audit) in told {
        for fact in facts {
            uow.emit(fact);
        }
        uow.audit(audit);
    }
    Ok(dealt)
}

fn decide(
    asking: (&Caller, Days, &Areas),
    rows: &mut [ImportRow],
    (locked, new): (&HashMap<SchoolId, School>, &[SchoolId]),
    (held, first): (&Held, usize),
) -> Made {
    let mut made = Made::default();
    for ((at, row), new) in (first..).zip(rows).zip(new) {
        let Some(Said::School(said)) = row.said.take() else { continue };
        match school_after(asking, (row, &said), (locked, *new), (held, at)) {
            Ok((school, events)) => {
                let before = row.school.and_then(|id| locked.get(&id)).map(|school| Before::School(Box::new(school.record().clone())));
                let list = if before.is_some() { &mut made.altered } else { &mut made.new };
                row.school = Some(school.record().id);
                row.applied(before, school.record().version);
                if !events.is_empty() {
                    made.told.push(schools::told(&school, &events, (asking.1.today, None)));
                }
                list.push(school);
            }
            Err(unfit) => refuse(row, unfit),
        }
    }
    made
}

/// The school after a row, where nothing has changed since the plan.
fn school_after(
    asking: (&Caller, Days, &Areas),
    (row, said): (&ImportRow, &SaidOfSchool),
    (locked, new): (&HashMap<SchoolId, School>, SchoolId),
    (held, at): (&Held, usize),
) -> Result<(School, Vec<SchoolEvent>), Unfit> {
    let stale = || Unfit::Row(Problem::Stale);
    match row.school {
        Some(id) => {
            let school = locked.get(&id).filter(|school| school.record().version == row.expected_version).ok_or_else(stale)?;
            if held.holder(at)?.is_some_and(|holder| holder != id) {
                return Err(stale());
            }
            changed(asking, said, (school, held, at))
        }
        None if held.holder(at)?.is_some() => Err(stale()),
        None => made(asking, said, (new, held, at)),
    }
}

async fn apply_pupils(uow: &mut Uow, of: (&Caller, Days), term: AcademicTerm, rows: &mut [ImportRow]) -> Result<Dealt, Error> {
    let (found, locked, there) = pupils_of(uow.db(), rows).await?;
    let (mut made_new, mut altered) = (Vec::new(), Vec::new());
    for row in rows.iter_mut() {
        let Some(Said::Pupils(said)) = row.said.take() else { continue };
        let new = EnrolmentId(uow.new_id());
        let school = row.school.and_then(|id| found.get(&id)).ok_or(Unfit::Row(Problem::Stale));
        match school.and_then(|school| Ok((school, counted(of, (row, &said, school), (&locked, &there), (new, term))?))) {
            Ok((school, (enrolment, events))) => {
                let known = row.enrolment.and_then(|id| locked.get(&id));
                let list = if known.is_some() { &mut altered } else { &mut made_new };
                row.enrolment = Some(enrolment.record().id);
                row.applied(known.map(|known| Before::Pupils(Box::new(known.counted()))), enrolment.record().version);
                pupils::tell(uow, &enrolment, school, &events);
                list.push(enrolment);
            }
            Err(unfit) => refuse(row, unfit),
        }
    }
    let (written, dealt) = meanwhile(store::enrolment::insert_many(uow.db(), &made_new), || Dealt::of(rows)).await;
    written?;
    store::enrolment::save_many(uow.db(), &altered).await?;
    Ok(dealt)
}

type Snapshots<K> = HashMap<K, Enrolment>;

/// The schools of rows, their snapshots that the plan has seen, locked, and those that are there on the days of new ones.
async fn pupils_of(
    db: &mut PgConnection,
    rows: &[ImportRow],
) -> Result<(HashMap<SchoolId, School>, Snapshots<EnrolmentId>, Snapshots<(SchoolId, jiff::civil::Date)>), Error> {
    let known: Vec<Uuid> = rows.iter().filter_map(|row| row.enrolment).map(|id| id.0).collect();
    let locked = store::enrolment::lock_many(db, &known).await?;
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.school).map(|id| id.0).collect();
    let found = store::school::find(db, &ids).await?;
    let mut new = Vec::new();
    for row in rows.iter().filter(|row| row.outcome == Outcome::New) {
        if let (Some(Said::Pupils(said)), Some(school)) = (&row.said, row.school) {
            new.push((school, said.as_of));
        }
    }
    let there = store::enrolment::of_days(db, &new).await?;
    Ok((found.into_iter().map(|school| (school.record().id, school)).collect(), locked, there))
}

/// The snapshot after a row, where nothing has changed since the plan.
fn counted(
    (who, days): (&Caller, Days),
    (row, said, school): (&ImportRow, &SaidOfPupils, &School),
    (locked, there): (&Snapshots<EnrolmentId>, &Snapshots<(SchoolId, jiff::civil::Date)>),
    of: (EnrolmentId, AcademicTerm),
) -> Result<(Enrolment, Vec<EnrolmentEvent>), Unfit> {
    let stale = || Unfit::Row(Problem::Stale);
    if !who.reaches(&school.places_on(said.as_of)) {
        return Err(Unfit::Row(Problem::SchoolUnknown));
    }
    let known = match row.enrolment {
        Some(id) => Some(locked.get(&id).filter(|known| known.record().version == row.expected_version).ok_or_else(stale)?),
        None if there.contains_key(&(school.record().id, said.as_of)) => return Err(stale()),
        None => None,
    };
    let (enrolment, _, events) = count(said, (school, known), of, (days.today, days.now))?;
    Ok((enrolment, events))
}

fn refuse(row: &mut ImportRow, unfit: Unfit) {
    for issue in issues(unfit) {
        row.ended(Progress::Stale, issue);
    }
}
