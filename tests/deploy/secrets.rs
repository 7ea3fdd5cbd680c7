//! Secrets: files, each with a reader and a maker, and never a word of one in the tree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use chassis::auth::{AuthConfig, Authenticator, Grant, Issuer};

use super::{compose, entries, every_compose, folder, texts, words};
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

fn made(folder: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(folder).expect("the folder of the secrets").flatten().filter(|entry| entry.path().is_file());
    files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap_or_default())).collect()
}

/// Runs scripts/secrets.sh on a folder.
pub(crate) fn make(arguments: &[&str], into: &Path) {
    let script = folder().join("scripts/secrets.sh");
    let done = Command::new("sh").arg(script).args(arguments).arg(into).output().expect("sh runs");
    assert!(done.status.success(), "secrets.sh: {}", String::from_utf8_lossy(&done.stderr));
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
fn every_secret_is_a_file_that_somebody_reads_and_the_script_makes() {
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
            assert_eq!(secret["file"].as_str(), Some(format!("${{SALA_SECRETS:-./secrets}}/{name}").as_str()));
            assert!(secret["environment"].is_null() && secret["content"].is_null(), "{name}: a file, nothing else");
        }
        every.extend(known);
    }
    let scratch = tempfile::tempdir().expect("a temporary folder");
    make(&[], scratch.path());
    let found = made(scratch.path());
    // The certificate of the edge is brought by whoever runs the house.
    for name in every.into_iter().filter(|name| *name != "edge.pem") {
        assert!(found.get(name).is_some_and(|text| !text.trim().is_empty()), "secrets.sh does not make {name}");
    }
    make(&[], scratch.path());
    assert_eq!(made(scratch.path()), found, "the second run must change nothing");
}

#[test]
fn a_service_is_given_the_secrets_that_its_configuration_names_and_no_others() {
    let compose = compose();
    for name in ["partners", "schools", "evaluations", "reporting", "migrate", "provision", "operator"] {
        let config = sources::read(&format!("deploy/config/{name}.toml"));
        let named: BTreeSet<&str> = config.split('"').filter_map(|text| text.strip_prefix("/run/secrets/")).collect();
        let given: BTreeSet<&str> = words(&compose["services"][name], "secrets").into_iter().collect();
        assert_eq!(named, given, "{name}");
    }
    // The server that makes the roles knows every address, and nobody else knows its own password.
    let roles = sources::read("deploy/postgres/init/10-roles.sh");
    for secret in words(&compose["services"]["postgres"], "secrets") {
        assert!(secret == "postgres_password" || roles.contains(secret), "10-roles.sh does not read {secret}");
    }
}

#[tokio::test]
async fn the_local_issuer_of_the_script_is_one_that_sala_accepts() {
    let scratch = tempfile::tempdir().expect("a temporary folder");
    if Command::new("openssl").arg("version").output().is_err() {
        // The script says the same and makes the rest.
        make(&["--local-issuer"], scratch.path());
        assert!(!scratch.path().join("jwks.json").exists());
        return;
    }
    make(&["--local-issuer"], scratch.path());
    let keys = Authenticator::open(AuthConfig { jwks_file: scratch.path().join("jwks.json"), ..AuthConfig::default() }).expect("a key set");
    let issuer = Issuer::open(&scratch.path().join("issuer")).expect("the key of the script is taken");
    let grant: Grant = "operator@global".parse().expect("a grant");
    let token = issuer.mint("somebody", &[grant], std::time::Duration::from_mins(1)).expect("signed");
    let identity = keys.identify(Some(&format!("Bearer {token}")), 0).await.expect("the key set of the script has the key of the issuer");
    assert_eq!(identity.subject, "somebody");
}
