//! The agreement of 23 December 2564, recorded through the gRPC API as any client would: eight organisations, eight persons
//! with their positions, seven parties, a ceremony and seven signatures.
//!
//! The facts are in `demo/mou-2564.yaml`, an extract of a news article. What the article does not say stays empty.
//!
//! Beside it lie the [`map`] of Khon Kaen, the [`frameworks`] that come with Sala and a synthetic [`province`] of schools.

mod agreement;
mod ceremony;
pub mod extract;
pub mod frameworks;
mod ids;
pub mod map;
pub mod province;
mod registry;
mod words;

use anyhow::{Context as _, Result};
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use chassis::peer::Peer;
use tonic::Code;
use tonic::service::interceptor::InterceptedService;

use crate::client::{Bearer, partners};
use extract::Extract;

/// What became of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Recorded now, from the start or from where an earlier run stopped.
    Loaded,
    /// Recorded by an earlier run.
    AlreadyThere,
    /// The database holds other data, which is left alone.
    NotEmpty,
}

/// What became of the demo, and which version of the agreement the board must show for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loaded {
    /// What became of it.
    pub outcome: Outcome,
    /// Version of the agreement; 0 when it is not there.
    pub version: i64,
}

/// Who records.
pub(crate) struct Loader {
    client: PartnersServiceClient<InterceptedService<Peer, Bearer>>,
}

/// Id of the agreement, the same in every database.
pub fn agreement_id() -> String {
    agreement::agreement_id()
}

/// Records the agreement in an empty database. `token` must carry `partners.*`, such as `institute_coordinator@global` does.
/// Every request has a fixed id, so a load that was interrupted goes on where it stopped.
pub async fn load(peer: Peer, token: &str) -> Result<Loaded> {
    let mut loader = Loader { client: partners(peer, token)? };
    let extract = Extract::compiled_in().map_err(anyhow::Error::msg)?;
    match loader.found(&extract).await.context("looking for the demo")? {
        Found::All(version) => return Ok(Loaded { outcome: Outcome::AlreadyThere, version }),
        Found::SomethingElse => return Ok(Loaded { outcome: Outcome::NotEmpty, version: 0 }),
        Found::Nothing | Found::Part => {}
    }
    registry::record(&mut loader, &extract).await?;
    let version = agreement::record(&mut loader, &extract).await?;
    Ok(Loaded { outcome: Outcome::Loaded, version })
}

enum Found {
    Nothing,
    Part,
    /// With the agreement's version.
    All(i64),
    SomethingElse,
}

impl Loader {
    async fn found(&mut self, extract: &Extract) -> Result<Found> {
        let request = pb::GetAgreementRequest { id: agreement_id(), with_names: false };
        match self.client.get_agreement(request).await {
            Ok(reply) => {
                let agreement = reply.into_inner().agreement.unwrap_or_default();
                return Ok(if is_finished(&agreement, extract.parties.len()) { Found::All(agreement.version) } else { Found::Part });
            }
            Err(status) if status.code() == Code::NotFound => {}
            Err(status) => return Err(status.into()),
        }
        // The first thing that a load records tells an interrupted load from a database that is somebody's own.
        let first = extract.organisations.first().map(|o| registry::organisation_id(&o.code)).unwrap_or_default();
        match self.client.get_organisation(pb::GetOrganisationRequest { id: first }).await {
            Ok(_) => return Ok(Found::Part),
            Err(status) if status.code() == Code::NotFound => {}
            Err(status) => return Err(status.into()),
        }
        let any = pb::ListOrganisationsRequest { page_size: 1, ..pb::ListOrganisationsRequest::default() };
        let empty = self.client.list_organisations(any).await?.into_inner().organisations.is_empty();
        Ok(if empty { Found::Nothing } else { Found::SomethingElse })
    }
}

/// A load ends with the last signature; somebody may have gone on from there, or given the agreement up.
fn is_finished(agreement: &pb::Agreement, parties: usize) -> bool {
    let closed = matches!(agreement.state(), pb::AgreementState::Executed | pb::AgreementState::Cancelled);
    closed || usize::try_from(agreement.signatures_recorded).is_ok_and(|signed| signed >= parties)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_that_stopped_before_the_last_signature_is_not_finished() {
        let with = |signatures_recorded, state: pb::AgreementState| pb::Agreement {
            signatures_recorded,
            state: state.into(),
            ..pb::Agreement::default()
        };
        assert!(!is_finished(&with(6, pb::AgreementState::PartiallySigned), 7));
        assert!(is_finished(&with(7, pb::AgreementState::PartiallySigned), 7));
        assert!(is_finished(&with(0, pb::AgreementState::Cancelled), 7));
    }
}
