//! A client as a test sees it: a peer that carries a token.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use chassis::peer::Peer;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use prost::Message;
use tonic::body::Body;
use tonic::{Response, Status};
use tower::Service;

use crate::raw::RawCodec;

/// A connection to the services of a world, with the headers of one caller. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Caller {
    peer: Peer,
    headers: HeaderMap,
}

impl Caller {
    /// A caller who says nothing about themselves.
    pub fn new(peer: Peer) -> Self {
        Self { peer, headers: HeaderMap::new() }
    }

    /// With this token.
    #[must_use]
    pub fn bearing(self, token: &str) -> Self {
        self.header(AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// Asks for texts in this language, as in `accept-language`.
    #[must_use]
    pub fn language(self, tag: &str) -> Self {
        self.header(ACCEPT_LANGUAGE, tag)
    }

    /// Waits no longer than this (`grpc-timeout`).
    #[must_use]
    pub fn patience(self, wait: Duration) -> Self {
        self.header(HeaderName::from_static("grpc-timeout"), &format!("{}u", wait.as_micros()))
    }

    /// With any other header.
    ///
    /// # Panics
    /// When `value` cannot stand in a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.insert(name, HeaderValue::from_str(value).expect("a test's header is plain text"));
        self
    }

    /// One call by its path (`/sala.partners.v1.PartnersService/GetAgreement`), request and reply as bytes. Of a stream the first
    /// message.
    pub async fn call_bytes(&self, path: &'static str, request: Bytes) -> Result<Response<Bytes>, Status> {
        let mut grpc = tonic::client::Grpc::new(self.clone());
        grpc.ready().await.map_err(Status::from_error)?;
        let (request, uri) = (tonic::Request::new(request), http::uri::PathAndQuery::from_static(path));
        if !api::contract::method(path).is_some_and(|method| method.streams) {
            return grpc.unary(request, uri, RawCodec).await;
        }
        let (metadata, mut messages, extensions) = grpc.server_streaming(request, uri, RawCodec).await?.into_parts();
        let first = messages.message().await?.ok_or_else(|| Status::from_error("the stream told nothing".into()))?;
        Ok(Response::from_parts(metadata, first, extensions))
    }

    /// The first message of a stream, or None when it ends without one. The stream is given up then.
    pub async fn call_first(&self, path: &'static str, request: &impl Message) -> Result<Option<Bytes>, Status> {
        let mut grpc = tonic::client::Grpc::new(self.clone());
        grpc.ready().await.map_err(Status::from_error)?;
        let request = tonic::Request::new(request.encode_to_vec().into());
        let path = http::uri::PathAndQuery::from_static(path);
        grpc.server_streaming(request, path, RawCodec).await?.into_inner().message().await
    }

    /// One call with a message made from descriptors, or any other.
    pub async fn call(&self, path: &'static str, request: &impl Message) -> Result<Bytes, Status> {
        Ok(self.call_bytes(path, request.encode_to_vec().into()).await?.into_inner())
    }
}

impl Service<http::Request<Body>> for Caller {
    type Response = http::Response<Body>;
    type Error = <Peer as Service<http::Request<Body>>>::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.peer.poll_ready(cx)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        for (name, value) in &self.headers {
            // What the client itself sets, such as the deadline of one call, is more particular.
            request.headers_mut().entry(name).or_insert_with(|| value.clone());
        }
        self.peer.call(request)
    }
}
