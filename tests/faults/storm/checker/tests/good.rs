//! The good run: an organisation, an agreement with it as a party, retitled twice; and calls that came to nothing.

use std::collections::BTreeMap;

use api::common::v1::LocalizedText;
use api::partners::v1 as pb;
use chassis::outbox::{GENESIS, Link, link};
use jiff::Timestamp;
use prost::Message as _;
use uuid::Uuid;

use crate::faults::storm::fold::{Kind, Source, fold};
use crate::faults::storm::history::{Fate, Intent, Outcome, Write};
use crate::faults::storm::world::{Begin, Carried, Held, Noted, Reading, Told, Totals, World};

pub(super) const ORGANISATION: Uuid = Uuid::from_u128(1);
pub(super) const AGREEMENT: Uuid = Uuid::from_u128(2);
/// Of nothing in the run.
pub(super) const NEW: Uuid = Uuid::from_u128(99);

pub(super) fn ok(id: Uuid, version: i64) -> Outcome {
    Outcome::Ok { id, version, reply: format!("{id} {version}") }
}

fn failed(code: &str, reason: &str) -> Outcome {
    Outcome::Failed { code: code.to_owned(), reason: reason.to_owned() }
}

fn unknown() -> Outcome {
    Outcome::Unknown { why: "cut".to_owned() }
}

pub(super) fn request(number: u128) -> Uuid {
    Uuid::from_u128(1_000 + number)
}

fn write(number: u128, (id, before): (Uuid, i64), fate: Fate, outcomes: Vec<Outcome>) -> Write {
    let kind = if id == ORGANISATION { Kind::Organisation } else { Kind::Agreement };
    let intent = Intent {
        what: "write",
        kind,
        id: Some(id),
        request_id: request(number),
        mark: format!("1-0-{number}"),
        before,
        fate,
        insists: false,
        says: Vec::new(),
    };
    Write { intent, outcomes }
}

pub(super) fn run() -> (Vec<Write>, World) {
    let writes = vec![
        write(0, (ORGANISATION, 0), Fate::Real, vec![ok(ORGANISATION, 1)]),
        write(1, (AGREEMENT, 0), Fate::Real, vec![unknown(), ok(AGREEMENT, 1)]),
        write(2, (AGREEMENT, 1), Fate::Real, vec![ok(AGREEMENT, 2), unknown(), ok(AGREEMENT, 2)]),
        // Done, but nobody said so; and not done.
        write(3, (AGREEMENT, 2), Fate::Real, vec![unknown()]),
        write(4, (AGREEMENT, 3), Fate::Real, vec![unknown(), unknown()]),
        write(5, (AGREEMENT, 2), Fate::Real, vec![unknown(), failed("Aborted", "VERSION_CONFLICT")]),
        write(6, (AGREEMENT, 3), Fate::Dry, vec![ok(AGREEMENT, 4)]),
        write(7, (NEW, 1), Fate::Doomed, vec![failed("NotFound", "NOT_FOUND")]),
    ];
    let told = [(0, ORGANISATION, 1), (1, AGREEMENT, 1), (2, AGREEMENT, 2), (3, AGREEMENT, 3)];
    let mut world = World {
        begin: Begin { source: Source::Partners, position: 0, chain: GENESIS.to_vec(), at: String::new() },
        told: told.iter().map(|(number, id, version)| event(*number, *id, *version)).collect(),
        stream: Vec::new(),
        held: BTreeMap::from([
            (ORGANISATION, Held { kind: Kind::Organisation, version: 1, mark: "1-0-0".to_owned() }),
            (AGREEMENT, Held { kind: Kind::Agreement, version: 3, mark: "1-0-3".to_owned() }),
        ]),
        kept: (0..4).map(request).collect(),
        noted: told
            .iter()
            .map(|(number, id, version)| Noted { request_id: Some(request(*number)), id: Some(*id), version: Some(*version) })
            .collect(),
        board: BTreeMap::new(),
        submitted: Vec::new(),
        observed: BTreeMap::new(),
        spilt: Vec::new(),
        reports: Vec::new(),
        totals: Totals::default(),
    };
    world.board = fold(&world.told);
    shift(&mut world, 0);
    (writes, world)
}

/// Numbers the events behind `before` others, with everything that follows from their positions.
pub(super) fn shift(world: &mut World, before: i64) {
    let mut head = world.begin.chain.clone();
    for (told, position) in world.told.iter_mut().zip(before + 1..) {
        told.position = Some(position);
        head = link(&head, &linked(world.begin.source, told, position)).to_vec();
        told.chain.clone_from(&head);
    }
    world.stream = world.told.iter().map(|told| carried(world.begin.source, told)).collect();
    let last = before + i64::try_from(world.told.len()).expect("few");
    world.totals = Totals {
        rows: last,
        next_position: last + 1,
        published_position: last,
        chain_head: head,
        messages: last,
        readers: world.begin.source.readers().iter().map(|by| read(by, last, world.told.last())).collect(),
    };
}

fn read(by: &'static str, position: i64, last: Option<&Told>) -> Reading {
    Reading { by, position, event: last.map(|told| told.event_id), stopped: None, parked: 0 }
}

fn event(number: u128, id: Uuid, version: i64) -> Told {
    let aggregate = if id == ORGANISATION { "organisation" } else { "agreement" };
    let mark = format!("1-0-{number}");
    Told {
        position: None,
        epoch: 1,
        event_id: Uuid::from_u128(500 + number),
        aggregate: aggregate.to_owned(),
        id,
        version,
        event: "changed".to_owned(),
        actor: "street".to_owned(),
        scope: None,
        occurred_at: Timestamp::from_second(1_700_000_000 + version).expect("an instant"),
        payload: if id == ORGANISATION { organisation(version, &mark) } else { agreement(version, &mark) },
        chain: Vec::new(),
    }
}

fn organisation(version: i64, mark: &str) -> Vec<u8> {
    let name = |kind: pb::NameKind, text: String| pb::OrganisationName {
        kind: kind.into(),
        language: "th".to_owned(),
        text,
        ..Default::default()
    };
    let names = vec![name(pb::NameKind::Official, "มูลนิธิ".to_owned()), name(pb::NameKind::Short, format!("มูลนิธิ {mark}"))];
    let organisation = pb::Organisation { id: ORGANISATION.to_string(), version, names, ..Default::default() };
    let snapshot = pb::OrganisationSnapshot { organisation: Some(organisation), ..Default::default() };
    pb::OrganisationChanged { organisation: Some(snapshot) }.encode_to_vec()
}

fn agreement(version: i64, mark: &str) -> Vec<u8> {
    let title = LocalizedText { th: format!("บันทึก {mark}"), en: String::new() };
    let party = pb::PartySnapshot { party_no: 1, organisation_id: ORGANISATION.to_string(), witnesses_required: 2, ..Default::default() };
    let snapshot =
        pb::AgreementSnapshot { id: AGREEMENT.to_string(), version, title: Some(title), parties: vec![party], ..Default::default() };
    pb::AgreementChanged { agreement: Some(snapshot), ..Default::default() }.encode_to_vec()
}

fn linked(source: Source, told: &Told, position: i64) -> Link<'_> {
    Link {
        source: source.name(),
        epoch: told.epoch,
        position,
        event_id: told.event_id,
        aggregate: &told.aggregate,
        aggregate_id: told.id,
        aggregate_version: told.version,
        event: &told.event,
        actor: &told.actor,
        scope: told.scope.as_deref(),
        occurred_at: told.occurred_at,
        payload: &told.payload,
    }
}

fn carried(source: Source, told: &Told) -> Carried {
    Carried {
        position: told.position.unwrap_or_default(),
        epoch: told.epoch,
        event_id: told.event_id,
        subject: format!("sala.v1.{}.{}.{}", source.name(), told.aggregate, told.event),
        about: format!("{}/{}", told.aggregate, told.id),
        version: told.version,
        chain: hex::encode(&told.chain),
        payload: told.payload.clone(),
    }
}
