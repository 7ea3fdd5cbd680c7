//! Who calls, and what they may do: tokens, roles, scopes.

mod access;
mod config;
mod explain;
mod issuer;
mod keys;
mod ring_jwt;
mod scope;
mod service_token;
mod token;

pub use access::{Caller, Reach, Roles, RolesError};
pub use config::AuthConfig;
pub use explain::{Explanation, Gap, Verdict};
pub use issuer::{Issuer, IssuerError};
pub use scope::{Grant, Scope};
pub use service_token::{SERVICE_HEADER, ServiceKey};
pub use token::{Authenticator, Identity};
