//! Stories through the whole house: services as in `sala up`, on one bus.

pub(crate) mod coverage;
mod exchange;
mod extract;
pub(crate) mod judging;
mod memorandum;
mod reservation;
mod traps;

use std::sync::Arc;

use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1 as reporting;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use serde_json::Value;
use testkit::{Caller, World};

/// The house after the agreement of 23 December 2564 was recorded through the API, years after the day.
pub(crate) struct Story {
    pub(crate) world: World,
    /// The extract of the article, as data: what the stories are compared with.
    pub(crate) facts: Arc<Value>,
}

impl Story {
    pub(crate) async fn told() -> Self {
        let world = World::start([partners::service(), ::reporting::service()]).await;
        world.clock.set("2026-01-05T03:00:00Z".parse().expect("an instant"));
        let token = world.token("institute_coordinator@global");
        sala::demo::load(world.peer().clone(), &token).await.expect("the agreement is recorded");
        world.settle().await;
        Self { world, facts: Arc::new(extract::facts()) }
    }

    pub(crate) fn partners(&self) -> PartnersServiceClient<Caller> {
        PartnersServiceClient::new(self.world.as_("legal_officer@global"))
    }

    pub(crate) async fn agreement(&self) -> pb::Agreement {
        let request = pb::GetAgreementRequest { id: sala::demo::agreement_id(), with_names: true };
        self.partners().get_agreement(request).await.expect("the agreement is there").into_inner().agreement.expect("in the reply")
    }

    pub(crate) async fn ceremony(&self) -> pb::Ceremony {
        let id = self.agreement().await.ceremony_id;
        self.partners()
            .get_ceremony(pb::GetCeremonyRequest { id })
            .await
            .expect("the ceremony is there")
            .into_inner()
            .ceremony
            .expect("in the reply")
    }

    /// The board, after everything that was told has been read.
    pub(crate) async fn board(&self) -> reporting::GetPartnershipResponse {
        self.world.settle().await;
        let mut client = ReportingServiceClient::new(self.world.as_("area_officer@province:40"));
        let request = reporting::GetPartnershipRequest { agreement_id: sala::demo::agreement_id(), ..Default::default() };
        client.get_partnership(request).await.expect("on the board").into_inner()
    }

    /// The organisation with this code of the extract.
    pub(crate) async fn organisation(&self, code: &str) -> pb::Organisation {
        let code = Some(pb::OrganisationCode { scheme: "SALA".to_owned(), value: code.to_owned(), confirmed: false });
        let request = pb::ListOrganisationsRequest { code, ..Default::default() };
        let mut found = self.partners().list_organisations(request).await.expect("a list").into_inner().organisations;
        assert_eq!(found.len(), 1, "one organisation a code");
        found.remove(0)
    }

    /// Codes of the organisations that a phrase means.
    pub(crate) async fn meant(&self, text: &str, in_the_agreement: bool) -> Vec<String> {
        let agreement_id = if in_the_agreement { sala::demo::agreement_id() } else { String::new() };
        let request = pb::ResolveOrganisationsRequest { text: text.to_owned(), agreement_id, as_of: None };
        let found = self.partners().resolve_organisations(request).await.expect("resolved").into_inner().organisations;
        let code = |o: pb::Organisation| o.codes.into_iter().find(|c| c.scheme == "SALA").map(|c| c.value).unwrap_or_default();
        found.into_iter().map(code).collect()
    }
}
