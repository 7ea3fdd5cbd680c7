//! What people do with ceremonies. Whoever reaches the agreement reaches its ceremony.

use chassis::auth::Caller;
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Kind;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, agreement, person};
use crate::convert::facts;
use crate::domain::ceremony::{Attendance, Ceremony, CeremonyEvent, CeremonyPlan, CeremonyStatus, Told};
use crate::domain::{AgreementId, CeremonyId};
use crate::error::Error;
use crate::store;

/// A plan for the ceremony of an agreement.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) id: Option<Uuid>,
    /// The agreement, in the version that the caller has seen.
    pub(crate) agreement: Change,
    pub(crate) what: CeremonyPlan,
}

/// Plans the ceremony, or gives a postponed one its new day; the agreement becomes scheduled. Returns the agreement's version.
pub(crate) async fn plan(uow: &mut Uow, who: &Caller, command: Plan) -> Result<(Ceremony, i64), Error> {
    let mut stored = agreement::locked(uow, who, command.agreement)
        .await
        // Out of reach and not there must read alike: both name the field.
        .map_err(|error| if is_not_found(&error) { Error::NoSuch { field: "agreement_id".to_owned() } } else { error })?;
    let now = uow.now();
    must_know(uow, who, &command.what).await?;
    let present = match stored.agreement.record().ceremony {
        Some(id) => store::ceremony::lock(uow.db(), id).await?,
        None => None,
    };
    let status = present.as_ref().map(|ceremony| ceremony.record().status);
    let (ceremony, told) = match present {
        Some(mut postponed) if status == Some(CeremonyStatus::Postponed) => {
            let told = postponed.plan_anew(command.what, now)?;
            store::ceremony::save(uow.db(), &postponed).await?;
            (postponed, told)
        }
        _ => {
            let id = CeremonyId(command.id.unwrap_or_else(|| uow.new_id()));
            let (ceremony, told) = Ceremony::plan(id, AgreementId(command.agreement.id), command.what, now)?;
            if !store::ceremony::insert(uow.db(), &ceremony).await? {
                return Err(Error::Taken { field: "id" });
            }
            (ceremony, told)
        }
    };
    let events = stored.agreement.schedule(ceremony.record().id, status, now)?;
    tell(uow, &ceremony, &told, &stored.scopes, None);
    let shown = agreement::finish(uow, stored.agreement, events, None).await?;
    Ok((ceremony, shown.agreement.record().version))
}

fn is_not_found(error: &Error) -> bool {
    matches!(error, Error::NotFound) || matches!(error, Error::Failure(failure) if failure.kind() == Kind::NotFound)
}

/// One ceremony.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Ceremony, Error> {
    let ceremony = store::ceremony::find(db, CeremonyId(id)).await?.ok_or(Error::NotFound)?;
    let stored = store::agreement::find(db, ceremony.record().agreement).await?.ok_or(Error::NotFound)?;
    who.must_reach(&stored.scopes)?;
    Ok(ceremony)
}

/// Records that it was held, and who attended.
pub(crate) async fn hold(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    attendance: Vec<Attendance>,
    ends_at: Option<Timestamp>,
) -> Result<Ceremony, Error> {
    decide(uow, who, at, None, |ceremony, now| ceremony.hold(attendance, ends_at, now)).await
}

/// Postpones it.
pub(crate) async fn postpone(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Ceremony, Error> {
    decide(uow, who, at, Some(reason), |ceremony, now| ceremony.postpone(reason, now)).await
}

/// Cancels it.
pub(crate) async fn cancel(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Ceremony, Error> {
    decide(uow, who, at, Some(reason), |ceremony, now| ceremony.cancel(reason, now)).await
}

async fn decide(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    reason: Option<&str>,
    decide: impl FnOnce(&mut Ceremony, Timestamp) -> Told,
) -> Result<Ceremony, Error> {
    let mut ceremony = store::ceremony::lock(uow.db(), CeremonyId(at.id)).await?.ok_or(Error::NotFound)?;
    let scopes = store::agreement::find(uow.db(), ceremony.record().agreement).await?.ok_or(Error::NotFound)?.scopes;
    who.must_reach(&scopes)?;
    at.check(ceremony.record().version, ceremony.record().updated_at)?;
    let events = decide(&mut ceremony, uow.now())?;
    store::ceremony::save(uow.db(), &ceremony).await?;
    tell(uow, &ceremony, &events, &scopes, reason);
    Ok(ceremony)
}

/// Every person of the programme is known to the caller.
async fn must_know(uow: &mut Uow, who: &Caller, plan: &CeremonyPlan) -> Result<(), Error> {
    let items = plan.programme.iter().enumerate();
    let named: Vec<_> = items.filter_map(|(at, item)| Some((item.performer.person()?, format!("programme[{at}].person_id")))).collect();
    person::must_know(uow.db(), who, &named).await
}

fn tell(uow: &mut Uow, ceremony: &Ceremony, events: &[CeremonyEvent], scopes: &[String], reason: Option<&str>) {
    for fact in facts::ceremony(ceremony, events, scopes) {
        uow.emit(fact);
    }
    let record = ceremony.record();
    uow.audit(AuditEntry {
        aggregate: "ceremony",
        id: Some(record.id.0),
        version: Some(record.version),
        reason: reason.map(str::to_owned),
    });
}
