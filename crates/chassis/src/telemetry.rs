//! Logs, and traces where somebody wants them. Logs: JSON unless on a terminal; fields, not prose; never names, payloads or ids of persons.

mod trace;

use std::io::IsTerminal as _;

use serde::Deserialize;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::SubscriberInitExt as _;

pub use trace::{TelemetryConfig, Traces};

pub(crate) use trace::{RpcSpan, applying, failed, publishing, traceparent, transaction};

/// What is logged, and how.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct LogConfig {
    /// Filter in the syntax of `tracing`: `info`, `warn,chassis::outbox=debug` …
    pub filter: String,
    /// Form of a line.
    pub format: LogFormat,
}

/// Form of a log line.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq, Default)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    #[default]
    Auto,
    /// One JSON object a line.
    Json,
    /// Text for people.
    Text,
}

impl Default for LogConfig {
    fn default() -> Self {
        Self { filter: "info".to_owned(), format: LogFormat::Auto }
    }
}

/// Starts logging to standard error. A second call in one process changes nothing.
pub fn start(config: &LogConfig) -> Result<(), String> {
    let filter = EnvFilter::try_new(&config.filter).map_err(|e| format!("log.filter {:?}: {e}", config.filter))?;
    let json = match config.format {
        LogFormat::Auto => !std::io::stderr().is_terminal(),
        LogFormat::Json => true,
        LogFormat::Text => false,
    };
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // Err means that logging has started already, which tests in one process rely on.
    let _started = if json { builder.json().finish().try_init() } else { builder.finish().try_init() };
    Ok(())
}
