//! A local issuer for `sala up` and for tests: an Ed25519 key in a folder, its key set beside it.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};

use super::{AuthConfig, Grant, ring_jwt};
use crate::kernel::Clock;

/// Why the local issuer cannot work.
#[derive(Debug, thiserror::Error)]
pub enum IssuerError {
    /// The folder cannot be read or written.
    #[error("local issuer: {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        source: std::io::Error,
    },
    /// The key is damaged.
    #[error("local issuer: {0} is not an Ed25519 key; remove it to make a new one")]
    Key(PathBuf),
    /// Signing failed.
    #[error("local issuer: signing failed: {0}")]
    Sign(#[from] jsonwebtoken::errors::Error),
}

/// Mints tokens.
#[derive(Debug)]
pub struct Issuer {
    key: EncodingKey,
    kid: String,
    folder: PathBuf,
}

impl Issuer {
    /// Opens the issuer in `folder`; makes a key when there is none. The key file is readable by its owner only.
    pub fn open(folder: &Path) -> Result<Self, IssuerError> {
        ring_jwt::install();
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| IssuerError::Io { path, source }
        };
        fs::create_dir_all(folder).map_err(at(folder))?;
        let file = folder.join("issuer.key");
        let pkcs8 = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let made = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(|_| IssuerError::Key(file.clone()))?;
                let mut out = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file).map_err(at(&file))?;
                out.write_all(made.as_ref()).map_err(at(&file))?;
                made.as_ref().to_vec()
            }
            Err(error) => return Err(at(&file)(error)),
        };
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&pkcs8).map_err(|_| IssuerError::Key(file.clone()))?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        let kid = public[..16].to_owned();
        let set = serde_json::json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": public}]});
        let jwks = folder.join("jwks.json");
        fs::write(&jwks, set.to_string()).map_err(at(&jwks))?;
        Ok(Self { key: EncodingKey::from_ed_der(&pkcs8), kid, folder: folder.to_owned() })
    }

    /// How services check the tokens of this issuer.
    pub fn config(&self) -> AuthConfig {
        AuthConfig { jwks_file: self.folder.join("jwks.json"), ..AuthConfig::default() }
    }

    /// A token for `subject` with these grants.
    pub fn mint(&self, subject: &str, grants: &[Grant], lifetime: Duration) -> Result<String, IssuerError> {
        self.mint_claims(subject, &grants.iter().map(ToString::to_string).collect::<Vec<_>>(), lifetime)
    }

    /// A token that claims these grants, as any other provider might write them: what is no grant gives nothing.
    pub fn mint_claims(&self, subject: &str, grants: &[String], lifetime: Duration) -> Result<String, IssuerError> {
        let defaults = AuthConfig::default();
        let now = Clock::system().now().as_second();
        let lifetime = i64::try_from(lifetime.as_secs()).unwrap_or(i64::MAX);
        let claims = serde_json::json!({
            "iss": defaults.issuer, "aud": defaults.audience, "sub": subject,
            "iat": now, "nbf": now, "exp": now.saturating_add(lifetime),
            "grants": grants,
        });
        let header = Header { kid: Some(self.kid.clone()), ..Header::new(Algorithm::EdDSA) };
        Ok(jsonwebtoken::encode(&header, &claims, &self.key)?)
    }
}
