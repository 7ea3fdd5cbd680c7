//! Settings of the service, the section `evaluations` of the configuration.

use std::time::Duration;

use chassis::aside::AsideConfig;
use chassis::lane::LaneConfig;
use serde::Deserialize;

use crate::app::ResultRules;
use crate::domain::framework::{CongruenceRule, MOST_EXPERTS};
use crate::domain::scores::{ConsensusRules, Decimal, OneApart, Plausibility, Triggers};
use crate::domain::statistics::SeverityRule;

const SECONDS_A_DAY: i64 = 24 * 60 * 60;

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
    /// What becomes of two levels next to each other in cycles opened from now on, where the framework says nothing: `LOWER`, `MEAN` (an
    /// index between them) or `DISCUSS` (a panel).
    pub(crate) one_apart: String,
    /// From how many levels on two ratings of an item open a moderation case.
    pub(crate) moderate_from_levels_apart: u8,
    /// Below which part of equal pairs of ratings of a school a moderation case is opened, in basis points.
    pub(crate) moderate_below_exact_basis_points: i32,
    /// Below which quadratic kappa of a school a moderation case is opened, in basis points.
    pub(crate) moderate_below_kappa_basis_points: i32,
    /// From how many pairs of ratings on kappa is looked at.
    pub(crate) moderate_kappa_from_pairs: u32,
    /// Days after a publication within which an appeal is filed.
    pub(crate) appeal_days: i32,
    /// Schools from which on counts of an area are published.
    pub(crate) publish_from_schools: u32,
    /// The scheme of schools' codes in files of the national standard, where a call names none.
    pub(crate) national_code_scheme: String,
    /// How much is read at one time of the files of criteria that somebody brings.
    pub(crate) national_files: AsideConfig,
    /// Ratings of an observer in a round of calibration, or of an assessor in a cycle, from which on severity and drift are told.
    pub(crate) severity_ratings: u32,
    /// Levels of the scale, in basis points, from which on whoever rates counts as severe or lenient, or as having drifted.
    pub(crate) severity_levels_basis_points: u32,
    /// From how many nodes on equal levels, or haste, make a submission doubtful.
    pub(crate) doubt_from_nodes: u32,
    /// Above which part of equal levels a submission is doubtful, in basis points; 10000 allows everything.
    pub(crate) doubt_above_equal_basis_points: u32,
    /// Below how many seconds for each node that was judged online a submission is doubtful.
    pub(crate) doubt_below_seconds_a_node: u32,
    /// Above how many days from the beginning to the first submission it is doubtful.
    pub(crate) doubt_above_days: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            max_request_bytes: 4 * 1024 * 1024,
            congruence_experts: 3,
            congruence_mean_basis_points: 5_000,
            submission_lane: LaneConfig::default(),
            one_apart: OneApart::default().to_string(),
            moderate_from_levels_apart: 2,
            moderate_below_exact_basis_points: 6_000,
            moderate_below_kappa_basis_points: 6_000,
            moderate_kappa_from_pairs: 20,
            appeal_days: 15,
            publish_from_schools: 5,
            national_code_scheme: "MOE8".to_owned(),
            national_files: AsideConfig::default(),
            severity_ratings: 10,
            severity_levels_basis_points: 5_000,
            doubt_from_nodes: 10,
            doubt_above_equal_basis_points: 9_000,
            doubt_below_seconds_a_node: 5,
            doubt_above_days: 60,
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
        config.check_results()?;
        let is_word = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        if config.national_code_scheme.is_empty() || !config.national_code_scheme.chars().all(is_word) {
            return Err("evaluations.national_code_scheme must be an upper-case word such as MOE8 or OBEC10".to_owned());
        }
        if !(2..=1_000).contains(&config.severity_ratings) {
            return Err("evaluations.severity_ratings must be between 2 and 1000: one rating says nothing".to_owned());
        }
        if !(1..=100_000).contains(&config.severity_levels_basis_points) {
            return Err("evaluations.severity_levels_basis_points must be between 1 and 100000: 5000 is half a level".to_owned());
        }
        config.check_doubts()?;
        Ok(config)
    }

    fn check_results(&self) -> Result<(), String> {
        if OneApart::from_word(&self.one_apart).is_none() {
            return Err("evaluations.one_apart must be LOWER, MEAN or DISCUSS".to_owned());
        }
        for (key, value) in [
            ("moderate_below_exact_basis_points", self.moderate_below_exact_basis_points),
            ("moderate_below_kappa_basis_points", self.moderate_below_kappa_basis_points),
        ] {
            if !(0..=10_000).contains(&value) {
                return Err(format!("evaluations.{key} must be between 0 and 10000: 6000 is 60 %"));
            }
        }
        if self.moderate_from_levels_apart == 0 {
            return Err("evaluations.moderate_from_levels_apart must be at least 1".to_owned());
        }
        if !(1..=365).contains(&self.appeal_days) {
            return Err("evaluations.appeal_days must be between 1 and 365".to_owned());
        }
        if self.publish_from_schools < 2 {
            return Err("evaluations.publish_from_schools must be at least 2: the counts of one school are the school".to_owned());
        }
        Ok(())
    }

    fn check_doubts(&self) -> Result<(), String> {
        for (key, value, bounds) in [
            ("doubt_from_nodes", self.doubt_from_nodes, 2..=1_000),
            ("doubt_above_equal_basis_points", self.doubt_above_equal_basis_points, 1..=10_000),
            ("doubt_below_seconds_a_node", self.doubt_below_seconds_a_node, 0..=3_600),
            ("doubt_above_days", self.doubt_above_days, 1..=3_650),
        ] {
            if !bounds.contains(&value) {
                return Err(format!("evaluations.{key} must be between {} and {}", bounds.start(), bounds.end()));
            }
        }
        Ok(())
    }

    /// What no framework says about results.
    pub(crate) fn results(&self) -> ResultRules {
        let consensus = ConsensusRules {
            one_apart: OneApart::from_word(&self.one_apart).unwrap_or_default(),
            far_apart: self.moderate_from_levels_apart,
            ..ConsensusRules::default()
        };
        let triggers = Triggers {
            far_apart: self.moderate_from_levels_apart,
            least_exact: Decimal::of_units(self.moderate_below_exact_basis_points.into()),
            least_kappa: f64::from(self.moderate_below_kappa_basis_points) / 10_000.0,
            kappa_from: self.moderate_kappa_from_pairs.into(),
            ..Triggers::default()
        };
        ResultRules { consensus, triggers, appeal_days: self.appeal_days, least_schools: self.publish_from_schools.into() }
    }

    /// How many experts are enough, and which mean.
    pub(crate) fn congruence(&self) -> CongruenceRule {
        CongruenceRule { experts: self.congruence_experts, mean_e4: self.congruence_mean_basis_points }
    }

    /// From when on the severity of whoever rates counts.
    pub(crate) fn severity(&self) -> SeverityRule {
        SeverityRule { least: self.severity_ratings.into(), levels: f64::from(self.severity_levels_basis_points) / 10_000.0 }
    }

    /// When a submission looks as if nobody had judged.
    pub(crate) fn plausibility(&self) -> Plausibility {
        Plausibility {
            fewest: self.doubt_from_nodes,
            most_equal: Decimal::of_units(self.doubt_above_equal_basis_points.into()),
            least_seconds_each: self.doubt_below_seconds_a_node,
            most_seconds: i64::from(self.doubt_above_days) * SECONDS_A_DAY,
        }
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
            ("one_apart = \"HIGHER\"", "one_apart"),
            ("moderate_from_levels_apart = 0", "moderate_from_levels_apart"),
            ("moderate_below_exact_basis_points = 10001", "moderate_below_exact_basis_points"),
            ("moderate_below_kappa_basis_points = -1", "moderate_below_kappa_basis_points"),
            ("appeal_days = 0", "appeal_days"),
            ("publish_from_schools = 1", "publish_from_schools"),
            ("national_code_scheme = 'รหัส'", "national_code_scheme"),
            ("[submission_lane]\nworker = 1", "worker"),
            ("severity_ratings = 1", "severity_ratings"),
            ("severity_levels_basis_points = 0", "severity_levels_basis_points"),
            ("doubt_from_nodes = 1", "doubt_from_nodes"),
            ("doubt_above_equal_basis_points = 10001", "doubt_above_equal_basis_points"),
            ("doubt_below_seconds_a_node = 3601", "doubt_below_seconds_a_node"),
            ("doubt_above_days = 0", "doubt_above_days"),
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
