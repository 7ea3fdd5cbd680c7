//! Schools that go with their areas.

use std::collections::HashMap;

use chassis::db::Uow;
use chassis::failure::{Failure, Kind};
use jiff::civil::Date;

use super::reorganise::{Reorganise, not_empty};
use super::school::{place, save, tell};
use crate::domain::AreaId;
use crate::domain::area::{AreaKind, Hierarchy};
use crate::domain::school::{Affiliation, School, SchoolEvent, ServiceArea};
use crate::error::Error;
use crate::store;
use crate::store::area::Stored;

/// Schools that one transaction moves, and one template lists.
pub(super) const MOST: usize = 2_000;

/// What a new order of areas means for the schools in them.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Network centres that lie in another service area from the day on.
    centres: HashMap<AreaId, ServiceArea>,
    /// Districts (TIS 1099) whose schools leave one service area for another.
    districts: HashMap<String, (Option<AreaId>, ServiceArea)>,
    /// Service areas and centres that end, with what follows them.
    ended: HashMap<AreaId, Option<Successor>>,
    /// What the schools are found by.
    places: Vec<String>,
}

#[derive(Debug)]
enum Successor {
    ServiceArea(ServiceArea),
    Centre(AreaId),
}

/// A school that moved, and from where to where.
#[derive(Debug)]
pub(crate) struct Moved {
    pub(crate) school: School,
    pub(crate) service_area: (Option<AreaId>, Option<AreaId>),
    pub(crate) centre: (Option<AreaId>, Option<AreaId>),
}

impl Order {
    /// Only the hierarchy of service areas moves schools.
    pub(super) fn of(known: &HashMap<AreaId, Stored>, moves: &[(AreaId, Option<AreaId>, AreaId)], cmd: &Reorganise) -> Result<Self, Error> {
        let mut order = Self::default();
        if cmd.hierarchy != Hierarchy::Service {
            return Ok(order);
        }
        for (child, leaves, to) in moves {
            let (Some(child), Some(to)) = (known.get(child), known.get(to)) else { continue };
            let Some(area) = service_area(to) else { continue };
            let record = child.area.record();
            if record.kind == AreaKind::NetworkCentre {
                order.centres.insert(record.id, area);
            } else if record.kind == AreaKind::District {
                order.districts.insert(record.code.value().to_owned(), (*leaves, area));
            } else {
                continue;
            }
            order.places.push(place(record.kind, record.id, &record.code)?);
        }
        for (area, successor) in &cmd.closings {
            let Some(ended) = known.get(&AreaId(*area)) else { continue };
            let record = ended.area.record();
            if !matches!(record.kind, AreaKind::Esao | AreaKind::NetworkCentre) {
                continue;
            }
            let successor = successor.and_then(|id| known.get(&AreaId(id)));
            let successor = match (record.kind, successor) {
                (_, None) => None,
                (AreaKind::Esao, Some(stored)) => service_area(stored).map(Successor::ServiceArea),
                (_, Some(stored)) => Some(Successor::Centre(stored.area.record().id)),
            };
            order.ended.insert(record.id, successor);
            order.places.push(place(record.kind, record.id, &record.code)?);
        }
        Ok(order)
    }

    /// Where a school belongs in the new order.
    fn destination(&self, school: &School, on: Date) -> Result<(Option<ServiceArea>, Option<AreaId>), Error> {
        let record = school.record();
        let mut area = record.affiliations.on(on).and_then(|held| held.service_area.clone());
        let mut centre = record.centres.on(on).copied();
        if let Some((leaves, to)) = record.locations.on(on).and_then(|place| self.districts.get(place.district())) {
            // Schools of another office in the same district (secondary schools) stay where they are.
            let of_it = |area: &ServiceArea| leaves.is_none_or(|leaves| area.id == leaves);
            if area.as_ref().is_some_and(of_it) {
                area = Some(to.clone());
            }
        }
        if let Some(to) = centre.and_then(|centre| self.centres.get(&centre)) {
            area = Some(to.clone());
        }
        match centre.and_then(|centre| Some((centre, self.ended.get(&centre)?))) {
            Some((_, Some(Successor::Centre(successor)))) => centre = Some(*successor),
            Some((ended, _)) => return Err(not_empty(ended).into()),
            None => {}
        }
        match area.as_ref().and_then(|area| Some((area.id, self.ended.get(&area.id)?))) {
            Some((_, Some(Successor::ServiceArea(successor)))) => area = Some(successor.clone()),
            Some((ended, _)) => return Err(not_empty(ended).into()),
            None => {}
        }
        Ok((area, centre))
    }
}

/// Moves every school that the new order concerns, from the day on.
pub(super) async fn follow(uow: &mut Uow, order: &Order, on: Date) -> Result<Vec<Moved>, Error> {
    if order.places.is_empty() {
        return Ok(Vec::new());
    }
    let ids = store::school::in_places(uow.db(), &order.places, on, i64::try_from(MOST + 1).unwrap_or(i64::MAX)).await?;
    if ids.len() > MOST {
        return Err(too_many().into());
    }
    let mut schools: Vec<School> = store::school::lock(uow.db(), &ids).await?.into_values().collect();
    schools.sort_unstable_by_key(|school| school.record().id);
    let (mut moved, mut told): (Vec<Moved>, Vec<Vec<SchoolEvent>>) = (Vec::new(), Vec::new());
    for mut school in schools.into_iter().filter(|school| school.existed_on(on)) {
        let before = (service_area_of(&school, on), school.record().centres.on(on).copied());
        let (area, centre) = order.destination(&school, on)?;
        let Some(agency) = school.record().affiliations.on(on).map(|held| held.agency) else { continue };
        let mut events = school.affiliate(Affiliation { agency, service_area: area.clone() }, centre, on, uow.now())?;
        events.extend(school.join_centre(centre, on, uow.now())?);
        if !events.is_empty() {
            let after = (area.map(|area| area.id), centre);
            moved.push(Moved { school, service_area: (before.0, after.0), centre: (before.1, after.1) });
            told.push(events);
        }
    }
    let changed: Vec<School> = moved.iter().map(|moved| moved.school.clone()).collect();
    if !changed.is_empty() {
        save(uow, &changed).await?;
    }
    for (school, events) in changed.iter().zip(&told) {
        tell(uow, school, events, None);
    }
    Ok(moved)
}

fn service_area_of(school: &School, on: Date) -> Option<AreaId> {
    school.record().affiliations.on(on).and_then(|held| held.service_area.as_ref()).map(|area| area.id)
}

fn service_area(stored: &Stored) -> Option<ServiceArea> {
    let record = stored.area.record();
    (record.kind == AreaKind::Esao).then(|| ServiceArea { id: record.id, code: record.code.value().to_owned() })
}

/// More schools than one transaction or one document takes.
pub(super) fn too_many() -> Failure {
    Failure::new(
        Kind::Refused,
        "TOO_MANY_SCHOOLS",
        format!("มีโรงเรียนที่เกี่ยวข้องเกิน {MOST} โรง กรุณาแบ่งเป็นหลายครั้ง"),
        format!("More than {MOST} schools are concerned; do it in several steps"),
    )
    .with("most", MOST.to_string())
}
