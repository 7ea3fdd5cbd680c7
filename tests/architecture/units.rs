//! Does `test` take over what `up` has built?

use std::collections::BTreeSet;
use std::process::Command;

use super::holds;
use crate::sources;

const WHY: &str = "a package with other features is another build of it and of everything upon it: the newcomer who runs both commands waits \
                   minutes longer. Fix the feature where crates/chassis/Cargo.toml fixes others";

/// Packages with their versions and features, as cargo would choose them for `arguments`.
fn chosen(arguments: &[&str]) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--prefix", "none", "--format", "{p} {f}"])
        .args(arguments)
        .current_dir(sources::root())
        .output()
        .expect("cargo has built this test");
    assert!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    text.lines().map(|line| line.trim_end_matches("(*)").trim_end().to_owned()).collect()
}

fn built_twice(first: &BTreeSet<String>, second: &BTreeSet<String>) -> Vec<String> {
    first.difference(second).map(|package| format!("`test` builds it with other features than `up`: {package}")).collect()
}

#[test]
fn what_up_builds_is_what_test_takes_over() {
    let up = chosen(&["--package", "sala", "--edges", "normal,build"]);
    let test = chosen(&["--workspace"]);
    assert!(up.len() > 100, "{up:?}");
    holds("`cargo xtask up` and `cargo xtask test` choose the same features", WHY, &built_twice(&up, &test));
}

#[test]
fn a_package_with_another_feature_is_found() {
    let set = |lines: &[&str]| lines.iter().map(ToString::to_string).collect();
    let found = built_twice(&set(&["bytes v1 default", "zerocopy v0.8 simd"]), &set(&["bytes v1 default", "zerocopy v0.8 derive,simd"]));
    assert_eq!(found.len(), 1, "{found:?}");
}
