//! Who reads what of an observation. Its existence: whoever reaches the lesson or the observer. What was seen: the observer at any time, others
//! who may review observations once it is submitted and nobody watches the same lesson who has still to submit (E6). The teacher: what is
//! released, and by a grant for the own person alone. Every read of what was seen goes on record.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::instrument;
use crate::domain::framework::Framework;
use crate::domain::observation::{Observation, ObservationStatus, Pair, PairStatus, Record, SegmentMark, shares};
use crate::domain::scores::{Doubt, Plausibility, Work};
use crate::error::Error;
use crate::store;
use crate::store::observation_list::{Filter, Listed};

/// Whoever has it may review what others observed.
pub(super) const REVIEW: &str = "evaluations.observation.review";

/// An observation as somebody sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) observation: Observation,
    /// What was seen, as far as the caller may know.
    pub(crate) known: Option<Known>,
}

/// What was seen.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) record: Record,
    /// What two observers agreed on.
    pub(crate) agreed: Vec<SegmentMark>,
    /// Of an interval record: in how many of the intervals each code was marked.
    pub(crate) shares: Vec<(String, i64)>,
    /// What is doubtful about it, for others than the observer.
    pub(crate) doubts: Vec<Doubt>,
}

/// One observation.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, rule: &Plausibility, id: Uuid) -> Result<Seen, Error> {
    let kept = store::observation::find(uow.db(), &[id]).await?.pop().ok_or_else(Failure::not_found)?;
    who.must_reach(&kept.scopes)?;
    let observation = kept.observation;
    let record = observation.record();
    let own = format!("person:{}", record.lesson.observer);
    let is_own = who.scopes().any(|scope| scope.as_str() == own);
    let may_know = is_own || (who.may(REVIEW, &kept.scopes) && is_known(uow.db(), &observation).await?);
    let known = if may_know { Some(known(uow.db(), &observation, (!is_own).then_some(rule)).await?) } else { None };
    on_record(uow, &observation);
    Ok(Seen { observation, known })
}

/// Whether others than the observer may know by now what was seen.
pub(super) async fn is_known(db: &mut PgConnection, observation: &Observation) -> Result<bool, Error> {
    let record = observation.record();
    Ok(record.submitted_at.is_some() && !store::observation::another_watches(db, record.id).await?)
}

/// One observation for its teacher, once it is released: what was agreed on stands in the place of what was seen. With it goes the
/// framework as everybody reads it, for its licence and attribution.
pub(crate) async fn feedback(uow: &mut Uow, who: &Caller, id: Uuid) -> Result<(Observation, Known, Framework), Error> {
    let kept = store::observation::find(uow.db(), &[id]).await?.pop().ok_or_else(Failure::not_found)?;
    let observation = kept.observation;
    let record = observation.record();
    who.must_reach(&[format!("person:{}", record.lesson.teacher)])?;
    if record.status != ObservationStatus::Released {
        return Err(Failure::not_found().into());
    }
    let framework = store::framework::find(uow.db(), record.lesson.framework.0).await?.ok_or_else(Failure::not_found)?;
    let Known { record, agreed, shares, doubts } = known(uow.db(), &observation, None).await?;
    on_record(uow, &observation);
    let record = record.with(&agreed).without_notes();
    Ok((observation, Known { record, agreed: Vec::new(), shares, doubts }, framework.for_everybody()))
}

async fn known(db: &mut PgConnection, observation: &Observation, rule: Option<&Plausibility>) -> Result<Known, Error> {
    let of = observation.record();
    let pair = match of.pair {
        Some(pair) => store::observation_pair::find(db, pair.0).await?.map(|kept| kept.pair),
        None => None,
    };
    let pair = pair.as_ref().map(Pair::record).filter(|pair| pair.status == PairStatus::Reconciled);
    let chosen = instrument::named(db, (of.lesson.framework, of.lesson.framework_n)).await?;
    let instrument = chosen.instrument()?;
    let shares = shares(instrument, &of.record);
    // Nobody knows how long it was recorded: it may be agreed on weeks before, and sent weeks after.
    let work = instrument.element_levels(&of.record);
    let doubts = rule.map(|rule| rule.doubts(Work { scores: &work, time: None })).unwrap_or_default();
    Ok(Known { record: of.record.clone(), agreed: pair.map(|pair| pair.agreed.clone()).unwrap_or_default(), shares, doubts })
}

fn on_record(uow: &mut Uow, observation: &Observation) {
    let record = observation.record();
    uow.audit(AuditEntry { aggregate: "observation", id: Some(record.id.0), version: Some(record.version), reason: None });
}

/// A page of observations, the latest lessons first, without what was seen and without teachers.
pub(crate) async fn list(
    db: &mut PgConnection,
    (filter, reach): (&Filter, &Reach),
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), Error> {
    Ok(store::observation_list::list(db, filter, reach, (after, page)).await?)
}

/// A page of what is released to the caller as a teacher.
pub(crate) async fn list_feedback(
    db: &mut PgConnection,
    own: &Reach,
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), Error> {
    Ok(store::observation_list::released(db, own, (after, page)).await?)
}
