//! The heart is pure: it decides, and does nothing else.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{holds, paths};
use crate::sources::{self, Source};

const WHY: &str = "a decision that touches no database, clock, network or wire format can be read, tested in milliseconds and trusted";
/// Crates without input or output.
const PURE: [&str; 8] = ["std", "core", "alloc", "jiff", "uuid", "thiserror", "sha2", "cdflib"];
const IMPURE_STD: [&str; 7] = ["fs", "net", "env", "process", "thread", "os", "io"];
/// What the chassis offers to a domain: ids and time, and Thai text.
const CHASSIS: [&str; 2] = ["kernel", "thai"];

fn is_domain(source: &Source) -> bool {
    source.in_src().is_some_and(|place| place.starts_with("domain/") || place == "domain.rs")
}

fn breaches(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in
        sources.iter().filter(|source| is_domain(source) && !source.path.contains("/tests/") && !source.path.ends_with("/tests.rs"))
    {
        let source = source.without_tests();
        for named in paths::of(&source) {
            if let Some(what) = breach(&named) {
                broken.push(format!("{}:{} {what}: {}", source.path, named.line, named.text()));
            }
        }
        for piece in source.pieces().iter().filter(|piece| piece.part == sources::Part::Code) {
            if piece.text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| matches!(word, "async" | "await")) {
                broken.push(format!("{}:{} waits (async or await)", source.path, piece.line));
            }
        }
    }
    broken
}

fn breach(named: &paths::Named) -> Option<&'static str> {
    let (root, second) = (named.root(), named.second());
    // A type or a module of this file's own, or a generic parameter.
    let own = root.starts_with(char::is_uppercase) || matches!(root, "self" | "super");
    match root {
        _ if own => None,
        "crate" => (second != "domain").then_some("looks out of the domain"),
        "chassis" => (!CHASSIS.contains(&second)).then_some("uses more of the chassis than kernel and thai"),
        "std" => IMPURE_STD.contains(&second).then_some("does input or output"),
        "hex" => None,
        _ if PURE.contains(&root) => None,
        _ => foreign(root).then_some("uses a crate that a domain does not know"),
    }
}

/// Whether the name is a crate of the workspace's dependencies; other lower-case roots are modules nearby or primitive types.
fn foreign(root: &str) -> bool {
    static KNOWN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let manifest: toml::Table = sources::read("Cargo.toml").parse().expect("the manifest parses");
        manifest["workspace"]["dependencies"]
            .as_table()
            .into_iter()
            .flat_map(toml::Table::keys)
            .map(|name| name.replace('-', "_"))
            .collect()
    });
    KNOWN.contains(root)
}

#[test]
fn the_domain_is_pure() {
    holds(
        "files under src/domain use only std, jiff, uuid, thiserror, sha2, cdflib, hex, chassis::kernel, chassis::thai and crate::domain",
        WHY,
        &breaches(&sources::rust()),
    );
}

#[test]
fn a_domain_that_reaches_out_is_found() {
    let bad = |text: &str| breaches(&[Source::made("crates/partners/src/domain/agreement.rs", text)]).len();
    assert_eq!(bad("use sqlx::PgConnection;"), 1);
    assert_eq!(bad("use chassis::{kernel::Ids, db::Uow};"), 1);
    assert_eq!(bad("fn f() { crate::store::find(); std::fs::read(\"x\"); }"), 2);
    assert_eq!(bad("async fn f() {}"), 1);
    assert_eq!(bad("use api::partners::v1 as pb;"), 1);
    assert_eq!(
        bad(
            "use std::fmt; use chassis::thai::calendar; use crate::domain::Text; use super::Period; fn f() { i32::from(1u8); State::Draft; }"
        ),
        0
    );
    assert_eq!(breaches(&[Source::made("crates/partners/src/store.rs", "use sqlx::PgConnection;")]).len(), 0);
}
