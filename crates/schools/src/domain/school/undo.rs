//! Taking back what an import did. A change that was a mistake of a file is no history: it goes, and is told.

use jiff::Timestamp;

use super::{School, SchoolEvent, SchoolRecord};
use crate::domain::Timeline;

impl School {
    /// As it was before. The caller knows that nothing has changed since.
    pub fn restore_to(&mut self, before: SchoolRecord, now: Timestamp) -> Vec<SchoolEvent> {
        let (id, version, created_at) = (self.record.id, self.record.version, self.record.created_at);
        self.record = SchoolRecord { id, version, created_at, ..before };
        self.happened(vec![SchoolEvent::Restored], now)
    }

    /// There never was such a school: its codes are free, it belongs nowhere and existed on no day. Its id and its names stay, so that
    /// whoever heard of it can be told. (Dissolved would be wrong: a dissolved school has taught.) The caller knows that nothing refers to it.
    pub fn withdraw(&mut self, now: Timestamp) -> Vec<SchoolEvent> {
        let record = &mut self.record;
        record.identifiers = Vec::new();
        record.affiliations = Timeline::default();
        record.locations = Timeline::default();
        record.centres = Timeline::default();
        record.statuses = Timeline::default();
        record.heads = Timeline::default();
        self.happened(vec![SchoolEvent::Withdrawn], now)
    }
}
