//! The cluster on disk: which version made it, making it, and servers that a killed run left on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use nix::sys::signal::Signal;

use super::{PostgresOptions, SUPERUSER};
use crate::process::{end, is_gone, wait_for, with_argument, working_in};
use crate::{DataFolder, Error, PostgresProgram, Programs, Result};

const UNFINISHED: &str = "postgres.new";

/// The version in `PG_VERSION` decides; a new cluster gets the preferred one.
pub(super) fn program_for(programs: &Programs, folder: &DataFolder) -> Result<PostgresProgram> {
    let Ok(text) = fs::read_to_string(place(folder).join("PG_VERSION")) else { return programs.postgres().cloned() };
    let major = text.trim();
    major.parse().ok().and_then(|major| programs.postgres_of(major)).cloned().ok_or_else(|| {
        Error::new(format!(
            "The data folder {} was made by PostgreSQL {major}, which is not installed. Install it (Debian and Ubuntu: `apt install \
             postgresql-{major}`; macOS: `brew install postgresql@{major}`), or start with --fresh, which removes the data.",
            folder.path().display()
        ))
    })
}

/// Makes the cluster beside its place and moves it there when it is whole, so that a killed `initdb` leaves nothing half done.
pub(super) fn make(program: &PostgresProgram, folder: &DataFolder, options: &PostgresOptions) -> Result<PathBuf> {
    let data = place(folder);
    if data.join("PG_VERSION").is_file() {
        return Ok(data);
    }
    let unfinished = folder.path().join(UNFINISHED);
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(|e| Error::io(format!("cannot remove {}", unfinished.display()), &e))?;
    }
    match &options.copy_of {
        Some(model) => copy(&place(model), folder, &unfinished)?,
        None => initdb(program, folder, &unfinished, options.durable)?,
    }
    fs::rename(&unfinished, &data).map_err(|e| Error::io(format!("cannot move {} to its place", unfinished.display()), &e))?;
    Ok(data)
}

fn initdb(program: &PostgresProgram, folder: &DataFolder, to: &Path, durable: bool) -> Result<()> {
    let initdb = program.bin.join("initdb");
    let mut command = Command::new(&initdb);
    command.arg("-D").arg(to).args(["--auth=trust", "--encoding=UTF8", "--no-instructions", "--username", SUPERUSER]);
    // The same order of bytes; macOS has no locale of this name.
    command.arg(if cfg!(target_os = "macos") { "--locale=C" } else { "--locale=C.UTF-8" });
    if !durable {
        command.arg("--no-sync");
    }
    as_owner(command, folder, &format!("initdb of PostgreSQL {}", program.version))
}

fn copy(model: &Path, folder: &DataFolder, to: &Path) -> Result<()> {
    let mut command = Command::new("cp");
    command.arg("-Rp").arg(model).arg(to);
    as_owner(command, folder, "a copy of another cluster")
}

/// Runs what makes a cluster, as the user that it will belong to.
fn as_owner(mut command: Command, folder: &DataFolder, what: &str) -> Result<()> {
    folder.owner().dress(&mut command, folder.path());
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|e| Error::io(format!("cannot start {}", Path::new(command.get_program()).display()), &e))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr).trim().replace('\n', "\n  ");
    Err(Error::new(format!("{what} could not make a database in {} ({}):\n  {text}", folder.path().display(), output.status)))
}

/// A postmaster is recognised by our folder among its arguments; the backends of one that was killed by their working folder.
/// Everything else that bears a number from an old `postmaster.pid` is left alone.
pub(super) fn stop_left_over(folder: &DataFolder) -> Result<bool> {
    let data = place(folder);
    let postmasters = with_argument("postgres", &data);
    let orderly =
        [(Signal::SIGINT, Duration::from_secs(10)), (Signal::SIGQUIT, Duration::from_secs(5)), (Signal::SIGKILL, Duration::from_secs(5))];
    if !end(&postmasters, &orderly) {
        return Err(still_there(&data, &postmasters));
    }
    let backends = working_in(&data);
    if !end(&backends, &[(Signal::SIGQUIT, Duration::from_secs(5)), (Signal::SIGKILL, Duration::from_secs(5))]) {
        return Err(still_there(&data, &backends));
    }
    forget_reused_pid(&data);
    Ok(!postmasters.is_empty())
}

fn place(folder: &DataFolder) -> PathBuf {
    folder.path().join("postgres")
}

fn still_there(data: &Path, pids: &[i32]) -> Error {
    let pids: Vec<i32> = pids.iter().copied().filter(|pid| !is_gone(*pid)).collect();
    Error::new(format!(
        "A Postgres of an earlier run still uses {} and cannot be stopped (process {pids:?}). Stop it first.",
        data.display()
    ))
}

/// Postgres does not start while the number in its old pid file is somebody's, even if that is no Postgres at all, or only the
/// zombie of a killed one that nobody has collected yet.
/// Where nobody works in the folder any more the file means nothing. (Elsewhere than on Linux that cannot be seen, so
/// a moment is left for orphaned backends to notice the end of their postmaster.)
fn forget_reused_pid(data: &Path) {
    let file = data.join("postmaster.pid");
    let Some(pid) = fs::read_to_string(&file).ok().and_then(|text| text.lines().next()?.trim().parse::<i32>().ok()) else { return };
    if !cfg!(target_os = "linux") {
        _ = wait_for(Duration::from_secs(2), || is_gone(pid).then_some(()));
    }
    _ = fs::remove_file(file);
}
