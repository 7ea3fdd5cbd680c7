//! How far the events have been read → what every reply says about it.

use api::common::v1 as pb;
use chassis::project::SourceFreshness;
use chassis::wire::timestamp;

/// The freshness of a reply that rests on `sources`, whatever else this service reads.
pub(crate) fn freshness(read: &[SourceFreshness], sources: &[&str]) -> pb::Freshness {
    let of = |name: &&str| read.iter().find(|source| source.source == *name);
    let worst = sources.iter().map(|name| completeness(of(name))).max_by_key(|c| severity(*c)).unwrap_or_default();
    let mut entries: Vec<pb::SourceFreshness> = sources.iter().map(|name| entry(name, of(name))).collect();
    entries.sort_by(|a, b| a.source.cmp(&b.source));
    pb::Freshness { sources: entries, completeness: worst.into() }
}

fn entry(name: &str, read: Option<&SourceFreshness>) -> pb::SourceFreshness {
    let Some(read) = read else { return pb::SourceFreshness { source: name.to_owned(), ..Default::default() } };
    // Seconds of a lag are far below 2^31; the contract has a double for fractions that may come.
    let lag_seconds = f64::from(i32::try_from(read.lag_seconds).unwrap_or(i32::MAX));
    pb::SourceFreshness {
        source: read.source.clone(),
        position: read.position,
        head_position: read.head_position,
        as_of: read.as_of.map(timestamp),
        lag_events: read.lag_events.max(0),
        lag_seconds,
        parked_events: read.parked,
    }
}

/// A source of which nothing is known, because no reader has begun, cannot be called complete.
fn completeness(read: Option<&SourceFreshness>) -> pb::Completeness {
    match read {
        Some(read) if read.rebuilding => pb::Completeness::Rebuilding,
        Some(read) if read.stopped.is_some() || read.parked > 0 => pb::Completeness::Stopped,
        // Of a source that has not been heard of lately nobody knows whether it has told more.
        Some(read) if read.lag_events <= 0 && !read.silent => pb::Completeness::Complete,
        Some(_) | None => pb::Completeness::Behind,
    }
}

fn severity(completeness: pb::Completeness) -> u8 {
    match completeness {
        pb::Completeness::Unspecified => 0,
        pb::Completeness::Complete => 1,
        pb::Completeness::Behind => 2,
        pb::Completeness::Rebuilding => 3,
        pb::Completeness::Stopped => 4,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn read(source: &str, position: i64, head: i64) -> SourceFreshness {
        SourceFreshness {
            source: source.to_owned(),
            position,
            head_position: head,
            as_of: Some(Timestamp::UNIX_EPOCH),
            lag_events: head - position,
            lag_seconds: 7,
            silent: false,
            parked: 0,
            stopped: None,
            rebuilding: false,
        }
    }

    fn completeness_of(sources: &[SourceFreshness]) -> pb::Completeness {
        freshness(sources, &["partners", "schools"]).completeness()
    }

    #[test]
    fn a_reply_is_as_complete_as_the_worst_of_its_sources() {
        let parked = SourceFreshness { parked: 1, ..read("partners", 5, 5) };
        let stopped = SourceFreshness { stopped: Some("GAP".to_owned()), ..read("schools", 5, 9) };
        let (all, behind) = (read("partners", 5, 5), read("schools", 5, 9));
        assert_eq!(completeness_of(&[all.clone(), read("schools", 9, 9)]), pb::Completeness::Complete);
        assert_eq!(completeness_of(&[all.clone(), behind.clone()]), pb::Completeness::Behind);
        assert_eq!(completeness_of(&[parked, behind]), pb::Completeness::Stopped);
        assert_eq!(completeness_of(&[all.clone(), stopped]), pb::Completeness::Stopped);
        assert_eq!(completeness_of(std::slice::from_ref(&all)), pb::Completeness::Behind, "nobody has begun to read the schools");
        let silent = SourceFreshness { silent: true, ..read("schools", 9, 9) };
        assert_eq!(completeness_of(&[all.clone(), silent]), pb::Completeness::Behind, "nobody knows what the schools have told since");
        let rebuilding = SourceFreshness { rebuilding: true, stopped: Some("EPOCH".to_owned()), ..read("schools", 9, 9) };
        assert_eq!(completeness_of(&[all, rebuilding]), pb::Completeness::Rebuilding);
    }

    #[test]
    fn sources_that_the_reply_does_not_rest_on_are_left_out_and_missing_ones_are_shown() {
        let shown = freshness(&[read("zoo", 1, 1), read("partners", 3, 4)], &["schools", "partners"]);
        let named: Vec<_> = shown.sources.iter().map(|s| (s.source.as_str(), s.position, s.head_position, s.lag_events)).collect();
        assert_eq!(named, [("partners", 3, 4, 1), ("schools", 0, 0, 0)]);
        assert_eq!(shown.sources[1].as_of, None);
    }
}
