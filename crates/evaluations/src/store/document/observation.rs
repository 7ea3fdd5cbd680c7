//! What was seen in a lesson, as a document.

use serde::{Deserialize, Serialize};

use crate::domain::observation::{Absence, Extent, Interval, Mark, Record, Seen, Segment, Snapshot};
use crate::store::{Damaged, word};

/// A record.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(in crate::store) struct Document {
    pupils: i32,
    segments: Vec<PartDoc>,
    snapshots: Vec<PartDoc>,
    marks: Vec<MarkDoc>,
    watched: i32,
    intervals: Vec<(i32, Vec<String>)>,
    notes: String,
}

/// A segment or a snapshot.
#[derive(Serialize, Deserialize)]
struct PartDoc {
    minute: i32,
    marks: Vec<MarkDoc>,
}

/// A mark: a level, or the word for why there is none.
#[derive(Serialize, Deserialize)]
pub(super) struct MarkDoc {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    rank: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    absence: Option<String>,
}

impl From<&Mark> for MarkDoc {
    fn from(mark: &Mark) -> Self {
        let (rank, absence) = match mark.seen {
            Seen::Level(rank) => (Some(rank), None),
            Seen::Absent(absence) => (None, Some(absence.to_string())),
        };
        Self { code: mark.code.clone(), rank, absence }
    }
}

impl MarkDoc {
    pub(super) fn read(self) -> Result<Mark, Damaged> {
        let seen = match (self.rank, self.absence) {
            (Some(rank), None) => Seen::Level(rank),
            (None, Some(absence)) => Seen::Absent(word(&absence, Absence::from_word)?),
            (Some(_), Some(_)) | (None, None) => return Err(Damaged("a mark is a level or the lack of one".to_owned())),
        };
        Ok(Mark { code: self.code, seen })
    }
}

fn docs(marks: &[Mark]) -> Vec<MarkDoc> {
    marks.iter().map(MarkDoc::from).collect()
}

fn marks(docs: Vec<MarkDoc>) -> Result<Vec<Mark>, Damaged> {
    docs.into_iter().map(MarkDoc::read).collect()
}

impl From<&Record> for Document {
    fn from(record: &Record) -> Self {
        let segment = |part: &Segment| PartDoc { minute: part.start_minute, marks: docs(&part.marks) };
        let snapshot = |part: &Snapshot| PartDoc { minute: part.minute, marks: docs(&part.marks) };
        Self {
            pupils: record.pupils_present,
            segments: record.segments.iter().map(segment).collect(),
            snapshots: record.snapshots.iter().map(snapshot).collect(),
            marks: docs(&record.marks),
            watched: record.intervals_watched,
            intervals: record.intervals.iter().map(|interval| (interval.n, interval.codes.clone())).collect(),
            notes: record.notes.clone(),
        }
    }
}

impl Document {
    pub(in crate::store) fn read(self) -> Result<Record, Damaged> {
        let segment = |part: PartDoc| Ok(Segment { start_minute: part.minute, marks: marks(part.marks)? });
        let snapshot = |part: PartDoc| Ok(Snapshot { minute: part.minute, marks: marks(part.marks)? });
        Ok(Record {
            pupils_present: self.pupils,
            segments: self.segments.into_iter().map(segment).collect::<Result<_, Damaged>>()?,
            snapshots: self.snapshots.into_iter().map(snapshot).collect::<Result<_, Damaged>>()?,
            marks: marks(self.marks)?,
            intervals_watched: self.watched,
            intervals: self.intervals.into_iter().map(|(n, codes)| Interval { n, codes }).collect(),
            notes: self.notes,
        })
    }
}

/// How much was recorded.
#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
pub(in crate::store) struct ExtentDoc {
    segments: i32,
    snapshots: i32,
    intervals: i32,
    marks: i32,
}

impl From<Extent> for ExtentDoc {
    fn from(Extent { segments, snapshots, intervals, marks }: Extent) -> Self {
        Self { segments, snapshots, intervals, marks }
    }
}

impl From<ExtentDoc> for Extent {
    fn from(ExtentDoc { segments, snapshots, intervals, marks }: ExtentDoc) -> Self {
        Self { segments, snapshots, intervals, marks }
    }
}
