//! `sala call`: a client of every RPC, with the contract compiled in.

mod answer;
mod codec;
mod input;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result};
use chassis::serve::GrpcConfig;
use clap::{Args, ValueEnum};
use prost_reflect::{DynamicMessage, MethodDescriptor};
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::metadata::{Ascii, MetadataValue};
use tonic::service::Interceptor as _;
use tonic::transport::{Channel, Endpoint};
use tonic::{Request, Status};

use crate::client::Bearer;
use crate::contract::Contract;
use crate::{say, token};

/// Longer than the longest deadline that the default configuration allows.
const PATIENCE: Duration = Duration::from_secs(70);
const CONNECT: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub(crate) struct CallArgs {
    /// The RPC: `GetAgreement`, `PartnersService/GetAgreement` or its full name
    method: String,
    /// The request as JSON; - reads standard input, @FILE a file
    #[arg(default_value = "{}")]
    json: String,
    /// Calls with a token of the local issuer for this role, `ROLE` or `ROLE@SCOPE` (scope `global` when absent)
    #[arg(long = "as", value_name = "ROLE[@SCOPE]", conflicts_with = "token")]
    role: Option<String>,
    /// Calls with this token
    #[arg(long)]
    token: Option<String>,
    /// Where Sala listens
    #[arg(long, value_name = "HOST:PORT", default_value_t = GrpcConfig::default().listen.to_string())]
    address: String,
    /// Language of the texts for people
    #[arg(long, value_enum, default_value_t = Language::Th)]
    lang: Language,
    #[command(flatten)]
    data: token::DataArgs,
}

/// A language of error texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Thai
    Th,
    /// English
    En,
}

impl Language {
    fn tag(self) -> &'static str {
        match self {
            Self::Th => "th",
            Self::En => "en",
        }
    }
}

/// Calls, prints, and fails with exit code 1 when the call failed.
pub(crate) async fn run(args: CallArgs) -> Result<ExitCode> {
    let contract = Contract::compiled_in()?;
    let method = contract.method(&args.method)?;
    let message = input::message(&method.input(), &input::read(&args.json)?)?;
    let token = match (&args.role, args.token.clone()) {
        (Some(grant), _) => Some(token::mint_for(&args.data, grant)?),
        (None, token) => token,
    };
    let channel = channel(&args.address).await?;
    let request = request(message, token.as_deref(), args.lang)?;
    let outcome =
        if method.is_server_streaming() { streamed(channel, &method, request).await } else { single(channel, &method, request).await };
    match outcome {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(status) => {
            say::note(answer::failure(&status, args.lang));
            Ok(ExitCode::FAILURE)
        }
    }
}

/// A connection to `HOST:PORT` or a URL.
pub(crate) async fn channel(address: &str) -> Result<Channel> {
    let url = if address.contains("://") { address.to_owned() } else { format!("http://{address}") };
    let endpoint = Endpoint::from_shared(url).with_context(|| format!("{address:?} is not an address such as 127.0.0.1:50564"))?;
    let connected = endpoint.connect_timeout(CONNECT).connect().await;
    connected.map_err(|_| anyhow::anyhow!("nothing answers at {address}; `sala up` starts Sala, --address names another place"))
}

fn request(message: DynamicMessage, token: Option<&str>, language: Language) -> Result<Request<DynamicMessage>> {
    let mut request = Request::new(());
    request.metadata_mut().insert("accept-language", MetadataValue::<Ascii>::from_static(language.tag()));
    if let Some(token) = token {
        request = Bearer::new(token)?.call(request)?;
    }
    let (metadata, extensions, ()) = request.into_parts();
    Ok(Request::from_parts(metadata, extensions, message))
}

/// One reply, over several lines.
async fn single(channel: Channel, method: &MethodDescriptor, mut request: Request<DynamicMessage>) -> Result<(), Status> {
    request.set_timeout(PATIENCE);
    let mut grpc = ready(channel).await?;
    let reply = grpc.unary(request, path(method)?, codec::Dynamic(method.output())).await?.into_inner();
    say::line(answer::json(&reply)?);
    Ok(())
}

/// A stream, each message on a line of its own as soon as it comes, until the stream ends.
async fn streamed(channel: Channel, method: &MethodDescriptor, request: Request<DynamicMessage>) -> Result<(), Status> {
    let mut grpc = ready(channel).await?;
    let mut messages = grpc.server_streaming(request, path(method)?, codec::Dynamic(method.output())).await?.into_inner();
    while let Some(message) = messages.message().await? {
        if !say::lines_are_read(answer::json_line(&message)?) {
            break;
        }
    }
    Ok(())
}

async fn ready(channel: Channel) -> Result<Grpc<Channel>, Status> {
    let mut grpc = Grpc::new(channel);
    grpc.ready().await.map_err(|e| Status::from_error(e.into()))?;
    Ok(grpc)
}

fn path(method: &MethodDescriptor) -> Result<PathAndQuery, Status> {
    let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
    path.parse().map_err(|e| Status::from_error(Box::new(e)))
}
