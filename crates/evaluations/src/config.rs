//! Settings of the service, the section `evaluations` of the configuration.

use std::time::Duration;

use chassis::lane::LaneConfig;
use serde::Deserialize;

use crate::domain::framework::{CongruenceRule, MOST_EXPERTS};

/// Settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// Largest request in bytes.
    pub(crate) max_request_bytes: usize,
    /// Experts who must have spoken about every item of a framework before it is tried out.
    pub(crate) congruence_experts: i32,
    /// The mean of −1, 0 and 1 that every item must reach, in basis points: ten-thousandths.
    pub(crate) congruence_mean_basis_points: i32,
    /// The lane of assessments that are submitted.
    pub(crate) submission_lane: LaneConfig,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_request_bytes: 4 * 1024 * 1024,
            congruence_experts: 3,
            congruence_mean_basis_points: 5_000,
            submission_lane: LaneConfig::default(),
        }
    }
}

impl Config {
    /// How often what was never begun lapses.
    pub(crate) const LAPSE_EVERY: Duration = Duration::from_mins(1);

    /// Reads the section and checks its values.
    pub(crate) fn read(section: toml::Table) -> Result<Self, String> {
        let config: Self = section.try_into().map_err(|e| format!("evaluations: {e}"))?;
        if config.max_request_bytes < 1024 * 1024 {
            return Err("evaluations.max_request_bytes must be at least 1048576: a framework with its descriptors fits in that".to_owned());
        }
        if !usize::try_from(config.congruence_experts).is_ok_and(|experts| (1..=MOST_EXPERTS).contains(&experts)) {
            return Err(format!("evaluations.congruence_experts must be between 1 and {MOST_EXPERTS}"));
        }
        if !(0..=10_000).contains(&config.congruence_mean_basis_points) {
            return Err("evaluations.congruence_mean_basis_points must be between 0 and 10000: 5000 is a mean of one half".to_owned());
        }
        Ok(config)
    }

    /// How many experts are enough, and which mean.
    pub(crate) fn congruence(&self) -> CongruenceRule {
        CongruenceRule { experts: self.congruence_experts, mean_e4: self.congruence_mean_basis_points }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<CongruenceRule, String> {
        Config::read(text.parse().expect("a table")).map(|config| config.congruence())
    }

    #[test]
    fn the_rule_of_the_experts_is_a_setting_within_bounds() {
        assert_eq!(read(""), Ok(CongruenceRule { experts: 3, mean_e4: 5_000 }));
        assert_eq!(read("congruence_experts = 5\ncongruence_mean_basis_points = 6700"), Ok(CongruenceRule { experts: 5, mean_e4: 6_700 }));
        for (wrong, key) in [
            ("congruence_experts = 0", "congruence_experts"),
            ("congruence_experts = 51", "congruence_experts"),
            ("congruence_mean_basis_points = 10001", "congruence_mean_basis_points"),
            ("max_request_bytes = 1000", "max_request_bytes"),
            ("experts = 3", "experts"),
            ("[submission_lane]\nworker = 1", "worker"),
        ] {
            assert!(read(wrong).expect_err("out of bounds").contains(key), "{wrong}");
        }
    }
}
