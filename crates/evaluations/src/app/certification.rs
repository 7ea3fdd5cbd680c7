//! What people do with certifications of observers. Whoever reaches the organisation that owns an instrument decides about them; an observer reads
//! the own ones.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, instrument};
use crate::convert::observation_facts;
use crate::domain::CertificationId;
use crate::domain::certification::{Certification, CertificationError, CertificationEvent, Examined, must_be_examined};
use crate::error::Error;
use crate::store;
use crate::store::certification::Filter;

/// Somebody who has passed.
#[derive(Debug)]
pub(crate) struct Grant {
    pub(crate) id: Option<Uuid>,
    pub(crate) said: Examined,
}

/// A certification that is withdrawn, and why.
#[derive(Debug)]
pub(crate) struct Revoke {
    pub(crate) at: Change,
    pub(crate) reason: String,
}

/// Records that somebody has passed.
pub(crate) async fn grant(uow: &mut Uow, who: &Caller, cmd: Grant) -> Result<Certification, Error> {
    let chosen = instrument::named(uow.db(), (cmd.said.framework, cmd.said.framework_n)).await?;
    let owner = chosen.owner();
    who.must_reach_new(&[&owner])?;
    must_be_examined(chosen.framework.record().about.kind, chosen.status())?;
    let id = CertificationId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let scopes = vec![owner, format!("person:{}", cmd.said.observer)];
    let by = chosen.instrument().map_err(CertificationError::from)?;
    let (made, events) = Certification::grant(id, &cmd.said, by, (uow.today(), uow.now()))?;
    if !store::certification::insert(uow.db(), &made, &scopes).await? {
        return Err(Failure::taken("id").into());
    }
    tell(uow, &made, &events, None);
    Ok(made)
}

/// Withdraws a certification from today on.
pub(crate) async fn revoke(uow: &mut Uow, who: &Caller, cmd: Revoke) -> Result<Certification, Error> {
    let kept = store::certification::lock(uow.db(), cmd.at.id).await?.ok_or_else(Failure::not_found)?;
    who.must_reach(&kept.scopes)?;
    let mut certification = kept.certification;
    cmd.at.check(certification.record().version, certification.record().updated_at)?;
    let events = certification.revoke(&cmd.reason, (uow.today(), uow.now()))?;
    store::certification::save(uow.db(), &certification).await?;
    tell(uow, &certification, &events, Some(&cmd.reason));
    Ok(certification)
}

/// A page of certifications, those that begin latest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    (filter, reach): (Filter, &Reach),
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Certification>, String), Error> {
    Ok(store::certification::list(db, filter, reach, (after, page)).await?)
}

fn tell(uow: &mut Uow, certification: &Certification, events: &[CertificationEvent], reason: Option<&str>) {
    for fact in observation_facts::certification(certification, events) {
        uow.emit(fact);
    }
    let record = certification.record();
    let reason = reason.map(str::to_owned);
    uow.audit(AuditEntry { aggregate: "certification", id: Some(record.id.0), version: Some(record.version), reason });
}
