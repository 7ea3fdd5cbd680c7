//! Ports for servers on this machine that are told where to listen before they start.

use std::collections::HashMap;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::sync::{LazyLock, Mutex, PoisonError};

use crate::{Error, Result};

/// Where ports of this machine begin that need no right; below are those of well-known services and of people's own programs.
const FIRST: u16 = 12_000;

/// A port of 127.0.0.1 that nobody listens on, and that nobody comes to by chance until this process ends.
///
/// A port that the system hands out for "any" is not like that: it hands it out again as soon as nobody holds it, to the next listener as well
/// as to the near end of a connection. So ports come from outside of that range, and a process that took one says so to all others by a
/// name that goes with the process.
pub fn free_port() -> Result<u16> {
    static TAKEN: LazyLock<Mutex<HashMap<u16, UnixListener>>> = LazyLock::new(Mutex::default);
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let range = never_handed_out();
    let start = RandomState::new().hash_one("start") % u64::from(range.end - range.start);
    let start = u16::try_from(start).map_or(range.start, |step| range.start + step);
    let claimed = (start..range.end).chain(range.start..start).find_map(|port| {
        let claim = SocketAddr::from_abstract_name(format!("sala-port-{port}")).and_then(|name| UnixListener::bind_addr(&name)).ok()?;
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?;
        Some((port, claim))
    });
    let (port, claim) = claimed.ok_or_else(|| Error::new("There is no free port on 127.0.0.1.".to_owned()))?;
    taken.insert(port, claim);
    Ok(port)
}

/// Ports that need no right and that the system gives to nobody who asks for any.
fn never_handed_out() -> Range<u16> {
    let text = fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").unwrap_or_default();
    let handed_out: Vec<u16> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match handed_out[..] {
        [first, last] => larger(FIRST..first, last.saturating_add(1)..u16::MAX),
        _ => FIRST..32_768,
    }
}

/// The larger of two ranges; where a machine hands out all ports, those from [`FIRST`] on, which are as good as any then.
fn larger(below: Range<u16>, above: Range<u16>) -> Range<u16> {
    let widest = if below.len() >= above.len() { below } else { above };
    if widest.is_empty() { FIRST..u16::MAX } else { widest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_given_once_and_never_from_where_the_system_hands_them_out() {
        let ports: Vec<u16> = (0..200).map(|_| free_port().unwrap()).collect();
        let different: std::collections::HashSet<&u16> = ports.iter().collect();
        assert_eq!(different.len(), ports.len());
        let range = never_handed_out();
        assert!(ports.iter().all(|port| range.contains(port)), "{range:?}");
        let any = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        assert!(!range.contains(&any), "{any} of {range:?}");
    }

    #[test]
    fn another_process_sees_that_a_port_is_claimed() {
        let port = free_port().unwrap();
        let name = SocketAddr::from_abstract_name(format!("sala-port-{port}")).unwrap();
        assert_eq!(UnixListener::bind_addr(&name).unwrap_err().kind(), std::io::ErrorKind::AddrInUse);
    }

    #[test]
    fn a_machine_that_hands_out_nearly_all_ports_still_has_some() {
        let of = |below: u16, above: u16| larger(FIRST..below, above..u16::MAX);
        assert_eq!(of(32_768, 61_000), FIRST..32_768);
        assert_eq!(of(1_024, 61_000), 61_000..u16::MAX);
        assert_eq!(of(1_024, u16::MAX), FIRST..u16::MAX);
    }
}
