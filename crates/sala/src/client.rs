//! Clients of the house: the generated ones over any [`Peer`], with a token on every call.

use anyhow::{Context as _, Result};
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::peer::Peer;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::Interceptor;
use tonic::service::interceptor::InterceptedService;
use tonic::{Request, Status};

/// Puts `authorization: Bearer …` on every call.
#[derive(Debug, Clone)]
pub struct Bearer(MetadataValue<Ascii>);

impl Bearer {
    /// A token as `sala token` prints it.
    pub fn new(token: &str) -> Result<Self> {
        let mut value: MetadataValue<Ascii> =
            format!("Bearer {}", token.trim()).parse().context("the token has characters that no token has")?;
        value.set_sensitive(true);
        Ok(Self(value))
    }
}

impl Interceptor for Bearer {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("authorization", self.0.clone());
        Ok(request)
    }
}

/// A client of partners.
pub fn partners(peer: Peer, token: &str) -> Result<PartnersServiceClient<InterceptedService<Peer, Bearer>>> {
    Ok(PartnersServiceClient::with_interceptor(peer, Bearer::new(token)?))
}

/// A client of schools.
pub fn schools(peer: Peer, token: &str) -> Result<SchoolsServiceClient<InterceptedService<Peer, Bearer>>> {
    Ok(SchoolsServiceClient::with_interceptor(peer, Bearer::new(token)?))
}

/// A client of evaluations.
pub fn evaluations(peer: Peer, token: &str) -> Result<EvaluationsServiceClient<InterceptedService<Peer, Bearer>>> {
    Ok(EvaluationsServiceClient::with_interceptor(peer, Bearer::new(token)?))
}

/// A client of reporting.
pub fn reporting(peer: Peer, token: &str) -> Result<ReportingServiceClient<InterceptedService<Peer, Bearer>>> {
    Ok(ReportingServiceClient::with_interceptor(peer, Bearer::new(token)?))
}
