//! Settings of the service, the section `schools` of the configuration.

use serde::Deserialize;

/// Settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// Largest request in bytes.
    pub(crate) max_request_bytes: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self { max_request_bytes: 4 * 1024 * 1024 }
    }
}

impl Config {
    /// Reads the section and checks its values.
    pub(crate) fn read(section: toml::Table) -> Result<Self, String> {
        let config: Self = section.try_into().map_err(|e| format!("schools: {e}"))?;
        if config.max_request_bytes < 64 * 1024 {
            return Err("schools.max_request_bytes must be at least 65536: a school with its history fits in that".to_owned());
        }
        Ok(config)
    }
}
