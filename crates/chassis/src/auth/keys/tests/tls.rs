//! A provider behind TLS.

use std::path::Path;
use std::process::Command;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::*;

/// An authority and a certificate of it for `localhost`, made by openssl; None where there is no openssl.
fn certificates(folder: &Path) -> Option<()> {
    let openssl = |arguments: &str| {
        let mut command = Command::new("openssl");
        command.current_dir(folder).args(arguments.split_whitespace());
        command.output().map(|done| assert!(done.status.success(), "{arguments}: {}", String::from_utf8_lossy(&done.stderr)))
    };
    std::fs::write(folder.join("name"), "subjectAltName=DNS:localhost\nbasicConstraints=critical,CA:false\n").expect("written");
    let curve = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    openssl(&format!("req -x509 {curve} -keyout ca.key -out ca.pem -days 2 -subj /CN=authority")).ok()?;
    openssl(&format!("req {curve} -keyout server.key -out server.csr -subj /CN=localhost")).ok()?;
    openssl("x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 1 -extfile name").ok()
}

fn acceptor(folder: &Path) -> TlsAcceptor {
    let chain = CertificateDer::pem_file_iter(folder.join("server.pem")).expect("a certificate").collect::<Result<_, _>>().expect("PEM");
    let key = PrivateKeyDer::from_pem_file(folder.join("server.key")).expect("a key");
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider())).with_safe_default_protocol_versions();
    let config = builder.expect("versions").with_no_client_auth().with_single_cert(chain, key).expect("a pair");
    TlsAcceptor::from(Arc::new(config))
}

#[tokio::test]
async fn a_provider_behind_tls_is_believed_when_its_certificate_goes_back_to_the_configured_one_and_only_then() {
    let folder = local::DataFolder::temporary("tls").expect("a temporary folder");
    if certificates(folder.path()).is_none() {
        // Without openssl nobody makes the certificates; the parts of this that need none are proved beside fetch.rs.
        return;
    }
    let good = Signer::new();
    let provider = Provider::with_tls(Answer::Keys(vec![good.jwk.clone()]), acceptor(folder.path())).await;
    let trusting = AuthConfig { jwks_ca_file: Some(folder.path().join("ca.pem")), ..provider.config() };
    let door = Door::open(&trusting, calm()).await;
    assert_eq!(door.let_in(&good.header()).await, Ok(()));
    assert_eq!(provider.requests(), 1);

    let unknown = Keys::open_with(&provider.config(), calm()).expect("a good configuration");
    let error = unknown.look().await.expect_err("no browser knows this authority");
    assert!(error.contains("certificate"), "{error}");
    let address = trusting.jwks_url.replace("localhost", "127.0.0.1");
    let elsewhere = Keys::open_with(&AuthConfig { jwks_url: address, ..trusting }, calm()).expect("a good configuration");
    let error = elsewhere.look().await.expect_err("the certificate is for localhost");
    assert!(error.contains("certificate"), "{error}");
    assert_eq!(provider.requests(), 1, "nothing is asked of a stranger");
}
