//! The ceremony at which agreements are signed.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Snapshot, Word};

/// A ceremony, as its source told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ceremony {
    /// Id.
    pub(crate) id: Uuid,
    /// Version of the snapshot.
    pub(crate) version: i64,
    /// The first of the agreements signed there. The board finds a ceremony by the id that an agreement carries.
    pub(crate) agreement_id: Uuid,
    /// Where it stands.
    pub(crate) status: Word,
    /// The start that was last planned.
    pub(crate) planned_start: Option<Timestamp>,
    /// When its event happened.
    pub(crate) told_at: Timestamp,
}

impl Snapshot for Ceremony {
    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i64 {
        self.version
    }
}

impl Ceremony {
    /// When it starts. A ceremony that was postponed or cancelled has no day, whatever had been planned.
    pub(crate) fn starts_at(&self) -> Option<Timestamp> {
        self.planned_start.filter(|_| !self.status.is_one_of(&["POSTPONED", "CANCELLED"]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_status(status: &'static str) -> Ceremony {
        Ceremony {
            id: Uuid::nil(),
            version: 1,
            agreement_id: Uuid::nil(),
            status: Word::known(status),
            planned_start: Some(Timestamp::UNIX_EPOCH),
            told_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_ceremony_starts_when_planned_unless_it_was_postponed_or_cancelled() {
        assert_eq!(with_status("PLANNED").starts_at(), Some(Timestamp::UNIX_EPOCH));
        assert_eq!(with_status("HELD").starts_at(), Some(Timestamp::UNIX_EPOCH));
        assert_eq!(with_status("POSTPONED").starts_at(), None);
        assert_eq!(with_status("CANCELLED").starts_at(), None);
    }
}
