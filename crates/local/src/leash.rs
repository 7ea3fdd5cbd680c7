//! A watcher that ends a server when the process that started it is gone, however it went.
//!
//! The watcher is a shell that waits on a pipe whose other end only we hold: when we exit or are killed, the pipe closes.
//! No signal handler, no polling, and it works for servers kept in a `static`, which is never dropped.

use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use nix::sys::signal::Signal;

use crate::owner::Owner;
use crate::{Error, Result};

/// $1 pid, $2 its pid file, $3 signal, $4 a folder to remove afterwards or nothing. The pid file guards against a number in new use.
const SCRIPT: &str = r#"
read -r _
if [ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ]; then kill -s "$3" "$1" 2>/dev/null; kill -s CONT "$1" 2>/dev/null; fi
n=0
while kill -0 "$1" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
[ -z "$4" ] || rm -rf -- "$4"
"#;

pub(crate) struct Leash(Child);

pub(crate) struct Leashed<'a> {
    pub(crate) pid: u32,
    pub(crate) pid_file: &'a Path,
    pub(crate) signal: Signal,
    /// Removed when the server has ended.
    pub(crate) folder: Option<&'a Path>,
}

impl Leash {
    pub(crate) fn tie(owner: &Owner, home: &Path, to: &Leashed<'_>) -> Result<Self> {
        let mut command = Command::new("/bin/sh");
        owner.dress(&mut command, home);
        // Its working folder may be removed under it.
        command.current_dir("/").args(["-c", SCRIPT, "sala-leash"]).arg(to.pid.to_string()).arg(to.pid_file);
        command.arg(to.signal.as_str().trim_start_matches("SIG")).arg(to.folder.unwrap_or(Path::new("")));
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
        command.spawn().map(Self).map_err(|e| Error::io("cannot start /bin/sh, which ends the servers of a test run", &e))
    }

    /// Lets go without ending anything: the watcher is killed before its pipe closes.
    pub(crate) fn untie(mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}
