//! Settings of the service, the section `evaluations` of the configuration.

use std::time::Duration;

use serde::Deserialize;

use crate::domain::framework::{CongruenceRule, MOST_EXPERTS};
use crate::domain::statistics::SeverityRule;

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
    /// Ratings of an observer in a round of calibration from which on severity and drift are told.
    pub(crate) severity_ratings: u32,
    /// Levels of the scale, in basis points, from which on an observer counts as severe or lenient, or as having drifted.
    pub(crate) severity_levels_basis_points: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_request_bytes: 4 * 1024 * 1024,
            congruence_experts: 3,
            congruence_mean_basis_points: 5_000,
            severity_ratings: 10,
            severity_levels_basis_points: 5_000,
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
        if !(2..=1_000).contains(&config.severity_ratings) {
            return Err("evaluations.severity_ratings must be between 2 and 1000: one rating says nothing".to_owned());
        }
        if !(1..=100_000).contains(&config.severity_levels_basis_points) {
            return Err("evaluations.severity_levels_basis_points must be between 1 and 100000: 5000 is half a level".to_owned());
        }
        Ok(config)
    }

    /// How many experts are enough, and which mean.
    pub(crate) fn congruence(&self) -> CongruenceRule {
        CongruenceRule { experts: self.congruence_experts, mean_e4: self.congruence_mean_basis_points }
    }

    /// From when on the severity of an observer counts.
    pub(crate) fn severity(&self) -> SeverityRule {
        SeverityRule { least: self.severity_ratings.into(), levels: f64::from(self.severity_levels_basis_points) / 10_000.0 }
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
            ("severity_ratings = 1", "severity_ratings"),
            ("severity_levels_basis_points = 0", "severity_levels_basis_points"),
        ] {
            assert!(read(wrong).expect_err("out of bounds").contains(key), "{wrong}");
        }
    }

    #[test]
    fn severity_counts_from_half_a_level_on_unless_the_configuration_says_otherwise() {
        let rule = |text: &str| Config::read(text.parse().expect("a table")).map(|config| config.severity());
        assert_eq!(rule(""), Ok(SeverityRule { least: 10, levels: 0.5 }));
        let other = rule("severity_ratings = 4\nseverity_levels_basis_points = 10000");
        assert_eq!(other, Ok(SeverityRule { least: 4, levels: 1.0 }));
    }
}
