//! A provider of keys on this machine: a small HTTP server that answers what the test says, and counts.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use local::DataFolder;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::auth::{AuthConfig, Grant, Issuer};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the provider does with a request.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    /// A key set.
    Keys(Vec<Value>),
    /// This status line and body.
    Plain(&'static str, String),
    /// Bytes without end.
    Endless,
    /// Nothing, and the line stays open.
    Silence,
    /// Nothing, and the line is closed.
    HangUp,
}

pub(super) struct Provider {
    pub(super) address: SocketAddr,
    answer: Arc<Mutex<Answer>>,
    requests: watch::Sender<u64>,
    scheme: &'static str,
    _serving: JoinSet<()>,
}

impl Provider {
    pub(super) async fn start(answer: Answer) -> Self {
        Self::serve(answer, None).await
    }

    pub(super) async fn with_tls(answer: Answer, tls: TlsAcceptor) -> Self {
        Self::serve(answer, Some(tls)).await
    }

    async fn serve(answer: Answer, tls: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let (answer, requests) = (Arc::new(Mutex::new(answer)), watch::Sender::new(0));
        let scheme = if tls.is_some() { "https" } else { "http" };
        let mut serving = JoinSet::new();
        let (said, counted) = (Arc::clone(&answer), requests.clone());
        serving.spawn(async move {
            let mut lines = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                let (said, counted, tls) = (Arc::clone(&said), counted.clone(), tls.clone());
                lines.spawn(async move {
                    match tls {
                        None => respond(stream, &said, &counted).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                respond(stream, &said, &counted).await;
                            }
                        }
                    }
                });
            }
        });
        Self { address, answer, requests, scheme, _serving: serving }
    }

    pub(super) fn say(&self, answer: Answer) {
        *self.answer.lock().expect("no answer panics") = answer;
    }

    /// Requests so far.
    pub(super) fn requests(&self) -> u64 {
        *self.requests.borrow()
    }

    /// Waits until there have been so many requests.
    pub(super) async fn asked(&self, times: u64) {
        let mut requests = self.requests.subscribe();
        let asked = requests.wait_for(|count| *count >= times);
        tokio::time::timeout(PATIENCE, asked).await.expect("the provider is asked").expect("it counts");
    }

    pub(super) fn config(&self) -> AuthConfig {
        let url = format!("{}://localhost:{}/realms/sala/keys?v=1", self.scheme, self.address.port());
        AuthConfig { jwks_url: url, ..AuthConfig::default() }
    }
}

async fn respond(mut stream: impl AsyncRead + AsyncWrite + Unpin, answer: &Mutex<Answer>, requests: &watch::Sender<u64>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < 4_096 {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    let answer = answer.lock().expect("no answer panics").clone();
    requests.send_modify(|count| *count += 1);
    assert!(head.starts_with(b"GET /realms/sala/keys?v=1 HTTP/1.1\r\n"), "{}", String::from_utf8_lossy(&head));
    let (status, body) = match answer {
        Answer::Keys(keys) => ("200 OK", json!({ "keys": keys }).to_string()),
        Answer::Plain(status, body) => (status, body),
        Answer::Endless => {
            _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n{\"keys\": [").await;
            while stream.write_all(&[b' '; 8_192]).await.is_ok() {}
            return;
        }
        Answer::Silence => return std::future::pending().await,
        Answer::HangUp => return,
    };
    let head = format!("HTTP/1.1 {status}\r\nlocation: http://localhost/elsewhere\r\ncontent-length: {}\r\n\r\n", body.len());
    _ = stream.write_all((head + &body).as_bytes()).await;
    _ = stream.shutdown().await;
}

/// A signer of the provider: mints tokens and knows its public key.
pub(super) struct Signer {
    issuer: Issuer,
    pub(super) jwk: Value,
    _folder: DataFolder,
}

impl Signer {
    pub(super) fn new() -> Self {
        let folder = DataFolder::temporary("signer").expect("a temporary folder");
        let issuer = Issuer::open(folder.path()).expect("a new key");
        let set = std::fs::read(folder.path().join("jwks.json")).expect("its key set");
        let set: Value = serde_json::from_slice(&set).expect("JSON");
        Self { issuer, jwk: set["keys"][0].clone(), _folder: folder }
    }

    /// A header with a good token.
    pub(super) fn header(&self) -> String {
        let grants: Vec<Grant> = vec!["partner@global".parse().expect("a grant")];
        format!("Bearer {}", self.issuer.mint("somebody", &grants, Duration::from_hours(1)).expect("signed"))
    }
}
