//! Settings of the door: who issues tokens, and where the keys come from.

use std::path::PathBuf;

use serde::Deserialize;

/// Who issues tokens and how they are checked.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct AuthConfig {
    /// `iss` of the tokens.
    pub issuer: String,
    /// `aud` of the tokens.
    pub audience: String,
    /// File with the JSON Web Key Set of the issuer; this or `jwks_url`.
    pub jwks_file: PathBuf,
    /// Address of the JSON Web Key Set of the issuer, `https://…`; this or `jwks_file`.
    pub jwks_url: String,
    /// Certificates (PEM) that the provider's certificate must go back to; those that browsers trust when absent.
    pub jwks_ca_file: Option<PathBuf>,
    /// Whether `jwks_url` may be `http://` elsewhere than on this machine.
    pub jwks_allow_http: bool,
    /// Seconds between two looks at the key set, give or take a tenth.
    pub jwks_refresh_seconds: u64,
    /// Claim that holds the grants, a list of `role@scope`.
    pub grants_claim: String,
    /// A role table of one's own; the compiled-in one when absent.
    pub roles_file: Option<PathBuf>,
    /// Seconds by which clocks may differ.
    pub leeway_seconds: u64,
    /// Key with which this process says to other services who it is.
    pub service_key_file: Option<PathBuf>,
    /// File with the JSON Web Key Set of the services that may call.
    pub service_jwks_file: Option<PathBuf>,
}

impl Default for AuthConfig {
    fn default() -> Self {
        Self {
            issuer: "sala-local".to_owned(),
            audience: "sala".to_owned(),
            jwks_file: PathBuf::new(),
            jwks_url: String::new(),
            jwks_ca_file: None,
            jwks_allow_http: false,
            jwks_refresh_seconds: 600,
            grants_claim: "grants".to_owned(),
            roles_file: None,
            leeway_seconds: 30,
            service_key_file: None,
            service_jwks_file: None,
        }
    }
}
