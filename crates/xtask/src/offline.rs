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
        let of =
            |keep: &dyn Fn(&String) -> bool, from: &BTreeMap<String, Vec<u8>>| from.keys().filter(|name| keep(name)).cloned().collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stale_queries_go_only_when_all_were_written_anew() {
        let scratch = local::DataFolder::temporary("offline").unwrap();
        let (committed, written) = (scratch.path().join("committed"), scratch.path().join("written"));
        fs::create_dir(&committed).unwrap();
        fs::create_dir(&written).unwrap();
        for (folder, name, text) in [
            (&committed, "query-same.json", "1"),
            (&written, "query-same.json", "1"),
            (&committed, "query-changed.json", "old"),
            (&written, "query-changed.json", "new"),
            (&committed, "query-stale.json", "1"),
            (&written, "query-missing.json", "1"),
            (&committed, "README", "not a query"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        let difference = Difference::between(&committed, &written).unwrap();
        let names = |name: &str| vec![format!("query-{name}.json")];
        let expected = Difference { missing: names("missing"), changed: names("changed"), stale: names("stale") };
        assert_eq!(difference, expected);
        difference.apply(&committed, &written, false).unwrap();
        let left = Difference::between(&committed, &written).unwrap();
        assert_eq!(left, Difference { missing: Vec::new(), changed: Vec::new(), stale: names("stale") });
        left.apply(&committed, &written, true).unwrap();
        assert_eq!(count(&committed).unwrap(), 3);
        assert!(committed.join("README").exists());
    }
}
