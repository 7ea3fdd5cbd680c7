//! Secrets: files, each with a reader and a maker, and never a word of one in the tree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use chassis::auth::{AuthConfig, Authenticator, Grant, Issuer};

use serde_json::Value;

use super::{compose, entries, every_compose, folder, texts, words};
use crate::faults::sala;
use crate::sources;

/// What follows `password:`, `PASSWORD=` or `user:…@` in a line, if it is a value and not a place to find one.
fn literal(line: &str) -> Option<String> {
    let code = line.split(" #").next().unwrap_or(line);
    if code.trim_start().starts_with('#') {
        return None;
    }
    let value = |text: &str| {
        let text = text.trim_start_matches([' ', '"', '\'']);
        let word: String = text.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '=')).collect();
        (!word.is_empty()).then_some(word)
    };
    let lower = code.to_lowercase();
    for key in ["password", "passwd", "secret", "token", "seed"] {
        for (at, _) in lower.match_indices(key) {
            let rest = code[at + key.len()..].trim_start_matches('"').trim_start();
            let given = rest.strip_prefix([':', '=']).filter(|given| !given.starts_with(['\'', ':']));
            if let Some(found) = given.and_then(value) {
                return Some(found);
            }
        }
    }
    for (at, _) in code.match_indices("://") {
        let authority = code[at + 3..].split(['/', ' ', '"']).next().unwrap_or_default();
        let password = authority.rsplit_once('@').and_then(|(user, _)| user.split_once(':'));
        // `user:password@host` explains the form of an address.
        if let Some(found) = password.and_then(|(_, password)| value(password)).filter(|found| found != "password") {
            return Some(found);
        }
    }
    None
}

/// The files of a folder with their text.
pub(super) fn made(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).expect("the folder of the secrets").flatten().filter(|entry| entry.path().is_file());
    files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap_or_default())).collect()
}

/// Runs `sala keys init` on a folder.
pub(crate) fn make(arguments: &[&str], into: &Path) {
    let done = sala::command().args(["keys", "init"]).arg(into).args(arguments).output().expect("sala runs");
    assert!(done.status.success(), "sala keys init: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn no_password_stands_in_the_tree() {
    let mut found = Vec::new();
    for source in texts().into_iter().filter(|source| !source.path.starts_with("deploy/secrets/")) {
        for (number, line) in source.text.lines().enumerate() {
            found.extend(literal(line).map(|value| format!("{}:{} {value}", source.path, number + 1)));
        }
    }
    assert!(found.is_empty(), "a secret is a file that must exist, never a default:\n{}", found.join("\n"));
}

#[test]
fn a_password_in_a_line_is_recognised() {
    for line in [
        "password: hunter2",
        "POSTGRES_PASSWORD=postgres",
        "  \"password\": \"x1\"",
        "url = \"postgres://sala:sala@db/sala\"",
        "token = 'abc'",
    ] {
        assert!(literal(line).is_some(), "{line}");
    }
    for line in [
        "password: $PARTNERS_PASSWORD",
        "POSTGRES_PASSWORD_FILE: /run/secrets/x",
        "password :'owner_password'",
        "# password: x",
        "nats://partners:%s@nats",
        "secrets: [a, b]",
    ] {
        assert_eq!(literal(line), None, "{line}");
    }
}

#[test]
fn every_secret_is_a_file_that_somebody_reads_and_keys_init_makes() {
    let all = every_compose();
    let mut every: BTreeSet<&str> = BTreeSet::new();
    for (file, compose) in &all {
        let mut given: BTreeSet<&str> = BTreeSet::new();
        for (name, service) in entries(compose, "services") {
            for secret in words(service, "secrets") {
                assert!(!compose["secrets"][secret].is_null(), "{file}: {name}: no secret {secret}");
                given.insert(secret);
            }
        }
        let known: BTreeSet<&str> = entries(compose, "secrets").into_iter().map(|(name, _)| name).collect();
        assert_eq!(known, given, "{file}: a secret that nobody is given");
        for (name, secret) in entries(compose, "secrets") {
            assert_eq!(in_the_folder(secret), Some(name));
            assert!(secret["environment"].is_null() && secret["content"].is_null(), "{name}: a file, nothing else");
        }
        every.extend(known);
        every.extend(entries(compose, "configs").into_iter().filter_map(|(_, config)| in_the_folder(config)));
    }
    let scratch = tempfile::tempdir().expect("a temporary folder");
    make(&[], scratch.path());
    let found = made(scratch.path());
    for name in every {
        assert!(found.get(name).is_some_and(|text| !text.trim().is_empty()), "sala keys init does not make {name}");
    }
}

/// The name of a file in the folder of the keys; without the folder compose stops with the sentence.
fn in_the_folder(one: &Value) -> Option<&str> {
    let (variable, name) = one["file"].as_str()?.strip_prefix("${SALA_SECRETS:?")?.split_once("}/")?;
    assert!(variable.starts_with("run sala keys init secrets, "), "{variable}");
    Some(name)
}

#[test]
fn without_the_keys_compose_starts_nothing_and_names_the_command() {
    for (file, _) in every_compose() {
        let text = sources::read(&format!("deploy/{file}"));
        assert_eq!(text.matches("${SALA_SECRETS").count(), text.matches("${SALA_SECRETS:?run sala keys init secrets, ").count(), "{file}");
    }
    if Command::new("docker").args(["compose", "version"]).output().is_ok_and(|said| said.status.success()) {
        let mut command = Command::new("docker");
        command.args(["compose", "--file"]).arg(folder().join("compose.yaml")).args(["--env-file", "/dev/null", "config"]);
        let said = command.env_remove("SALA_SECRETS").output().expect("docker runs");
        let complaint = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(!said.status.success() && complaint.contains("run sala keys init secrets"), "{complaint}");
    }
}

#[test]
fn a_service_is_given_the_secrets_that_its_configuration_names_and_no_others() {
    let compose = compose();
    for name in ["partners", "schools", "evaluations", "reporting", "migrate", "provision", "operator"] {
        let config = sources::read(&format!("deploy/config/{name}.toml"));
        let named: BTreeSet<&str> = config.split('"').filter_map(|text| text.strip_prefix("/run/secrets/")).collect();
        let given: BTreeSet<&str> = words(&compose["services"][name], "secrets").into_iter().collect();
        assert_eq!(named, given, "{name}");
        let named: BTreeSet<&str> = config.split('"').filter(|text| text.starts_with("/etc/sala/")).collect();
        let given = compose["services"][name]["configs"].as_array().into_iter().flatten().filter_map(|one| one["target"].as_str());
        let own = format!("/etc/sala/{name}.toml");
        assert_eq!(named, given.filter(|target| *target != own).collect(), "{name}");
    }
    // The server that makes the roles knows every address, and nobody else knows its own password.
    let roles = sources::read("deploy/postgres/init/10-roles.sh");
    for secret in words(&compose["services"]["postgres"], "secrets") {
        assert!(secret == "postgres_password" || roles.contains(secret), "10-roles.sh does not read {secret}");
    }
}

#[tokio::test]
async fn the_local_issuer_is_one_that_sala_accepts() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    make(&[], scratch.path());
    let keys = Authenticator::open(AuthConfig { jwks_file: scratch.path().join("jwks.json"), ..AuthConfig::default() }).expect("a key set");
    let issuer = Issuer::open(&scratch.path().join("issuer")).expect("its key");
    let grant: Grant = "operator@global".parse().expect("a grant");
    let token = issuer.mint("somebody", &[grant], std::time::Duration::from_mins(1)).expect("signed");
    let identity = keys.identify(Some(&format!("Bearer {token}")), 0).await.expect("the key set has the key of the issuer");
    assert_eq!(identity.subject, "somebody");
}
