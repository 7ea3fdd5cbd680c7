//! NATS and the streams that these services need.

use chassis::bus::{BusError, NatsBus, StreamExamined};
use local::Version;

use super::PATIENCE;
use super::finding::{Finding, Findings};
use crate::compose::Room;
use crate::settings::Settings;

/// `sync_interval: always` and the repairs that made it safe.
const PRODUCTION: Version = Version::new(2, 10, 23);
const OLDEST: Version = Version::new(2, 9, 0);
/// Per cent of a stream's bytes.
const NEARLY_FULL: u64 = 80;
const FULL: u64 = 95;

/// Looks at the server, and at the stream of every source that the services tell or follow.
pub(super) async fn look(settings: &Settings, rooms: &[(Vec<&'static str>, Room)], findings: &mut Findings) {
    let bus = match NatsBus::connect(&settings.nats).await {
        Ok(bus) => bus,
        Err(error) => return findings.add("nats", Finding::fail(error.to_string(), "mend the key that is named")),
    };
    let Some(said) = bus.server_version(PATIENCE).await else {
        let advice = "check nats.url, nats.ca_file and the seed or password; a refused sign-in looks the same. Writers go on meanwhile";
        return findings.add("nats", Finding::fail(format!("no connection within {} s", PATIENCE.as_secs()), advice));
    };
    findings.add("nats", version(&said));
    let told = rooms.iter().filter(|(_, room)| room.service.is_source()).map(|(_, room)| room.service.name);
    let mut sources: Vec<&str> = told.chain(rooms.iter().flat_map(|(followed, _)| followed.iter().copied())).collect();
    sources.sort_unstable();
    sources.dedup();
    for source in sources {
        let stream = chassis::bus::stream_name(source);
        findings.add(format!("nats.stream.{stream}"), judged(bus.examine(source).await));
    }
}

fn version(said: &str) -> Finding {
    let found = format!("nats-server {said} answers");
    match Version::parse(said) {
        Some(version) if version >= PRODUCTION => Finding::ok(found),
        Some(version) if version >= OLDEST => {
            Finding::warn(found, "for production 2.10.23 or newer: older ones cannot put every event on the disk")
        }
        _ => Finding::fail(found, "2.9 is the oldest that serves"),
    }
}

fn judged(examined: Result<StreamExamined, BusError>) -> Finding {
    let stream = match examined {
        Ok(stream) => stream,
        Err(BusError::NoStream(_)) => {
            return Finding::fail("does not exist".to_owned(), "run `sala events provision`; the relay fills it from the outbox");
        }
        Err(error) => {
            let advice = "JetStream must be enabled (`jetstream {}`), and this user allowed to ask $JS.API.STREAM.INFO of the stream";
            return Finding::fail(error.to_string(), advice);
        }
    };
    if !stream.differs.is_empty() {
        return Finding::fail(format!("other settings: {}", stream.differs.join(", ")), "run `sala events provision`");
    }
    let copies = if stream.replicas == 1 { "1 copy".to_owned() } else { format!("{} copies", stream.replicas) };
    let Ok(room @ 1..) = u64::try_from(stream.max_bytes) else {
        return Finding::warn(
            format!("{} bytes without a limit, {copies}", stream.bytes),
            "set nats.max_bytes, then `sala events provision`",
        );
    };
    let per_cent = stream.bytes.saturating_mul(100) / room;
    let found = format!("{per_cent} % of {room} bytes, {copies}");
    let advice = "raise nats.max_bytes, then `sala events provision`; when it is full, events wait in the outbox";
    match per_cent {
        0..NEARLY_FULL => Finding::ok(found),
        NEARLY_FULL..FULL => Finding::warn(found, advice),
        _ => Finding::fail(found, advice),
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Status;
    use super::*;

    #[test]
    fn old_servers_are_told_apart() {
        let status = |said| version(said).status;
        assert_eq!(
            [status("2.12.1"), status("2.10.23"), status("2.10.22"), status("2.9.24"), status("2.8.4")],
            [Status::Ok, Status::Ok, Status::Warn, Status::Warn, Status::Fail]
        );
    }

    #[test]
    fn a_stream_is_judged_by_its_settings_and_then_by_its_room() {
        let with = |bytes, max_bytes, differs: &[&'static str]| {
            let stream = "SALA_PARTNERS".to_owned();
            judged(Ok(StreamExamined { stream, bytes, max_bytes, replicas: 1, differs: differs.to_vec() })).status
        };
        assert_eq!([with(79, 100, &[]), with(80, 100, &[]), with(95, 100, &[])], [Status::Ok, Status::Warn, Status::Fail]);
        assert_eq!([with(1, 100, &["discard"]), with(1, -1, &[])], [Status::Fail, Status::Warn]);
        assert_eq!(judged(Err(BusError::NoStream("SALA_PARTNERS".to_owned()))).status, Status::Fail);
    }
}
