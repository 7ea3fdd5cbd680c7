//! Who may depend on whom.

use std::collections::BTreeMap;

use super::holds;
use crate::sources;

const SERVICES: [&str; 5] = ["partners", "schools", "evaluations", "reporting", "dashboard"];
const WHY: &str = "services talk by `api` and `Peer`, or by events; whoever sees another crate's inside cannot be moved, replaced or \
                   understood alone (crates/README.md)";

/// Names of the house's own crates that a crate may use, in the library and in its tests.
fn allowed(name: &str) -> Option<(Vec<&'static str>, Vec<&'static str>)> {
    let of = |list: &[&'static str]| list.to_vec();
    Some(match name {
        "api" | "local" => (vec![], vec![]),
        "chassis" => (of(&["api"]), of(&["local", "testkit"])),
        "testkit" => (of(&["api", "chassis", "local"]), vec![]),
        "xtask" => (of(&["local"]), vec![]),
        "sala" => ([of(&["api", "chassis", "local"]), of(&SERVICES)].concat(), of(&["testkit"])),
        "e2e" => (vec![], [of(&["api", "chassis", "local", "sala", "testkit"]), of(&SERVICES)].concat()),
        service if SERVICES.contains(&service) => (of(&["api", "chassis"]), of(&["testkit"])),
        _ => return None,
    })
}

/// A manifest: the crate's name, its dependencies and those of its tests.
struct Manifest {
    name: String,
    uses: Vec<String>,
    tests_use: Vec<String>,
}

fn manifests() -> Vec<Manifest> {
    let found = sources::tree().into_iter().filter(|source| source.path.ends_with("/Cargo.toml"));
    found.map(|source| manifest(&source.text)).collect()
}

fn manifest(text: &str) -> Manifest {
    let table: toml::Table = text.parse().expect("cargo has read this manifest before us");
    let names = |section: &str| table.get(section).and_then(toml::Value::as_table).map(|t| t.keys().cloned().collect()).unwrap_or_default();
    let mut uses: Vec<String> = names("dependencies");
    uses.extend(names("build-dependencies"));
    let name = table["package"]["name"].as_str().expect("a package has a name").to_owned();
    Manifest { name, uses, tests_use: names("dev-dependencies") }
}

fn breaches(manifests: &[Manifest]) -> Vec<String> {
    let own: BTreeMap<&str, &Manifest> = manifests.iter().map(|m| (m.name.as_str(), m)).collect();
    let mut broken = Vec::new();
    for manifest in manifests {
        let Some((library, tests)) = allowed(&manifest.name) else {
            broken.push(format!("{} is not in the picture: say in tests/architecture/arrows.rs whom it may use", manifest.name));
            continue;
        };
        for used in manifest.uses.iter().filter(|used| own.contains_key(used.as_str()) && !library.contains(&used.as_str())) {
            broken.push(format!("{} depends on {used}", manifest.name));
        }
        let in_tests = |used: &str| library.contains(&used) || tests.contains(&used);
        for used in manifest.tests_use.iter().filter(|used| own.contains_key(used.as_str()) && !in_tests(used)) {
            broken.push(format!("the tests of {} depend on {used}", manifest.name));
        }
    }
    broken
}

#[test]
fn crates_depend_only_along_the_arrows() {
    holds("crates depend only along the arrows of crates/README.md", WHY, &breaches(&manifests()));
}

#[test]
fn a_service_that_depends_on_another_is_found() {
    let made = |name: &str, uses: &[&str]| Manifest {
        name: name.to_owned(),
        uses: uses.iter().map(ToString::to_string).collect(),
        tests_use: vec![],
    };
    let found = breaches(&[
        made("partners", &["chassis"]),
        made("reporting", &["partners", "serde"]),
        made("chassis", &["local"]),
        made("local", &[]),
        made("extra", &[]),
    ]);
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn the_task_runner_stays_light() {
    let runner = manifests().into_iter().find(|m| m.name == "xtask").expect("xtask is there");
    let heavy: Vec<String> = runner.uses.into_iter().filter(|used| !["anyhow", "local", "nix", "toml"].contains(&used.as_str())).collect();
    holds("xtask uses only `local`, `anyhow`, `nix` and `toml`", "it is the first thing a newcomer builds, before anything runs", &heavy);
}

#[test]
fn errors_without_a_type_stay_in_programs_and_tests() {
    let may = ["sala", "xtask", "testkit", "e2e"];
    let broken: Vec<String> = manifests()
        .into_iter()
        .filter(|m| m.uses.iter().any(|u| u == "anyhow") && !may.contains(&m.name.as_str()))
        .map(|m| m.name)
        .collect();
    holds("`anyhow` only in sala, xtask, testkit and tests", "what a library refuses is part of its contract and has a name", &broken);
}
