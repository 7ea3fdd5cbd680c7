//! nats-cluster.conf on three real nodes: streams with three copies, one node may go, and who is no node is kept out.

use std::fs::{self, File};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use async_nats::jetstream;
use local::NatsProgram;

use super::{copy_files, folder, secrets};
use crate::faults::sala::{self, Sala};
use crate::faults::until;
use crate::sources;

/// One node, from its start on; killed when dropped.
struct Node {
    child: Option<Child>,
    name: String,
    config: String,
    port: u16,
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            _ = child.kill();
            _ = child.wait();
        }
    }
}

/// Three nodes with the files of the folder, each at ports of its own. None of them is up at first.
struct Cluster {
    program: NatsProgram,
    nodes: Vec<Node>,
    routes: Vec<u16>,
    scratch: tempfile::TempDir,
}

impl Cluster {
    fn new(program: &NatsProgram) -> Self {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let secret = scratch.path().join("secrets");
        secrets::make(&["--cluster"], &secret);
        let (ports, routes): (Vec<u16>, Vec<u16>) = (0..3).map(|_| (sala::free_port(), sala::free_port())).unzip();
        for entry in fs::read_dir(&secret).expect("secrets").flatten() {
            let mut text = fs::read_to_string(entry.path()).expect("a secret");
            for (number, (port, route)) in (1..).zip(ports.iter().zip(&routes)) {
                text = text.replace(&format!("nats-{number}:4222"), &format!("127.0.0.1:{port}"));
                text = text.replace(&format!("nats-{number}:6222"), &format!("127.0.0.1:{route}"));
            }
            fs::write(entry.path(), text).expect("moved");
        }
        let nodes = (1..).zip(ports.iter().zip(&routes)).map(|(number, (port, route))| {
            let home = scratch.path().join(format!("nats-{number}"));
            copy_files(&folder().join("nats"), &home.join("etc/nats"));
            copy_files(&secret, &home.join("run/secrets"));
            let moved = [
                ("\"0.0.0.0:4222\"", format!("\"127.0.0.1:{port}\"")),
                ("\"0.0.0.0:6222\"", format!("\"127.0.0.1:{route}\"")),
                ("\"127.0.0.1:8222\"", "\"127.0.0.1:-1\"".to_owned()),
                ("\"/data\"", format!("\"{}\"", home.join("data").display())),
            ];
            let text = moved.iter().fold(sources::read("deploy/nats/nats-cluster.conf"), |text, (from, to)| text.replace(from, to));
            Node { child: None, name: format!("nats-{number}"), config: text, port: *port }
        });
        let nodes = nodes.collect();
        Self { program: program.clone(), nodes, routes, scratch }
    }

    async fn start(&mut self, at: usize) {
        let node = &mut self.nodes[at];
        node.child = Some(start(&self.program, &self.scratch.path().join(&node.name), &node.config, &node.name));
        let listens = until(async || TcpStream::connect(("127.0.0.1", node.port)).is_ok().then_some(())).await;
        assert!(listens.is_some(), "{} listens", node.name);
    }

    /// The job with the address of this cluster.
    fn provision(&self) -> String {
        let config = self.scratch.path().join("provision.toml");
        let here = self.scratch.path().join("secrets").display().to_string();
        fs::write(&config, sources::read("deploy/config/provision-cluster.toml").replace("/run/secrets", &here)).expect("written");
        config.display().to_string()
    }

    async fn client(&self, user: &str) -> async_nats::Client {
        let urls = fs::read_to_string(self.scratch.path().join(format!("secrets/{user}_nats_url"))).expect("addresses");
        let addresses: Vec<async_nats::ServerAddr> = urls.trim().split(',').map(|url| url.parse().expect("an address")).collect();
        let password = addresses[0].password().expect("with a password").to_owned();
        let options = async_nats::ConnectOptions::with_user_and_password(user.to_owned(), password);
        options.connect(addresses).await.unwrap_or_else(|e| panic!("{user}: {e}"))
    }
}

fn start(program: &NatsProgram, home: &Path, config: &str, name: &str) -> Child {
    let file = home.join("etc/nats/nats-cluster.conf");
    fs::write(&file, config).expect("written");
    let log = File::create(home.join("log")).expect("a log");
    Command::new(&program.path)
        .arg("--config")
        .arg(&file)
        .env("NATS_NAME", name)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .expect("nats-server starts")
}

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
    let mut cluster = Cluster::new(&newest);
    cluster.start(0).await;
    // The job comes before two of the nodes: it says what it waits for, and goes on when there is a cluster.
    let (config, log) = (cluster.provision(), cluster.scratch.path().join("provision.log"));
    let mut job = Sala::start(sala::command().args(["events", "provision", "--config", &config]), &log);
    let waits = until(async || job.said().contains("a cluster may still be forming").then_some(())).await;
    assert!(waits.is_some() && job.ended().is_none(), "{}", job.said());
    cluster.start(1).await;
    cluster.start(2).await;
    assert!(job.end().await.success(), "{}", job.said());
    assert!(job.said().contains("SALA_EVALUATIONS: created"), "{}", job.said());
    let (partners, provision) = (cluster.client("partners").await, cluster.client("provision").await);
    let told = jetstream::new(partners.clone()).publish("sala.v1.partners.agreement.created", "told".into()).await.expect("sent");
    told.await.expect("kept by two of three");
    assert!(until(async || copies(&provision).await.filter(|found| *found == (3, 1))).await.is_some(), "{:?}", copies(&provision).await);

    // Another's events, and a node without the password.
    partners.publish("sala.v1.schools.school.registered", "nobody asked for this".into()).await.expect("sent");
    partners.flush().await.expect("the server has read it");
    let mut schools = jetstream::new(provision.clone()).get_stream("SALA_SCHOOLS").await.expect("the stream");
    assert_eq!(schools.info().await.expect("its state").state.messages, 0);
    let stranger = cluster.scratch.path().join("stranger");
    fs::create_dir_all(stranger.join("etc/nats")).expect("a folder");
    let config = format!(
        "server_name: stranger\nlisten: \"127.0.0.1:-1\"\ncluster {{ name: sala, listen: \"127.0.0.1:-1\", routes: [\"nats://127.0.0.1:{}\"] }}\n",
        cluster.routes[0]
    );
    let child = Some(start(&newest, &stranger, &config, "stranger"));
    let stranger = Node { child, name: "stranger".to_owned(), config, port: 0 };
    let log = cluster.scratch.path().join("nats-1/log");
    let refused = until(async || fs::read_to_string(&log).ok().filter(|text| text.contains("authentication error"))).await;
    assert!(refused.is_some(), "a stranger becomes no node");
    drop(stranger);

    cluster.nodes.remove(0);
    let again = until(async || {
        let sent = jetstream::new(partners.clone()).publish("sala.v1.partners.agreement.changed", "told".into()).await.ok()?;
        sent.await.ok()
    });
    assert!(again.await.is_some(), "two of three are enough");
    let found = until(async || copies(&provision).await.filter(|(copies, messages)| *copies == 2 && *messages >= 2)).await;
    assert!(found.is_some(), "{:?}", copies(&provision).await);
}
