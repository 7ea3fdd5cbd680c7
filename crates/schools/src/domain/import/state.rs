//! How far an import has come, and what becomes of its rows.

use chassis::kernel::words;

words! {
    /// What a file is about.
    pub enum ImportKind {
        /// Schools.
        Schools = "SCHOOLS",
        /// Pupils by grade and sex.
        Enrolment = "ENROLMENT",
    }
}

words! {
    /// How far an import has come.
    pub enum ImportState {
        /// Read; nothing has changed.
        Planned = "PLANNED",
        /// Some rows are applied.
        Applying = "APPLYING",
        /// Every acceptable row was dealt with.
        Applied = "APPLIED",
        /// Some rows are put back.
        Undoing = "UNDOING",
        /// Every row that could be was put back.
        Undone = "UNDONE",
        /// Thrown away before anything was applied.
        Discarded = "DISCARDED",
    }
}

words! {
    /// What the plan makes of a row.
    pub enum Outcome {
        /// Makes something new.
        New = "NEW",
        /// Changes something.
        Changed = "CHANGED",
        /// Says what is known.
        Same = "SAME",
        /// Cannot be taken.
        Refused = "REFUSED",
    }
}

words! {
    /// What became of a row.
    pub enum Progress {
        /// Nothing is to be done for it.
        Nothing = "NONE",
        /// Waits to be applied.
        Pending = "PENDING",
        /// Applied.
        Applied = "APPLIED",
        /// Refused when it was to be applied.
        Stale = "STALE",
        /// Put back.
        Undone = "UNDONE",
        /// Not put back.
        Kept = "KEPT",
    }
}

/// What may be done with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Apply the next rows.
    Apply,
    /// Put the next rows back.
    Undo,
    /// Throw the plan away.
    Discard,
}

impl ImportState {
    /// Where an act leads, by whether rows remain afterwards; nothing where it may not be done.
    pub fn after(self, act: Act, remains: bool) -> Option<Self> {
        match (self, act) {
            (Self::Planned | Self::Applying, Act::Apply) => Some(if remains { Self::Applying } else { Self::Applied }),
            (Self::Applying | Self::Applied | Self::Undoing, Act::Undo) => Some(if remains { Self::Undoing } else { Self::Undone }),
            (Self::Planned, Act::Discard) => Some(Self::Discarded),
            (Self::Planned, Act::Undo)
            | (Self::Applying, Act::Discard)
            | (Self::Applied | Self::Undoing, Act::Apply | Act::Discard)
            | (Self::Undone | Self::Discarded, Act::Apply | Act::Undo | Act::Discard) => None,
        }
    }

    /// As people read it.
    pub fn label_th(self) -> &'static str {
        match self {
            Self::Planned => "รอนำเข้า",
            Self::Applying => "กำลังนำเข้า",
            Self::Applied => "นำเข้าแล้ว",
            Self::Undoing => "กำลังยกเลิกการนำเข้า",
            Self::Undone => "ยกเลิกการนำเข้าแล้ว",
            Self::Discarded => "ทิ้งแผนแล้ว",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_applied_and_undone_in_pieces_and_thrown_away_only_before() {
        use ImportState::{Applied, Applying, Discarded, Planned, Undoing, Undone};
        let leads = |from: ImportState| {
            [Act::Apply, Act::Undo, Act::Discard].map(|act| (from.after(act, true).map(ImportState::word), from.after(act, false)))
        };
        let none = (None, None);
        let table = [
            (Planned, [(Some("APPLYING"), Some(Applied)), none, (Some("DISCARDED"), Some(Discarded))]),
            (Applying, [(Some("APPLYING"), Some(Applied)), (Some("UNDOING"), Some(Undone)), none]),
            (Applied, [none, (Some("UNDOING"), Some(Undone)), none]),
            (Undoing, [none, (Some("UNDOING"), Some(Undone)), none]),
            (Undone, [none; 3]),
            (Discarded, [none; 3]),
        ];
        for (from, expected) in table {
            assert_eq!(leads(from), expected, "{from}");
        }
    }
}
