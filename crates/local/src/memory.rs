//! Is there memory enough to keep files in?

use std::path::Path;

use nix::sys::statvfs::statvfs;

/// Where files lie in memory, on Linux.
pub(crate) const FOLDER: &str = "/dev/shm";
/// What a run of all tests needs at its peak, twice: databases, their log and the stores of nats-servers.
const ROOM: u128 = 4 << 30;
/// What has to be left for everybody else: compilers, for one.
const REST: u128 = 4 << 30;

/// Containers often have 64 MiB there, and a machine may have the room and not the memory.
pub(crate) fn is_plenty() -> bool {
    let room = statvfs(Path::new(FOLDER)).map_or(0, |at| u128::from(at.blocks_available()) * u128::from(at.fragment_size()));
    let free = std::fs::read_to_string("/proc/meminfo").map_or(0, |text| available(&text));
    room >= ROOM && free >= ROOM + REST
}

/// `MemAvailable` in bytes; 0 where nothing says so.
fn available(meminfo: &str) -> u128 {
    let kilobytes = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:")?.trim().strip_suffix(" kB")?.parse::<u128>().ok());
    kilobytes.unwrap_or(0) * 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_read_and_silence_is_nothing() {
        assert_eq!(available("MemTotal:       24000000 kB\nMemAvailable:   12345678 kB\n"), 12_345_678 * 1024);
        assert_eq!(available("MemTotal:       24000000 kB\n"), 0);
        assert_eq!(available("MemAvailable:   a lot\n"), 0);
    }
}
