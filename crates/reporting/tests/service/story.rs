//! What the tests tell: snapshots as the partners service would send them, and a stand-in for that service which has nothing
//! but its log. Services never see each other, so no test here knows the real one.

use api::partners::v1 as told;
use api::reporting::v1 as pb;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use chassis::db::{Instant, Migrations};
use chassis::event::Event;
use chassis::project::{Projection, apply_slices};
use chassis::serve::GrpcConfig;
use chassis::service::{Parts, Service};
use jiff::{SignedDuration, Timestamp};
use prost::Message;
use sqlx::migrate::Migrator;
use testkit::{Caller, World};
use uuid::Uuid;

static NO_TABLES: Migrator = Migrator::DEFAULT;

/// A source that is called partners and has a log.
fn stand_in() -> Service {
    let migrations = Migrations { source: true, reader: false, own: &NO_TABLES, models: None };
    Service { name: "partners", migrations, build: |_, _| Ok(Parts::default()) }
}

/// A source that is called schools and has a log.
pub(crate) fn stand_in_of_schools() -> Service {
    Service { name: "schools", ..stand_in() }
}

/// A source that is called evaluations and has a log.
pub(crate) fn stand_in_of_evaluations() -> Service {
    Service { name: "evaluations", ..stand_in() }
}

/// The reporting service and two of its sources.
pub(crate) async fn world_of_two() -> World {
    World::start([reporting::service(), stand_in(), stand_in_of_schools()]).await
}

/// The reporting service and all of its sources.
pub(crate) async fn world_of_three() -> World {
    World::start([reporting::service(), stand_in(), stand_in_of_schools(), stand_in_of_evaluations()]).await
}

/// The reporting service and its source.
pub(crate) async fn world() -> World {
    World::start([reporting::service(), stand_in()]).await
}

/// The same behind a door with other bounds.
pub(crate) async fn world_behind(config: GrpcConfig) -> World {
    World::behind(config, [reporting::service(), stand_in()]).await
}

/// A client of the reporting service.
pub(crate) fn client(world: &World, grants: &str) -> ReportingServiceClient<Caller> {
    ReportingServiceClient::new(world.as_(grants))
}

/// One agreement, as somebody who sees everything sees it.
pub(crate) async fn shown(world: &World, agreement: &str) -> pb::Partnership {
    let asked = pb::GetPartnershipRequest { agreement_id: agreement.to_owned(), ..Default::default() };
    let reply = client(world, "legal_officer@global").get_partnership(asked).await.expect("it is on the board").into_inner();
    reply.partnership.expect("a reply carries the agreement")
}

/// The first page of the board, with these grants.
pub(crate) async fn listed(world: &World, grants: &str) -> pb::ListPartnershipsResponse {
    client(world, grants).list_partnerships(pb::ListPartnershipsRequest::default()).await.expect("the board is there").into_inner()
}

/// Ids of a page.
pub(crate) fn ids(page: &pb::ListPartnershipsResponse) -> Vec<&str> {
    page.partnerships.iter().map(|p| p.agreement_id.as_str()).collect()
}

/// Applies events as they come, whatever their position, each alone.
pub(crate) async fn apply(world: &World, events: &[Event]) {
    apply_cut(world, events.chunks(1)).await;
}

/// The same in slices.
pub(crate) async fn apply_cut<'a>(world: &World, slices: impl IntoIterator<Item = &'a [Event]>) {
    apply_slices(world.db("reporting"), &projections(world), slices, &world.clock, &world.ids).await.expect("the events can be applied");
}

/// The read models of the service.
pub(crate) fn projections(world: &World) -> Vec<Projection> {
    let shell = chassis::ctx::Shell {
        db: world.db("reporting").clone(),
        clock: world.clock.clone(),
        ids: world.ids.clone(),
        nudge: None,
        progress: chassis::project::Progress::default(),
    };
    (reporting::service().build)(&shell, toml::Table::new()).expect("it needs no configuration").projections
}

/// Writes events into the log of their source, from which relay and projector carry them.
pub(crate) async fn tell(world: &World, events: &[Event]) {
    for event in events {
        sqlx::query(
            "insert into outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, occurred_at)
             values ($1, $2, $3, $4, $5, $6, 'test', $7)",
        )
        .bind(event.id)
        .bind(&event.aggregate)
        .bind(event.aggregate_id)
        .bind(event.aggregate_version)
        .bind(&event.event)
        .bind(event.payload.as_ref())
        .bind(Instant(event.occurred_at))
        .execute(world.db(&event.source).pool())
        .await
        .expect("the log takes it");
    }
}

/// An id that reads well in a failing test.
pub(crate) fn id(n: u128) -> String {
    Uuid::from_u128(n).to_string()
}

/// Minutes after the first event of a test.
pub(crate) fn minute(n: i64) -> Timestamp {
    "2021-12-01T02:00:00Z".parse::<Timestamp>().expect("an instant") + SignedDuration::from_mins(n)
}

/// An event of an aggregate. Its id follows from what it says.
pub(crate) fn event(aggregate: &str, id: &str, version: i64, name: &str, at: Timestamp, message: &impl Message) -> Event {
    let aggregate_id = id.parse::<Uuid>().expect("an id");
    let event_id = Uuid::from_u128(aggregate_id.as_u128() ^ (u128::from(version.unsigned_abs()) << 96));
    Event {
        source: "partners".to_owned(),
        epoch: 1,
        position: 0,
        id: event_id,
        aggregate: aggregate.to_owned(),
        aggregate_id,
        aggregate_version: version,
        event: name.to_owned(),
        scope: None,
        traceparent: None,
        occurred_at: at,
        chain: None,
        payload: message.encode_to_vec().into(),
    }
}

/// An agreement between these organisations.
pub(crate) fn agreement(id: &str, version: i64, organisations: &[&str]) -> told::AgreementSnapshot {
    let parties = organisations.iter().zip(1..).map(|(organisation, no)| party(no, organisation)).collect();
    told::AgreementSnapshot {
        id: id.to_owned(),
        version,
        kind: told::AgreementKind::Mou.into(),
        title: Some(api::common::v1::LocalizedText { th: format!("ข้อตกลงทดสอบ {version}"), en: String::new() }),
        state: told::AgreementState::Draft.into(),
        validity: told::Validity::Defective.into(),
        parties,
        scopes: organisations.iter().map(|organisation| format!("organisation:{organisation}")).collect(),
        ..Default::default()
    }
}

/// A party to which nothing has happened yet.
pub(crate) fn party(no: i32, organisation: &str) -> told::PartySnapshot {
    told::PartySnapshot {
        party_no: no,
        organisation_id: organisation.to_owned(),
        label: format!("ฝ่ายที่ {no}"),
        side: if no == 1 { told::PartySide::Host } else { told::PartySide::Counterparty }.into(),
        protocol_order: no,
        witnesses_required: 2,
        defects: vec![told::DefectReason::SignatoryMissing.into()],
        ..Default::default()
    }
}

/// The event that carries an agreement's snapshot.
pub(crate) fn agreement_told(snapshot: told::AgreementSnapshot, at: Timestamp) -> Event {
    let (id, version) = (snapshot.id.clone(), snapshot.version);
    event("agreement", &id, version, "changed", at, &told::AgreementChanged { agreement: Some(snapshot), paths: vec!["title".into()] })
}

/// The event of an organisation with these official and short names.
pub(crate) fn organisation_told(id: &str, version: i64, names: Vec<told::OrganisationName>, at: Timestamp) -> Event {
    let organisation = told::Organisation { id: id.to_owned(), version, names, ..Default::default() };
    let snapshot = told::OrganisationSnapshot { organisation: Some(organisation), scopes: vec![] };
    event("organisation", id, version, "changed", at, &told::OrganisationChanged { organisation: Some(snapshot) })
}

/// A Thai name without validity.
pub(crate) fn name(kind: told::NameKind, text: &str) -> told::OrganisationName {
    told::OrganisationName { kind: kind.into(), language: "th".into(), text: text.into(), ..Default::default() }
}

/// The event of a ceremony.
pub(crate) fn ceremony_told(
    id: &str,
    version: i64,
    agreement: &str,
    status: told::CeremonyStatus,
    starts_at: Option<Timestamp>,
    at: Timestamp,
) -> Event {
    let ceremony = told::CeremonySnapshot {
        id: id.to_owned(),
        version,
        agreement_id: agreement.to_owned(),
        status: status.into(),
        starts_at: starts_at.map(chassis::wire::timestamp),
        ..Default::default()
    };
    event("ceremony", id, version, "planned", at, &told::CeremonyPlanned { ceremony: Some(ceremony) })
}

/// The same event with a further field, as a newer source would send it.
pub(crate) fn with_unknown_field(mut event: Event, name: &str) -> Event {
    let mut payload = event.payload.to_vec();
    // Field 900, a varint: nothing that this release knows.
    payload.extend([0xA0, 0x38, 0x07]);
    name.clone_into(&mut event.event);
    event.payload = payload.into();
    event
}
