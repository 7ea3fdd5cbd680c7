//! Several processes of a service behind one name: clients spread their calls over whatever is there, as they do in a cluster.

use std::collections::VecDeque;
use std::time::Duration;

use chassis::peer::Peer;
use chassis::serve::GrpcConfig;
use tokio::sync::mpsc::Sender;
use tokio::time::Instant;
use tonic::transport::channel::Change;
use tonic::transport::{Channel, Endpoint};

use crate::faults::sala::{self, Sala, free_port};
use crate::faults::street::Street;
use crate::faults::until;

/// The promise.
const GONE_WITHIN: Duration = Duration::from_secs(25);
/// More than ever stand behind one door.
const CHANGES: usize = 16;

/// The name and what stands behind it, the oldest first.
pub(super) struct Door {
    service: &'static str,
    channel: Channel,
    changes: Sender<Change<u16, Endpoint>>,
    behind: VecDeque<(u16, Sala)>,
    started: u32,
    slowest: Duration,
}

impl Door {
    pub(super) fn of(service: &'static str) -> Self {
        let (channel, changes) = Channel::balance_channel(CHANGES);
        Self { service, channel, changes, behind: VecDeque::new(), started: 0, slowest: Duration::ZERO }
    }

    pub(super) fn peer(&self) -> Peer {
        Peer::in_process(self.channel.clone())
    }

    /// The longest that a process took to go.
    pub(super) fn slowest(&self) -> Duration {
        self.slowest
    }

    /// One process more, of the build that runs in the street; calls come when it serves.
    pub(super) async fn comes(&mut self, street: &Street) {
        let port = free_port();
        self.started += 1;
        // As long as in production.
        let GrpcConfig { lame_duck_seconds, drain_seconds, .. } = GrpcConfig::default();
        let (duck, drain) = (format!("grpc.lame_duck_seconds={lame_duck_seconds}"), format!("grpc.drain_seconds={drain_seconds}"));
        let process = street.serve(self.service, &format!("{}-{}", self.service, self.started), port, &[&duck, &drain]);
        let address = format!("127.0.0.1:{port}");
        let ready = until(async || sala::succeeds(&["healthcheck", &address]).then_some(())).await;
        assert!(ready.is_some(), "{}", street.last_words());
        let endpoint = Endpoint::from_shared(format!("http://{address}")).expect("an address");
        self.changes.send(Change::Insert(port, endpoint)).await.expect("the channel is open");
        self.behind.push_back((port, process));
    }

    /// The oldest process is told to end; balancers take notice.
    async fn goes(&mut self) {
        let (port, mut process) = self.behind.pop_front().expect("somebody is behind the door");
        let began = Instant::now();
        process.signal("TERM");
        self.changes.send(Change::Remove(port)).await.expect("the channel is open");
        let status = process.end().await;
        assert_eq!(status.code(), Some(0), "{}", process.said());
        let took = began.elapsed();
        assert!(took <= GONE_WITHIN, "{} took {took:?}", self.service);
        self.slowest = self.slowest.max(took);
    }

    /// Every process is replaced: a new one is there before an old one goes.
    pub(super) async fn replaced(&mut self, street: &Street) {
        for _ in 0..self.behind.len() {
            self.comes(street).await;
            self.goes().await;
        }
    }
}
