//! What was seen in a lesson, between the contract and the domain. Bounds were checked at the door; what can have been seen is decided by the
//! domain.

use api::evaluations::v1 as pb;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, lines};

use crate::domain::observation::{Absence, Interval, Mark, Record, Seen, Segment, SegmentMark, Snapshot};

/// What is given below the field `record`.
pub(super) fn record(read: &mut Reader, input: pb::ObservationRecord) -> Record {
    let segment =
        |(at, part): (usize, &pb::ObservedSegment)| (part.start_minute, format!("record.segments[{at}].marks"), part.marks.clone());
    let snapshot = |(at, part): (usize, &pb::ObservedSnapshot)| (part.minute, format!("record.snapshots[{at}].marks"), part.marks.clone());
    let segments: Vec<_> = input.segments.iter().enumerate().map(segment).collect();
    let snapshots: Vec<_> = input.snapshots.iter().enumerate().map(snapshot).collect();
    let interval =
        |interval: pb::ObservedInterval| Interval { n: interval.n, codes: interval.codes.iter().map(|code| clean(code)).collect() };
    Record {
        pupils_present: input.pupils_present,
        segments: segments
            .into_iter()
            .map(|(start_minute, path, given)| Segment { start_minute, marks: marks(read, &path, &given) })
            .collect(),
        snapshots: snapshots.into_iter().map(|(minute, path, given)| Snapshot { minute, marks: marks(read, &path, &given) }).collect(),
        marks: marks(read, "record.marks", &input.marks),
        intervals_watched: input.intervals_watched,
        intervals: input.intervals.into_iter().map(interval).collect(),
        notes: lines(&input.notes),
    }
}

fn marks(read: &mut Reader, path: &str, given: &[pb::CodedMark]) -> Vec<Mark> {
    given.iter().enumerate().map(|(at, given)| mark(read, &format!("{path}[{at}]"), given)).collect()
}

/// A mark: a level, or why there is none, exactly one of them.
fn mark(read: &mut Reader, path: &str, given: &pb::CodedMark) -> Mark {
    let seen = match (given.rank, Absence::from_number(given.absence)) {
        (rank, None) if rank > 0 => Seen::Level(rank),
        (0, Some(absence)) => Seen::Absent(absence),
        (_, None | Some(_)) => {
            read.refuse(
                format!("{path}.rank"),
                "LEVEL_OR_ABSENCE",
                "กรุณาระบุระดับ หรือเหตุที่ไม่มีระดับ อย่างใดอย่างหนึ่ง",
                "Give a level or why there is none, exactly one of them",
            );
            Seen::Absent(Absence::NotObserved)
        }
    };
    Mark { code: clean(&given.code), seen }
}

/// What was seen of codes in segments, below a field of the request.
pub(super) fn segment_marks(read: &mut Reader, field: &str, given: &[pb::SegmentMark]) -> Vec<SegmentMark> {
    let one = |(at, given): (usize, &pb::SegmentMark)| {
        let mark = mark(read, &format!("{field}[{at}].mark"), &given.mark.clone().unwrap_or_default());
        SegmentMark { segment: given.segment, mark }
    };
    given.iter().enumerate().map(one).collect()
}

fn mark_message(mark: &Mark) -> pb::CodedMark {
    let (rank, absence) = match mark.seen {
        Seen::Level(rank) => (rank, 0),
        Seen::Absent(absence) => (0, absence.number()),
    };
    pb::CodedMark { code: mark.code.clone(), rank, absence }
}

/// The record on the wire.
pub(super) fn message(record: &Record) -> pb::ObservationRecord {
    let marks = |marks: &[Mark]| marks.iter().map(mark_message).collect();
    let segment = |part: &Segment| pb::ObservedSegment { start_minute: part.start_minute, marks: marks(&part.marks) };
    let snapshot = |part: &Snapshot| pb::ObservedSnapshot { minute: part.minute, marks: marks(&part.marks) };
    pb::ObservationRecord {
        pupils_present: record.pupils_present,
        segments: record.segments.iter().map(segment).collect(),
        snapshots: record.snapshots.iter().map(snapshot).collect(),
        marks: marks(&record.marks),
        intervals_watched: record.intervals_watched,
        intervals: record.intervals.iter().map(|part| pb::ObservedInterval { n: part.n, codes: part.codes.clone() }).collect(),
        notes: record.notes.clone(),
    }
}

/// What was seen of codes in segments, on the wire.
pub(super) fn segment_marks_message(marks: &[SegmentMark]) -> Vec<pb::SegmentMark> {
    marks.iter().map(|one| pb::SegmentMark { segment: one.segment, mark: Some(mark_message(&one.mark)) }).collect()
}

/// Shares of intervals on the wire.
pub(super) fn shares_message(shares: &[(String, i64)]) -> Vec<pb::IntervalShare> {
    shares.iter().map(|(code, percent_e4)| pb::IntervalShare { code: code.clone(), percent_e4: *percent_e4 }).collect()
}
