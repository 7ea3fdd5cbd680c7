//! `sala healthcheck`: the probe of containers and scripts.

use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Result, bail};
use chassis::serve::GrpcConfig;
use clap::Args;
use tonic::{Code, Request};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use crate::{call, say};

const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Debug, Args)]
pub(crate) struct HealthArgs {
    /// Where Sala listens
    #[arg(value_name = "HOST:PORT", default_value_t = GrpcConfig::default().listen.to_string())]
    address: String,
    /// Asks for one gRPC service, such as sala.partners.v1.PartnersService, instead of all
    #[arg(long, default_value = "")]
    service: String,
}

/// Succeeds when the answer is SERVING within three seconds.
pub(crate) async fn run(args: HealthArgs) -> Result<ExitCode> {
    let Ok(answer) = tokio::time::timeout(PATIENCE, ask(&args)).await else {
        bail!("{} accepts connections but does not answer", args.address);
    };
    let status = answer?;
    say::line(status.as_str_name());
    Ok(if status == ServingStatus::Serving { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn ask(args: &HealthArgs) -> Result<ServingStatus> {
    let mut client = HealthClient::new(call::channel(&args.address).await?);
    let request = Request::new(HealthCheckRequest { service: args.service.clone() });
    match client.check(request).await {
        Ok(reply) => Ok(reply.into_inner().status()),
        Err(status) if status.code() == Code::NotFound => bail!("{} has no service {:?}", args.address, args.service),
        Err(status) => bail!("{}: {}", args.address, status.message()),
    }
}
