//! Files of schools and of their pupils: read tolerantly, planned, applied row by row and undone.
//!
//! Nothing of a file is kept but what was read from columns that are known. Columns of persons are known so that their loss can be told; a
//! column that is not known is never looked at but for national ids.

pub mod cell;
pub mod column;
mod heading;
pub mod intake;
mod problem;
mod revise;
pub mod row;
pub mod sheet;
mod state;

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

pub use cell::{Cell, CellClass};
pub use column::Fate;
pub use intake::{FromFile, Intake};
pub use problem::Problem;
pub use revise::{Lies, Unfit, count, registered, revised};
pub use row::{Issue, ReadRow, Said, SaidOfPupils, SaidOfSchool};
pub use sheet::Line;
pub use state::{Act, ImportKind, ImportState, Outcome, Progress};

use super::enrolment::Counted;
use super::school::SchoolRecord;
use super::term::AcademicTerm;
use super::{Code, EnrolmentId, ImportId, SchoolId};

/// How many rows came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Of the file.
    pub rows: u32,
    /// That make something new.
    pub new: u32,
    /// That change something.
    pub changed: u32,
    /// That say what is known.
    pub same: u32,
    /// That cannot be taken.
    pub refused: u32,
    /// Applied.
    pub applied: u32,
    /// Refused when they were to be applied.
    pub stale: u32,
    /// Put back.
    pub undone: u32,
    /// Not put back.
    pub kept: u32,
}

impl Tally {
    /// Counts a row of the plan.
    pub fn plan(&mut self, outcome: Outcome) {
        self.rows += 1;
        match outcome {
            Outcome::New => self.new += 1,
            Outcome::Changed => self.changed += 1,
            Outcome::Same => self.same += 1,
            Outcome::Refused => self.refused += 1,
        }
    }

    /// Counts what became of a row.
    pub fn became(&mut self, progress: Progress) {
        match progress {
            Progress::Nothing | Progress::Pending => {}
            Progress::Applied => self.applied += 1,
            Progress::Stale => self.stale += 1,
            Progress::Undone => self.undone += 1,
            Progress::Kept => self.kept += 1,
        }
    }

    fn to_apply(self) -> u32 {
        (self.new + self.changed).saturating_sub(self.applied + self.stale)
    }

    fn to_undo(self) -> u32 {
        self.applied.saturating_sub(self.undone + self.kept)
    }
}

/// What is kept of an import beside its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Id.
    pub id: ImportId,
    /// Raised by one with every event.
    pub version: i64,
    /// What the file is about.
    pub kind: ImportKind,
    /// How far it has come.
    pub state: ImportState,
    /// From when changes hold, or on which day pupils were counted.
    pub as_of: Date,
    /// The term that pupils are counted for; there in files of pupils.
    pub term: Option<AcademicTerm>,
    /// How many rows came to what.
    pub tally: Tally,
    /// The last row that the present act, applying or undoing, has dealt with; 0 before the first one. The next rows come after it.
    pub dealt_to: u32,
    /// Headings of the columns that were left out, and why.
    pub left_out: Vec<(String, Fate)>,
    /// Where all of its schools lie.
    pub scopes: Vec<String>,
    /// With which scopes it was planned; nothing where they were global.
    pub planned_within: Option<Vec<String>>,
    /// When it was planned.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    record: ImportRecord,
}

/// What happened to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportEvent {
    /// It was planned.
    Planned,
    /// Rows were applied.
    Applied,
    /// Rows were put back.
    Undone,
    /// It was thrown away.
    Discarded,
}

impl ImportEvent {
    /// Its name on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Applied => "applied",
            Self::Undone => "undone",
            Self::Discarded => "discarded",
        }
    }
}

/// Why a command on an import is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Not possible in its state.
    #[error("not possible with an import that is {0}")]
    StateNotAllowed(ImportState),
}

impl Import {
    /// A plan whose rows are still to be counted.
    pub fn begin(id: ImportId, (kind, as_of, term): (ImportKind, Date, Option<AcademicTerm>), now: Timestamp) -> Self {
        let (tally, state) = (Tally::default(), ImportState::Planned);
        let (left_out, scopes, planned_within) = (Vec::new(), Vec::new(), None);
        let record = ImportRecord {
            id,
            version: 1,
            kind,
            state,
            as_of,
            term,
            tally,
            dealt_to: 0,
            left_out,
            scopes,
            planned_within,
            created_at: now,
            updated_at: now,
        };
        Self { record }
    }

    /// The plan, after its rows were counted.
    pub fn planned(
        mut self,
        tally: Tally,
        left_out: Vec<(String, Fate)>,
        (scopes, within): (Vec<String>, Option<Vec<String>>),
    ) -> (Self, ImportEvent) {
        (self.record.tally, self.record.left_out, self.record.scopes, self.record.planned_within) = (tally, left_out, scopes, within);
        (self, ImportEvent::Planned)
    }

    /// What was kept.
    pub fn restore(record: ImportRecord) -> Self {
        Self { record }
    }

    /// What is kept of it.
    pub fn record(&self) -> &ImportRecord {
        &self.record
    }

    /// Whether something may be done with it.
    pub fn must_allow(&self, act: Act) -> Result<(), ImportError> {
        self.record.state.after(act, false).map(|_| ()).ok_or(ImportError::StateNotAllowed(self.record.state))
    }

    /// After which row the next rows of an act come.
    pub fn next_after(&self, act: Act) -> u32 {
        let goes_on = match act {
            Act::Apply => true,
            Act::Undo => self.record.state == ImportState::Undoing,
            Act::Discard => false,
        };
        if goes_on { self.record.dealt_to } else { 0 }
    }

    /// The next rows of it were dealt with, or the plan was thrown away.
    pub fn advance(
        &mut self,
        act: Act,
        became: impl IntoIterator<Item = (u32, Progress)>,
        now: Timestamp,
    ) -> Result<ImportEvent, ImportError> {
        self.must_allow(act)?;
        let (mut tally, mut dealt_to) = (self.record.tally, self.next_after(act));
        for (no, progress) in became {
            tally.became(progress);
            dealt_to = dealt_to.max(no);
        }
        let (remaining, event) = match act {
            Act::Apply => (tally.to_apply(), ImportEvent::Applied),
            Act::Undo => (tally.to_undo(), ImportEvent::Undone),
            Act::Discard => (0, ImportEvent::Discarded),
        };
        self.record.state = self.record.state.after(act, remaining > 0).unwrap_or(self.record.state);
        (self.record.tally, self.record.dealt_to) = (tally, dealt_to);
        self.record.version += 1;
        self.record.updated_at = now;
        Ok(event)
    }

    /// How many rows wait for the next call.
    pub fn remaining(&self) -> u32 {
        match self.record.state {
            ImportState::Planned | ImportState::Applying => self.record.tally.to_apply(),
            ImportState::Undoing => self.record.tally.to_undo(),
            ImportState::Applied | ImportState::Undone | ImportState::Discarded => 0,
        }
    }
}

/// What something was before a row was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// A school.
    School(Box<SchoolRecord>),
    /// Pupils.
    Pupils(Box<Counted>),
}

/// A row of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its number in the file.
    pub no: u32,
    /// What the plan makes of it.
    pub outcome: Outcome,
    /// What became of it.
    pub progress: Progress,
    /// The code that it is found by.
    pub code: Option<Code>,
    /// The school, once it is known.
    pub school: Option<SchoolId>,
    /// The snapshot, once it is known.
    pub enrolment: Option<EnrolmentId>,
    /// What it says; nothing in a refused row.
    pub said: Option<Said>,
    /// What is wrong with it, and what is to be looked at.
    pub issues: Vec<Issue>,
    /// The version that the plan has seen; 0 of nothing.
    pub expected_version: i64,
    /// The version after it was applied.
    pub applied_version: Option<i64>,
    /// What it was before it was applied; nothing where it was not there.
    pub before: Option<Before>,
}

impl ImportRow {
    /// A row as it was read, refused until the plan finds what it is about.
    pub fn of(read: ReadRow) -> Self {
        let ReadRow { no, code, said, issues } = read;
        let (outcome, progress) = (Outcome::Refused, Progress::Nothing);
        Self {
            no,
            outcome,
            progress,
            code,
            school: None,
            enrolment: None,
            said,
            issues,
            expected_version: 0,
            applied_version: None,
            before: None,
        }
    }

    /// What the plan makes of it.
    pub fn decide(&mut self, outcome: Outcome) {
        self.outcome = outcome;
        self.progress = match outcome {
            Outcome::New | Outcome::Changed => Progress::Pending,
            Outcome::Same | Outcome::Refused => Progress::Nothing,
        };
        if self.progress == Progress::Nothing {
            self.said = None;
        }
    }

    /// It cannot be taken.
    pub fn refuse(&mut self, issue: Issue) {
        self.issues.push(issue);
        self.decide(Outcome::Refused);
    }

    /// It was applied: what it was before, and the version that it has now.
    pub fn applied(&mut self, before: Option<Before>, version: i64) {
        (self.progress, self.before, self.applied_version) = (Progress::Applied, before, Some(version));
    }

    /// What became of it instead, and why.
    pub fn ended(&mut self, progress: Progress, issue: Issue) {
        self.progress = progress;
        self.issues.push(issue);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn planned(new: u32, refused: u32) -> Import {
        let of = (ImportKind::Schools, jiff::civil::date(2021, 6, 10), None);
        let tally = Tally { rows: new + refused, new, refused, ..Tally::default() };
        Import::begin(ImportId(Uuid::nil()), of, NOW).planned(tally, Vec::new(), (Vec::new(), None)).0
    }

    #[test]
    fn rows_are_dealt_with_in_pieces_and_each_call_raises_the_version_by_one() {
        use ImportState::{Applied, Applying, Undoing, Undone};
        let mut import = planned(3, 1);
        let step = |import: &mut Import, act, became: &[(u32, Progress)]| {
            let event = import.advance(act, became.iter().copied(), NOW).expect("may be done");
            (event, import.record().state, import.remaining(), import.record().version, import.record().dealt_to)
        };
        assert_eq!((import.remaining(), import.next_after(Act::Apply)), (3, 0));
        assert_eq!(step(&mut import, Act::Apply, &[(2, Progress::Applied)]), (ImportEvent::Applied, Applying, 2, 2, 2));
        assert_eq!((import.next_after(Act::Apply), import.next_after(Act::Undo)), (2, 0), "undoing begins at the first row");
        let rest = [(4, Progress::Applied), (5, Progress::Stale)];
        assert_eq!(step(&mut import, Act::Apply, &rest), (ImportEvent::Applied, Applied, 0, 3, 5));
        assert_eq!(step(&mut import, Act::Undo, &[(2, Progress::Kept)]), (ImportEvent::Undone, Undoing, 1, 4, 2));
        assert_eq!(import.next_after(Act::Undo), 2);
        assert_eq!(step(&mut import, Act::Undo, &[(4, Progress::Undone)]), (ImportEvent::Undone, Undone, 0, 5, 4));
        assert_eq!(import.advance(Act::Undo, [], NOW), Err(ImportError::StateNotAllowed(Undone)));
    }

    #[test]
    fn a_plan_in_which_nothing_can_be_taken_is_applied_at_once() {
        let mut import = planned(0, 2);
        import.advance(Act::Apply, [], NOW).expect("may be done");
        assert_eq!(import.record().state, ImportState::Applied);
    }
}
