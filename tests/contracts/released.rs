//! Every release left its contract in `tests/released/<version>/`; today's must keep what each of them promised.

use std::path::PathBuf;

use prost_reflect::DescriptorPool;

use super::compatibility::broken_promises;
use super::{contract, reasons};
use crate::architecture::holds;
use crate::sources;

/// Folders of the releases, in the order of their names.
fn releases() -> Vec<(String, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(sources::root().join("tests/released")) else { return Vec::new() };
    let mut found: Vec<_> =
        entries.flatten().filter(|e| e.path().is_dir()).map(|e| (e.file_name().to_string_lossy().into_owned(), e.path())).collect();
    found.sort();
    found
}

#[test]
fn today_keeps_what_every_release_promised_on_the_wire() {
    let mut broken = Vec::new();
    for (version, folder) in releases() {
        let file = folder.join("descriptors.bin");
        let bytes = std::fs::read(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let old = DescriptorPool::decode(bytes.as_slice()).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        broken.extend(broken_promises(&old, contract::pool()).into_iter().map(|what| format!("{version}: {what}")));
    }
    holds(
        "fields, values and calls of a release are never removed, renumbered, renamed or retyped, and bounds never narrow",
        "a client app in a school is not updated on our day; a new meaning is a new field",
        &broken,
    );
}

#[test]
fn today_knows_every_reason_of_every_release() {
    let today = reasons::table();
    let mut broken = Vec::new();
    for (version, folder) in releases() {
        let file = folder.join("reasons.txt");
        let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let (reason, kind) = line.split_once(' ').unwrap_or((line, ""));
            match today.get(reason) {
                None => broken.push(format!("{version}: {reason} is gone")),
                Some(row) if row.kind != kind.trim() => broken.push(format!("{version}: {reason} was {kind} and is {}", row.kind)),
                Some(_) => {}
            }
        }
    }
    holds("reasons may be added, never removed, and keep their kind", "apps decide by the reason", &broken);
}
