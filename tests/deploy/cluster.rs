//! nats-cluster.conf on three real nodes: streams with three copies, one node may go, and who is no node is kept out.

use async_nats::jetstream;

use super::bus::{Servers, read, stranger};
use crate::faults::sala::{self, Sala};
use crate::faults::until;

/// How many copies of the stream are up to date, and how many of its messages there are.
async fn copies(client: &async_nats::Client) -> Option<(usize, u64)> {
    let mut stream = jetstream::new(client.clone()).get_stream("SALA_PARTNERS").await.ok()?;
    let info = stream.info().await.ok()?;
    let cluster = info.cluster.as_ref()?;
    cluster.leader.as_ref()?;
    let current = cluster.replicas.iter().filter(|replica| replica.current && !replica.offline).count();
    Some((1 + current, info.state.messages))
}

#[tokio::test(flavor = "multi_thread")]
async fn three_nodes_keep_three_copies_and_go_on_with_two() {
    let newest = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut cluster = Servers::three(&newest);
    cluster.start(0).await;
    // The job comes before two of the nodes: it says what it waits for, and goes on when there is a cluster.
    let (config, log) = (cluster.config("provision-cluster"), cluster.scratch.path().join("provision.log"));
    let mut job = Sala::start(sala::command().args(["events", "provision", "--config", &config]), &log);
    let waits = until(async || job.said().contains("a cluster may still be forming").then_some(())).await;
    assert!(waits.is_some() && job.ended().is_none(), "{}", job.said());
    cluster.start(1).await;
    cluster.start(2).await;
    assert!(job.end().await.success(), "{}", job.said());
    assert!(job.said().contains("SALA_EVALUATIONS: created"), "{}", job.said());
    let (partners, provision) = (cluster.user("partners").await, cluster.user("provision").await);
    let told = jetstream::new(partners.client.clone()).publish("sala.v1.partners.agreement.created", "told".into()).await.expect("sent");
    told.await.expect("kept by two of three");
    let found = until(async || copies(&provision.client).await.filter(|found| *found == (3, 1))).await;
    assert!(found.is_some(), "{:?}", copies(&provision.client).await);
    let reporting = cluster.user("reporting").await;
    assert_eq!(read(&reporting.client, "partners").await.as_deref(), Some("told"), "{:?}", reporting.refusals());

    // Another's events, and a node without a certificate.
    assert!(partners.is_refused("sala.v1.schools.school.registered").await);
    let stranger = stranger(&newest, &cluster);
    let refused = until(async || cluster.log(1).contains("TLS route handshake error").then_some(())).await;
    assert!(refused.is_some(), "a stranger becomes no node: {}", cluster.log(1));
    drop(stranger);

    cluster.nodes.remove(0);
    let again = until(async || {
        let sent = jetstream::new(partners.client.clone()).publish("sala.v1.partners.agreement.changed", "told".into()).await.ok()?;
        sent.await.ok()
    });
    assert!(again.await.is_some(), "two of three are enough");
    let found = until(async || copies(&provision.client).await.filter(|(copies, messages)| *copies == 2 && *messages >= 2)).await;
    assert!(found.is_some(), "{:?}", copies(&provision.client).await);
}
