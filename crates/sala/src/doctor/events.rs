//! The way of events: what waits in the outbox, and how far the read models are behind.

use std::time::Duration;

use chassis::kernel::Clock;
use chassis::outbox::{self, Pending};
use chassis::project::{SourceFreshness, freshness};
use tokio::time::timeout;

use super::PATIENCE;
use super::finding::{Finding, Findings};
use crate::compose::Room;

/// Events go out within milliseconds; what waits for longer waits for something.
const WAITS: Duration = Duration::from_secs(30);
const WAITS_LONG: Duration = Duration::from_mins(5);
/// Seconds by which a board may be behind.
const BEHIND: i64 = 60;
const FAR_BEHIND: i64 = 600;

/// Looks at what one service tells and reads.
pub(super) async fn look(room: &Room, followed: &[&'static str], findings: &mut Findings) {
    let name = room.service.name;
    if room.service.is_source() {
        findings.add(format!("{name}.outbox"), told(room).await);
    }
    if followed.is_empty() {
        return;
    }
    match read(room).await {
        Ok(sources) => {
            for source in followed {
                let standing = sources.iter().find(|standing| standing.source == *source);
                findings.add(format!("{name}.reads.{source}"), standing.map_or_else(not_begun, standing_of));
            }
        }
        Err(why) => findings.add(format!("{name}.reads"), Finding::fail(why, format!("run `sala migrate {name}`"))),
    }
}

async fn told(room: &Room) -> Finding {
    match timeout(PATIENCE, outbox::pending(&room.relay_db, Clock::system().now())).await {
        Ok(Ok(pending)) => waiting(&pending),
        Ok(Err(error)) => Finding::fail(format!("the log cannot be read: {error}"), format!("run `sala migrate {}`", room.service.name)),
        Err(_) => Finding::fail("could not be counted in time".to_owned(), "something holds a lock on the outbox"),
    }
}

fn waiting(pending: &Pending) -> Finding {
    let count = pending.unnumbered + pending.unpublished;
    let Some(age) = pending.oldest_age else {
        return Finding::ok(format!("nothing waits; {} events told", pending.next_position - 1));
    };
    let found = format!("{count} events wait, the oldest for {} s", age.as_secs());
    let advice = "is the service running, and does NATS take events? `sala events pending` and its log say why";
    match age {
        age if age < WAITS => Finding::ok(found),
        age if age < WAITS_LONG => Finding::warn(found, advice),
        _ => Finding::fail(found, advice),
    }
}

async fn read(room: &Room) -> Result<Vec<SourceFreshness>, String> {
    let work = async {
        let mut db = room.db.pool().acquire().await?;
        freshness(&mut db, Clock::system().now()).await
    };
    match timeout(PATIENCE, work).await {
        Ok(outcome) => outcome.map_err(|error| format!("the read models cannot be looked at: {error}")),
        Err(_) => Err("the read models do not answer in time".to_owned()),
    }
}

fn not_begun() -> Finding {
    Finding::warn("nothing has been read yet".to_owned(), "start the service")
}

fn standing_of(standing: &SourceFreshness) -> Finding {
    let found = format!("position {} of {}, {} parked", standing.position, standing.head_position, standing.parked);
    if standing.rebuilding {
        return Finding::warn(format!("{found}, being built anew"), "wait: until it is done, the old read models are shown");
    }
    if let Some(why) = &standing.stopped {
        let advice = match why.as_str() {
            "GAP" => "`sala events republish` fills the stream again",
            _ => "the stream is not the one that was read: see the log of the reader, then `sala events republish --from-scratch`",
        };
        return Finding::fail(format!("{found}, stopped: {why}"), advice);
    }
    if standing.lag_seconds > BEHIND {
        let found = format!("{found}, behind or without a word for {} s", standing.lag_seconds);
        let advice = "is the service running, and is its database well?";
        return if standing.lag_seconds > FAR_BEHIND { Finding::fail(found, advice) } else { Finding::warn(found, advice) };
    }
    if standing.parked > 0 {
        return Finding::warn(found, "`sala events parked` shows them and why");
    }
    Finding::ok(found)
}

#[cfg(test)]
mod tests {
    use super::super::finding::Status;
    use super::*;

    fn standing() -> SourceFreshness {
        SourceFreshness {
            source: "partners".to_owned(),
            position: 7,
            head_position: 7,
            as_of: None,
            lag_events: 0,
            lag_seconds: 0,
            silent: false,
            parked: 0,
            stopped: None,
            rebuilding: false,
        }
    }

    #[test]
    fn a_reader_is_judged_by_what_stops_it_before_what_delays_it() {
        let status = |change: fn(&mut SourceFreshness)| {
            let mut standing = standing();
            change(&mut standing);
            standing_of(&standing).status
        };
        assert_eq!(status(|_| {}), Status::Ok);
        assert_eq!(status(|s| s.parked = 1), Status::Warn);
        assert_eq!(status(|s| s.lag_seconds = 61), Status::Warn);
        assert_eq!(status(|s| s.lag_seconds = 601), Status::Fail);
        assert_eq!(status(|s| (s.stopped, s.rebuilding) = (Some("EPOCH".to_owned()), true)), Status::Warn);
        assert_eq!(status(|s| s.stopped = Some("GAP".to_owned())), Status::Fail);
    }

    #[test]
    fn the_age_of_what_waits_decides_and_not_how_much_it_is() {
        let pending = |age: Option<u64>| Pending {
            unnumbered: 1_000,
            unpublished: 1_000,
            oldest_age: age.map(Duration::from_secs),
            next_position: 5,
            published_position: 4,
            epoch: 1,
        };
        let status = |age| waiting(&pending(age)).status;
        assert_eq!(
            [status(None), status(Some(3)), status(Some(31)), status(Some(301))],
            [Status::Ok, Status::Ok, Status::Warn, Status::Fail]
        );
    }
}
