//! The folder of the keys: what is there stays, what is new is whole or not there at all.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

/// Nobody but its owner gets as far as the files.
const FOLDER_MODE: u32 = 0o700;
/// What compose.yaml is told about the folder.
const VARIABLE: &str = "SALA_SECRETS";

/// Who reads a file, once past the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Readers {
    /// Its owner alone.
    Owner,
    /// Containers as well. Each has a user of its own, and Docker mounts a file with the owner and the mode that it has outside: what
    /// keeps everybody else away is the folder.
    Containers,
}

impl Readers {
    fn mode(self) -> u32 {
        match self {
            Self::Owner => 0o600,
            Self::Containers => 0o644,
        }
    }
}

/// The folder, and what happened in it.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    made: Vec<String>,
    kept: Vec<String>,
}

impl Folder {
    /// Makes the folder where it is missing, and closes it to everybody else.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let cannot = || format!("{} cannot be the folder of the keys", path.display());
        fs::create_dir_all(path).with_context(cannot)?;
        fs::set_permissions(path, Permissions::from_mode(FOLDER_MODE)).with_context(cannot)?;
        Ok(Self { path: path.to_owned(), made: Vec::new(), kept: Vec::new() })
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The text of a file; None where there is none, or nothing in it.
    pub(super) fn read(&self, name: &str) -> Result<Option<String>> {
        let file = self.path(name);
        match fs::read_to_string(&file) {
            Ok(text) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            // Docker makes a folder of a file that it was asked to mount and did not find.
            Err(error) if error.kind() == ErrorKind::IsADirectory => bail!("{} is a folder; remove it", file.display()),
            Err(error) => Err(error).with_context(|| file.display().to_string()),
        }
    }

    /// Makes a file that is missing or empty. One that is there is not touched.
    pub(super) fn keep(&mut self, name: &str, readers: Readers, make: impl FnOnce() -> Result<String>) -> Result<()> {
        let missing = self.read(name)?.is_none();
        if missing {
            let text = make().with_context(|| format!("{} cannot be made", self.path(name).display()))?;
            self.put(name, readers, &text)?;
        }
        self.note(missing, name);
        Ok(())
    }

    /// Says anew what follows from the keys. The same again is left as it is.
    pub(super) fn write(&mut self, name: &str, text: &str) -> Result<()> {
        let changed = self.read(name)?.is_none_or(|there| there != text);
        if changed {
            self.put(name, Readers::Containers, text)?;
        }
        self.note(changed, name);
        Ok(())
    }

    /// A file is there.
    pub(super) fn kept(&mut self, name: &str) {
        self.kept.push(name.to_owned());
    }

    /// A file was made, or was there.
    pub(super) fn note(&mut self, made: bool, name: &str) {
        if made { self.made.push(name.to_owned()) } else { self.kept(name) }
    }

    /// What to do about a file that is not what its name says.
    pub(super) fn unusable(&self, name: &str, is: &str) -> String {
        format!("{} is {is}; remove it, and the next run makes a new one", self.path(name).display())
    }

    /// What was made and what was kept; names, and nothing of what is in the files.
    pub(super) fn summary(&self) -> String {
        let lines = |done: &str, names: &[String]| {
            let shown = names.iter().map(|name| format!("{done} {}", self.path(name).display())).collect::<Vec<_>>();
            shown.join("\n")
        };
        let parts = [lines("made", &self.made), lines("kept", &self.kept)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Says in the `.env` beside a compose.yaml that the keys are there: without it compose starts nothing. False where there is no such
    /// file beside the folder.
    pub(super) fn tell_compose(&self) -> Result<bool> {
        let Some(name) = self.path.file_name().map(|name| name.to_string_lossy().into_owned()) else { return Ok(false) };
        let house = self.path.parent().unwrap_or(Path::new(""));
        if !house.join("compose.yaml").is_file() {
            return Ok(false);
        }
        let file = house.join(".env");
        let cannot = || file.display().to_string();
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(cannot),
        };
        if !text.lines().any(|line| line.trim_start().starts_with(&format!("{VARIABLE}="))) {
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let mut out = OpenOptions::new().append(true).create(true).open(&file).with_context(cannot)?;
            out.write_all(format!("{end}{VARIABLE}=./{name}\n").as_bytes()).with_context(cannot)?;
        }
        Ok(true)
    }

    /// Writes beside and moves into place, so that no file is ever half of one.
    fn put(&self, name: &str, readers: Readers, text: &str) -> Result<()> {
        let (file, beside) = (self.path(name), self.path(&format!("{name}.new")));
        let written = || {
            let mut out = OpenOptions::new().write(true).create(true).truncate(true).mode(readers.mode()).open(&beside)?;
            // Whatever the mask of the process takes away, and whatever a run that was stopped here has left.
            out.set_permissions(Permissions::from_mode(readers.mode()))?;
            out.write_all(text.as_bytes())?;
            out.sync_all()?;
            fs::rename(&beside, &file)
        };
        written().with_context(|| format!("{} cannot be written", file.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("is there").permissions().mode() & 0o777
    }

    #[test]
    fn what_is_there_stays_and_what_is_empty_is_made() {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let mut folder = Folder::open(&scratch.path().join("keys")).expect("made");
        fs::write(folder.path("mine"), "by hand").expect("written");
        fs::write(folder.path("empty"), "\n").expect("written");
        for name in ["mine", "empty", "new"] {
            folder.keep(name, Readers::Owner, || Ok("made".to_owned())).expect("kept or made");
        }
        let text = |name: &str| fs::read_to_string(folder.path(name)).expect("is there");
        assert_eq!(["mine", "empty", "new"].map(text), ["by hand", "made", "made"]);
        assert_eq!((folder.made.join(" "), folder.kept.join(" ")), ("empty new".to_owned(), "mine".to_owned()));
        assert_eq!([mode(&folder.path), mode(&folder.path("new")), mode(&folder.path("empty"))], [0o700, 0o600, 0o600]);
        assert!(!folder.path("new.new").exists());
        assert!(!folder.summary().contains("by hand"), "only names are said");
    }

    #[test]
    fn a_folder_that_docker_made_of_a_file_is_named() {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let mut folder = Folder::open(scratch.path()).expect("is there");
        fs::create_dir(folder.path("ca.pem")).expect("a folder");
        let error = folder.keep("ca.pem", Readers::Owner, || Ok(String::new())).expect_err("a folder").to_string();
        assert!(error.contains("ca.pem") && error.contains("remove it"), "{error}");
    }

    #[test]
    fn compose_is_told_once_and_only_where_it_is() {
        let scratch = tempfile::tempdir().expect("a temporary folder");
        let folder = Folder::open(&scratch.path().join("secrets")).expect("made");
        assert!(!folder.tell_compose().expect("no compose.yaml"));
        fs::write(scratch.path().join("compose.yaml"), "").expect("written");
        fs::write(scratch.path().join(".env"), "SALA_BIND=0.0.0.0").expect("written");
        for _ in 0..2 {
            assert!(folder.tell_compose().expect("told"));
            let said = fs::read_to_string(scratch.path().join(".env")).expect("is there");
            assert_eq!(said, "SALA_BIND=0.0.0.0\nSALA_SECRETS=./secrets\n");
        }
    }
}
