//! The Dockerfile and what it copies.

use super::{compose, entries};
use crate::sources;

/// The instructions, continued lines joined, comments left out.
fn instructions() -> Vec<String> {
    let text = sources::read("deploy/Dockerfile");
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let joined = lines.join("\n").replace("\\\n", " ");
    joined.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// What is copied out of the repository.
fn copied(instructions: &[String]) -> Vec<String> {
    let copies = instructions.iter().filter_map(|line| line.strip_prefix("COPY ")).filter(|line| !line.starts_with("--from"));
    copies
        .flat_map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            words[..words.len() - 1].iter().map(|&word| word.to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn everything_that_is_copied_is_there_and_not_ignored() {
    let ignore = sources::read("deploy/Dockerfile.dockerignore");
    let let_through: Vec<&str> = ignore.lines().filter_map(|line| line.strip_prefix('!')).collect();
    assert!(ignore.lines().any(|line| line == "*"), "only what is named reaches the build");
    let copied = copied(&instructions());
    assert!(copied.len() >= 6, "{copied:?}");
    for path in &copied {
        assert!(sources::root().join(path).exists(), "the Dockerfile copies {path}, which is not there");
        assert!(let_through.contains(&path.as_str()), "{path} is copied, but Dockerfile.dockerignore keeps it out");
    }
    for path in let_through {
        assert!(copied.iter().any(|copy| copy == path), "Dockerfile.dockerignore lets {path} through, and nothing copies it");
    }
}

#[test]
fn every_base_image_can_be_replaced_and_the_last_one_is_empty() {
    let instructions = instructions();
    let stages: Vec<&str> =
        instructions.iter().filter_map(|line| line.strip_prefix("FROM ")).map(|line| line.split(" AS ").next().unwrap_or(line)).collect();
    let named: Vec<&str> = instructions.iter().filter_map(|line| line.split_once(" AS ")).map(|(_, name)| name).collect();
    for stage in &stages[..stages.len() - 1] {
        let argument = stage.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
        let is_argument = argument.is_some_and(|name| instructions.iter().any(|line| line.starts_with(&format!("ARG {name}="))));
        assert!(is_argument || named.contains(stage), "FROM {stage}: neither a build argument nor a stage of this file");
    }
    assert_eq!(stages.last(), Some(&"scratch"));
}

#[test]
fn the_image_is_the_binary_with_roots_and_zones_and_nobody_s_rights() {
    let instructions = instructions();
    let last = instructions.iter().rposition(|line| line.starts_with("FROM ")).expect("a stage");
    let last = &instructions[last..];
    assert!(last.iter().any(|line| line == "USER 65532:65532"));
    assert!(last.iter().any(|line| line == "ENTRYPOINT [\"/sala\"]"));
    for copied in ["/sala /sala", "ca-certificates.crt", "/usr/share/zoneinfo"] {
        assert!(last.iter().any(|line| line.starts_with("COPY --from=") && line.contains(copied)), "{copied}");
    }
    assert!(!last.iter().any(|line| line.starts_with("RUN ")), "nothing can run on an empty base");
}

#[test]
fn flags_for_a_static_binary_are_in_the_dockerfile_and_nowhere_else() {
    assert!(sources::read("deploy/Dockerfile").contains("+crt-static"));
    for path in [".cargo/config.toml", "Cargo.toml", ".ci/run"] {
        let text = sources::read(path);
        assert!(!text.contains("crt-static") && !text.contains("rustflags"), "{path}: flags in the workspace rebuild everything");
    }
}

#[test]
fn the_toolchain_of_the_image_is_the_one_that_the_workspace_asks_for() {
    let cargo: toml::Table = sources::read("Cargo.toml").parse().expect("Cargo.toml");
    let wanted = cargo["workspace"]["package"]["rust-version"].as_str().expect("rust-version");
    let image = instructions().into_iter().find_map(|line| line.strip_prefix("ARG RUST_IMAGE=").map(str::to_owned)).expect("RUST_IMAGE");
    assert!(image.contains(&format!("rust:{wanted}-")), "{image} is not Rust {wanted}");
    let version = cargo["workspace"]["package"]["version"].as_str().expect("version");
    for (name, service) in entries(&compose(), "services") {
        if let Some(tag) = service["image"].as_str().and_then(|image| image.strip_prefix("${SALA_IMAGE:-sala:")) {
            assert_eq!(tag, format!("{version}}}"), "{name}");
        }
    }
}
