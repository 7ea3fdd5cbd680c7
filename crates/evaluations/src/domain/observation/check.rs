//! What is wrong with a record. Everything is found at once, each with its path: [`sound`] looks for what no lesson can have, [`complete`] for
//! what is missing before it is submitted.

use std::collections::BTreeSet;

use super::instrument::{Instrument, Place};
use super::problem::{Found, RecordProblem, Violation};
use super::record::{Absence, Mark, Record, Seen, Segment, Snapshot};
use crate::domain::framework::check::Problem;
use crate::domain::framework::{FrameworkKind, Node, Scale};

/// What no record of a lesson can say.
pub(super) fn sound(instrument: Instrument<'_>, record: &Record) -> Vec<Violation> {
    let mut found = Found::default();
    if instrument.kind() == FrameworkKind::IntervalCoding {
        let rubric =
            [("segments", !record.segments.is_empty()), ("snapshots", !record.snapshots.is_empty()), ("marks", !record.marks.is_empty())];
        misplaced(instrument, &rubric, &mut found);
        intervals(instrument, record, &mut found);
    } else {
        let coding = [("intervals_watched", record.intervals_watched > 0), ("intervals", !record.intervals.is_empty())];
        misplaced(instrument, &coding, &mut found);
        segments(instrument, &record.segments, &mut found);
        snapshots(instrument, record, &mut found);
        marks(instrument, Place::Lesson, "record.marks", &record.marks, &mut found);
    }
    found.0
}

fn misplaced(instrument: Instrument<'_>, parts: &[(&str, bool)], found: &mut Found) {
    for (part, _) in parts.iter().filter(|(_, given)| *given) {
        found.at(format!("record.{part}"), Problem::OfAnotherKind(instrument.kind()));
    }
}

fn segments(instrument: Instrument<'_>, segments: &[Segment], found: &mut Found) {
    for (at, segment) in segments.iter().enumerate() {
        let path = format!("record.segments[{at}]");
        if at >= usize::try_from(instrument.segments()).unwrap_or_default() {
            found.at(&path, RecordProblem::TooManySegments(instrument.segments()));
        }
        let overlaps = at > 0 && segment.start_minute < segments[at - 1].start_minute + instrument.segment_minutes();
        if overlaps {
            found.at(format!("{path}.start_minute"), RecordProblem::SegmentsOverlap);
        }
        marks(instrument, Place::Segment, &format!("{path}.marks"), &segment.marks, found);
    }
}

fn snapshots(instrument: Instrument<'_>, record: &Record, found: &mut Found) {
    let within = |minute: i32, segment: &Segment| (0..instrument.segment_minutes()).contains(&(minute - segment.start_minute));
    for (at, snapshot) in record.snapshots.iter().enumerate() {
        let path = format!("record.snapshots[{at}]");
        if !record.segments.iter().any(|segment| within(snapshot.minute, segment)) {
            found.at(format!("{path}.minute"), RecordProblem::OutsideSegment);
        }
        if at > 0 && snapshot.minute <= record.snapshots[at - 1].minute {
            found.at(format!("{path}.minute"), Problem::NotRising);
        }
        marks(instrument, Place::Snapshot, &format!("{path}.marks"), &snapshot.marks, found);
    }
}

fn marks(instrument: Instrument<'_>, place: Place, path: &str, marks: &[Mark], found: &mut Found) {
    let mut once = BTreeSet::new();
    for (at, mark) in marks.iter().enumerate() {
        let path = format!("{path}[{at}]");
        let Some((node, scale)) = instrument.marked(&mark.code) else {
            found.at(format!("{path}.code"), Problem::Unknown(mark.code.clone()));
            continue;
        };
        if instrument.place(node) != place {
            found.at(format!("{path}.code"), RecordProblem::MarkedElsewhere);
        } else if !once.insert(mark.code.as_str()) {
            found.at(format!("{path}.code"), Problem::Twice(mark.code.clone()));
        } else if !is_asked_for(instrument, node, marks) {
            let other = node.only_if.as_ref().map(|only_if| only_if.node.clone()).unwrap_or_default();
            found.at(format!("{path}.code"), RecordProblem::NotAskedFor(other));
        }
        possible(node, scale, mark.seen, &path, found);
    }
}

/// Whether the scale has the level, or the code may have none.
pub(super) fn possible(node: &Node, scale: &Scale, seen: Seen, path: &str, found: &mut Found) {
    match seen {
        Seen::Level(rank) if !scale.has(rank) => found.at(format!("{path}.rank"), Problem::NoSuchLevel { levels: scale.highest() }),
        Seen::Absent(Absence::NotApplicable) if !node.na_allowed => found.at(format!("{path}.absence"), RecordProblem::AlwaysApplies),
        Seen::Level(_) | Seen::Absent(_) => {}
    }
}

/// Whether a code is asked for beside these marks of the same place.
fn is_asked_for(instrument: Instrument<'_>, node: &Node, beside: &[Mark]) -> bool {
    let Some(only_if) = &node.only_if else { return true };
    let Some((_, scale)) = instrument.marked(&only_if.node) else { return true };
    let given = beside.iter().find(|mark| mark.code == only_if.node).and_then(|mark| mark.seen.level());
    let level = given.and_then(|rank| usize::try_from(rank - 1).ok()).and_then(|at| scale.levels.get(at));
    level.is_some_and(|level| level.code == only_if.level)
}

fn intervals(instrument: Instrument<'_>, record: &Record, found: &mut Found) {
    let codes: BTreeSet<&str> = instrument.interval_codes().collect();
    let several = instrument.content().interval_coding.as_ref().is_some_and(|coding| coding.several_codes);
    let mut once = BTreeSet::new();
    for (at, interval) in record.intervals.iter().enumerate() {
        let path = format!("record.intervals[{at}]");
        if !(1..=record.intervals_watched).contains(&interval.n) {
            found.at(format!("{path}.n"), RecordProblem::NoSuchInterval { watched: record.intervals_watched });
        } else if !once.insert(interval.n) {
            found.at(format!("{path}.n"), Problem::Twice(interval.n.to_string()));
        }
        if !several && interval.codes.len() > 1 {
            found.at(format!("{path}.codes"), RecordProblem::OneCodeAnInterval);
        }
        let mut marked = BTreeSet::new();
        for (n, code) in interval.codes.iter().enumerate() {
            if !codes.contains(code.as_str()) {
                found.at(format!("{path}.codes[{n}]"), Problem::Unknown(code.clone()));
            } else if !marked.insert(code.as_str()) {
                found.at(format!("{path}.codes[{n}]"), Problem::Twice(code.clone()));
            }
        }
    }
}

/// What is missing before the record is submitted. What is not scored may be left out.
pub(super) fn complete(instrument: Instrument<'_>, record: &Record) -> Vec<Violation> {
    let mut found = Found::default();
    if instrument.kind() == FrameworkKind::IntervalCoding {
        if record.intervals_watched == 0 {
            found.at("record.intervals_watched", Problem::Required);
        }
        return found.0;
    }
    let need = usize::try_from(instrument.segments()).unwrap_or_default();
    enough("record.segments", record.segments.len(), need, &mut found);
    enough("record.snapshots", record.snapshots.len(), instrument.snapshots(), &mut found);
    for (at, Segment { marks, .. }) in record.segments.iter().enumerate() {
        all_marked(instrument, Place::Segment, &format!("record.segments[{at}].marks"), marks, &mut found);
    }
    for (at, Snapshot { marks, .. }) in record.snapshots.iter().enumerate() {
        all_marked(instrument, Place::Snapshot, &format!("record.snapshots[{at}].marks"), marks, &mut found);
    }
    all_marked(instrument, Place::Lesson, "record.marks", &record.marks, &mut found);
    found.0
}

fn enough(path: &str, have: usize, need: usize, found: &mut Found) {
    if have < need {
        found.at(path, RecordProblem::TooFew { have, need });
    }
}

fn all_marked(instrument: Instrument<'_>, place: Place, path: &str, marks: &[Mark], found: &mut Found) {
    let missing: Vec<String> = instrument
        .marked_at(place)
        .filter(|(node, _)| node.scored && is_asked_for(instrument, node, marks))
        .filter(|(node, _)| !marks.iter().any(|mark| mark.code == node.code))
        .map(|(node, _)| node.code.clone())
        .collect();
    if !missing.is_empty() {
        found.at(path, RecordProblem::NotMarked(missing));
    }
}
