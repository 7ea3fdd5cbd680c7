//! The data folder: everything private that the servers keep, under one lock.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf, absolute};
use std::sync::Arc;
use std::time::Duration;

use crate::leash::Leash;
use crate::memory;
use crate::owner::Owner;
use crate::process::wait_for;
use crate::{Error, Nats, Postgres, Result, random_token};

const MARKER: &str = ".sala-data";
const LOCK: &str = "lock";
const ROOTS_FOLDERS: &str = "/var/lib/sala";
/// Longer than any system takes from `fork` to `exec`.
const JUST_STARTING: Duration = Duration::from_millis(500);

/// A private data folder, locked for as long as a clone of this handle (or a server started in it) lives.
///
/// ```text
/// .sala-data   marks the folder as ours: nothing without it is ever wiped
/// lock         held by the process that uses the folder
/// postgres/  nats/  log/  bin/
/// ```
#[derive(Clone)]
pub struct DataFolder(Arc<Inner>);

struct Inner {
    path: PathBuf,
    owner: Owner,
    /// Only a temporary folder has one.
    sweeper: Option<Leash>,
    _lock: File,
}

impl DataFolder {
    /// The folder that shows up as `link`, usually `.sala` of a checkout. For an ordinary user it is that very folder. For root it
    /// is `/var/lib/sala/<hash of the path>`, owned by the user that the servers run as, because a checkout may lie under a home
    /// that only root may enter; `link` is then a symbolic link to it.
    pub fn open(link: &Path) -> Result<Self> {
        let owner = Owner::of_children()?;
        let link = resolve_parent(link)?;
        let path = if owner.dropped { roots_folder(&link)? } else { ordinary_folder(&link, &owner)? };
        let folder = Self::prepare(&path, owner, false)?;
        if folder.0.owner.dropped {
            make_link(&link, folder.path());
        }
        Ok(folder)
    }

    /// Exactly this folder, for a path that the user named. As root it must be reachable by the user that the servers run as.
    pub fn at(path: &Path) -> Result<Self> {
        let owner = Owner::of_children()?;
        let path = resolve_parent(path)?;
        let parent = path.parent().unwrap_or(Path::new("/"));
        if !owner.can_reach(parent) {
            return Err(Error::new(format!(
                "The servers run as the user {}, who cannot enter {}. Choose a data folder that this user can reach.",
                owner.name,
                parent.display()
            )));
        }
        Self::prepare(&path, owner, false)
    }

    /// A new empty folder under /tmp, removed when the last handle is dropped or this process is killed.
    pub fn temporary(label: &str) -> Result<Self> {
        let owner = Owner::of_children()?;
        let path = Path::new("/tmp").join(format!("sala-{label}-{}", &random_token()?[..12]));
        Self::prepare(&path, owner, true)
    }

    /// The same in memory (`/dev/shm`) where there is plenty of it, for servers of tests: each of them makes and removes databases of a
    /// thousand files, and a third of the processors' time went into the disk's books about them. Nothing there outlives the machine.
    pub fn in_memory(label: &str) -> Result<Self> {
        if !memory::is_plenty() {
            return Self::temporary(label);
        }
        let path = Path::new(memory::FOLDER).join(format!("sala-{label}-{}", &random_token()?[..12]));
        Self::prepare(&path, Owner::of_children()?, true).or_else(|_| Self::temporary(label))
    }

    pub fn path(&self) -> &Path {
        &self.0.path
    }

    /// Where the servers write their logs.
    pub fn log(&self, server: &str) -> PathBuf {
        self.0.path.join("log").join(format!("{server}.log"))
    }

    /// The name of the user that the servers run as, when that is not the user of this process.
    pub fn dropped_to(&self) -> Option<&str> {
        self.0.owner.dropped.then_some(self.0.owner.name.as_str())
    }

    /// `--fresh`: stops what an earlier run left over and removes everything in the folder. Call it before starting a server.
    pub fn wipe(&self) -> Result<()> {
        let path = self.path();
        if !path.join(MARKER).is_file() {
            return Err(Error::new(format!("{} has no {MARKER} file, so it is not Sala's data folder and is left alone.", path.display())));
        }
        Postgres::stop_left_over(self)?;
        Nats::stop_left_over(self)?;
        let cannot = |e| Error::io(format!("cannot wipe {}", path.display()), &e);
        for entry in fs::read_dir(path).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            if entry.file_name() != MARKER && entry.file_name() != LOCK {
                if entry.file_type().map_err(cannot)?.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }
                    .map_err(cannot)?;
            }
        }
        self.room("log")?;
        Ok(())
    }

    /// Wipes the folder and removes it. `link` of `open` is left to its maker.
    pub fn remove(self) -> Result<()> {
        self.wipe()?;
        fs::remove_dir_all(self.path()).map_err(|e| Error::io(format!("cannot remove {}", self.path().display()), &e))
    }

    pub(crate) fn owner(&self) -> &Owner {
        &self.0.owner
    }

    pub(crate) fn is_temporary(&self) -> bool {
        self.0.sweeper.is_some()
    }

    /// A folder inside, created where it is missing.
    pub(crate) fn room(&self, name: &str) -> Result<PathBuf> {
        let path = self.path().join(name);
        self.owner().make_folder(&path)?;
        Ok(path)
    }

    fn prepare(path: &Path, owner: Owner, temporary: bool) -> Result<Self> {
        owner.make_folder(path)?;
        let path = path.canonicalize().map_err(|e| Error::io(format!("cannot open the folder {}", path.display()), &e))?;
        check_owner(&path, &owner)?;
        let marker = path.join(MARKER);
        if !marker.exists() {
            let empty = fs::read_dir(&path).is_ok_and(|mut entries| entries.next().is_none());
            if !empty {
                return Err(Error::new(format!(
                    "{} is not empty and is not a data folder of Sala (it has no {MARKER} file). Choose another data folder.",
                    path.display()
                )));
            }
            fs::write(&marker, "Sala's private data: Postgres, nats-server and their logs. `sala up --fresh` wipes this folder.\n")
                .map_err(|e| Error::io(format!("cannot write {}", marker.display()), &e))?;
        }
        let lock = lock(&path)?;
        let sweeper = if temporary { Some(Leash::sweep(&owner, &path)?) } else { None };
        let folder = Self(Arc::new(Inner { path, owner, sweeper, _lock: lock }));
        folder.room("log")?;
        Ok(folder)
    }
}

impl fmt::Debug for DataFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DataFolder").field(&self.path()).finish()
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(sweeper) = self.sweeper.take() {
            _ = fs::remove_dir_all(&self.path);
            sweeper.untie();
        }
    }
}

/// FNV-1a: the same in every build, which the standard hasher does not promise.
pub(crate) fn hash(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let hash = path
        .as_os_str()
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// The path with links resolved up to its last part, whose own link is kept.
fn resolve_parent(path: &Path) -> Result<PathBuf> {
    let cannot = |e| Error::io(format!("cannot use {} as the data folder", path.display()), &e);
    let path = absolute(path).map_err(cannot)?;
    let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
        return Err(Error::new(format!("{} cannot be a data folder.", path.display())));
    };
    Ok(parent.canonicalize().map_err(cannot)?.join(name))
}

fn ordinary_folder(link: &Path, owner: &Owner) -> Result<PathBuf> {
    let is_link = fs::symlink_metadata(link).is_ok_and(|at| at.is_symlink());
    if is_link && !fs::metadata(link).is_ok_and(|at| at.uid() == owner.uid) {
        return Err(Error::new(format!(
            "{} is a link to a data folder of another user (root keeps its own under {ROOTS_FOLDERS}). Remove the link to start with an empty folder.",
            link.display()
        )));
    }
    Ok(link.to_path_buf())
}

fn roots_folder(link: &Path) -> Result<PathBuf> {
    if fs::symlink_metadata(link).is_ok_and(|at| !at.is_symlink()) {
        return Err(Error::new(format!(
            "{} belongs to an ordinary user's run. Run Sala as that user, or move the folder away to start with an empty one.",
            link.display()
        )));
    }
    let parent = Path::new(ROOTS_FOLDERS);
    let cannot = |e| Error::io(format!("cannot create {ROOTS_FOLDERS}"), &e);
    if !parent.is_dir() {
        fs::create_dir_all(parent).map_err(cannot)?;
        fs::set_permissions(parent, fs::Permissions::from_mode(0o755)).map_err(cannot)?;
    }
    Ok(parent.join(hash(link)))
}

/// A checkout on a read-only mount gets no link; the data is where it is all the same.
fn make_link(link: &Path, target: &Path) {
    if fs::read_link(link).is_ok_and(|at| at == target) {
        return;
    }
    _ = fs::remove_file(link);
    _ = std::os::unix::fs::symlink(target, link);
}

/// A folder of somebody else (in /tmp anybody can make one) must not receive our data.
pub(crate) fn check_owner(path: &Path, owner: &Owner) -> Result<()> {
    let at = fs::symlink_metadata(path).map_err(|e| Error::io(format!("cannot open the folder {}", path.display()), &e))?;
    if at.is_dir() && at.uid() == owner.uid {
        return Ok(());
    }
    let whose = nix::unistd::User::from_uid(at.uid().into()).ok().flatten().map_or_else(|| at.uid().to_string(), |user| user.name);
    Err(Error::new(format!("{} belongs to the user {whose}, but the servers run as {}. Move it away first.", path.display(), owner.name)))
}

fn lock(folder: &Path) -> Result<File> {
    let path = folder.join(LOCK);
    let cannot = |e| Error::io(format!("cannot lock {}", path.display()), &e);
    let mut file = File::options().read(true).write(true).create(true).truncate(false).open(&path).map_err(cannot)?;
    // A child that this process is just starting holds a copy of every lock until it has become another program.
    let held = wait_for(JUST_STARTING, || match file.try_lock() {
        Ok(()) => Some(Ok(())),
        Err(TryLockError::WouldBlock) => None,
        Err(TryLockError::Error(e)) => Some(Err(cannot(e))),
    });
    held.unwrap_or_else(|| {
        let holder = fs::read_to_string(&path).unwrap_or_default();
        Err(Error::new(format!(
            "Another Sala (process {}) is using the data folder {}. Stop it first, or choose another data folder.",
            holder.trim(),
            folder.display()
        )))
    })?;
    file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id())).map_err(cannot)?;
    Ok(file)
}
