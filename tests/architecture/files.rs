//! The same names everywhere: learn one service and know four. Small files.

use std::collections::BTreeSet;

use super::holds;
use crate::sources::{self, Source, has_extension};

const SERVICES: [&str; 4] = ["partners", "schools", "evaluations", "reporting"];
/// Rooms of every service.
const REQUIRED: [&str; 4] = ["app", "convert", "rpc", "store"];
/// Rooms that a service may have.
const OPTIONAL: [&str; 5] = ["lib", "config", "domain", "error", "projections"];
const HARD_STOP: usize = 500;
/// Names that say nothing: what lies in them belongs somewhere else.
const VAGUE: [&str; 7] = ["common", "core", "helper", "helpers", "misc", "util", "utils"];

/// First step of every path below `src`, without the ending: `store` of `store.rs` and of `store/person.rs`.
fn rooms(sources: &[Source], service: &str) -> BTreeSet<String> {
    let own = sources.iter().filter(|s| s.is_rust() && s.crate_name() == Some(service));
    own.filter_map(|s| s.in_src()).map(|place| place.split('/').next().unwrap_or(place).trim_end_matches(".rs").to_owned()).collect()
}

fn odd_rooms(sources: &[Source], service: &str) -> Vec<String> {
    let rooms = rooms(sources, service);
    if rooms.is_empty() {
        return Vec::new();
    }
    let missing = REQUIRED.iter().filter(|room| !rooms.contains(**room)).map(|room| format!("crates/{service}/src has no {room}"));
    let odd = rooms.iter().filter(|room| !REQUIRED.contains(&room.as_str()) && !OPTIONAL.contains(&room.as_str()));
    let mut broken: Vec<String> =
        missing.chain(odd.map(|room| format!("crates/{service}/src/{room}: no service has a room of this name"))).collect();
    let below = |folder: &str| sources.iter().any(|s| s.path.starts_with(&format!("crates/{service}/{folder}/")));
    broken
        .extend(["migrations", "tests"].iter().filter(|folder| !below(folder)).map(|folder| format!("crates/{service} has no {folder}/")));
    if !rooms.contains("domain") && !rooms.contains("projections") {
        broken.push(format!("crates/{service} neither decides (domain) nor follows (projections)"));
    }
    broken
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let long = sources.iter().filter(|s| s.is_rust() && s.text.lines().count() > HARD_STOP);
    long.map(|s| format!("{}: {} lines", s.path, s.text.lines().count())).collect()
}

fn vague(sources: &[Source]) -> Vec<String> {
    let names = |s: &Source| s.path.split('/').any(|step| VAGUE.contains(&step.trim_end_matches(".rs")));
    sources.iter().filter(|s| s.is_rust() && names(s)).map(|s| s.path.clone()).collect()
}

#[test]
fn every_service_has_the_same_rooms() {
    let tree = sources::tree();
    let broken: Vec<String> = SERVICES.iter().flat_map(|service| odd_rooms(&tree, service)).collect();
    holds("a service has the rooms app, convert, rpc, store (and config, domain, error, projections)", "learn one and know four", &broken);
}

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    holds(
        "no .rs file has more than 500 lines; near 400 split by noun or use case",
        "a file should fit in one head",
        &too_long(&sources::rust()),
    );
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    holds(
        "no folder or file called common, core, helper, misc or util",
        "whatever lies there belongs to something with a name",
        &vague(&sources::rust()),
    );
}

#[test]
fn odd_rooms_and_long_files_are_found() {
    let made = |path: &str| Source::made(path, "");
    let whole = ["app.rs", "convert.rs", "error.rs", "rpc.rs", "store/agreement.rs", "lib.rs", "domain/mod.rs"]
        .map(|room| made(&format!("crates/schools/src/{room}")));
    let around = [made("crates/schools/migrations/1.sql"), made("crates/schools/tests/a.rs")];
    let good: Vec<Source> = whole.iter().chain(&around).cloned().collect();
    assert_eq!(odd_rooms(&good, "schools"), Vec::<String>::new());
    let odd: Vec<Source> = good.iter().cloned().chain([made("crates/schools/src/manager.rs")]).collect();
    assert_eq!(odd_rooms(&odd, "schools").len(), 1);
    assert_eq!(odd_rooms(&good[1..], "schools").len(), 1);
    assert_eq!(too_long(&[Source::made("a.rs", &"\n".repeat(501))]).len(), 1);
    assert_eq!(vague(&[made("crates/schools/src/utils/text.rs")]).len(), 1);
    assert!(has_extension("a.rs", "rs"));
}
