//! Settings of the service, the section `schools` of the configuration.

use std::time::Duration;

use chassis::aside::AsideConfig;
use chassis::lane::LaneConfig;
use serde::Deserialize;

/// Settings.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// Largest request in bytes.
    pub(crate) max_request_bytes: usize,
    /// The lane of phases of lesson study.
    pub(crate) phase_lane: LaneConfig,
    /// Imports of files.
    pub(crate) import: ImportConfig,
}

/// How files are imported.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ImportConfig {
    /// Days after which a plan is thrown away of which nothing was applied.
    pub(crate) plan_days: i64,
    /// How many files are read at one time.
    pub(crate) files: AsideConfig,
}

impl Default for ImportConfig {
    fn default() -> Self {
        Self { plan_days: 30, files: AsideConfig::default() }
    }
}

impl Default for Config {
    fn default() -> Self {
        Self { max_request_bytes: 4 * 1024 * 1024, phase_lane: LaneConfig::default(), import: ImportConfig::default() }
    }
}

impl Config {
    /// How often forgotten plans are looked for.
    pub(crate) const TIDY_EVERY: Duration = Duration::from_mins(10);

    /// Reads the section and checks its values.
    pub(crate) fn read(section: toml::Table) -> Result<Self, String> {
        let config: Self = section.try_into().map_err(|e| format!("schools: {e}"))?;
        if config.max_request_bytes < 64 * 1024 {
            return Err("schools.max_request_bytes must be at least 65536: a school with its history fits in that".to_owned());
        }
        if !(1..=3650).contains(&config.import.plan_days) {
            return Err("schools.import.plan_days must lie between 1 and 3650".to_owned());
        }
        Ok(config)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_kept_for_a_day_at_least() {
        let read = |text: &str| Config::read(text.parse().expect("a section"));
        assert_eq!(read(""), Ok(Config::default()));
        assert_eq!(read("[import]\nplan_days = 90\n[import.files]\nat_once = 1").map(|config| config.import.plan_days), Ok(90));
        assert!(read("[import]\nplan_days = 0").is_err_and(|error| error.contains("schools.import.plan_days")));
        assert!(read("[phase_lane]\nworker = 1").is_err_and(|error| error.contains("worker")));
    }
}
