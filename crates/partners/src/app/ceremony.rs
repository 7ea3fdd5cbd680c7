//! What people do with ceremonies. Whoever reaches one of the agreements sees the ceremony, with those agreements that are within
//! reach; whoever reaches all of them may change it.

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
use crate::store::agreement::Stored;

/// A plan for the ceremony of an agreement.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) id: Option<Uuid>,
    /// The agreement, in the version that the caller has seen.
    pub(crate) agreement: Change,
    pub(crate) what: CeremonyPlan,
}

/// Another agreement for a ceremony.
#[derive(Debug)]
pub(crate) struct Join {
    /// The agreement, in the version that the caller has seen.
    pub(crate) agreement: Change,
    pub(crate) ceremony: CeremonyId,
}

/// A ceremony as a caller sees it.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) ceremony: Ceremony,
    /// The agreements within reach, in the order in which they joined.
    pub(crate) agreements: Vec<AgreementId>,
}

impl Seen {
    /// By somebody who reaches all of its agreements.
    fn whole(ceremony: Ceremony) -> Self {
        Self { agreements: ceremony.record().agreements.clone(), ceremony }
    }
}

/// Plans the ceremony, or gives a postponed one its new day; the agreement becomes scheduled. Returns the agreement's version.
pub(crate) async fn plan(uow: &mut Uow, who: &Caller, command: Plan) -> Result<(Seen, i64), Error> {
    let mut stored = agreement_of(uow, who, command.agreement).await?;
    let now = uow.now();
    must_know(uow, who, &command.what).await?;
    let present = match stored.agreement.record().ceremony {
        Some(id) => store::ceremony::lock(uow.db(), id).await?,
        None => None,
    };
    let status = present.as_ref().map(|ceremony| ceremony.record().status);
    let (ceremony, told, scopes) = match present {
        Some(mut postponed) if status == Some(CeremonyStatus::Postponed) => {
            let scopes = Signed::at(uow.db(), who, &postponed).await?.must_all_be_reached(who)?;
            let told = postponed.plan_anew(command.what, now)?;
            store::ceremony::save(uow.db(), &postponed).await?;
            (postponed, told, scopes)
        }
        _ => {
            let id = CeremonyId(command.id.unwrap_or_else(|| uow.new_id()));
            let (ceremony, told) = Ceremony::plan(id, AgreementId(command.agreement.id), command.what, now)?;
            if !store::ceremony::insert(uow.db(), &ceremony).await? {
                return Err(Error::Taken { field: "id" });
            }
            (ceremony, told, stored.scopes)
        }
    };
    let events = stored.agreement.schedule(ceremony.record().id, status, now)?;
    tell(uow, &ceremony, &told, &scopes, None);
    let shown = agreement::finish(uow, stored.agreement, events, None).await?;
    Ok((Seen::whole(ceremony), shown.agreement.record().version))
}

/// Lets another agreement be signed at a planned ceremony; the agreement becomes scheduled. Returns the agreement's version.
pub(crate) async fn join(uow: &mut Uow, who: &Caller, command: Join) -> Result<(Seen, i64), Error> {
    let mut stored = agreement_of(uow, who, command.agreement).await?;
    let unknown = || Error::NoSuch { field: "ceremony_id".to_owned() };
    let mut ceremony = store::ceremony::lock(uow.db(), command.ceremony).await?.ok_or_else(unknown)?;
    let signed = Signed::at(uow.db(), who, &ceremony).await.map_err(|error| if is_not_found(&error) { unknown() } else { error })?;
    let mut scopes = signed.must_all_be_reached(who)?;
    let present = match stored.agreement.record().ceremony {
        // What was held or cancelled stays so; anything else is refused, whichever way it goes meanwhile.
        Some(id) => store::ceremony::find(uow.db(), id).await?.map(|present| present.record().status),
        None => None,
    };
    let told = ceremony.join(stored.agreement.record().id, uow.now())?;
    let events = stored.agreement.schedule(ceremony.record().id, present, uow.now())?;
    scopes.append(&mut stored.scopes);
    store::ceremony::save(uow.db(), &ceremony).await?;
    tell(uow, &ceremony, &told, &scopes, None);
    let shown = agreement::finish(uow, stored.agreement, events, None).await?;
    Ok((Seen::whole(ceremony), shown.agreement.record().version))
}

/// The agreement that a ceremony is for. Out of reach and not there must read alike: both name the field.
async fn agreement_of(uow: &mut Uow, who: &Caller, at: Change) -> Result<Stored, Error> {
    let unknown = || Error::NoSuch { field: "agreement_id".to_owned() };
    agreement::locked(uow, who, at).await.map_err(|error| if is_not_found(&error) { unknown() } else { error })
}

fn is_not_found(error: &Error) -> bool {
    matches!(error, Error::NotFound) || matches!(error, Error::Failure(failure) if failure.kind() == Kind::NotFound)
}

/// One ceremony.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid) -> Result<Seen, Error> {
    let ceremony = store::ceremony::find(db, CeremonyId(id)).await?.ok_or(Error::NotFound)?;
    let agreements = Signed::at(db, who, &ceremony).await?.within_reach;
    Ok(Seen { ceremony, agreements })
}

/// Records that it was held, and who attended.
pub(crate) async fn hold(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    attendance: Vec<Attendance>,
    ends_at: Option<Timestamp>,
) -> Result<Seen, Error> {
    decide(uow, who, at, None, |ceremony, now| ceremony.hold(attendance, ends_at, now)).await
}

/// Postpones it.
pub(crate) async fn postpone(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Seen, Error> {
    decide(uow, who, at, Some(reason), |ceremony, now| ceremony.postpone(reason, now)).await
}

/// Cancels it.
pub(crate) async fn cancel(uow: &mut Uow, who: &Caller, at: Change, reason: &str) -> Result<Seen, Error> {
    decide(uow, who, at, Some(reason), |ceremony, now| ceremony.cancel(reason, now)).await
}

/// One of the agreements of a locked ceremony was given up: the ceremony goes on without it or ends with it.
pub(super) async fn lose(uow: &mut Uow, mut ceremony: Ceremony, agreement: AgreementId, reason: &str) -> Result<(), Error> {
    let scopes = scopes(uow.db(), &ceremony).await?.into_iter().flat_map(|(_, scopes)| scopes).collect::<Vec<_>>();
    let told = ceremony.lose(agreement, reason, uow.now())?;
    if !told.is_empty() {
        store::ceremony::save(uow.db(), &ceremony).await?;
        tell(uow, &ceremony, &told, &scopes, Some(reason));
    }
    Ok(())
}

async fn decide(
    uow: &mut Uow,
    who: &Caller,
    at: Change,
    reason: Option<&str>,
    decide: impl FnOnce(&mut Ceremony, Timestamp) -> Told,
) -> Result<Seen, Error> {
    let mut ceremony = store::ceremony::lock(uow.db(), CeremonyId(at.id)).await?.ok_or(Error::NotFound)?;
    let scopes = Signed::at(uow.db(), who, &ceremony).await?.must_all_be_reached(who)?;
    at.check(ceremony.record().version, ceremony.record().updated_at)?;
    let events = decide(&mut ceremony, uow.now())?;
    store::ceremony::save(uow.db(), &ceremony).await?;
    tell(uow, &ceremony, &events, &scopes, reason);
    Ok(Seen::whole(ceremony))
}

/// What is signed at a ceremony, as a caller sees it.
struct Signed {
    within_reach: Vec<AgreementId>,
    scopes: Vec<(AgreementId, Vec<String>)>,
}

impl Signed {
    /// Refuses a ceremony none of whose agreements is within reach, exactly like one that does not exist.
    async fn at(db: &mut PgConnection, who: &Caller, ceremony: &Ceremony) -> Result<Self, Error> {
        let scopes = scopes(db, ceremony).await?;
        let within_reach: Vec<AgreementId> = scopes.iter().filter(|(_, scopes)| who.reaches(scopes)).map(|(id, _)| *id).collect();
        if within_reach.is_empty() { Err(Error::NotFound) } else { Ok(Self { within_reach, scopes }) }
    }

    /// Refuses to change it for agreements that are out of reach. Gives the scopes of all.
    fn must_all_be_reached(self, who: &Caller) -> Result<Vec<String>, Error> {
        for (_, scopes) in &self.scopes {
            who.must_reach_new(scopes)?;
        }
        Ok(self.scopes.into_iter().flat_map(|(_, scopes)| scopes).collect())
    }
}

/// The scopes of each agreement of a ceremony, in its order.
async fn scopes(db: &mut PgConnection, ceremony: &Ceremony) -> Result<Vec<(AgreementId, Vec<String>)>, Error> {
    let agreements = &ceremony.record().agreements;
    let mut found = store::agreement::scopes(db, &agreements.iter().map(|id| id.0).collect::<Vec<_>>()).await?;
    Ok(agreements.iter().filter_map(|id| Some((*id, found.remove(&id.0)?))).collect())
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
