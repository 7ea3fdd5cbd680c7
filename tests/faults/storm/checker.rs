//! The checker: what the clerks were told against what the house holds. It knows nothing of how the house works, only what it
//! promises; every promise is an invariant that can fail (`checker/tests.rs` breaks each).

mod answers;
mod log;
mod said;

#[cfg(test)]
mod tests;

use std::fmt;

use super::history::Write;
use super::world::World;

/// What must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Invariant {
    /// An answered write has its event, once, under the answered version.
    AnsweredIsTold,
    /// An answered write stands in the tables of the service, and so does everything that was told.
    AnsweredIsHeld,
    /// Nothing happened that nobody asked for: every event and every effect has its write.
    NothingFromNowhere,
    /// What was refused or only tried out left nothing behind.
    RefusedLeftNothing,
    /// What was asked for and never answered happened once or not at all.
    UnknownOnceOrNever,
    /// Only what is wrong, or late, is refused; and what is wrong always.
    RefusedWithReason,
    /// The same request has the same answer, however often it is asked, whoever answers.
    SameAnswer,
    /// One stored reply and one line in the audit trail for each write that was done.
    KeptAndNotedOnce,
    /// Positions run from 1 to N without a gap.
    PositionsWithoutGap,
    /// Versions of a thing rise by one.
    VersionsRiseByOne,
    /// The stream is the table, message by message.
    StreamIsTable,
    /// The board is the log folded.
    BoardIsLog,
    /// Every link of the hash chain holds.
    ChainHolds,
    /// Every reader stands at the last event, nothing is parked, nothing waits.
    CaughtUp,
    /// What was submitted is kept, once, as it was said.
    SubmittedIsKept,
    /// What an assessor or an observer says stands in no event, no reply and no audit line.
    SaidIsNotTold,
    /// What was seen in a lesson stands as it was recorded last, and so does what its teacher was told.
    ObservedIsKept,
    /// No event names a person who judges, watches or is watched.
    NobodyIsNamed,
    /// What readers answer is what the log adds up to.
    ReportIsLog,
}

impl Invariant {
    #[cfg(test)]
    pub(super) const ALL: [Self; 19] = [
        Self::AnsweredIsTold,
        Self::AnsweredIsHeld,
        Self::NothingFromNowhere,
        Self::RefusedLeftNothing,
        Self::UnknownOnceOrNever,
        Self::RefusedWithReason,
        Self::SameAnswer,
        Self::KeptAndNotedOnce,
        Self::PositionsWithoutGap,
        Self::VersionsRiseByOne,
        Self::StreamIsTable,
        Self::BoardIsLog,
        Self::ChainHolds,
        Self::CaughtUp,
        Self::SubmittedIsKept,
        Self::SaidIsNotTold,
        Self::ObservedIsKept,
        Self::NobodyIsNamed,
        Self::ReportIsLog,
    ];
}

/// One place where something does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) invariant: Invariant,
    pub(super) what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {}", self.invariant, self.what)
    }
}

/// Collects violations.
#[derive(Debug, Default)]
struct Found(Vec<Violation>);

impl Found {
    fn unless(&mut self, holds: bool, invariant: Invariant, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Violation { invariant, what: what() });
        }
    }
}

/// Everything that does not hold; nothing when all is well.
pub(super) fn check(writes: &[Write], world: &World) -> Vec<Violation> {
    let mut found = Found::default();
    answers::check(writes, world, &mut found);
    log::check(world, &mut found);
    said::check(writes, world, &mut found);
    found.0
}
