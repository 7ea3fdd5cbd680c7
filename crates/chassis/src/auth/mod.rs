//! Who calls, and what they may do: tokens, roles, scopes.

mod access;
mod issuer;
mod ring_jwt;
mod scope;
mod token;

pub use access::{Caller, Reach, Roles, RolesError};
pub use issuer::{Issuer, IssuerError};
pub use scope::{Grant, Scope};
pub use token::{AuthConfig, Authenticator, Identity};
