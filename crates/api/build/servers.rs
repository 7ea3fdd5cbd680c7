//! The server of each service: a trait with a method for each RPC, and what finds the method by its path.
//!
//! tonic's own generator makes the whole way of a call anew for every RPC: frames, compression, limits, trailers, each compiled again in
//! the crate of the service. Here the way is compiled once (`src/serve.rs`), and an RPC adds its decoding, its call and its encoding.

use std::error::Error;
use std::fmt::Write as _;

use prost_reflect::{MethodDescriptor, ServiceDescriptor};

/// Where the source goes; `src/lib.rs` includes it in the module of the package.
pub(crate) fn file(service: &ServiceDescriptor) -> String {
    format!("{}.server.rs", module(service))
}

/// The module `<service>_server`.
pub(crate) fn source(service: &ServiceDescriptor) -> Result<String, Box<dyn Error>> {
    let name = service.name();
    let mut methods = String::new();
    let mut paths = String::new();
    for method in service.methods() {
        if method.is_client_streaming() {
            return Err(format!("{} takes a stream, which the house does not know", method.full_name()).into());
        }
        methods.push_str(&declared(&method)?);
        paths.push_str(&found(service, &method)?);
    }
    Ok(format!(
        r#"/// The server of {name}.
pub mod {module} {{
    use crate::serve::{{Body, Limits, Method, Server, Served, ServedFuture, http}};

    /// The name of the service on the wire.
    pub const SERVICE_NAME: &str = {full:?};

    /// What a server of {name} answers.
    #[tonic::async_trait]
    pub trait {name}: Send + Sync + 'static {{
{methods}    }}

    /// Answers the calls of {name} by what implements it.
    #[derive(Debug)]
    pub struct {name}Server<T>(Server<T>);

    impl<T> {name}Server<T> {{
        /// Around what implements the service.
        pub fn new(inner: T) -> Self {{
            Self(Server::new(inner))
        }}

        /// Takes no request larger than this, in bytes; 4 MiB where nothing is said.
        #[must_use]
        pub fn max_decoding_message_size(self, limit: usize) -> Self {{
            Self(self.0.within(Limits {{ request_bytes: limit }}))
        }}
    }}

    impl<T> Clone for {name}Server<T> {{
        fn clone(&self) -> Self {{
            Self(self.0.clone())
        }}
    }}

    impl<T> tonic::server::NamedService for {name}Server<T> {{
        const NAME: &'static str = SERVICE_NAME;
    }}

    impl<T: {name}> tonic::codegen::Service<http::Request<Body>> for {name}Server<T> {{
        type Response = Served;
        type Error = std::convert::Infallible;
        type Future = ServedFuture;

        fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {{
            std::task::Poll::Ready(Ok(()))
        }}

        fn call(&mut self, request: http::Request<Body>) -> Self::Future {{
            let method: Option<Method<T>> = match request.uri().path() {{
{paths}                _ => None,
            }};
            self.0.answer(method, request)
        }}
    }}
}}
"#,
        module = module(service),
        full = service.full_name(),
    ))
}

fn module(service: &ServiceDescriptor) -> String {
    format!("{}_server", snake(service.name()))
}

/// A method of the trait, with the stream of its replies where it has one.
fn declared(method: &MethodDescriptor) -> Result<String, Box<dyn Error>> {
    let (request, reply) = (super::rust_path(&method.input()), super::rust_path(&method.output()));
    let mut source = String::new();
    let answered = if method.is_server_streaming() {
        let stream = format!("{}Stream", method.name());
        writeln!(source, "        /// The replies of `{}`.", method.name())?;
        writeln!(
            source,
            "        type {stream}: tonic::codegen::tokio_stream::Stream<Item = Result<{reply}, tonic::Status>> + Send + 'static;"
        )?;
        format!("Self::{stream}")
    } else {
        reply
    };
    let call = snake(method.name());
    writeln!(source, "        /// `{}`", method.name())?;
    writeln!(
        source,
        "        async fn {call}(&self, request: tonic::Request<{request}>) -> Result<tonic::Response<{answered}>, tonic::Status>;"
    )?;
    Ok(source)
}

/// The arm that finds a method by its path.
fn found(service: &ServiceDescriptor, method: &MethodDescriptor) -> Result<String, Box<dyn Error>> {
    let (kind, reply) = if method.is_server_streaming() { ("Stream", "stream") } else { ("Unary", "reply") };
    let mut source = String::new();
    writeln!(
        source,
        "                {:?} => Some(Method::{kind}(|service, request| Box::pin(async move {{",
        format!("/{}/{}", service.full_name(), method.name())
    )?;
    writeln!(source, "                    crate::serve::{reply}(service.{}(crate::serve::decoded(request)?).await)", snake(method.name()))?;
    writeln!(source, "                }}))),")?;
    Ok(source)
}

/// `GetSchool` as `get_school`.
fn snake(name: &str) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}
