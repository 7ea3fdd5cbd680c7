//! A child in a process group of its own, writing to a log file.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::process::wait_for;
use crate::{Error, Result};

const LOG_LIMIT: u64 = 4 << 20;
const TAIL_LINES: usize = 6;

/// A server's log file and where the present run's part of it begins.
#[derive(Debug, Clone)]
pub(crate) struct Log {
    pub(crate) path: PathBuf,
    from: u64,
}

pub(crate) struct Running {
    child: Child,
    ended: Option<ExitStatus>,
    pub(crate) log: Log,
}

impl Log {
    /// Appends to the file; a long one is first put aside as `….old`.
    pub(crate) fn open(path: &Path) -> Result<(Self, File)> {
        let cannot = |e| Error::io(format!("cannot write the log file {}", path.display()), &e);
        if fs::metadata(path).is_ok_and(|at| at.len() > LOG_LIMIT) {
            fs::rename(path, path.with_extension("log.old")).map_err(cannot)?;
        }
        let file = File::options().create(true).append(true).open(path).map_err(cannot)?;
        let from = file.metadata().map_err(cannot)?.len();
        Ok((Self { path: path.to_path_buf(), from }, file))
    }

    /// The last lines of this run, ready to stand at the end of an error.
    pub(crate) fn tail(&self) -> String {
        let text = self.text();
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let last = lines[lines.len().saturating_sub(TAIL_LINES)..].iter().fold(String::new(), |all, line| format!("{all}\n  {line}"));
        if last.is_empty() {
            format!("Its log {} is empty.", self.path.display())
        } else {
            format!("The last lines of its log {}:{last}", self.path.display())
        }
    }

    /// What this run has written so far.
    pub(crate) fn text(&self) -> String {
        let mut bytes = Vec::new();
        if let Ok(mut file) = File::open(&self.path) {
            _ = file.seek(SeekFrom::Start(self.from)).and_then(|_| file.take(LOG_LIMIT).read_to_end(&mut bytes));
        }
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Running {
    /// A group of its own keeps the terminal's Ctrl-C away from the server: its owner drains first and stops it after.
    pub(crate) fn spawn(mut command: Command, log: &Path) -> Result<Self> {
        let (log, file) = Log::open(log)?;
        let again = file.try_clone().map_err(|e| Error::io(format!("cannot write the log file {}", log.path.display()), &e))?;
        command.stdin(Stdio::null()).stdout(file).stderr(again).process_group(0);
        let program = PathBuf::from(command.get_program());
        let child = command.spawn().map_err(|e| Error::io(format!("cannot start {}", program.display()), &e))?;
        Ok(Self { child, ended: None, log })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How it ended, if it did.
    pub(crate) fn ended(&mut self) -> Option<ExitStatus> {
        if self.ended.is_none() {
            self.ended = self.child.try_wait().ok().flatten();
        }
        self.ended
    }

    /// Sends a signal unless the child has ended (its number could then be another's).
    pub(crate) fn signal(&mut self, signal: Signal) {
        if self.ended().is_none()
            && let Ok(pid) = i32::try_from(self.child.id())
        {
            _ = kill(Pid::from_raw(pid), signal);
        }
    }

    /// Sends each signal in turn and waits for the end; whatever is left after the last one is killed.
    pub(crate) fn end(&mut self, signals: &[(Signal, Duration)]) {
        for (signal, bound) in signals {
            self.signal(*signal);
            self.signal(Signal::SIGCONT);
            if wait_for(*bound, || self.ended()).is_some() {
                return;
            }
        }
        self.kill();
    }

    pub(crate) fn kill(&mut self) {
        if self.ended().is_none() {
            _ = self.child.kill();
            self.ended = self.child.wait().ok();
        }
    }
}
