//! What stories begin with.
#![expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and these are made to stand in them")]

use api::common::v1::{LocalDate, LocalizedText};
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use testkit::{Caller, World};

pub(crate) type Client = PartnersServiceClient<Caller>;

/// Somebody who may do everything here.
pub(crate) const OFFICER: &str = "legal_officer@global";

pub(crate) async fn world() -> World {
    World::start([partners::service()]).await
}

pub(crate) fn client(world: &World, grants: &str) -> Client {
    PartnersServiceClient::new(world.as_(grants))
}

pub(crate) fn text(th: &str) -> Option<LocalizedText> {
    Some(LocalizedText { th: th.to_owned(), en: String::new() })
}

pub(crate) fn day(year: i32, month: i32, day: i32) -> Option<LocalDate> {
    Some(LocalDate { year, month, day, be_text: String::new() })
}

/// The day of the stories: 20 December 2564, three days before the signing of 2564.
pub(crate) fn today() -> Option<LocalDate> {
    day(2021, 12, 20)
}

pub(crate) fn official(name: &str) -> pb::OrganisationName {
    named(pb::NameKind::Official, name)
}

pub(crate) fn named(kind: pb::NameKind, name: &str) -> pb::OrganisationName {
    pb::OrganisationName { kind: kind.into(), language: "th".to_owned(), text: name.to_owned(), ..Default::default() }
}

pub(crate) fn office(name: &str, esao: &str) -> pb::OrganisationInput {
    pb::OrganisationInput {
        kind: pb::OrganisationKind::EsaoPrimary.into(),
        names: vec![official(name)],
        codes: vec![pb::OrganisationCode { scheme: "ESAO".to_owned(), value: esao.to_owned(), confirmed: false }],
        province_code: "40".to_owned(),
        ..Default::default()
    }
}

pub(crate) async fn organisation(client: &mut Client, input: pb::OrganisationInput) -> pb::Organisation {
    let request = pb::CreateOrganisationRequest { organisation: Some(input), ..Default::default() };
    client.create_organisation(request).await.expect("the organisation is recorded").into_inner().organisation.expect("in the reply")
}

/// A placeholder person.
pub(crate) fn names(given: &str) -> Vec<pb::PersonName> {
    vec![pb::PersonName {
        prefix: "นาย".to_owned(), given: given.to_owned(), family: "ตัวอย่าง (ข้อมูลสมมติ)".to_owned(), ..Default::default()
    }]
}

pub(crate) async fn person(client: &mut Client, given: &str) -> pb::Person {
    let request = pb::CreatePersonRequest { names: names(given), ..Default::default() };
    client.create_person(request).await.expect("the person is recorded").into_inner().person.expect("in the reply")
}

pub(crate) async fn position(
    client: &mut Client,
    person: &pb::Person,
    organisation: &pb::Organisation,
    kind: pb::PositionKind,
) -> pb::Position {
    let request = pb::AssignPositionRequest {
        person_id: person.id.clone(),
        organisation_id: organisation.id.clone(),
        title: text("ผู้อำนวยการ"),
        kind: kind.into(),
        ..Default::default()
    };
    client.assign_position(request).await.expect("the position is recorded").into_inner().position.expect("in the reply")
}

/// Two offices, each with a director.
pub(crate) struct Cast {
    pub(crate) host: Member,
    pub(crate) guest: Member,
}

pub(crate) struct Member {
    pub(crate) organisation: pb::Organisation,
    pub(crate) person: pb::Person,
    pub(crate) position: pb::Position,
}

pub(crate) async fn cast(client: &mut Client) -> Cast {
    let host = member(client, "สำนักงานตัวอย่าง เขต 1", "4001", "หนึ่ง").await;
    let guest = member(client, "สำนักงานตัวอย่าง เขต 2", "4002", "สอง").await;
    Cast { host, guest }
}

pub(crate) async fn member(client: &mut Client, name: &str, esao: &str, given: &str) -> Member {
    let organisation = organisation(client, office(name, esao)).await;
    let person = person(client, given).await;
    let position = position(client, &person, &organisation, pb::PositionKind::Substantive).await;
    Member { organisation, person, position }
}

pub(crate) fn party(organisation: &pb::Organisation, side: pb::PartySide) -> pb::PartyInput {
    pb::PartyInput { organisation_id: organisation.id.clone(), side: side.into(), ..Default::default() }
}

pub(crate) fn memorandum() -> pb::AgreementInput {
    pb::AgreementInput {
        kind: pb::AgreementKind::Mou.into(),
        title: text("บันทึกข้อตกลงตัวอย่าง"),
        objectives: vec![pb::Objective {
            seq: 1,
            code: "JOINT_WORK".to_owned(),
            text: text("ทำงานร่วมกัน"),
            modality: pb::Modality::Now.into(),
            ..Default::default()
        }],
        witnesses_per_party: 2,
        ..Default::default()
    }
}

pub(crate) async fn draft(client: &mut Client, cast: &Cast) -> pb::Agreement {
    let parties = vec![party(&cast.host.organisation, pb::PartySide::Host), party(&cast.guest.organisation, pb::PartySide::Counterparty)];
    let request = pb::CreateAgreementRequest { agreement: Some(memorandum()), parties, ..Default::default() };
    client.create_agreement(request).await.expect("the agreement is drafted").into_inner().agreement.expect("in the reply")
}

pub(crate) fn assign(
    agreement: &pb::Agreement,
    party_no: i32,
    member: &Member,
    capacity: pb::SigningCapacity,
) -> pb::AssignSignatoryRequest {
    let represented = pb::RepresentedPrincipal { not_stated: true, ..Default::default() };
    pb::AssignSignatoryRequest {
        id: agreement.id.clone(),
        expected_version: agreement.version,
        party_no,
        person_id: member.person.id.clone(),
        position_id: member.position.id.clone(),
        capacity: capacity.into(),
        principal: (capacity == pb::SigningCapacity::Representative).then_some(represented),
        ..Default::default()
    }
}

/// A change that needs nothing but the agreement: `step!(client, submit_agreement, SubmitAgreementRequest, agreement)`.
#[macro_export]
macro_rules! step {
    ($client:expr, $method:ident, $request:ident, $agreement:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $agreement.id.clone(), expected_version: $agreement.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().agreement.expect("in the reply"))
    }};
}

/// Open for signatures: the host signs in its own right, the guest by a representative.
pub(crate) async fn open(client: &mut Client, cast: &Cast) -> pb::Agreement {
    let agreement = draft(client, cast).await;
    let host = assign(&agreement, 1, &cast.host, pb::SigningCapacity::Principal);
    let agreement = client.assign_signatory(host).await.expect("assigned").into_inner().agreement.expect("in the reply");
    let guest = assign(&agreement, 2, &cast.guest, pb::SigningCapacity::Representative);
    let agreement = client.assign_signatory(guest).await.expect("assigned").into_inner().agreement.expect("in the reply");
    let agreement = step!(client, submit_agreement, SubmitAgreementRequest, agreement).expect("submitted");
    let agreement = step!(client, freeze_text, FreezeTextRequest, agreement).expect("frozen");
    step!(client, open_signing, OpenSigningRequest, agreement).expect("open")
}

pub(crate) async fn sign(client: &mut Client, agreement: &pb::Agreement, party_no: i32) -> Result<pb::Agreement, tonic::Status> {
    step!(client, record_signature, RecordSignatureRequest, agreement, party_no: party_no, signed_on: today(), medium: pb::SignatureMedium::WetInk.into())
}

/// Signed by both parties, nothing else.
pub(crate) async fn signed(client: &mut Client, cast: &Cast) -> pb::Agreement {
    let agreement = open(client, cast).await;
    let agreement = sign(client, &agreement, 1).await.expect("signed");
    sign(client, &agreement, 2).await.expect("signed")
}
