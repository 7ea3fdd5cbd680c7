//! Tokens between services. A service that calls another one says who it is with a token of its own, valid for a minute and for that one
//! service only; the user's token goes beside it unchanged, so that a service never has more rights than the user for whom it asks.
//!
//! The key is an Ed25519 key in a file of the calling service. Its public half stands in the key set of the services allowed, under the
//! id `<service>/<fingerprint>`: a key speaks for that service and for no other.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::HeaderValue;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

use super::keys::Keys;
use super::token::{self, Expected};
use super::{AuthConfig, ring_jwt};
use crate::failure::Failure;
use crate::kernel::Clock;

/// The header that carries it, `Bearer …` like the user's.
pub const SERVICE_HEADER: &str = "sala-service-authorization";
/// `iss` of such tokens: no user's token has it.
const ISSUER: &str = "sala-service";
const LIFETIME: Duration = Duration::from_mins(1);
/// A token is used again until so much of its life is left.
const FRESH: Duration = Duration::from_secs(30);
const KNOWN_AT_MOST: usize = 1_024;

/// Signs for the services of this process.
pub struct ServiceKey {
    key: EncodingKey,
    public: String,
    minted: Mutex<HashMap<(&'static str, &'static str), Minted>>,
}

#[derive(Debug, Clone)]
struct Minted {
    header: HeaderValue,
    expires_at: i64,
}

impl std::fmt::Debug for ServiceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServiceKey").field("public", &self.public).finish_non_exhaustive()
    }
}

impl ServiceKey {
    /// Reads an Ed25519 key, PKCS#8 in PEM or DER, as `openssl genpkey -algorithm ed25519` makes it.
    pub fn open(file: &Path) -> Result<Self, String> {
        ring_jwt::install();
        let at = |e: String| format!("auth.service_key_file {}: {e}", file.display());
        let bytes = std::fs::read(file).map_err(|e| at(e.to_string()))?;
        let pkcs8 = PrivatePkcs8KeyDer::from_pem_slice(&bytes).map_or(bytes, |pem| pem.secret_pkcs8_der().to_vec());
        let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&pkcs8).map_err(|e| at(format!("is no Ed25519 key: {e}")))?;
        let public = URL_SAFE_NO_PAD.encode(pair.public_key().as_ref());
        Ok(Self { key: EncodingKey::from_ed_der(&pkcs8), public, minted: Mutex::default() })
    }

    /// The public half for the key set of the services allowed, where it speaks for `service`.
    pub fn jwk(&self, service: &str) -> serde_json::Value {
        let kid = self.kid(service);
        serde_json::json!({"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": kid, "x": self.public})
    }

    fn kid(&self, service: &str) -> String {
        format!("{service}/{}", &self.public[..16])
    }

    /// The header with which `service` calls the service `to`.
    pub(crate) fn header(&self, service: &'static str, to: &'static str) -> Result<HeaderValue, Failure> {
        let now = Clock::system().now().as_second();
        let mut minted = self.minted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(minted) = minted.get(&(service, to)).filter(|m| m.expires_at - now > seconds(FRESH)) {
            return Ok(minted.header.clone());
        }
        let expires_at = now + seconds(LIFETIME);
        let claims = serde_json::json!({"iss": ISSUER, "aud": to, "sub": service, "iat": now, "nbf": now, "exp": expires_at});
        let header = Header { kid: Some(self.kid(service)), ..Header::new(Algorithm::EdDSA) };
        let token = jsonwebtoken::encode(&header, &claims, &self.key).map_err(Failure::internal)?;
        let mut header = HeaderValue::try_from(format!("Bearer {token}")).map_err(Failure::internal)?;
        header.set_sensitive(true);
        minted.insert((service, to), Minted { header: header.clone(), expires_at });
        Ok(header)
    }
}

fn seconds(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

/// Checks tokens of services.
#[derive(Debug)]
pub(super) struct ServiceTokens {
    keys: Arc<Keys>,
    leeway_seconds: u64,
    known: Mutex<HashMap<String, Known>>,
}

#[derive(Debug, Clone)]
struct Known {
    service: Arc<str>,
    to: &'static str,
    expires_at: i64,
    generation: u64,
}

impl ServiceTokens {
    /// None when no key set is configured.
    pub(super) fn open(config: &AuthConfig) -> Result<Option<Self>, String> {
        let Some(file) = &config.service_jwks_file else { return Ok(None) };
        ring_jwt::install();
        let keys = Arc::new(Keys::of_file(file.clone(), config).map_err(|e| format!("auth.service_jwks_file: {e}"))?);
        Ok(Some(Self { keys, leeway_seconds: config.leeway_seconds, known: Mutex::default() }))
    }

    pub(super) fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys)
    }

    /// The service that calls the service `to`. `now` is in seconds since 1970.
    pub(super) async fn identify(&self, header: &str, to: &'static str, now: i64) -> Result<Arc<str>, Failure> {
        let wrong = |why: Failure| Failure::unauthenticated("the token in `sala-service-authorization` is not valid").because(why);
        let token = token::bearer(header).ok_or_else(|| wrong(Failure::unauthenticated("it does not begin with `Bearer `")))?;
        let held = self.keys.held().map_err(|_| Failure::unavailable())?;
        if let Some(service) = self.known(token, to, held.generation, now) {
            return Ok(service);
        }
        let expected = Expected { issuer: ISSUER, audience: to, leeway_seconds: self.leeway_seconds };
        let claims = token::claims(&self.keys, held, token, &expected).await.map_err(wrong)?;
        let service = token::subject(&claims.values).map_err(wrong)?;
        if claims.kid.split_once('/').map(|(name, _)| name) != Some(service.as_str()) {
            return Err(wrong(Failure::unauthenticated("its key speaks for another service")));
        }
        let service: Arc<str> = service.into();
        let known = Known { service: Arc::clone(&service), to, expires_at: token::expiry(&claims.values), generation: claims.generation };
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= KNOWN_AT_MOST {
            all.clear();
        }
        all.insert(token.to_owned(), known);
        Ok(service)
    }

    fn known(&self, token: &str, to: &str, generation: u64, now: i64) -> Option<Arc<str>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned()?;
        let leeway = i64::try_from(self.leeway_seconds).unwrap_or(30);
        (known.to == to && known.generation == generation && known.expires_at + leeway > now).then_some(known.service)
    }
}
