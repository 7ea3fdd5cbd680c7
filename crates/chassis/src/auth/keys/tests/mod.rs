//! Keys against a real provider on this machine: rotation, outage, slow and hostile answers.

mod flood;
mod outage;
mod provider;
mod rotation;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{Keys, Pace};
use crate::auth::{AuthConfig, Authenticator};
use crate::failure::Kind;
use provider::{Answer, Provider, Signer};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// Never looks by itself, and looks for an unknown key once.
fn calm() -> Pace {
    let never = Duration::from_hours(10);
    Pace { refresh: never, retry: never, refetch: never, absent: never, keep: never, fetch: Duration::from_secs(20) }
}

/// A door with its keeper.
struct Door {
    authenticator: Arc<Authenticator>,
    keys: Arc<Keys>,
    _keeper: JoinSet<()>,
}

impl Door {
    /// Waits for the first keys.
    async fn open(config: &AuthConfig, pace: Pace) -> Self {
        let keys = Arc::new(Keys::open_with(config, pace).expect("a good configuration"));
        keys.ready(PATIENCE).await.expect("the provider answers");
        Self::keeping(config, keys)
    }

    fn keeping(config: &AuthConfig, keys: Arc<Keys>) -> Self {
        let authenticator = Arc::new(Authenticator::with(config.clone(), Arc::clone(&keys)));
        let mut keeper = JoinSet::new();
        keeper.spawn(authenticator.keep_keys(CancellationToken::new()));
        Self { authenticator, keys, _keeper: keeper }
    }

    /// Ok, or the kind of the refusal.
    async fn let_in(&self, header: &str) -> Result<(), Kind> {
        self.authenticator.identify(Some(header), 0).await.map(drop).map_err(|failure| failure.kind())
    }

    /// Asks again and again until the answer is this.
    async fn until(&self, header: &str, wanted: Result<(), Kind>) {
        let mut looks = tokio::time::interval(Duration::from_millis(5));
        let looking = async {
            while self.let_in(header).await != wanted {
                looks.tick().await;
            }
        };
        tokio::time::timeout(PATIENCE, looking).await.unwrap_or_else(|_| panic!("never {wanted:?}"));
    }
}

#[tokio::test]
async fn a_configuration_with_two_sources_or_none_or_a_silly_pace_is_refused_with_a_sentence() {
    let both = AuthConfig { jwks_file: "/x".into(), jwks_url: "https://issuer.example".to_owned(), ..AuthConfig::default() };
    let pace =
        |seconds| AuthConfig { jwks_url: "https://issuer.example".to_owned(), jwks_refresh_seconds: seconds, ..AuthConfig::default() };
    let cases = [
        (both, "both set"),
        (AuthConfig::default(), "set auth.jwks_url"),
        (pace(9), "allowed are 10 to 86400"),
        (pace(86_401), "allowed are 10 to 86400"),
    ];
    for (config, why) in cases {
        let error = Authenticator::open(config.clone()).expect_err(why);
        assert!(error.contains(why), "{config:?}: {error}");
    }
    assert!(Authenticator::open(pace(86_400)).is_ok(), "an address is not connected to before anybody waits for it");
}

#[tokio::test]
async fn keys_of_other_makes_verify_what_another_library_signed_and_nothing_that_names_the_wrong_algorithm() {
    let issuer: serde_json::Value = serde_json::from_str(include_str!("issuer.json")).expect("JSON");
    let provider = Provider::start(Answer::Keys(issuer["keys"].as_array().expect("keys").clone())).await;
    let config = AuthConfig { issuer: "https://issuer.example".to_owned(), ..provider.config() };
    let door = Door::open(&config, calm()).await;
    let header = |name: &str| format!("Bearer {}", issuer["tokens"][name].as_str().expect(name));
    for good in ["RS256", "ES256"] {
        assert_eq!(door.let_in(&header(good)).await, Ok(()), "{good}");
    }
    // The same key, another algorithm; the public key as a shared secret; the key of another kind.
    for wrong in ["PS256", "RS384", "HS256", "ES256_as_rsa"] {
        assert_eq!(door.let_in(&header(wrong)).await, Err(Kind::Unauthenticated), "{wrong}");
    }
    assert_eq!(provider.requests(), 1, "none of them is a reason to look again");
}
