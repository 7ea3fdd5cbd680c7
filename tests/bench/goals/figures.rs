//! Figures of a process of its own: memory at rest and under load, and how soon it is ready.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use chassis::kernel::{Clock, Ids};

use super::Line;
use super::requests::ms;
use crate::load::{AsyncCall, closed, pause};
use crate::stand::{Partners, Stand, organisation};

const IN_FLIGHT: usize = 256;

#[derive(Clone)]
struct Create(Ids);

impl AsyncCall<Partners> for Create {
    async fn call(&self, client: &mut Partners) -> Result<()> {
        client.create_organisation(organisation(&self.0.next(Clock::system().now()).to_string())).await?;
        Ok(())
    }
}

/// Stops the process when the measurement ends, however it ends.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Goal 11: partners as a process of its own, the optimised binary beside this bench.
pub(super) async fn memory(stand: &Stand) -> Result<Vec<Line>> {
    let port = local::free_port()?;
    let program = std::env::current_exe()?.parent().and_then(|deps| deps.parent()).context("target/release")?.join("sala");
    let began = Instant::now();
    let child = Command::new(&program)
        .args(["serve", "partners", "--set", &format!("grpc.listen=127.0.0.1:{port}")])
        .args(["--set", &format!("partners.database.url={}", stand.url()), "--set", "log.filter=warn"])
        .args(["--set", &format!("auth.jwks_file={}", stand.keys.display())])
        .args(["--set", "grpc.limits.reads_per_second=0", "--set", "grpc.limits.writes_per_second=0", "--set", "admin.listen="])
        .args(["--set", "grpc.limits.target_milliseconds=0"])
        .args(["--set", &format!("nats.url={}", stand.nats.url())])
        .args(["--set", &format!("nats.token={}", stand.nats.token().unwrap_or_default())])
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("{} does not start; `cargo build --profile bench -p sala` makes it", program.display()))?;
    let process = Process(child);
    let ready = loop {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() && answers(port, &stand.token).await {
            break began.elapsed();
        }
        pause(Duration::from_millis(2)).await;
    };
    pause(Duration::from_secs(2)).await;
    let at_rest = resident(process.0.id())?;
    let client = client(port, &stand.token).await?;
    closed(IN_FLIGHT, Duration::from_secs(5), || client.clone(), Create(Ids::random())).await?;
    let loaded = resident(process.0.id())?;
    let line = |what: &str, found: String, wanted, met| Line { goal: "11", what: what.to_owned(), found, wanted, met };
    Ok(vec![
        line("partners, memory at rest", format!("{at_rest:.1} MiB"), "<= 16 MiB", at_rest <= 16.0),
        line("partners, memory after 256 in flight (no TLS)", format!("{loaded:.1} MiB"), "<= 32 MiB", loaded <= 32.0),
        line("partners, exec to first answered call", format!("{:.0} ms", ms(ready)), "< 100 ms", ready < Duration::from_millis(100)),
    ])
}

async fn client(port: u16, token: &str) -> Result<Partners> {
    let channel = tonic::transport::Endpoint::from_shared(format!("http://127.0.0.1:{port}"))?.connect().await?;
    let bearer = sala::client::Bearer::new(token)?;
    Ok(api::partners::v1::partners_service_client::PartnersServiceClient::with_interceptor(channel, bearer))
}

async fn answers(port: u16, token: &str) -> bool {
    let Ok(mut client) = client(port, token).await else { return false };
    client.list_organisations(api::partners::v1::ListOrganisationsRequest { page_size: 1, ..Default::default() }).await.is_ok()
}

/// Resident memory in MiB.
fn resident(pid: u32) -> Result<f64> {
    memory_of(&pid.to_string(), "VmRSS:")
}

/// The most that this process has had in memory since [`restart_peak`], in MiB.
pub(super) fn peak() -> Result<f64> {
    memory_of("self", "VmHWM:")
}

/// Forgets what this process has had in memory before.
pub(super) fn restart_peak() -> Result<()> {
    std::fs::write("/proc/self/clear_refs", "5").context("/proc/self/clear_refs")
}

fn memory_of(process: &str, figure: &str) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let kib = status.lines().find_map(|line| line.strip_prefix(figure)?.trim().split(' ').next()?.parse::<f64>().ok());
    kib.map(|kib| kib / 1024.0).with_context(|| figure.to_owned())
}
