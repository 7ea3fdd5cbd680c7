//! Processes that are not our children: what an earlier run that was killed has left behind.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Polls `look` until it finds something or the time is over.
pub(crate) fn wait_for<T>(bound: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + bound;
    let mut pause = Duration::from_millis(2);
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if Instant::now() >= end {
            return None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}

/// Processes whose program is called `program…` and that have `argument` among their arguments.
pub(crate) fn with_argument(program: &str, argument: &Path) -> Vec<i32> {
    match proc_pids() {
        Some(pids) => pids.into_iter().filter(|pid| proc_has_argument(*pid, program, argument)).collect(),
        None => ps_lines().into_iter().filter(|(_, line)| line_has_argument(line, program, argument)).map(|(pid, _)| pid).collect(),
    }
}

/// Processes whose working folder is `folder`. Only Linux tells; elsewhere the list is empty.
pub(crate) fn working_in(folder: &Path) -> Vec<i32> {
    let is_there = |pid: &i32| fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|cwd| cwd == folder) && !is_gone(*pid);
    proc_pids().unwrap_or_default().into_iter().filter(is_there).collect()
}

/// Children of a process that has one thread, as a Postgres server has. Only Linux tells; elsewhere the list is empty.
pub(crate) fn children_of(pid: u32) -> Vec<i32> {
    let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    children.split_ascii_whitespace().filter_map(|child| child.parse().ok()).collect()
}

/// Sends each signal in turn and gives the processes its time to end. True if all are gone.
pub(crate) fn end(pids: &[i32], signals: &[(Signal, Duration)]) -> bool {
    for (signal, bound) in signals {
        for pid in pids.iter().filter(|pid| !is_gone(**pid)) {
            // A stopped process takes no signal but SIGKILL until it is continued. Errors: it went by itself, or stays and we say so.
            _ = kill(Pid::from_raw(*pid), *signal);
            _ = kill(Pid::from_raw(*pid), Signal::SIGCONT);
        }
        if wait_for(*bound, || pids.iter().all(|pid| is_gone(*pid)).then_some(())).is_some() {
            return true;
        }
    }
    false
}

/// No such process, or only a zombie of it that its parent has not collected.
pub(crate) fn is_gone(pid: i32) -> bool {
    if kill(Pid::from_raw(pid), None) == Err(Errno::ESRCH) {
        return true;
    }
    match fs::read_to_string(format!("/proc/{pid}/stat")) {
        // The state follows the program's name, which stands in brackets and may itself contain any character.
        Ok(stat) => stat.rsplit(") ").next().is_some_and(|rest| rest.starts_with('Z') || rest.starts_with('X')),
        Err(_) => false,
    }
}

fn proc_pids() -> Option<Vec<i32>> {
    let own = i32::try_from(std::process::id()).ok()?;
    let pids: Vec<i32> = fs::read_dir("/proc").ok()?.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    pids.contains(&own).then_some(pids)
}

fn proc_has_argument(pid: i32, program: &str, argument: &Path) -> bool {
    let Ok(line) = fs::read(format!("/proc/{pid}/cmdline")) else { return false };
    let mut words = line.split(|byte| *byte == 0);
    let name = words.next().map(|word| Path::new(OsStr::from_bytes(word)).file_name().unwrap_or_default().to_os_string());
    name.is_some_and(|name| name.as_bytes().starts_with(program.as_bytes())) && words.any(|word| word == argument.as_os_str().as_bytes())
}

/// `ps` prints the arguments joined by spaces, so a path with a space can only be compared as a part of the line.
fn line_has_argument(line: &str, program: &str, argument: &Path) -> bool {
    let name = line.split(' ').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    let argument = argument.to_string_lossy();
    name.starts_with(program) && line.split_once(&*argument).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(' '))
}

fn ps_lines() -> Vec<(i32, String)> {
    let output = Command::new("ps").args(["-axww", "-o", "pid=,command="]).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let text = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.trim().split_once(' ').and_then(|(pid, rest)| Some((pid.parse().ok()?, rest.trim().to_owned()))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_found_by_its_whole_argument_only() {
        let mut child = Command::new("tail").args(["-f", "/dev/null"]).stdin(Stdio::null()).spawn().unwrap();
        let pid = i32::try_from(child.id()).unwrap();
        // Between fork and exec the child still shows the arguments of this test.
        let found = wait_for(Duration::from_secs(10), || with_argument("tail", Path::new("/dev/null")).contains(&pid).then_some(()));
        assert!(found.is_some());
        assert!(!with_argument("tail", Path::new("/dev/nul")).contains(&pid));
        assert!(!with_argument("other", Path::new("/dev/null")).contains(&pid));
        assert!(end(&[pid], &[(Signal::SIGKILL, Duration::from_secs(5))]), "a killed child counts as gone before it is collected");
        child.wait().unwrap();
    }

    #[test]
    fn a_line_of_ps_is_compared_like_arguments() {
        let argument = Path::new("/data/pg");
        assert!(line_has_argument("/usr/bin/postgres -D /data/pg -k /tmp/x", "postgres", argument));
        assert!(line_has_argument("postgres -D /data/pg", "postgres", argument));
        assert!(!line_has_argument("postgres -D /data/pg2", "postgres", argument));
        assert!(!line_has_argument("less /data/pg", "postgres", argument));
    }
}
