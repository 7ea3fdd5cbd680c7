//! What people do with cycles of lesson study.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::event::Fact;
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::app::{Change, places};
use crate::convert::lesson_facts;
use crate::domain::LessonStudyCycleId;
use crate::domain::lesson_study::{Cycle, CycleError, CycleEvent, NewCycle, Recorded};
use crate::error::Error;
use crate::store;
use crate::store::lesson_study::cycle::{Filter, Stored};

/// What a caller says about a new cycle.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) id: Option<Uuid>,
    pub(crate) team: Uuid,
    pub(crate) what: NewCycle,
}

/// A phase that somebody records.
#[derive(Debug)]
pub(crate) struct RecordPhase<'a> {
    /// Who records it; several callers may stand in one slice.
    pub(crate) who: &'a Caller,
    pub(crate) at: Change,
    pub(crate) what: &'a Recorded,
}

/// A cycle after a command, and what is told and noted about it; nothing when nothing changed.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) cycle: Cycle,
    pub(crate) facts: Vec<Fact>,
    pub(crate) audit: Option<AuditEntry>,
}

/// Plans a cycle of a team that lies within reach.
pub(crate) async fn plan(uow: &mut Uow, who: &Caller, cmd: Plan) -> Result<Cycle, Error> {
    let team = store::lesson_study::team::find(uow.db(), cmd.team).await?.filter(|stored| who.reaches(&stored.scopes));
    let team = team.ok_or_else(|| Failure::no_such("team_id"))?.team;
    if let Some(revised) = cmd.what.revision_of {
        let found = store::lesson_study::cycle::find(uow.db(), revised.0).await?.filter(|stored| who.reaches(&stored.scopes));
        found.ok_or_else(|| Failure::no_such("revision_of"))?;
    }
    let of = &team.record().makeup.schools;
    let schools = store::school::find(uow.db(), &of.iter().map(|id| id.0).collect::<Vec<_>>()).await?;
    let id = LessonStudyCycleId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (cycle, events) = Cycle::plan(id, (team.record().id, of.clone()), cmd.what, uow.now())?;
    let scopes = places::scopes(&schools, cycle.record().week);
    who.must_reach_new(&scopes)?;
    store::lesson_study::cycle::insert(uow.db(), &cycle, &scopes).await?;
    Ok(tell(uow, Told::of(cycle, &events, &scopes)))
}

/// Records phases of any number of cycles: loads them with one statement, decides each by itself under the rights of its own caller, writes
/// with one statement. A refusal is the answer of its own call, which has written nothing; two calls on one cycle are decided one after the
/// other. What fails as a whole is the database. Telling is left to the lane, which tells for each call its own.
pub(crate) async fn record_phases(
    db: &mut PgConnection,
    (today, now): (Date, Timestamp),
    asked: &[RecordPhase<'_>],
) -> Result<Vec<Result<Told, Error>>, Error> {
    let ids: BTreeSet<Uuid> = asked.iter().map(|one| one.at.id).collect();
    let mut held = store::lesson_study::cycle::lock(db, &ids.into_iter().collect::<Vec<_>>()).await?;
    let mut changed = BTreeSet::new();
    let mut answers = Vec::with_capacity(asked.len());
    for one in asked {
        let answer = match held.get_mut(&one.at.id) {
            Some(stored) => decide(stored, one.who, one.at, |cycle| cycle.record_phase(one.what.clone(), (today, now))),
            None => Err(Failure::not_found().into()),
        };
        answers.push(answer.inspect(|recorded| {
            if !recorded.facts.is_empty() {
                changed.insert(one.at.id);
            }
        }));
    }
    let saved: Vec<&Cycle> = changed.iter().filter_map(|id| held.get(id)).map(|stored| &stored.cycle).collect();
    if !saved.is_empty() {
        store::lesson_study::cycle::save(db, &saved).await?;
    }
    Ok(answers)
}

/// Nothing more is to come.
pub(crate) async fn close(uow: &mut Uow, who: &Caller, at: Change) -> Result<Cycle, Error> {
    finish(uow, who, at, Cycle::close).await
}

/// It counts no more.
pub(crate) async fn cancel(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Cycle, Error> {
    finish(uow, who, at, |cycle, now| cycle.cancel(reason, now)).await
}

async fn finish(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    how: impl FnOnce(&mut Cycle, Timestamp) -> Result<Vec<CycleEvent>, CycleError>,
) -> Result<Cycle, Error> {
    let mut stored = store::lesson_study::cycle::lock(uow.db(), &[at.id]).await?.remove(&at.id).ok_or_else(Failure::not_found)?;
    let now = uow.now();
    let decided = decide(&mut stored, who, at, |cycle| how(cycle, now))?;
    store::lesson_study::cycle::save(uow.db(), &[&decided.cycle]).await?;
    Ok(tell(uow, decided))
}

/// One decision on a locked cycle; a refused one leaves it as it was.
fn decide(
    stored: &mut Stored,
    who: &Caller,
    at: Change,
    how: impl FnOnce(&mut Cycle) -> Result<Vec<CycleEvent>, CycleError>,
) -> Result<Told, Error> {
    who.must_reach(&stored.scopes)?;
    at.check(stored.cycle.record().version, stored.cycle.record().updated_at)?;
    let events = how(&mut stored.cycle)?;
    Ok(Told::of(stored.cycle.clone(), &events, &stored.scopes))
}

/// One cycle.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Cycle, Error> {
    let stored = store::lesson_study::cycle::find(db, id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&stored.scopes)?;
    Ok(stored.cycle)
}

/// One cycle with what people wrote; the read is put on record.
pub(crate) async fn get_with_texts(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Cycle, Error> {
    let cycle = get(uow.db(), who, id).await?;
    uow.audit(AuditEntry { aggregate: "lesson_study", id: Some(id), version: Some(cycle.record().version), reason: None });
    Ok(cycle)
}

/// A page of cycles, the latest week first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Cycle>, String), Error> {
    Ok(store::lesson_study::cycle::list(db, filter, reach, after, page).await?)
}

impl Told {
    fn of(cycle: Cycle, events: &[CycleEvent], scopes: &[String]) -> Self {
        let record = cycle.record();
        let reason = (!record.cancel_reason.is_empty()).then(|| record.cancel_reason.clone());
        let audit = AuditEntry { aggregate: "lesson_study", id: Some(record.id.0), version: Some(record.version), reason };
        Self { facts: lesson_facts::cycle(&cycle, events, scopes), audit: (!events.is_empty()).then_some(audit), cycle }
    }
}

fn tell(uow: &mut Uow, told: Told) -> Cycle {
    for fact in told.facts {
        uow.emit(fact);
    }
    if let Some(audit) = told.audit {
        uow.audit(audit);
    }
    told.cycle
}
