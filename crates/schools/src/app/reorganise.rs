//! A new order of areas from a day on: moves, merges, splits and closings are the same thing. Schools go with the network centres and
//! districts that they belong to. What lies before the day stays as it was.

use std::collections::{BTreeSet, HashMap};

use chassis::auth::Caller;
use chassis::db::Uow;
use chassis::failure::{Failure, Kind};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::area::{save, scopes};
use super::move_schools::{self, Moved, Order};
use crate::domain::AreaId;
use crate::domain::area::{Area, AreaError, AreaEvent, AreaKind, Hierarchy};
use crate::error::Error;
use crate::store;
use crate::store::area::Stored;

/// The new order.
#[derive(Debug)]
pub(crate) struct Reorganise {
    pub(crate) on: Date,
    pub(crate) hierarchy: Hierarchy,
    pub(crate) moves: Vec<Move>,
    /// Areas that end, and what what is left in them goes to.
    pub(crate) closings: Vec<(Uuid, Option<Uuid>)>,
    pub(crate) reason: String,
    /// The hash of the preview that is carried out; nothing for a preview.
    pub(crate) plan: Option<String>,
}

/// Areas, where they lay, where that is said, and where they lie from then on.
#[derive(Debug)]
pub(crate) struct Move {
    pub(crate) areas: Vec<Uuid>,
    pub(crate) from: Option<Uuid>,
    pub(crate) to: Uuid,
}

/// What changed.
#[derive(Debug)]
pub(crate) struct Reorganised {
    pub(crate) areas: Vec<Area>,
    pub(crate) schools: Vec<Moved>,
    /// What the order means for which version of which area and school.
    pub(crate) plan_hash: String,
}

/// Brings the new order about, in one transaction.
pub(crate) async fn reorganise(uow: &mut Uow, who: &Caller, cmd: Reorganise) -> Result<Reorganised, Error> {
    let mut moves = all_moves(uow, &cmd).await?;
    let mut known = locked(uow, who, &cmd, &moves).await?;
    for (child, leaves, _) in &mut moves {
        let area = &known.get(child).ok_or_else(|| Failure::no_such("moves"))?.area;
        *leaves = left(area, *leaves, cmd.hierarchy, cmd.on)?;
    }
    let mut events: HashMap<AreaId, Vec<AreaEvent>> = HashMap::new();
    for (child, leaves, to) in &moves {
        let to_kind = kind(&known, *to)?;
        let child_area = known.get_mut(child).ok_or_else(|| Failure::no_such("moves"))?;
        let what = (cmd.hierarchy, *to, to_kind);
        events.entry(*child).or_default().extend(child_area.area.move_to(what, *leaves, cmd.on, (&cmd.reason, uow.now()))?);
    }
    for (area, successor) in &cmd.closings {
        let closed = known.get_mut(&AreaId(*area)).ok_or_else(|| Failure::no_such("closings"))?;
        let successor = successor.map(AreaId);
        events.entry(AreaId(*area)).or_default().extend(closed.area.close(cmd.on, successor, (&cmd.reason, uow.now()))?);
    }
    let order = Order::of(&known, &moves, &cmd)?;
    let schools = move_schools::follow(uow, &order, cmd.on).await?;
    let mut areas = Vec::new();
    for (id, events) in events.into_iter().collect::<std::collections::BTreeMap<_, _>>() {
        let Some(stored) = known.get(&id).filter(|_| !events.is_empty()) else { continue };
        let scopes = scopes(&stored.area, &known, cmd.on);
        save(uow, &stored.area, &events, &scopes).await?;
        areas.push(stored.area.clone());
    }
    let plan_hash = plan_hash(&areas, &schools);
    if cmd.plan.as_ref().is_some_and(|seen| *seen != plan_hash) {
        return Err(plan_changed().into());
    }
    Ok(Reorganised { areas, schools, plan_hash })
}

/// Versions and places of everything that changes: the same exactly as long as nobody else has changed any of it.
fn plan_hash(areas: &[Area], schools: &[Moved]) -> String {
    let mut hash = Sha256::new();
    for area in areas {
        hash.update(area.record().id.0.as_bytes());
        hash.update(area.record().version.to_be_bytes());
    }
    for moved in schools {
        hash.update(moved.school.record().id.0.as_bytes());
        hash.update(moved.school.record().version.to_be_bytes());
        for place in [moved.service_area.1, moved.centre.1] {
            hash.update(place.map_or([0; 16], |id| *id.0.as_bytes()));
        }
    }
    hex::encode(hash.finalize())
}

fn plan_changed() -> Failure {
    Failure::new(
        Kind::Stale,
        "PLAN_CHANGED",
        "ข้อมูลเปลี่ยนไปหลังจากดูตัวอย่างแล้ว กรุณาดูตัวอย่างอีกครั้งก่อนยืนยัน",
        "Something has changed since the preview; look at a new one before going on",
    )
    .at("plan_hash")
}

/// Child, the parent that it leaves where it is known, and the new parent. What is left in an area that ends goes to its successor.
type Moves = Vec<(AreaId, Option<AreaId>, AreaId)>;

async fn all_moves(uow: &mut Uow, cmd: &Reorganise) -> Result<Moves, Error> {
    let mut moves: Moves = Vec::new();
    for Move { areas, from, to } in &cmd.moves {
        moves.extend(areas.iter().map(|child| (AreaId(*child), from.map(AreaId), AreaId(*to))));
    }
    let closing: Vec<Uuid> = cmd.closings.iter().map(|(area, _)| *area).collect();
    let left = store::area::children(uow.db(), &closing, cmd.hierarchy, cmd.on).await?;
    let leaving: BTreeSet<AreaId> = moves.iter().map(|(child, ..)| *child).collect();
    for (parent, child) in left.into_iter().filter(|(_, child)| !leaving.contains(child)) {
        let successor = cmd.closings.iter().find(|(area, _)| *area == parent.0).and_then(|(_, successor)| *successor);
        let successor = successor.ok_or_else(|| not_empty(parent))?;
        moves.push((child, Some(parent), AreaId(successor)));
    }
    if let Some(at) = moves.iter().position(|(child, ..)| moves.iter().filter(|(other, ..)| other == child).count() > 1) {
        return Err(Failure::new(
            Kind::Invalid,
            "GIVEN_TWICE",
            format!("พื้นที่นี้ถูกย้ายมากกว่าหนึ่งครั้ง: {}", moves[at].0),
            format!("The area moves twice: {}", moves[at].0),
        )
        .at("moves")
        .into());
    }
    Ok(moves)
}

/// All areas that are named, and what they lie in, locked in the order of their ids.
async fn locked(uow: &mut Uow, who: &Caller, cmd: &Reorganise, moves: &Moves) -> Result<HashMap<AreaId, Stored>, Error> {
    let named = moves.iter().flat_map(|(child, leaves, to)| [Some(child.0), leaves.map(|id| id.0), Some(to.0)]).flatten();
    let ended = cmd.closings.iter().flat_map(|(area, successor)| [Some(*area), *successor]).flatten();
    let ids: Vec<Uuid> = named.chain(ended).collect::<BTreeSet<_>>().into_iter().collect();
    let mut known = store::area::lock(uow.db(), &ids).await?;
    if let Some(missing) = ids.iter().find(|id| !known.contains_key(&AreaId(**id))) {
        let field = if cmd.closings.iter().any(|(area, successor)| area == missing || successor.as_ref() == Some(missing)) {
            "closings"
        } else {
            "moves"
        };
        return Err(Failure::no_such(field).into());
    }
    for stored in known.values() {
        who.must_reach_new(&stored.scopes)?;
    }
    let above: Vec<Uuid> = known.values().flat_map(|stored| &stored.area.record().edges).map(|edge| edge.parent.0).collect();
    for (id, stored) in store::area::find(uow.db(), &above).await? {
        known.entry(id).or_insert(stored);
    }
    Ok(known)
}

/// The parent that an area leaves when it is moved: the one that is named, or the only one that it has.
fn left(area: &Area, named: Option<AreaId>, hierarchy: Hierarchy, on: Date) -> Result<Option<AreaId>, Error> {
    let parents: Vec<AreaId> = area.parents_on(on, hierarchy).collect();
    match (named, parents.as_slice()) {
        (Some(named), parents) if parents.contains(&named) => Ok(Some(named)),
        (Some(_), _) => Err(Failure::no_such("moves").into()),
        (None, []) => Ok(None),
        (None, [only]) => Ok(Some(*only)),
        (None, _) => Err(Failure::new(
            Kind::Invalid,
            "FROM_AREA_REQUIRED",
            "พื้นที่นี้อยู่ในหลายพื้นที่ กรุณาระบุพื้นที่ที่ย้ายออก (from_area_id)",
            "The area lies in several; say which one it leaves (from_area_id)",
        )
        .with("area_id", area.record().id.to_string())
        .at("moves")
        .into()),
    }
}

fn kind(known: &HashMap<AreaId, Stored>, id: AreaId) -> Result<AreaKind, Error> {
    let stored = known.get(&id).ok_or_else(|| Failure::no_such("moves"))?;
    if let Some(to) = stored.area.record().period.to() {
        return Err(AreaError::Ended(to).into());
    }
    Ok(stored.area.record().kind)
}

/// An area that ends while something lies in it, without a successor.
pub(super) fn not_empty(area: AreaId) -> Failure {
    Failure::new(
        Kind::Refused,
        "AREA_NOT_EMPTY",
        "ยังมีพื้นที่หรือโรงเรียนอยู่ในพื้นที่ที่จะยุบ กรุณาระบุพื้นที่ที่รับช่วงต่อ",
        "Something still lies in the area that ends; name its successor",
    )
    .with("area_id", area.to_string())
    .at("closings")
}
