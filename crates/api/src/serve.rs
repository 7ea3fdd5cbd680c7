//! The way of a call through a generated server, compiled once for each service and not for each of its RPCs: a request arrives as bytes, a
//! reply leaves as something that can write itself. `build/servers.rs` generates the rest.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use prost::Message;
use prost::bytes::{Buf as _, Bytes};
use tonic::codec::{Codec, DecodeBuf, Decoder, EncodeBuf, Encoder};
pub(crate) use tonic::codegen::http;
use tonic::codegen::tokio_stream::{Stream, StreamExt as _};
use tonic::codegen::{BoxFuture, BoxStream};
use tonic::metadata::GRPC_CONTENT_TYPE;
use tonic::server::{Grpc, ServerStreamingService, UnaryService};
use tonic::{Code, Request, Response, Status};

pub(crate) use tonic::body::Body;

/// What is answered on the wire.
pub(crate) type Served = http::Response<Body>;
/// When it is.
pub(crate) type ServedFuture = BoxFuture<Served, Infallible>;

/// A reply on its way out.
pub trait Outgoing: Send {
    /// Writes it as protobuf.
    fn write(&self, buf: &mut EncodeBuf<'_>);
}

impl<M: Message> Outgoing for M {
    fn write(&self, buf: &mut EncodeBuf<'_>) {
        self.encode_raw(buf);
    }
}

/// A reply of any RPC.
pub struct Reply(Box<dyn Outgoing>);

impl Reply {
    fn of(message: impl Outgoing + 'static) -> Self {
        Self(Box::new(message))
    }
}

/// How one reply is made.
type Answers<T> = fn(Arc<T>, Request<Bytes>) -> BoxFuture<Response<Reply>, Status>;
/// How a stream of them is.
type Streams<T> = fn(Arc<T>, Request<Bytes>) -> BoxFuture<Response<Replies>, Status>;
/// A stream of replies.
type Replies = BoxStream<Reply>;

/// A method of what implements the service `T`.
pub(crate) enum Method<T> {
    /// One reply.
    Unary(Answers<T>),
    /// A stream of replies.
    Stream(Streams<T>),
}

/// The request as its message. Errors: INTERNAL where the bytes are none, as tonic has it.
pub(crate) fn decoded<M: Message + Default>(request: Request<Bytes>) -> Result<Request<M>, Status> {
    let (metadata, extensions, bytes) = request.into_parts();
    let message = M::decode(bytes).map_err(|error| Status::internal(error.to_string()))?;
    Ok(Request::from_parts(metadata, extensions, message))
}

/// What a method answered, as what can be sent.
pub(crate) fn reply<M: Message + 'static>(answer: Result<Response<M>, Status>) -> Result<Response<Reply>, Status> {
    answer.map(|response| response.map(Reply::of))
}

/// The same of a stream.
pub(crate) fn stream<S, M>(answer: Result<Response<S>, Status>) -> Result<Response<Replies>, Status>
where
    S: Stream<Item = Result<M, Status>> + Send + 'static,
    M: Message + 'static,
{
    answer.map(|response| response.map(|stream| Box::pin(stream.map(|item| item.map(Reply::of))) as Replies))
}

/// What a server takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// The largest request, in bytes.
    pub(crate) request_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { request_bytes: 4 * 1024 * 1024 }
    }
}

/// What implements a service, and what it takes.
pub(crate) struct Server<T> {
    inner: Arc<T>,
    limits: Limits,
}

impl<T> Server<T> {
    pub(crate) fn new(inner: T) -> Self {
        Self { inner: Arc::new(inner), limits: Limits::default() }
    }

    pub(crate) fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }
}

impl<T: Send + Sync + 'static> Server<T> {
    /// The answer of the method that was found, or that there is none.
    pub(crate) fn answer(&self, method: Option<Method<T>>, request: http::Request<Body>) -> ServedFuture {
        let (inner, limits) = (Arc::clone(&self.inner), self.limits);
        Box::pin(async move {
            let mut grpc = Grpc::new(Wire).max_decoding_message_size(limits.request_bytes);
            Ok(match method {
                Some(Method::Unary(call)) => grpc.unary(One { inner, call }, request).await,
                Some(Method::Stream(call)) => grpc.server_streaming(Many { inner, call }, request).await,
                None => unknown(),
            })
        })
    }
}

impl<T> Clone for Server<T> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner), limits: self.limits }
    }
}

impl<T> fmt::Debug for Server<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("limits", &self.limits).finish_non_exhaustive()
    }
}

/// The answer to a path that the service does not have.
fn unknown() -> Served {
    let mut response = http::Response::new(Body::default());
    response.headers_mut().insert(Status::GRPC_STATUS, (Code::Unimplemented as i32).into());
    response.headers_mut().insert(http::header::CONTENT_TYPE, GRPC_CONTENT_TYPE);
    response
}

/// A method with one reply, and what it is called on.
struct One<T> {
    inner: Arc<T>,
    call: Answers<T>,
}

impl<T> UnaryService<Bytes> for One<T> {
    type Response = Reply;
    type Future = BoxFuture<Response<Reply>, Status>;

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        (self.call)(Arc::clone(&self.inner), request)
    }
}

/// A method with a stream of replies, and what it is called on.
struct Many<T> {
    inner: Arc<T>,
    call: Streams<T>,
}

impl<T> ServerStreamingService<Bytes> for Many<T> {
    type Response = Reply;
    type ResponseStream = Replies;
    type Future = BoxFuture<Response<Replies>, Status>;

    fn call(&mut self, request: Request<Bytes>) -> Self::Future {
        (self.call)(Arc::clone(&self.inner), request)
    }
}

/// Bytes in, replies out.
#[derive(Debug, Clone, Copy)]
struct Wire;

impl Codec for Wire {
    type Encode = Reply;
    type Decode = Bytes;
    type Encoder = Self;
    type Decoder = Self;

    fn encoder(&mut self) -> Self {
        Self
    }

    fn decoder(&mut self) -> Self {
        Self
    }
}

impl Encoder for Wire {
    type Item = Reply;
    type Error = Status;

    fn encode(&mut self, reply: Reply, buf: &mut EncodeBuf<'_>) -> Result<(), Status> {
        reply.0.write(buf);
        Ok(())
    }
}

impl Decoder for Wire {
    type Item = Bytes;
    type Error = Status;

    fn decode(&mut self, buf: &mut DecodeBuf<'_>) -> Result<Option<Bytes>, Status> {
        Ok(Some(buf.copy_to_bytes(buf.remaining())))
    }
}
