//! Where things lie in the repository, and how cargo is called in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// What cargo asks whether crates are built in pieces that can be used again.
const INCREMENTAL: &str = "CARGO_INCREMENTAL";

/// The checkout.
pub(crate) struct House {
    pub(crate) root: PathBuf,
}

impl House {
    /// `cargo run` names the manifest folder of this crate; a binary started by hand knows where it was built.
    pub(crate) fn find() -> Result<Self> {
        let manifest = setting("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.join("../..").canonicalize().context("the repository that this xtask was built in is gone")?;
        if !root.join("crates/xtask/Cargo.toml").is_file() {
            bail!("{} is not Sala's repository", root.display());
        }
        Ok(Self { root })
    }

    pub(crate) fn crate_folder(&self, name: &str) -> PathBuf {
        self.root.join("crates").join(name)
    }

    /// Names of the crates that have `file`, sorted.
    pub(crate) fn crates_with(&self, file: &str) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.root.join("crates"))? {
            let entry = entry?;
            if entry.path().join(file).exists() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// `cargo`, the one that runs us, in the root of the repository.
    pub(crate) fn cargo(&self, subcommand: &str) -> Command {
        let mut command = Command::new(setting("CARGO").unwrap_or_else(|| "cargo".to_owned()));
        command.arg(subcommand).current_dir(&self.root);
        if setting(INCREMENTAL).is_none() && !worked_upon(&Self::target()) {
            command.env(INCREMENTAL, "0");
        }
        // Cargo tells us about our own package. A build script that listens to such a variable (ring's does) would run again, and
        // everything upon it would be built again: here, and once more by whoever builds next.
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_about_this_package(&name.to_string_lossy())) {
            command.env_remove(name);
        }
        command
    }

    /// The folder of the dev profile that this executable lies in, where `sala` is built as well.
    pub(crate) fn built() -> Result<PathBuf> {
        let exe = std::env::current_exe()?;
        Ok(exe.parent().unwrap_or(Path::new(".")).to_path_buf())
    }

    /// The `target` folder.
    pub(crate) fn target() -> PathBuf {
        local::tools_folder().parent().unwrap_or(Path::new("target")).to_path_buf()
    }
}

/// Does somebody work on the code here? Then cargo keeps what the next build of a crate can use, and what the pieces cost is worth it: a
/// third more processor time for a crate. Who only builds it has no use for that. The two do not take each other's place in `target`.
fn worked_upon(target: &Path) -> bool {
    let kept = fs::read_dir(target.join("debug/incremental")).into_iter().flatten().flatten();
    kept.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with("chassis-"))
}

fn is_about_this_package(name: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|prefix| name.starts_with(prefix))
}

/// A variable of the environment that cargo, CI or the developer set.
#[expect(clippy::disallowed_methods, reason = "xtask has no configuration: CARGO, CI and the like are its only settings")]
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Are we in CI, where everything that is only reported elsewhere is a failure?
pub(crate) fn in_ci() -> bool {
    setting("CI").is_some_and(|value| value != "false" && value != "0")
}

/// Runs a command to its end and fails with its name if it fails.
pub(crate) fn must_succeed(command: &mut Command) -> Result<()> {
    if succeeds(command)? {
        return Ok(());
    }
    let words: Vec<_> = std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    bail!("`{}` failed", words.join(" "))
}

pub(crate) fn succeeds(command: &mut Command) -> Result<bool> {
    let status = command.status().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    Ok(status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_works_on_the_code_has_built_a_crate_in_pieces() {
        let target = local::DataFolder::temporary("target").unwrap();
        assert!(!worked_upon(target.path()));
        // This program is always built so.
        fs::create_dir_all(target.path().join("debug/incremental/xtask-1a2b")).unwrap();
        assert!(!worked_upon(target.path()));
        fs::create_dir_all(target.path().join("debug/incremental/chassis-1a2b")).unwrap();
        assert!(worked_upon(target.path()));
    }
}
