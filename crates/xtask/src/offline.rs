//! The files of `.sqlx/`: one per query, named by a hash of its text.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// What has to change so that `.sqlx/` equals what the macros have just written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) missing: Vec<String>,
    pub(crate) changed: Vec<String>,
    pub(crate) stale: Vec<String>,
}

impl Difference {
    pub(crate) fn between(committed: &Path, written: &Path) -> Result<Self> {
        let (old, new) = (read(committed)?, read(written)?);
        let of = |keep: &dyn Fn(&String) -> bool, from: &BTreeMap<String, Vec<u8>>| from.keys().filter(|name| keep(name)).cloned().collect();
        Ok(Self {
            missing: of(&|name| !old.contains_key(name), &new),
            changed: of(&|name| old.get(name).is_some_and(|bytes| *bytes != new[name]), &new),
            stale: of(&|name| !new.contains_key(name), &old),
        })
    }

    /// Copies what is missing or changed; removes what is stale if `all` queries were written anew.
    pub(crate) fn apply(&self, committed: &Path, written: &Path, all: bool) -> Result<()> {
        fs::create_dir_all(committed)?;
        for name in self.missing.iter().chain(&self.changed) {
            fs::copy(written.join(name), committed.join(name)).with_context(|| format!("cannot write {name}"))?;
        }
        for name in self.stale.iter().filter(|_| all) {
            fs::remove_file(committed.join(name)).with_context(|| format!("cannot remove {name}"))?;
        }
        Ok(())
    }
}

pub(crate) fn count(folder: &Path) -> Result<usize> {
    Ok(read(folder)?.len())
}

fn read(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with("query-") && Path::new(&name).extension().is_some_and(|ending| ending == "json") {
                files.insert(name, fs::read(entry.path())?);
            }
        }
    }
    Ok(files)
}
