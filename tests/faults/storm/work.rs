//! The requests that clerks send, and what they take from a reply.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use api::common::v1::LocalizedText;
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use prost::Message;
use testkit::Caller;
use tonic::Status;
use uuid::Uuid;

/// A thing that is there, as far as a clerk knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Thing {
    pub(super) organisation: bool,
    pub(super) id: Uuid,
    pub(super) version: i64,
}

/// A request, ready to be sent as often as needed.
#[derive(Debug, Clone)]
pub(super) enum Request {
    RecordOrganisation(pb::CreateOrganisationRequest),
    RenameOrganisation(pb::UpdateOrganisationRequest),
    DraftAgreement(pb::CreateAgreementRequest),
    RetitleAgreement(pb::UpdateAgreementRequest),
}

/// What a reply says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) id: Uuid,
    pub(super) version: i64,
    /// Stands for all of its bytes.
    pub(super) digest: String,
}

/// What every request of a write has in common.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) request_id: Uuid,
    pub(super) mark: String,
    pub(super) dry: bool,
}

impl Request {
    pub(super) fn record(form: &Form, id: Option<Uuid>) -> Self {
        Self::RecordOrganisation(pb::CreateOrganisationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            organisation: Some(organisation(&form.mark)),
        })
    }

    pub(super) fn rename(form: &Form, thing: &Thing) -> Self {
        Self::RenameOrganisation(pb::UpdateOrganisationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            organisation: Some(organisation(&form.mark)),
            update_mask: None,
        })
        .only("names")
    }

    pub(super) fn draft(form: &Form, id: Option<Uuid>, parties: &[Uuid]) -> Self {
        let sides = std::iter::once(pb::PartySide::Host).chain(std::iter::repeat(pb::PartySide::Counterparty));
        let party = |(id, side): (&Uuid, pb::PartySide)| pb::PartyInput {
            organisation_id: id.to_string(),
            side: side.into(),
            ..Default::default()
        };
        Self::DraftAgreement(pb::CreateAgreementRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            agreement: Some(agreement(&form.mark)),
            parties: parties.iter().zip(sides).map(party).collect(),
        })
    }

    pub(super) fn retitle(form: &Form, thing: &Thing) -> Self {
        Self::RetitleAgreement(pb::UpdateAgreementRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            agreement: Some(agreement(&form.mark)),
            update_mask: None,
        })
        .only("title")
    }

    /// The same with its required part left out.
    pub(super) fn broken(mut self) -> Self {
        match &mut self {
            Self::RecordOrganisation(request) => request.organisation.get_or_insert_default().names.clear(),
            Self::RenameOrganisation(request) => request.expected_version = 0,
            Self::DraftAgreement(request) => request.agreement.get_or_insert_default().kind = 0,
            Self::RetitleAgreement(_) => return self.only("colour"),
        }
        self
    }

    /// Changes this field and no other.
    fn only(mut self, path: &str) -> Self {
        let mask = match &mut self {
            Self::RenameOrganisation(request) => &mut request.update_mask,
            Self::RetitleAgreement(request) => &mut request.update_mask,
            Self::RecordOrganisation(_) | Self::DraftAgreement(_) => return self,
        };
        mask.get_or_insert_default().paths = vec![path.to_owned()];
        self
    }

    /// Another request under the same number.
    pub(super) fn reworded(&self, mark: &str) -> Self {
        let mut other = self.clone();
        match &mut other {
            Self::RecordOrganisation(request) => request.organisation = Some(organisation(mark)),
            Self::RenameOrganisation(request) => request.organisation = Some(organisation(mark)),
            Self::DraftAgreement(request) => request.agreement = Some(agreement(mark)),
            Self::RetitleAgreement(request) => request.agreement = Some(agreement(mark)),
        }
        other
    }

    pub(super) fn request_id(&self) -> Uuid {
        let text = match self {
            Self::RecordOrganisation(request) => &request.request_id,
            Self::RenameOrganisation(request) => &request.request_id,
            Self::DraftAgreement(request) => &request.request_id,
            Self::RetitleAgreement(request) => &request.request_id,
        };
        text.parse().expect("a request id is a UUID")
    }

    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::RecordOrganisation(_) => "record an organisation",
            Self::RenameOrganisation(_) => "rename an organisation",
            Self::DraftAgreement(_) => "draft an agreement",
            Self::RetitleAgreement(_) => "retitle an agreement",
        }
    }

    pub(super) fn is_about_an_organisation(&self) -> bool {
        matches!(self, Self::RecordOrganisation(_) | Self::RenameOrganisation(_))
    }

    /// One call.
    pub(super) async fn send(&self, caller: &Caller) -> Result<Reply, Status> {
        let mut client = PartnersServiceClient::new(caller.clone());
        match self {
            Self::RecordOrganisation(request) => {
                let reply = client.create_organisation(request.clone()).await?.into_inner();
                Ok(told(&reply, reply.organisation.as_ref().map(|it| (it.id.as_str(), it.version))))
            }
            Self::RenameOrganisation(request) => {
                let reply = client.update_organisation(request.clone()).await?.into_inner();
                Ok(told(&reply, reply.organisation.as_ref().map(|it| (it.id.as_str(), it.version))))
            }
            Self::DraftAgreement(request) => {
                let reply = client.create_agreement(request.clone()).await?.into_inner();
                Ok(told(&reply, reply.agreement.as_ref().map(|it| (it.id.as_str(), it.version))))
            }
            Self::RetitleAgreement(request) => {
                let reply = client.update_agreement(request.clone()).await?.into_inner();
                Ok(told(&reply, reply.agreement.as_ref().map(|it| (it.id.as_str(), it.version))))
            }
        }
    }
}

/// The mark in a title or a short name: its last word.
pub(super) fn mark_in(text: &str) -> String {
    text.rsplit(' ').next().unwrap_or_default().to_owned()
}

fn told(reply: &impl Message, thing: Option<(&str, i64)>) -> Reply {
    let (id, version) = thing.expect("the thing is in the reply");
    let mut hasher = DefaultHasher::new();
    reply.encode_to_vec().hash(&mut hasher);
    Reply { id: id.parse().expect("an id is a UUID"), version, digest: format!("{:016x}", hasher.finish()) }
}

/// The official name stays when a short one takes the place of another, so the mark is in the short one.
fn organisation(mark: &str) -> pb::OrganisationInput {
    let name = |kind: pb::NameKind, text: String| pb::OrganisationName {
        kind: kind.into(),
        language: "th".to_owned(),
        text,
        ..Default::default()
    };
    let names = vec![name(pb::NameKind::Official, "มูลนิธิทดสอบ (ข้อมูลสมมติ)".to_owned()), name(pb::NameKind::Short, format!("มูลนิธิ {mark}"))];
    pb::OrganisationInput { kind: pb::OrganisationKind::Foundation.into(), names, ..Default::default() }
}

fn agreement(mark: &str) -> pb::AgreementInput {
    let title = LocalizedText { th: format!("บันทึกข้อตกลงทดสอบ {mark}"), en: String::new() };
    pb::AgreementInput { kind: pb::AgreementKind::Mou.into(), title: Some(title), ..Default::default() }
}

fn text(id: Option<Uuid>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
