//! A watcher that ends a server when the process that started it is gone, however it went.
//!
//! The watcher is a shell that waits on a pipe whose other end only we hold: when we exit or are killed, the pipe closes.
//! No signal handler, no polling, and it works for servers kept in a `static`, which is never dropped.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use nix::sys::signal::Signal;

use crate::owner::Owner;
use crate::{Error, Result};

/// $1 pid, $2 its pid file, $3 signal. The pid file guards against a number in new use; a server that is just
/// starting gets a moment to write it. A server that stands still, with its sessions, has to go on to take the signal.
const END: &str = r#"
read -r _
is_it() { [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ]; }
n=0
while kill -0 "$1" 2>/dev/null && ! is_it "$@" && [ $n -lt 30 ]; do sleep 0.1; n=$((n + 1)); done
if is_it "$@"; then
  for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do kill -s CONT "$child" 2>/dev/null; done
  kill -s "$3" "$1" 2>/dev/null; kill -s CONT "$1" 2>/dev/null
fi
n=0
while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
if is_it "$@"; then kill -s KILL "$1" 2>/dev/null; fi
"#;

/// $1 a temporary folder, removed when no server works in it any more.
const SWEEP: &str = r#"
read -r _
n=0
while [ -e "$1" ] && [ $n -lt 150 ]; do
  used=
  for file in "$1"/postgres/postmaster.pid "$1"/*/nats.pid; do
    if [ -f "$file" ] && kill -0 "$(head -n 1 "$file")" 2>/dev/null; then used=yes; fi
  done
  [ -n "$used" ] || rm -rf -- "$1" 2>/dev/null
  sleep 0.1
  n=$((n + 1))
done
rm -rf -- "$1"
"#;

pub(crate) struct Leash(Child);

impl Leash {
    /// Ends the server with this number and pid file.
    pub(crate) fn tie(owner: &Owner, home: &Path, pid: u32, pid_file: &Path, signal: Signal) -> Result<Self> {
        let signal = signal.as_str().trim_start_matches("SIG");
        Self::watch(owner, home, END, &[OsStr::new(&pid.to_string()), pid_file.as_os_str(), OsStr::new(signal)])
    }

    /// Removes the temporary folder.
    pub(crate) fn sweep(owner: &Owner, folder: &Path) -> Result<Self> {
        Self::watch(owner, folder, SWEEP, &[folder.as_os_str()])
    }

    fn watch(owner: &Owner, home: &Path, script: &str, arguments: &[&OsStr]) -> Result<Self> {
        let mut command = Command::new("/bin/sh");
        owner.dress(&mut command, home);
        // Its home may be removed under it.
        command.current_dir("/").args(["-c", script, "sala-leash"]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        command.spawn().map(Self).map_err(|e| Error::io("cannot start /bin/sh, which tidies up after this process", &e))
    }

    /// Lets go without ending anything: the watcher is killed before its pipe closes.
    pub(crate) fn untie(mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
