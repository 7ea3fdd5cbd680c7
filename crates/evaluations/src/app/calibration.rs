//! What people do with rounds of calibration. Whoever reaches the organisation that owns an instrument records them and reads how everybody did; an
//! observer reads the own results.

use std::collections::HashMap;

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::instrument;
use crate::convert::observation_facts;
use crate::domain::CalibrationId;
use crate::domain::calibration::{Calibrated, Calibration, CalibrationError, CalibrationRating, CalibrationRound};
use crate::domain::certification::must_be_examined;
use crate::domain::statistics::SeverityRule;
use crate::error::Error;
use crate::store;
use crate::store::calibration::Listed;

/// A round that is recorded.
#[derive(Debug)]
pub(crate) struct Calibrate {
    pub(crate) id: Option<Uuid>,
    pub(crate) said: Calibrated,
}

/// A round as somebody sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) round: CalibrationRound,
    /// How many observers took part.
    pub(crate) observers: i32,
    /// How those did of whom the caller may know, and the round in which each took part before.
    pub(crate) results: Vec<(Uuid, Calibration, Option<CalibrationId>)>,
}

/// Records a round.
pub(crate) async fn record(uow: &mut Uow, who: &Caller, cmd: Calibrate) -> Result<CalibrationRound, Error> {
    let chosen = instrument::named(uow.db(), (cmd.said.framework, cmd.said.framework_n)).await?;
    let owner = chosen.owner();
    who.must_reach_new(&[&owner])?;
    must_be_examined(chosen.framework.record().about.kind, chosen.status())?;
    let id = CalibrationId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let by = chosen.instrument().map_err(CalibrationError::from)?;
    let round = CalibrationRound::record(id, cmd.said, by, (uow.today(), uow.now()))?;
    if !store::calibration::insert(uow.db(), &round, &owner).await? {
        return Err(Failure::taken("id").into());
    }
    uow.emit(observation_facts::calibration(&round));
    uow.audit(AuditEntry { aggregate: "calibration", id: Some(id.0), version: Some(1), reason: None });
    Ok(round)
}

/// A page of rounds within reach: those of one's instruments, and those in which one took part.
pub(crate) async fn list(
    db: &mut PgConnection,
    who: &Caller,
    framework: Option<Uuid>,
    page: (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), Error> {
    Ok(store::calibration::list(db, (framework, &who.reach()), page).await?)
}

/// One round, with agreement, severity and drift of its observers.
pub(crate) async fn get(uow: &mut Uow, who: &Caller, id: Uuid, rule: SeverityRule) -> Result<Seen, Error> {
    let reach = who.reach();
    let kept = store::calibration::find(uow.db(), id, reach.tags()).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&kept.scopes)?;
    let round = kept.round;
    let chosen = instrument::named(uow.db(), (round.said.framework, round.said.framework_n)).await?;
    let by = chosen.instrument()?;
    let earlier: HashMap<Uuid, CalibrationRound> = store::calibration::earlier(uow.db(), &round).await?;
    let result = |rating: &CalibrationRating| {
        let before = earlier.get(&rating.observer);
        let compared = before.and_then(|before| before.said.ratings.first().map(|rating| before.compared(rating)));
        (rating.observer, round.compared(rating).judge(by, compared.as_ref(), rule), before.map(|before| before.id))
    };
    let results = round.said.ratings.iter().map(result).collect();
    uow.audit(AuditEntry { aggregate: "calibration", id: Some(id), version: Some(1), reason: None });
    Ok(Seen { round, observers: kept.observers, results })
}
