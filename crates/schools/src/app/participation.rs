//! What people do with participations. Whoever reaches the school sees its participation, and whoever runs the programme; what the programme
//! decides is for whoever runs it, and what a service area endorses for whoever reaches that area.

use chassis::auth::{Caller, Reach};
use chassis::db::{AuditEntry, Uow};
use chassis::failure::Failure;
use chassis::page::Page;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Change, Stepped, school as schools};
use crate::convert::facts;
use crate::domain::participation::{EndorsingBody, Participation, ParticipationEvent, Place, SchoolThen};
use crate::domain::programme::Programme;
use crate::domain::school::School;
use crate::domain::{AreaId, ParticipationId, Resolution, When};
use crate::error::{Error, already_participating};
use crate::store;
use crate::store::participation::{Conflict, Filter};

/// A school that is named for a cohort.
#[derive(Debug)]
pub(crate) struct Nominate {
    pub(crate) id: Option<Uuid>,
    pub(crate) place: Place,
    pub(crate) on: Option<Date>,
}

/// Names a school for a cohort. Whoever reaches the school may, and whoever runs the programme.
pub(crate) async fn nominate(uow: &mut Uow, who: &Caller, cmd: Nominate) -> Result<Participation, Error> {
    let (place, when) = (cmd.place, super::when(cmd.on, uow));
    let programme = store::programme::hold(uow.db(), place.programme).await?.ok_or_else(|| Failure::no_such("programme_id"))?;
    let school = store::school::find(uow.db(), &[place.school.0]).await?.pop();
    let around = Around { school: school.ok_or_else(|| Failure::no_such("school_id"))?, programme };
    if !who.reaches(&around.scopes(when.today)) {
        return Err(Failure::no_such("school_id").into());
    }
    around.programme.must_be_open()?;
    around.programme.cohort(place.cohort).ok_or_else(|| Failure::no_such("cohort_no"))?;
    let id = ParticipationId(cmd.id.unwrap_or_else(|| uow.new_id()));
    let (participation, events) = Participation::nominate(id, place, around.school_on(when.on), when)?;
    store::participation::insert(uow.db(), &participation).await.map_err(|conflict| match conflict {
        Conflict::IdTaken => Failure::taken("id").into(),
        Conflict::Twice => already_participating(&around.programme, place.cohort).into(),
        Conflict::Sql(error) => Error::from(error),
    })?;
    tell(uow, &participation, &events, &around.scopes(when.today));
    Ok(participation)
}

/// The school applies.
pub(crate) async fn apply(uow: &mut Uow, who: &Caller, cmd: Stepped<()>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::School, |participation, then, ()| {
        then.programme.must_be_open()?;
        Ok(participation.apply(then.when)?)
    })
    .await
}

/// The school is eligible, or is not for a reason.
pub(crate) async fn judge(uow: &mut Uow, who: &Caller, cmd: Stepped<(bool, String)>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, (eligible, why)| {
        then.programme.must_be_open()?;
        Ok(participation.judge(eligible, &why, then.when)?)
    })
    .await
}

/// The school board or the service area endorses.
pub(crate) async fn endorse(uow: &mut Uow, who: &Caller, cmd: Stepped<(EndorsingBody, Resolution)>) -> Result<Participation, Error> {
    let by = match cmd.what.0 {
        EndorsingBody::SchoolBoard => By::School,
        EndorsingBody::Esao => By::ServiceArea,
    };
    step(uow, who, cmd, by, |participation, then, (body, resolution)| {
        then.programme.must_be_open()?;
        Ok(participation.endorse(body, resolution, then.school, then.when)?)
    })
    .await
}

/// Whoever runs the programme approves.
pub(crate) async fn approve(uow: &mut Uow, who: &Caller, cmd: Stepped<Option<Resolution>>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, resolution| {
        then.programme.must_be_open()?;
        Ok(participation.approve(resolution, then.school, then.when)?)
    })
    .await
}

/// The school takes part.
pub(crate) async fn activate(uow: &mut Uow, who: &Caller, cmd: Stepped<Vec<Uuid>>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, coaches| {
        then.programme.must_be_open()?;
        Ok(participation.activate(coaches, then.school, then.when)?)
    })
    .await
}

/// These persons coach the school from now on.
pub(crate) async fn assign_coaches(uow: &mut Uow, who: &Caller, at: Change, coaches: Vec<Uuid>) -> Result<Participation, Error> {
    let cmd = Stepped { at, on: None, what: coaches };
    step(uow, who, cmd, By::Owner, |participation, then, coaches| Ok(participation.assign_coaches(coaches, then.when.now)?)).await
}

/// The school takes part no more for the time being.
pub(crate) async fn suspend(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, why| Ok(participation.suspend(&why, then.when)?)).await
}

/// A suspended school takes part again.
pub(crate) async fn resume(uow: &mut Uow, who: &Caller, cmd: Stepped<()>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, ()| Ok(participation.resume(then.when)?)).await
}

/// The school has finished.
pub(crate) async fn complete(uow: &mut Uow, who: &Caller, cmd: Stepped<()>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, ()| Ok(participation.complete(then.when)?)).await
}

/// The school takes itself out.
pub(crate) async fn withdraw(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::School, |participation, then, why| Ok(participation.withdraw(&why, then.when)?)).await
}

/// Whoever runs the programme takes the school out.
pub(crate) async fn remove(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, why| Ok(participation.remove(&why, then.when)?)).await
}

/// The school was approved and never began.
pub(crate) async fn lapse(uow: &mut Uow, who: &Caller, cmd: Stepped<String>) -> Result<Participation, Error> {
    step(uow, who, cmd, By::Owner, |participation, then, why| Ok(participation.lapse(&why, then.when)?)).await
}

/// One participation.
pub(crate) async fn get(db: &mut PgConnection, who: &Caller, id: Uuid, today: Date) -> Result<Participation, Error> {
    let participation = store::participation::find(db, ParticipationId(id)).await?.ok_or_else(Failure::not_found)?;
    let programme = store::programme::find(db, participation.record().place.programme).await?;
    let around = Around::of(db, &participation, programme).await?;
    who.must_reach(&around.scopes(participation.ended_on().unwrap_or(today)))?;
    Ok(participation)
}

/// A page of participations in Thai order of the schools.
pub(crate) async fn list(
    db: &mut PgConnection,
    mut filter: Filter,
    area: Option<Uuid>,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Participation>, String), Error> {
    if let Some(id) = area.map(AreaId) {
        let stored = store::area::find(db, &[id.0]).await?.remove(&id).ok_or_else(|| Failure::no_such("area_id"))?;
        let record = stored.area.record();
        filter.area = Some(schools::place(record.kind, id, &record.code)?);
    }
    Ok(store::participation::list(db, &filter, reach, page).await?)
}

/// Who makes a step.
#[derive(Debug, Clone, Copy)]
enum By {
    /// Whoever sees the participation.
    School,
    /// Whoever reaches the service area of the school.
    ServiceArea,
    /// Whoever runs the programme.
    Owner,
}

/// What a participation ties together.
struct Around {
    programme: Programme,
    school: School,
}

/// What holds when a step is made.
struct Then<'a> {
    programme: &'a Programme,
    school: SchoolThen,
    when: When,
}

impl Around {
    async fn of(db: &mut PgConnection, participation: &Participation, programme: Option<Programme>) -> Result<Self, Error> {
        let school = store::school::find(db, &[participation.record().place.school.0]).await?.pop();
        let (programme, school) = programme.zip(school).ok_or_else(Failure::not_found)?;
        Ok(Self { programme, school })
    }

    /// What the school lies in on the day of the record, and who runs the programme.
    fn scopes(&self, day: Date) -> Vec<String> {
        let mut scopes = self.school.places_on(day);
        scopes.append(&mut self.programme.run_by());
        scopes
    }

    fn school_on(&self, day: Date) -> SchoolThen {
        SchoolThen { there: self.school.is_there_on(day), in_service_area: self.school.service_area_on(day).is_some() }
    }

    /// Out of reach reads like not there; what one sees and may not do is refused as such.
    fn must_be_done_by(&self, who: &Caller, by: By, day: Date) -> Result<(), Failure> {
        who.must_reach(&self.scopes(day))?;
        match (by, self.school.service_area_on(day)) {
            // Where there is no service area, the step itself says so.
            (By::School, _) | (By::ServiceArea, None) => Ok(()),
            (By::ServiceArea, Some(area)) => who.must_reach_new(&[format!("esao:{}", area.code)]),
            (By::Owner, _) => who.must_reach_new(&self.programme.run_by()),
        }
    }
}

async fn step<T>(
    uow: &mut Uow,
    who: &Caller,
    cmd: Stepped<T>,
    by: By,
    decide: impl FnOnce(&mut Participation, &Then<'_>, T) -> Result<Vec<ParticipationEvent>, Error>,
) -> Result<Participation, Error> {
    let mut participation = store::participation::lock(uow.db(), ParticipationId(cmd.at.id)).await?.ok_or_else(Failure::not_found)?;
    let programme = store::programme::hold(uow.db(), participation.record().place.programme).await?;
    let around = Around::of(uow.db(), &participation, programme).await?;
    let when = cmd.when(uow);
    let day = participation.ended_on().unwrap_or(when.today);
    around.must_be_done_by(who, by, day)?;
    cmd.at.check(participation.record().version, participation.record().updated_at)?;
    let then = Then { programme: &around.programme, school: around.school_on(when.on), when };
    let events = decide(&mut participation, &then, cmd.what)?;
    then.school.must_allow(participation.status())?;
    if !events.is_empty() {
        store::participation::save(uow.db(), &participation).await?;
        tell(uow, &participation, &events, &around.scopes(day));
    }
    Ok(participation)
}

fn tell(uow: &mut Uow, participation: &Participation, events: &[ParticipationEvent], scopes: &[String]) {
    for fact in facts::programme::participation(participation, events, scopes) {
        uow.emit(fact);
    }
    let record = participation.record();
    let step = !events.contains(&ParticipationEvent::CoachesAssigned);
    let reason = Some(record.steps.last().reason.clone()).filter(|reason| step && !reason.is_empty());
    uow.audit(AuditEntry { aggregate: "participation", id: Some(record.id.0), version: Some(record.version), reason });
}
