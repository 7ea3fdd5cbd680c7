//! Settings of the service.

use serde::Deserialize;

/// There are none yet: the service has its place in the configuration, and a key that nobody reads is refused there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {}
