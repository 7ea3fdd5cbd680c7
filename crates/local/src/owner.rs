//! Whom the servers run as. Postgres refuses to run as root, so root drops to an unprivileged user.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use nix::unistd::{User, getegid, geteuid};

use crate::{Error, Result};

/// The user that owns a data folder and runs the servers in it.
#[derive(Debug, Clone)]
pub(crate) struct Owner {
    pub(crate) uid: u32,
    gid: u32,
    pub(crate) name: String,
    /// We are root and children change to this user.
    pub(crate) dropped: bool,
}

impl Owner {
    /// Ourselves; or, for root, `postgres` where that user exists, else `nobody`.
    pub(crate) fn of_children() -> Result<Self> {
        let me = geteuid();
        if !me.is_root() {
            let name = User::from_uid(me).ok().flatten().map_or_else(|| format!("user {me}"), |user| user.name);
            return Ok(Self { uid: me.as_raw(), gid: getegid().as_raw(), name, dropped: false });
        }
        let user = ["postgres", "nobody"].into_iter().find_map(|name| User::from_name(name).ok().flatten()).ok_or_else(|| {
            Error::new("Postgres does not run as root, and this machine has neither a user `postgres` nor `nobody` to run it as.")
        })?;
        Ok(Self { uid: user.uid.as_raw(), gid: user.gid.as_raw(), name: user.name, dropped: true })
    }

    /// Makes the command run as this user, in `folder`, with an environment that no shell setting leaks into
    /// (`PGPORT`, `PGOPTIONS`, `LC_ALL`, … would change what a server does).
    pub(crate) fn dress(&self, command: &mut Command, folder: &Path) {
        command.env_clear().env("LC_ALL", "C").env("HOME", folder).current_dir(folder);
        command.env("PATH", crate::environment("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".into()));
        if self.dropped {
            command.uid(self.uid).gid(self.gid);
        }
    }

    /// Hands a file or folder that we made to this user.
    pub(crate) fn give(&self, path: &Path) -> Result<()> {
        if !self.dropped {
            return Ok(());
        }
        std::os::unix::fs::lchown(path, Some(self.uid), Some(self.gid))
            .map_err(|e| Error::io(format!("cannot give {} to the user {}", path.display(), self.name), &e))
    }

    /// Creates a folder of mode 0700 for this user, if it is not there yet.
    pub(crate) fn make_folder(&self, path: &Path) -> Result<()> {
        if !path.is_dir() {
            fs::create_dir(path).map_err(|e| Error::io(format!("cannot create the folder {}", path.display()), &e))?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o700))
                .map_err(|e| Error::io(format!("cannot protect the folder {}", path.display()), &e))?;
            self.give(path)?;
        }
        Ok(())
    }

    /// Copies a folder with everything in it, for this user. Whoever writes in it meanwhile has to be stopped or paused.
    pub(crate) fn copy_folder(&self, from: &Path, to: &Path) -> Result<()> {
        self.make_folder(to)?;
        let cannot = |e| Error::io(format!("cannot copy {} to {}", from.display(), to.display()), &e);
        for entry in fs::read_dir(from).map_err(cannot)? {
            let entry = entry.map_err(cannot)?;
            let copy = to.join(entry.file_name());
            if entry.file_type().map_err(cannot)?.is_dir() {
                self.copy_folder(&entry.path(), &copy)?;
            } else {
                fs::copy(entry.path(), &copy).map_err(cannot)?;
                self.give(&copy)?;
            }
        }
        Ok(())
    }

    /// May this user pass through (folders) and read or run (the last part) everything on the way to `path`?
    pub(crate) fn can_reach(&self, path: &Path) -> bool {
        if !self.dropped {
            return true;
        }
        let Ok(path) = path.canonicalize() else { return false };
        path.ancestors().all(|part| {
            fs::metadata(part).is_ok_and(|at| {
                let bit = if at.uid() == self.uid { 0o100 } else { 0 } | if at.gid() == self.gid { 0o010 } else { 0 } | 0o001;
                at.mode() & bit != 0
            })
        })
    }
}
