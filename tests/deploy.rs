//! `deploy/` is code: what its files say about each other, about the binary and about the configuration is true.

pub(crate) mod bus;
mod cluster;
mod commands;
mod compose;
mod engine;
mod files;
mod image;
mod keys;
pub(crate) mod secrets;
mod stack;
mod watched;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::sources::{self, Source};

/// The folder itself.
pub(crate) fn folder() -> PathBuf {
    sources::root().join("deploy")
}

/// Every text file in it.
fn texts() -> Vec<Source> {
    sources::tree().into_iter().filter(|source| source.path.starts_with("deploy/")).collect()
}

/// A YAML file of the folder, with anchors and merges resolved.
fn yaml(name: &str) -> Value {
    serde_saphyr::from_str(&sources::read(&format!("deploy/{name}"))).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn compose() -> Value {
    yaml("compose.yaml")
}

/// compose.yaml and the files that are laid over it.
fn every_compose() -> Vec<(&'static str, Value)> {
    ["compose.yaml", "compose.edge.yaml", "compose.observability.yaml", "compose.traces.yaml"].map(|name| (name, yaml(name))).into()
}

/// stack.yaml and the files that are laid over it.
fn every_stack() -> Vec<(&'static str, Value)> {
    ["stack.yaml", "stack.observability.yaml", "stack.traces.yaml"].map(|name| (name, yaml(name))).into()
}

/// A mapping in it; empty where there is none.
fn entries<'a>(value: &'a Value, key: &str) -> Vec<(&'a str, &'a Value)> {
    value[key].as_object().into_iter().flatten().map(|(name, value)| (name.as_str(), value)).collect()
}

/// A list of words; empty where there is none.
fn words<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The services whose image is ours.
fn ours(compose: &Value) -> Vec<(&str, &Value)> {
    entries(compose, "services")
        .into_iter()
        .filter(|(_, service)| service["image"].as_str().is_some_and(|image| image.contains("SALA_IMAGE")))
        .collect()
}

/// Copies the files of a folder, not its folders.
pub(crate) fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a new folder");
    for entry in fs::read_dir(from).expect("a folder of deploy").flatten().filter(|entry| entry.path().is_file()) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
}
