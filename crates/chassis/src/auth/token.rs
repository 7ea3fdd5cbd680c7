//! Tokens of any `OpenID` provider: issuer, audience, a key of the provider's set; the algorithm is bound to the key.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jsonwebtoken::Validation;
use serde_json::{Map, Value};
use tokio_util::sync::CancellationToken;

use super::keys::{Held, Keys};
use super::service_token::ServiceTokens;
use super::{AuthConfig, Grant, ring_jwt};
use crate::failure::Failure;

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

#[cfg(test)]
impl Identity {
    /// Who a token with these grants would speak for.
    pub(crate) fn claiming(subject: &str, grants: &[String]) -> Self {
        let grants = grants.iter().filter_map(|grant| grant.parse().ok()).collect();
        Self { subject: subject.to_owned(), grants, expires_at: i64::MAX }
    }
}

/// Checks tokens.
#[derive(Debug)]
pub struct Authenticator {
    config: AuthConfig,
    keys: Arc<Keys>,
    services: Option<ServiceTokens>,
    /// Tokens already verified: a signature check costs more than the rest of a read.
    known: RwLock<HashMap<String, Known>>,
}

/// A verified token, and the generation of the keys that it was verified with: a withdrawn key ends its tokens.
#[derive(Debug, Clone)]
struct Known {
    identity: Arc<Identity>,
    generation: u64,
}

const KNOWN_AT_MOST: usize = 4096;

impl Authenticator {
    /// Takes the key set of the configuration: reads the file, or only looks at the address (see [`Authenticator::ready`]).
    pub fn open(config: AuthConfig) -> Result<Self, String> {
        ring_jwt::install();
        let keys = Arc::new(Keys::open(&config)?);
        let services = ServiceTokens::open(&config)?;
        Ok(Self { config, keys, services, known: RwLock::default() })
    }

    /// The same with keys that somebody else has opened, at another pace.
    #[cfg(test)]
    pub(super) fn with(config: AuthConfig, keys: Arc<Keys>) -> Self {
        ring_jwt::install();
        Self { config, keys, services: None, known: RwLock::default() }
    }

    /// Waits for the first keys of an address. Err is a sentence for whoever starts the process.
    pub async fn ready(&self, within: Duration) -> Result<(), String> {
        self.keys.ready(within).await
    }

    /// Keeps the keys fresh until told to stop. Without it a key that is new at the provider stays unknown here.
    pub fn keep_keys(&self, stop: CancellationToken) -> impl Future<Output = ()> + Send + use<> {
        let of_users = self.keys.keep(stop.clone());
        let of_services = self.services.as_ref().map(|services| services.keys().keep(stop));
        async move {
            tokio::join!(of_users, async {
                if let Some(keeping) = of_services {
                    keeping.await;
                }
            });
        }
    }

    /// Who the `authorization` header speaks for. `now` is in seconds since 1970. Waits only for a look at the provider, when the
    /// key of the token is unknown and nobody has looked lately.
    pub async fn identify(&self, authorization: Option<&str>, now: i64) -> Result<Arc<Identity>, Failure> {
        let Some(header) = authorization else { return Err(Failure::unauthenticated("the `authorization` header is missing")) };
        let token = bearer(header).ok_or_else(|| Failure::unauthenticated("the `authorization` header does not begin with `Bearer `"))?;
        let held = self.held()?;
        if let Some(identity) = self.known(token, held.generation, now) {
            return Ok(identity);
        }
        let claims = claims(&self.keys, held, token, &self.expected()).await?;
        let identity = Arc::new(self.identity(&claims.values)?);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN_AT_MOST {
            known.clear();
        }
        known.insert(token.to_owned(), Known { identity: Arc::clone(&identity), generation: claims.generation });
        Ok(identity)
    }

    /// Which service calls the service `to`, from the header beside the user's; None when a user calls.
    pub(crate) async fn service(&self, header: Option<&str>, to: &'static str, now: i64) -> Result<Option<Arc<str>>, Failure> {
        match (header, &self.services) {
            (None, _) => Ok(None),
            (Some(header), Some(services)) => services.identify(header, to, now).await.map(Some),
            (Some(_), None) => Err(Failure::unauthenticated("no service may call here: `auth.service_jwks_file` is not set")),
        }
    }

    fn held(&self) -> Result<Held, Failure> {
        // Not the caller's fault, and another token would not help: the token is refused until the provider answers again.
        self.keys.held().map_err(|_| Failure::unavailable().because("the keys of the issuer are not known, or not confirmed for too long"))
    }

    fn known(&self, token: &str, generation: u64, now: i64) -> Option<Arc<Identity>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).get(token).cloned()?;
        let holds = known.generation == generation && known.identity.expires_at + leeway(&self.config) > now;
        holds.then_some(known.identity)
    }

    fn expected(&self) -> Expected<'_> {
        let AuthConfig { issuer, audience, leeway_seconds, .. } = &self.config;
        Expected { issuer, audience, leeway_seconds: *leeway_seconds }
    }

    fn identity(&self, claims: &Map<String, Value>) -> Result<Identity, Failure> {
        let grants = claims.get(&self.config.grants_claim).and_then(|v| v.as_array()).map(Vec::as_slice).unwrap_or_default();
        // A grant that this house does not know is another application's: it gives nothing and spoils nothing.
        let grants = grants.iter().filter_map(|g| g.as_str().and_then(|g| g.parse().ok())).collect();
        Ok(Identity { subject: subject(claims)?, grants, expires_at: expiry(claims) })
    }
}

/// The token of a header `Bearer …`.
pub(super) fn bearer(header: &str) -> Option<&str> {
    header.strip_prefix("Bearer ").or_else(|| header.strip_prefix("bearer ")).map(str::trim)
}

/// What a token must say.
#[derive(Debug, Clone, Copy)]
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) audience: &'a str,
    pub(super) leeway_seconds: u64,
}

/// What a token says, and with which keys it was verified.
#[derive(Debug)]
pub(super) struct Claims {
    pub(super) values: Map<String, Value>,
    /// The id of the key that signed it.
    pub(super) kid: String,
    pub(super) generation: u64,
}

/// Verifies a token. When its key is unknown, the keys may be looked at once more.
pub(super) async fn claims(keys: &Keys, held: Held, token: &str, expected: &Expected<'_>) -> Result<Claims, Failure> {
    let header = jsonwebtoken::decode_header(token).map_err(|_| Failure::unauthenticated("the token is not a JSON Web Token"))?;
    if header.crit.is_some() {
        return Err(Failure::unauthenticated("the token asks for something that is not understood here (`crit`)"));
    }
    let kid = header.kid.unwrap_or_default();
    let held = if held.set.get(&kid).is_some() { Some(held) } else { keys.look_for(&kid).await };
    let unknown = || Failure::unauthenticated("the token is signed with a key that is not known here");
    let held = held.ok_or_else(unknown)?;
    let public = held.set.get(&kid).ok_or_else(unknown)?;
    let mut validation = Validation::new(public.algorithm);
    validation.leeway = expected.leeway_seconds;
    validation.validate_nbf = true;
    validation.set_issuer(&[expected.issuer]);
    validation.set_audience(&[expected.audience]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    let decoded = jsonwebtoken::decode::<Map<String, Value>>(token, &public.key, &validation);
    let values = decoded.map_err(|error| Failure::unauthenticated(hint(&error)))?.claims;
    Ok(Claims { values, kid, generation: held.generation })
}

pub(super) fn subject(claims: &Map<String, Value>) -> Result<String, Failure> {
    match claims.get("sub").and_then(Value::as_str) {
        Some(subject) if !subject.is_empty() => Ok(subject.to_owned()),
        _ => Err(Failure::unauthenticated("the token has no subject")),
    }
}

pub(super) fn expiry(claims: &Map<String, Value>) -> i64 {
    claims.get("exp").and_then(Value::as_i64).unwrap_or_default()
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
