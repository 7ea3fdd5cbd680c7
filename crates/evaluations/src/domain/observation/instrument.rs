//! An instrument as its observers meet it: which codes are marked where, on which scale, and which of them are asked for.

use super::record::Record;
use crate::domain::framework::{Content, FrameworkKind, IntervalCoding, Node, NodeKind, Procedure, Scale, ScaleType};
use crate::domain::scores::Score;

/// The tag of a code that is marked in every segment.
const PER_SEGMENT: &str = "PER_SEGMENT";
/// The tag of a code that is marked in every snapshot.
const PER_SNAPSHOT: &str = "PER_SNAPSHOT";

/// Where a code is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In every segment.
    Segment,
    /// In every snapshot.
    Snapshot,
    /// Once, of the lesson as a whole.
    Lesson,
}

/// A version of a framework by which lessons are observed.
#[derive(Debug, Clone, Copy)]
pub struct Instrument<'a> {
    kind: FrameworkKind,
    content: &'a Content,
}

impl<'a> Instrument<'a> {
    /// None where the framework is not for lessons.
    pub fn try_new(kind: FrameworkKind, content: &'a Content) -> Option<Self> {
        matches!(kind, FrameworkKind::ClassroomObservation | FrameworkKind::IntervalCoding).then_some(Self { kind, content })
    }

    /// The kind of its framework.
    pub fn kind(&self) -> FrameworkKind {
        self.kind
    }

    /// What its version says.
    pub fn content(&self) -> &'a Content {
        self.content
    }

    /// How a lesson is observed, where the version says so.
    pub fn procedure(&self) -> Option<&'a Procedure> {
        self.content.procedure.as_ref()
    }

    /// How many segments a lesson has.
    pub fn segments(&self) -> i32 {
        self.procedure().map_or(0, |procedure| procedure.segments)
    }

    /// Minutes of a segment.
    pub fn segment_minutes(&self) -> i32 {
        self.procedure().map_or(0, |procedure| procedure.segment_minutes)
    }

    /// How many snapshots a whole lesson has.
    pub fn snapshots(&self) -> usize {
        let of_segment = self.procedure().map_or(0, |procedure| procedure.snapshot_minutes.len());
        usize::try_from(self.segments()).unwrap_or_default() * of_segment
    }

    /// Where a code is marked. Without a procedure there is nothing but the lesson as a whole.
    pub fn place(&self, node: &Node) -> Place {
        let tagged = |tag: &str| self.content.procedure.is_some() && node.tags.iter().any(|word| word == tag);
        if tagged(PER_SEGMENT) {
            Place::Segment
        } else if tagged(PER_SNAPSHOT) {
            Place::Snapshot
        } else {
            Place::Lesson
        }
    }

    /// The code that is marked, with its scale.
    pub fn marked(&self, code: &str) -> Option<(&'a Node, &'a Scale)> {
        let node = self.content.node(code)?;
        Some((node, self.content.scale(&node.scale)?))
    }

    /// Codes that are marked here, in their order.
    pub fn marked_at(&self, place: Place) -> impl Iterator<Item = (&'a Node, &'a Scale)> {
        let (this, content) = (*self, self.content);
        content.nodes.iter().filter(move |node| this.place(node) == place).filter_map(|node| Some((node, content.scale(&node.scale)?)))
    }

    /// An element: an indicator that is given a level in every segment, which two observers must agree on and observers are examined in.
    pub fn element(&self, code: &str) -> Option<(&'a Node, &'a Scale)> {
        self.elements().find(|(node, _)| node.code == code)
    }

    /// All elements, in their order.
    pub fn elements(&self) -> impl Iterator<Item = (&'a Node, &'a Scale)> {
        let is_element = |(node, scale): &(&Node, &Scale)| node.kind == NodeKind::Indicator && scale.kind == ScaleType::Level;
        self.marked_at(Place::Segment).filter(is_element)
    }

    /// The levels that elements were given, segment by segment. What is seen of behaviours is on scales of its own, and is not among them.
    pub fn element_levels(&self, record: &Record) -> Vec<Score> {
        let marks = record.segments.iter().flat_map(|segment| &segment.marks).filter(|mark| self.element(&mark.code).is_some());
        marks.filter_map(|mark| u8::try_from(mark.seen.level()?).ok()).map(Score::Level).collect()
    }

    /// The codes of an interval record; none of a rubric.
    pub fn interval_codes(&self) -> impl Iterator<Item = &'a str> {
        self.content.interval_coding.iter().flat_map(IntervalCoding::codes).map(|code| code.code.as_str())
    }
}
