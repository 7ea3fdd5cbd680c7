//! How far a cycle has come and what may be done with it there: the one table of the life cycle.

use chassis::kernel::words;

words! {
    /// How far a cycle has come.
    pub enum CycleStatus {
        /// Being planned.
        Planned = "PLANNED",
        /// Schools are judged.
        Open = "OPEN",
        /// Nothing more is handed in, but for what was let in late.
        CollectionClosed = "COLLECTION_CLOSED",
        /// Ratings that differ are looked into.
        Moderation = "MODERATION",
        /// There are results.
        Finalised = "FINALISED",
        /// The results were published.
        Published = "PUBLISHED",
        /// Put away. Final.
        Archived = "ARCHIVED",
    }
}

/// What can be done with a cycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Plan it otherwise.
    Update,
    /// Open it.
    Open,
    /// Let a school in late.
    AddSchool,
    /// End the collection.
    CloseCollection,
    /// Begin to look into ratings that differ.
    StartModeration,
    /// Make the results.
    Finalise,
    /// Publish them.
    Publish,
    /// Make results anew.
    Reopen,
    /// Put it away.
    Archive,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Update,
        Self::Open,
        Self::AddSchool,
        Self::CloseCollection,
        Self::StartModeration,
        Self::Finalise,
        Self::Publish,
        Self::Reopen,
        Self::Archive,
    ];
}

impl CycleStatus {
    /// Whether the step is possible here. A plan that comes to nothing is put away; so are results that are never published, because they were
    /// made for research (E13).
    pub const fn allows(self, step: Step) -> bool {
        match step {
            Step::Update | Step::Open => matches!(self, Self::Planned),
            Step::AddSchool | Step::CloseCollection => matches!(self, Self::Open),
            Step::StartModeration => matches!(self, Self::CollectionClosed),
            Step::Finalise => matches!(self, Self::Moderation),
            Step::Publish => matches!(self, Self::Finalised),
            Step::Reopen => matches!(self, Self::Finalised | Self::Published),
            Step::Archive => matches!(self, Self::Planned | Self::Finalised | Self::Published),
        }
    }

    /// Whether assessments are taken here; of a collection that has ended only those that were let in late. There is no way back to here.
    pub const fn takes_ratings(self) -> bool {
        matches!(self, Self::Open | Self::CollectionClosed)
    }

    /// As people read it.
    pub const fn label_th(self) -> &'static str {
        match self {
            Self::Planned => "วางแผน",
            Self::Open => "เปิดรับผล",
            Self::CollectionClosed => "ปิดรับผล",
            Self::Moderation => "ทบทวนผล",
            Self::Finalised => "สรุปผลแล้ว",
            Self::Published => "เผยแพร่แล้ว",
            Self::Archived => "เก็บเข้าคลัง",
        }
    }
}
