//! What happened to a cycle.

use chassis::kernel::words;

words! {
    /// What happened to a cycle; the word is its name on the wire.
    pub enum CycleEvent {
        /// It was planned.
        Planned = "planned",
        /// It was taken over with its results from files.
        Imported = "imported",
        /// It was planned otherwise.
        Updated = "updated",
        /// It was opened.
        Opened = "opened",
        /// Which schools are in it is told, so many at a time.
        PopulationFrozen = "population_frozen",
        /// A school was let in late.
        SchoolAdded = "school_added",
        /// Its collection ended.
        Closed = "closed",
        /// Ratings that differ are looked into.
        ModerationStarted = "moderation_started",
        /// Its results were made.
        Finalised = "finalised",
        /// Its results were published.
        Published = "published",
        /// Its results are made anew.
        Reopened = "reopened",
        /// It was put away.
        Archived = "archived",
    }
}
