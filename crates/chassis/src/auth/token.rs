//! Tokens of any `OpenID` provider: issuer, audience, a key set from a file; the algorithm is bound to the key.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::Deserialize;

use super::{Grant, ring_jwt};
use crate::failure::Failure;

/// Who issues tokens and how they are checked.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct AuthConfig {
    /// `iss` of the tokens.
    pub issuer: String,
    /// `aud` of the tokens.
    pub audience: String,
    /// File with the JSON Web Key Set of the issuer.
    pub jwks_file: PathBuf,
    /// Claim that holds the grants, a list of `role@scope`.
    pub grants_claim: String,
    /// A role table of one's own; the compiled-in one when absent.
    pub roles_file: Option<PathBuf>,
    /// Seconds by which clocks may differ.
    pub leeway_seconds: u64,
}

impl Default for AuthConfig {
    fn default() -> Self {
        Self {
            issuer: "sala-local".to_owned(),
            audience: "sala".to_owned(),
            jwks_file: PathBuf::new(),
            grants_claim: "grants".to_owned(),
            roles_file: None,
            leeway_seconds: 30,
        }
    }
}

/// Who a token speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `sub`.
    pub subject: String,
    /// Grants of the roles that the house knows.
    pub grants: Vec<Grant>,
    /// `exp`, in seconds since 1970.
    pub expires_at: i64,
}

/// Checks tokens.
#[derive(Debug)]
pub struct Authenticator {
    config: AuthConfig,
    keys: RwLock<HashMap<String, (Algorithm, DecodingKey)>>,
    read_at: Mutex<Instant>,
    /// Tokens already verified: a signature check costs more than the rest of a read.
    known: RwLock<HashMap<String, Arc<Identity>>>,
}

const KNOWN_AT_MOST: usize = 4096;
const REREAD_AFTER: Duration = Duration::from_secs(30);

impl Authenticator {
    /// Reads the key set.
    pub fn open(config: AuthConfig) -> Result<Self, String> {
        ring_jwt::install();
        let keys = read_keys(&config)?;
        Ok(Self { config, keys: RwLock::new(keys), read_at: Mutex::new(Instant::now()), known: RwLock::default() })
    }

    /// Who the `authorization` header speaks for. `now` is in seconds since 1970.
    pub fn identify(&self, authorization: Option<&str>, now: i64) -> Result<Arc<Identity>, Failure> {
        let Some(header) = authorization else { return Err(Failure::unauthenticated("the `authorization` header is missing")) };
        let Some(token) = header.strip_prefix("Bearer ").or_else(|| header.strip_prefix("bearer ")) else {
            return Err(Failure::unauthenticated("the `authorization` header does not begin with `Bearer `"));
        };
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(token).cloned();
        if let Some(identity) = known.filter(|i| i.expires_at + leeway(&self.config) > now) {
            return Ok(identity);
        }
        let identity = Arc::new(self.verify(token.trim())?);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_AT_MOST {
            known.clear();
        }
        known.insert(token.to_owned(), Arc::clone(&identity));
        Ok(identity)
    }

    fn verify(&self, token: &str) -> Result<Identity, Failure> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| Failure::unauthenticated("the token is not a JSON Web Token"))?;
        let kid = header.kid.unwrap_or_default();
        let (algorithm, key) =
            self.key(&kid).ok_or_else(|| Failure::unauthenticated("the token is signed with a key that is not known here"))?;
        let mut validation = Validation::new(algorithm);
        validation.leeway = self.config.leeway_seconds;
        validation.validate_nbf = true;
        validation.set_issuer(&[&self.config.issuer]);
        validation.set_audience(&[&self.config.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        let claims = jsonwebtoken::decode::<serde_json::Map<String, serde_json::Value>>(token, &key, &validation)
            .map_err(|error| Failure::unauthenticated(hint(&error)))?
            .claims;
        let text = |name: &str| claims.get(name).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let subject = text("sub");
        if subject.is_empty() {
            return Err(Failure::unauthenticated("the token has no subject"));
        }
        let grants = claims.get(&self.config.grants_claim).and_then(|v| v.as_array()).map(Vec::as_slice).unwrap_or_default();
        // A grant that this house does not know is another application's: it gives nothing and spoils nothing.
        let grants = grants.iter().filter_map(|g| g.as_str().and_then(|g| g.parse().ok())).collect();
        Ok(Identity { subject, grants, expires_at: claims.get("exp").and_then(serde_json::Value::as_i64).unwrap_or_default() })
    }

    /// The key with this id; the file is read again for an unknown one, at most every 30 s.
    fn key(&self, kid: &str) -> Option<(Algorithm, DecodingKey)> {
        let find = || self.keys.read().unwrap_or_else(PoisonError::into_inner).get(kid).cloned();
        if let Some(found) = find() {
            return Some(found);
        }
        let mut read_at = self.read_at.lock().unwrap_or_else(PoisonError::into_inner);
        if read_at.elapsed() >= REREAD_AFTER {
            *read_at = Instant::now();
            match read_keys(&self.config) {
                Ok(keys) => *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys,
                Err(error) => tracing::warn!(%error, "the key set could not be read again; the last good keys stay"),
            }
        }
        find()
    }
}

fn leeway(config: &AuthConfig) -> i64 {
    i64::try_from(config.leeway_seconds).unwrap_or(30)
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else is wrong with a token gets the general sentence")]
fn hint(error: &jsonwebtoken::errors::Error) -> &'static str {
    use jsonwebtoken::errors::ErrorKind;
    match error.kind() {
        ErrorKind::ExpiredSignature => "the token has expired",
        ErrorKind::ImmatureSignature => "the token is not valid yet",
        ErrorKind::InvalidIssuer => "the token is from another issuer",
        ErrorKind::InvalidAudience => "the token is for another audience",
        ErrorKind::InvalidSignature => "the signature of the token is wrong",
        ErrorKind::InvalidAlgorithm => "the token uses another algorithm than its key",
        _ => "the token is not valid",
    }
}

fn read_keys(config: &AuthConfig) -> Result<HashMap<String, (Algorithm, DecodingKey)>, String> {
    let file = config.jwks_file.display();
    let text = std::fs::read_to_string(&config.jwks_file).map_err(|e| format!("key set {file}: {e}"))?;
    let set: JwkSet = serde_json::from_str(&text).map_err(|e| format!("key set {file}: {e}"))?;
    let mut keys = HashMap::new();
    for jwk in &set.keys {
        let Some(algorithm) = algorithm_of(jwk) else { continue };
        let key = DecodingKey::from_jwk(jwk).map_err(|e| format!("key set {file}: {e}"))?;
        keys.insert(jwk.common.key_id.clone().unwrap_or_default(), (algorithm, key));
    }
    if keys.is_empty() {
        return Err(format!("key set {file}: no RSA, P-256 or Ed25519 key"));
    }
    Ok(keys)
}

/// The algorithm follows from the key, never from the token.
#[expect(clippy::wildcard_enum_match_arm, reason = "keys of other kinds are not ours to use")]
fn algorithm_of(jwk: &Jwk) -> Option<Algorithm> {
    match &jwk.algorithm {
        AlgorithmParameters::RSA(_) => Some(Algorithm::RS256),
        AlgorithmParameters::EllipticCurve(ec) if ec.curve == EllipticCurve::P256 => Some(Algorithm::ES256),
        AlgorithmParameters::OctetKeyPair(okp) if okp.curve == EllipticCurve::Ed25519 => Some(Algorithm::EdDSA),
        _ => None,
    }
}
