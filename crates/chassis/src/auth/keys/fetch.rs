//! The key set over the network: one small request on a connection of its own, bounded in time and size. Redirections are not
//! followed: the address that was configured is the address that is trusted.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto::ring};

use crate::auth::AuthConfig;

/// Largest key set in bytes; those of large providers have some ten thousand.
const BYTES_AT_MOST: usize = 256 * 1024;

/// Where the key set is.
pub(super) struct Address {
    uri: Uri,
    host: String,
    port: u16,
    tls: Option<(TlsConnector, ServerName<'static>)>,
}

impl std::fmt::Debug for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.uri)
    }
}

impl Address {
    /// Reads the address and the certificates to trust; connects to nothing.
    pub(super) fn parse(config: &AuthConfig) -> Result<Self, String> {
        let wrong = |why: String| format!("auth.jwks_url {:?}: {why}", config.jwks_url);
        let uri: Uri = config.jwks_url.parse().map_err(|e| wrong(format!("{e}")))?;
        let host = uri.host().ok_or_else(|| wrong("it names no host".to_owned()))?.trim_matches(['[', ']']).to_owned();
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err(wrong("a user and a password have no place in it".to_owned()));
        }
        let tls = match uri.scheme_str() {
            Some("https") => {
                let name = ServerName::try_from(host.clone()).map_err(|e| wrong(e.to_string()))?;
                Some((TlsConnector::from(Arc::new(trusting(config.jwks_ca_file.as_deref())?)), name))
            }
            Some("http") if config.jwks_allow_http || is_this_machine(&host) => None,
            Some("http") => {
                return Err(wrong(
                    "whoever is on the way could put in keys of their own; use https://, or say auth.jwks_allow_http = true".to_owned(),
                ));
            }
            _ => return Err(wrong("it begins with neither https:// nor http://".to_owned())),
        };
        let port = uri.port_u16().unwrap_or(if tls.is_some() { 443 } else { 80 });
        Ok(Self { uri, host, port, tls })
    }

    /// Fetches what is there.
    pub(super) async fn fetch(&self, within: Duration) -> Result<Bytes, String> {
        // On the heap: the buffers of TLS and HTTP are large, and one exchange happens every ten minutes.
        match tokio::time::timeout(within, Box::pin(self.exchange())).await {
            Ok(outcome) => outcome,
            Err(tokio::time::error::Elapsed { .. }) => Err(format!("no answer within {} ms", within.as_millis())),
        }
    }

    async fn exchange(&self) -> Result<Bytes, String> {
        let at = |e: std::io::Error| format!("cannot connect to {}:{}: {e}", self.host, self.port);
        let stream = TcpStream::connect((self.host.as_str(), self.port)).await.map_err(at)?;
        match &self.tls {
            None => self.ask(stream).await,
            Some((connector, name)) => self.ask(connector.connect(name.clone(), stream).await.map_err(at)?).await,
        }
    }

    async fn ask(&self, stream: impl AsyncRead + AsyncWrite + Unpin) -> Result<Bytes, String> {
        let (mut sender, connection) = http1::handshake::<_, Empty<Bytes>>(TokioIo::new(stream)).await.map_err(|e| e.to_string())?;
        let answer = async {
            let authority = self.uri.authority().map_or(self.host.as_str(), |a| a.as_str());
            let request = Request::get(self.uri.path_and_query().map_or("/", |p| p.as_str()))
                .header(header::HOST, authority)
                .header(header::ACCEPT, "application/json")
                .header(header::USER_AGENT, concat!("sala/", env!("CARGO_PKG_VERSION")))
                .body(Empty::new())
                .map_err(|e| e.to_string())?;
            let response = sender.send_request(request).await.map_err(|e| e.to_string())?;
            if response.status() != StatusCode::OK {
                return Err(format!("the answer is {}", response.status()));
            }
            let body = Limited::new(response.into_body(), BYTES_AT_MOST).collect().await;
            body.map(http_body_util::Collected::to_bytes)
                .map_err(|e| format!("the answer breaks off or exceeds {BYTES_AT_MOST} bytes: {e}"))
        };
        // The connection moves the bytes; when it ends first, the answer has all of them or an error.
        let moving = async {
            _ = connection.await;
            std::future::pending::<()>().await;
        };
        tokio::select! {
            answer = answer => answer,
            () = moving => Err("the connection ended".to_owned()),
        }
    }
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// TLS that trusts the certificates of this file, or those that browsers trust.
fn trusting(ca_file: Option<&Path>) -> Result<ClientConfig, String> {
    let mut roots = RootCertStore::empty();
    match ca_file {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(file) => {
            let at = |e: String| format!("auth.jwks_ca_file {}: {e}", file.display());
            for certificate in CertificateDer::pem_file_iter(file).map_err(|e| at(e.to_string()))? {
                roots.add(certificate.map_err(|e| at(e.to_string()))?).map_err(|e| at(e.to_string()))?;
            }
            if roots.is_empty() {
                return Err(at("it holds no certificate".to_owned()));
            }
        }
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
    Ok(builder.map_err(|e| e.to_string())?.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str, allow_http: bool) -> Result<Address, String> {
        Address::parse(&AuthConfig { jwks_url: url.to_owned(), jwks_allow_http: allow_http, ..AuthConfig::default() })
    }

    #[test]
    fn plain_http_is_for_this_machine_or_for_who_says_so() {
        for here in ["http://127.0.0.1:8080/jwks", "http://[::1]/jwks", "http://localhost/jwks", "http://LOCALHOST/jwks"] {
            assert!(parsed(here, false).is_ok(), "{here}");
        }
        for elsewhere in
            ["http://issuer.example/jwks", "http://10.0.0.1/jwks", "http://localhost.example/jwks", "http://127.0.0.1.example/"]
        {
            assert!(parsed(elsewhere, false).expect_err(elsewhere).contains("auth.jwks_allow_http"), "{elsewhere}");
            assert!(parsed(elsewhere, true).is_ok(), "{elsewhere}");
        }
    }

    #[test]
    fn an_address_that_cannot_be_used_is_an_error_that_names_it() {
        for wrong in ["", "/jwks", "ftp://issuer.example/jwks", "issuer.example", "https://user:word@issuer.example/jwks", "https:///jwks"]
        {
            assert!(parsed(wrong, true).expect_err(wrong).contains("auth.jwks_url"), "{wrong}");
        }
    }

    #[test]
    fn the_port_follows_from_the_scheme() {
        let port = |url: &str| parsed(url, true).expect(url).port;
        assert_eq!((port("https://issuer.example/a"), port("http://issuer.example"), port("https://issuer.example:8443")), (443, 80, 8443));
    }

    #[test]
    fn a_file_of_certificates_that_holds_none_is_an_error_that_names_it() {
        for (file, why) in [("/nowhere/ca.pem", "/nowhere/ca.pem"), (concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), "no certificate")]
        {
            let config =
                AuthConfig { jwks_url: "https://issuer.example".to_owned(), jwks_ca_file: Some(file.into()), ..AuthConfig::default() };
            let error = Address::parse(&config).expect_err("no certificates");
            assert!(error.contains("auth.jwks_ca_file") && error.contains(why), "{error}");
        }
    }
}
