//! The rooms of the house, and that its map shows them.

use std::collections::BTreeSet;
use std::fs;

use super::holds;
use crate::sources;

const TOP: [&str; 7] = ["Cargo.lock", "Cargo.toml", "README.md", "crates", "deploy", "proto", "tests"];
/// What building and running leaves behind; git ignores it.
const LEFT_BEHIND: [&str; 1] = ["target"];

#[test]
fn the_top_of_the_tree_is_short() {
    let names = fs::read_dir(sources::root())
        .expect("the root can be read")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let visible: BTreeSet<String> = names.filter(|name| !name.starts_with('.') && !LEFT_BEHIND.contains(&name.as_str())).collect();
    let expected = BTreeSet::from(TOP.map(str::to_owned));
    let broken: Vec<String> = visible
        .symmetric_difference(&expected)
        .map(|name| format!("{name} is {}", if visible.contains(name) { "extra" } else { "missing" }))
        .collect();
    holds(
        "the top of the tree holds Cargo.toml, Cargo.lock, README.md, crates, deploy, proto, tests and dot files",
        "a newcomer sees the whole house in one look",
        &broken,
    );
}

#[test]
fn the_map_shows_every_crate() {
    let map = sources::read("crates/README.md");
    let folders = fs::read_dir(sources::root().join("crates"))
        .expect("crates can be read")
        .flatten()
        .filter(|entry| entry.path().join("Cargo.toml").exists());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let broken: Vec<String> =
        names.filter(|name| !map.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)).collect();
    holds("crates/README.md mentions every crate", "a map that leaves a room out is worse than none", &broken);
}

#[test]
fn every_folder_that_a_reader_opens_explains_itself() {
    let missing: Vec<String> = ["README.md", "crates/README.md", "proto/README.md", "deploy/README.md"]
        .iter()
        .filter(|path| !sources::root().join(path).exists())
        .map(ToString::to_string)
        .collect();
    holds("README.md stands at the top and in crates, proto and deploy", "these four are where people begin", &missing);
}
