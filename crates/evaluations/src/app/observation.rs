//! What people do with observations of lessons. Who may is decided by where the school belonged on the day of the lesson, and by who observes; what
//! was seen is read as [`super::observation_read`] says.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use uuid::Uuid;

use super::{Change, instrument};
use crate::convert::observation_facts;
use crate::domain::ObservationId;
use crate::domain::observation::{Lesson, Observation, ObservationError, ObservationEvent, Record, must_be_usable};
use crate::error::Error;
use crate::store;
use crate::store::observation::{Conflict, Kept};

/// An observation that is agreed on.
#[derive(Debug)]
pub(crate) struct Schedule {
    pub(crate) id: Option<Uuid>,
    pub(crate) lesson: Lesson,
}

/// An observation, and what is done with it.
#[derive(Debug)]
pub(crate) struct OfObservation<T> {
    pub(crate) at: Change,
    pub(crate) what: T,
}

/// What the observer says to the teacher.
#[derive(Debug)]
pub(crate) struct Feedback(pub(crate) String);

/// Why an observation does not count.
#[derive(Debug)]
pub(crate) struct Reason(pub(crate) String);

/// Agrees on an observation at a school that lay within reach on the day.
pub(crate) async fn schedule(uow: &mut Uow, who: &Caller, cmd: Schedule) -> Result<Observation, Error> {
    let lesson = cmd.lesson;
    let mut scopes = store::school_scopes::on(uow.db(), lesson.school, lesson.on).await?;
    if scopes.is_empty() || !who.reaches(&scopes) {
        return Err(Failure::no_such("school_id").into());
    }
    let chosen = instrument::named(uow.db(), (lesson.framework, lesson.framework_n)).await?;
    must_be_usable(chosen.framework.record().about.kind, chosen.status(), lesson.purpose)?;
    scopes.push(format!("person:{}", lesson.observer));
    let id = ObservationId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (observation, events) = Observation::schedule(id, lesson, uow.now())?;
    store::observation::insert(uow.db(), &observation, &scopes).await?;
    tell(uow, (&observation, &scopes), &events, None);
    Ok(observation)
}

/// Records what was seen, as far as it has come.
pub(crate) async fn take_down(uow: &mut Uow, who: &Caller, cmd: OfObservation<Record>) -> Result<Observation, Error> {
    let Kept { mut observation, scopes } = lock(uow, who, cmd.at).await?;
    let lesson = &observation.record().lesson;
    let chosen = instrument::named(uow.db(), (lesson.framework, lesson.framework_n)).await?;
    let by = chosen.instrument().map_err(ObservationError::from)?;
    let events = observation.take_down(by, cmd.what, (uow.today(), uow.now()))?;
    if !events.is_empty() {
        store::observation::save(uow.db(), &observation).await?;
        tell(uow, (&observation, &scopes), &events, None);
    }
    Ok(observation)
}

/// Submits it. Whether the observer was certified on the day of the lesson is looked up wherever that was granted.
pub(crate) async fn submit(uow: &mut Uow, who: &Caller, cmd: OfObservation<()>) -> Result<Observation, Error> {
    let Kept { mut observation, scopes } = lock(uow, who, cmd.at).await?;
    let lesson = &observation.record().lesson;
    let chosen = instrument::named(uow.db(), (lesson.framework, lesson.framework_n)).await?;
    let certified = store::certification::holding(uow.db(), (lesson.observer, lesson.framework), lesson.on).await?;
    let by = chosen.instrument().map_err(ObservationError::from)?;
    let events = observation.submit(by, certified, uow.now())?;
    store::observation::save(uow.db(), &observation).await?;
    tell(uow, (&observation, &scopes), &events, None);
    Ok(observation)
}

/// Lets the teacher read it.
pub(crate) async fn release(uow: &mut Uow, who: &Caller, cmd: OfObservation<Feedback>) -> Result<Observation, Error> {
    let Kept { mut observation, scopes } = lock(uow, who, cmd.at).await?;
    let events = observation.release(cmd.what.0, uow.now())?;
    store::observation::save(uow.db(), &observation).await?;
    tell(uow, (&observation, &scopes), &events, None);
    Ok(observation)
}

/// Says that it does not count. Whoever says so reaches the lesson and not only the observer: the other half of a pair is none any more.
pub(crate) async fn void(uow: &mut Uow, who: &Caller, cmd: OfObservation<Reason>) -> Result<Observation, Error> {
    let found = store::observation::find(uow.db(), &[cmd.at.id]).await?.pop().ok_or_else(Failure::not_found)?;
    who.must_reach(&found.scopes)?;
    who.must_reach_new(&of_lesson(&found.scopes))?;
    let pair = found.observation.record().pair;
    let halves = super::observation_pair::halves(uow.db(), pair).await?;
    let ids = if halves.is_empty() { vec![cmd.at.id] } else { halves };
    let mut locked = store::observation::lock(uow.db(), &ids).await?;
    let own = locked.iter().position(|kept| kept.observation.record().id.0 == cmd.at.id).ok_or_else(Failure::not_found)?;
    let Kept { mut observation, scopes } = locked.swap_remove(own);
    cmd.at.check(observation.record().version, observation.record().updated_at)?;
    if observation.record().pair != pair {
        // A pair was made or ended between the two looks, which never locks in another order than these ids.
        return Err(Failure::unavailable().into());
    }
    let events = observation.void(&cmd.what.0, uow.now())?;
    if let (Some(pair), Some(other)) = (pair, locked.pop()) {
        let mut other = other.observation;
        super::observation_pair::dissolve(uow, pair, (&mut observation, &mut other)).await?;
        store::observation::save(uow.db(), &other).await?;
    }
    store::observation::save(uow.db(), &observation).await?;
    tell(uow, (&observation, &scopes), &events, Some(&cmd.what.0));
    Ok(observation)
}

/// The observation, locked, if the caller reaches its lesson or its observer, and has seen its version.
async fn lock(uow: &mut Uow, who: &Caller, at: Change) -> Result<Kept, Error> {
    let kept = store::observation::lock(uow.db(), &[at.id]).await?.pop().ok_or_else(Failure::not_found)?;
    who.must_reach(&kept.scopes)?;
    let record = kept.observation.record();
    at.check(record.version, record.updated_at)?;
    Ok(kept)
}

/// The scopes of the lesson alone, without that of the observer.
pub(super) fn of_lesson(scopes: &[String]) -> Vec<String> {
    scopes.iter().filter(|scope| !scope.starts_with("person:")).cloned().collect()
}

pub(super) fn tell(uow: &mut Uow, (observation, scopes): (&Observation, &[String]), events: &[ObservationEvent], reason: Option<&str>) {
    for fact in observation_facts::observation(observation, &of_lesson(scopes), events) {
        uow.emit(fact);
    }
    let record = observation.record();
    let reason = reason.map(str::to_owned);
    uow.audit(AuditEntry { aggregate: "observation", id: Some(record.id.0), version: Some(record.version), reason });
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::WatchedTwice => Failure::taken("observer_ref").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
