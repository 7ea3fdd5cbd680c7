//! The files of `deploy/` against the programs that read them.

use std::fs;
use std::process::Command;

use serde_json::Value;
use toml::Table;

use super::{compose, copy_files, entries, folder, ours, secrets, words};
use crate::faults::sala;
use crate::sources;

/// Every key of a table, `grpc.listen`.
fn keys(table: &Table, before: &str, found: &mut Vec<String>) {
    for (name, value) in table {
        let path = format!("{before}{name}");
        match value.as_table() {
            Some(inner) => keys(inner, &format!("{path}."), found),
            None => found.push(path),
        }
    }
}

fn keys_of(path: &str) -> Vec<String> {
    let mut found = Vec::new();
    // A key without a default stands there behind a sign, `# ca_file = "…"`.
    let named = |line: &str| {
        line.strip_prefix("# ").filter(|rest| rest.split_once(" = ").is_some_and(|(name, _)| !name.contains(' '))).map(str::to_owned)
    };
    let text: Vec<String> = sources::read(path).lines().map(|line| named(line).unwrap_or_else(|| line.to_owned())).collect();
    keys(&text.join("\n").parse().unwrap_or_else(|e| panic!("{path}: {e}")), "", &mut found);
    found
}

/// Says what the command line of a container would do, without doing it.
fn understood(command: &[&str]) -> Result<(), String> {
    let said = Command::new(sala::program()).args(command).arg("--help").output().expect("sala runs");
    if said.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said.stderr).into_owned()) }
}

#[test]
fn every_command_of_a_container_is_one_that_sala_understands() {
    let compose = compose();
    for (name, service) in ours(&compose) {
        let command = words(service, "command");
        assert!(!command.is_empty(), "{name} does nothing");
        understood(&command).unwrap_or_else(|e| panic!("{name}: {e}"));
        let probe = words(&service["healthcheck"], "test");
        if !probe.is_empty() {
            assert_eq!(probe[..2], ["CMD", "/sala"], "{name}");
            understood(&probe[2..]).unwrap_or_else(|e| panic!("{name}: {e}"));
        }
    }
    assert!(understood(&["serv", "partners"]).is_err() && understood(&["serve", "--confg", "x"]).is_err());
}

#[test]
fn every_key_in_config_is_one_that_the_defaults_explain() {
    let known = keys_of("crates/sala/config.default.toml");
    for entry in fs::read_dir(folder().join("config")).expect("deploy/config").flatten() {
        let path = format!("deploy/config/{}", entry.file_name().to_string_lossy());
        for key in keys_of(&path) {
            let plain = key.strip_suffix("_file").unwrap_or(&key);
            assert!(known.iter().any(|k| k == &key || k == plain), "{path}: {key} is no key of config.default.toml");
        }
    }
}

#[test]
fn sala_accepts_the_configuration_of_every_service() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    secrets::make(&[], scratch.path());
    for name in ["partners", "schools", "evaluations", "reporting"] {
        // The same file with the folders of this test.
        let text = sources::read(&format!("deploy/config/{name}.toml"));
        let here = scratch.path().display().to_string();
        let moved = scratch.path().join(format!("{name}.toml"));
        fs::write(&moved, text.replace("/run/secrets", &here).replace("/etc/sala", &here)).expect("written");
        let said =
            Command::new(sala::program()).args(["config", "check", name, "--config"]).arg(&moved).env_clear().output().expect("sala runs");
        assert!(said.status.success(), "{name}: {}", String::from_utf8_lossy(&said.stderr));
    }
}

#[test]
fn the_newest_nats_server_accepts_the_configuration() {
    let programs = testkit::nats_programs();
    let Some(newest) = programs.first() else { panic!("no nats-server is installed") };
    // The layout of the container: the configuration finds the users by a relative path.
    let scratch = tempfile::tempdir().expect("a temporary folder");
    copy_files(&folder().join("nats"), &scratch.path().join("etc/nats"));
    let secret = scratch.path().join("etc/sala");
    secrets::make(&[], &secret);
    let config = scratch.path().join("etc/nats/nats.conf");
    fs::write(&config, sources::read("deploy/nats/nats.conf").replace("/run/secrets", &secret.display().to_string())).expect("moved");
    let said = Command::new(&newest.path).arg("-t").arg("-c").arg(&config).output().expect("nats-server runs");
    assert!(
        said.status.success(),
        "nats-server {}: {}{}",
        newest.version,
        String::from_utf8_lossy(&said.stdout),
        String::from_utf8_lossy(&said.stderr)
    );
}

#[test]
fn the_streams_fit_into_the_store_of_nats() {
    let provision: Table = sources::read("deploy/config/provision.toml").parse().expect("provision.toml");
    let stream = provision["nats"]["max_bytes"].as_integer().expect("max_bytes");
    let nats = sources::read("deploy/nats/nats.conf");
    let store =
        nats.lines().find_map(|line| line.trim().strip_prefix("max_file_store: ")?.strip_suffix("GB")).expect("max_file_store in GB");
    let store: i64 = store.parse().expect("a number");
    assert!(stream <= store * 1_000_000_000, "one stream of {stream} bytes in a store of {store} GB");
    assert!(nats.contains("sync_interval: always"), "an acknowledged event must be on the disk");
}

#[test]
fn the_roles_of_the_first_start_are_those_that_migrate_grants_to() {
    let roles = sources::read("deploy/postgres/init/10-roles.sh");
    let scratch = tempfile::tempdir().expect("a temporary folder");
    secrets::make(&[], scratch.path());
    let addresses = secrets::made(scratch.path());
    for role in ["sala_owner", "sala_partners", "sala_partners_relay", "sala_reporting"] {
        assert!(roles.contains(&format!("create role {role} login")), "{role}");
        let named = addresses.iter().any(|(_, address)| address.starts_with(&format!("postgres://{role}:")));
        assert!(named, "{role} has no address");
    }
    assert!(roles.contains("create database sala owner sala_owner"));
}

#[test]
fn the_health_of_a_service_is_asked_from_sala_itself() {
    let compose = compose();
    for (name, service) in entries(&compose, "services") {
        let probe: Vec<&Value> = service["healthcheck"]["test"].as_array().into_iter().flatten().collect();
        if matches!(name, "partners" | "schools" | "evaluations" | "reporting") {
            assert_eq!(probe, ["CMD", "/sala", "healthcheck"], "{name}");
        }
    }
}
