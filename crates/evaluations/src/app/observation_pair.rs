//! What people do with pairs of observations. Whoever pairs two of them reaches the lesson, not only one of the observers. Whoever changes a pair
//! has locked its two observations, in the order of their ids.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use sqlx::PgConnection;
use uuid::Uuid;

use super::observation::{of_lesson, tell};
use super::{Change, instrument, observation_read};
use crate::convert::observation_facts;
use crate::domain::PairId;
use crate::domain::observation::{Observation, ObservationError, Pair, PairError, PairEvent, Record, SegmentMark, differing};
use crate::error::Error;
use crate::store;
use crate::store::observation::Kept;
use crate::store::observation_pair::Kept as KeptPair;

/// Two observations of one lesson.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) id: Option<Uuid>,
    pub(crate) first: Uuid,
    pub(crate) second: Uuid,
}

/// What the two observers agreed on.
#[derive(Debug)]
pub(crate) struct Reconcile {
    pub(crate) at: Change,
    pub(crate) agreed: Vec<SegmentMark>,
    pub(crate) notes: String,
}

/// A pair with both records, once both are known.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) pair: Pair,
    pub(crate) known: Option<Both>,
}

/// What both observers had seen.
#[derive(Debug)]
pub(crate) struct Both {
    pub(crate) first: Record,
    pub(crate) second: Record,
    /// Where they differ, with what the first had seen.
    pub(crate) differing: Vec<SegmentMark>,
}

/// Makes a pair of two observations of one lesson.
pub(crate) async fn open(uow: &mut Uow, who: &Caller, cmd: Open) -> Result<Pair, Error> {
    if cmd.first == cmd.second {
        return Err(PairError::NotOneLesson.into());
    }
    let mut locked = store::observation::lock(uow.db(), &[cmd.first, cmd.second]).await?;
    let mut first = taken(&mut locked, who, (cmd.first, "first_observation_id"))?;
    let mut second = taken(&mut locked, who, (cmd.second, "second_observation_id"))?;
    let id = PairId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (pair, events) = Pair::open(id, (&mut first.observation, &mut second.observation), uow.now())?;
    let mut scopes = [first.scopes, second.scopes].concat();
    scopes.sort_unstable();
    scopes.dedup();
    if !store::observation_pair::insert(uow.db(), &pair, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    for half in [&first.observation, &second.observation] {
        store::observation::save(uow.db(), half).await?;
    }
    tell_pair(uow, &pair, &events);
    Ok(pair)
}

fn taken(locked: &mut Vec<Kept>, who: &Caller, (id, field): (Uuid, &str)) -> Result<Kept, Error> {
    let at = locked.iter().position(|kept| kept.observation.record().id.0 == id && who.reaches(&of_lesson(&kept.scopes)));
    Ok(at.map(|at| locked.swap_remove(at)).ok_or_else(|| Failure::no_such(field))?)
}

/// Records what the two agreed on where they differ.
pub(crate) async fn reconcile(uow: &mut Uow, who: &Caller, cmd: Reconcile) -> Result<Pair, Error> {
    let found = store::observation_pair::find(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&of_lesson(&found.scopes))?;
    let (mut first, mut second) = locked_halves(uow, &found.pair).await?;
    // Looked at again behind the locks.
    let mut pair = store::observation_pair::find(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?.pair;
    cmd.at.check(pair.record().version, pair.record().updated_at)?;
    let lesson = &first.observation.record().lesson;
    let chosen = instrument::named(uow.db(), (lesson.framework, lesson.framework_n)).await?;
    let by = chosen.instrument().map_err(ObservationError::from)?;
    let halves = (&mut first.observation, &mut second.observation);
    let done = pair.reconcile(by, halves, (cmd.agreed, cmd.notes), uow.now())?;
    store::observation_pair::save(uow.db(), &pair).await?;
    for half in [&first, &second] {
        store::observation::save(uow.db(), &half.observation).await?;
        tell(uow, (&half.observation, &half.scopes), &done.halves, None);
    }
    tell_pair(uow, &pair, &done.pair);
    Ok(pair)
}

/// One pair; both records once nobody who watched the lesson has still to submit.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<Seen, Error> {
    let KeptPair { pair, scopes } = store::observation_pair::find(uow.db(), id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&of_lesson(&scopes))?;
    let record = pair.record();
    let mut halves = store::observation::find(uow.db(), &[record.first.0, record.second.0]).await?;
    let mut half = |id: Uuid| {
        let at = halves.iter().position(|kept| kept.observation.record().id.0 == id)?;
        Some(halves.swap_remove(at).observation)
    };
    let (first, second) = half(record.first.0).zip(half(record.second.0)).ok_or_else(Failure::not_found)?;
    let both_known = observation_read::is_known(uow.db(), &first).await? && observation_read::is_known(uow.db(), &second).await?;
    let known = if both_known {
        let lesson = &first.record().lesson;
        let chosen = instrument::named(uow.db(), (lesson.framework, lesson.framework_n)).await?;
        let (first, second) = (first.record().record.clone(), second.record().record.clone());
        let differing = differing(chosen.instrument()?, &first, &second);
        Some(Both { first, second, differing })
    } else {
        None
    };
    let (id, version) = (Some(record.id.0), Some(record.version));
    uow.audit(AuditEntry { aggregate: "observation_pair", id, version, reason: None });
    Ok(Seen { pair, known })
}

/// Ids of the two observations of a pair; none of no pair.
pub(super) async fn halves(db: &mut PgConnection, pair: Option<PairId>) -> Result<Vec<Uuid>, Error> {
    let Some(pair) = pair else { return Ok(Vec::new()) };
    let found = store::observation_pair::find(db, pair.0).await?;
    Ok(found.map(|kept| vec![kept.pair.record().first.0, kept.pair.record().second.0]).unwrap_or_default())
}

/// One of the two does not count, so there is no pair any more unless both had agreed. The caller has locked both, and saves them.
pub(super) async fn dissolve(uow: &mut Uow, id: PairId, halves: (&mut Observation, &mut Observation)) -> Result<(), Error> {
    let mut pair = store::observation_pair::find(uow.db(), id.0).await?.ok_or_else(Failure::not_found)?.pair;
    let events = pair.dissolve(halves, uow.now());
    if !events.is_empty() {
        store::observation_pair::save(uow.db(), &pair).await?;
        tell_pair(uow, &pair, &events);
    }
    Ok(())
}

async fn locked_halves(uow: &mut Uow, pair: &Pair) -> Result<(Kept, Kept), Error> {
    let record = pair.record();
    let mut locked = store::observation::lock(uow.db(), &[record.first.0, record.second.0]).await?;
    let mut half = |id: Uuid| {
        let at = locked.iter().position(|kept| kept.observation.record().id.0 == id)?;
        Some(locked.swap_remove(at))
    };
    let both = half(record.first.0).zip(half(record.second.0));
    Ok(both.ok_or_else(Failure::not_found)?)
}

fn tell_pair(uow: &mut Uow, pair: &Pair, events: &[PairEvent]) {
    for fact in observation_facts::pair(pair, events) {
        uow.emit(fact);
    }
    let record = pair.record();
    uow.audit(AuditEntry { aggregate: "observation_pair", id: Some(record.id.0), version: Some(record.version), reason: None });
}
