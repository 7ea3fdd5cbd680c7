//! Real servers: started, stopped, killed, found again. Where the programs are missing the tests fail with a sentence.

#![expect(clippy::unwrap_used, reason = "tests and what only they call: a panic is the report")]

mod folders;
mod killed;
mod nats;
mod postgres;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A folder that also the user who runs the servers can enter.
fn scratch() -> (TempDir, PathBuf) {
    let folder = tempfile::Builder::new().prefix("sala-scratch-").tempdir_in("/tmp").unwrap();
    let path = folder.path().canonicalize().unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, path)
}

/// Waits for something that another process does, and names it if it never happens.
fn until(what: &str, mut happened: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !happened() {
        assert!(Instant::now() < end, "after 30 s still not: {what}");
        std::thread::park_timeout(Duration::from_millis(10));
    }
}

fn is_running(pid: u32) -> bool {
    // A zombie has no arguments any more. Where there is no /proc, `ps` knows.
    if Path::new("/proc/self").exists() {
        return fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty());
    }
    let output = std::process::Command::new("ps").args(["-o", "stat=", "-p", &pid.to_string()]).output().unwrap();
    output.status.success() && !output.stdout.starts_with(b"Z")
}
