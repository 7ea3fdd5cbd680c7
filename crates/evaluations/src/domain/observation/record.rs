//! What is recorded of a lesson, as far as it has come.

use chassis::kernel::words;

words! {
    /// Why a code has no level.
    pub enum Absence {
        /// It does not apply to this lesson.
        NotApplicable = "NOT_APPLICABLE",
        /// The observer could not see it: missing, and never the lowest level.
        NotObserved = "NOT_OBSERVED",
    }
}

/// What was seen of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A level of its scale, from 1.
    Level(i32),
    /// No level.
    Absent(Absence),
}

impl Seen {
    /// The level, where it is one.
    pub const fn level(self) -> Option<i32> {
        match self {
            Self::Level(rank) => Some(rank),
            Self::Absent(_) => None,
        }
    }
}

/// A code and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The code.
    pub code: String,
    /// What was seen.
    pub seen: Seen,
}

/// A code in a segment and what was seen of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentMark {
    /// Number of the segment, from 1.
    pub segment: i32,
    /// The code and what was seen of it.
    pub mark: Mark,
}

/// A part of the lesson that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The minute of the lesson with which it begins.
    pub start_minute: i32,
    /// What was seen in it.
    pub marks: Vec<Mark>,
}

/// One look at the class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The minute of the lesson.
    pub minute: i32,
    /// What was seen in it.
    pub marks: Vec<Mark>,
}

/// Codes that were seen in an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Its number, from 1.
    pub n: i32,
    /// The codes.
    pub codes: Vec<String>,
}

/// What is recorded of a lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Record {
    /// Pupils who were there; 0 when not said.
    pub pupils_present: i32,
    /// Segments in the order of time.
    pub segments: Vec<Segment>,
    /// Snapshots in the order of time.
    pub snapshots: Vec<Snapshot>,
    /// What was seen in the lesson as a whole.
    pub marks: Vec<Mark>,
    /// How many intervals were watched.
    pub intervals_watched: i32,
    /// Intervals in which something was marked.
    pub intervals: Vec<Interval>,
    /// What the observer wrote down.
    pub notes: String,
}

/// How much was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    /// Segments.
    pub segments: i32,
    /// Snapshots.
    pub snapshots: i32,
    /// Intervals that were watched.
    pub intervals: i32,
    /// Marks that were made.
    pub marks: i32,
}

impl Record {
    /// How much it is, without a word of what was seen.
    pub fn extent(&self) -> Extent {
        let count = |of: usize| i32::try_from(of).unwrap_or(i32::MAX);
        let in_segments: usize = self.segments.iter().map(|segment| segment.marks.len()).sum();
        let in_snapshots: usize = self.snapshots.iter().map(|snapshot| snapshot.marks.len()).sum();
        let in_intervals: usize = self.intervals.iter().map(|interval| interval.codes.len()).sum();
        Extent {
            segments: count(self.segments.len()),
            snapshots: count(self.snapshots.len()),
            intervals: self.intervals_watched,
            marks: count(in_segments + in_snapshots + self.marks.len() + in_intervals),
        }
    }

    /// What was seen of a code in a segment, counted from 1.
    pub fn in_segment(&self, segment: i32, code: &str) -> Option<Seen> {
        let at = usize::try_from(segment).ok()?.checked_sub(1)?;
        self.segments.get(at)?.marks.iter().find(|mark| mark.code == code).map(|mark| mark.seen)
    }

    /// The same with what two observers agreed on in the place of what one of them had seen.
    #[must_use]
    pub fn with(mut self, agreed: &[SegmentMark]) -> Self {
        for SegmentMark { segment, mark } in agreed {
            let at = usize::try_from(*segment).ok().and_then(|n| n.checked_sub(1));
            let Some(segment) = at.and_then(|at| self.segments.get_mut(at)) else { continue };
            match segment.marks.iter_mut().find(|own| own.code == mark.code) {
                Some(own) => own.seen = mark.seen,
                None => segment.marks.push(mark.clone()),
            }
        }
        self
    }

    /// The same without what the observer wrote down.
    #[must_use]
    pub fn without_notes(mut self) -> Self {
        self.notes.clear();
        self
    }
}
