//! What the read models keep of areas, schools and their pupils.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Level, Snapshot, Spot, Word};

/// An area, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// What it is.
    pub(crate) kind: Word,
    /// Its code.
    pub(crate) code: String,
    /// Its place in Thai order.
    pub(crate) sort_key: Vec<u8>,
    /// The snapshot.
    pub(crate) told: Vec<u8>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

impl Area {
    /// The level at which schools belong to it, if they do.
    pub(crate) fn level(&self) -> Option<Level> {
        Level::of_kind(self.kind.as_str())
    }

    /// What schools in it are found by.
    pub(crate) fn place(&self) -> Option<String> {
        self.level().map(|level| level.place(self.id, &self.code))
    }

    /// The grant that reaches what lies in it.
    pub(crate) fn scope(&self) -> Option<String> {
        self.level().and_then(|level| level.scope(self.id, &self.code))
    }
}

/// A school, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct School {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// Its place in Thai order.
    pub(crate) sort_key: Vec<u8>,
    /// Where it belonged, and what became of it.
    pub(crate) spots: Vec<Spot>,
    /// The snapshot, without what no report shows.
    pub(crate) told: Vec<u8>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

impl Snapshot for School {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

/// The pupils of a school on a day, as their source told them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Enrolment {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The school.
    pub(crate) school: Uuid,
    /// The day of the count.
    pub(crate) counted_on: Date,
    /// The academic year that it is counted for.
    pub(crate) be_year: i32,
    /// The term of it.
    pub(crate) semester: i32,
    /// Whether it is confirmed.
    pub(crate) status: Word,
    /// How many there are.
    pub(crate) pupils: i32,
    /// The snapshot.
    pub(crate) told: Vec<u8>,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

impl Snapshot for Enrolment {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}
