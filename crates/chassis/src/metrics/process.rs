//! What the kernel says about this process, under the names that every Prometheus client uses. Linux only; elsewhere there is
//! nothing to show.

use std::fs;

/// Clock ticks a second in `/proc`: a constant of the kernel's interface on every architecture.
const TICKS: f64 = 100.0;

/// The process at one moment. What cannot be read is left out.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Process {
    pub(super) resident_bytes: Option<f64>,
    pub(super) virtual_bytes: Option<f64>,
    pub(super) cpu_seconds: Option<f64>,
    /// Seconds since 1970.
    pub(super) start_seconds: Option<f64>,
    pub(super) open_fds: Option<f64>,
    pub(super) max_fds: Option<f64>,
    pub(super) threads: Option<f64>,
}

impl Process {
    /// Looks at this process.
    pub(super) fn look() -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let (status, stat, limits) = (read("/proc/self/status"), read("/proc/self/stat"), read("/proc/self/limits"));
        let kilobytes = |name: &str| Some(after(&status, name)? * 1024.0);
        let field = |number: usize| field(&stat, number);
        let boot = after(&read("/proc/stat"), "btime");
        // The one that lists the folder is open for as long as it does.
        let open_fds = fs::read_dir("/proc/self/fd").ok().map(|fds| fds.count().saturating_sub(1));
        Self {
            resident_bytes: kilobytes("VmRSS:"),
            virtual_bytes: kilobytes("VmSize:"),
            cpu_seconds: field(14).zip(field(15)).map(|(user, system)| (user + system) / TICKS),
            start_seconds: boot.zip(field(22)).map(|(boot, ticks)| boot + ticks / TICKS),
            open_fds: open_fds.and_then(|count| u32::try_from(count).ok()).map(f64::from),
            max_fds: after(&limits, "Max open files"),
            threads: after(&status, "Threads:"),
        }
    }
}

/// The number that follows a word at the beginning of a line.
fn after(text: &str, word: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(word))?.split_whitespace().next()?.parse().ok()
}

/// A field of `/proc/self/stat`, counted from 1. The second is the program's name in brackets and may hold anything.
fn field(stat: &str, number: usize) -> Option<f64> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(number.checked_sub(3)?)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_with_brackets_and_spaces_in_its_name_is_read_right() {
        let stat = "77 (a (b) c) S 1 2 3 0 -1 4 10 0 0 0 250 50 0 0 20 0 3 0 12345 999 11";
        assert_eq!((field(stat, 14), field(stat, 15), field(stat, 22)), (Some(250.0), Some(50.0), Some(12345.0)));
    }

    #[test]
    fn this_process_has_memory_files_and_a_past() {
        if !std::path::Path::new("/proc/self/status").exists() {
            return;
        }
        let process = Process::look();
        assert!(process.resident_bytes.is_some_and(|bytes| bytes > 100_000.0), "{process:?}");
        assert!(process.open_fds.is_some_and(|fds| fds >= 3.0) && process.max_fds.is_some(), "{process:?}");
        assert!(process.start_seconds.is_some_and(|at| at > 1.5e9) && process.cpu_seconds.is_some(), "{process:?}");
    }
}
