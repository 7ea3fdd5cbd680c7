//! Another service: in this process or across the network. The generated client does not know which.

use std::pin::Pin;
use std::task::{Context, Poll};

use tonic::body::Body;
use tonic::transport::{Channel, Endpoint};
use tower::Service;
use tower::util::BoxCloneSyncService;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A type-erased connection to a service.
#[derive(Debug, Clone)]
pub struct Peer(BoxCloneSyncService<http::Request<Body>, http::Response<Body>, BoxError>);

impl Peer {
    /// A service in this process, behind its door.
    pub fn in_process<S>(service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<Body>> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        Self(BoxCloneSyncService::new(tower::ServiceExt::map_err(service, Into::into)))
    }

    /// A service at an address such as `http://partners:5064`; connects when first used and again after a break.
    pub fn remote(address: &str) -> Result<Self, tonic::transport::Error> {
        let channel: Channel = Endpoint::from_shared(address.to_owned())?.connect_lazy();
        Ok(Self(BoxCloneSyncService::new(tower::ServiceExt::map_err(channel, Into::into))))
    }
}

impl Service<http::Request<Body>> for Peer {
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(cx)
    }

    fn call(&mut self, request: http::Request<Body>) -> Self::Future {
        self.0.call(request)
    }
}
