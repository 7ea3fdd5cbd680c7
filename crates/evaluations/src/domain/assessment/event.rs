//! What happened to an assessment.

use chassis::kernel::words;

words! {
    /// What happened to an assessment; the word is its name on the wire.
    pub enum AssessmentEvent {
        /// It was begun.
        Started = "started",
        /// More is said.
        Saved = "saved",
        /// The assessor has decided between what two devices said.
        ConflictDecided = "conflict_decided",
        /// It was submitted.
        Submitted = "submitted",
        /// It was given back.
        Returned = "returned",
        /// Nothing of it changes any more.
        Locked = "locked",
        /// It went into the result.
        Confirmed = "confirmed",
    }
}
