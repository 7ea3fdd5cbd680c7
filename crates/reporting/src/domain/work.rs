//! What the read models keep of the work of schools: plans and lesson study.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::Word;

/// A development plan, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The school.
    pub(crate) school: Uuid,
    /// First and last academic year.
    pub(crate) years: (i32, i32),
    /// Its title in Thai.
    pub(crate) title_th: Option<String>,
    /// Its title in English.
    pub(crate) title_en: Option<String>,
    /// Where it stands.
    pub(crate) state: Word,
    /// How often the board has approved it.
    pub(crate) revision: i32,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// A lesson study team, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Team {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The academic year that it works in.
    pub(crate) be_year: i32,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}

/// A cycle of lesson study, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cycle {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The team.
    pub(crate) team: Uuid,
    /// The schools of the team when it was planned.
    pub(crate) schools: Vec<Uuid>,
    /// The Monday of its week.
    pub(crate) week: Date,
    /// How far it has come.
    pub(crate) state: Word,
    /// When it was told.
    pub(crate) told_at: Timestamp,
}
