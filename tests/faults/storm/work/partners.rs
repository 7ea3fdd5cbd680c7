//! What clerks ask of the partners service.

use api::common::v1::LocalizedText;
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use testkit::Caller;
use uuid::Uuid;

use super::{Form, Mark, Thing, Verdict, text, told};
use crate::faults::storm::fold::Kind;

/// A request, ready to be sent as often as needed.
#[derive(Debug, Clone)]
pub(in crate::faults::storm) enum Request {
    RecordOrganisation(pb::CreateOrganisationRequest),
    RenameOrganisation(pb::UpdateOrganisationRequest),
    DraftAgreement(pb::CreateAgreementRequest),
    RetitleAgreement(pb::UpdateAgreementRequest),
}

impl Request {
    pub(super) fn record(form: &Form, id: Option<Uuid>) -> Self {
        Self::RecordOrganisation(pb::CreateOrganisationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: text(id),
            organisation: Some(organisation(form.mark)),
        })
    }

    pub(super) fn rename(form: &Form, thing: &Thing) -> Self {
        Self::RenameOrganisation(pb::UpdateOrganisationRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            organisation: Some(organisation(form.mark)),
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
            agreement: Some(agreement(form.mark)),
            parties: parties.iter().zip(sides).map(party).collect(),
        })
    }

    pub(super) fn retitle(form: &Form, thing: &Thing) -> Self {
        Self::RetitleAgreement(pb::UpdateAgreementRequest {
            request_id: form.request_id.to_string(),
            validate_only: form.dry,
            id: thing.id.to_string(),
            expected_version: thing.version,
            agreement: Some(agreement(form.mark)),
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
    pub(super) fn reworded(&self, mark: Mark) -> Self {
        let mut other = self.clone();
        match &mut other {
            Self::RecordOrganisation(request) => request.organisation = Some(organisation(mark)),
            Self::RenameOrganisation(request) => request.organisation = Some(organisation(mark)),
            Self::DraftAgreement(request) => request.agreement = Some(agreement(mark)),
            Self::RetitleAgreement(request) => request.agreement = Some(agreement(mark)),
        }
        other
    }

    pub(super) fn request_id(&self) -> &str {
        match self {
            Self::RecordOrganisation(request) => &request.request_id,
            Self::RenameOrganisation(request) => &request.request_id,
            Self::DraftAgreement(request) => &request.request_id,
            Self::RetitleAgreement(request) => &request.request_id,
        }
    }

    pub(super) fn what(&self) -> &'static str {
        match self {
            Self::RecordOrganisation(_) => "record an organisation",
            Self::RenameOrganisation(_) => "rename an organisation",
            Self::DraftAgreement(_) => "draft an agreement",
            Self::RetitleAgreement(_) => "retitle an agreement",
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match self {
            Self::RecordOrganisation(_) | Self::RenameOrganisation(_) => Kind::Organisation,
            Self::DraftAgreement(_) | Self::RetitleAgreement(_) => Kind::Agreement,
        }
    }

    /// The id of what it changes; None where it makes something new.
    pub(super) fn changes(&self) -> Option<&str> {
        match self {
            Self::RenameOrganisation(request) => Some(&request.id),
            Self::RetitleAgreement(request) => Some(&request.id),
            Self::RecordOrganisation(_) | Self::DraftAgreement(_) => None,
        }
    }

    /// One call.
    pub(super) async fn send(&self, caller: &Caller) -> Verdict {
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

/// The official name stays when a short one takes the place of another, so the mark is in the short one.
fn organisation(mark: Mark) -> pb::OrganisationInput {
    let name = |kind: pb::NameKind, text: String| pb::OrganisationName {
        kind: kind.into(),
        language: "th".to_owned(),
        text,
        ..Default::default()
    };
    let names = vec![name(pb::NameKind::Official, "มูลนิธิทดสอบ (ข้อมูลสมมติ)".to_owned()), name(pb::NameKind::Short, format!("มูลนิธิ {mark}"))];
    pb::OrganisationInput { kind: pb::OrganisationKind::Foundation.into(), names, ..Default::default() }
}

fn agreement(mark: Mark) -> pb::AgreementInput {
    let title = LocalizedText { th: format!("บันทึกข้อตกลงทดสอบ {mark}"), en: String::new() };
    pb::AgreementInput { kind: pb::AgreementKind::Mou.into(), title: Some(title), ..Default::default() }
}
