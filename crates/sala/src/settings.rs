//! The configuration of the binary: compiled-in defaults < files < `SALA__…` < `--set`. Unknown keys are errors.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use chassis::admin::AdminConfig;
use chassis::auth::AuthConfig;
use chassis::bus::NatsConfig;
use chassis::config::Layers;
use chassis::db::DatabaseConfig;
use chassis::outbox::RelayConfig;
use chassis::serve::GrpcConfig;
use chassis::telemetry::{LogConfig, TelemetryConfig};
use clap::Args;
use serde::Deserialize;
use toml::Table;

/// The documented defaults.
pub(crate) const DEFAULTS: &str = include_str!("../config.default.toml");

/// Where the configuration comes from, beside the defaults and the environment.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ConfigArgs {
    /// Reads a configuration file (TOML) over the defaults; may be given several times
    #[arg(long = "config", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Sets one key over everything else, as in `--set grpc.listen=0.0.0.0:50564`; may be given several times
    #[arg(long, value_name = "SECTION.KEY=VALUE")]
    pub(crate) set: Vec<String>,
}

/// All settings. The sections are those of `config.default.toml`, where every key is explained.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub(crate) log: LogConfig,
    pub(crate) telemetry: TelemetryConfig,
    pub(crate) grpc: GrpcConfig,
    pub(crate) admin: AdminConfig,
    pub(crate) auth: AuthConfig,
    pub(crate) nats: NatsConfig,
    pub(crate) relay: RelayConfig,
    pub(crate) start: StartConfig,
    partners: SourceSection,
    schools: SourceSection,
    evaluations: SourceSection,
    reporting: ReaderSection,
}

/// How a start waits for what it needs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "keys of the configuration say what they are and in which unit")]
pub(crate) struct StartConfig {
    /// Seconds to wait for the database before giving up.
    pub(crate) database_wait_seconds: u64,
    /// Seconds that `sala events provision` waits for NATS and for a cluster that is still forming.
    pub(crate) nats_wait_seconds: u64,
    /// Seconds to wait for the issuer's key set before giving up.
    pub(crate) issuer_wait_seconds: u64,
}

/// A service that tells events. Keys that are not listed are the service's own, and it judges them.
#[derive(Debug, Clone, Deserialize)]
struct SourceSection {
    database: DatabaseConfig,
    relay_database: DatabaseConfig,
    #[serde(flatten)]
    own: Table,
}

impl SourceSection {
    fn section(&self) -> Section<'_> {
        let Self { database, relay_database, own } = self;
        Section { database, relay_database: Some(relay_database).filter(|relay| !relay.url.is_empty()), own }
    }
}

/// A service that only follows events.
#[derive(Debug, Clone, Deserialize)]
struct ReaderSection {
    database: DatabaseConfig,
    #[serde(flatten)]
    own: Table,
}

/// The section of one service.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Section<'a> {
    pub(crate) database: &'a DatabaseConfig,
    /// The database under the role of the relay, where the service has one of its own.
    pub(crate) relay_database: Option<&'a DatabaseConfig>,
    /// The service's own keys.
    pub(crate) own: &'a Table,
}

impl ConfigArgs {
    /// The layers. `first` lies right above the defaults: what a command does differently from production.
    pub(crate) fn layers(&self, first: &[&str]) -> Result<Layers> {
        let mut layers = Layers::new(DEFAULTS).context("the compiled-in defaults")?;
        for assignment in first {
            layers.set(assignment)?;
        }
        for file in &self.files {
            layers.file(file)?;
        }
        layers.environment(environment())?;
        for assignment in &self.set {
            layers.set(assignment)?;
        }
        Ok(layers)
    }

    /// The typed settings of production.
    pub(crate) fn settings(&self) -> Result<Settings> {
        Ok(self.layers(&[])?.resolve()?)
    }

    /// The typed settings of a command that prints what it did: its log is for what goes wrong.
    pub(crate) fn one_shot_settings(&self) -> Result<Settings> {
        Ok(self.layers(&["log.filter=warn"])?.resolve()?)
    }
}

impl Settings {
    /// The defaults with these assignments (`grpc.listen=127.0.0.1:0`) on top, for whoever composes a house without a command line.
    pub fn with(assignments: &[&str]) -> Result<Self> {
        let mut layers = Layers::new(DEFAULTS)?;
        for assignment in assignments {
            layers.set(assignment)?;
        }
        Ok(layers.resolve()?)
    }

    /// The section of a service.
    pub(crate) fn section(&self, name: &str) -> Result<Section<'_>> {
        match name {
            "partners" => Ok(self.partners.section()),
            "schools" => Ok(self.schools.section()),
            "evaluations" => Ok(self.evaluations.section()),
            "reporting" => Ok(Section { database: &self.reporting.database, relay_database: None, own: &self.reporting.own }),
            other => bail!("there is no service {other:?}"),
        }
    }

    /// Lets every service use one database, each in its own schema.
    pub(crate) fn share_database(&mut self, url: &str) {
        for source in [&mut self.partners, &mut self.schools, &mut self.evaluations] {
            source.relay_database.url.clear();
            url.clone_into(&mut source.database.url);
        }
        url.clone_into(&mut self.reporting.database.url);
    }
}

/// The environment of the process, as far as it is text.
pub(crate) fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_defaults_are_what_the_code_means() {
        let settings = Settings::with(&[]).expect("the defaults are complete");
        assert_eq!(settings.grpc, GrpcConfig::default());
        assert_eq!(settings.admin, AdminConfig::default());
        assert_eq!(settings.log, LogConfig::default());
        assert_eq!(settings.telemetry, TelemetryConfig::default());
        assert_eq!(settings.auth, AuthConfig::default());
        assert_eq!(settings.relay, RelayConfig::default());
        assert_eq!(settings.nats, NatsConfig::default());
        for name in ["partners", "schools", "evaluations", "reporting"] {
            let section = settings.section(name).expect("is a service");
            assert_eq!(section.database, &DatabaseConfig::default());
            assert!(section.relay_database.is_none(), "{name}");
        }
    }

    /// Every key that a section knows, from its own complaint about one that it does not.
    fn known_to(section: &str) -> Vec<String> {
        let error = Settings::with(&[&format!("{section}.no_such_key=1")]).expect_err("not a key").to_string();
        let (_, listed) = error.split_once("expected ").unwrap_or_else(|| panic!("{section}: {error}"));
        // What follows says where the key stood.
        let listed = listed.split(" in `").next().unwrap_or_default();
        listed.split('`').skip(1).step_by(2).map(|name| format!("{section}.{name}")).collect()
    }

    #[test]
    fn every_key_that_the_code_knows_is_documented() {
        let documented: Vec<String> = crate::reference::keys(DEFAULTS).iter().map(crate::reference::Key::path).collect();
        let of_sources = ["partners", "schools", "evaluations"].map(|name| [format!("{name}.database"), format!("{name}.relay_database")]);
        let databases = of_sources.iter().flatten().map(String::as_str).chain(["reporting.database"]);
        for section in ["log", "telemetry", "grpc", "grpc.limits", "admin", "auth", "nats", "relay", "start"].into_iter().chain(databases) {
            let known = known_to(section);
            assert!(!known.is_empty(), "{section}");
            // A key, or a section of its own.
            let is_documented = |key: &String| documented.iter().any(|path| path == key || path.starts_with(&format!("{key}.")));
            let missing: Vec<_> = known.iter().filter(|key| !is_documented(key)).collect();
            assert!(missing.is_empty(), "config.default.toml does not explain {missing:?}");
        }
    }

    #[test]
    fn a_misspelt_key_is_an_error_that_names_it() {
        let misspelt = [("grpc.lisen=1", "lisen"), ("nats.adress=x", "adress"), ("start.wait=1", "wait"), ("partner.x=1", "partner")];
        for (assignment, key) in misspelt.into_iter().chain([("partners.database.max_conections=3", "max_conections")]) {
            let error = Settings::with(&[assignment]).expect_err("not a key").to_string();
            assert!(error.contains(key), "{assignment}: {error}");
        }
    }

    #[test]
    fn a_key_of_the_service_itself_is_handed_on_to_it() {
        let settings = Settings::with(&["reporting.window=7"]).expect("the service judges it");
        assert_eq!(settings.section("reporting").expect("is a service").own.get("window"), Some(&toml::Value::Integer(7)));
    }

    #[test]
    fn a_shared_database_serves_all_and_the_relay_too() {
        let mut settings = Settings::with(&["partners.relay_database.url=postgres://relay@h/d"]).expect("fits");
        assert!(settings.section("partners").expect("is a service").relay_database.is_some());
        settings.share_database("postgres://h/d");
        for name in ["partners", "schools", "evaluations", "reporting"] {
            let section = settings.section(name).expect("is a service");
            assert_eq!(section.database.url, "postgres://h/d");
            assert!(section.relay_database.is_none());
        }
    }
}
