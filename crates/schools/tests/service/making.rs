//! What stories about innovations begin with. Creators are references that nobody has.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;

use crate::given::{Client, text};

pub(crate) const PERSON: &str = "0197f0a0-0000-7000-8000-00000000c001";
pub(crate) const ORGANISATION: &str = "0197f0a0-0000-7000-8000-00000000c002";
pub(crate) const NOTHING: &str = "0197f0a0-0000-7000-8000-0000000000aa";

/// A person who made so much of it.
pub(crate) fn person(share_e2: i32) -> pb::Creator {
    pb::Creator { person_ref: PERSON.to_owned(), share_e2, ..Default::default() }
}

/// An organisation that made so much of it.
pub(crate) fn organisation(share_e2: i32) -> pb::Creator {
    pb::Creator { organisation_id: ORGANISATION.to_owned(), share_e2, ..Default::default() }
}

pub(crate) fn input(name: &str) -> pb::InnovationInput {
    pb::InnovationInput {
        name: text(&format!("{name} (ข้อมูลสมมติ)")),
        kind: pb::InnovationKind::Teaching.into(),
        term: Some(pb::AcademicTerm { be_year: 2563, semester: 2 }),
        target_levels: vec![pb::TargetLevel::Primary.into(), pb::TargetLevel::EarlyChildhood.into()],
        problem: text("นักเรียนไม่กล้าถาม"),
        evidence_level: pb::EvidenceLevel::Compared.into(),
        creators: vec![person(3_334), organisation(6_666)],
        licence: "CC BY 4.0".to_owned(),
        ..Default::default()
    }
}

pub(crate) fn register(origin: &pb::School, name: &str) -> pb::RegisterInnovationRequest {
    pb::RegisterInnovationRequest { origin_school_id: origin.id.clone(), innovation: Some(input(name)), ..Default::default() }
}

pub(crate) async fn innovation(client: &mut Client, origin: &pb::School, name: &str) -> pb::Innovation {
    let request = register(origin, name);
    client.register_innovation(request).await.expect("recorded").into_inner().innovation.expect("in the reply")
}

pub(crate) async fn advance(
    client: &mut Client,
    innovation: &pb::Innovation,
    to: pb::InnovationMaturity,
) -> Result<pb::Innovation, tonic::Status> {
    let request = pb::AdvanceInnovationRequest {
        id: innovation.id.clone(),
        expected_version: innovation.version,
        to: to.into(),
        ..Default::default()
    };
    client.advance_innovation(request).await.map(|reply| reply.into_inner().innovation.expect("in the reply"))
}

/// An innovation that everybody may read.
pub(crate) async fn published(client: &mut Client, origin: &pb::School, name: &str) -> pb::Innovation {
    use pb::InnovationMaturity::{Evidenced, PeerReviewed, Prototype, Published, Trialled};
    let mut made = innovation(client, origin, name).await;
    for to in [Prototype, Trialled, Evidenced, PeerReviewed, Published] {
        made = advance(client, &made, to).await.expect("one step further");
    }
    made
}

pub(crate) async fn seen(client: &mut Client, id: &str) -> Result<pb::Innovation, tonic::Status> {
    let request = pb::GetInnovationRequest { id: id.to_owned() };
    client.get_innovation(request).await.map(|reply| reply.into_inner().innovation.expect("in the reply"))
}

pub(crate) fn interest(innovation: &pb::Innovation, school: &pb::School, source: Option<&pb::School>) -> pb::ExpressInterestRequest {
    pb::ExpressInterestRequest {
        innovation_id: innovation.id.clone(),
        school_id: school.id.clone(),
        source_school_id: source.map(|school| school.id.clone()).unwrap_or_default(),
        ..Default::default()
    }
}

pub(crate) async fn express(client: &mut Client, request: pb::ExpressInterestRequest) -> Result<pb::Adoption, tonic::Status> {
    client.express_interest(request).await.map(|reply| reply.into_inner().adoption.expect("in the reply"))
}

/// A step of an adoption on a day, with evidence of the days named.
pub(crate) fn step(
    adoption: &pb::Adoption,
    to: pb::AdoptionStatus,
    on: Option<LocalDate>,
    evidence: &[Option<LocalDate>],
) -> pb::AdvanceAdoptionRequest {
    let evidence = evidence.iter().map(|on| pb::AdoptionEvidence {
        on: on.clone(),
        reference: "รายงานผลการใช้".to_owned(),
        finding: "นักเรียนถามมากขึ้น".to_owned(),
    });
    pb::AdvanceAdoptionRequest {
        id: adoption.id.clone(),
        expected_version: adoption.version,
        to: to.into(),
        on,
        evidence: evidence.collect(),
        ..Default::default()
    }
}

pub(crate) async fn take(client: &mut Client, request: pb::AdvanceAdoptionRequest) -> Result<pb::Adoption, tonic::Status> {
    client.advance_adoption(request).await.map(|reply| reply.into_inner().adoption.expect("in the reply"))
}
