//! NATS as `deploy/` runs it, alone or as three nodes, but for the containers: its configuration, and keys made by `sala keys init`.

use std::fs::{self, File};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use async_nats::jetstream;
use async_nats::jetstream::consumer::{AckPolicy, pull};
use async_nats::{Client, ConnectError, ConnectOptions};
use local::{NatsProgram, Version};
use tokio_stream::StreamExt as _;

use super::{copy_files, folder, secrets};
use crate::faults::{sala, until};
use crate::sources;

/// Servers before this one know no `sync_interval`; they are for trials, not for a deployment.
const DEPLOYED_SINCE: Version = Version::new(2, 10, 0);

/// One server, from its start on; killed when dropped.
pub(super) struct Node {
    child: Option<Child>,
    config: String,
    pub(super) port: u16,
}

impl Drop for Node {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            _ = child.kill();
            _ = child.wait();
        }
    }
}

/// Servers with the files of the folder, each at ports of its own.
pub(super) struct Servers {
    program: NatsProgram,
    pub(super) nodes: Vec<Node>,
    pub(super) routes: Vec<u16>,
    pub(super) scratch: tempfile::TempDir,
}

/// A client and what the server told it that it may not do.
pub(super) struct User {
    pub(super) client: Client,
    refusals: Arc<Mutex<Vec<String>>>,
}

impl Servers {
    /// nats.conf, and it runs.
    pub(super) async fn alone(program: &NatsProgram) -> Self {
        let mut server = Self::new(program, "nats.conf", 1);
        server.start(0).await;
        server
    }

    /// nats-cluster.conf, three times. None of them is up at first.
    pub(super) fn three(program: &NatsProgram) -> Self {
        Self::new(program, "nats-cluster.conf", 3)
    }

    fn new(program: &NatsProgram, config: &str, count: usize) -> Self {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let secret = scratch.path().join("secrets");
        secrets::make(&[], &secret);
        let ports: Vec<(u16, u16)> = (0..count).map(|_| (sala::free_port(), sala::free_port())).collect();
        let nodes = (1..).zip(&ports).map(|(number, (port, route))| {
            let home = scratch.path().join(format!("nats-{number}"));
            copy_files(&folder().join("nats"), &home.join("etc/nats"));
            symlink(&secret, home.join("etc/sala")).expect("a link");
            let mut text = sources::read(&format!("deploy/nats/{config}"));
            for (number, (_, route)) in (1..).zip(&ports) {
                text = text.replace(&format!("nats-{number}:6222"), &format!("127.0.0.1:{route}"));
            }
            let here = secret.display().to_string();
            let moved = [
                ("\"0.0.0.0:4222\"", format!("\"127.0.0.1:{port}\"")),
                ("\"0.0.0.0:6222\"", format!("\"127.0.0.1:{route}\"")),
                ("\"127.0.0.1:8222\"", "\"127.0.0.1:-1\"".to_owned()),
                ("\"/data\"", format!("\"{}\"", home.join("data").display())),
                ("/run/secrets/", format!("{here}/")),
                ("\"/etc/sala/", format!("\"{here}/")),
            ];
            text = moved.iter().fold(text, |text, (from, to)| text.replace(from, to));
            if program.version < DEPLOYED_SINCE {
                text = text.replace("  sync_interval: always\n", "");
            }
            Node { child: None, config: text, port: *port }
        });
        let nodes = nodes.collect();
        let routes = ports.iter().map(|(_, route)| *route).collect();
        Self { program: program.clone(), nodes, routes, scratch }
    }

    pub(super) async fn start(&mut self, at: usize) {
        let (name, node) = (format!("nats-{}", at + 1), &mut self.nodes[at]);
        node.child = Some(spawn(&self.program, &self.scratch.path().join(&name), &node.config, &name));
        let listens = until(async || TcpStream::connect(("127.0.0.1", node.port)).is_ok().then_some(())).await;
        assert!(listens.is_some(), "nats-server {} does not listen: {}", self.program.version, self.log(at + 1));
    }

    pub(super) fn secrets(&self) -> PathBuf {
        self.scratch.path().join("secrets")
    }

    pub(super) fn log(&self, number: usize) -> String {
        fs::read_to_string(self.scratch.path().join(format!("nats-{number}/log"))).unwrap_or_default()
    }

    /// Where all of them are.
    pub(super) fn addresses(&self) -> String {
        self.nodes.iter().map(|node| format!("tls://127.0.0.1:{}", node.port)).collect::<Vec<_>>().join(",")
    }

    /// A configuration of `deploy/config` with the addresses of these servers.
    pub(super) fn config(&self, name: &str) -> String {
        let (text, here) = (sources::read(&format!("deploy/config/{name}.toml")), self.secrets().display().to_string());
        let moved = text.replace("/run/secrets", &here).replace("/etc/sala", &here);
        let mut table: toml::Table = moved.parse().expect("TOML");
        table["nats"]["url"] = self.addresses().into();
        let file = self.scratch.path().join(format!("{name}.toml"));
        fs::write(&file, table.to_string()).expect("written");
        file.display().to_string()
    }

    /// Somebody with the keys of the house.
    pub(super) async fn user(&self, name: &str) -> User {
        let (options, refusals) = heard(options(&self.secrets(), name));
        let client = connect(options, &self.addresses()).await.unwrap_or_else(|e| panic!("{name}: {e}"));
        User { client, refusals }
    }

    /// Lets the servers read their users again.
    pub(super) fn reload(&self) {
        for child in self.nodes.iter().filter_map(|node| node.child.as_ref()) {
            let sent = Command::new("kill").arg("-HUP").arg(child.id().to_string()).status();
            assert!(sent.is_ok_and(|status| status.success()), "kill -HUP");
        }
    }
}

impl User {
    /// Whether the server lets it say something on this subject. It answers a refusal to the connection alone.
    pub(super) async fn is_refused(&self, subject: &str) -> bool {
        self.client.publish(subject.to_owned(), "nobody asked for this".into()).await.expect("the client sends it");
        self.client.flush().await.expect("the server has read it");
        let wanted = subject.to_lowercase();
        until(async || {
            let heard = self.refusals.lock().expect("nobody panics").iter().any(|refusal| refusal.to_lowercase().contains(&wanted));
            heard.then_some(())
        })
        .await
        .is_some()
    }

    /// Everything that was refused so far.
    pub(super) fn refusals(&self) -> Vec<String> {
        self.refusals.lock().expect("nobody panics").clone()
    }
}

/// How a service connects that has these keys.
pub(crate) fn options(secrets: &Path, user: &str) -> ConnectOptions {
    let seed = fs::read_to_string(secrets.join(format!("{user}_nkey"))).expect("a seed");
    with_seed(secrets, user, seed.trim())
}

pub(super) fn with_seed(secrets: &Path, user: &str, seed: &str) -> ConnectOptions {
    let options = ConnectOptions::with_nkey(seed.to_owned()).custom_inbox_prefix(format!("_INBOX.{user}"));
    options.add_root_certificates(secrets.join("ca.pem")).require_tls(true).ignore_discovered_servers()
}

pub(super) async fn connect(options: ConnectOptions, addresses: &str) -> Result<Client, ConnectError> {
    options.connect(addresses.split(',').collect::<Vec<_>>()).await
}

/// The first message of a source, read as a reader does.
pub(super) async fn read(client: &Client, source: &str) -> Option<String> {
    let config = pull::Config { ack_policy: AckPolicy::None, memory_storage: true, num_replicas: 1, ..pull::Config::default() };
    let stream = format!("SALA_{}", source.to_uppercase());
    let consumer = jetstream::new(client.clone()).create_consumer_on_stream(config, stream).await.ok()?;
    let message = consumer.messages().await.ok()?.next().await?.ok()?;
    Some(String::from_utf8_lossy(&message.payload).into_owned())
}

fn heard(options: ConnectOptions) -> (ConnectOptions, Arc<Mutex<Vec<String>>>) {
    let refusals = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&refusals);
    let options = options.event_callback(move |event| {
        if let async_nats::Event::ServerError(error) = event {
            noted.lock().expect("nobody panics").push(error.to_string());
        }
        std::future::ready(())
    });
    (options, refusals)
}

fn spawn(program: &NatsProgram, home: &Path, config: &str, name: &str) -> Child {
    let file = home.join("etc/nats/here.conf");
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

/// A server that only claims to be a node.
pub(super) fn stranger(program: &NatsProgram, servers: &Servers) -> Node {
    let home = servers.scratch.path().join("stranger");
    fs::create_dir_all(home.join("etc/nats")).expect("a folder");
    let config = format!(
        "server_name: stranger\nlisten: \"127.0.0.1:-1\"\ncluster {{ name: sala, listen: \"127.0.0.1:-1\", routes: [\"nats://127.0.0.1:{}\"] }}\n",
        servers.routes[0]
    );
    Node { child: Some(spawn(program, &home, &config, "stranger")), config, port: 0 }
}
